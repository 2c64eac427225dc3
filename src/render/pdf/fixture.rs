//! A small edition with every kind of page and every kind of element, for the tests.

use std::collections::BTreeMap;

use crate::model::block::{AlertKind, Align};
use crate::model::book::{
    Anchor, ApprovalBlock, ApprovalSheet, Book, Chapter, CommitmentLine, DimensionStyle, Edition,
    Element, ElementKind, Exhibit, Image, ListEntry, Mark, Matter, MatterBody, Meta, Run, Section,
    Signatory, Signature, SourceEntry, TermEntry, Volume, Words,
};
use crate::model::plan::{Media, MediaFormat};
use crate::model::scheme::{Level, MatterKind};
use crate::model::table::{Band, Breaks, Cell, Column, Group, Role, Row, Style, SumKind, Table};
use crate::model::value::{Id, grouped};
use crate::source::{SourceId, Span};

/// Text that tries to leave its string literal, to run code, or to have no letters.
pub(super) const HOSTILE: &str = "\\ \" #panic() $x$ *b* _i_ `c` <l> @r [a](b) <script>alert(1)</script> \
    {{ }} // /* */ = - + ~ \u{0} \u{7} \t “kutip” e\u{301}\u{327} Ω→✓";

pub(super) fn text(words: &str) -> Vec<Run> {
    vec![Run::Text(words.to_owned())]
}

fn element(kind: ElementKind) -> Element {
    Element { kind, span: Span::default() }
}

pub(super) fn par(words: &str) -> Element {
    element(ElementKind::Paragraph(text(words)))
}

fn runs(runs: Vec<Run>) -> Element {
    element(ElementKind::Paragraph(runs))
}

fn anchor(book: usize, id: &str) -> Anchor {
    Anchor { book, id: id.to_owned() }
}

fn refer(book: usize, id: &str, words: &str) -> Run {
    Run::Reference { target: anchor(book, id), words: text(words) }
}

fn column(title: &str, role: Role) -> Column {
    let align = if role == Role::Number { Align::Right } else { Align::Left };
    Column { key: title.to_lowercase(), title: text(title), align, role }
}

fn amount(value: i64) -> Cell {
    Cell::number(grouped(value), value)
}

pub(super) fn exhibit<T>(id: &str, number: &str, caption: &str, body: T) -> Exhibit<T> {
    Exhibit {
        anchor: anchor(2, id),
        label: "Tabel".to_owned(),
        number: number.to_owned(),
        caption: text(caption),
        unit: None,
        source: Some(text("Renstra perangkat daerah, diolah (ilustrasi)")),
        note: None,
        wide: false,
        view: None,
        body,
    }
}

fn table(exhibit: Exhibit<Table>) -> Element {
    element(ElementKind::Table(exhibit))
}

const NAMES: [&str; 6] = [
    "Portal layanan terpadu dengan satu akun warga",
    "Mal pelayanan publik digital",
    "Pengaduan warga terpadu (SP4N-LAPOR! dan kanal kapanewon)",
    "Pendaftaran daring puskesmas dan rumah sakit daerah",
    "Administrasi kependudukan dari kalurahan",
    "Survei kepuasan masyarakat waktu nyata",
];
const AGENCIES: [&str; 4] = [
    "Dinas Komunikasi dan Informatika",
    "Badan Perencanaan Pembangunan Daerah",
    "Dinas Kependudukan dan Pencatatan Sipil",
    "Dinas Kesehatan",
];

/// A table of programmes with groups, subtotals and a total.
pub(super) fn programs(groups: usize, rows: usize) -> Table {
    let mut out = Vec::new();
    let mut whole = 0;
    for group in 0..groups {
        out.push(Row::Group(Group {
            title: ["Layanan publik", "Kebijakan publik", "Tata kelola birokrasi"][group % 3]
                .to_owned(),
            note: Some(format!("{rows} program")),
            dimension: (group == 0).then(|| Id::from("governance")),
        }));
        let mut sum = 0;
        for row in 0..rows {
            let value = 850_000_000
                + i64::try_from((group * 7 + row * 13) % 11).expect("small") * 790_000_000;
            sum += value;
            out.push(Row::Body(vec![
                Cell::text(format!("GOV-{:02}", group * rows + row + 1)).as_head(),
                Cell::text(NAMES[row % NAMES.len()]),
                Cell::text(AGENCIES[row % AGENCIES.len()]),
                Cell::text("2022–2026"),
                Cell::text(if row % 3 == 0 { "APBD, DAK" } else { "APBD" }),
                amount(value),
            ]));
        }
        whole += sum;
        out.push(Row::Sum {
            kind: SumKind::Subtotal,
            label: "Subjumlah".to_owned(),
            cells: vec![None, None, None, None, None, Some(amount(sum))],
        });
    }
    out.push(Row::Sum {
        kind: SumKind::Total,
        label: "Jumlah Smart Governance".to_owned(),
        cells: vec![None, None, None, None, None, Some(amount(whole))],
    });
    Table {
        columns: vec![
            column("Kode", Role::Code),
            column("Program", Role::Prose),
            column("Penanggung jawab", Role::Words),
            column("Tahun", Role::Code),
            column("Sumber", Role::Words),
            column("Pagu indikatif (rupiah)", Role::Number),
        ],
        rows: out,
        ..Table::default()
    }
}

