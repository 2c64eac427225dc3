//! Whoever cannot see the page is told what it shows: pictures say it, columns have heads (SP212).
//!
//! Computed tables and charts say it of themselves. The corner above the names of rows may be
//! empty: nothing stands below it but these names.

use crate::check::{Review, Rule};
use crate::diag::Sink;
use crate::diag::catalogue::text;
use crate::diag::code;
use crate::diag::manual::{Manual, both};
use crate::model::block::{Block, BlockKind, HandTable, Inline, nested_blocks, plain};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: code::MISSING_ALTERNATIVE,
    manual: Manual {
        what: both(
            "Gambar tanpa `alt`, yaitu kalimat yang dibacakan bagi pembaca yang tidak dapat \
             melihatnya; tabel yang ditulis tangan dengan kolom tanpa kepala.",
            "A picture without `alt`, the sentence that is read to those who cannot see it; a \
             table written by hand with a column that has no head.",
        ),
        why: both(
            "PDF/UA, standar untuk PDF yang dapat diakses, menuntut keduanya. Tanpa `alt` yang \
             dibacakan hanya keterangan gambar, yang jarang menyebut isinya.",
            "PDF/UA, the standard of accessible PDFs, demands both. Without `alt` only the \
             caption is read, which seldom says what is to be seen.",
        ),
        example: both(
            "![Peta wilayah](media/peta.png){#fig-peta source=\"Bappeda 2021\"}",
            "![Map](media/peta.png){#fig-peta source=\"Bappeda 2021\"}",
        ),
        mend: both(
            "![Peta wilayah](media/peta.png){#fig-peta source=\"Bappeda 2021\" alt=\"Tujuh belas \
             kapanewon; permukiman terpadat di sekitar jalan lingkar\"}",
            "![Map](media/peta.png){#fig-peta source=\"Bappeda 2021\" alt=\"Seventeen districts; \
             settlements are densest along the ring road\"}",
        ),
        basis: both("PDF/UA-1 (ISO 14289-1), 7.3 dan 7.5.", "PDF/UA-1 (ISO 14289-1), 7.3 and 7.5."),
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
            if let Some(column) = headless(table) {
                sink.push(text::headless_column(block.span, column));
            }
        }
        BlockKind::Figure(picture) => {
            let told = picture.alt.as_ref().is_some_and(|alt| !alt.trim().is_empty());
            if !told {
                sink.push(text::silent_picture(picture.path.span, &picture.path));
            }
        }
        _ => {}
    }
}

/// Returns the number of the first column without a head, from 1.
fn headless(table: &HandTable) -> Option<usize> {
    let empty = |head: &Vec<Inline>| {
        let words = head.iter().any(|word| matches!(word, Inline::Fact(_)));
        plain(head).trim().is_empty() && !words
    };
    let corner = usize::from(table.header.len() > 1);
    let at = table.header.iter().skip(corner).position(empty)?;
    Some(at + corner + 1)
}
