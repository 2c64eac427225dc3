//! Pictures in paragraphs of their own.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use crate::diag::catalogue::attribute as say;
use crate::model::block::Picture;
use crate::model::record::Text;
use crate::world;

use super::attribute::Attributes;
use super::reader::Reader;

const KEYS: &[&str] = &["width", "alt", "source"];

impl Reader<'_> {
    /// Reads a paragraph that holds a picture, its attributes, and nothing else.
    pub(super) fn figure(&mut self, paragraph: Range<usize>) -> Option<Picture> {
        let (event, image) = self.peek()?;
        let Event::Start(Tag::Image { dest_url, .. }) = event else { return None };
        let dest = dest_url.to_string();
        let behind = self.trim(image.end..paragraph.end);
        let rest = self.slice(behind.clone());
        let attributes = if rest.is_empty() {
            Attributes::default()
        } else if rest.starts_with('{') && !rest.starts_with("{{") && !rest.contains("![") {
            self.read_attributes(behind)
        } else {
            return None;
        };
        let mut attributes = self.only(attributes, KEYS, false);
        let caption_end = self.caption_end(&image);
        let caption = self.picture_caption(image.start + 2..caption_end);
        let path = self.picture_path(&dest, caption_end..image.end, &image);
        let width = attributes.get("width").cloned().and_then(|width| self.width(&width));
        Some(Picture {
            file: self.picture_file(&dest),
            path,
            label: attributes.id.take(),
            caption,
            width,
            alt: attributes.get("alt").cloned(),
            source: attributes.get("source").cloned(),
        })
    }

    /// Returns where the caption of the next picture ends.
    fn caption_end(&self, image: &Range<usize>) -> usize {
        let last = self.end_of(self.at).saturating_sub(1);
        match self.get(last) {
            Some((_, range)) if last > self.at => range.end,
            _ => (image.start + 2).min(image.end),
        }
    }

    fn picture_caption(&mut self, bounds: Range<usize>) -> Vec<crate::model::block::Inline> {
        self.at += 1;
        self.nested(|reader| reader.words(bounds)).unwrap_or_default()
    }

    /// Finds the place of the path as it was written.
    fn picture_path(&self, dest: &str, behind: Range<usize>, image: &Range<usize>) -> Text {
        let found = self.slice(behind.clone()).find(dest).filter(|_| !dest.is_empty());
        let place = match found {
            Some(at) => behind.start + at..behind.start + at + dest.len(),
            None => image.clone(),
        };
        Text::new(dest.to_owned(), self.span(place))
    }

    /// Resolves a path from the plan's root, or from the file's folder when it says so.
    pub(super) fn picture_file(&self, dest: &str) -> Option<String> {
        let file = self.sources.get(self.source).path();
        let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
        let relative = dest.starts_with("./") || dest.starts_with("../");
        world::join(if relative { folder } else { "" }, dest).filter(|path| !path.is_empty())
    }

    fn width(&mut self, width: &Text) -> Option<u8> {
        let percent = width.strip_suffix('%').and_then(|number| number.parse().ok());
        let percent = percent.filter(|percent| (1..=100).contains(percent));
        if percent.is_none() {
            self.report(say::bad_width(width));
        }
        percent
    }
}