/// A table by years whose sums begin in the first column.
pub(super) fn yearly(years: usize, rows: usize) -> Table {
    let mut columns = vec![column("Dimensi dan program", Role::Words)];
    columns.extend((0..years).map(|year| column(&(2022 + year).to_string(), Role::Number)));
    columns.push(column("Jumlah", Role::Number));
    let line = |row: usize| -> Vec<Cell> {
        (0..=years)
            .map(|year| amount(i64::try_from(1_250 + 37 * year * row).expect("small")))
            .collect()
    };
    let mut out: Vec<Row> = (0..rows)
        .map(|row| {
            let mut cells = vec![Cell::text(NAMES[row % NAMES.len()]).as_head()];
            cells.extend(line(row));
            Row::Body(cells)
        })
        .collect();
    let mut cells = vec![None];
    cells.extend(line(rows).into_iter().map(Some));
    out.push(Row::Sum { kind: SumKind::Total, label: "Jumlah, 64 program".to_owned(), cells });
    Table { columns, rows: out, ..Table::default() }
}

/// A roadmap: years with bands, bars and milestones.
fn roadmap() -> Table {
    let mut columns = vec![column("Program", Role::Words)];
    columns.extend((2022..2027).map(|year| column(&year.to_string(), Role::Mark)));
    columns.push(column("2027–2031", Role::Mark));
    let band = |title: &str, span| Band { title: title.to_owned(), span };
    let bar = |phase: usize| Run::Mark(Mark::Bar(phase), "berjalan".to_owned());
    let stone = |number| Run::Mark(Mark::Milestone(number), "tonggak".to_owned());
    let row = |name: &str, from: usize, to: usize, phase: usize, mark: Option<(usize, usize)>| {
        let mut cells = vec![Cell::text(name)];
        for year in 0..6 {
            let mut runs = Vec::new();
            if (from..=to).contains(&year) {
                runs.push(bar(phase));
            }
            if let Some((_, number)) = mark.filter(|(at, _)| *at == year) {
                runs.push(stone(number));
            }
            cells.push(Cell::runs(runs));
        }
        Row::Body(cells)
    };
    let group = |title: &str, note: &str, dimension: &str| {
        Row::Group(Group {
            title: title.to_owned(),
            note: Some(note.to_owned()),
            dimension: Some(Id::from(dimension)),
        })
    };
    Table {
        style: Style::Grid,
        breaks: Breaks::default(),
        bands: vec![
            band("", 1),
            band("Jangka pendek", 1),
            band("Jangka menengah", 4),
            band("Jangka panjang", 1),
        ],
        columns,
        rows: vec![
            group("Smart Governance", "18 program", "governance"),
            row("Satu akun warga, lima layanan", 0, 0, 0, Some((0, 1))),
            row("Satu Data Sleman dan keamanan informasi", 0, 4, 1, Some((2, 4))),
            row("Layanan proaktif berbasis peristiwa hidup", 4, 5, 2, None),
            group("Smart Branding", "8 program", "branding"),
            row("Merek daerah dan wajah kawasan utama", 1, 4, 1, Some((4, 12))),
        ],
    }
}

