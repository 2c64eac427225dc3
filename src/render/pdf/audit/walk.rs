//! Walks the frames of a document and notes where everything stands and what it belongs into.

use std::collections::HashMap;

use typst::foundations::{Content, Smart, StyleChain};
use typst::introspection::{Location, Tag};
use typst::layout::{Abs, Em, Frame, FrameItem, GroupItem, Point, Rect, Size, Sizing, Transform};
use typst::model::{TableCell, TableElem};
use typst::text::TextItem;
use typst::visualize::Paint;
use typst_layout::PagedDocument;

use crate::render::pdf::audit::area::Area;

/// A piece of ink with the boxes that it belongs into.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Ink {
    /// Where it stands.
    pub(super) area: Area,
    /// Its words, or what it is.
    pub(super) words: String,
    /// Whether it is words.
    pub(super) is_text: bool,
    /// The page.
    pub(super) page: Area,
    /// What lies between the margins of the page, for all but head and foot.
    pub(super) body: Option<Area>,
    /// The cell of a table.
    pub(super) cell: Option<Area>,
    /// What is visible of the page here, if some of it is cut off.
    pub(super) clip: Option<Area>,
}

/// Lists the ink of each page.
pub(super) fn walk(document: &PagedDocument) -> Vec<Vec<Ink>> {
    let mut walk = Walk::default();
    document.pages().iter().map(|page| walk.page(&page.frame)).collect()
}

/// Lists the ink of one page, with what lies between its margins.
pub(super) fn walk_page(frame: &Frame) -> (Option<Area>, Vec<Ink>) {
    let bounds = body(frame).and_then(|at| {
        let (pos, item) = frame.items().nth(at)?;
        let FrameItem::Group(group) = item else { return None };
        Some(Area::of(whole(group.frame.size()), moved(Transform::identity(), *pos)))
    });
    (bounds, Walk::default().page(frame))
}

/// What a frame inherits from the frames around it.
#[derive(Debug, Clone, Copy)]
struct Around {
    transform: Transform,
    page: Area,
    body: Option<Area>,
    cell: Option<Area>,
    clip: Option<Area>,
}

/// What is known while frames are walked in the order of reading.
#[derive(Default)]
struct Walk {
    /// Widths of the columns of the tables that are open, from the outermost in.
    tables: Vec<(Location, Option<Vec<Abs>>)>,
    /// Cells that are open.
    cells: Vec<(Location, Area)>,
    /// Widths of cells; those that go over several pages come in pieces.
    widths: HashMap<Location, Abs>,
    ink: Vec<Ink>,
}

impl Walk {
    fn page(&mut self, frame: &Frame) -> Vec<Ink> {
        let page = Area::of(whole(frame.size()), Transform::identity());
        let transform = Transform::identity();
        let around = Around { transform, page, body: None, cell: None, clip: None };
        let body = body(frame);
        for (at, (pos, item)) in frame.items().enumerate() {
            let mut own = around;
            if body == Some(at)
                && let FrameItem::Group(group) = item
            {
                own.body = Some(Area::of(whole(group.frame.size()), moved(transform, *pos)));
            }
            self.item(*pos, item, own);
        }
        self.cells.clear();
        std::mem::take(&mut self.ink)
    }

    fn frame(&mut self, frame: &Frame, around: Around) {
        let open = self.cells.len();
        for (pos, item) in frame.items() {
            self.item(*pos, item, around);
        }
        self.cells.truncate(open);
    }

    fn item(&mut self, pos: Point, item: &FrameItem, around: Around) {
        match item {
            FrameItem::Group(group) => self.group(pos, group, around),
            FrameItem::Tag(Tag::Start(element, _)) => self.start(pos, element, around),
            FrameItem::Tag(Tag::End(location, ..)) => {
                self.tables.retain(|(open, _)| open != location);
                self.cells.retain(|(open, _)| open != location);
            }
            FrameItem::Text(text) if is_seen(text) => {
                self.mark(text.bbox(), (&text.text, true), moved_to(around, pos));
            }
            FrameItem::Shape(shape, _) => {
                self.mark(shape.bbox(false), ("(drawing)", false), moved_to(around, pos));
            }
            FrameItem::Image(_, size, _) => {
                self.mark(whole(*size), ("(picture)", false), moved_to(around, pos));
            }
            FrameItem::Text(_) | FrameItem::Link(..) => {}
        }
    }

