//! Words of a text with their places, for rules about form.

/// A word as it stands between spaces, with the signs around it trimmed at its front.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token<'a> {
    /// The word, with signs behind it.
    pub text: &'a str,
    /// Its first byte.
    pub start: usize,
}

impl Token<'_> {
    /// Returns the byte behind the word.
    pub(super) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Returns the word in lower case, without signs behind it.
    pub(super) fn lower(&self) -> String {
        self.word().to_lowercase()
    }

    /// Returns the word without signs behind it.
    pub(super) fn word(&self) -> &str {
        self.text.trim_end_matches(|c: char| !c.is_alphanumeric())
    }
}

/// Parts a text at white space; signs that open a word are left out.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut at = 0;
    let mut out = Vec::new();
    for part in text.split(char::is_whitespace) {
        let start = at;
        at += part.len();
        at += text[at..].chars().next().map_or(0, char::len_utf8);
        let word = part.trim_start_matches(['(', '[', '“', '‘', '"', '\'', '*']);
        let word = word.trim_end_matches([')', ']', '”', '’', '"', '\'', '*']);
        let word = word.trim_end_matches([',']);
        if !word.is_empty() {
            let lead =
                part.len() - part.trim_start_matches(['(', '[', '“', '‘', '"', '\'', '*']).len();
            out.push(Token { text: word, start: start + lead });
        }
    }
    out
}
