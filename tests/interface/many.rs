//! Doing one thing to many standards.

use crate::driver::Driver;
use crate::fixtures::audit;
use lscb_audit::framework::Status;

fn statuses(driver: &Driver, ids: [&str; 3]) -> [Option<Status>; 3] {
    ids.map(|id| driver.audit().response(&id.parse().unwrap()).and_then(|response| response.status))
}

const FIRST: [&str; 3] = ["needs-in-planning", "priority", "local-procedures"];

#[test]
fn a_status_goes_to_all_that_are_picked_as_one_step_of_undo() {
    let mut driver = Driver::open_text(&audit(""));
    let before = driver.saved();
    driver.press("g v j v j v").expect("3 picked");
    driver.press("2").expect("R1, R2 and R3: Partly met. u undoes");
    assert!(!driver.shows("picked"), "the selection ends with it");
    assert_eq!(statuses(&driver, FIRST), [Some(Status::PartlyMet); 3]);
    driver.press("u");
    assert_eq!(driver.saved(), before);
}

#[test]
fn what_is_picked_twice_is_put_back_and_esc_puts_all_back() {
    let mut driver = Driver::open_text(&audit(""));
    driver.press("g v j v v 1");
    assert_eq!(statuses(&driver, FIRST), [Some(Status::Met), None, None]);
    driver.press("g v esc").expect("Nothing is picked");
    driver.press("j 4");
    assert_eq!(statuses(&driver, FIRST), [Some(Status::Met), Some(Status::NotMet), None]);
}

#[test]
fn one_owner_for_many() {
    let mut driver = Driver::open_text(&audit(""));
    driver.press("g v j v w").type_text("police").press("enter");
    let lead = |id: &str| driver.response(id).lead;
    assert!(driver.model.walkthrough().unwrap().picked.is_empty());
    assert_eq!([lead("needs-in-planning"), lead("priority")], [Some("police".to_owned()), Some("police".to_owned())]);
}

#[test]
fn carried_answers_are_confirmed_together_and_the_others_left() {
    let carried = |id: &str| format!("[responses.{id}]\nstatus = \"met\"\ncarried_from = 2013\n");
    let text = audit(&format!("{}{}", carried("needs-in-planning"), carried("local-procedures")));
    let mut driver = Driver::open_text(&text);
    driver.press("g v j v j v space").expect("R1 and R3: confirmed");
    assert!(!driver.shows("picked"));
    assert!(
        FIRST.iter().all(|id| driver.audit().response(&id.parse().unwrap()).is_none_or(|it| it.carried_from.is_none()))
    );
    assert_eq!(statuses(&driver, FIRST), [Some(Status::Met), None, Some(Status::Met)]);
}

#[test]
fn not_applicable_asks_once_and_is_refused_as_a_whole_where_it_cannot_be() {
    let mut driver = Driver::open_text(&audit(""));
    let before = driver.saved();
    // R2, the priority, applies to every board.
    driver.press("g v j v 0");
    assert_eq!(driver.saved(), before);
    assert!(driver.model.notice.as_ref().unwrap().is_problem);
    driver.press("v j v 0").type_text("Shared with Eastmoor").press("esc");
    for id in ["needs-in-planning", "local-procedures"] {
        let response = driver.response(id);
        assert_eq!(response.status, Some(Status::NotApplicable));
        assert_eq!(response.reason.as_deref(), Some("Shared with Eastmoor"));
    }
}

#[test]
fn in_the_form_keys_go_to_the_standard_in_sight_alone() {
    let mut driver = Driver::open_text(&audit(""));
    driver.press("g v j v tab 1");
    assert_eq!(statuses(&driver, FIRST), [None, Some(Status::Met), None]);
}
