//! Who may ask: the browser of this machine, for pages that the preview itself gave out.
//!
//! A foreign page can make a browser send requests here, by its own name for this address or by
//! a form. So every request must name the host that the preview knows itself by, and what comes
//! with an origin must come from there.

use std::fmt::Write;
use std::hash::{BuildHasher, RandomState};
use std::net::{IpAddr, SocketAddr};

use axum::http::header::{self, HeaderMap, HeaderValue};

/// What a page of the site may load.
const PAGE: &str = "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; \
                    base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

/// What the shell around it may load.
const SHELL: &str = "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; \
                     connect-src 'self'; frame-src 'self'; base-uri 'none'; \
                     form-action 'none'; frame-ancestors 'none'";

/// Knows the names of this preview, and the word without which nothing may be changed.
#[derive(Debug, Clone)]
pub(super) struct Guard {
    address: SocketAddr,
    token: String,
}

impl Guard {
    /// Guards what listens at an address.
    pub(super) fn new(address: SocketAddr) -> Self {
        // The keys of the standard library's hashes are the one source of chance at hand.
        let token = (0..2_u8).fold(String::new(), |mut out, at| {
            // Writing to a string cannot fail.
            let _ = write!(out, "{:016x}", RandomState::new().hash_one(at));
            out
        });
        Self { address, token }
    }

    /// Returns the word that a request must bring to change something.
    pub(super) fn token(&self) -> &str {
        &self.token
    }

    /// Tells whether a request may be answered.
    pub(super) fn admits(&self, headers: &HeaderMap) -> bool {
        let word = |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
        let host = word(header::HOST).is_some_and(|host| self.is_own(host));
        let origin = !headers.contains_key(header::ORIGIN)
            || word(header::ORIGIN)
                .and_then(|origin| origin.strip_prefix("http://"))
                .is_some_and(|origin| word(header::HOST) == Some(origin));
        host && origin
    }

    /// Tells whether a request may change something: it comes from the shell.
    pub(super) fn trusts(&self, headers: &HeaderMap) -> bool {
        let token = headers.get("x-smartplan").map(HeaderValue::as_bytes);
        headers.contains_key(header::ORIGIN) && token == Some(self.token.as_bytes())
    }

    /// Tells whether a host is this preview. A name can be made to lead anywhere, so that only
    /// `localhost` counts; a number is what it is, and counts where the preview is open to others.
    fn is_own(&self, host: &str) -> bool {
        let port = self.address.port();
        let bare = match host.strip_suffix(&format!(":{port}")) {
            Some(bare) => bare,
            None if port == 80 => host,
            None => return false,
        };
        if bare == "localhost" {
            return true;
        }
        let inner = bare.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
        let number: Option<IpAddr> = match inner {
            Some(inner) => inner.parse().ok().filter(IpAddr::is_ipv6),
            None => bare.parse().ok().filter(IpAddr::is_ipv4),
        };
        let own = self.address.ip();
        number.is_some_and(|number| {
            number == own || number.is_loopback() && own.is_loopback() || own.is_unspecified()
        })
    }
}

/// Adds what every answer says: nothing is kept, nothing is guessed, nothing else is loaded.
pub(super) fn seal(headers: &mut HeaderMap, shell: bool) {
    let policy = if shell { SHELL } else { PAGE };
    for (name, value) in [
        (header::CACHE_CONTROL, "no-store"),
        (header::CONTENT_SECURITY_POLICY, policy),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    for (name, value) in [
        ("cross-origin-resource-policy", "same-origin"),
        ("cross-origin-opener-policy", "same-origin"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guard(address: &str) -> Guard {
        Guard::new(address.parse().expect("an address"))
    }

    fn asked(host: &str, origin: Option<&str>) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(header::HOST, HeaderValue::from_str(host).expect("a header"));
        if let Some(origin) = origin {
            headers.insert(header::ORIGIN, HeaderValue::from_str(origin).expect("a header"));
        }
        headers
    }

    #[test]
    fn only_names_that_nobody_else_can_take_are_answered() {
        let guard = guard("127.0.0.1:4040");
        let admits = |host: &str| guard.admits(&asked(host, None));
        assert!(admits("127.0.0.1:4040") && admits("localhost:4040") && admits("[::1]:4040"));
        for host in [
            "contoh.id:4040",
            "127.0.0.1",
            "127.0.0.1:80",
            "localhost:4041",
            "192.168.1.5:4040",
            "localhost.contoh.id:4040",
            "[127.0.0.1]:4040",
            "",
        ] {
            assert!(!admits(host), "{host}");
        }
        assert!(!guard.admits(&HeaderMap::new()), "no host at all");
    }

    #[test]
    fn an_open_preview_answers_to_numbers() {
        let guard = guard("0.0.0.0:4040");
        assert!(guard.admits(&asked("192.168.1.5:4040", None)));
        assert!(!guard.admits(&asked("contoh.id:4040", None)));
    }

    #[test]
    fn what_has_an_origin_comes_from_here() {
        let guard = guard("127.0.0.1:4040");
        let host = "127.0.0.1:4040";
        assert!(guard.admits(&asked(host, Some("http://127.0.0.1:4040"))));
        for origin in ["http://contoh.id", "null", "https://127.0.0.1:4040", "http://[::1]:4040"] {
            assert!(!guard.admits(&asked(host, Some(origin))), "{origin}");
        }
    }

    #[test]
    fn to_change_something_takes_the_word_of_this_run() {
        let guard = guard("127.0.0.1:4040");
        let mut headers = asked("127.0.0.1:4040", Some("http://127.0.0.1:4040"));
        assert!(!guard.trusts(&headers));
        let token = HeaderValue::from_str(guard.token()).expect("a header");
        headers.insert("x-smartplan", token);
        assert!(guard.trusts(&headers));
        headers.remove(header::ORIGIN);
        assert!(!guard.trusts(&headers));
        assert_ne!(guard.token(), Guard::new(guard.address).token());
    }
}
