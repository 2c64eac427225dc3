//! Runs one case and compares what it expects with what comes out.

use smartplan::diag::{self, Code, Diagnostic, Format, Lang, Style};
use smartplan::model::book::{Chapter, Edition, ElementKind, MatterBody, Run, Section, plain};
use smartplan::world::MemWorld;
use smartplan::{Options, Purpose, check};

use super::case::{Case, bless};
use super::{Outcome, console, project, same};

/// Runs a case; `UPDATE=1` writes what was found into the suite file.
pub fn run(case: &Case) -> Outcome {
    if case.expected.iter().any(|(name, _, _)| name == "console") {
        return console::run(case);
    }
    let world = world(case);
    let mut checked = check(&world, options(case));
    checked.complete();
    let style = Style { format: Format::Short, lang: Lang::En, color: false };
    let findings: Vec<Diagnostic> =
        checked.findings.iter().filter(|f| concerns(case, f.code)).cloned().collect();
    let findings = diag::emit(&findings, &checked.sources, style);
    let wanted = case.expected.iter().find(|(name, _, _)| name == "findings");
    compare(case, "findings", wanted.map_or("", |(_, text, _)| text), &findings)?;
    for (name, expected, _) in &case.expected {
        let edition = checked.edition.as_ref().map(|(_, edition)| edition);
        let found = match (name.as_str(), edition) {
            ("outline", Some(edition)) => outline(edition),
            ("text", Some(edition)) => text(edition),
            ("facts", Some(edition)) => facts(edition),
            _ => continue,
        };
        compare(case, name, expected, &found)?;
    }
    Ok(())
}

/// Tells whether a case looks at a code: reading, structure and binding always, a rule of the
/// reviewer where the file is named after it.
fn concerns(case: &Case, code: Code) -> bool {
    let stem = case.suite.file_stem().and_then(|stem| stem.to_str());
    is_seen_everywhere(code) || Some(code.name) == stem
}

/// Tells whether every case looks at a code: reading, structure and binding.
pub fn is_seen_everywhere(code: Code) -> bool {
    !code.is_negotiable() || code.number <= 105
}

/// Compares, or blesses when asked to.
pub fn compare(case: &Case, name: &str, expected: &str, found: &str) -> Outcome {
    if expected != found && std::env::var_os("UPDATE").is_some() {
        bless(case, name, found);
        return Ok(());
    }
    same(name, expected, found)
}

/// Lays the files of a case over the smallest example, or takes them alone (`{bare}`).
pub fn world(case: &Case) -> MemWorld {
    let mut world = MemWorld::new();
    if !case.flags.iter().any(|flag| flag == "bare") {
        for path in
            ["smartplan.yaml", "skema/scheme.yaml", "tahap-1/tahap.yaml", "tahap-1/01-rencana.md"]
        {
            let bytes = std::fs::read(project(&format!("examples/minimal/{path}")));
            world.insert(path, bytes.expect("the smallest example"));
        }
    }
    for (path, text) in &case.files {
        world.insert(path.as_str(), text.as_bytes());
    }
    world
}

/// Returns what the flags of a case ask for.
pub fn options(case: &Case) -> Options<'static> {
    let has = |name: &str| case.flags.iter().any(|flag| flag == name);
    let stage = case.flags.iter().find_map(|flag| flag.strip_prefix("stage=")?.parse().ok());
    let purpose = match (has("draft"), has("final")) {
        (true, _) => Purpose::Draft,
        (_, true) => Purpose::Final,
        _ => Purpose::Working,
    };
    Options { stage, extended: has("extended"), purpose, ..Options::default() }
}

/// Lists every numbered thing of an edition in reading order.
pub fn outline(edition: &Edition) -> String {
    let mut out = Vec::new();
    for book in &edition.books {
        out.push(format!("{} {}", book.label, book.title));
        for matter in &book.front {
            if let MatterBody::Prose(prose, _) = &matter.body {
                chapter(prose, &mut out);
            }
        }
        book.chapters.iter().chain(&book.appendices).for_each(|own| chapter(own, &mut out));
    }
    out.push(String::new());
    out.join("\n")
}

