//! PDFs for an archive: what outside judges say of them, what they say of themselves, and what
//! they carry. The judges are installed by `tests/run`.

use std::path::{Path, PathBuf};
use std::process::Command;

use libtest_mimic::Trial;
use serde_json::Value;

use crate::support::console::smartplan;
use crate::support::folder::{Folder, copy};
use crate::support::{Outcome, project, same};

/// A profile of the engine, the file with its rules, and how many there are: an engine that
/// judges by fewer must not pass unseen.
type Profile = (&'static str, &'static str, usize);

const UA_1: Profile = ("PDFUA_1", "PDFUA-1", 106);
const A_2A: Profile = ("PDFA_2_A", "PDFA-2A", 153);
const A_3A: Profile = ("PDFA_3_A", "PDFA-3A", 155);

/// Lists the tests of this file.
pub fn trials() -> Vec<Trial> {
    vec![
        Trial::test("archive: every PDF of the examples is PDF/A and PDF/UA", examples),
        Trial::test("archive: a broken PDF is caught by each judge", broken),
        Trial::test("archive: a PDF says what it is, in which language, and where to look", facts),
        Trial::test("archive: tables are attached as data with their kind and date", attached),
        Trial::test("archive: a final edition says so and fills the approval sheet", signed),
    ]
}

/// Builds an example and returns the folder with its PDFs in `pdf/`.
fn built(name: &str, more: &[&str]) -> Result<Folder, libtest_mimic::Failed> {
    let folder = Folder::new();
    copy(&project(&format!("examples/{name}")), &folder.join("plan"));
    let mut arguments = vec!["build", "plan", "-f", "pdf", "-o", "."];
    arguments.extend(more);
    let output = smartplan(folder.path(), &arguments);
    if output.status.success() {
        Ok(folder)
    } else {
        Err(String::from_utf8_lossy(&output.stderr).into_owned().into())
    }
}

fn pdfs(folder: &Folder) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder.join("pdf")).expect("PDFs");
    let mut out: Vec<PathBuf> = entries.map(|entry| entry.expect("entry").path()).collect();
    out.sort();
    out
}

/// Runs a judge and returns whether it is content, and what it says.
fn run(program: &str, arguments: &[&str]) -> (bool, String) {
    let output = Command::new(program).args(arguments).output();
    let output = output.unwrap_or_else(|_| panic!("no {program}: run tests/run, it installs it"));
    let text = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8_lossy(&text).into_owned())
}

/// Judges files by profiles in one run of the engine; returns what each pair breaks.
fn vera(pairs: &[(Profile, &Path)]) -> Result<Vec<Vec<String>>, libtest_mimic::Failed> {
    let (found, engine) = run(&project("tests/judge/fetch").display().to_string(), &[]);
    assert!(found, "no engine: run tests/run, it fetches it\n{engine}");
    let judge = project("tests/judge/Vera.java").display().to_string();
    let pairs_named: Vec<String> = pairs
        .iter()
        .map(|((id, rules, _), path)| format!("{id}:{rules}={}", path.display()))
        .collect();
    let mut arguments =
        vec!["-Xss64m", "-XX:TieredStopAtLevel=1", "-cp", engine.trim(), judge.as_str()];
    arguments.extend(pairs_named.iter().map(String::as_str));
    let (done, text) = run("java", &arguments);
    let mut verdicts: Vec<Vec<String>> = Vec::new();
    let mut wanted = pairs.iter();
    for line in text.lines() {
        let parts: Vec<&str> = line.split('\t').collect();
        match parts.as_slice() {
            ["!", broken] => {
                let last = verdicts.last_mut().expect("a file before what it breaks");
                last.push((*broken).to_owned());
            }
            [_, file, rules, conforms] => {
                let ((_, _, count), path) = wanted.next().expect("as many files as given");
                assert_eq!(
                    (*file, *rules),
                    (path.to_str().expect("UTF-8"), count.to_string().as_str())
                );
                let broken = (*conforms != "true").then(|| "does not conform".to_owned());
                verdicts.push(broken.into_iter().collect());
            }
            _ => return Err(format!("the engine says: {text}").into()),
        }
    }
    if done && verdicts.len() == pairs.len() { Ok(verdicts) } else { Err(text.into()) }
}

fn qpdf_finds_nothing(path: &Path) -> bool {
    let (clean, text) = run("qpdf", &["--check", &path.display().to_string()]);
    clean && text.contains("No syntax or stream encoding errors found")
}

