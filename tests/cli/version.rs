//! `--version` says which build it is; `-V` the number alone.

use crate::house::House;

#[test]
fn the_version_names_the_commit_and_its_day_where_they_are_known() {
    let house = House::empty();
    let number = concat!("lscb-audit ", env!("CARGO_PKG_VERSION"));
    assert_eq!(house.run(&["-V"]).ended(0).out, format!("{number}\n"));
    let long = house.run(&["--version"]).ended(0).out;
    let build = long.trim_end().strip_prefix(number).unwrap().trim();
    if build.is_empty() {
        assert!(
            !std::path::Path::new(".git").exists()
                || std::process::Command::new("git").arg("--version").output().is_err()
        );
        return;
    }
    let (commit, day) = build.trim_matches(['(', ')']).split_once(", ").unwrap();
    assert!(commit.len() >= 7 && commit.chars().all(|c| c.is_ascii_hexdigit()), "{long}");
    assert!(day.parse::<jiff::civil::Date>().is_ok(), "{long}");
}
