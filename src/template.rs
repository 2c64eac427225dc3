//! The files of `book-templates/`, embedded: schemes and looks.
//!
//! A plan lays its own files over them one by one (`templates/` in the plan).

use std::collections::BTreeMap;

/// Lists every embedded file by its path below `book-templates/`.
pub const EMBEDDED: &[(&str, &[u8])] = &[
    ("bimtek/scheme.yaml", include_bytes!("../book-templates/bimtek/scheme.yaml")),
    ("kominfo-3/scheme.yaml", include_bytes!("../book-templates/kominfo-3/scheme.yaml")),
    ("kominfo-4/scheme.yaml", include_bytes!("../book-templates/kominfo-4/scheme.yaml")),
    ("pdf/book.typ", include_bytes!("../book-templates/pdf/book.typ")),
    ("pdf/chart.typ", include_bytes!("../book-templates/pdf/chart.typ")),
    ("pdf/cover.typ", include_bytes!("../book-templates/pdf/cover.typ")),
    ("pdf/figures.typ", include_bytes!("../book-templates/pdf/figures.typ")),
    ("pdf/front.typ", include_bytes!("../book-templates/pdf/front.typ")),
    ("pdf/grid.typ", include_bytes!("../book-templates/pdf/grid.typ")),
    ("pdf/marks.typ", include_bytes!("../book-templates/pdf/marks.typ")),
    ("pdf/math.typ", include_bytes!("../book-templates/pdf/math.typ")),
    ("pdf/page.typ", include_bytes!("../book-templates/pdf/page.typ")),
    ("pdf/presets/designed.typ", include_bytes!("../book-templates/pdf/presets/designed.typ")),
    ("pdf/presets/legal.typ", include_bytes!("../book-templates/pdf/presets/legal.typ")),
    (
        "pdf/presets/naskah-dinas.typ",
        include_bytes!("../book-templates/pdf/presets/naskah-dinas.typ"),
    ),
    ("pdf/table.typ", include_bytes!("../book-templates/pdf/table.typ")),
    ("pdf/text.typ", include_bytes!("../book-templates/pdf/text.typ")),
    ("pdf/theme.typ", include_bytes!("../book-templates/pdf/theme.typ")),
    ("pdf/tokens.typ", include_bytes!("../book-templates/pdf/tokens.typ")),
    ("html/base.html", include_bytes!("../book-templates/html/base.html")),
    ("html/block.html", include_bytes!("../book-templates/html/block.html")),
    ("html/book.html", include_bytes!("../book-templates/html/book.html")),
    ("html/card.html", include_bytes!("../book-templates/html/card.html")),
    ("html/card.js", include_bytes!("../book-templates/html/card.js")),
    ("html/chapter.html", include_bytes!("../book-templates/html/chapter.html")),
    ("html/chart.html", include_bytes!("../book-templates/html/chart.html")),
    ("html/contents.html", include_bytes!("../book-templates/html/contents.html")),
    ("html/home.html", include_bytes!("../book-templates/html/home.html")),
    ("html/foot.html", include_bytes!("../book-templates/html/foot.html")),
    ("html/icons.html", include_bytes!("../book-templates/html/icons.html")),
    ("html/index.html", include_bytes!("../book-templates/html/index.html")),
    ("html/inline.html", include_bytes!("../book-templates/html/inline.html")),
    ("html/lambang.svg.tera", include_bytes!("../book-templates/html/lambang.svg.tera")),
    ("html/lurik.svg.tera", include_bytes!("../book-templates/html/lurik.svg.tera")),
    ("html/nav.html", include_bytes!("../book-templates/html/nav.html")),
    ("html/plan.css.tera", include_bytes!("../book-templates/html/plan.css.tera")),
    ("html/script.js", include_bytes!("../book-templates/html/script.js")),
    ("html/search.html", include_bytes!("../book-templates/html/search.html")),
    ("html/search.js", include_bytes!("../book-templates/html/search.js")),
    ("html/sheet.html", include_bytes!("../book-templates/html/sheet.html")),
    ("html/single-book.html", include_bytes!("../book-templates/html/single-book.html")),
    ("html/single-part.html", include_bytes!("../book-templates/html/single-part.html")),
    ("html/single.html", include_bytes!("../book-templates/html/single.html")),
    ("html/sources.html", include_bytes!("../book-templates/html/sources.html")),
    ("html/status-alone.html", include_bytes!("../book-templates/html/status-alone.html")),
    ("html/status-parts.html", include_bytes!("../book-templates/html/status-parts.html")),
    ("html/status.html", include_bytes!("../book-templates/html/status.html")),
    ("html/style.css", include_bytes!("../book-templates/html/style.css")),
    ("html/table.html", include_bytes!("../book-templates/html/table.html")),
    ("html/table.js", include_bytes!("../book-templates/html/table.js")),
    ("html/terms.html", include_bytes!("../book-templates/html/terms.html")),
    ("preview/client.js", include_bytes!("../book-templates/preview/client.js")),
    ("preview/nothing.html", include_bytes!("../book-templates/preview/nothing.html")),
    ("preview/preview.css", include_bytes!("../book-templates/preview/preview.css")),
    ("preview/preview.js", include_bytes!("../book-templates/preview/preview.js")),
    ("preview/sheets.js", include_bytes!("../book-templates/preview/sheets.js")),
    ("preview/shell.html", include_bytes!("../book-templates/preview/shell.html")),
];

