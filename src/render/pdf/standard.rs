//! The standards that a PDF conforms to, as Typst spells them, and which of them go together.

use typst_pdf::{PdfStandard, PdfStandards};

/// All standards in the order in which they are listed.
const ALL: [(&str, PdfStandard); 17] = [
    ("1.4", PdfStandard::V_1_4),
    ("1.5", PdfStandard::V_1_5),
    ("1.6", PdfStandard::V_1_6),
    ("1.7", PdfStandard::V_1_7),
    ("2.0", PdfStandard::V_2_0),
    ("a-1b", PdfStandard::A_1b),
    ("a-1a", PdfStandard::A_1a),
    ("a-2b", PdfStandard::A_2b),
    ("a-2u", PdfStandard::A_2u),
    ("a-2a", PdfStandard::A_2a),
    ("a-3b", PdfStandard::A_3b),
    ("a-3u", PdfStandard::A_3u),
    ("a-3a", PdfStandard::A_3a),
    ("a-4", PdfStandard::A_4),
    ("a-4f", PdfStandard::A_4f),
    ("a-4e", PdfStandard::A_4e),
    ("ua-1", PdfStandard::Ua_1),
];

/// Standards that one file can conform to at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standards(Vec<PdfStandard>);

/// Why standards were refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// There is no such standard; all that there are.
    Unknown(String, Vec<&'static str>),
    /// The first does not go with the second; all that the first goes with.
    Apart(String, String, Vec<&'static str>),
    /// Not together with attached files; all that are.
    Closed(String, Vec<&'static str>),
    /// Without transparency, by which our books carry words that are read aloud but not seen.
    Opaque(String),
}

impl Default for Standards {
    /// Archives for decades, and can be read aloud.
    fn default() -> Self {
        Self(vec![PdfStandard::V_1_7, PdfStandard::A_2a, PdfStandard::Ua_1])
    }
}

impl Standards {
    /// Returns the default of files that carry others.
    pub fn with_attachments() -> Self {
        Self(vec![PdfStandard::V_1_7, PdfStandard::A_3a, PdfStandard::Ua_1])
    }

    /// Reads standards; the defaults where none are named.
    pub fn parse(words: &[String], attached: bool) -> Result<Self, Refusal> {
        if words.is_empty() {
            return Ok(if attached { Self::with_attachments() } else { Self::default() });
        }
        let mut chosen: Vec<(&'static str, PdfStandard)> = Vec::new();
        for word in words {
            let Some(own) = ALL.into_iter().find(|(name, _)| name == word) else {
                let known = ALL.into_iter().filter(|(_, own)| !is_opaque(*own));
                return Err(Refusal::Unknown(word.clone(), known.map(|(name, _)| name).collect()));
            };
            if is_opaque(own.1) {
                return Err(Refusal::Opaque(word.clone()));
            }
            if chosen.contains(&own) {
                continue;
            }
            if attached && !carries_files(own.1) {
                let open = ALL.into_iter().filter(|(name, own)| {
                    name.starts_with("a-") && !is_opaque(*own) && carries_files(*own)
                });
                return Err(Refusal::Closed(word.clone(), open.map(|(name, _)| name).collect()));
            }
            let pair = |other: &&(&str, PdfStandard)| !together(&[other.1, own.1]);
            let all = |chosen: &[(&str, PdfStandard)]| -> Vec<PdfStandard> {
                chosen.iter().map(|(_, own)| *own).chain([own.1]).collect()
            };
            let clash = chosen.iter().find(pair).or(chosen.last());
            if let Some((other, _)) = clash.filter(|_| !together(&all(&chosen))) {
                let friends = ALL.into_iter().filter(|(name, friend)| {
                    *name != own.0 && !is_opaque(*friend) && together(&[*friend, own.1])
                });
                let friends = friends.map(|(name, _)| name).collect();
                return Err(Refusal::Apart(own.0.to_owned(), (*other).to_owned(), friends));
            }
            chosen.push(own);
        }
        Ok(Self(chosen.into_iter().map(|(_, own)| own).collect()))
    }

    /// Hands them to typst.
    pub(super) fn for_typst(&self) -> Result<PdfStandards, String> {
        PdfStandards::new(&self.0).map_err(|error| error.message().to_string())
    }
}

/// Tells whether a standard forbids transparency.
fn is_opaque(standard: PdfStandard) -> bool {
    matches!(standard, PdfStandard::A_1b | PdfStandard::A_1a)
}

/// Tells whether one file can conform to all of these: versions must overlap, and what is read
/// aloud needs marks for heads and feet that PDF has since 1.7.
fn together(standards: &[PdfStandard]) -> bool {
    let has = |own: &[PdfStandard]| standards.iter().any(|other| own.contains(other));
    let old = [PdfStandard::V_1_4, PdfStandard::V_1_5, PdfStandard::V_1_6];
    let aloud = has(&[PdfStandard::Ua_1]) && has(&old);
    !aloud && PdfStandards::new(standards).is_ok()
}

/// Tells whether files may be attached to what conforms to a standard.
fn carries_files(standard: PdfStandard) -> bool {
    !matches!(
        standard,
        PdfStandard::A_2b | PdfStandard::A_2u | PdfStandard::A_2a | PdfStandard::A_4
    )
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Lists every choice of at most one version, one level of PDF/A, and PDF/UA.
    pub(in crate::render::pdf) fn choices() -> Vec<Vec<String>> {
        let named = |prefix: &str| {
            let own = ALL.into_iter().map(|(name, _)| name);
            let own = own.filter(|name| name.starts_with(prefix)).map(str::to_owned);
            own.map(Some).chain([None]).collect::<Vec<Option<String>>>()
        };
        let versions: Vec<Option<String>> =
            named("1.").into_iter().chain(named("2.").into_iter().take(1)).collect();
        let mut out = Vec::new();
        for version in &versions {
            for level in named("a-") {
                for aloud in named("ua-") {
                    out.push(
                        [version.clone(), level.clone(), aloud].into_iter().flatten().collect(),
                    );
                }
            }
        }
        out
    }

    fn parse(words: &str, attached: bool) -> Result<Standards, Refusal> {
        let words: Vec<String> = words.split_whitespace().map(str::to_owned).collect();
        Standards::parse(&words, attached)
    }

    #[test]
    fn what_does_not_go_together_is_told_with_what_does() {
        assert_eq!(
            parse("a-4 ua-1", false),
            Err(Refusal::Apart(
                "ua-1".into(),
                "a-4".into(),
                vec!["1.7", "a-2b", "a-2u", "a-2a", "a-3b", "a-3u", "a-3a"]
            ))
        );
        assert!(matches!(parse("a-2a a-3a", false), Err(Refusal::Apart(..))));
        assert!(matches!(parse("2.0 a-2a", false), Err(Refusal::Apart(..))));
        assert!(matches!(parse("ua-2", false), Err(Refusal::Unknown(..))));
        assert!(matches!(parse("a-1b", false), Err(Refusal::Opaque(..))));
        assert!(matches!(parse("a-2a", true), Err(Refusal::Closed(..))));
        assert_eq!(parse("", true), Ok(Standards::with_attachments()));
        assert_eq!(parse("1.7 a-2a ua-1 ua-1", false), Ok(Standards::default()));
    }
}
