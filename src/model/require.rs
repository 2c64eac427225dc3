//! What a scheme demands of one plan, part by part, with `each` written out.

use std::collections::BTreeMap;

use crate::model::plan::Plan;
use crate::model::record::{Kind, Text};
use crate::model::scheme::{BookSpec, ChapterSpec, Each, Level, Matter, MatterKind, SectionSpec};

/// A section that a chapter must or may have.
#[derive(Debug, Clone)]
pub struct RequiredSection<'a> {
    /// Id.
    pub id: String,
    /// Default title.
    pub title: String,
    /// Id of the dimension that it is about.
    pub dimension: Option<String>,
    /// How strongly it is demanded.
    pub level: Level,
    /// Views that must stand in it.
    pub views: &'a [Text],
    /// Starter text.
    pub guide: Option<&'a str>,
    /// The quick win that it is about.
    pub quick_win: Option<String>,
}

/// A chapter or a piece of front prose that one book or the volume must or may have.
#[derive(Debug, Clone)]
pub struct RequiredChapter<'a> {
    /// Number of the book; 0 for the volume.
    pub book: usize,
    /// Stage that produces it.
    pub stage: u8,
    /// Id.
    pub id: &'a str,
    /// Default title.
    pub title: &'a str,
    /// How strongly it is demanded.
    pub level: Level,
    /// Views that must stand somewhere in it.
    pub views: &'a [Text],
    /// Starter text.
    pub guide: Option<&'a str>,
    /// Sections.
    pub sections: Vec<RequiredSection<'a>>,
    /// Whether it is prose of the front or back matter.
    pub matter: bool,
}

/// Lists everything that the scheme demands of this plan, in printing order.
pub fn required(plan: &Plan) -> Vec<RequiredChapter<'_>> {
    let scheme = &plan.scheme;
    let mut out = Vec::new();
    for book in scheme.books.iter() {
        let number = book.number();
        let front = scheme.front.iter().filter_map(|m| prose(m, number, book.stage_of_matter(m)));
        out.extend(front);
        out.extend(book.chapters.iter().map(|chapter| chapter_of(plan, book, chapter)));
        let back = scheme.back.iter().filter_map(|m| prose(m, number, book.stage_of_matter(m)));
        out.extend(back);
    }
    let volume = scheme.volume.front.iter().chain(scheme.volume.back.iter());
    out.extend(volume.filter_map(|matter| {
        let stage = matter.stage.as_ref().map_or(4, crate::model::scheme::stage_of);
        prose(matter, 0, stage)
    }));
    out
}

fn prose(matter: &Matter, book: usize, stage: u8) -> Option<RequiredChapter<'_>> {
    (matter.kind.value == MatterKind::Prose).then(|| RequiredChapter {
        book,
        stage,
        id: matter.id.as_str(),
        title: matter.title.as_ref().map_or(matter.id.as_str(), |title| title.as_str()),
        level: matter.level.value,
        views: &matter.views,
        guide: matter.guide.as_ref().map(|guide| guide.as_str()),
        sections: Vec::new(),
        matter: true,
    })
}

fn chapter_of<'a>(
    plan: &'a Plan,
    book: &'a BookSpec,
    chapter: &'a ChapterSpec,
) -> RequiredChapter<'a> {
    RequiredChapter {
        book: book.number(),
        stage: book.stage_of_chapter(chapter),
        id: chapter.id.as_str(),
        title: chapter.title.as_str(),
        level: chapter.level.value,
        views: &chapter.views,
        guide: chapter.guide.as_ref().map(|guide| guide.as_str()),
        sections: chapter.sections.iter().flat_map(|section| sections_of(plan, section)).collect(),
        matter: false,
    }
}

