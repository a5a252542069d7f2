//! `sector`: many boards' audits taken together.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::house::{House, Ran};

fn sector(house: &House, more: &[&str]) -> Ran {
    let arguments: Vec<&str> = ["sector", "audits", "--format", "json"].iter().chain(more).copied().collect();
    house.run(&arguments)
}

#[test]
fn the_page_of_the_examples() {
    let house = House::with_examples();
    let page = |more: &[&str]| {
        let arguments: Vec<&str> = ["sector", "audits", "--expected", "6"].iter().chain(more).copied().collect();
        house.run(&arguments).ended(0).out
    };
    insta::assert_snapshot!(page(&[]));
    insta::assert_snapshot!(page(&["--years", "2011..2014", "--missed-by", "4", "--format", "md"]));
}

#[test]
fn a_narrow_page_fits() {
    let house = House::with_examples().with("COLUMNS", "48");
    let page = house.run(&["sector", "audits", "--years", "2010..2014"]).ended(0).out;
    assert!(page.lines().all(|line| line.chars().count() <= 48), "{page}");
}

#[test]
fn csv_has_a_row_for_each_standard_and_year() {
    let house = House::with_examples();
    let csv = house.run(&["sector", "audits", "--years", "2013..2014", "--format", "csv"]).ended(0).out;
    assert_eq!(csv.lines().count(), 1 + 2 * 24);
    let row = csv.lines().find(|line| line.starts_with("2014,") && line.contains(",sub-group,")).unwrap();
    let expected = "2014,cse-2009,1,5,requirements,R4,sub-group,CSE sub-group,5,3,0,0,2,0,0,0,0,60.0,amber,2,\
        eastmoor pellan,2014,98,same";
    assert_eq!(row, expected);
}

#[test]
fn what_is_named_narrows() {
    let house = House::with_examples();
    let years = |more: &[&str]| -> Vec<(i64, i64)> {
        let json = sector(&house, more).ended(0).json();
        let of = |table: &Value| (table["year"].as_i64().unwrap(), table["boards"].as_i64().unwrap());
        json["years"].as_array().unwrap().iter().map(of).collect()
    };
    assert_eq!(years(&[]), [(2014, 5)]);
    assert_eq!(years(&["--year", "2012"]), [(2012, 5)]);
    assert_eq!(years(&["--years", "2010..2011"]), [(2010, 1), (2011, 2)]);
    assert_eq!(years(&["--board", "pellan", "--years", "2012..2014"]), [(2012, 1), (2013, 1), (2014, 1)]);
    let _ = sector(&house, &["--year", "1999"]).ended(2);
    let _ = sector(&house, &["--format", "html"]).ended(2);
}

#[test]
fn one_year_comes_with_the_movement_since_the_one_before() {
    let house = House::with_examples();
    let steps = |more: &[&str]| -> Vec<String> {
        let json = sector(&house, more).ended(0).json();
        json["movement"].as_array().unwrap().iter().map(|it| format!("{} {}", it["from"], it["to"])).collect()
    };
    assert_eq!(steps(&[]), ["2013 2014"]);
    assert_eq!(steps(&["--years", "2011..2013"]), ["2011 2012", "2012 2013"]);
    assert_eq!(steps(&["--year", "2014"]), [""; 0]);
}

#[test]
fn drafts_and_duplicates_are_said() {
    let house = House::with_examples();
    let json = sector(&house, &["--signed-only"]).ended(0).json();
    let left_out = json["read"]["drafts_left_out"].as_i64().unwrap();
    assert_eq!(json["years"][0]["drafts"], 0);
    assert_eq!(json["read"]["counted"].as_i64().unwrap() + left_out, 17);
    house.write("audits/again.toml", house.read("audits/pellan/2014.toml"));
    let ran = sector(&house, &[]).ended(2);
    assert!(ran.err.contains("audits/again.toml and audits/pellan/2014.toml are all audits of pellan"), "{}", ran.err);
    let json = ran.json();
    assert_eq!((&json["years"][0]["boards"], &json["read"]["counted"]), (&4.into(), &16.into()));
    assert_eq!(json["read"]["duplicates"][0]["paths"].as_array().unwrap().len(), 2);
}

