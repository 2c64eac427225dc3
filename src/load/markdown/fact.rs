//! The grammar of quoted facts: `budget.dimension("governance").2024`.

use std::ops::Range;

use crate::diag::catalogue::prose::FactProblem;
use crate::model::block::Segment;

/// Reads what stands between the braces; an error says which bytes of it are wrong.
pub(super) fn parse(text: &str) -> Result<Vec<Segment>, (Range<usize>, FactProblem)> {
    let start = text.len() - text.trim_start().len();
    let path = text.trim();
    if path.is_empty() {
        return Err((0..text.len(), FactProblem::Empty));
    }
    let mut scanner = Scanner { path, at: 0 };
    scanner.segments().map_err(|(range, problem)| (start + range.start..start + range.end, problem))
}

struct Scanner<'a> {
    path: &'a str,
    at: usize,
}

impl Scanner<'_> {
    fn segments(&mut self) -> Result<Vec<Segment>, (Range<usize>, FactProblem)> {
        let mut out: Vec<Segment> = Vec::new();
        loop {
            let name = self.name()?;
            let call = self.at;
            let argument = self.argument()?;
            if argument.is_some() && out.iter().any(|segment| segment.argument.is_some()) {
                return Err((call..self.at, FactProblem::SecondCall));
            }
            out.push(Segment { name, argument });
            match self.rest().chars().next() {
                None => return Ok(out),
                Some('.') => self.at += 1,
                Some(_) => return Err(self.wrong(FactProblem::Unexpected)),
            }
        }
    }

    fn rest(&self) -> &str {
        &self.path[self.at..]
    }

    /// Points at the next character, or at the whole path when there is none.
    fn wrong(&self, problem: FactProblem) -> (Range<usize>, FactProblem) {
        match self.rest().chars().next() {
            Some(c) => (self.at..self.at + c.len_utf8(), problem),
            None => (0..self.path.len(), problem),
        }
    }

    fn name(&mut self) -> Result<String, (Range<usize>, FactProblem)> {
        let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
        let length = self.rest().len() - self.rest().trim_start_matches(is_name).len();
        if length == 0 {
            return Err(self.wrong(FactProblem::MissingName));
        }
        let name = self.rest()[..length].to_owned();
        self.at += length;
        Ok(name)
    }

    fn argument(&mut self) -> Result<Option<String>, (Range<usize>, FactProblem)> {
        let Some(inside) = self.rest().strip_prefix('(') else { return Ok(None) };
        let Some(length) = inside.find(')') else {
            return Err((self.at..self.path.len(), FactProblem::Argument));
        };
        let quoted = inside[..length].trim();
        let argument = quoted.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
        match argument {
            Some(argument) if !argument.is_empty() && !argument.contains('"') => {
                let argument = argument.to_owned();
                self.at += length + 2;
                Ok(Some(argument))
            }
            _ => Err((self.at..self.at + length + 2, FactProblem::Argument)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segment(name: &str, argument: Option<&str>) -> Segment {
        Segment { name: name.into(), argument: argument.map(str::to_owned) }
    }

    #[test]
    fn a_path_has_names_numbers_and_one_argument() {
        assert_eq!(
            parse(r#" budget.dimension("governance").2024 "#),
            Ok(vec![
                segment("budget", None),
                segment("dimension", Some("governance")),
                segment("2024", None),
            ])
        );
        assert_eq!(parse("horizon"), Ok(vec![segment("horizon", None)]));
        assert_eq!(parse(r#"mission( "M-1" )"#), Ok(vec![segment("mission", Some("M-1"))]));
    }

    #[test]
    fn anything_else_is_told_with_its_bytes() {
        assert_eq!(parse("  "), Err((0..2, FactProblem::Empty)));
        assert_eq!(parse(" a..b"), Err((3..4, FactProblem::MissingName)));
        assert_eq!(parse("a."), Err((0..2, FactProblem::MissingName)));
        assert_eq!(parse("a b"), Err((1..2, FactProblem::Unexpected)));
        assert_eq!(parse("a + b"), Err((1..2, FactProblem::Unexpected)));
        assert_eq!(parse("a(b)"), Err((1..4, FactProblem::Argument)));
        assert_eq!(parse("a(“b”)"), Err((1..10, FactProblem::Argument)));
        assert_eq!(parse(r#"a("b"#), Err((1..4, FactProblem::Argument)));
        assert_eq!(parse(r#"a("b").c("d")"#), Err((8..13, FactProblem::SecondCall)));
    }
}
