//! What a sentence means by a region that it names.

use std::collections::BTreeSet;

use crate::check::mention::{Mention, Role, Target};
use crate::check::word::{Words, is_quoted};

/// Words in a sentence that say what another region has to do with the own one.
pub(super) const TOGETHER: &[&str] = &[
    "bersama",
    "kerja sama",
    "kerjasama",
    "kolaborasi",
    "antardaerah",
    "antar daerah",
    "tetangga",
    "kunjungan",
    "banding",
    "replikasi",
    "adopsi",
    "meniru",
    "mencontoh",
    "belajar dari",
    "praktik baik",
    "nota kesepahaman",
    "kesepakatan",
    "perjanjian",
    "menandatangani",
    "penghargaan",
    "juara",
    "peringkat",
    "pemekaran",
    "dimekarkan",
    "daerah lain",
    "kota lain",
    "kabupaten lain",
    "aglomerasi",
    "berbatasan",
    "perbatasan",
    "persaingan",
    "bersaing",
    "daerah sekitar",
    "dibentuk dengan undang",
    "rujukan",
    "inspirasi",
    "teladan",
    "terima kasih",
    "berbagi",
    "pendampingan",
];

/// Words in a sentence that place something in another region.
const PLACES: &[&str] = &[
    "batas",
    "di sekitar",
    "terletak",
    "jarak",
    "bandara",
    "pelabuhan",
    "stasiun",
    "jalur",
    "tol",
    "penglaju",
    "komuter",
    "migrasi",
    "sungai",
    "waduk",
    "gunung",
    "tpst",
    "tpa ",
    "sebelah",
    "hulu",
    "hilir",
    "menuju",
    "ibu kota",
    "ibukota",
    "peta ",
    "kawasan",
];

/// Words right before a name that make it one of several, or an example.
const BESIDE: &[&str] = &["seperti", "misalnya", "contohnya", "antara", "selain", "kecuali"];

/// Words in titles of sections that speak of other regions.
pub(super) const ELSEWHERE: &[&str] = &[
    "kolaborasi",
    "kerja sama",
    "kerjasama",
    "praktik",
    "banding",
    "pembelajaran",
    "benchmark",
    "studi",
    "tinjauan",
    "tetangga",
    "daerah lain",
    "kota lain",
    "regional",
    "sejarah",
    "letak",
    "geografi",
    "batas",
    "contoh",
];

/// Words behind a name that say what a plan says of its own region.
const VERBS: &[&str] = &[
    "memiliki",
    "mempunyai",
    "terdiri",
    "berkomitmen",
    "menyusun",
    "menetapkan",
    "mengembangkan",
    "melaksanakan",
    "mewujudkan",
    "bertekad",
    "menargetkan",
];

/// Verbs before `oleh` that make what follows the author of a plan: `ditetapkan oleh Bupati`.
const PASSIVES: &[&str] =
    &["ditetapkan", "disusun", "dijabarkan", "disahkan", "dibentuk", "dipimpin", "diterbitkan"];

/// Tells whether a text holds one of these, whatever its case.
pub(super) fn holds(text: &str, words: &[&str]) -> bool {
    let lower = text.to_lowercase();
    words.iter().any(|word| lower.contains(word))
}

/// What is thought of a region that a text names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It may stand.
    Lawful,
    /// It may be a leftover.
    Open,
    /// It stands where the own region is meant.
    Told,
}

/// A sentence with the regions that it names.
pub(super) struct Scene<'a> {
    /// The passage.
    pub words: Words<'a>,
    /// The sentence in it.
    pub sentence: &'a str,
    /// What the sentence names.
    pub here: &'a [&'a Mention],
    /// Whether it stands where the plan speaks of other regions.
    pub elsewhere: bool,
    /// Whether it stands where the plan speaks of its own region only.
    pub core: bool,
    /// The province of the plan.
    pub province: Option<&'a str>,
    /// Regions that the plan calls its neighbours.
    pub neighbours: &'a BTreeSet<String>,
}

