//! Codes as typed on the command line.

use anyhow::bail;

use crate::diag::Lang;
use crate::diag::policy::Pattern;

/// Reads codes, names and families; one that does not exist is answered with the nearest.
pub(super) fn patterns(words: &[String], lang: Lang) -> anyhow::Result<Vec<Pattern>> {
    let mut out = Vec::new();
    for word in words {
        let Ok(pattern) = word.parse() else {
            let near = Pattern::near(word);
            match (lang, near) {
                (Lang::Id, Some(near)) => {
                    bail!("tidak ada aturan `{word}`; mungkin maksudnya `{near}`")
                }
                (Lang::En, Some(near)) => {
                    bail!("there is no rule `{word}`; did you mean `{near}`?")
                }
                (Lang::Id, None) => bail!("tidak ada aturan `{word}`"),
                (Lang::En, None) => bail!("there is no rule `{word}`"),
            }
        };
        out.push(pattern);
    }
    Ok(out)
}
