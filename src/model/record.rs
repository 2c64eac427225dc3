//! Records: the facts of a plan, each of a declared kind, with their typed links.
//!
//! The field types say what an author must write: a plain [`Text`] or [`Ref`] is required, an
//! `Option` or a list is not. The decoder in `load` reads them with their places and reports
//! what is missing or unknown.

use serde::Deserialize;

use crate::model::value::{Date, Decimal, Id, Rupiah, Year, YearSpan};
use crate::source::Spanned;

/// A text with its place.
pub type Text = Spanned<String>;
/// The id of a record, or of something that the scheme declares, with its place.
pub type Ref = Spanned<Id>;

/// A mapping as its entries, in the order written.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Pairs<K, V>(pub Vec<Pair<K, V>>);

/// One entry of a mapping.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Pair<K, V> {
    /// The key.
    pub key: K,
    /// The value.
    pub value: V,
}

/// Amounts of one year: one plain amount, or one for each fund.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Amounts(pub Vec<Amount>);

/// One amount, with its fund when the author named it here.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Amount {
    /// The fund; without it the record's own `fund` holds.
    pub fund: Option<Ref>,
    /// Rupiah.
    pub amount: Spanned<Rupiah>,
}

/// Money by year and fund.
pub type Budget = Pairs<Spanned<Year>, Amounts>;

/// Declares the kinds of record: variant, key in YAML, Indonesian and English name.
macro_rules! kinds {
    ($($variant:ident $key:literal $id:literal $en:literal),* $(,)?) => {
        /// The kinds of record.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind { $(#[doc = $en] $variant),* }

        impl Kind {
            /// Lists all kinds.
            pub const ALL: &[Kind] = &[$(Kind::$variant),*];

            /// Returns the top-level key of YAML files, and the name of CSV files.
            pub fn key(self) -> &'static str {
                match self { $(Kind::$variant => $key),* }
            }

            /// Returns the Indonesian name of one record.
            pub fn name_id(self) -> &'static str {
                match self { $(Kind::$variant => $id),* }
            }

            /// Returns the English name of one record.
            pub fn name_en(self) -> &'static str {
                match self { $(Kind::$variant => $en),* }
            }
        }
    };
}

kinds! {
    Agency "agencies" "perangkat daerah" "agency",
    Fund "funds" "sumber dana" "fund",
    Regulation "regulations" "peraturan" "regulation",
    Term "terms" "istilah" "term",
    Alignment "alignment" "butir keselarasan" "alignment item",
    Readiness "readiness" "butir kesiapan" "readiness item",
    Swot "swot" "butir SWOT" "SWOT item",
    Strategy "strategies" "strategi" "strategy",
    Gap "gaps" "kesenjangan" "gap",
    Issue "issues" "isu strategis" "issue",
    Mission "missions" "misi" "mission",
    Goal "goals" "tujuan" "goal",
    Objective "objectives" "sasaran" "objective",
    Indicator "indicators" "indikator" "indicator",
    Program "programs" "program" "programme",
    Innovation "innovations" "inovasi" "innovation",
    Action "actions" "rencana aksi" "action",
    QuickWin "quick_wins" "quick win" "quick win",
    Profile "profiles" "profil quick win" "quick-win profile",
    Milestone "milestones" "tonggak" "milestone",
    Risk "risks" "risiko" "risk",
    Institution "institutions" "kelembagaan" "institution",
}

/// What every kind of record has in common.
pub trait Record {
    /// The kind.
    const KIND: Kind;

    /// Returns the id.
    fn id(&self) -> &Ref;

    /// Lists the other records that this one names.
    fn links(&self) -> Vec<(Kind, &Ref)> {
        Vec::new()
    }
}

/// Declares a record with its kind, its id field and its links.
macro_rules! record {
    ($name:ident, $kind:ident, $id:ident $(, |$this:ident| [$($links:expr),* $(,)?])?) => {
        impl Record for $name {
            const KIND: Kind = Kind::$kind;

            fn id(&self) -> &Ref {
                &self.$id
            }

            $(fn links(&self) -> Vec<(Kind, &Ref)> {
                let $this = self;
                let mut all = Vec::new();
                $(all.extend($links);)*
                all
            })?
        }
    };
}

fn to<'a>(kind: Kind, refs: impl IntoIterator<Item = &'a Ref>) -> Vec<(Kind, &'a Ref)> {
    refs.into_iter().map(|id| (kind, id)).collect()
}

