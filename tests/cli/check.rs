//! What is found in many files, with its sums.

use crate::house::House;

/// A house with a clean audit, one with an error, one with a warning only, one that cannot be read, and no audit.
fn house() -> House {
    let house = House::with_examples();
    let audit = house.read("audits/northbridge/2014.toml");
    for (name, text) in [
        ("errors", audit.replacen("status = \"met\"", "status = \"mte\"", 1)),
        ("broken", "format = ".to_owned()),
        ("notes", "a = 1".to_owned()),
    ] {
        house.write(&format!("some/{name}.toml"), text);
    }
    let _ = house.run(&["new", "--board", "clean", "--year", "2014", "-o", "some/clean.toml"]).ended(0);
    let unknown = house.read("some/clean.toml").replace("\"clean\"", "\"odd\"").replace("[audit]", "[audit]\nodd = 1");
    house.write("some/warning.toml", unknown);
    house
}

#[test]
fn the_sums_say_how_many_files_are_how_and_what_was_found_how_often() {
    let house = house();
    let ran = house.run(&["check", "some"]).ended(2);
    let said = ran.out.split_whitespace().collect::<Vec<_>>().join(" ");
    let sums = "4 files looked at: 1 unreadable, 1 with errors, 1 with warnings and 1 without findings. 1 passed over.";
    let (before, after) = said.split_once(sums).unwrap_or_else(|| panic!("{}", ran.out));
    assert!(after.contains(" status-unknown 1") && after.contains(" toml-syntax 1"), "{after}");
    assert!(before.contains("notes.toml: passed over"), "{before}");
    let json = house.run(&["check", "some", "--format", "json"]).ended(2).json();
    let summary = &json["summary"];
    let counts =
        ["files", "clean", "with_errors", "with_warnings", "unreadable", "skipped"].map(|key| summary[key].as_u64());
    assert_eq!(counts.map(Option::unwrap), [4, 1, 1, 1, 1, 1]);
    let by_code: u64 = summary["by_code"].as_object().unwrap().values().map(|count| count.as_u64().unwrap()).sum();
    let csv = house.run(&["check", "some", "--format", "csv"]).ended(2);
    assert!(csv.err.contains("broken.toml"));
    let rows = csv.out.lines().filter(|line| line.starts_with("some/")).count();
    assert_eq!(by_code, u64::try_from(rows).unwrap());
}

#[test]
fn as_csv_every_finding_is_a_row() {
    let house = house();
    let ran = house.run(&["check", "some/errors.toml", "--format", "csv"]).ended(1);
    let head = "path,board,year,outcome,code,severity,key,line,column,end_line,end_column,message,help,did_you_mean";
    assert_eq!(ran.out.lines().next().unwrap(), head);
    let row = ran.out.lines().find(|line| line.contains("status-unknown")).unwrap();
    assert!(row.starts_with("some/errors.toml,northbridge,2014,errors,status-unknown,error,responses."), "{row}");
    assert!(row.ends_with(",met"), "{row}");
}

#[test]
fn personal_data_is_named_and_never_repeated_and_can_be_a_gate() {
    let house = House::with_examples();
    let text = "[[decisions]]\non = 2014-11-01\nby = 'Chair'\nwhat = 'Ring Jade, 14, on 07700 900123'\n";
    house.write("told.toml", format!("{}\n{text}", house.read("audits/northbridge/2014.toml")));
    for format in ["text", "json", "csv"] {
        let ran = house.run(&["check", "told.toml", "--format", format]).ended(0);
        assert!(ran.out.contains("personal-telephone") && ran.out.contains("personal-child-and-age"), "{}", ran.out);
        assert!(!ran.out.contains("900123") && !ran.out.contains("Jade"), "{}", ran.out);
    }
    for word in ["personal", "personal-telephone"] {
        let _ = house.run(&["check", "told.toml", "--fail-on", word]).ended(1);
        let _ = house.run(&["check", "audits", "--fail-on", word]).ended(0);
    }
    for command in ["export", "report"] {
        let ran = house.run(&[command, "told.toml", "-o", "-"]).ended(0);
        assert!(ran.err.contains("1 text looks like personal data; `lscb-audit check` names them"), "{}", ran.err);
    }
}

#[test]
fn what_fail_on_found_is_said_beside_the_output() {
    let house = House::with_examples();
    let ran = house.run(&["check", "audits", "--fail-on", "unsupported,format-later"]).ended(1);
    let said: Vec<&str> = ran.err.lines().collect();
    let [one] = said.as_slice() else { panic!("{}", ran.err) };
    assert!(one.starts_with("lscb-audit: --fail-on unsupported: ") && one.contains(" finding"), "{one}");
}
