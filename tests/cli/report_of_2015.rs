//! 145 made audits whose shares are those of the 2015 report: `sector` prints the report's figures from them, to the
//! percent.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use lscb_audit::framework::{Framework, Frameworks};
use serde_json::Value;

use crate::house::House;

/// How many of the 145 boards met each requirement, R1 first. Where the report gives a share it is that of the report;
/// the others are free.
const MET: [usize; 15] = [100, 141, 104, 142, 136, 88, 104, 141, 104, 106, 141, 96, 117, 104, 93];

/// How many boards met how many: 16 all, 64 others 13 or more, one fewer than half.
const BOARDS: [(usize, usize); 6] = [(16, 15), (32, 14), (32, 13), (30, 10), (34, 9), (1, 7)];

/// The boards that gave numbers of children at risk and of known victims, and all that these counted.
const AT_RISK: (u64, u64) = (79, 5_669);
const VICTIMS: (u64, u64) = (70, 2_092);

#[test]
fn the_figures_of_the_report_are_printed_from_audits_that_have_its_shares() {
    let house = House::empty();
    for (n, text) in audits().iter().enumerate() {
        house.write(&format!("audits/board-{n:03}/2014.toml"), text);
    }
    let command = ["sector", "audits", "--expected", "148", "--format"];
    let run = |format| house.run(&[command.as_slice(), &[format]].concat()).ended(0);
    let json = run("json").json();
    let table = &json["years"][0];
    assert_eq!((&table["boards"], &table["covers"]), (&145.into(), &148.into()));
    assert_eq!(whole(&table["response_percent"]), 100);
    standards(table);
    bands(&table["parts"][0]);
    children(table);
    let page = run("text").out;
    for shown in
        ["142 of 145 97.9%", "88 of 145  60.7%", "16 (11.0%)", "144 (99.3%)", "79 of 145 (54.5%)", "5,669", "2,092"]
    {
        assert!(page.contains(shown), "{shown}\n{page}");
    }
}

/// Every national figure that stands beside a standard is the figure of these audits too.
fn standards(table: &Value) {
    let mut seen = BTreeMap::new();
    for standard in table["standards"].as_array().unwrap() {
        for baseline in standard["baseline"].as_array().unwrap().iter().filter(|it| it["year"] == 2014) {
            assert_eq!(whole(&standard["percent_met"]), baseline["percent"].as_i64().unwrap(), "{standard}");
            seen.insert(standard["number"].as_str().unwrap(), whole(&standard["percent_met"]));
        }
    }
    let expected = [
        ("R2", 97),
        ("R4", 98),
        ("R5", 94),
        ("R6", 61),
        ("R8", 97),
        ("R10", 73),
        ("R11", 97),
        ("R12", 66),
        ("R13", 81),
        ("R15", 64),
    ];
    assert_eq!(seen, BTreeMap::from(expected));
    // Line 487: an information sharing agreement is under development in 11%.
    let sharing = &table["standards"][12]["statuses"];
    assert_eq!((&sharing["met"], &sharing["planned"]), (&117.into(), &16.into()));
}

/// Lines 104 and 412 to 417: 11% met all, over half 13 or more, 99% half or more.
fn bands(part: &Value) {
    let at_least: Vec<i64> =
        part["bands"].as_array().unwrap().iter().map(|band| whole(&band["at_least_percent"])).collect();
    assert_eq!(at_least, [11, 55, 99, 100]);
    let boards: i64 = part["distribution"].as_array().unwrap().iter().map(|it| it["boards"].as_i64().unwrap()).sum();
    assert_eq!(boards, 145);
}

/// Lines 225, 226 and 237: how many gave numbers, all that they counted, and the rates of nine similar areas.
fn children(table: &Value) {
    let of = |id: &str| table["indicators"].as_array().unwrap().iter().find(|it| it["id"] == id).unwrap();
    for (id, percent, (boards, children)) in [("at_risk", 54, AT_RISK), ("victims", 48, VICTIMS)] {
        let shown = of(id);
        assert_eq!((&shown["given_by"], &shown["total"]), (&boards.into(), &children.into()));
        // The report cuts 54.48 and 48.28 to whole numbers.
        assert_eq!(
            shown["given_percent"].as_f64().unwrap().to_string().split('.').next(),
            Some(percent.to_string().as_str())
        );
    }
    let neighbours = table["neighbours"].as_array().unwrap().iter().find(|it| it["indicator"] == "victims").unwrap();
    assert_eq!((&neighbours["rate"], neighbours["others"].as_array().unwrap().len()), (&66.54.into(), 8));
    let lowest = neighbours["others"].as_array().unwrap().iter().map(|it| it["rate"].to_string()).min().unwrap();
    assert_eq!(lowest, "1.0");
}

/// A percentage as a whole number, half up.
fn whole(percent: &Value) -> i64 {
    let tenths: i64 = percent.to_string().replace('.', "").parse().unwrap();
    (tenths + 5).div_euclid(10)
}

fn audits() -> Vec<String> {
    let framework = Frameworks::embedded().default_one().unwrap().clone();
    let met: Vec<Vec<usize>> = met_by_board();
    let mut planned = 16;
    met.iter().enumerate().map(|(n, met)| audit(&framework, n, met, &mut planned)).collect()
}

/// Which requirements each board met, so that both counts come out: each board takes those of which most are left.
fn met_by_board() -> Vec<Vec<usize>> {
    let mut left = MET;
    let boards = BOARDS.iter().flat_map(|(boards, met)| std::iter::repeat_n(*met, *boards));
    let boards: Vec<Vec<usize>> = boards
        .map(|met| {
            let mut wanted: Vec<usize> = (0..left.len()).collect();
            wanted.sort_by_key(|standard| std::cmp::Reverse(left[*standard]));
            wanted.truncate(met);
            wanted.iter().for_each(|standard| left[*standard] -= 1);
            wanted
        })
        .collect();
    assert_eq!((left, boards.len()), ([0; 15], 145));
    boards
}

fn audit(framework: &Framework, n: usize, met: &[usize], planned: &mut usize) -> String {
    let mut text = format!("format = 1\nframework = 'cse-2009'\nedition = 1\n[board]\nid = 'board-{n:03}'\n");
    // One submission covered three authorities, one covered one other area (lines 187 and 195).
    let covers = [3, 2].get(n).unwrap_or(&1);
    let neighbours: Vec<String> = (1..9).map(|other| format!("'board-{other:03}'")).filter(|_| n == 0).collect();
    let _ = writeln!(text, "name = 'Board {n}'\ncovers = {covers}\nneighbours = [{}]", neighbours.join(", "));
    let (children, counted) = if n == 0 { (30_057, 200) } else { (10_000, 1) };
    let _ = writeln!(text, "children = {children}\n[audit]\nyear = 2014\n[indicators]");
    for (id, (boards, all)) in [("at_risk", AT_RISK), ("victims", VICTIMS)] {
        // The first has 200, the last what is left, the others one each.
        let (n, last) = (u64::try_from(n).unwrap(), boards - 1);
        let count = if n == last { all - 200 - (last - 1) } else { counted };
        if n <= last {
            let _ = writeln!(text, "{id} = {count}");
        }
    }
    for (place, standard) in framework.standards.iter().enumerate().take(15) {
        let status = match (met.contains(&place), place) {
            (true, _) => "met",
            (false, 12) if *planned > 0 => {
                *planned -= 1;
                "planned"
            }
            _ => "not-met",
        };
        let _ = writeln!(text, "[responses.{}]\nstatus = '{status}'", standard.id);
    }
    text
}
