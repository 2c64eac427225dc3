//! What must hold for all views.

use super::fixture::{built, rows};
use super::*;

#[test]
fn dump() {
    for view in VIEWS {
        let (built, faults) = built(view.name, |o| {
            if view.required.contains(&"quick_win") {
                o.quick_win = super::fixture::named_id("QW-01");
            }
        });
        println!(
            "== {} | {} | {:?} | {:?} | {} | {:?}",
            view.name, built.caption, built.unit, built.note, built.wide, built.table.bands
        );
        for f in faults {
            println!("!! {}", f.message.id);
        }
        for row in rows(&built.table) {
            println!("   {row}");
        }
    }
}
