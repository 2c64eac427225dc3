//! Places that nobody foresees: what happens there, and what is said.

use std::path::Path;
use std::process::{Command, Output};

use libtest_mimic::Trial;

use crate::support::console::smartplan;
use crate::support::folder::{Folder, copy, files};
use crate::support::{Outcome, project, same};

/// Lists the tests of this file.
pub fn trials() -> Vec<Trial> {
    vec![
        Trial::test("strangers: an output folder that is a file is told", a_file),
        Trial::test("strangers: an output folder among the sources is refused", sources),
        Trial::test("strangers: a list that is not ours is not overwritten", a_list),
        Trial::test("strangers: a disk without room leaves the last output alone", no_room),
        Trial::test("strangers: names with spaces and letters of any script", names),
        Trial::test("strangers: a plan behind a link", a_link),
        Trial::test("strangers: two builds at once", two_at_once),
        Trial::test("strangers: what a stopped build left behind is removed", stopped),
    ]
}

fn plan() -> Folder {
    let folder = Folder::new();
    copy(&project("examples/minimal"), &folder.join("plan"));
    folder
}

fn says(output: &Output, code: i32, words: &str) -> Outcome {
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    same("exit", &code.to_string(), &output.status.code().unwrap_or(-1).to_string())?;
    if text.contains(words) { Ok(()) } else { Err(format!("`{words}` is not in: {text}").into()) }
}

fn a_file() -> Outcome {
    let folder = plan();
    std::fs::write(folder.join("out"), "surat").expect("file");
    let output = smartplan(folder.path(), &["build", "plan", "-f", "html", "-o", "out"]);
    says(&output, 2, "smartplan: failed: out: it is a file, not a folder")?;
    let output = smartplan(folder.path(), &["build", "plan", "-f", "html", "-o", "out/dalam"]);
    says(&output, 2, "smartplan: failed: out/dalam: it is a file, not a folder")?;
    same("the file", "surat", &std::fs::read_to_string(folder.join("out")).expect("file"))
}

fn sources() -> Outcome {
    let folder = plan();
    for inside in ["plan/templates", "plan/tahap-1/hasil/baru", "plan/lain/../media"] {
        std::fs::create_dir_all(folder.join("plan/lain")).expect("folder");
        std::fs::create_dir_all(folder.join("plan/media")).expect("folder");
        let output = smartplan(folder.path(), &["build", "plan", "-f", "html", "-o", inside]);
        says(&output, 2, "holds sources of the plan")?;
    }
    let output = smartplan(folder.path(), &["build", "plan", "-f", "html", "-o", "plan/hasil"]);
    says(&output, 0, "plan/hasil/html/index.html")
}

fn a_list() -> Outcome {
    let folder = plan();
    std::fs::create_dir(folder.join("out")).expect("folder");
    std::fs::write(folder.join("out/manifest.json"), "{\"name\": \"lain\"}").expect("file");
    let output = smartplan(folder.path(), &["build", "plan", "-f", "html", "-o", "out"]);
    says(&output, 2, "smartplan did not write it")?;
    let left: Vec<String> = files(&folder.join("out")).into_keys().collect();
    assert_eq!(left, ["manifest.json"]);
    Ok(())
}

/// A limit on the size of files stands for a disk that is full: a write ends midway.
fn no_room() -> Outcome {
    let folder = plan();
    let build = ["build", "plan", "-f", "pdf", "-o", "out"];
    says(&smartplan(folder.path(), &build), 0, "out/pdf/buku-1.pdf")?;
    let before = files(&folder.join("out"));
    let chapter = folder.join("plan/tahap-1/01-rencana.md");
    let text = std::fs::read_to_string(&chapter).expect("chapter");
    std::fs::write(&chapter, format!("{text}\nSatu kalimat lagi.\n")).expect("chapter");
    // Eight blocks of 512 or 1024 bytes are less than any PDF.
    let line = format!(
        "trap '' XFSZ; ulimit -f 8; exec '{}' {}",
        env!("CARGO_BIN_EXE_smartplan"),
        build.join(" ")
    );
    let output = Command::new("sh")
        .args(["-c", &line])
        .current_dir(folder.path())
        .env("LC_ALL", "C")
        .output()
        .expect("sh");
    says(&output, 2, "smartplan: failed: out/pdf/buku-1.pdf: the file is too large")?;
    let after = files(&folder.join("out"));
    if before == after { Ok(()) } else { Err("the last output was touched".into()) }
}

fn names() -> Outcome {
    let folder = Folder::new();
    let name = "rencana «Malang» – ꦩꦭꦁ 計画";
    copy(&project("examples/minimal"), &folder.join(name));
    let output = smartplan(folder.path(), &["build", name, "-o", "hasil akhir/é"]);
    says(&output, 0, "hasil akhir/é/pdf/buku-1.pdf")?;
    let plain = plan();
    says(&smartplan(plain.path(), &["build", "plan", "-o", "out"]), 0, "wrote")?;
    let (one, other) = (files(&folder.join("hasil akhir/é")), files(&plain.join("out")));
    if one == other { Ok(()) } else { Err("the name of a folder changes the output".into()) }
}

#[cfg(unix)]
fn link(from: &Path, to: &Path) {
    std::os::unix::fs::symlink(from, to).expect("a link");
}

#[cfg(not(unix))]
fn link(from: &Path, to: &Path) {
    copy(from, to);
}

fn a_link() -> Outcome {
    let folder = plan();
    link(&folder.join("plan"), &folder.join("pintasan"));
    let output = smartplan(folder.path(), &["build", "pintasan", "-f", "html"]);
    says(&output, 0, "pintasan/build/html/index.html")?;
    assert!(folder.join("plan/build/html/index.html").is_file());
    let output = smartplan(folder.path(), &["build", "plan", "-f", "html", "-o", "pintasan/data"]);
    says(&output, 2, "holds sources of the plan")
}

fn two_at_once() -> Outcome {
    let folder = plan();
    let build = |more: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_smartplan"))
            .args(["build", "plan", "-o", "out"])
            .args(more)
            .current_dir(folder.path())
            .spawn()
            .expect("runs")
    };
    let mut all: Vec<_> = (0..3).flat_map(|_| [build(&[]), build(&["--draft"])]).collect();
    for one in &mut all {
        assert!(one.wait().expect("ended").success());
    }
    // Whichever was last, its files are all there is.
    let found = files(&folder.join("out"));
    let text = String::from_utf8_lossy(&found["manifest.json"]).into_owned();
    let draft = text.contains("\"draft\": true");
    let alone = plan();
    let more: &[&str] = if draft { &["--draft"] } else { &[] };
    smartplan(alone.path(), &[&["build", "plan", "-o", "out"], more].concat());
    if found == files(&alone.join("out")) { Ok(()) } else { Err("two builds are mixed".into()) }
}

fn stopped() -> Outcome {
    let folder = plan();
    std::fs::create_dir_all(folder.join("out/.smartplan-abc/pdf")).expect("folder");
    std::fs::write(folder.join("out/.smartplan-abc/pdf/buku-1.pdf"), "setengah").expect("file");
    std::fs::write(folder.join("out/surat.txt"), "surat").expect("file");
    says(&smartplan(folder.path(), &["build", "plan", "-f", "html", "-o", "out"]), 0, "wrote")?;
    let left = files(&folder.join("out"));
    assert!(left.keys().all(|path| !path.starts_with(".smartplan-")), "{:?}", left.keys());
    assert_eq!(left.get("surat.txt").map(Vec::as_slice), Some(b"surat".as_slice()));
    Ok(())
}
