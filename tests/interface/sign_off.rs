//! An audit is signed off in the interface, and opened again.

use insta::assert_snapshot;
use lscb_audit::tui::commands::Place;
use lscb_audit::tui::events::Input;
use lscb_audit::tui::theme::Role;

use crate::driver::Driver;
use crate::fixtures::example;

/// A draft with nothing in the way.
const ANSWERED: &str = "eastmoor/2014";
/// A draft with standards unanswered.
const UNANSWERED: &str = "northbridge/2014";

/// The rows of the form with nothing in the way.
const BY: &str = "G up up up";
const SIGN: &str = "G";

#[test]
fn screens() {
    let all = [(40, 12), (80, 24), (120, 40)].map(|(columns, rows)| {
        let answered = Driver::open(ANSWERED).sized(columns, rows).press("S").screen();
        let unanswered = Driver::open(UNANSWERED).sized(columns, rows).press("S down").screen();
        let wrong = example(ANSWERED).replacen("status = \"met\"", "status = \"mett\"", 1);
        let wrong = Driver::open_text(&wrong).sized(columns, rows).press("S down").screen();
        let disputed = Driver::open_text(&crate::conflicts::left_by_a_merge()).sized(columns, rows).press("S").screen();
        [answered, unanswered, wrong, disputed].join("\n\n")
    });
    assert_snapshot!("sign_off", all.join("\n\n"));
}

#[test]
fn signed_screens() {
    let all = [(40, 12), (80, 24), (120, 40)].map(|(columns, rows)| {
        let mut driver = Driver::open(ANSWERED).sized(columns, rows);
        let signed = driver.press("S").press(SIGN).press("enter").screen();
        let overview = driver.press("o").screen();
        let altered = example("northbridge/2013").replacen("status = \"met\"", "status = \"planned\"", 1);
        let mut driver = Driver::open_text(&altered).sized(columns, rows);
        [signed, overview, driver.screen(), driver.press("o").screen()].join("\n\n")
    });
    assert_snapshot!("signed", all.join("\n\n"));
}

#[test]
fn who_as_what_and_when_are_written_into_the_file_under_a_seal() {
    let mut driver = Driver::open(ANSWERED);
    driver.press("S").press(BY).press("enter ctrl-a").type_text("Rosalind Tanglewood").press("enter");
    driver.press("enter").type_text("Independent chair").press("enter");
    driver.press("enter").expect("= 10 Nov 2014").type_text("1 dec 2014").press("enter enter");
    assert!(driver.notice().contains("Signed off by Rosalind Tanglewood on 1 Dec 2014"), "{}", driver.notice());
    let sign_off = driver.audit().sign_off.unwrap();
    assert_eq!(
        (sign_off.by.as_str(), sign_off.role.as_deref(), sign_off.forced),
        ("Rosalind Tanglewood", Some("Independent chair"), None)
    );
    assert_eq!(sign_off.on.unwrap().to_string(), "2014-12-01");
    assert!(!driver.desk().is_altered());
    driver.resize(120, 24).expect("signed off by Rosalind Tanglewood on 1 Dec 2014");
    driver.resize(80, 24).press("esc L").expect("signed off");
}

#[test]
fn a_draft_with_something_in_the_way_names_it_leads_there_and_is_signed_only_with_a_reason() {
    let mut driver = Driver::open(UNANSWERED);
    driver.press("S").expect("F3, F8 and F9 are unanswered").press("enter");
    assert_eq!((driver.model.place(), driver.standard()), (Place::Walkthrough, "F3"));
    driver.press("S").press(SIGN).press("enter").expect("Something stands in the way");
    assert_eq!(driver.file(UNANSWERED), example(UNANSWERED));
    driver.press("enter").type_text("The year is over").press("enter enter");
    let audit = driver.audit();
    assert_eq!(audit.sign_off.unwrap().forced.as_deref(), Some("The year is over"));
    assert!(audit.decisions.last().unwrap().what.contains("The year is over"));
}

#[test]
fn what_should_be_known_before_signing_is_said_and_refuses_nothing() {
    let mut driver = Driver::open(ANSWERED);
    driver.press("S").expect("1 is marked to come back to: R7");
    assert!(!driver.shows("no evidence written") && !driver.shows("personal data"), "{}", driver.screen());
    driver.press("esc").jump("R4").press("r").jump("R3").press("e ctrl-a").type_text("Jade, 14, was seen").press("esc");
    driver.jump("R5").press("1 e ctrl-a backspace esc r");
    driver.press("S").expect("3 are marked to come back to: R4, R5, R7").expect("no evidence written: R5");
    driver.expect("1 text looks like personal data");
    driver.press("g down down enter");
    assert!(driver.sized_screen(80, 120).contains("R3  evidence: a child's name and age"), "{}", driver.screen());
    driver.resize(80, 24).press("esc");
    driver.press("g enter");
    assert_eq!((driver.model.place(), driver.standard()), (Place::Walkthrough, "R4"));
    driver.press("S").press(SIGN).press("enter");
    assert!(driver.audit().is_signed(), "{}", driver.screen());
}

#[test]
fn the_form_begins_on_the_first_row_that_is_empty() {
    let mut driver = Driver::open(ANSWERED);
    driver.press("S enter").expect("As what, as in").type_text("Chair").press("enter").press("esc");
    driver.press("S").press("up enter").expect("Who signs?");
}

