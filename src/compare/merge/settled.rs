//! Every conflict that a merge leaves can be settled, each way.

use jiff::civil::date;

use super::merge;
use crate::audit::{self, Audit, Edit, Reviewer, Take};
use crate::framework::Frameworks;

const HEAD: &str = "format = 1\nframework = 'cse-2009'\n\n[board]\nid = 'northbridge'\nname = 'Northbridge LSCB'\n\n\
    [audit]\nyear = 2014\n";

/// The text with its first conflict settled, or why it could not be.
fn settled(text: &str, take: Take) -> Result<String, audit::Refused> {
    let frameworks = Frameworks::embedded();
    let audit = read(text);
    let by = Reviewer { name: Some("Hattie Quillfeather".to_owned()), on: date(2014, 11, 10) };
    audit::edit(text, &audit, frameworks.default_one().unwrap(), &[Edit::Settle(0, take)], &by)
}

fn read(text: &str) -> Audit {
    audit::read(text, &Frameworks::embedded()).audit.unwrap()
}

/// What came of three whole texts.
fn merged(base: &str, ours: &str, theirs: &str) -> String {
    merge(base, ours, theirs, &Frameworks::embedded()).unwrap().text
}

/// The same file but for its layout, its decisions and who reviewed what.
fn says_the_same(text: &str, other: &str) -> bool {
    let without = ["decisions", "reviewed", "reviewer"];
    // An action that is edited gets an id.
    let [text, other] = [text, other].map(|text| {
        let lines = text.lines().filter(|line| !line.starts_with("id = "));
        lines.collect::<Vec<_>>().join("\n")
    });
    let (text, other) = (text.as_str(), other.as_str());
    let differs = crate::shape::differences(text, other);
    differs.iter().all(|it| without.iter().any(|name| it.key.split('.').any(|part| part == *name)))
}

/// The bodies of a base, ours and theirs that cannot both stand in one key.
fn disputes() -> Vec<(&'static str, String, String, String)> {
    let three =
        |what, base: &str, ours: &str, theirs: &str| (what, base.to_owned(), ours.to_owned(), theirs.to_owned());
    let each = |what, table: &str, key: &str, [base, ours, theirs]: [&str; 3]| {
        let body = |value: &str| match value {
            "" => format!("{table}own = true\n"),
            value => format!("{table}own = true\n{key} = {value}\n"),
        };
        (what, body(base), body(ours), body(theirs))
    };
    let response = "[responses.sub-group]\n";
    let answer = "[responses.sub-group.agencies.police]\n";
    let agency = "[[board.agencies]]\nid = 'police'\nname = 'Police'\n";
    let named = "[[responses.sub-group.actions]]\nid = 'k7q2mx'\nwhat = 'Invite'\n";
    let by_place =
        "[[responses.sub-group.actions]]\nwhat = 'Visit'\n[[responses.sub-group.actions]]\nwhat = 'Invite'\n";
    let entry = format!("{named}owner = 'Chair'\n");
    let other = format!("{named}owner = 'Manager'\n");
    let agency_of = |due: &str| format!("[[board.agencies]]\nid = 'police'\nname = 'Police'\nreturn_due = {due}\n");
    let reason = |why: &str| format!("{response}status = 'not-applicable'\nreason = '{why}'\n");
    vec![
        each("status", response, "status", ["'met'", "'planned'", "'not-met'"]),
        each("status taken away", response, "status", ["'met'", "", "'not-met'"]),
        ("reason", reason("A"), reason("B"), reason("C")),
        each("evidence", response, "evidence", ["'One.'", "'Two.'", "\"\"\"\nThree.\n\nFour.\"\"\""]),
        each("note", response, "note", ["''", "'Ours'", "'Theirs'"]),
        each("lead", response, "lead", ["'police'", "'Chair'", ""]),
        each("revisit", response, "revisit", ["", "true", "false"]),
        each("agency's status", answer, "status", ["'met'", "'planned'", "'not-met'"]),
        each("agency's day", answer, "on", ["2014-01-01", "2014-02-02", "2014-03-03"]),
        each("action's day", named, "due", ["2014-01-01", "2014-02-02", ""]),
        each("action by its place", by_place, "due", ["2014-01-01", "2014-02-02", "2014-03-03"]),
        three("action taken away by us", &entry, "", &other),
        three("action taken away by them", &entry, &other, ""),
        three("agency taken away by us", &agency_of("2014-01-01"), "", &agency_of("2014-02-02")),
        three("agency taken away by them", &agency_of("2014-01-01"), &agency_of("2014-02-02"), ""),
        each("agency's day of return", agency, "returned", ["", "2014-02-02", "2014-03-03"]),
        each("indicator", "[indicators]\n", "victims", ["1", "2", "3"]),
        each("unknown indicator", "[indicators]\n", "other_count", ["1", "2", ""]),
        each("unknown key", response, "mine.thing", ["1", "2", "{ a = 3 }"]),
        each("unknown list", response, "'own.list'", ["[1]", "[1, 2]", "[1, 3]"]),
        each("table against value", response, "mine", ["1", "{ a = 1, b.c = 'x' }", "2014-01-01"]),
        each("response of another framework", "[responses.other]\n", "status", ["'met'", "'planned'", "'not-met'"]),
        each("links that are none", response, "links", ["['a']", "['b']", "'c'"]),
    ]
}

