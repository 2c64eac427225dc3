//! The mutations, in the order of codes.

use super::{Broken, Mutation};

const MANIFEST: &str = "smartplan.yaml";
const GOV: &str = "tahap-2/data/program-1-governance.yaml";
const BRA: &str = "tahap-2/data/program-2-branding.yaml";
const ECO: &str = "tahap-2/data/program-3-economy.yaml";
const STRATEGY: &str = "tahap-2/data/strategi.yaml";
const ISSUE: &str = "tahap-1/data/isu.yaml";
const SWOT: &str = "tahap-1/data/swot.yaml";
const GAP: &str = "tahap-1/data/kesenjangan.yaml";
const READY: &str = "tahap-1/data/kesiapan.yaml";
const MEASURE: &str = "tahap-1/data/indikator-sasaran.yaml";
const MEASURES: &str = "tahap-2/data/indicators-program.csv";
const ACTION: &str = "tahap-3/data/rencana-aksi.yaml";
const CANDIDATE: &str = "tahap-3/data/kandidat-quick-win.yaml";
const PROFILE: &str = "tahap-4/data/profil-quick-win.yaml";
const MILESTONE: &str = "tahap-4/data/tonggak.yaml";
const FUND: &str = "data/dana.yaml";
const INTRO: &str = "tahap-1/01-pendahuluan.md";
const ENV: &str = "tahap-2/data/program-6-environment.yaml";
const LIV: &str = "tahap-2/data/program-4-living.yaml";
const VISION: &str = "tahap-1/data/visi-sasaran.yaml";
const SEATS: &str = "tahap-1/data/kelembagaan.yaml";
const ALIGNED: &str = "data/keselarasan.yaml";
const LAW: &str = "data/peraturan.yaml";
const FIRST: &str = "tahap-1/tahap.yaml";
const LAST: &str = "tahap-4/tahap.yaml";
const SHARED: &str = "tahap-3/05-kolaborasi.md";
const DRAFT: &str = "tahap-4/90-lampiran-rancangan-peraturan.md";
/// An item of the RPJMD that nothing names, before the one that stands there.
const UNSERVED: &str =
    "  - {id: rpjmd-baru, plan: rpjmd, code: Misi 9, text: Baru}\n  - {id: rpjpd-akhir";
/// The stage, and a dimension that is said to be not relevant.
const MARKED: &str = "stage: 4\nnot_relevant: [{dimension: living, reason: Bukan urusan daerah}]\n";
const AIM: &str = "tahap-1/08-visi-misi.md";

/// Shortens one line of the table.
const fn broken(what: &'static str, code: &'static str, apply: fn(Broken) -> Broken) -> Mutation {
    Mutation { what, code, apply }
}

