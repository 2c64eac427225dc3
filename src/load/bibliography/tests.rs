//! Whole files in, entries and findings out.

use proptest::prelude::*;

use super::*;
use crate::source::Source;

struct Read {
    entries: BTreeMap<String, BibEntry>,
    /// Covered text of each finding.
    found: Vec<String>,
    sources: SourceMap,
}

fn read_text(text: &str) -> Read {
    let mut sources = SourceMap::default();
    let source = sources.add(Source::new("references.bib", text));
    let mut sink = Sink::new();
    let entries = read(source, &sources, &mut sink);
    let found = sink.into_sorted(&sources).into_iter();
    let found = found
        .map(|item| {
            assert_eq!(item.code.name, "bad-bibliography");
            sources.slice(item.span).to_owned()
        })
        .collect();
    Read { entries, found, sources }
}

/// Shows runs compactly.
fn show(runs: &[Run]) -> String {
    let part = |run: &Run| match run {
        Run::Text(text) => text.clone(),
        Run::Emph(words) => format!("<em {}>", show(words)),
        Run::Link { url, words } => format!("<a {url} {}>", show(words)),
        Run::Math(latex) => format!("<math {latex}>"),
        other => format!("{other:?}"),
    };
    runs.iter().map(part).collect()
}

/// Reads one clean entry and shows it.
fn full(text: &str) -> String {
    let read = read_text(text);
    assert!(read.found.is_empty(), "{:?}", read.found);
    show(&read.entries.values().next().expect("an entry").full)
}

fn shorts(text: &str) -> Vec<String> {
    read_text(text).entries.into_values().map(|entry| entry.short).collect()
}

#[test]
fn a_law_is_printed_whole_and_upright() {
    let law = "@legislation{uu-25-2009, author = {{Republik Indonesia}}, date = {2009},
        title = {{Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik}},
        note = {Lembaran Negara Republik Indonesia Tahun 2009 Nomor 112}, shorthand = {UU 25/2009}}";
    assert_eq!(
        full(law),
        "Republik Indonesia. Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik. Lembaran Negara Republik Indonesia Tahun 2009 Nomor 112."
    );
    assert_eq!(shorts(law), ["UU 25/2009"]);
}

#[test]
fn a_law_in_parts_is_put_together() {
    for kind in ["legislation", "misc"] {
        assert_eq!(
            full(&format!(
                "@{kind}{{a, author = {{{{Republik Indonesia}}}}, type = {{Peraturan Pemerintah}},
                number = 38, year = 2017, title = {{Inovasi Daerah}}}}"
            )),
            "Republik Indonesia. Peraturan Pemerintah Nomor 38 Tahun 2017 tentang Inovasi Daerah."
        );
    }
    assert_eq!(
        full(
            "@misc{a, title = {Surat Edaran}, number = {7/SE}, year = 2020, howpublished = {Sleman}}"
        ),
        "Surat Edaran. Nomor 7/SE. Sleman. 2020."
    );
}

#[test]
fn a_book_has_place_publisher_and_year() {
    assert_eq!(
        full(
            "@book{a, author = {{Badan Pusat Statistik}}, title = {Sleman dalam Angka},
            subtitle = {2021}, location = {Sleman}, publisher = {BPS}, year = 2021}"
        ),
        "Badan Pusat Statistik. <em Sleman dalam Angka: 2021>. Sleman: BPS, 2021."
    );
}

#[test]
fn reports_and_theses_name_their_institution() {
    assert_eq!(
        full("@techreport{a, author = {Giffinger, Rudolf and Fertner, Christian}, title = {Smart Cities},
            institution = {Vienna University of Technology}, address = {Wina}, year = 2007}"),
        "Giffinger, Rudolf, dan Christian Fertner. <em Smart Cities>. Laporan teknis. Wina: Vienna University of Technology, 2007."
    );
    assert_eq!(
        full(
            "@phdthesis{a, author = {Sari, Dewi}, title = {Kota}, institution = {UGM}, year = 2019}"
        ),
        "Sari, Dewi. “Kota.” Disertasi, UGM, 2019."
    );
}

