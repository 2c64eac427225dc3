//! What the program must know of the theme to share out columns, asked of the theme itself.

use typst::foundations::{Content, Dict, Value};
use typst::introspection::{Introspector, MetadataElem};
use typst_layout::PagedDocument;

/// The sizes of `table-room` in `pdf/tokens.typ`, in points.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Sizes {
    /// Family that sets tables.
    pub(super) face: String,
    /// Family that sets code.
    pub(super) mono: String,
    /// Room at each side of a cell.
    pub(super) pad_x: f64,
    /// Width of a table on an upright page.
    pub(super) portrait: f64,
    /// Width inside lists and asides.
    pub(super) nested: f64,
    /// Width on a turned page.
    pub(super) landscape: f64,
    /// Height of an upright page.
    pub(super) portrait_height: f64,
    /// Height of a turned page.
    pub(super) landscape_height: f64,
    /// Width of a first column that fills the side column.
    pub(super) side: f64,
    /// Least width of a column of marks.
    pub(super) mark: f64,
    /// The usual step of tables.
    pub(super) cell: Step,
    /// The smallest step.
    pub(super) dense: Step,
    /// The step of forms and matrices.
    pub(super) form: Step,
    /// Width of a line of running text, in em of its size.
    pub(super) measure: f64,
    /// Width of a line of a heading by its level, in em of its size.
    pub(super) headings: Vec<f64>,
}

impl Sizes {
    /// Returns the width of a line of a heading of some level, counted from one.
    pub(super) fn heading(&self, level: u8) -> f64 {
        let at = usize::from(level.saturating_sub(1));
        self.headings.get(at).or(self.headings.last()).copied().unwrap_or(self.measure)
    }
}

/// A step of the type scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Step {
    /// Size of letters.
    pub(super) size: f64,
    /// From line to line.
    pub(super) line: f64,
    /// Room above and below the words of a cell.
    pub(super) pad_y: f64,
}

/// The code that makes the theme tell its sizes.
pub(super) const QUESTION: &str =
    "#import \"/pdf/tokens.typ\": table-room\n#metadata(table-room)<table-room>\n";

impl Sizes {
    /// Reads the theme's answer; `Err` names what it does not say.
    pub(super) fn read(document: &PagedDocument) -> Result<Self, String> {
        let answer = document
            .introspector()
            .query_labelled()
            .iter()
            .find_map(Content::to_packed::<MetadataElem>)
            .map(|metadata| metadata.value.clone());
        let Some(Value::Dict(room)) = answer else { return Err("table-room".to_owned()) };
        let body = dict(&room, "body")?;
        let heading = points(&room, "heading-width")?;
        Ok(Self {
            face: word(&room, "face")?,
            mono: word(&room, "mono")?,
            pad_x: points(&room, "pad-x")?,
            portrait: points(&room, "portrait")?,
            nested: points(&room, "nested")?,
            landscape: points(&room, "landscape")?,
            portrait_height: points(&room, "portrait-height")?,
            landscape_height: points(&room, "landscape-height")?,
            side: points(&room, "side")?,
            mark: points(&room, "mark")?,
            cell: step(&room, "cell")?,
            dense: step(&room, "dense")?,
            form: step(&room, "form")?,
            measure: points(&body, "width")? / points(&body, "size")?.max(1.0),
            headings: list(&room, "headings")?.into_iter().map(|size| heading / size).collect(),
        })
    }
}

fn value<'d>(dict: &'d Dict, key: &str) -> Result<&'d Value, String> {
    dict.get(key).map_err(|_| format!("table-room.{key}"))
}

fn dict(from: &Dict, key: &str) -> Result<Dict, String> {
    value(from, key)?.clone().cast::<Dict>().map_err(|_| format!("table-room.{key}"))
}

fn word(from: &Dict, key: &str) -> Result<String, String> {
    match value(from, key)? {
        Value::Str(word) => Ok(word.to_string()),
        _ => Err(format!("table-room.{key}")),
    }
}

fn points(from: &Dict, key: &str) -> Result<f64, String> {
    match value(from, key)? {
        Value::Length(length) => Ok(length.abs.to_pt()),
        _ => Err(format!("table-room.{key}")),
    }
}

/// Reads lengths of at least one point.
fn list(from: &Dict, key: &str) -> Result<Vec<f64>, String> {
    let wrong = || format!("table-room.{key}");
    let Value::Array(array) = value(from, key)? else { return Err(wrong()) };
    let length = |value: &Value| match value {
        Value::Length(length) => Ok(length.abs.to_pt().max(1.0)),
        _ => Err(wrong()),
    };
    array.iter().map(length).collect()
}

fn step(from: &Dict, key: &str) -> Result<Step, String> {
    let step = dict(from, key)?;
    Ok(Step {
        size: points(&step, "size")?,
        line: points(&step, "line")?,
        pad_y: points(&step, "pad-y")?,
    })
}
