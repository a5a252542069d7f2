//! Rows for spreadsheets and databases.

use serde_json::Value;

use crate::house::House;

const STANDARDS: &str = "path,board_id,board_name,region,children,year,signed_off,framework,edition,part,number,standard,\
    title,status,carried_from,revisit,reason,note,lead,evidence,links,reviewed,reviewer,actions_open,actions_overdue,\
    agencies_met,agencies_asked,doubts";
const ACTIONS: &str = "path,board_id,year,standard,action_id,what,owner,due,done,dropped,since,overdue";
const AGENCIES: &str = "path,board_id,year,standard,agency,status,evidence,reason,by,on,accepted";

/// The rows of an NDJSON, in order.
fn rows(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn ndjson(house: &House, more: &[&str]) -> Vec<Value> {
    rows(&house.run(&[&["export", "--format", "ndjson"], more].concat()).ended(0).out)
}

#[test]
fn every_standard_of_every_audit_is_a_row_and_the_counts_are_said() {
    let house = House::with_examples();
    let ran = house.run(&["export", "audits"]).ended(0);
    assert_eq!(ran.out.lines().next().unwrap(), STANDARDS);
    assert_eq!(ran.err, "lscb-audit: 17 audits, 408 rows\n");
    let rows = ndjson(&house, &["audits"]);
    assert_eq!(rows.len(), 408);
    let places: Vec<(&str, u64)> =
        rows.iter().step_by(24).map(|row| (row["board_id"].as_str().unwrap(), row["year"].as_u64().unwrap())).collect();
    assert!(places.is_sorted(), "by board and year: {places:?}");
    let numbers: Vec<&str> = rows[..24].iter().map(|row| row["number"].as_str().unwrap()).collect();
    assert_eq!((numbers[0], numbers[14], numbers[15], numbers[23]), ("R1", "R15", "F1", "F9"));
    let named_twice = ndjson(&house, &["audits/pellan", "audits/northbridge", "audits"]);
    assert_eq!(named_twice, rows);
}

#[test]
fn the_columns_are_those_that_are_promised() {
    let house = House::with_examples();
    for (more, columns) in [(&[][..], STANDARDS), (&["--actions"], ACTIONS), (&["--agencies"], AGENCIES)] {
        let csv = house.run(&[&["export", "audits"], more].concat()).ended(0);
        assert_eq!(csv.out.lines().next().unwrap(), columns);
        let row = &ndjson(&house, &[&["audits"], more].concat())[0];
        assert_eq!(row.as_object().unwrap().len(), columns.split(',').count());
        assert!(columns.split(',').all(|column| row.get(column).is_some()), "{row}");
    }
}

#[test]
fn a_row_agrees_with_what_show_says() {
    let house = House::with_examples();
    let rows = ndjson(&house, &["northbridge/2014"]);
    let show = house.run(&["show", "northbridge/2014", "--format", "json"]).ended(0).json();
    let standards = show["standards"].as_array().unwrap();
    assert_eq!(rows.len(), standards.len());
    for (row, shown) in rows.iter().zip(standards) {
        for key in
            ["status", "carried_from", "evidence", "links", "lead", "reviewed", "note", "reason", "revisit", "doubts"]
        {
            assert_eq!(row[key], shown[key], "{key} of {}", shown["id"]);
        }
        let open =
            shown["actions"].as_array().unwrap().iter().filter(|it| it["done"].is_null() && it["dropped"].is_null());
        assert_eq!(row["actions_open"], open.count());
        assert_eq!(row["agencies_met"], shown["collective"]["met"]);
        let asked = ["of", "not_applicable"].iter().map(|key| shown["collective"][key].as_u64().unwrap());
        assert_eq!(row["agencies_asked"], asked.sum::<u64>());
    }
    assert_eq!((&rows[0]["children"], &rows[0]["signed_off"]), (&52400.into(), &false.into()));
}

#[test]
fn overdue_is_counted_in_the_latest_audit_only_and_doubts_look_at_the_year_before() {
    let house = House::with_examples();
    let overdue = |rows: &[Value]| rows.iter().map(|row| row["actions_overdue"].as_u64().unwrap()).sum::<u64>();
    let all = ndjson(&house, &["audits/northbridge"]);
    let (old, latest): (Vec<_>, Vec<_>) = all.into_iter().partition(|row| row["year"] != 2014);
    assert!(overdue(&old) == 0 && overdue(&ndjson(&house, &["northbridge/2013"])) > 0);
    let listed = ndjson(&house, &["audits/northbridge", "--actions"]);
    let flagged = listed.iter().filter(|row| row["overdue"] == true);
    assert_eq!(overdue(&latest), u64::try_from(flagged.count()).unwrap());
    let text = house.read("audits/northbridge/2013.toml").replace("year = 2013", "year = 2015");
    house.write("audits/northbridge/2015.toml", text.split("\n[sign_off]").next().unwrap());
    house.write(
        "audits/northbridge/2014.toml",
        house.read("audits/northbridge/2013.toml").replace("year = 2013", "year = 2014"),
    );
    let doubted =
        |rows: &[Value]| rows.iter().any(|row| row["doubts"].as_array().unwrap().contains(&"same-evidence".into()));
    assert!(doubted(&ndjson(&house, &["audits/northbridge"])));
    assert!(!doubted(&ndjson(&house, &["northbridge/2015"])));
}

#[test]
fn what_cannot_be_used_is_named_and_the_rest_exported() {
    let house = House::with_examples();
    house.write("audits/northbridge/broken.toml", "format = ");
    house.write("audits/northbridge/again.toml", house.read("audits/northbridge/2014.toml"));
    house.write("audits/notes.toml", "a = 1");
    let ran = house.run(&["export", "audits/northbridge", "audits/eastmoor", "nosuch"]).ended(2);
    for said in
        ["nosuch", "broken.toml", "again.toml is the audit of northbridge for 2014 too", "7 audits, 168 rows; 4 files"]
    {
        assert!(ran.err.contains(said), "{said}: {}", ran.err);
    }
    assert_eq!(ran.out.matches("\naudits/northbridge/").count(), 4 * 24);
    assert!(house.run(&["export", "audits/notes.toml"]).ended(2).err.contains("0 audits, 0 rows; 1 file"));
    let none = House::with_examples().run(&["export", "audits", "--year", "1990"]).ended(2);
    assert!(none.err.contains("none of these"));
}

#[test]
fn standard_input_is_read_once() {
    let house = House::with_examples();
    let audit = house.read("audits/northbridge/2014.toml");
    let ran = house.run_with(&["export", "-"], audit.as_bytes()).ended(0);
    assert_eq!(ran.out.matches("\n'-,northbridge,").count(), 24);
}

#[test]
fn a_file_gets_the_format_of_its_ending_and_the_same_bytes_every_time() {
    let house = House::with_examples();
    for ending in ["csv", "ndjson", "xlsx"] {
        let names = ["a", "b"].map(|name| format!("{name}.{ending}"));
        for name in &names {
            let ran = house.run(&["export", "audits", "-o", name]).ended(0);
            assert!(ran.out.is_empty() && ran.err.contains("408 rows"));
        }
        let [one, other] = names.map(|name| std::fs::read(house.path(&name)).unwrap());
        assert!(one == other && !one.is_empty(), "{ending}");
    }
    assert_eq!(house.read("a.csv"), house.run(&["export", "audits"]).ended(0).out);
    assert!(std::fs::read(house.path("a.xlsx")).unwrap().starts_with(b"PK"));
    assert!(house.run(&["export", "audits", "-o", "audits"]).ended(2).err.contains("audits"));
    assert!(house.run(&["export", "audits", "-o", "no/such/a.csv"]).ended(2).err.contains("folder is not there"));
}

#[test]
fn a_formula_is_neutralised_in_csv_and_only_there() {
    let house = House::with_examples();
    let _ = house.run(&["set", "northbridge/2014", "sub-group.evidence==HYPERLINK(1)", "sub-group.lead='s"]).ended(0);
    let csv = house.run(&["export", "northbridge/2014"]).ended(0).out;
    assert!(csv.contains(",''s,'=HYPERLINK(1),"), "{csv}");
    assert_eq!(ndjson(&house, &["northbridge/2014"])[3]["evidence"], "=HYPERLINK(1)");
}

#[test]
fn a_file_whose_ending_says_no_format_is_not_written() {
    let house = House::with_examples();
    house.write("notes.txt", "mine");
    let ran = house.run(&["export", "audits", "-o", "notes.txt"]).ended(2);
    assert!(ran.err.contains("notes.txt does not end in .csv, .ndjson or .xlsx"), "{}", ran.err);
    let audit = house.read("audits/pellan/2013.toml");
    for file in ["notes.txt", "audits/pellan/2013.toml"] {
        let ran = house.run(&["export", "audits", "-o", file, "--format", "csv"]).ended(2);
        assert!(ran.err.contains("is there already"), "{}", ran.err);
    }
    assert_eq!((house.read("notes.txt"), house.read("audits/pellan/2013.toml")), ("mine".to_owned(), audit));
    let _ = house.run(&["export", "audits", "-o", "new.txt", "--format", "csv"]).ended(0);
}
