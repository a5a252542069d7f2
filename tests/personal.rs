//! How much personal data is found, and how much is taken for it that is none, on made texts.
//!
//! The fixtures are fiction: NHS numbers of the test range 999, telephone numbers of Ofcom's ranges for drama or public
//! helplines, addresses of example domains, postcodes and other numbers that are made up in their form.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail by panicking")]

#[path = "fixtures/personal/measure.rs"]
mod measure;

use measure::{BUILT_ON, HELD_BACK, measured};

#[test]
fn nearly_all_of_it_is_found_and_little_else() {
    for (name, texts) in [("built on", BUILT_ON), ("held back", HELD_BACK)] {
        let measured = measured(texts);
        assert!(measured.texts >= 250 && measured.clean * 2 <= measured.texts + 2, "{name}: {measured:#?}");
        assert!(measured.precision() >= 950, "{name}: {measured:#?}");
        assert!(measured.recall() >= 900, "{name}: {measured:#?}");
    }
}

#[test]
fn every_kind_is_measured_on_each_half() {
    for texts in [BUILT_ON, HELD_BACK] {
        let kinds = measured(texts).by_kind;
        assert_eq!(kinds.len(), 8, "{kinds:?}");
        assert!(kinds.values().all(|kind| kind.there >= 10 && kind.found * 10 >= kind.there * 8), "{kinds:#?}");
    }
}
