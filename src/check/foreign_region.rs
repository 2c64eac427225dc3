//! The plan speaks of its own region, by its own kind (SP905).
//!
//! Plans are written from each other's files, so the name of another region is often a leftover.
//! It may also be a neighbour, a partner or a model. What is told is a name that stands where a
//! plan speaks of itself: its head, its government, its vision, its plans, the places of its
//! programmes. Silent are lists of regions, sentences that name the own region beside it or say
//! what the other one has to do with it, sections on cooperation or on other regions, citations,
//! quotations, footnotes, and regulations with their number. The government of a neighbour, of
//! the same province, may also do something of its own in prose. A plan that names another region
//! more often than its own is told at every such place.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::mention::{Home, Mention, Role, Target, mentions};
use crate::check::prose::Prose;
use crate::check::regions::{self, key};
use crate::check::scene::{ELSEWHERE, Scene, TOGETHER, Verdict, holds};
use crate::check::word::{Parsed, is_borrowed, sentences};
use crate::check::{Review, Rule};
use crate::diag::catalogue::{language, near_within};
use crate::diag::code;
use crate::diag::manual::{Manual, both};
use crate::diag::{Diagnostic, Sink};
use crate::model::block::{Section, plain};
use crate::model::passage::{Form, Origin, Passage};
use crate::model::placeholder::is_placeholder;
use crate::model::plan::RegionKind;
use crate::model::record::{FundKind, Kind, Text};
use crate::source::{Span, Spanned};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: code::FOREIGN_REGION,
    manual: Manual {
        what: both(
            "Nama daerah lain di tempat rencana berbicara tentang daerahnya sendiri, atau jenis \
             daerah yang salah: kota untuk kabupaten, wali kota untuk bupati. Tetangga, mitra, \
             dan pembanding tidak ditegur bila hubungannya disebut.",
            "Another region's name where the plan speaks of its own, or the wrong kind of region: \
             kota for kabupaten, wali kota for bupati. Neighbours, partners and models are silent \
             where the text says how they matter.",
        ),
        why: both(
            "Rencana sering disalin dari daerah lain; nama yang tertinggal membuat pembaca \
             meragukan seluruh isinya.",
            "Plans are often copied from other regions; a name that was left behind makes readers \
             doubt all the rest.",
        ),
        example: both(
            "# rencana Kabupaten Sleman\n\
             Visi Kabupaten Bantul dijabarkan oleh Wali Kota menjadi empat misi.",
            "# a plan of Kabupaten Sleman\n\
             Visi Kabupaten Bantul dijabarkan oleh Wali Kota menjadi empat misi.",
        ),
        mend: both(
            "Visi {{ region.full }} dijabarkan oleh Bupati menjadi empat misi.",
            "Visi {{ region.full }} dijabarkan oleh Bupati menjadi empat misi.",
        ),
        basis: both(
            "Pertimbangan sendiri: rencana ditulis dari templat bersama. Daftar daerah dari \
             cahyadsn/wilayah (Kepmendagri 300.2.2-2138 Tahun 2025).",
            "Own judgement: plans are written from shared templates. The list of regions is that \
             of cahyadsn/wilayah (Kepmendagri 300.2.2-2138 of 2025).",
        ),
    },
    whole: false,
    check,
};

/// Kinds of record that speak of the own region.
const CORE: &[Kind] = &[
    Kind::Mission,
    Kind::Goal,
    Kind::Objective,
    Kind::Strategy,
    Kind::Issue,
    Kind::Program,
    Kind::Innovation,
    Kind::Action,
    Kind::QuickWin,
    Kind::Profile,
    Kind::Indicator,
    Kind::Milestone,
];

/// Kinds of record that may name any region.
const ANY: &[Kind] = &[Kind::Regulation, Kind::Alignment, Kind::Term, Kind::Fund];

/// Keys of texts that may name any region.
const KEYS: &[&str] = &["place", "partners", "partnership"];

/// Fewest unexplained names of another region that may be more than chance.
const OFTEN: usize = 5;

