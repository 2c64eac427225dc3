//! The pages themselves: nothing runs out of its page or its cell, or into other words.

use libtest_mimic::{Failed, Trial};
use smartplan::diag::{self, Lang, Style, emit};
use smartplan::render::pdf::{Fault, Overrun, overruns};
use smartplan::render::{Format, Selection};
use smartplan::template::Templates;
use smartplan::world::{MemWorld, World};
use smartplan::{Options, check};

use crate::examples::smartplan_world;
use crate::support::{Outcome, project};
use crate::torture;

const SHORT: Style = Style { format: diag::Format::Short, lang: Lang::En, color: false };

/// Lists the tests of this file.
pub fn trials() -> Vec<Trial> {
    vec![
        Trial::test("overruns: sleman has none", || none(&smartplan_world("sleman"))),
        Trial::test("overruns: minimal has none", || none(&smartplan_world("minimal"))),
        Trial::test("overruns: sleman has none as naskah dinas", || {
            none_printed("naskah-dinas, paper: f4")
        }),
        Trial::test("overruns: sleman has none as a legal annex", || {
            none_printed("legal, paper: letter")
        }),
        Trial::test("overruns: the torture plan has none", torture_has_none),
        Trial::test("overruns: other looks and papers have none", other_looks),
        Trial::test("overruns: letters without a face are refused, the rest is built", letters),
        Trial::test("overruns: ten levels of headings are refused", ten_levels),
        Trial::test("overruns: columns that are too narrow are seen", narrow_columns),
        Trial::test("overruns: text that runs out of the page is seen", shifted_text),
        Trial::test("overruns: lines that lie on each other are seen", tight_lines),
    ]
}

/// Checks that nothing on any page of a plan stands where it must not.
fn none(world: &dyn World) -> Outcome {
    let found: Vec<String> = look(world)?.iter().map(line).collect();
    if found.is_empty() { Ok(()) } else { Err(found.join("\n").into()) }
}

/// Checks the same for the large example in another preset.
fn none_printed(preset: &str) -> Outcome {
    let mut world = smartplan_world("sleman");
    let mut manifest = world.read("smartplan.yaml").expect("a manifest");
    manifest.extend(format!("print: {{preset: {preset}}}\n").bytes());
    world.insert("smartplan.yaml", manifest);
    none(&world)
}

/// The plan is written where `SMARTPLAN_TORTURE_DUMP` says, to be built and looked at.
fn torture_has_none() -> Outcome {
    let world = torture::world();
    if let Some(folder) = std::env::var_os("SMARTPLAN_TORTURE_DUMP") {
        for (path, bytes) in world.files() {
            let path = std::path::Path::new(&folder).join(path);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("written");
            std::fs::write(path, bytes).expect("written");
        }
    }
    none(&world)
}

/// What is written by hand is set in every preset and on every paper.
fn other_looks() -> Outcome {
    let manifest = std::fs::read_to_string(project("tests/plans/torture/smartplan.yaml"));
    let manifest = manifest.expect("a manifest");
    for print in [
        "{preset: naskah-dinas}",
        "{preset: legal}",
        "{preset: legal, layout: wide}",
        "{paper: f4, sides: one, binding: 5}",
        "{paper: letter, margins: {inside: 50, outside: 50}}",
    ] {
        let mut world = torture::by_hand();
        world.insert("smartplan.yaml", format!("{manifest}\nprint: {print}\n").into_bytes());
        none(&world).map_err(|failed| {
            Failed::from(format!("{print}\n{}", failed.message().unwrap_or_default()))
        })?;
    }
    Ok(())
}

