//! Tera: loads the templates, runs them, and says which file is to blame.

use serde::Serialize;
use tera::{Context, ErrorKind, Tera};

use crate::render::RenderError;
use crate::template::Templates;

/// Where the templates of the site lie below `book-templates/`.
const FOLDER: &str = "html/";
/// The frame that pages extend.
const FRAME: &str = "html/base.html";
/// Files with these endings are templates; all others are copied as they are.
const TEMPLATES: [&str; 2] = [".html", ".tera"];

/// The loaded templates.
pub(super) struct Engine<'a> {
    tera: Tera,
    templates: Templates<'a>,
}

impl<'a> Engine<'a> {
    /// Loads all templates below `html/`; `site` is what every one of them can see.
    pub(super) fn load(
        templates: Templates<'a>,
        site: &impl Serialize,
    ) -> Result<Self, RenderError> {
        Self::load_framed(templates, site, FRAME)
    }

    /// Loads all templates, with another frame around each page.
    pub(super) fn load_framed(
        templates: Templates<'a>,
        site: &impl Serialize,
        frame: &str,
    ) -> Result<Self, RenderError> {
        let mut texts = Vec::new();
        for path in templates.below(FOLDER).into_iter().filter(|path| is_template(path)) {
            let from = if path == FRAME { frame } else { path };
            let bytes = templates.get(from).unwrap_or_default();
            let text = std::str::from_utf8(bytes).map_err(|error| RenderError {
                message: format!("{path}: {error}"),
                span: None,
                template: templates.is_own(path).then(|| path.to_owned()),
                letter: None,
            })?;
            texts.push((path, text));
        }
        let mut engine = Self { tera: Tera::new(), templates };
        engine.tera.autoescape_on(TEMPLATES);
        let loaded = engine.tera.add_raw_templates(texts);
        loaded.map_err(|error| engine.blame(&error))?;
        let globals = Context::from_serialize(site).map_err(|error| engine.blame(&error))?;
        engine.tera.global_context().extend(globals);
        Ok(engine)
    }

    /// Fills one template, named without its folder, with a view.
    pub(super) fn fill(
        &self,
        template: &str,
        view: &impl Serialize,
    ) -> Result<String, RenderError> {
        Context::from_serialize(view)
            .and_then(|context| self.tera.render(&format!("{FOLDER}{template}"), &context))
            .map_err(|error| self.blame(&error))
    }

    /// Lists the files that are copied as they are: path below the site's root, and bytes.
    pub(super) fn assets(&self) -> impl Iterator<Item = (&'a str, &'a [u8])> {
        let templates = self.templates;
        templates
            .below(FOLDER)
            .into_iter()
            .filter(|path| !is_template(path))
            .filter_map(move |path| Some((path.strip_prefix(FOLDER)?, templates.get(path)?)))
    }

    /// Names the plan's own template that an error comes from, if it comes from one.
    fn blame(&self, error: &tera::Error) -> RenderError {
        let message = error.to_string();
        let file = match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                Some(report.filename())
            }
            ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
                Some(tpl.as_str())
            }
            ErrorKind::MissingParent { current, .. } => Some(current.as_str()),
            // Errors found when all templates are put together say their file in the text only.
            _ => self
                .templates
                .below(FOLDER)
                .into_iter()
                .find(|path| self.templates.is_own(path) && message.contains(path)),
        };
        // Ours fit together, so when one of ours fails beside one of the plan's, look there first.
        let own = file.filter(|path| self.templates.is_own(path)).or_else(|| {
            let mut below = self.templates.below(FOLDER).into_iter();
            below.find(|path| self.templates.is_own(path) && is_template(path))
        });
        let own = own.map(str::to_owned);
        RenderError { message, span: None, template: own, letter: None }
    }
}

fn is_template(path: &str) -> bool {
    TEMPLATES.iter().any(|ending| path.ends_with(ending))
}
