//! How audits differ, and when that says no.

use crate::house::House;

const YEARS: [&str; 3] = ["diff", "northbridge/2013", "northbridge/2014"];

fn diff(house: &House, more: &[&str]) -> crate::house::Ran {
    house.run(&[&YEARS[..], more].concat())
}

#[test]
fn a_diff_leads_with_what_is_newly_met() {
    let house = House::with_examples();
    let page = diff(&house, &[]).ended(0).out;
    assert!(page.contains("3 newly met · 0 no longer met") && page.contains("Partly met → Met"), "{page}");
    assert!(page.find("Newly met").unwrap() < page.find("Answered before").unwrap());
    assert!(page.lines().all(|line| line.chars().count() <= 80), "{page}");
}

#[test]
fn an_audit_and_itself_differ_in_nothing() {
    let house = House::with_examples();
    let _ = house.run(&["diff", "northbridge", "northbridge", "--exit-code"]).ended(0);
    let _ = diff(&house, &["--exit-code"]).ended(1);
    let backwards = house.run(&["diff", "northbridge/2014", "northbridge/2013", "--fail-on", "no-longer-met"]);
    assert!(backwards.ended(1).out.contains("0 newly met · 3 no longer met"));
}

#[test]
fn what_is_named_fails() {
    let house = House::with_examples();
    let _ = (diff(&house, &["--fail-on", "regressed"]).ended(0), diff(&house, &["--fail-on", "withdrawn"]).ended(1));
    let gate = &diff(&house, &["--fail-on", "newly-met,improved", "--format", "json"]).ended(1).json()["gate"];
    assert_eq!((&gate["failed"], &gate["reasons"].as_array().unwrap().len()), (&true.into(), &6));
    assert!(diff(&house, &["--fail-on", "regresed"]).ended(2).err.contains("regressed"));
}

#[test]
fn over_many_boards_the_gate_names_each_board_standard_and_word() {
    let house = House::with_examples();
    let gate = |word: &str, code| {
        let arguments = ["diff", "audits", "--years", "2013,2014", "--format", "json", "--fail-on", word];
        house.run(&arguments).ended(code).json()["gate"].clone()
    };
    let found = gate("no-longer-met", 1);
    let expected = serde_json::json!({
        "board": "eastmoor", "standard": "named-leads", "word": "no-longer-met", "old": "met", "new": "partly-met",
    });
    assert_eq!((&found["fail_on"][0], &found["reasons"][0]), (&"no-longer-met".into(), &expected));
    let boards: Vec<&str> =
        found["reasons"].as_array().unwrap().iter().map(|reason| reason["board"].as_str().unwrap()).collect();
    assert_eq!(boards.len(), 6, "{found}");
    assert_eq!((boards[0], boards[5]), ("eastmoor", "pellan"));
    assert_eq!(gate("improved-on-same-evidence", 1)["reasons"][0]["board"], "harrowmere");
    assert_eq!(gate("retired", 0)["reasons"], serde_json::json!([]));
}

#[test]
fn a_board_without_a_pair_is_a_change_though_all_others_stand_still() {
    let house = House::with_examples();
    for (folder, boards) in [("old", &["eastmoor", "pellan"][..]), ("new", &["eastmoor"])] {
        for board in boards {
            house.write(&format!("{folder}/{board}.toml"), house.read(&format!("audits/{board}/2014.toml")));
        }
    }
    let page = house.run(&["diff", "old", "new", "--exit-code"]).ended(1).out;
    assert!(page.starts_with("pellan: there is no new audit to compare old/pellan.toml with.\n"), "{page}");
    let _ = house.run(&["diff", "old", "new"]).ended(0);
    std::fs::remove_file(house.path("old/pellan.toml")).unwrap();
    let _ = house.run(&["diff", "old", "new", "--exit-code"]).ended(0);
}

#[test]
fn what_cannot_be_read_is_never_no_change() {
    let house = House::with_examples();
    house.write("cut.toml", house.read("audits/northbridge/2014.toml").split_at(900).0.to_owned() + "\n[");
    house.write("bytes.toml", b"\xff\xfe");
    house.write("later.toml", house.read("audits/northbridge/2014.toml").replacen("format = 1", "format = 9", 1));
    for bad in ["cut.toml", "bytes.toml", "later.toml"] {
        for order in [["audits/northbridge/2014.toml", bad], [bad, "audits/northbridge/2014.toml"]] {
            let ran = house.run(&["diff", order[0], order[1], "--exit-code"]).ended(2);
            assert!(ran.err.contains(bad) && !ran.out.contains("as before"), "{}\n{}", ran.err, ran.out);
        }
    }
    assert!(house.run(&["diff", "nowhere.toml", "northbridge/2014"]).ended(2).err.contains("nowhere.toml"));
    let trend = house.run(&["trend", "audits/northbridge", "cut.toml", "--exit-code"]).ended(2);
    assert!(trend.err.contains("cut.toml") && trend.out.contains("Northbridge LSCB"));
}

