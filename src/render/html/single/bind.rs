//! Turns pages into parts of one file: ids that stay apart, addresses that lead to fragments, and
//! pictures that come along. It reads the tags of our own templates, nothing else.

use std::collections::BTreeMap;
use std::path::Path;

use crate::output::Artifacts;
use crate::render::html::address::{decoded, followed, fragment};
use crate::render::html::embed;

/// What binds the pages of one file.
pub(super) struct Binder<'a> {
    /// The part that each page becomes, by path.
    pub keys: BTreeMap<&'a str, String>,
    /// Pictures by path.
    pub files: &'a Artifacts,
}

/// What becomes of a link.
enum Link {
    /// It leads to the world outside.
    World,
    /// It leads to a part, or into one.
    Part(String),
    /// It led to a page that is not here: its words stay.
    Words,
    /// It led to a file: nothing stays.
    Gone,
}

/// Attributes that name ids.
const NAMING: [&str; 6] =
    ["aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "for", "headers"];

impl Binder<'_> {
    /// Binds the page at a path.
    pub(super) fn bind(&self, path: &str, html: &str) -> String {
        let mut out = String::with_capacity(html.len() + html.len() / 8);
        let mut rest = html;
        let mut link = Link::World;
        while let Some(at) = rest.find('<') {
            let (before, tail) = rest.split_at(at);
            let (tag, after) = tail.split_at(end(tail));
            if !matches!(link, Link::Gone) {
                out.push_str(before);
            }
            rest = after;
            if tag == "</a>" {
                match std::mem::replace(&mut link, Link::World) {
                    Link::Words => out.push_str("</span>"),
                    Link::Gone => {}
                    Link::World | Link::Part(_) => out.push_str(tag),
                }
                continue;
            }
            if matches!(link, Link::Gone) {
                continue;
            }
            if tag.starts_with("<a ") {
                link = self.link(path, tag);
            }
            self.push_tag(path, tag, &link, &mut out);
        }
        out.push_str(rest);
        out
    }

    /// Decides what becomes of a link by its address.
    fn link(&self, path: &str, tag: &str) -> Link {
        let Some((_, _, address)) = attributes(tag).find(|(_, name, _)| *name == "href") else {
            return Link::World;
        };
        let address = unescaped(address);
        let (file, id) = address.split_once('#').unwrap_or((&address, ""));
        if file.contains(':') {
            return Link::World;
        }
        let target = if file.is_empty() { path.to_owned() } else { followed(path, file) };
        match self.keys.get(target.as_str()) {
            Some(key) if id.is_empty() => Link::Part(fragment(key)),
            Some(key) => Link::Part(fragment(&format!("{key}:{}", decoded(id)))),
            None if is_page(&target) => Link::Words,
            None => Link::Gone,
        }
    }

    fn push_tag(&self, path: &str, tag: &str, link: &Link, out: &mut String) {
        let is_link = tag.starts_with("<a ");
        match link {
            Link::Gone if is_link => return,
            Link::Words if is_link => {
                let short = attributes(tag).any(|(_, name, value)| {
                    name == "class" && value.split(' ').any(|class| class == "nb")
                });
                out.push_str(if short { "<span class=\"nb\">" } else { "<span>" });
                return;
            }
            _ => {}
        }
        let key = self.keys.get(path).map(String::as_str).unwrap_or_default();
        let mut done = 0;
        for (at, name, value) in attributes(tag) {
            let new = match (name, link) {
                ("id", _) => prefixed(key, value),
                ("href", Link::Part(fragment)) if is_link => fragment.clone(),
                ("src", _) => match self.picture(path, value) {
                    Some(picture) => picture,
                    None => continue,
                },
                _ if NAMING.contains(&name) => {
                    let names = value.split(' ').filter(|name| !name.is_empty());
                    names.map(|name| prefixed(key, name)).collect::<Vec<_>>().join(" ")
                }
                _ => continue,
            };
            out.push_str(&tag[done..at]);
            out.push_str(&new);
            done = at + value.len();
        }
        out.push_str(&tag[done..]);
    }

    fn picture(&self, path: &str, address: &str) -> Option<String> {
        let target = followed(path, &unescaped(address));
        self.files.get(&target).map(|bytes| embed::picture(&target, bytes))
    }
}

