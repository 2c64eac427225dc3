//! Mistakes on the command line, in Indonesian: the parser itself speaks English only.

use clap::error::{ContextKind, ErrorKind};

use crate::cli::args::LangArg;
use crate::cli::terminal;
use crate::diag::Lang;

/// Tells what is wrong with what was typed; help and version are printed as they are.
///
/// Returns whether it was a mistake.
pub(super) fn tell(error: &clap::Error, typed: &[String]) -> bool {
    let asked = !error.use_stderr();
    let lang = terminal::lang(flag(typed));
    match words(error).filter(|_| lang == Lang::Id && !asked) {
        Some(words) => {
            terminal::trouble(&words, lang);
            terminal::say(&format!("pilihannya: {} --help", command(typed)));
        }
        None => drop(error.print()),
    }
    !asked
}

/// Reads the language flag out of what was typed, since nothing else of it could be read.
fn flag(typed: &[String]) -> Option<LangArg> {
    let value = typed.iter().enumerate().find_map(|(at, word)| {
        let next = || typed.get(at + 1).map(String::as_str);
        if word == "--lang" { next() } else { word.strip_prefix("--lang=") }
    });
    match value? {
        "id" => Some(LangArg::Id),
        "en" => Some(LangArg::En),
        _ => None,
    }
}

/// Returns the command as typed: `smartplan check`.
fn command(typed: &[String]) -> String {
    const ALL: [&str; 6] = ["build", "check", "status", "explain", "init", "trace"];
    let own = typed.iter().skip(1).find(|word| ALL.contains(&word.as_str()));
    own.map_or_else(|| "smartplan".to_owned(), |own| format!("smartplan {own}"))
}

/// Puts the commonest mistakes into words.
fn words(error: &clap::Error) -> Option<String> {
    let get = |kind: ContextKind| error.get(kind).map(ToString::to_string);
    let argument = || get(ContextKind::InvalidArg).unwrap_or_default();
    let value = || get(ContextKind::InvalidValue).unwrap_or_default();
    let mut words = match error.kind() {
        ErrorKind::UnknownArgument => format!("argumen `{}` tidak dikenal", argument()),
        ErrorKind::InvalidSubcommand => {
            format!("perintah `{}` tidak dikenal", get(ContextKind::InvalidSubcommand)?)
        }
        ErrorKind::InvalidValue if value().is_empty() => {
            format!("`{}` memerlukan nilai", argument())
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            format!("nilai `{}` tidak dapat dipakai untuk `{}`", value(), argument())
        }
        ErrorKind::MissingRequiredArgument => {
            format!("argumen wajib belum diberikan: {}", argument())
        }
        ErrorKind::ArgumentConflict => {
            let other = get(ContextKind::PriorArg).unwrap_or_default();
            format!("`{}` tidak dapat dipakai bersama `{other}`", argument())
        }
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues => {
            format!("terlalu banyak nilai untuk `{}`", argument())
        }
        _ => return None,
    };
    if let Some(known) = get(ContextKind::ValidValue).filter(|known| !known.is_empty()) {
        words.push_str("; pilihannya ");
        words.push_str(&known);
    }
    let near =
        [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    if let Some(near) = near.into_iter().find_map(get) {
        words.push_str("; mungkin maksudnya `");
        words.push_str(&near);
        words.push('`');
    }
    Some(words)
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;
    use crate::cli::args::Args;

    fn told(typed: &[&str]) -> String {
        let error = Args::try_parse_from(typed).expect_err("a mistake");
        words(&error).unwrap_or_default()
    }

    #[test]
    fn common_mistakes_are_told_in_indonesian() {
        for (typed, expected) in [
            (&["smartplan", "check", "--fxi"][..], "argumen `--fxi` tidak dikenal"),
            (&["smartplan", "chek"], "perintah `chek` tidak dikenal; mungkin maksudnya `check`"),
            (
                &["smartplan", "check", "--stage", "9"],
                "nilai `9` tidak dapat dipakai untuk `--stage <STAGE>`",
            ),
            (
                &["smartplan", "check", "--fail-on", "info"],
                "nilai `info` tidak dapat dipakai untuk `--fail-on <FAIL_ON>`; pilihannya error, warning, never",
            ),
            (&["smartplan", "trace"], "argumen wajib belum diberikan: <ID>"),
            (&["smartplan", "check", "--stage"], "`--stage <STAGE>` memerlukan nilai"),
        ] {
            assert_eq!(told(typed), expected, "{typed:?}");
        }
    }

    #[test]
    fn the_language_is_read_although_the_rest_is_not() {
        let typed =
            |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        assert_eq!(flag(&typed(&["smartplan", "chek", "--lang", "id"])), Some(LangArg::Id));
        assert_eq!(flag(&typed(&["smartplan", "--lang=en", "chek"])), Some(LangArg::En));
        assert_eq!(flag(&typed(&["smartplan", "chek", "--lang"])), None);
        assert_eq!(command(&typed(&["smartplan", "--x", "check"])), "smartplan check");
    }
}
