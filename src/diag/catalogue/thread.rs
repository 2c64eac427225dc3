//! Messages about the golden thread from issue to quick win (`SP3xx`).

use crate::diag::code;
use crate::diag::{Diagnostic, Text};
use crate::source::Span;

/// An issue that no strategy answers.
pub fn unanswered_issue(span: Span, id: &str, name: &str) -> Diagnostic {
    Diagnostic::of(
        code::UNANSWERED_ISSUE,
        span,
        Text::new(
            format!("isu `{id}` ({name}) belum dijawab oleh satu strategi pun"),
            format!("no strategy answers the issue `{id}` ({name})"),
        ),
    )
    .hint(
        format!("sebut `{id}` pada kunci `issues` sebuah strategi"),
        format!("name `{id}` behind the key `issues` of a strategy"),
    )
}

/// A strategy that no programme carries out.
pub fn idle_strategy(span: Span, id: &str) -> Diagnostic {
    Diagnostic::of(
        code::UNANSWERED_ISSUE,
        span,
        Text::new(
            format!("strategi `{id}` belum dijalankan oleh satu program pun"),
            format!("no programme carries out the strategy `{id}`"),
        ),
    )
    .hint(
        format!("sebut `{id}` pada kunci `strategies` sebuah program"),
        format!("name `{id}` behind the key `strategies` of a programme"),
    )
}