fn chapter(chapter: &Chapter, out: &mut Vec<String>) {
    out.push(format!("{} {}", chapter.full_number(), plain(&chapter.title)).trim().to_owned());
    exhibits(&chapter.elements.iter().map(|e| &e.kind).collect::<Vec<_>>(), out);
    chapter.sections.iter().for_each(|own| section(own, out));
}

fn section(own: &Section, out: &mut Vec<String>) {
    out.push(format!("{} {} #{}", own.number, plain(&own.title), own.anchor.id).trim().to_owned());
    exhibits(&own.elements.iter().map(|e| &e.kind).collect::<Vec<_>>(), out);
    own.sections.iter().for_each(|inner| section(inner, out));
}

fn exhibits(kinds: &[&ElementKind], out: &mut Vec<String>) {
    for kind in kinds {
        match kind {
            ElementKind::Table(table) => out.push(format!(
                "{} {} #{}",
                table.full_number(),
                plain(&table.caption),
                table.anchor.id
            )),
            ElementKind::Figure(figure) => out.push(format!(
                "{} {} #{}",
                figure.full_number(),
                plain(&figure.caption),
                figure.anchor.id
            )),
            ElementKind::Chart(chart) => out.push(format!(
                "{} {} #{}",
                chart.full_number(),
                plain(&chart.caption),
                chart.anchor.id
            )),
            _ => {}
        }
    }
}

/// Prints the paragraphs and tables of the chapters as plain text, charts as their finding;
/// spaces that hold look like others.
fn text(edition: &Edition) -> String {
    let mut out = String::new();
    for own in edition.books.iter().flat_map(|book| book.chapters.iter().chain(&book.appendices)) {
        own.lead.iter().for_each(|lead| out.push_str(&format!("{}\n", plain(lead))));
        for element in own.all_elements() {
            match &element.kind {
                ElementKind::Paragraph(runs) | ElementKind::Minor(runs) => {
                    out.push_str(&format!("{}\n", plain(runs)));
                }
                ElementKind::Table(table) | ElementKind::Data { table, printed: true } => {
                    table_text(&table.body, &mut out);
                }
                ElementKind::Chart(chart) => {
                    out.push_str(&format!("[{}]\n", chart.body.alt));
                    chart.source.iter().for_each(|own| out.push_str(&format!("{}\n", plain(own))));
                }
                _ => {}
            }
        }
    }
    out.replace('\u{a0}', " ")
}

/// Prints the quoted numbers of paragraphs: how each was computed, and the table that shows it.
fn facts(edition: &Edition) -> String {
    let mut out = String::new();
    for chapter in edition.books.iter().flat_map(|book| &book.chapters) {
        let paragraphs = chapter.all_elements().into_iter().filter_map(|own| match &own.kind {
            ElementKind::Paragraph(runs) => Some(runs),
            _ => None,
        });
        for run in chapter.lead.iter().chain(paragraphs).flatten() {
            if let Run::Fact { words, provenance: own } = run {
                let table = own.table.as_ref().map_or("-", |table| table.id.as_str());
                out.push_str(&format!("{}: {words}: {} {table}\n", own.key, own.how));
            }
        }
    }
    out.replace('\u{a0}', " ")
}

fn table_text(table: &smartplan::model::table::Table, out: &mut String) {
    use smartplan::model::table::{Cell, Row};
    let cell =
        |cell: &Cell| cell.lines.iter().map(|line| plain(line)).collect::<Vec<_>>().join(" / ");
    let heads: Vec<String> = table.columns.iter().map(|column| plain(&column.title)).collect();
    out.push_str(&format!("| {} |\n", heads.join(" | ")));
    for row in &table.rows {
        let line = match row {
            Row::Body(cells) => cells.iter().map(cell).collect::<Vec<_>>().join(" | "),
            Row::Group(group) => format!("{} {}", group.title, group.note.as_deref().unwrap_or("")),
            Row::Sum { label, cells, .. } => {
                let cells: Vec<String> =
                    cells.iter().map(|own| own.as_ref().map_or(String::new(), cell)).collect();
                format!("{label}: {}", cells.join(" | "))
            }
        };
        out.push_str(&format!("| {} |\n", line.trim()));
    }
}
