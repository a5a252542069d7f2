//! `new --boards`: many audits from a table.

use std::fs;

use crate::house::{House, Ran};

const TABLE: &str = "id,name,region,children,covers,neighbours,chair\n\
    northbridge,Northbridge LSCB,,53000,,,\"Quill, A.\"\n\
    ,Fenland & Isle LSCB,Eastshire,41000,2,northbridge eastmoor,\n";

fn new(house: &House, table: &str, more: &[&str]) -> Ran {
    house.write("boards.csv", table);
    house.run(&[&["new", "--boards", "boards.csv", "--year", "2015", "--audits", "audits"], more].concat())
}

/// Everything below the audits folder.
fn there(house: &House) -> Vec<String> {
    let all = walkdir::WalkDir::new(house.path("audits")).sort_by_file_name();
    all.into_iter().flatten().map(|entry| entry.path().display().to_string()).collect()
}

#[test]
fn each_row_becomes_an_audit_from_last_years_where_there_is_one() {
    let house = House::with_examples();
    let ran = new(&house, TABLE, &[]).ended(0);
    assert_eq!(ran.out, "audits/northbridge/2015.toml\naudits/fenland-isle/2015.toml\n");
    assert!(ran.err.contains("2 audits made: 1 blank and 1 carried over"), "{}", ran.err);
    let known = house.run(&["show", "northbridge/2015", "--format", "json"]).ended(0).json();
    assert_eq!((&known["board"]["children"], &known["audit"]["chair"]), (&53000.into(), &"Quill, A.".into()));
    assert_eq!(known["board"]["region"], "Northshire", "what the row does not say stays");
    assert_eq!(known["parts"][0]["statuses"]["carried"], 15);
    let new = house.run(&["show", "fenland-isle", "--format", "json"]).ended(0).json();
    assert_eq!(new["board"]["covers"], 2);
    assert_eq!(new["board"]["neighbours"], serde_json::json!(["northbridge", "eastmoor"]));
    let _ = house.run(&["check", "audits/fenland-isle", "audits/northbridge/2015.toml"]).ended(0);
}

#[test]
fn the_single_audit_carried_over_is_the_same() {
    let (house, other) = (House::with_examples(), House::with_examples());
    let _ = new(&house, "name\nNorthbridge LSCB\n", &[]).ended(0);
    let _ = other.run(&["new", "--board", "northbridge", "--year", "2015", "--from", "northbridge/2014"]).ended(0);
    assert_eq!(house.read("audits/northbridge/2015.toml"), other.read("audits/northbridge/2015.toml"));
    let ran = new(&other, "name\neastmoor\n", &["--blank"]).ended(0);
    assert!(ran.err.contains("1 audit made: blank") && !other.read("audits/eastmoor/2015.toml").contains("carried"));
}

#[test]
fn everything_that_is_wrong_is_said_with_its_line_and_nothing_is_made() {
    let house = House::with_examples();
    house.write("audits/saltley/2015.toml", "anything");
    house.write("audits/oakholt/2014.toml", "format = ");
    let before = there(&house);
    let wrong = "id,name,children\n../../up,Up,1\n/etc/x,X,1\nNorth,N,1\nmoor,Moor,many\nmoor2,Moor,1\nmoor2,Moor again,1\n\
        saltley,Saltley,1\noakholt,Oakholt,\n,???,\nfine,Fine,1\n";
    let ran = new(&house, wrong, &[]).ended(2);
    for said in [
        "line 2: id: '../../up'",
        "line 3: id: '/etc/x'",
        "line 4: id: 'North'",
        "line 5: children: 'many'",
        "line 7: 'moor2' is the board of line 6 too",
        "line 8: audits/saltley/2015.toml is there already",
        "line 9: audits/oakholt/2014.toml cannot be read",
        "line 10: no id can be made",
        "none of the audits was made",
    ] {
        assert!(ran.err.contains(said), "{said}\n{}", ran.err);
    }
    assert_eq!((ran.out.as_str(), there(&house)), ("", before));
    let ran = new(&house, wrong, &["--keep-going"]).ended(2);
    assert_eq!(ran.out, "audits/moor2/2015.toml\naudits/fine/2015.toml\n");
}

#[test]
fn a_dry_run_says_what_would_be_made_and_makes_nothing() {
    let house = House::with_examples();
    let before = there(&house);
    let dry = new(&house, TABLE, &["--dry-run"]).ended(0);
    assert!(dry.err.contains("2 audits would be made"));
    assert_eq!(there(&house), before);
    assert_eq!(dry.out, new(&house, TABLE, &[]).ended(0).out);
    let again = new(&house, TABLE, &["--dry-run"]).ended(2);
    assert!(again.err.contains("audits/northbridge/2015.toml is the audit of 'northbridge' for 2015 already"));
}

#[test]
fn a_failure_in_the_middle_leaves_nothing_behind() {
    let house = House::with_examples();
    house.write("audits/blocked", "a file where the folder of a board would be");
    let before = there(&house);
    let table = "id,name\nfine,Fine\nblocked,Blocked\n";
    let ran = new(&house, table, &[]).ended(2);
    assert!(ran.err.contains("none of the files was made"), "{}", ran.err);
    assert_eq!((ran.out.as_str(), there(&house)), ("", before));
    let ran = new(&house, table, &["--keep-going"]).ended(2);
    assert!(ran.out == "audits/fine/2015.toml\n" && ran.err.contains("audits/blocked/2015.toml could not be saved"));
    assert!(fs::metadata(house.path("audits/blocked")).unwrap().is_file());
}

#[test]
fn a_table_without_boards_or_names_is_refused() {
    let house = House::empty();
    for (table, said) in [("", "line 1"), ("name\n", "no board"), ("nmae\nX\n", "Did you mean name?")] {
        let ran = new(&house, table, &[]).ended(2);
        assert!(ran.err.contains(said), "{}", ran.err);
    }
    let both = ["new", "--board", "X", "--boards", "boards.csv", "--year", "2015"];
    let neither = ["new", "--year", "2015"];
    assert!(house.run(&both).ended(2).err.contains("cannot be used with"));
    assert!(house.run(&neither).ended(2).err.contains("--board"));
}
