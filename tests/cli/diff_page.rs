//! The pages and rows of `diff`: what is said, in which order, and that all formats tell the same.

use serde_json::Value;

use crate::house::House;

fn json(house: &House, arguments: &[&str]) -> Value {
    let all: Vec<&str> = ["diff"].iter().chain(arguments).chain(&["--format", "json"]).copied().collect();
    house.run(&all).json()
}

#[test]
fn old_and_new_are_named_with_their_files_counts_and_bands() {
    let house = House::with_examples();
    let page = house.run(&["diff", "northbridge/2013", "northbridge/2014"]).ended(0).out;
    for line in [
        "OLD 2013       audits/northbridge/2013.toml · Signed off; the seal is intact",
        "NEW 2014       audits/northbridge/2014.toml · Draft, not signed off",
        "Requirements   3 newly met · 0 no longer met",
        "               OLD 2013: 10 of 15 met · 66.7% · band: 8 or more",
        "               NEW 2014: 13 of 15 met · 86.7% · band: 13 or more",
        "               NEW 2014: 5 of 9 in place · 3 unanswered",
        "       Note 2014: Slipped in 2013, back now. The review date is in the board's",
        "  Change    28 more · rate 5.26 higher",
        "  4 done · 6 new · 2 open in both · 1 dropped · 1 overdue",
    ] {
        assert!(page.lines().any(|known| known == line), "{line} is not in\n{page}");
    }
}

#[test]
fn what_is_still_carried_is_told() {
    let page = House::with_examples().run(&["diff", "ashenford/2012", "ashenford/2014"]).ended(0).out;
    assert!(page.contains("1 newly met · 5 no longer met (of these 5 only not confirmed)"), "{page}");
    assert!(page.contains("carried over, not confirmed"), "{page}");
}

#[test]
fn many_boards_are_a_row_each_with_totals_that_add_up() {
    let house = House::with_examples();
    let page = house.run(&["diff", "audits", "--years", "2013,2014"]).ended(0).out;
    let collapsed: Vec<String> =
        page.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    assert!(collapsed[0].starts_with("ashenford: there is no old audit"), "{page}");
    for line in ["Eastmoor LSCB 9 of 15 6 of 15 0 3", "Total 37 of 60 41 of 60 7 3", "Northbridge LSCB 4 6 2 0 1 0 1 0"]
    {
        assert!(collapsed.iter().any(|known| known == line), "{line} is not in\n{page}");
    }
    assert!(!page.contains("changed:"), "one board's changes are asked for");
    let whole = house.run(&["diff", "audits", "--years", "2013,2014", "--whole"]).ended(0).out;
    assert!(whole.contains("Total") && whole.contains("Pellan Islands LSCB · 2013 to 2014"));

    let json = json(&house, &["audits", "--years", "2013,2014"]);
    let sum = |pointer: &str| -> u64 {
        json["pairs"].as_array().unwrap().iter().map(|pair| pair.pointer(pointer).unwrap().as_u64().unwrap()).sum()
    };
    for (index, total) in json["totals"]["parts"].as_array().unwrap().iter().enumerate() {
        for key in ["old/met", "old/applicable", "new/met", "new/standards", "newly_met", "no_longer_met"] {
            let of = sum(&format!("/parts/{index}/{key}"));
            assert_eq!(total.pointer(&format!("/{key}")).unwrap().as_u64(), Some(of), "{key}");
        }
        assert_eq!(total["boards"], 4);
    }
    for key in ["actions/done", "actions/new", "actions/overdue", "doubts/same-evidence"] {
        assert_eq!(
            json["totals"].pointer(&format!("/{key}")).unwrap().as_u64(),
            Some(sum(&format!("/{key}"))),
            "{key}"
        );
    }
}

#[test]
fn years_backwards_are_allowed_and_said_before_any_figure() {
    let house = House::with_examples();
    let page = house.run(&["diff", "audits", "--years", "2014,2013", "--board", "northbridge"]).ended(0).out;
    let said = page.find("This reads backwards: the old audit is of 2014, the new one of 2013.").unwrap();
    assert!(said < page.find("newly met").unwrap() && page.contains("0 newly met · 3 no longer met"), "{page}");
    assert!(page.contains("OLD 2014") && page.contains("NEW 2013") && !page.contains("overdue"), "{page}");
    let many = house.run(&["diff", "audits", "--years", "2014,2013"]).ended(0).out;
    assert_eq!(many.matches("This reads backwards").count(), 4, "{many}");
}

