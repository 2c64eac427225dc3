//! Completes books and volume with what can only be known at the end: lists of tables, figures
//! and appendices, terms, sources, and the sheets to be signed.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::book::{
    Anchor, ApprovalBlock, Book, Chapter, CommitmentLine, Element, ElementKind, ListEntry, Matter,
    MatterBody, Run, SourceEntry, TermEntry, Volume,
};
use crate::model::plan::Plan;
use crate::model::scheme::MatterKind;
use crate::resolve::Scope;
use crate::resolve::reference::source_anchor;

/// Fills every generated list; lists without an entry are left out.
pub(super) fn complete(scope: Scope<'_>, books: &mut [Book], volume: &mut Volume) {
    let mut whole = Found::default();
    for matter in volume.front.iter().chain(&volume.back) {
        whole.matter(matter);
    }
    for book in books {
        let mut found = Found::default();
        book.front.iter().chain(&book.back).for_each(|matter| found.matter(matter));
        book.chapters.iter().for_each(|chapter| found.chapter(chapter));
        for appendix in &book.appendices {
            found.appendix(appendix);
        }
        let stage = |_: &Matter| scope.plan.manifest.stage();
        fill(scope.plan, &mut book.front, &found, stage);
        fill(scope.plan, &mut book.back, &found, stage);
        whole.add(found);
    }
    fill(scope.plan, &mut volume.front, &whole, |_| 4);
    fill(scope.plan, &mut volume.back, &whole, |_| 4);
}

/// What was found in a book.
#[derive(Default)]
struct Found {
    tables: Vec<ListEntry>,
    figures: Vec<ListEntry>,
    appendices: Vec<ListEntry>,
    cited: BTreeSet<String>,
    words: String,
}

impl Found {
    fn add(&mut self, other: Found) {
        self.tables.extend(other.tables);
        self.figures.extend(other.figures);
        self.appendices.extend(other.appendices);
        self.cited.extend(other.cited);
        self.words.push_str(&other.words);
    }

    fn matter(&mut self, matter: &Matter) {
        if let MatterBody::Prose(chapter, _) = &matter.body {
            self.chapter(chapter);
        }
    }

    fn appendix(&mut self, chapter: &Chapter) {
        self.appendices.push(ListEntry {
            label: chapter.full_number(),
            title: unmarked(&chapter.title),
            anchor: chapter.anchor.clone(),
        });
        self.chapter(chapter);
    }

    fn chapter(&mut self, chapter: &Chapter) {
        self.runs(&chapter.title);
        chapter.lead.iter().for_each(|lead| self.runs(lead));
        chapter.all_elements().into_iter().for_each(|element| self.element(element));
        chapter.notes.iter().flatten().for_each(|element| self.element(element));
    }

    fn element(&mut self, element: &Element) {
        match &element.kind {
            ElementKind::Paragraph(runs) | ElementKind::Minor(runs) => self.runs(runs),
            ElementKind::List { items, .. } => {
                items.iter().flatten().for_each(|element| self.element(element));
            }
            ElementKind::Quote(elements) | ElementKind::Callout(_, elements) => {
                elements.iter().for_each(|element| self.element(element));
            }
            ElementKind::Table(exhibit) => {
                self.tables.push(entry(&exhibit.full_number(), &exhibit.caption, &exhibit.anchor));
                self.runs(&exhibit.caption);
                exhibit.source.iter().for_each(|source| self.runs(source));
                exhibit.body.columns.iter().for_each(|column| self.runs(&column.title));
                for cell in exhibit.body.cells() {
                    cell.lines.iter().for_each(|line| self.runs(line));
                }
            }
            ElementKind::Figure(exhibit) => {
                self.figures.push(entry(&exhibit.full_number(), &exhibit.caption, &exhibit.anchor));
                self.runs(&exhibit.caption);
                exhibit.source.iter().for_each(|source| self.runs(source));
            }
            ElementKind::Code { .. } | ElementKind::Math(_) | ElementKind::Rule => {}
        }
    }

    fn runs(&mut self, runs: &[Run]) {
        for run in runs {
            match run {
                Run::Text(text) => self.words.push_str(text),
                Run::Emph(words)
                | Run::Strong(words)
                | Run::Strike(words)
                | Run::Link { words, .. }
                | Run::Reference { words, .. } => self.runs(words),
                Run::Cite { id, .. } => drop(self.cited.insert(id.clone())),
                Run::Code(_)
                | Run::Math(_)
                | Run::Note { .. }
                | Run::Break
                | Run::Mark(..)
                | Run::Swatch(_) => {}
            }
        }
        self.words.push('\n');
    }
}

fn entry(label: &str, caption: &[Run], anchor: &Anchor) -> ListEntry {
    ListEntry { label: label.to_owned(), title: unmarked(caption), anchor: anchor.clone() }
}

