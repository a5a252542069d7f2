//! What follows from edits, and when they are refused.

use jiff::civil::date;

use super::*;
use crate::audit::read;
use crate::framework::{Frameworks, Status};

const AUDIT: &str = r#"format = 1
framework = "cse-2009"
edition = 1

[board]
id = "northbridge"
name = "Northbridge LSCB"

[audit]
year = 2014

[responses.sub-group]
status = "partly-met" # as in May
carried_from = 2013
evidence = "Terms of reference"

[[responses.sub-group.actions]]
what = "Invite the voluntary sector"
"#;

/// The text after edits of [`AUDIT`] with more appended to it, each written as a key and what it is set to.
fn edited(more: &str, edits: &[Edit]) -> Result<String, Refused> {
    let text = format!("{AUDIT}{more}");
    let frameworks = Frameworks::embedded();
    let audit = read(&text, &frameworks).audit.unwrap();
    let by = Reviewer { name: Some("Board manager".to_owned()), on: date(2014, 10, 14) };
    edit(&text, &audit, frameworks.default_one().unwrap(), edits, &by)
}

fn set(key: &str, value: &str) -> Edit {
    let frameworks = Frameworks::embedded();
    let key = Key::parse(key, frameworks.default_one().unwrap()).unwrap();
    let value = Value::typed(key.kind().unwrap(), value).unwrap();
    Edit::Set(key, value)
}

fn response(text: &str, standard: &str) -> crate::audit::Response {
    let audit = read(text, &Frameworks::embedded()).audit.unwrap();
    audit.responses.get(standard).unwrap().clone()
}

#[test]
fn a_status_even_the_same_ends_being_carried_and_is_reviewed() {
    for status in ["met", "partly-met"] {
        let text = edited("", &[set("sub-group.status", status)]).unwrap();
        let response = response(&text, "sub-group");
        assert_eq!((response.status.unwrap().word(), response.carried_from), (status, None));
        assert_eq!(response.reviewed, Some(date(2014, 10, 14)));
        assert_eq!(response.reviewer.as_deref(), Some("Board manager"));
        assert!(text.contains("# as in May"));
    }
}

#[test]
fn evidence_leaves_an_answer_carried() {
    let text = edited("", &[set("sub-group.evidence", "Six meetings")]).unwrap();
    assert_eq!(response(&text, "sub-group").carried_from.unwrap().number(), 2013);
}

#[test]
fn confirming_keeps_the_status() {
    let standard = "sub-group".parse().unwrap();
    let text = edited("", &[Edit::Confirm(standard)]).unwrap();
    let response = response(&text, "sub-group");
    assert_eq!((response.status, response.carried_from), (Some(Status::PartlyMet), None));
}

#[test]
fn what_changes_nothing_is_not_reviewed() {
    let text = edited("", &[set("sub-group.evidence", "Terms of reference")]).unwrap();
    assert_eq!(text, AUDIT);
}

#[test]
fn not_applicable_needs_its_reason_in_the_same_step() {
    let alone = edited("", &[set("co-ordinator.status", "not-applicable")]);
    assert_eq!(alone, Err(Refused::ReasonMissing("co-ordinator".parse().unwrap())));
    let both = [set("co-ordinator.status", "not-applicable"), set("co-ordinator.reason", "Shared with Eastmoor")];
    assert_eq!(response(&edited("", &both).unwrap(), "co-ordinator").status, Some(Status::NotApplicable));
}

#[test]
fn not_applicable_is_no_answer_to_the_priority_nor_to_a_foundation() {
    for standard in ["priority", "leadership"] {
        let edits = [set(&format!("{standard}.status"), "not-applicable"), set(&format!("{standard}.reason"), "x")];
        assert!(matches!(edited("", &edits), Err(Refused::NotApplicable(_))), "{standard}");
    }
}

#[test]
fn the_reason_of_what_does_not_apply_is_not_taken_away() {
    let more = "[responses.co-ordinator]\nstatus = 'not-applicable'\nreason = 'Shared'\n";
    let clear = Edit::Clear(Key::response(&"co-ordinator".parse().unwrap(), "reason"));
    assert!(matches!(edited(more, &[clear]), Err(Refused::ReasonMissing(_))));
}

#[test]
fn an_action_that_is_edited_gets_an_id_and_a_new_one_its_year() {
    let standard: StandardId = "sub-group".parse().unwrap();
    let done = Key::Action(standard.clone(), ActionRef::Index(0), "done".to_owned());
    let add = NewAction { what: "Meet the neighbours".to_owned(), ..NewAction::default() };
    let edits = [Edit::Set(done, Value::Date(date(2014, 12, 1))), Edit::AddAction(standard, add)];
    let actions = response(&edited("", &edits).unwrap(), "sub-group").actions;
    assert_eq!(actions.len(), 2);
    let ids: Vec<_> = actions.iter().map(|action| action.id.clone().unwrap()).collect();
    assert!(ids.iter().all(|id| id.len() == 6) && ids[0] != ids[1], "{ids:?}");
    assert_eq!((actions[0].done, actions[1].since.unwrap().number()), (Some(date(2014, 12, 1)), 2014));
}