fn sections_of<'a>(plan: &'a Plan, spec: &'a SectionSpec) -> Vec<RequiredSection<'a>> {
    let make = |id: String, title: String| RequiredSection {
        id,
        title,
        dimension: None,
        level: spec.level.value,
        views: &spec.views,
        guide: spec.guide.as_ref().map(|guide| guide.as_str()),
        quick_win: None,
    };
    match spec.each.as_ref().map(|each| each.value) {
        Some(Each::Dimension) => plan
            .scheme
            .dimensions
            .iter()
            .map(|dimension| RequiredSection {
                dimension: Some(dimension.id.to_string()),
                // What does not matter here has nothing to show; the section says why.
                views: if plan.manifest.is_irrelevant(dimension.id.as_str(), None) {
                    &[]
                } else {
                    &spec.views
                },
                ..make(dimension.id.to_string(), dimension.name.value.clone())
            })
            .collect(),
        Some(Each::QuickWin) => plan
            .records
            .quick_wins
            .iter()
            .filter(|quick_win| quick_win.selected)
            .map(|quick_win| RequiredSection {
                quick_win: Some(quick_win.id.to_string()),
                ..make(quick_win.id.as_str().to_lowercase(), quick_win.name.value.clone())
            })
            .collect(),
        None => {
            let id = spec.id.as_ref().map_or_else(String::new, ToString::to_string);
            let title = spec.title.as_ref().map_or_else(|| id.clone(), |t| t.value.clone());
            vec![make(id, title)]
        }
    }
}

/// Which kinds of record a view prints: a scheme that demands the view demands the records.
pub const SHOWN: &[(&str, &[Kind])] = &[
    ("actions", &[Kind::Action]),
    ("agencies", &[Kind::Agency]),
    ("alignment", &[Kind::Alignment]),
    ("budget-by-agency", &[Kind::Fund]),
    ("budget-by-dimension", &[Kind::Fund]),
    ("budget-by-fund", &[Kind::Fund]),
    ("commitments", &[]),
    ("contributions", &[Kind::Program]),
    ("dimensions", &[]),
    ("funds", &[Kind::Fund]),
    ("gaps", &[Kind::Gap]),
    ("goals", &[Kind::Mission, Kind::Goal, Kind::Objective]),
    ("golden-thread", &[]),
    ("indicators", &[Kind::Indicator]),
    ("innovations", &[Kind::Innovation]),
    ("institutions", &[Kind::Institution]),
    ("issues", &[Kind::Issue]),
    ("key-figures", &[]),
    ("milestones", &[Kind::Milestone]),
    ("participants", &[]),
    ("programs", &[Kind::Program, Kind::Strategy]),
    ("quick-win", &[Kind::QuickWin, Kind::Profile]),
    ("quick-win-scores", &[Kind::QuickWin]),
    ("quick-wins", &[Kind::QuickWin, Kind::Profile]),
    ("readiness", &[Kind::Readiness]),
    ("regulations", &[Kind::Regulation]),
    ("risks", &[Kind::Risk]),
    ("roadmap", &[Kind::Program]),
    ("strategies", &[Kind::Strategy]),
    ("swot", &[Kind::Swot]),
    ("swot-matrix", &[Kind::Swot]),
    ("terms", &[Kind::Term]),
];

/// Which view a chart stands for, so that a part that demands the view may have the chart instead:
/// one that names every record of the view and shows all that the view shows of it. Other charts
/// add up or leave out, and stand beside the table that is demanded.
pub const DRAWN: &[(&str, &str)] = &[("roadmap", "roadmap")];

/// Returns the first stage at which a required part of the scheme shows records of each kind.
pub fn due_stages(plan: &Plan) -> BTreeMap<Kind, u8> {
    let mut out = BTreeMap::new();
    let mut note = |views: &[Text], stage: u8| {
        for view in views {
            let kinds = SHOWN.iter().find(|(name, _)| *name == view.value);
            for kind in kinds.into_iter().flat_map(|(_, kinds)| *kinds) {
                let due = out.entry(*kind).or_insert(stage);
                *due = stage.min(*due);
            }
        }
    };
    for chapter in required(plan).iter().filter(|chapter| chapter.level == Level::Required) {
        note(chapter.views, chapter.stage);
        let sections = chapter.sections.iter().filter(|section| section.level == Level::Required);
        sections.for_each(|section| note(section.views, chapter.stage));
    }
    out
}
