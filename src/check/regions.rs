//! The regencies and cities of Indonesia, as `regions.csv` beside this file lists them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::model::plan::RegionKind;

/// A regency or city.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Region {
    /// Which of both.
    pub kind: RegionKind,
    /// Its name without the kind.
    pub name: &'static str,
    /// The province it lies in.
    pub province: &'static str,
}

impl Region {
    /// Returns kind and name.
    pub(super) fn full(&self) -> String {
        format!("{} {}", self.kind.word(), self.name)
    }
}

static REGIONS: LazyLock<Vec<Region>> =
    LazyLock::new(|| include_str!("regions.csv").lines().filter_map(row).collect());

static BY_NAME: LazyLock<BTreeMap<String, Vec<Region>>> = LazyLock::new(|| {
    let mut out: BTreeMap<String, Vec<Region>> = BTreeMap::new();
    for region in REGIONS.iter() {
        out.entry(key(region.name)).or_default().push(*region);
    }
    out
});

fn row(line: &'static str) -> Option<Region> {
    let mut cells = line.split(',').skip(1);
    let kind = match cells.next()? {
        "kabupaten" => RegionKind::Kabupaten,
        "kota" => RegionKind::Kota,
        _ => return None,
    };
    Some(Region { kind, name: cells.next()?, province: cells.next()? })
}

/// Reduces a name to its letters, so that `Gunung Kidul` is `Gunungkidul`.
pub(super) fn key(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Lists the regions with a name, given by its key: none, one, or a regency and a city.
pub(super) fn named(key: &str) -> &'static [Region] {
    BY_NAME.get(key).map_or(&[], Vec::as_slice)
}

/// Lists all names.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    REGIONS.iter().map(|region| region.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_of_them_are_there() {
        let count = |kind| REGIONS.iter().filter(|region| region.kind == kind).count();
        assert_eq!((count(RegionKind::Kabupaten), count(RegionKind::Kota)), (416, 98));
        assert!(REGIONS.iter().all(|region| region.name == region.name.trim()));
        assert_eq!(named("bogor").len(), 2);
        assert_eq!(named(&key("Gunung Kidul"))[0].province, "Daerah Istimewa Yogyakarta");
    }

    #[test]
    fn no_two_regions_have_one_kind_and_name() {
        for regions in BY_NAME.values() {
            assert!(regions.len() < 2 || regions[0].kind != regions[1].kind, "{regions:?}");
        }
    }
}