/// Lists the names of the built-in schemes.
pub fn schemes() -> impl Iterator<Item = &'static str> {
    EMBEDDED.iter().filter_map(|(path, _)| path.strip_suffix("/scheme.yaml"))
}

/// Folder of the presets of the print theme. A plan may add its own.
pub const PRESETS: &str = "pdf/presets/";

/// Returns the path of a preset, with the slash that the typesetter begins paths with.
pub fn preset_path(name: &str) -> String {
    format!("/{PRESETS}{name}.typ")
}

/// Tells whether a plan may bring this file: over an embedded one, or as a preset of its own.
pub fn may_bring(path: &str) -> bool {
    let preset = path.strip_prefix(PRESETS).and_then(|name| name.strip_suffix(".typ"));
    embedded(path).is_some() || preset.is_some_and(|name| !name.is_empty() && !name.contains('/'))
}

/// Returns an embedded file.
pub fn embedded(path: &str) -> Option<&'static [u8]> {
    EMBEDDED.iter().find(|(own, _)| *own == path).map(|(_, bytes)| *bytes)
}

/// Embedded files with a plan's own files laid over them.
#[derive(Debug, Clone, Copy)]
pub struct Templates<'a> {
    overrides: &'a BTreeMap<String, Vec<u8>>,
}

impl<'a> Templates<'a> {
    /// Lays a plan's files over the embedded ones.
    pub fn new(overrides: &'a BTreeMap<String, Vec<u8>>) -> Self {
        Self { overrides }
    }

    /// Returns a file, the plan's own first.
    pub fn get(&self, path: &str) -> Option<&'a [u8]> {
        self.overrides.get(path).map(Vec::as_slice).or_else(|| embedded(path))
    }

    /// Tells whether the plan brings this file.
    pub fn is_own(&self, path: &str) -> bool {
        self.overrides.contains_key(path)
    }

    /// Lists the presets of the print theme by name, sorted.
    pub fn presets(&self) -> Vec<&'a str> {
        let name = |path: &'a str| path.strip_prefix(PRESETS)?.strip_suffix(".typ");
        self.below(PRESETS).into_iter().filter_map(name).collect()
    }

    /// Lists the paths of all files below a folder, embedded or the plan's own, sorted.
    pub fn below(&self, folder: &str) -> Vec<&'a str> {
        let own = self.overrides.keys().map(String::as_str);
        let mut paths: Vec<&str> = EMBEDDED
            .iter()
            .map(|(path, _)| *path)
            .chain(own)
            .filter(|p| p.starts_with(folder))
            .collect();
        paths.sort_unstable();
        paths.dedup();
        paths
    }
}
