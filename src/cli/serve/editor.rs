//! Opens a place of the plan in the editor of the author.

use std::path::Path;
use std::process::{Command, Stdio};

/// A command with places for a file, a line and a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Editor {
    words: Vec<String>,
}

impl Editor {
    /// Reads a command as typed; words with spaces stand in quotes. `None` when it is empty.
    pub(super) fn parse(command: &str) -> Option<Self> {
        let mut words = Vec::new();
        let mut word = None;
        let mut quote = None;
        for letter in command.chars() {
            match (letter, quote) {
                (letter, Some(open)) if letter == open => quote = None,
                ('"' | '\'', None) => {
                    quote = Some(letter);
                    word.get_or_insert_with(String::new);
                }
                (letter, None) if letter.is_whitespace() => words.extend(word.take()),
                (letter, _) => word.get_or_insert_with(String::new).push(letter),
            }
        }
        words.extend(word);
        if !words.iter().skip(1).any(|word| word.contains("{file}")) {
            words.push("{file}".to_owned());
        }
        (words.len() > 1).then_some(Self { words })
    }

    /// Starts the editor at a place and does not wait for it.
    pub(super) fn open(&self, file: &Path, line: usize, column: usize) -> std::io::Result<()> {
        let mut words = self.filled(&file.to_string_lossy(), line, column).into_iter();
        let mut command = Command::new(words.next().unwrap_or_default());
        command.args(words).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = command.spawn()?;
        // Somebody must be there when it ends.
        std::thread::spawn(move || drop(child.wait()));
        Ok(())
    }

    /// Fills the places of each word; what is filled in is never read as a command again.
    fn filled(&self, file: &str, line: usize, column: usize) -> Vec<String> {
        let (line, column) = (line.to_string(), column.to_string());
        let fill = |word: &String| {
            let mut out = String::new();
            let mut rest = word.as_str();
            while let Some(at) = rest.find('{') {
                out.push_str(&rest[..at]);
                rest = &rest[at..];
                let places = [("{file}", file), ("{line}", &line), ("{column}", &column)];
                match places.iter().find(|(name, _)| rest.starts_with(name)) {
                    Some((name, value)) => {
                        out.push_str(value);
                        rest = &rest[name.len()..];
                    }
                    None => {
                        out.push('{');
                        rest = &rest[1..];
                    }
                }
            }
            out.push_str(rest);
            out
        };
        self.words.iter().map(fill).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(command: &str) -> Vec<String> {
        Editor::parse(command).expect("a command").filled("a b/{line}.md", 12, 3)
    }

    #[test]
    fn places_are_filled_word_by_word() {
        assert_eq!(filled("code -g {file}:{line}:{column}"), ["code", "-g", "a b/{line}.md:12:3"]);
        assert_eq!(filled("vim +{line}"), ["vim", "+12", "a b/{line}.md"]);
        assert_eq!(
            filled("'/opt/my editor/ed' {file} {x}"),
            ["/opt/my editor/ed", "a b/{line}.md", "{x}"]
        );
        assert_eq!(Editor::parse("  "), None);
    }
}
