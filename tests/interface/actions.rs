//! The actions: which are listed, in which order, and what can be done to them from the list.

use insta::assert_snapshot;
use lscb_audit::tui::commands::Place;

use crate::driver::Driver;
use crate::fixtures::FRAME;

/// An audit of a year with these actions of the third and the fourth requirement.
fn audit(year: u16, local: &str, sub_group: &str) -> String {
    let actions = |standard: &str, each: &str| {
        let action = |keys: &str| format!("[[responses.{standard}.actions]]\n{}\n", keys.trim().replace("; ", "\n"));
        each.split('|').filter(|keys| !keys.trim().is_empty()).map(action).collect::<String>()
    };
    let all = actions("local-procedures", local) + &actions("sub-group", sub_group);
    format!("{FRAME}\n[audit]\nyear = {year}\n\n{all}")
}

/// Two audits of one board: an action carried over, one that was not, and one in every state.
fn two_years() -> Driver {
    let old =
        audit(2013, "what = 'Carried'; id = 'aaaaaa'; due = 2014-01-31|what = 'Left behind'; due = 2013-06-30", "");
    let new = audit(
        2014,
        "what = 'Carried, reworded'; id = 'aaaaaa'; due = 2014-01-31|what = 'Finished'; due = 2014-03-31; done = 2014-03-01",
        "what = 'Later'; due = 2015-03-31; owner = 'Chair'|what = 'Some day'|what = 'Given up'; dropped = 'No money'|\
         what = 'Sooner'; due = 2014-12-31",
    );
    let mut driver = Driver::with_files([("board/2013", old), ("board/2014", new)]);
    driver.open_file("board/2014");
    driver.press("A");
    driver
}

/// The lines of the screen on which one of those texts stands, by the text.
fn order<'a>(driver: &Driver, texts: &[&'a str]) -> Vec<&'a str> {
    let screen = driver.screen();
    // What stands below the list is the selected one once more.
    let lines: Vec<&str> = screen.lines().skip(2).take(14).collect();
    lines.iter().filter_map(|line| texts.iter().find(|text| line.contains(**text)).copied()).collect()
}

const ALL: [&str; 7] = ["Carried, reworded", "Left behind", "Finished", "Later", "Some day", "Given up", "Sooner"];

#[test]
fn overdue_ones_come_first_then_the_open_ones_as_they_are_due() {
    let mut driver = two_years();
    assert_eq!(order(&driver, &ALL), ["Carried, reworded", "Sooner", "Later", "Some day"]);
    driver.expect("4 open, 1 overdue, 1 done, 1 dropped").expect("31 Jan 2014").expect("no date");
    driver.press("f");
    assert_eq!(order(&driver, &ALL), ["Carried, reworded", "Sooner", "Later", "Some day", "Finished", "Given up"]);
}

#[test]
fn of_all_the_boards_audits_a_carried_action_counts_once() {
    let mut driver = two_years();
    driver.press("b").expect("5 open actions in all years");
    assert_eq!(order(&driver, &ALL), ["Carried, reworded", "Left behind", "Sooner", "Later", "Some day"]);
    // Only in a board's latest audit is anything overdue.
    assert_eq!(driver.screen().lines().skip(3).take(14).filter(|line| line.contains("│ overdue")).count(), 1);
    driver.press("down d").expect("This action stands in the audit of 2013");
    driver.press("enter").expect("Board of Tests LSCB · 2013");
    assert_eq!(driver.model.place(), Place::Walkthrough);
    driver.expect("Left behind").press("d").expect("marked done today");
    assert!(driver.file("board/2013").contains("done = 2014-11-10"));
}

#[test]
fn an_action_of_another_audit_does_not_take_the_place_of_what_is_not_saved() {
    let mut driver = two_years();
    driver.disk_fails = Some("the disk is full".to_owned());
    driver.press("d b enter");
    assert!(driver.notice().contains("NOT SAVED; save them before you open another"), "{}", driver.notice());
}

#[test]
fn done_is_saved_at_once_and_can_be_undone() {
    let mut driver = two_years();
    driver.press("d").expect("'Carried, reworded' marked done today. u undoes").expect("saved 14:03");
    assert!(driver.saved().contains("done = 2014-11-10"));
    assert_eq!(order(&driver, &ALL), ["Sooner", "Later", "Some day"]);
    driver.press("u");
    assert!(!driver.saved().contains("done = 2014-11-10"));
    assert_eq!(order(&driver, &ALL), ["Carried, reworded", "Sooner", "Later", "Some day"]);
    driver.press("f G up d").expect("open again");
    assert!(!driver.saved().contains("done = 2014-03-01"));
}

