//! `golden-thread`: issues, strategies, programmes and objectives as columns, with a line for each
//! link between two of them; what no line reaches is open.

use std::collections::BTreeSet;

use crate::model::chart::{Chart, Sheet, Stroke, Tone, Weight};
use crate::model::record::{Record, Ref};
use crate::model::value::Id;
use crate::view::caption::Caption;
use crate::view::chart::canvas::{Canvas, FULL, LOW, Style, TALL, WIDE, fill, stroke};
use crate::view::chart::face::Type;
use crate::view::chart::scale::{many, stacked};
use crate::view::chart::words::sentence;
use crate::view::chart::{Drawn, with_columns};
use crate::view::golden_thread::{self, Path};
use crate::view::{Request, View};

pub(super) const CHART: View<Drawn> = View {
    name: "golden-thread",
    options: &["dimension", "agency", "fund", "year", "wide"],
    required: &[],
    columns: &[],
    groups: &[],
    filters: golden_thread::VIEW.filters,
    words: &[],
    build,
};

/// Head, foot with the legend, least distance of two rows.
const HEAD: f64 = 20.0;
const FOOT: f64 = 20.0;
const ROW: f64 = 10.0;
/// Most lines of the words of an issue or objective.
const LINES: usize = 4;

/// A thing of a column.
struct Node {
    id: String,
    /// Words behind the id, where there is room for any.
    words: String,
    tone: Option<Tone>,
    /// Whether a quick win hangs on it.
    quick: bool,
    /// Ids in the column to the left.
    links: Vec<String>,
}

/// The columns from left to right.
const TITLES: [&str; 4] = ["Isu strategis", "Strategi", "Program", "Sasaran"];

type Columns = [Vec<Node>; 4];

fn build(request: &Request<'_>) -> Drawn {
    let columns = ["program", "issues", "strategies", "objectives", "quick_wins"];
    let options = with_columns(request, &columns);
    let data = (golden_thread::VIEW.build)(&Request { options: &options, ..*request });
    let caption = Caption::new(request, "Benang merah isu, strategi, program, dan sasaran");
    let caption = caption.dated();
    let paths = golden_thread::paths(request);
    let empty = paths.is_empty();
    if empty || request.bare {
        return Drawn::undrawn(empty, caption, data);
    }
    let is_wide = request.options.wide.as_ref().is_some_and(|wide| wide.value);
    let (width, height) = if is_wide { (WIDE, LOW) } else { (FULL, TALL) };
    let page = Page { request, width, height };
    let mut sheets = Vec::new();
    let mut rest = ordered(&paths);
    while !rest.is_empty() {
        let tail = rest.split_off(page.fitting(&rest));
        // What is narrowed by the author leaves the unlinked away; else it stands on the last.
        let open = tail.is_empty() && is_whole(request);
        sheets.push(page.draw(&page.columns(&rest, open)));
        rest = tail;
    }
    let alt = finding(request, &paths);
    Drawn { caption, chart: Chart::new(alt, sheets), data, wide: is_wide, ..Drawn::default() }
}

/// Puts the paths of a dimension together, in the order of their strategies.
fn ordered<'p, 'a>(paths: &'p [Path<'a>]) -> Vec<&'p Path<'a>> {
    let mut seen = Vec::new();
    for path in paths {
        if !seen.contains(&&path.dimension) {
            seen.push(&path.dimension);
        }
    }
    let mut out: Vec<&Path<'_>> = paths.iter().collect();
    out.sort_by_key(|path| seen.iter().position(|own| **own == path.dimension));
    out
}

fn is_whole(request: &Request<'_>) -> bool {
    let options = request.options;
    let narrow = [&options.dimension, &options.agency, &options.fund];
    narrow.iter().all(|own| own.is_none()) && options.year.is_none() && options.filter.0.is_empty()
}

/// The page that sheets are made for.
struct Page<'r, 'a> {
    request: &'r Request<'a>,
    width: f64,
    height: f64,
}

