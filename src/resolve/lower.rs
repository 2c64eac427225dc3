//! Turns blocks of prose into what is printed.

use std::collections::BTreeMap;

use crate::diag::Sink;
use crate::model::block::{Block, BlockKind, Document, Fact, Form, Inline, Section};
use crate::model::book::{
    Book, Chapter, Element, ElementKind, Matter, MatterBody, Run, Section as Printed, Serves,
};
use crate::model::plan::Plan;
use crate::model::record::Text;
use crate::model::require::required;
use crate::model::value::Id;
use crate::resolve::bind::{BoundBook, BoundMatter};
use crate::resolve::{Scope, basis, fact, reference, sheet};
use crate::source::Span;

/// Lowers a book; lists and bibliography are completed later.
pub(super) fn book(scope: Scope<'_>, bound: &BoundBook<'_>, sink: &mut Sink) -> Book {
    let spec = bound.spec;
    let number = spec.number();
    let mut chapters = |documents: &[&Document]| -> Vec<Chapter> {
        documents.iter().map(|document| chapter(scope, number, document, sink)).collect()
    };
    let (chapters, appendices) = (chapters(&bound.chapters), chapters(&bound.appendices));
    Book {
        number,
        id: spec.id.to_string(),
        label: format!("{} {number}", scope.plan.scheme.labels.book.value),
        title: spec.title.value.clone(),
        basis: basis(scope.plan, spec.stage()),
        front: prose_matter(scope, &bound.front, sink),
        chapters,
        appendices,
        back: prose_matter(scope, &bound.back, sink),
    }
}

