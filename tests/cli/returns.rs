//! Forms for agencies, made and read from the command line.

use crate::house::{House, Ran};

const FILE: &str = "audits/northbridge/2014.toml";

/// A house with the CSV form of the police, some words of it replaced.
fn with_form(from: &str, to: &str) -> House {
    let house = House::with_examples();
    let _ = house.run(&["returns", "make", "northbridge/2014", "--agency", "police", "-o", "police.csv"]).ended(0);
    let form = house.read("police.csv");
    assert!(form.contains(from));
    house.write("police.csv", form.replace(from, to));
    house
}

fn read(house: &House, more: &[&str]) -> Ran {
    house.run(&[&["returns", "read", "northbridge/2014"], more].concat())
}

#[test]
fn a_form_is_written_beside_the_audit_and_never_over_another() {
    let house = House::with_examples();
    let make = || house.run(&["returns", "make", "northbridge/2014", "--agency", "police"]);
    assert!(make().ended(0).err.contains("northbridge-2014-return-police.xlsx: a form with 16 questions"));
    assert!(make().ended(2).err.contains("is there already"));
    let out = house.run(&[
        "returns",
        "make",
        "northbridge/2014",
        "--agency",
        "Northshire Police",
        "--format",
        "csv",
        "-o",
        "-",
    ]);
    assert!(out.ended(0).out.starts_with("\u{FEFF}form,board,year,framework,edition,agency,standard"));
    house.write("police.csv", "filled in");
    let to = |more: &[&str]| {
        house.run(&[&["returns", "make", "northbridge/2014", "--agency", "police", "-o", "police.csv"], more].concat())
    };
    assert!(to(&[]).ended(2).err.contains("may be filled in") && house.read("police.csv") == "filled in");
    let _ = to(&["--replace"]).ended(0);
    assert!(house.read("police.csv").contains("northbridge"));
    let none = house.run(&["returns", "make", "northbridge/2014", "--agency", "fire"]).ended(2);
    assert!(none.err.contains("it has police, health"), "{}", none.err);
}

#[test]
fn every_agency_gets_a_form_unless_one_is_named() {
    let house = House::with_examples();
    let make = |more: &[&str]| house.run(&[&["returns", "make", "northbridge/2014"], more].concat());
    let agencies = house.read(FILE).matches("[[board.agencies]]").count();
    let said = make(&["-o", "forms/"]).ended(0).err;
    assert_eq!(
        (said.lines().count(), said.contains("forms/northbridge-2014-return-health.xlsx: a form")),
        (agencies, true)
    );
    // Those that are there stay, and the others are made.
    house.write("forms/northbridge-2014-return-police.xlsx", "filled in");
    std::fs::remove_file(house.path("forms/northbridge-2014-return-health.xlsx")).unwrap();
    let again = make(&["-o", "forms/"]).ended(2).err;
    assert_eq!(again.matches("is there already").count(), agencies - 1, "{again}");
    assert!(
        again.contains("return-health.xlsx: a form")
            && house.read("forms/northbridge-2014-return-police.xlsx") == "filled in"
    );
    for one_place in ["-", "all.xlsx"] {
        assert!(make(&["-o", one_place]).ended(2).err.contains("do not fit into one file"));
    }
    let two = make(&["--agency", "police", "--agency", "health", "-o", "two/"]).ended(0).err;
    assert_eq!(two.lines().count(), 2, "{two}");
    // None is made where one of them cannot be.
    let none = make(&["--agency", "police", "--agency", "fire", "-o", "none/"]).ended(2);
    assert!(none.err.contains("'fire'") && !house.path("none").exists(), "{}", none.err);
}

#[test]
fn last_years_answers_stand_beside_the_questions() {
    let house = with_form("form,", "form,");
    let form = house.read("police.csv");
    let row = form.lines().find(|line| line.contains(",sub-group,R4,")).unwrap();
    let rest = form.split_once(row).unwrap().1.lines().nth(1).unwrap();
    assert!(form.contains("last_year_status") && rest.contains("Met"), "{rest}");
}

#[test]
fn a_form_sent_back_as_it_came_changes_nothing() {
    let house = with_form("form,", "form,");
    let before = house.read(FILE);
    assert!(read(&house, &["police.csv"]).ended(0).err.contains("says what the audit has already"));
    assert_eq!(house.read(FILE), before);
}

