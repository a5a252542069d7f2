//! `trend`: boards' years, standard by standard.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::house::House;

pub(crate) const YEARS: [u16; 5] = [2010, 2011, 2012, 2013, 2014];

fn trend(house: &House, more: &[&str]) -> Value {
    let arguments: Vec<&str> =
        ["trend", "audits/northbridge", "--format", "json"].into_iter().chain(more.iter().copied()).collect();
    house.run(&arguments).ended(0).json()["boards"][0].clone()
}

/// The audits of the board with five years, read by another reader than the program's.
pub(crate) fn by_hand(house: &House) -> BTreeMap<u16, toml::Table> {
    YEARS.map(|year| (year, house.read(&format!("audits/northbridge/{year}.toml")).parse().unwrap())).into()
}

pub(crate) fn status<'a>(audit: &'a toml::Table, standard: &str) -> Option<&'a str> {
    let response = audit["responses"].as_table().unwrap().get(standard)?;
    if response.get("carried_from").is_some() { None } else { response.get("status")?.as_str() }
}

#[test]
fn every_number_of_the_five_years_is_as_counted_by_hand() {
    let house = House::with_examples();
    let (board, audits) = (trend(&house, &[]), by_hand(&house));
    let standards = board["standards"].as_array().unwrap();
    assert_eq!(standards.len(), 24);
    for shown in board["audits"].as_array().unwrap() {
        let audit = &audits[&u16::try_from(shown["year"].as_u64().unwrap()).unwrap()];
        for part in shown["parts"].as_array().unwrap() {
            let of_part =
                || standards.iter().filter(|it| it["part"] == part["id"]).map(|it| it["id"].as_str().unwrap());
            let count = |word: &str| of_part().filter(|id| status(audit, id) == Some(word)).count();
            let (met, applicable) = (count("met"), of_part().count() - count("not-applicable"));
            assert_eq!(part["met"], met);
            assert_eq!(part["applicable"], applicable);
            if part["id"] == "requirements" {
                // Tenths of a percent, half up.
                let tenths = (met * 2000 + applicable) / (2 * applicable);
                assert_eq!(part["percent"].to_string(), format!("{}.{}", tenths / 10, tenths % 10));
            }
        }
        let children = audit["board"]["children"].as_integer().unwrap();
        for indicator in shown["indicators"].as_array().unwrap() {
            let count = audit["indicators"][indicator["id"].as_str().unwrap()].as_integer().unwrap();
            assert_eq!(indicator["count"], count);
            let hundredths = (count * 2_000_000 + children) / (2 * children);
            assert_eq!(
                indicator["rate"].as_f64(),
                format!("{}.{:02}", hundredths / 100, hundredths % 100).parse().ok()
            );
        }
    }
}

#[test]
fn every_history_of_the_five_years_is_as_counted_by_hand() {
    let house = House::with_examples();
    let (board, audits) = (trend(&house, &[]), by_hand(&house));
    for standard in board["standards"].as_array().unwrap() {
        let id = standard["id"].as_str().unwrap();
        let statuses: Vec<(u16, Option<&str>)> = YEARS.iter().map(|year| (*year, status(&audits[year], id))).collect();
        let met: Vec<u16> = statuses.iter().filter(|(_, it)| *it == Some("met")).map(|(year, _)| *year).collect();
        assert_eq!(standard["first_met"].as_u64(), met.first().map(|year| u64::from(*year)), "{id}");
        assert_eq!(standard["last_met"].as_u64(), met.last().map(|year| u64::from(*year)), "{id}");
        let below = |it: &Option<&str>| matches!(it, Some("partly-met" | "planned" | "not-met"));
        let run = statuses.iter().rev().take_while(|(_, it)| below(it)).count();
        assert_eq!(standard["not_met_audits"].as_u64(), (run > 0).then_some(run.try_into().unwrap()), "{id}");
        let same = statuses.iter().rev().take_while(|(_, it)| *it == statuses[4].1).count();
        let ranked = below(&statuses[4].1) || statuses[4].1 == Some("met");
        assert_eq!(standard["same_status_audits"].as_u64(), ranked.then_some(same.try_into().unwrap()), "{id}");
    }
}

#[test]
fn the_page_of_the_five_years() {
    let page = House::with_examples().with("COLUMNS", "100").run(&["trend", "audits/northbridge"]).ended(0).out;
    insta::assert_snapshot!(page);
}

