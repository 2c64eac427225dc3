//! What a part of a plan looks like before it is written: its heading, its guidance, its tables.
//!
//! `init` writes whole plans of it, and a missing part is mended with it. Guidance counts as not
//! written.

use std::fmt::Write;

use crate::model::record::Text;
use crate::model::require::{RequiredChapter, RequiredSection};
use crate::model::scheme::Level;
use crate::model::value::roman;

/// Lists the chapter files of a stage, each once, with their names.
pub fn chapters<'r, 'a>(
    demanded: &'r [RequiredChapter<'a>],
    stage: u8,
) -> Vec<(String, &'r RequiredChapter<'a>)> {
    let mut out: Vec<(String, &RequiredChapter<'_>)> = Vec::new();
    let mut serial = 0;
    for part in demanded.iter().filter(|part| part.stage == stage) {
        // Two books may take the same preface.
        let again = out.iter().any(|(_, known)| known.id == part.id);
        // Nothing to start from: an optional part without guidance would print an empty page.
        if again || part.level == Level::Optional && part.guide.is_none() {
            continue;
        }
        if !part.matter {
            serial += 1;
        }
        let number = if part.matter { 0 } else { serial };
        out.push((format!("{number:02}-{}.md", part.id), part));
    }
    out
}

/// Writes the facts of a stage; what only its first or its last one has stands there alone.
pub fn meeting(stage: u8) -> String {
    let own = match stage {
        1 => {
            "# decrees:\n\
             #   - {title: Keputusan tentang Dewan Smart City, number: 12 Tahun 2021, date: 2021-12-01}\n\
             #   - {title: Keputusan tentang Tim Pelaksana Smart City, number: 13 Tahun 2021, date: 2021-12-01}\n"
        }
        4 => {
            "# commitments:\n\
             #   - {agency: diskominfo, text: Menyediakan akun warga.}\n\
             # approval:\n\
             #   - {role: Disahkan oleh, office: Kepala daerah, under: nama}\n"
        }
        _ => "",
    };
    format!(
        "name: Bimtek Tahap {}\n\
         # dates: [2022-01-24, 2022-01-25]\n\
         place: TBD\n\
         # participants:\n\
         #   - {{agency: diskominfo, people: 4}}\n\
         {own}\
         # signature: {{place: Ibu kota, date: 2022-02-14, office: Ketua Tim Pelaksana}}\n",
        roman(stage.into())
    )
}

/// Writes a chapter with its sections.
pub fn chapter(part: &RequiredChapter<'_>) -> String {
    let mut out = format!("# {} {{#{}}}\n", part.title, part.id);
    if let Some(guide) = part.guide {
        // Writing to a string cannot fail.
        let _ = write!(out, "\n{guide}\n");
    }
    fences(part.views, "", &mut out);
    for text in part.sections.iter().map(section) {
        let _ = write!(out, "\n{text}");
    }
    out
}

/// Writes a section.
pub fn section(section: &RequiredSection<'_>) -> String {
    let mut out = format!("## {} {{#{}}}\n", section.title, section.id);
    if let Some(guide) = section.guide {
        let _ = write!(out, "\n{guide}\n");
    }
    fences(section.views, &options(section), &mut out);
    out
}

/// Narrows a section's tables to what the section is about.
pub fn options(section: &RequiredSection<'_>) -> String {
    if let Some(dimension) = &section.dimension {
        return format!("dimension: {dimension}\n");
    }
    if let Some(quick_win) = &section.quick_win {
        return format!("quick_win: {quick_win}\n");
    }
    if section.views.iter().any(|view| view.value == "actions") {
        return format!("area: {}\n", section.id);
    }
    String::new()
}

fn fences(views: &[Text], options: &str, out: &mut String) {
    for view in views {
        let _ = write!(out, "\n{}", fence(&view.value, options));
    }
}

/// Writes the fence that asks for a table.
pub fn fence(view: &str, options: &str) -> String {
    format!("```{{table}} {view}\n{options}```\n")
}
