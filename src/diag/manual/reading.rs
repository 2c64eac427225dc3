//! Manuals of the findings of reading data files (`SP001` to `SP015`).

use crate::diag::code;
use crate::diag::manual::{Entry, Manual, both, lines, same};

/// Lists what reading data files may find.
pub(super) const READING: &[Entry] = &[
    (
        code::UNREADABLE_FILE,
        Manual {
            what: both(
                "Berkas atau folder yang tidak dapat dibuka, atau teks yang bukan UTF-8.",
                "A file or folder that cannot be opened, or a text that is not UTF-8.",
            ),
            why: both(
                "Isinya tidak diketahui; apa pun yang hilang di dalamnya akan tampak sebagai \
                 kesalahan rencana.",
                "What it holds is unknown; all that is missing in it would look like a fault of \
                 the plan.",
            ),
            example: both(
                lines![
                    "# data/program.yaml disimpan sebagai “ANSI” oleh pengolah teks",
                    "programs:",
                    "  - {id: GOV-01, name: Caf� desa, …}"
                ],
                lines![
                    "# data/program.yaml was saved as “ANSI” by a text editor",
                    "programs:",
                    "  - {id: GOV-01, name: Caf� desa, …}"
                ],
            ),
            mend: both(
                "Simpan ulang berkas itu dengan pengodean UTF-8, dan periksa izin bacanya.",
                "Save the file again in the encoding UTF-8, and see that it may be read.",
            ),
            basis: both(
                "Format smartplan, seperti diuraikan di README.",
                "The format of smartplan, as the README describes it.",
            ),
        },
    ),
    (
        code::YAML_SYNTAX,
        Manual {
            what: both(
                "Berkas YAML yang melanggar aturan YAML: lekukan, titik dua, tanda kutip, atau \
                 dokumen kedua setelah `---`. Sisa berkas itu tidak dibaca.",
                "A YAML file that breaks the rules of YAML: indentation, colons, quotes, or a \
                 second document after `---`. The rest of the file is not read.",
            ),
            why: both(
                "Satu tanda yang kurang dapat mengubah arti semua baris di bawahnya.",
                "One missing sign can change the meaning of every line below it.",
            ),
            example: same(lines![
                "programs:",
                "  - id: GOV-01",
                "    name: \"Portal layanan",
                "    agency: diskominfo"
            ]),
            mend: same(lines![
                "programs:",
                "  - id: GOV-01",
                "    name: \"Portal layanan\"",
                "    agency: diskominfo"
            ]),
            basis: both("Spesifikasi YAML 1.2.", "The YAML 1.2 specification."),
        },
    ),
    (
        code::WRONG_TYPE,
        Manual {
            what: both(
                "Nilai dengan bentuk yang salah: daftar di tempat satu teks, teks di tempat kunci \
                 dan nilai, atau kunci yang bukan satu kata.",
                "A value of the wrong shape: a list in place of a text, a text in place of keys \
                 and values, or a key that is not one word.",
            ),
            why: both(
                "Nilai seperti itu tidak dapat dicetak tanpa menebak maksudnya.",
                "Such a value cannot be printed without guessing what was meant.",
            ),
            example: same(lines!["programs:", "  - id: GOV-01", "    name: [Portal, layanan]"]),
            mend: same(lines!["programs:", "  - id: GOV-01", "    name: Portal layanan"]),
            basis: both(
                "Format smartplan, seperti diuraikan di README.",
                "The format of smartplan, as the README describes it.",
            ),
        },
    ),
    (
        code::UNKNOWN_KEY,
        Manual {
            what: both(
                "Kunci yang tidak dikenal di tempat itu; biasanya salah ketik.",
                "A key that is not known at that place; mostly a slip of the pen.",
            ),
            why: both(
                "Kunci yang salah ketik akan diabaikan diam-diam, dan isinya hilang dari buku.",
                "A misspelt key would be passed over in silence, and what stands behind it would \
                 be lost.",
            ),
            example: same(lines!["programs:", "  - id: GOV-01", "    lokasi: 17 kapanewon"]),
            mend: same(lines!["programs:", "  - id: GOV-01", "    location: 17 kapanewon"]),
            basis: both(
                "Format smartplan, seperti diuraikan di README.",
                "The format of smartplan, as the README describes it.",
            ),
        },
    ),
    (
        code::MISSING_KEY,
        Manual {
            what: both(
                "Kunci wajib yang tidak ada, atau ada tanpa nilai.",
                "A required key that is not there, or stands there without a value.",
            ),
            why: both(
                "Setiap tabel mencetak kunci wajib; tanpa nilai kolomnya kosong.",
                "Tables print what is required; without a value their columns stay empty.",
            ),
            example: both(
                lines!["programs:", "  - {id: GOV-01, name: Portal layanan}   # tanpa `agency`"],
                lines!["programs:", "  - {id: GOV-01, name: Portal layanan}   # without `agency`"],
            ),
            mend: both(
                lines![
                    "programs:",
                    "  - {id: GOV-01, name: Portal layanan, agency: diskominfo, …}",
                    "# belum diketahui? tulis `agency: TBD`"
                ],
                lines![
                    "programs:",
                    "  - {id: GOV-01, name: Portal layanan, agency: diskominfo, …}",
                    "# not yet known? write `agency: TBD`"
                ],
            ),
            basis: both(
                "Format smartplan, seperti diuraikan di README.",
                "The format of smartplan, as the README describes it.",
            ),
        },
    ),
    (
        code::DUPLICATE_KEY,
        Manual {
            what: both(
                "Kunci yang sama ditulis dua kali pada satu catatan.",
                "The same key written twice in one record.",
            ),
            why: both(
                "Hanya satu dari dua nilai yang dapat berlaku, dan pembaca tidak tahu yang mana.",
                "Only one of two values can hold, and a reader cannot know which.",
            ),
            example: same(lines!["agency: diskominfo", "years: 2022-2026", "agency: bappeda"]),
            mend: same(lines!["agency: diskominfo", "supporting: [bappeda]", "years: 2022-2026"]),
            basis: both(
                "Spesifikasi YAML 1.2: kunci tidak boleh berulang.",
                "The YAML 1.2 specification: keys are unique.",
            ),
        },
    ),
    (
        code::BAD_MONEY,
        Manual {
            what: both(
                "Jumlah uang yang tidak dapat dibaca sebagai rupiah utuh.",
                "An amount of money that cannot be read as whole rupiah.",
            ),
            why: both(
                "Anggaran dijumlahkan dari nilai ini; angka yang ditebak membuat semua jumlah \
                 salah.",
                "Budgets are summed from these values; a guessed one makes every sum wrong.",
            ),
            example: same("budget: {2022: 1.25, 2023: Rp 2,100,000,000, 2024: dua miliar}"),
            mend: same("budget: {2022: 1250000000, 2023: \"Rp2.100.000.000\", 2024: \"2 miliar\"}"),
            basis: both(
                "Kaidah penulisan rupiah: titik untuk ribuan, koma untuk desimal.",
                "How rupiah are written: dots between thousands, a decimal comma.",
            ),
        },
    ),
    (
        code::BAD_YEAR,
        Manual {
            what: both(
                "Tahun, rentang tahun, atau tanggal yang tidak dapat dibaca; rentang yang berakhir \
                 sebelum dimulai; perpanjangan yang tidak melampaui kurun waktu; atau pertemuan \
                 yang mendahului tahap sebelumnya.",
                "A year, a span of years or a date that cannot be read; a span that ends before it \
                 begins; an extension that does not reach beyond the horizon; or a meeting before \
                 that of an earlier stage.",
            ),
            why: both(
                "Peta jalan, target, dan anggaran disusun menurut tahun.",
                "Roadmap, targets and budgets are ordered by year.",
            ),
            example: same(lines!["years: 22-26", "dates: [21 Juni 2021]"]),
            mend: same(lines!["years: 2022-2026", "dates: [2021-06-21]"]),
            basis: both(
                "Format smartplan; tanggal menurut ISO 8601.",
                "The format of smartplan; dates after ISO 8601.",
            ),
        },
    ),
    (
        code::UNKNOWN_WORD,
        Manual {
            what: both(
                "Kata yang bukan salah satu pilihan di tempat itu, atau id dimensi, subdimensi, \
                 unsur, bidang, kriteria, dan dokumen yang tidak ada dalam skema, atau prasetel \
                 cetak dan font yang tidak ada.",
                "A word that is none of the choices at that place, or an id of a dimension, \
                 sub-dimension, element, area, criterion or plan that the scheme does not have, or \
                 a print preset or face that is not there.",
            ),
            why: both(
                "Program dengan dimensi yang salah tulis tidak masuk ke tabel mana pun.",
                "A programme with a misspelt dimension gets into no table.",
            ),
            example: same(lines![
                "programs:",
                "  - {id: GOV-01, dimension: goverment, kind: aplikasi, …}"
            ]),
            mend: same(lines![
                "programs:",
                "  - {id: GOV-01, dimension: governance, kind: application, …}"
            ]),
            basis: both(
                "Format smartplan dan skema rencana.",
                "The format of smartplan and the plan's scheme.",
            ),
        },
    ),
    (
        code::BAD_NUMBER,
        Manual {
            what: both(
                "Angka yang tidak dapat dibaca, yang dapat berarti ribuan maupun desimal (1.250), \
                 atau yang berada di luar rentangnya: tahap 1 sampai 4, triwulan 1 sampai 4, \
                 kemungkinan dan dampak 1 sampai 5, nilai di atas skala.",
                "A number that cannot be read, that may mean thousands or a decimal (1.250), or \
                 that lies outside its range: stages 1 to 4, quarters 1 to 4, likelihood and \
                 impact 1 to 5, points above the scale.",
            ),
            why: both(
                "Skor dan urutan dihitung dari angka ini.",
                "Scores and ranks are computed from it.",
            ),
            example: same(lines!["risks:", "  - {id: R-1, likelihood: sering, impact: 7, …}"]),
            mend: same(lines!["risks:", "  - {id: R-1, likelihood: 4, impact: 5, …}"]),
            basis: both(
                "Format smartplan, seperti diuraikan di README.",
                "The format of smartplan, as the README describes it.",
            ),
        },
    ),
    (
        code::YAML_ALIAS,
        Manual {
            what: both(
                "Jangkar (`&`), alias (`*`), atau tag (`!`) YAML.",
                "A YAML anchor (`&`), alias (`*`) or tag (`!`).",
            ),
            why: both(
                "Satu fakta ditulis di satu tempat dan dibaca apa adanya; alias menyalin nilai \
                 tanpa terlihat.",
                "A fact is written in one place and read as it stands; an alias copies values \
                 unseen.",
            ),
            example: same(lines!["fund: &dana apbd", "# …", "fund: *dana"]),
            mend: same(lines!["fund: apbd", "# …", "fund: apbd"]),
            basis: both(
                "Format smartplan, seperti diuraikan di README.",
                "The format of smartplan, as the README describes it.",
            ),
        },
    ),
    (
        code::CSV_SYNTAX,
        Manual {
            what: both(
                "Berkas CSV dengan nama yang tidak menyebut jenis catatan, kepala kolom yang \
                 rusak, baris yang jumlah selnya tidak sama dengan kepalanya, atau tanda kutip \
                 yang tidak ditutup.",
                "A CSV file whose name says no kind of record, whose header is broken, with a row \
                 that has more or fewer cells than the header, or with a quote that is not closed.",
            ),
            why: both(
                "Satu koma yang berlebih menggeser semua nilai di kanannya ke kolom lain.",
                "One comma too many moves every value behind it into another column.",
            ),
            example: same(lines![
                "short,name",
                "SPBE,Sistem Pemerintahan Berbasis Elektronik",
                "RTRW,Rencana Tata Ruang, Wilayah"
            ]),
            mend: same(lines![
                "short,name",
                "SPBE,Sistem Pemerintahan Berbasis Elektronik",
                "RTRW,\"Rencana Tata Ruang, Wilayah\""
            ]),
            basis: both("RFC 4180, bentuk umum CSV.", "RFC 4180, the common form of CSV."),
        },
    ),
    (
        code::DUPLICATE_ID,
        Manual {
            what: both(
                "Dua catatan sejenis dengan id yang sama, atau visi yang ditulis dua kali.",
                "Two records of a kind with the same id, or a vision that is written twice.",
            ),
            why: both(
                "Rujukan ke id itu tidak dapat dipastikan menunjuk catatan yang mana.",
                "A reference to that id could mean either of them.",
            ),
            example: same(lines![
                "agencies:",
                "  - {id: dinkes, name: Dinas Kesehatan, short: Dinkes}",
                "  - {id: dinkes, name: Dinas Kesehatan Hewan, short: Dinkeswan}"
            ]),
            mend: same(lines![
                "agencies:",
                "  - {id: dinkes, name: Dinas Kesehatan, short: Dinkes}",
                "  - {id: dinkeswan, name: Dinas Kesehatan Hewan, short: Dinkeswan}"
            ]),
            basis: both(
                "Format smartplan: setiap catatan mempunyai satu id.",
                "The format of smartplan: every record has one id.",
            ),
        },
    ),
    (
        code::MISPLACED_FILE,
        Manual {
            what: both(
                "Berkas atau folder yang tidak dibaca karena nama atau tempatnya, padahal tampaknya \
                 bagian dari rencana: `Tahap-3`, `05-swot.MD`, catatan di samping bab, lembar kerja \
                 Excel di `data/`.",
                "A file or folder that is not read because of its name or place, and yet seems to \
                 be part of the plan: `Tahap-3`, `05-swot.MD`, records beside chapters, an Excel \
                 workbook in `data/`.",
            ),
            why: both(
                "Tanpa teguran ini isinya hanya tampak hilang.",
                "Without a word on it, its content would just seem to be missing.",
            ),
            example: same(lines!["tahap-1/05-swot.MD", "tahap-1/isu.yaml"]),
            mend: same(lines!["tahap-1/05-swot.md", "tahap-1/data/isu.yaml"]),
            basis: both(
                "Format smartplan, seperti diuraikan di README.",
                "The format of smartplan, as the README describes it.",
            ),
        },
    ),
    (
        code::BAD_ID,
        Manual {
            what: both(
                "Id atau label dengan tanda selain huruf, angka, `-`, `_`, dan `.`.",
                "An id or label with signs other than letters, digits, `-`, `_` and `.`.",
            ),
            why: both(
                "Id menjadi bagian dari rujukan dan alamat halaman; spasi dan tanda baca \
                 memutusnya.",
                "Ids become part of references and page addresses; spaces and signs break them.",
            ),
            example: same(lines!["programs:", "  - {id: GOV 01/a, …}"]),
            mend: same(lines!["programs:", "  - {id: GOV-01a, …}"]),
            basis: both(
                "Format smartplan, seperti diuraikan di README.",
                "The format of smartplan, as the README describes it.",
            ),
        },
    ),
];
