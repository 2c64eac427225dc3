//! A small edition made by hand: two books with one of everything that a page can hold.

use std::collections::BTreeMap;

use crate::model::block::AlertKind;
use crate::model::book::{
    Anchor, ApprovalBlock, ApprovalSheet, Book, Chapter, CommitmentLine, DimensionStyle, Edition,
    Element, ElementKind, Exhibit, Image, IndexEntry, IndexPlace, ListEntry, Mark, Matter,
    MatterBody, Meta, Run, Section, Signatory, Signature, SourceEntry, TermEntry, Volume, Words,
};
use crate::model::overview::{Change, KeyFigure, Overview, PlanYear, Stage, Turn};
use crate::model::plan::{Media, MediaFormat};
use crate::model::scheme::{Level, MatterKind};
use crate::source::{SourceId, Span};

use super::tables::{form, matrix, programs, roadmap};

/// A text that would be markup, code or an address if anything let it.
pub(super) const HOSTILE: &str =
    r#"<script>alert('x')</script> & "quoted" {{ 7 * 7 }} {% raw %} $a$ \ # * 😀 سلام"#;

/// Makes the edition.
pub(super) fn edition() -> Edition {
    let mut edition = Edition {
        meta: meta(),
        print: crate::model::print::PrintSettings::default(),
        words: words(),
        dimensions: dimensions(),
        books: vec![first_book(), second_book()],
        volume: Volume { title: "Master Plan Smart City".into(), ..Volume::default() },
        budget: budget(),
        media: media(),
        overview: overview(),
        status: None,
    };
    edition.volume.front = volume_front(&edition);
    edition.volume.back = vec![sources(0), index()];
    edition
}

fn meta() -> Meta {
    Meta {
        title: "Master Plan Smart City".into(),
        region: "Kabupaten Contoh".into(),
        horizon: "2022–2026".into(),
        work: "Master Plan Smart City Kabupaten Contoh 2022–2026".into(),
        government: "Pemerintah Kabupaten Contoh".into(),
        agency: Some("Dinas Komunikasi dan Informatika".into()),
        address: Some("Jalan Parasamya 1, Contoh".into()),
        place: "Contoh".into(),
        date: Some("9 Desember 2021".into()),
        notice: Some("Dokumen contoh. Seluruh angka adalah ilustrasi.".into()),
        emblem: Some("media/lambang daerah.svg".into()),
        ..Meta::default()
    }
}

fn words() -> Words {
    Words {
        plan: "Master Plan".into(),
        book: "Buku".into(),
        chapter: "BAB".into(),
        appendix: "Lampiran".into(),
        table: "Tabel".into(),
        figure: "Gambar".into(),
        source: "Sumber".into(),
        note: "Catatan".into(),
        continued: "lanjutan".into(),
        page: "hlm.".into(),
        draft: "DRAF".into(),
    }
}

fn dimensions() -> Vec<DimensionStyle> {
    let all = [
        ("governance", "GOV", "Smart Governance", "#14213d", "#ffffff", "#14213d", "#8ab4f8"),
        ("branding", "BRA", "Smart Branding", "#75316a", "#ffffff", "#75316a", "#f98aa6"),
        ("economy", "ECO", "Smart Economy", "#b85132", "#ffffff", "#a04022", "#f0a37f"),
        ("living", "LIV", "Smart Living", "#5f98ba", "#000000", "#1f668f", "#8fc7e6"),
        ("society", "SOC", "Smart Society", "#d9b154", "#000000", "#7d5a00", "#e6c15a"),
        ("environment", "ENV", "Smart Environment", "#d3e2b8", "#000000", "#44682c", "#a9cf86"),
    ];
    let style =
        |(id, code, name, fill, on, ink, dark): (&str, &str, &str, &str, &str, &str, &str)| {
            DimensionStyle {
                id: id.into(),
                code: code.into(),
                name: name.into(),
                fill: fill.into(),
                on: on.into(),
                ink: ink.into(),
                dark: dark.into(),
            }
        };
    all.into_iter().map(style).collect()
}

