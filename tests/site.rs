//! Whole sites, those of both examples and of a starter of each scheme: every address arrives,
//! every id is there once, and what a page loads keeps to its size.

use std::collections::{BTreeMap, BTreeSet};

use libtest_mimic::Trial;

use crate::support::console::smartplan;
use crate::support::folder::{Folder, copy, files};
use crate::support::{Outcome, project};

/// Bytes of script and of style that a site may have, as written; the index of its search is data.
const SCRIPT: usize = 30_000;
const STYLE: usize = 40_000;

/// Lists the tests of this file.
pub fn trials() -> Vec<Trial> {
    let example = |name: &'static str| {
        Trial::test(format!("site: {name} is whole"), move || {
            let folder = Folder::new();
            copy(&project(&format!("examples/{name}")), &folder.join("plan"));
            whole(&folder)
        })
    };
    let starter = |scheme: &'static str| {
        Trial::test(format!("site: a starter of {scheme} is whole"), move || {
            let folder = Folder::new();
            let region = ["--region", "Contoh", "--kind", "kota", "--horizon", "2025-2029"];
            let all = [&["init", "plan", "--scheme", scheme], &region[..]].concat();
            smartplan(folder.path(), &all);
            whole(&folder)
        })
    };
    vec![
        example("sleman"),
        example("minimal"),
        starter("bimtek"),
        starter("kominfo-3"),
        starter("kominfo-4"),
    ]
}

/// Builds the site of `plan/` and looks at all of it.
fn whole(folder: &Folder) -> Outcome {
    let arguments = ["build", "plan", "--draft", "-f", "html", "-o", "out"];
    let output = smartplan(folder.path(), &arguments);
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
    }
    let site = files(&folder.join("out"));
    let mut faults = sizes(&site);
    let pages: BTreeMap<&str, String> = site
        .iter()
        .filter(|(path, _)| path.ends_with(".html"))
        .map(|(path, bytes)| (path.as_str(), String::from_utf8_lossy(bytes).into_owned()))
        .collect();
    let ids: BTreeMap<&str, Vec<String>> =
        pages.iter().map(|(path, page)| (*path, values(page, "id"))).collect();
    for (path, own) in &ids {
        let mut once = BTreeSet::new();
        faults.extend(
            own.iter()
                .filter(|id| !once.insert(*id))
                .map(|id| format!("{path}: {id} is there twice")),
        );
    }
    for (path, page) in &pages {
        let addresses = ["href", "src"].iter().flat_map(|name| values(page, name));
        for address in addresses.filter(|own| !own.starts_with("https://")) {
            let (file, id) = address.split_once('#').unwrap_or((&address, ""));
            // Symbols of the page itself lie in it too.
            let target =
                if file.is_empty() { (*path).to_owned() } else { follow(path, &decode(file)) };
            let arrives = match (site.contains_key(&target), ids.get(target.as_str())) {
                (true, Some(ids)) => id.is_empty() || ids.contains(&decode(id)),
                (there, _) => there && id.is_empty(),
            };
            if !arrives {
                faults.push(format!("{path}: {address} leads nowhere"));
            }
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(faults.join("\n").into()) }
}

fn sizes(site: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let size = |ending: &str| -> usize {
        let own = site.iter().filter(|(path, _)| path.ends_with(ending));
        let data = |path: &str| path.contains("/data/") || path.ends_with("search-index.js");
        own.filter(|(path, _)| !data(path)).map(|(_, bytes)| bytes.len()).sum()
    };
    let mut faults = Vec::new();
    if size(".css") >= STYLE {
        faults.push(format!("{} bytes of style", size(".css")));
    }
    if size(".js") >= SCRIPT {
        faults.push(format!("{} bytes of script", size(".js")));
    }
    faults
}

/// Lists the values of an attribute in all tags of a page.
fn values(page: &str, name: &str) -> Vec<String> {
    let start = format!(" {name}=\"");
    page.split(&start)
        .skip(1)
        .filter_map(|rest| rest.split_once('"'))
        .map(|(value, _)| value.replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&"))
        .collect()
}

/// Undoes `%XX`.
fn decode(text: &str) -> String {
    let mut out = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let hex =
            tail.get(..2).filter(|_| *first == b'%').and_then(|hex| std::str::from_utf8(hex).ok());
        if let Some(byte) = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            out.push(byte);
            rest = &tail[2..];
        } else {
            out.push(*first);
            rest = tail;
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// Follows a relative path from a file.
fn follow(from: &str, path: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        if part == ".." {
            parts.pop();
        } else {
            parts.push(part);
        }
    }
    parts.join("/")
}