#[test]
fn conflicts_in_the_way_lead_to_their_page() {
    let mut driver = Driver::open_text(&crate::conflicts::left_by_a_merge());
    driver.press("S").expect("9 conflicts are not settled").press("down enter");
    assert_eq!(driver.model.place(), Place::Conflicts);
}

#[test]
fn a_file_with_errors_cannot_be_signed_not_even_with_a_reason() {
    let wrong = example(ANSWERED).replacen("status = \"met\"", "status = \"mett\"", 1);
    let mut driver = Driver::open_text(&wrong);
    driver.press("S").expect("1 error is in the file").press("G enter");
    assert!(driver.notice().contains("'mett' is not one of"), "{}", driver.notice());
    assert!(!driver.shows("Signed by") && driver.saved() == wrong);
}

#[test]
fn who_signs_has_to_be_said() {
    let mut driver = Driver::open(ANSWERED);
    driver.press("S").press(BY).press("enter ctrl-a backspace enter").press(SIGN).press("enter");
    assert_eq!(driver.notice(), "Say who signs");
    assert_eq!(driver.file(ANSWERED), example(ANSWERED));
    driver.press("esc esc");
    assert_eq!(driver.file(ANSWERED), example(ANSWERED));
}

#[test]
fn undo_does_not_lead_behind_a_sign_off_and_reopening_leaves_its_reason() {
    let mut driver = Driver::open(ANSWERED);
    driver.press("r S").press(SIGN).press("enter");
    let signed = driver.file(ANSWERED);
    for keys in ["u", "ctrl-r", "1", "e", "a", "S"] {
        driver.press(keys);
        assert!(driver.notice().contains("U opens it again"), "{keys}: {}", driver.notice());
        driver.back_to_walkthrough();
        assert_eq!(driver.file(ANSWERED), signed, "{keys}");
    }
    let reopen = |driver: &mut Driver| {
        let _ = driver.press("U");
    };
    reopen(&mut driver);
    driver.type_text("Not meant").press("esc");
    assert_eq!((driver.notice(), driver.file(ANSWERED) == signed), ("It stays signed off", true));
    reopen(&mut driver);
    driver.type_text("A return came late").press("enter");
    let audit = driver.audit();
    assert!(!audit.is_signed() && audit.decisions.last().unwrap().what.contains("A return came late"));
    assert!(driver.notice().contains("o shows"), "{}", driver.notice());
    let overview = driver.press("o").sized_screen(80, 120);
    assert!(overview.contains("Decisions") && overview.contains("A return came late"), "{overview}");
    driver.press("esc");
    assert_eq!(audit.decisions.last().unwrap().by, "Hattie Quillfeather");
    let open = driver.file(ANSWERED);
    driver.press("u");
    assert_eq!((driver.notice(), driver.file(ANSWERED) == open), ("There is nothing to undo", true));
    driver.press("r");
    assert_ne!(driver.file(ANSWERED), open);
    reopen(&mut driver);
    assert_eq!(driver.notice(), "This audit is a draft: it can be changed as it is");
}

#[test]
fn what_was_altered_is_said_in_the_colour_of_errors_wherever_it_is_open() {
    let altered = example("northbridge/2013").replacen("status = \"met\"", "status = \"planned\"", 1);
    let files = [("northbridge/2013", altered), (UNANSWERED, example(UNANSWERED))];
    let mut driver = Driver::with_files(files);
    driver.expect("altered after sign-off");
    driver.open_file("northbridge/2013");
    driver.expect("CHANGED AFTER IT WAS SIGNED OFF");
    let (column, row) = driver.find("altered after sign-off");
    assert_eq!(
        (row, driver.buffer()[(column, row)].style().fg),
        (0, driver.theme().on(lscb_audit::tui::theme::Ground::Bar, Role::Error).fg)
    );
    driver
        .press("o")
        .expect("Changed after it was signed off")
        .press("c")
        .expect("2013: Signed off, but changed since");
    driver.press("esc t").expect("2013: Signed off, but changed since");
    driver.open_file(UNANSWERED);
    driver.press("c").expect("2013: Signed off, but changed since");
    driver.press("esc t").expect("2013: Signed off, but changed since");
    driver.press("L b").expect("changed since");
    assert!(!driver.shows("all are signed off"), "{}", driver.screen());
}

#[test]
fn reopening_without_a_reason_keeps_the_field_open_and_says_what_is_missing() {
    let mut driver = Driver::open("northbridge/2013");
    let signed = driver.saved();
    driver.press("U enter").expect("Why it is reopened has to be said.");
    driver.type_text("qq").press("enter");
    assert!(driver.audit().decisions.last().unwrap().what.contains("qq") && driver.saved() != signed);
}

#[test]
fn what_was_signed_and_changed_by_somebody_else_is_not_called_signed_by_them() {
    let mut driver = Driver::open(ANSWERED);
    driver.press("S").press(SIGN).press("enter");
    let signed = driver.file(ANSWERED);
    driver.somebody_writes(ANSWERED, &signed.replacen("status = \"met\"", "status = \"planned\"", 1));
    driver.input(Input::Tick).input(Input::Tick).expect("Somebody else changed this audit after it was signed off");
    assert!(!driver.shows("Somebody else signed"));
}
