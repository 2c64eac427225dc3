//! Compiles the Master Plan Smart City of an Indonesian regency or city: structured plans in,
//! checked and numbered books out.
//!
//! # The pipeline
//!
//! ```text
//! World --load--> Plan --check--> findings --resolve--> Edition --render--> Artifacts --write--> files
//! ```
//!
//! - [`world`] is the one door for input; [`source`] keeps texts and places; [`lang`] the two
//!   languages; [`template`] the embedded schemes and looks.
//! - [`model`] holds the nouns; every pass hands the next a model type.
//! - [`diag`] is what is said about a plan. It stands above the model, since messages name kinds
//!   of records.
//! - [`mod@load`] reads, [`mod@check`] demands, [`view`] computes tables and draws charts,
//!   [`mod@render`] prints. They stand side by side and do not know each other.
//! - A chart is placed once, in [`view::chart`], as [`model::chart`]: shapes with roles instead of
//!   colours. Every format paints the same drawing, so that nobody measures words twice.
//! - [`mod@resolve`] numbers and binds everything once; only it asks [`view`].
//! - [`mod@status`] tells how far a plan is, from the plan and its edition.
//! - [`mod@mend`] applies the fixes of findings in memory and looks at the result again.
//! - [`output`] keeps finished files in memory, so that nothing is written until all is well.
//!
//! A room stands above all that it uses; `tests/edges.rs` keeps it so.

pub mod check;
pub mod cli;
pub mod diag;
pub mod lang;
pub mod load;
pub mod mend;
pub mod model;
pub mod output;
pub mod render;
pub mod resolve;
pub mod source;
pub mod status;
pub mod template;
pub mod view;
pub mod world;

use std::collections::BTreeMap;

use diag::catalogue::template as catalogue;
use diag::code::OPEN_PLACEHOLDER as PLACEHOLDER;
use diag::policy::{Pattern, Policy, Waived};
use diag::{Diagnostic, Severity, Sink};
use mend::{Mended, Seen};
use model::book::Edition;
use model::placeholder::is_placeholder;
use model::plan::Plan;
use model::status::Status;
use model::value::Date;
use output::Artifacts;
use render::{Progress, RenderError, Selection};
use source::SourceMap;
use template::Templates;
use world::World;

/// Room for the recursion of layout and of deeply nested prose, in bytes.
pub(crate) const STACK: usize = 256 << 20;

/// What a run of the passes should do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options<'a> {
    /// Stage to check for; the manifest's without it.
    pub stage: Option<u8>,
    /// Whether years up to the extension are printed and counted.
    pub extended: bool,
    /// What a build is for.
    pub purpose: Purpose,
    /// Only these codes are told; all without any.
    pub select: &'a [Pattern],
    /// Codes that are not told.
    pub ignore: &'a [Pattern],
    /// Whether the edition is made whole beside the rules, on a second thread: who looks at a
    /// preview waits for both.
    pub at_once: bool,
}

/// What a build is for, and so how much may be wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Purpose {
    /// To be read: nothing is wrong at its stage.
    #[default]
    Working,
    /// To be talked about: what can be understood, marked as a draft.
    Draft,
    /// To be signed: no warning and no placeholder either.
    Final,
}

impl Purpose {
    /// Tells whether a finding keeps a plan from being built.
    pub fn is_stopped_by(self, finding: &Diagnostic) -> bool {
        match self {
            Self::Draft => finding.severity == Severity::Error && finding.code.blocks_draft,
            Self::Working => finding.severity == Severity::Error,
            Self::Final => finding.severity != Severity::Info || finding.code == PLACEHOLDER,
        }
    }
}

/// A plan that was read and checked, with everything that was found.
#[derive(Debug)]
pub struct Checked {
    /// All texts that were read.
    pub sources: SourceMap,
    /// All findings, sorted.
    pub findings: Vec<Diagnostic>,
    /// What the plan waives, with its reasons.
    pub waived: Vec<Waived>,
    /// The plan and its edition, unless the plan could not be read at all.
    pub edition: Option<(Plan, Edition)>,
    /// What the command line leaves out.
    pub hidden: Vec<Diagnostic>,
    /// Whether all that was found allows a build, told or not.
    pub buildable: bool,
    /// What the edition holds.
    resolved: resolve::Options,
}

impl Checked {
    /// Makes the edition whole: cells, drawings, lists, which a check does without.
    pub fn complete(&mut self) {
        if !self.resolved.bare {
            return;
        }
        if let Some((plan, edition)) = &mut self.edition {
            let revision = edition.meta.revision.take();
            self.resolved.bare = false;
            // All that is wrong was told by the check.
            *edition = resolve::resolve(plan, self.resolved, &mut Sink::new());
            edition.meta.revision = revision;
            resolve::complete(plan, edition);
        }
    }