#[test]
fn dropped_asks_why_and_comes_back_to_the_list() {
    let mut driver = two_years();
    driver.press("down D").expect("why it was dropped").type_text("Done by the county").press("esc");
    assert_eq!(driver.model.place(), Place::Actions);
    assert!(driver.saved().contains("Done by the county"));
    assert_eq!(order(&driver, &ALL), ["Carried, reworded", "Later", "Some day"]);
    driver.press("G d").expect("marked done today");
    driver.press("f G up up").expect("Done by the county");
}

#[test]
fn enter_goes_to_the_action_in_its_standard() {
    let mut driver = two_years();
    driver.press("down down enter");
    assert_eq!((driver.model.place(), driver.standard()), (Place::Walkthrough, "R4"));
    driver.press("d").expect("marked done today");
    assert!(driver.audit().actions().any(|(_, action)| action.what == "Later" && action.done.is_some()));
}

#[test]
fn the_cursor_stays_in_the_list_when_it_grows_shorter() {
    let mut driver = two_years();
    driver.press("G d d d d d").expect("There is no open action in this audit");
    driver.press("d enter b").expect("Left behind");
}

#[test]
fn a_signed_audit_is_not_changed_from_the_list() {
    let mut driver = Driver::open("northbridge/2013");
    let before = driver.saved();
    driver.press("A f d").expect("signed off").press("D").expect("signed off");
    assert_eq!(driver.saved(), before);
}

#[test]
fn from_the_list_of_audits_it_opens_those_of_the_selected_one() {
    let mut driver = Driver::library();
    driver.press("down down A").expect("Ashenford LSCB · 2014").expect("Open actions: 6 open");
    for leave in ["esc", "A"] {
        driver.press(leave);
        assert_eq!(driver.model.place(), Place::Library, "{leave} leads back");
        driver.press("A").expect("Ashenford LSCB · 2014").expect("Open actions: 6 open");
    }
    driver.press("esc enter");
    assert_eq!(driver.model.place(), Place::Walkthrough, "only when it was asked for");
    driver.press("A esc");
    assert_eq!(driver.model.place(), Place::Walkthrough, "from there they lead back there");
    driver.press("esc A esc y enter").expect("Ashenford LSCB · 2015");
    assert_eq!(driver.model.place(), Place::Walkthrough, "the next one was not opened for its actions");
}

#[test]
fn a_click_selects_and_a_second_one_opens() {
    let mut driver = two_years();
    driver.click("Later").expect("R4: Later · Chair · due 31 Mar 2015").click("Later");
    assert_eq!(driver.standard(), "R4");
}

#[test]
fn actions_at_every_size() {
    let mut long = two_years();
    for (name, driver) in [("examples", &mut Driver::open("ashenford/2014")), ("years", &mut long)] {
        if name == "examples" {
            driver.press("A");
        } else {
            driver.press("b f");
        }
        for (columns, rows) in [(40, 12), (80, 24), (120, 40), (200, 60)] {
            let name = format!("actions_{name}_{columns}x{rows}");
            assert_snapshot!(name, driver.sized_screen(columns, rows));
        }
    }
}

#[test]
fn odd_texts_keep_their_columns() {
    let what = "what = '日本語の行動 Cafe\u{301} \u{202e}desrever'; owner = '警察と児童相談所の合同チームと学校と病院'; due = 2014-01-31";
    let text = audit(2014, what, "").replace(
        "Board of Tests LSCB",
        "The Safeguarding Partnership of the Outer Isles, the Inner Isles and the Coast between Them",
    );
    let mut driver = Driver::open_text(&text);
    driver.press("A");
    assert_snapshot!("actions_odd_80x24", driver.sized_screen(80, 24));
    assert_snapshot!("actions_odd_40x12", driver.sized_screen(40, 12));
    driver.press("o");
    for (columns, rows) in [(40, 12), (80, 24), (120, 40), (200, 60)] {
        let name = format!("overview_odd_{columns}x{rows}");
        assert_snapshot!(name, driver.sized_screen(columns, rows));
    }
}

#[test]
fn a_draft_that_is_not_finished_says_so_beside_what_it_has_met() {
    let mut driver = Driver::open("northbridge/2014");
    driver.press("o").expect("Not finished: 3 of 24 not answered yet").expect("how the 2015 report grouped boards");
    driver.press("esc 1 ] 1 ] 1 o");
    assert!(!driver.shows("Not finished"));
    let mut driver = Driver::library().sized(120, 40);
    driver
        .press("/")
        .type_text("northbridge 2014")
        .press("enter")
        .expect("(13)")
        .expect("2014: 13 (3 of 24 not answered yet)");
}