fn form() -> Table {
    let row =
        |name: &str, value: &str| Row::Body(vec![Cell::text(name).as_head(), Cell::text(value)]);
    Table {
        style: Style::Form,
        columns: vec![column("Butir", Role::Words), column("Isi", Role::Prose)],
        rows: vec![
            row("Dimensi", "Smart Governance"),
            row(
                "Masalah",
                "Warga mendaftar ulang pada sedikitnya lima aplikasi dan mengisi data kependudukan yang sama.",
            ),
            row(
                "Sasaran pengguna",
                "Penduduk ber-KTP Sleman; tahap awal pemohon lima layanan utama.",
            ),
            Row::Group(Group { title: "Jadwal dan biaya".to_owned(), note: None, dimension: None }),
            Row::Body(vec![
                Cell::text("Triwulan I–II").as_head(),
                Cell::lines([
                    "Prosedur dan data induk: Rp150 juta".to_owned(),
                    "Pembangunan: Rp780 juta".to_owned(),
                ]),
            ]),
        ],
        ..Table::default()
    }
}

fn swot() -> Table {
    let strong = |words: &str| Run::Strong(text(words));
    let lines = |name: &str, items: &[(&str, &str)]| -> Vec<Vec<Run>> {
        let items =
            items.iter().map(|(code, words)| vec![strong(code), Run::Text(format!(" {words}"))]);
        std::iter::once(vec![strong(name)]).chain(items).collect()
    };
    let cell =
        |name: &str, items: &[(&str, &str)]| Cell { lines: lines(name, items), ..Cell::default() };
    let head = |name: &str, items: &[(&str, &str)]| Column {
        title: lines(name, items).join(&Run::Break),
        ..Column::default()
    };
    Table {
        style: Style::Matrix,
        columns: vec![
            Column::default(),
            head(
                "Peluang",
                &[
                    ("O1", "Arsitektur SPBE dan Satu Data nasional"),
                    ("O2", "Kawasan strategis pariwisata Borobudur"),
                ],
            ),
            head(
                "Ancaman",
                &[
                    ("T1", "Serangan siber dan kebocoran data"),
                    ("T2", "Erupsi Merapi dan bencana lain"),
                ],
            ),
        ],
        rows: vec![
            Row::Body(vec![
                cell(
                    "Kekuatan",
                    &[
                        ("S1", "Jaringan serat optik menjangkau 17 kapanewon"),
                        ("S2", "Banyak perguruan tinggi di wilayah kabupaten"),
                    ],
                )
                .as_head(),
                cell(
                    "SO Memanfaatkan",
                    &[("STR-GOV-1", "Satu akun warga di atas jaringan kabupaten (S1, O1)")],
                ),
                cell(
                    "ST Melindungi",
                    &[("STR-GOV-2", "Pusat operasi keamanan informasi (S1, T1)")],
                ),
            ]),
            Row::Body(vec![
                cell("Kelemahan", &[("W1", "Aplikasi tersebar dan tumpang tindih")]).as_head(),
                cell(
                    "WO Memperbaiki",
                    &[("STR-GOV-3", "Penggabungan aplikasi mengikuti SPBE (W1, O1)")],
                ),
                cell(
                    "WT Mengurangi",
                    &[("STR-GOV-4", "Penghentian aplikasi tak terawat (W1, T1)")],
                ),
            ]),
        ],
        ..Table::default()
    }
}

/// A table with a very long row, a note in a cell, hostile words, and a word that nothing holds.
fn odd() -> Table {
    let long = "Kalimat yang sangat panjang tentang tata kelola. ".repeat(60);
    Table {
        columns: vec![
            column("No.", Role::Number),
            column("Uraian", Role::Prose),
            column("Catatan", Role::Prose),
        ],
        rows: vec![
            Row::Body(vec![
                Cell::text("1"),
                Cell::text(HOSTILE),
                Cell::runs(vec![
                    Run::Text("lihat".to_owned()),
                    Run::Note { number: 2, first: true },
                    Run::Text(" dan".to_owned()),
                    Run::Note { number: 1, first: false },
                ]),
            ]),
            Row::Body(vec![Cell::text("2"), Cell::text(long), Cell::text("x".repeat(300))]),
            Row::Body(vec![Cell::text("3")]),
        ],
        ..Table::default()
    }
}

fn list(start: Option<u64>, items: Vec<Vec<Element>>) -> Element {
    element(ElementKind::List { start, items })
}

fn section(id: &str, number: &str, title: &str, level: u8, elements: Vec<Element>) -> Section {
    Section {
        anchor: anchor(2, id),
        number: number.to_owned(),
        level,
        title: text(title),
        elements,
        ..Section::default()
    }
}

