//! The site as a whole: well formed, every link arrives, nothing of an author becomes markup.

mod fixture;
mod search;
mod single;
mod tables;

use std::collections::{BTreeMap, BTreeSet};

use crate::model::book::{Edition, Element, ElementKind, Run};
use crate::output::Artifacts;
use crate::render::{Format, RenderError, Selection, html};
use crate::template::Templates;

use fixture::{HOSTILE, chart, edition, element, paragraph};

fn selection(formats: &[Format]) -> Selection {
    Selection { formats: formats.to_vec(), books: vec![1, 2], volume: true, ..Selection::default() }
}

fn render_with(edition: &Edition, own: &[(&str, &str)]) -> Result<Artifacts, Vec<RenderError>> {
    let own: BTreeMap<String, Vec<u8>> =
        own.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect();
    let wanted = selection(&[Format::Html, Format::Pdf]);
    html::render(edition, Templates::new(&own), &wanted, &|_| {})
}

fn render(edition: &Edition) -> Artifacts {
    render_with(edition, &[]).unwrap()
}

/// Lists the pages of a site.
fn pages(site: &Artifacts) -> BTreeMap<&str, &str> {
    let html = site.iter().filter(|(_, bytes)| bytes.starts_with(b"<!doctype html>"));
    html.map(|(path, bytes)| (path, std::str::from_utf8(bytes).unwrap())).collect()
}

/// A tag: name, attributes as written, whether it closes.
struct Tag<'a> {
    name: &'a str,
    attributes: Vec<(&'a str, &'a str)>,
    closes: bool,
    closed: bool,
}

/// Reads all tags of a page; panics where a bracket, a quote or an attribute is out of place.
fn tags(page: &str) -> Vec<Tag<'_>> {
    let mut out = Vec::new();
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        assert!(!rest[..at].contains('>'), "a bracket in the text: {}", &rest[..at]);
        let mut quoted = false;
        let end = rest[at..].find(|c| {
            quoted ^= c == '"';
            c == '>' && !quoted
        });
        let inner = &rest[at + 1..at + end.expect("every tag ends")];
        rest = &rest[at + end.unwrap() + 1..];
        if inner.starts_with('!') {
            continue;
        }
        let closed = inner.ends_with('/');
        let body = inner.trim_end_matches('/').trim_start_matches('/');
        let (name, attributes) = body.split_once([' ', '\n']).unwrap_or((body, ""));
        assert!(name.chars().all(|c| c.is_ascii_alphanumeric()), "a tag named {name}");
        out.push(Tag {
            name,
            attributes: read_attributes(attributes),
            closes: inner.starts_with('/'),
            closed,
        });
    }
    out
}

fn read_attributes(text: &str) -> Vec<(&str, &str)> {
    let mut out = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let end = rest.find(['=', ' ']).unwrap_or(rest.len());
        let name = &rest[..end];
        assert!(
            name.chars().all(|c| c.is_ascii_alphanumeric() || "-:".contains(c)),
            "an attribute named {name}"
        );
        let value = rest[end..].strip_prefix("=\"").map(|tail| tail.split_once('"').unwrap());
        let (value, tail) = value.unwrap_or(("", &rest[end..]));
        out.push((name, value));
        rest = tail.trim_start();
    }
    out
}

fn attribute<'a>(tag: &Tag<'a>, name: &str) -> Option<&'a str> {
    tag.attributes.iter().find(|(own, _)| *own == name).map(|(_, value)| *value)
}

fn unescape(text: &str) -> String {
    let pairs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    pairs.iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}

/// Undoes `%XX`.
fn decode(text: &str) -> String {
    let mut out = Vec::new();
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        if byte == b'%' {
            let hex = [bytes.next().unwrap(), bytes.next().unwrap()];
            out.push(u8::from_str_radix(std::str::from_utf8(&hex).unwrap(), 16).unwrap());
        } else {
            out.push(byte);
        }
    }
    String::from_utf8(out).unwrap()
}