#[test]
fn an_article_links_its_doi() {
    assert_eq!(
        full(
            "@article{a, author = {Albino, Vito}, title = {Smart Cities}, journal = {Urban},
            volume = 22, number = 1, pages = {3--21}, year = 2015, doi = {10.1/x}}"
        ),
        "Albino, Vito. “Smart Cities.” <em Urban> 22, no. 1 (2015): 3–21. <a https://doi.org/10.1/x https://doi.org/10.1/x>."
    );
}

#[test]
fn a_page_on_the_web_links_its_address() {
    assert_eq!(
        full(
            "@online{a, author = {{Pemkab Klaten}}, title = {Borobudur}, date = {2021-11-28},
            url = {https://klatenkab.go.id/a_b}}"
        ),
        "Pemkab Klaten. “Borobudur.” 28 November 2021. <a https://klatenkab.go.id/a_b https://klatenkab.go.id/a_b>."
    );
}

#[test]
fn a_paper_names_the_whole_once() {
    assert_eq!(
        full(
            "@inproceedings{a, author = {Suwandi, Budi}, title = {Kota}, booktitle = {Prosiding},
            year = 2020, pages = {1--9}, publisher = {UGM Press}, address = {Yogyakarta}}"
        ),
        "Suwandi, Budi. “Kota.” Dalam <em Prosiding>, 1–9. Yogyakarta: UGM Press, 2020."
    );
}

#[test]
fn kinds_that_the_style_leaves_out_are_printed_plainly() {
    assert_eq!(
        full(
            "@unpublished{a, author = {A, B and C, D}, title = {Naskah}, note = {Tidak terbit}, year = 2020}"
        ),
        "A, B, dan D C. <em Naskah>. Tidak terbit. 2020."
    );
    assert_eq!(
        full(
            "@collection{a, editor = {A, B}, title = {Kumpulan}, publisher = {P}, location = {J}, year = 2020}"
        ),
        "A, B (ed.). <em Kumpulan>. J: P, 2020."
    );
    assert_eq!(
        full(
            "@dataset{a, author = {{BPS}}, title = {Data}, year = 2020, url = {https://bps.go.id/x}, urldate = {2021-11-30}}"
        ),
        "BPS. <em Data>. 2020. Diakses 30 November 2021. <a https://bps.go.id/x https://bps.go.id/x>."
    );
}

#[test]
fn short_forms_name_author_and_year() {
    let text = "@book{a, author = {van Gogh, Vincent}, title = {A}, year = 2020}
        @book{b, author = {A, B and C, D}, title = {A}, year = 2020}
        @book{c, author = {A, B and C, D and E, F}, title = {A}, year = 2020}
        @book{d, author = {{Badan Pusat Statistik}}, shortauthor = {BPS}, title = {A}, year = 2020}
        @book{e, title = {Satu Dua Tiga Empat Lima}}
        @report{f, institution = {Bappenas}, title = {A}, year = {t.t.}}";
    assert_eq!(
        shorts(text),
        [
            "van Gogh, 2020",
            "A & C, 2020",
            "A dkk., 2020",
            "BPS, 2020",
            "Satu Dua Tiga Empat …, t.t.",
            "Bappenas, t.t."
        ]
    );
}

#[test]
fn equal_short_forms_get_letters_in_the_order_of_the_file() {
    let entry =
        |key: &str| format!("@book{{{key}, author = {{{{BPS}}}}, title = {{T}}, year = 2021}}\n");
    let text = entry("z") + &entry("a") + "@book{k, title = {T}, shorthand = {BPS, 2021}}";
    assert_eq!(shorts(&text), ["BPS, 2021b", "BPS, 2021", "BPS, 2021a"]);
}

