//! What the second half of the first issue has to show.

use rustix::process::Signal;

use crate::session::{Home, Session};

#[test]
fn answers_evidence_and_an_action_are_there_when_the_program_is_started_again() {
    let home = Home::new();
    let mut first = home.open();
    first.sees("F3 Focus on the child").keys("1").sees("F3: In place");
    first.keys("]2").sees("F8: Partly in place");
    first.keys("]4").sees("F9: Not in place").sees("answered 24 of 24");
    first.keys("e").sees("F9: evidence").keys("One line.\rAnother line.").sees("Another line.");
    first.keys("\x1b").sees("evidence written");
    first.keys("a").sees("New action").keys("Ask the scrutiny committee\r").sees("Action added");
    first.keys("\x1b").waits(|session| !session.screen().contains("F9 Action"), "the end of the form");
    first.keys("q");
    assert!(first.ends().success());

    let mut second = home.open();
    second.sees("answered 24 of 24").keys(":F9\r").sees("F9 Scrutiny");
    second.sees("[✗ Not in place]").sees("One line.");
    // As the lowest row of the form.
    second.keys("lG").sees("Ask the scrutiny committee");
    second.keys("q");
    assert!(second.ends().success());
    assert!(home.text().contains("One line.\nAnother line.\"\"\""));
}

#[test]
fn what_is_said_to_be_saved_is_there_after_kill_9() {
    let home = Home::new();
    let mut session = home.open();
    session.sees("F3 Focus on the child").keys("1").sees("✓ saved");
    session.signal(Signal::KILL).ends();
    assert!(home.text().contains("[responses.focus-on-the-child]\nstatus = \"met\""));
    let mut again = home.open();
    again.sees("answered 22 of 24").keys("q");
    again.ends();
}

#[test]
fn demo_opens_examples_marked_as_such() {
    let home = Home::new();
    let mut session = Session::start(&home, &["demo"], &[], (80, 24));
    session.sees("DEMO").sees("fictional examples").sees("Eastmoor LSCB").keys("q");
    assert!(session.ends().success());
}

#[test]
fn what_another_program_writes_meanwhile_stays() {
    let home = Home::new();
    let mut session = home.open();
    session.sees("F3 Focus on the child");
    std::fs::write(home.audit(), format!("{}# theirs\n", home.text())).unwrap();
    session.keys("1").sees("Merged with what somebody else saved").sees("✓ saved").keys("q");
    assert!(session.ends().success());
    assert!(home.text().ends_with("# theirs\n"));
    assert!(home.text().contains("[responses.focus-on-the-child]\nstatus = \"met\""));
}

#[test]
fn a_file_that_is_taken_away_while_nothing_happens_is_said_and_can_be_saved_again() {
    let home = Home::new();
    let mut session = home.open();
    session.sees("F3 Focus on the child");
    let text = home.text();
    std::fs::remove_file(home.audit()).unwrap();
    session.sees("The file is gone").sees("NOT SAVED").keys("S").sees("This version is now kept in").sees("✓ saved");
    assert_eq!(home.text(), text);
    session.keys("q");
    assert!(session.ends().success());
}