/// Running text with everything that can stand in a line or between paragraphs.
fn prose() -> Vec<Element> {
    vec![
        runs(vec![
            Run::Text("Dimensi ".to_owned()),
            Run::Emph(text("smart governance")),
            Run::Text(" menjawab isu strategis pertama (".to_owned()),
            refer(1, "tbl-isu", "Buku 1, Tabel 2.3"),
            Run::Text("), rinciannya pada ".to_owned()),
            refer(2, "tbl-program", "Tabel 3.1"),
            Run::Text(". Dari 112 aplikasi, 38 memuat data yang sama.".to_owned()),
            Run::Note { number: 1, first: true },
            Run::Text(" Pagunya Rp58 miliar (".to_owned()),
            Run::Cite {
                id: "pustaka-perpres".to_owned(),
                words: "Perpres 39/2019, Pasal 1".to_owned(),
            },
            Run::Text("); ".to_owned()),
            Run::Strong(text("tebal")),
            Run::Text(", ".to_owned()),
            Run::Strike(text("dicoret")),
            Run::Text(", ".to_owned()),
            Run::Code("kode();".to_owned()),
            Run::Text(", ".to_owned()),
            Run::Math("\\frac{1}{2} \\sqrt[3]{x}".to_owned()),
            Run::Text(", ".to_owned()),
            Run::Link { url: "https://slemankab.go.id".to_owned(), words: text("laman daerah") },
            Run::Text(", ".to_owned()),
            Run::Swatch(Id::from("living")),
            Run::Text("Smart Living.".to_owned()),
            Run::Break,
            Run::Text("Baris baru.".to_owned()),
        ]),
        par(HOSTILE),
        list(
            Some(3),
            vec![
                vec![par(
                    "satu akun warga untuk seluruh layanan, dengan data induk yang dikelola satu wali data;",
                )],
                vec![
                    par("keputusan berbasis bukti;"),
                    list(None, vec![vec![par("di pusat")], vec![par("di daerah")]]),
                ],
            ],
        ),
        list(
            None,
            vec![vec![par("Butir longgar."), par("Paragraf kedua.")], vec![par("Butir lain.")]],
        ),
        element(ElementKind::Quote(vec![
            par(
                "Pelayanan publik adalah kegiatan atau rangkaian kegiatan dalam rangka pemenuhan kebutuhan pelayanan.",
            ),
            par("— Undang-Undang Nomor 25 Tahun 2009, Pasal 1 angka 1"),
        ])),
        element(ElementKind::Callout(
            AlertKind::Important,
            vec![
                par("Program baru yang membangun aplikasi wajib menyebut rujukan arsitektur SPBE."),
                list(None, vec![vec![par("satu")], vec![par("dua")]]),
            ],
        )),
        element(ElementKind::Minor(text("Judul kecil"))),
        element(ElementKind::Code {
            lang: "yaml".to_owned(),
            text: "programs:\n  - id: GOV-01 # \"#panic()\"\n".to_owned(),
        }),
        element(ElementKind::Math("P = \\sum_{i=1}^{n} w_i \\cdot \\text{skor}_i".to_owned())),
        element(ElementKind::Rule),
        par(&"Paragraf panjang tanpa satu pun jeda. ".repeat(8)),
    ]
}

fn note(words: &str) -> Vec<Element> {
    vec![par(words)]
}

