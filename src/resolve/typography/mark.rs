//! Quotation marks and dashes, as typed on a keyboard, turned into those of print.

use crate::resolve::typography::line::GONE;

/// Turns straight quotation marks to what they quote, and apostrophes.
pub(super) fn quotes(letters: &mut [char]) {
    // Marks that were opened and not closed yet.
    let mut open: Vec<char> = Vec::new();
    for at in 0..letters.len() {
        let own = letters[at];
        let set = match own {
            '"' => double(letters, at, &open),
            '\'' => single(letters, at, &open),
            other => other,
        };
        letters[at] = set;
        match set {
            '“' | '‘' => open.push(set),
            '”' => drop(close(&mut open, '“')),
            // One that closes nothing is an apostrophe.
            '’' => drop(close(&mut open, '‘')),
            _ => {}
        }
    }
}

/// Closes the innermost mark of a kind, if it is open.
fn close(open: &mut Vec<char>, mark: char) -> Option<char> {
    let at = open.iter().rposition(|own| *own == mark)?;
    Some(open.remove(at))
}

fn double(letters: &[char], at: usize, open: &[char]) -> char {
    let (before, after) = around(letters, at);
    if opens(before, after) {
        '“'
    } else if open.contains(&'“') {
        '”'
    } else if before.is_some_and(|c| c.is_ascii_digit()) {
        // Inches.
        '"'
    } else if before.is_none_or(char::is_whitespace) && after.is_some() {
        '“'
    } else {
        '”'
    }
}

fn single(letters: &[char], at: usize, open: &[char]) -> char {
    let (before, after) = around(letters, at);
    let within = before.is_some_and(char::is_alphabetic) && after.is_some_and(char::is_alphabetic);
    if within {
        '’'
    } else if opens(before, after) {
        let is_closing = |own: &usize| {
            let (before, after) = around(letters, *own);
            letters[*own] == '\''
                && !opens(before, after)
                && after.is_none_or(|c| !c.is_alphanumeric())
        };
        // What nothing closes left letters out: '90-an.
        if (at + 1..letters.len()).any(|own| is_closing(&own)) { '‘' } else { '’' }
    } else if !open.contains(&'‘') && before.is_some_and(|c| c.is_ascii_digit()) {
        // Feet, minutes.
        '\''
    } else {
        '’'
    }
}

fn around(letters: &[char], at: usize) -> (Option<char>, Option<char>) {
    (at.checked_sub(1).map(|before| letters[before]), letters.get(at + 1).copied())
}

/// Tells whether a mark between two letters stands before what it quotes.
fn opens(before: Option<char>, after: Option<char>) -> bool {
    let starts = before
        .is_none_or(|c| c.is_whitespace() || "([{<“‘„«—–-/=".contains(c) || c == '"' || c == '\'');
    starts && after.is_some_and(|c| !c.is_whitespace() && !")]}>.,;:!?".contains(c))
}

/// Turns hyphens into dashes: between numbers of a range, and where one stands for a pause.
pub(super) fn dashes(letters: &mut [char]) {
    let mut at = 0;
    while at < letters.len() {
        let count = letters[at..].iter().take_while(|c| **c == '-').count();
        let (before, after) = (at.checked_sub(1).map(|i| letters[i]), letters.get(at + count));
        let spaced = before == Some(' ') && after == Some(&' ') && at > 1;
        let dash = match count {
            1 if spaced && at + 2 < letters.len() || is_range(letters, at) => Some('–'),
            2 if spaced => Some('–'),
            3 => Some('—'),
            _ => None,
        };
        if let Some(dash) = dash {
            letters[at] = dash;
            letters[at + 1..at + count].fill(GONE);
        }
        at += count.max(1);
    }
}

/// Tells whether the hyphen at a place stands between two numbers that rise, alone.
fn is_range(letters: &[char], at: usize) -> bool {
    let numeric = |c: &&char| c.is_ascii_digit() || matches!(c, '.' | ',');
    let left: Vec<char> = letters[..at].iter().rev().take_while(numeric).copied().collect();
    let left: String = left.into_iter().rev().collect();
    let right: String = letters[at + 1..].iter().take_while(numeric).collect();
    let right = right.trim_end_matches(['.', ',']);
    let before = &letters[..at - left.len()];
    let after = letters.get(at + 1 + right.len());
    let starts = before.last().is_none_or(|c| c.is_whitespace() || "([“‘\"'".contains(*c))
        || before.ends_with(&['R', 'p']);
    let ends = after.is_none_or(|c| c.is_whitespace() || ")],;:.%?!”’\"'".contains(*c));
    starts && ends && matches!((number(&left), number(right)), (Some(a), Some(b)) if a < b)
}

/// Reads a number that may be a bound of a range, in thousandths: no codes, no chapters.
fn number(text: &str) -> Option<u64> {
    let (whole, decimals) = text.split_once(',').unwrap_or((text, ""));
    let groups: Vec<&str> = whole.split('.').collect();
    let grouped = groups.iter().skip(1).all(|group| group.len() == 3);
    let leads = !whole.starts_with('0') || whole == "0";
    let short = whole.len() <= 15 && decimals.len() <= 3;
    if !grouped || !leads || !short || groups.iter().any(|group| group.is_empty()) {
        return None;
    }
    format!("{}{decimals:0<3}", groups.concat()).parse().ok()
}
