//! Merges of small audits, case by case.

use super::{NotMerged, TextOf, merge};
use crate::audit::{self, Audit};
use crate::framework::Frameworks;

const HEAD: &str = "format = 1\nframework = 'cse-2009'\nedition = 1\n\n[board]\nid = 'northbridge'\nname = 'Northbridge LSCB'\n\n\
    [audit]\nyear = 2014\n";

/// What comes of three bodies below one head, and the keys in conflict.
fn merged(base: &str, ours: &str, theirs: &str) -> (String, Vec<String>) {
    let [base, ours, theirs] = [base, ours, theirs].map(|body| format!("{HEAD}{body}"));
    let merged = merge(&base, &ours, &theirs, &Frameworks::embedded()).unwrap();
    let body = merged.text.strip_prefix(HEAD).unwrap_or(&merged.text).to_owned();
    (body, merged.conflicts)
}

fn read(body: &str) -> Audit {
    audit::read(&format!("{HEAD}{body}"), &Frameworks::embedded()).audit.unwrap()
}

const RESPONSE: &str = "\n[responses.sub-group]\nstatus = 'met'\nevidence = 'Six meetings.'\n";

#[test]
fn what_one_side_changed_is_taken_and_the_rest_stays_as_it_is() {
    let theirs = RESPONSE.replace("'met'", "'planned'");
    let ours = format!("{RESPONSE}note = 'Ours' # said in May\n");
    let (text, conflicts) = merged(RESPONSE, &ours, &theirs);
    assert_eq!(text, ours.replace("'met'", "\"planned\""));
    assert_eq!(conflicts, [""; 0]);
}

#[test]
fn different_standards_do_not_meet() {
    let ours = "\n[responses.priority]\nstatus = 'met'\n";
    let theirs = "\n[responses.sub-group]\nstatus = 'planned'\nown = { a = [1, 0x2], b = 'x' }\n";
    let (text, conflicts) = merged("", ours, theirs);
    assert!(conflicts.is_empty());
    let expected = "\n[responses.priority]\nstatus = 'met'\n\n[responses.sub-group]\nstatus = \"planned\"\n";
    assert!(text.starts_with(expected) && text.contains("0x2") && text.contains("b = \"x\""), "{text}");
}

#[test]
fn two_answers_to_one_standard_are_kept_and_count_for_nothing_until_somebody_decides() {
    let ours = RESPONSE.replace("'met'", "'planned'");
    let theirs = RESPONSE.replace("'met'", "'not-met'");
    let (text, conflicts) = merged(RESPONSE, &ours, &theirs);
    assert_eq!(conflicts, ["responses.sub-group.status"]);
    assert!(text.starts_with(&ours), "{text}");
    let audit = read(&text);
    let conflict = &audit.conflicts[0];
    let sides = [&conflict.base, &conflict.ours, &conflict.theirs].map(|side| side.as_deref());
    assert_eq!(sides, [Some("met"), Some("planned"), Some("not-met")]);
    assert_eq!(audit.standing(&"sub-group".parse().unwrap()), audit::Standing::Conflict);
}

#[test]
fn what_is_missing_on_a_side_is_absent_in_the_conflict() {
    let ours = RESPONSE.replace("evidence = 'Six meetings.'\n", "");
    let theirs = RESPONSE.replace("Six", "Seven");
    let audit = read(&merged(RESPONSE, &ours, &theirs).0);
    assert_eq!(
        (audit.conflicts[0].ours.as_deref(), audit.conflicts[0].theirs.as_deref()),
        (None, Some("Seven meetings."))
    );
}

#[test]
fn equal_changes_are_one() {
    let both = RESPONSE.replace("'met'", "\"planned\"");
    assert_eq!(merged(RESPONSE, &both, &both.replace('"', "'")), (both.clone(), Vec::new()));
}

#[test]
fn long_texts_merge_by_paragraph() {
    let text = |one: &str, two: &str| format!("[responses.sub-group]\nevidence = \"\"\"\n{one}\n\n{two}\"\"\"\n");
    let (body, conflicts) = merged(&text("One.", "Two."), &text("One, ours.", "Two."), &text("One.", "Two, theirs."));
    assert_eq!((body, conflicts), (text("One, ours.", "Two, theirs."), Vec::new()));
}

#[test]
fn lists_are_sets() {
    let links = |list: &str| format!("[responses.sub-group]\nlinks = [{list}]\n");
    let (body, conflicts) = merged(&links("'a', 'b'"), &links("'a', 'b', 'ours'"), &links("'b', 'theirs'"));
    assert_eq!(read(&body).response(&"sub-group".parse().unwrap()).unwrap().links, ["b", "ours", "theirs"]);
    assert!(conflicts.is_empty());
}