fn strategy() -> Chapter {
    let figure = |id: &str, width| Exhibit {
        label: "Gambar".to_owned(),
        ..exhibit(
            id,
            "3.1",
            "Peta wilayah: layanan menjangkau 17 kapanewon",
            Image {
                path: "media/peta.svg".to_owned(),
                width,
                alt: "Peta Kabupaten Sleman".to_owned(),
            },
        )
    };
    let wide = |id: &str, number: &str, body: Table| Exhibit {
        unit: Some("(dalam juta rupiah)".to_owned()),
        note: Some("Pagu indikatif bukan alokasi.".to_owned()),
        wide: true,
        ..exhibit(id, number, "Pagu indikatif menurut dimensi, program unggulan, dan tahun", body)
    };
    Chapter {
        anchor: anchor(2, "strategi"),
        label: "BAB".to_owned(),
        number: "III".to_owned(),
        title: text("Strategi dan Program per Dimensi"),
        lead: Some(text(
            "Bab ini menjawab pertanyaan yang ditinggalkan Buku 1: apa yang harus dikerjakan, oleh siapa, dan dengan urutan apa, agar sasaran tahun 2026 tercapai.",
        )),
        lead_span: Span::default(),
        elements: vec![par(
            "Setiap dimensi disajikan dengan susunan yang sama. Bagian pertama merangkum isu dan sasaran yang diwarisi dari Buku 1.",
        )],
        sections: vec![
            Section {
                dimension: Some(Id::from("governance")),
                sections: vec![
                    section(
                        "strategi-gov",
                        "3.1.1",
                        "Strategi",
                        3,
                        vec![
                            par("Tiga strategi berikut."),
                            element(ElementKind::Figure(figure("fig-peta", Some(60)))),
                        ],
                    ),
                    section(
                        "program-gov",
                        "3.1.2",
                        "Program",
                        3,
                        vec![
                            par("Program disusun menurut tiga subdimensi."),
                            table(exhibit(
                                "tbl-program",
                                "3.1",
                                "Program Smart Governance menurut subdimensi, 2022–2026",
                                programs(3, 40),
                            )),
                            par("Pagu terbesar ada pada portal layanan terpadu."),
                        ],
                    ),
                ],
                ..section("governance", "3.1", "Smart Governance", 2, prose())
            },
            section(
                "branding",
                "3.2",
                "Smart Branding",
                2,
                vec![
                    par("Sebelum halaman melintang."),
                    table(wide("tbl-lebar", "3.2", yearly(6, 14))),
                    table(wide("tbl-lebar-dua", "3.3", yearly(5, 4))),
                    par("Sesudah halaman melintang."),
                    table(exhibit(
                        "tbl-tahunan",
                        "3.4",
                        "Pagu menurut dimensi dan tahun",
                        yearly(5, 6),
                    )),
                    table(exhibit(
                        "tbl-terlalu-lebar",
                        "3.5",
                        "Dua puluh empat kolom",
                        yearly(24, 3),
                    )),
                    table(exhibit(
                        "tbl-peta-jalan",
                        "3.6",
                        "Peta jalan menurut jangka, 2022–2031",
                        roadmap(),
                    )),
                ],
            ),
            section(
                "living",
                "3.3",
                "Smart Living",
                2,
                vec![
                    table(exhibit("tbl-form", "3.7", "Profil quick win", form())),
                    table(exhibit(
                        "tbl-swot",
                        "3.8",
                        "Matriks SWOT dengan strategi SO, WO, ST, dan WT",
                        swot(),
                    )),
                    table(exhibit("tbl-aneh", "3.9", HOSTILE, odd())),
                    list(
                        None,
                        vec![vec![
                            par("Tabel dalam butir:"),
                            table(exhibit("tbl-dalam", "3.10", "Dalam butir", yearly(3, 2))),
                        ]],
                    ),
                ],
            ),
        ],
        notes: vec![
            note("Angka ilustrasi. Inventarisasi aplikasi dijelaskan pada Buku 1."),
            note("Catatan dalam sel."),
        ],
        span: Span::new(SourceId::default(), 0..7),
    }
}

fn chapter(book: usize, id: &str, number: &str, title: &str) -> Chapter {
    Chapter {
        anchor: anchor(book, id),
        label: "BAB".to_owned(),
        number: number.to_owned(),
        title: text(title),
        elements: vec![par("Isi bab.")],
        sections: vec![Section {
            anchor: anchor(book, &format!("{id}-latar")),
            number: "1.1".to_owned(),
            level: 2,
            title: text("Latar Belakang"),
            elements: vec![par(
                &"Kabupaten Sleman menyatukan layanan yang kini tersebar. ".repeat(30)
            )],
            ..Section::default()
        }],
        ..Chapter::default()
    }
}

fn matter(book: usize, id: &str, kind: MatterKind, title: &str, body: MatterBody) -> Matter {
    Matter {
        anchor: anchor(book, id),
        kind,
        level: Level::Recommended,
        title: title.to_owned(),
        body,
    }
}

fn preface(book: usize) -> Matter {
    let body = Chapter {
        elements: vec![
            par(&"Puji syukur atas tersusunnya buku ini. ".repeat(12)),
            par("Semoga bermanfaat."),
        ],
        ..Chapter::default()
    };
    let signature = Signature {
        place: "Sleman".to_owned(),
        date: Some("30 September 2021".to_owned()),
        by: office("Ketua Tim Pelaksana Smart City Kabupaten Sleman"),
    };
    matter(
        book,
        "kata-pengantar",
        MatterKind::Prose,
        "Kata Pengantar",
        MatterBody::Prose(body, Some(signature)),
    )
}

