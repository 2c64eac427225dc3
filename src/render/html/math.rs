//! LaTeX mathematics as `MathML`.

use std::fmt::Write;

use pulldown_latex::config::DisplayMode;
use pulldown_latex::event::{Content, Event, StateChange};
use pulldown_latex::{Parser, RenderConfig, Storage, push_mathml};

/// Turns a formula into `MathML` without styles, or tells why it cannot be set.
///
/// Colours are dropped: the site's rules of safety refuse inline styles.
pub(super) fn mathml(latex: &str, display: DisplayMode) -> Result<String, String> {
    let storage = Storage::new();
    let events = Parser::new(latex, &storage)
        .collect::<Result<Vec<Event<'_>>, _>>()
        .map_err(|error| error.to_string())?
        .into_iter()
        .filter(|event| !matches!(event, Event::StateChange(StateChange::Color(_))))
        .map(|event| Ok::<_, std::convert::Infallible>(words_as_text(event)));
    let mut out = String::new();
    let config = RenderConfig { display_mode: display, ..RenderConfig::default() };
    push_mathml(&mut out, events, config).map_err(|error| error.to_string())?;
    clean(&out).ok_or_else(|| format!("cannot set the formula: {latex}"))
}

/// Names of functions are the author's own words, and the writer of `MathML` trusts them; as text
/// it does not.
fn words_as_text(event: Event<'_>) -> Event<'_> {
    match event {
        Event::Content(Content::Function(words) | Content::Number(words))
            if words.contains(['<', '>', '&', '"']) =>
        {
            Event::Content(Content::Text(words))
        }
        event => event,
    }
}

/// Rewrites `MathML` strictly: operators escaped, styles gone, attributes apart; nothing when a
/// tag is out of order.
fn clean(markup: &str) -> Option<String> {
    let mut out = String::with_capacity(markup.len());
    let mut open = Vec::new();
    let mut rest = markup;
    while let Some(c) = rest.chars().next() {
        let after = if c == '<' { tag(rest, &mut open, &mut out).ok()? } else { None };
        rest = after.unwrap_or_else(|| {
            let entity = ["&lt;", "&gt;", "&amp;", "&nbsp;"].iter().any(|e| rest.starts_with(e));
            match c {
                '<' => out.push_str("&lt;"),
                '>' => out.push_str("&gt;"),
                '&' if !entity => out.push_str("&amp;"),
                c => out.push(c),
            }
            &rest[c.len_utf8()..]
        });
    }
    open.is_empty().then_some(out)
}

/// A tag that may not stand where it stands.
struct Disorder;

/// Rewrites the tag at the start of `text` and returns what follows it; nothing when no tag
/// starts there.
fn tag<'a>(
    text: &'a str,
    open: &mut Vec<&'a str>,
    out: &mut String,
) -> Result<Option<&'a str>, Disorder> {
    let closes = text.starts_with("</");
    let body = &text[if closes { 2 } else { 1 }..];
    let end = body.find(|c: char| !c.is_ascii_lowercase()).unwrap_or(body.len());
    let (name, mut rest) = body.split_at(end);
    if !name.starts_with('m') {
        return Ok(None);
    }
    // Writing to a string cannot fail.
    if closes {
        let _ = write!(out, "</{name}>");
        let rest = rest.strip_prefix('>').filter(|_| open.pop() == Some(name));
        return rest.map(Some).ok_or(Disorder);
    }
    let _ = write!(out, "<{name}");
    loop {
        rest = rest.trim_start();
        if let Some(rest) = rest.strip_prefix("/>") {
            out.push_str("/>");
            return Ok(Some(rest));
        }
        if let Some(rest) = rest.strip_prefix('>') {
            out.push('>');
            open.push(name);
            return Ok(Some(rest));
        }
        let (attribute, tail) = rest.split_once("=\"").ok_or(Disorder)?;
        let (value, tail) = tail.split_once('"').ok_or(Disorder)?;
        if !attribute.chars().all(|c| c.is_ascii_lowercase()) || value.contains(['<', '>', '&']) {
            return Err(Disorder);
        }
        if attribute != "style" {
            let _ = write!(out, " {attribute}=\"{value}\"");
        }
        rest = tail;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_formula_becomes_mathml() {
        let out = mathml(r"\frac{a}{b} < c", DisplayMode::Block).unwrap();
        assert!(out.starts_with("<math display=\"block\""), "{out}");
        assert!(out.contains("<mfrac>") && out.contains("&lt;"), "{out}");
    }

    #[test]
    fn a_formula_brings_no_style_and_no_markup_of_its_own() {
        let out = mathml(r"\color{red} x \! y \text{<b style=", DisplayMode::Inline);
        assert!(out.is_err(), "unclosed text is told");
        let latex = r#"\color{red} x \! y \text{<b style="x">}"#;
        let out = mathml(latex, DisplayMode::Inline).unwrap();
        assert!(!out.contains("<b") && !out.contains(" style=\"margin"), "{out}");
        assert!(out.contains("&lt;b style="), "words stay: {out}");
    }

    #[test]
    fn the_name_of_a_function_is_no_way_in() {
        let latex = r#"\operatorname{<script src="x">} \operatorname{</mi></math><img>}"#;
        let out = mathml(latex, DisplayMode::Inline).unwrap();
        assert!(!out.contains("<script") && !out.contains("<img"), "{out}");
        assert_eq!(out.matches("</math>").count(), 1, "{out}");
    }

    #[test]
    fn operators_are_escaped_and_attributes_stand_apart() {
        let out = mathml(r"a < b > c \& d \not< e \bigl( f \bigr)", DisplayMode::Inline).unwrap();
        assert!(out.contains("<mo>&lt;</mo>") && out.contains("<mo>&gt;</mo>"), "{out}");
        assert!(out.contains("&amp;") && !out.contains("\"minsize"), "{out}");
    }

    #[test]
    fn a_broken_formula_is_told() {
        for latex in [r"\frac{a}", r"{", r"\tidakada", r"\begin{matrix} a", r"\def\a{\a}\a"] {
            assert!(mathml(latex, DisplayMode::Inline).is_err(), "{latex}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]
        #[test]
        fn no_formula_panics(
            latex in r"(\\(frac|sqrt|left|right|text|begin\{matrix\}|end\{matrix\}|color|hline|not|middle|operatorname|overset|substack)|[a-c{}()\[\]^_&'%#~<>\\ |]){0,14}"
        ) {
            for display in [DisplayMode::Inline, DisplayMode::Block] {
                if let Ok(out) = mathml(&latex, display) {
                    prop_assert_eq!(clean(&out), Some(out.clone()), "clean stays clean");
                    prop_assert!(!out.contains(" style=\""));
                }
            }
        }
    }
}
