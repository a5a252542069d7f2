//! A form held against what an audit has already: what is added, what differs, who decides, and what is kept of it.

use std::collections::BTreeMap;

use lscb_audit::returns::Whose;

use crate::fill::{audit_text, bring, type_into, workbook};

const STANDING: &str = "[responses.sub-group.agencies.police]\nstatus = 'met'\nevidence = 'Minutes'\n";
const ACTIONS: &str = "[[responses.sub-group.actions]]\nid = 'k7q2mx'\nwhat = 'Invite the service'\nowner = 'police'\n\
    [[responses.sub-group.actions]]\nwhat = 'Another'\nowner = 'Chair'\n\
    [[responses.named-leads.actions]]\nwhat = 'Name a deputy'\nowner = 'Northshire Police'\n";

/// The form of an audit with cells typed into a sheet.
fn typed(rest: &str, sheet: &str, cells: &[(&str, &str)]) -> Vec<u8> {
    let cells: BTreeMap<String, String> = cells.iter().map(|(cell, text)| ((*cell).into(), (*text).into())).collect();
    type_into(&workbook(&audit_text(rest)), sheet, &cells)
}

#[test]
fn who_filled_it_in_and_when_goes_to_what_was_answered_and_to_the_return() {
    let form = typed("", "sheet1", &[("C9", "Priya"), ("C10", "26/9/2014")]);
    let cells = BTreeMap::from([("E4".to_owned(), "Met".to_owned()), ("E5".to_owned(), "Met".to_owned())]);
    let cells = cells.into_iter().chain([("H5".to_owned(), "Sam".to_owned())]).collect();
    let after = bring(&audit_text(""), &type_into(&form, "sheet2", &cells), None).unwrap();
    assert_eq!((after.matches("by = \"Priya\"").count(), after.matches("by = \"Sam\"").count()), (1, 1), "{after}");
    assert_eq!(after.matches("on = 2014-09-26").count(), 2);
    assert!(after.contains("returned = 2014-09-26"));
}

#[test]
fn a_form_that_is_read_again_does_not_give_the_answer_back_to_whoever_gave_the_one_before() {
    let before = format!("{STANDING}by = 'Rufus'\non = 2013-09-20\n");
    let form = typed(&before, "sheet1", &[("C9", "Priya"), ("C10", "26/9/2014")]);
    let form = type_into(&form, "sheet2", &BTreeMap::from([("G4".to_owned(), "Other minutes".to_owned())]));
    let once = bring(&audit_text(&before), &form, Some(Whose::Theirs)).unwrap();
    assert!(once.contains("by = \"Priya\"") && once.contains("on = 2014-09-26"), "{once}");
    assert_eq!(bring(&once, &form, None).unwrap(), once);
}

#[test]
fn a_form_without_a_day_came_in_today() {
    let after = bring(&audit_text(""), &typed("", "sheet2", &[("E4", "Met")]), None).unwrap();
    assert!(after.contains("returned = 2014-11-10"), "{after}");
}

#[test]
fn a_form_with_nothing_in_it_is_no_return() {
    assert!(bring(&audit_text(""), &workbook(&audit_text("")), None).unwrap_err().contains("nothing was filled in"));
}

#[test]
fn what_is_blank_says_nothing() {
    let rest = "[responses.sub-group.agencies.police]\nstatus = 'met'\nevidence = 'Later'\n";
    let form = typed("", "sheet2", &[("E5", "Met")]);
    let after = bring(&audit_text(rest), &form, None).unwrap();
    assert!(after.contains("evidence = 'Later'") && after.contains("[responses.named-leads.agencies.police]"));
}

#[test]
fn what_differs_waits_for_somebody_to_decide_and_both_sides_are_kept() {
    let form = typed("", "sheet2", &[("E4", "Not met"), ("G4", "The group met once"), ("E5", "Met")]);
    let before = audit_text(STANDING);
    let why = bring(&before, &form, None).unwrap_err();
    assert!(why.contains("sub-group.agencies.police.status (Questions, cell E4): the audit has \"met\""), "{why}");
    let theirs = bring(&before, &form, Some(Whose::Theirs)).unwrap();
    assert!(theirs.contains("status = \"not-met\"") && theirs.contains("The group met once"), "{theirs}");
    let ours = bring(&before, &form, Some(Whose::Ours)).unwrap();
    assert!(ours.contains("status = 'met'\nevidence = 'Minutes'"), "{ours}");
    assert!(theirs.contains("was taken: met → not met; Minutes → The group met once"), "{theirs}");
    assert!(ours.contains("stayed met; Minutes; the return of"), "{ours}");
    assert!(ours.contains("said not met; The group met once"), "{ours}");
    for after in [&theirs, &ours] {
        assert!(after.contains("[[decisions]]"));
        assert!(after.contains("[responses.named-leads.agencies.police]"), "what does not differ is added");
    }
    // Decided once: it is not asked again, and not recorded twice.
    assert_eq!(bring(&theirs, &form, None).unwrap(), theirs);
    assert_eq!(bring(&ours, &form, Some(Whose::Ours)).unwrap(), ours);
}

#[test]
fn an_accepted_answer_is_not_even_added_to_unasked() {
    let accepted = "[responses.sub-group.agencies.police]\nstatus = 'met'\naccepted = 'Chair, 2014-10-20'\n";
    let form = typed(accepted, "sheet2", &[("G4", "Minutes")]);
    let why = bring(&audit_text(accepted), &form, None).unwrap_err();
    assert!(why.contains("accepted by Chair, 2014-10-20"), "{why}");
    let theirs = bring(&audit_text(accepted), &form, Some(Whose::Theirs)).unwrap();
    assert!(theirs.contains("Minutes") && !theirs.contains("accepted ="), "{theirs}");
}

#[test]
fn the_agencys_own_actions_are_asked_and_their_days_come_back() {
    let before = audit_text(ACTIONS);
    let form = typed(ACTIONS, "sheet3", &[("F3", "1 Oct 2014"), ("F4", "yes")]);
    let after = bring(&before, &form, None).unwrap();
    assert!(after.contains("owner = 'police'\ndone = 2014-10-01"), "{after}");
    assert!(after.contains("owner = 'Northshire Police'\ndone = 2014-11-10"), "{after}");
    assert!(after.contains("what = 'Another'\nowner = 'Chair'\n"), "not the agency's");
    let gone = bring(&audit_text(""), &form, None).unwrap_err();
    assert!(gone.contains("Actions, cell F3: the audit has no action 'Invite the service' any more"), "{gone}");
}

#[test]
fn a_signed_audit_is_not_changed() {
    let signed = audit_text("[sign_off]\nby = 'Chair'\non = 2014-12-01\nseal = 'sha256:0'\n");
    assert!(bring(&signed, &typed("", "sheet2", &[("E4", "Met")]), None).unwrap_err().contains("signed off"));
}