fn tables() -> MatterBody {
    let entry = |id: &str, label: &str, title: &str| ListEntry {
        label: label.to_owned(),
        title: text(title),
        anchor: anchor(2, id),
    };
    MatterBody::List(vec![
        entry("tbl-program", "Tabel 3.1", "Program Smart Governance menurut subdimensi, 2022–2026"),
        entry(
            "tbl-lebar",
            "Tabel 3.2",
            "Pagu indikatif menurut dimensi, program unggulan, dan tahun (dalam juta rupiah)",
        ),
        entry("tbl-tidak-ada", "Tabel 9.9", "Tidak tercetak"),
    ])
}

fn terms() -> MatterBody {
    let entry = |short: &str, name: &str, meaning: Option<&str>| TermEntry {
        short: short.to_owned(),
        name: text(name),
        meaning: meaning.map(str::to_owned),
    };
    MatterBody::Terms(vec![
        entry("APBD", "Anggaran Pendapatan dan Belanja Daerah", None),
        entry(
            "SPBE",
            "Sistem Pemerintahan Berbasis Elektronik",
            Some("Penyelenggaraan pemerintahan dengan teknologi informasi"),
        ),
    ])
}

fn sources() -> MatterBody {
    let entry = |id: &str, short: &str, full: &str| SourceEntry {
        id: id.to_owned(),
        short: short.to_owned(),
        full: text(full).into(),
    };
    MatterBody::Sources(vec![
        entry(
            "pustaka-bps",
            "BPS, 2021",
            "Badan Pusat Statistik Kabupaten Sleman. Kabupaten Sleman dalam Angka 2021. Sleman, 2021.",
        ),
        entry(
            "pustaka-perpres",
            "Perpres 39/2019",
            "Republik Indonesia. Peraturan Presiden Nomor 39 Tahun 2019 tentang Satu Data Indonesia.",
        ),
    ])
}

fn front(book: usize) -> Vec<Matter> {
    vec![
        matter(book, "cover", MatterKind::Cover, "", MatterBody::Generated),
        matter(book, "imprint", MatterKind::Imprint, "", MatterBody::Generated),
        preface(book),
        matter(book, "daftar-isi", MatterKind::Contents, "Daftar Isi", MatterBody::Generated),
        matter(book, "daftar-tabel", MatterKind::Tables, "Daftar Tabel", tables()),
        matter(
            book,
            "daftar-gambar",
            MatterKind::Figures,
            "Daftar Gambar",
            MatterBody::List(Vec::new()),
        ),
        matter(
            book,
            "daftar-singkatan",
            MatterKind::Terms,
            "Daftar Istilah dan Singkatan",
            terms(),
        ),
    ]
}

fn book(number: usize, title: &str, chapters: Vec<Chapter>) -> Book {
    let appendix =
        Chapter { label: "Lampiran".to_owned(), ..chapter(number, "hadir", "I", "Daftar Hadir") };
    Book {
        number,
        id: format!("buku-{number}"),
        label: format!("Buku {number}"),
        title: title.to_owned(),
        basis: Some("Bimbingan Teknis Tahap II, 27–28 September 2021".to_owned()),
        front: front(number),
        chapters,
        appendices: vec![appendix],
        back: vec![matter(
            number,
            "daftar-pustaka",
            MatterKind::Bibliography,
            "Daftar Pustaka",
            sources(),
        )],
    }
}

fn office(office: &str) -> Signatory {
    Signatory { office: office.to_owned(), ..Signatory::default() }
}

