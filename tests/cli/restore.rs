//! Earlier versions, kept before every change and brought back.

use std::fs;

use crate::house::House;

const FILE: &str = "audits/northbridge/2014.toml";
const NAME: &str = "northbridge/2014";

fn versions(house: &House, audit: &str) -> Vec<String> {
    let json = house.run(&["restore", audit, "--format", "json"]).ended(0).json();
    let kept = json["versions"].as_array().unwrap().iter();
    kept.map(|version| version["before"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn every_command_that_saves_over_an_audit_keeps_what_was_there() {
    let house = House::with_examples();
    let first = house.read(FILE);
    assert_eq!(versions(&house, NAME), Vec::<String>::new());
    let _ = house.run(&["set", NAME, "sub-group.status=not-met"]).ended(0);
    let _ = house.run(&["sign", NAME, "--by", "Chair", "--force", "The year is over"]).ended(0);
    let _ = house.run(&["reopen", NAME, "--reason", "It is not"]).ended(0);
    house.write("base.toml", house.read(FILE));
    house.write("theirs.toml", house.read(FILE).replace("children = 52400", "children = 52500"));
    let _ = house.run(&["merge", "base.toml", FILE, "theirs.toml", "-o", FILE]).ended(0);
    let input = b"R4\n1\n";
    let _ = house.run_with(&["walk", NAME], input).ended(0);
    assert_eq!(versions(&house, NAME), ["change", "merge", "signed", "sign", "set"]);
    let _ = house.run(&["restore", NAME, "--take", "5"]).ended(0);
    assert_eq!(house.read(FILE), first);
    let _ = house.run(&["set", NAME, "sub-group.status=met", "--dry-run"]).ended(0);
    assert_eq!(versions(&house, NAME).len(), 6, "what changes nothing keeps nothing");
}

#[test]
fn the_list_says_when_how_far_and_what_to_type_and_a_restore_can_be_taken_back() {
    let house = House::with_examples().with("COLUMNS", "100");
    let _ = house.run(&["set", NAME, "sub-group.status="]).ended(0);
    let changed = house.read(FILE);
    let list = house.run(&["restore", NAME]).ended(0).out;
    for said in [
        "audits/northbridge/2014.toml has 1 earlier version",
        "answered 21 of 24 · Draft, not signed off · before `set`",
        "`lscb-audit restore northbridge/2014 --show 1`",
    ] {
        assert!(list.contains(said), "{said}: {list}");
    }
    let shown = house.run(&["restore", NAME, "--show", "1"]).ended(0).out;
    assert!(shown.contains("sub-group.status: met → nothing") && shown.contains("No longer met"), "{shown}");
    let _ = house.run(&["restore", NAME, "--take", "1"]).ended(0);
    assert_ne!(house.read(FILE), changed);
    let again = house.run(&["restore", NAME, "--take", "2"]).ended(0);
    assert!(again.err.contains("nothing to bring back"), "{}", again.err);
    let _ = house.run(&["restore", NAME, "--take", "1"]).ended(0);
    assert_eq!(house.read(FILE), changed);
    let which = house.run(&["restore", NAME.split('/').next().unwrap(), "--take", "1"]).ended(2);
    assert!(which.err.contains("a year has to be named"), "{}", which.err);
    let refused = house.run(&["restore", NAME, "--take", "9"]).ended(2);
    assert!(refused.err.contains("no version 9; there are 1 to "), "{}", refused.err);
}

#[test]
fn a_damaged_file_is_brought_back_and_kept_as_it_was_to_the_byte() {
    let house = House::with_examples();
    let _ = house.run(&["set", NAME, "sub-group.status=not-met"]).ended(0);
    let damage = b"[board\nid = \"\xff\n";
    house.write(FILE, damage);
    let shown = house.run(&["restore", NAME, "--show", "1"]).ended(0);
    assert!(
        shown.err.contains("cannot be read as an audit") && shown.out.contains("id = \"northbridge\""),
        "{shown:?}"
    );
    let _ = house.run(&["restore", NAME, "--take", "1"]).ended(0);
    let _ = house.run(&["show", NAME]).ended(0);
    let json = house.run(&["restore", NAME, "--format", "json"]).ended(0).json();
    let kept = &json["versions"][0];
    assert_eq!((&kept["before"], &kept["seal"]), (&"restore".into(), &().into()));
    assert_eq!(fs::read(kept["file"].as_str().unwrap()).unwrap(), damage);
}

#[test]
fn a_deleted_file_is_brought_back_by_its_path_and_by_its_name_with_its_folder() {
    let house = House::with_examples();
    let first = house.read(FILE);
    let _ = house.run(&["set", NAME, "sub-group.status=not-met"]).ended(0);
    for name in [NAME, FILE] {
        fs::remove_dir_all(house.path("audits/northbridge")).unwrap();
        let shown = house.run(&["restore", name, "--show", "1"]).ended(0);
        assert!(shown.err.contains("is not there any more"), "{}", shown.err);
        let ran = house.run(&["restore", name, "--take", "1"]).ended(0);
        assert_eq!(house.read(FILE), first, "{name}");
        let lacks = "the audit is before `set` again, and what was changed after that is not in it";
        assert!(ran.err.contains(lacks), "{}", ran.err);
    }
    assert!(house.run(&["restore", "nowhere/2014"]).ended(2).err.contains("no audit of that name"));
}

#[test]
fn where_versions_cannot_be_kept_a_save_is_made_all_the_same_and_it_is_said_once() {
    let house = House::with_examples();
    house.write("home/.local/state", "a file in its place");
    house.write("home/Library", "the same for macOS");
    let ran = house.run(&["set", "audits", "--year", "2014", "audit.period=A year", "--board", "northbridge"]).ended(0);
    assert_eq!(
        ran.err.matches("Earlier versions are not kept, which keeps no audit from being saved: ").count(),
        1,
        "{}",
        ran.err
    );
    assert!(house.read(FILE).contains("A year"));
    // What is there now would be lost, so it is not replaced.
    let _ = house.run(&["restore", NAME, "--take", "1"]).ended(2);
}

#[test]
fn no_versions_are_kept_where_they_are_not_wanted_and_those_that_are_can_be_removed() {
    let house = House::with_examples();
    let _ = house.run(&["set", NAME, "sub-group.status=not-met"]).ended(0);
    assert!(house.run(&["restore", NAME, "--forget"]).ended(0).err.contains("1 earlier version removed"));
    let config = house.run(&["config", "path"]).ended(0).out;
    fs::create_dir_all(std::path::Path::new(config.trim()).parent().unwrap()).unwrap();
    fs::write(config.trim(), "versions = false\n").unwrap();
    let _ = house.run(&["set", NAME, "sub-group.status=planned"]).ended(0);
    assert_eq!(versions(&house, NAME), Vec::<String>::new());
}

#[test]
fn where_the_folder_of_versions_cannot_be_opened_that_is_said_and_not_that_there_are_none() {
    let house = House::with_examples();
    let _ = house.run(&["set", NAME, "sub-group.status=not-met"]).ended(0);
    let shown = house.run(&["config", "show"]).ended(0).out;
    let folder = shown.lines().find_map(|line| line.strip_prefix("versions ")).unwrap().trim();
    let own = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).find(|path| path.is_dir()).unwrap();
    fs::remove_dir_all(&own).unwrap();
    fs::write(&own, "a file in its place").unwrap();
    for arguments in [&["restore", NAME][..], &["restore", NAME, "--show", "1"]] {
        let said = house.run(arguments).ended(2).err;
        assert!(said.contains("cannot be opened: Not a directory") && said.contains(folder), "{said}");
        assert!(!said.contains("no earlier versions"), "{said}");
    }
}
