//! What two people answered differently is shown side by side, and settled.

use insta::assert_snapshot;
use lscb_audit::tui::commands::Place;
use lscb_audit::tui::events::Input;
use lscb_audit::tui::theme::Role;

use crate::driver::Driver;
use crate::fixtures::FRAME;

/// A draft that a merge left, with a conflict of every kind.
pub(crate) fn left_by_a_merge() -> String {
    let conflict = |key: &str, sides: [&str; 3]| {
        let named = ["base", "ours", "theirs"].into_iter().zip(sides).filter(|(_, side)| !side.is_empty());
        let sides: String = named.map(|(name, side)| format!("{name} = '''\n{side}'''\n")).collect();
        format!("[[conflicts]]\nkey = '{key}'\n{sides}\n")
    };
    let conflicts = [
        conflict("responses.sub-group.status", ["planned", "met", "not-met"]),
        conflict(
            "responses.sub-group.evidence",
            [
                "Terms of reference agreed.\n\nTwo meetings.",
                "Terms of reference agreed in May.\n\nSix meetings; the health service came to four of them.\n\nReports go to every board meeting.",
                "Terms of reference agreed in May.\n\nFive meetings.\n\nReports go to every board meeting.",
            ],
        ),
        conflict("responses.sub-group.links", ["", "[\"a.pdf\", \"b.pdf\"]", "[\"b.pdf\", \"c.pdf\"]"]),
        conflict("responses.sub-group.actions.k7q2mx.due", ["", "2015-03-31", "2015-06-30"]),
        conflict("responses.sub-group.agencies.police.status", ["met", "planned", "not-met"]),
        conflict("responses.sub-group.actions.gone.what", ["Visit", "", "Visit the schools"]),
        conflict("board.children", ["", "52400", "53100"]),
        conflict("edition", ["", "1", ""]),
        conflict("mine.key", ["1", "2", "3"]),
    ];
    format!(
        "{FRAME}\n[mine]\nkey = 2\n[audit]\nyear = 2014\n\n[responses.sub-group]\nstatus = \"met\"\n\
        evidence = \"\"\"\nTerms of reference agreed in May.\n\nSix meetings; the health service came to four of them.\n\n\
        Reports go to every board meeting.\"\"\"\nlinks = [\"a.pdf\", \"b.pdf\"]\n\
        [responses.sub-group.agencies.police]\nstatus = \"planned\"\n\
        [[responses.sub-group.actions]]\nid = \"k7q2mx\"\nwhat = \"Invite the voluntary sector\"\ndue = 2015-03-31\n\
        [[responses.sub-group.actions]]\nid = \"gone\"\nwhat = \"Visit the schools\"\n\n{}",
        conflicts.concat()
    )
}

fn open() -> Driver {
    Driver::open_text(&left_by_a_merge())
}

#[test]
fn screens() {
    let all = [(40, 12), (80, 24), (120, 40)].map(|(columns, rows)| {
        let mut driver = open().sized(columns, rows);
        let list = driver.press("C").screen();
        let text = driver.press("down down down down").screen();
        let status = driver.press("up").screen();
        let paged = driver.press("down pagedown").screen();
        [list, text, status, paged].join("\n\n")
    });
    assert_snapshot!("conflicts", all.join("\n\n"));
}

#[test]
fn the_walkthrough_and_the_overview_say_so() {
    let all = [(40, 12), (80, 24), (120, 40)].map(|(columns, rows)| {
        let mut driver = open().sized(columns, rows);
        driver.jump("R4");
        [driver.screen(), driver.press("tab").screen(), driver.press("o").screen()].join("\n\n")
    });
    assert_snapshot!("conflicts_elsewhere", all.join("\n\n"));
}

/// The place of what was in conflict, as the last decision names it, and how it was decided.
fn last_decision(driver: &Driver) -> String {
    driver.audit().decisions.last().map_or_else(String::new, |decision| decision.what.clone())
}

