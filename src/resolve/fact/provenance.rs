//! Says how a quoted number was computed, and which table shows what it was computed from.
//!
//! Only numbers have a provenance: a name or a sentence that is quoted is what it is. The table
//! is one of the same book if any shows the number, else the first of another; it must show all
//! that was counted, so a table with a filter is none.

use crate::model::block::{BlockKind, Document, Fact, Form, Segment, ViewOptions, nested_blocks};
use crate::model::book::{Anchor, Provenance};
use crate::model::record::{Kind, SwotKind};
use crate::model::value::{Id, Rupiah, Year, YearSpan, counted};
use crate::resolve::Scope;
use crate::resolve::bind::{Binding, BoundMatter};
use crate::resolve::fact::{Asked, Money, names, year_and_form};
use crate::resolve::number::Numbers;
use crate::view::{Names, Word};

/// The computed tables of all books, in reading order.
#[derive(Debug, Default)]
pub(in crate::resolve) struct Tables<'a>(Vec<Shown<'a>>);

/// A computed table: which view with which options, and where.
#[derive(Debug)]
struct Shown<'a> {
    view: &'a str,
    options: &'a ViewOptions,
    anchor: Anchor,
}

/// A table in which a number can be seen: the view, and the part of the records that it shows.
struct Sight<'a> {
    view: &'a str,
    of: Option<&'a str>,
}

impl<'a> Tables<'a> {
    /// Lists the tables of all documents that are bound.
    pub(in crate::resolve) fn of(binding: &Binding<'a>, numbers: &Numbers) -> Self {
        let mut all = Self::default();
        for bound in &binding.books {
            let prose = |matter: &BoundMatter<'a>| matter.document;
            let front = bound.front.iter().filter_map(prose);
            let chapters = bound.chapters.iter().chain(&bound.appendices).copied();
            let documents = front.chain(chapters).chain(bound.back.iter().filter_map(prose));
            documents.for_each(|document| all.read(bound.spec.number(), document, numbers));
        }
        all
    }

    fn read(&mut self, book: usize, document: &'a Document, numbers: &Numbers) {
        for block in nested_blocks(&document.blocks, &document.sections) {
            if let BlockKind::View(call) = &block.kind
                && call.form == Form::Table
            {
                let anchor = numbers.at(book, block.span).anchor;
                self.0.push(Shown { view: &call.name.value, options: &call.options, anchor });
            }
        }
    }

    /// Finds the table that shows something best, as seen from a book.
    fn find(&self, book: usize, sights: &[Sight<'_>]) -> Option<&Anchor> {
        let own = |shown: &&Shown<'_>| shown.anchor.book == book;
        let first = |is_near: bool| {
            sights.iter().find_map(|sight| {
                self.0.iter().filter(|shown| own(shown) == is_near).find(|one| sight.is(one))
            })
        };
        first(true).or_else(|| first(false)).map(|shown| &shown.anchor)
    }
}

impl Sight<'_> {
    fn is(&self, shown: &Shown<'_>) -> bool {
        let own = shown.options;
        let refs = [&own.dimension, &own.area, &own.element, &own.agency, &own.fund];
        let ids = refs.into_iter().flatten().map(|id| id.as_str());
        let words = [&own.kind, &own.priority].into_iter().flatten().map(|word| word.as_str());
        let of = own.of.iter().map(|word| word.as_str()).filter(|word| *word != "all");
        let mut parts = ids.chain(words).chain(of);
        let is_whole = own.filter.0.is_empty() && own.year.is_none() && own.objective.is_none();
        shown.view == self.view && is_whole && parts.next() == self.of && parts.next().is_none()
    }
}

/// Tells where a fact comes from, as seen from a book; nothing of what is quoted word for word.
pub(in crate::resolve) fn provenance(
    scope: Scope<'_>,
    book: usize,
    fact: &Fact,
) -> Option<Provenance> {
    let years = scope.plan.years(scope.options.extended);
    let asked = Asked { plan: scope.plan, years, fact };
    let (how, sights) = asked.told()?;
    let table = scope.tables.find(book, &sights).cloned();
    Some(Provenance { key: fact.written(), how, table })
}

