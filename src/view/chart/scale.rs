//! Scales: proportions of exact numbers, round ticks, and places that keep their distance.

/// Returns which part of `whole` a part is, from 0 to 1.
#[expect(clippy::cast_precision_loss, reason = "a drawing has no more than four digits")]
pub(super) fn part(part: i64, whole: i64) -> f64 {
    if whole <= 0 { 0.0 } else { (part as f64 / whole as f64).clamp(0.0, 1.0) }
}

/// Returns a count as a number to reckon with.
#[expect(clippy::cast_precision_loss, reason = "a chart has hundreds of things, not billions")]
pub(super) fn many(count: usize) -> f64 {
    count as f64
}

/// Moves places apart until each is `least` from the next, as little as possible, within `from`
/// and `to`; their order stays. What the room cannot hold is spread over it evenly.
pub(super) fn spread(wishes: &[f64], least: f64, (from, to): (f64, f64)) -> Vec<f64> {
    let gaps = many(wishes.len().saturating_sub(1));
    let least = if gaps > 0.0 { least.min((to - from).max(0.0) / gaps) } else { least };
    let mut places = wishes.to_vec();
    let mut floor = from;
    for place in &mut places {
        *place = place.max(floor);
        floor = *place + least;
    }
    let mut ceiling = to;
    for place in places.iter_mut().rev() {
        *place = place.min(ceiling);
        ceiling = *place - least;
    }
    places
}

/// Places the middles of things of different heights near where they wish to be, without touching;
/// they lie in the order of their wishes, within `from` and `to` if these have room for them.
pub(super) fn stacked(wishes: &[f64], heights: &[f64], (from, to): (f64, f64)) -> Vec<f64> {
    let mut order: Vec<usize> = (0..wishes.len()).collect();
    order.sort_by(|a, b| wishes[*a].total_cmp(&wishes[*b]).then(a.cmp(b)));
    let mut places = vec![0.0; wishes.len()];
    let mut floor = from;
    for at in &order {
        let half = heights[*at] / 2.0;
        places[*at] = wishes[*at].max(floor + half);
        floor = places[*at] + half;
    }
    let mut ceiling = to;
    for at in order.iter().rev() {
        let half = heights[*at] / 2.0;
        places[*at] = places[*at].min(ceiling - half);
        ceiling = places[*at] - half;
    }
    places
}

/// Returns every how many labels one is printed, so that none of a `width` touches the next;
/// steps are 1, 2, 5, 10 and so on.
pub(super) fn every(width: f64, pitch: f64) -> usize {
    let fits = |step: &usize| many(*step) * pitch >= width;
    let steps = [1, 2, 5, 10, 20, 50, 100];
    steps.into_iter().find(fits).unwrap_or(200)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_keep_their_distance_and_their_order() {
        let places = spread(&[0.0, 1.0, 2.0, 50.0], 10.0, (0.0, 60.0));
        assert_eq!(places, [0.0, 10.0, 20.0, 50.0]);
        let places = spread(&[58.0, 59.0, 60.0], 10.0, (0.0, 60.0));
        assert_eq!(places, [40.0, 50.0, 60.0]);
        let places = spread(&[5.0; 4], 100.0, (0.0, 30.0));
        assert_eq!(places, [0.0, 10.0, 20.0, 30.0], "what does not fit is spread evenly");
        assert!(spread(&[], 10.0, (0.0, 1.0)).is_empty());
    }

    #[test]
    fn things_of_different_heights_do_not_touch() {
        let places = stacked(&[50.0, 10.0, 50.0], &[20.0, 10.0, 30.0], (0.0, 100.0));
        assert_eq!(places, [50.0, 10.0, 75.0]);
        let places = stacked(&[99.0, 99.0], &[20.0, 20.0], (0.0, 100.0));
        assert_eq!(places, [70.0, 90.0]);
    }

    #[test]
    fn labels_are_thinned_until_they_part() {
        assert_eq!(every(17.0, 40.0), 1);
        assert_eq!(every(17.0, 12.0), 2);
        assert_eq!(every(17.0, 4.0), 5);
    }

    #[test]
    fn parts_lie_between_nothing_and_all() {
        assert!(part(1, 0).abs() < 1e-9 && part(-5, 10).abs() < 1e-9);
        assert!((part(20, 10) - 1.0).abs() < 1e-9);
    }
}
