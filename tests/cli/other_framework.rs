//! A framework of somebody else's in place of the embedded one: the worked example of the guide, from its first audit to
//! the next year's and to many taken together.

use crate::house::{House, Ran};

/// A house with the framework and its example audit.
fn house() -> House {
    let house = House::empty();
    house.write("framework.toml", std::fs::read("docs/section-11/framework.toml").unwrap());
    house.write("audits/saltley-youth/2014.toml", std::fs::read("docs/section-11/saltley-youth-2014.toml").unwrap());
    house
}

fn run(house: &House, words: &[&str]) -> Ran {
    house.run(&[&["--framework", "framework.toml"], words].concat())
}

#[test]
fn its_audit_is_sound_and_its_figures_are_its_own() {
    let house = house();
    let _ = house.run(&["framework", "check", "framework.toml"]).ended(0);
    let _ = run(&house, &["check", "saltley-youth", "--fail-on", "error"]).ended(0);
    let shown = run(&house, &["show", "saltley-youth", "--format", "json"]).ended(0).json();
    let [part] = shown["parts"].as_array().unwrap().as_slice() else { panic!("{}", shown["parts"]) };
    assert_eq!((&part["met"], &part["applicable"], part["percent"].to_string()), (&4.into(), &8.into(), "50.0".into()));
    assert_eq!(part["band"]["label"], "4 or more");
    assert_eq!(shown["standards"][0]["number"], "S1");
    // 61 of 18,400 children.
    assert_eq!(shown["indicators"][0]["rate"].to_string(), "33.15");
}

#[test]
fn nothing_is_said_of_it_that_is_only_so_of_the_embedded_one() {
    let house = house();
    let paper = run(&house, &["report", "saltley-youth", "--format", "md", "-o", "-"]).ended(0).out;
    assert!(paper.contains("Band: 4 or more met (as the 2015 report grouped boards, scaled from 15 to 8)"), "{paper}");
    let page = run(&house, &["show", "saltley-youth"]).ended(0).out;
    for text in [&paper, &page] {
        for word in ["reconstruct", "sexual exploitation", "Commissioner", "guidance of 2009"] {
            assert!(!text.contains(word), "{word}: {text}");
        }
    }
}

#[test]
fn a_year_is_begun_answered_compared_and_counted_as_with_any_other() {
    let house = house();
    let _ = run(&house, &["new", "--from", "saltley-youth", "--year", "2015"]).ended(0);
    let _ = run(&house, &["set", "saltley-youth/2015", "information-sharing.status=not-met"]).ended(0);
    let diff = run(&house, &["diff", "saltley-youth/2014", "saltley-youth/2015", "--format", "json"]).ended(0).json();
    let changed = diff["pairs"][0]["standards"].as_array().unwrap().iter().find(|it| it["number"] == "S8").expect("S8");
    assert_eq!(changed["change"], "regressed");
    let sector = run(&house, &["sector", "audits", "--years", "2014..2015", "--format", "json"]).ended(0).json();
    let missed = |year: usize| sector["years"][year]["standards"][7]["missed_by"].clone();
    assert_eq!([missed(0), missed(1)], [0, 1]);
}

#[test]
fn without_its_file_it_is_not_known_and_nothing_is_made_of_it() {
    let house = house();
    let ran = house.run(&["show", "saltley-youth"]).ended(2);
    assert!(ran.out.is_empty() && ran.err.contains("section-11") && ran.err.contains("--framework"), "{}", ran.err);
}