/// Without its fonts the plan is refused for their letters, and without those it is built.
fn letters() -> Outcome {
    let mut world = MemWorld::new();
    for (path, bytes) in torture::by_hand().files().filter(|(path, _)| !path.starts_with("fonts/"))
    {
        world.insert(path, bytes);
    }
    let emoji = "# Emoji {#emoji}\n\nSelesai 🎉 👨‍👩‍👧 🇮🇩.\n";
    world.insert("tahap-1/06-emoji.md", emoji.as_bytes());
    let mut checked = check(&world, Options::default());
    let selection =
        Selection { formats: vec![Format::Pdf], books: vec![1], ..Selection::default() };
    let built = smartplan::render(&mut checked, Options::default(), &selection, &|_| ());
    assert!(matches!(built, Ok(None)), "nothing is built");
    let findings = emit(&checked.findings, &checked.sources, SHORT);
    for wanted in ["05-aksara.md:7:", "06-emoji.md:3:9: error[SP024]"] {
        assert!(findings.contains(wanted), "{findings}");
    }
    assert!(checked.findings.iter().all(|own| own.code.to_string() == "SP024"), "{findings}");
    world.insert("tahap-1/05-aksara.md", "# Aksara {#aksara}\n\nTanpa.\n");
    world.insert("tahap-1/06-emoji.md", "# Emoji {#emoji}\n\nTanpa.\n");
    none(&world)
}

/// A heading deeper than four levels is told at its line.
fn ten_levels() -> Outcome {
    let mut text = String::from("# Dalam {#dalam}\n\nIsi.\n");
    for level in 2..=10 {
        text += &format!("\n{} Tingkat {level}\n\nIsi.\n", "#".repeat(level));
    }
    let mut world = torture::by_hand();
    world.insert("tahap-1/06-dalam.md", text.as_bytes());
    let checked = check(&world, Options::default());
    let findings = emit(&checked.findings, &checked.sources, SHORT);
    let told = |line: &usize| findings.contains(&format!("06-dalam.md:{line}:1: error[SP017]"));
    if checked.buildable || ![17, 21].iter().all(told) { Err(findings.into()) } else { Ok(()) }
}

/// Builds the smallest example with a fault in the theme, and checks that it is seen.
fn broken(file: &str, sound: &str, fault: &str, seen: fn(&Fault) -> bool) -> Outcome {
    let theme = std::fs::read_to_string(project(&format!("book-templates/{file}")));
    let theme = theme.expect("a file of the theme");
    assert!(theme.contains(sound), "{file} still says {sound}");
    let mut world = smartplan_world("minimal");
    world.insert(format!("templates/{file}"), theme.replacen(sound, fault, 1).into_bytes());
    let found = look(&world)?;
    if found.iter().any(|own| seen(&own.fault)) {
        Ok(())
    } else {
        Err(format!("only {found:?}").into())
    }
}

fn narrow_columns() -> Outcome {
    let narrow = "columns: if tied { (0pt,) } + widths.map(it => it * 0.15)";
    let is_cell = |fault: &Fault| matches!(fault, Fault::Cell);
    broken("pdf/table.typ", "columns: if tied { (0pt,) } + widths", narrow, is_cell)
}

fn shifted_text() -> Outcome {
    let shifted = "#let prose(body) = move(dx: 60pt, in-main(par(body)))";
    let is_page = |fault: &Fault| matches!(fault, Fault::Page);
    broken("pdf/text.typ", "#let prose(body) = in-main(par(body))", shifted, is_page)
}

fn tight_lines() -> Outcome {
    let is_overlap = |fault: &Fault| matches!(fault, Fault::Overlap(_));
    broken("pdf/book.typ", "set par(leading: leading,", "set par(leading: -6pt,", is_overlap)
}

/// Lists all that stands where it must not on any page of a plan.
fn look(world: &dyn World) -> Result<Vec<Overrun>, Failed> {
    let mut checked = check(world, Options::default());
    checked.complete();
    if !checked.buildable {
        let findings = emit(&checked.findings, &checked.sources, SHORT);
        return Err(format!("the plan does not build:\n{findings}").into());
    }
    let Some((plan, edition)) = &checked.edition else { return Err("no edition".into()) };
    let fonts: Vec<&[u8]> = plan.fonts.values().map(Vec::as_slice).collect();
    let books = edition.books.iter().map(|book| book.number).collect();
    let selection =
        Selection { formats: vec![Format::Pdf], books, volume: true, ..Selection::default() };
    let found = overruns(edition, &fonts, Templates::new(&plan.templates), &selection);
    found.map_err(|errors| format!("{errors:?}").into())
}

fn line(own: &Overrun) -> String {
    let Overrun { output, page, fault, words, by } = own;
    format!("{output}, page {page}: {words:?} by {by:.1} pt: {fault:?}")
}