fn budget() -> Vec<Vec<i64>> {
    let million = |row: [i64; 5]| row.iter().map(|value| value * 1_000_000).collect();
    vec![
        million([6085, 8490, 7000, 5220, 5140]),
        million([5100, 7200, 8200, 7100, 6600]),
        million([4200, 6800, 8300, 7400, 6500]),
        million([9100, 14200, 13300, 12100, 11300]),
        million([0, 6400, 9300, 8800, 8200]),
        million([5600, 9800, 10900, 9400, 8500]),
    ]
}

fn media() -> BTreeMap<String, Media> {
    let svg = |text: &str| Media { bytes: text.as_bytes().to_vec(), format: MediaFormat::Svg };
    let map = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 140"><path d="M10 130 90 30l60 50 70-70 90 120z" fill="#7ba0a8"/><text x="20" y="60" font-size="12" fill="#14213d">Peta</text></svg>"##;
    let emblem = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 48"><path d="M2 2h36v26q0 12-18 18Q2 40 2 28z" fill="#fff" stroke="#888"/></svg>"##;
    BTreeMap::from([
        ("media/lambang daerah.svg".into(), svg(emblem)),
        ("media/peta #1.svg".into(), svg(map)),
        ("tahap-1/peta.svg".into(), svg(map)),
        ("media/tidak-dipakai.svg".into(), svg(map)),
    ])
}

/// Makes an anchor.
pub(super) fn anchor(book: usize, id: &str) -> Anchor {
    Anchor { book, id: id.into() }
}

/// Makes plain words.
pub(super) fn text(words: &str) -> Vec<Run> {
    vec![Run::Text(words.into())]
}

/// Makes an element at a place of its own.
pub(super) fn element(kind: ElementKind) -> Element {
    Element { kind, span: Span::new(SourceId::default(), 7..9) }
}

/// Makes a paragraph.
pub(super) fn paragraph(runs: Vec<Run>) -> Element {
    element(ElementKind::Paragraph(runs))
}

fn reference(book: usize, id: &str, words: &str) -> Run {
    Run::Reference { target: anchor(book, id), words: text(words) }
}

fn exhibit<T>(
    book: usize,
    id: &str,
    label: &str,
    number: &str,
    caption: &str,
    body: T,
) -> Exhibit<T> {
    Exhibit {
        anchor: anchor(book, id),
        label: label.into(),
        number: number.into(),
        caption: text(caption),
        unit: None,
        source: Some(text("Renstra perangkat daerah, diolah (ilustrasi)")),
        note: None,
        wide: false,
        view: None,
        body,
    }
}

/// Makes a front matter part.
pub(super) fn matter(
    book: usize,
    id: &str,
    kind: MatterKind,
    title: &str,
    body: MatterBody,
) -> Matter {
    let level = Level::Required;
    Matter { anchor: anchor(book, id), kind, level, title: title.into(), body }
}

fn sources(book: usize) -> Matter {
    let entry = |key: &str, short: &str, full: &str| SourceEntry {
        id: format!("pustaka-{key}"),
        short: short.into(),
        full: vec![
            Run::Text(full.into()),
            Run::Emph(text("Lembaran Negara")),
            Run::Text(".".into()),
        ]
        .into(),
    };
    let entries = vec![
        entry("bps-2021", "BPS, 2021", "Badan Pusat Statistik. 2021. "),
        entry(
            "uu:25/2009",
            "UU 25/2009",
            "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik. ",
        ),
    ];
    let body = MatterBody::Sources(entries);
    matter(book, "daftar-pustaka", MatterKind::Bibliography, "Daftar Pustaka", body)
}