fn ids(page: &str) -> Vec<String> {
    tags(page).iter().filter_map(|tag| attribute(tag, "id")).map(unescape).collect()
}

#[test]
fn every_page_is_well_formed() {
    const EMPTY: [&str; 7] = ["meta", "link", "img", "br", "hr", "input", "colgroup"];
    let site = render(&edition());
    assert!(pages(&site).len() >= 14, "all kinds of page are there");
    for (path, page) in pages(&site) {
        let mut open = Vec::new();
        for tag in tags(page) {
            if tag.closes {
                assert_eq!(open.pop(), Some(tag.name), "{path}: out of order");
            } else if !tag.closed && !EMPTY[..6].contains(&tag.name) {
                open.push(tag.name);
            }
        }
        assert!(open.is_empty(), "{path}: {open:?} stay open");
    }
}

#[test]
fn ids_are_unique_and_every_label_names_one() {
    let site = render(&edition());
    for (path, page) in pages(&site) {
        let all = ids(page);
        let once: BTreeSet<&String> = all.iter().collect();
        assert_eq!(once.len(), all.len(), "{path}: {all:?}");
        for tag in tags(page) {
            for label in
                attribute(&tag, "aria-labelledby").into_iter().flat_map(str::split_whitespace)
            {
                assert!(all.iter().any(|id| id == label), "{path}: no {label}");
            }
        }
    }
}

#[test]
fn every_link_arrives() {
    let site = render(&edition());
    let pages = pages(&site);
    let mut followed = 0;
    for (path, page) in &pages {
        for tag in tags(page) {
            let address = ["href", "src"].iter().find_map(|name| attribute(&tag, name));
            let Some(address) = address.map(unescape).filter(|_| tag.name != "use") else {
                continue;
            };
            if address.starts_with("https://") {
                continue;
            }
            assert!(!address.starts_with('/') && !address.contains("//"), "{path}: {address}");
            let (file, id) = address.split_once('#').unwrap_or((&address, ""));
            let target =
                if file.is_empty() { (*path).to_owned() } else { resolve(path, &decode(file)) };
            followed += 1;
            if target.starts_with("pdf/") {
                continue;
            }
            assert!(site.get(&target).is_some(), "{path}: {address} leads to {target}");
            if !id.is_empty() {
                let id = decode(id);
                assert!(ids(pages[target.as_str()]).contains(&id), "{path}: {address} has no {id}");
            }
        }
    }
    assert!(followed > 300, "only {followed} links");
}

/// Follows a relative path from a file.
fn resolve(from: &str, path: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        if part == ".." {
            parts.pop().expect("no link leaves the output");
        } else {
            parts.push(part);
        }
    }
    parts.join("/")
}

#[test]
fn every_page_is_reached_from_the_home_page_by_going_on() {
    let site = render(&edition());
    let pages = pages(&site);
    let mut at = "html/index.html".to_owned();
    let mut seen = BTreeSet::new();
    loop {
        assert!(seen.insert(at.clone()), "{at} comes twice");
        let next = tags(pages[at.as_str()]).iter().find_map(|tag| {
            let next = tag.name == "link" && attribute(tag, "rel") == Some("next");
            next.then(|| resolve(&at, attribute(tag, "href").unwrap()))
        });
        match next {
            Some(next) => at = next,
            None => break,
        }
    }
    assert_eq!(seen.len(), pages.len());
}

#[test]
fn what_an_author_writes_never_becomes_markup() {
    let mut edition = edition();
    let hostile = || HOSTILE.to_owned();
    edition.meta.title = hostile();
    edition.meta.region = hostile();
    edition.meta.work = hostile();
    edition.words.draft = hostile();
    edition.books[0].label = hostile();
    edition.books[0].title = hostile();
    edition.dimensions[0].name = hostile();
    edition.dimensions[0].fill = hostile();
    edition.volume.front[1].title = hostile();
    edition.meta.draft = Some(3);
    let site = render(&edition);
    for (path, bytes) in site.iter().filter(|(path, _)| *path != "html/script.js") {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains("<script>"), "{path}");
        assert!(!text.contains("style=\""), "{path}: inline style");
        assert!(!text.contains(">49<"), "{path}: a template was run");
    }
    let page = pages(&site)["html/buku-1/pendahuluan.html"].to_owned();
    assert!(unescape(&page).contains(HOSTILE), "it prints as typed");
}

