//! Why the machine does not hand over a file, in both languages.

use crate::diag::Text;
use crate::world::ReadError;

/// Says why; what is unknown is left in the machine's words.
pub(super) fn reason(error: &ReadError) -> Text {
    match error {
        ReadError::Missing => Text::new("berkas itu tidak ada", "there is no such file"),
        ReadError::Outside => {
            Text::new("tautannya menunjuk ke luar rencana", "its link leads out of the plan")
        }
        ReadError::Denied => Text::new(
            "komputer ini tidak memberi izin membacanya",
            "this computer does not permit reading it",
        ),
        ReadError::Folder => Text::new("itu folder, bukan berkas", "it is a folder, not a file"),
        ReadError::Machine(words) => Text::new(
            format!("komputer menolaknya ({words})"),
            format!("the machine refused ({words})"),
        ),
    }
}
