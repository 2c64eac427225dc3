//! Walks over all records of a plan by kind.

use crate::model::record::{Kind, Record, Records, Ref};

/// What a walk is told of one record.
#[derive(Debug, Clone)]
pub struct Entry<'a> {
    /// Its kind.
    pub kind: Kind,
    /// Its id.
    pub id: &'a Ref,
    /// The records that it names.
    pub links: Vec<(Kind, &'a Ref)>,
}

fn entries<R: Record>(records: &[R]) -> impl Iterator<Item = Entry<'_>> {
    records.iter().map(|record| Entry { kind: R::KIND, id: record.id(), links: record.links() })
}

impl Records {
    /// Lists every record that has an id.
    pub fn entries(&self) -> Vec<Entry<'_>> {
        let mut all = Vec::new();
        all.extend(entries(&self.agencies));
        all.extend(entries(&self.funds));
        all.extend(entries(&self.regulations));
        all.extend(entries(&self.alignment));
        all.extend(entries(&self.readiness));
        all.extend(entries(&self.swot));
        all.extend(entries(&self.strategies));
        all.extend(entries(&self.gaps));
        all.extend(entries(&self.issues));
        all.extend(entries(&self.missions));
        all.extend(entries(&self.goals));
        all.extend(entries(&self.objectives));
        all.extend(entries(&self.indicators));
        all.extend(entries(&self.programs));
        all.extend(entries(&self.innovations));
        all.extend(entries(&self.actions));
        all.extend(entries(&self.quick_wins));
        all.extend(entries(&self.profiles));
        all.extend(entries(&self.milestones));
        all.extend(entries(&self.risks));
        all.extend(entries(&self.institutions));
        all
    }

    /// Lists the ids of one kind.
    pub fn ids(&self, kind: Kind) -> Vec<&str> {
        let of_kind = |entry: &Entry<'_>| entry.kind == kind;
        // A profile is named by its quick win.
        self.entries()
            .iter()
            .filter(|entry| of_kind(entry))
            .map(|e| e.id.value.0.as_str())
            .collect()
    }
}
