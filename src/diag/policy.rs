//! Which findings are told and how much they weigh: settings of the manifest, of the command
//! line, and waivers beside the text.
//!
//! What cannot be read or printed truly is beyond all of these ([`Code::is_negotiable`]).

use std::str::FromStr;

use crate::diag::catalogue::{nearest, setting};
use crate::diag::code::DUE_LATER;
use crate::diag::{CODES, Code, Diagnostic, Severity, Sink};
use crate::model::plan::Waiver;
use crate::model::record::Text;
use crate::model::setting::CheckSettings;
use crate::source::Span;

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

    /// Tells whether any code that is meant may be ignored, waived or reweighed.
    pub fn is_negotiable(self) -> bool {
        CODES.iter().any(|code| self.matches(*code) && code.is_negotiable())
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
    /// What the plan says of codes; `None` leaves them out.
    settings: Vec<(Pattern, Option<Severity>)>,
    waivers: Vec<(Pattern, &'a Waiver)>,
    select: &'a [Pattern],
    ignore: &'a [Pattern],
}

/// What a policy makes of findings.
#[derive(Debug, Clone, Default)]
pub struct Verdict<'a> {
    /// What is told.
    pub told: Vec<Diagnostic>,
    /// What is waived.
    pub waived: Vec<Waived>,
    /// Waivers that waived nothing.
    pub idle: Vec<Idle<'a>>,
    /// What only the command line leaves out: it is not told, and yet it is there.
    pub hidden: Vec<Diagnostic>,
}

/// A code of a waiver that waived nothing.
#[derive(Debug, Clone, Copy)]
pub struct Idle<'a> {
    pattern: Pattern,
    waiver: &'a Waiver,
}

impl<'a> Policy<'a> {
    /// Reads the settings of a plan; what names no code is reported.
    pub fn new(settings: &CheckSettings, waivers: &'a [Waiver], sink: &mut Sink) -> Self {
        let mut policy = Self::default();
        for text in &settings.ignore {
            policy.settings.extend(negotiable(text, sink).map(|pattern| (pattern, None)));
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
            policy.settings.extend(negotiable(&pair.key, sink).map(|pattern| (pattern, weight)));
        }
        for waiver in waivers {
            if waiver.reason.is_empty() {
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
    pub fn with(mut self, select: &'a [Pattern], ignore: &'a [Pattern]) -> Self {
        self.select = select;
        self.ignore = ignore;
        self
    }

    /// Parts findings into those that are told and those that are waived.
    pub fn judge(&self, findings: Vec<Diagnostic>) -> Verdict<'a> {
        let mut used = vec![false; self.waivers.len()];
        let mut verdict = Verdict::default();
        for mut finding in findings {
            if finding.code.is_negotiable() {
                if matches!(self.setting(finding.code), Some((_, None))) {
                    continue;
                }
                if let Some(weight) = self.weight(finding.code) {
                    finding.severity = weight;
                }
                let own =
                    |(pattern, waiver): &(Pattern, &Waiver)| covers(*pattern, waiver, &finding);
                if let Some(at) = self.waivers.iter().position(own) {
                    used[at] = true;
                    let waiver = self.waivers[at].1;
                    let (reason, place) = (waiver.reason.clone(), waiver.span);
                    if self.selects(finding.code) {
                        verdict.waived.push(Waived { finding, reason, place });
                    }
                    continue;
                }
                if !self.selects(finding.code) {
                    verdict.hidden.push(finding);
                    continue;
                }
            }
            verdict.told.push(finding);
        }
        // What is not told cannot be waived either.
        let runs = |pattern: Pattern| {
            let own = |code: &&Code| pattern.matches(**code) && code.is_negotiable();
            CODES.iter().filter(own).any(|code| self.tells(*code))
        };
        let idle =
            self.waivers.iter().zip(used).filter(|((pattern, _), used)| !used && runs(*pattern));
        verdict.idle.extend(idle.map(|((pattern, waiver), _)| Idle { pattern: *pattern, waiver }));
        verdict
    }

    /// Tells whether findings of a code are told.
    fn tells(&self, code: Code) -> bool {
        self.selects(code) && !matches!(self.setting(code), Some((_, None)))
    }

    /// Tells whether the command line wants to hear of a code.
    fn selects(&self, code: Code) -> bool {
        let named = |list: &[Pattern]| list.iter().any(|pattern| pattern.matches(code));
        (self.select.is_empty() || named(self.select)) && !named(self.ignore)
    }

    /// Returns the weight that the plan gives a code.
    fn weight(&self, code: Code) -> Option<Severity> {
        let (pattern, weight) = self.setting(code)?;
        // Whoever is strict with a family does not want what a later stage brings.
        let later = code == DUE_LATER && matches!(pattern, Pattern::Family(_));
        weight.filter(|_| !later)
    }

    /// Finds what the plan says of a code: the code itself before its family, and leaving out
    /// before weights.
    fn setting(&self, code: Code) -> Option<(Pattern, Option<Severity>)> {
        let mut own = self.settings.iter().filter(|(pattern, _)| pattern.matches(code));
        let exact = own.clone().find(|(pattern, _)| matches!(pattern, Pattern::One(_)));
        exact.or_else(|| own.next()).copied()
    }
}

impl Idle<'_> {
    /// Tells whether it would waive one of these findings.
    pub fn waives(&self, findings: &Sink) -> bool {
        findings.iter().any(|finding| covers(self.pattern, self.waiver, finding))
    }

    /// Makes a finding of it.
    pub fn finding(&self) -> Diagnostic {
        setting::idle_waiver(self.waiver.span, &self.pattern.to_string())
    }
}

fn covers(pattern: Pattern, waiver: &Waiver, finding: &Diagnostic) -> bool {
    let (outer, inner) = (waiver.covers, finding.span);
    let within = outer.source == inner.source && outer.range().contains(&inner.start);
    within && finding.code.is_negotiable() && pattern.matches(finding.code)
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
    if !pattern.is_negotiable() {
        sink.push(setting::not_negotiable(text.span, text));
        return None;
    }
    Some(pattern)
}
