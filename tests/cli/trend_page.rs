//! Every figure on the page of five years, in text, Markdown and CSV, as counted by hand from the files.

use std::collections::BTreeMap;

use crate::house::House;
use crate::trend::{YEARS, by_hand, status};

/// Standards in order: id, number, short title, title, part; as the framework's own file has them.
fn standards() -> Vec<[String; 5]> {
    let framework: toml::Table = lscb_audit::framework::EMBEDDED.parse().unwrap();
    let text = |standard: &toml::Value, key: &str| standard[key].as_str().unwrap().to_owned();
    let all = framework["standards"].as_array().unwrap().iter();
    all.map(|standard| ["id", "number", "short", "title", "part"].map(|key| text(standard, key))).collect()
}

fn short(part: &str, status: Option<&str>) -> String {
    let word = match (part, status) {
        (_, None) => "–",
        (_, Some("partly-met")) => "partly",
        (_, Some("not-known")) => "not known",
        (_, Some("planned")) => "planned",
        ("requirements", Some("met")) => "met",
        ("requirements", Some("not-met")) => "not met",
        (_, Some("met")) => "in place",
        (_, Some("not-met")) => "not in place",
        (_, Some(other)) => other,
    };
    word.to_owned()
}

/// A ratio of whole numbers with so many decimals, half up.
fn rounded(above: i64, below: i64, decimals: u32) -> String {
    let one = 10_i64.pow(decimals);
    let all = (2 * above * one + below) / (2 * below);
    format!("{}.{:0width$}", all / one, all % one, width = usize::try_from(decimals).unwrap())
}

/// Every line of the page that has a number, without what makes it a table or a list.
fn expected(house: &House) -> Vec<String> {
    let (audits, standards) = (by_hand(house), standards());
    let years = YEARS.map(|year| year.to_string()).join(" ");
    let mut lines = vec!["Northbridge LSCB · 2010, 2011, 2012, 2013 and 2014".to_owned()];
    for (part, title, label) in [("requirements", "Requirements", "Met"), ("foundations", "Foundations", "In place")] {
        let of_part = || standards.iter().filter(|it| it[4] == part).map(|it| it[0].as_str());
        let count =
            |audit, word| i64::try_from(of_part().filter(|id| status(audit, id) == Some(word)).count()).unwrap();
        let met = audits.values().map(|audit| format!("{} of {}", count(audit, "met"), of_part().count()));
        lines.extend([format!("{title} {years}"), format!("{label} {}", met.collect::<Vec<_>>().join(" "))]);
        if part == "requirements" {
            let all = i64::try_from(of_part().count()).unwrap();
            let percent = |audit| rounded(100 * count(audit, "met"), all - count(audit, "not-applicable"), 1) + "%";
            lines.push(format!("Of those that apply {}", audits.values().map(percent).collect::<Vec<_>>().join(" ")));
        }
    }
    for [id, number, short_title, title, part] in &standards {
        let statuses: Vec<Option<&str>> = audits.values().map(|audit| status(audit, id)).collect();
        let cells: Vec<String> = statuses.iter().map(|it| short(part, *it)).collect();
        lines.push(format!("{number} {short_title} {}", cells.join(" ")));
        let run =
            statuses.iter().rev().take_while(|it| matches!(it, Some("partly-met" | "planned" | "not-met"))).count();
        assert!(!statuses.contains(&Some("met")) || statuses[4] == Some("met"), "{id} was lost: say so here too");
        if run > 1 {
            let met = if part == "requirements" { "met" } else { "in place" };
            lines.push(format!("{number} {title}: Not {met} since {} ({run} audits)", YEARS[YEARS.len() - run]));
        }
    }
    for (year, audit) in &audits {
        let children = audit["board"]["children"].as_integer().unwrap();
        let counts = ["at_risk", "victims"].map(|id| audit["indicators"][id].as_integer().unwrap());
        let cells = counts.map(|count| format!("{count} · {} per 10,000", rounded(count * 10_000, children, 2)));
        lines.push(format!("{year} {}", cells.join(" ")));
    }
    lines.sort();
    lines
}

/// The lines of a page that have a number.
fn with_numbers(page: &str) -> Vec<String> {
    let plain = |line: &str| line.replace(['|', '*'], " ").split_whitespace().collect::<Vec<_>>().join(" ");
    let mut lines: Vec<String> = page.lines().map(|line| plain(line.trim_start_matches(['#', '-', ' ']))).collect();
    lines.retain(|line| line.contains(|c: char| c.is_ascii_digit()));
    lines.sort();
    lines
}

#[test]
fn in_text_and_in_markdown() {
    let house = House::with_examples().with("COLUMNS", "100");
    for format in ["text", "md"] {
        let page = house.run(&["trend", "audits/northbridge", "--format", format]).ended(0).out;
        assert_eq!(with_numbers(&page), expected(&house), "{page}");
    }
}

#[test]
fn in_csv() {
    let house = House::with_examples();
    let csv = house.run(&["trend", "audits/northbridge", "--format", "csv"]).ended(0).out;
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let rows: Vec<BTreeMap<String, String>> = reader.deserialize().map(Result::unwrap).collect();
    let audits = by_hand(&house);
    assert_eq!(rows.len(), 24 * YEARS.len());
    for row in rows {
        let statuses: Vec<(u16, Option<&str>)> =
            audits.iter().map(|(year, audit)| (*year, status(audit, &row["standard"]))).collect();
        let year: u16 = row["year"].parse().unwrap();
        let own = statuses.iter().find(|(known, _)| *known == year).unwrap().1;
        assert_eq!(
            (row["status"].as_str(), row["path"].as_str()),
            (own.unwrap_or(""), &*format!("audits/northbridge/{year}.toml"))
        );
        assert_eq!(row["state"], if own.is_some() { "answered" } else { "unanswered" });
        let text = |year: Option<u16>| year.map_or_else(String::new, |year| year.to_string());
        let met = || statuses.iter().filter(|(_, it)| *it == Some("met")).map(|(year, _)| *year);
        assert_eq!((&row["first_met"], &row["last_met"]), (&text(met().min()), &text(met().max())));
        let latest = statuses[4].1;
        let run = |is_so: &dyn Fn(Option<&str>) -> bool| {
            let years: Vec<u16> =
                statuses.iter().rev().take_while(|(_, it)| is_so(*it)).map(|(year, _)| *year).collect();
            [text(years.last().copied()), text(years.first().map(|_| years.len().try_into().unwrap()))]
        };
        let below = |it: Option<&str>| matches!(it, Some("partly-met" | "planned" | "not-met"));
        assert_eq!([row["not_met_since"].clone(), row["not_met_audits"].clone()], run(&below));
        let ranked = below(latest) || latest == Some("met");
        let same = run(&|it| ranked && it == latest);
        assert_eq!([row["same_status_since"].clone(), row["same_status_audits"].clone()], same);
        let lost = met().next().is_some() && latest != Some("met");
        assert_eq!(
            (row["no_longer_met"].as_str(), row["always_not_applicable"].as_str()),
            (&*lost.to_string(), "false")
        );
    }
}

#[test]
fn a_page_of_several_boards_is_not_called_after_the_first() {
    let house = House::with_examples();
    let page = |name: &str| house.run(&["trend", name, "--format", "html"]).ended(0).out;
    assert!(page("audits").contains("<title>5 boards over the years</title>"));
    assert!(page("audits/pellan").contains("<title>Pellan"));
}
