//! Files inside a page: pictures as addresses of their own, styles and scripts with the hash that
//! the policy of the page allows.

use sha2::{Digest, Sha256};

/// Returns the hash of a style sheet or a script, as a policy names it.
pub(super) fn hash(text: &str) -> String {
    base64(&Sha256::digest(text.as_bytes()))
}

/// Returns a picture as an address that needs no file; its kind is read from its name.
pub(super) fn picture(path: &str, bytes: &[u8]) -> String {
    let ending = path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    let kind = match ending.as_str() {
        "svg" => "svg+xml",
        "jpg" | "jpeg" => "jpeg",
        _ => "png",
    };
    format!("data:image/{kind};base64,{}", base64(bytes))
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let group = chunk.iter().chain([0, 0].iter().take(3 - chunk.len()));
        let group = group.fold(0_usize, |group, byte| group << 8 | usize::from(*byte));
        for at in 0..4 {
            let letter = LETTERS[group >> (18 - 6 * at) & 63];
            out.push(if at <= chunk.len() { char::from(letter) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_fills_up_its_last_group() {
        assert_eq!(base64(b"Man"), "TWFu");
        assert_eq!(base64(b"Ma"), "TWE=");
        assert_eq!(base64(b"M"), "TQ==");
    }

    #[test]
    fn a_picture_says_what_it_is() {
        assert_eq!(picture("media/a.SVG", b"M"), "data:image/svg+xml;base64,TQ==");
        assert_eq!(picture("media/a.jpg", b"M"), "data:image/jpeg;base64,TQ==");
        assert_eq!(picture("media/a.png", b"M"), "data:image/png;base64,TQ==");
    }
}