impl<'a> Page<'_, 'a> {
    fn room(&self) -> f64 {
        self.height - HEAD - FOOT
    }

    /// Counts the paths of which every column fits the height; at least one.
    fn fitting(&self, paths: &[&Path<'a>]) -> usize {
        let open = is_whole(self.request);
        let fits = |count: &usize| {
            let columns = self.columns(&paths[..*count], open && *count == paths.len());
            columns.iter().all(|column| many(column.len()) * ROW <= self.room())
        };
        // A page holds few of many paths: the search grows from below, never over all of them.
        let (mut low, mut high) = (1, 2.min(paths.len()));
        while low < paths.len() && fits(&high) {
            (low, high) = (high, (2 * high).min(paths.len()));
        }
        if low == paths.len() {
            return low;
        }
        while high - low > 1 {
            let middle = usize::midpoint(low, high);
            if fits(&middle) { low = middle } else { high = middle }
        }
        low
    }

    /// Makes the columns of some paths; with `open` also what nothing leads to.
    fn columns(&self, paths: &[&Path<'a>], open: bool) -> Columns {
        let records = &self.request.plan.records;
        let tone =
            |id: &Id| self.request.plan.scheme.dimension(id).map(|_| Tone::Dimension(id.clone()));
        let mut out: Columns = Default::default();
        for path in paths {
            for strategy in &path.strategies {
                let node = Node {
                    tone: tone(&strategy.dimension),
                    links: ids(&strategy.issues),
                    ..Node::of(&strategy.id, "")
                };
                add(&mut out[1], node);
            }
            for issue in &path.issues {
                add(&mut out[0], Node::of(&issue.id, &issue.name));
            }
            if let Some(program) = &path.program {
                let strategies = path.strategies.iter().map(|own| own.id.to_string()).collect();
                let node = Node {
                    tone: tone(&program.dimension),
                    quick: !path.quick_wins.is_empty(),
                    links: strategies,
                    ..Node::of(&program.id, "")
                };
                add(&mut out[2], node);
            }
            for objective in &path.objectives {
                let mut node = Node::of(&objective.id, &objective.text);
                node.links.extend(path.program.iter().map(|own| own.id.to_string()));
                match out[3].iter_mut().find(|own| own.id == node.id) {
                    Some(own) => own.links.append(&mut node.links),
                    None => out[3].push(node),
                }
            }
        }
        if open {
            records.issues.iter().for_each(|own| add(&mut out[0], Node::of(&own.id, &own.name)));
            let objectives = records.objectives.iter();
            objectives.for_each(|own| add(&mut out[3], Node::of(&own.id, &own.text)));
        }
        out
    }

    /// Returns where each column begins, and how wide it is.
    fn spans(&self) -> [(f64, f64); 4] {
        let side = self.width * 0.27;
        let code = 62.0;
        let gap = (self.width - 2.0 * side - 2.0 * code) / 3.0;
        [
            (0.0, side),
            (side + gap, code),
            (side + code + 2.0 * gap, code),
            (self.width - side, side),
        ]
    }

    fn draw(&self, columns: &Columns) -> Sheet {
        let mut canvas = Canvas::new(self.width);
        let spans = self.spans();
        for (title, (x, w)) in TITLES.iter().zip(spans) {
            canvas.text((x, 9.0), *title, Style::of(Type::BOLD));
            canvas.line((x, 13.0), (x + w, 13.0), stroke(Tone::Ink, Weight::Thin));
        }
        let rows = columns.iter().map(Vec::len).max().unwrap_or(1);
        let pitch = (self.room() / many(rows.max(1))).clamp(ROW, 15.0);
        let tall = [0, 3].map(|at: usize| {
            columns[at].iter().map(|own| height(own, spans[at].1, LINES)).sum::<f64>()
        });
        let room = (pitch * many(rows)).max(tall[0].max(tall[1]).min(self.room()));
        let placed = place(columns, spans, room);
        self.links(&mut canvas, columns, &placed);
        for ((column, own), (x, w)) in columns.iter().zip(&placed).zip(spans) {
            for (node, (y, lines)) in column.iter().zip(own) {
                set(&mut canvas, node, (x, *y), (w, lines));
            }
        }
        let foot = HEAD + room + 14.0;
        legend(&mut canvas, foot, columns.iter().flatten().any(|node| node.quick));
        canvas.finish(foot + 5.0)
    }

    /// Draws the links, first, so that words lie above them.
    fn links(&self, canvas: &mut Canvas, columns: &Columns, placed: &[Vec<(f64, Vec<String>)>; 4]) {
        let spans = self.spans();
        for at in 1..columns.len() {
            let (left, right) = (&columns[at - 1], &columns[at]);
            let from = spans[at - 1].0 + spans[at - 1].1 + 2.0;
            let to = spans[at].0 - 3.0;
            for (node, (y, _)) in right.iter().zip(&placed[at]) {
                for link in node.links.iter().collect::<BTreeSet<_>>() {
                    let found = left.iter().position(|own| own.id == *link);
                    if let Some((start, _)) = found.and_then(|at_left| placed[at - 1].get(at_left))
                    {
                        canvas.line((from, *start), (to, *y), thread());
                    }
                }
            }
        }
    }
}

fn thread() -> Stroke {
    stroke(Tone::Middle, Weight::Hair)
}

impl Node {
    fn of(id: &Ref, words: &str) -> Self {
        let (id, words) = (id.to_string(), words.to_owned());
        Self { id, words, tone: None, quick: false, links: Vec::new() }
    }
}

fn add(column: &mut Vec<Node>, node: Node) {
    if !column.iter().any(|own| own.id == node.id) {
        column.push(node);
    }
}

fn ids(refs: &[Ref]) -> Vec<String> {
    refs.iter().map(ToString::to_string).collect()
}

/// Returns the lines of a node; the id is the first word.
fn lines(node: &Node, width: f64, most: usize) -> Vec<String> {
    let words = format!("{} {}", node.id, node.words);
    Type::SMALL.wrapped(words.trim(), width, most)
}

fn height(node: &Node, width: f64, most: usize) -> f64 {
    let lines = lines(node, width, most).len().max(1);
    9.5 * many(lines) + if lines > 1 { 7.0 } else { 2.0 }
}

/// Places the nodes of all columns: programmes in rows, others by the middle of what they are
/// linked with.
fn place(columns: &Columns, spans: [(f64, f64); 4], room: f64) -> [Vec<(f64, Vec<String>)>; 4] {
    let bounds = (HEAD, HEAD + room);
    let count = many(columns[2].len().max(1));
    let middle = |at: usize| HEAD + room * (many(at) + 0.5) / count;
    let programs: Vec<(f64, Vec<String>)> =
        (0..columns[2].len()).map(|at| (middle(at), Vec::new())).collect();
    // A column leads to the one on its right, so its middle is that of its followers.
    let follow = |left: &[Node], right: &[Node], right_at: &[(f64, Vec<String>)]| -> Vec<f64> {
        let of = |node: &Node| {
            let all = right.iter().zip(right_at).filter(|(own, _)| own.links.contains(&node.id));
            mean(all.map(|(_, (y, _))| *y))
        };
        left.iter().map(|node| of(node).unwrap_or(bounds.1)).collect()
    };
    let strategies = follow(&columns[1], &columns[2], &programs);
    let strategies = column(&columns[1], &strategies, (spans[1].1, 1), bounds);
    let issues = follow(&columns[0], &columns[1], &strategies);
    let issues = column(&columns[0], &issues, (spans[0].1, LINES), bounds);
    let objectives: Vec<f64> = columns[3]
        .iter()
        .map(|node| {
            let own = columns[2].iter().zip(&programs).filter(|(p, _)| node.links.contains(&p.id));
            mean(own.map(|(_, (y, _))| *y)).unwrap_or(bounds.1)
        })
        .collect();
    let objectives = column(&columns[3], &objectives, (spans[3].1, LINES), bounds);
    [issues, strategies, programs, objectives]
}

fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let (sum, count) = values.fold((0.0, 0_usize), |(sum, count), own| (sum + own, count + 1));
    (count > 0).then(|| sum / many(count))
}

