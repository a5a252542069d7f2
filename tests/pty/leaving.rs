//! The terminal is given back on every way out.

use std::path::Path;
use std::sync::Arc;

use lscb_audit::framework::Frameworks;
use lscb_audit::tui::app::{App, Tools};
use lscb_audit::tui::model::{Model, Settings};
use lscb_audit::tui::theme::{Depth, EMBEDDED};
use rustix::process::Signal;

use crate::session::{Home, Session};

/// A session in which something is being looked at.
fn session(home: &Home) -> Session {
    let mut session = home.open();
    session.sees("F3 Focus on the child");
    assert!(session.vt().alternate_screen() && session.vt().bracketed_paste() && session.vt().hide_cursor());
    assert_ne!(session.vt().mouse_protocol_mode(), vt100::MouseProtocolMode::None);
    session
}

/// Everything that was taken was given back, once.
#[track_caller]
fn is_given_back(session: &Session) {
    let vt = session.vt();
    assert!(!vt.alternate_screen(), "the alternate screen is left");
    assert!(!vt.hide_cursor(), "the cursor is shown");
    assert!(!vt.bracketed_paste(), "pastes are not marked");
    assert_eq!(vt.mouse_protocol_mode(), vt100::MouseProtocolMode::None, "the mouse is not watched");
    let text = String::from_utf8_lossy(&session.bytes);
    for sequence in ["\x1b[?1049l", "\x1b[?2004l", "\x1b[?1000l", "\x1b[?1006l"] {
        assert_eq!(text.matches(sequence).count(), 1, "{sequence:?}");
    }
}

#[test]
fn after_q() {
    let home = Home::new();
    let mut session = session(&home);
    session.keys("q");
    assert_eq!(session.ends().exit_code(), 0);
    is_given_back(&session);
    assert!(session.screen().contains("Northbridge LSCB is in"), "{}", session.screen());
    assert!(session.screen().contains("21 of 24"), "{}", session.screen());
}

#[test]
fn after_ctrl_c_with_what_was_being_typed_kept() {
    let home = Home::new();
    let mut session = session(&home);
    session.keys("e").sees("F3: evidence").keys("half a sen").sees("half a sen").keys("\x03");
    session.ends();
    is_given_back(&session);
    assert!(home.text().contains("half a sen"));
}

#[test]
fn after_sigterm_and_sighup_with_what_was_being_typed_kept() {
    for (signal, code) in [(Signal::TERM, 143), (Signal::HUP, 129)] {
        let home = Home::new();
        let mut session = session(&home);
        session.keys("e").sees("F3: evidence").keys("half a sen").sees("half a sen").signal(signal);
        assert_eq!(session.ends().exit_code(), code);
        is_given_back(&session);
        assert!(home.text().contains("half a sen"), "{signal:?}");
    }
}

#[test]
fn after_a_panic_before_its_message_which_is_readable() {
    let home = Home::new();
    let mut session = Session::start_test(&home, "leaving::a_program_that_panics");
    session.sees("F3 Focus on the child");
    assert!(session.vt().alternate_screen() && !session.is_cooked());
    session.keys("T").sees("Enter takes it").keys("j");
    assert!(!session.ends().success());
    is_given_back(&session);
    assert!(session.is_cooked());
    let written = String::from_utf8_lossy(&session.bytes);
    let (_, after) = written.split_once("\x1b[?1049l").unwrap();
    assert!(after.contains("panicked at") && after.contains("no paint for this theme\r\n"), "{after:?}");
    assert!(!after.contains("\x1b["), "nothing is drawn any more: {after:?}");
}

/// The loop as the program runs it, but that it panics at the first theme that is tried.
#[test]
#[ignore = "it is started by the test above, in a terminal of its own"]
fn a_program_that_panics() {
    let theme = |name: &str| if name == "dark" { None } else { panic!("no paint for this theme") };
    let themes = EMBEDDED.iter().map(|(name, _)| (*name).to_owned()).collect();
    let settings = Settings { themes, ..Settings::new(jiff::civil::date(2014, 11, 10), "audits".into()) };
    let model = Model::new(settings, Frameworks::embedded(), "dark".to_owned());
    let tools = Tools {
        depth: Depth::TrueColour,
        theme: Arc::new(theme),
        keep_setting: Box::new(|_, _| Err("nothing is kept here".to_owned())),
        mouse: true,
        editor: None,
        recovery: None,
        versions: Arc::default(),
    };
    drop(App::new(model, tools).run(Some(Path::new("audits/northbridge/2014.toml"))));
}

#[test]
fn after_ctrl_c_and_sigterm_in_the_midst_of_an_escape_sequence() {
    for cut in ["\x1b[?", "\x1b[<0;10;", "\x1b[200~pasted", "\x1b["] {
        let home = Home::new();
        let mut session = session(&home);
        session.keys("e").sees("F3: evidence").keys("half a sen").sees("half a sen").keys(cut).keys("\x03");
        assert_eq!(session.ends().exit_code(), 0, "{cut:?}");
        is_given_back(&session);
        assert!(home.text().contains("half a sen"));
    }
    let home = Home::new();
    let mut session = session(&home);
    session.keys("\x1b[?").resize(100, 30).sees("F3 Focus on the child").signal(Signal::TERM);
    assert_eq!(session.ends().exit_code(), 143);
}

#[test]
fn what_is_typed_before_ctrl_c_is_not_lost_and_a_selection_is_copied_first() {
    let home = Home::new();
    let mut session = session(&home);
    session.keys("e").sees("F3: evidence").keys("typed\x01\x03").sees("Copied. Ctrl-C again leaves").keys("\x03");
    assert_eq!(session.ends().exit_code(), 0);
    assert!(home.text().contains("typed"));
}

#[test]
fn a_paste_is_text_and_no_keys() {
    let home = Home::new();
    let mut session = session(&home);
    session.keys("e").sees("F3: evidence").keys("\x1b[200~1 q\r\nx\x1b[201~").sees("1 q").keys("\x1b").sees("written");
    session.keys("q");
    assert!(session.ends().success());
    assert!(home.text().contains("1 q\nx\"\"\""), "{}", home.text());
}