fn summary() -> Chapter {
    Chapter {
        anchor: anchor(0, "ringkasan-eksekutif"),
        title: text("Ringkasan Eksekutif"),
        elements: vec![paragraph(vec![
            Run::Text("Rincian pada ".into()),
            reference(2, "tbl-program", "Buku 2, Tabel 1.1"),
            Run::Text(" dan ".into()),
            reference(1, "", "Buku 1"),
            Run::Text(".".into()),
        ])],
        ..Chapter::default()
    }
}

fn index() -> Matter {
    let place = |book: usize, label: &str, main| IndexPlace {
        book: format!("Buku {book}"),
        label: label.into(),
        anchor: anchor(book, "pendahuluan"),
        main,
    };
    let entries = vec![
        IndexEntry {
            letter: "S".into(),
            name: "SPBE".into(),
            places: vec![place(1, "BAB I", true), place(1, "1.1", false), place(2, "BAB I", false)],
            ..IndexEntry::default()
        },
        IndexEntry {
            letter: "T".into(),
            name: HOSTILE.into(),
            see: Some("SPBE".into()),
            ..IndexEntry::default()
        },
    ];
    matter(0, "indeks", MatterKind::Index, "Indeks", MatterBody::Index(entries))
}

fn volume_front(edition: &Edition) -> Vec<Matter> {
    let tables: Vec<ListEntry> = edition.books.iter().flat_map(|book| list(book, true)).collect();
    let figures: Vec<ListEntry> = edition.books.iter().flat_map(|book| list(book, false)).collect();
    let approval = ApprovalBlock {
        role: "Disahkan oleh".into(),
        by: Signatory {
            office: "Bupati Contoh".into(),
            name: None,
            under: vec!["nama dan tanda tangan".into()],
        },
    };
    let promise = CommitmentLine {
        by: Signatory { office: "Bappeda".into(), ..Signatory::default() },
        text: "menjaga keselarasan rencana dengan RPJMD".into(),
    };
    vec![
        matter(0, "cover", MatterKind::Cover, "", MatterBody::Generated),
        matter(
            0,
            "lembar-pengesahan",
            MatterKind::Approval,
            "Lembar Pengesahan",
            MatterBody::Approval(ApprovalSheet {
                blocks: vec![approval.clone(), approval],
                place: "Contoh".into(),
                ..ApprovalSheet::default()
            }),
        ),
        matter(
            0,
            "komitmen",
            MatterKind::Commitment,
            "Lembar Komitmen Bersama",
            MatterBody::Commitment(vec![promise]),
        ),
        matter(0, "daftar-isi", MatterKind::Contents, "Daftar Isi", MatterBody::Generated),
        matter(0, "daftar-tabel", MatterKind::Tables, "Daftar Tabel", MatterBody::List(tables)),
        matter(0, "daftar-gambar", MatterKind::Figures, "Daftar Gambar", MatterBody::List(figures)),
        matter(
            0,
            "daftar-singkatan",
            MatterKind::Terms,
            "Daftar Istilah dan Singkatan",
            MatterBody::Terms(vec![TermEntry {
                short: "SPBE".into(),
                name: text("Sistem Pemerintahan Berbasis Elektronik"),
                meaning: Some("penyelenggaraan pemerintahan dengan teknologi informasi".into()),
            }]),
        ),
        matter(
            0,
            "ringkasan-eksekutif",
            MatterKind::Prose,
            "Ringkasan Eksekutif",
            MatterBody::Prose(summary(), None),
        ),
    ]
}

/// Lists the tables or figures of a book.
fn list(book: &Book, tables: bool) -> Vec<ListEntry> {
    let chapters = book.chapters.iter().chain(&book.appendices);
    let elements = chapters.flat_map(Chapter::all_elements);
    let entry = |element: &Element| match &element.kind {
        ElementKind::Table(it) if tables => Some(ListEntry {
            label: it.full_number(),
            title: it.caption.clone(),
            anchor: it.anchor.clone(),
        }),
        ElementKind::Figure(it) if !tables => Some(ListEntry {
            label: it.full_number(),
            title: it.caption.clone(),
            anchor: it.anchor.clone(),
        }),
        _ => None,
    };
    elements.into_iter().filter_map(entry).collect()
}