/// Places one column; its words take as many lines as all nodes together have room for.
fn column(
    nodes: &[Node],
    wishes: &[f64],
    (width, most): (f64, usize),
    (from, to): (f64, f64),
) -> Vec<(f64, Vec<String>)> {
    let fits =
        |most: &usize| nodes.iter().map(|own| height(own, width, *most)).sum::<f64>() <= to - from;
    let most = (1..=most).rev().find(fits).unwrap_or(1);
    let mut heights: Vec<f64> = nodes.iter().map(|own| height(own, width, most)).collect();
    let share = (to - from) / many(nodes.len().max(1));
    if heights.iter().sum::<f64>() > to - from {
        heights.fill(share);
    }
    let places = stacked(wishes, &heights, (from, to));
    nodes.iter().zip(places).map(|(node, y)| (y, lines(node, width, most))).collect()
}

/// Sets one node with its middle at `y`.
fn set(canvas: &mut Canvas, node: &Node, (x, y): (f64, f64), (width, lines): (f64, &[String])) {
    let Some(tone) = &node.tone else {
        let first = y + 2.7 - 4.75 * many(lines.len().saturating_sub(1));
        canvas.lines((x, first), lines, &Style::of(Type::SMALL));
        return;
    };
    canvas.swatch((x, y + 3.2), tone.clone());
    let mark = if node.quick { 9.0 } else { 0.0 };
    let id = Type::SMALL.clipped(&node.id, width - 10.5 - mark);
    let end = x + 10.5 + Type::SMALL.width(&id);
    canvas.text((x + 10.5, y + 2.7), id, Style::of(Type::SMALL));
    if node.quick {
        canvas.circle((end + 5.0, y), 2.4, fill(Tone::Accent));
    }
    // The threads begin at the end of the column; a short id is led up to them.
    let from = end + 3.0 + mark;
    if from < x + width {
        canvas.line((from, y), (x + width + 2.0, y), thread());
    }
}

