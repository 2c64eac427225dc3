//! Messages about the golden thread from issue to quick win (`SP3xx`).

use std::collections::BTreeSet;

use crate::diag::catalogue::{listed, shortened};
use crate::diag::code;
use crate::diag::{Diagnostic, Fix, Text};
use crate::model::record::{Kind, Ref};
use crate::model::scheme::Named;
use crate::source::{Span, Spanned};

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

/// A weakness or threat that nothing answers.
pub fn uncovered_swot(span: Span, id: &str, text: &str, threat: bool) -> Diagnostic {
    let text = shortened(text);
    let (word_id, word_en) = if threat { ("ancaman", "threat") } else { ("kelemahan", "weakness") };
    Diagnostic::of(
        code::UNCOVERED_WEAKNESS,
        span,
        Text::new(
            format!("{word_id} `{id}` ({text}) belum dijawab strategi atau isu mana pun"),
            format!("no strategy or issue answers the {word_en} `{id}` ({text})"),
        ),
    )
    .hint(
        format!("sebut `{id}` pada kunci `swot` sebuah strategi atau isu"),
        format!("name `{id}` behind the key `swot` of a strategy or an issue"),
    )
}

/// A gap without follow-up.
pub fn open_gap(span: Span, id: &str, text: &str) -> Diagnostic {
    let text = shortened(text);
    Diagnostic::of(
        code::UNCOVERED_WEAKNESS,
        span,
        Text::new(
            format!("kesenjangan `{id}` ({text}) belum ditindaklanjuti"),
            format!("nothing follows up the gap `{id}` ({text})"),
        ),
    )
    .hint(
        "isi kunci `follow_up` dengan id program, rencana aksi, atau strategi",
        "give the key `follow_up` the ids of programmes, actions or strategies",
    )
}

/// A readiness item below its target without follow-up.
pub fn open_readiness(span: Span, id: &str, name: &str) -> Diagnostic {
    Diagnostic::of(
        code::UNCOVERED_WEAKNESS,
        span,
        Text::new(
            format!("butir kesiapan `{id}` ({name}) di bawah sasarannya dan belum ditindaklanjuti"),
            format!(
                "the readiness item `{id}` ({name}) is below its target and nothing follows it up"
            ),
        ),
    )
    .hint(
        format!("isi kunci `follow_up`, atau sebut `{id}` pada sebuah kesenjangan"),
        format!("fill the key `follow_up`, or name `{id}` in a gap"),
    )
}

/// A dimension without a quick win, or without one among those selected; with the candidates of
/// that dimension.
pub fn no_quick_win(
    span: Span,
    id: &str,
    name: &str,
    (selected, candidates): (bool, &[&str]),
) -> Diagnostic {
    let (selected_id, selected_en) = if selected { (" terpilih", "selected ") } else { ("", "") };
    let diagnostic = Diagnostic::of(
        code::DIMENSION_WITHOUT_QUICK_WIN,
        span,
        Text::new(
            format!("dimensi {name} (`{id}`) belum memiliki quick win{selected_id}"),
            format!("the dimension {name} (`{id}`) has no {selected_en}quick win"),
        ),
    );
    if candidates.is_empty() {
        return diagnostic.hint(
            "ajukan kandidat dari program dimensi itu",
            "propose a candidate from that dimension's programmes",
        );
    }
    let all = listed(candidates.iter().copied());
    diagnostic.hint(
        format!("beri `selected: true` pada salah satu kandidatnya: {all}"),
        format!("say `selected: true` at one of its candidates: {all}"),
    )
}

/// Candidates of which none is selected when profiles are due.
pub fn none_selected(span: Span, count: usize) -> Diagnostic {
    Diagnostic::of(
        code::DIMENSION_WITHOUT_QUICK_WIN,
        span,
        Text::new(
            format!("belum satu pun dari {count} kandidat quick win dipilih"),
            format!("none of the {count} quick-win candidates is selected"),
        ),
    )
    .hint(
        "beri `selected: true` pada kandidat yang dipilih, sedapatnya satu tiap dimensi",
        "say `selected: true` at those that were chosen, if possible one in each dimension",
    )
}

/// A quick win of another dimension than its programme.
pub fn quick_win_dimension(
    span: Span,
    id: &str,
    dimension: &str,
    program: &str,
    right: &Ref,
) -> Diagnostic {
    Diagnostic::of(code::UNFOUNDED_QUICK_WIN, span, Text::new(format!("quick win `{id}` berdimensi `{dimension}`, padahal program `{program}` berdimensi \
             `{right}`"), format!("the quick win `{id}` has the dimension `{dimension}`, but its programme `{program}` \
             has `{right}`")))
        .hint("samakan dimensinya, atau tunjuk program yang benar", "give both the same dimension, or name the right programme")
        .related(right.span, "dimensi programnya di sini", "the programme's dimension is here")
}

