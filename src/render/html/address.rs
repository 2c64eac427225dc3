//! Addresses inside the site: relative, so that it works from a file, a USB stick, or any folder
//! of any host.

use std::fmt::Write;

/// Returns the address of the file `to` as seen from the file `from`.
///
/// Both are paths below the output folder, with `/`. Nothing of `from` but its folder counts.
pub(super) fn relative(from: &str, to: &str) -> String {
    let mut here: Vec<&str> = from.split('/').collect();
    here.pop();
    let there: Vec<&str> = to.split('/').collect();
    let folders = here.len().min(there.len() - 1);
    let shared = (0..folders).take_while(|&at| here[at] == there[at]).count();
    let mut out = "../".repeat(here.len() - shared);
    out.push_str(&encode(&there[shared..].join("/"), ""));
    out
}

/// Returns the way from the file `from` to the folder `root`, with a closing `/`; empty when the
/// file lies there.
pub(super) fn up(from: &str, root: &str) -> String {
    let below = from.strip_prefix(root).unwrap_or(from).trim_start_matches('/');
    "../".repeat(below.matches('/').count())
}

/// Returns the fragment that leads to an id, with its `#`.
pub(super) fn fragment(id: &str) -> String {
    format!("#{}", encode(id, ":"))
}

/// Returns the path below the output folder that an address of [`relative`] leads to.
pub(super) fn followed(from: &str, address: &str) -> String {
    let mut parts: Vec<String> = from.split('/').map(str::to_owned).collect();
    parts.pop();
    for part in address.split('/') {
        if part == ".." {
            parts.pop();
        } else {
            parts.push(decoded(part));
        }
    }
    parts.join("/")
}

/// Undoes `%XX`.
pub(super) fn decoded(text: &str) -> String {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('%') {
        out.extend_from_slice(before.as_bytes());
        let byte = after.get(..2).and_then(|hex| u8::from_str_radix(hex, 16).ok());
        out.push(byte.unwrap_or(b'%'));
        rest = if byte.is_some() { &after[2..] } else { after };
    }
    out.extend_from_slice(rest.as_bytes());
    String::from_utf8_lossy(&out).into_owned()
}

/// Makes a part of an id out of words: letters and digits, words parted by `-`.
pub(super) fn slug(words: &str) -> String {
    let lower = words.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

/// Returns an author's address of the world outside, with what no address may hold written as
/// `%XX`.
pub(super) fn outside(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for c in url.chars() {
        if c <= ' ' || c == '\u{7f}' || "\"<>\\^`{|}".contains(c) {
            push_encoded(c, &mut out);
        } else {
            out.push(c);
        }
    }
    out
}

/// Writes what has a meaning in addresses as `%XX`; letters of any script and `also` stay.
fn encode(text: &str, also: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let plain = c.is_ascii_alphanumeric() || c as u32 >= 0xa0;
        if plain || "-._~/!$()*+,;=@".contains(c) || also.contains(c) {
            out.push(c);
        } else {
            push_encoded(c, &mut out);
        }
    }
    out
}

fn push_encoded(c: char, out: &mut String) {
    for byte in c.encode_utf8(&mut [0; 4]).bytes() {
        // Writing to a string cannot fail.
        let _ = write!(out, "%{byte:02X}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_climbs_only_as_far_as_it_must() {
        assert_eq!(relative("html/index.html", "html/buku-1/a.html"), "buku-1/a.html");
        assert_eq!(relative("html/buku-1/a.html", "html/buku-1/b.html"), "b.html");
        assert_eq!(relative("html/buku-1/a.html", "html/buku-2/a.html"), "../buku-2/a.html");
        assert_eq!(relative("html/buku-1/a.html", "pdf/buku-1.pdf"), "../../pdf/buku-1.pdf");
        assert_eq!(relative("html/a.html", "html/a.html"), "a.html");
    }

    #[test]
    fn the_way_up_ends_at_the_root() {
        assert_eq!(up("html/index.html", "html"), "");
        assert_eq!(up("html/buku-1/a.html", "html"), "../");
    }

    #[test]
    fn an_address_is_followed_back_to_its_path() {
        for (from, to) in [
            ("html/index.html", "html/buku-1/a.html"),
            ("html/buku-1/a.html", "html/media/50% peta #1?.png"),
            ("html/buku-1/a.html", "html/buku-2/pr\u{f6}gram.html"),
        ] {
            assert_eq!(followed(from, &relative(from, to)), to);
        }
        assert_eq!(decoded("100%"), "100%");
        assert_eq!(decoded("%zz%41"), "%zzA");
    }

    #[test]
    fn what_would_end_an_address_is_encoded_and_letters_stay() {
        assert_eq!(
            relative("a.html", "media/50% peta #1?.png"),
            "media/50%25%20peta%20%231%3F.png"
        );
        assert_eq!(relative("a.html", "a:b.html"), "a%3Ab.html", "no scheme");
        assert_eq!(fragment("tbl-pr\u{f6}gram"), "#tbl-pr\u{f6}gram");
        assert_eq!(fragment("catatan:1"), "#catatan:1");
        assert_eq!(fragment("\"><script>"), "#%22%3E%3Cscript%3E");
        assert_eq!(outside("https://a.id/?q=\"x y\"&r=%20"), "https://a.id/?q=%22x%20y%22&r=%20");
    }
}