fn legend(canvas: &mut Canvas, y: f64, quick: bool) {
    let face = Type::SMALL;
    canvas.line((0.0, y - 2.7), (16.0, y - 2.7), thread());
    canvas.text((20.0, y), "tautan antarcatatan", Style::of(face));
    if quick {
        let x = 20.0 + face.width("tautan antarcatatan") + 16.0;
        canvas.circle((x, y - 2.7), 2.4, fill(Tone::Accent));
        canvas.text((x + 7.0, y), "program dengan quick win", Style::of(face));
    }
}

/// Says how far the threads reach, and which are open.
fn finding(request: &Request<'_>, paths: &[Path<'_>]) -> String {
    let count = |ids: BTreeSet<&str>| ids.len();
    let carried: Vec<&Path<'_>> = paths.iter().filter(|path| path.program.is_some()).collect();
    let of = |list: &dyn Fn(&Path<'_>) -> Vec<String>| -> BTreeSet<String> {
        carried.iter().flat_map(|path| list(path)).collect()
    };
    let issues = of(&|path| path.issues.iter().map(|own| own.id.to_string()).collect());
    let objectives = of(&|path| path.objectives.iter().map(|own| own.id.to_string()).collect());
    let strategies =
        count(paths.iter().flat_map(|p| p.strategies.iter().map(|s| s.id.as_str())).collect());
    let quick = carried.iter().filter(|path| !path.quick_wins.is_empty()).count();
    let records = &request.plan.records;
    let whole = is_whole(request);
    let out_of = |own: usize, all: usize| {
        if whole && own < all { format!("{own} dari {all}") } else { own.to_string() }
    };
    let mut parts = vec![format!(
        "{} program menjalankan {strategies} strategi, menjawab {} isu, dan mencapai {} sasaran",
        carried.len(),
        out_of(issues.len(), records.issues.len()),
        out_of(objectives.len(), records.objectives.len()),
    )];
    if quick > 0 {
        parts.push(format!("{quick} program memiliki quick win"));
    }
    let mut open: Vec<String> = Vec::new();
    if whole {
        open.extend(missing(&records.issues, &issues));
        open.extend(missing(&records.objectives, &objectives));
    }
    let idle = paths.iter().filter(|path| path.program.is_none());
    open.extend(idle.flat_map(|path| path.strategies.iter().map(|own| own.id.to_string())));
    if !open.is_empty() {
        parts.push(format!("belum tersambung: {}", open.join(", ")));
    }
    sentence(&parts)
}

