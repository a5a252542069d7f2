//! Terminals that are small, change their size, or have no colours.

use crate::session::{Home, Session};

#[test]
fn a_terminal_of_one_by_one_works_and_can_grow() {
    let home = Home::new();
    let audit = home.audit();
    let mut session = Session::start(&home, &[audit.to_str().unwrap()], &[], (1, 1));
    session.waits(|session| !session.bytes.is_empty(), "a first frame");
    session.keys("jo");
    session.resize(80, 24).sees("Overview").keys("q");
    assert!(session.ends().success());
}

#[test]
fn a_storm_of_sizes_ends_in_a_whole_screen_and_loses_no_key() {
    let home = Home::new();
    let mut session = home.open();
    session.sees("F3 Focus on the child").keys("e").sees("F3: evidence");
    for n in 0..120_u16 {
        session.resize(1 + n * 37 % 150, 1 + n * 23 % 60);
        if n % 10 == 0 {
            session.keys("word ");
        }
    }
    session.resize(100, 30).sees("word word word word word word word word word word word word");
    session.keys("\x1b").sees("F3: evidence written").keys("q");
    assert!(session.ends().success());
}

#[test]
fn no_color_keeps_the_selected_row_in_sight_and_nothing_is_coloured() {
    let home = Home::new();
    let audit = home.audit();
    let mut session = Session::start(&home, &[audit.to_str().unwrap()], &[("NO_COLOR", "1")], (80, 24));
    session.sees("F3  Focus").keys("l").sees("F3 Focus");
    let rows: Vec<u16> = (0..24).filter(|row| is_reversed(&session, *row)).collect();
    let shown: Vec<String> = session.vt().rows(0, 80).collect();
    assert!(rows.iter().any(|row| shown[usize::from(*row)].contains("F3  Focus")), "{rows:?}\n{}", session.screen());
    assert!(rows.len() < 8, "only what is selected: {rows:?}");
    let coloured = (0..24).flat_map(|row| (0..80).map(move |column| (row, column))).any(|(row, column)| {
        let cell = session.vt().cell(row, column).unwrap();
        cell.fgcolor() != vt100::Color::Default || cell.bgcolor() != vt100::Color::Default
    });
    assert!(!coloured);
    session.keys("q").ends();
}

fn is_reversed(session: &Session, row: u16) -> bool {
    (1..79).any(|column| session.vt().cell(row, column).is_some_and(vt100::Cell::inverse))
}

#[test]
fn without_a_terminal_a_sentence_says_what_prints_an_audit() {
    let home = Home::new();
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_lscb-audit"));
    let output = command.env_clear().env("HOME", home.path()).arg(home.audit()).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("lscb-audit show"));
    assert!(output.stdout.is_empty());
}