    /// Lists the plan's own files that were read, by path, with their bytes.
    pub fn inputs(&self) -> BTreeMap<String, &[u8]> {
        let own = |path: &str| !path.starts_with("book-templates/");
        let texts = self.sources.iter().filter(|source| own(source.path()));
        let mut out: BTreeMap<String, &[u8]> =
            texts.map(|source| (source.path().to_owned(), source.text().as_bytes())).collect();
        if let Some((plan, _)) = &self.edition {
            let media = plan.media.iter();
            out.extend(media.map(|(path, media)| (path.clone(), media.bytes.as_slice())));
            out.extend(plan.fonts.iter().map(|(path, bytes)| (path.clone(), bytes.as_slice())));
            let templates = plan.templates.iter();
            out.extend(
                templates.map(|(path, bytes)| (format!("templates/{path}"), bytes.as_slice())),
            );
        }
        out
    }
}

/// Reads, checks and resolves a plan; tells everything that was found.
pub fn check(world: &dyn World, options: Options<'_>) -> Checked {
    let mut sources = SourceMap::default();
    let mut sink = Sink::new();
    let mut resolved = resolve::Options { stage: 0, extended: options.extended, bare: true };
    let edition = load::load(world, &mut sources, &mut sink).map(|plan| {
        check_faces(&plan, &mut sink);
        resolved.stage = options.stage.unwrap_or(plan.manifest.stage());
        resolved.bare = !options.at_once;
        let rules = || {
            let mut told = Sink::new();
            check::check(&check::Review::new(&plan, resolved.stage, &sources), &mut told);
            told
        };
        let edition = || {
            let mut told = Sink::new();
            let mut edition = resolve::resolve(&plan, resolved, &mut told);
            if !resolved.bare {
                resolve::complete(&plan, &mut edition);
            }
            (told, edition)
        };
        let (told, (bound, edition)) =
            if options.at_once { beside(rules, edition) } else { (rules(), edition()) };
        told.iter().chain(&bound).for_each(|finding| sink.push(finding.clone()));
        (plan, edition)
    });
    let (findings, waived, hidden) = match &edition {
        Some((plan, _)) => judge(plan, options, sink, &sources),
        None => (sink.into_sorted(&sources), Vec::new(), Vec::new()),
    };
    let stops = |finding: &Diagnostic| options.purpose.is_stopped_by(finding);
    let buildable = edition.is_some() && !findings.iter().chain(&hidden).any(stops);
    Checked { sources, findings, waived, edition, hidden, buildable, resolved }
}

/// Does two things at once; one after the other where no thread is to be had.
fn beside<A: Send, B>(other: impl Fn() -> A + Sync, own: impl FnOnce() -> B) -> (A, B) {
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, &other);
        let own = own();
        let other = match thread.map(std::thread::ScopedJoinHandle::join) {
            Ok(Ok(done)) => done,
            Ok(Err(panic)) => std::panic::resume_unwind(panic),
            Err(_) => other(),
        };
        (other, own)
    })
}

/// Tells of faces that the plan asks for and does not bring; only the printer can read them.
fn check_faces(plan: &Plan, sink: &mut Sink) {
    let wanted: Vec<_> = plan.manifest.print.faces.given().map(|(_, family)| family).collect();
    if wanted.is_empty() {
        return;
    }
    let fonts: Vec<&[u8]> = plan.fonts.values().map(Vec::as_slice).collect();
    let known = render::families(&fonts);
    for family in wanted.into_iter().filter(|family| !known.contains(&family.value)) {
        sink.push(diag::catalogue::setting::unknown_face(family.span, family, &known));
    }
}

/// Applies the settings and waivers of a plan and of the command line.
fn judge(
    plan: &Plan,
    options: Options<'_>,
    mut sink: Sink,
    sources: &SourceMap,
) -> (Vec<Diagnostic>, Vec<Waived>, Vec<Diagnostic>) {
    let whole = !sink.blocks_draft();
    let policy = Policy::new(&plan.manifest.check, &plan.waivers, &mut sink);
    let policy = policy.with(options.select, options.ignore);
    // Nobody can waive that a book to be signed says TBD.
    let is_open = |finding: &Diagnostic| {
        let marked = || is_placeholder(sources.slice(finding.span));
        let due = finding.severity != Severity::Info;
        options.purpose == Purpose::Final && due && (finding.code == PLACEHOLDER || marked())
    };
    let (open, rest) = sink.into_sorted(sources).into_iter().partition(is_open);
    let mut verdict = policy.judge(rest);
    let mut sink = Sink::new();
    verdict.told.into_iter().chain(open).for_each(|finding| sink.push(finding));
    verdict.told = sink.into_sorted(sources);
    // Of what cannot be read nobody knows what a waiver would waive.
    if !whole || verdict.idle.is_empty() {
        return (verdict.told, verdict.waived, verdict.hidden);
    }
    // A waiver may be written ahead: rules of later stages, or of the plan's own, are not due yet.
    let own = plan.manifest.stage();
    let stage = options.stage.unwrap_or(own);
    for other in model::plan::STAGES.filter(|other| *other > stage || *other == own) {
        let mut ahead = Sink::new();
        check::check(&check::Review::new(plan, other, sources), &mut ahead);
        let years = resolve::Options { stage: other, extended: options.extended, bare: true };
        resolve::resolve(plan, years, &mut ahead);
        verdict.idle.retain(|idle| !idle.waives(&ahead));
    }
    let mut sink = Sink::new();
    let idle = verdict.idle.iter().map(diag::policy::Idle::finding);
    verdict.told.into_iter().chain(idle).for_each(|finding| sink.push(finding));
    (sink.into_sorted(sources), verdict.waived, verdict.hidden)
}

