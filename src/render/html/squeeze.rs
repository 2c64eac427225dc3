//! Style sheets without what only their readers need: comments, line breaks and spaces.

/// Signs that need no space around them.
const TIGHT: &str = "{};,>";

/// Leaves out comments and idle spaces; strings stay as they are.
pub(super) fn squeeze(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    let mut space = false;
    while let Some(c) = rest.chars().next() {
        if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_, after)| after);
            continue;
        }
        if c.is_ascii_whitespace() {
            space = true;
            rest = &rest[1..];
            continue;
        }
        // `--dim: ;` is empty, yet some browsers want a space for it.
        let idle = TIGHT.contains(c) && !out.ends_with(':')
            || out.is_empty()
            || out.ends_with(|before| TIGHT.contains(before))
            || out.ends_with(':') && c != ';';
        if space && !idle {
            out.push(' ');
        }
        space = false;
        let end = if matches!(c, '"' | '\'') { string(rest, c) } else { c.len_utf8() };
        if c == '}' && out.ends_with(';') {
            out.pop();
        }
        out.push_str(&rest[..end]);
        rest = &rest[end..];
    }
    out
}

/// Returns where a string ends that `text` begins with.
fn string(text: &str, quote: char) -> usize {
    let mut escaped = false;
    let end = text[1..].find(|c| {
        let ends = c == quote && !escaped;
        escaped = c == '\\' && !escaped;
        ends
    });
    end.map_or(text.len(), |at| at + 2)
}

#[cfg(test)]
mod tests {
    use super::squeeze;

    #[test]
    fn only_what_is_read_by_people_goes() {
        let css = "/* Head. */\na > b:hover,\n.c :is(td, th) { color: red; margin: 0 auto; }\n";
        assert_eq!(squeeze(css), "a>b:hover,.c :is(td,th){color:red;margin:0 auto}");
        assert_eq!(squeeze("a { --dim: ; --lit: initial }"), "a{--dim: ;--lit:initial}");
        assert_eq!(
            squeeze("@media (width: 1px) and (x) { a { b: calc(1px + 2px) } }"),
            "@media (width:1px) and (x){a{b:calc(1px + 2px)}}"
        );
    }

    #[test]
    fn strings_stay_whatever_they_hold() {
        let css = r#"a::after { content: "  /* { } */ \" ; "; font: "Noto  Sans" }"#;
        assert_eq!(squeeze(css), r#"a::after{content:"  /* { } */ \" ; ";font:"Noto  Sans"}"#);
        assert_eq!(squeeze("a { content: \"never ends"), "a{content:\"never ends");
        assert_eq!(squeeze("a { } /* never ends"), "a{}");
    }
}