/// Lists all mutations.
pub const MUTATIONS: &[Mutation] = &[
    // Reading.
    broken("a list for a name", "SP003", |p| {
        p.edit(
            GOV,
            "GOV-01",
            "name: Portal layanan terpadu dengan satu akun warga",
            "name: [Portal, layanan]",
        )
    }),
    broken("a misspelt key", "SP004", |p| p.edit(GOV, "GOV-01", "location:", "lokasi:")),
    broken("a description left out", "SP005", |p| {
        p.cut(GOV, "    description: Gerai", "    kind: service").at(GOV, "- id: GOV-02", "GOV-02")
    }),
    broken("a name written twice", "SP006", |p| {
        p.edit(BRA, "BRA-01", "    dimension:", "    name: Lagi\n    dimension:").at(
            BRA,
            "    name: Lagi",
            "    name: Lagi",
        )
    }),
    broken("an amount in words", "SP007", |p| p.edit(GOV, "GOV-01", "1,45 miliar", "satu miliar")),
    broken("a year of two digits", "SP008", |p| {
        p.edit(GOV, "GOV-01", "years: 2022-2026", "years: 22-26")
    }),
    broken("a kind that does not exist", "SP009", |p| {
        p.edit(GOV, "GOV-01", "kind: application", "kind: aplikasi")
    }),
    broken("a dimension that does not exist", "SP009", |p| {
        p.edit(STRATEGY, "STR-GOV-1", "dimension: governance", "dimension: goverment")
    }),
    broken("a score above the scale", "SP010", |p| {
        p.edit(READY, "KSP-01", "score: 2.6", "score: 26")
    }),
    broken("a YAML anchor", "SP011", |p| {
        p.edit(FUND, "id: apbd", "name: APBD Kabupaten Sleman", "name: &a APBD Kabupaten Sleman")
    }),
    broken("a row of a table with a cell too many", "SP012", |p| {
        p.edit(MEASURES, "IKP-GOV-02", ",diskominfo\n", ",diskominfo,\n")
    }),
    broken("the same id twice", "SP014", |p| p.edit(SWOT, "id: S2", "id: S2", "id: S1")),
    broken("HTML in prose", "SP016", |p| {
        p.edit(INTRO, "Buku pertama", "Buku pertama", "<b>Buku</b> pertama")
    }),
    broken("a heading too deep", "SP017", |p| {
        p.edit(INTRO, "### Pihak", "### Pihak", "##### Pihak")
    }),
    broken("attributes that cannot be read", "SP018", |p| {
        p.edit(INTRO, "## Maksud", "{#maksud-tujuan}", "{#maksud-tujuan lebar=2}")
    }),
    // Structure.
    broken("a required section without its id", "SP101", |p| {
        p.edit(INTRO, "## Maksud", " {#maksud-tujuan}", "")
    }),
    broken("a required section with a placeholder only", "SP101", |p| {
        p.cut(INTRO, "Buku ini dimaksudkan", "## Dasar")
            .edit(INTRO, "## Maksud", "## Dasar", "Akan diisi kemudian.\n\n## Dasar")
            .at(INTRO, "## Maksud", "Akan diisi")
    }),
    broken("a required table not asked for", "SP102", |p| {
        p.cut("tahap-4/05-risiko.md", "```{table} risks", "\n\n").at(
            "tahap-4/05-risiko.md",
            "",
            "# ",
        )
    }),
    broken("a recommended chapter removed", "SP103", |p| {
        p.remove("tahap-2/06-penutup.md").at("tahap-2/tahap.yaml", "name", "name")
    }),
    broken("a section written twice", "SP209", |p| {
        p.edit(
            AIM,
            "## Misi",
            "## Misi {#misi}",
            "## Visi lagi {#visi}\n\nTeks.\n\n## Misi {#misi}",
        )
    }),
    broken("a chapter written twice", "SP104", |p| {
        p.edit("tahap-2/06-penutup.md", "# ", "{#penutup", "{#kontribusi")
    }),
    broken("a sub-dimension without a programme", "SP107", |p| {
        p.edit(ENV, "ENV-06", "subdimension: energy", "subdimension: waste")
            .edit(ENV, "ENV-07", "subdimension: energy", "subdimension: waste")
            .at(ENV, "ENV-01", "dimension: environment")
    }),
    broken("a dimension that is not relevant and has programmes", "SP107", |p| {
        p.edit(MANIFEST, "stage: 4", "stage: 4\n", MARKED).at(MANIFEST, "stage: 4", "not_relevant")
    }),
    // References.
    broken("an agency that does not exist", "SP201", |p| {
        p.edit(GOV, "GOV-02", "agency: dpmptsp", "agency: dpmpt")
    }),
    broken("a fund that nothing uses", "SP203", |p| {
        p.edit(FUND, "funds:", "  - {id: hibah", "  - {id: bumd, name: Penyertaan modal daerah, short: BUMD, kind: blud}\n  - {id: hibah").at(FUND, "id: bumd", "id: bumd")
    }),
    broken("a reference that leads nowhere", "SP204", |p| {
        p.edit(AIM, "[](#keberlanjutan)", "[](#keberlanjutan)", "[](#keberlanjutan-rencana)")
    }),
    broken("a citation that leads nowhere", "SP206", |p| {
        p.edit(INTRO, "[@perpres-95-2018", "@perpres-95-2018", "@perpres-95-2081")
    }),
    broken("a picture that is not there", "SP207", |p| {
        p.edit("tahap-4/06-monev.md", "", "alur-pemantauan.svg", "alur-pantau.svg")
    }),
    broken("a fact that does not exist", "SP208", |p| {
        p.edit(AIM, "{{ missions.count }}", "missions.count", "missions.total")
    }),
    broken("a view that does not exist", "SP210", |p| {
        p.edit("tahap-1/05-swot.md", "", "```{table} swot-matrix", "```{table} swot-matriks").at(
            "tahap-1/05-swot.md",
            "swot-matriks",
            "swot-matriks",
        )
    }),
    // The golden thread.
    broken("an issue that no strategy answers", "SP301", |p| {
        p.edit(ISSUE, "issues:", "issues:\n", "issues:\n  - {id: IS-99, name: Air bersih, text: Debit mata air turun pada musim kemarau}\n").at(ISSUE, "IS-99", "IS-99")
    }),
    broken("a strategy that no programme carries out", "SP301", |p| {
        p.edit(STRATEGY, "strategies:", "strategies:\n", "strategies:\n  - {id: STR-X, kind: SO, text: Merintis hal baru, dimension: living, swot: [S1, O1], issues: [IS-05], objectives: [SS-5]}\n").at(STRATEGY, "STR-X", "STR-X")
    }),
    broken("a weakness that nothing answers", "SP302", |p| {
        p.edit(
            SWOT,
            "swot:",
            "swot:\n",
            "swot:\n  - {id: W9, kind: weakness, element: struktur, text: Arsip belum tertata}\n",
        )
        .at(SWOT, "W9", "W9")
    }),
    broken("a gap without follow-up", "SP302", |p| {
        p.edit(GAP, "gaps:", "gaps:\n", "gaps:\n  - {id: KS-99, dimension: living, current: Belum ada peta, ideal: Ada peta, gap: Peta belum dibuat, priority: low}\n").at(GAP, "KS-99", "KS-99")
    }),
    broken("a dimension without strategies", "SP303", |p| {
        p.all(STRATEGY, "dimension: branding", "dimension: economy")
            .at(MANIFEST, "scheme", "scheme")
    }),
    broken("a dimension without a selected quick win", "SP304", |p| {
        p.edit(CANDIDATE, "QW-03", "selected: true", "selected: false")
            .cut(PROFILE, "  - quick_win: QW-03", "  - quick_win: QW-04")
            .all("tahap-4/data/risiko.yaml", ", quick_win: QW-03", "")
            .cut("tahap-4/02-profil-quick-win.md", "## QW-03", "## QW-04")
            .at(CANDIDATE, "QW-03", "QW-03")
    }),
    broken("a quick win of another dimension than its programme", "SP305", |p| {
        p.edit(CANDIDATE, "QW-08", "dimension: branding", "dimension: economy")
    }),
    broken("a quick win with an issue that its programme does not answer", "SP305", |p| {
        p.edit(CANDIDATE, "QW-12", "issue: IS-07", "issue: IS-06")
    }),
    broken("a vision that drifts in prose", "SP306", |p| {
        p.edit("tahap-4/00-ringkasan-eksekutif.md", "# ", "\n\n", "\n\nVisi itu adalah Sleman sebagai rumah bersama yang cerdas: layanan mudah diperoleh, ekonomi warga tumbuh, dan lingkungan Merapi terjaga.\n\n").at("tahap-4/00-ringkasan-eksekutif.md", "", "Visi itu adalah Sleman")
    }),
    broken("an area of action plans without an action", "SP102", |p| {
        p.all(ACTION, "area: literasi", "area: sdm").at(
            "tahap-3/03-rencana-aksi.md",
            "{#literasi",
            "```{table} actions",
        )
    }),
    broken("a dimension of applications only", "SP309", |p| {
        p.all(ECO, "kind: service", "kind: application")
            .all(ECO, "kind: infrastructure", "kind: application")
            .all(ECO, "kind: policy", "kind: application")
            .at(ECO, "kind:", "kind:")
    }),
    broken("a count of programmes typed by hand", "SP307", |p| {
        p.edit("tahap-2/06-penutup.md", "Buku ini memuat", "{{ programs.count }}", "41")
    }),
    broken("a total of money typed by hand", "SP307", |p| {
        p.edit(
            "tahap-4/04-pembiayaan.md",
            "# ",
            "\n\n",
            "\n\nRencana ini memerlukan total anggaran Rp199,5 miliar.\n\n",
        )
        .at("tahap-4/04-pembiayaan.md", "", "Rp199,5 miliar")
    }),
    // Time.
    broken("a year before the horizon", "SP401", |p| {
        p.edit(MILESTONE, "TG-02", "year: 2022", "year: 2020")
    }),
    broken("a quick win that takes two years", "SP402", |p| {
        p.edit(PROFILE, "QW-01", "period: 2022", "period: 2022-2023")
    }),
    broken("a phase with other years", "SP403", |p| {
        p.edit(
            "tahap-4/03-peta-jalan.md",
            "# ",
            "\n\n",
            "\n\nJangka pendek (2022–2023) memuat semua quick win.\n\n",
        )
        .at("tahap-4/03-peta-jalan.md", "", "Jangka pendek (2022–2023)")
    }),
    broken("a year without a milestone", "SP404", |p| {
        p.cut(MILESTONE, "  - {id: TG-08", "  - {id: TG-10").at(MILESTONE, "milestones", "TG-01")
    }),
    broken("a milestone after its programme has ended", "SP406", |p| {
        p.edit(MILESTONE, "TG-01", "year: 2022", "year: 2025")
    }),
    broken("money outside the span of its programme", "SP406", |p| {
        p.edit(GOV, "GOV-01", "years: 2022-2026", "years: 2022-2025").at(
            GOV,
            "GOV-01",
            "      2026:",
        )
    }),
    // Money.
    broken("a year without money", "SP501", |p| {
        p.cut(GOV, "      2024: 2,05 miliar\n", "      2025").at(GOV, "GOV-01", "years:")
    }),
    broken("a quick win with more money than its programme", "SP502", |p| {
        p.edit(GOV, "GOV-01", "2022: 1,45 miliar", "2022: 1,1 miliar").at(
            PROFILE,
            "QW-01",
            "      2022:",
        )
    }),
    broken("steps that do not sum to the quick win's money", "SP502", |p| {
        p.edit(PROFILE, "QW-01", "amount: 650 juta", "amount: 560 juta").at(
            PROFILE,
            "QW-01",
            "      2022:",
        )
    }),
    broken("a hand table with a wrong total", "SP502", |p| {
        p.edit("tahap-1/09-kelembagaan.md", "# ", "\n\n", "\n\n| Unsur | Anggota |\n|---|--:|\n| Pemerintah | 4 |\n| Akademisi | 3 |\n| Jumlah | 8 |\n\n: Anggota dewan {#tbl-anggota source=\"Ilustrasi\"}\n\n").at("tahap-1/09-kelembagaan.md", "", "| Jumlah | 8 |")
    }),
    broken("amounts without a fund", "SP503", |p| {
        p.cut(GOV, "    fund: apbd\n", "    budget").at(GOV, "GOV-01", "      2022:")
    }),
    broken("all money from the regional budget", "SP504", |p| {
        p.all(FUND, "kind: apbd-provinsi", "kind: apbd")
            .all(FUND, "kind: apbn", "kind: apbd")
            .all(FUND, "kind: csr", "kind: apbd")
            .all(FUND, "kind: kpbu", "kind: apbd")
            .all(FUND, "kind: hibah", "kind: apbd")
            .at(FUND, "id: apbd", "id: apbd")
    }),
    broken("an amount in the wrong unit", "SP505", |p| {
        p.edit(GOV, "GOV-03", "      2022: ", "      2022: 900 # ")
    }),
    broken("a leap of the budget", "SP506", |p| {
        p.edit(GOV, "GOV-02", "2024: 1,85 miliar", "2024: 18,5 miliar").at(
            GOV,
            "GOV-02",
            "      2025:",
        )
    }),
    // Indicators.
    broken("a year without a target", "SP601", |p| {
        p.edit(MEASURE, "IKS-01", "2024: 2.0, ", "").at(MEASURE, "IKS-01", "IKS-01")
    }),
    broken("a target that goes the wrong way", "SP602", |p| {
        p.edit(MEASURE, "IKS-05", "2024: 1.9", "2024: 1.2")
    }),
    broken("a percentage above 100", "SP602", |p| {
        p.edit(MEASURE, "IKS-04", "2026: 85", "2026: 185")
    }),
    broken("a last target equal to the baseline", "SP602", |p| {
        p.edit(
            MEASURE,
            "IKS-06",
            "{2022: 16, 2023: 19, 2024: 22, 2025: 25, 2026: 28}",
            "{2022: 14, 2023: 14, 2024: 14, 2025: 14, 2026: 14}",
        )
    }),
    broken("a baseline that is too old", "SP603", |p| {
        p.edit(MEASURE, "IKS-03", "year: 2021", "year: 2014")
    }),
    broken("a programme without an indicator", "SP604", |p| {
        p.edit(GOV, "GOV-03", "    indicators: [", "    indicators: [] # [")
    }),
    broken("an indicator that others measure too", "SP605", |p| {
        p.edit(
            MEASURE,
            "IKS-04",
            "name: Kegiatan bernilai besar yang anggarannya merujuk Satu Data",
            "name: Indeks inovasi daerah",
        )
    }),
    // Alignment.
    broken("a mission without an item of the RPJMD", "SP701", |p| {
        p.edit(VISION, "M-1", "[rpjmd-cerdas, spbe-layanan, spbe-data]", "[spbe-layanan]")
    }),
    broken("an item of the RPJMD that nobody serves", "SP701", |p| {
        p.edit(ALIGNED, "rpjmd-cerdas", "  - {id: rpjpd-akhir", UNSERVED)
    }),
    broken("a programme of the RPJMD without its code", "SP702", |p| {
        p.cut(GOV, "    code: ", "    agency:").at(GOV, "GOV-01", "origin: rpjmd")
    }),
    broken("works without an item of the RTRW", "SP703", |p| {
        p.edit(GOV, "GOV-07", ", rtrw-prasarana]", "]").at(GOV, "- id: GOV-07", "GOV-07")
    }),
    broken("an application without an item of the SPBE", "SP704", |p| {
        p.edit(GOV, "GOV-01", "spbe-layanan, spbe-aplikasi, spbe-proses, ", "").at(
            GOV,
            "- id: GOV-01",
            "GOV-01",
        )
    }),
    broken("a legal basis that was replaced", "SP705", |p| {
        p.edit(LAW, "uu-25-2009", ", cite:", ", status: superseded, cite:")
    }),
    broken("a legal basis that everybody knows to be replaced", "SP705", |p| {
        p.edit(LAW, "pp-71-2019", "number: \"71\", year: 2019", "number: \"82\", year: 2012")
    }),
    broken("a dimension without collaboration", "SP706", |p| {
        p.edit(SHARED, "ECO-03", "ECO-03", "UMKM").at(SHARED, "# Kolaborasi", "# Kolaborasi")
    }),
    // Institutions.
    broken("no decree on the team", "SP801", |p| {
        p.cut(FIRST, "  - {title: Keputusan Bupati tentang Tim", "signature:")
            .at(FIRST, "", "name:")
    }),
    broken("a decree after the first meeting", "SP801", |p| {
        p.edit(FIRST, "tentang Dewan", "date: 2021-05-24", "date: 2021-08-24")
    }),
    broken("a council without media", "SP802", |p| {
        p.edit(SEATS, "DW-08", "element: media", "element: community").at(SEATS, "DW-01", "DW-01")
    }),
    broken("an agency that did not sign", "SP803", |p| {
        p.cut(LAST, "  - {agency: dinkes, text", "  - {agency: dp3ap2kb, text")
            .at(LIV, "LIV-01", "agency:")
    }),
    broken("a plan without a regulation of its own", "SP804", |p| {
        p.edit(LAW, "perbup-sleman-1-1-2018", "Masterplan Smart City", "Satu Data")
            .edit(DRAFT, "# Kerangka", "Rancangan Peraturan Bupati", "Pengaturan")
            .at(MANIFEST, "", "#")
    }),
    // Text and form.
    broken("a required section of one sentence", "SP106", |p| {
        p.cut("tahap-4/07-keberlanjutan.md", "\n\nRencana lima tahun", "\u{0}")
            .edit(
                "tahap-4/07-keberlanjutan.md",
                "# ",
                "owner=setda}",
                "owner=setda}\n\nSatu kalimat saja.\n",
            )
            .at("tahap-4/07-keberlanjutan.md", "", "# ")
    }),
    broken("a paragraph copied into another chapter", "SP108", |p| {
        p.edit("tahap-4/08-penutup.md", "# ", "\n\n", "\n\nMerapi disebut karena ia menentukan air, tanah, dan keselamatan warga di seluruh lereng selatan gunung itu.\n\n").edit("tahap-3/06-penutup.md", "# ", "\n\n", "\n\nMerapi disebut karena ia menentukan air, tanah, dan keselamatan warga di seluruh lereng selatan gunung itu.\n\n").at("tahap-4/08-penutup.md", "", "Merapi disebut")
    }),
    broken("a placeholder in a record", "SP109", |p| {
        p.edit(
            GOV,
            "GOV-01",
            "location: Seluruh kabupaten, dengan loket bantuan di 17 kapanewon",
            "location: TBD",
        )
    }),
    broken("a placeholder inside a paragraph", "SP109", |p| {
        p.edit(
            AIM,
            "## Visi",
            "Visi itu diturunkan",
            "Visi itu ditetapkan [tanggal penetapan] dan diturunkan",
        )
    }),
    broken("a table without a source", "SP211", |p| {
        p.edit("tahap-1/09-kelembagaan.md", "# ", "\n\n", "\n\n| Unsur | Anggota |\n|---|--:|\n| Pemerintah | 4 |\n\n: Anggota dewan {#tbl-anggota}\n\n").at("tahap-1/09-kelembagaan.md", "", "| Unsur")
    }),
    broken("an amount with a dot behind Rp", "SP901", |p| {
        p.edit(AIM, "## Visi", "Visi itu diturunkan", "Biayanya Rp. 1.450.000. Visi itu diturunkan")
    }),
    broken("a decimal point in prose", "SP902", |p| {
        p.edit(AIM, "## Visi", "Visi itu diturunkan", "Indeks 2.9 cukup. Visi itu diturunkan")
    }),
    broken("a date in figures", "SP904", |p| {
        p.edit(AIM, "## Visi", "Visi itu diturunkan", "Pada 24/05/2021 visi itu diturunkan")
    }),
    broken("a word written twice", "SP906", |p| {
        p.edit(AIM, "## Visi", "Visi itu diturunkan", "Visi itu itu diturunkan")
    }),
];
