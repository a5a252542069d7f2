//! Typing: what is kept, what is refused and stays in its field, and what is copied.

use lscb_audit::plain::is_unsafe;
use lscb_audit::tui::commands::Place;

use crate::driver::Driver;
use crate::fixtures::{audit, example};

#[test]
fn evidence_over_several_lines_is_in_the_file() {
    let mut driver = Driver::open("northbridge/2014");
    driver.press("e").type_text("Panel of four children.\nMet twice; minutes kept.").press("esc");
    let evidence = driver.response("focus-on-the-child").evidence;
    assert_eq!(evidence.as_deref(), Some("Panel of four children.\nMet twice; minutes kept."));
    assert!(driver.saved().contains("\nPanel of four children.\nMet twice; minutes kept.\"\"\"\n"), "line by line");
    driver.expect("F3: evidence written").expect("Panel of four children.");
}

#[test]
fn esc_keeps_what_was_typed_and_ctrl_s_too() {
    for end in ["esc", "ctrl-s"] {
        let mut driver = Driver::open("northbridge/2014");
        driver.press("m").type_text("Discussed in June").press(end);
        assert_eq!(driver.response("focus-on-the-child").note.as_deref(), Some("Discussed in June"), "{end}");
    }
}

#[test]
fn a_field_that_is_left_as_it_was_changes_nothing() {
    let mut driver = Driver::open("northbridge/2014");
    for number in ["R1", "R3", "R4", "F1"] {
        driver.jump(number).press("e esc m esc");
    }
    assert_eq!(driver.saved(), example("northbridge/2014"));
    assert_eq!(driver.press("u").notice(), "There is nothing to undo");
}

#[test]
fn a_field_that_is_emptied_takes_its_key_away() {
    let mut driver = Driver::open("northbridge/2014");
    driver.jump("R4").press("e ctrl-a backspace esc");
    assert_eq!(driver.response("sub-group").evidence, None);
    assert!(!driver.saved().contains("Terms of reference agreed"));
}

#[test]
fn letters_are_text_and_no_commands_while_typing() {
    let mut driver = Driver::open("northbridge/2014");
    driver.press("e").type_text("q u 1 x ? : L").press("esc");
    assert!(!driver.ended);
    assert_eq!(driver.response("focus-on-the-child").evidence.as_deref(), Some("q u 1 x ? : L"));
}

#[test]
fn what_looks_like_personal_data_is_said_while_it_is_typed_and_counted_in_the_overview() {
    let warning = "Looks like a child's name and age";
    let mut driver = Driver::open("northbridge/2014");
    driver.press("e").type_text("Jade, 1");
    assert!(driver.shows(warning));
    driver.type_text("4 meetings");
    assert!(!driver.shows(warning), "14 meetings are counted, and nobody's age");
    driver.press("ctrl-a").type_text("Jade, 14, rang 07700 900123.").expect(&format!("{warning} and a telephone"));
    driver.press("esc");
    let notice = driver.notice().to_owned();
    assert!(notice.contains("F3: evidence written") && notice.contains(warning), "{notice}");
    assert!(!driver.press("e esc").notice().contains(warning), "nothing was written");
    driver.press("o").expect("1 text looks like personal data");
    let overview = driver.sized_screen(80, 120);
    assert!(overview.contains("! F3  evidence: a child's name and age (Ja…), a telephone number (07…)"), "{overview}");
}

#[test]
fn what_the_audit_allows_is_not_said() {
    let allow = "[[allow]]\ntext = '0808 800 5000'\nreason = 'Public helpline'\n";
    let mut driver = Driver::open_text(&audit(allow));
    driver.press("e").type_text("Ring 0808 800 5000");
    assert!(!driver.shows("Looks like"));
    driver.type_text(" or 07700 900123").expect("Looks like a telephone number");
    driver.press("esc o").expect("1 text looks like personal data");
}

#[test]
fn a_paste_keeps_its_lines_and_loses_what_steers_a_terminal() {
    let mut driver = Driver::open("northbridge/2014");
    driver.press("e").paste("one\r\ntwo\x1b[2J\u{202e}three").press("esc");
    assert_eq!(driver.response("focus-on-the-child").evidence.as_deref(), Some("one\ntwo\u{FFFD}[2J\u{FFFD}three"));
}

#[test]
fn a_paste_into_one_line_stays_on_one_line() {
    let mut driver = Driver::open("northbridge/2014");
    driver.press("a").paste("Invite\nthe councils\n").press("enter");
    assert_eq!(driver.response("focus-on-the-child").actions[0].what, "Invite the councils");
}

#[test]
fn a_paste_where_nothing_is_typed_presses_no_keys() {
    let mut driver = Driver::open("northbridge/2014");
    driver.paste("1 x q").expect("Press e to write evidence first");
    assert_eq!(driver.saved(), example("northbridge/2014"));
}

#[test]
fn ctrl_z_and_ctrl_y_go_back_and_forth_within_the_field() {
    let mut driver = Driver::open("northbridge/2014");
    driver.press("m").paste("first").paste(" second").press("ctrl-z esc");
    assert_eq!(driver.response("focus-on-the-child").note.as_deref(), Some("first"));
    driver.press("m").paste("third").press("ctrl-z ctrl-y esc");
    assert_eq!(driver.response("focus-on-the-child").note.as_deref(), Some("first\nthird"));
}

#[test]
fn backspace_takes_what_people_see_as_one_character() {
    let mut driver = Driver::open("northbridge/2014");
    driver.press("m").paste("a👩‍👩‍👧e\u{301}").press("backspace backspace esc");
    assert_eq!(driver.response("focus-on-the-child").note.as_deref(), Some("a"));
}

