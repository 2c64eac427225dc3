//! `smartplan trace`: the golden thread through one record, both ways.

use std::fmt::Write;

use anyhow::bail;
use serde::Serialize;

use crate::cli::args::{TraceArgs, TraceFormat};
use crate::cli::{Status, locate, terminal};
use crate::diag::{self, Format, Lang, Sink, Style, catalogue};
use crate::load;
use crate::model::plan::Plan;
use crate::model::record::Kind;
use crate::model::thread::{Branch, Money, Thread, Way};
use crate::source::{SourceMap, Span};

/// Prints what a record serves and what carries it out.
pub(super) fn execute(args: &TraceArgs, lang: Lang) -> anyhow::Result<Status> {
    let (_, world) = locate::plan(args.plan.as_deref(), lang)?;
    let (mut sources, mut sink) = (SourceMap::default(), Sink::new());
    let Some(plan) = load::load(&world, &mut sources, &mut sink) else {
        let findings = sink.into_sorted(&sources);
        let color = terminal::color(&std::io::stderr());
        let style = Style { format: Format::Human, lang, color };
        terminal::say(&diag::emit(&findings, &sources, style));
        return Ok(Status::Findings);
    };
    if plan.unread.records {
        terminal::say(unread(lang));
    }
    let thread = Thread::new(&plan, plan.years(args.extended));
    let roots = thread.find(&args.id);
    if roots.is_empty() {
        bail!(unknown(&args.id, &thread, lang));
    }
    let printer = Printer { plan: &plan, thread: &thread, sources: &sources, lang };
    let text = match args.output_format {
        TraceFormat::Human => {
            let all: Vec<String> = roots.iter().map(|root| printer.human(*root)).collect();
            all.join("\n")
        }
        TraceFormat::Json => {
            let records = roots.iter().map(|root| printer.json(*root)).collect();
            serde_json::to_string_pretty(&Report { records })? + "\n"
        }
    };
    terminal::data(&text)?;
    Ok(Status::Success)
}

fn unread(lang: Lang) -> &'static str {
    match lang {
        Lang::Id => {
            "smartplan: sebagian berkas data tidak dapat dibaca, jadi rantai ini mungkin tidak \
             lengkap; jalankan `smartplan check`"
        }
        Lang::En => {
            "smartplan: some data files cannot be read, so the thread may be incomplete; run \
             `smartplan check`"
        }
    }
}

fn unknown(id: &str, thread: &Thread<'_>, lang: Lang) -> String {
    let near = catalogue::nearest_few(id, thread.ids(), 3);
    let near: Vec<String> = near.iter().map(|id| format!("`{id}`")).collect();
    let near = near.join(", ");
    match (lang, near.is_empty()) {
        (Lang::Id, false) => format!("tidak ada catatan `{id}`; mungkin maksudnya {near}"),
        (Lang::En, false) => format!("there is no record `{id}`; did you mean {near}?"),
        (Lang::Id, true) => format!("tidak ada catatan `{id}` dalam rencana ini"),
        (Lang::En, true) => format!("this plan has no record `{id}`"),
    }
}

#[derive(Serialize)]
struct Report<'a> {
    records: Vec<Root<'a>>,
}

#[derive(Serialize)]
struct Root<'a> {
    #[serde(flatten)]
    record: Record<'a>,
    above: Vec<Record<'a>>,
    below: Vec<Record<'a>>,
    named_by: Vec<Record<'a>>,
}

#[derive(Serialize)]
struct Record<'a> {
    kind: &'static str,
    id: &'a str,
    name: &'a str,
    file: &'a str,
    line: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    budget: Option<Purse<'a>>,
    #[serde(skip_serializing_if = "is_false")]
    repeated: bool,
    #[serde(skip_serializing_if = "is_false")]
    served: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    records: Vec<Record<'a>>,
}

#[derive(Serialize)]
struct Purse<'a> {
    total: i64,
    funds: Vec<&'a str>,
    file: &'a str,
    line: usize,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn is_false(value: &bool) -> bool {
    !value
}

/// Prints records of one plan.
struct Printer<'a> {
    plan: &'a Plan,
    thread: &'a Thread<'a>,
    sources: &'a SourceMap,
    lang: Lang,
}

impl<'a> Printer<'a> {
    fn human(&self, root: usize) -> String {
        let node = self.thread.node(root);
        let mut out = String::new();
        self.line(&mut out, 0, "", root, node.id.span);
        if matches!(node.kind, Kind::Agency | Kind::Fund) {
            let named = self.thread.named_by(root);
            self.part(&mut out, self.word("disebut oleh", "named by"), (&named, Way::Up), None);
            return out;
        }
        let above = self.thread.follow(root, Way::Up);
        let below = self.thread.follow(root, Way::Down);
        let heads = (
            self.word("hulu (dasar dan tujuannya)", "upstream (what it rests on and serves)"),
            self.word("hilir (pelaksanaannya)", "downstream (what carries it out)"),
        );
        self.part(&mut out, heads.0, (&above, Way::Up), None);
        self.part(&mut out, heads.1, (&below, Way::Down), node.money.as_ref());
        out
    }

