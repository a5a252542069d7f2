//! What is fuzzed; `tests/corpus` replays it.

#[path = "../../tests/corpus/targets/mod.rs"]
pub mod targets;
