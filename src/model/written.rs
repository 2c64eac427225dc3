//! Telling a part of a book that is written from one that only stands there.
//!
//! Placeholders and text left as in the starter plan do not count as written; a table or picture
//! alone does, unless a placeholder stands beside it.

use crate::model::block::{self, Block, BlockKind, Form};
use crate::model::placeholder::is_placeholder;
use crate::model::require::DRAWN;
use crate::source::Span;

/// What stands in a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Writing {
    /// Whether it is written.
    pub written: bool,
    /// Whether any words stand in it, be they the author's or a placeholder.
    pub words: bool,
    /// The first block that only stands for a text.
    pub placeholder: Option<Span>,
}

impl Writing {
    /// Judges the blocks of a part; `guide` is its starter text.
    pub fn of(blocks: &[&Block], guide: Option<&str>) -> Self {
        let mut placeholder = None;
        let mut real = false;
        let mut exhibit = false;
        for block in blocks {
            match judge(block, guide) {
                Judged::Real => real = true,
                Judged::Exhibit => exhibit = true,
                Judged::Placeholder => placeholder = placeholder.or(Some(block.span)),
                Judged::Nothing => {}
            }
        }
        let written = real || (exhibit && placeholder.is_none());
        Self { written, words: real || placeholder.is_some(), placeholder }
    }
}

/// Lists the names of the computed tables in blocks; a chart goes by the table it stands for.
pub fn views<'a>(blocks: &[&'a Block]) -> Vec<&'a str> {
    let mut out = Vec::new();
    for block in blocks {
        collect_views(block, &mut out);
    }
    out
}

enum Judged {
    /// Words that an author wrote.
    Real,
    /// A table or picture.
    Exhibit,
    /// A placeholder or starter text.
    Placeholder,
    /// Neither.
    Nothing,
}

fn judge(block: &Block, guide: Option<&str>) -> Judged {
    match &block.kind {
        BlockKind::Paragraph(words) => {
            let has_more = words
                .iter()
                .any(|word| matches!(word, block::Inline::Fact(_) | block::Inline::Citation(_)));
            let text = block::plain(words);
            let starter = guide.is_some_and(|guide| same_words(guide, &text));
            if !has_more && (starter || is_placeholder(&text)) {
                Judged::Placeholder
            } else {
                Judged::Real
            }
        }
        BlockKind::List { items, .. } => first(items.iter().flatten(), guide),
        BlockKind::Quote(blocks) | BlockKind::Alert(_, blocks) => first(blocks.iter(), guide),
        BlockKind::Code { .. } | BlockKind::Math(_) => Judged::Real,
        BlockKind::Table(_) | BlockKind::Figure(_) | BlockKind::View(_) => Judged::Exhibit,
        BlockKind::Minor(_) | BlockKind::Rule => Judged::Nothing,
    }
}

/// Judges blocks inside another: real as soon as one is.
fn first<'a>(blocks: impl Iterator<Item = &'a Block>, guide: Option<&str>) -> Judged {
    let mut best = Judged::Nothing;
    for block in blocks {
        match judge(block, guide) {
            Judged::Real => return Judged::Real,
            Judged::Placeholder => best = Judged::Placeholder,
            Judged::Exhibit | Judged::Nothing => {}
        }
    }
    best
}

/// Compares words, whatever the spaces between them.
fn same_words(a: &str, b: &str) -> bool {
    a.split_whitespace().eq(b.split_whitespace())
}

fn collect_views<'a>(block: &'a Block, out: &mut Vec<&'a str>) {
    match &block.kind {
        BlockKind::View(call) if call.form == Form::Chart => {
            let drawn = DRAWN.iter().find(|(chart, _)| *chart == call.name.value);
            out.extend(drawn.map(|(_, view)| *view));
        }
        BlockKind::View(call) => out.push(call.name.as_str()),
        BlockKind::List { items, .. } => {
            items.iter().flatten().for_each(|block| collect_views(block, out));
        }
        BlockKind::Quote(blocks) | BlockKind::Alert(_, blocks) => {
            for block in blocks {
                collect_views(block, out);
            }
        }
        _ => {}
    }
}
