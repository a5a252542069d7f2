//! Files as people have them: each fixture says in its first line what `check` is to find in it.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::house::House;

/// The exit code and the codes of the findings, in order.
type Found = (i32, Vec<String>);

fn fixtures(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(folder);
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

/// What the first line of a fixture expects: `# expect: 1 status-unknown`.
fn expected(file: &Path) -> Found {
    let text = String::from_utf8_lossy(&fs::read(file).unwrap()).into_owned();
    let line = text.lines().next().unwrap().trim_start_matches('\u{FEFF}');
    let mut words = line.strip_prefix("# expect: ").unwrap_or_else(|| panic!("{}", file.display())).split_whitespace();
    let code = words.next().unwrap().parse().unwrap();
    (code, words.map(str::to_owned).collect())
}

fn found(house: &House, path: &str) -> Found {
    let ran = house.run(&["check", path, "--format", "json"]);
    let codes = ran.json()["files"][0]["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["code"].as_str().unwrap().to_owned())
        .collect();
    (ran.code, codes)
}

#[test]
fn every_fixture_is_found_to_be_what_it_says() {
    let house = House::empty();
    let mut wrong = Vec::new();
    for file in ["valid", "invalid"].iter().flat_map(|folder| fixtures(folder)) {
        let (expected, found) = (expected(&file), found(&house, file.to_str().unwrap()));
        if expected != found {
            wrong.push(format!("{}\n  expected {expected:?}\n  found    {found:?}", file.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_valid_ends_with_0_and_what_is_not_does_not() {
    assert!(fixtures("valid").iter().all(|file| expected(file).0 == 0));
    assert!(fixtures("invalid").iter().all(|file| expected(file).0 != 0));
}

#[test]
fn what_cannot_stand_in_a_folder_of_fixtures_is_found_too() {
    let house = House::empty();
    house.write("empty.toml", "");
    house.write("large.toml", "#".repeat(5 << 20));
    house.write("folder.toml/readme.txt", "A folder where a file is asked for.");
    let nothing = (2, vec!["essential-missing".to_owned(); 4]);
    assert_eq!(found(&house, "empty.toml"), nothing);
    assert_eq!(found(&house, "large.toml"), (2, vec!["too-large".to_owned()]));
    assert!(house.run(&["check", "folder.toml"]).ended(2).err.contains("no audits"));
    assert!(house.run(&["show", "folder.toml"]).ended(2).err.contains("is a folder"));
}

#[test]
fn show_reads_wrong_values_and_refuses_what_is_unreadable() {
    let house = House::empty();
    for file in fixtures("valid").into_iter().chain(fixtures("invalid")) {
        let readable = expected(&file).0 != 2;
        let ran = house.run(&["show", file.to_str().unwrap()]).ended(if readable { 0 } else { 2 });
        assert_eq!((ran.out.is_empty(), ran.err.is_empty()), (!readable, readable), "{}", file.display());
    }
}

#[test]
fn diff_refuses_wrong_values_but_not_conflicts() {
    let house = House::empty();
    let smallest = fixtures("valid").into_iter().find(|file| file.ends_with("smallest.toml")).unwrap();
    for file in fixtures("valid").into_iter().chain(fixtures("invalid")) {
        let refused =
            expected(&file).0 != 0 && !file.ends_with("conflict.toml") && !file.ends_with("signed-and-changed.toml");
        let _ =
            house.run(&["diff", smallest.to_str().unwrap(), file.to_str().unwrap()]).ended(if refused { 2 } else { 0 });
    }
}

#[test]
fn nothing_of_a_file_commands_the_terminal() {
    let house = House::empty();
    let hostile =
        fixtures("valid").into_iter().find(|file| file.ends_with("control-and-bidi-in-every-text.toml")).unwrap();
    let hostile = hostile.to_str().unwrap();
    let commands: [&[&str]; 6] = [
        &["show", hostile],
        &["show", hostile, "--format", "json"],
        &["check", hostile],
        &["check", hostile, "--format", "json"],
        &["diff", hostile, hostile],
        &["diff", hostile, hostile, "--format", "json"],
    ];
    for command in commands {
        let ran = house.run(command).ended(0);
        let unsafe_one = ran.out.chars().chain(ran.err.chars()).find(|c| lscb_audit::plain::is_unsafe(*c));
        assert_eq!(unsafe_one, None, "{command:?}: {}", ran.out);
    }
    let shown = house.run(&["show", hostile, "--format", "json"]).ended(0).json();
    assert_eq!(shown["board"]["name"], Value::from("North\u{1b}[31mbridge\u{202e} LSCB"));
}

#[cfg(unix)]
#[test]
fn a_file_that_is_there_under_two_names_is_one_file() {
    let house = House::with_examples();
    std::os::unix::fs::symlink("2014.toml", house.path("audits/northbridge/latest.toml")).unwrap();
    let files = |paths: &[&str]| {
        let arguments: Vec<&str> = ["check", "--format", "json"].iter().chain(paths).copied().collect();
        house.run(&arguments).json()["summary"]["files"].clone()
    };
    assert_eq!(files(&["audits/northbridge"]), 5);
    assert_eq!(files(&["audits/northbridge", "audits/northbridge/2014.toml", "northbridge"]), 5);
}
