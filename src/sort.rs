//! Stable sorts whose code is in the module once: each type that `slice::sort_by` sorts adds 3.5 kB to it.

use std::cmp::Ordering;

/// Puts items into the order of their keys; those of equal keys keep theirs.
pub(crate) fn by_key<T, K: Ord>(items: &mut Vec<T>, key: impl Fn(&T) -> K) {
    by(items, |one, other| key(one).cmp(&key(other)));
}

/// Puts items into the order that a comparison gives; equal ones keep theirs.
pub(crate) fn by<T>(items: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    let order = order(items.len(), &|one, other| match (items.get(one), items.get(other)) {
        (Some(one), Some(other)) => compare(one, other),
        _ => Ordering::Equal,
    });
    let mut unsorted: Vec<Option<T>> = std::mem::take(items).into_iter().map(Some).collect();
    items.extend(order.into_iter().filter_map(|at| unsorted.get_mut(at)?.take()));
}

/// The places of so many items in the order that a comparison of places gives.
#[inline(never)]
fn order(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|one, other| compare(*one, *other));
    order
}

#[cfg(test)]
mod tests {
    use super::by_key;

    #[test]
    fn equal_keys_keep_their_order() {
        let mut words = vec!["heron", "kite", "owl", "lark", "tit"];
        by_key(&mut words, |word| word.len());
        assert_eq!(words, ["owl", "tit", "kite", "lark", "heron"]);
    }
}