#[test]
fn a_side_is_taken_and_recorded_and_one_undo_brings_the_conflict_back() {
    for (key, children, how) in [
        ("o", Some(52_400), "ours was taken"),
        ("t", Some(53_100), "theirs was taken"),
        ("b", None, "before was taken: nothing"),
    ] {
        let mut driver = open();
        let before = driver.saved();
        driver.press("C").press(key);
        assert!(
            driver.notice().contains("8 conflicts left") && driver.notice().contains("Number of children"),
            "{}",
            driver.notice()
        );
        let audit = driver.audit();
        assert_eq!((audit.board.children, audit.conflicts.len()), (children, 8), "{key}");
        let decision = &audit.decisions[0];
        assert_eq!(
            (decision.by.as_str(), decision.on.unwrap().to_string().as_str()),
            ("Hattie Quillfeather", "2014-11-10")
        );
        assert!(decision.what.contains("board.children") && decision.what.contains(how), "{}", decision.what);
        driver.press("u").expect("Conflicts: 1 of 9");
        assert_eq!(driver.saved(), before);
    }
}

#[test]
fn every_conflict_is_settled_one_by_one_and_after_the_last_one_the_page_leads_back() {
    for key in ["o", "t"] {
        let mut driver = open();
        driver.press("o C");
        for left in (0..9).rev() {
            assert_eq!(driver.model.place(), Place::Conflicts);
            driver.press(key);
            assert_eq!(driver.audit().conflicts.len(), left, "{key}: {}", driver.notice());
        }
        assert!(driver.notice().contains("That was the last conflict"), "{}", driver.notice());
        assert_eq!((driver.model.place(), driver.audit().decisions.len()), (Place::Walkthrough, 9));
        driver.press("C");
        assert_eq!(driver.notice(), "Nothing in this audit is in conflict");
    }
}

#[test]
fn what_the_other_side_has_is_what_stands_afterwards() {
    let mut driver = open();
    driver.press("C t t t t t t t t t");
    let (audit, response) = (driver.audit(), driver.response("sub-group"));
    assert_eq!((audit.board.children, response.status.unwrap().word()), (Some(53_100), "not-met"));
    assert_eq!(response.links, ["b.pdf", "c.pdf"]);
    assert!(response.evidence.unwrap().contains("Five meetings.\n\nReports"));
    assert_eq!(response.agencies.values().next().unwrap().status.unwrap().word(), "not-met");
    assert_eq!((response.actions.len(), response.actions[0].due.unwrap().to_string().as_str()), (2, "2015-06-30"));
    assert!(!driver.saved().contains("edition =") && driver.saved().contains("[mine]\nkey = 3\n"));
}

#[test]
fn what_one_side_took_away_goes_or_stays() {
    for (key, left) in [("o", 1), ("t", 2)] {
        let mut driver = open();
        driver.press("C G").expect("One side took this away").expect("taken away").press("b");
        assert_eq!(driver.audit().conflicts.len(), 9, "there is no before to go back to");
        driver.press(key);
        assert_eq!(driver.response("sub-group").actions.len(), left);
    }
}

#[test]
fn a_status_is_also_given_by_its_key_and_not_applicable_asks_why() {
    let mut driver = open();
    driver.press("C down down down 2");
    assert_eq!(driver.response("sub-group").status.unwrap().word(), "partly-met");
    assert!(last_decision(&driver).contains("written anew: partly-met"), "{}", last_decision(&driver));
    driver.press("u 0").type_text("Shared with Eastmoor").press("esc");
    assert_eq!(driver.response("sub-group").status.unwrap().word(), "not-applicable");
    let mut driver = open();
    driver.press("C 1");
    assert!(driver.notice().contains("This is no status"), "{}", driver.notice());
}

#[test]
fn a_text_of_ones_own_begins_with_both_sides() {
    let mut driver = open();
    driver.press("C down down down down e").expect("Both sides are joined here");
    driver.type_text("In all eleven.").press("esc");
    let evidence = driver.response("sub-group").evidence.unwrap();
    for said in ["Six meetings", "Five meetings", "In all eleven."] {
        assert_eq!(evidence.matches(said).count(), 1, "{evidence}");
    }
    assert_eq!(evidence.matches("Reports go to").count(), 1, "{evidence}");
    assert!(last_decision(&driver).contains("written anew"));
    driver.press("e").expect("a.pdf").expect("b.pdf").expect("c.pdf").press("esc");
    assert_eq!(driver.response("sub-group").links, ["a.pdf", "b.pdf", "c.pdf"]);
    driver.press("e").press("backspace").type_text("1 april 2015").press("enter");
    assert_eq!(driver.response("sub-group").actions[0].due.unwrap().to_string(), "2015-04-01");
    driver
        .press("g e")
        .press("backspace")
        .type_text("many")
        .press("enter")
        .expect("is not a whole number")
        .press("esc");
    assert_eq!(driver.audit().conflicts.len(), 6);
    driver.press("down down e").press("backspace").type_text("'seven'").press("enter");
    assert!(driver.saved().contains("[mine]\nkey = 'seven'\n"), "{}", driver.saved());
}