/// A quick win whose issue its programme does not answer.
pub fn quick_win_issue(
    (span, issue): (Span, &str),
    id: &str,
    program: &Ref,
    answered: &BTreeSet<&str>,
) -> Diagnostic {
    let all = listed(answered.iter().copied());
    Diagnostic::of(code::UNFOUNDED_QUICK_WIN, span, Text::new(format!("quick win `{id}` menjawab isu `{issue}`, tetapi program `{program}` dan strateginya \
             tidak"), format!("the quick win `{id}` answers the issue `{issue}`, but neither the programme \
             `{program}` nor its strategies do")))
        .hint(format!("isu yang dijawab program itu: {all}; perbaiki `issue`, atau tambahkan `{issue}` \
             pada program atau strateginya"), format!("the issues of that programme: {all}; mend `issue`, or add `{issue}` to the \
             programme or its strategy"))
        .related(program.span, "programnya di sini", "its programme is here")
}

/// Required areas of action plans without an action.
pub fn missing_areas(span: Span, areas: &[&Named]) -> Diagnostic {
    let names: Vec<String> =
        areas.iter().map(|area| format!("{} (`{}`)", area.name.value, area.id)).collect();
    let names = names.join(", ");
    Diagnostic::of(
        code::MISSING_ACTION_AREA,
        span,
        Text::new(
            format!("bidang rencana aksi tanpa satu kegiatan pun: {names}"),
            format!("areas of action plans without an action: {names}"),
        ),
    )
    .hint("tambahkan rencana aksi dengan `area` itu", "add actions with these words behind `area`")
}

/// A dimension whose programmes are all applications.
pub fn applications_only(span: Span, name: &str, count: usize) -> Diagnostic {
    Diagnostic::of(code::APPLICATIONS_ONLY, span, Text::new(format!("{count} program {name} seluruhnya aplikasi; smart city bukan hanya teknologi \
             informasi"), format!("the {count} programmes of {name} are all applications; a smart city is not information \
             technology alone")))
        .hint("tambahkan layanan, kebijakan, atau infrastruktur yang mengubah cara kerja, bukan \
             hanya aplikasinya", "add a service, a policy or infrastructure that changes how work is done, not only \
             the application")
}

/// A vision, mission, goal or objective in other words than its record; `sure` where the fact
/// may take the place of the words as they are.
pub fn drifting(span: Span, fact: &str, record: &Spanned<String>, sure: bool) -> Diagnostic {
    let diagnostic = Diagnostic::of(
        code::DRIFTING_VISION,
        span,
        Text::new(
            format!("kata-kata ini bergeser dari rumusan pada catatan: “{record}”"),
            format!("these words drift from the wording of the record: “{record}”"),
        ),
    )
    .hint(
        format!("kutip catatannya dengan `{{{{ {fact} }}}}`, atau ubah catatan itu"),
        format!("quote the record with `{{{{ {fact} }}}}`, or change the record"),
    )
    .related(record.span, "rumusan yang disahkan di sini", "the approved wording is here");
    if !sure {
        return diagnostic;
    }
    diagnostic.fix(Fix::replace(
        span,
        format!("{{{{ {fact} }}}}"),
        "kutip rumusan dari catatan",
        "quote the wording of the record",
    ))
}

/// A dimension that lacks records of some kinds.
pub fn empty_dimension(span: Span, id: &str, name: &str, lacking: &[Kind]) -> Diagnostic {
    let all: Vec<&str> = lacking.iter().map(|kind| kind.name_id()).collect();
    let id_words = match all.as_slice() {
        [rest @ .., last] if rest.len() > 1 => format!("{}, dan {last}", rest.join(", ")),
        all => all.join(" dan "),
    };
    let all: Vec<&str> = lacking.iter().map(|kind| kind.name_en()).collect();
    Diagnostic::of(
        code::EMPTY_DIMENSION,
        span,
        Text::new(
            format!("dimensi {name} (`{id}`) belum memiliki {id_words}"),
            format!("the dimension {name} (`{id}`) has no {}", all.join(" and no ")),
        ),
    )
    .hint(
        format!("tambahkan catatan dengan dimensi `{id}` di folder `data/`, atau nyatakan `{id}` tidak relevan pada kunci `not_relevant` di `smartplan.yaml`"),
        format!("add records with the dimension `{id}` in a `data/` folder, or say in `smartplan.yaml` behind the key `not_relevant` why `{id}` does not matter here"),
    )
}
