//! `serve` and `build --watch` as programs: what they answer, how they follow saves, how they end.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use libtest_mimic::Trial;
use serde_json::Value;

use crate::support::folder::{Folder, copy};
use crate::support::project;

/// Lists the tests of this file.
pub fn trials() -> Vec<Trial> {
    vec![
        trial("serve: pages carry marks, and only their own", pages),
        trial("serve: foreign hosts, origins and paths are refused", guarded),
        trial("serve: every way to save is followed, a burst is one save", saves),
        trial("serve: a file that is emptied before it is written is one save", halves),
        trial("serve: an error leaves the last good page", errors),
        trial("serve: a plan that cannot be read at all is waited for", waiting),
        trial("serve: folders that are renamed or deleted are followed", folders),
        trial("serve: places open in the editor for the shell alone", places),
        trial("serve: printed pages lead to the plan and back", prints),
        trial("serve: Ctrl-C ends at once, with connections open", ends),
        trial("serve: a port that was asked for is not exchanged", ports),
        trial("watch: builds again once a save and keeps the last good output", watch),
    ]
}

/// Makes a trial of what panics when it fails.
fn trial(name: &str, run: fn()) -> Trial {
    Trial::test(name, move || {
        run();
        Ok(())
    })
}

/// How long anything may take on a busy machine.
const PATIENCE: Duration = Duration::from_mins(1);

/// Where the one chapter of the plan lies.
const CHAPTER: &str = "tahap-1/01-rencana.md";

/// A program that runs until it is told to end.
struct Running {
    child: Child,
    said: Receiver<String>,
}

impl Running {
    fn start(arguments: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_smartplan"))
            .args(arguments)
            .args(["--lang", "en"])
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("smartplan");
        let stderr = child.stderr.take().expect("stderr");
        let (say, said) = channel();
        std::thread::spawn(move || {
            BufReader::new(stderr)
                .lines()
                .map_while(Result::ok)
                .for_each(|line| drop(say.send(line)))
        });
        Self { child, said }
    }

    /// Waits for a line that holds some words.
    fn hears(&self, words: &str) -> String {
        let end = Instant::now() + PATIENCE;
        loop {
            let left = end.saturating_duration_since(Instant::now());
            let line = self.said.recv_timeout(left);
            let line = line.unwrap_or_else(|_| panic!("`{words}` was never said"));
            if line.contains(words) {
                return line;
            }
        }
    }

