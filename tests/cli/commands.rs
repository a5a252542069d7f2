//! Every command and every exit code.

use std::io::Read;
use std::process::Stdio;

use crate::house::House;

#[test]
fn show_is_a_page_of_the_audit_that_is_named() {
    let house = House::with_examples();
    let by_name = house.run(&["show", "northbridge"]).ended(0);
    assert_eq!(by_name, house.run(&["show", "northbridge/2014"]));
    assert_eq!(by_name, house.run(&["show", "audits/northbridge/2014.toml"]));
    assert!(by_name.out.starts_with("Northbridge LSCB · audit of 2014\n") && by_name.err.is_empty());
    assert!(by_name.out.contains("13 of 15 met · 86.7%") && by_name.out.contains("overdue since 30 Sep 2014"));
    assert!(by_name.out.contains("a reconstruction"));
    assert!(by_name.out.lines().all(|line| line.chars().count() <= 80), "{}", by_name.out);
}

#[test]
fn what_does_not_count_is_shown_as_what_it_is() {
    let house = House::empty();
    let head = "format = 1\nframework = 'cse-2009'\nedition = 1\n[board]\nid = 'x'\nname = 'X'\n[audit]\nyear = 2014\n";
    let responses = "[responses.sub-group]\nstatus = 'not-applicable'\nreason = 'Shared with Eastmoor'\n\
        [responses.priority]\nstatus = 'met'\ncarried_from = 2012\n[responses.prevalence]\nstatus = 'met'\n\
        [responses.core-training]\nstatus = 'not-known'\n\
        [[conflicts]]\nkey = 'responses.co-ordinator.status'\nours = 'met'\ntheirs = 'planned'\n";
    house.write("x.toml", format!("{head}{responses}"));
    let page = house.run(&["show", "x.toml"]).ended(0).out;
    for line in [
        "1 of 15 met · 7.1% of the 14 that apply",
        "1 not applicable · 1 not known · 11 unanswered · 1 carried over",
        "Treated as a priority                 (Met) carried from 2012",
        "Shared with Eastmoor",
        "Dedicated co-ordinator                In conflict",
        "Met, no evidence written yet",
        "1 conflict is undecided",
        "1 error and 2 warnings",
    ] {
        assert!(page.contains(line), "{line} is not in\n{page}");
    }
}

#[test]
fn foundations_have_no_percentage_and_no_band_and_nobody_is_compliant() {
    let house = House::with_examples();
    let page = house.run(&["show", "northbridge"]).ended(0).out;
    let foundations = page.lines().find(|line| line.starts_with("Foundations ")).unwrap();
    assert!(foundations.contains("in place") && !foundations.contains('%'), "{foundations}");
    assert_eq!(page.matches("Band:").count(), 1);
    assert!(!page.to_lowercase().contains("complian"));
}

#[test]
fn standard_input_is_read() {
    let house = House::with_examples();
    let text = house.read("audits/northbridge/2014.toml");
    let ran = house.run_with(&["show", "-"], text.as_bytes()).ended(0);
    assert!(ran.out.contains("13 of 15 met"));
    let wrong = house.run_with(&["check", "-"], b"status = ").ended(2);
    assert!(wrong.out.contains("-:1:"), "{}", wrong.out);
}

#[test]
fn what_is_not_there_is_met_with_near_names() {
    let house = House::with_examples();
    assert!(house.run(&["show", "northbrige"]).ended(2).err.contains("Did you mean northbridge?"));
    assert!(house.run(&["shwo"]).ended(2).err.contains("Did you mean `lscb-audit show`?"));
    assert!(house.run(&["chekc", "x", "--format", "json"]).ended(2).err.contains("Did you mean `lscb-audit check`?"));
    assert!(house.run(&["show"]).ended(2).err.contains("Usage"));
}

