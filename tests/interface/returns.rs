//! Forms for agencies, made and read from the palette.

use std::fs;

use crate::driver::Driver;

/// The driver on Northbridge's audit with the CSV form of the police beside it, some words of it replaced.
fn with_form(replaced: &[(&str, &str)]) -> Driver {
    let driver = Driver::open("northbridge/2014");
    let (audit, framework) = (driver.desk().audit(), driver.desk().framework());
    let mut bytes = Vec::new();
    let blank = lscb_audit::returns::Blank::of(audit, framework, "police", None, None).unwrap();
    lscb_audit::returns::write_csv(&blank, &mut bytes).unwrap();
    let form = replaced.iter().fold(String::from_utf8(bytes).unwrap(), |form, (from, to)| {
        assert!(form.contains(from), "{from}");
        form.replace(from, to)
    });
    fs::write(driver.place("northbridge/police.csv"), form).unwrap();
    driver
}

fn run(driver: &mut Driver, command: &str) {
    driver.press(":").type_text(command).press("enter");
}

#[test]
fn a_form_is_made_beside_the_audit_and_its_path_is_said() {
    let mut driver = Driver::open("northbridge/2014");
    run(&mut driver, "make-return");
    insta::assert_snapshot!("which_agency", driver.screen());
    driver.press("down enter").expect("northbridge-2014-return-police.xlsx");
    assert!(fs::read(driver.place("northbridge/northbridge-2014-return-police.xlsx")).unwrap().starts_with(b"PK"));
    run(&mut driver, "make-return");
    driver.press("down enter").expect("is there already");
}

#[test]
fn forms_for_all_agencies_are_made_at_once_and_one_that_is_there_stays() {
    let mut driver = Driver::open("northbridge/2014");
    let agencies = driver.desk().audit().board.agencies.len();
    let forms = |driver: &Driver| lscb_audit::store::forms_beside(&driver.place("northbridge/2014.toml")).len();
    run(&mut driver, "make-return");
    driver.press("enter").expect(&format!("{agencies} forms are in"));
    assert_eq!(forms(&driver), agencies);
    fs::write(driver.place("northbridge/northbridge-2014-return-police.xlsx"), "filled in").unwrap();
    fs::remove_file(driver.place("northbridge/northbridge-2014-return-health.xlsx")).unwrap();
    run(&mut driver, "make-return");
    let notice = driver.press("enter").notice();
    assert!(notice.contains("is there already") && notice.ends_with("1 form was made"), "{notice}");
    assert_eq!(
        fs::read_to_string(driver.place("northbridge/northbridge-2014-return-police.xlsx")).unwrap(),
        "filled in"
    );
    assert_eq!(forms(&driver), agencies);
}

#[test]
fn a_form_that_lies_elsewhere_is_read_by_its_path() {
    let mut driver = with_form(&[(",Met,", ",Not met,")]);
    let elsewhere = driver.place("came back");
    fs::create_dir(&elsewhere).unwrap();
    fs::rename(driver.place("northbridge/police.csv"), elsewhere.join("police.csv")).unwrap();
    run(&mut driver, "read-return");
    driver.paste(&format!("'{}'\n", elsewhere.join("police.csv").display()));
    driver.expect("No form beside the audit. Paste or type its path, then Enter");
    driver.press("enter").expect("The form says something else");
}

#[test]
fn a_form_that_only_adds_is_taken_at_once_and_can_be_undone() {
    let mut driver = with_form(&[("needs-in-planning", "needs-in-planning")][..0]);
    let form = fs::read_to_string(driver.place("northbridge/police.csv")).unwrap();
    let blank = form.lines().position(|line| line.contains(",named-leads,R5,")).unwrap();
    let lines: Vec<String> = form.lines().map(str::to_owned).collect();
    let end = (blank..lines.len()).find(|at| lines[*at].contains("name theirs?\"")).unwrap();
    let mut lines = lines;
    lines[end] = "Would frontline staff be able to name theirs?\",Met,,A register,Sam,26/9/2014,,,,,,".to_owned();
    fs::write(driver.place("northbridge/police.csv"), lines.join("\n")).unwrap();
    let before = driver.desk().text().to_owned();
    run(&mut driver, "read-return");
    driver.expect("police.csv").press("enter").expect("Return of Northshire Police read: 1 answer");
    assert!(driver.desk().text().contains("[responses.named-leads.agencies.police]"));
    driver.press("u");
    assert_eq!(driver.desk().text(), before);
}

#[test]
fn what_differs_is_listed_side_by_side_and_decided_row_by_row() {
    let mut driver = with_form(&[(",Met,", ",Not met,")]);
    run(&mut driver, "read-return");
    driver.press("enter");
    insta::assert_snapshot!("differs", driver.screen());
    // The first difference is turned over; the rest stays.
    driver.press("down enter").expect("FORM's counts · R3 Local procedures: Met → Not met").press("up enter");
    let notice = driver.notice();
    assert!(notice.contains("Return of Northshire Police read: 1 answer taken"), "{notice}");
    assert!(notice.contains("R4 stays Met: the form's Not met was not taken"), "{notice}");
    let decided = "R4 CSE sub-group: stayed met; the return of Northshire Police said not met";
    assert!(driver.desk().text().contains(decided), "{}", driver.desk().text());
    assert!(driver.desk().text().contains("was taken: met → not met"));
    let status =
        driver.response("local-procedures").agencies.iter().find(|(id, _)| id.as_str() == "police").unwrap().1.status;
    assert_eq!(status.unwrap().word(), "not-met");
    let stays = driver.response("sub-group").agencies.iter().find(|(id, _)| id.as_str() == "police").unwrap().1.status;
    assert_eq!(stays.unwrap().word(), "met");
}

#[test]
fn leaving_the_list_takes_nothing() {
    let mut driver = with_form(&[(",Met,", ",Not met,")]);
    let before = driver.desk().text().to_owned();
    run(&mut driver, "read-return");
    driver.press("enter esc");
    assert_eq!(driver.desk().text(), before);
}

#[test]
fn a_form_that_cannot_be_read_and_none_at_all_are_said() {
    let mut driver = with_form(&[(",Met,", ",Quite met,")]);
    run(&mut driver, "read-return");
    driver.press("enter");
    assert!(driver.notice().contains("cannot all be understood"), "{}", driver.screen());
    let mut driver = Driver::open("northbridge/2014");
    run(&mut driver, "read-return");
    driver.expect("No form beside the audit").type_text("none.csv").press("enter");
    assert!(driver.notice().contains("none.csv"), "{}", driver.screen());
}

#[test]
fn a_signed_audit_takes_no_return() {
    let mut driver = Driver::open("northbridge/2013");
    run(&mut driver, "read-return");
    assert!(driver.notice().contains("signed off"), "{}", driver.screen());
}

#[test]
fn the_overview_says_how_the_returns_stand() {
    let mut driver = Driver::open("northbridge/2014").sized(80, 200);
    driver.press("o").expect("Partners' returns · All 5 returns are in").expect("13 days late");
}
