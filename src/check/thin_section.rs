//! Every demanded section says enough (SP106).
//!
//! A part that is not written at all is told by SP101; here one that is written but short, or
//! that keeps a paragraph of the starter plan. A table, figure or formula speaks too: beside
//! one, a quarter of the words is enough.

use crate::check::{Review, Rule};
use crate::diag::Sink;
use crate::diag::catalogue::text;
use crate::diag::code;
use crate::diag::manual::{Manual, both};
use crate::model::block::{Block, BlockKind, Heading, Inline, Section, all_blocks, plain};
use crate::model::placeholder::is_placeholder;
use crate::model::require::required;
use crate::model::scheme::Level;
use crate::source::Span;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: code::THIN_SECTION,
    manual: Manual {
        what: both(
            "Bagian wajib atau disarankan yang lebih pendek dari `check.limits.section_words` \
             (40 kata; seperempatnya bila memuat tabel atau gambar), atau paragraf yang masih \
             sama dengan teks contoh.",
            "A required or recommended part shorter than `check.limits.section_words` (40 words; \
             a quarter of that beside a table or figure), or a paragraph that is still the \
             starter text.",
        ),
        why: both(
            "Satu kalimat tidak menjawab apa yang ditanyakan bagian itu; teks contoh yang \
             tertinggal terbaca oleh peninjau.",
            "One sentence does not answer what the part is asked; starter text left behind is \
             read by reviewers.",
        ),
        example: both(
            "## Metodologi {#metodologi}\n\
             \n\
             Data dikumpulkan dan dianalisis.",
            "## Metodologi {#metodologi}\n\
             \n\
             Data dikumpulkan dan dianalisis.",
        ),
        mend: both(
            "## Metodologi {#metodologi}\n\
             \n\
             Data dikumpulkan dari 27 perangkat daerah pada Mei–Juni 2021 melalui …",
            "## Metodologi {#metodologi}\n\
             \n\
             Data dikumpulkan dari 27 perangkat daerah pada Mei–Juni 2021 melalui …",
        ),
        basis: both("Pertimbangan sendiri.", "Own judgement."),
    },
    whole: false,
    check,
};

/// The part of the minimum that is enough beside a table or figure.
const BESIDE_EXHIBIT: i64 = 4;

fn check(review: &Review<'_>, sink: &mut Sink) {
    let demanded = required(review.plan);
    let due =
        demanded.iter().filter(|own| own.stage <= review.stage && own.level != Level::Optional);
    for chapter in due {
        let Some(document) = review.plan.document(chapter.stage, chapter.id) else { continue };
        if chapter.sections.is_empty() {
            let blocks = all_blocks(&document.blocks, &document.sections);
            judge(review, &document.heading, &blocks, chapter.guide, sink);
        }
        for part in chapter.sections.iter().filter(|part| part.level != Level::Optional) {
            let own = |section: &&Section| {
                section.heading.id.as_ref().is_some_and(|id| id.as_str() == part.id)
            };
            if let Some(section) = document.sections.iter().find(own) {
                let blocks = all_blocks(&section.blocks, &section.sections);
                judge(review, &section.heading, &blocks, part.guide, sink);
            }
        }
    }
}

/// Judges one part by its blocks.
fn judge(
    review: &Review<'_>,
    heading: &Heading,
    blocks: &[&Block],
    guide: Option<&str>,
    sink: &mut Sink,
) {
    let mut count = Count::default();
    blocks.iter().for_each(|block| count.add(block, guide));
    let least = review.plan.manifest.check.limits.section_words();
    let least = if count.exhibit { least / BESIDE_EXHIBIT } else { least };
    // Nothing but a placeholder is not written, and told as such.
    if count.words == 0 {
        return;
    }
    let title = plain(&heading.title);
    if let Some(starter) = count.starter {
        sink.push(text::starter(starter, &title));
    } else if i64::try_from(count.words).is_ok_and(|words| words < least) {
        sink.push(text::thin(heading.span, &title, count.words, least));
    }
}

/// What a part holds.
#[derive(Default)]
struct Count {
    words: usize,
    exhibit: bool,
    starter: Option<Span>,
}

impl Count {
    fn add(&mut self, block: &Block, guide: Option<&str>) {
        match &block.kind {
            BlockKind::Paragraph(words) | BlockKind::Minor(words) => {
                let text = plain(words);
                if guide.is_some_and(|guide| guide.split_whitespace().eq(text.split_whitespace())) {
                    self.starter = Some(block.span);
                } else if !is_placeholder(&text) {
                    // A fact, a citation or a reference is at least one word.
                    let more = words
                        .iter()
                        .filter(|w| matches!(w, Inline::Fact(_) | Inline::Reference(_)));
                    self.words += text.split_whitespace().count() + more.count();
                }
            }
            BlockKind::List { items, .. } => {
                items.iter().flatten().for_each(|inner| self.add(inner, guide));
            }
            BlockKind::Quote(inner) | BlockKind::Alert(_, inner) => {
                inner.iter().for_each(|inner| self.add(inner, guide));
            }
            BlockKind::Table(_)
            | BlockKind::Figure(_)
            | BlockKind::View(_)
            | BlockKind::Code { .. }
            | BlockKind::Math(_) => self.exhibit = true,
            BlockKind::Rule => {}
        }
    }
}