#[test]
fn tex_and_abbreviations_become_text() {
    let text = "@string{pub = {Dinas \\& Badan}}
        @book{a, author = {{\\'E}mile, Z.}, title = {Rp\\$5 \\% $x$}, publisher = pub # { Satu}, year = 2020, month = jan, shorthand = {A\\&B}}";
    assert_eq!(full(text), "Émile, Z. <em Rp$5 % ><math x>. Dinas & Badan Satu, 2020.");
    assert_eq!(shorts(text), ["A&B"]);
}

#[test]
fn the_place_of_an_entry_is_its_key() {
    let read = read_text("\n\n@book{kunci-1, title = {A}, year = 2020}");
    let span = read.entries["kunci-1"].span;
    assert_eq!(read.sources.slice(span), "kunci-1");
    assert_eq!(read.sources.get(span.source).position(span.start), (3, 7));
}

#[test]
fn a_broken_entry_costs_no_other_and_keeps_its_key() {
    let read = read_text(
        "@book{a, title = {A} year = 2020}\n@book{b, title = {B}, year = 2020}\n@book{c, title = {C\n",
    );
    assert_eq!(read.found, ["y", "c"]);
    let keys: Vec<&str> = read.entries.keys().map(String::as_str).collect();
    assert_eq!(keys, ["a", "b", "c"]);
    assert_eq!(show(&read.entries["a"].full), "a");
    assert_eq!(show(&read.entries["b"].full), "<em B>. 2020.");
}

#[test]
fn values_that_cannot_be_used_are_told() {
    assert_eq!(read_text("@book{a, title = {A}, year = {dua ribu}}").found, ["{dua ribu}"]);
    assert_eq!(read_text("@book{a, title = {A}, date = {2021-13-45}}").found, ["{2021-13-45}"]);
    assert_eq!(read_text("@online{a, title = {A}, url = {bps}, year = 2020}").found, ["{bps}"]);
    assert_eq!(
        read_text("@online{a, title = {A}, url = {javascript:x}, year = 2020}").found,
        ["{javascript:x}"]
    );
    assert_eq!(read_text("@book{a, title = Judul, year = 2020}").found, ["Judul"]);
    assert_eq!(read_text("@book{a, author = {B}, year = 2020}").found, ["a"]);
    assert_eq!(read_text("@book{a, title = {Rp$5}, year = 2020}").found.len(), 1);
}

#[test]
fn the_second_of_two_keys_is_told() {
    let read = read_text("@book{a, title = {A}, year = 2020}\n@book{a, title = {B}, year = 2020}");
    assert_eq!(read.found, ["a"]);
    assert_eq!(show(&read.entries["a"].full), "<em A>. 2020.");
}

#[test]
fn parents_are_found_and_circles_do_no_harm() {
    let parent = "@proceedings{p, title = {Prosiding}, year = 2020}\n";
    let read = read_text(&format!(
        "@inproceedings{{a, author = {{B, C}}, title = {{A}}, crossref = {{p}}}}\n{parent}"
    ));
    assert!(read.found.is_empty());
    assert!(
        show(&read.entries["a"].full).contains("Prosiding"),
        "{}",
        show(&read.entries["a"].full)
    );
    let circle = "@book{a, title = {A}, year = 1, crossref = {b}}@book{b, title = {B}, year = 1, crossref = {a}}@book{c, title = {C}, year = 1, crossref = {c}}";
    assert_eq!(read_text(circle).found, ["{c}"]);
    assert_eq!(read_text("@book{a, title = {A}, year = 1, crossref = {x}}").found, ["{x}"]);
}

#[test]
fn hostile_files_take_no_quadratic_time() {
    let started = std::time::Instant::now();
    for piece in
        ["@book{a,", "@", "@book{", "{", "\"", "@book{a, t = {\\", "@string{a = a}", "%", "\n@a{b"]
    {
        read_text(&piece.repeat(20_000));
    }
    assert!(started.elapsed().as_secs() < 60, "{:?}", started.elapsed());
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 200,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn any_text_is_read_without_panic(text in "\\PC{0,200}") {
        read_text(&text);
    }

    #[test]
    fn any_soup_of_bibtex_is_read_without_panic(pieces in proptest::collection::vec(
        prop::sample::select(vec![
            "@book{a, ", "@legislation{b,", "@article{c, ", "@string{", "@comment{", "@preamble{", "title", " = ",
            "{Judul}", "{A, B and C, D}", "author", "year", "date", "2020", "{2021-09}", "{", "}", "\"", ",",
            ", ", "}\n", "\n", "#", "%", "\\", "\\'e", "$x$", "$", "url", "{https://a.id}", "doi", "{10.1/x}",
            "pages", "{1--9}", "volume", "crossref", "{a}", "jan", "é", "😀", "~", "--", "\0", "edition", "editor",
            "xdata", "journal", "{{Republik Indonesia}}", "urldate", "{/2020}", "{-1}", "{20200-13-45}",
        ]), 0..60)) {
        read_text(&pieces.concat());
    }
}