#[test]
fn an_audit_changed_since_it_was_signed_counts_and_is_said() {
    let house = House::empty();
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/invalid/signed-and-changed.toml");
    house.write("audits/a.toml", fs::read(fixture).unwrap());
    let ran = sector(&house, &[]).ended(0);
    assert_eq!(ran.json()["read"]["altered"][0]["path"], "audits/a.toml");
    assert!(ran.err.contains("the seal is broken"), "{}", ran.err);
    for options in [&[][..], &["--signed-only"]] {
        let out = house.run(&[&["sector", "audits"][..], options].concat()).ended(0).out.replace('\n', " ");
        assert!(out.contains("changed since it was signed off"), "{out}");
        assert!(out.contains("all are signed off, 1 was changed since"), "{out}");
    }
    let table = &sector(&house, &["--signed-only"]).ended(0).json()["years"][0];
    assert_eq!((&table["drafts"], &table["altered"]), (&0.into(), &1.into()));
    let hidden = house.run(&["sector", "audits", "--anonymous"]).ended(0).out;
    assert!(!hidden.contains("all are signed off.") && !hidden.contains("1 was changed since."), "{hidden}");
}

#[test]
fn seals_are_looked_at_in_the_years_shown_and_in_no_other() {
    let house = House::empty();
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/invalid/signed-and-changed.toml");
    let signed = fs::read_to_string(fixture).unwrap();
    let of_year = |year: &str| signed.replace("year = 2014", &format!("year = {year}"));
    for (file, year) in [("1", "2013"), ("2", "2012"), ("3", "2011")] {
        house.write(&format!("audits/b/{file}.toml"), of_year(year));
    }
    let altered = |more: &[&str]| -> Vec<i64> {
        let json = sector(&house, more).json();
        json["read"]["altered"].as_array().unwrap().iter().map(|it| it["year"].as_i64().unwrap()).collect()
    };
    assert_eq!(altered(&[]), [2012, 2013], "the latest year and the one that boards moved from");
    assert_eq!(altered(&["--years", "2011..2013"]), [2011, 2012, 2013]);
    // Two files for one board and year count in no year, so the year before the latest is another than it seemed.
    for file in ["audits/a/2014.toml", "audits/a/again.toml"] {
        house.write(file, of_year("2014"));
    }
    assert_eq!(altered(&[]), [2012, 2013]);
}

/// Boards of which nothing can be told from the figures: 40 boards, of which few have this or that.
#[test]
fn an_anonymous_table_names_nobody_and_hides_what_is_small() {
    let house = House::empty();
    for n in 0..40 {
        let status = if n < 3 { "not-met" } else { "met" };
        let region = if n % 2 == 0 { "Secretshire" } else { "Hiddenshire" };
        let text = audit(&format!("secret-{n:02}"), &[("sub-group", status), ("priority", "met")]);
        house.write(
            &format!("audits/secret-{n:02}.toml"),
            text.replace(
                "[audit]",
                &format!("region = '{region}'\nchildren = {}\nneighbours = ['secret-01']\n[audit]", 10_007 + n),
            ) + &format!("[indicators]\nvictims = {}\n", 7 + n),
        );
    }
    house.write("audits/secret-broken.toml", "format = 1\n[board");
    for format in ["json", "text", "md", "csv"] {
        let out = house.run(&["sector", "audits", "--anonymous", "--format", format]).ended(2).out;
        assert!(!out.to_lowercase().contains("secret") && !out.contains("shire"), "{format}: {out}");
    }
    let json = sector(&house, &["--anonymous"]).json();
    let table = &json["years"][0];
    let standard = |id: &str| table["standards"].as_array().unwrap().iter().find(|it| it["id"] == id).unwrap().clone();
    let sub_group = standard("sub-group");
    for hidden in ["missed_by", "percent_met"] {
        assert_eq!(sub_group[hidden], Value::Null, "3 of 40 miss it: {sub_group}");
    }
    assert_eq!((&sub_group["statuses"]["met"], &sub_group["statuses"]["not-met"]), (&Value::Null, &Value::Null));
    assert_eq!(standard("priority")["statuses"]["met"], 40);
    let rates = &table["indicators"].as_array().unwrap().iter().find(|it| it["id"] == "victims").unwrap()["rates"];
    assert_eq!((&rates["lowest"], &rates["highest"]), (&Value::Null, &Value::Null));
    assert!(rates["median"].is_i64(), "no exact rate: {rates}");
    assert_eq!(table["ranking"], Value::Array(Vec::new()));
}