#[test]
fn what_is_being_written_outlives_the_program() {
    let mut driver = open();
    driver.press("C down down down down e").type_text("Not yet lost.");
    driver.dies_and_starts_again("board/2014");
    driver.press("enter").expect("Not yet lost.").press("esc");
    assert!(driver.response("sub-group").evidence.unwrap().contains("Not yet lost."));
    assert_eq!(driver.audit().conflicts.len(), 8);
}

#[test]
fn enter_and_a_second_click_lead_to_the_standard() {
    let mut driver = open();
    driver.press("C down down down enter");
    assert_eq!((driver.model.place(), driver.standard()), (Place::Walkthrough, "R4"));
    driver.press("C").expect("Conflicts: 4 of 9").click("evidence").expect("Conflicts: 5 of 9").click("evidence");
    assert_eq!(driver.model.place(), Place::Walkthrough);
}

#[test]
fn a_conflict_in_a_signed_audit_is_shown_and_only_reopening_settles_who_signed() {
    let signed = "[sign_off]\nby = \"A\"\non = 2014-12-01\nseal = \"sha256:0\"\n[[conflicts]]\nkey = \"sign_off.by\"\nours = \"A\"\ntheirs = \"B\"\n";
    let mut driver = Driver::open_text(&(left_by_a_merge() + signed));
    let before = driver.saved();
    driver.press("C t");
    assert!(driver.notice().contains("U opens"), "{}", driver.notice());
    driver.press("e");
    assert!(driver.notice().contains("U opens"), "{}", driver.notice());
    driver.press("down down down").expect("Who signed").press("t");
    assert!(driver.notice().contains("Two people signed"), "{}", driver.notice());
    assert_eq!(driver.saved(), before);
    driver.press("esc U").type_text("Both had signed").press("enter");
    assert_eq!((driver.audit().conflicts.len(), driver.audit().is_signed()), (9, false));
}

#[test]
fn statuses_in_conflict_have_their_colours_and_marks() {
    let mut driver = open();
    driver.press("C down down down");
    let theme = driver.theme();
    for (text, role) in [("✓ Met", Role::Met), ("✗ Not met", Role::NotMet), ("○ Planned", Role::Planned)] {
        let (column, row) = driver.find(text);
        assert_eq!(driver.buffer()[(column, row)].style().fg, theme.style(role).fg, "{text}");
    }
    let (column, row) = driver.find("| ✓ Met");
    assert_eq!(driver.buffer()[(column, row)].style().fg, theme.style(Role::Warning).fg);
}

#[test]
fn what_somebody_else_saves_leaves_the_conflict_selected_that_was() {
    let mut driver = open();
    driver.press("C down").expect("Conflicts: 2 of 9");
    let (start, end) = ("[[conflicts]]\nkey = 'board.children'", "[[conflicts]]\nkey = 'edition'");
    let text = driver.saved();
    let (before, rest) = text.split_once(start).unwrap();
    driver.somebody_writes_open_file(&format!("{before}{end}{}", rest.split_once(end).unwrap().1));
    driver.input(Input::Tick).input(Input::Tick).expect("Conflicts: 1 of 8").press("o");
    let left: Vec<String> = driver.audit().conflicts.iter().map(|it| it.key.clone()).collect();
    assert!(left.len() == 7 && !left.contains(&"edition".to_owned()), "{left:?}");
}

#[test]
fn an_action_does_not_go_because_its_words_were_cleared() {
    let mut driver = open();
    let before = driver.saved();
    driver.press("C G e ctrl-a backspace esc").expect("`what` has to say something");
    assert_eq!(driver.saved(), before);
    driver.type_text("Visit all schools").press("esc");
    assert_eq!((driver.response("sub-group").actions.len(), driver.audit().conflicts.len()), (2, 8));
}

#[test]
fn an_answer_to_what_is_in_conflict_does_not_say_that_one_side_was_the_answer() {
    let mut driver = open();
    driver.jump("R4");
    let notice = driver.press("1").notice();
    assert!(notice.starts_with("R4: In conflict → Met"), "{notice}");
}
