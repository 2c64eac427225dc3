//! Turns what is numbered with a caption into what is printed: tables, pictures, and the views and
//! charts that are asked for.

use crate::diag::catalogue::{structure, view as catalogue};
use crate::model::block::{Form, HandTable, Inline, Picture, Reference, ViewCall, ViewOptions};
use crate::model::book::{ElementKind, Exhibit, Image, Run};
use crate::model::record::{Kind, Ref, Text};
use crate::model::require::SHOWN;
use crate::model::table::{Breaks, Cell, Column, Role, Row, Table};
use crate::resolve::lower::Lower;
use crate::resolve::reference;
use crate::source::Span;
use crate::view;

impl Lower<'_, '_> {
    fn exhibit<T>(
        &self,
        span: Span,
        caption: Vec<Run>,
        source: Option<&Text>,
        body: T,
    ) -> Exhibit<T> {
        let target = self.scope.numbers.at(self.book, span);
        Exhibit {
            anchor: target.anchor,
            label: target.label,
            number: target.number,
            caption,
            unit: None,
            source: source.map(|source| vec![Run::Text(source.value.clone())]),
            note: None,
            wide: false,
            view: None,
            body,
        }
    }

    pub(super) fn hand_table(&mut self, table: &HandTable, span: Span) -> Exhibit<Table> {
        let caption = table.caption.as_deref().map(|words| self.line(words)).unwrap_or_default();
        let columns = (0..table.header.len().max(table.align.len()))
            .map(|at| Column {
                key: format!("kolom-{}", at + 1),
                title: table.header.get(at).map(|words| self.line(words)).unwrap_or_default(),
                align: table.align.get(at).copied().unwrap_or_default(),
                role: Role::Prose,
            })
            .collect();
        let rows = table
            .rows
            .iter()
            .map(|row| {
                let place = row.iter().find_map(|words| place(words));
                let cell = |words: &Vec<Inline>| Cell { place, ..Cell::runs(self.line(words)) };
                Row::Body(row.iter().map(cell).collect())
            })
            .collect();
        let mut body = Table { columns, rows, breaks: table.breaks, ..Table::default() };
        body.find_numbers();
        let mut exhibit = self.exhibit(span, caption, table.source.as_ref(), body);
        exhibit.note = table.note.as_ref().map(|note| note.value.clone());
        exhibit.unit = table.unit.as_ref().map(|unit| format!("({unit})"));
        exhibit.wide = table.wide;
        exhibit
    }

    pub(super) fn figure(&mut self, picture: &Picture, span: Span) -> Option<Exhibit<Image>> {
        let caption = self.line(&picture.caption);
        let path = picture.file.clone()?;
        // A picture that is not there has been reported by `load`.
        self.scope.plan.media.get(&path)?;
        let alt = match &picture.alt {
            Some(alt) => alt.value.clone(),
            None => crate::model::book::plain(&caption),
        };
        let image = Image { path, width: picture.width, alt };
        Some(self.exhibit(span, caption, picture.source.as_ref(), image))
    }

    pub(super) fn view(&mut self, call: &ViewCall, span: Span) -> Option<Exhibit<Table>> {
        let options = &call.options;
        let request = self.request(call, span);
        let before = self.sink.iter().count();
        let built = view::build(&call.name, &request, self.sink)?;
        self.empty(call, before, built.table.body_rows());
        let caption = caption(options, built.caption);
        let mut exhibit = self.exhibit(span, caption, options.source.as_ref(), built.table);
        exhibit.unit = built.unit;
        exhibit.note = note(options, built.note);
        exhibit.wide = options.wide.map_or(built.wide, |wide| wide.value);
        let breaks = options.breaks.as_ref().and_then(|word| Breaks::from_key(word));
        exhibit.body.breaks = breaks.unwrap_or_default();
        exhibit.view = Some(call.name.value.clone());
        Some(exhibit)
    }