#[test]
fn two_boards_are_both_named() {
    let page = House::with_examples().run(&["diff", "eastmoor/2014", "northbridge/2014"]).ended(0).out;
    assert!(page.starts_with("Eastmoor LSCB, 2014 · to Northbridge LSCB, 2014\n"), "{page}");
}

#[test]
fn evidence_is_told_word_by_word_or_one_after_the_other() {
    let house = House::with_examples();
    let text = house.read("audits/northbridge/2014.toml");
    let evidence = "Second year of the plan for 2013-15.";
    assert!(text.contains(evidence));
    house.write(
        "later.toml",
        text.replace(evidence, "Third year of the plan for 2013-15.").replace("year = 2014", "year = 2015"),
    );
    let page = |more: &[&str]| {
        house.run(&[&["diff", "audits/northbridge/2014.toml", "later.toml"], more].concat()).ended(0).out
    };
    assert!(page(&["--whole"]).contains("Evidence, OLD to NEW: [-gone-] and [+new+]: [-Second-][+Third+] year of"));
    assert!(!page(&[]).contains("[-"));
    let apart = house.run(&["diff", "harrowmere/2013", "harrowmere/2014", "--whole"]).ended(0).out;
    assert!(
        apart.contains("Evidence 2013: A chapter on") && apart.contains("Evidence 2014: The joint needs"),
        "{apart}"
    );
    assert!(apart.contains("Documents: none → plans/joint-commissioning-2014-16.pdf"), "{apart}");
}

#[test]
fn csv_has_a_row_a_standard_and_the_figures_of_the_json() {
    let house = House::with_examples();
    let arguments = ["audits", "--years", "2013,2014"];
    let ran = house.run(&[&["diff"], &arguments[..], &["--format", "csv"]].concat()).ended(0);
    assert!(ran.err.contains("ashenford: there is no old audit to compare"), "{}", ran.err);
    let mut reader = csv::Reader::from_reader(ran.out.as_bytes());
    let rows: Vec<std::collections::BTreeMap<String, String>> = reader.deserialize().map(Result::unwrap).collect();
    let json = json(&house, &arguments);
    let standards: Vec<(&Value, &Value)> = json["pairs"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|pair| pair["standards"].as_array().unwrap().iter().map(move |standard| (pair, standard)))
        .collect();
    assert_eq!(rows.len(), standards.len());
    for (row, (pair, standard)) in rows.iter().zip(standards) {
        let text = |value: &Value| value.as_str().map_or_else(String::new, str::to_owned);
        for (column, value) in [
            ("board_id", &pair["board"]["id"]),
            ("old_path", &pair["old"]["path"]),
            ("standard", &standard["id"]),
            ("change", &standard["change"]),
            ("old_status", &standard["old"]["status"]),
            ("new_status", &standard["new"]["status"]),
            ("new_evidence", &standard["new"]["evidence"]),
        ] {
            assert_eq!(row[column].strip_prefix('\'').unwrap_or(&row[column]), text(value), "{column}");
        }
        assert_eq!(row["newly_met"], standard["newly_met"].to_string());
    }
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    for columns in ["40", "53", "80", "100"] {
        let house = House::with_examples().with("COLUMNS", columns);
        for arguments in [
            &["diff", "northbridge/2013", "northbridge/2014", "--whole"][..],
            &["diff", "ashenford/2012", "ashenford/2014"],
            &["diff", "eastmoor/2012", "northbridge/2014"],
            &["diff", "audits", "--years", "2013,2014"],
            &["trend", "audits"],
            &["actions", "audits"],
            &["show", "northbridge"],
        ] {
            let page = house.run(arguments).ended(0).out;
            let wide = page.lines().find(|line| line.chars().count() > columns.parse().unwrap());
            assert_eq!(wide, None, "{arguments:?} at {columns}");
        }
    }
}