    fn group(&mut self, pos: Point, group: &GroupItem, around: Around) {
        let transform = moved(around.transform, pos).pre_concat(group.transform);
        let mut inner = Around { transform, ..around };
        if let Some(clip) = &group.clip {
            let own = Area::of(clip.bbox(None), transform);
            inner.clip = Some(around.clip.map_or(own, |outer| own.within(outer)));
        }
        // A piece of a cell that goes over several pages.
        let width = group.parent.and_then(|parent| self.widths.get(&parent.location));
        if let Some(width) = width {
            let piece = whole(Size::new(*width, group.frame.height()));
            inner.cell = Some(Area::of(piece, transform).column());
        }
        self.frame(&group.frame, inner);
    }

    fn start(&mut self, pos: Point, element: &Content, around: Around) {
        let Some(location) = element.location() else { return };
        if let Some(table) = element.to_packed::<TableElem>() {
            let columns = table.columns.get_ref(StyleChain::default());
            let widths = columns.0.iter().map(points).collect();
            self.tables.push((location, widths));
        } else if let Some(cell) = element.to_packed::<TableCell>()
            && let Some((_, Some(widths))) = self.tables.last()
            && let Smart::Custom(x) = cell.x.get(StyleChain::default())
        {
            let span = cell.colspan.get(StyleChain::default()).get();
            let width: Abs = widths.iter().skip(x).take(span).copied().sum();
            self.widths.insert(location, width);
            let own = Rect::from_pos_size(pos, Size::new(width, Abs::zero()));
            self.cells.push((location, Area::of(own, around.transform).column()));
        }
    }

    /// Notes a piece of ink.
    fn mark(&mut self, rect: Rect, (words, is_text): (&str, bool), around: Around) {
        let area = Area::of(rect, around.transform);
        if !area.left.is_finite() || area.is_empty() {
            return;
        }
        let cell = self.cells.last().map(|(_, cell)| *cell).or(around.cell);
        let Around { page, body, clip, .. } = around;
        self.ink.push(Ink { area, words: words.to_owned(), is_text, page, body, cell, clip });
    }
}

fn moved_to(around: Around, pos: Point) -> Around {
    Around { transform: moved(around.transform, pos), ..around }
}

fn moved(transform: Transform, by: Point) -> Transform {
    transform.pre_concat(Transform::translate(by.x, by.y))
}

fn whole(size: Size) -> Rect {
    Rect::from_pos_size(Point::zero(), size)
}

/// Returns the width of a column that is fixed.
fn points(sizing: &Sizing) -> Option<Abs> {
    match sizing {
        Sizing::Rel(rel) if rel.rel.is_zero() && rel.abs.em == Em::zero() => Some(rel.abs.abs),
        _ => None,
    }
}

/// Finds what stands between the margins of a page: its largest frame.
fn body(page: &Frame) -> Option<usize> {
    let area = |item: &FrameItem| match item {
        FrameItem::Group(group) => group.frame.width().to_pt() * group.frame.height().to_pt(),
        _ => 0.0,
    };
    let half = 0.5 * page.width().to_pt() * page.height().to_pt();
    let found = page.items().position(|(_, item)| area(item) > half)?;
    Some(found)
}

/// Tells whether words can be seen; those that only a reader's program hears may stand anywhere.
fn is_seen(text: &TextItem) -> bool {
    let clear = match &text.fill {
        Paint::Solid(color) => color.alpha().is_some_and(|alpha| alpha == 0.0),
        _ => false,
    };
    !clear && !text.text.trim().is_empty()
}
