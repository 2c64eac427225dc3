//! The search index of a site.

use serde_json::Value;

use super::fixture::edition;
use super::{decode, ids, pages, render};

fn index(text: &[u8]) -> Value {
    let text = std::str::from_utf8(text).unwrap();
    let json = text.strip_prefix("window.smartplanIndex = ").unwrap();
    serde_json::from_str(json.trim_end().strip_suffix(';').unwrap()).unwrap()
}

#[test]
fn everything_that_is_found_stands_where_the_index_says() {
    let site = render(&edition());
    let index = index(site.get("html/search-index.js").unwrap());
    let all = pages(&site);
    let entries = index["entries"].as_array().unwrap();
    assert!(entries.len() > 20, "{entries:?}");
    for entry in entries {
        let page = usize::try_from(entry[3].as_u64().unwrap()).unwrap();
        let path = format!("html/{}", index["pages"][page].as_str().unwrap());
        let text = all[path.as_str()];
        let fragment = entry[4].as_str().unwrap();
        if let Some(id) = fragment.strip_prefix('#') {
            assert!(ids(text).contains(&decode(id)), "{path}: no {id}");
        }
    }
}

#[test]
fn records_terms_and_sources_are_found_by_themselves() {
    let site = render(&edition());
    let index = index(site.get("html/search-index.js").unwrap());
    let entries = index["entries"].as_array().unwrap();
    let named = |number: &str| entries.iter().filter(|entry| entry[1] == number).count();
    assert_eq!(named("SPBE"), 1, "a term");
    assert_eq!(named("GOV-01"), 1, "a record, once whatever the number of its tables");
    assert!(entries.iter().any(|entry| entry[4] == "#pustaka-bps-2021"), "a source");
}

#[test]
fn words_postings_and_roots_agree() {
    let site = render(&edition());
    let index = index(site.get("html/search-index.js").unwrap());
    let list = |key: &str, sign: char| -> Vec<String> {
        let text = index[key].as_str().unwrap();
        text.trim_end_matches(sign).split(sign).map(str::to_owned).collect()
    };
    let words = list("words", ' ');
    assert_eq!(words.len(), list("postings", ' ').len());
    assert!(words.is_sorted());
    for family in list("roots", ',') {
        let steps = family.split(' ').skip(1);
        let last: usize = steps.map(|step| usize::from_str_radix(step, 36).unwrap()).sum();
        assert!(last < words.len(), "{family}");
    }
}
