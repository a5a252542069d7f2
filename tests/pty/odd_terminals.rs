//! Terminals that are small, change their size, or have no colours.

use crate::session::{Home, Session};

#[test]
fn a_terminal_of_one_by_one_works_and_can_grow() {
    let home = Home::new();
    let audit = home.audit();
    let mut session = Session::start(&home, &[audit.to_str().unwrap()], &[], (1, 1));
    session.waits(|session| !session.bytes.is_empty(), "a first frame");
    session.keys("77"); // means nothing, whether it is read before the window grows or after
    session.resize(80, 24).sees("F3 Focus").keys("o").sees("Overview").keys("q");
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
    assert!(String::from_utf8_lossy(&output.stderr).contains("lscb-audit walk"));
    assert!(output.stdout.is_empty());
}

#[test]
fn sixteen_colours_are_used_with_a_word_about_it_and_the_selected_row_stands_out() {
    let home = Home::new();
    let audit = home.audit();
    let mut session = Session::start(&home, &[audit.to_str().unwrap()], &[("TERM", "xterm")], (80, 24));
    session.sees("16 colours").sees("F3  Focus").keys("j").sees("1-5 status");
    let cells = (0..24).flat_map(|row| (0..80).map(move |column| (row, column)));
    let colours: Vec<vt100::Color> = cells
        .filter_map(|(row, column)| session.vt().cell(row, column))
        .flat_map(|cell| [cell.fgcolor(), cell.bgcolor()])
        .collect();
    let is_one_of_16 = |colour: &vt100::Color| matches!(colour, vt100::Color::Default | vt100::Color::Idx(0..16));
    assert!(colours.iter().all(is_one_of_16), "more than 16 colours");
    assert!(colours.iter().any(|colour| matches!(colour, vt100::Color::Idx(1..16))), "no colour at all");
    let row =
        (0..24).find(|row| session.vt().rows(0, 80).nth(usize::from(*row)).unwrap().contains("F4  A child")).unwrap();
    let ground = |row| session.vt().cell(row, 5).unwrap().bgcolor();
    assert_ne!(ground(row), ground(row - 1));
    session.keys("q").ends();
}

#[test]
fn the_linux_console_and_locales_without_utf_8_get_ascii_signs() {
    for variables in [[("TERM", "linux"), ("LANG", "en_GB.UTF-8")], [("TERM", "xterm-256color"), ("LANG", "C")]] {
        let home = Home::new();
        let audit = home.audit();
        let mut session = Session::start(&home, &[audit.to_str().unwrap()], &variables, (80, 24));
        session.sees("F3  Focus").keys("kk").sees("F1  Warning").keys("2").sees("saved");
        assert!(session.screen().is_ascii(), "{variables:?}\n{}", session.screen());
        session.keys("?").sees("Help");
        assert!(session.screen().is_ascii(), "{variables:?}\n{}", session.screen());
        session.keys("q").ends();
    }
}

#[test]
fn a_terminal_that_cannot_move_its_cursor_is_told_of_walk() {
    let home = Home::new();
    let audit = home.audit();
    let mut session = Session::start(&home, &[audit.to_str().unwrap()], &[("TERM", "dumb")], (80, 24));
    assert_eq!(session.ends().exit_code(), 2);
    assert!(session.screen().replace("\n", " ").contains("TERM=dumb"), "{}", session.screen());
    assert!(session.screen().contains("walk AUDIT") && !session.bytes.contains(&0x1b), "{}", session.screen());
    let mut session = Session::start(&home, &["walk", audit.to_str().unwrap()], &[("TERM", "dumb")], (80, 24));
    session.sees("F3> ").keys("1\r").sees("F3: In place. Saved").keys("q\r");
    assert!(session.ends().success());
    assert!(!session.bytes.contains(&0x1b));
}

#[test]
fn a_theme_that_is_taken_is_kept_in_the_configuration() {
    let home = Home::new();
    let config = home.path().join(".config/lscb-audit/config.toml");
    if cfg!(target_os = "linux") {
        std::fs::create_dir_all(config.parent().unwrap()).unwrap();
        std::fs::write(&config, "# mine\nmouse = false\n").unwrap();
        let mut session = home.open();
        session.sees("F3  Focus").keys("T").sees("high-contrast").keys("j\r").sees("kept in");
        session.keys("q").ends();
        assert!(!session.bytes.windows(8).any(|bytes| bytes == b"\x1b[?1000h"), "no mouse was asked for");
        let text = std::fs::read_to_string(&config).unwrap();
        assert_eq!(text, "theme = \"light\"\n# mine\nmouse = false\n");
    }
}

#[test]
fn without_a_home_that_can_be_written_to_an_audit_is_gone_through_and_saved() {
    let home = Home::new();
    let before = home.text();
    let audit = home.audit();
    let mut session = Session::start(&home, &[audit.to_str().unwrap()], &[("HOME", "/dev/null/nobody")], (80, 24));
    session.sees("Northbridge LSCB").keys("4");
    session.waits(|_| home.text() != before, "a saved answer");
    session.keys("q");
    assert!(session.ends().success());
}

#[test]
fn where_the_locale_is_not_utf8_pages_are_in_ascii_on_the_terminal_only() {
    let home = Home::new();
    let audit = home.audit();
    let page = |variables: &[(&str, &str)]| {
        let mut session = Session::start(&home, &["show", audit.to_str().unwrap()], variables, (100, 200));
        session.sees("13 of 15 met");
        assert!(session.ends().success());
        String::from_utf8(session.bytes.clone()).unwrap()
    };
    assert!(page(&[]).contains("13 of 15 met · 86.7%"));
    let plain = page(&[("LC_ALL", "C")]);
    assert!(plain.contains("13 of 15 met | 86.7%"), "{plain}");
    let signs: String = plain.chars().filter(|c| !c.is_ascii()).collect();
    assert_eq!(signs, "");
    let mut piped = std::process::Command::new(env!("CARGO_BIN_EXE_lscb-audit"));
    let piped = piped.env_clear().env("HOME", home.path()).env("LC_ALL", "C").arg("show").arg(&audit).output().unwrap();
    assert!(String::from_utf8_lossy(&piped.stdout).contains("13 of 15 met · 86.7%"));
}