/// Lowers front or back matter: prose whole, generated parts as their frames.
pub(super) fn prose_matter(
    scope: Scope<'_>,
    bound: &[BoundMatter<'_>],
    sink: &mut Sink,
) -> Vec<Matter> {
    bound
        .iter()
        .map(|matter| {
            let spec = matter.spec;
            let title = spec.title.as_ref().map_or_else(String::new, |title| title.value.clone());
            let (title, body) = match matter.document {
                Some(document) => {
                    let chapter = chapter(scope, matter.book, document, sink);
                    let signer = spec.signed.as_ref().map(|signer| signer.value);
                    let signature =
                        signer.and_then(|signer| sheet::signature(scope, matter.stage, signer));
                    let title = crate::model::book::plain(&chapter.title);
                    (title, MatterBody::Prose(chapter, signature))
                }
                None => (title, sheet::sheet(scope, matter).unwrap_or(MatterBody::Generated)),
            };
            Matter {
                anchor: crate::model::book::Anchor { book: matter.book, id: spec.id.to_string() },
                kind: spec.kind.value,
                level: spec.level.value,
                title,
                body,
            }
        })
        .collect()
}

/// Lowers one document.
fn chapter(scope: Scope<'_>, book: usize, document: &Document, sink: &mut Sink) -> Chapter {
    let target = scope.numbers.at(book, document.heading.span);
    let demanded = demanded_views(scope, document);
    let mut lower = Lower { scope, book, document, notes: Notes::default(), demanded, sink };
    let title = lower.line(&document.heading.title);
    let lead_span = document.blocks.first().map(|block| block.span).unwrap_or_default();
    let (lead, rest) = match document.blocks.split_first() {
        Some((Block { kind: BlockKind::Paragraph(words), .. }, rest))
            if !document.sections.is_empty() =>
        {
            (Some(lower.line(words)), rest)
        }
        _ => (None, document.blocks.as_slice()),
    };
    let elements = lower.blocks(rest);
    let sections = document.sections.iter().map(|section| lower.section(section)).collect();
    let notes = lower.printed_notes();
    Chapter {
        anchor: target.anchor,
        label: target.label,
        number: target.number,
        title,
        lead,
        lead_span,
        elements,
        sections,
        notes,
        span: document.heading.span,
    }
}

/// Lists what the strategies of a dimension serve, in the order of the records.
fn serves(plan: &Plan, dimension: &Id) -> Serves {
    let records = &plan.records;
    let own = || records.strategies.iter().filter(|own| own.dimension.value == *dimension);
    let issue = |id: &Id| own().any(|strategy| strategy.issues.iter().any(|r| r.value == *id));
    let aim = |id: &Id| own().any(|strategy| strategy.objectives.iter().any(|r| r.value == *id));
    let issues = records.issues.iter().map(|issue| &issue.id.value);
    let objectives = records.objectives.iter().map(|objective| &objective.id.value);
    Serves {
        issues: issues.filter(|id| issue(id)).cloned().collect(),
        objectives: objectives.filter(|id| aim(id)).cloned().collect(),
    }
}

/// Lists the views that the scheme demands of a document.
fn demanded_views(scope: Scope<'_>, document: &Document) -> Vec<String> {
    let id = document.heading.id.as_ref().map_or("", |id| id.as_str());
    required(scope.plan)
        .into_iter()
        .filter(|part| part.stage == document.stage && part.id == id)
        .flat_map(|part| {
            let own = part.views.iter();
            own.chain(part.sections.iter().flat_map(|s| s.views))
                .map(|v| v.value.clone())
                .collect::<Vec<_>>()
        })
        .collect()
}

/// The footnotes of one chapter.
#[derive(Default)]
struct Notes {
    /// Names in the order of their first marks.
    order: Vec<String>,
    /// Numbers by name.
    numbers: BTreeMap<String, usize>,
}

/// Lowers one document.
pub(super) struct Lower<'a, 's> {
    pub(super) scope: Scope<'a>,
    pub(super) book: usize,
    pub(super) document: &'a Document,
    notes: Notes,
    pub(super) demanded: Vec<String>,
    pub(super) sink: &'s mut Sink,
}

impl Lower<'_, '_> {
    fn section(&mut self, section: &Section) -> Printed {
        let target = self.scope.numbers.at(self.book, section.heading.span);
        let own = section.heading.id.as_ref();
        let dimension = own
            .and_then(|id| self.scope.plan.scheme.dimension(id))
            .map(|dimension| dimension.id.value.clone());
        // Issues and objectives are found at the first stage, strategies later.
        let later = dimension.as_ref().filter(|_| self.document.stage > 1);
        Printed {
            level: section.heading.level,
            title: self.line(&section.heading.title),
            serves: later.map(|id| serves(self.scope.plan, id)).unwrap_or_default(),
            dimension,
            elements: self.blocks(&section.blocks),
            sections: section.sections.iter().map(|inner| self.section(inner)).collect(),
            anchor: target.anchor,
            number: target.number,
            span: section.heading.span,
        }
    }

    fn blocks(&mut self, blocks: &[Block]) -> Vec<Element> {
        blocks.iter().flat_map(|block| self.block(block)).collect()
    }

    /// Lowers a block: to one element, to a chart and its table, or to nothing.
    fn block(&mut self, block: &Block) -> Vec<Element> {
        let kinds = match &block.kind {
            BlockKind::View(call) if call.form == Form::Chart => self.chart(call, block.span),
            BlockKind::View(call) => {
                self.view(call, block.span).map(ElementKind::Table).into_iter().collect()
            }
            BlockKind::Figure(picture) => {
                self.figure(picture, block.span).map(ElementKind::Figure).into_iter().collect()
            }
            kind => self.plain_block(kind, block.span).into_iter().collect(),
        };
        kinds.into_iter().map(|kind| Element { kind, span: block.span }).collect()
    }

    fn plain_block(&mut self, kind: &BlockKind, span: Span) -> Option<ElementKind> {
        Some(match kind {
            BlockKind::Paragraph(words) => ElementKind::Paragraph(self.line(words)),
            BlockKind::Minor(words) => ElementKind::Minor(self.line(words)),
            BlockKind::List { start, items } => ElementKind::List {
                start: *start,
                items: items.iter().map(|item| self.blocks(item)).collect(),
            },
            BlockKind::Quote(blocks) => ElementKind::Quote(self.blocks(blocks)),
            BlockKind::Alert(kind, blocks) => ElementKind::Callout(*kind, self.blocks(blocks)),
            BlockKind::Code { lang, text } => {
                ElementKind::Code { lang: lang.clone(), text: text.clone() }
            }
            BlockKind::Math(formula) => ElementKind::Math(formula.clone()),
            BlockKind::Table(table) => ElementKind::Table(self.hand_table(table, span)),
            BlockKind::Rule => ElementKind::Rule,
            BlockKind::Figure(_) | BlockKind::View(_) => return None,
        })
    }

    pub(super) fn line(&mut self, words: &[Inline]) -> Vec<Run> {
        let mut runs = Vec::new();
        for word in words {
            match word {
                Inline::Text(text) => runs.push(Run::Text(text.value.clone())),
                Inline::Emph(words) => runs.push(Run::Emph(self.line(words))),
                Inline::Strong(words) => runs.push(Run::Strong(self.line(words))),
                Inline::Strike(words) => runs.push(Run::Strike(self.line(words))),
                Inline::Code(text) => runs.push(Run::Code(text.clone())),
                Inline::Math(formula) => runs.push(Run::Math(formula.value.clone())),
                Inline::Link { url, words } => {
                    runs.push(Run::Link { url: url.clone(), words: self.line(words) });
                }
                Inline::Reference(wanted) => {
                    let words = self.line(&wanted.words);
                    runs.push(reference::bind(self.scope, self.book, wanted, words, self.sink));
                }
                Inline::Citation(cites) => {
                    runs.extend(reference::cite(self.scope.plan, cites, self.sink));
                }
                Inline::Fact(fact) => {
                    let years = self.scope.plan.years(self.scope.options.extended);
                    match fact::compute(self.scope.plan, years, fact) {
                        Ok(words) => runs.push(self.quoted(words, fact)),
                        // What could not be read may well hold what seems to be missing.
                        Err(_) if self.scope.plan.unread.records && fact.names_record() => {}
                        // Without a horizon, told by `load`, every year lies outside.
                        Err(_) if years.start().0 == 0 && fact.names_year() => {}
                        Err(finding) => self.sink.push(*finding),
                    }
                }
                Inline::Note(name) => runs.extend(self.note(name)),
                Inline::Break => runs.push(Run::Break),
            }
        }
        runs
    }

    /// Prints a fact; a number carries where it comes from, unless the edition is only checked.
    fn quoted(&self, words: String, fact: &Fact) -> Run {
        let wanted = !self.scope.options.bare;
        let known = wanted.then(|| fact::provenance::provenance(self.scope, self.book, fact));
        match known.flatten() {
            Some(own) => Run::Fact { words, provenance: Box::new(own) },
            None => Run::Text(words),
        }
    }

    fn note(&mut self, name: &Text) -> Option<Run> {
        // An undefined mark has been reported by `load`.
        self.document.notes.get(&name.value)?;
        if let Some(number) = self.notes.numbers.get(&name.value) {
            return Some(Run::Note { number: *number, first: false });
        }
        self.notes.order.push(name.value.clone());
        let number = self.notes.order.len();
        self.notes.numbers.insert(name.value.clone(), number);
        Some(Run::Note { number, first: true })
    }

    /// Lowers the notes; a note that marks another adds it to the list.
    fn printed_notes(&mut self) -> Vec<Vec<Element>> {
        let mut out = Vec::new();
        while let Some(name) = self.notes.order.get(out.len()).cloned() {
            let elements = match self.document.notes.get(&name) {
                Some(blocks) => self.blocks(&blocks.value),
                None => Vec::new(),
            };
            out.push(elements);
        }
        out
    }
}
