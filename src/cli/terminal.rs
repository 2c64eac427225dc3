//! The terminal: language, colours, progress, and the two streams.

use std::io::{ErrorKind, IsTerminal, Write};

use indicatif::{ProgressBar, ProgressStyle};

use crate::cli::args::LangArg;
use crate::diag::Lang;

/// Decides the language: the flag, `SMARTPLAN_LANG`, the locale, else English.
pub(super) fn lang(flag: Option<LangArg>) -> Lang {
    let from = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    match flag {
        Some(LangArg::Id) => Lang::Id,
        Some(LangArg::En) => Lang::En,
        None => {
            let own = from("SMARTPLAN_LANG").and_then(|value| value.parse().ok());
            let locale = || {
                let locale =
                    from("LC_ALL").or_else(|| from("LC_MESSAGES")).or_else(|| from("LANG"));
                locale.and_then(|value| value.parse().ok())
            };
            own.or_else(locale).unwrap_or_default()
        }
    }
}

/// Tells whether colours may be used on a stream.
pub(super) fn color(stream: &impl IsTerminal) -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    stream.is_terminal() && !set("NO_COLOR")
}

/// Writes data to standard output.
pub(super) fn data(text: &str) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    out.write_all(text.as_bytes())?;
    Ok(out.flush()?)
}

/// Writes a message to standard error; a closed stream is no reason to fail.
pub(super) fn say(text: &str) {
    drop(writeln!(std::io::stderr(), "{}", text.trim_end()));
}

/// Puts an error and its causes into words; what the machine refuses is said in the language of
/// the user.
pub(super) fn words(error: &anyhow::Error, lang: Lang) -> String {
    let words = |cause: &(dyn std::error::Error + 'static)| match cause.downcast_ref() {
        Some(refused) => refusal(refused, lang),
        None => cause.to_string(),
    };
    error.chain().map(words).collect::<Vec<_>>().join(": ")
}

fn refusal(error: &std::io::Error, lang: Lang) -> String {
    let (id, en) = match error.kind() {
        ErrorKind::NotFound => {
            ("berkas atau folder itu tidak ada", "there is no such file or folder")
        }
        ErrorKind::PermissionDenied => {
            ("komputer ini tidak memberi izin", "this computer does not permit it")
        }
        ErrorKind::IsADirectory => ("itu folder, bukan berkas", "it is a folder, not a file"),
        ErrorKind::NotADirectory => ("itu berkas, bukan folder", "it is a file, not a folder"),
        ErrorKind::AlreadyExists => ("sudah ada", "it is there already"),
        ErrorKind::StorageFull => ("media penyimpanan penuh", "the disk is full"),
        ErrorKind::QuotaExceeded => {
            ("jatah media penyimpanan Anda habis", "your share of the disk is used up")
        }
        ErrorKind::FileTooLarge => (
            "berkas itu terlalu besar untuk ditulis di sana",
            "the file is too large to be written there",
        ),
        ErrorKind::ReadOnlyFilesystem => {
            ("media penyimpanan hanya dapat dibaca", "the disk can only be read")
        }
        ErrorKind::InvalidFilename => ("nama itu tidak dapat dipakai", "the name cannot be used"),
        _ => {
            return match lang {
                Lang::Id => format!("komputer menolaknya ({error})"),
                Lang::En => format!("the machine refused ({error})"),
            };
        }
    };
    match lang {
        Lang::Id => id.to_owned(),
        Lang::En => en.to_owned(),
    }
}

/// Tells why smartplan could not do its work.
pub(super) fn trouble(reason: &str, lang: Lang) {
    let word = match lang {
        Lang::Id => "gagal",
        Lang::En => "failed",
    };
    say(&format!("smartplan: {word}: {reason}"));
}

/// Asks for a report of a mistake of our own.
pub(super) fn own_fault(lang: Lang) {
    say(match lang {
        Lang::Id => {
            "smartplan: kesalahan ini ada pada smartplan sendiri, bukan pada rencana Anda; \
             laporkan beserta pesan di atas. Hasil terakhir tidak diubah."
        }
        Lang::En => {
            "smartplan: this is a mistake in smartplan itself, not in your plan; please report \
             it with the message above. The last output was left as it was."
        }
    });
}

/// Shows what is being worked on, on a terminal only.
pub(super) struct Progress {
    bar: ProgressBar,
}

impl Progress {
    /// Starts; hidden when standard error is no terminal.
    pub(super) fn start() -> Self {
        let bar = ProgressBar::new_spinner();
        if let Ok(style) = ProgressStyle::with_template("{spinner} {msg}") {
            bar.set_style(style);
        }
        bar.enable_steady_tick(std::time::Duration::from_millis(120));
        Self { bar }
    }

    /// Shows one step.
    pub(super) fn step(&self, what: &str) {
        self.bar.set_message(what.to_owned());
    }

    /// Removes it from the screen.
    pub(super) fn finish(self) {
        self.bar.finish_and_clear();
    }
}