#[test]
fn scripts_and_styles_come_from_the_site_only() {
    let site = render(&edition());
    for (path, page) in pages(&site) {
        assert!(
            page.contains(
                "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'"
            ),
            "{path}"
        );
        for tag in tags(page) {
            assert!(
                !tag.attributes.iter().any(|(name, _)| name.starts_with("on") || *name == "style"),
                "{path}"
            );
            if !tag.closes && ["script", "link", "img"].contains(&tag.name) {
                let address = attribute(&tag, "src").or(attribute(&tag, "href")).unwrap();
                assert!(!address.contains(':'), "{path}: {address}");
            }
        }
    }
}

#[test]
fn two_renders_are_equal() {
    assert_eq!(render(&edition()), render(&edition()));
}

#[test]
fn numbers_stand_as_the_edition_says() {
    let site = render(&edition());
    let page = pages(&site)["html/buku-1/pendahuluan.html"];
    for words in
        ["BAB I<", "1.1.1<", ">Tabel 1.1<", ">Gambar 1.1<", ">Buku 2, Tabel 1.1<", "Catatan kaki"]
    {
        assert!(page.contains(words), "{words}");
    }
    assert!(page.contains("href=\"../buku-2/strategi-program.html#tbl-program\""));
    assert!(page.contains("href=\"../pustaka.html#pustaka-uu:25/2009\""));
    assert!(!page.contains(">tanpa tujuan</a>"), "words without a place are only words");
}

#[test]
fn the_index_names_each_book_once_an_entry() {
    let site = render(&edition());
    let page = pages(&site)["html/indeks.html"].to_owned();
    let text: String =
        page.split('<').map(|part| part.split_once('>').map_or("", |(_, t)| t)).collect();
    assert!(text.contains("SPBE, Buku 1: BAB I, 1.1; Buku 2: BAB I"), "{text}");
    assert!(page.contains("<b>BAB I</b>") && page.contains("<i>lihat</i> SPBE"), "{page}");
}

#[test]
fn headings_leave_no_level_out() {
    for (path, page) in pages(&render(&edition())) {
        let mut last = 0;
        for tag in tags(page).iter().filter(|tag| !tag.closes) {
            let level = tag.name.strip_prefix('h').and_then(|level| level.parse::<u8>().ok());
            let Some(level) = level else { continue };
            assert!(level <= last + 1, "{path}: h{level} after h{last}");
            assert!(level > 1 || last == 0, "{path}: a second h1");
            last = level;
        }
    }
}

#[test]
fn a_draft_says_so_on_every_page_and_a_finished_plan_never() {
    let mut edition = edition();
    assert!(pages(&render(&edition)).values().all(|page| !page.contains("temuan terbuka")));
    edition.meta.draft = Some(12);
    let site = render(&edition);
    assert!(pages(&site).values().all(|page| page.contains("<b>DRAF</b> · 12 temuan terbuka")));
}

#[test]
fn only_pictures_that_are_used_are_copied() {
    let site = render(&edition());
    assert!(site.get("html/media/peta #1.svg").is_some());
    assert!(site.get("html/media/lambang daerah.svg").is_some());
    assert!(site.get("html/media/tidak-dipakai.svg").is_none());
}

