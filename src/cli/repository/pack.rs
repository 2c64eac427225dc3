//! Packs: many objects in one file, found through its index, some as changes to others.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use flate2::read::ZlibDecoder;

use crate::cli::repository::delta;
use crate::cli::repository::object::{Kind, LARGEST, Store};

/// Sizes in an index of version 2: magic and version, then counts by first byte.
const HEAD: u64 = 8;
const FANOUT: u64 = 256 * 4;

/// Changes to changes may be so many; Git makes fifty.
const DEPTH: usize = 5000;

/// A pack with its index.
pub(super) struct Pack {
    index: PathBuf,
    objects: PathBuf,
    width: usize,
}

/// What stands at a place in a pack.
enum Stored {
    Whole(Kind, Vec<u8>),
    /// A change to what stands at another place.
    Near(u64, Vec<u8>),
    /// A change to what has this name.
    Named(Vec<u8>, Vec<u8>),
}

impl Pack {
    /// Opens a pack whose index is of version 2.
    pub(super) fn open(index: &Path, width: usize) -> Option<Self> {
        let own = Self { index: index.to_owned(), objects: index.with_extension("pack"), width };
        let head = read_at(&mut open(index)?, 0, 8)?;
        (head == [0xff, b't', b'O', b'c', 0, 0, 0, 2]).then_some(own)
    }

    /// Reads an object, if the pack has it; what it is a change to may be elsewhere in `store`.
    pub(super) fn read(&self, id: &[u8], store: &Store) -> Option<(Kind, Vec<u8>)> {
        let mut at = self.find(id)?;
        let mut pack = open(&self.objects)?;
        let mut changes = Vec::new();
        let (kind, mut bytes) = loop {
            if changes.len() > DEPTH {
                return None;
            }
            match self.stored(&mut pack, at)? {
                Stored::Whole(kind, bytes) => break (kind, bytes),
                Stored::Near(base, change) => {
                    changes.push(change);
                    at = base;
                }
                Stored::Named(base, change) => {
                    changes.push(change);
                    match self.find(&base) {
                        Some(base) => at = base,
                        None => break store.read(&base)?,
                    }
                }
            }
        };
        for change in changes.iter().rev() {
            bytes = delta::apply(&bytes, change)?;
        }
        Some((kind, bytes))
    }

    /// Finds the place of an object.
    fn find(&self, id: &[u8]) -> Option<u64> {
        let mut index = open(&self.index)?;
        let mut count = |first: u8| number(&mut index, HEAD + u64::from(first) * 4);
        let first = *id.first()?;
        let mut low = if first == 0 { 0 } else { count(first - 1)? };
        let mut high = count(first)?;
        let all = count(255)?;
        let names = HEAD + FANOUT;
        let width = u64::try_from(self.width).ok()?;
        while low < high {
            let middle = low + (high - low) / 2;
            let name = read_at(&mut index, names + middle * width, self.width)?;
            match name.as_slice().cmp(id) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => {
                    // Behind the names stand checksums, four bytes each, then places.
                    let places = names + all * width + all * 4;
                    let place = number(&mut index, places + middle * 4)?;
                    let Some(far) = place.checked_sub(1 << 31) else { return Some(place) };
                    let far = read_at(&mut index, places + all * 4 + far * 8, 8)?;
                    return Some(u64::from_be_bytes(far.try_into().ok()?));
                }
            }
        }
        None
    }

    fn stored(&self, pack: &mut File, at: u64) -> Option<Stored> {
        pack.seek(SeekFrom::Start(at)).ok()?;
        let mut byte = next(pack)?;
        let kind = byte >> 4 & 7;
        while byte & 0x80 != 0 {
            // The size; what is unpacked tells its own.
            byte = next(pack)?;
        }
        let whole = |kind, pack| Some(Stored::Whole(kind, unpack(pack)?));
        match kind {
            1 => whole(Kind::Commit, pack),
            2 => whole(Kind::Tree, pack),
            3 => whole(Kind::Blob, pack),
            4 => whole(Kind::Tag, pack),
            6 => {
                let back = distance(pack)?;
                let base = at.checked_sub(back).filter(|base| *base < at)?;
                Some(Stored::Near(base, unpack(pack)?))
            }
            7 => {
                let mut base = vec![0; self.width];
                pack.read_exact(&mut base).ok()?;
                Some(Stored::Named(base, unpack(pack)?))
            }
            _ => None,
        }
    }
}

/// Reads how far back the base of a change stands.
fn distance(pack: &mut File) -> Option<u64> {
    let mut byte = next(pack)?;
    let mut back = u64::from(byte & 0x7f);
    while byte & 0x80 != 0 {
        byte = next(pack)?;
        back = back.checked_add(1)?.checked_mul(0x80)? | u64::from(byte & 0x7f);
    }
    Some(back)
}

fn unpack(pack: &mut File) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    ZlibDecoder::new(pack).take(LARGEST).read_to_end(&mut out).ok()?;
    Some(out)
}

fn next(file: &mut File) -> Option<u8> {
    let mut byte = [0];
    file.read_exact(&mut byte).ok()?;
    Some(byte[0])
}

fn read_at(file: &mut File, at: u64, count: usize) -> Option<Vec<u8>> {
    let mut out = vec![0; count];
    file.seek(SeekFrom::Start(at)).ok()?;
    file.read_exact(&mut out).ok()?;
    Some(out)
}

fn number(file: &mut File, at: u64) -> Option<u64> {
    Some(u32::from_be_bytes(read_at(file, at, 4)?.try_into().ok()?).into())
}

#[expect(clippy::disallowed_methods, reason = "the repository lies outside the plan")]
fn open(path: &Path) -> Option<File> {
    File::open(path).ok()
}
