//! Two versions of one audit made one.

use crate::house::House;

const FILE: &str = "audits/northbridge/2014.toml";

fn versions(ours: &str, theirs: &str) -> House {
    let house = House::with_examples();
    let base = house.read(FILE);
    house.write("base.toml", &base);
    for (name, edit) in [("ours", ours), ("theirs", theirs)] {
        let file = format!("{name}.toml");
        house.write(&file, &base);
        let _ = house.run(&["set", &file, edit]).ended(0);
    }
    house
}

#[test]
fn what_two_people_answered_comes_together() {
    let house = versions("aware-parents.status=met", "scrutiny.status=planned");
    let ran = house.run(&["merge", "base.toml", "ours.toml", "theirs.toml"]).ended(0);
    house.write("merged.toml", &ran.out);
    let json = house.run(&["show", "merged.toml", "--format", "json"]).ended(0).json();
    let status =
        |id: &str| json["standards"].as_array().unwrap().iter().find(|it| it["id"] == id).unwrap()["status"].clone();
    assert_eq!((status("aware-parents"), status("scrutiny")), ("met".into(), "planned".into()));
    assert_eq!(ran.err, "");
}

#[test]
fn what_cannot_both_stand_is_kept_and_said_and_settled_by_setting_it() {
    let house = versions("aware-parents.status=met", "aware-parents.status=not-met");
    let before = house.read("theirs.toml");
    let ran = house.run(&["merge", "base.toml", "ours.toml", "theirs.toml", "-o", "ours.toml"]).ended(1);
    assert!(ran.err.contains("responses.aware-parents.status"), "{}", ran.err);
    assert_eq!((ran.out.as_str(), house.read("theirs.toml")), ("", before));
    assert!(house.run(&["check", "ours.toml"]).ended(1).out.contains("conflict"));
    let _ = house.run(&["set", "ours.toml", "aware-parents.status=not-met"]).ended(0);
    assert!(
        house.run(&["check", "ours.toml"]).ended(0).code == 0 && !house.read("ours.toml").contains("[[conflicts]]")
    );
}

#[test]
fn what_is_no_audit_or_another_one_is_not_merged() {
    let house = versions("aware-parents.status=met", "scrutiny.status=planned");
    house.write("broken.toml", "format = ");
    let ran = house.run(&["merge", "base.toml", "ours.toml", "broken.toml"]).ended(2);
    assert!(ran.out.is_empty() && ran.err.contains("broken.toml"), "{}", ran.err);
    let other = house.run(&["merge", "/dev/null", "ours.toml", "audits/northbridge/2013.toml"]).ended(2);
    assert!(other.err.contains("two audits"), "{}", other.err);
}

#[test]
fn a_side_of_a_conflict_is_taken_by_its_place_and_over_what_is_recorded() {
    let house = versions("aware-parents.status=met", "aware-parents.status=not-met");
    let _ = house.run(&["merge", "base.toml", "ours.toml", "theirs.toml", "-o", "ours.toml"]).ended(1);
    let left = house.read("ours.toml");
    for refused in ["conflicts.1=theirs", "conflicts.0=mine"] {
        let ran = house.run(&["set", "ours.toml", refused]).ended(2);
        assert!(ran.err.contains("conflict"), "{}", ran.err);
        assert_eq!(house.read("ours.toml"), left);
    }
    let _ = house.run(&["set", "ours.toml", "conflicts.0=theirs"]).ended(0);
    let settled = house.read("ours.toml");
    assert!(settled.contains("theirs was taken: not-met") && settled.contains("ours was: met"), "{settled}");
    assert!(!settled.contains("[[conflicts]]"));
    let _ = house.run(&["check", "ours.toml"]).ended(0);
}

#[test]
fn a_merge_that_changes_what_was_signed_says_so_and_signing_alone_does_not() {
    let house = House::with_examples();
    let base = house.read(FILE);
    for name in ["base.toml", "signed.toml", "changed.toml"] {
        house.write(name, &base);
    }
    let _ = house.run(&["sign", "signed.toml", "--by", "Ann Chair", "--force", "The year is over"]).ended(0);
    let _ = house.run(&["set", "changed.toml", "aware-parents.status=not-met"]).ended(0);
    for sides in [["signed.toml", "changed.toml"], ["changed.toml", "signed.toml"]] {
        let ran = house.run(&["merge", "base.toml", sides[0], sides[1]]).ended(1);
        assert!(ran.err.contains("signed off by Ann Chair") && ran.err.contains("lscb-audit reopen"), "{}", ran.err);
        house.write("merged.toml", &ran.out);
        assert!(house.run(&["check", "merged.toml"]).ended(1).out.contains("seal-broken"));
        let _ = house.run(&["reopen", "merged.toml", "--reason", "A late answer"]).ended(0);
        assert!(house.read("merged.toml").contains("A late answer"));
    }
    for sides in [["signed.toml", "base.toml"], ["base.toml", "signed.toml"]] {
        assert_eq!(house.run(&["merge", "base.toml", sides[0], sides[1]]).ended(0).err, "");
    }
}

#[test]
fn what_is_written_is_a_new_file_or_ours_and_nothing_else_is_written_over() {
    let house = versions("aware-parents.status=met", "scrutiny.status=planned");
    house.write("other.toml", house.read("audits/northbridge/2013.toml"));
    for over in ["base.toml", "theirs.toml", "other.toml"] {
        let before = house.read(over);
        let ran = house.run(&["merge", "base.toml", "ours.toml", "theirs.toml", "-o", over]).ended(2);
        assert!(ran.err.contains(over) && ran.err.contains("ours.toml"), "{}", ran.err);
        assert_eq!(house.read(over), before);
    }
    let _ = house.run(&["merge", "base.toml", "ours.toml", "theirs.toml", "-o", "new.toml"]).ended(0);
    let _ = house.run(&["merge", "base.toml", "ours.toml", "theirs.toml", "-o", "./audits/../ours.toml"]).ended(0);
    assert_eq!(house.read("ours.toml"), house.read("new.toml"));
}

#[test]
fn a_check_names_the_key_that_is_in_conflict_and_where_it_is_written() {
    let house = versions("aware-parents.status=met", "aware-parents.status=not-met");
    let _ = house.run(&["merge", "base.toml", "ours.toml", "theirs.toml", "-o", "ours.toml"]).ended(1);
    let json = house.run(&["check", "ours.toml", "--format", "json"]).ended(1).json();
    let text = json.to_string();
    let line = house.read("ours.toml").lines().position(|line| line.contains("key = ")).unwrap() + 1;
    let all: Vec<&serde_json::Value> =
        json["files"].as_array().unwrap().iter().flat_map(|file| file["findings"].as_array().unwrap()).collect();
    let found = all.into_iter().find(|it| it["code"] == "conflict").unwrap_or_else(|| panic!("{text}"));
    assert_eq!((&found["key"], &found["line"]), (&"responses.aware-parents.status".into(), &line.into()), "{found}");
}
