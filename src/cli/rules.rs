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
                (Lang::Id, None) => {
                    bail!("tidak ada aturan `{word}`; daftarnya: `smartplan explain --all`")
                }
                (Lang::En, None) => {
                    bail!("there is no rule `{word}`; `smartplan explain --all` lists them")
                }
            }
        };
        out.push(pattern);
    }
    Ok(out)
}

/// Reads the codes that are not to be told; those that stay in any case are refused.
pub(super) fn ignored(words: &[String], lang: Lang) -> anyhow::Result<Vec<Pattern>> {
    let patterns = patterns(words, lang)?;
    match (words.iter().zip(&patterns).find(|(_, pattern)| !pattern.is_negotiable()), lang) {
        (None, _) => Ok(patterns),
        (Some((word, _)), Lang::Id) => {
            bail!("`{word}` tidak dapat diabaikan: yang tidak terbaca tidak dapat dicetak")
        }
        (Some((word, _)), Lang::En) => {
            bail!("`{word}` cannot be ignored: what cannot be read cannot be printed")
        }
    }
}
