//! The code of an output as a folder that any Typst can compile: what is fed to the engine, the
//! theme, the pictures and the faces, with a `main.typ` that also says what the PDF says of itself.
//!
//! `typst compile --root . --font-path fonts --features a11y-extras --pdf-standard a-2a,ua-1 main.typ`

use crate::output::Artifacts;
use crate::render::pdf::bind::MAIN;
use crate::render::pdf::export::Info;
use crate::render::pdf::faces::NOTO;
use crate::render::pdf::world::{MEDIA, PdfWorld, THEME};
use crate::render::pdf::writer::Writer;

/// Lays out the folder `typst/<name>/`.
pub(super) fn tree(
    world: &PdfWorld<'_>,
    name: &str,
    info: &Info<'_>,
    own_faces: &[&[u8]],
) -> Artifacts {
    let mut out = Artifacts::new();
    let at = |path: &str| format!("typst/{name}/{path}");
    for (path, file) in world.files() {
        out.insert(at(path), file.code.as_bytes());
    }
    for path in world.templates().below(THEME) {
        out.insert(at(path), world.templates().get(path).unwrap_or_default());
    }
    for (path, media) in world.media() {
        out.insert(at(&format!("{MEDIA}{path}")), media.bytes.as_slice());
    }
    for (path, bytes) in NOTO {
        out.insert(at(&format!("fonts/{path}")), bytes);
    }
    for (number, bytes) in own_faces.iter().enumerate() {
        out.insert(at(&format!("fonts/{number}.otf")), *bytes);
    }
    out.insert(at("main.typ"), main(info));
    out
}

/// Writes the file to start with.
fn main(info: &Info<'_>) -> String {
    let mut writer = Writer::new();
    writer.raw("#set document(\n  title: ");
    writer.literal(&info.title);
    writer.raw(",\n  author: ");
    writer.literal(info.author);
    if let Some(description) = info.description {
        writer.raw(",\n  description: ");
        writer.literal(description);
    }
    writer.raw(",\n  keywords: (");
    for word in info.keywords {
        writer.literal(word);
        writer.raw(", ");
    }
    let (year, month, day) = info.date;
    writer.raw(&format!("),\n  date: datetime(year: {year}, month: {month}, day: {day}),\n)\n"));
    writer.raw(&format!("#include \"/{MAIN}\"\n"));
    writer.finish().code
}