fn first_book() -> Book {
    let preface = Chapter {
        anchor: anchor(1, "kata-pengantar"),
        title: text("Kata Pengantar"),
        elements: vec![paragraph(text("Puji syukur kami panjatkan."))],
        ..Chapter::default()
    };
    let signature = Signature {
        place: "Contoh".into(),
        date: Some("30 Juni 2021".into()),
        by: Signatory { office: "Ketua Tim Pelaksana Smart City".into(), ..Signatory::default() },
    };
    let mut book = Book {
        number: 1,
        id: "analisis".into(),
        label: "Buku 1".into(),
        title: "Analisis Strategis dan Kesiapan Daerah".into(),
        basis: Some("Bimtek Tahap I, 21–22 Juni 2021".into()),
        front: Vec::new(),
        chapters: vec![first_chapter(), second_chapter()],
        appendices: vec![Chapter {
            anchor: anchor(1, "lampiran-hadir"),
            label: "Lampiran".into(),
            number: "I".into(),
            title: text("Daftar Hadir"),
            elements: vec![paragraph(text("Peserta menurut perangkat daerah."))],
            ..Chapter::default()
        }],
        back: vec![sources(1)],
    };
    book.front = vec![
        matter(1, "cover", MatterKind::Cover, "", MatterBody::Generated),
        matter(
            1,
            "kata-pengantar",
            MatterKind::Prose,
            "Kata Pengantar",
            MatterBody::Prose(preface, Some(signature)),
        ),
        matter(1, "daftar-isi", MatterKind::Contents, "Daftar Isi", MatterBody::Generated),
        matter(
            1,
            "daftar-tabel",
            MatterKind::Tables,
            "Daftar Tabel",
            MatterBody::List(list(&book, true)),
        ),
        matter(
            1,
            "daftar-gambar",
            MatterKind::Figures,
            "Daftar Gambar",
            MatterBody::List(list(&book, false)),
        ),
    ];
    book
}

fn first_chapter() -> Chapter {
    Chapter {
        anchor: anchor(1, "pendahuluan"),
        label: "BAB".into(),
        number: "I".into(),
        title: text("Pendahuluan"),
        lead: Some(text(
            "Bab ini menjelaskan mengapa rencana disusun, siapa yang menyusunnya, dan tahun yang dicakupnya.",
        )),
        elements: vec![paragraph(every_run())],
        sections: vec![
            Section {
                anchor: anchor(1, "latar-belakang"),
                number: "1.1".into(),
                level: 2,
                title: text("Latar Belakang"),
                dimension: Some("governance".into()),
                elements: every_block(),
                sections: vec![subsection()],
                ..Section::default()
            },
            Section {
                anchor: anchor(1, "metodologi"),
                number: "1.2".into(),
                level: 2,
                title: text(HOSTILE),
                elements: vec![element(ElementKind::Table(exhibit(
                    1,
                    "tbl-swot",
                    "Tabel",
                    "1.2",
                    "Matriks SWOT",
                    matrix(),
                )))],
                ..Section::default()
            },
        ],
        notes: vec![
            vec![paragraph(vec![
                Run::Text("Lihat ".into()),
                reference(1, "metodologi", "Subbab 1.2"),
                Run::Text(".".into()),
            ])],
            vec![paragraph(text("Catatan kedua.")), paragraph(text("Dengan dua paragraf."))],
        ],
        ..Chapter::default()
    }
}

fn subsection() -> Section {
    Section {
        anchor: anchor(1, "keadaan"),
        number: "1.1.1".into(),
        level: 3,
        title: vec![
            Run::Text("Keadaan ".into()),
            Run::Emph(text("awal")),
            Run::Note { number: 2, first: true },
        ],
        elements: vec![
            paragraph(text(HOSTILE)),
            element(ElementKind::Minor(text("Catatan lapangan"))),
            paragraph(text("Selesai.")),
        ],
        ..Section::default()
    }
}

