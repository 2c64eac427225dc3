//! `smartplan.yaml` to a [`Manifest`].

use crate::diag::Sink;
use crate::diag::catalogue::reading;
use crate::load::yaml;
use crate::model::plan::{Manifest, STAGES};
use crate::model::value::Decimal;
use crate::source::{SourceId, SourceMap};

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
    if let Some(extension) = &manifest.extension
        && extension.value <= manifest.horizon.end()
        && extension.0 != 0
    {
        sink.push(reading::extension_too_early(
            extension.span,
            &extension.to_string(),
            &manifest.horizon.to_string(),
        ));
        // Told once; every year of the records would be measured by it again.
        manifest.extension = None;
    }
    Some(manifest)
}