#[test]
fn without_a_terminal_the_interface_says_what_to_use() {
    let house = House::with_examples();
    for arguments in [&[][..], &["audits"], &["northbridge/2014"]] {
        let ran = house.run(arguments).ended(2);
        assert!(
            ran.err.contains("`lscb-audit show") && ran.err.contains("`lscb-audit walk") && ran.out.is_empty(),
            "{ran:?}"
        );
    }
}

#[test]
fn check_goes_through_folders_and_tells_one_bad_file_without_leaving_the_rest() {
    let house = House::with_examples();
    let all = house.run(&["check", "audits"]).ended(0);
    assert!(all.out.contains("17 files looked at"));
    house.write("audits/bad/2014.toml", "framework = ");
    house.write("audits/notes.toml", "title = 'Not an audit'");
    house.write("audits/.hidden/2014.toml", "framework = ");
    let with_bad = house.run(&["check", "audits", "--format", "json"]).ended(2);
    let summary = &with_bad.json()["summary"];
    assert_eq!((&summary["files"], &summary["unreadable"], &summary["skipped"]), (&18.into(), &1.into(), &1.into()));
    assert!(with_bad.err.contains("audits/bad/2014.toml"), "{}", with_bad.err);
    let missing = house.run(&["check", "northbridge", "nosuch"]).ended(2);
    assert!(missing.err.contains("nosuch") && missing.out.contains("northbridge/2014.toml"));
}

#[test]
fn check_says_no_for_what_is_named() {
    let house = House::with_examples();
    let check = |fail_on: &str| house.run(&["check", "northbridge", "--fail-on", fail_on]);
    assert!(check("unsupported").ended(0).out.contains("action-overdue"));
    let _ = (check("warning").ended(1), check("action-overdue").ended(1), check("conflict,action-overdue").ended(1));
    assert!(check("acton-overdue").ended(2).err.contains("did you mean action-overdue"));
}

#[test]
fn check_is_narrowed_to_years_and_a_board() {
    let house = House::with_examples();
    let looked_at = |more: &[&str]| {
        let ran = house.run(&[&["check", "audits", "--format", "json"], more].concat());
        (ran.code, ran.out.matches("\"board\":").count())
    };
    assert_eq!(looked_at(&["--board", "pellan", "--years", "2012..2013"]), (0, 2));
    assert_eq!(looked_at(&["--year", "2010"]), (0, 1));
    assert_eq!(looked_at(&["--board", "nowhere"]), (2, 0));
    assert_eq!(looked_at(&["--years", "2013..2012"]), (2, 0));
}

#[test]
fn two_files_for_one_board_and_year_are_found() {
    let house = House::with_examples();
    house.write("audits/copy.toml", house.read("audits/northbridge/2014.toml"));
    let ran = house.run(&["check", "audits", "--format", "json"]).ended(1);
    assert_eq!(ran.json()["summary"]["by_code"]["audit-twice"], 2);
}

#[test]
fn an_action_is_overdue_in_the_latest_audit_only() {
    let house = House::with_examples();
    let overdue = |path: &str| house.run(&["check", path, "--format", "json"]).json();
    assert_ne!(overdue("northbridge/2013")["summary"]["by_code"]["action-overdue"], serde_json::Value::Null);
    let all = overdue("audits/northbridge");
    let of_2013 = all["files"].as_array().unwrap().iter().find(|file| file["year"] == 2013).unwrap();
    assert!(of_2013["findings"].as_array().unwrap().iter().all(|found| found["code"] != "action-overdue"));
}

#[test]
fn many_findings_are_counted_beyond_fifty() {
    let house = House::empty();
    let keys: String = (0..80).map(|n| format!("odd{n} = 1\n")).collect();
    let head = "format = 1\nframework = 'cse-2009'\nedition = 1\n[board]\nid = 'x'\nname = 'X'\n[audit]\nyear = 2014\n";
    house.write("many.toml", format!("{head}{keys}"));
    let page = house.run(&["check", "many.toml"]).ended(0).out;
    assert_eq!(page.matches("[key-unknown]").count(), 50);
    assert!(page.contains("30 more findings"));
}

