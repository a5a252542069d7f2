//! What is written stays where it belongs: nothing in a file names a place, and a folder means what is in it.

use std::fs;

use crate::house::House;

#[cfg(unix)]
#[test]
fn a_link_in_a_folder_that_leads_out_of_it_is_not_written_through() {
    let house = House::with_examples();
    house.write("elsewhere/2014.toml", house.read("audits/northbridge/2014.toml"));
    let before = house.read("elsewhere/2014.toml");
    let link = house.path("audits/northbridge/linked.toml");
    std::os::unix::fs::symlink(house.path("elsewhere/2014.toml"), &link).unwrap();
    std::os::unix::fs::symlink("2014.toml", house.path("audits/northbridge/latest.toml")).unwrap();
    std::os::unix::fs::symlink(house.path("audits"), house.path("all")).unwrap();
    for folder in ["audits/northbridge", "all"] {
        let ran = house.run(&["set", folder, "--year", "2014", "sub-group.note=seen"]).ended(2);
        assert!(ran.err.contains("linked.toml is a link that leads out of the folder"), "{}", ran.err);
        assert_eq!(house.read("elsewhere/2014.toml"), before);
        assert!(house.read("audits/northbridge/2014.toml").contains("note = \"seen\""));
    }
    // Named itself, it is followed, and stays a link.
    let _ = house.run(&["set", "audits/northbridge/linked.toml", "sub-group.note=meant"]).ended(0);
    assert!(house.read("elsewhere/2014.toml").contains("note = \"meant\"") && link.is_symlink());
}

#[test]
fn no_id_and_no_list_of_boards_names_a_place() {
    let house = House::empty();
    house.write("boards.csv", "name,id\nX,../x\nY,/tmp/y\nZ,a/b\n");
    let ran = house.run(&["new", "--boards", "boards.csv", "--year", "2015"]).ended(2);
    assert!(["line 2", "line 3", "line 4"].iter().all(|line| ran.err.contains(line)), "{}", ran.err);
    for id in ["../x", "/tmp/x", "a/b", "..", "x\\y"] {
        let _ = house.run(&["new", "--board", "X", "--id", id, "--year", "2015"]).ended(2);
    }
    let _ = house.run(&["new", "--board", "../../X", "--year", "2015", "--audits", "audits"]).ended(0);
    let mut made: Vec<String> = walkdir::WalkDir::new(house.path("."))
        .into_iter()
        .filter_map(|entry| entry.unwrap().path().strip_prefix(house.path(".")).unwrap().to_str().map(str::to_owned))
        .filter(|path| fs::metadata(house.path(path)).unwrap().is_file())
        .collect();
    made.sort();
    assert_eq!(made, ["audits/x/2015.toml", "boards.csv"]);
}
