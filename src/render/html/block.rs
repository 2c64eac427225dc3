//! Blocks of a page as templates see them: a flat list of parts, sections and lists opened and
//! closed in order.

use pulldown_latex::config::DisplayMode;
use serde::Serialize;

use crate::model::block::AlertKind;
use crate::model::book::{Element, ElementKind, Exhibit, Image, Run, Section, plain};
use crate::model::quotation::attributed;
use crate::model::table::Table;
use crate::model::value::Id;
use crate::render::html::address::fragment;
use crate::render::html::chart::ChartView;
use crate::render::html::inline::{Line, is_english};
use crate::render::html::scribe::Scribe;
use crate::render::html::table::TableView;

/// A part of a page.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub(super) enum Part<'a> {
    /// A numbered heading; unnumbered in front matter.
    Heading(HeadingView<'a>),
    /// An unnumbered heading.
    Minor { level: u8, line: Line<'a>, at: Option<String> },
    /// A paragraph; bare when it is all that an item of a list says.
    Paragraph { line: Line<'a>, bare: bool, at: Option<String> },
    /// A list opens.
    List { numbered: bool, start: u64 },
    /// A list ends.
    ListEnd { numbered: bool },
    /// An item opens.
    Item { at: Option<String> },
    /// An item ends.
    ItemEnd,
    /// A quotation opens; perhaps one that says whom it is from.
    Quote { attributed: bool },
    /// A quotation ends.
    QuoteEnd { by: Option<Line<'a>> },
    /// A note to readers opens.
    Callout { what: &'static str },
    /// A note to readers ends.
    CalloutEnd,
    /// Code or preformatted text.
    Code { lang: &'a str, text: &'a str, at: Option<String> },
    /// A formula on a line of its own, already safe.
    Math { mathml: String, at: Option<String> },
    /// A numbered table.
    Table(Box<ExhibitView<'a, TableView<'a>>>),
    /// A numbered figure.
    Figure(Box<ExhibitView<'a, ImageView<'a>>>),
    /// A chart.
    Chart(Box<ExhibitView<'a, ChartView<'a>>>),
    /// The table behind the chart before it.
    Data(Box<ExhibitView<'a, TableView<'a>>>),
    /// A thematic break.
    Rule,
}

/// A numbered heading.
#[derive(Debug, Serialize)]
pub(super) struct HeadingView<'a> {
    level: u8,
    id: &'a str,
    href: String,
    number: &'a str,
    line: Line<'a>,
    /// Whether its words are the English name of a dimension.
    english: bool,
    dimension: Option<usize>,
    /// Issues and objectives that the strategies of the dimension serve.
    issues: Vec<&'a str>,
    objectives: Vec<&'a str>,
    at: Option<String>,
}

/// Something numbered with a caption.
#[derive(Debug, Serialize)]
pub(super) struct ExhibitView<'a, T> {
    id: &'a str,
    href: String,
    number: String,
    caption: Line<'a>,
    unit: Option<&'a str>,
    source: Option<Line<'a>>,
    note: Option<&'a str>,
    view: Option<&'a str>,
    /// Address of the records, for tables.
    csv: Option<String>,
    wide: bool,
    at: Option<String>,
    body: T,
}

/// A picture; without an address when the plan lost it.
#[derive(Debug, Serialize)]
pub(super) struct ImageView<'a> {
    src: Option<String>,
    alt: &'a str,
    width: Option<u8>,
    vector: bool,
}

impl<'a> Scribe<'_, 'a> {
    /// Prepares the body of a chapter: what stands before its sections, and the sections.
    pub(super) fn body(
        &mut self,
        elements: &'a [Element],
        sections: &'a [Section],
    ) -> Vec<Part<'a>> {
        let mut out = Vec::new();
        self.elements(elements, 2, &mut out);
        self.sections(sections, &mut out);
        out
    }

    /// Prepares blocks that stand below no heading of their own, such as a footnote.
    pub(super) fn blocks(&mut self, elements: &'a [Element]) -> Vec<Part<'a>> {
        let mut out = Vec::new();
        self.item(elements, 3, &mut out);
        out
    }

    fn sections(&mut self, sections: &'a [Section], out: &mut Vec<Part<'a>>) {
        for section in sections {
            self.span = Some(section.span);
            let dimension = |id: &Id| self.site.dimension(id);
            out.push(Part::Heading(HeadingView {
                level: section.level,
                id: &section.anchor.id,
                href: fragment(&section.anchor.id),
                number: &section.number,
                dimension: section.dimension.as_ref().and_then(dimension),
                english: self.is_english_name(&section.title),
                line: self.line(&section.title),
                issues: section.serves.issues.iter().map(Id::as_str).collect(),
                objectives: section.serves.objectives.iter().map(Id::as_str).collect(),
                at: self.at(section.span),
            }));
            self.elements(&section.elements, section.level + 1, out);
            self.sections(&section.sections, out);
        }
    }

    /// Adds blocks; unnumbered headings among them get this level.
    fn elements(&mut self, elements: &'a [Element], level: u8, out: &mut Vec<Part<'a>>) {
        for element in elements {
            self.element(element, level, false, out);
        }
    }

    /// Adds the blocks of an item; a lone paragraph in it needs no room of its own.
    fn item(&mut self, elements: &'a [Element], level: u8, out: &mut Vec<Part<'a>>) {
        let paragraph = |element: &&Element| matches!(element.kind, ElementKind::Paragraph(_));
        let lone = elements.iter().filter(paragraph).count() == 1
            && elements.first().is_some_and(|element| paragraph(&element));
        for element in elements {
            self.element(element, level, lone, out);
        }
    }

    fn element(&mut self, element: &'a Element, level: u8, bare: bool, out: &mut Vec<Part<'a>>) {
        self.span = Some(element.span);
        let at = self.at(element.span);
        match &element.kind {
            ElementKind::Paragraph(runs) => {
                out.push(Part::Paragraph { line: self.line(runs), bare, at });
            }
            ElementKind::Minor(runs) => {
                out.push(Part::Minor { level, line: self.line(runs), at });
            }
            ElementKind::List { start, items } => {
                let numbered = start.is_some();
                out.push(Part::List { numbered, start: start.unwrap_or(1) });
                for item in items {
                    let at = item.first().and_then(|first| self.at(first.span));
                    out.push(Part::Item { at });
                    self.item(item, level, out);
                    out.push(Part::ItemEnd);
                }
                out.push(Part::ListEnd { numbered });
            }
            ElementKind::Quote(inner) => {
                let (words, from) = attributed(inner);
                out.push(Part::Quote { attributed: from.is_some() });
                self.elements(words, level, out);
                let by = from.map(|from| self.line_from(from.first, from.rest));
                out.push(Part::QuoteEnd { by });
            }
            ElementKind::Callout(kind, inner) => {
                out.push(Part::Callout { what: callout(*kind) });
                self.elements(inner, level, out);
                out.push(Part::CalloutEnd);
            }
            ElementKind::Code { lang, text } => out.push(Part::Code { lang, text, at }),
            ElementKind::Math(latex) => {
                let mathml = self.math(latex, DisplayMode::Block);
                out.push(Part::Math { mathml, at });
            }
            ElementKind::Table(exhibit) => out.push(self.table(exhibit)),
            ElementKind::Figure(exhibit) => out.push(self.figure(exhibit)),
            ElementKind::Chart(exhibit) => {
                let body = self.chart_view(&exhibit.body);
                out.push(Part::Chart(Box::new(self.exhibit(exhibit, body))));
            }
            ElementKind::Data { table, .. } => {
                let body = self.table_view(table, false);
                out.push(Part::Data(Box::new(self.exhibit(table, body))));
            }
            ElementKind::Rule => out.push(Part::Rule),
        }
    }

    /// Tells whether a title is the name of a dimension, which is English in this programme.
    fn is_english_name(&self, title: &[Run]) -> bool {
        let title = plain(title);
        let named = self.site.edition.dimensions.iter().any(|own| own.name == title);
        named && is_english(&title)
    }

    fn table(&mut self, exhibit: &'a Exhibit<Table>) -> Part<'a> {
        let body = self.table_view(exhibit, true);
        Part::Table(Box::new(self.exhibit(exhibit, body)))
    }

    fn figure(&mut self, exhibit: &'a Exhibit<Image>) -> Part<'a> {
        let image = &exhibit.body;
        let src = self.site.media(self.page, &image.path);
        let vector = image.path.to_ascii_lowercase().ends_with(".svg");
        let body = ImageView { src, alt: &image.alt, width: image.width, vector };
        Part::Figure(Box::new(self.exhibit(exhibit, body)))
    }

    fn exhibit<T, V>(&mut self, exhibit: &'a Exhibit<T>, body: V) -> ExhibitView<'a, V> {
        ExhibitView {
            id: &exhibit.anchor.id,
            href: fragment(&exhibit.anchor.id),
            number: exhibit.full_number(),
            caption: self.line(&exhibit.caption),
            unit: exhibit.unit.as_deref(),
            source: exhibit.source.as_deref().map(|runs| self.line(runs)),
            note: exhibit.note.as_deref(),
            view: exhibit.view.as_deref(),
            csv: self.site.csv(self.page, &exhibit.anchor),
            wide: exhibit.wide,
            at: self.span.and_then(|span| self.at(span)),
            body,
        }
    }
}

fn callout(kind: AlertKind) -> &'static str {
    match kind {
        AlertKind::Note => "note",
        AlertKind::Tip => "tip",
        AlertKind::Important => "important",
        AlertKind::Warning => "warning",
        AlertKind::Caution => "caution",
    }
}