#[test]
fn too_few_boards_are_not_shown_anonymously() {
    let house = House::with_examples();
    let json = sector(&house, &["--anonymous", "--years", "2010..2014"]).ended(0).json();
    assert_eq!(json["read"]["years_left_out"], Value::from(vec![2010, 2011, 2013]));
    assert_eq!(json["movement"], Value::Array(Vec::new()));
}

/// The rest is counted, and every broken file reported with its reason.
#[test]
fn among_ten_thousand_files_every_broken_one_is_reported_and_the_rest_counted() {
    const SOUND: usize = 9_980;
    let house = House::empty();
    for n in 0..SOUND {
        house.write(
            &format!("audits/{:02}/board-{n}.toml", n % 64),
            audit(&format!("board-{n}"), &[("sub-group", "met")]),
        );
    }
    let broken = broken();
    assert!(broken.len() >= 20, "{}", broken.len());
    for (file, _) in &broken {
        let name = file.file_name().unwrap().to_str().unwrap();
        house.write(&format!("audits/{:02}/{name}", name.len()), fs::read(file).unwrap());
    }
    let ran = sector(&house, &["--missed-by", "10000"]).ended(2);
    let json = ran.json();
    assert_eq!((&json["read"]["counted"], &json["years"][0]["boards"]), (&SOUND.into(), &SOUND.into()));
    assert_eq!(json["years"][0]["parts"][0]["distribution"][1]["boards"], SOUND, "each met one");
    let unreadable = json["read"]["unreadable"].as_array().unwrap();
    let reported: BTreeMap<&str, &Value> = unreadable
        .iter()
        .map(|it| (Path::new(it["path"].as_str().unwrap()).file_name().unwrap().to_str().unwrap(), it))
        .collect();
    assert_eq!((reported.len(), unreadable.len()), (broken.len(), broken.len()));
    for (file, codes) in broken {
        let name = file.file_name().unwrap().to_str().unwrap();
        let it = reported.get(name).unwrap_or_else(|| panic!("{name} is not reported"));
        assert!(codes.iter().any(|code| it["code"] == code.as_str()), "{name}: {it} is none of {codes:?}");
        assert!(it["message"].as_str().unwrap().len() > 20, "{it}");
        assert!(ran.err.contains(it["path"].as_str().unwrap()), "{name} is not said");
    }
}

/// The fixtures from which no figure may be taken, with the codes of what is wrong in them.
fn broken() -> Vec<(PathBuf, Vec<String>)> {
    // A conflict and a broken seal are no wrong values; what has nothing of an audit is passed over.
    const COUNTED: [&str; 3] = ["conflict.toml", "signed-and-changed.toml", "something-else.toml"];
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/invalid");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let files = files.filter(|file| !COUNTED.contains(&file.file_name().unwrap().to_str().unwrap()));
    let codes = |file: &Path| {
        let text = String::from_utf8_lossy(&fs::read(file).unwrap()).into_owned();
        text.lines().next().unwrap().split_whitespace().skip(3).map(str::to_owned).collect::<Vec<_>>()
    };
    files.map(|file| (file.clone(), codes(&file))).collect()
}

/// An audit of 2014 with these answers.
fn audit(board: &str, answers: &[(&str, &str)]) -> String {
    let mut text =
        format!("format = 1\nframework = 'cse-2009'\nedition = 1\n[board]\nid = '{board}'\nname = '{board}'\n");
    text.push_str("[audit]\nyear = 2014\n");
    for (standard, status) in answers {
        let _ = write!(text, "[responses.{standard}]\nstatus = '{status}'\n");
    }
    text
}

#[test]
fn what_may_be_a_slip_is_said_beside_the_figures() {
    let house = House::with_examples();
    let ran = sector(&house, &["--expected", "4"]).ended(0);
    assert!(ran.err.contains("2014: the audits cover 6 areas, and 4 are expected"), "{}", ran.err);
    assert!(!sector(&house, &["--expected", "6"]).err.contains("are expected"));
    let text = house.read("audits/pellan/2014.toml").replacen("status =", "statsu =", 1);
    house.write("audits/pellan/2014.toml", text);
    let ran = sector(&house, &[]).ended(0);
    assert!(ran.err.contains("1 audit has keys that mean nothing here"), "{}", ran.err);
}