#[test]
fn many_boards_are_paired_and_those_without_a_pair_are_told() {
    let house = House::with_examples();
    let ran = house.run(&["diff", "audits", "--years", "2013,2014", "--format", "json"]).ended(0);
    let json = ran.json();
    let boards: Vec<_> =
        json["pairs"].as_array().unwrap().iter().map(|pair| pair["board"]["id"].as_str().unwrap()).collect();
    assert_eq!(boards, ["eastmoor", "harrowmere", "northbridge", "pellan"]);
    assert_eq!(json["only_new"][0]["board"], "ashenford");
    let _ = house.run(&["diff", "audits", "--years", "2013,2014", "--exit-code"]).ended(1);
    let _ = house.run(&["diff", "audits", "--years", "1990,1991"]).ended(2);
    let _ = house.run(&["diff", "audits"]).ended(2);
}

#[test]
fn of_two_folders_the_latest_of_each_board_is_taken() {
    let house = House::with_examples();
    for (folder, years) in [("old", [2012, 2013]), ("new", [2013, 2014])] {
        for year in years {
            house.write(&format!("{folder}/{year}.toml"), house.read(&format!("audits/northbridge/{year}.toml")));
        }
    }
    let pair = &house.run(&["diff", "old", "new", "--format", "json"]).ended(0).json()["pairs"][0];
    assert_eq!((&pair["old"]["year"], &pair["new"]["year"]), (&2013.into(), &2014.into()));
}

#[test]
fn one_bad_file_does_not_keep_the_rest_from_being_compared() {
    let house = House::with_examples();
    let text = house.read("audits/pellan/2014.toml").replacen("status = \"", "status = \"x", 1);
    house.write("audits/pellan/2014.toml", text);
    let ran = house.run(&["diff", "audits", "--years", "2013,2014", "--format", "json"]).ended(2);
    assert_eq!(ran.json()["unreadable"][0]["code"], "status-unknown");
    assert_eq!(ran.json()["pairs"].as_array().unwrap().len(), 3);
    assert!(ran.err.contains("audits/pellan/2014.toml"));
}

#[test]
fn two_files_for_one_board_and_year_are_not_compared() {
    let house = House::with_examples();
    house.write("audits/copy.toml", house.read("audits/northbridge/2014.toml"));
    let json = house.run(&["diff", "audits", "--years", "2013,2014", "--format", "json"]).ended(2).json();
    assert_eq!(json["unreadable"].as_array().unwrap().len(), 2);
    assert_eq!(json["unreadable"][0]["code"], "audit-twice");
}

#[test]
fn two_boards_are_not_compared_unawares() {
    let house = House::with_examples();
    let ran = house.run(&["diff", "eastmoor/2014", "northbridge/2014", "--format", "json"]).ended(0);
    assert!(ran.err.contains("'eastmoor'") && ran.err.contains("'northbridge'"), "{}", ran.err);
    assert!(diff(&house, &[]).ended(0).err.is_empty());
}

#[test]
fn a_broken_seal_and_what_is_not_matched_are_said_first_and_the_seal_is_a_change() {
    let house = House::with_examples();
    let same = |name: &str| house.run(&["diff", name, name, "--exit-code"]);
    let _ = same("audits/northbridge/2013.toml").ended(0);
    let signed = house.read("audits/northbridge/2013.toml");
    house.write("broken.toml", signed.replacen("name = \"Northbridge LSCB\"", "name = \"Northbridge Board\"", 1));
    let page = same("broken.toml").ended(1).out;
    assert!(page.lines().nth(1).unwrap().contains("the seal is broken"), "{page}");
    house.write("odd.toml", house.read("audits/northbridge/2014.toml") + "\n[responses.sub-gruop]\nstatus = \"met\"\n");
    let page = same("odd.toml").ended(0).out;
    assert!(page.lines().nth(1).unwrap().contains("responses.sub-gruop"), "{page}");
}

