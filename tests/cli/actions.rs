//! `actions`: what is to be done, over many audits.

use serde_json::Value;

use crate::house::House;

fn rows(house: &House, arguments: &[&str]) -> Vec<Value> {
    let all: Vec<&str> = ["actions"].iter().chain(arguments).chain(&["--format", "json"]).copied().collect();
    house.run(&all).ended(0).json()["rows"].as_array().unwrap().clone()
}

#[test]
fn a_carried_action_is_listed_once_in_the_latest_audit_that_has_it() {
    let house = House::with_examples();
    let all = rows(&house, &["audits/northbridge"]);
    let mut seen: Vec<(&str, &str)> =
        all.iter().map(|row| (row["standard"].as_str().unwrap(), row["what"].as_str().unwrap())).collect();
    let listed = seen.len();
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen.len(), listed);
    let of_2014 = rows(&house, &["audits/northbridge/2014.toml"]);
    assert!(of_2014.iter().all(|row| all.contains(row)), "those of the latest audit are all there");
    assert!(all.len() > of_2014.len(), "and those that only earlier audits have");
}

#[test]
fn overdue_ones_agree_with_show_on_every_board() {
    let house = House::with_examples();
    for board in ["ashenford", "eastmoor", "harrowmere", "northbridge", "pellan"] {
        let overdue = rows(&house, &["audits", "--board", board, "--overdue"]);
        let show = house.run(&["show", board, "--format", "json"]).ended(0).json();
        assert_eq!(show["actions"]["overdue"], overdue.len(), "{board}");
        assert!(overdue.iter().all(|row| row["year"] == show["audit"]["year"]));
    }
}

#[test]
fn they_are_narrowed_by_owner_day_and_state() {
    let house = House::with_examples();
    let open = rows(&house, &["audits", "--open"]);
    assert!(!open.is_empty() && open.iter().all(|row| row["done"].is_null() && row["dropped"].is_null()));
    let chair = rows(&house, &["audits", "--owner", "chair"]);
    assert!(!chair.is_empty());
    assert!(chair.iter().all(|row| row["owner"].as_str().unwrap().to_lowercase().contains("chair")));
    let soon = rows(&house, &["audits", "--due-before", "2014-11-10"]);
    assert!(!soon.is_empty() && soon.iter().all(|row| row["due"].as_str().unwrap() < "2014-11-10"));
    assert!(rows(&house, &["audits", "--owner", "nobody of that name"]).is_empty());
}

#[test]
fn overdue_ones_stand_first_on_the_page() {
    let page = House::with_examples().run(&["actions", "audits", "--open"]).ended(0).out;
    let overdue = page.matches("overdue since").count();
    assert!(overdue > 0);
    assert!(page.trim_end().ends_with(&format!("{overdue} overdue")), "{page}");
    assert!(page.find("overdue since").unwrap() < page.find("due 31 Mar 2015").unwrap(), "{page}");
}

#[test]
fn csv_has_the_rows_and_keys_of_the_json() {
    let house = House::with_examples();
    let csv = house.run(&["actions", "audits", "--format", "csv"]).ended(0).out;
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let read: Vec<std::collections::BTreeMap<String, String>> = reader.deserialize().map(Result::unwrap).collect();
    let as_text = |value: &Value| match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let json = rows(&house, &["audits"]);
    let json: Vec<_> = json
        .iter()
        .map(|row| row.as_object().unwrap().iter().map(|(key, value)| (key.clone(), as_text(value))).collect())
        .collect();
    assert_eq!(read, json);
}

#[test]
fn a_file_that_cannot_be_used_is_said_and_the_rest_listed() {
    let house = House::with_examples();
    house.write("audits/bad.toml", "format = 1\nframework = \"cse-2009\"\n[board\n");
    let ran = house.run(&["actions", "audits", "--overdue"]).ended(2);
    assert!(ran.err.contains("audits/bad.toml") && ran.out.contains("overdue since"));
}

#[test]
fn a_day_is_written_as_the_files_write_it() {
    let house = House::with_examples();
    let ran = house.run(&["actions", "audits", "--due-before", "01/04/2015"]).ended(2);
    assert!(ran.err.contains("write year, month and day, as in 2014-11-10"), "{}", ran.err);
}