fn volume() -> Volume {
    let mut parts = front(0);
    let block = |role: &str, name: &str| ApprovalBlock {
        role: role.to_owned(),
        by: Signatory { under: vec!["nama dan NIP".to_owned()], ..office(name) },
    };
    let blocks = vec![
        block("Disusun oleh", "Kepala Dinas Komunikasi dan Informatika"),
        block("Diperiksa oleh", "Kepala Badan Perencanaan Pembangunan Daerah"),
        block("Disetujui oleh", "Sekretaris Daerah selaku Ketua Tim Pelaksana"),
        block("Disahkan oleh", "Bupati Sleman selaku Ketua Dewan Smart City"),
    ];
    let facts = vec![("Isi".to_owned(), "6 dimensi, 64 program".to_owned())];
    let place = "Sleman".to_owned();
    let approval =
        MatterBody::Approval(ApprovalSheet { facts, place, date: None, number: None, blocks });
    let lines = (0..9).map(|at| CommitmentLine {
        by: office(AGENCIES[at % AGENCIES.len()]),
        text: "Menyediakan anggaran, data, dan sumber daya manusia bagi program yang menjadi tanggung jawabnya.".to_owned(),
    });
    parts.insert(2, matter(0, "pengesahan", MatterKind::Approval, "Lembar Pengesahan", approval));
    parts.insert(
        3,
        matter(
            0,
            "komitmen",
            MatterKind::Commitment,
            "Lembar Komitmen Bersama",
            MatterBody::Commitment(lines.collect()),
        ),
    );
    Volume {
        title: "Master Plan Smart City".to_owned(),
        front: parts,
        back: vec![matter(
            0,
            "daftar-pustaka",
            MatterKind::Bibliography,
            "Daftar Pustaka",
            sources(),
        )],
    }
}

fn dimensions() -> Vec<DimensionStyle> {
    let own = |id: &str, code: &str, name: &str, fill: &str| DimensionStyle {
        id: Id::from(id),
        code: code.to_owned(),
        name: name.to_owned(),
        fill: fill.to_owned(),
        on: "#ffffff".to_owned(),
        ink: fill.to_owned(),
        dark: fill.to_owned(),
    };
    vec![
        own("governance", "GOV", "Smart Governance", "#14213d"),
        own("branding", "BRA", "Smart Branding", "#75316a"),
        own("living", "LIV", "Smart Living", "#5f98ba"),
    ]
}

const MAP: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" width="400" height="240"><rect width="400" height="240" fill="#dbe6e8"/><path d="M20 200 L120 60 L200 140 L300 30 L380 200 Z" fill="#0e4a57"/></svg>"##;

fn words() -> Words {
    let word = str::to_owned;
    Words {
        plan: word("Master Plan"),
        book: word("Buku"),
        chapter: word("BAB"),
        appendix: word("Lampiran"),
        table: word("Tabel"),
        figure: word("Gambar"),
        source: word("Sumber"),
        note: word("Catatan"),
        continued: word("lanjutan"),
        page: word("hlm."),
        draft: word("DRAF"),
    }
}

/// The edition: two books, the second with every kind of element.
pub(super) fn edition() -> Edition {
    let meta = Meta {
        title: "Master Plan Smart City".to_owned(),
        region: "Kabupaten Sleman".to_owned(),
        horizon: "2022–2026".to_owned(),
        work: "Master Plan Smart City Kabupaten Sleman 2022–2026".to_owned(),
        government: "Pemerintah Kabupaten Sleman".to_owned(),
        agency: Some("Dinas Komunikasi dan Informatika".to_owned()),
        address: Some("Jalan Parasamya, Beran, Tridadi, Sleman".to_owned()),
        place: "Sleman".to_owned(),
        date: Some("9 Desember 2021".to_owned()),
        date_parts: Some((2021, 12, 9)),
        notice: Some("Contoh dokumen. Seluruh angka adalah ilustrasi.".to_owned()),
        emblem: Some("media/peta.svg".to_owned()),
        keywords: vec!["smart city".to_owned()],
        ..Meta::default()
    };
    let map = Media { bytes: MAP.as_bytes().to_vec(), format: MediaFormat::Svg };
    Edition {
        meta,
        print: crate::model::print::PrintSettings::default(),
        words: words(),
        dimensions: dimensions(),
        books: vec![
            book(
                1,
                "Analisis Strategis dan Kesiapan Daerah",
                vec![chapter(1, "pendahuluan", "I", "Pendahuluan")],
            ),
            book(
                2,
                "Strategi dan Program",
                vec![chapter(2, "pendahuluan", "I", "Pendahuluan"), strategy()],
            ),
        ],
        volume: volume(),
        budget: vec![
            vec![9_850_000_000, 12_400_000_000, 13_150_000_000, 11_700_000_000, 10_900_000_000],
            vec![4_200_000_000, 5_600_000_000, 6_850_000_000, 6_300_000_000, 5_550_000_000],
            vec![11_500_000_000, 14_800_000_000, 16_250_000_000, 15_100_000_000, 13_350_000_000],
        ],
        media: BTreeMap::from([("media/peta.svg".to_owned(), map)]),
        overview: crate::model::overview::Overview::default(),
        status: None,
    }
}