#[test]
fn actions_of_a_year_that_was_followed_are_not_overdue() {
    let house = House::with_examples();
    let json = |paths: &[&str]| {
        let more = ["--format", "json", "--today", "2016-01-01"];
        let arguments: Vec<&str> = ["diff"].iter().chain(paths).chain(&more).copied().collect();
        house.run(&arguments).ended(0).json()["pairs"][0]["actions"]["overdue"].clone()
    };
    assert_eq!(json(&["audits/northbridge", "--years", "2012,2013"]), 0, "2014 has taken them over");
    assert_ne!(json(&["audits/northbridge/2012.toml", "audits/northbridge/2013.toml"]), 0);
}

#[test]
fn what_is_still_carried_is_in_every_diff_and_in_check() {
    let house = House::with_examples();
    let _ = house.run(&["new", "--board", "northbridge", "--year", "2015", "--from", "northbridge/2014"]).ended(0);
    let years = ["diff", "northbridge/2014", "northbridge/2015"];
    let page = house.run(&years).ended(0).out;
    assert!(page.contains("21 answers of 2015 carried over and not confirmed"), "{page}");
    let json = house.run(&[&years[..], &["--format", "json"]].concat()).ended(0).json();
    assert_eq!(json["pairs"][0]["carried"], serde_json::json!({"old": 0, "new": 21}));
    let check = house.run(&["check", "northbridge/2015", "--fail-on", "carried"]).ended(1).out;
    assert_eq!(check.matches("carried over, not confirmed").count(), 21, "{check}");
}

#[test]
fn what_one_of_two_audits_is_not_asked_is_not_what_is_no_longer_met() {
    let house = House::with_examples();
    let old = house.read("audits/northbridge/2014.toml");
    let asked = |text: &str| house.write("asks.toml", text);
    let compared =
        |word: &str| house.run(&["--framework", "asks.toml", "diff", "old.toml", "new.toml", "--fail-on", word]).err;
    house.write("old.toml", &old);
    // Retired by edition 2, and met until then; another standard is let go by the board itself.
    let framework = lscb_audit::framework::EMBEDDED;
    asked(&framework.replacen("edition = 1\n", "edition = 2\n", 1).replacen(
        "id = \"priority\"\n",
        "id = \"priority\"\nretired = 2\n",
        1,
    ));
    house.write("new.toml", old.replacen("edition = 1", "edition = 2", 1).replace("year = 2014", "year = 2015"));
    let _ = house.run(&["--framework", "asks.toml", "set", "new.toml", "sub-group.status=not-met"]).ended(0);
    assert_eq!(compared("no-longer-met"), "lscb-audit: --fail-on no-longer-met: sub-group of northbridge\n");
    assert_eq!(compared("retired"), "lscb-audit: --fail-on retired: priority of northbridge\n");
    // All that another framework asks is another thing, but for what says that it takes the place of one.
    let framework = framework.replacen("id = \"cse-2009\"", "id = \"cse-2017\"", 1);
    asked(&framework.replacen("id = \"sub-group\"\n", "id = \"sub-group\"\nreplaces = [\"cse-2009/sub-group\"]\n", 1));
    house.write(
        "new.toml",
        house.read("new.toml").replace("\"cse-2009\"", "\"cse-2017\"").replace("edition = 2", "edition = 1"),
    );
    assert_eq!(compared("no-longer-met"), "lscb-audit: --fail-on no-longer-met: sub-group of northbridge\n");
    assert_eq!(compared("newly-met"), "");
    assert!(house.run(&["diff", "--help"]).ended(0).out.contains("only of standards that both audits ask"));
}

#[test]
fn of_two_folders_with_one_year_it_is_said_which_audit_is_meant() {
    let house = House::with_examples();
    let audit = house.read("audits/ashenford/2014.toml");
    house.write("before/ashenford/2014.toml", &audit);
    house.write("after/ashenford/2014.toml", audit.replacen("carried_from = 2012\n", "", 1));
    for board in ["before", "after"] {
        house.write(&format!("{board}/northbridge/2014.toml"), house.read("audits/northbridge/2014.toml"));
    }
    let page = house.run(&["diff", "before", "after"]).ended(0).out;
    for said in
        ["of OLD 2014 carried over and not confirmed", "of NEW 2014 carried over and not confirmed", "Still open"]
    {
        assert!(page.contains(said), "{said} is not in\n{page}");
    }
    assert_eq!(page.to_lowercase().matches("carried").count(), 2, "{page}");
}