#[test]
fn setting_what_is_in_conflict_settles_it_and_records_the_decision() {
    let conflict = |key: &str| format!("[[conflicts]]\nkey = '{key}'\nours = 'met'\ntheirs = 'not-met'\n");
    let more = conflict("responses.priority.status") + &conflict("responses.sub-group.status");
    let text = edited(&more, &[set("sub-group.status", "met")]).unwrap();
    let audit = read(&text, &Frameworks::embedded()).audit.unwrap();
    assert_eq!(audit.standing(&"sub-group".parse().unwrap()).counted(), Some(Status::Met));
    assert_eq!((audit.conflicts.len(), audit.decisions.len()), (1, 1), "{text}");
    assert_eq!(audit.decisions[0].by, "Board manager");
}

#[test]
fn a_signed_audit_is_not_changed() {
    let more = "[sign_off]\nby = 'Chair'\non = 2014-12-01\nseal = 'sha256:0'\n";
    assert_eq!(edited(more, &[set("sub-group.status", "met")]), Err(Refused::Signed));
}

#[test]
fn an_agency_that_is_named_first_is_declared() {
    let text = edited("", &[set("board.agencies.police.name", "Northshire Police")]).unwrap();
    let audit = read(&text, &Frameworks::embedded()).audit.unwrap();
    assert_eq!(audit.agency("police").unwrap().name, "Northshire Police");
}

#[test]
fn a_script_adds_an_action_by_an_id_of_its_own() {
    let edits = [
        set("sub-group.actions.ab12cd.owner", "Chair"),
        set("sub-group.actions.ab12cd.what", "Report to the board"),
        set("sub-group.actions.ef34gh.what", "Ask for minutes"),
        set("sub-group.actions.ef34gh.due", "2015-03-31"),
    ];
    let actions = response(&edited("", &edits).unwrap(), "sub-group").actions;
    let seen: Vec<_> = actions.iter().skip(1).map(|it| (it.id.as_deref().unwrap(), it.what.as_str())).collect();
    assert_eq!(seen, [("ab12cd", "Report to the board"), ("ef34gh", "Ask for minutes")]);
    assert_eq!((actions[1].owner.as_deref(), actions[2].due), (Some("Chair"), Some(date(2015, 3, 31))));
    assert_eq!(edited("", &edits[..1]), Err(Refused::EntryBare("what".to_owned())));
}

#[test]
fn an_action_that_is_done_is_not_dropped_and_the_reverse() {
    let more = "dropped = \"No money\"\n";
    let done = Key::Action("sub-group".parse().unwrap(), ActionRef::Index(0), "done".to_owned());
    let dropped = done.sibling("dropped");
    let text = edited(more, &[Edit::Set(done, Value::Date(date(2014, 12, 1)))]).unwrap();
    let action = response(&text, "sub-group").actions.remove(0);
    assert_eq!((action.done, action.dropped), (Some(date(2014, 12, 1)), None));
    let text = edited("done = 2014-12-01\n", &[Edit::Set(dropped, Value::Text("No money".to_owned()))]).unwrap();
    let action = response(&text, "sub-group").actions.remove(0);
    assert_eq!((action.done, action.dropped.as_deref()), (None, Some("No money")));
}

#[test]
fn only_the_response_that_changed_is_reviewed() {
    let edits =
        [set("board.children", "10"), set("sub-group.evidence", "Terms of reference"), set("priority.note", "x")];
    let text = edited("", &edits).unwrap();
    assert_eq!(response(&text, "sub-group").reviewed, None);
    assert_eq!(response(&text, "priority").reviewed, Some(date(2014, 10, 14)));
}

#[test]
fn who_reviewed_is_left_as_it_was_set_by_hand() {
    let edits =
        [set("sub-group.status", "met"), set("sub-group.reviewer", "Jane"), set("sub-group.reviewed", "2013-01-02")];
    let response = response(&edited("", &edits).unwrap(), "sub-group");
    assert_eq!((response.reviewer.as_deref(), response.reviewed), (Some("Jane"), Some(date(2013, 1, 2))));
}

#[test]
fn an_action_that_could_not_be_read_does_not_shift_the_others() {
    let more = "[[responses.priority.actions]]\nowner = \"x\"\n[[responses.priority.actions]]\nid = \"ab12cd\"\nwhat = \"Report\"\n";
    let text = edited(more, &[set("priority.actions.ab12cd.owner", "Chair")]).unwrap();
    assert_eq!(response(&text, "priority").actions[1].owner.as_deref(), Some("Chair"));
    assert!(text.contains("owner = \"x\""));
}

#[test]
fn allowed_texts_are_added_one_behind_the_other() {
    let edits = [set("allow.0.text", "01632 960 123"), set("allow.0.reason", "Public helpline")];
    let audit = read(&edited("", &edits).unwrap(), &Frameworks::embedded()).audit.unwrap();
    assert_eq!((audit.allow[0].text.as_str(), audit.allow[0].reason.as_str()), ("01632 960 123", "Public helpline"));
    assert!(matches!(edited("", &[set("allow.1.text", "x")]), Err(Refused::NotThere(_))));
    assert_eq!(edited("", &edits[..1]), Err(Refused::EntryBare("reason".to_owned())));
}

