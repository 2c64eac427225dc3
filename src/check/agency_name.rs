//! An agency has one name (SP202).
//!
//! Two records with the same name or short name are told; so are full names in text that differ from one of the list in a single word that
//! looks alike, as in `Dinas Komunikasi dan Informasi`. Commas and `dan` do not count. Agencies
//! of other governments are silent. When a successor takes over is not in the data, so
//! programmes that outlive their agency cannot be told.

use std::collections::BTreeMap;

use crate::check::prose::Prose;
use crate::check::word::{Parsed, Word, Words, is_borrowed, is_quoted};
use crate::check::{Review, Rule};
use crate::diag::Sink;
use crate::diag::catalogue::{near_within, text};
use crate::diag::code;
use crate::diag::manual::{Manual, both};
use crate::model::passage::{Form, Origin};
use crate::model::record::{Agency, Kind};
use crate::source::Span;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: code::AGENCY_NAME,
    manual: Manual {
        what: both(
            "Dua perangkat daerah dengan nama atau singkatan yang sama, \
             atau nama lengkap dalam teks yang berbeda satu kata dari daftar.",
            "Two agencies with the same name or short name, or a full \
             name in text that differs in one word from the list.",
        ),
        why: both(
            "Nama yang berubah-ubah memecah anggaran dan tanggung jawab satu perangkat daerah.",
            "Changing names split the budget and the duties of one agency.",
        ),
        example: both(
            "Dinas Komunikasi dan Informasi menyediakan jaringan.   # daftar: … Informatika",
            "Dinas Komunikasi dan Informasi menyediakan jaringan.   # the list: … Informatika",
        ),
        mend: both(
            "{{ agency(\"diskominfo\").name }} menyediakan jaringan.",
            "{{ agency(\"diskominfo\").name }} menyediakan jaringan.",
        ),
        basis: both("Pertimbangan sendiri.", "Own judgement."),
    },
    whole: false,
    check,
};

/// Words that a full name begins with.
const HEADS: &[&str] = &["Dinas", "Badan", "Sekretariat", "Inspektorat", "Satuan", "Bagian"];

/// Words behind a name that give it to another government.
const OTHERS: &[&str] = &["provinsi", "nasional", "republik", "ri", "pusat", "kementerian", "diy"];

fn check(review: &Review<'_>, sink: &mut Sink) {
    let agencies = &review.plan.records.agencies;
    let mut seen: BTreeMap<String, &Agency> = BTreeMap::new();
    for agency in agencies {
        twice(agency, &mut seen, sink);
    }
    let names = Names::new(agencies);
    let own = |own: &&Prose<'_>| !is_borrowed(own) && own.form() != Some(Form::Note);
    for passage in review.passages().iter().filter(own) {
        let listed = matches!(passage.origin, Origin::Record(own)
            if own.kind == Some(Kind::Agency) || own.kind == Some(Kind::Term));
        if !listed {
            names.look(review, passage, sink);
        }
    }
}

/// Tells a name or short name that another agency has.
fn twice<'r>(agency: &'r Agency, seen: &mut BTreeMap<String, &'r Agency>, sink: &mut Sink) {
    let mut told = false;
    for (sort, own) in [("name", &agency.name), ("short", &agency.short)] {
        let key = own.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase);
        let key: String = key.collect();
        if key.is_empty() || key == "tbd" {
            continue;
        }
        match seen.get(&format!("{sort} {key}")) {
            Some(other) if !told && other.id.span != agency.id.span => {
                told = true;
                let first = if sort == "name" { other.name.span } else { other.short.span };
                sink.push(text::same_agency(own.span, first, own, other.id.as_str()));
            }
            Some(_) => {}
            None => drop(seen.insert(format!("{sort} {key}"), agency)),
        }
    }
}

/// The full names by their first words.
struct Names<'r> {
    by_start: BTreeMap<String, Vec<Name<'r>>>,
}

/// The words of a full name, its agency, and its place.
type Name<'r> = (Vec<String>, &'r Agency, Span);

impl<'r> Names<'r> {
    fn new(agencies: &'r [Agency]) -> Self {
        let mut by_start: BTreeMap<String, Vec<Name<'r>>> = BTreeMap::new();
        for agency in agencies {
            let name = agency.name.split('(').next().unwrap_or_default();
            let parsed = Parsed::of(name);
            let words: Vec<String> =
                significant(parsed.words(name)).map(|own| own.lower.to_owned()).collect();
            if words.len() >= 3 {
                let start = words.first().cloned().unwrap_or_default();
                by_start.entry(start).or_default().push((words, agency, agency.name.span));
            }
        }
        Self { by_start }
    }

    fn look(&self, review: &Review<'_>, passage: &Prose<'_>, sink: &mut Sink) {
        let text = passage.text.as_str();
        let all = passage.words();
        for (at, word) in all.iter().enumerate() {
            if !HEADS.contains(&word.text) || is_quoted(text, word.start) {
                continue;
            }
            let Some((agency, place, end)) = self.near(run(all, at)) else { continue };
            let behind = all.after(end).get(0);
            if behind.is_some_and(|own| own.is_any(OTHERS)) {
                continue;
            }
            let range = word.start..end;
            let written = text.get(range.clone()).unwrap_or_default();
            let span = passage.place(range, review.sources);
            sink.push(text::misspelt_agency(span, written, &agency.name, place));
        }
    }

    /// Finds an agency whose name differs in one word that looks alike.
    fn near(&self, run: Words<'_>) -> Option<(&'r Agency, Span, usize)> {
        let own: Vec<Word<'_>> = significant(run).collect();
        let lower: Vec<&str> = own.iter().map(|word| word.lower).collect();
        let known = self.by_start.get(*lower.first()?)?;
        let is_whole = |name: &[String]| lower.get(..name.len()).is_some_and(|own| own == name);
        if known.iter().any(|(name, _, _)| is_whole(name)) {
            return None;
        }
        known.iter().find_map(|(name, agency, place)| {
            let same = lower.get(..name.len())?;
            let mut other = name.iter().zip(same).filter(|(a, b)| a.as_str() != **b);
            let (listed, written) = other.next()?;
            let alone = other.next().is_none();
            let end = own.get(name.len() - 1)?.end;
            (alone && is_alike(listed, written)).then_some((*agency, *place, end))
        })
    }
}

/// Leaves out the words that join.
fn significant(words: Words<'_>) -> impl Iterator<Item = Word<'_>> {
    words.iter().filter(|word| !word.is("dan"))
}

/// Returns the words that a name may reach over: capitals, `dan`, and commas between them.
fn run(words: Words<'_>, at: usize) -> Words<'_> {
    let rest = words.run(at..words.len());
    let joined = |(first, second): &(Word<'_>, Word<'_>)| {
        let gap = words.text.get(first.end..second.start).unwrap_or(".");
        let joined = gap.chars().all(|c| c.is_whitespace() || c == ',');
        joined && (second.is_capital() || second.is("dan"))
    };
    let more = rest.iter().zip(rest.iter().skip(1)).take_while(joined).count();
    rest.run(0..more + 1)
}

/// `informasi` and `informatika`, `komunikasi` and `komunikas`, but not `pangan` and `perikanan`.
fn is_alike(a: &str, b: &str) -> bool {
    let common = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    common >= 6 || (a.len() >= 6 && near_within(a, [b], 2).is_some())
}