#[test]
fn markdown_says_what_the_text_says() {
    let house = House::with_examples().with("COLUMNS", "100");
    let words = |format: &str, arguments: &[&str]| -> Vec<String> {
        let all = [arguments, &["--format", format]].concat();
        let page = house.run(&all).ended(0).out;
        // Without what makes it a table, a list or a heading.
        let plain = page.replace("|---", "").replace('\\', "").replace(['|', '*', '#'], " ");
        plain.split_whitespace().filter(|word| *word != "-" && *word != "·").map(str::to_owned).collect()
    };
    for arguments in [
        &["diff", "northbridge/2013", "northbridge/2014"][..],
        &["diff", "northbridge/2013", "northbridge/2014", "--whole"],
        &["diff", "audits", "--years", "2013,2014"],
        &["trend", "audits"],
        &["actions", "audits"],
        &["show", "northbridge", "--whole"],
    ] {
        let (text, md) = (words("text", arguments), words("md", arguments));
        let differs = text.iter().zip(&md).position(|(one, other)| one != other);
        let near = differs.map(|at| (&text[at.saturating_sub(5)..][..8], &md[at.saturating_sub(5)..][..8]));
        assert_eq!((near, text.len()), (None, md.len()), "{arguments:?}");
    }
}

#[test]
fn what_a_file_says_is_text_wherever_it_is_written() {
    let house = House::with_examples();
    let hostile = "</td> <script>alert(1)</script> | [x](javascript:a) `c` *b*";
    for year in ["2013", "2014"] {
        let path = format!("audits/northbridge/{year}.toml");
        let text = house
            .read(&path)
            .replace("Northbridge LSCB", hostile)
            .replace("what = \"", &format!("what = \"# {hostile} "));
        house.write(&path, text);
    }
    for arguments in [
        &["diff", "northbridge/2013", "northbridge/2014", "--whole"][..],
        &["diff", "audits", "--years", "2013,2014"],
        &["trend", "audits"],
        &["actions", "audits"],
        &["show", "northbridge"],
    ] {
        let page = house.run(&[arguments, &["--format", "md"]].concat()).ended(0).out;
        let events = pulldown_cmark::Parser::new_ext(&page, pulldown_cmark::Options::ENABLE_TABLES);
        for event in events {
            use pulldown_cmark::{Event, Tag};
            let more = matches!(
                event,
                Event::Html(_)
                    | Event::InlineHtml(_)
                    | Event::Code(_)
                    | Event::Start(Tag::Link { .. } | Tag::Emphasis | Tag::BlockQuote(_) | Tag::CodeBlock(_))
            );
            assert!(!more, "{event:?} in\n{page}");
        }
    }
}

#[test]
fn a_format_that_a_command_does_not_have_is_refused_with_those_it_has() {
    let house = House::with_examples();
    for (arguments, has) in [
        (&["check", "audits", "--format", "md"][..], "text, json, csv]"),
        (&["show", "northbridge", "--format", "csv"], "text, md, json]"),
        (&["actions", "audits", "--format", "html"], "text, md, json, csv]"),
    ] {
        let err = house.run(arguments).ended(2).err;
        assert!(err.contains(has), "{err}");
    }
}

/// The embedded framework under another name, with which standards say what they replace.
fn other_framework(house: &House, replaces: &[&str]) {
    let mut text = lscb_audit::framework::EMBEDDED.replacen("id = \"cse-2009\"", "id = \"cse-2017\"", 1);
    for id in replaces {
        text =
            text.replacen(&format!("id = \"{id}\"\n"), &format!("id = \"{id}\"\nreplaces = [\"cse-2009/{id}\"]\n"), 1);
    }
    house.write("other.toml", text);
    let audit = house.read("audits/northbridge/2014.toml").replace("\"cse-2009\"", "\"cse-2017\"");
    house.write("new.toml", audit.replace("year = 2014", "year = 2015"));
}

#[test]
fn across_frameworks_what_is_shared_is_said_first_and_each_side_names_its_own() {
    let house = House::with_examples();
    let run =
        || house.run(&["--framework", "other.toml", "diff", "audits/northbridge/2014.toml", "new.toml", "--exit-code"]);
    other_framework(&house, &["sub-group", "priority"]);
    let page = run().ended(1).out;
    assert_eq!(page.lines().nth(1), Some("2 of 46 standards are in both; the rest cannot be compared."), "{page}");
    assert!(page.contains("cse-2009, edition 1") && page.contains("cse-2017, edition 1"), "{page}");
    other_framework(&house, &[]);
    let page = run().ended(1).out;
    assert_eq!(page.lines().nth(1), Some("0 of 48 standards are in both, so none can be compared."), "{page}");
}