/// Notes in the edition at which revision of a repository the plan was read, if there is one.
pub fn stamp(world: &dyn World, checked: &mut Checked) {
    let inputs = checked.inputs();
    let used: Vec<&str> = inputs.keys().map(String::as_str).collect();
    let revision = world.revision(&used).map(|own| {
        let date = Date(own.date.0, own.date.1, own.date.2).to_string();
        model::book::Revision { name: own.name, date, changed: own.changed }
    });
    if let Some((_, edition)) = &mut checked.edition {
        edition.meta.revision = revision;
    }
}

/// Tells how far a plan is; nothing of one that could not be read at all.
pub fn status(checked: &Checked, options: Options<'_>) -> Option<Status> {
    let (plan, edition) = checked.edition.as_ref()?;
    let stage = options.stage.unwrap_or(plan.manifest.stage());
    let found = diag::Summary::of(&checked.findings);
    let findings = (found.errors, found.warnings);
    let sources = &checked.sources;
    Some(status::status(&status::Subject { plan, edition, sources, stage, findings }))
}

/// Mends in memory what a machine can mend in a plan.
pub fn mend(world: &dyn World, options: Options<'_>) -> Mended {
    mend::mend(world, &|world| {
        let Checked { sources, findings, edition, .. } = check(world, options);
        Seen { sources, findings, readable: edition.is_some() }
    })
}

/// Renders what [`mod@check`] allowed; trouble with a plan's own text or template becomes a finding,
/// anything else is smartplan's own fault.
pub fn render(
    checked: &mut Checked,
    options: Options<'_>,
    selection: &Selection,
    progress: Progress<'_>,
) -> Result<Option<Artifacts>, Vec<RenderError>> {
    // A finished plan needs no page that says what is still to be done.
    let shown = selection.formats.contains(&render::Format::Html);
    let state = shown.then(|| status(checked, options)).flatten();
    if !checked.buildable {
        return Ok(None);
    }
    dress(checked, options, state);
    let Some((plan, edition)) = &checked.edition else { return Ok(None) };
    let fonts: Vec<&[u8]> = plan.fonts.values().map(Vec::as_slice).collect();
    let templates = Templates::new(&plan.templates);
    match render::render(edition, &fonts, templates, selection, progress) {
        Ok(artifacts) => Ok(Some(artifacts)),
        Err(errors) => {
            let own = blame(errors, &mut checked.findings, &mut checked.sources);
            if own.is_empty() { Ok(None) } else { Err(own) }
        }
    }
}

/// Makes a checked plan ready to be printed: what only print and web need, the marks of a draft,
/// and how far it is, if a site is to say so.
pub fn dress(checked: &mut Checked, options: Options<'_>, state: Option<Status>) {
    checked.complete();
    let Some((_, edition)) = &mut checked.edition else { return };
    if options.purpose == Purpose::Final {
        edition.finish();
    }
    if options.purpose == Purpose::Draft {
        let open = diag::Summary::of(&checked.findings);
        edition.meta.draft = Some(open.errors + open.warnings);
    }
    edition.status = state.filter(|status| !status.is_final());
}

/// Tells trouble of a back end as findings where the plan is to blame; returns the rest.
pub fn blame(
    errors: Vec<RenderError>,
    findings: &mut Vec<Diagnostic>,
    sources: &mut SourceMap,
) -> Vec<RenderError> {
    let letters: Vec<char> = errors.iter().filter_map(|error| error.letter).collect();
    findings.extend(catalogue::missing_letters(&letters, sources));
    let mut own = Vec::new();
    for error in errors.into_iter().filter(|error| error.letter.is_none()) {
        let template = error.template.as_deref();
        match catalogue::trouble(&error.message, error.span, template, sources) {
            Some(finding) => findings.push(finding),
            None => own.push(error),
        }
    }
    own
}
