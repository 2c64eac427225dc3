//! `smartplan explain`: the book of rules, a page or all of it.

use std::fmt::Write;

use serde::Serialize;

use crate::check;
use crate::cli::args::{ExplainArgs, ExplainFormat};
use crate::cli::{Status, rules, terminal};
use crate::diag::manual::{Both, Entry, Manual, both};
use crate::diag::{Code, Lang};

/// Columns of the human form.
const WIDTH: usize = 80;

/// What the first digit of a code means.
const FAMILIES: [Both; 10] = [
    both("Pembacaan berkas", "Reading files"),
    both("Susunan", "Structure"),
    both("Identitas dan rujukan", "Identity and references"),
    both("Benang merah", "The golden thread"),
    both("Waktu", "Time"),
    both("Anggaran", "Money"),
    both("Indikator", "Indicators"),
    both("Keselarasan", "Alignment"),
    both("Kelembagaan dan komitmen", "Institutions and commitment"),
    both("Bahasa dan bentuk", "Language and form"),
];

/// Prints the pages of some rules, of a family, or of all.
pub(super) fn execute(args: &ExplainArgs, lang: Lang) -> anyhow::Result<Status> {
    let book = check::manuals();
    let mut pages: Vec<Entry> = Vec::new();
    if args.all {
        pages.clone_from(&book);
    }
    for pattern in rules::patterns(&args.rule, lang)? {
        for page in book.iter().filter(|(code, _)| pattern.matches(*code)) {
            if !pages.contains(page) {
                pages.push(*page);
            }
        }
    }
    let text = match args.output_format {
        ExplainFormat::Human => human(&pages, lang, terminal::color(&std::io::stdout())),
        ExplainFormat::Markdown => markdown(&pages, args.all, lang),
        ExplainFormat::Json => json(&pages, lang)?,
    };
    terminal::data(&text)?;
    Ok(Status::Success)
}

/// One sentence on the weight of a finding, and on what a plan may do about it.
fn weight(code: Code, lang: Lang) -> String {
    let word = code.severity.word(lang);
    let rest = match (lang, code.is_negotiable(), code.blocks_draft) {
        (Lang::Id, true, _) => "boleh diabaikan atau diubah bobotnya",
        (Lang::En, true, _) => "may be ignored or given another weight",
        (Lang::Id, false, true) => "selalu diperiksa; draf pun tidak dicetak",
        (Lang::En, false, true) => "always told; not even a draft is printed",
        (Lang::Id, false, false) => "selalu diperiksa",
        (Lang::En, false, false) => "always told",
    };
    format!("{word}; {rest}")
}

/// The parts of a page with their headings, and whether a part may be a piece of a plan.
fn parts(manual: &Manual, lang: Lang) -> [(&'static str, &'static str, bool); 5] {
    let head = |id, en| both(id, en).get(lang);
    [
        (head("Yang diperiksa", "What"), manual.what.get(lang), false),
        (head("Alasan", "Why"), manual.why.get(lang), false),
        (head("Contoh", "Example"), manual.example.get(lang), true),
        (head("Perbaikan", "Mend"), manual.mend.get(lang), true),
        (head("Dasar", "Basis"), manual.basis.get(lang), false),
    ]
}

/// Tells a sentence on what to do from a piece of a plan.
fn is_sentence(text: &str) -> bool {
    text.ends_with('.') && !text.contains(['\n', '<', '{', '[', '*', '#', '|'])
}

/// Prints pages for a terminal, in lines of at most [`WIDTH`] columns.
fn human(pages: &[Entry], lang: Lang, color: bool) -> String {
    let bold = |text: &str| {
        if color { format!("\u{1b}[1m{text}\u{1b}[0m") } else { text.to_owned() }
    };
    let mut out = String::new();
    for (at, (code, manual)) in pages.iter().enumerate() {
        if at > 0 {
            let _ = writeln!(out, "\n{}\n", "─".repeat(WIDTH));
        }
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{}", bold(&format!("{code} {}", code.name)));
        let _ = writeln!(out, "{}", weight(*code, lang));
        for (head, text, piece) in parts(manual, lang) {
            let _ = writeln!(out, "\n{}", bold(head));
            if piece && !is_sentence(text) {
                for line in text.lines() {
                    let _ = writeln!(out, "{}", format!("  │ {line}").trim_end());
                }
            } else {
                wrap(text, &mut out);
            }
        }
    }
    out
}

/// Writes words in lines that are indented by two.
fn wrap(text: &str, out: &mut String) {
    let mut used = 0;
    for word in text.split_whitespace() {
        let width = word.chars().count();
        if used > 0 && used + 1 + width > WIDTH {
            out.push('\n');
            used = 0;
        }
        out.push_str(if used == 0 { "  " } else { " " });
        out.push_str(word);
        used += width + if used == 0 { 2 } else { 1 };
    }
    out.push('\n');
}

/// Prints pages as one document; `whole` gives it a title and headings for the families.
fn markdown(pages: &[Entry], whole: bool, lang: Lang) -> String {
    let mut out = String::new();
    if whole {
        out.push_str(match lang {
            Lang::Id => "# Buku aturan smartplan\n",
            Lang::En => "# The rules of smartplan\n",
        });
    }
    let mut family = None;
    for (code, manual) in pages {
        let own = code.number / 100;
        if whole && family != Some(own) {
            family = Some(own);
            let name = FAMILIES.get(usize::from(own)).map_or("", |name| name.get(lang));
            let _ = writeln!(out, "\n## SP{own}: {name}");
        }
        if !out.is_empty() {
            out.push('\n');
        }
        let _ = writeln!(out, "### {code} {}\n\n*{}*", code.name, weight(*code, lang));
        for (head, text, piece) in parts(manual, lang) {
            if piece && !is_sentence(text) {
                let fence = if text.contains("```") { "````" } else { "```" };
                let _ = writeln!(out, "\n**{head}**\n\n{fence}text\n{text}\n{fence}");
            } else {
                let _ = writeln!(out, "\n**{head}.** {text}");
            }
        }
    }
    out
}

#[derive(Serialize)]
struct Page<'a> {
    code: String,
    name: &'a str,
    severity: &'a str,
    negotiable: bool,
    blocks_draft: bool,
    what: &'a str,
    why: &'a str,
    example: &'a str,
    mend: &'a str,
    basis: &'a str,
}

/// Prints pages as one JSON array.
fn json(pages: &[Entry], lang: Lang) -> anyhow::Result<String> {
    let pages: Vec<Page<'_>> = pages
        .iter()
        .map(|(code, manual)| Page {
            code: code.to_string(),
            name: code.name,
            severity: code.severity.key(),
            negotiable: code.is_negotiable(),
            blocks_draft: code.blocks_draft,
            what: manual.what.get(lang),
            why: manual.why.get(lang),
            example: manual.example.get(lang),
            mend: manual.mend.get(lang),
            basis: manual.basis.get(lang),
        })
        .collect();
    Ok(serde_json::to_string_pretty(&pages)? + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_of_words_is_wider_than_a_terminal() {
        for lang in [Lang::Id, Lang::En] {
            let text = human(&check::manuals(), lang, false);
            let words = text.lines().filter(|line| !line.starts_with("  │"));
            let wide: Vec<&str> = words.filter(|line| line.chars().count() > WIDTH).collect();
            assert!(wide.is_empty(), "{}", wide.join("\n"));
        }
    }
}
