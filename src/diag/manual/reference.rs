//! Manuals of what is found when numbers and references are bound (`SP2xx`).

use crate::diag::code;
use crate::diag::manual::{Entry, Manual, both, lines, same};

/// Lists what binding may find.
pub(super) const REFERENCE: &[Entry] = &[
    (
        code::UNRESOLVED_REFERENCE,
        Manual {
            what: both(
                "Rujukan `[](#label)` ke bagian, tabel, gambar, atau buku yang tidak ada, yang ada \
                 di beberapa buku lain, atau yang tidak bernomor.",
                "A reference `[](#label)` to a part, table, figure or book that does not exist, \
                 that several other books have, or that bears no number.",
            ),
            why: both(
                "Di Word rujukan seperti itu tercetak sebagai “Error! Reference source not found”.",
                "In Word such a reference is printed as “Error! Reference source not found”.",
            ),
            example: same("Keadaan awal tercantum pada [](#tbl-layann)."),
            mend: same(lines![
                "Keadaan awal tercantum pada [](#tbl-layanan).",
                "",
                "| Layanan | Waktu urus |",
                "|---|---:|",
                "| Perizinan | 6 hari |",
                "",
                ": Waktu urus layanan {#tbl-layanan source=\"DPMPTSP 2021\"}"
            ]),
            basis: both(
                "Format smartplan: rujukan dihitung, tidak diketik.",
                "The format of smartplan: references are computed, not typed.",
            ),
        },
    ),
    (
        code::UNRESOLVED_CITATION,
        Manual {
            what: both(
                "Kutipan `[@kunci]` dari sumber yang tidak ada dalam `references.bib`, atau \
                 kutipan tanpa berkas itu.",
                "A citation `[@key]` of a source that `references.bib` does not hold, or citations \
                 without that file.",
            ),
            why: both(
                "Dasar fakta adalah bagian terlemah rencana daerah; kutipan tanpa sumber \
                 memperlemahnya.",
                "The factual basis is the weakest part of regional plans; a citation without a \
                 source makes it weaker.",
            ),
            example: both(
                lines![
                    "Penduduk berjumlah 1,1 juta jiwa [@bps-2012].",
                    "# references.bib hanya memuat bps-2021"
                ],
                lines![
                    "Penduduk berjumlah 1,1 juta jiwa [@bps-2012].",
                    "# references.bib holds bps-2021 only"
                ],
            ),
            mend: same("Penduduk berjumlah 1,1 juta jiwa [@bps-2021]."),
            basis: both(
                "Kajian mutu rencana daerah (tesis ITB): dasar fakta dan partisipasi paling lemah.",
                "A study of the quality of regional plans (thesis, ITB): factual basis and \
                 participation are weakest.",
            ),
        },
    ),
    (
        code::MISSING_MEDIA,
        Manual {
            what: both(
                "Gambar yang berkasnya tidak ada, berada di luar rencana, tidak dapat dibaca, atau \
                 bukan SVG, PNG, dan JPEG.",
                "A picture whose file is not there, lies outside the plan, cannot be read, or is \
                 no SVG, PNG or JPEG.",
            ),
            why: both(
                "Buku terbit dengan ruang kosong di tempat gambarnya.",
                "The book would appear with a blank in place of the picture.",
            ),
            example: same("![Peta wilayah](D:/foto/peta.bmp){#fig-peta}"),
            mend: same("![Peta wilayah](media/peta.png){#fig-peta}"),
            basis: both(
                "Format smartplan, seperti diuraikan di README.",
                "The format of smartplan, as the README describes it.",
            ),
        },
    ),
    (
        code::UNKNOWN_FACT,
        Manual {
            what: both(
                "Fakta `{{ … }}` yang tidak dikenal, menyebut id yang tidak ada, tidak lengkap, \
                 atau meminta tahun yang tidak dicetak.",
                "A fact `{{ … }}` that is not known, names an id that does not exist, is \
                 incomplete, or asks for a year that is not printed.",
            ),
            why: both(
                "Fakta menggantikan angka yang diketik tangan; yang tidak dapat dihitung tidak \
                 boleh tercetak.",
                "A fact stands in place of a number typed by hand; what cannot be computed may not \
                 be printed.",
            ),
            example: same(
                "Anggaran {{ budgt.total }} bagi {{ programs.count(\"goverment\") }} program.",
            ),
            mend: same(
                "Anggaran {{ budget.total }} bagi {{ programs.count(\"governance\") }} program.",
            ),
            basis: both(
                "Format smartplan, seperti diuraikan di README.",
                "The format of smartplan, as the README describes it.",
            ),
        },
    ),
    (
        code::DUPLICATE_LABEL,
        Manual {
            what: both(
                "Label yang dipakai dua kali dalam satu buku.",
                "A label that stands twice in one book.",
            ),
            why: both(
                "Rujukan ke label itu tidak dapat dipastikan menunjuk yang mana.",
                "A reference to that label could mean either of them.",
            ),
            example: same(lines!["## Visi {#visi}", "", "## Penjelasan Visi {#visi}"]),
            mend: same(lines!["## Visi {#visi}", "", "## Penjelasan Visi {#penjelasan-visi}"]),
            basis: both(
                "Format smartplan: label tunggal dalam satu buku.",
                "The format of smartplan: a label stands once in a book.",
            ),
        },
    ),
    (
        code::BAD_VIEW,
        Manual {
            what: both(
                "Tabel terhitung atau bagan yang namanya tidak dikenal, atau yang diberi opsi, \
                 kolom, saringan, atau nilai yang tidak dimilikinya.",
                "A computed table or chart of an unknown name, or with an option, column, filter \
                 or value that it does not take.",
            ),
            why: both(
                "Tabel tanpa saringan yang benar mencetak baris yang salah.",
                "A table without the right filter prints the wrong rows.",
            ),
            example: same(lines!["```{table} program", "dimensi: governance", "```"]),
            mend: same(lines!["```{table} programs", "dimension: governance", "```"]),
            basis: both(
                "Format smartplan, seperti diuraikan di README.",
                "The format of smartplan, as the README describes it.",
            ),
        },
    ),
];
