//! Which outputs are wanted: what was typed, or why that makes no sense, before any work.

use anyhow::bail;

use crate::cli::args::{BuildArgs, FormatArg};
use crate::diag::Lang;
use crate::model::plan::Plan;
use crate::model::scheme::BookSpec;
use crate::output::Artifacts;
use crate::render::pdf::{PageSpan, Pictures, Refusal, Standards};
use crate::render::{Format, Selection};

/// Reads what can be judged without the plan: formats, standards, pages. No book is chosen yet.
pub(super) fn outputs(args: &BuildArgs, lang: Lang) -> anyhow::Result<Selection> {
    let mut formats: Vec<Format> = args
        .format
        .iter()
        .map(|format| match format {
            FormatArg::Pdf => Format::Pdf,
            FormatArg::Html => Format::Html,
            FormatArg::Png => Format::Png,
            FormatArg::Typst => Format::Typst,
            FormatArg::HtmlSingle => Format::HtmlSingle,
        })
        .collect();
    formats.sort_unstable();
    formats.dedup();
    let pictured = formats.contains(&Format::Png);
    if !pictured && (!args.pages.is_empty() || args.ppi.is_some()) {
        match lang {
            Lang::Id => bail!("--pages dan --ppi hanya berlaku untuk gambar; tambahkan `-f png`"),
            Lang::En => bail!("--pages and --ppi are about pictures only; add `-f png`"),
        }
    }
    let standards = match Standards::parse(&args.pdf_standard, args.attach_data) {
        Ok(standards) => standards,
        Err(refusal) => bail!(refused(&refusal, lang)),
    };
    let mut pictures = Pictures::default();
    pictures.ppi = args.ppi.unwrap_or(pictures.ppi);
    for word in &args.pages {
        match (word.parse::<PageSpan>(), lang) {
            (Ok(span), _) => pictures.pages.push(span),
            (Err(()), Lang::Id) => {
                bail!(
                    "`{word}` bukan halaman; tulis misalnya 7, 10-14, atau 20-, dihitung dari sampul"
                )
            }
            (Err(()), Lang::En) => {
                bail!("`{word}` are no pages; write 7, 10-14 or 20-, counted from the cover")
            }
        }
    }
    let attach = args.attach_data;
    Ok(Selection { formats, standards, attach, pictures, ..Selection::default() })
}

fn refused(refusal: &Refusal, lang: Lang) -> String {
    let list = |words: &[&str]| words.join(", ");
    match (refusal, lang) {
        (Refusal::Unknown(word, all), Lang::Id) => {
            format!("tidak ada standar PDF `{word}`; pilihannya {}", list(all))
        }
        (Refusal::Unknown(word, all), Lang::En) => {
            format!("there is no PDF standard `{word}`; choose from {}", list(all))
        }
        (Refusal::Apart(one, other, friends), Lang::Id) => format!(
            "satu PDF tidak dapat memenuhi `{other}` dan `{one}` sekaligus; `{one}` dapat bersama {}",
            list(friends)
        ),
        (Refusal::Apart(one, other, friends), Lang::En) => format!(
            "one PDF cannot conform to `{other}` and `{one}`; `{one}` goes with {}",
            list(friends)
        ),
        (Refusal::Opaque(word), Lang::Id) => format!(
            "`{word}` tidak mengenal transparansi, sedangkan buku ini memuat kata-kata yang hanya \
             dibacakan, tidak terlihat; pilih a-2b, a-2a, atau yang lebih baru"
        ),
        (Refusal::Opaque(word), Lang::En) => format!(
            "`{word}` knows no transparency, by which the books carry words that are read aloud \
             but not seen; choose a-2b, a-2a or newer"
        ),
        (Refusal::Closed(word, open), Lang::Id) => format!(
            "PDF `{word}` tidak boleh memuat lampiran; dengan --attach-data pilih {}, atau tanpa \
             standar `a-…`",
            list(open)
        ),
        (Refusal::Closed(word, open), Lang::En) => format!(
            "a PDF of `{word}` may not carry files; with --attach-data choose {}, or no `a-…` at all",
            list(open)
        ),
    }
}

/// Chooses the books: those that were named, else all; a final build, those whose stage has come.
pub(super) fn books(
    selection: &mut Selection,
    args: &BuildArgs,
    plan: &Plan,
    lang: Lang,
) -> anyhow::Result<()> {
    let known: Vec<usize> = plan.scheme.books.iter().map(BookSpec::number).collect();
    let stage = args.stage.unwrap_or(plan.manifest.stage());
    let later: Vec<usize> = plan
        .scheme
        .books
        .iter()
        .filter(|book| args.is_final && book.stage.0 > i64::from(stage))
        .map(BookSpec::number)
        .collect();
    if args.book.is_empty() {
        selection.books = known.into_iter().filter(|number| !later.contains(number)).collect();
        selection.volume = later.is_empty();
        return Ok(());
    }
    for name in &args.book {
        match name.parse() {
            _ if name == "volume" => selection.volume = true,
            Ok(number) if known.contains(&number) => selection.books.push(number),
            _ => {
                let all = joined(&known);
                match lang {
                    Lang::Id => bail!("buku `{name}` tidak ada; pilihannya {all}, volume"),
                    Lang::En => bail!("there is no book `{name}`; choose from {all}, volume"),
                }
            }
        }
    }
    selection.books.sort_unstable();
    selection.books.dedup();
    let early = selection.books.iter().any(|number| later.contains(number));
    if early || selection.volume && !later.is_empty() {
        let later = joined(&later);
        match lang {
            Lang::Id => bail!(
                "rencana ini baru sampai tahap {stage}: buku {later} dan buku gabungan belum \
                 dapat dijadikan final"
            ),
            Lang::En => bail!(
                "this plan is at stage {stage}: book {later} and the volume cannot be final yet"
            ),
        }
    }
    Ok(())
}

fn joined(numbers: &[usize]) -> String {
    numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// Refuses pages that an output does not have.
pub(super) fn within(
    selection: &Selection,
    artifacts: &Artifacts,
    lang: Lang,
) -> anyhow::Result<()> {
    for (name, count) in artifacts.pages() {
        let beyond = |span: &&PageSpan| span.last.unwrap_or(span.first).max(span.first) > count;
        if let Some(span) = selection.pictures.pages.iter().find(beyond) {
            let page = span.last.unwrap_or(span.first);
            match lang {
                Lang::Id => bail!("`{name}` hanya {count} halaman; halaman {page} tidak ada"),
                Lang::En if count == 1 => bail!("`{name}` has one page; there is no page {page}"),
                Lang::En => bail!("`{name}` has {count} pages; there is no page {page}"),
            }
        }
    }
    Ok(())
}