fn missing<R: Record>(records: &[R], found: &BTreeSet<String>) -> Vec<String> {
    let ids = records.iter().map(|own| own.id().to_string());
    ids.filter(|id| !found.contains(id)).collect()
}

#[cfg(test)]
mod tests {
    use crate::view::chart::tests::{drawn, drawn_of, faults, words};
    use crate::view::fixture::{at, id, named_id, plan};

    #[test]
    fn threads_run_from_issues_to_objectives_and_open_ends_are_named() {
        let drawn = drawn("golden-thread", |_| ());
        let words = words(&drawn);
        for expected in ["IS-1 Isu IS-1", "STR-GOV-1", "GOV-01", "SS-1 Sasaran SS-1"] {
            assert!(words.iter().any(|own| own == expected), "{expected} in {words:?}");
        }
        assert_eq!(
            drawn.chart.alt,
            "4 program menjalankan 2 strategi, menjawab 1 dari 2 isu, dan mencapai 1 dari 2 \
             sasaran; 1 program memiliki quick win; belum tersambung: IS-2, SS-2, STR-ECO-1."
        );
    }

    #[test]
    fn one_dimension_shows_its_own_threads() {
        let drawn = drawn("golden-thread", |o| o.dimension = named_id("governance"));
        assert!(!words(&drawn).iter().any(|own| own.starts_with("IS-2")));
        assert_eq!(
            drawn.chart.alt,
            "3 program menjalankan 1 strategi, menjawab 1 isu, dan mencapai 1 sasaran; \
             1 program memiliki quick win."
        );
    }

    #[test]
    fn three_hundred_programmes_and_sixty_issues_keep_apart() {
        let mut plan = plan();
        let (program, strategy) =
            (plan.records.programs[1].clone(), plan.records.strategies[1].clone());
        let issue = plan.records.issues[0].clone();
        let long =
            "Pelayanan publik yang terpencar pada banyak aplikasi perangkat daerah".to_owned();
        for number in 0..60 {
            let mut own = issue.clone();
            own.id = id(&format!("ISU-STRATEGIS-{number}"));
            own.name = at(long.clone());
            let mut way = strategy.clone();
            way.id = id(&format!("STRATEGI-GOVERNANCE-{number}"));
            way.issues = vec![own.id.clone()];
            plan.records.issues.push(own);
            for part in 0..5 {
                let mut done = program.clone();
                done.id = id(&format!("PROGRAM-PANJANG-{number}-{part}"));
                done.strategies = at(vec![way.id.clone()]);
                plan.records.programs.push(done);
            }
            plan.records.strategies.push(way);
        }
        let (drawn, _) = drawn_of(&plan, "golden-thread", |_| ());
        assert!(drawn.chart.sheets.len() > 4);
        assert_eq!(faults(&drawn), [""; 0]);
    }
}
