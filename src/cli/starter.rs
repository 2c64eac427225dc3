//! The files of a starter plan, made of a scheme.
//!
//! Every chapter and section that the scheme knows stands there with its guidance, which counts
//! as not written, so that `check` lists what is left to do and `build --draft` works at once.

use crate::cli::register;
use crate::model::plan::{Plan, STAGES};
use crate::model::require::{due_stages, required};
use crate::model::starter;
use crate::world::MemWorld;

/// The answers that a starter plan is made of.
#[derive(Debug, Clone)]
pub(super) struct Answers<'a> {
    pub region: &'a str,
    pub kind: &'a str,
    pub horizon: &'a str,
    pub scheme: &'a str,
}

/// Writes the manifest.
pub(super) fn manifest(answers: &Answers<'_>) -> String {
    let Answers { region, kind, horizon, scheme } = answers;
    format!(
        "# Pernyataan pokok rencana. Kunci yang diawali tanda pagar boleh diaktifkan.\n\
         region: {}\n\
         kind: {kind}\n\
         horizon: {horizon}\n\
         # extension: 2031\n\
         scheme: {scheme}\n\
         # Tahap bimbingan teknis yang sedang dikerjakan, 1 sampai 4.\n\
         stage: 1\n\
         # agency: diskominfo\n\
         # date: 2022-01-31\n\
         # emblem: media/lambang.svg\n",
        quoted(region)
    )
}

/// Writes a text so that YAML reads it as typed.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Registers that every plan needs: file, what it holds, an example entry.
const REGISTERS: &[(&str, &str)] = &[
    (
        "data/perangkat-daerah.yaml",
        "# Perangkat daerah; id dipakai oleh program, indikator, dan risiko.\n\
         agencies: []\n\
         #  - id: diskominfo\n\
         #    name: Dinas Komunikasi dan Informatika\n\
         #    short: Diskominfo\n",
    ),
    (
        "data/dana.yaml",
        "# Sumber dana. kind: apbd, apbd-provinsi, apbn, csr, kpbu, hibah, blud, lainnya\n\
         funds: []\n\
         #  - id: apbd\n\
         #    name: Anggaran Pendapatan dan Belanja Daerah\n\
         #    short: APBD\n\
         #    kind: apbd\n",
    ),
    (
        "data/peraturan.yaml",
        "# Peraturan yang menjadi dasar hukum.\n\
         regulations: []\n\
         #  - id: perpres-95-2018\n\
         #    type: Peraturan Presiden\n\
         #    number: \"95\"\n\
         #    year: 2018\n\
         #    about: Sistem Pemerintahan Berbasis Elektronik\n",
    ),
    (
        "data/istilah.yaml",
        "# Istilah dan singkatan yang dijelaskan di depan tiap buku.\n\
         terms: []\n\
         #  - short: SPBE\n\
         #    name: Sistem Pemerintahan Berbasis Elektronik\n",
    ),
    (
        "data/keselarasan.yaml",
        "# Butir rencana lain yang dirujuk misi dan program. plan: rpjmd, rpjpd, rtrw, spbe\n\
         alignment: []\n\
         #  - id: rpjmd-1\n\
         #    plan: rpjmd\n\
         #    code: Misi 1\n\
         #    text: Bunyi butir itu\n",
    ),
    (
        "references.bib",
        "% Sumber yang dikutip dengan [@kunci].\n\
         % @legislation{perpres-95-2018,\n\
         %   shorthand = {Perpres 95/2018},\n\
         %   title = {Peraturan Presiden Nomor 95 Tahun 2018 tentang Sistem Pemerintahan Berbasis Elektronik},\n\
         %   date = {2018},\n\
         % }\n",
    ),
    (".gitignore", "build/\n"),
];

/// Lists all files of a starter plan.
pub(super) fn files(plan: &Plan, answers: &Answers<'_>) -> MemWorld {
    let mut world = MemWorld::new();
    world.insert(crate::load::MANIFEST, manifest(answers));
    for (path, text) in REGISTERS {
        world.insert(*path, *text);
    }
    let demanded = required(plan);
    for stage in STAGES {
        let parts = starter::chapters(&demanded, stage);
        if !parts.is_empty() {
            world.insert(format!("tahap-{stage}/tahap.yaml"), starter::meeting(stage));
        }
        for (name, part) in parts {
            world.insert(format!("tahap-{stage}/{name}"), starter::chapter(part));
        }
    }
    let due = due_stages(plan);
    for own in register::REGISTERS {
        let (kind, last) = own.kind;
        let stage = due.get(&kind).copied().unwrap_or(last);
        let text = own.text(plan.manifest.horizon.value);
        world.insert(format!("tahap-{stage}/data/{}", own.name), text);
    }
    world
}
