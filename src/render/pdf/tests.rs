//! Whole outputs from the fixture.

use std::collections::BTreeMap;

use super::fixture::edition;
use super::*;
use crate::render::Format;

fn selection() -> Selection {
    Selection { formats: vec![Format::Pdf], books: vec![1, 2], volume: true }
}

fn printed(edition: &Edition) -> Artifacts {
    let none = BTreeMap::new();
    match render(edition, &[], Templates::new(&none), &selection(), &|line| eprintln!("{line}")) {
        Ok(artifacts) => artifacts,
        Err(errors) => {
            for error in &errors {
                eprintln!("{:?} {:?} {}", error.span, error.template, error.message);
            }
            panic!("{} errors", errors.len())
        }
    }
}

/// Writes the outputs where `SMARTPLAN_PDF_DUMP` says, with the generated code beside them.
#[test]
fn every_kind_of_page_is_printed() {
    let edition = edition();
    let dump = std::env::var_os("SMARTPLAN_PDF_DUMP").map(std::path::PathBuf::from);
    if let Some(folder) = &dump {
        let none = BTreeMap::new();
        let shop = Shop::open(&edition, &[], Templates::new(&none)).expect("a theme");
        for (name, single) in [("buku-2", Some(&edition.books[1])), ("volume", None)] {
            let world = shop.world(single).expect("bound");
            for (path, file) in world.files() {
                let path = folder.join(name).join(path);
                std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
                std::fs::write(path, &file.code).expect("written");
            }
        }
    }
    let artifacts = printed(&edition);
    for name in ["pdf/buku-1.pdf", "pdf/buku-2.pdf", "pdf/master-plan.pdf"] {
        let bytes = artifacts.get(name).expect(name);
        assert!(bytes.starts_with(b"%PDF-1.7"), "{name}");
        if let Some(folder) = &dump {
            std::fs::write(folder.join(name.replace('/', "-")), bytes).expect("written");
        }
    }
}
