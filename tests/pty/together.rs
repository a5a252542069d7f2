//! Two programs that have the same audit open.

use crate::session::{Home, Session};

fn open(home: &Home, user: &str) -> Session {
    let audit = home.audit();
    let mut session = Session::start(home, &[audit.to_str().unwrap()], &[("USER", user)], (80, 24));
    session.sees("F3 Focus on the child");
    session
}

/// The names of the files beside the audit.
fn beside(home: &Home) -> Vec<String> {
    let entries = std::fs::read_dir(home.audit().parent().unwrap()).unwrap();
    let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.retain(|name| name.contains("2014"));
    names.sort();
    names
}

#[test]
fn each_sees_the_other_and_both_edit() {
    let home = Home::new();
    let mut one = open(&home, "Hattie");
    let mut two = open(&home, "Desmond");
    two.sees("Also open: Hattie on ");
    one.sees("Also open: Desmond on ");
    assert_eq!(beside(&home), [".2014.toml.2.lock", ".2014.toml.lock", "2014.toml"]);

    one.keys("1").sees("F3: In place");
    two.keys(":F8\r").sees("F8 Pre-emptive action").keys("2").sees("Merged with what somebody else saved: F3");
    one.sees("Merged with what somebody else saved: F8");
    // The same text, written by both.
    two.keys(":F9\r").sees("F9 Scrutiny").keys("e").sees("F9: evidence").keys("Second").sees("Second");
    one.keys(":F9\r").sees("F9 Scrutiny").keys("e").sees("F9: evidence").keys("First\x1b").sees("evidence written");
    two.keys("\x1b").sees("1 conflict to settle");

    one.keys("q");
    assert!(one.ends().success());
    two.sees("Nobody else has it open any more").keys("q");
    assert!(two.ends().success());
    let text = home.text();
    for written in [
        "[responses.focus-on-the-child]\nstatus = \"met\"",
        "status = \"partly-met\"",
        "[[conflicts]]",
        "First",
        "Second",
    ] {
        assert!(text.contains(written), "{written} is not in\n{text}");
    }
    assert_eq!(beside(&home), ["2014.toml"]);
}

#[test]
fn what_a_killed_program_leaves_is_not_taken_for_somebody() {
    let home = Home::new();
    let mut one = open(&home, "Hattie");
    one.signal(rustix::process::Signal::KILL).ends();
    assert_eq!(beside(&home), [".2014.toml.lock", "2014.toml"]);
    let mut two = open(&home, "Desmond");
    two.keys("1").sees("F3: In place").sees("✓ saved");
    assert!(!two.screen().contains("Also open"), "{}", two.screen());
    two.signal(rustix::process::Signal::TERM).ends();
    assert_eq!(beside(&home), ["2014.toml"]);
}
