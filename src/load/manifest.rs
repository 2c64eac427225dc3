//! `smartplan.yaml` to a [`Manifest`].

use crate::diag::Sink;
use crate::diag::catalogue::reading;
use crate::load::yaml;
use crate::model::plan::{Manifest, STAGES};
use crate::model::print::PrintSettings;
use crate::model::value::{Decimal, YearSpan};
use crate::source::{SourceId, SourceMap};
use crate::template::Templates;

/// The most years that a plan may have: even the longest plans of regions have twenty.
const LONGEST: u16 = 30;

/// Millimetres that a margin may have: printers do not reach the edge, and text needs room.
const MARGINS: (i64, i64) = (10, 50);

/// Millimetres that a binding may take.
const BINDING: (i64, i64) = (0, 20);

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
        // What is no year has been told already.
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
    check_lengths(&mut manifest.print, sink);
    manifest.check.limits.keep(|limit| {
        if limit.value < 0 {
            let low = "0";
            sink.push(reading::too_low(limit.span, &limit.to_string(), low));
        }
        // What is no number reads as 0 and has been told already.
        limit.value > 0 || (limit.value == 0 && sources.slice(limit.span) == "0")
    });
    Some(manifest)
}

/// Reports margins that leave the page or the text no room; what is told is not kept.
fn check_lengths(print: &mut PrintSettings, sink: &mut Sink) {
    let margins = &mut print.margins;
    let lengths = [
        (&mut margins.top, MARGINS),
        (&mut margins.bottom, MARGINS),
        (&mut margins.inside, MARGINS),
        (&mut margins.outside, MARGINS),
        (&mut print.binding, BINDING),
    ];
    for (length, (low, high)) in lengths {
        let Some(own) = length.as_ref() else { continue };
        if Decimal(low, 0).is_above(own.value) || own.is_above(Decimal(high, 0)) {
            let value = format!("{} mm", own.value);
            let (low, high) = (format!("{low} mm"), format!("{high} mm"));
            sink.push(reading::out_of_range(own.span, &value, &low, &high));
            *length = None;
        }
    }
}

/// Reports a preset that neither smartplan nor the plan has.
pub(super) fn check_preset(print: &PrintSettings, templates: Templates<'_>, sink: &mut Sink) {
    let known = templates.presets();
    if let Some(own) = print.preset.as_ref().filter(|own| !known.contains(&own.as_str())) {
        sink.push(reading::unknown_word(own.span, own, &known));
    }
}
