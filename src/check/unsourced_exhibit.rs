//! Every table and picture has a caption and a source (SP211).
//!
//! Parted from SP204: an unresolved reference cannot be printed even in a draft, a missing
//! source can. Computed tables are named by default and come from the records; their source
//! line is the author's choice. A chart is read alone, so it says where its figures come from: by
//! a source, or by the table that it was drawn from.

use crate::check::{Review, Rule};
use crate::diag::Sink;
use crate::diag::catalogue::text;
use crate::diag::code;
use crate::diag::manual::{Manual, both};
use crate::model::block::{Block, BlockKind, Form, Inline, ViewCall, nested_blocks, plain};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: code::UNSOURCED_EXHIBIT,
    manual: Manual {
        what: both(
            "Tabel yang ditulis tangan atau gambar tanpa keterangan atau tanpa sumber; bagan tanpa \
             sumber dan tanpa tabel rujukan.",
            "A table written by hand or a picture without a caption or without a source; a chart \
             without a source and without a table that it names.",
        ),
        why: both(
            "Tanpa sumber, angka tidak dapat diperiksa; tanpa keterangan, tabel tidak masuk \
             daftar tabel.",
            "Without a source figures cannot be verified; without a caption a table is missing \
             in the list of tables.",
        ),
        example: both(
            "| Tahun | Penduduk |\n\
             |---|--:|\n\
             | 2021 | 1.125.804 |",
            "| Tahun | Penduduk |\n\
             |---|--:|\n\
             | 2021 | 1.125.804 |",
        ),
        mend: both(
            "| Tahun | Penduduk |\n\
             |---|--:|\n\
             | 2021 | 1.125.804 |\n\
             \n\
             : Penduduk {#tbl-penduduk source=\"BPS, 2022\"}",
            "| Tahun | Penduduk |\n\
             |---|--:|\n\
             | 2021 | 1.125.804 |\n\
             \n\
             : Penduduk {#tbl-penduduk source=\"BPS, 2022\"}",
        ),
        basis: both(
            "Dasar fakta adalah bagian terlemah rencana daerah (tesis ITB); pertimbangan \
             sendiri.",
            "The factual basis is the weakest part of regional plans (ITB thesis); own \
             judgement.",
        ),
    },
    whole: false,
    check,
};

fn check(review: &Review<'_>, sink: &mut Sink) {
    for document in &review.plan.documents {
        for block in nested_blocks(&document.blocks, &document.sections) {
            exhibit(block, sink);
        }
    }
}

fn exhibit(block: &Block, sink: &mut Sink) {
    match &block.kind {
        BlockKind::Table(table) => {
            let caption = table.caption.as_ref().is_some_and(|words| !is_empty(words));
            if !caption || table.source.is_none() {
                sink.push(text::unsourced_table(block.span, caption));
            }
        }
        BlockKind::Figure(picture) => {
            let caption = !is_empty(&picture.caption);
            if !caption || picture.source.is_none() {
                sink.push(text::unsourced_picture(picture.path.span, caption, &picture.path));
            }
        }
        BlockKind::View(call) if is_unsourced_chart(call) => {
            sink.push(text::unsourced_chart(call.name.span, &call.name));
        }
        _ => {}
    }
}

fn is_unsourced_chart(call: &ViewCall) -> bool {
    let options = &call.options;
    call.form == Form::Chart && options.source.is_none() && options.table.is_empty()
}

/// Tells whether a line holds no words and nothing that prints any.
fn is_empty(words: &[Inline]) -> bool {
    plain(words).trim().is_empty() && !words.iter().any(|word| matches!(word, Inline::Fact(_)))
}