fn check(review: &Review<'_>, sink: &mut Sink) {
    let manifest = &review.plan.manifest;
    // A region that is not said has been told already, or will be.
    let said = !is_placeholder(&manifest.region);
    if !said || is_odd(&manifest.region, &manifest.kind, sink) {
        return;
    }
    let home = Home::of(&manifest.region, manifest.kind.value);
    let mut place =
        Place { review, home: &home, own: manifest.full_region(), neighbours: BTreeSet::new() };
    let read: Vec<Read<'_>> = review.passages().iter().filter_map(|own| place.read(own)).collect();
    place.neighbours = neighbours(&read);
    let around = around(&read);
    let mut tally = Tally::default();
    for own in &read {
        place.judge(own, around.get(&own.place), &mut tally, sink);
    }
    let lines = [&manifest.government, &manifest.title, &manifest.notice];
    for text in lines.into_iter().flatten().chain(own_funds(review)) {
        place.line(text, sink);
    }
    vision(&place, sink);
    offices(&place, sink);
    for (region, bare) in tally.bare {
        let often = bare.len() >= OFTEN.max(tally.own + 1);
        // Where one place is certainly a leftover, a government of the same region is another.
        let offices = bare.into_iter().filter(|(role, _)| {
            often || (*role == Role::Government && tally.told.contains(&region))
        });
        offices.for_each(|(_, found)| sink.push(found));
    }
}

/// Compares the manifest with the list of regions; tells what is odd and whether anything is.
fn is_odd(region: &Text, kind: &Spanned<RegionKind>, sink: &mut Sink) -> bool {
    let known = regions::named(&key(region));
    let bare = ["Kabupaten ", "Kota "].iter().find_map(|word| region.strip_prefix(word));
    if let Some(name) = bare.filter(|_| known.is_empty()) {
        sink.push(language::region_with_kind(region.span, region, name.trim()));
        return true;
    }
    let Some(first) = known.first() else {
        let distance = if region.chars().count() < 9 { 1 } else { 2 };
        let near = near_within(region, regions::names(), distance);
        if let Some(near) = near {
            sink.push(language::misspelt_region(region.span, region, near));
        }
        return near.is_some();
    };
    let quoted = !region.trim_matches(|c: char| !c.is_alphanumeric()).eq(region.as_str());
    if quoted || region.chars().all(|c| !c.is_lowercase()) {
        sink.push(language::region_form(region.span, region, first.name));
    }
    let other = known.iter().all(|own| own.kind != kind.value);
    if other {
        let (wrong, right) = (kind.word(), first.kind.word());
        sink.push(language::region_of_other_kind(kind.span, region, wrong, right));
    }
    other
}

/// Names of other regions that nothing explains.
#[derive(Default)]
struct Tally {
    own: usize,
    bare: BTreeMap<String, Vec<(Role, Diagnostic)>>,
    /// Regions of which a name certainly is a leftover.
    told: BTreeSet<String>,
}

/// A passage with the regions that it names.
struct Read<'a> {
    passage: &'a Prose<'a>,
    mentions: Vec<Mention>,
    /// The section, table or record text that it belongs to.
    place: Span,
}

/// What a section or table names as a whole.
#[derive(Default)]
struct Around {
    /// Whether it names the own region.
    own: bool,
    /// Whether a list of partners is announced.
    announced: bool,
    /// The other regions.
    others: BTreeSet<String>,
    /// Those of them that are named by their heads, governments or plans.
    offices: BTreeSet<String>,
}

