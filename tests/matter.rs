//! Pages that print names: references and the index say where things really stand, in books of
//! their own and in the volume.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;
use std::process::Command;

use libtest_mimic::Trial;

use crate::support::console::smartplan;
use crate::support::folder::Folder;
use crate::support::{Outcome, same};

/// Lists the tests of this file.
pub fn trials() -> Vec<Trial> {
    vec![
        Trial::test("matter: a reference says the page of its own output", references),
        Trial::test("matter: a book alone quotes the pages of another", one_book),
        Trial::test("matter: the index names the pages that mention an entry", index),
    ]
}

/// Two books that quote each other's pages; what is quoted stands behind some pages of text.
fn plan() -> Folder {
    let folder = Folder::new();
    let mut data = BTreeMap::new();
    data.insert(
        "smartplan.yaml",
        "region: Contoh\nkind: kabupaten\nhorizon: 2022-2026\nscheme: skema\nstage: 2\n\
         check: {ignore: [SP1, SP3, SP4, SP6, SP9]}\n"
            .to_owned(),
    );
    data.insert(
        "skema/scheme.yaml",
        "extends: bimtek\nid: skema\ndescription: {id: Dua buku, en: Two books}\n\
         front:\n  - {id: cover, kind: cover, level: required}\n  \
         - {id: daftar-isi, kind: contents, title: Daftar Isi, level: required}\n\
         back:\n  - {id: indeks, kind: index, title: Indeks, level: optional}\n\
         books:\n  - {number: 1, id: satu, title: Buku Satu, stage: 1, chapters: []}\n  \
         - {number: 2, id: dua, title: Buku Dua, stage: 2, chapters: []}\n\
         volume:\n  title: Himpunan\n  front:\n    \
         - {id: cover, kind: cover, level: required}\n    \
         - {id: daftar-isi, kind: contents, title: Daftar Isi, level: required}\n  \
         back:\n    - {id: indeks, kind: index, title: Indeks, level: optional}\n"
            .to_owned(),
    );
    for stage in [1, 2] {
        let file = if stage == 1 { "tahap-1/tahap.yaml" } else { "tahap-2/tahap.yaml" };
        data.insert(
            file,
            format!("name: Bimtek {stage}\ndates: [2021-06-2{stage}]\nplace: Aula\n"),
        );
    }
    data.insert(
        "data/istilah.yaml",
        "terms:\n  - {short: SPBE, name: Sistem Pemerintahan Berbasis Elektronik}\n  \
         - {short: PAD, name: pendapatan asli daerah}\n\
         agencies:\n  - {id: dinkes, name: Dinas Kesehatan, short: Dinkes}\n"
            .to_owned(),
    );
    data.insert(
        "tahap-1/01-a.md",
        chapter("Awal", "a", "[](#tbl-b){.page} dan [](#tbl-a){.page}", 9),
    );
    data.insert(
        "tahap-2/01-b.md",
        chapter("Lanjut", "b", "[](#tbl-a){.page} dan [](#tbl-b){.page}", 4),
    );
    for (path, text) in data {
        let path = folder.join("plan").join(path);
        std::fs::create_dir_all(path.parent().expect("folder")).expect("folder");
        std::fs::write(path, text).expect("file");
    }
    folder
}

/// A chapter that quotes, then fills some pages, then has the table that is quoted.
fn chapter(title: &str, name: &str, quotes: &str, pages: usize) -> String {
    let mut out = format!("# {title} {{#{name}}}\n\nLihat {quotes}.\n\n");
    for page in 0..pages * 6 {
        let mention = match page % 24 {
            3 => "Dinkes bersama SPBE",
            9 => "Dinas Kesehatan",
            _ => "Seseorang",
        };
        let _ =
            writeln!(out, "{mention} menulis. {}\n", "Kalimat ini mengisi halaman. ".repeat(14));
    }
    let _ = write!(
        out,
        "| Kolom | Isi |\n|---|---|\n| sel-{name} | isi |\n\n: Tabel {name} {{#tbl-{name} source=Ilustrasi}}\n"
    );
    out
}

fn built(folder: &Folder, books: &str) -> Outcome {
    let arguments = ["build", "plan", "-f", "pdf", "--book", books, "-o", "out"];
    let output = smartplan(folder.path(), &arguments);
    if output.status.success() { Ok(()) } else { Err(said(&output.stderr).into()) }
}