#[test]
fn the_later_review_stands_with_its_name() {
    let with =
        |day: u8, who: &str, more: &str| format!("{RESPONSE}reviewed = 2014-10-{day:02}\nreviewer = '{who}'\n{more}");
    let (base, early, late) = (with(1, "A", ""), with(5, "Early", "revisit = true\n"), with(9, "Late", "note = 'x'\n"));
    for (ours, theirs) in [(&early, &late), (&late, &early)] {
        let (body, conflicts) = merged(&base, ours, theirs);
        let audit = read(&body);
        let response = audit.response(&"sub-group".parse().unwrap()).unwrap();
        assert_eq!(response.reviewer.as_deref(), Some("Late"));
        assert_eq!(response.reviewed, Some(jiff::civil::date(2014, 10, 9)));
        assert!(conflicts.is_empty() && response.revisit && response.note.is_some());
    }
}

const ACTION: &str =
    "[[responses.sub-group.actions]]\nid = 'a1'\nwhat = 'Invite the voluntary sector'\nowner = 'Chair'\n";

#[test]
fn actions_are_matched_by_id_else_by_what_and_merged_field_by_field() {
    let ours = format!("{ACTION}due = 2015-03-31\n");
    let theirs = ACTION.replace("'Chair'", "'Manager'");
    let (body, conflicts) = merged(ACTION, &ours, &theirs);
    assert_eq!((body, conflicts), (ours.replace("'Chair'", "\"Manager\""), Vec::new()));
    let nameless = ACTION.replace("id = 'a1'\n", "");
    let (body, _) =
        merged(&nameless, &format!("{nameless}due = 2015-03-31\n"), &ACTION.replace("Invite the", "Invite  the"));
    assert_eq!(read(&body).actions().count(), 1, "{body}");
}

#[test]
fn two_entries_that_look_alike_stay_two() {
    let one = |owner: &str| format!("[[responses.sub-group.actions]]\nwhat = 'Visit'\nowner = '{owner}'\n");
    let both = one("North") + &one("South");
    let (body, conflicts) = merged(&both, &both.replace("North", "Chair"), &format!("{both}{ACTION}"));
    let audit = read(&body);
    let owners: Vec<_> = audit.actions().map(|(_, action)| action.owner.as_deref().unwrap()).collect();
    assert_eq!((owners, conflicts.len()), (vec!["Chair", "South", "Chair"], 0));
}

#[test]
fn who_confirms_an_answer_gives_it() {
    let carried = "[responses.sub-group]\nstatus = 'met'\ncarried_from = 2013\n";
    let confirmed = carried.replace("carried_from = 2013\n", "");
    let changed = confirmed.replace("'met'", "'not-met'");
    for (ours, theirs) in [(&confirmed, &changed), (&changed, &confirmed)] {
        assert_eq!(merged(carried, ours, theirs).1, ["responses.sub-group.status"]);
    }
    let noted = format!("{carried}note = 'x'\n");
    for (ours, theirs) in [(&confirmed, &noted), (&noted, &confirmed)] {
        let (body, conflicts) = merged(carried, ours, theirs);
        assert!(!body.contains("carried_from") && body.contains("note") && conflicts.is_empty(), "{body}");
    }
}

#[test]
fn what_both_add_to_a_list_is_there_and_what_one_takes_away_is_not() {
    let other = |id: &str| ACTION.replace("a1", id).replace("voluntary", id);
    let ours = format!("{ACTION}{}", other("b2"));
    let theirs = other("c3");
    let (body, conflicts) = merged(ACTION, &ours, &theirs);
    let audit = read(&body);
    let ids: Vec<_> = audit.actions().map(|(_, action)| action.id.as_deref().unwrap()).collect();
    assert_eq!((ids, conflicts.len()), (vec!["b2", "c3"], 0));
}

#[test]
fn an_entry_that_one_side_changed_and_the_other_took_away_stays_and_is_a_conflict() {
    let changed = ACTION.replace("'Chair'", "'Manager'");
    for (ours, theirs, sides) in [("", changed.as_str(), (false, true)), (changed.as_str(), "", (true, false))] {
        let (body, conflicts) = merged(ACTION, ours, theirs);
        let audit = read(&body);
        assert_eq!(conflicts, ["responses.sub-group.actions.a1.what"]);
        assert_eq!(audit.actions().next().unwrap().1.owner.as_deref(), Some("Manager"));
        assert_eq!((audit.conflicts[0].ours.is_some(), audit.conflicts[0].theirs.is_some()), sides);
    }
}

