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
        Trial::test("matter: sheets and forewords are signed by whom the plan tells", sheets),
        Trial::test("matter: no list ends with one entry alone on a page", long_lists),
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
            let mut near = lines[foot.saturating_sub(1)..].iter().flat_map(|line| line.split(' '));
            let is_folio =
                |word: &&str| !word.is_empty() && word.chars().all(|c| "0123456789ivx".contains(c));
            let folio = near.rfind(is_folio).unwrap_or_default().to_owned();
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

/// A plan with every part of the front matter, signed by offices and by persons.
fn signed(signers: usize, terms: usize) -> Folder {
    let folder = plan();
    // The cover comes after all this: wherever it stands, the book can be printed.
    let front = "front:\n  - {id: judul, kind: half-title, level: optional}\n  \
         - {id: imprint, kind: imprint, level: required}\n  \
         - {id: pengesahan, kind: approval, title: Lembar Pengesahan, level: optional, stage: 1}\n  \
         - {id: komitmen, kind: commitment, title: Lembar Komitmen, level: optional, stage: 1}\n  \
         - {id: sambutan, kind: prose, title: Sambutan, level: optional, signed: head}\n  \
         - {id: prakata, kind: prose, title: Prakata, level: optional, signed: team}\n  \
         - {id: daftar-istilah, kind: terms, title: Daftar Istilah, level: optional}\n  \
         - {id: pustaka, kind: bibliography, title: Daftar Pustaka, level: required}\n";
    let scheme = std::fs::read_to_string(folder.join("plan/skema/scheme.yaml")).expect("scheme");
    let own = scheme.replacen("front:\n", front, 1);
    std::fs::write(folder.join("plan/skema/scheme.yaml"), own).expect("scheme");
    let mut stage = String::from(
        "name: Bimtek 1\ndates: [2021-06-21]\nplace: Aula\n\
         signature: {place: Contoh, date: 2021-07-15, office: Ketua Tim, name: Budi Contoh, nip: \"1970\"}\n\
         commitments:\n",
    );
    for at in 0..30 {
        let _ = writeln!(stage, "  - {{agency: dinkes, text: Janji nomor {at} selesai.}}");
    }
    stage.push_str("approval:\n");
    for at in 0..signers {
        let _ = writeln!(stage, "  - {{role: Disetujui oleh, office: Pejabat {at}, under: paraf}}");
    }
    std::fs::write(folder.join("plan/tahap-1/tahap.yaml"), stage).expect("stage");
    let mut data = String::from("terms:\n");
    let mut words = String::from("# Istilah {#istilah}\n\n");
    for at in 0..terms {
        let _ = writeln!(data, "  - {{short: IST{at}, name: istilah ke {at}}}");
        let _ = writeln!(words, "IST{at} dipakai.\n");
    }
    data.push_str("agencies:\n  - {id: dinkes, name: Dinas Kesehatan, short: Dinkes}\n");
    std::fs::write(folder.join("plan/data/istilah.yaml"), data).expect("terms");
    for (name, text) in [
        ("02-istilah.md", words.as_str()),
        ("00-sambutan.md", "# Sambutan {#sambutan}\n\nSelamat membaca.\n"),
        ("00-prakata.md", "# Prakata {#prakata}\n\nTerima kasih.\n"),
    ] {
        std::fs::write(folder.join("plan/tahap-1").join(name), text).expect("prose");
    }
    folder
}

fn sheets() -> Outcome {
    for signers in [1, 5, 9] {
        let folder = signed(signers, 20);
        built(&folder, "1")?;
        let pages = pages(&folder.join("out/pdf/buku-1.pdf"));
        let on = |wanted: &str| pages.iter().filter(|(_, words)| words.contains(wanted)).count();
        let sheet: Vec<&String> =
            pages.iter().map(|(_, words)| words).filter(|w| w.contains("Disetujui oleh")).collect();
        let offices = |page: &str| page.matches("Disetujui oleh").count();
        same(
            "signers",
            &signers.to_string(),
            &sheet.iter().map(|page| offices(page)).sum::<usize>().to_string(),
        )?;
        let lone = sheet.len() > 1 && sheet.last().is_some_and(|page| offices(page) < 2);
        assert!(!lone, "{signers}: the last signs alone on a page");
        assert!(sheet[0].contains("Contoh, 2021"), "the day is left open: {}", sheet[0]);
        assert_eq!(on("Sambutan Selamat membaca. Contoh, 2021 Bupati Contoh"), 1, "{pages:?}");
        assert_eq!(
            on("Prakata Terima kasih. Contoh, 15 Juli 2021 Ketua Tim Budi Contoh NIP 1970"),
            1
        );
        assert_eq!(on("Daftar Pustaka"), 0, "nothing is cited");
        for at in 0..30 {
            let page = pages
                .iter()
                .find(|(_, words)| words.contains(&format!("Janji nomor {at} selesai.")));
            let whole = page
                .is_some_and(|(_, words)| words.contains("Perangkat daerah Komitmen Tanda tangan"));
            assert!(whole, "commitment {at} stands below the head of the table");
        }
    }
    Ok(())
}

fn long_lists() -> Outcome {
    // Lengths at which the last entry would stand alone on a page.
    for terms in 25..36 {
        let folder = signed(0, terms);
        built(&folder, "1")?;
        let pages = pages(&folder.join("out/pdf/buku-1.pdf"));
        let entries = |words: &str| words.matches("istilah ke").count();
        let lists: Vec<usize> =
            pages.iter().map(|(_, words)| entries(words)).filter(|n| *n > 0).collect();
        same("terms", &terms.to_string(), &lists.iter().sum::<usize>().to_string())?;
        assert!(lists.last().is_none_or(|last| *last > 1), "{terms} terms: {lists:?}");
        assert!(
            !pages.iter().any(|(_, words)| words.contains("Lembar Pengesahan")),
            "nobody signs"
        );
    }
    Ok(())
}
