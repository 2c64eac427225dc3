//! Which findings are told and how much they weigh: settings of the manifest, of the command
//! line, and waivers beside the text.
//!
//! What cannot be read or printed truly is beyond all of these ([`Code::is_negotiable`]).

use std::str::FromStr;

use crate::diag::catalogue::{nearest, setting};
use crate::diag::{CODES, Code, Diagnostic, Severity, Sink};
use crate::model::plan::Waiver;
use crate::model::record::Text;
use crate::model::setting::CheckSettings;
use crate::source::{SourceMap, Span};

/// Names one code (`SP305`, `unfounded-quick-win`) or a family of them (`SP3`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pattern {
    /// One code.
    One(Code),
    /// All codes of a hundred.
    Family(u16),
}

impl FromStr for Pattern {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let text = text.trim();
        let digits = text.get(..2).filter(|head| head.eq_ignore_ascii_case("sp"));
        let digits = digits.and_then(|_| text.get(2..)).filter(|rest| rest.len() == 1);
        match digits.and_then(|digit| digit.parse().ok()) {
            Some(family) => Ok(Self::Family(family)),
            None => Code::find(text).map(Self::One).ok_or(()),
        }
    }
}

impl Pattern {
    /// Tells whether a code is meant.
    pub fn matches(self, code: Code) -> bool {
        match self {
            Self::One(own) => own == code,
            Self::Family(family) => code.number / 100 == family,
        }
    }

    /// Finds the known code or name that is nearest to a misspelt one.
    pub fn near(text: &str) -> Option<String> {
        let numbers: Vec<String> = CODES.iter().map(ToString::to_string).collect();
        let known = numbers.iter().map(String::as_str).chain(CODES.iter().map(|code| code.name));
        nearest(text, known).map(str::to_owned)
    }
}

/// A finding that the plan waives, with the reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waived {
    /// The finding.
    pub finding: Diagnostic,
    /// Why it is waived.
    pub reason: String,
    /// Where the waiver stands.
    pub place: Span,
}

/// Which findings are told and how much they weigh.
#[derive(Debug, Clone, Default)]
pub struct Policy<'a> {
    ignore: Vec<Pattern>,
    weights: Vec<(Pattern, Option<Severity>)>,
    waivers: Vec<(Pattern, &'a Waiver)>,
    select: &'a [Pattern],
}

impl<'a> Policy<'a> {
    /// Reads the settings of a plan; what names no code is reported.
    pub fn new(settings: &CheckSettings, waivers: &'a [Waiver], sink: &mut Sink) -> Self {
        let mut policy = Self::default();
        for text in &settings.ignore {
            policy.ignore.extend(negotiable(text, sink));
        }
        for pair in &settings.severity.0 {
            let weight = match pair.value.value.as_str() {
                "error" => Some(Severity::Error),
                "warning" => Some(Severity::Warning),
                "info" => Some(Severity::Info),
                "off" => None,
                word => {
                    sink.push(setting::unknown_weight(pair.value.span, word));
                    continue;
                }
            };
            policy.weights.extend(negotiable(&pair.key, sink).map(|pattern| (pattern, weight)));
        }
        for waiver in waivers {
            if waiver.reason.trim().is_empty() {
                sink.push(setting::no_reason(waiver.span));
                continue;
            }
            for code in &waiver.codes {
                policy.waivers.extend(negotiable(code, sink).map(|pattern| (pattern, waiver)));
            }
        }
        policy
    }

    /// Adds what the command line says: only these codes, and none of those.
    #[must_use]
    pub fn with(mut self, select: &'a [Pattern], ignore: &[Pattern]) -> Self {
        self.select = select;
        self.ignore.extend(ignore);
        self
    }

    /// Parts findings into those that are told and those that are waived; a waiver that waives
    /// nothing is reported when `whole` says that every rule could look at everything.
    pub fn judge(
        &self,
        findings: Vec<Diagnostic>,
        whole: bool,
        sources: &SourceMap,
    ) -> (Vec<Diagnostic>, Vec<Waived>) {
        let mut used = vec![false; self.waivers.len()];
        let (mut told, mut waived) = (Vec::new(), Vec::new());
        for mut finding in findings {
            let code = finding.code;
            if code.is_negotiable() {
                let weight = self.weights.iter().rev().find(|(pattern, _)| pattern.matches(code));
                match weight {
                    Some((_, None)) => continue,
                    Some((_, Some(weight))) => finding.severity = *weight,
                    None => {}
                }
                if !self.tells(code) {
                    continue;
                }
                let mut covering =
                    self.waivers.iter().enumerate().filter(|(_, (pattern, waiver))| {
                        pattern.matches(code) && covers(waiver.covers, finding.span)
                    });
                if let Some((at, (_, waiver))) = covering.next() {
                    used[at] = true;
                    let (reason, place) = (waiver.reason.clone(), waiver.span);
                    waived.push(Waived { finding, reason, place });
                    continue;
                }
            }
            told.push(finding);
        }
        let idle = self.waivers.iter().zip(used).filter(|((pattern, _), used)| {
            let asked = |code: &&Code| pattern.matches(**code) && self.tells(**code);
            whole && !used && CODES.iter().any(|code| asked(&code))
        });
        let mut sink = Sink::new();
        told.into_iter().for_each(|finding| sink.push(finding));
        for ((pattern, waiver), _) in idle {
            sink.push(setting::idle_waiver(waiver.span, &pattern.to_string()));
        }
        (sink.into_sorted(sources), waived)
    }

    fn tells(&self, code: Code) -> bool {
        let selected =
            self.select.is_empty() || self.select.iter().any(|pattern| pattern.matches(code));
        selected && !self.ignore.iter().any(|pattern| pattern.matches(code))
    }
}

impl std::fmt::Display for Pattern {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::One(code) => code.fmt(f),
            Self::Family(family) => write!(f, "SP{family}"),
        }
    }
}

/// Reads a code that a plan may ignore or reweigh; anything else is reported.
fn negotiable(text: &Text, sink: &mut Sink) -> Option<Pattern> {
    let Ok(pattern) = text.value.parse::<Pattern>() else {
        sink.push(setting::unknown_code(text.span, text, Pattern::near(text).as_deref()));
        return None;
    };
    let any = CODES.iter().any(|code| pattern.matches(*code) && code.is_negotiable());
    if !any {
        sink.push(setting::not_negotiable(text.span, text));
        return None;
    }
    Some(pattern)
}

fn covers(outer: Span, inner: Span) -> bool {
    outer.source == inner.source && outer.start <= inner.start && inner.start <= outer.end
}