fn funds<'a>(budget: &'a Budget, fund: Option<&'a Ref>) -> Vec<(Kind, &'a Ref)> {
    let named = budget.0.iter().flat_map(|pair| &pair.value.0).filter_map(|a| a.fund.as_ref());
    to(Kind::Fund, named.chain(fund))
}

/// A perangkat daerah or a partner that does the work.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Agency {
    /// Id.
    pub id: Ref,
    /// Full official name.
    pub name: Text,
    /// Short name for narrow columns.
    pub short: Text,
    /// Sort of agency: dinas, badan, kapanewon, mitra.
    pub group: Option<Text>,
    /// The agency that takes its place within the horizon.
    pub successor: Option<Ref>,
    /// Its part in the plan.
    pub duty: Option<Text>,
}
record!(Agency, Agency, id, |r| [to(Kind::Agency, &r.successor)]);

/// Where a fund comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FundKind {
    /// Budget of the regency or city.
    #[default]
    Apbd,
    /// Budget of the province.
    ApbdProvinsi,
    /// State budget.
    Apbn,
    /// Corporate responsibility.
    Csr,
    /// Public-private partnership.
    Kpbu,
    /// Grant.
    Hibah,
    /// Public service agency or regional company.
    Blud,
    /// Anything else.
    Lainnya,
}

/// A source of money.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Fund {
    /// Id.
    pub id: Ref,
    /// Full name.
    pub name: Text,
    /// Short name for narrow columns.
    pub short: Text,
    /// Where it comes from.
    pub kind: Spanned<FundKind>,
}
record!(Fund, Fund, id);

/// Whether a regulation still holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Force {
    /// It holds.
    #[default]
    InForce,
    /// Another one took its place.
    Superseded,
}

/// A law, decree or regulation.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Regulation {
    /// Id.
    pub id: Ref,
    /// Sort: Undang-Undang, Peraturan Presiden.
    #[serde(rename = "type")]
    pub sort: Text,
    /// Number as printed.
    pub number: Text,
    /// Year of issue.
    pub year: Spanned<Year>,
    /// What it is about, without `tentang`.
    pub about: Text,
    /// Whether it still holds.
    pub status: Option<Spanned<Force>>,
    /// What replaced it.
    pub superseded_by: Option<Text>,
    /// Key in the bibliography.
    pub cite: Option<Text>,
}
record!(Regulation, Regulation, id);

/// An abbreviation or term.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Term {
    /// The short form; it is the id.
    pub short: Spanned<String>,
    /// The long form.
    pub name: Text,
    /// What it means.
    pub meaning: Option<Text>,
    /// Whether the long form is foreign and printed in italics.
    #[serde(default)]
    pub foreign: bool,
}

/// An item of a higher plan that programmes serve.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Alignment {
    /// Id.
    pub id: Ref,
    /// The plan, as the scheme names it.
    pub plan: Ref,
    /// Its number there: `Misi 1`.
    pub code: Text,
    /// What it says.
    pub text: Text,
    /// Page there.
    pub page: Option<Text>,
}
record!(Alignment, Alignment, id);

/// One element of readiness, scored.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Readiness {
    /// Id.
    pub id: Ref,
    /// Element, as the scheme names it.
    pub element: Ref,
    /// What is judged.
    pub name: Text,
    /// The state now.
    pub current: Text,
    /// The state wanted.
    pub ideal: Text,
    /// Points from 0 to the scale of the scheme.
    pub score: Spanned<Decimal>,
    /// Points wanted at the end of the horizon.
    pub target: Option<Spanned<Decimal>>,
    /// Where the judgement comes from.
    pub source: Text,
    /// Programmes or actions that follow from it.
    #[serde(default)]
    pub follow_up: Vec<Ref>,
}
record!(Readiness, Readiness, id);

/// The four sorts of SWOT item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SwotKind {
    /// Kekuatan.
    #[default]
    Strength,
    /// Kelemahan.
    Weakness,
    /// Peluang.
    Opportunity,
    /// Ancaman.
    Threat,
}

/// One strength, weakness, opportunity or threat.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Swot {
    /// Id: S1, W2.
    pub id: Ref,
    /// Sort.
    pub kind: Spanned<SwotKind>,
    /// What it says.
    pub text: Text,
    /// Element of readiness it belongs to.
    pub element: Option<Ref>,
    /// Where it comes from.
    pub source: Option<Text>,
}
record!(Swot, Swot, id);