fn said(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The pages of a PDF: the number at the foot, and the words.
fn pages(path: &Path) -> Vec<(String, String)> {
    let output = Command::new("pdftotext").arg("-raw").arg(path).arg("-").output();
    let text = said(&output.expect("pdftotext, from the Debian package poppler-utils").stdout);
    let work = "Master Plan Smart City Kabupaten Contoh 2022–2026";
    text.trim_end_matches('\u{c}')
        .split('\u{c}')
        .map(|page| {
            let lines: Vec<&str> = page.lines().collect();
            let foot = lines.iter().rposition(|line| line.contains(work)).unwrap_or(0);
            let near = lines[foot.saturating_sub(1)..].iter().flat_map(|line| line.split(' '));
            let is_folio =
                |word: &&str| !word.is_empty() && word.chars().all(|c| "0123456789ivx".contains(c));
            let folio = near.filter(is_folio).next_back().unwrap_or_default().to_owned();
            (folio, lines.join(" ").replace('\u{a0}', " "))
        })
        .collect()
}

/// Returns the number of the page that holds a cell.
fn folio_of(pages: &[(String, String)], cell: &str) -> String {
    let page = pages.iter().find(|(_, words)| words.contains(cell));
    page.map_or_else(|| format!("no page with {cell}"), |(folio, _)| folio.clone())
}

fn quoting(pages: &[(String, String)], words: &str) -> Outcome {
    let all: String = pages.iter().map(|(_, words)| words.as_str()).collect::<Vec<_>>().join(" ");
    if all.contains(words) { Ok(()) } else { Err(format!("`{words}` is not in {all:.600}").into()) }
}

fn references() -> Outcome {
    let folder = plan();
    built(&folder, "1,2,volume")?;
    let read = |name: &str| pages(&folder.join(&format!("out/pdf/{name}.pdf")));
    let (one, two, volume) = (read("buku-1"), read("buku-2"), read("master-plan"));
    let (a, b) = (folio_of(&one, "sel-a"), folio_of(&two, "sel-b"));
    assert!(a.parse::<usize>().is_ok_and(|a| a >= 9), "{a}");
    quoting(&one, &format!("Lihat Buku 2, Tabel 1.1, hlm. {b} dan Tabel 1.1 (hlm. {a})."))?;
    quoting(&two, &format!("Lihat Buku 1, Tabel 1.1, hlm. {a} dan Tabel 1.1 (hlm. {b})."))?;
    let (a, b) = (folio_of(&volume, "sel-a"), folio_of(&volume, "sel-b"));
    assert!(b.parse::<usize>().is_ok_and(|b| b > 13), "{b}");
    quoting(&volume, &format!("Lihat Buku 2, Tabel 1.1, hlm. {b} dan Tabel 1.1 (hlm. {a})."))?;
    quoting(&volume, &format!("Lihat Buku 1, Tabel 1.1, hlm. {a} dan Tabel 1.1 (hlm. {b})."))
}

fn one_book() -> Outcome {
    let folder = plan();
    built(&folder, "1,2")?;
    let both = std::fs::read(folder.join("out/pdf/buku-2.pdf")).expect("a book");
    std::fs::remove_dir_all(folder.join("out")).expect("removed");
    built(&folder, "2")?;
    assert!(!folder.join("out/pdf/buku-1.pdf").exists(), "it was not asked for");
    let alone = std::fs::read(folder.join("out/pdf/buku-2.pdf")).expect("a book");
    same("the book alone", "true", &(both == alone).to_string())
}

fn index() -> Outcome {
    let folder = plan();
    built(&folder, "1,volume")?;
    for name in ["buku-1", "master-plan"] {
        let pages = pages(&folder.join(&format!("out/pdf/{name}.pdf")));
        let (text, index): (Vec<_>, Vec<_>) =
            pages.iter().partition(|(_, words)| !words.contains("lihat Dinas Kesehatan"));
        let mentions = |forms: &[&str]| -> String {
            let seen =
                text.iter().filter(|(_, words)| forms.iter().any(|form| words.contains(form)));
            seen.map(|(folio, _)| folio.clone()).collect::<Vec<_>>().join(", ")
        };
        let printed: String = index.iter().map(|(_, words)| words.as_str()).collect();
        for (entry, forms) in
            [("Dinas Kesehatan", &["Dinas Kesehatan", "Dinkes"][..]), ("SPBE", &["SPBE"][..])]
        {
            let wanted = format!("{entry}, {}", mentions(forms));
            assert!(wanted.split(", ").count() > 2, "{wanted}");
            assert!(printed.contains(&wanted), "{name}: `{wanted}` is not in {printed}");
        }
        assert!(!printed.contains("PAD"), "nothing mentions it: {printed}");
    }
    Ok(())
}
