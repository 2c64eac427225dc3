//! Where the preview listens: on this machine only unless told otherwise.

use std::io::ErrorKind;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener};

use anyhow::{Context, bail};

use crate::diag::Lang;

/// Where the preview listens unless told otherwise.
const PORT: u16 = 4040;

/// How many ports after it are tried when it is taken.
const TRIES: u16 = 40;

/// Reads an address to listen on: a number, or `localhost`.
pub(super) fn host(word: &str, lang: Lang) -> anyhow::Result<IpAddr> {
    if word == "localhost" {
        return Ok(IpAddr::V4(Ipv4Addr::LOCALHOST));
    }
    match (word.trim_matches(['[', ']']).parse(), lang) {
        (Ok(host), _) => Ok(host),
        (Err(_), Lang::Id) => {
            bail!("`{word}` bukan alamat; tulis localhost, 127.0.0.1, atau alamat IP komputer ini")
        }
        (Err(_), Lang::En) => bail!(
            "`{word}` is no address; write localhost, 127.0.0.1 or an IP address of this machine"
        ),
    }
}

/// Listens on the port that was asked for, or on the first free one from the default on.
pub(super) fn listen(host: IpAddr, port: Option<u16>, lang: Lang) -> anyhow::Result<TcpListener> {
    let at = |port| SocketAddr::new(host, port);
    if let Some(port) = port {
        return match (TcpListener::bind(at(port)), lang) {
            (Err(error), Lang::Id) if error.kind() == ErrorKind::AddrInUse => {
                bail!("porta {port} sedang dipakai; pilih yang lain, atau hilangkan --port")
            }
            (Err(error), Lang::En) if error.kind() == ErrorKind::AddrInUse => {
                bail!("port {port} is taken; choose another, or leave --port out")
            }
            (bound, _) => bound.with_context(|| at(port).to_string()),
        };
    }
    let mut bound = TcpListener::bind(at(PORT));
    for port in PORT + 1..=PORT + TRIES {
        match &bound {
            Err(error) if error.kind() == ErrorKind::AddrInUse => {
                bound = TcpListener::bind(at(port));
            }
            _ => break,
        }
    }
    bound.with_context(|| at(PORT).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

    #[test]
    fn a_port_that_was_asked_for_is_not_exchanged() {
        let taken = TcpListener::bind((HERE, 0)).expect("a free port");
        let port = taken.local_addr().expect("address").port();
        let error = listen(HERE, Some(port), Lang::En).expect_err("taken");
        assert!(error.to_string().contains("is taken"), "{error}");
    }

    #[test]
    fn without_a_wish_the_next_free_port_is_taken() {
        let first = listen(HERE, None, Lang::En).expect("a free port");
        let second = listen(HERE, None, Lang::En).expect("another");
        let port = |listener: &TcpListener| listener.local_addr().expect("address").port();
        assert!(port(&first) >= PORT);
        assert!(port(&second) > port(&first));
    }

    #[test]
    fn an_address_is_a_number_or_localhost() {
        assert_eq!(host("localhost", Lang::En).ok(), Some(HERE));
        assert_eq!(host("[::1]", Lang::En).ok(), "::1".parse().ok());
        assert!(host("contoh.id", Lang::En).is_err());
    }
}
