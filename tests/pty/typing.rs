//! Typing in a real terminal: the user's own editor, large pastes, and text that outlives the program.

use rustix::process::Signal;

use crate::session::{Home, Session};

/// An editor that asks on the terminal what to write.
const ASKS: &str = r#"test "$1" = --wait || exit 9
stty -a < /dev/tty | grep -q ' icanon' && echo "the terminal is free"
printf 'which words? ' > /dev/tty
read -r words < /dev/tty
printf 'One line.\n%s\n' "$words" > "$2"
"#;

#[test]
fn the_editor_has_the_terminal_and_every_key_and_what_it_wrote_is_one_step() {
    let home = Home::new();
    let mut session = home.open_with_editor(&home.editor(ASKS));
    session.sees("F3 Focus on the child").keys("E").sees("the terminal is free").sees("which words?");
    assert!(!session.vt().alternate_screen());
    session.keys("all of my keys q u x\r").sees("F3: evidence written").sees("all of my keys q u x");
    assert!(session.vt().alternate_screen() && session.vt().bracketed_paste() && session.vt().hide_cursor());
    assert!(home.text().contains("One line.\nall of my keys q u x\"\"\""), "{}", home.text());
    session.keys("u").sees("Undone").keys("q");
    assert!(session.ends().success());
    assert!(!home.text().contains("all of my keys"));
}

#[test]
fn an_editor_that_fails_or_is_not_there_changes_nothing_and_is_said() {
    let home = Home::new();
    let before = home.text();
    let mut session = home.open_with_editor(&home.editor("echo more > \"$2\"; exit 3"));
    session.sees("F3 Focus on the child").keys("m").sees("F3: note").keys("Begun").sees("Begun");
    session.keys("\x05").sees("so nothing was taken over").sees("Ctrl-Y brings").sees("Begun");
    session.keys("\x19").sees("more").keys("\x1a").sees("Begun").keys("\x03");
    session.ends();
    assert!(home.text().contains("Begun"));

    std::fs::write(home.audit(), &before).unwrap();
    let mut session = home.open_with_editor("no-such-editor 2> /dev/null");
    session.sees("F3 Focus on the child").keys("E").sees("there is no such program").keys("q");
    assert!(session.ends().success());
    assert_eq!(home.text(), before);
}

#[test]
fn what_was_written_in_the_editor_at_kill_9_is_offered_at_the_next_start() {
    let home = Home::new();
    let mut session =
        home.open_with_editor(&home.editor("echo Written > \"$2\"; printf 'waiting now' > /dev/tty; cat"));
    session.sees("F3 Focus on the child").keys("E").sees("waiting now").signal(Signal::KILL);
    session.ends();
    let mut session = home.open();
    session.sees("A text was left over").sees("F3: evidence").sees("Written").keys("\r").sees("F3: evidence");
    session.keys("\x1b").sees("F3: evidence written").keys("q");
    assert!(session.ends().success());
    assert!(home.text().contains("evidence = \"Written\""), "{}", home.text());
}

#[test]
fn twenty_thousand_letters_are_pasted_at_once() {
    let home = Home::new();
    let lines: Vec<String> =
        (0..400).map(|n| format!("Line {n} of the minutes, with an é and a little more.")).collect();
    let mut session = home.open();
    session.sees("F3 Focus on the child").keys("e").sees("F3: evidence");
    session.keys(&format!("\x1b[200~{}\x1b[201~", lines.join("\r"))).sees("Line 399").keys("\x1b").sees("written");
    session.keys("q").ends();
    assert!(home.text().contains(&lines.join("\n")));
}

#[test]
fn what_was_being_typed_at_kill_9_is_offered_at_the_next_start() {
    let home = Home::new();
    let mut session = home.open();
    session.sees("F3 Focus on the child").keys("e").sees("F3: evidence").keys("half a sen").sees("half a sen");
    // Somebody else looks at the same audit meanwhile: what is being typed here is not for them.
    let mut another = home.open();
    another.sees("F3 Focus on the child").keys("j").sees("F4").keys("q").ends();
    assert!(!another.screen().contains("left over"));
    session.signal(Signal::KILL).ends();
    assert!(!home.text().contains("half a sen"));

    let mut again = home.open();
    again
        .sees("A text was left over")
        .sees("half a sen")
        .keys("\r")
        .sees("F3: evidence")
        .keys("tence")
        .sees("sentence");
    again.keys("\x1b").sees("evidence written").keys("q");
    assert!(again.ends().success());
    assert!(home.text().contains("half a sentence"));
    let mut last = home.open();
    last.sees("F3 Focus on the child").keys("q");
    assert!(last.ends().success());
    assert!(!last.screen().contains("left over"));
}

#[test]
fn what_was_refused_at_sigterm_is_offered_at_the_next_start() {
    let home = Home::new();
    let before = home.text();
    let mut session = home.open();
    session
        .sees("F3 Focus on the child")
        .keys("P")
        .sees("The audit")
        .keys("j\r")
        .sees("Date")
        .keys("soon")
        .sees("soon");
    session.signal(Signal::TERM);
    assert_eq!(session.ends().exit_code(), 143);
    assert!(session.screen().replace('\n', "").contains("is kept and offered the next time"), "{}", session.screen());
    assert_eq!(home.text(), before);
    let mut again = home.open();
    again.sees("A text was left over").sees("soon").keys("X").waits(|it| !it.screen().contains("soon"), "no offer");
    again.keys("q").ends();
}

#[test]
fn what_somebody_else_changes_is_said_without_a_key() {
    let home = Home::new();
    let mut session = home.open();
    session.sees("F3 Focus on the child");
    std::fs::write(home.audit(), format!("{}# theirs\n", home.text())).unwrap();
    session.sees("Merged with what somebody else saved").keys("q");
    assert!(session.ends().success());
    assert!(home.text().ends_with("# theirs\n"));
}

#[test]
fn after_suspend_and_fg_the_screen_is_whole_and_as_large_as_the_terminal_is_now() {
    let home = Home::new();
    let mut session = Session::start_from_shell(&home);
    session.sees("F3 Focus on the child").keys("\x1a").sees("fg").sees("job stopped");
    assert!(!session.vt().alternate_screen() && !session.vt().hide_cursor() && !session.vt().bracketed_paste());
    session.resize(100, 30).keys("\r").sees("F3 Focus on the child").sees("next to answer");
    assert!(session.vt().alternate_screen() && session.vt().hide_cursor() && session.vt().bracketed_paste());
    assert!(session.vt().rows(0, 100).nth(29).unwrap().contains("commands"), "{}", session.screen());
    session.keys("1").sees("F3: In place").keys("q").sees("job ended");
    session.ends();
    assert!(home.text().contains("[responses.focus-on-the-child]\nstatus = \"met\""));
}
