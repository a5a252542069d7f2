//! The configuration file: what it sets, what is wrong in it, and where each setting comes from.

use crate::house::House;

const FILE: &str = "home/.config/lscb-audit/config.toml";

/// A house with that configuration.
fn house(text: &str) -> House {
    let house = House::with_examples().with("XDG_CONFIG_HOME", "");
    let path = house.run(&["config", "path"]).ended(0).out;
    house.write(if path.trim().ends_with(FILE) { FILE } else { path.trim() }, text);
    house
}

#[test]
fn every_setting_is_shown_with_its_value_and_where_it_comes_from() {
    let house =
        house("theme = 'light'\nmouse = false\n[keys]\nevidence = ['z', 'f4']\nnote = []\n").with("EDITOR", "ed");
    let page = house.run(&["config", "show"]).ended(0).out;
    for (name, value, origin) in [
        ("theme", "light", "from the configuration"),
        ("mouse", "false", "from the configuration"),
        ("hints", "true", "the default"),
        ("advance", "stay", "the default"),
        ("glyphs", "ascii", "by the locale and the terminal"),
        ("editor", "ed", "from VISUAL or EDITOR"),
        ("keys.evidence", "z f4", "from the configuration"),
        ("keys.note", "none", "from the configuration"),
        ("keys.undo", "u", "the default"),
    ] {
        let line = page.lines().find(|line| line.split_whitespace().next() == Some(name)).unwrap_or_default();
        assert!(line.ends_with(&format!(" {value}  ({origin})")), "{name}: '{line}'");
    }
}

#[test]
fn a_key_bound_twice_is_refused_naming_both() {
    let house = house("[keys]\nevidence = 'a'\n");
    let check = house.run(&["config", "check"]).ended(1).out;
    assert!(check.contains("`evidence`") && check.contains("`add-action`") && check.contains(":2:"), "{check}");
    let page = house.run(&["config", "show"]).ended(0);
    assert!(page.out.contains(&format!("{:<27}e  (the default)", "keys.evidence")), "{}", page.out);
    assert!(page.err.contains("line 2") && page.err.contains("config check"), "{}", page.err);
}

#[test]
fn what_is_wrong_is_found_with_its_place_and_near_names_and_the_rest_works() {
    let house = house("theme = 'lihgt'\nadvance = 'nxt'\nhints = false\n[keys]\nevidnce = 'z'\nnote = 'pagedwn'\n");
    let check = house.run(&["config", "check"]).ended(0).out;
    for said in [":1:", "light", ":2:", "next", ":5:", "evidence", ":6:", "pagedown"] {
        assert!(check.contains(said), "{said} is not in\n{check}");
    }
    let ran = house.run(&["config", "show"]).ended(0);
    assert!(ran.out.contains("hints                      false"), "{}", ran.out);
    assert!(ran.err.contains("line 1: there is no theme 'lihgt'. Did you mean light?"), "{}", ran.err);
}

#[test]
fn another_file_can_be_checked_before_it_is_used() {
    let house = House::empty();
    house.write("mine.toml", "[keys]\nundo = 'esc'\n");
    let check = house.run(&["config", "check", "mine.toml"]).ended(0).out;
    assert!(check.contains("mine.toml:2:") && check.contains("Esc leads out"), "{check}");
    assert!(house.run(&["config", "check", "none.toml"]).ended(2).err.contains("none.toml"));
}

#[test]
fn the_schema_takes_what_the_program_takes() {
    let house = House::empty();
    let schema = house.run(&["schema", "config"]).ended(0).json();
    let valid = |text: &str| {
        let config: toml::Table = text.parse().unwrap();
        jsonschema::validator_for(&schema).unwrap().is_valid(&serde_json::to_value(config).unwrap())
    };
    assert!(valid("glyphs = 'ascii'\nmouse = true\n[keys]\nevidence = ['e', 'f4']\nnote = 'm'"));
    assert!(!valid("advance = 'sometimes'"));
    assert!(!valid("[keys]\nundo = 3"));
}

#[test]
fn the_list_of_themes_marks_the_one_that_is_used_on_this_terminal() {
    let marked = |house: &House| -> Vec<String> {
        let list = house.run(&["theme", "list"]).ended(0).out;
        list.lines()
            .filter(|line| line.contains("used"))
            .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
            .collect()
    };
    let light = house("theme = 'light'\n");
    assert_eq!(marked(&light), ["light comes with the program (used here)"]);
    let plain = light.with("NO_COLOR", "1");
    let [light, monochrome] = &marked(&plain)[..] else { panic!("{:?}", marked(&plain)) };
    assert_eq!(light, "light comes with the program (used where there are colours)");
    assert!(
        monochrome.starts_with("monochrome comes with the program (used here, since NO_COLOR is set"),
        "{monochrome}"
    );
    // A theme that there is not is warned of, and dark is used.
    assert_eq!(marked(&house("theme = 'drak'\n")), ["dark comes with the program (used here)"]);
}

#[test]
fn an_audits_folder_that_is_not_there_is_said_with_its_line() {
    let house = house("theme = 'light'\naudits = '~/nosuch'\n");
    let check = house.run(&["config", "check"]).ended(0).out;
    for said in ["home/nosuch is not there", "folder-missing", "make the folder", "2"] {
        assert!(check.contains(said), "{said} is not in\n{check}");
    }
    // The first new audit makes it, so no other command warns of it.
    assert_eq!(house.run(&["config", "path"]).ended(0).err, "");
    let _ = house.run(&["new", "--board", "Fenland LSCB", "--year", "2015"]).ended(0);
    assert!(house.path("home/nosuch/fenland/2015.toml").is_file());
    assert!(!house.run(&["config", "check"]).ended(0).out.contains("folder-missing"));
    house.write("home/file", "");
    house.write("file.toml", "audits = '~/file'\n");
    assert!(house.run(&["config", "check", "file.toml"]).ended(0).out.contains("home/file is no folder"));
}