/// A line with one of every run.
pub(super) fn every_run() -> Vec<Run> {
    vec![
        Run::Text("Enam kelompok kerja menyusun bab ini ".into()),
        Run::Emph(vec![
            Run::Text("dengan ".into()),
            Run::Strong(text("tekun")),
            Run::Strike(text(" lambat")),
        ]),
        Run::Text(", memakai ".into()),
        Run::Code("a < b && c".into()),
        Run::Text(" dan ".into()),
        Run::Math(r"\frac{a}{b} < 1".into()),
        Run::Text(".".into()),
        Run::Note { number: 1, first: true },
        Run::Text(" Rinciannya di ".into()),
        reference(1, "tbl-kesiapan", "Tabel 1.1"),
        Run::Text(", ".into()),
        reference(2, "tbl-program", "Buku 2, Tabel 1.1"),
        Run::Text(", ".into()),
        reference(2, "strategi-program", "Buku 2, BAB I"),
        Run::Text(", dan ".into()),
        Run::Reference {
            target: anchor(1, "lampiran-hadir"),
            words: vec![Run::Strong(text("Lampiran I"))],
        },
        Run::Text(" (".into()),
        Run::Cite { id: "pustaka-uu:25/2009".into(), words: "UU 25/2009, hlm. 3".into() },
        Run::Text(").".into()),
        Run::Note { number: 1, first: false },
        Run::Break,
        Run::Link {
            url: "https://example.org/?a=1&b=\"2\"".into(),
            words: vec![Run::Text("Laman ".into()), reference(1, "swot", "resmi")],
        },
        Run::Text(" ".into()),
        reference(9, "tidak-ada", "tanpa tujuan"),
        Run::Text(", ".into()),
        Run::Swatch("living".into()),
        Run::Text("Smart Living ".into()),
        Run::Mark(Mark::Check, "ya".into()),
        Run::Text(HOSTILE.into()),
    ]
}

fn every_block() -> Vec<Element> {
    let mut all = lists();
    all.extend([
        element(ElementKind::Quote(vec![paragraph(text("Kutipan dari dokumen lain."))])),
        element(ElementKind::Callout(
            AlertKind::Note,
            vec![
                paragraph(text("Program tidak selalu berarti aplikasi.")),
                paragraph(text("Paragraf kedua.")),
            ],
        )),
        element(ElementKind::Callout(
            AlertKind::Warning,
            vec![paragraph(text("GOV-03 berakhir pada 2024."))],
        )),
        element(ElementKind::Code { lang: "yaml\"".into(), text: "a: <b>\n  c: {{ d }}\n".into() }),
        element(ElementKind::Math(r"\sum_{i=1}^{n} x_i = \sqrt{y}".into())),
    ]);
    all.extend(exhibits());
    all.extend([element(ElementKind::Rule), paragraph(text("Penutup bagian ini."))]);
    all
}

fn lists() -> Vec<Element> {
    let item = |words: &str| vec![paragraph(text(words))];
    let inner =
        ElementKind::List { start: Some(3), items: vec![item("satu data"), item("satu peta")] };
    vec![
        paragraph(text("Daftar berikut menunjukkan hal yang mendorong penyusunan rencana.")),
        element(ElementKind::List {
            start: None,
            items: vec![
                item("Layanan publik yang cepat dan mudah dijangkau."),
                vec![paragraph(text("Data yang dipakai bersama:")), element(inner)],
            ],
        }),
        element(ElementKind::List {
            start: Some(1),
            items: vec![vec![paragraph(text("Paragraf satu.")), paragraph(text("Paragraf dua."))]],
        }),
    ]
}