fn examples() -> Outcome {
    let mut folders = Vec::new();
    for name in ["sleman", "minimal"] {
        folders.push((built(name, &[])?, A_2A));
        folders.push((built(name, &["--attach-data"])?, A_3A));
    }
    let mut files = Vec::new();
    for (folder, level) in &folders {
        let own = pdfs(folder);
        assert!(own.len() >= 2, "a book and the volume");
        files.extend(own.into_iter().flat_map(|path| [(UA_1, path.clone()), (*level, path)]));
    }
    let pairs: Vec<(Profile, &Path)> =
        files.iter().map(|(profile, path)| (*profile, path.as_path())).collect();
    let mut wrong = Vec::new();
    for (((id, _, _), path), broken) in pairs.iter().zip(vera(&pairs)?) {
        if !broken.is_empty() {
            wrong.push(format!("{} breaks {id}: {}", path.display(), broken.join("; ")));
        }
        if !qpdf_finds_nothing(path) {
            wrong.push(format!("qpdf --check: {}", path.display()));
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n").into()) }
}

/// Replaces bytes in a copy of a PDF by as many others.
fn forged(pdf: &Path, name: &str, from: &str, to: &str) -> PathBuf {
    let mut bytes = std::fs::read(pdf).expect("PDF");
    assert_eq!(from.len(), to.len(), "places in the file must stay");
    let at = bytes.windows(from.len()).position(|part| part == from.as_bytes());
    let at = at.unwrap_or_else(|| panic!("the PDF has no {from}"));
    bytes[at..at + to.len()].copy_from_slice(to.as_bytes());
    let path = pdf.with_file_name(name);
    std::fs::write(&path, bytes).expect("written");
    path
}

fn broken() -> Outcome {
    let folder = built("minimal", &["--book", "1"])?;
    let pdf = folder.join("pdf/buku-1.pdf");
    let untitled = forged(&pdf, "a.pdf", "/DisplayDocTitle true", "/DisplayDocTitl3 true");
    let colourless = forged(&pdf, "b.pdf", "/OutputIntents", "/OutputIntentz");
    let data = built("minimal", &["--book", "1", "--attach-data"])?;
    let unrelated =
        forged(&data.join("pdf/buku-1.pdf"), "c.pdf", "/AFRelationship", "/AFRelationshio");
    let pairs = [
        (UA_1, untitled.as_path()),
        (A_2A, untitled.as_path()),
        (A_2A, colourless.as_path()),
        (UA_1, colourless.as_path()),
        (A_3A, unrelated.as_path()),
    ];
    let verdicts = vera(&pairs)?;
    let caught: Vec<bool> = verdicts.iter().map(|broken| broken.len() > 1).collect();
    assert_eq!(caught, [true, false, true, false, true], "{verdicts:?}");
    let torn = folder.join("pdf/d.pdf");
    let whole = std::fs::read(&pdf).expect("PDF");
    std::fs::write(&torn, &whole[..whole.len() / 2]).expect("written");
    assert!(qpdf_finds_nothing(&pdf) && !qpdf_finds_nothing(&torn));
    Ok(())
}

/// Reads a PDF as qpdf sees it.
fn json(path: &Path) -> Value {
    let keys = ["--json-key=outlines", "--json-key=pagelabels", "--json-key=attachments"];
    let path = path.display().to_string();
    let (done, text) = run("qpdf", &[&["--json"], keys.as_slice(), &[path.as_str()]].concat());
    assert!(done, "{text}");
    serde_json::from_str(&text).expect("JSON")
}

/// Lists the titles of an outline, indented by their depth.
fn titles(outlines: &Value, depth: usize, out: &mut Vec<String>) {
    for own in outlines.as_array().into_iter().flatten() {
        let title = own["title"].as_str().unwrap_or_default();
        out.push(format!("{}{title}", "  ".repeat(depth)));
        titles(&own["kids"], depth + 1, out);
    }
}

fn facts() -> Outcome {
    let folder = built("sleman", &["--book", "2,volume"])?;
    let book = folder.join("pdf/buku-2.pdf").display().to_string();
    let (_, info) = run("pdfinfo", &[&book]);
    let field = |name: &str| {
        let line = info.lines().find_map(|line| line.strip_prefix(name));
        line.unwrap_or_else(|| panic!("{info}")).trim().to_owned()
    };
    let title = "Buku 2. Strategi dan Program. Master Plan Smart City Kabupaten Sleman 2022–2026";
    same("title", title, &field("Title:"))?;
    same("author", "Dinas Komunikasi dan Informatika", &field("Author:"))?;
    assert!(field("Keywords:").contains("smart city"), "{info}");
    assert_eq!((field("Tagged:"), field("PDF version:")), ("yes".to_owned(), "1.7".to_owned()));
    let (_, raw) = run("qpdf", &["--qdf", "--object-streams=disable", &book, "-"]);
    assert!(raw.contains("/Lang (id"), "the language is told");
    let book = json(Path::new(&book));
    // Front matter is labelled i, ii, iii, every leaf of it; the first chapter begins with 1.
    let labels = book["pagelabels"].as_array().expect("labels").iter();
    let labels: Vec<(u64, &str)> = labels
        .map(|own| &own["label"])
        .map(|own| (own["/St"].as_u64().unwrap_or(1), own["/S"].as_str().unwrap_or_default()))
        .collect();
    let front = labels.iter().take_while(|(_, style)| *style == "/r").count();
    let wanted = (1..).take(front).map(|number| (number, "/r"));
    let wanted = wanted.chain((1..).map(|number| (number, "/D"))).take(labels.len());
    assert!(front >= 6 && wanted.eq(labels.iter().copied()), "{labels:?}");
    let mut outline = Vec::new();
    titles(&book["outlines"], 0, &mut outline);
    let at = |title: &str| {
        let found = outline.iter().position(|own| own.trim_start().starts_with(title));
        found.unwrap_or_else(|| panic!("{title} is missing: {outline:#?}"))
    };
    let (chapter, section) = (at("BAB II "), at("2.1 "));
    assert!(chapter < section, "{outline:#?}");
    let depth = |at: usize| outline[at].chars().take_while(|c| *c == ' ').count() / 2;
    assert_eq!(depth(section), depth(chapter) + 1, "{outline:#?}");
    let mut outline = Vec::new();
    titles(&json(&folder.join("pdf/master-plan.pdf"))["outlines"], 0, &mut outline);
    let books: Vec<&String> = outline.iter().filter(|own| own.starts_with("Buku ")).collect();
    assert_eq!(books.len(), 4, "{outline:#?}");
    assert!(outline.iter().any(|own| own.starts_with("  BAB I ")), "{outline:#?}");
    Ok(())
}

fn attached() -> Outcome {
    let folder = built("sleman", &["--book", "4,volume", "--attach-data"])?;
    let book = folder.join("pdf/buku-4.pdf");
    let all = json(&book)["attachments"].clone();
    let all = all.as_object().expect("attachments");
    let name = "tabel-4-1-budget-by-dimension-tahun.csv";
    let own = all.get(name).unwrap_or_else(|| panic!("{name} is not among {:?}", all.keys()));
    let stream = &own["streams"]["/UF"];
    assert_eq!(stream["mimetype"], "text/csv", "{own}");
    assert!(own["description"].as_str().unwrap_or_default().starts_with("Buku 4, Tabel 4.1: "));
    let path = book.display().to_string();
    let (_, list) = run("qpdf", &["--list-attachments", "--verbose", &path]);
    let dates: Vec<&str> = list.lines().filter(|line| line.contains("modification")).collect();
    let edition = |line: &&str| line.contains("D:20211209");
    assert!(!dates.is_empty() && dates.iter().all(edition), "not the date of today: {list}");
    let (_, csv) = run("qpdf", &[&format!("--show-attachment={name}"), &path]);
    let head = csv.lines().next().unwrap_or_default();
    assert!(head.starts_with('\u{feff}') && head.contains(";2022;2023;2024;2025;2026;"), "{head}");
    let (_, facts) = run("qpdf", &["--show-attachment=rencana.json", &path]);
    let facts: Value = serde_json::from_str(&facts).expect("JSON");
    let listed = facts["tables"].as_array().expect("tables");
    let mut listed: Vec<&str> = listed.iter().filter_map(|own| own["file"].as_str()).collect();
    listed.push("rencana.json");
    listed.sort_unstable();
    let found: Vec<&str> = all.keys().map(String::as_str).collect();
    assert_eq!(listed, found, "all that is attached is listed");
    let raw = std::fs::read(&book).expect("PDF");
    let raw = String::from_utf8_lossy(&raw);
    let related = |kind: &str| raw.matches(&format!("/AFRelationship/{kind}")).count();
    assert_eq!((related("Data"), related("Supplement")), (all.len() - 1, 1));
    // Books number their tables alike; in the volume the book stands before.
    let volume = json(&folder.join("pdf/master-plan.pdf"))["attachments"].clone();
    assert!(volume.get(format!("buku-4-{name}")).is_some());
    Ok(())
}

fn signed() -> Outcome {
    let folder = Folder::new();
    copy(&project("examples/sleman"), &folder.join("plan"));
    let facts = folder.join("plan/tahap-4/tahap.yaml");
    let text = std::fs::read_to_string(&facts).expect("facts of the stage");
    let number = "approval_number: Peraturan Bupati Nomor 7 Tahun 2022\n";
    std::fs::write(&facts, format!("{}\n{number}", text.trim_end())).expect("facts of the stage");
    for (flag, wanted) in [("--final", true), ("--extended", false)] {
        let arguments = ["build", "plan", "-f", "pdf", "--book", "volume", "-o", "out", flag];
        let output = smartplan(folder.path(), &arguments);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let pdf = folder.join("out/pdf/master-plan.pdf").display().to_string();
        let (_, text) = run("pdftotext", &["-raw", "-l", "9", &pdf, "-"]);
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let says = |words: &str| text.contains(words);
        assert!(says("Nomor Peraturan Bupati Nomor 7 Tahun 2022"), "on the sheet: {text}");
        same("final", &wanted.to_string(), &says("Status Final").to_string())?;
        assert_eq!(says("Status Naskah kerja, belum final"), !wanted, "{text}");
        let approved = "Pengesahan Peraturan Bupati Nomor 7 Tahun 2022, 9 Desember 2021";
        assert_eq!(says(approved), wanted, "{text}");
        assert_eq!(says("Sleman, 9 Desember 2021"), wanted, "the day is left open: {text}");
    }
    Ok(())
}