/// Gathers what sections and tables name.
fn around(read: &[Read<'_>]) -> BTreeMap<Span, Around> {
    let mut out: BTreeMap<Span, Around> = BTreeMap::new();
    for own in read {
        let around = out.entry(own.place).or_default();
        let text = own.passage.text.trim_end();
        around.announced |= text.ends_with(':') && holds(text, TOGETHER);
        for mention in &own.mentions {
            match mention.target {
                Target::Own => around.own = true,
                Target::Foreign(region) => {
                    around.others.insert(region.full());
                    if mention.role != Role::Bare {
                        around.offices.insert(region.full());
                    }
                }
                Target::WrongKind | Target::Generic => {}
            }
        }
    }
    out
}

/// What all passages share.
struct Place<'a, 'r> {
    review: &'a Review<'r>,
    home: &'a Home,
    own: String,
    /// Regions that the plan calls its neighbours.
    neighbours: BTreeSet<String>,
}

/// Gathers the regions of sentences on the borders.
fn neighbours(read: &[Read<'_>]) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    for own in read.iter().filter(|own| own.mentions.len() > 1) {
        let text = own.passage.text.as_str();
        for range in sentences(text)
            .into_iter()
            .filter(|own| holds(&text[own.clone()], &["berbatasan", "batas wilayah"]))
        {
            let here = own.mentions.iter().filter(|m| range.contains(&m.start));
            out.extend(here.filter_map(|own| match own.target {
                Target::Foreign(region) => Some(region.full()),
                _ => None,
            }));
        }
    }
    out
}

impl<'a> Place<'a, '_> {
    fn read(&self, passage: &'a Prose<'a>) -> Option<Read<'a>> {
        if is_borrowed(passage) || passage.form() == Some(Form::Note) || is_free(self, passage) {
            return None;
        }
        let mentions = mentions(passage.words(), self.home);
        let place = match passage.origin {
            // The cells of a table share its place.
            Origin::Prose { form: Form::Cell, .. } | Origin::Record(_) => passage.span,
            Origin::Prose { document, section, .. } => {
                section.map_or(document.heading.span, |section| section.heading.span)
            }
        };
        Some(Read { passage, mentions, place })
    }

    fn judge(&self, read: &Read<'_>, around: Option<&Around>, tally: &mut Tally, sink: &mut Sink) {
        let Read { passage, mentions: all, .. } = read;
        tally.own += all.iter().filter(|own| own.target == Target::Own).count();
        if all.iter().all(|own| own.target == Target::Own) {
            return;
        }
        let text = passage.text.as_str();
        let elsewhere = around.is_some_and(|around| is_elsewhere(passage, around))
            || titles(passage).iter().any(|title| self.is_of_others(passage, title));
        let mut told: Vec<&str> = Vec::new();
        for range in sentences(text) {
            let inside = |m: &&Mention| range.start <= m.start && m.start < range.end;
            let here: Vec<&Mention> = all.iter().filter(inside).collect();
            let sentence = text.get(range.clone()).unwrap_or_default();
            let (words, core) = (passage.words(), is_core(passage));
            let province = self.home.province;
            let neighbours = &self.neighbours;
            let scene =
                Scene { words, sentence, here: &here, elsewhere, core, province, neighbours };
            for mention in &here {
                let Some(written) = text.get(mention.start..mention.end) else { continue };
                let verdict = scene.judge(mention);
                if verdict == Verdict::Lawful || told.contains(&written) {
                    continue;
                }
                let span = passage.place(mention.start..mention.end, self.review.sources);
                let found = self.say(mention, written, span);
                match (verdict, &mention.target) {
                    (Verdict::Open, Target::Foreign(region)) => {
                        let open = tally.bare.entry(region.full()).or_default();
                        open.push((mention.role, found));
                    }
                    (_, target) => {
                        if let Target::Foreign(region) = target {
                            tally.told.insert(region.full());
                        }
                        told.push(written);
                        sink.push(found);
                    }
                }
            }
        }
    }

    /// Tells whether a title above a passage announces other regions.
    fn is_of_others(&self, passage: &Passage<'_>, title: &str) -> bool {
        let foreign = |own: &Mention| matches!(own.target, Target::Foreign(_));
        let names =
            || passage.form() != Some(Form::Title) && self.mentions(title).iter().any(foreign);
        holds(title, ELSEWHERE) || names()
    }

    fn mentions(&self, text: &str) -> Vec<Mention> {
        mentions(Parsed::of(text).words(text), self.home)
    }

    fn say(&self, mention: &Mention, written: &str, span: Span) -> Diagnostic {
        match mention.target {
            Target::Foreign(region) => {
                let other = format!("{} ({})", region.full(), region.province);
                language::foreign_region(span, written, &self.own, &other)
            }
            _ => language::wrong_kind(span, written, &self.own),
        }
    }

    /// Judges a text that speaks of the own region alone.
    fn line(&self, text: &Text, sink: &mut Sink) {
        let wrong = |own: &&Mention| own.target != Target::Own;
        let all = self.mentions(text);
        let Some(mention) = all.iter().find(wrong) else { return };
        if let Some(written) = text.get(mention.start..mention.end) {
            sink.push(self.say(mention, written, text.span));
        }
    }
}