/// The frame, with the edition at its place.
fn whole(edition: &str, body: &str) -> String {
    let edition = if edition.is_empty() { String::new() } else { format!("edition = {edition}\n") };
    HEAD.replace("\n\n[board]", &format!("\n{edition}\n[board]")) + body
}

#[test]
fn either_side_of_every_conflict_can_be_taken() {
    for (what, base, ours, theirs) in disputes() {
        let [base, ours, theirs] = [base, ours, theirs].map(|body| whole("1", &body));
        let text = merged(&base, &ours, &theirs);
        assert_eq!(read(&text).conflicts.len(), 1, "{what}: {text}");
        let taken = settled(&text, Take::Ours).unwrap_or_else(|why| panic!("{what}: {why}"));
        assert!(says_the_same(&taken, &ours), "{what}: ours\n{taken}");
        if what == "links that are none" {
            assert!(matches!(settled(&text, Take::Theirs), Err(audit::Refused::Unfit(_))));
            continue;
        }
        // Of an entry that a side took away only its name is in the conflict, and not all that it was before.
        let whole_entry = what.contains("taken away by");
        let sides = [(Take::Theirs, &theirs), (Take::Base, &base)];
        for (take, side) in sides.into_iter().take(if whole_entry { 1 } else { 2 }) {
            let taken = settled(&text, take).unwrap_or_else(|why| panic!("{what}: {why}"));
            assert!(says_the_same(&taken, side), "{what}\n{taken}\ninstead of\n{side}");
            assert_eq!(read(&taken).decisions.len(), 1, "{what}");
        }
    }
}

#[test]
fn the_edition_can_be_settled() {
    let text = merged(&whole("", ""), &whole("1", ""), &whole("1", "").replace("edition = 1", "edition = 0x1"));
    assert_eq!(read(&text).conflicts, []);
    let disputed = format!("{}[[conflicts]]\nkey = 'edition'\nours = '1'\n", whole("1", ""));
    assert!(says_the_same(&settled(&disputed, Take::Ours).unwrap(), &whole("1", "")));
    assert!(says_the_same(&settled(&disputed, Take::Theirs).unwrap(), &whole("", "")));
    assert!(says_the_same(&settled(&disputed, Take::Own("1".to_owned())).unwrap(), &whole("1", "")));
}

#[test]
fn an_unknown_key_takes_what_is_written_of_its_own_kind_and_nothing_beside_it() {
    let body = |value: &str| whole("1", &format!("[mine]\nkey = {value}\n"));
    let numbers = merged(&body("1"), &body("2"), &body("3"));
    assert!(settled(&numbers, Take::Own("4".to_owned())).unwrap().contains("key = 4\n"));
    let texts = merged(&body("'1'"), &body("'2'"), &body("'3'"));
    assert!(settled(&texts, Take::Theirs).unwrap().contains("key = \"3\"\n"));
    let beside = settled(&numbers, Take::Own("4\nother = 5".to_owned())).unwrap();
    assert!(
        !beside.contains("\nother = 5\n[")
            && toml::from_str::<toml::Table>(&beside).unwrap()["mine"].get("other").is_none()
    );
}