    fn request<'r>(&self, call: &'r ViewCall, span: Span) -> view::Request<'r>
    where
        Self: 'r,
    {
        let years = self.scope.plan.years(self.scope.options.extended);
        let bare = self.scope.options.bare;
        view::Request { plan: self.scope.plan, options: &call.options, years, span, bare }
    }

    /// Tells a view without rows, unless something is wrong that may be why.
    fn empty(&mut self, call: &ViewCall, before: usize, rows: usize) {
        // Without a horizon, told by `load`, nothing falls into it.
        let years = self.scope.plan.years(self.scope.options.extended);
        let whole = !self.scope.plan.unread.records
            && years.start().0 != 0
            && before == self.sink.iter().count();
        if whole && rows == 0 {
            let demanded = call.form == Form::Table && self.demanded.contains(&call.name.value);
            let (due, stage) = (self.document.stage, self.scope.options.stage);
            let view = (call.form, call.name.as_str());
            let says = (shown(call.name.as_str()), demanded);
            self.sink.push(structure::empty_view(call.name.span, view, says, due, stage));
        }
    }

    /// Lowers a chart and the table behind it.
    pub(super) fn chart(&mut self, call: &ViewCall, span: Span) -> Vec<ElementKind> {
        let options = &call.options;
        let request = self.request(call, span);
        let before = self.sink.iter().count();
        let Some(drawn) = view::chart::draw(&call.name, &request, self.sink) else {
            return Vec::new();
        };
        self.empty(call, before, usize::from(!drawn.chart.empty));
        let caption = caption(options, drawn.caption);
        let mut chart = self.exhibit(span, caption.clone(), options.source.as_ref(), drawn.chart);
        chart.unit = drawn.unit;
        chart.note = note(options, drawn.note);
        chart.wide = drawn.wide;
        chart.view = Some(call.name.value.clone());
        let named: Vec<Run> =
            options.table.iter().filter_map(|label| self.data_table(label)).collect();
        let printed = named.is_empty();
        if !printed {
            let source = chart.source.get_or_insert_default();
            let before = if source.is_empty() { "" } else { ". " };
            source.push(Run::Text(format!("{before}Data: ")));
            source.extend(joined(named));
        }
        let mut table = self.exhibit(span, caption, None, drawn.data.table);
        // It belongs to the chart and is called after it.
        table.anchor.id = format!("{}:data", chart.anchor.id);
        table.number = chart.full_number();
        table.label = "Data".into();
        table.unit = drawn.data.unit;
        table.note = drawn.data.note;
        table.wide = drawn.data.wide;
        vec![ElementKind::Chart(chart), ElementKind::Data { table, printed }]
    }

    /// Binds the table that an author names as the data of a chart.
    fn data_table(&mut self, label: &Ref) -> Option<Run> {
        let wanted = Reference {
            book: None,
            label: label.value.clone(),
            words: Vec::new(),
            page: false,
            span: label.span,
        };
        let known = self.scope.numbers.labelled(label.as_str());
        let word = self.scope.plan.scheme.labels.table.as_str();
        if known.is_some_and(|books| books.values().any(|(target, _)| target.label != word)) {
            self.sink.push(catalogue::no_table(label.span, label.as_str()));
            return None;
        }
        match reference::bind(self.scope, self.book, &wanted, Vec::new(), self.sink) {
            run @ Run::Reference { .. } => Some(run),
            _ => None,
        }
    }
}

/// Returns the author's caption, or the one of the view.
fn caption(options: &ViewOptions, default: String) -> Vec<Run> {
    let own = options.caption.as_ref().map(|caption| caption.value.clone());
    vec![Run::Text(own.unwrap_or(default))]
}

/// Joins the author's note and the one of the view.
fn note(options: &ViewOptions, own: Option<String>) -> Option<String> {
    let notes = [options.note.as_ref().map(|note| note.value.clone()), own];
    let notes: Vec<String> = notes.into_iter().flatten().collect();
    (!notes.is_empty()).then(|| notes.join(" "))
}

/// Finds where words stand.
fn place(words: &[Inline]) -> Option<Span> {
    words.iter().find_map(|inline| match inline {
        Inline::Text(own) | Inline::Math(own) | Inline::Note(own) => Some(own.span),
        Inline::Fact(own) => Some(own.span),
        Inline::Citation(all) => all.first().map(|own| own.key.span),
        Inline::Emph(inner) | Inline::Strong(inner) | Inline::Strike(inner) => place(inner),
        Inline::Link { words, .. } => place(words),
        Inline::Reference(own) => Some(own.span),
        Inline::Code(_) | Inline::Break => None,
    })
}

/// Joins references as in running text: "Tabel 9.1, Tabel 9.2, dan Tabel 9.3".
fn joined(references: Vec<Run>) -> Vec<Run> {
    let count = references.len();
    let mut out = Vec::new();
    for (at, reference) in references.into_iter().enumerate() {
        let between = match (at, count) {
            (0, _) => "",
            (_, 2) => " dan ",
            (at, count) if at + 1 == count => ", dan ",
            _ => ", ",
        };
        out.extend([Run::Text(between.to_owned()), reference]);
    }
    out
}

/// Lists the kinds of record that fill a view.
fn shown(view: &str) -> &'static [Kind] {
    if view.starts_with("budget-") {
        // Money stands with the programmes.
        return &[Kind::Program, Kind::Fund];
    }
    SHOWN.iter().find(|(name, _)| *name == view).map_or(&[], |(_, kinds)| *kinds)
}