/// The four ways to make a strategy of SWOT items.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Deserialize)]
pub enum StrategyKind {
    /// Strengths for opportunities.
    #[default]
    #[serde(rename = "SO")]
    So,
    /// Opportunities against weaknesses.
    #[serde(rename = "WO")]
    Wo,
    /// Strengths against threats.
    #[serde(rename = "ST")]
    St,
    /// Against weaknesses and threats.
    #[serde(rename = "WT")]
    Wt,
}

/// A strategy of one dimension.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Strategy {
    /// Id.
    pub id: Ref,
    /// How it was made of SWOT items.
    pub kind: Spanned<StrategyKind>,
    /// What it says.
    pub text: Text,
    /// Dimension.
    pub dimension: Ref,
    /// SWOT items it rests on.
    pub swot: Spanned<Vec<Ref>>,
    /// Issues it answers.
    #[serde(default)]
    pub issues: Vec<Ref>,
    /// Objectives it serves.
    #[serde(default)]
    pub objectives: Vec<Ref>,
}
record!(Strategy, Strategy, id, |r| [
    to(Kind::Swot, &*r.swot),
    to(Kind::Issue, &r.issues),
    to(Kind::Objective, &r.objectives),
]);

/// How urgent something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Priority {
    /// Tinggi.
    #[default]
    High,
    /// Sedang.
    Medium,
    /// Rendah.
    Low,
}

/// The distance between what is and what should be.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Gap {
    /// Id.
    pub id: Ref,
    /// Dimension.
    pub dimension: Ref,
    /// The state now.
    pub current: Text,
    /// The state wanted.
    pub ideal: Text,
    /// The distance.
    pub gap: Text,
    /// How urgent it is.
    pub priority: Spanned<Priority>,
    /// Readiness items it rests on.
    #[serde(default)]
    pub readiness: Vec<Ref>,
    /// Programmes, actions or strategies that close it.
    #[serde(default)]
    pub follow_up: Vec<Ref>,
    /// Where it comes from.
    pub source: Option<Text>,
}
record!(Gap, Gap, id, |r| [to(Kind::Readiness, &r.readiness)]);

/// A strategic issue.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Issue {
    /// Id.
    pub id: Ref,
    /// Short name.
    pub name: Text,
    /// What it is.
    pub text: Text,
    /// Dimensions it concerns.
    #[serde(default)]
    pub dimensions: Vec<Ref>,
    /// SWOT items it rests on.
    #[serde(default)]
    pub swot: Vec<Ref>,
    /// Gaps it rests on.
    #[serde(default)]
    pub gaps: Vec<Ref>,
    /// Where it comes from.
    pub source: Option<Text>,
}
record!(Issue, Issue, id, |r| [to(Kind::Swot, &r.swot), to(Kind::Gap, &r.gaps)]);

/// A mission of the smart city.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Mission {
    /// Id.
    pub id: Ref,
    /// What it says.
    pub text: Text,
    /// Items of higher plans it serves.
    #[serde(default)]
    pub alignment: Vec<Ref>,
}
record!(Mission, Mission, id, |r| [to(Kind::Alignment, &r.alignment)]);

/// A goal (tujuan).
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Goal {
    /// Id.
    pub id: Ref,
    /// What it says.
    pub text: Text,
    /// The mission it belongs to.
    pub mission: Ref,
}
record!(Goal, Goal, id, |r| [to(Kind::Mission, [&r.mission])]);

/// An objective (sasaran).
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Objective {
    /// Id.
    pub id: Ref,
    /// What it says.
    pub text: Text,
    /// The goal it belongs to.
    pub goal: Ref,
    /// Dimensions that work for it.
    pub dimensions: Spanned<Vec<Ref>>,
}
record!(Objective, Objective, id, |r| [to(Kind::Goal, [&r.goal])]);

/// Which way an indicator should go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// More is better.
    #[default]
    Up,
    /// Less is better.
    Down,
}

/// Where an indicator stood.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Baseline {
    /// Year of the value.
    pub year: Spanned<Year>,
    /// The value, in the unit of the indicator.
    pub value: Spanned<Decimal>,
}

