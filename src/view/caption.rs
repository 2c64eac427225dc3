//! Default captions: "Program Smart Governance menurut subdimensi, 2022–2026".

use crate::view::Request;
use crate::view::names::{Names, uncapitalised};

/// Builds the caption that a table has when its author gives none.
#[derive(Debug)]
pub(super) struct Caption<'r, 'a> {
    request: &'r Request<'a>,
    words: String,
}

impl<'r, 'a> Caption<'r, 'a> {
    /// Starts with what the rows are, and what the options narrow them to.
    pub(super) fn new(request: &'r Request<'a>, subject: &str) -> Self {
        let names = Names::new(request.plan);
        let options = request.options;
        let mut words = subject.to_owned();
        let mut add = |before: &str, name: Option<String>| {
            if let Some(name) = name {
                words.push_str(before);
                words.push_str(&name);
            }
        };
        add(" ", options.dimension.as_ref().map(|id| names.dimension(id)));
        add(" unsur ", options.element.as_ref().map(|id| uncapitalised(&names.element(id))));
        add(" bidang ", options.area.as_ref().map(|id| uncapitalised(&names.area(id))));
        add(" ", options.plan.as_ref().map(|id| names.plan(id)));
        add(" sasaran ", options.objective.as_ref().map(ToString::to_string));
        add(" ", options.agency.as_ref().map(|id| names.agency(id)));
        add(" dari ", options.fund.as_ref().map(|id| names.fund_short(id)));
        Self { request, words }
    }

    /// Adds words.
    pub(super) fn with(mut self, words: &str) -> Self {
        self.words.push_str(words);
        self
    }

    /// Adds by what the rows are grouped.
    pub(super) fn by(mut self, group: &str) -> Self {
        let word = match group {
            "dimension" => "dimensi",
            "subdimension" => "subdimensi",
            "fund" => "sumber dana",
            "agency" => "perangkat daerah",
            "objective" => "sasaran",
            "mission" => "misi",
            "element" => "unsur",
            "area" => "bidang",
            "kind" => "jenis",
            "priority" => "prioritas",
            "plan" => "dokumen",
            "stage" => "tahap",
            _ => return self,
        };
        self.words.push_str(" menurut ");
        self.words.push_str(word);
        self
    }

    /// Adds the years and ends.
    pub(super) fn dated(self) -> String {
        match &self.request.options.year {
            Some(year) => format!("{}, {year}", self.words),
            None => format!("{}, {}", self.words, self.request.years),
        }
    }

    /// Ends without years.
    pub(super) fn undated(self) -> String {
        self.words
    }
}