#[test]
fn actions_without_ids_are_named_by_the_places_that_they_have_after_the_merge() {
    let action =
        |what: &str, owner: &str| format!("[[responses.sub-group.actions]]\nwhat = '{what}'\nowner = '{owner}'\n");
    let body = |owner: &str| action("Visit", "A") + &action("Invite", owner);
    let theirs = whole("1", &action("Invite", "T"));
    let text = merged(&whole("1", &body("B")), &whole("1", &body("O")), &theirs);
    assert_eq!(read(&text).conflicts[0].key, "responses.sub-group.actions.0.owner");
    assert!(says_the_same(
        &settled(&text, Take::Theirs).unwrap(),
        &settled(&text, Take::Ours).unwrap().replace("'O'", "'T'").replace("\"O\"", "'T'")
    ));
}

/// Three entries that we changed and they took away, and one that stays: our text after the merge.
fn three_taken_away(entry: impl Fn(&str, &str) -> String) -> String {
    let all = |owner: &str, names: &[&str]| names.iter().map(|name| entry(name, owner)).collect::<String>();
    let stays = entry("stays", "A");
    let base = whole("1", &(all("A", &["a", "b", "c"]) + &stays));
    merged(&base, &whole("1", &(all("B", &["a", "b", "c"]) + &stays)), &whole("1", &stays))
}

/// The actions and agencies that are left, and the names of the conflicts.
fn left(text: &str) -> (Vec<String>, Vec<String>) {
    let audit = read(text);
    let actions = audit.actions().map(|(_, action)| action.what.clone());
    let names = actions.chain(audit.board.agencies.iter().map(|agency| agency.name.clone()));
    (names.collect(), audit.conflicts.iter().map(|it| it.key.clone()).collect())
}

#[test]
fn what_they_took_away_goes_in_whichever_order_it_is_settled_and_nothing_else_does() {
    let by_id = |name: &str, owner: &str| {
        format!("[[responses.sub-group.actions]]\nid = '{name}'\nwhat = '{name}'\nowner = '{owner}'\n")
    };
    let by_place =
        |name: &str, owner: &str| format!("[[responses.sub-group.actions]]\nwhat = '{name}'\nowner = '{owner}'\n");
    let agency = |name: &str, owner: &str| {
        format!(
            "[[board.agencies]]\nid = '{name}'\nname = '{name}'\nreturn_due = 2014-01-0{}\n",
            owner.len() + usize::from(owner == "B")
        )
    };
    let texts = [three_taken_away(by_id), three_taken_away(by_place), three_taken_away(agency)];
    let frameworks = Frameworks::embedded();
    let by = Reviewer { name: None, on: date(2014, 11, 10) };
    let settle = |text: &str, order: &[usize]| {
        let edits: Vec<Edit> = order.iter().map(|index| Edit::Settle(*index, Take::Theirs)).collect();
        audit::edit(text, &read(text), frameworks.default_one().unwrap(), &edits, &by).unwrap()
    };
    for text in texts {
        assert_eq!(left(&text).1.len(), 3, "{text}");
        for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
            let at_once = settle(&text, &order);
            assert_eq!(left(&at_once), (vec!["stays".to_owned()], Vec::new()), "{order:?}: {at_once}");
            assert_eq!(read(&at_once).decisions.len(), 3);
            // One after the other, each by the place that it has by then.
            let mut text = text.clone();
            for (done, index) in order.iter().enumerate() {
                let before = order[..done].iter().filter(|earlier| *earlier < index).count();
                text = settle(&text, &[index - before]);
                assert!(read(&text).conflicts.len() == 2 - done, "{text}");
            }
            assert_eq!(left(&text), (vec!["stays".to_owned()], Vec::new()), "{order:?}: {text}");
        }
    }
}