#[test]
fn pdfs_are_linked_only_when_they_are_made() {
    let edition = edition();
    let own = BTreeMap::new();
    let home = |formats: &[Format], books: Vec<usize>| {
        let wanted = Selection { books, volume: false, ..selection(formats) };
        let site = html::render(&edition, Templates::new(&own), &wanted, &|_| {}).unwrap();
        pages(&site)["html/index.html"].to_owned()
    };
    assert!(!home(&[Format::Html], vec![1, 2]).contains("pdf/"));
    let home = home(&[Format::Html, Format::Pdf], vec![2]);
    assert!(home.contains("\"../pdf/buku-2.pdf\"") && !home.contains("buku-1.pdf"));
    assert!(!home.contains("master-plan.pdf"));
}

#[test]
fn an_empty_plan_still_has_a_home_page() {
    let mut edition = edition();
    edition.books.clear();
    edition.budget.clear();
    edition.dimensions.clear();
    edition.volume.front.clear();
    edition.volume.back.clear();
    edition.media.clear();
    assert_eq!(pages(&render(&edition)).len(), 1);
}

#[test]
fn a_broken_template_of_the_plan_is_named() {
    let edition = edition();
    for text in [
        "{% if %}",
        "{{ frame.nothing }}",
        "{% extends \"html/nothing.html\" %}",
        "{{ <nothing /> }}",
    ] {
        let errors = render_with(&edition, &[("html/terms.html", text)]).unwrap_err();
        assert_eq!(errors.len(), 1, "{text}: told once");
        assert_eq!(errors[0].template.as_deref(), Some("html/terms.html"), "{text}: {errors:?}");
    }
    // A frame that leaves out what ours fill breaks in ours, yet the frame is to blame.
    let errors = render_with(&edition, &[("html/base.html", "tanpa isi")]).unwrap_err();
    assert_eq!(errors[0].template.as_deref(), Some("html/base.html"), "{errors:?}");
    let own = [
        (
            "html/terms.html",
            "{% extends \"html/base.html\" %}{% block content %}MILIK SENDIRI{% endblock %}",
        ),
        ("html/tambahan.txt", "x"),
    ];
    let site = render_with(&edition, &own).unwrap();
    assert!(pages(&site)["html/istilah.html"].contains("MILIK SENDIRI"));
    assert_eq!(site.get("html/tambahan.txt"), Some("x".as_bytes()));
}

#[test]
fn a_formula_that_cannot_be_set_is_told_with_its_place() {
    let mut edition = edition();
    let broken = paragraph(vec![Run::Math(r"\frac{a}".into())]);
    let span = broken.span;
    edition.books[0].chapters[1].elements.push(broken);
    let errors = render_with(&edition, &[]).unwrap_err();
    assert_eq!(errors.len(), 1, "{errors:?}");
    assert_eq!((errors[0].span, errors[0].template.as_deref()), (Some(span), None));
}

#[test]
fn no_depth_of_nesting_is_too_deep() {
    let mut edition = edition();
    let mut run = Run::Text("dalam".into());
    let mut block: Element = paragraph(vec![Run::Text("dalam".into())]);
    for _ in 0..200 {
        run = Run::Emph(vec![run]);
        block = element(ElementKind::Quote(vec![block]));
    }
    edition.books[0].chapters[1].elements.extend([paragraph(vec![run]), block]);
    let site = render(&edition);
    assert_eq!(pages(&site)["html/buku-1/swot.html"].matches("<blockquote>").count(), 200);
}

