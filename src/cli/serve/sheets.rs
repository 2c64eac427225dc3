//! The thread that lays out printed pages. It does so only for books that somebody looks at, and
//! keeps the typesetter warm between saves.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::Receiver;

use tokio::sync::oneshot;

use crate::cli::serve::desk::{Build, Desk};
use crate::cli::terminal;
use crate::render::{Press, Proof, RenderError};
use crate::source::Span;
use crate::template::Templates;

/// A book that is wanted; the volume without a number.
pub(super) type Wanted = Option<usize>;

/// Asks for the pages of a book as the plan is now.
pub(super) struct Job {
    pub(super) book: Wanted,
    pub(super) reply: oneshot::Sender<Answer>,
}

/// The pages, or why there are none, with the build that they are of.
pub(super) type Answer = Result<Arc<Sheets>, (Arc<Build>, Vec<RenderError>)>;

/// The pages of a book with the build that they are of.
pub(super) struct Sheets {
    pub(super) build: Arc<Build>,
    pub(super) proof: Proof,
}

/// Works until nobody can ask any more.
pub(super) fn run(desk: &Desk, jobs: &Receiver<Job>) {
    let mut press = Press::new();
    while let Ok(Job { book, reply }) = jobs.recv() {
        // Without a plan that can be shown there is nothing to lay out.
        let Some(build) = desk.current() else { continue };
        let known = desk.sheets(book).filter(|sheets| sheets.build.number == build.number);
        let laid = match known {
            Some(sheets) => Ok(Ok(sheets)),
            None => catch_unwind(AssertUnwindSafe(|| lay_out(&mut press, build, book))),
        };
        let Ok(answer) = laid else {
            // What fell over may be broken; the next one starts cold.
            press = Press::new();
            terminal::own_fault(desk.lang);
            continue;
        };
        if let Ok(sheets) = &answer {
            desk.lay(book, sheets);
        }
        // A browser that went away needs no answer.
        drop(reply.send(answer));
        press.tidy();
    }
}

fn lay_out(press: &mut Press, build: Arc<Build>, book: Wanted) -> Answer {
    let Some((plan, edition)) = &build.checked.edition else { return Err((build, Vec::new())) };
    let fonts: Vec<&[u8]> = plan.fonts.values().map(Vec::as_slice).collect();
    match press.proof(edition, &fonts, Templates::new(&plan.templates), book) {
        Ok(proof) => Ok(Arc::new(Sheets { build, proof })),
        Err(errors) => Err((build, errors)),
    }
}

impl Sheets {
    /// Lists the pages as clients see them: printed number, size in points, and what is seen.
    pub(super) fn listed(&self) -> Vec<(String, f64, f64, String)> {
        let page = |at| {
            let (width, height) = self.proof.size(at)?;
            let label = self.proof.label(at).unwrap_or_default();
            Some((label, width, height, format!("{:016x}", self.proof.fingerprint(at)?)))
        };
        (0..self.proof.pages()).filter_map(page).collect()
    }

    /// Names the place of the plan that is printed at a point: `tahap-1/01.md:12:1`.
    pub(super) fn place(&self, page: usize, x: f64, y: f64) -> Option<String> {
        let span = self.proof.source_at(page, x, y)?;
        let source = self.build.checked.sources.get(span.source);
        let (line, column) = source.position(span.start);
        Some(format!("{}:{line}:{column}", source.path()))
    }

    /// Finds the first page on which a place of the plan is printed, and how far down in points.
    pub(super) fn page(&self, file: &str, line: usize, column: usize) -> Option<(usize, f64)> {
        let sources = &self.build.checked.sources;
        let id = sources.find(file)?;
        let start = sources.get(id).offset(line, column);
        self.proof.pages_of(Span::new(id, start..start + 1)).first().copied()
    }
}
