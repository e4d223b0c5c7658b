//! Whatever the page, parsing it ends, and the tree's relations agree with one another.
#![no_main]

use libfuzzer_sys::fuzz_target;
use whence::html::Tree;

fuzz_target!(|html: &str| {
    let tree = Tree::parse(html);
    assert_eq!(tree.parent(tree.root()), None);
    let mut count = 0;
    for id in tree.descendants(tree.root()) {
        count += 1;
        assert!(tree.tag(id).is_none() || tree.text(id).is_none());
        let mut previous = None;
        for child in tree.children(id) {
            assert_eq!(tree.parent(child), Some(id));
            assert_eq!(tree.previous_sibling(child), previous);
            previous = Some(child);
        }
        assert_eq!(tree.last_child(id), previous);
    }
    // Each node costs at least one byte, but for html, head, body and what formatting elements open again.
    assert!(count <= 4 + 130 * html.len());
});
