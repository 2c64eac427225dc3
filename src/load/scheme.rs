//! Finds and reads the scheme of a plan: built in, or a folder of the plan.

use std::collections::BTreeSet;

use crate::diag::Sink;
use crate::diag::catalogue::{alike, reading};
use crate::load::yaml::decode;
use crate::load::yaml::tree::{self, Node, NodeKind};
use crate::load::{Reader, twice};
use crate::model::plan::Manifest;
use crate::model::record::Text;
use crate::model::scheme::{Counts, MatterKind, Scheme};
use crate::source::{Source, SourceId, SourceMap};
use crate::template;
use crate::world;

/// Reads the scheme that the manifest names; `None` when there is none.
pub(crate) fn read(manifest: &Manifest, reader: &mut Reader<'_>) -> Option<Scheme> {
    let name = &manifest.scheme.value;
    // A scheme that is not written at all has been told with the manifest.
    if name == decode::ABSENT && reader.sources.slice(manifest.scheme.span) != name {
        return None;
    }
    let own = world::join("", &format!("{name}/scheme.yaml"))
        .filter(|path| reader.world.read(path).is_ok());
    let source = match own {
        Some(path) => reader.text(&path)?,
        None => {
            if let Some(source) = built_in(name, reader.sources) {
                source
            } else {
                let known: Vec<&str> = template::schemes().collect();
                reader.sink.push(reading::unknown_scheme(manifest.scheme.span, name, &known));
                // `Bimtek` is told and read as what it certainly means, so that the rest is seen.
                let meant = alike(name, known.iter().copied());
                built_in(meant.filter(|_| !name.contains('/'))?, reader.sources)?
            }
        }
    };
    let before = reader.sink.iter().count();
    let node = tree(source, reader)?;
    let scheme: Scheme = decode::decode(&extended(node, reader)?, reader.sink);
    validate(&scheme, reader.sink);
    // A scheme with errors would make every part of the plan look wrong.
    (reader.sink.iter().count() == before).then_some(scheme)
}

/// Registers a built-in scheme.
fn built_in(name: &str, sources: &mut SourceMap) -> Option<SourceId> {
    let path = format!("{name}/scheme.yaml");
    let text = String::from_utf8_lossy(template::embedded(&path)?).into_owned();
    Some(sources.add(Source::new(format!("book-templates/{path}"), text)))
}

fn tree(source: SourceId, reader: &mut Reader<'_>) -> Option<Node> {
    tree::parse(source, reader.sources.get(source).text(), 0, reader.sink)
}

/// Takes from the built-in scheme that `extends` names every key that this one does not give.
fn extended(mut node: Node, reader: &mut Reader<'_>) -> Option<Node> {
    let Some(base) = node.get("extends").cloned() else { return Some(node) };
    let name = base.scalar().unwrap_or_default();
    let Some(source) = built_in(name, reader.sources) else {
        let known: Vec<&str> = template::schemes().collect();
        reader.sink.push(reading::unknown_scheme(base.span, name, &known));
        return None;
    };
    let base = tree(source, reader)?;
    let base = extended(base, reader)?;
    if let (NodeKind::Map(own), NodeKind::Map(inherited)) = (&mut node.kind, base.kind) {
        own.retain(|(key, _)| key.scalar() != Some("extends"));
        for (key, value) in inherited {
            if !own.iter().any(|(known, _)| known.scalar() == key.scalar()) {
                own.push((key, value));
            }
        }
    }
    Some(node)
}

/// Reports what contradicts itself.
fn validate(scheme: &Scheme, sink: &mut Sink) {
    let numbering = &scheme.numbering;
    for pattern in [
        &numbering.chapter,
        &numbering.section,
        &numbering.subsection,
        &numbering.table,
        &numbering.figure,
        &numbering.appendix,
        &numbering.appendix_section,
        &numbering.appendix_subsection,
        &numbering.appendix_table,
        &numbering.appendix_figure,
        &numbering.front_table,
        &numbering.front_figure,
    ] {
        check_pattern(pattern, sink);
    }
    check_titles(scheme, sink);
    let repeated = [
        twice(scheme.dimensions.iter().map(|dimension| &dimension.id)),
        twice(scheme.books.iter().map(|book| &book.id)),
        twice(scheme.action_areas.iter().map(|area| &area.id)),
        twice(scheme.readiness.elements.iter().map(|element| &element.id)),
        twice(scheme.scoring.criteria.iter().map(|criterion| &criterion.id)),
    ];
    for (span, first, id) in repeated.into_iter().flatten() {
        sink.push(
            reading::bad_scheme(
                span,
                &format!("id `{id}` dipakai dua kali"),
                &format!("the id `{id}` is used twice"),
            )
            .related(first, "pertama kali di sini", "first used here")
            .hint("beri id lain", "give it another id"),
        );
    }
    let mut numbers = BTreeSet::new();
    for book in scheme.books.iter() {
        if book.number() == 0 || !numbers.insert(book.number()) {
            sink.push(
                reading::bad_scheme(
                    book.number.span,
                    "nomor buku harus 1 ke atas dan tidak berulang",
                    "book numbers are 1 and up, each once",
                )
                .hint("beri nomor yang belum dipakai", "give it a number that is free"),
            );
        }
    }
}

/// Reports generated parts of the front and back matter that nothing gives a heading.
fn check_titles(scheme: &Scheme, sink: &mut Sink) {
    let volume = &scheme.volume;
    let lists = [&scheme.front, &scheme.back, &volume.front, &volume.back];
    for matter in lists.into_iter().flat_map(|list| list.iter()) {
        let bare = matches!(
            matter.kind.value,
            MatterKind::Prose | MatterKind::Cover | MatterKind::HalfTitle | MatterKind::Imprint
        );
        let titled = matter.title.as_ref().is_some_and(|title| !title.trim().is_empty());
        if !bare && !titled {
            sink.push(
                reading::bad_scheme(
                    matter.id.span,
                    &format!("bagian `{}` tidak berjudul", matter.id.as_str()),
                    &format!("the part `{}` has no title", matter.id.as_str()),
                )
                .hint("tambahkan `title:` pada bagian ini", "add `title:` to this part"),
            );
        }
    }
}

fn check_pattern(pattern: &Text, sink: &mut Sink) {
    for part in pattern.split('{').skip(1) {
        let name = part.split('}').next().unwrap_or_default();
        if !part.contains('}') || Counts::default().one(name).is_none() {
            sink.push(
                reading::bad_scheme(
                    pattern.span,
                    &format!("pola nomor memuat `{{{name}}}` yang tidak dikenal"),
                    &format!("the number pattern holds the unknown `{{{name}}}`"),
                )
                .hint(
                    "yang dikenal: `{book}`, `{chapter}`, `{section}`, `{subsection}`, \
                     `{serial}`, `{appendix}`, dengan `:I` atau `:A` bila perlu",
                    "known are `{book}`, `{chapter}`, `{section}`, `{subsection}`, `{serial}`, \
                     `{appendix}`, with `:I` or `:A` if wanted",
                ),
            );
        }
    }
}
