//! A library of a thousand audits: it is there at once, and one moves in it while it is read.

use std::fs;
use std::path::Path;

use crate::session::{Home, Session};

/// Puts a thousand audits below a folder: a hundred boards over ten years.
fn thousand(folder: &Path) {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("audits/northbridge/2014.toml")).unwrap();
    for board in 0..100 {
        let own = folder.join(format!("b{board:03}"));
        fs::create_dir_all(&own).unwrap();
        let text = text.replacen("id = \"northbridge\"", &format!("id = \"b{board:03}\""), 1).replacen(
            "Northbridge LSCB",
            &format!("Board {board:03} LSCB"),
            1,
        );
        for year in 2005..2015 {
            fs::write(own.join(format!("{year}.toml")), text.replacen("year = 2014", &format!("year = {year}"), 1))
                .unwrap();
        }
    }
}

#[test]
fn one_moves_among_a_thousand_audits_before_all_are_read() {
    let home = Home::new();
    let folder = home.path().join("many");
    thousand(&folder);
    let mut session = Session::start(&home, &["many"], &[], (100, 30));
    session.sees("Board 000 LSCB").keys("jjj");
    // Both on one screen: the fourth audit is selected, and the reading goes on.
    let moved = |session: &Session| session.screen().contains("Board 000 LSCB 2008") && reading(session);
    session.waits(moved, "the cursor moved while the audits are read");
    session.waits(|session| !reading(session), "the end of the reading");
    session.sees("Board 000 LSCB 2008").keys("G").sees("Board 099 LSCB 2014");
    session.keys("/098 2010").sees("1 of 1,000").keys("\r\r").sees("Board 098 LSCB · 2010");
    session.keys("q");
    assert!(session.ends().success());
}

fn reading(session: &Session) -> bool {
    session.screen().contains("so far")
}

#[test]
fn the_open_audit_is_there_at_once_and_its_board_before_all_others() {
    let home = Home::new();
    let folder = home.path().join("many");
    thousand(&folder);
    let file = folder.join("b050/2014.toml");
    let mut session = Session::start(&home, &[file.to_str().unwrap()], &[], (80, 24));
    session.sees("Board 050 LSCB · 2014").keys("c").sees("OLD 2013 → NEW 2014");
    session.keys("L").sees("Board 050 LSCB 2014");
    session.keys("q");
    assert!(session.ends().success());
}