/// A measure with its yearly targets.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Indicator {
    /// Id.
    pub id: Ref,
    /// What is measured.
    pub name: Text,
    /// Unit of all its values.
    pub unit: Text,
    /// Which way it should go.
    pub direction: Spanned<Direction>,
    /// Where it stood.
    pub baseline: Spanned<Baseline>,
    /// Where it should stand each year.
    pub targets: Spanned<Pairs<Spanned<Year>, Spanned<Decimal>>>,
    /// Where the values come from.
    pub source: Text,
    /// Who answers for it.
    pub agency: Ref,
    /// The objective it measures; indicators of programmes are named by the programme.
    pub objective: Option<Ref>,
    /// The highest value of its scale.
    pub scale_max: Option<Spanned<Decimal>>,
    /// Code of an IKU or a standard.
    pub code: Option<Text>,
}
record!(Indicator, Indicator, id, |r| [
    to(Kind::Agency, [&r.agency]),
    to(Kind::Objective, &r.objective),
]);

/// What a programme or innovation is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Nature {
    /// Kebijakan.
    Policy,
    /// Layanan.
    #[default]
    Service,
    /// Aplikasi.
    Application,
    /// Infrastruktur.
    Infrastructure,
}

/// Where a programme comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// The regional medium-term plan.
    Rpjmd,
    /// The plan of an agency.
    Renstra,
    /// New in this plan.
    #[default]
    New,
}

/// A programme.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Program {
    /// Id.
    pub id: Ref,
    /// Name.
    pub name: Text,
    /// Dimension.
    pub dimension: Ref,
    /// Sub-dimension.
    pub subdimension: Ref,
    /// What is done.
    pub description: Text,
    /// What it is made of.
    pub kind: Spanned<Nature>,
    /// Where it comes from.
    pub origin: Spanned<Origin>,
    /// Who answers for it.
    pub agency: Ref,
    /// Who helps.
    #[serde(default)]
    pub supporting: Vec<Ref>,
    /// Partners outside the government.
    #[serde(default)]
    pub partners: Vec<Text>,
    /// Where.
    pub location: Option<Text>,
    /// When.
    pub years: Spanned<YearSpan>,
    /// Money by year and fund.
    #[serde(default)]
    pub budget: Budget,
    /// Fund of the amounts that name none.
    pub fund: Option<Ref>,
    /// Why there is no money.
    pub no_budget: Option<Text>,
    /// Strategies it carries out.
    pub strategies: Spanned<Vec<Ref>>,
    /// Objectives it serves.
    pub objectives: Spanned<Vec<Ref>>,
    /// What measures it.
    pub indicators: Spanned<Vec<Ref>>,
    /// Items of higher plans it serves.
    #[serde(default)]
    pub alignment: Vec<Ref>,
    /// Issues it answers.
    #[serde(default)]
    pub issues: Vec<Ref>,
    /// Code in the RPJMD.
    pub code: Option<Text>,
}
record!(Program, Program, id, |r| [
    to(Kind::Agency, [&r.agency]),
    to(Kind::Agency, &r.supporting),
    funds(&r.budget, r.fund.as_ref()),
    to(Kind::Strategy, &*r.strategies),
    to(Kind::Objective, &*r.objectives),
    to(Kind::Indicator, &*r.indicators),
    to(Kind::Alignment, &r.alignment),
    to(Kind::Issue, &r.issues),
]);

/// How far an innovation has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Maturity {
    /// Gagasan.
    #[default]
    Idea,
    /// Uji coba.
    Pilot,
    /// Berjalan.
    Running,
    /// Diperluas.
    Scaled,
}

/// An innovation out of a programme.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Innovation {
    /// Id.
    pub id: Ref,
    /// Name.
    pub name: Text,
    /// Dimension.
    pub dimension: Ref,
    /// The programme it belongs to.
    pub program: Ref,
    /// What it is made of.
    pub kind: Spanned<Nature>,
    /// What is new.
    pub novelty: Text,
    /// Who gains by it.
    pub beneficiaries: Text,
    /// Who answers for it.
    pub agency: Ref,
    /// Year of start.
    pub year: Spanned<Year>,
    /// How far it has come.
    pub status: Option<Spanned<Maturity>>,
}
record!(Innovation, Innovation, id, |r| [
    to(Kind::Program, [&r.program]),
    to(Kind::Agency, [&r.agency]),
]);

/// An item of an action plan.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Action {
    /// Id.
    pub id: Ref,
    /// Area, as the scheme names it.
    pub area: Ref,
    /// What is done.
    pub name: Text,
    /// What comes out.
    pub output: Text,
    /// Who answers for it.
    pub agency: Ref,
    /// When.
    pub years: Spanned<YearSpan>,
    /// Money by year and fund.
    #[serde(default)]
    pub budget: Budget,
    /// Fund of the amounts that name none.
    pub fund: Option<Ref>,
    /// Why there is no money.
    pub no_budget: Option<Text>,
    /// Programmes it supports.
    #[serde(default)]
    pub programs: Vec<Ref>,
}
record!(Action, Action, id, |r| [
    to(Kind::Agency, [&r.agency]),
    funds(&r.budget, r.fund.as_ref()),
    to(Kind::Program, &r.programs),
]);