/// Copies a title for a list: without footnote marks and without links of its own.
fn unmarked(runs: &[Run]) -> Vec<Run> {
    runs.iter()
        .filter(|run| !matches!(run, Run::Note { .. }))
        .map(|run| match run {
            Run::Reference { words, .. } | Run::Link { words, .. } => {
                Run::Text(crate::model::book::plain(words))
            }
            Run::Cite { words, .. } => Run::Text(words.clone()),
            other => other.clone(),
        })
        .collect()
}

fn fill(plan: &Plan, parts: &mut Vec<Matter>, found: &Found, stage: impl Fn(&Matter) -> u8) {
    for part in parts.iter_mut() {
        if !matches!(part.body, MatterBody::Generated) {
            continue;
        }
        part.body = match part.kind {
            MatterKind::Tables => MatterBody::List(found.tables.clone()),
            MatterKind::Figures => MatterBody::List(found.figures.clone()),
            MatterKind::Appendices => MatterBody::List(found.appendices.clone()),
            MatterKind::Terms => MatterBody::Terms(terms(plan, &found.words)),
            MatterKind::Bibliography => MatterBody::Sources(sources(plan, &found.cited)),
            MatterKind::Approval => MatterBody::Approval(approval(plan, stage(part))),
            MatterKind::Commitment => MatterBody::Commitment(commitments(plan, stage(part))),
            MatterKind::Prose | MatterKind::Cover | MatterKind::Imprint | MatterKind::Contents => {
                MatterBody::Generated
            }
        };
    }
    parts.retain(|part| match &part.body {
        MatterBody::List(entries) => !entries.is_empty(),
        MatterBody::Terms(entries) => !entries.is_empty(),
        MatterBody::Sources(entries) => !entries.is_empty(),
        MatterBody::Approval(blocks) => !blocks.is_empty(),
        MatterBody::Commitment(lines) => !lines.is_empty(),
        MatterBody::Generated | MatterBody::Prose(..) => true,
    });
}

/// Lists the terms that the text uses, by short form.
fn terms(plan: &Plan, text: &str) -> Vec<TermEntry> {
    let mut entries: BTreeMap<String, TermEntry> = BTreeMap::new();
    // Nearly all terms are one word with a capital: the text is walked once for all of these.
    let capital = |word: &&str| word.starts_with(char::is_uppercase);
    let words: BTreeSet<&str> =
        text.split(|c: char| !c.is_alphanumeric()).filter(capital).collect();
    let used = |short: &str| {
        let plain = capital(&short) && short.chars().all(char::is_alphanumeric);
        if plain { words.contains(short) } else { uses(text, short) }
    };
    for term in plan.records.terms.iter().filter(|term| used(&term.short.value)) {
        let name = Run::Text(term.name.value.clone());
        let entry = TermEntry {
            short: term.short.value.clone(),
            name: vec![if term.foreign { Run::Emph(vec![name]) } else { name }],
            meaning: term.meaning.as_ref().map(|meaning| meaning.value.clone()),
        };
        entries.insert(term.short.to_lowercase(), entry);
    }
    entries.into_values().collect()
}

/// Tells whether a text uses a word as a whole word.
fn uses(text: &str, word: &str) -> bool {
    !word.is_empty()
        && text.match_indices(word).any(|(at, _)| {
            let before = text[..at].chars().next_back();
            let after = text[at + word.len()..].chars().next();
            !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
        })
}

fn sources(plan: &Plan, cited: &BTreeSet<String>) -> Vec<SourceEntry> {
    let mut entries: Vec<SourceEntry> = plan
        .bibliography
        .values()
        .map(|entry| SourceEntry {
            id: source_anchor(&entry.key),
            short: entry.short.clone(),
            full: entry.full.clone(),
        })
        .filter(|entry| cited.contains(&entry.id))
        .collect();
    entries.sort_by_key(|entry| (entry.short.to_lowercase(), entry.id.clone()));
    entries
}

fn approval(plan: &Plan, stage: u8) -> Vec<ApprovalBlock> {
    let blocks = plan.meetings.get(&stage).map(|meeting| meeting.approval.iter());
    blocks
        .into_iter()
        .flatten()
        .map(|block| ApprovalBlock {
            role: block.role.value.clone(),
            office: block.office.value.clone(),
            under: block.under.as_ref().map_or_else(String::new, |under| under.value.clone()),
        })
        .collect()
}

fn commitments(plan: &Plan, stage: u8) -> Vec<CommitmentLine> {
    let lines = plan.meetings.get(&stage).map(|meeting| meeting.commitments.iter());
    lines
        .into_iter()
        .flatten()
        .map(|line| {
            let agency = plan.records.agencies.iter().find(|a| a.id.value == line.agency.value);
            CommitmentLine {
                agency: agency.map_or_else(|| line.agency.to_string(), |a| a.name.value.clone()),
                text: line.text.value.clone(),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::uses;

    #[test]
    fn a_term_counts_when_it_stands_as_a_word() {
        assert!(uses("arsitektur SPBE daerah", "SPBE"));
        assert!(uses("(SPBE)", "SPBE"));
        assert!(!uses("SPBEX", "SPBE"));
        assert!(!uses("spbe", "SPBE"));
    }
}