    /// Sends what Ctrl-C sends and returns the exit status; what waited for connections that are
    /// open would never end.
    fn interrupt(&mut self) -> Option<i32> {
        let pid = self.child.id().to_string();
        let sent = Command::new("kill").args(["-INT", &pid]).status().expect("kill");
        assert!(sent.success());
        let end = Instant::now() + PATIENCE;
        while Instant::now() < end {
            if let Some(status) = self.child.try_wait().expect("a state") {
                return status.code();
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        panic!("it does not end");
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// A preview of a plan of its own.
struct Preview {
    running: Running,
    folder: Folder,
    port: u16,
}

impl Preview {
    fn start(more: &[&str]) -> Self {
        let folder = Folder::new();
        copy(&project("examples/minimal"), folder.path());
        Self::of(folder, more)
    }

    fn of(folder: Folder, more: &[&str]) -> Self {
        let plan = folder.path().display().to_string();
        let mut arguments = vec!["serve", &plan];
        arguments.extend(more);
        let running = Running::start(&arguments);
        let line = running.hears("preview: http://127.0.0.1:");
        let port = line.split(':').nth(3).and_then(|rest| rest.split('/').next());
        let port = port.and_then(|port| port.parse().ok()).expect("a port");
        Self { running, folder, port }
    }

    /// Asks with a head of its own; returns status, head and body.
    fn ask(&self, request: &str) -> (u16, String, String) {
        let mut stream = self.connect();
        stream.write_all(request.as_bytes()).expect("sent");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("an answer");
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let (head, body) = answer.split_once("\r\n\r\n").expect("head and body");
        let status = head.split(' ').nth(1).and_then(|code| code.parse().ok()).expect("a status");
        (status, head.to_owned(), body.to_owned())
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).expect("a connection");
        stream.set_read_timeout(Some(PATIENCE)).expect("a limit");
        stream
    }

    fn host(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    fn get(&self, path: &str) -> (u16, String, String) {
        let host = self.host();
        self.ask(&format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"))
    }

    fn page(&self) -> String {
        self.get("/html/buku-1/rencana.html").2
    }

    fn events(&self) -> Events {
        let mut stream = self.connect();
        let request = format!("GET /_/events HTTP/1.1\r\nHost: {}\r\n\r\n", self.host());
        stream.write_all(request.as_bytes()).expect("sent");
        Events(BufReader::new(stream))
    }

    fn write(&self, path: &str, text: &str) {
        std::fs::write(self.folder.join(path), text).expect("written");
    }

    fn save(&self, path: &str, text: &str) {
        save(&self.folder, path, text);
    }

    fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.folder.join(path)).expect("a file of the plan")
    }
}

/// What a preview tells by and by.
struct Events(BufReader<TcpStream>);

impl Events {
    /// Waits for the next state of a plan.
    fn next(&mut self) -> Value {
        loop {
            let mut line = String::new();
            assert_ne!(self.0.read_line(&mut line).expect("an event"), 0, "the connection ended");
            if let Some(data) = line.strip_prefix("data: ") {
                let state: Value = serde_json::from_str(data).expect("JSON");
                if !state.is_null() {
                    return state;
                }
            }
        }
    }

    /// Waits for a state that fits.
    fn until(&mut self, fits: impl Fn(&Value) -> bool) -> Value {
        loop {
            let state = self.next();
            if fits(&state) {
                return state;
            }
        }
    }
}

fn is_good(state: &Value) -> bool {
    state["good"] == true
}

fn pages() {
    let preview = Preview::start(&[]);
    preview.events().until(is_good);
    let page = preview.page();
    // The heading, the paragraph, the table, and a row of it.
    for place in ["1:1", "3:1", "6:1", "8:3"] {
        let mark = format!("data-at=\"{CHAPTER}:{place}\"");
        assert!(page.contains(&mark), "no {mark} in {page}");
    }
    for (path, kind) in [
        ("/", "text/html"),
        ("/_/preview.js", "text/javascript"),
        ("/_/style.css", "text/css"),
        ("/html/plan.css", "text/css"),
        ("/html/lambang.svg", "image/svg+xml"),
    ] {
        let (status, head, _) = preview.get(path);
        assert_eq!(status, 200, "{path}");
        assert!(head.contains(&format!("content-type: {kind}")), "{path}: {head}");
        assert!(head.contains("cache-control: no-store"), "{path}: {head}");
        assert!(head.contains("content-security-policy: default-src 'none'"), "{path}: {head}");
    }
    // What is built carries no marks, and nothing of the shell.
    let plan = preview.folder.path().display().to_string();
    let built = Command::new(env!("CARGO_BIN_EXE_smartplan"))
        .args(["build", &plan, "-f", "html", "--draft"])
        .output()
        .expect("smartplan");
    assert!(built.status.success(), "{built:?}");
    let page = preview.read("build/html/buku-1/rencana.html");
    assert!(!page.contains("data-at") && !page.contains("preview"), "{page}");
}

fn guarded() {
    let preview = Preview::start(&[]);
    let host = preview.host();
    let ask = |line: &str, heads: &str| {
        preview.ask(&format!("{line} HTTP/1.1\r\n{heads}Connection: close\r\n\r\n")).0
    };
    assert_eq!(ask("GET /", &format!("Host: {host}\r\n")), 200);
    for heads in [
        "Host: contoh.id\r\n".to_owned(),
        "Host: 127.0.0.1\r\n".to_owned(),
        format!("Host: contoh.id:{}\r\n", preview.port),
        format!("Host: {host}\r\nOrigin: http://contoh.id\r\n"),
        format!("Host: {host}\r\nOrigin: null\r\n"),
    ] {
        for path in ["/", "/_/session", "/_/events", "/html/index.html"] {
            assert_eq!(ask(&format!("GET {path}"), &heads), 403, "{path} {heads}");
        }
    }
    let own = format!("Host: {host}\r\n");
    for path in [
        "/html/../smartplan.yaml",
        "/html/..%2fsmartplan.yaml",
        "/html/%2e%2e/%2e%2e/etc/passwd",
        "/html//etc/passwd",
        "/html/%00",
        "/html/%ff%fe",
        "/_/..%2f..%2fetc%2fpasswd",
        "/_/shell.html",
        "/smartplan.yaml",
        "/html/buku-1/",
    ] {
        let status = ask(&format!("GET {path}"), &own);
        assert!(status == 404 || status == 400, "{path}: {status}");
    }
    assert_eq!(ask("DELETE /", &own), 405);
    assert_eq!(ask("POST /html/index.html", &own), 405);
    // It still answers.
    assert_eq!(ask("GET /", &own), 200);
}

fn saves() {
    let preview = Preview::start(&[]);
    let mut events = preview.events();
    events.until(is_good);
    let text = preview.read(CHAPTER);
    preview.write(CHAPTER, &format!("{text}\nDitulis langsung.\n"));
    events.until(|_| preview.page().contains("Ditulis langsung."));
    // A file that is written in place may have been read half: only now the count is sure.
    let number = || preview.events().next()["number"].as_u64().expect("a number");
    let written = number();
    preview.save(CHAPTER, &format!("{text}\nDitulis lewat ganti nama.\n"));
    events.until(|state| state["number"] == written + 1);
    assert!(preview.page().contains("Ditulis lewat ganti nama."));
    for at in 0..40 {
        preview.write(CHAPTER, &format!("{text}\nsimpanan{at}x\n"));
    }
    events.until(|_| preview.page().contains("simpanan39x"));
    let last = number();
    let builds = last - written - 1;
    assert!(builds < 20, "a burst of 40 saves made {builds} builds");
    // What no plan reads is no save, and one that changes nothing no build.
    preview.write("tahap-1/01-rencana.md~", "cadangan");
    preview.write(".catatan", "rahasia");
    preview.save(CHAPTER, &format!("{text}\nsimpanan39x\n"));
    preview.save("tahap-1/05-lampiran.md", "# Lampiran baru {.lampiran}\n\nIsi.\n");
    let next = events.until(|state| state["pages"].to_string().contains("Lampiran baru"));
    assert_eq!(next["number"], last + 1);
}

fn halves() {
    let preview = Preview::start(&[]);
    preview.events().until(is_good);
    let number = || preview.events().next()["number"].as_u64().expect("a number");
    for (path, more) in [("smartplan.yaml", "title: Diisi"), (CHAPTER, "\nDiisi")] {
        let text = preview.read(path);
        // A busy machine may come too late with the second half; then it is tried again.
        let judged = (0..100).any(|at| {
            let (before, began) = (number(), Instant::now());
            preview.write(path, "");
            std::thread::sleep(Duration::from_millis(20));
            preview.write(path, &format!("{text}{more} {at}\n"));
            let quick = began.elapsed() < Duration::from_millis(60);
            let mut events = preview.events();
            let words = format!("Diisi {at}<");
            events.until(|_| preview.page().contains(&words));
            assert!(!quick || number() == before + 1, "{path} was shown half");
            quick
        });
        assert!(judged, "no two writes came within 60 ms");
    }
}

fn errors() {
    let preview = Preview::start(&[]);
    let mut events = preview.events();
    let good = events.until(is_good);
    let text = preview.read(CHAPTER);
    let broken = format!("{text}\nKalimat <b>tebal</b> dan baru.\n");
    preview.save(CHAPTER, &broken);
    let old = events.until(|state| state["good"] == false);
    assert_eq!(old["shown"], good["shown"]);
    assert_eq!(old["times"][0], good["times"][0]);
    assert!(old["times"][1].as_u64() > good["times"][1].as_u64());
    let finding = &old["findings"][0];
    assert_eq!(finding["severity"], "err");
    assert_eq!(finding["file"], CHAPTER);
    assert_eq!(finding["line"], text.lines().count() + 2);
    let page = preview.page();
    assert!(page.contains("<main") && !page.contains("Kalimat"), "{page}");
    assert_eq!(finding["page"], "html/buku-1/rencana.html");
    let at = finding["at"].as_str().expect("a mark");
    assert!(page.contains(&format!("data-at=\"{at}\"")), "{at}");
    // A template of the plan that fails is no reason to lose the page either.
    preview.save(CHAPTER, &text);
    events.until(is_good);
    std::fs::create_dir_all(preview.folder.join("templates/html")).expect("folder");
    preview.save("templates/html/chapter.html", "{{ tidak_ada.sama_sekali }}");
    let old = events.until(|state| state["good"] == false);
    assert_eq!(old["findings"][0]["file"], "templates/html/chapter.html");
    assert!(preview.page().contains("<main"));
    std::fs::remove_file(preview.folder.join("templates/html/chapter.html")).expect("removed");
    let good = events.until(is_good);
    assert_eq!(good["shown"], good["number"]);
    // What is wrong with a page that nobody looks at is told a little later.
    preview.save("templates/html/book.html", "{{ tidak_ada.sama_sekali }}");
    let old = events.until(|state| state["findings"].to_string().contains("book.html"));
    assert_eq!(old["findings"][0]["file"], "templates/html/book.html");
}

fn waiting() {
    let folder = Folder::new();
    copy(&project("examples/minimal"), folder.path());
    let manifest = std::fs::read_to_string(folder.join("smartplan.yaml")).expect("manifest");
    std::fs::write(folder.join("smartplan.yaml"), "region: [\n").expect("written");
    let preview = Preview::of(folder, &[]);
    let mut events = preview.events();
    let state = events.next();
    assert_eq!((&state["shown"], &state["good"]), (&0.into(), &false.into()));
    assert_eq!(state["findings"][0]["file"], "smartplan.yaml");
    assert_eq!(preview.get("/").0, 200);
    assert_eq!(preview.get("/_/style.css").0, 200);
    let page = |preview: &Preview| preview.get("/html/index.html").2;
    assert!(page(&preview).contains("belum dapat dibuat"));
    preview.save("smartplan.yaml", &manifest);
    events.until(is_good);
    assert!(page(&preview).contains("Master Plan"));
}

fn folders() {
    let preview = Preview::start(&[]);
    let mut events = preview.events();
    events.until(is_good);
    let (here, away) = (preview.folder.join("tahap-1"), preview.folder.join("simpan"));
    let has_page = |state: &Value| {
        let pages = state["pages"].as_array().expect("pages");
        pages.iter().any(|page| page["path"] == "html/buku-1/rencana.html")
    };
    let is_found = |state: &Value| state["findings"].to_string().contains("tahap-1");
    std::fs::rename(&here, &away).expect("renamed");
    events.until(|state| !has_page(state) || state["good"] == false || is_found(state));
    std::fs::rename(&away, &here).expect("renamed back");
    events.until(|state| is_good(state) && has_page(state));
    // What is saved in a folder that moved away and came back is seen.
    let text = preview.read(CHAPTER);
    preview.save(CHAPTER, &format!("{text}\nSesudah pindah.\n"));
    events.until(|_| preview.page().contains("Sesudah pindah."));
    std::fs::remove_dir_all(&here).expect("removed");
    events.until(|state| !has_page(state) || state["good"] == false || is_found(state));
    std::fs::create_dir(&here).expect("folder");
    preview.save(CHAPTER, &text);
    preview.save(
        "tahap-1/tahap.yaml",
        &std::fs::read_to_string(project("examples/minimal/tahap-1/tahap.yaml"))
            .unwrap_or_default(),
    );
    events.until(|state| is_good(state) && has_page(state));
}

fn places() {
    let out = Folder::new();
    let copied = out.join("dibuka");
    let preview = Preview::start(&["--editor", &format!("cp {{file}} {}", copied.display())]);
    preview.events().until(is_good);
    let host = preview.host();
    let (_, _, session) = preview.get("/_/session");
    let session: Value = serde_json::from_str(&session).expect("JSON");
    assert_eq!(session["editor"], true);
    let token = session["token"].as_str().expect("a token");
    let post = |file: &str, heads: &str| {
        preview.ask(&format!(
            "POST /_/open?file={file}&line=3&column=1 HTTP/1.1\r\nHost: {host}\r\n\
             Content-Length: 0\r\nConnection: close\r\n{heads}\r\n"
        ))
    };
    let origin = format!("Origin: http://{host}\r\n");
    let whole = format!("{origin}x-smartplan: {token}\r\n");
    assert_eq!(post(CHAPTER, "").0, 403);
    assert_eq!(post(CHAPTER, &origin).0, 403);
    assert_eq!(post(CHAPTER, &format!("x-smartplan: {token}\r\n")).0, 403);
    assert_eq!(post("/etc/passwd", &whole).0, 404);
    assert_eq!(post("../smartplan.yaml", &whole).0, 404);
    assert!(!copied.exists());
    assert_eq!(post(CHAPTER, &whole).0, 204);
    let end = Instant::now() + PATIENCE;
    while !copied.exists() && Instant::now() < end {
        std::thread::sleep(Duration::from_millis(20));
    }
    assert!(copied.exists(), "the editor was not started");
}

fn prints() {
    let preview = Preview::start(&[]);
    let mut events = preview.events();
    events.until(is_good);
    let proof =
        || -> Value { serde_json::from_str(&preview.get("/_/proof?book=1").2).expect("JSON") };
    assert_eq!(preview.get("/_/sheet?book=1&page=0").0, 404, "not laid out yet");
    let before = proof();
    let sheets = before["pages"].as_array().expect("pages");
    assert_eq!(sheets.len(), 1, "{before}");
    assert_eq!(preview.get("/_/sheet?book=1&page=0&ppi=72").0, 200);
    assert_eq!(preview.get("/_/sheet?book=1&page=9999").0, 404);
    assert_eq!(preview.get("/_/sheet?book=x&page=-1").0, 400);
    let place = format!("/_/where?book=1&file={CHAPTER}&line=3&column=1");
    let found: Value = serde_json::from_str(&preview.get(&place).2).expect("JSON");
    let (page, down) = (&found["page"][0], found["page"][1].as_f64().expect("how far down"));
    let point = format!("/_/source?book=1&page={page}&x=250&y={}", down + 4.0);
    let found: Value = serde_json::from_str(&preview.get(&point).2).expect("JSON");
    assert!(found["place"].as_str().is_some_and(|place| place.starts_with(CHAPTER)), "{found}");
    let far = preview.get("/_/source?book=1&page=0&x=NaN&y=-1e300");
    assert_eq!(far.0, 200);
    assert_eq!(preview.get("/_/proof?book=77").0, 200, "told as a fault");
    // A page that changed looks different, one that did not the same.
    let text = preview.read(CHAPTER);
    preview.save(CHAPTER, &text.replace("menyusun", "membuat"));
    events.until(|state| state["number"] == 2);
    assert_ne!(before["pages"], proof()["pages"]);
    preview.save(CHAPTER, &text);
    events.until(|state| state["number"] == 3);
    assert_eq!(before["pages"], proof()["pages"]);
}

fn ends() {
    let mut preview = Preview::start(&[]);
    let mut events = preview.events();
    events.until(is_good);
    let _open = preview.connect();
    assert_eq!(preview.running.interrupt(), Some(0));
}

fn ports() {
    let first = Preview::start(&[]);
    let plan = first.folder.path().display().to_string();
    let second = Command::new(env!("CARGO_BIN_EXE_smartplan"))
        .args(["serve", &plan, "--port", &first.port.to_string(), "--lang", "en"])
        .output()
        .expect("smartplan");
    assert_eq!(second.status.code(), Some(2));
    let said = String::from_utf8_lossy(&second.stderr).into_owned();
    assert!(said.contains("is taken"), "{said}");
}

fn watch() {
    let folder = Folder::new();
    copy(&project("examples/minimal"), folder.path());
    let plan = folder.path().display().to_string();
    let mut running = Running::start(&["build", &plan, "--watch", "-f", "html", "--draft"]);
    running.hears("waiting for changes");
    let page = || read(&folder.join("build/html/buku-1/rencana.html"));
    let text = read(&folder.join(CHAPTER));
    let save = |more: &str| save(&folder, CHAPTER, &format!("{text}\n{more}\n"));
    save("Satu kali.");
    running.hears("waiting for changes");
    assert!(page().contains("Satu kali."));
    save("<b>salah</b>");
    running.hears("the last output was left as it was");
    assert!(page().contains("Satu kali."));
    save("Satu kali.");
    running.hears("waiting for changes");
    // Its own output is no reason to build again.
    std::thread::sleep(Duration::from_millis(600));
    assert_eq!(running.said.try_iter().collect::<Vec<_>>(), Vec::<String>::new());
    assert_eq!(running.interrupt(), Some(0));
}

/// Writes as editors save, beside the file, then in its place: nobody reads it half.
fn save(folder: &Folder, path: &str, text: &str) {
    let beside = folder.join(".simpan.tmp");
    std::fs::write(&beside, text).expect("written");
    std::fs::rename(beside, folder.join(path)).expect("renamed");
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).expect("a file")
}
