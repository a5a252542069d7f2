//! The demo makes a private copy of the examples and says where.

use crate::house::House;

#[test]
fn the_demo_says_where_its_copy_is() {
    let house = House::empty();
    let ran = house.run(&["demo"]).ended(2);
    let folder = ran.err.split(" are in ").nth(1).unwrap().split([';', ',']).next().unwrap();
    assert!(ran.err.contains("DEMO") && folder.contains("home"), "{}", ran.err);
    let shown = house.run(&["show", &format!("{folder}/northbridge/2014.toml")]).ended(0);
    assert!(shown.out.contains("13 of 15 met"));
}

#[test]
fn what_was_begun_in_the_demo_is_still_there_the_next_time() {
    let house = House::empty();
    assert!(house.run(&["demo"]).ended(2).err.contains("they stay as you leave them"));
    assert!(house.run(&["demo"]).ended(2).err.contains("as you left it; `lscb-audit demo --anew` begins afresh"));
    assert!(house.run(&["demo", "--anew"]).ended(2).err.contains("demo-before"));
}

#[cfg(unix)]
#[test]
fn the_copy_is_private() {
    use std::os::unix::fs::MetadataExt;
    let house = House::empty();
    let _ = house.run(&["demo"]).ended(2);
    let copies = walkdir::WalkDir::new(house.path("home")).into_iter().map(Result::unwrap);
    let copies: Vec<_> = copies.filter(|it| it.path().components().any(|part| part.as_os_str() == "demo")).collect();
    assert!(copies.len() > 17);
    for copy in copies {
        assert_eq!(copy.metadata().unwrap().mode() & 0o077, 0, "{}", copy.path().display());
    }
}