#[test]
fn frameworks_can_be_added() {
    let house = House::with_examples();
    assert!(house.run(&["framework", "list"]).ended(0).out.contains("cse-2009 · the default"));
    assert!(house.run(&["framework", "show"]).ended(0).out.contains("R15"));
    assert!(house.run(&["framework", "show", "cse-2010"]).ended(2).err.contains("Did you mean cse-2009?"));
    let own = lscb_audit::framework::EMBEDDED.replacen("id = \"cse-2009\"", "id = \"cse-2030\"", 1);
    house.write("own.toml", &own);
    assert!(house.run(&["framework", "list", "--framework", "own.toml"]).ended(0).out.contains("own.toml"));
    let _ = house.run(&["framework", "check", "own.toml"]).ended(0);
    house.write("home/.config/lscb-audit/frameworks/own.toml", &own);
    if cfg!(target_os = "linux") {
        assert!(house.run(&["framework", "show", "cse-2030"]).ended(0).err.is_empty());
    }
    house.write("own.toml", own.replace("part = \"requirements\"", "part = \"nosuch\""));
    let _ = house.run(&["framework", "check", "own.toml"]).ended(1);
    assert!(house.run(&["framework", "list", "--framework", "own.toml"]).ended(2).err.contains("own.toml"));
}

#[test]
fn themes_are_listed_shown_and_checked() {
    let house = House::empty();
    assert!(house.run(&["theme", "list"]).ended(0).out.contains("high-contrast"));
    let dark = house.run(&["theme", "show", "dark"]).ended(0).out;
    house.write("own.toml", &dark);
    let _ = house.run(&["theme", "check", "own.toml"]).ended(0);
    house.write("own.toml", dark.replacen("name", "nmae", 1));
    assert!(house.run(&["theme", "check", "own.toml"]).ended(0).out.contains("Did you mean 'name'?"));
    for no_theme in ["", "format = 1\n[board]\nid = 'x'\n", "theme = 'dark'\n"] {
        house.write("own.toml", no_theme);
        assert!(house.run(&["theme", "check", "own.toml"]).ended(2).out.contains("not a theme"));
    }
    assert!(house.run(&["theme", "show", "drak"]).ended(2).err.contains("Did you mean dark?"));
}

#[test]
fn a_theme_of_ones_own_comes_before_the_programs_and_the_list_says_so() {
    let house = House::empty();
    let config = house.run(&["config", "path"]).ended(0).out;
    let folder = std::path::Path::new(config.trim()).parent().unwrap().to_owned();
    let dark = house.run(&["theme", "show", "dark"]).ended(0).out;
    house.write(folder.join("themes/dark.toml").to_str().unwrap(), dark.replace("Dark", "My own dark"));
    house.write(config.trim(), "theme = 'dark'\n");
    let list = house.run(&["theme", "list"]).ended(0).out;
    let line = list.lines().find(|line| line.starts_with("dark ")).unwrap();
    assert!(line.contains("themes/dark.toml, in the place of") && line.ends_with("(used here)"), "{list}");
    assert!(list.lines().any(|line| line.starts_with("colour-blind ") && line.ends_with("comes with the program")));
    assert!(house.run(&["theme", "show", "dark"]).ended(0).out.contains("My own dark"));
}

#[test]
fn the_configuration_is_shown_checked_and_only_warned_of() {
    let house = House::with_examples();
    let path = house.run(&["config", "path"]).ended(0).out;
    let _ = house.run(&["config", "check"]).ended(0);
    std::fs::create_dir_all(std::path::Path::new(path.trim()).parent().unwrap()).unwrap();
    std::fs::write(path.trim(), "user = \"Hattie Quillfeather\"\ntehme = \"dark\"\n").unwrap();
    assert!(house.run(&["config", "show"]).ended(0).out.contains("Hattie Quillfeather"));
    assert!(house.run(&["config", "check"]).ended(0).out.contains("Did you mean 'theme'?"));
    assert!(house.run(&["show", "northbridge"]).ended(0).err.contains("config check"));
    std::fs::write(path.trim(), "user = 3\n").unwrap();
    let _ = house.run(&["config", "check"]).ended(1);
}