/// A candidate for a quick win.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct QuickWin {
    /// Id.
    pub id: Ref,
    /// Name.
    pub name: Text,
    /// The programme it belongs to.
    pub program: Ref,
    /// The issue it answers.
    pub issue: Ref,
    /// Dimension.
    pub dimension: Ref,
    /// Who answers for it.
    pub agency: Ref,
    /// Points by criterion of the scheme.
    pub scores: Spanned<Pairs<Ref, Spanned<Decimal>>>,
    /// Whether it was chosen.
    #[serde(default)]
    pub selected: bool,
}
record!(QuickWin, QuickWin, id, |r| [
    to(Kind::Program, [&r.program]),
    to(Kind::Issue, [&r.issue]),
    to(Kind::Agency, [&r.agency]),
]);

/// A step of a quick win, in quarters of its year.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Step {
    /// What is done.
    pub name: Text,
    /// First quarter, 1 to 4.
    pub from: Spanned<Decimal>,
    /// Last quarter, 1 to 4.
    pub to: Spanned<Decimal>,
    /// Rupiah.
    pub amount: Option<Spanned<Rupiah>>,
}

/// The profile of a chosen quick win: the ten questions of the yearly evaluation, and its form.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Profile {
    /// The quick win; it is the id.
    pub quick_win: Ref,
    /// Problem.
    pub problem: Text,
    /// Users.
    pub users: Text,
    /// Output.
    pub output: Text,
    /// Benefit.
    pub benefit: Text,
    /// What attracts.
    pub attraction: Text,
    /// What is unique.
    pub uniqueness: Text,
    /// Partners.
    pub partnership: Text,
    /// What it can grow into.
    pub potential: Text,
    /// How it lasts.
    pub sustainability: Text,
    /// People, tools, money.
    pub resources: Text,
    /// Risk.
    pub risk: Text,
    /// Mitigation.
    pub mitigation: Text,
    /// When.
    pub period: Spanned<YearSpan>,
    /// Money by year and fund, part of the programme's.
    pub budget: Spanned<Budget>,
    /// Fund of the amounts that name none.
    pub fund: Option<Ref>,
    /// Steps.
    pub steps: Spanned<Vec<Step>>,
    /// What measures it.
    #[serde(default)]
    pub indicators: Vec<Ref>,
    /// Where the profile comes from.
    pub source: Option<Text>,
}
record!(Profile, Profile, quick_win, |r| [
    to(Kind::QuickWin, [&r.quick_win]),
    funds(&r.budget, r.fund.as_ref()),
    to(Kind::Indicator, &r.indicators),
]);

/// A dated result on the roadmap.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Milestone {
    /// Id.
    pub id: Ref,
    /// What is reached.
    pub name: Text,
    /// The programme it belongs to.
    pub program: Option<Ref>,
    /// The action it belongs to.
    pub action: Option<Ref>,
    /// Year.
    pub year: Spanned<Year>,
    /// Quarter, 1 to 4.
    pub quarter: Option<Spanned<Decimal>>,
}
record!(
    Milestone,
    Milestone,
    id,
    |r| [to(Kind::Program, &r.program), to(Kind::Action, &r.action),]
);

/// A risk.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Risk {
    /// Id.
    pub id: Ref,
    /// What may happen.
    pub name: Text,
    /// Why.
    pub cause: Text,
    /// What follows.
    pub impact_text: Text,
    /// Likelihood, 1 to 5.
    pub likelihood: Spanned<Decimal>,
    /// Impact, 1 to 5.
    pub impact: Spanned<Decimal>,
    /// What is done about it.
    pub mitigation: Text,
    /// Who answers for it.
    pub agency: Ref,
    /// Programmes it concerns.
    #[serde(default)]
    pub programs: Vec<Ref>,
    /// Quick win it concerns.
    pub quick_win: Option<Ref>,
}
record!(Risk, Risk, id, |r| [
    to(Kind::Agency, [&r.agency]),
    to(Kind::Program, &r.programs),
    to(Kind::QuickWin, &r.quick_win),
]);

