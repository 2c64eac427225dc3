//! Whoever writes one page: knows where it stands, and collects what goes wrong.

use std::collections::BTreeSet;

use pulldown_latex::config::DisplayMode;

use crate::model::book::Anchor;
use crate::render::RenderError;
use crate::render::html::card::Target;
use crate::render::html::math;
use crate::render::html::site::Site;
use crate::source::Span;

/// Prepares the texts of one page.
pub(super) struct Scribe<'s, 'a> {
    /// The site around it.
    pub site: &'s Site<'a>,
    /// The page, by its place in the site.
    pub page: usize,
    /// What is being worked on, in Markdown.
    pub span: Option<Span>,
    /// What the page points at on other pages.
    pub cards: BTreeSet<Target<'a>>,
    /// What went wrong.
    pub errors: Vec<RenderError>,
}

impl<'s, 'a> Scribe<'s, 'a> {
    /// Starts a page.
    pub(super) fn new(site: &'s Site<'a>, page: usize) -> Self {
        Self { site, page, span: None, cards: BTreeSet::new(), errors: Vec::new() }
    }

    /// Returns the address of something numbered, as seen from this page.
    pub(super) fn href(&self, target: &Anchor) -> Option<String> {
        self.site.href(self.page, target)
    }

    /// Names a place in the plan, `tahap-1/01.md:12:1`, where pages carry marks; what the scheme
    /// made has no place.
    pub(super) fn at(&self, span: Span) -> Option<String> {
        let texts = self.site.texts.filter(|_| span.start < span.end)?;
        let source = texts.get(span.source);
        let (line, column) = source.position(span.start);
        Some(format!("{}:{line}:{column}", source.path()))
    }

    /// Sets a formula; one that cannot be set is told with its place.
    pub(super) fn math(&mut self, latex: &str, display: DisplayMode) -> String {
        math::mathml(latex, display).unwrap_or_else(|message| {
            self.errors.push(RenderError {
                message,
                span: self.span,
                template: None,
                letter: None,
            });
            String::new()
        })
    }
}