#[test]
fn a_trend_of_two_years_agrees_with_their_diff() {
    let house = House::with_examples();
    for [old, new] in YEARS.windows(2).map(|years| [years[0], years[1]]) {
        let board = trend(&house, &["--years", &format!("{old}..{new}")]);
        let names = [old, new].map(|year| format!("northbridge/{year}"));
        let diff = house.run(&["diff", &names[0], &names[1], "--format", "json"]).ended(0).json();
        let pair = &diff["pairs"][0];
        for (index, part) in pair["parts"].as_array().unwrap().iter().enumerate() {
            for (side, year) in [("old", 0), ("new", 1)] {
                for key in ["met", "applicable", "percent", "band"] {
                    assert_eq!(part[side][key], board["audits"][year]["parts"][index][key], "{old} {key}");
                }
            }
        }
        for (one, other) in pair["standards"].as_array().unwrap().iter().zip(board["standards"].as_array().unwrap()) {
            assert_eq!(one["id"], other["id"]);
            for (side, year) in [("old", 0), ("new", 1)] {
                assert_eq!(one[side]["status"], other["cells"][year]["status"]);
            }
        }
    }
}

#[test]
fn gaps_are_shown_as_gaps() {
    let house = House::with_examples();
    let page = house.run(&["trend", "audits/ashenford"]).ended(0).out;
    assert!(page.contains("There is no audit of 2013."), "{page}");
    let json = house.run(&["trend", "audits/ashenford", "--format", "json"]).ended(0).json();
    assert_eq!(json["boards"][0]["gaps"], serde_json::json!([2013]));
}

#[test]
fn two_audits_of_a_board_and_year_are_both_named_and_neither_is_taken() {
    let house = House::with_examples();
    house.write("audits/copy.toml", house.read("audits/northbridge/2014.toml"));
    let ran = house.run(&["trend", "audits", "--board", "northbridge", "--format", "json"]).ended(2);
    assert!(ran.err.contains("audits/copy.toml") && ran.err.contains("audits/northbridge/2014.toml"), "{}", ran.err);
    assert_eq!(ran.json()["boards"][0]["years"], serde_json::json!([2010, 2011, 2012, 2013]));
}

#[test]
fn a_broken_seal_and_what_is_not_matched_are_said_first() {
    let house = House::with_examples();
    let text =
        house.read("audits/northbridge/2013.toml").replacen("name = \"Northbridge LSCB\"", "name = \"Another\"", 1);
    house.write("audits/northbridge/2013.toml", text);
    let path = "audits/northbridge/2014.toml";
    house.write(path, house.read(path) + "\n[responses.sub-gruop]\nstatus = \"met\"\n");
    let page = house.run(&["trend", "audits/northbridge"]).ended(0).out;
    assert!(page.lines().nth(1).unwrap().starts_with("2013: Signed off, but changed since"), "{page}");
    assert!(page.lines().nth(2).unwrap().contains("responses.sub-gruop"), "{page}");
}

#[test]
fn years_of_two_frameworks_show_the_standards_of_both() {
    let house = House::with_examples();
    let renamed = lscb_audit::framework::EMBEDDED
        .replacen("id = \"cse-2009\"", "id = \"cse-2017\"", 1)
        .replace("\"foundations\"", "\"basics\"");
    house.write("other.toml", renamed);
    let audit = house.read("audits/northbridge/2014.toml").replace("\"cse-2009\"", "\"cse-2017\"");
    house.write("audits/northbridge/2015.toml", audit.replace("year = 2014", "year = 2015"));
    let page =
        house.run(&["--framework", "other.toml", "trend", "audits/northbridge", "--years", "2014..2015"]).ended(0).out;
    assert_eq!(page.matches("\nR4 ").count() + page.matches("\nF4 ").count(), 4, "{page}");
    assert!(page.contains("not asked"), "{page}");
}

#[test]
fn gates_look_at_the_last_two_audits_of_each_board() {
    let house = House::with_examples();
    let gate = |word: &str| house.run(&["trend", "audits/northbridge", "--fail-on", word]);
    // R3 slipped in 2013 and came back in 2014.
    let _ = gate("no-longer-met").ended(0);
    let said = gate("newly-met").ended(1).err;
    assert!(said.contains("--fail-on newly-met: local-procedures of northbridge"), "{said}");
    let _ = house.run(&["trend", "audits/northbridge", "--exit-code"]).ended(1);
    let _ = house.run(&["trend", "audits/northbridge", "--year", "2014", "--exit-code"]).ended(0);
    assert!(gate("no-longer-mte").ended(2).err.contains("no-longer-met"));
}

#[test]
fn a_narrow_page_says_what_it_leaves_out() {
    let page = House::with_examples().with("COLUMNS", "50").run(&["trend", "audits/northbridge"]).ended(0).out;
    assert!(page.contains("4 years before 2014 left out"), "{page}");
    assert!(page.lines().all(|line| line.chars().count() <= 50), "{page}");
}