impl Scene<'_> {
    /// Judges one of them.
    pub(super) fn judge(&self, mention: &Mention) -> Verdict {
        match mention.target {
            Target::Own => Verdict::Lawful,
            Target::Generic => self.generic(mention),
            Target::WrongKind => self.wrong_kind(mention),
            Target::Foreign(_) => self.foreign(mention),
        }
    }

    /// `Bupati` in a plan of a city, unless the sentence speaks of both kinds or of others.
    fn generic(&self, mention: &Mention) -> Verdict {
        let written =
            self.words.text.get(mention.start..mention.end).unwrap_or_default().to_lowercase();
        let city = written.contains("kota") || written == "pemkot";
        let both: &[&str] = if city {
            &["bupati", "kabupaten", "pemkab"]
        } else {
            &["wali kota", "walikota", "kota", "pemkot"]
        };
        let named = self.here.iter().any(|own| matches!(own.target, Target::Foreign(_)));
        if named || self.elsewhere || holds(self.sentence, both) || holds(self.sentence, TOGETHER) {
            return Verdict::Lawful;
        }
        Verdict::Told
    }

    fn wrong_kind(&self, mention: &Mention) -> Verdict {
        let town = mention.role == Role::Bare && holds(self.sentence, &["ibu kota", "ibukota"]);
        let past = holds(self.sentence, &["dahulu", "dulu", "semula", "pemekaran", "kotamadya"]);
        if town || past { Verdict::Lawful } else { Verdict::Told }
    }

    fn foreign(&self, mention: &Mention) -> Verdict {
        if self.elsewhere
            || self.is_regulation(mention)
            || is_quoted(self.words.text, mention.start)
        {
            return Verdict::Lawful;
        }
        if holds(self.sentence, TOGETHER) || self.is_beside(mention) || self.is_one_of_many() {
            return Verdict::Lawful;
        }
        let own = self.here.iter().any(|own| own.target == Target::Own);
        // What the government next door does is news, not a leftover, unless it plans or decides.
        let neighbour = matches!(mention.target, Target::Foreign(region)
            if Some(region.province) == self.province || self.neighbours.contains(&region.full()));
        match mention.role {
            Role::Government if neighbour && !self.core && !self.is_subject(mention) => {
                Verdict::Open
            }
            Role::Government | Role::Own if !own || !self.is_paired(mention) => Verdict::Told,
            Role::Government | Role::Own => Verdict::Lawful,
            Role::Bare if own || holds(self.sentence, PLACES) => Verdict::Lawful,
            Role::Bare if self.core || self.is_subject(mention) => Verdict::Told,
            Role::Bare if !neighbour && self.is_described(mention) => Verdict::Told,
            Role::Bare => Verdict::Open,
        }
    }

    /// What a plan tells of its own region at first: `Luas wilayah Kabupaten Wonogiri`.
    fn is_described(&self, mention: &Mention) -> bool {
        let before = self.words.before(mention.start);
        let last = before.iter().next_back();
        let second = before.iter().rev().nth(1);
        last.is_some_and(|word| word.is_any(&["penduduk", "wilayah"]))
            && second.is_some_and(|word| word.is_any(&["jumlah", "luas"]))
    }

    /// A regulation with its number or year.
    fn is_regulation(&self, mention: &Mention) -> bool {
        const NAMES: &[&str] = &[
            "peraturan",
            "perda",
            "perbup",
            "perwali",
            "perwal",
            "keputusan",
            "instruksi",
            "qanun",
            "edaran",
            "raperda",
        ];
        let before = self.words.before(mention.end);
        let after = self.words.after(mention.end);
        before.iter().rev().take(7).any(|word| word.is_any(NAMES))
            && after.iter().take(2).any(|word| {
                word.is_any(&["nomor", "no", "tahun"]) || word.text.starts_with(char::is_numeric)
            })
    }

    /// An example or one of two: `seperti Kota Bandung`, `dengan Kabupaten Bantul`.
    fn is_beside(&self, mention: &Mention) -> bool {
        let before = self.words.before(mention.start);
        if before.iter().rev().take(3).any(|word| word.is_any(BESIDE)) {
            return true;
        }
        let Some(last) = before.iter().next_back() else { return false };
        let fit = before.iter().rev().nth(1).is_some_and(|word| {
            word.is_any(&["sesuai", "selaras", "sejalan", "terkait", "berkaitan"])
        });
        let way = mention.role == Role::Bare && last.is_any(&["ke", "dari", "menuju", "dan"]);
        way || (last.is("dengan") && !fit)
    }

    /// Beside the own region's government, or joined to something else by a conjunction.
    fn is_paired(&self, mention: &Mention) -> bool {
        const JOINTS: &[&str] = &["dan", "serta", "atau", "maupun", "kepada", "dari"];
        let peer =
            self.here.iter().any(|own| own.target == Target::Own && own.role == mention.role);
        let before = self.words.before(mention.start);
        let after = self.words.after(mention.end);
        peer || before.iter().next_back().is_some_and(|word| word.is_any(JOINTS))
            || after.get(0).is_some_and(|word| word.is_any(JOINTS))
    }

    /// A list of other regions is no leftover.
    fn is_one_of_many(&self) -> bool {
        let mut named: Vec<_> = (self.here.iter())
            .filter_map(|own| match own.target {
                Target::Foreign(region) => Some(region.full()),
                _ => None,
            })
            .collect();
        named.sort_unstable();
        named.dedup();
        named.len() > 1
    }

    /// The name with a verb of plans behind it, or before it with `oleh`: `Kabupaten Bantul
    /// berkomitmen …`, `ditetapkan oleh Bupati Bantul`.
    fn is_subject(&self, mention: &Mention) -> bool {
        let mut before = self.words.before(mention.start).iter().rev();
        if before.next().is_some_and(|word| word.is("oleh")) {
            return before.next().is_some_and(|word| word.is_any(PASSIVES));
        }
        self.words.after(mention.end).iter().take(2).any(|word| word.is_any(VERBS))
    }
}
