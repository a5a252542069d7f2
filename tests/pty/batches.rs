//! Many files at a terminal: how far it has come is said, and Ctrl-C stops at once.

use std::fs;

use crate::session::{Home, Session};

/// More than any machine reads before the line appears; each is the same file under another name.
const FILES: usize = 20_000;

#[test]
fn a_long_batch_says_how_far_it_has_come_and_ctrl_c_stops_it_at_once() {
    let home = Home::new();
    let folder = home.path().join("many");
    fs::create_dir(&folder).unwrap();
    for n in 0..FILES {
        fs::hard_link(home.audit(), folder.join(format!("{n:05}.toml"))).unwrap();
    }
    let mut session = Session::start(&home, &["trend", "many"], &[], (100, 24));
    session.sees(" of 20,000 files read · ").sees(" left").keys("\x03");
    let ended = session.ends();
    assert_eq!(ended.signal(), Some("Interrupt"), "shells give 130 for it; {ended:?}");
    assert!(!session.screen().contains("LSCB"), "nothing of the result:\n{}", session.screen());
}