#[test]
fn a_response_taken_away_by_one_side_goes() {
    assert_eq!(
        merged(&format!("{RESPONSE}{ACTION}"), &format!("{RESPONSE}{ACTION}\n[indicators]\nvictims = 1\n"), "").0,
        "\n[indicators]\nvictims = 1\n"
    );
}

#[test]
fn without_a_base_what_differs_is_a_conflict() {
    let [ours, theirs] =
        ["met", "planned"].map(|status| format!("{HEAD}{}", RESPONSE.replace("'met'", &format!("'{status}'"))));
    let merged = merge("", &ours, &theirs, &Frameworks::embedded()).unwrap();
    assert_eq!(merged.conflicts, ["responses.sub-group.status"]);
    assert!(merged.text.starts_with(&ours));
}

#[test]
fn a_sign_off_is_taken_whole_or_not_at_all() {
    let signed = |who: &str| format!("{RESPONSE}[sign_off]\nby = '{who}'\non = 2014-12-01\nseal = 'sha256:{who}'\n");
    let (body, conflicts) = merged(RESPONSE, &format!("{RESPONSE}note = 'x'\n"), &signed("Chair"));
    assert_eq!((read(&body).sign_off.unwrap().by.as_str(), conflicts.len()), ("Chair", 0));
    let (body, conflicts) = merged(RESPONSE, &signed("Chair"), &signed("Vice-chair"));
    assert_eq!(
        (read(&body).sign_off.unwrap().seal.unwrap().as_str(), conflicts),
        ("sha256:Chair", vec!["sign_off.by".to_owned()])
    );
    let (body, _) = merged(&signed("Chair"), &signed("Chair").replace("'met'", "'planned'"), RESPONSE);
    assert_eq!(read(&body).sign_off, None, "reopened by them");
}

#[test]
fn comments_and_unknown_keys_of_both_stay() {
    let ours = format!("# ours above\n{RESPONSE}# ours below\nmine = 1\n");
    let theirs =
        format!("{}theirs = 2014-01-01 # theirs beside\n# theirs at the end\n", RESPONSE.replace("'met'", "'planned'"));
    let (body, conflicts) = merged(RESPONSE, &ours, &theirs);
    for words in
        ["# ours above", "# ours below", "mine = 1", "theirs = 2014-01-01 # theirs beside", "# theirs at the end"]
    {
        assert!(body.contains(words), "{words}\n{body}");
    }
    assert!(conflicts.is_empty());
}

#[test]
fn what_cannot_be_merged_says_why() {
    let frameworks = Frameworks::embedded();
    let whole = format!("{HEAD}{RESPONSE}");
    let with = |from: &str, to: &str| whole.replace(from, to);
    assert!(matches!(merge("", &whole, "format =", &frameworks), Err(NotMerged::Unreadable(TextOf::Theirs, _))));
    assert!(matches!(merge("<", &whole, &whole, &frameworks), Err(NotMerged::Unreadable(TextOf::Base, _))));
    let of_last_year = with("2014", "2013");
    assert!(matches!(merge(&of_last_year, &whole, &whole, &frameworks), Err(NotMerged::OtherBase(_))));
    for other in [with("2014", "2013"), with("'northbridge'", "'eastmoor'")] {
        assert!(matches!(merge("", &whole, &other, &frameworks), Err(NotMerged::TwoAudits(..))));
    }
}

#[test]
fn a_seal_that_a_merge_breaks_is_said_and_signing_alone_is_not() {
    let whole = |body: &str| format!("{HEAD}{body}");
    let sign = |text: &str| {
        let signing =
            audit::Signing { by: "Chair".to_owned(), role: None, on: jiff::civil::date(2014, 12, 1), forced: None };
        audit::sign(text, &audit::read(text, &Frameworks::embedded()).audit.unwrap(), &signing).unwrap()
    };
    let merged = |base: &str, ours: &str, theirs: &str| merge(base, ours, theirs, &Frameworks::embedded()).unwrap();
    let (base, changed) = (whole(RESPONSE), whole(&RESPONSE.replace("'met'", "'planned'")));
    let signed = sign(&base);
    let signed_changed = signed.replace("'met'", "'planned'");
    for [before, ours, theirs] in [
        [&base, &signed, &changed],
        [&base, &changed, &signed],
        [&signed, &signed, &signed_changed],
        [&signed, &signed_changed, &signed],
    ] {
        let merged = merged(before, ours, theirs);
        assert_eq!((merged.unsealed.as_deref(), merged.conflicts.len()), (Some("Chair"), 0), "{}", merged.text);
    }
    for [before, ours, theirs] in
        [[&base, &signed, &base], [&base, &base, &signed], [&base, &signed, &signed], [&signed, &signed, &changed]]
    {
        assert_eq!(merged(before, ours, theirs).unsealed, None);
    }
}
