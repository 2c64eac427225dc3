//! Words of records with a fixed vocabulary: as authors write them and as tables print them.

use crate::model::record::{
    Direction, Force, FundKind, Helix, Maturity, Nature, Origin, Priority, StrategyKind, SwotKind,
};

/// A word of a fixed vocabulary.
pub(crate) trait Word: Copy + 'static {
    /// All words as authors write them, in printing order.
    const KEYS: &'static [&'static str];

    /// Returns the word as authors write it.
    fn key(self) -> &'static str;

    /// Returns the word as tables print it.
    fn label(self) -> &'static str;

    /// Returns the place in printing order.
    fn rank(self) -> usize {
        Self::KEYS.iter().position(|key| *key == self.key()).unwrap_or_default()
    }
}

macro_rules! words {
    ($name:ident: $($variant:ident $key:literal $label:literal),* $(,)?) => {
        impl Word for $name {
            const KEYS: &'static [&'static str] = &[$($key),*];

            fn key(self) -> &'static str {
                match self { $(Self::$variant => $key),* }
            }

            fn label(self) -> &'static str {
                match self { $(Self::$variant => $label),* }
            }
        }
    };
}

words! { Nature:
    Policy "policy" "Kebijakan",
    Service "service" "Layanan",
    Application "application" "Aplikasi",
    Infrastructure "infrastructure" "Infrastruktur",
}

words! { Origin: Rpjmd "rpjmd" "RPJMD", Renstra "renstra" "Renstra", New "new" "Baru" }

words! { SwotKind:
    Strength "strength" "Kekuatan",
    Weakness "weakness" "Kelemahan",
    Opportunity "opportunity" "Peluang",
    Threat "threat" "Ancaman",
}

words! { StrategyKind: So "SO" "SO", Wo "WO" "WO", St "ST" "ST", Wt "WT" "WT" }

words! { Priority: High "high" "Tinggi", Medium "medium" "Sedang", Low "low" "Rendah" }

words! { Direction: Up "up" "Naik", Down "down" "Turun" }

words! { Maturity:
    Idea "idea" "Gagasan",
    Pilot "pilot" "Uji coba",
    Running "running" "Berjalan",
    Scaled "scaled" "Diperluas",
}

words! { Force: InForce "in-force" "Berlaku", Superseded "superseded" "Diganti" }

words! { Helix:
    Government "government" "Pemerintah",
    Academia "academia" "Akademisi",
    Business "business" "Dunia usaha",
    Community "community" "Masyarakat",
    Media "media" "Media",
}

words! { FundKind:
    Apbd "apbd" "APBD kabupaten/kota",
    ApbdProvinsi "apbd-provinsi" "APBD provinsi",
    Apbn "apbn" "APBN",
    Csr "csr" "Tanggung jawab sosial perusahaan",
    Kpbu "kpbu" "Kerja sama dengan badan usaha",
    Hibah "hibah" "Hibah",
    Blud "blud" "BLUD atau BUMD",
    Lainnya "lainnya" "Lainnya",
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;
    use serde::de::IntoDeserializer;
    use serde::de::value::{Error, StrDeserializer};

    use super::*;

    /// Reads every key the way records are read and tells whether it is the same word.
    fn agree<W: Word + for<'de> Deserialize<'de>>() -> bool {
        W::KEYS.iter().all(|key| {
            let reader: StrDeserializer<'_, Error> = key.into_deserializer();
            W::deserialize(reader).is_ok_and(|word| word.key() == *key)
        })
    }

    #[test]
    fn the_words_are_those_that_records_are_read_with() {
        assert!(agree::<Nature>() && agree::<Origin>() && agree::<SwotKind>());
        assert!(agree::<StrategyKind>() && agree::<Priority>() && agree::<Direction>());
        assert!(agree::<Maturity>() && agree::<Force>() && agree::<Helix>());
        assert!(agree::<FundKind>());
    }

    #[test]
    fn words_keep_their_printing_order() {
        assert_eq!(Nature::Infrastructure.rank(), 3);
        assert!(Priority::High.rank() < Priority::Low.rank());
    }
}
