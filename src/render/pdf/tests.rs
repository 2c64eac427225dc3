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

/// LOCAL: dumps the code of a real plan.
#[test]
fn local_dump() {
    let Some(plan) = std::env::var_os("SMARTPLAN_PDF_PLAN") else { return };
    let folder = std::path::PathBuf::from(std::env::var_os("SMARTPLAN_PDF_DUMP").expect("dump"));
    let mut world = crate::world::MemWorld::new();
    fn walk(root: &std::path::Path, at: &std::path::Path, world: &mut crate::world::MemWorld) {
        for entry in std::fs::read_dir(at).expect("dir") {
            let path = entry.expect("entry").path();
            if path.is_dir() {
                walk(root, &path, world);
            } else {
                let name = path.strip_prefix(root).expect("below").to_string_lossy().into_owned();
                world.insert(name, std::fs::read(&path).expect("read"));
            }
        }
    }
    let root = std::path::PathBuf::from(plan);
    walk(&root, &root, &mut world);
    let checked = crate::check(&world, crate::Options { draft: true, ..Default::default() });
    let (plan, edition) = checked.edition.expect("edition");
    let fonts: Vec<&[u8]> = plan.fonts.values().map(Vec::as_slice).collect();
    let start = std::time::Instant::now();
    let shop = Shop::open(&edition, &fonts, Templates::new(&plan.templates))
        .unwrap_or_else(|e| panic!("{e:?}"));
    eprintln!("open {:?}", start.elapsed());
    for single in edition.books.iter().map(Some).chain([None]) {
        let name = single.map_or("volume".to_owned(), |book| format!("buku-{}", book.number));
        let start = std::time::Instant::now();
        let world = match shop.world(single) {
            Ok(w) => w,
            Err(e) => {
                eprintln!("{e:?}");
                continue;
            }
        };
        for (path, file) in world.files() {
            let path = folder.join(&name).join(path);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            std::fs::write(path, &file.code).expect("written");
        }
        eprintln!("{name} bound {:?}", start.elapsed());
        if std::env::var_os("SMARTPLAN_PDF_ONLY").is_some() {
            continue;
        }
        let start = std::time::Instant::now();
        match compile(&world).and_then(|d| {
            eprintln!("{name} laid out {:?} {} pages", start.elapsed(), d.pages().len());
            export(&world, d, &edition.meta, single)
        }) {
            Ok(b) => {
                eprintln!("{name} {:?}", start.elapsed());
                std::fs::write(folder.join(format!("{name}.pdf")), b).expect("write")
            }
            Err(e) => {
                for e in e {
                    eprintln!("ERR {name} {}", e.message)
                }
            }
        }
    }
}
