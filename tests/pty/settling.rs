//! A conflict is settled and the audit signed, in a terminal.

use lscb_audit::audit::{self, SealState, seal_state};
use lscb_audit::framework::Frameworks;

use crate::session::Home;

#[test]
fn a_conflict_is_settled_and_the_audit_signed_and_opened_again() {
    let home = Home::new();
    let answered = "\n[responses.focus-on-the-child]\nstatus = \"met\"\n[responses.pre-emptive-action]\nstatus = \"met\"\n\
        [responses.scrutiny]\nstatus = \"met\"\n[[conflicts]]\nkey = \"responses.sub-group.status\"\nbase = \"partly-met\"\n\
        ours = \"met\"\ntheirs = \"planned\"\n";
    let kept: Vec<String> = home.text().split("\n[").map(str::to_owned).collect();
    let is_answered_anew = |table: &&String| {
        !["focus-on-the-child]", "pre-emptive-action]", "scrutiny]"]
            .iter()
            .any(|end| table.starts_with(&format!("responses.{end}")))
    };
    let text = kept.iter().filter(is_answered_anew).cloned().collect::<Vec<_>>().join("\n[") + answered;
    std::fs::write(home.audit(), text).unwrap();
    let read = || audit::read(&home.text(), &Frameworks::embedded()).audit.unwrap();

    let mut session = home.open();
    session.sees("R4 CSE sub-group").sees("In conflict").keys("C");
    session.sees("Conflicts: 1 of 1").sees("✓ Met").sees("○ Planned").keys("t");
    session.sees("theirs taken. That was the last conflict").sees("✓ saved");
    assert_eq!(
        (read().conflicts.len(), read().decisions.last().unwrap().what.contains("theirs was taken: planned")),
        (0, true)
    );

    session.keys("S").sees("Sign this audit off").keys("G\r").sees("Signed off by");
    session.waits(|_| seal_state(&home.text()) == SealState::Intact, "the seal in the file");
    session.keys("1").sees("U opens it again").keys("U").sees("Why is this audit opened again?");
    session.keys("A return came late\r").sees("Open again");
    session.waits(|_| !read().is_signed(), "the draft in the file");
    session.keys("q");
    assert!(session.ends().success());
    assert!(home.text().contains("A return came late"));
}