/// The five sides of the pentahelix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Helix {
    /// Pemerintah.
    #[default]
    Government,
    /// Akademisi.
    Academia,
    /// Dunia usaha.
    Business,
    /// Masyarakat.
    Community,
    /// Media.
    Media,
}

/// A seat in the council, the team or the forum.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Institution {
    /// Id.
    pub id: Ref,
    /// Dewan Smart City, Tim Pelaksana, Forum.
    pub body: Text,
    /// Chair, secretary, member.
    pub position: Text,
    /// Office that holds the seat; no persons.
    pub office: Text,
    /// Side of the pentahelix.
    pub element: Option<Spanned<Helix>>,
    /// Duty.
    pub duty: Option<Text>,
}
record!(Institution, Institution, id);

/// All records of a plan, each kind in the order read.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "each field holds the records of the kind it is named after")]
pub struct Records {
    pub agencies: Vec<Agency>,
    pub funds: Vec<Fund>,
    pub regulations: Vec<Regulation>,
    pub terms: Vec<Term>,
    pub alignment: Vec<Alignment>,
    pub readiness: Vec<Readiness>,
    pub swot: Vec<Swot>,
    pub strategies: Vec<Strategy>,
    pub gaps: Vec<Gap>,
    pub issues: Vec<Issue>,
    pub vision: Option<Text>,
    pub missions: Vec<Mission>,
    pub goals: Vec<Goal>,
    pub objectives: Vec<Objective>,
    pub indicators: Vec<Indicator>,
    pub programs: Vec<Program>,
    pub innovations: Vec<Innovation>,
    pub actions: Vec<Action>,
    pub quick_wins: Vec<QuickWin>,
    pub profiles: Vec<Profile>,
    pub milestones: Vec<Milestone>,
    pub risks: Vec<Risk>,
    pub institutions: Vec<Institution>,
}

/// The facts of one technical-guidance meeting, from `tahap.yaml`.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Meeting {
    /// Name: Bimtek Tahap I.
    pub name: Text,
    /// Days; none while they are not known.
    #[serde(default)]
    pub dates: Vec<Spanned<Date>>,
    /// Where.
    pub place: Text,
    /// What was treated.
    pub agenda: Option<Text>,
    /// Who took part.
    #[serde(default)]
    pub participants: Vec<Participant>,
    /// Decrees that came with it.
    #[serde(default)]
    pub decrees: Vec<Decree>,
    /// What agencies promised.
    #[serde(default)]
    pub commitments: Vec<Commitment>,
    /// Closes the preface of this stage's book.
    pub signature: Option<Signature>,
    /// Closes the foreword of the head of the region.
    pub foreword: Option<Signature>,
    /// Who signs the approval sheet.
    #[serde(default)]
    pub approval: Vec<Approval>,
    /// Day of the approval, once it is known.
    pub approval_date: Option<Spanned<Date>>,
    /// Number of the decree or regulation that approves, once it is known.
    pub approval_number: Option<Text>,
}

/// Participants of one agency.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Participant {
    /// The agency.
    pub agency: Ref,
    /// Number of people.
    pub people: Spanned<Decimal>,
}

/// A decree.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Decree {
    /// Title.
    pub title: Text,
    /// Number.
    pub number: Option<Text>,
    /// Date of signing.
    pub date: Option<Spanned<Date>>,
}

/// A promise of one agency.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Commitment {
    /// The agency.
    pub agency: Ref,
    /// What it promises.
    pub text: Text,
    /// Who signs for it.
    pub name: Option<Text>,
    /// Rank of that person.
    pub rank: Option<Text>,
    /// Number of that person as a civil servant.
    pub nip: Option<Text>,
}

/// Place, date and office under a preface.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Signature {
    /// Place.
    pub place: Text,
    /// Date; left open to be written by hand without it.
    pub date: Option<Spanned<Date>>,
    /// Office.
    pub office: Text,
    /// Who signs.
    pub name: Option<Text>,
    /// Rank of that person.
    pub rank: Option<Text>,
    /// Number of that person as a civil servant.
    pub nip: Option<Text>,
}

/// One signature block of the approval sheet.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Approval {
    /// Disusun oleh, Disahkan oleh.
    pub role: Text,
    /// Office.
    pub office: Text,
    /// What stands under the line as long as nobody is named: nama dan NIP.
    pub under: Option<Text>,
    /// Who signs.
    pub name: Option<Text>,
    /// Rank of that person.
    pub rank: Option<Text>,
    /// Number of that person as a civil servant.
    pub nip: Option<Text>,
}
