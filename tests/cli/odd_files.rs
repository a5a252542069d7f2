//! Files that are not what was meant: links that lead nowhere, what is no text, what is too large; and what is said.

use std::fs;

use crate::house::House;

#[test]
fn a_configuration_that_cannot_be_read_ends_with_2_and_says_why() {
    let house = House::empty();
    let path = house.run(&["config", "path"]).ended(0).out.trim().to_owned();
    let ends = |says: &str| {
        let err = house.run(&["config", "check"]).ended(2).err;
        assert!(err.contains(says) && !err.contains("beside the audit") && !err.contains(".."), "{err}");
    };
    house.write(&path, b"user = \"caf\xe9\"");
    ends("is not UTF-8");
    house.write(&path, "#".repeat(2 << 20));
    ends("larger than 1 MiB");
    fs::remove_file(&path).unwrap();
    fs::create_dir(&path).unwrap();
    ends("is a folder");
    #[cfg(unix)]
    {
        fs::remove_dir(&path).unwrap();
        std::os::unix::fs::symlink("nowhere", &path).unwrap();
        ends("is a link, and what it points to is not there");
    }
}

#[cfg(unix)]
#[test]
fn links_that_lead_nowhere_are_called_so() {
    let house = House::with_examples();
    std::os::unix::fs::symlink("nowhere", house.path("dangling.toml")).unwrap();
    std::os::unix::fs::symlink("loop.toml", house.path("loop.toml")).unwrap();
    for command in [&["show"][..], &["check"], &["set", "sub-group.status=met"]] {
        let run = |file: &str| {
            let ran = house.run(&[command, &[file]].concat()).ended(2);
            ran.out + &ran.err
        };
        assert!(run("dangling.toml").contains("what it points to is not there"), "{command:?}");
        assert!(run("loop.toml").contains("leads back to itself"), "{command:?}");
    }
}

#[test]
fn set_takes_numbers_for_ids_and_says_that_standard_input_is_not_changed() {
    let house = House::with_examples();
    let _ = house.run(&["set", "northbridge/2014", "R5.status=partly-met", "responses.f3.note=By number"]).ended(0);
    let text = house.read("audits/northbridge/2014.toml");
    assert!(text.contains("[responses.focus-on-the-child]\nnote = \"By number\""), "{text}");
    let err = house.run_with(&["set", "-", "R5.status=met"], b"").ended(2).err;
    assert!(err.contains("standard input cannot be changed"), "{err}");
}

#[test]
fn an_audit_and_itself_differ_in_nothing_whatever_is_in_it() {
    let house = House::with_examples();
    let text = house.read("audits/northbridge/2014.toml");
    house.write("odd.toml", format!("{text}\n[responses.nosuch]\nstatus = \"met\"\n"));
    let ran = house.run(&["diff", "odd.toml", "odd.toml", "--exit-code"]).ended(0);
    assert!(ran.out.contains("the framework does not have responses.nosuch"), "{}", ran.out);
    let _ = house.run(&["diff", "northbridge/2013", "odd.toml", "--exit-code"]).ended(1);
    house.write("same.toml", format!("{text}\n[responses.nosuch]\nstatus = \"not-met\"\n"));
    let _ = house.run(&["diff", "odd.toml", "same.toml", "--exit-code"]).ended(1);
}

#[test]
fn a_file_is_named_once_and_a_day_is_asked_for_in_our_own_words() {
    let house = House::with_examples();
    house.write("big.toml", "#".repeat(2 << 20));
    let err = house.run(&["diff", "big.toml", "northbridge/2014"]).ended(2).err;
    assert_eq!(err.matches("big.toml").count(), 1, "{err}");
    let err = house.run(&["show", "northbridge", "--today", "2014-99-99"]).ended(2).err;
    assert!(err.contains("write year, month and day, as in 2014-11-10"), "{err}");
}

#[test]
fn a_theme_is_checked_by_its_name_and_one_that_cannot_be_used_is_marked() {
    let house = House::empty();
    let _ = house.run(&["theme", "check", "dark"]).ended(0);
    let config = house.run(&["config", "path"]).ended(0).out;
    let folder = std::path::Path::new(config.trim()).parent().unwrap().join("themes");
    house.write(folder.join("broken.toml").to_str().unwrap(), "format = ");
    let list = house.run(&["theme", "list"]).ended(0).out;
    let marked: Vec<&str> = list.lines().filter(|line| line.contains("cannot be used")).collect();
    assert!(marked.len() == 1 && marked[0].starts_with("broken "), "{list}");
    let _ = house.run(&["theme", "check", "broken"]).ended(2);
}

#[test]
fn without_an_editor_the_usual_one_that_is_there_is_named() {
    let house = House::empty();
    house.write("bin/nano", "");
    let bin = house.path("bin").display().to_string();
    let shown = house.with("PATH", &bin).run(&["config", "show"]).ended(0).out;
    assert!(shown.contains("nano  (found here"), "{shown}");
}
