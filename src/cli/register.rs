//! What a starter plan says of the records: for every kind its key, and an example to fill in.
//!
//! All is commented out, so that nothing of it is printed; whoever takes the signs away has a
//! record that `check` accepts once the ids that it names are there.

use crate::model::record::Kind;
use crate::model::value::YearSpan;

/// A data file of a stage.
pub(super) struct Register {
    /// The kind whose stage it belongs to, and that stage when the scheme demands no table of it.
    pub kind: (Kind, u8),
    /// File name.
    pub name: &'static str,
    /// Text; `{first}` is a year, `{before}` the one before, `{targets}` a value for every year.
    text: &'static str,
}

impl Register {
    /// Writes the file for a horizon.
    pub(super) fn text(&self, horizon: YearSpan) -> String {
        let years = horizon.years().zip((45..).step_by(5));
        let targets: Vec<String> = years.map(|(year, value)| format!("{year}: {value}")).collect();
        self.text
            .replace("{first}", &horizon.start().to_string())
            .replace("{before}", &(horizon.start().0.saturating_sub(1)).to_string())
            .replace("{targets}", &targets.join(", "))
    }
}

/// The data files of the stages, in the order in which they are written.
pub(super) const REGISTERS: &[Register] = &[
    Register {
        kind: (Kind::Readiness, 1),
        name: "kesiapan.yaml",
        text: "\
# Butir kesiapan. element: struktur, infrastruktur, suprastruktur; score dan target 0 sampai 4.
readiness: []
#  - id: KSP-01
#    element: struktur
#    name: Sumber daya manusia
#    current: Keadaan sekarang, dengan angka dan tahunnya
#    ideal: Keadaan yang diinginkan
#    score: 2,1
#    target: 3,5
#    source: Kertas kerja Bimtek Tahap I
#    follow_up: [GOV-01]
",
    },
    Register {
        kind: (Kind::Swot, 1),
        name: "swot.yaml",
        text: "\
# Butir SWOT. kind: strength, weakness, opportunity, threat.
swot: []
#  - id: W1
#    kind: weakness
#    element: struktur
#    text: Data sektoral disimpan dengan definisi yang berbeda
#    source: Diskusi kelompok Bimtek Tahap I
",
    },
    Register {
        kind: (Kind::Gap, 1),
        name: "kesenjangan.yaml",
        text: "\
# Kesenjangan. priority: high, medium, low.
gaps: []
#  - id: KS-01
#    dimension: governance
#    current: Keadaan sekarang
#    ideal: Keadaan yang diinginkan
#    gap: Jarak antara keduanya
#    priority: high
#    readiness: [KSP-01]
#    follow_up: [GOV-01]
",
    },
    Register {
        kind: (Kind::Issue, 1),
        name: "isu.yaml",
        text: "\
# Isu strategis, dengan butir SWOT dan kesenjangan yang melahirkannya.
issues: []
#  - id: IS-01
#    name: Layanan publik tersebar
#    text: Warga mendaftar berulang kali untuk layanan yang berbeda.
#    dimensions: [governance]
#    swot: [W1]
#    gaps: [KS-01]
",
    },
    Register {
        kind: (Kind::Mission, 1),
        name: "visi-misi.yaml",
        text: "\
# Visi, lalu misi, tujuan, dan sasaran yang saling menunjuk. alignment: id di data/keselarasan.yaml.
# vision: Daerah yang cerdas, sejahtera, dan lestari
missions: []
#  - id: M-1
#    text: Menyatukan layanan dan data
#    alignment: [rpjmd-1]
goals: []
#  - id: T-1
#    text: Terwujudnya layanan yang terpadu
#    mission: M-1
objectives: []
#  - id: SS-1
#    text: Turunnya waktu urus layanan utama
#    goal: T-1
#    dimensions: [governance]
",
    },
    Register {
        kind: (Kind::Indicator, 1),
        name: "indikator.yaml",
        text: "\
# Indikator sasaran dan program. direction: up atau down; target untuk setiap tahun.
indicators: []
#  - id: IK-01
#    name: Layanan yang memakai satu akun warga
#    unit: persen
#    direction: up
#    baseline: {year: {before}, value: 40}
#    targets: {{targets}}
#    source: Laporan kinerja
#    agency: diskominfo
#    objective: SS-1
",
    },
    Register {
        kind: (Kind::Institution, 1),
        name: "kelembagaan.yaml",
        text: "\
# Dewan, tim pelaksana, dan forum. element: government, academia, business, community, media.
institutions: []
#  - id: DW-01
#    body: Dewan Smart City
#    position: Ketua
#    office: Kepala daerah
#    element: government
",
    },
    Register {
        kind: (Kind::Strategy, 2),
        name: "strategi.yaml",
        text: "\
# Strategi. kind: SO, WO, ST, WT.
strategies: []
#  - id: ST-GOV-1
#    kind: WO
#    text: Menyatukan layanan ke dalam satu akun warga
#    dimension: governance
#    swot: [W1]
#    issues: [IS-01]
#    objectives: [SS-1]
",
    },
    Register {
        kind: (Kind::Program, 2),
        name: "program.yaml",
        text: "\
# Program. kind: policy, service, application, infrastructure; origin: rpjmd, renstra, new.
programs: []
#  - id: GOV-01
#    name: Portal layanan terpadu
#    dimension: governance
#    subdimension: layanan-publik
#    description: Warga mendaftar satu kali untuk semua layanan.
#    kind: service
#    origin: rpjmd
#    code: \"2.16.03\"
#    agency: diskominfo
#    years: {first}
#    fund: apbd
#    budget: {{first}: 450 juta}
#    strategies: [ST-GOV-1]
#    objectives: [SS-1]
#    indicators: [IK-01]
#    alignment: [rpjmd-1]
",
    },
    Register {
        kind: (Kind::Innovation, 3),
        name: "inovasi.yaml",
        text: "\
# Inovasi. kind seperti program.
innovations: []
#  - id: INO-01
#    name: Satu formulir
#    dimension: governance
#    program: GOV-01
#    kind: policy
#    novelty: Apa yang baru
#    beneficiaries: Siapa yang merasakannya
#    agency: diskominfo
#    year: {first}
",
    },
    Register {
        kind: (Kind::Action, 3),
        name: "rencana-aksi.yaml",
        text: "\
# Rencana aksi. area: kebijakan, sdm, infrastruktur, aplikasi, literasi.
actions: []
#  - id: RA-SDM-1
#    area: sdm
#    name: Pelatihan analis data
#    output: Dua puluh analis bersertifikat
#    agency: diskominfo
#    years: {first}
#    fund: apbd
#    budget: {{first}: 150 juta}
#    programs: [GOV-01]
",
    },
    Register {
        kind: (Kind::QuickWin, 3),
        name: "quick-win.yaml",
        text: "\
# Kandidat quick win; yang terpilih diberi selected: true. Nilai tiap kriteria 1 sampai 5.
quick_wins: []
#  - id: QW-1
#    name: Satu akun untuk lima layanan
#    program: GOV-01
#    issue: IS-01
#    dimension: governance
#    agency: diskominfo
#    scores: {mendesak: 5, manfaat: 5, cepat: 4, sumber-daya: 4, kemitraan: 3}
#    selected: true
",
    },
    Register {
        kind: (Kind::Profile, 4),
        name: "profil-quick-win.yaml",
        text: "\
# Profil quick win terpilih. steps: triwulan awal dan akhir; jumlahnya sama dengan budget.
profiles: []
#  - quick_win: QW-1
#    problem: Masalah yang dijawab
#    users: Siapa yang memakainya
#    output: Apa yang dihasilkan
#    benefit: Apa yang berubah bagi warga
#    attraction: Apa yang menarik
#    uniqueness: Apa yang lain daripada yang sudah ada
#    partnership: Siapa mitranya
#    potential: Bagaimana diperluas
#    sustainability: Bagaimana dipelihara
#    risk: Apa yang dapat gagal
#    mitigation: Bagaimana mencegahnya
#    resources: Tenaga dan sarana
#    period: {first}
#    fund: apbd
#    budget: {{first}: 150 juta}
#    steps:
#      - {name: Persiapan, from: 1, to: 2, amount: 50 juta}
#      - {name: Peluncuran, from: 3, to: 4, amount: 100 juta}
",
    },
    Register {
        kind: (Kind::Milestone, 4),
        name: "tonggak.yaml",
        text: "\
# Tonggak peta jalan. quarter: triwulan 1 sampai 4; program atau action.
milestones: []
#  - id: TG-01
#    name: Lima layanan memakai satu akun
#    program: GOV-01
#    year: {first}
#    quarter: 4
",
    },
    Register {
        kind: (Kind::Risk, 4),
        name: "risiko.yaml",
        text: "\
# Risiko. likelihood dan impact 1 sampai 5.
risks: []
#  - id: RS-01
#    name: Kebocoran data pribadi
#    cause: Hak akses terlalu luas
#    impact_text: Warga dirugikan
#    likelihood: 3
#    impact: 5
#    mitigation: Uji keamanan sebelum dibuka
#    agency: diskominfo
#    programs: [GOV-01]
",
    },
];