#[test]
fn what_differs_is_refused_until_somebody_decides() {
    let house = with_form(",Met,", ",Not met,");
    let before = house.read(FILE);
    let ran = read(&house, &["police.csv"]).ended(1);
    assert!(ran.out.is_empty() && ran.err.contains("--take theirs") && ran.err.contains("accepted by"), "{}", ran.err);
    assert_eq!(house.read(FILE), before);
    let dry = read(&house, &["police.csv", "--take", "theirs", "--dry-run"]).ended(0);
    assert!(dry.out.contains("sub-group.agencies.police.status: met → not-met") && dry.err.contains("dry run"));
    assert_eq!(house.read(FILE), before);
    let _ = read(&house, &["police.csv", "--take", "theirs"]).ended(0);
    assert!(house.read(FILE).contains("[[decisions]]"));
    let _ = house.run(&["check", FILE, "--fail-on", "error"]).ended(0);
}

#[test]
fn one_form_that_is_refused_does_not_keep_others_out() {
    let house = with_form(",Met,", ",Quite met,");
    let _ = house.run(&["returns", "make", "northbridge/2014", "--agency", "health", "-o", "health.csv"]).ended(0);
    let health = house.read("health.csv");
    assert!(health.contains("could not solve itself?\",,,,"));
    house.write(
        "health.csv",
        health.replace("could not solve itself?\",,,,", "could not solve itself?\",Partly met,,A plan,"),
    );
    let ran = read(&house, &["police.csv", "health.csv", "none.xlsx", "audits"]).ended(2);
    assert!(ran.err.contains("'Quite met' is no status") && ran.err.contains("none.xlsx"), "{}", ran.err);
    assert!(ran.out.contains("agencies.health.evidence: nothing → A plan"), "{}", ran.out);
    assert!(house.read(FILE).contains("A plan"));
}

#[test]
fn a_signed_audit_and_a_form_of_another_year_are_refused() {
    let house = with_form("form,", "form,");
    assert!(house.run(&["returns", "read", "northbridge/2013", "police.csv"]).ended(2).err.contains("signed off"));
    assert!(
        house
            .run(&["returns", "read", "eastmoor/2014", "police.csv"])
            .ended(2)
            .err
            .contains("is for the board northbridge")
    );
}

#[test]
fn how_the_returns_stand_is_shown() {
    let house = House::with_examples();
    let page = house.run(&["show", "northbridge/2014"]).ended(0).out;
    assert!(page.contains("Partners' returns · All 5 returns are in") && page.contains("13 days late"), "{page}");
    let json = house.run(&["show", "northbridge/2014", "--format", "json"]).ended(0).json();
    assert_eq!((&json["returns"][3]["state"], &json["returns"][3]["late_by"]), (&"late".into(), &13.into()));
}

