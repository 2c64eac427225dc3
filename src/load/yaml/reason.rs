//! Why a YAML text cannot be read, in an author's words.

use granit_parser::ErrorKind as Kind;

use crate::diag::Text;

/// Says what is wrong; what authors hardly ever meet is left in the parser's words.
pub(super) fn reason(kind: &Kind) -> Text {
    let told = bracket(kind).or_else(|| {
        let (id, en) = quote(kind).or_else(|| indentation(kind)).or_else(|| sign(kind))?;
        Some(Text::new(id, en))
    });
    told.unwrap_or_else(|| Text::new(format!("aturan YAML dilanggar ({kind})"), kind.to_string()))
}

type Both = Option<(&'static str, &'static str)>;

fn bracket(kind: &Kind) -> Option<Text> {
    Some(match kind {
        Kind::UnclosedFlowCollection { open } => Text::new(
            format!("kurung `{open}` tidak ditutup"),
            format!("the bracket `{open}` is not closed"),
        ),
        Kind::MismatchedFlowCollectionEnd { open, close } => Text::new(
            format!("kurung `{open}` ditutup dengan `{close}`"),
            format!("the bracket `{open}` is closed with `{close}`"),
        ),
        Kind::UnexpectedCharacter { character } => Text::new(
            format!("teks tidak dapat diawali `{character}`; apit dengan tanda kutip"),
            format!("a text cannot begin with `{character}`; put it in quotes"),
        ),
        Kind::MisplacedFlowCollectionEnd => {
            Text::new("kurung penutup tanpa pembuka", "a closing bracket without an opening one")
        }
        Kind::UnexpectedEofFlowSequence | Kind::UnexpectedEofFlowMapping => {
            Text::new("kurung tidak ditutup", "a bracket is not closed")
        }
        Kind::ExpectedFlowMappingSeparator => {
            Text::new("di sini seharusnya `,` atau `}`", "expected `,` or `}` here")
        }
        Kind::ExpectedFlowSequenceSeparator => {
            Text::new("di sini seharusnya `,` atau `]`", "expected `,` or `]` here")
        }
        _ => return None,
    })
}

fn quote(kind: &Kind) -> Both {
    Some(match kind {
        Kind::UnclosedQuotedScalar | Kind::DocumentIndicatorInQuotedScalar => {
            ("tanda kutip tidak ditutup", "a quotation mark is not closed")
        }
        Kind::InvalidTrailingSingleQuotedScalar | Kind::InvalidTrailingDoubleQuotedScalar => (
            "masih ada teks di belakang tanda kutip penutup",
            "there is text behind the closing quotation mark",
        ),
        Kind::UnknownQuotedScalarEscape
        | Kind::InvalidQuotedScalarHexEscape
        | Kind::InvalidUnicodeEscape => (
            "`\\` di dalam tanda kutip ganda mempunyai arti khusus; pakai tanda kutip tunggal",
            "`\\` has a special meaning in double quotes; use single quotes",
        ),
        Kind::PlainScalarStartsWithDashFlowIndicator => (
            "apit teks yang diawali `-` dengan tanda kutip",
            "put text that begins with `-` in quotes",
        ),
        _ => return None,
    })
}

fn indentation(kind: &Kind) -> Both {
    Some(match kind {
        Kind::ExpectedBlockMappingKey | Kind::InvalidIndentation => (
            "lekukan baris ini tidak sama dengan baris yang setingkat",
            "this line is not indented like its neighbours",
        ),
        Kind::TabNotAllowed
        | Kind::TabInBlockIndentation
        | Kind::TabInIndentation
        | Kind::TabAtBlockScalarStart
        | Kind::TabInPlainScalar => {
            ("tab tidak dapat dipakai untuk lekukan; pakai spasi", "tabs cannot indent; use spaces")
        }
        Kind::InvalidBlockScalarIndent
        | Kind::InvalidQuotedScalarIndent
        | Kind::InvalidFlowScalarIndent => {
            ("baris lanjutan ini kurang menjorok", "this continued line is not indented far enough")
        }
        Kind::RecursionLimitExceeded => {
            ("nilai bersarang terlalu dalam", "values are nested too deeply")
        }
        _ => return None,
    })
}

fn sign(kind: &Kind) -> Both {
    Some(match kind {
        Kind::ExpectedBlockSequenceEntry => (
            "di sini seharusnya `-` seperti butir di atasnya",
            "expected `-` as in the items above",
        ),
        Kind::BlockSequenceEntryNotAllowed | Kind::BlockEntryInFlowCollection => {
            ("`-` tidak dapat berdiri di sini", "`-` cannot stand here")
        }
        Kind::InvalidBlockEntryWhitespace => {
            ("`-` harus diikuti spasi", "`-` must be followed by a space")
        }
        Kind::SimpleKeyExpected | Kind::InvalidSimpleKey => {
            ("kunci tanpa titik dua", "a key without a colon")
        }
        Kind::MappingValueNotAllowed | Kind::InvalidColonPlacement => (
            "titik dua tidak dapat berdiri di sini; apit teks yang memuatnya dengan tanda kutip",
            "a colon cannot stand here; put text that holds one in quotes",
        ),
        Kind::CommentNotSeparated => {
            ("sebelum komentar `#` harus ada spasi", "a comment `#` needs a space before it")
        }
        Kind::CommentInterceptedScalar => (
            "komentar memotong teks yang terdiri dari beberapa baris",
            "a comment interrupts a text of several lines",
        ),
        Kind::InvalidBlockScalarHeader => {
            ("di belakang `|` atau `>` tidak boleh ada teks", "nothing may stand behind `|` or `>`")
        }
        Kind::ExpectedNodeContent => ("di sini seharusnya nilai", "expected a value here"),
        _ => return None,
    })
}
