//! Why a YAML text cannot be read, in an author's words.

use granit_parser::ErrorKind as Kind;

use crate::diag::Text;

/// Says what is wrong; what authors hardly ever meet is left in the parser's words.
pub(super) fn reason(kind: &Kind) -> Text {
    let (id, en) = match kind {
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
        Kind::UnclosedFlowCollection { open } => {
            return Text::new(
                format!("kurung `{open}` tidak ditutup"),
                format!("the bracket `{open}` is not closed"),
            );
        }
        Kind::MismatchedFlowCollectionEnd { open, close } => {
            return Text::new(
                format!("kurung `{open}` ditutup dengan `{close}`"),
                format!("the bracket `{open}` is closed with `{close}`"),
            );
        }
        Kind::MisplacedFlowCollectionEnd => {
            ("kurung penutup tanpa pembuka", "a closing bracket without an opening one")
        }
        Kind::UnexpectedEofFlowSequence | Kind::UnexpectedEofFlowMapping => {
            ("kurung tidak ditutup", "a bracket is not closed")
        }
        Kind::ExpectedFlowMappingSeparator => {
            ("di sini seharusnya `,` atau `}`", "expected `,` or `}` here")
        }
        Kind::ExpectedFlowSequenceSeparator => {
            ("di sini seharusnya `,` atau `]`", "expected `,` or `]` here")
        }
        Kind::ExpectedBlockMappingKey | Kind::InvalidIndentation => (
            "lekukan baris ini tidak sama dengan baris yang setingkat",
            "this line is not indented like its neighbours",
        ),
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
        Kind::TabNotAllowed
        | Kind::TabInBlockIndentation
        | Kind::TabInIndentation
        | Kind::TabAtBlockScalarStart
        | Kind::TabInPlainScalar => {
            ("tab tidak dapat dipakai untuk lekukan; pakai spasi", "tabs cannot indent; use spaces")
        }
        Kind::CommentNotSeparated => {
            ("sebelum komentar `#` harus ada spasi", "a comment `#` needs a space before it")
        }
        Kind::CommentInterceptedScalar => (
            "komentar memotong teks yang terdiri dari beberapa baris",
            "a comment interrupts a text of several lines",
        ),
        Kind::UnexpectedCharacter { character } => {
            return Text::new(
                format!("teks tidak dapat diawali `{character}`; apit dengan tanda kutip"),
                format!("a text cannot begin with `{character}`; put it in quotes"),
            );
        }
        Kind::InvalidBlockScalarIndent
        | Kind::InvalidQuotedScalarIndent
        | Kind::InvalidFlowScalarIndent => {
            ("baris lanjutan ini kurang menjorok", "this continued line is not indented far enough")
        }
        Kind::InvalidBlockScalarHeader => {
            ("di belakang `|` atau `>` tidak boleh ada teks", "nothing may stand behind `|` or `>`")
        }
        Kind::PlainScalarStartsWithDashFlowIndicator => (
            "apit teks yang diawali `-` dengan tanda kutip",
            "put text that begins with `-` in quotes",
        ),
        Kind::RecursionLimitExceeded => {
            ("nilai bersarang terlalu dalam", "values are nested too deeply")
        }
        Kind::ExpectedNodeContent => ("di sini seharusnya nilai", "expected a value here"),
        other => {
            return Text::new(format!("aturan YAML dilanggar ({other})"), other.to_string());
        }
    };
    Text::new(id, en)
}
