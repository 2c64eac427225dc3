//! Faults planted into copies of the example: each is told once, at its place, and nothing else.

use libtest_mimic::Trial;

use crate::support::console::smartplan;
use crate::support::folder::{Folder, copy, files};
use crate::support::{Outcome, project, same};

/// Lists the tests of this file.
pub fn trials() -> Vec<Trial> {
    vec![
        Trial::test("faults: ten in seven files are told once each", ten_faults),
        Trial::test("faults: prose full of signs prints as typed", hostile_prose),
    ]
}

/// Replaces the first `from` in a file of a plan and returns line and column of the place where
/// `at` stands in the new text.
fn plant(folder: &Folder, path: &str, from: &str, to: &str, at: &str) -> String {
    let file = folder.join("plan").join(path);
    let text = std::fs::read_to_string(&file).expect("file of the example");
    assert!(text.contains(from), "{path} does not hold {from:?}");
    let start = text.find(from).expect("place");
    let text = text.replacen(from, to, 1);
    std::fs::write(&file, &text).expect("file");
    let offset = start + to.rfind(at).expect("marked place");
    let line = text[..offset].matches('\n').count() + 1;
    let column = text[..offset].rsplit('\n').next().unwrap_or("").chars().count() + 1;
    format!("{path}:{line}:{column}")
}

fn ten_faults() -> Outcome {
    let folder = Folder::new();
    copy(&project("examples/sleman"), &folder.join("plan"));
    let first = smartplan(folder.path(), &["build", "plan", "-f", "html"]);
    assert!(first.status.success(), "{}", String::from_utf8_lossy(&first.stderr));
    let before = files(&folder.join("plan/build"));

    let governance = "tahap-2/data/program-1-governance.yaml";
    // The plan is worked on at stage 3, so that a gap of stage 4 is listed only.
    plant(&folder, "smartplan.yaml", "stage: 4", "stage: 3", "stage");
    let mut expected = Vec::new();
    let mut add = |place: String, code: &str| expected.push(format!("{place}: {code}"));
    // 2 A misspelt key.
    add(plant(&folder, governance, "    location: ", "    lokation: ", "lokation"), "error[SP004]");
    // 3 A text for an amount.
    add(plant(&folder, governance, "2022: 1,45 miliar", "2022: banyak", "banyak"), "error[SP007]");
    // 4 A key written twice.
    add(
        plant(
            &folder,
            "tahap-3/data/inovasi.yaml",
            "    novelty: ",
            "    novelty: sama\n    novelty: ",
            "novelty: ",
        ),
        "error[SP006]",
    );
    // 5 An agency that does not exist.
    add(
        plant(
            &folder,
            "tahap-2/data/program-2-branding.yaml",
            "    agency: ",
            "    agency: dinas-x # ",
            "dinas-x",
        ),
        "error[SP201]",
    );
    // 6 A section without its id.
    add(
        plant(
            &folder,
            "tahap-1/01-pendahuluan.md",
            "## Maksud dan Tujuan {#maksud-tujuan}",
            "## Maksud dan Tujuan",
            "##",
        ),
        "error[SP101]",
    );
    // 7 A broken reference.
    add(
        plant(&folder, "tahap-2/01-pendahuluan.md", "[](#", "[](#tidak-ada-", "[](#tidak"),
        "error[SP204]",
    );
    // 8 A picture that is not there.
    add(
        plant(&folder, "tahap-1/01-pendahuluan.md", "](media/", "](media/hilang-", "media/hilang"),
        "error[SP207]",
    );
    // 9 A bad cell of a CSV file.
    add(
        plant(&folder, "tahap-2/data/indicators-program.csv", ",2021,", ",duaribu,", "duaribu"),
        "error[SP008]",
    );
    // 10 A placeholder for a chapter of a later stage: listed only.
    let closing = folder.join("plan/tahap-4/08-penutup.md");
    let text = std::fs::read_to_string(&closing).expect("chapter");
    let heading = text.lines().next().expect("heading").to_owned();
    std::fs::write(&closing, format!("{heading}\n\nTBD\n")).expect("chapter");
    add("tahap-4/08-penutup.md:3:1".to_owned(), "info[SP105]");
    // 11 A placeholder for a section of this stage.
    let section = folder.join("plan/tahap-3/06-penutup.md");
    let text = std::fs::read_to_string(&section).expect("chapter");
    let heading = text.lines().next().expect("heading").to_owned();
    std::fs::write(&section, format!("{heading}\n\nTBD\n")).expect("chapter");
    add("tahap-3/06-penutup.md:3:1".to_owned(), "warning[SP103]");

    let output = smartplan(folder.path(), &["check", "plan", "--output-format", "short"]);
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let mut found: Vec<String> = text
        .lines()
        .map(|line| line.split("]:").next().map(|head| format!("{head}]")).unwrap_or_default())
        .collect();
    found.sort();
    expected.sort();
    same("findings", &expected.join("\n"), &found.join("\n"))?;

    let again = smartplan(folder.path(), &["build", "plan", "-f", "html"]);
    same("exit", "1", &again.status.code().unwrap_or(-1).to_string())?;
    let after = files(&folder.join("plan/build"));
    if before == after { Ok(()) } else { Err("the old output was touched".into()) }
}

fn hostile_prose() -> Outcome {
    let folder = Folder::new();
    copy(&project("examples/minimal"), &folder.join("plan"));
    let text = "# Rencana {#rencana}\n\nUang Rp5.000 \\$ dan \\# pagar, \\* bintang, \\_ garis, \
                surel nama@contoh.go.id, tanda \\< \\> & kurung \\[x\\], \\{{ fakta }}, 50% \\\\ akhir.\n\n\
                `#panic() $x$ <script>alert(1)</script> {{ y }}`\n";
    std::fs::write(folder.join("plan/tahap-1/01-rencana.md"), text).expect("chapter");
    let output = smartplan(folder.path(), &["build", "plan", "-o", "out"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let wanted = [
        "Rp5.000 $ dan # pagar, * bintang, _ garis, surel nama@contoh.go.id, tanda < > & kurung [x], {{ fakta }}, 50% \\ akhir.",
        "#panic() $x$ <script>alert(1)</script> {{ y }}",
    ];
    let pdf = std::process::Command::new("pdftotext")
        .arg("-raw")
        .arg(folder.join("out/pdf/buku-1.pdf"))
        .arg("-")
        .output()
        .expect("pdftotext");
    let pdf = one_line(&String::from_utf8_lossy(&pdf.stdout));
    let html = std::fs::read_to_string(folder.join("out/html/buku-1/rencana.html")).expect("page");
    let html = one_line(&html);
    for words in wanted {
        if !pdf.contains(words) {
            return Err(format!("the PDF lacks {words}\n{pdf}").into());
        }
        let escaped = words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        if !html.contains(&escaped) {
            return Err(format!("the page lacks {escaped}").into());
        }
    }
    if html.contains("<script>alert") {
        return Err("a script came through".into());
    }
    let raw = "# Rencana {#rencana}\n\nTeks.\n\n<script>alert(1)</script>\n";
    std::fs::write(folder.join("plan/tahap-1/01-rencana.md"), raw).expect("chapter");
    let output = smartplan(folder.path(), &["check", "plan", "--output-format", "short"]);
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    if text.contains("tahap-1/01-rencana.md:5:1: error[SP016]") {
        Ok(())
    } else {
        Err(format!("raw HTML was not refused at its place:\n{text}").into())
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