/// The form with cells filled in, in the row of a standard; without one in the row of who fills it in.
fn filled(form: &str, standard: &str, cells: &[(&str, &str)]) -> String {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(form.as_bytes());
    let mut rows: Vec<Vec<String>> =
        reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
    let place = |name: &str, rows: &[Vec<String>]| {
        rows[0].iter().position(|head| head.trim_start_matches('\u{FEFF}') == name).unwrap()
    };
    let of = place("standard", &rows);
    let row = rows.iter().skip(1).position(|row| row[of] == standard).unwrap() + 1;
    for (name, text) in cells {
        let column = place(name, &rows);
        rows[row][column] = (*text).to_owned();
    }
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    rows.iter().for_each(|row| writer.write_record(row).unwrap());
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

/// A house with the police's form filled in so.
fn with_filled(rows: &[(&str, &[(&str, &str)])]) -> House {
    let house = with_form("form,", "form,");
    let form = rows.iter().fold(house.read("police.csv"), |form, (standard, cells)| filled(&form, standard, cells));
    house.write("police.csv", form);
    house
}

const SOMEBODY_ELSE: (&str, &[(&str, &str)]) = ("", &[("by", "Sgt Fell"), ("on", "8 Nov 2014")]);

#[test]
fn the_same_answers_from_somebody_else_change_nothing() {
    let house = with_filled(&[SOMEBODY_ELSE]);
    let before = house.read(FILE);
    assert!(read(&house, &["police.csv"]).ended(0).err.contains("says what the audit has already"));
    assert_eq!(house.read(FILE), before, "nor did the return come in on another day");
}

#[test]
fn a_changed_answer_is_theirs_who_changed_it() {
    let house = with_filled(&[SOMEBODY_ELSE, ("sub-group", &[("status", "Not met"), ("evidence", "It never met")])]);
    let _ = read(&house, &["police.csv", "--take", "theirs"]).ended(0);
    let after = house.read(FILE);
    let answer = after.split("[responses.sub-group.agencies.police]").nth(1).unwrap();
    let answer = answer.split("\n[").next().unwrap();
    assert!(answer.contains("It never met") && answer.contains("by = \"Sgt Fell\"\non = 2014-11-08"), "{answer}");
    // One decision, in words, and none about who wrote it; the board's own answer was not reviewed.
    let decision = after.split("[[decisions]]").last().unwrap();
    assert!(
        decision.contains("R4 CSE sub-group: the return of Northshire Police was taken: met → not met"),
        "{decision}"
    );
    assert!(!decision.contains("Larkspur"), "{decision}");
    assert!(
        after.contains("reviewed = 2014-10-14\nreviewer = \"Hattie Quillfeather\"\n\n[responses.sub-group.agencies")
    );
}

#[test]
fn a_dry_run_says_what_would_be_taken_and_what_is_undecided() {
    let house = with_filled(&[
        ("sub-group", &[("status", "Not met")]),
        ("named-leads", &[("status", "Partially met"), ("evidence", "A list")]),
    ]);
    let dry = read(&house, &["police.csv", "--dry-run"]).ended(1);
    assert!(dry.out.contains("named-leads.agencies.police.status: nothing → partly-met"), "{}", dry.out);
    assert!(!dry.out.contains("decisions") && dry.err.contains("1 answer differs"), "{}{}", dry.out, dry.err);
}

#[test]
fn what_cannot_be_is_refused_with_the_cell_that_people_see() {
    let house = with_filled(&[("", &[("on", "8 Nov 2015")]), ("named-leads", &[("status", "n/a")])]);
    let refused = read(&house, &["police.csv"]).ended(2).err;
    assert!(refused.contains("8 Nov 2015 has not come yet"), "{refused}");
    let reason = house.read("police.csv").lines().next().unwrap().split(',').position(|it| it == "reason").unwrap();
    let letter = char::from(b'A' + u8::try_from(reason).unwrap());
    let line = refused.lines().find(|line| line.contains("needs a reason")).unwrap();
    assert!(line.contains(&format!("cell {letter}")), "{line}");
}

#[test]
fn what_to_look_at_in_a_return_is_said_when_it_is_read() {
    let house = with_filled(&[
        ("named-leads", &[("evidence", "Ring 01632 960 999")]),
        ("core-training", &[("evidence", "")]),
        ("aware-children", &[("status", "Met")]),
    ]);
    let said = read(&house, &["police.csv", "--take", "theirs"]).ended(0).err;
    assert!(said.contains("named-leads.agencies.police.evidence looks like a telephone number (01…)"), "{said}");
    assert!(said.contains("To ask back: R5 without a status; R8 and R10 met, with nothing that shows it"), "{said}");
}

#[cfg(unix)]
#[test]
fn no_output_is_written_through_a_link_onto_an_audit() {
    use std::os::unix::fs::symlink;

    let house = House::with_examples();
    let before = house.read(FILE);
    for (name, words) in [
        ("rows.csv", &["export", "pellan/2014", "-o"][..]),
        ("paper.html", &["report", "pellan/2014", "--replace", "-o"]),
        ("form.csv", &["returns", "make", "northbridge/2013", "--replace", "--agency", "police", "-o"]),
    ] {
        symlink(house.path(FILE), house.path(name)).unwrap();
        let ran = house.run(&[words, &[name]].concat()).ended(2);
        assert!(!ran.err.is_empty() && house.read(FILE) == before, "{name}: {}", ran.err);
    }
}
