//! `smartplan.yaml` to a [`Manifest`].

use crate::diag::Sink;
use crate::diag::catalogue::reading;
use crate::load::yaml;
use crate::model::plan::{Manifest, STAGES};
use crate::model::value::{Decimal, YearSpan};
use crate::source::{SourceId, SourceMap};

/// The most years that a plan may have: even the longest plans of regions have twenty.
const LONGEST: u16 = 30;

/// Reads the manifest; `None` when it breaks the rules of YAML.
pub fn read(source: SourceId, sources: &SourceMap, sink: &mut Sink) -> Option<Manifest> {
    let mut manifest: Manifest = yaml::decode_file(source, sources, sink)?;
    let stage = &manifest.stage;
    let known = STAGES.contains(&manifest.stage()) && stage.places() == 0;
    // What is absent or no number has been told already.
    if !known && stage.0 != 0 || sources.slice(stage.span) == "0" {
        sink.push(reading::out_of_range(stage.span, &stage.to_string(), "1", "4"));
    }
    if !known {
        // Nothing is demanded at a stage that does not exist.
        manifest.stage.value = Decimal::default();
    }
    let horizon = manifest.horizon.value;
    if horizon.end().0 - horizon.start().0 >= LONGEST {
        sink.push(reading::endless_horizon(manifest.horizon.span, &horizon.to_string()));
        // Told once; a table of so many years would be told again and again.
        manifest.horizon.value = YearSpan::default();
        manifest.extension = None;
    }
    if let Some(extension) = manifest.extension.filter(|_| manifest.horizon.start().0 != 0) {
        let (span, horizon) = (extension.span, manifest.horizon.value);
        let whole = YearSpan(horizon.start(), extension.value);
        if extension.value <= horizon.end() && extension.0 != 0 {
            let year = extension.to_string();
            sink.push(reading::extension_too_early(span, &year, &horizon.to_string()));
            // Told once; every year of the records would be measured by it again.
            manifest.extension = None;
        } else if extension.0 >= horizon.start().0 + LONGEST {
            sink.push(reading::endless_horizon(span, &whole.to_string()));
            manifest.extension = None;
        }
    }
    Some(manifest)
}
