//! Facts of the edition that the theme asks for: `plan/edition.typ`.

use std::fmt::Write;

use crate::model::book::{DimensionStyle, Edition, Meta, Words};
use crate::model::print::{Layout, Paper, PrintSettings, Sides};
use crate::model::value::Decimal;
use crate::render::pdf::faces::Faces;
use crate::render::pdf::world::MEDIA;
use crate::render::pdf::writer::{Generated, Writer};
use crate::template;

/// Path of the facts.
pub(super) const PATH: &str = "plan/edition.typ";

/// Writes the facts that all outputs share; `faces` replaces what cannot be printed.
pub(super) fn facts(edition: &Edition, families: &[String], faces: Option<&Faces>) -> Generated {
    let mut facts = Facts { writer: Writer::new(), faces };
    facts.print(&edition.print);
    facts.plan(
        &edition.meta,
        edition.media.keys().any(|path| Some(path) == edition.meta.emblem.as_ref()),
    );
    facts.words(&edition.words);
    facts.dimensions(&edition.dimensions);
    facts.budget(&edition.budget);
    facts.writer.raw("#let plan-fonts = (");
    for family in families {
        facts.writer.literal(family);
        facts.writer.raw(", ");
    }
    facts.writer.raw(")\n");
    facts.writer.finish()
}

struct Facts<'a> {
    writer: Writer,
    faces: Option<&'a Faces>,
}

impl Facts<'_> {
    fn pair(&mut self, key: &str, value: Option<&str>) {
        self.writer.raw("  ");
        self.writer.raw(key);
        self.writer.raw(": ");
        match (value.filter(|value| !value.is_empty()), self.faces) {
            (Some(value), Some(faces)) => self.writer.literal(&faces.printable(value)),
            (Some(value), None) => self.writer.literal(value),
            (None, _) => self.writer.raw("none"),
        }
        self.writer.raw(",\n");
    }

    /// What the plan says about its pages; the rest is the preset's.
    fn print(&mut self, print: &PrintSettings) {
        self.writer.raw("#import ");
        self.writer.literal(&template::preset_path(print.preset()));
        self.writer.raw(": preset\n#let print = (\n");
        self.pair("paper", print.paper.map(Paper::word));
        self.pair("sides", print.sides.map(Sides::word));
        self.pair("layout", print.layout.map(Layout::word));
        let binding = print.binding.as_ref().map_or(Decimal::default(), |room| room.value);
        self.writer.raw(&format!("  binding: {},\n  margins: (:", millimetres(binding)));
        for (key, room) in print.margins.given() {
            self.writer.raw(&format!(" ..({key}: {}),", millimetres(room.value)));
        }
        self.writer.raw("),\n  faces: (:");
        for (key, family) in print.faces.given() {
            self.writer.raw(&format!(" ..({key}: "));
            self.writer.literal(family);
            self.writer.raw("),");
        }
        self.writer.raw("),\n  furniture: (:");
        for (key, there) in print.furniture.switches() {
            self.writer.raw(&format!(" ..({key}: {there}),"));
        }
        if let Some(folio) = print.furniture.folio {
            self.writer.raw(&format!(" ..(folio: \"{}\"),", folio.word()));
        }
        self.writer.raw("),\n)\n");
    }

    fn flag(&mut self, key: &str, value: bool) {
        self.writer.raw(&format!("  {key}: {value},\n"));
    }

    fn plan(&mut self, meta: &Meta, has_emblem: bool) {
        let emblem = meta.emblem.as_ref().filter(|_| has_emblem);
        let emblem = emblem.map(|path| format!("/{MEDIA}{path}"));
        let year = meta.date_parts.map(|(year, _, _)| year.to_string());
        let draft = meta.draft.map(|open| open.to_string());
        self.writer.raw("#let plan = (\n");
        self.pair("title", Some(&meta.title));
        self.pair("region", Some(&meta.region));
        self.pair("horizon", Some(&meta.horizon));
        self.pair("work", Some(&meta.work));
        self.pair("government", Some(&meta.government));
        self.pair("agency", meta.agency.as_deref());
        self.pair("address", meta.address.as_deref());
        self.pair("place", Some(&meta.place));
        self.pair("date", meta.date.as_deref());
        self.pair("year", year.as_deref());
        self.pair("notice", meta.notice.as_deref());
        self.pair("emblem", emblem.as_deref());
        self.pair("draft", draft.as_deref());
        self.flag("is-final", meta.is_final);
        let revision = meta.revision.as_ref();
        self.pair("revision", revision.map(|own| own.name.as_str()));
        self.pair("revised", revision.map(|own| own.date.as_str()));
        self.flag("changed", revision.is_some_and(|own| own.changed));
        self.writer.raw(")\n");
    }

    fn words(&mut self, words: &Words) {
        self.writer.raw("#let words = (\n");
        self.pair("plan", Some(&words.plan));
        self.pair("book", Some(&words.book));
        self.pair("chapter", Some(&words.chapter));
        self.pair("appendix", Some(&words.appendix));
        self.pair("table", Some(&words.table));
        self.pair("figure", Some(&words.figure));
        self.pair("source", Some(&words.source));
        self.pair("note", Some(&words.note));
        self.pair("continued", Some(&words.continued));
        self.pair("page", Some(&words.page));
        self.pair("draft", Some(&words.draft));
        self.writer.raw(")\n");
    }

    fn dimensions(&mut self, dimensions: &[DimensionStyle]) {
        self.writer.raw("#let dimensions = (:");
        for own in dimensions {
            self.writer.raw("\n  ..(");
            self.writer.literal(own.id.as_str());
            self.writer.raw(": (\n");
            self.pair("code", Some(&own.code));
            self.pair("name", Some(&own.name));
            for (key, color) in [("fill", &own.fill), ("on", &own.on), ("ink", &own.ink)] {
                self.writer.raw(&format!("  {key}: rgb(\"{}\"),\n", hex(color)));
            }
            self.writer.raw(")),");
        }
        self.writer.raw(")\n");
    }

    /// In millions, where any money is; the cover only needs proportions.
    fn budget(&mut self, budget: &[Vec<i64>]) {
        let years = budget.iter().map(Vec::len).min().unwrap_or(0);
        let money = budget.iter().any(|layer| layer.iter().take(years).any(|amount| *amount > 0));
        let mut out = String::from("#let budget = (");
        for layer in budget.iter().filter(|_| money) {
            out.push('(');
            for amount in layer.iter().take(years) {
                // Writing into a string cannot fail.
                let _ = write!(out, "{}.0, ", amount.max(&0) / 1_000_000);
            }
            out.push_str("), ");
        }
        out.push_str(")\n");
        self.writer.raw(&out);
    }
}

/// Writes a length with a decimal point, as typst does.
fn millimetres(length: Decimal) -> String {
    format!("{}mm", length.to_string().replace('.', "").replace(',', "."))
}

/// Returns a colour that typst understands, black for all else.
fn hex(color: &str) -> &str {
    let digits = color.strip_prefix('#').unwrap_or_default();
    let known = digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit());
    if known { color } else { "#000000" }
}
