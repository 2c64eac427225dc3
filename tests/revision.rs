//! The revision in the imprint: what it says of repositories of every kind, and when it is silent.

use std::path::Path;
use std::process::Command;

use libtest_mimic::Trial;

use crate::support::console::smartplan;
use crate::support::folder::{Folder, copy, files};
use crate::support::{Outcome, project, same};

/// Lists the tests of this file.
pub fn trials() -> Vec<Trial> {
    vec![
        Trial::test("revision: the commit and its day stand in the imprint", clean),
        Trial::test("revision: what was changed since is told", changed),
        Trial::test("revision: repositories of every kind are read", kinds),
        Trial::test("revision: without a commit of the plan nothing is told", none),
        Trial::test("revision: the same commit gives the same bytes", deterministic),
    ]
}

/// Runs git as the same person at the same time, whatever the machine says of both.
fn git(folder: &Path, arguments: &[&str]) -> String {
    let output = Command::new("git")
        .args(["-c", "user.name=Penulis", "-c", "user.email=p@contoh.go.id"])
        .args(["-c", "init.defaultBranch=main", "-c", "commit.gpgsign=false"])
        .args(["-c", "core.autocrlf=false", "-c", "protocol.file.allow=always"])
        .args(arguments)
        .current_dir(folder)
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_AUTHOR_DATE", "2021-11-12T01:00:00+0700")
        .env("GIT_COMMITTER_DATE", "2021-11-12T01:00:00+0700")
        .output()
        .expect("git: run tests/run, it installs it");
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

/// Makes a plan; its imprint is all that its book has of front matter.
fn plan(folder: &Path) {
    copy(&project("examples/minimal"), folder);
    let path = folder.join("skema/scheme.yaml");
    let scheme = std::fs::read_to_string(&path).expect("scheme");
    let start = scheme.find("front: ").expect("front matter");
    let end = start + scheme[start..].find('\n').expect("a line");
    let front = "front: [{id: imprint, kind: imprint, level: required}]";
    std::fs::write(path, format!("{}{front}{}", &scheme[..start], &scheme[end..])).expect("scheme");
}

/// Makes a repository with a plan in the folder `rencana` and returns the name of its commit.
fn repository() -> (Folder, String) {
    let folder = Folder::new();
    git(folder.path(), &["init", "-q"]);
    plan(&folder.join("rencana"));
    git(folder.path(), &["add", "-A"]);
    git(folder.path(), &["commit", "-q", "-m", "Rencana"]);
    let name = git(folder.path(), &["rev-parse", "--short=10", "HEAD"]);
    (folder, name)
}

/// Returns what the imprint of a plan says of its revision, in one line.
fn revision(plan: &Path) -> String {
    let out = Folder::new();
    let target = out.path().display().to_string();
    let output = smartplan(plan, &["build", "-f", "pdf", "--book", "1", "-o", &target]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let pdf = out.join("pdf/buku-1.pdf");
    let text = Command::new("pdftotext").arg("-raw").arg(pdf).arg("-").output().expect("pdftotext");
    let text = String::from_utf8_lossy(&text.stdout).into_owned();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("Pengutipan"), "an imprint: {text}");
    let rest = text.split_once("Revisi ").map(|(_, rest)| rest.to_owned()).unwrap_or_default();
    rest.split_once(" Pengutipan").map_or(rest.clone(), |(own, _)| own.to_owned())
}

fn at(name: &str) -> String {
    format!("{name}, perubahan terakhir 12 November 2021")
}

fn after(name: &str) -> String {
    at(name) + ", ditambah perubahan sesudahnya yang belum disimpan di Git"
}

fn clean() -> Outcome {
    let (folder, name) = repository();
    same("revision", &at(&name), &revision(&folder.join("rencana")))?;
    // What is no part of the plan, and what a build writes, changes nothing.
    std::fs::write(folder.join("catatan.txt"), "catatan").expect("file");
    std::fs::write(folder.join("rencana/catatan.txt"), "catatan").expect("file");
    smartplan(folder.path(), &["build", "rencana", "-f", "html"]);
    same("revision", &at(&name), &revision(&folder.join("rencana")))
}

fn changed() -> Outcome {
    let (folder, name) = repository();
    let plan = folder.join("rencana");
    let chapter = plan.join("tahap-1/01-rencana.md");
    let text = std::fs::read_to_string(&chapter).expect("chapter");
    std::fs::write(&chapter, format!("{text}\nSatu kalimat lagi ditulis di sini.\n"))
        .expect("file");
    same("changed", &after(&name), &revision(&plan))?;
    git(folder.path(), &["add", "-A"]);
    same("staged", &after(&name), &revision(&plan))?;
    std::fs::write(&chapter, text.replace('\n', "\r\n")).expect("file");
    same("ends of lines", &at(&name), &revision(&plan))?;
    std::fs::write(&chapter, &text).expect("file");
    std::fs::create_dir_all(plan.join("data")).expect("folder");
    let terms = plan.join("data/istilah.yaml");
    std::fs::write(&terms, "terms: []\n").expect("file");
    same("a new file", &after(&name), &revision(&plan))?;
    std::fs::remove_file(&terms).expect("removed");
    same("as before", &at(&name), &revision(&plan))?;
    std::fs::write(plan.join("data/istilah.yaml"), "terms: []\n").expect("file");
    git(folder.path(), &["add", "-A"]);
    git(folder.path(), &["commit", "-q", "-m", "Istilah"]);
    let name = git(folder.path(), &["rev-parse", "--short=10", "HEAD"]);
    same("committed", &at(&name), &revision(&plan))?;
    std::fs::remove_file(&terms).expect("removed");
    same("a file that is gone", &after(&name), &revision(&plan))
}

fn kinds() -> Outcome {
    let (folder, _) = repository();
    let plan = folder.join("rencana");
    let chapter = plan.join("tahap-1/01-rencana.md");
    let long = "Kalimat panjang yang membuat berkas ini layak disimpan sebagai perubahan. ";
    for number in 0..6 {
        let text = std::fs::read_to_string(&chapter).expect("chapter");
        let text = format!("{text}\n{} Nomor {number}.\n", long.repeat(20));
        std::fs::write(&chapter, text).expect("file");
        git(folder.path(), &["commit", "-q", "-a", "-m", "Lagi"]);
    }
    let name = git(folder.path(), &["rev-parse", "--short=10", "HEAD"]);
    same("loose", &at(&name), &revision(&plan))?;
    git(folder.path(), &["gc", "-q", "--aggressive", "--prune=now"]);
    assert!(folder.join(".git/packed-refs").exists(), "branches are packed");
    same("packed", &at(&name), &revision(&plan))?;
    git(folder.path(), &["checkout", "-q", "--detach"]);
    same("detached", &at(&name), &revision(&plan))?;
    git(folder.path(), &["worktree", "add", "-q", "../salinan kerja", "main"]);
    let beside = folder.path().parent().expect("parent").join("salinan kerja");
    let told = revision(&beside.join("rencana"));
    std::fs::remove_dir_all(beside).expect("removed");
    same("a further working tree", &at(&name), &told)?;
    let url = format!("file://{}", folder.path().display());
    for (what, more) in [("shallow", ["--depth", "1"]), ("shared", ["--shared", "-q"])] {
        let clone = Folder::new();
        let from = if what == "shared" { folder.path().display().to_string() } else { url.clone() };
        git(
            clone.path(),
            &[&["clone", "-q", "--branch", "main"], more.as_slice(), &[&from, "k"]].concat(),
        );
        same(what, &at(&name), &revision(&clone.join("k/rencana")))?;
    }
    Ok(())
}

fn none() -> Outcome {
    let folder = Folder::new();
    plan(&folder.join("rencana"));
    same("no repository", "", &revision(&folder.join("rencana")))?;
    git(folder.path(), &["init", "-q"]);
    same("no commit", "", &revision(&folder.join("rencana")))?;
    std::fs::write(folder.join("lain.txt"), "lain").expect("file");
    git(folder.path(), &["add", "lain.txt"]);
    git(folder.path(), &["commit", "-q", "-m", "Lain"]);
    same("a commit without the plan", "", &revision(&folder.join("rencana")))?;
    git(folder.path(), &["add", "-A"]);
    git(folder.path(), &["commit", "-q", "-m", "Rencana"]);
    assert!(!revision(&folder.join("rencana")).is_empty(), "now there is one");
    std::fs::remove_dir_all(folder.join(".git/objects")).expect("removed");
    same("a broken repository", "", &revision(&folder.join("rencana")))
}

fn deterministic() -> Outcome {
    let (folder, _) = repository();
    let mut outputs = Vec::new();
    for place in ["satu", "dua"] {
        git(folder.path(), &["clone", "-q", ".", place]);
        let plan = folder.join(&format!("{place}/rencana"));
        let output = smartplan(&plan, &["build"]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        outputs.push(files(&plan.join("build")));
    }
    if outputs[0] == outputs[1] { Ok(()) } else { Err("two clones differ".into()) }
}
