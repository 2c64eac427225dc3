//! Manuals of the findings of reading prose, sources, looks and settings (`SP016` to `SP026`).

use crate::diag::code;
use crate::diag::manual::{Entry, Manual, both, lines, same};

/// Lists what reading prose, sources, looks and settings may find.
pub(super) const WRITING: &[Entry] = &[
    (
        code::RAW_HTML,
        Manual {
            what: both(
                "HTML di dalam Markdown. Komentar `<!-- … -->` pada baris sendiri boleh.",
                "HTML inside Markdown. A comment `<!-- … -->` on lines of its own is allowed.",
            ),
            why: both(
                "HTML tidak dapat dicetak ke PDF, dan dapat menyisipkan skrip ke dalam situs.",
                "HTML cannot be printed in a PDF, and could bring scripts into the site.",
            ),
            example: same("Warga <b>cukup</b> mendaftar sekali."),
            mend: same("Warga **cukup** mendaftar sekali."),
            basis: both(
                "Format smartplan, seperti diuraikan di README.",
                "The format of smartplan, as the README describes it.",
            ),
        },
    ),
    (
        code::BAD_MARKDOWN,
        Manual {
            what: both(
                "Susunan Markdown yang tidak dapat dicetak: berkas tanpa judul bab, judul yang \
                 terlalu dalam atau salah tempat, daftar yang bersarang terlalu dalam, catatan \
                 kaki tanpa isi, gambar di dalam kalimat, blok yang tidak ditutup, atau tabel yang \
                 sel dan kolomnya tidak sama.",
                "Markdown that books cannot show: a file without chapter title, a heading too deep \
                 or out of place, a list nested too deep, a footnote without text, a picture \
                 inside a sentence, a fence that is not closed, or a table whose cells and columns \
                 differ.",
            ),
            why: both(
                "Bab, nomor, dan daftar isi dihitung dari susunan ini.",
                "Chapters, numbers and contents are computed from it.",
            ),
            example: same(lines!["### Struktur", "", "Teks tanpa judul bab di atasnya."]),
            mend: same(lines![
                "# Analisis Kesiapan {#kesiapan}",
                "",
                "## Struktur {#struktur}",
                "",
                "Teks di bawah judulnya."
            ]),
            basis: both(
                "CommonMark dan format smartplan.",
                "CommonMark and the format of smartplan.",
            ),
        },
    ),
    (
        code::BAD_ATTRIBUTES,
        Manual {
            what: both(
                "Atribut dalam kurung kurawal (`{#label .kelas kunci=\"nilai\"}`) yang tidak \
                 ditutup, tidak dikenal, berulang, atau diapit tanda kutip miring dari pengolah \
                 kata.",
                "Attributes in braces (`{#label .class key=\"value\"}`) that are not closed, not \
                 known, repeated, or in the curly quotes of a word processor.",
            ),
            why: both(
                "Atribut mengikat judul, tabel, dan gambar pada skema dan rujukan.",
                "Attributes bind headings, tables and pictures to the scheme and to references.",
            ),
            example: same("![Peta](media/peta.png){#fig-peta lebar=80% source=“BPS 2021”}"),
            mend: same("![Peta](media/peta.png){#fig-peta width=80% source=\"BPS 2021\"}"),
            basis: both(
                "Format smartplan, seperti diuraikan di README.",
                "The format of smartplan, as the README describes it.",
            ),
        },
    ),
    (
        code::BAD_LINK,
        Manual {
            what: both(
                "Tautan keluar yang tidak dimulai dengan https://, http://, atau mailto:, atau \
                 alamat rujukan yang tidak dapat dibaca.",
                "A link to the world outside that does not begin with https://, http:// or \
                 mailto:, or the address of a reference that cannot be read.",
            ),
            why: both(
                "Tautan ke berkas di komputer penulis tidak terbuka di tempat lain.",
                "A link to a file on the author's computer opens nowhere else.",
            ),
            example: same("Lihat [lampiran](file:///D:/smartcity/lampiran.docx)."),
            mend: same("Lihat [](#lampiran-peserta)."),
            basis: both(
                "Format smartplan, seperti diuraikan di README.",
                "The format of smartplan, as the README describes it.",
            ),
        },
    ),
    (
        code::BAD_BIBLIOGRAPHY,
        Manual {
            what: both(
                "Entri `references.bib` yang tidak dapat dibaca: kurung yang tidak ditutup, kunci \
                 ganda, tahun atau alamat yang rusak, atau entri tanpa judul.",
                "An entry of `references.bib` that cannot be read: a brace that is not closed, a \
                 key that stands twice, a broken year or address, or an entry without title.",
            ),
            why: both(
                "Sumber yang tidak terbaca tidak tercetak dalam daftar pustaka.",
                "A source that cannot be read is not printed among the references.",
            ),
            example: same(lines![
                "@book{bps-2021,",
                "  title = {Kabupaten dalam Angka",
                "  date = {dua ribu dua satu},",
                "}"
            ]),
            mend: same(lines![
                "@book{bps-2021,",
                "  title = {Kabupaten dalam Angka},",
                "  date = {2021},",
                "}"
            ]),
            basis: both("Format BibLaTeX.", "The BibLaTeX format."),
        },
    ),
    (
        code::BAD_SCHEME,
        Manual {
            what: both(
                "Skema yang tidak ada, atau yang bertentangan dengan dirinya: id atau nomor buku \
                 berulang, pola nomor yang tidak dikenal.",
                "A scheme that does not exist or contradicts itself: repeated ids or book numbers, \
                 an unknown number pattern.",
            ),
            why: both(
                "Skema menentukan buku, bab, dan nomor; tanpa skema tidak ada yang dapat diperiksa.",
                "The scheme says which books, chapters and numbers there are; without it nothing \
                 can be checked.",
            ),
            example: same(lines!["# smartplan.yaml", "scheme: bimtk"]),
            mend: same(lines!["# smartplan.yaml", "scheme: bimtek"]),
            basis: both(
                "Format smartplan: `book-templates/<skema>/scheme.yaml`.",
                "The format of smartplan: `book-templates/<scheme>/scheme.yaml`.",
            ),
        },
    ),
    (
        code::BAD_TEMPLATE,
        Manual {
            what: both(
                "Templat di folder `templates/` yang tidak menggantikan templat mana pun dan bukan \
                 prasetel cetak, atau yang tidak dapat dijalankan.",
                "A template in the folder `templates/` that overrides none and is no print preset, \
                 or that does not work.",
            ),
            why: both(
                "Tampilan yang diubah sendiri tidak akan terlihat, atau buku tidak dapat dicetak.",
                "Your own looks would not be seen, or the books could not be printed.",
            ),
            example: both(
                "templates/html/stle.css   (bukan nama templat)",
                "templates/html/stle.css   (no name of a template)",
            ),
            mend: same("templates/html/style.css"),
            basis: both(
                "Format smartplan: nama berkas sama dengan di `book-templates/`.",
                "The format of smartplan: file names as in `book-templates/`.",
            ),
        },
    ),
    (
        code::BAD_MATH,
        Manual {
            what: both(
                "Rumus LaTeX yang tidak dapat dicetak.",
                "A LaTeX formula that cannot be set.",
            ),
            why: both(
                "Rumus indeks dan skor yang rusak tercetak sebagai teks tanpa arti.",
                "A broken formula of an index or score would be printed as meaningless text.",
            ),
            example: same("$$ \\frac{a}{b $$"),
            mend: same("$$ \\frac{a}{b} $$"),
            basis: both("Penulisan rumus LaTeX.", "How formulas are written in LaTeX."),
        },
    ),
    (
        code::MISSING_LETTER,
        Manual {
            what: both(
                "Huruf atau tanda yang tidak dimiliki font bawaan maupun font dalam folder \
                 `fonts/`.",
                "A letter or sign that neither the built-in faces nor those in the folder `fonts/` \
                 have.",
            ),
            why: both(
                "Huruf seperti itu tercetak sebagai kotak kosong.",
                "Such a letter would be printed as an empty box.",
            ),
            example: both(
                "Nama kabupaten ditulis dalam aksara Jawa, tanpa font aksara Jawa di folder \
                 `fonts/`.",
                "The name of the regency in Javanese script, without a Javanese face in the folder \
                 `fonts/`.",
            ),
            mend: both(
                "Letakkan font TTF atau OTF yang memuatnya di folder `fonts/`, atau ganti hurufnya.",
                "Put a TTF or OTF face that has it into the folder `fonts/`, or use another letter.",
            ),
            basis: both(
                "PDF/A-2a dan PDF/UA-1: setiap huruf mempunyai bentuk dan arti.",
                "PDF/A-2a and PDF/UA-1: every letter has a shape and a meaning.",
            ),
        },
    ),
    (
        code::BAD_CHECK_SETTING,
        Manual {
            what: both(
                "Pengaturan `check` atau pengecualian yang menyebut kode yang tidak ada, bobot \
                 yang tidak dikenal, kode yang tidak boleh dikecualikan, atau tidak memberi alasan.",
                "A setting of `check` or a waiver that names no code, an unknown weight or a code \
                 that may not be waived, or gives no reason.",
            ),
            why: both(
                "Pengecualian yang salah tulis tampak seperti sudah berlaku, padahal tidak.",
                "A misspelt waiver seems to be in force and is not.",
            ),
            example: same(lines![
                "# smartplan.yaml",
                "check: {ignore: [SP999]}",
                "# data/program.yaml",
                "# smartplan: ignore SP506",
            ]),
            mend: same(lines![
                "# smartplan.yaml",
                "check: {ignore: [SP906]}",
                "# data/program.yaml",
                "# smartplan: ignore SP506 -- pengadaan sekali pada 2023",
            ]),
            basis: both(
                "Format smartplan, seperti diuraikan di README.",
                "The format of smartplan, as the README describes it.",
            ),
        },
    ),
    (
        code::UNUSED_WAIVER,
        Manual {
            what: both(
                "Pengecualian yang tidak mengecualikan temuan apa pun, pada tahap ini maupun \
                 sesudahnya.",
                "A waiver that waives no finding, neither at this stage nor at a later one.",
            ),
            why: both(
                "Pengecualian yang tertinggal akan menyembunyikan kesalahan berikutnya di tempat \
                 yang sama.",
                "A waiver that is left behind would hide the next fault at the same place.",
            ),
            example: both(
                lines![
                    "# smartplan: ignore SP506 -- pengadaan sekali pada 2023",
                    "- id: A-1",
                    "  budget: {2022: 900 juta, 2023: 1 miliar}",
                    "# lonjakannya sudah tidak ada",
                ],
                lines![
                    "# smartplan: ignore SP506 -- one purchase in 2023",
                    "- id: A-1",
                    "  budget: {2022: 900 juta, 2023: 1 miliar}",
                    "# the leap is no longer there",
                ],
            ),
            mend: same(lines!["- id: A-1", "  budget: {2022: 900 juta, 2023: 1 miliar}"]),
            basis: both("Pertimbangan sendiri.", "Own judgement."),
        },
    ),
];