#[test]
fn without_a_home_the_program_works() {
    let house = House::with_examples().with("HOME", "");
    assert!(house.run(&["show", "northbridge"]).ended(0).err.is_empty());
    let _ = house.run(&["config", "show"]).ended(0);
}

#[test]
fn today_and_the_audits_folder_come_from_arguments_before_variables() {
    let house = House::with_examples().with("LSCB_AUDIT_DIR", "nowhere");
    assert!(house.run(&["show", "northbridge"]).ended(2).err.contains("nowhere"));
    let ran = house.run(&["show", "northbridge", "--audits", "audits", "--today", "2014-01-01"]).ended(0);
    assert!(ran.out.contains("0 overdue"));
    let wrong = house.with("LSCB_AUDIT_TODAY", "soon").run(&["config", "show"]).ended(2);
    assert!(wrong.err.contains("LSCB_AUDIT_TODAY"));
}

#[test]
fn a_closed_pipe_is_success() {
    let house = House::with_examples();
    let mut child = house.command(&["check", "audits", "--format", "json"]).stdout(Stdio::piped()).spawn().unwrap();
    let mut pipe = child.stdout.take().unwrap();
    let mut first = [0; 1];
    pipe.read_exact(&mut first).unwrap();
    drop(pipe);
    assert!(child.wait().unwrap().success());
}

#[test]
fn help_names_the_exit_codes_and_goes_to_standard_output() {
    let house = House::empty();
    let help = house.run(&["--help"]).ended(0);
    assert!(help.out.contains("Exit codes:") && help.err.is_empty());
    for command in ["new", "walk", "show", "check", "diff", "set", "framework", "theme", "config", "schema", "demo"] {
        assert!(help.out.contains(&format!("\n  {command} ")), "{command}");
        let _ = house.run(&[command, "--help"]).ended(0);
    }
    assert!(house.run(&["show", "a", "b"]).ended(2).err.contains("unexpected argument"));
}

#[test]
fn a_framework_with_two_standards_of_one_number_or_title_is_found_out_with_the_line() {
    let house = House::empty();
    let embedded = lscb_audit::framework::EMBEDDED;
    let line = |text: &str, of: &str| text.lines().position(|line| line == of).unwrap() + 1;
    let text = embedded.replacen("number = \"R4\"", "number = \"R03\"", 1).replacen("\"R3\"", "\"R03\"", 1);
    house.write("own.toml", &text);
    let found = house.run(&["framework", "check", "own.toml"]).ended(1).out;
    let at = text.lines().enumerate().filter(|(_, line)| *line == "number = \"R03\"").last().unwrap().0 + 1;
    for said in ["the number 'R03' is also that of 'local-procedures'", "number-twice", &at.to_string()] {
        assert!(found.contains(said), "{said} is not in\n{found}");
    }
    let text = embedded.replacen("title = \"CSE sub-group\"", "title = \"Treated as a priority\"", 1);
    house.write("own.toml", &text);
    let found = house.run(&["framework", "check", "own.toml"]).ended(0).out;
    assert!(found.contains("the title 'Treated as a priority' is also that of 'priority'"), "{found}");
    house.write("own.toml", embedded.replacen("id = \"priority\"", "id = \"board\"", 1));
    let found = house.run(&["framework", "check", "own.toml"]).ended(1).out;
    assert!(found.contains(&line(embedded, "id = \"priority\"").to_string()), "{found}");
    assert!(house.run(&["help", "number-twice"]).ended(0).out.contains("What to do: Give each its own number"));
}