fn exhibits() -> Vec<Element> {
    let picture = |path: &str, width| Image {
        path: path.into(),
        width,
        alt: "Peta wilayah, \"lereng\" di utara".into(),
    };
    let map = picture("media/peta #1.svg", None);
    let small = picture("tahap-1/peta.svg", Some(40));
    let mut small = exhibit(1, "fig-kecil", "Gambar", "1.2", "Peta kecil", small);
    small.source = None;
    let form = exhibit(1, "tbl-kesiapan", "Tabel", "1.1", "Profil quick win", form());
    vec![
        element(ElementKind::Figure(exhibit(1, "fig-peta", "Gambar", "1.1", "Peta wilayah", map))),
        element(ElementKind::Figure(small)),
        element(ElementKind::Table(form)),
    ]
}

/// A chart in every role with hostile words, and the table behind it.
pub(super) fn chart() -> [Element; 2] {
    let drawing = crate::model::chart::sample(HOSTILE);
    let chart = exhibit(1, "gbr-bagan", "Gambar", "1.3", "Bagan uji", drawing);
    let table = exhibit(1, "gbr-bagan:data", "Data", "Gambar 1.3", "Bagan uji", form());
    [ElementKind::Chart(chart), ElementKind::Data { table, printed: false }].map(element)
}

fn second_chapter() -> Chapter {
    Chapter {
        anchor: anchor(1, "swot"),
        label: "BAB".into(),
        number: "II".into(),
        title: vec![Run::Text("Analisis ".into()), Run::Emph(text("SWOT"))],
        elements: vec![paragraph(text("Bab tanpa subbab."))],
        ..Chapter::default()
    }
}

fn second_book() -> Book {
    let mut programs = exhibit(
        2,
        "tbl-program",
        "Tabel",
        "1.1",
        "Program dan anggaran menurut dimensi, 2022–2026",
        programs(),
    );
    programs.unit = Some("(dalam juta rupiah)".into());
    programs.note = Some("Tanda – berarti tanpa anggaran pada tahun itu.".into());
    programs.wide = true;
    programs.view = Some("programs".into());
    let roadmap = exhibit(2, "tbl-peta-jalan", "Tabel", "1.2", "Peta jalan", roadmap());
    Book {
        number: 2,
        id: "strategi".into(),
        label: "Buku 2".into(),
        title: "Strategi dan Program".into(),
        basis: Some("Bimtek Tahap II, 27–28 September 2021".into()),
        front: vec![matter(
            2,
            "daftar-gambar",
            MatterKind::Figures,
            "Daftar Gambar",
            MatterBody::List(Vec::new()),
        )],
        chapters: vec![Chapter {
            anchor: anchor(2, "strategi-program"),
            label: "BAB".into(),
            number: "I".into(),
            title: text("Strategi dan Program per Dimensi"),
            elements: vec![
                paragraph(vec![
                    Run::Text("Kembali ke ".into()),
                    reference(1, "latar-belakang", "Buku 1, Subbab 1.1"),
                    Run::Text(".".into()),
                ]),
                element(ElementKind::Table(programs)),
                element(ElementKind::Table(roadmap)),
            ],
            ..Chapter::default()
        }],
        appendices: Vec::new(),
        back: Vec::new(),
    }
}

/// A plan at a glance: two years and a possible third, two stages, a change.
fn overview() -> Overview {
    let year = |year, extended| PlanYear { year, extended };
    let stage = |number, turn| Stage {
        number,
        turn,
        meeting: Some(HOSTILE.into()),
        days: Some("27–28 September 2021".into()),
        place: Some("Ruang rapat".into()),
        agenda: None,
    };
    Overview {
        years: vec![year(2022, false), year(2023, false), year(2024, true)],
        figures: vec![KeyFigure {
            name: "programs",
            number: "42".into(),
            unit: text("program"),
            words: HOSTILE.into(),
        }],
        programs: vec![7, 5],
        stages: vec![stage(1, Turn::Past), stage(2, Turn::Now)],
        changes: vec![Change {
            date: "8 Oktober 2021".into(),
            day: "2021-10-08".into(),
            text: HOSTILE.into(),
            book: Some(2),
        }],
    }
}
