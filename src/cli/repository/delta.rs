//! Changes: an object as pieces of another and new bytes between them.

use crate::cli::repository::object::LARGEST;

/// Applies a change; `None` when it does not fit.
pub(super) fn apply(base: &[u8], mut change: &[u8]) -> Option<Vec<u8>> {
    if size(&mut change)? != u64::try_from(base.len()).ok()? {
        return None;
    }
    let wanted = usize::try_from(size(&mut change)?.min(LARGEST)).ok()?;
    let mut out = Vec::new();
    while let Some((code, rest)) = change.split_first() {
        change = rest;
        let piece = match *code {
            0 => return None,
            copy if copy & 0x80 != 0 => {
                let from = bytes(&mut change, copy, 4)?;
                let count = bytes(&mut change, copy >> 4, 3)?;
                let count = if count == 0 { 0x10000 } else { count };
                base.get(from..from.checked_add(count)?)?
            }
            count => {
                let (piece, rest) = change.split_at_checked(count.into())?;
                change = rest;
                piece
            }
        };
        if out.len() + piece.len() > wanted {
            return None;
        }
        out.extend_from_slice(piece);
    }
    (out.len() == wanted).then_some(out)
}

/// Reads a size: seven bits a byte, the lowest first.
fn size(change: &mut &[u8]) -> Option<u64> {
    let mut out = 0;
    for shift in (0..63).step_by(7) {
        let (byte, rest) = change.split_first()?;
        *change = rest;
        out |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some(out);
        }
    }
    None
}

/// Reads a number of which only those bytes are there that `mask` names.
fn bytes(change: &mut &[u8], mask: u8, count: u8) -> Option<usize> {
    let mut out = 0;
    for at in (0..count).filter(|at| mask >> at & 1 == 1) {
        let (byte, rest) = change.split_first()?;
        *change = rest;
        out |= usize::from(*byte) << (8 * at);
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::apply;

    #[test]
    fn pieces_and_new_bytes_make_the_object() {
        // Copy three bytes from place two, then one new byte.
        let change = [6, 4, 0x80 | 0x01 | 0x10, 2, 3, 1, b'!'];
        assert_eq!(apply(b"abcdef", &change).as_deref(), Some(b"cde!".as_slice()));
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        assert_eq!(apply(b"abc", &[6, 4, 0x91, 2, 3, 1, b'!']), None, "another base");
        assert_eq!(apply(b"abcdef", &[6, 4, 0x91, 5, 3, 1, b'!']), None, "beyond its end");
        assert_eq!(apply(b"abcdef", &[6, 9, 0x91, 2, 3, 1, b'!']), None, "too short");
        assert_eq!(apply(b"abcdef", &[6, 4, 0]), None, "no such code");
        assert_eq!(apply(b"", &[0x80; 12]), None, "no end");
    }
}
