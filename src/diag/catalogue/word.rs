//! What authors call the keys, words and files of the format in Indonesian.

/// Indonesian words with the keys that they may mean, the likeliest first.
const WORDS: &[(&str, &[&str])] = &[
    ("aksi", &["actions"]),
    ("ancaman", &["threat"]),
    ("anggaran", &["budget"]),
    ("aplikasi", &["application"]),
    ("arah", &["direction"]),
    ("asal", &["origin"]),
    ("baru", &["new"]),
    ("benar", &["true"]),
    ("biaya", &["budget"]),
    ("bidang", &["area"]),
    ("catatan", &["note"]),
    ("daerah", &["region"]),
    ("dampak", &["impact"]),
    ("dana", &["fund", "funds"]),
    ("deskripsi", &["description", "text"]),
    ("dimensi", &["dimension", "dimensions"]),
    ("indikator", &["indicators"]),
    ("infrastruktur", &["infrastructure"]),
    ("inovasi", &["innovations"]),
    ("instansi", &["agency", "agencies"]),
    ("istilah", &["terms"]),
    ("isu", &["issue", "issues"]),
    ("jadwal", &["dates", "steps"]),
    ("jenis", &["kind", "type"]),
    ("judul", &["title", "name"]),
    ("kebijakan", &["policy"]),
    ("kekuatan", &["strength"]),
    ("kelemahan", &["weakness"]),
    ("kelembagaan", &["institutions"]),
    ("kepanjangan", &["name"]),
    ("keselarasan", &["alignment"]),
    ("kesenjangan", &["gaps"]),
    ("kesiapan", &["readiness"]),
    ("keterangan", &["note", "meaning", "description"]),
    ("kode", &["code", "id"]),
    ("kurun", &["horizon"]),
    ("langkah", &["steps"]),
    ("layanan", &["service"]),
    ("luaran", &["output"]),
    ("meningkat", &["up"]),
    ("menurun", &["down"]),
    ("misi", &["mission", "missions"]),
    ("mitra", &["partners"]),
    ("naik", &["up"]),
    ("nama", &["name"]),
    ("nilai", &["value", "scores"]),
    ("nomor", &["number", "id"]),
    ("opd", &["agency", "agencies"]),
    ("orang", &["people"]),
    ("pagu", &["budget"]),
    ("pelaksana", &["agency"]),
    ("peluang", &["opportunity"]),
    ("perangkat_daerah", &["agency", "agencies"]),
    ("peraturan", &["regulations"]),
    ("periode", &["period", "horizon", "years"]),
    ("pokok", &["about"]),
    ("program", &["programs", "program"]),
    ("rencana_aksi", &["actions"]),
    ("rendah", &["low"]),
    ("risiko", &["risks"]),
    ("salah", &["false"]),
    ("sasaran", &["objectives", "objective", "target"]),
    ("satuan", &["unit"]),
    ("sedang", &["medium"]),
    ("singkatan", &["short"]),
    ("skema", &["scheme"]),
    ("strategi", &["strategies"]),
    ("subdimensi", &["subdimension"]),
    ("sumber", &["source"]),
    ("sumber_dana", &["fund", "funds"]),
    ("tahap", &["stage"]),
    ("tahun", &["years", "year"]),
    ("tanggal", &["dates", "date"]),
    ("target", &["targets"]),
    ("teks", &["text"]),
    ("tempat", &["place"]),
    ("tentang", &["about"]),
    ("tidak", &["false"]),
    ("tinggi", &["high"]),
    ("tonggak", &["milestones"]),
    ("tujuan", &["goal", "goals"]),
    ("turun", &["down"]),
    ("uraian", &["description", "text"]),
    ("urusan", &["duty"]),
    ("visi", &["vision"]),
    ("ya", &["true"]),
];

/// Finds the known key that an Indonesian word means.
pub(super) fn meant<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let lower = word.trim().to_lowercase().replace([' ', '-'], "_");
    let (_, keys) = WORDS.iter().find(|(own, _)| *own == lower)?;
    let known: Vec<&str> = known.into_iter().collect();
    keys.iter().find_map(|key| known.iter().copied().find(|own| own == key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_indonesian_word_means_a_key_that_is_known_there() {
        assert_eq!(meant("Perangkat Daerah", ["id", "agency"]), Some("agency"));
        assert_eq!(meant("perangkat_daerah", ["programs", "agencies"]), Some("agencies"));
        assert_eq!(meant("anggaran", ["id", "name"]), None);
        assert_eq!(meant("pemilik", ["owner"]), None);
    }
}