fn is_page(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|ending| ending == "html")
}

fn prefixed(key: &str, id: &str) -> String {
    format!("{}:{id}", escaped(key))
}

/// Returns where a tag ends, brackets in quotes left out.
fn end(tag: &str) -> usize {
    let mut quoted = false;
    let found = tag.find(|c| {
        quoted ^= c == '"';
        c == '>' && !quoted
    });
    found.map_or(tag.len(), |at| at + 1)
}

/// Lists the attributes of a tag that have a value, in order: where the value stands, name, value.
fn attributes(tag: &str) -> impl Iterator<Item = (usize, &str, &str)> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let (before, after) = tag[from..].split_once("=\"")?;
        let (value, _) = after.split_once('"')?;
        let at = from + before.len() + 2;
        from = at + value.len() + 1;
        Some((at, before.rsplit(char::is_whitespace).next().unwrap_or_default(), value))
    })
}

fn unescaped(text: &str) -> String {
    const CODES: [(&str, &str); 7] = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&#x2F;", "/"),
        ("&amp;", "&"),
    ];
    CODES.iter().fold(text.to_owned(), |text, (code, sign)| text.replace(code, sign))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bound(html: &str) -> String {
        let mut files = Artifacts::new();
        files.insert("html/media/peta 1.png", *b"Man");
        let keys = ["html/buku-1/a.html", "html/buku-1/b.html"];
        let keys = keys.map(|path| (path, path[5..13].replace('/', "."))).into();
        Binder { keys, files: &files }.bind("html/buku-1/a.html", html)
    }

    #[test]
    fn ids_stay_apart_and_links_between_parts_are_fragments() {
        for (from, to) in [
            ("<h2 id=\"x\">X</h2>", "<h2 id=\"buku-1.a:x\">X</h2>"),
            ("<a href=\"#x\">X</a>", "<a href=\"#buku-1.a:x\">X</a>"),
            ("<a href=\"b.html\">B</a>", "<a href=\"#buku-1.b\">B</a>"),
            ("<a href=\"b.html#catatan:1\">B</a>", "<a href=\"#buku-1.b:catatan:1\">B</a>"),
            (
                "<p aria-labelledby=\"x y\" class=\"z\" id=\"p\">",
                "<p aria-labelledby=\"buku-1.a:x buku-1.a:y\" class=\"z\" id=\"buku-1.a:p\">",
            ),
            ("<use href=\"#i-x\"/>", "<use href=\"#i-x\"/>"),
        ] {
            assert_eq!(bound(from), to);
        }
    }

    #[test]
    fn what_is_not_here_is_words_or_gone_and_the_world_stays() {
        for (from, to) in [
            (
                "a <a class=\"xref nb\" href=\"../buku-2/c.html#t\"><b>Buku 2</b></a> z",
                "a <span class=\"nb\"><b>Buku 2</b></span> z",
            ),
            ("a <a href=\"../index.html\" rel=\"up\">Awal</a> z", "a <span>Awal</span> z"),
            ("a <a href=\"data/t.csv\" download><svg id=\"s\"/>CSV</a> z", "a  z"),
            (
                "<a href=\"https://a.id/?b&amp;c#d\">A</a>",
                "<a href=\"https://a.id/?b&amp;c#d\">A</a>",
            ),
        ] {
            assert_eq!(bound(from), to);
        }
    }

    #[test]
    fn pictures_come_along() {
        assert_eq!(
            bound("<img alt=\"a > b\" src=\"../media/peta%201.png\" class=\"w\">"),
            "<img alt=\"a > b\" src=\"data:image/png;base64,TWFu\" class=\"w\">"
        );
        assert_eq!(bound("<img src=\"tiada.png\">"), "<img src=\"tiada.png\">");
    }
}