#[test]
fn a_chart_is_drawn_in_classes_with_its_finding_and_its_table() {
    let mut edition = edition();
    edition.books[0].chapters[1].elements.extend(chart());
    let site = render(&edition);
    let page = pages(&site)["html/buku-1/swot.html"];
    let (_, page) = page.split_once("<main").unwrap();
    let all = tags(page.trim_start_matches(|c| c != '<'));
    let count = |name: &str| all.iter().filter(|tag| tag.name == name && !tag.closes).count();
    assert_eq!(count("desc"), 2, "two sheets");
    assert_eq!(count("text"), 2 * (16 + 8));
    assert_eq!(count("circle"), 2 * 16);
    assert!(unescape(page).contains(&format!("Temuan: {HOSTILE}")));
    assert!(!page.contains("style=\"") && !page.contains("<script>alert"));
    assert!(page.contains("<details class=\"data out\"><summary>Data Gambar 1.3</summary>"));
    let classes: BTreeSet<&str> = all
        .iter()
        .filter(|tag| ["rect", "path", "circle", "text"].contains(&tag.name))
        .filter_map(|tag| attribute(tag, "class"))
        .flat_map(|own| own.split(' '))
        .collect();
    let sheet = String::from_utf8_lossy(site.get("html/style.css").unwrap()).into_owned();
    for class in classes.iter().filter(|class| **class != "c1" && **class != "hatch") {
        let known = ['{', ',', ')'].map(|end| format!(".{class}{end}"));
        assert!(known.iter().any(|own| sheet.contains(own)), "the style sheet lacks .{class}");
    }
    let hatched = |tag: &&Tag<'_>| attribute(tag, "fill") == Some("url(#i-hatch)");
    assert_eq!(all.iter().filter(hatched).count(), 2 * 3);
}

#[test]
fn what_stands_on_another_page_has_a_card() {
    let site = render(&edition());
    let mut cards = 0;
    for (path, page) in pages(&site) {
        let all = ids(page);
        for tag in tags(page) {
            if let Some(card) = attribute(&tag, "data-card").map(unescape) {
                assert!(all.contains(&card), "{path}: no card {card}");
                cards += 1;
            }
        }
    }
    assert!(cards > 3, "only {cards} references with a card");
    let page = pages(&site)["html/buku-1/pendahuluan.html"];
    let (_, card) = page.split_once("<template id=\"kartu:2:tbl-program\">").unwrap();
    let (card, _) = card.split_once("</template>").unwrap();
    assert!(card.contains("Tabel 1.1") && card.contains("Buku 2, BAB I"), "{card}");
    assert!(card.matches("<tr>").count() <= 5 && card.contains("baris lagi"), "{card}");
}

#[test]
fn every_table_leads_to_its_records() {
    let site = render(&edition());
    let mut tables = 0;
    for (path, page) in pages(&site).into_iter().filter(|(path, _)| path.contains("buku-")) {
        let figures = page.matches("<figure class=\"tbl ").count();
        assert_eq!(page.matches("<p class=\"csv\">").count(), figures, "{path}");
        tables += figures;
    }
    assert!(tables > 3);
    let files: Vec<&str> =
        site.iter().map(|(path, _)| path).filter(|path| path.ends_with(".csv")).collect();
    assert_eq!(files.len(), tables, "{files:?}");
}

#[test]
fn the_home_page_tells_years_stages_and_changes() {
    let site = render(&edition());
    let page = pages(&site)["html/index.html"];
    for words in [
        "<li class=\"ext\"><span class=\"long\">2024",
        "<b>Tahap II (kini)</b>",
        "<time datetime=\"2021-10-08\">8 Oktober 2021</time>",
        "<dd class=\"v\">42</dd>",
    ] {
        assert!(page.contains(words), "{words}");
    }
}

#[test]
fn scripts_and_styles_stay_small() {
    let site = render(&edition());
    let size = |ending: &str| -> usize {
        // The index of the search is data, loaded when somebody searches.
        let own =
            site.iter().filter(|(path, _)| path.ends_with(ending) && *path != html::search::PATH);
        own.map(|(_, bytes)| bytes.len()).sum()
    };
    assert!(size(".js") < 30_000, "{} bytes of script", size(".js"));
    assert!(size(".css") < 40_000, "{} bytes of style", size(".css"));
}

#[test]
fn colours_stand_once_and_print_is_light() {
    let site = render(&edition());
    let sheet = String::from_utf8_lossy(site.get("html/style.css").unwrap()).into_owned();
    assert!(!sheet.contains("/*") && !sheet.contains('\n'), "it is squeezed");
    assert!(
        sheet.contains("@media screen and (prefers-color-scheme:dark){:root:not([data-theme])")
    );
}