/// Lists the names of the funds that are the region's own budget.
fn own_funds<'r>(review: &'r Review<'_>) -> impl Iterator<Item = &'r Text> {
    let funds = review.plan.records.funds.iter();
    funds.filter(|own| own.kind.value == FundKind::Apbd).map(|own| &own.name)
}

/// Judges a vision that names another region, even without its kind, and not the own one.
fn vision(place: &Place<'_, '_>, sink: &mut Sink) {
    let Some(vision) = &place.review.plan.records.vision else { return };
    let named = place.mentions(vision);
    if !named.is_empty() {
        return;
    }
    let parsed = Parsed::of(vision);
    let words = parsed.words(vision);
    let other = words.iter().enumerate().find_map(|(at, word)| {
        let first = word.is_capital().then(|| regions::named(&key(word.text)).first())?;
        // Many regions are called by ordinary words, which a sentence may begin with.
        first.filter(|_| at > 0 || word.text.len() > 5).map(|region| (word, region))
    });
    if let Some((word, region)) = other {
        let other = format!("{} ({})", region.full(), region.province);
        sink.push(language::foreign_region(vision.span, word.text, &place.own, &other));
    }
}

/// Judges offices of one word, which are no running text: `Bupati`.
fn offices(place: &Place<'_, '_>, sink: &mut Sink) {
    let plan = place.review.plan;
    let seats = plan.records.institutions.iter().map(|own| &own.office);
    let meetings = || plan.meetings.values();
    let approvals = meetings().flat_map(|own| &own.approval).map(|own| &own.office);
    let signatures = meetings().flat_map(|own| own.signature.iter().chain(&own.foreword));
    let signatures = signatures.map(|own| &own.office);
    let one = |office: &&Text| !office.contains(char::is_whitespace);
    seats.filter(one).for_each(|office| place.line(office, sink));
    for office in approvals.chain(signatures) {
        // Running text leaves a neighbour's head alone; nobody else signs this plan.
        let neighbour = place.mentions(office).iter().any(|own| {
            matches!(own.target, Target::Foreign(region)
                if Some(region.province) == place.home.province)
        });
        if one(&office) || neighbour {
            place.line(office, sink);
        }
    }
}

/// Tells whether a record may name any region.
fn is_free(place: &Place<'_, '_>, passage: &Passage<'_>) -> bool {
    let Origin::Record(own) = passage.origin else { return false };
    let partner = own.kind == Some(Kind::Agency)
        && place.review.plan.records.agencies.iter().any(|agency| {
            agency.name.span == own.text.span
                && agency.group.as_ref().is_some_and(|group| {
                    holds(group, &["mitra", "luar", "provinsi", "tetangga", "instansi"])
                })
        });
    partner || own.kind.is_some_and(|kind| ANY.contains(&kind)) || KEYS.contains(&own.key.as_str())
}

/// Tells whether a section or table speaks of several regions.
fn is_elsewhere(passage: &Passage<'_>, around: &Around) -> bool {
    let cell = passage.form() == Some(Form::Cell);
    let others = around.others.len();
    let partners = cell && (others > 1 || (others > 0 && around.own));
    partners || around.announced || around.offices.len() > 2
}

/// Lists the titles above a passage, of the chapter first.
fn titles(passage: &Passage<'_>) -> Vec<String> {
    let Origin::Prose { document, section, .. } = passage.origin else { return Vec::new() };
    let mut out = vec![plain(&document.heading.title)];
    if let Some(section) = section {
        path(&document.sections, section.heading.span, &mut out);
    }
    out
}

/// Adds the titles on the way down to a section; false when it is not there.
fn path(sections: &[Section], to: Span, out: &mut Vec<String>) -> bool {
    sections.iter().any(|section| {
        out.push(plain(&section.heading.title));
        let found = section.heading.span == to || path(&section.sections, to, out);
        if !found {
            out.pop();
        }
        found
    })
}

fn is_core(passage: &Passage<'_>) -> bool {
    match passage.origin {
        Origin::Prose { form, .. } => matches!(form, Form::Title | Form::Caption),
        Origin::Record(own) => {
            own.key == "vision" || own.kind.is_some_and(|kind| CORE.contains(&kind))
        }
    }
}