#[test]
fn ctrl_c_copies_what_is_selected_and_leaves_with_the_text_kept_when_nothing_is() {
    let mut driver = Driver::open("northbridge/2014");
    driver.press("m").type_text("copied").press("ctrl-a ctrl-c");
    assert_eq!((driver.copied.as_slice(), driver.ended), (["copied".to_owned()].as_slice(), false));
    driver.press("end").type_text(" and kept").press("select-left ctrl-c");
    assert_eq!((driver.copied.len(), driver.ended), (2, false));
    driver.press("ctrl-c");
    assert!(driver.ended, "the second time it leaves");
    assert_eq!(driver.response("focus-on-the-child").note.as_deref(), Some("copied and kept"));
}

#[test]
fn a_value_that_is_none_stays_in_its_field_with_the_reason() {
    let mut driver = Driver::open("northbridge/2014");
    driver.press("B down down enter ctrl-a").type_text("many").press("enter");
    assert_eq!(driver.model.place(), Place::Text);
    driver.expect("many");
    driver.press("ctrl-a").type_text("52,800").press("enter");
    assert_eq!(driver.audit().board.children, Some(52_800));
}

#[test]
fn an_edit_that_is_refused_stays_in_its_field() {
    let mut driver = Driver::open("northbridge/2014");
    driver.press("e").paste(&"No such length, line upon line.\n".repeat(40_000)).press("esc");
    assert_eq!(driver.model.place(), Place::Text, "the text is not thrown away");
    assert_eq!(driver.saved(), example("northbridge/2014"));
    driver.press("ctrl-a").type_text("Short").press("esc");
    assert_eq!(driver.response("focus-on-the-child").evidence.as_deref(), Some("Short"), "{}", driver.screen());
}

#[test]
fn a_date_that_is_none_is_let_go_the_second_time() {
    let mut driver = Driver::open("northbridge/2014");
    let before = driver.saved();
    driver.press("P down enter").type_text("soon").press("esc").expect("is not a date");
    driver.press("esc").expect("Left as it was");
    assert_eq!((driver.model.place(), driver.saved()), (Place::Sheet, before));
}

#[test]
fn the_name_of_the_board_cannot_be_emptied() {
    let mut driver = Driver::open("northbridge/2014");
    driver.press("B enter ctrl-a backspace enter").expect("has to say something");
    assert_eq!(driver.saved(), example("northbridge/2014"));
    driver.press("ctrl-z enter");
    assert_eq!(driver.model.place(), Place::Sheet);
    driver.press("up delete").expect("has to say something");
    assert_eq!(driver.saved(), example("northbridge/2014"));
}

#[test]
fn nothing_that_steers_a_terminal_is_drawn() {
    let odd = "evidence = \"a\\u001B[31mb\\u202Ec\\u0007\\u009Bd\\u2066e\"\nnote = \"\\u202Ex\"\nlead = \"\\u202Ey\"\n";
    let mut driver = Driver::open_text(&audit(&format!("[responses.needs-in-planning]\nstatus = \"met\"\n{odd}")));
    driver.press("home");
    for keys in ["", "tab", "e", "esc m", "esc o", "esc i", "esc :", "esc B"] {
        driver.press(keys);
        let buffer = driver.buffer();
        let steering = buffer.content.iter().find(|cell| cell.symbol().chars().any(is_unsafe));
        assert_eq!(steering, None, "{keys}\n{}", driver.screen());
    }
}

#[test]
fn a_field_that_holds_odd_characters_and_is_left_as_it_was_changes_nothing() {
    let text = audit("[responses.needs-in-planning]\nstatus = \"met\"\nevidence = \"a\\u202Eb\\tc\"\n");
    let mut driver = Driver::open_text(&text);
    driver.press("home e esc");
    assert_eq!(driver.saved(), text);
}

#[test]
fn a_list_that_is_refused_is_let_go_by_a_second_esc() {
    let mut driver = Driver::open("northbridge/2014");
    driver.press("B down down down down enter ctrl-a").type_text("!!").press("esc").expect("Esc once more");
    driver.press("esc");
    assert_eq!(driver.model.place(), Place::Sheet);
    assert!(driver.notice().starts_with("Left as it was"), "{}", driver.notice());
    assert_eq!((driver.saved(), driver.kept()), (example("northbridge/2014"), 0));
}

#[test]
fn neighbours_are_named_and_their_ids_written() {
    let mut driver = Driver::library();
    driver.open_file("northbridge/2014");
    driver
        .press("B down down down down enter ctrl-a")
        .type_text("Eastmoor LSCB, ashenford\nKing's Fenland")
        .press("esc");
    let neighbours: Vec<String> = driver.audit().board.neighbours.iter().map(ToString::to_string).collect();
    assert_eq!(neighbours, ["eastmoor", "ashenford", "kings-fenland"]);
}

#[test]
fn blank_lines_around_a_text_are_not_kept() {
    let mut driver = Driver::open("northbridge/2014");
    driver.press("m").expect("Enter: new line · Esc: keep").type_text("\n\n  Discussed\n\nin June\n\n").press("esc");
    assert_eq!(driver.response("focus-on-the-child").note.as_deref(), Some("  Discussed\n\nin June"));
}

#[test]
fn a_day_that_is_not_there_is_refused_by_its_month() {
    let mut driver = Driver::open("northbridge/2014");
    driver.press("P down enter").type_text("31 feb").press("enter").expect("February has no 31st");
    driver.press("ctrl-a").type_text("end of march").expect("= 31 Mar 2015");
}