#[test]
fn what_has_to_be_there_is_not_taken_away() {
    let name = Edit::Clear(Key::Frame("board", "name".to_owned()));
    assert_eq!(edited("", &[name]), Err(Refused::Needed("name".to_owned())));
}

#[test]
fn an_action_that_is_not_there_is_said_to_be_missing() {
    let key = Key::Action("sub-group".parse().unwrap(), ActionRef::Id("k7q2mx".to_owned()), "done".to_owned());
    let missing = edited("", &[Edit::Clear(key)]);
    assert!(matches!(missing, Err(Refused::NotThere(_))));
}

fn conflict(key: &str) -> String {
    format!("[[conflicts]]\nkey = '{key}'\nours = 'one'\ntheirs = 'two'\n")
}

#[test]
fn what_was_decided_says_over_what_also_where_the_value_was_typed() {
    let status = "[[conflicts]]\nkey = 'responses.sub-group.status'\nbase = 'planned'\nours = 'partly-met'\ntheirs = 'not-met'\n";
    for (value, how) in [
        ("partly-met", "ours was taken: partly-met\nOver this: theirs was: not-met"),
        ("not-met", "theirs was taken: not-met\nOver this: ours was: partly-met"),
        ("planned", "what it was before was taken: planned\nOver this: ours was: partly-met; theirs was: not-met"),
        ("met", "it was written anew: met\nOver this: ours was: partly-met; theirs was: not-met"),
    ] {
        let text = edited(status, &[set("sub-group.status", value)]).unwrap();
        let audit = read(&text, &Frameworks::embedded()).audit.unwrap();
        assert_eq!(audit.decisions[0].what, format!("Settled `responses.sub-group.status`: {how}"));
    }
}

#[test]
fn what_is_taken_away_settles_what_was_in_conflict_of_it_and_the_rest_keeps_its_name() {
    let action = "[[responses.sub-group.actions]]\nwhat = 'Visit'\n";
    let keys = ["responses.sub-group.actions.0.due", "responses.sub-group.actions.1.due", "audit.chair"];
    let more = action.to_owned() + &keys.map(conflict).concat();
    let remove = Edit::RemoveAction("sub-group".parse().unwrap(), ActionRef::Index(0));
    let audit = read(&edited(&more, &[remove]).unwrap(), &Frameworks::embedded()).audit.unwrap();
    let left: Vec<_> = audit.conflicts.iter().map(|it| it.key.as_str()).collect();
    assert_eq!((left, audit.decisions.len()), (vec!["responses.sub-group.actions.0.due", "audit.chair"], 1));
}

#[test]
fn an_agency_that_is_taken_away_settles_its_conflicts() {
    let more = "[[board.agencies]]\nid = 'police'\n".to_owned()
        + &["board.agencies.police.returned", "responses.priority.agencies.police.status", "audit.chair"]
            .map(conflict)
            .concat();
    let remove = Edit::RemoveAgency("police".parse().unwrap());
    let audit = read(&edited(&more, &[remove]).unwrap(), &Frameworks::embedded()).audit.unwrap();
    assert_eq!((audit.conflicts.len(), audit.decisions.len()), (1, 2));
}

#[test]
fn an_action_that_is_edited_by_its_place_settles_the_conflict_on_its_id() {
    let more = format!("id = 'k7q2mx'\n{}", conflict("responses.sub-group.actions.k7q2mx.owner"));
    let owner = Key::Action("sub-group".parse().unwrap(), ActionRef::Index(0), "owner".to_owned());
    let text = edited(&more, &[Edit::Set(owner, Value::Text("two".to_owned()))]).unwrap();
    assert_eq!(read(&text, &Frameworks::embedded()).audit.unwrap().conflicts, []);
}

#[test]
fn a_conflict_that_is_not_there_cannot_be_settled() {
    assert!(matches!(edited("", &[Edit::Settle(0, Take::Ours)]), Err(Refused::NotThere(_))));
}

#[test]
fn a_conflict_is_settled_once_in_a_step_and_not_also_set() {
    let more = conflict("board.children").replace("'one'", "'1'").replace("'two'", "'2'");
    for (other, on) in [(set("board.children", "49000"), 0), (Edit::Settle(0, Take::Theirs), 1)] {
        let take = Edit::Settle(0, Take::Ours);
        for edits in [[take.clone(), other.clone()], [other.clone(), take.clone()]] {
            let refused = edited(&more, &edits).unwrap_err().to_string();
            assert!(refused.contains("`board.children`") && refused.contains("once"), "{on}: {refused}");
        }
    }
}

#[test]
fn an_action_does_not_go_because_nothing_was_written_for_what_it_is() {
    let more = conflict("responses.sub-group.actions.0.what");
    let blank = edited(&more, &[Edit::Settle(0, Take::Own(" ".to_owned()))]);
    assert_eq!(blank, Err(Refused::Needed("what".to_owned())));
}