    /// Prints a heading and the tree below it.
    fn part(
        &self,
        out: &mut String,
        head: &str,
        (branches, way): (&[Branch], Way),
        money: Option<&Money<'a>>,
    ) {
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{head}");
        if branches.is_empty() && money.is_none() {
            let _ = writeln!(out, "  {}", self.word("tidak ada", "nothing"));
        }
        self.tree(out, 1, (branches, way), money);
    }

    /// Prints branches, with the money of what they hang on behind its indicators.
    fn tree(
        &self,
        out: &mut String,
        depth: usize,
        (all, way): (&[Branch], Way),
        money: Option<&Money<'a>>,
    ) {
        let after = |branch: &Branch| self.thread.node(branch.node).kind != Kind::Indicator;
        let split = all.iter().position(after).unwrap_or(all.len());
        self.branches(out, depth, &all[..split], way);
        if let Some(money) = money {
            self.money(out, depth, money);
        }
        self.branches(out, depth, &all[split..], way);
    }

    fn branches(&self, out: &mut String, depth: usize, branches: &[Branch], way: Way) {
        for branch in branches {
            let mark = match (branch.served, branch.repeated) {
                (true, _) => self.word("melayani ", "serves "),
                (_, true) => self.word("lihat di atas: ", "see above: "),
                _ => "",
            };
            self.line(out, depth, mark, branch.node, branch.span);
            let money = self.thread.node(branch.node).money.as_ref();
            let money = money.filter(|_| !branch.repeated && way == Way::Down);
            self.tree(out, depth + 1, (&branch.branches, way), money);
        }
    }

    fn line(&self, out: &mut String, depth: usize, mark: &str, node: usize, span: Span) {
        let node = self.thread.node(node);
        let kind = match self.lang {
            Lang::Id => node.kind.name_id(),
            Lang::En => node.kind.name_en(),
        };
        let (id, name) = (node.id, catalogue::shortened(node.name));
        let place = self.place(span);
        let indent = "  ".repeat(depth);
        let _ = writeln!(out, "{indent}{mark}{kind} {id}: {name} ({place})");
    }

    fn money(&self, out: &mut String, depth: usize, money: &Money<'_>) {
        let word = self.word("anggaran", "budget");
        let indent = "  ".repeat(depth);
        let place = self.place(money.span);
        let _ = match (money.years, money.reason) {
            (Some(years), _) => {
                let funds: Vec<&str> =
                    money.funds.iter().map(|id| self.fund(id.as_str())).collect();
                let funds = if funds.is_empty() {
                    String::new()
                } else {
                    format!(", {}", funds.join(", "))
                };
                writeln!(out, "{indent}{word} {years}: {}{funds} ({place})", money.total)
            }
            (None, Some(reason)) => {
                writeln!(out, "{indent}{word}: {} ({place})", catalogue::shortened(reason))
            }
            (None, None) => {
                let none = self.word("belum ada", "none yet");
                writeln!(out, "{indent}{word}: {none} ({place})")
            }
        };
    }

    /// Returns the short name of a fund.
    fn fund<'f>(&self, id: &'f str) -> &'f str
    where
        'a: 'f,
    {
        let own = self.plan.records.funds.iter().find(|own| own.id.as_str() == id);
        own.map_or(id, |own| own.short.as_str())
    }

    fn place(&self, span: Span) -> String {
        let source = self.sources.get(span.source);
        format!("{}:{}", source.path(), source.position(span.start).0)
    }

    fn word(&self, id: &'static str, en: &'static str) -> &'static str {
        match self.lang {
            Lang::Id => id,
            Lang::En => en,
        }
    }

    fn json(&self, root: usize) -> Root<'a> {
        let branches = |all: Vec<Branch>| all.iter().map(|own| self.record(own)).collect();
        let span = self.thread.node(root).id.span;
        Root {
            record: self.named(root, span),
            above: branches(self.thread.follow(root, Way::Up)),
            below: branches(self.thread.follow(root, Way::Down)),
            named_by: branches(self.thread.named_by(root)),
        }
    }

    fn record(&self, branch: &Branch) -> Record<'a> {
        Record {
            repeated: branch.repeated,
            served: branch.served,
            records: branch.branches.iter().map(|own| self.record(own)).collect(),
            ..self.named(branch.node, branch.span)
        }
    }

    fn named(&self, node: usize, span: Span) -> Record<'a> {
        let node = self.thread.node(node);
        let source = self.sources.get(span.source);
        let budget = node.money.as_ref().map(|money| {
            let place = self.sources.get(money.span.source);
            Purse {
                total: money.total.0,
                funds: money.funds.iter().map(|id| id.as_str()).collect(),
                file: place.path(),
                line: place.position(money.span.start).0,
            }
        });
        Record {
            kind: node.kind.key(),
            id: node.id.as_str(),
            name: node.name,
            file: source.path(),
            line: source.position(span.start).0,
            budget,
            repeated: false,
            served: false,
            records: Vec::new(),
        }
    }
}