/// How a number was computed, and where it can be seen, the best place first.
type Told<'a> = Option<(String, Vec<Sight<'a>>)>;

fn sights<'a>(views: &[&'a str]) -> Vec<Sight<'a>> {
    views.iter().map(|view| Sight { view, of: None }).collect()
}

/// The view with a part, then views with everything.
fn part<'a>(view: &'a str, of: &'a str, whole: &[&'a str]) -> Vec<Sight<'a>> {
    let mut out = vec![Sight { view, of: Some(of) }];
    out.extend(sights(whole));
    out
}

impl<'a> Asked<'a> {
    fn told(&self) -> Told<'a> {
        let (root, rest) = self.fact.path.split_first()?;
        match (root.name.as_str(), root.argument.as_deref(), rest) {
            ("budget", None, [what, rest @ ..]) => self.budget_told(what, &names(rest)?),
            ("program", Some(id), [what, rest @ ..]) if what.name == "budget" => {
                self.program_told(id, &names(rest)?)
            }
            ("indicator", Some(id), rest) => self.indicator_told(id, &names(rest)?),
            ("readiness", None, [what]) => self.readiness_told(what),
            (name, None, [what]) => self.count_told(name, what),
            _ => None,
        }
    }

    fn budget_told(&self, what: &'a Segment, rest: &[&str]) -> Told<'a> {
        const ALL: [&str; 4] =
            ["budget-by-dimension", "budget-by-agency", "budget-by-fund", "programs"];
        let names = Names::new(self.plan);
        let programs = |count| format!("{} program", counted(count));
        match (what.name.as_str(), what.argument.as_deref()) {
            ("total", None) => {
                self.sum_told(&self.of_programs(|_, _| true), rest, programs, sights(&ALL))
            }
            ("actions", None) => {
                let noun = |count| format!("{count} rencana aksi");
                self.sum_told(&self.of_actions(), rest, noun, sights(&["actions"]))
            }
            ("quick_wins", None) => {
                let noun = |count| format!("{count} quick win");
                self.sum_told(&self.of_quick_wins(), rest, noun, sights(&["quick-wins"]))
            }
            ("program", Some(of)) => self.program_told(of, rest),
            (kind, Some(of)) => {
                let id = Id::from(of);
                let (named, whole): (String, &[&'static str]) = match kind {
                    "dimension" => (
                        format!("dimensi {}", names.dimension(&id)),
                        &["budget-by-dimension", "programs"],
                    ),
                    "agency" => (names.agency(&id), &["budget-by-agency", "programs"]),
                    _ => (format!("dari {}", names.fund(&id)), &["budget-by-fund"]),
                };
                let noun = |count| format!("{} {named}", programs(count));
                self.sum_told(&self.of_part(kind, of), rest, noun, part("programs", of, whole))
            }
            (year, None) if year.parse::<Year>().is_ok() => {
                let path: Vec<&str> = std::iter::once(year).chain(rest.iter().copied()).collect();
                self.sum_told(&self.of_programs(|_, _| true), &path, programs, sights(&ALL))
            }
            _ => None,
        }
    }

    fn program_told(&self, id: &str, rest: &[&str]) -> Told<'a> {
        let program = self.find_program(id)?;
        let lines = self.of_part("program", id);
        let noun = |_| format!("program {id} {}", program.name.value);
        self.sum_told(
            &lines,
            rest,
            noun,
            part("programs", program.dimension.as_str(), &["programs"]),
        )
    }

    /// Tells a sum: of how many records, over which years, and what it comes to.
    fn sum_told(
        &self,
        lines: &[Money<'_>],
        rest: &[&str],
        noun: impl Fn(usize) -> String,
        sights: Vec<Sight<'a>>,
    ) -> Told<'a> {
        let (year, form) = year_and_form(rest)?;
        let span = year.map_or(self.years, |year| YearSpan(year, year));
        let within = || lines.iter().filter(|line| span.contains(line.year));
        let mut of: Vec<&Id> = within().map(|line| line.of).collect();
        of.sort_unstable();
        of.dedup();
        let sum: Rupiah = within().map(|line| line.amount).sum();
        let when = if year.is_some() { "tahun " } else { "" };
        let what = format!("Jumlah anggaran {}, {when}{span}", noun(of.len()));
        let how = match form {
            Some("share") => {
                let all = self.plan.total(span);
                format!("{what} ({sum}), dibagi anggaran seluruh program ({all}).")
            }
            _ => format!("{what}: {sum}."),
        };
        Some((how, sights))
    }

    fn indicator_told(&self, id: &str, rest: &[&str]) -> Told<'a> {
        let mut all = self.plan.records.indicators.iter();
        let own = all.find(|one| one.id.as_str() == id)?;
        let (what, year) = match rest {
            ["baseline"] => ("Nilai dasar", own.baseline.year.to_string()),
            ["target", year] => ("Target", (*year).to_owned()),
            _ => return None,
        };
        let (name, unit) = (&own.name.value, &own.unit.value);
        let how = format!("{what} tahun {year} untuk indikator {id}, {name} ({unit}).");
        let kind = if own.objective.is_some() { "objectives" } else { "programs" };
        Some((how, part("indicators", kind, &["indicators"])))
    }

    fn readiness_told(&self, what: &'a Segment) -> Told<'a> {
        let element = what.argument.as_deref();
        let items = self.plan.records.readiness.iter();
        let count = items.filter(|own| element.is_none_or(|of| own.element.as_str() == of)).count();
        let scale = self.plan.scheme.readiness.scale.value;
        let how = match (what.name.as_str(), element) {
            ("count", None) => "Banyaknya butir kesiapan.".to_owned(),
            ("score", None) => {
                format!("Rata-rata nilai {count} butir kesiapan, pada skala 1–{scale}.")
            }
            ("score", Some(of)) => {
                let name = Names::new(self.plan).element(&Id::from(of));
                format!(
                    "Rata-rata nilai {count} butir kesiapan unsur {name}, pada skala 1–{scale}."
                )
            }
            _ => return None,
        };
        let whole: &[&'static str] = &["readiness"];
        let seen = element.map_or_else(|| sights(whole), |of| part("readiness", of, whole));
        Some((how, seen))
    }

    fn count_told(&self, name: &'a str, what: &'a Segment) -> Told<'a> {
        let of = what.argument.as_deref();
        let names = Names::new(self.plan);
        let noun = match (name, what.name.as_str()) {
            ("quick_wins", "selected") => "quick win yang dipilih",
            ("quick_wins", "count") => "kandidat quick win",
            ("agencies", "lead") => "perangkat daerah yang menjadi penanggung jawab program",
            ("dimensions", "count") => "dimensi",
            ("subdimensions", "count") => "subdimensi",
            (_, "count") => Kind::ALL.iter().find(|kind| kind.key() == name)?.name_id(),
            _ => return None,
        };
        let scope = of.map(|of| match name {
            "actions" => format!(" bidang {}", names.area(&Id::from(of))),
            "swot" => format!(" ({})", sort_of_swot(of)),
            _ => format!(" dimensi {}", names.dimension(&Id::from(of))),
        });
        let how = format!("Banyaknya {noun}{}.", scope.unwrap_or_default());
        let views: &[&str] = match (name, what.name.as_str()) {
            ("programs", _) => &["programs", "budget-by-dimension"],
            ("agencies", "lead") => &["budget-by-agency"],
            ("quick_wins", "selected") => &["quick-wins"],
            ("quick_wins", _) => &["quick-win-scores"],
            ("subdimensions", _) => &["dimensions"],
            ("missions" | "objectives", _) => &["goals"],
            ("swot", _) => &["swot", "swot-matrix"],
            // Most views are called as the records that they list.
            (own, _) => &[own],
        };
        let sights = match (of, views) {
            (Some(of), [first, ..]) => part(first, of, views),
            _ => sights(views),
        };
        Some((how, sights))
    }
}

/// Names a sort of SWOT items in the words of tables.
fn sort_of_swot(key: &str) -> String {
    use SwotKind::{Opportunity, Strength, Threat, Weakness};
    let all = [Strength, Weakness, Opportunity, Threat];
    let found = all.into_iter().find(|kind| kind.key() == key);
    found.map_or_else(|| key.to_owned(), |kind| kind.label().to_lowercase())
}
