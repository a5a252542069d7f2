//! New audits, blank and carried over.

use crate::house::House;

#[test]
fn a_new_board_gets_an_id_and_a_file() {
    let house = House::empty();
    let ran = house.run(&["new", "--board", "King's Fenland LSCB", "--year", "2014", "--audits", "audits"]).ended(0);
    assert_eq!(ran.out, "audits/kings-fenland/2014.toml\n");
    assert!(ran.err.contains("'kings-fenland'"));
    let _ = house.run(&["check", "audits", "--fail-on", "warning"]).ended(0);
    let again = house.run(&["new", "--board", "King's Fenland LSCB", "--year", "2014", "--audits", "audits"]).ended(2);
    assert!(again.err.contains("there already"));
}

#[test]
fn what_goes_with_many_boards_is_refused_for_one() {
    let house = House::empty();
    for word in ["--dry-run", "--keep-going"] {
        let ran = house.run(&["new", "--board", "Solo LSCB", "--year", "2014", "--audits", "audits", word]).ended(2);
        assert!(ran.err.contains("--boards") && !house.path("audits").exists(), "{}", ran.err);
    }
}

#[test]
fn a_known_board_is_known_by_its_name_too_and_an_earlier_audit_is_mentioned() {
    let house = House::with_examples();
    let ran = house.run(&["new", "--board", "northbridge lscb", "--year", "2015"]).ended(0);
    assert_eq!(ran.out, "audits/northbridge/2015.toml\n");
    assert!(ran.err.contains("--from audits/northbridge/2014.toml"));
    assert!(house.run(&["new", "--board", "northbridge", "--year", "2016", "--blank"]).ended(0).err.is_empty());
}

#[test]
fn carried_answers_count_as_unanswered() {
    let house = House::with_examples();
    let _ = house.run(&["new", "--board", "northbridge", "--year", "2015", "--from", "northbridge/2014"]).ended(0);
    let json = house.run(&["show", "northbridge/2015", "--format", "json"]).ended(0).json();
    assert_eq!((&json["progress"]["answered"], &json["parts"][0]["statuses"]["carried"]), (&0.into(), &15.into()));
    let not_earlier =
        house.run(&["new", "--board", "northbridge", "--year", "2013", "--from", "northbridge/2014", "-o", "x"]);
    assert!(not_earlier.ended(2).err.contains("earlier"));
}

#[test]
fn what_cannot_be_made_is_refused() {
    let house = House::with_examples();
    let new = |more: &[&str]| house.run(&[&["new", "--year", "2015"], more].concat());
    assert!(new(&["--board", "eastmoor", "--from", "northbridge"]).ended(2).err.contains("eastmoor"));
    assert!(new(&["--board", "???"]).ended(2).err.contains("--id"));
    assert!(new(&["--board", "x", "--from", "northbridge", "--blank"]).ended(2).err.contains("--blank"));
    assert!(house.run(&["new", "--board", "x", "--year", "1066"]).ended(2).err.contains("1989"));
}

#[test]
fn the_output_goes_where_it_is_asked_for() {
    let house = House::empty();
    let to_file = house.run(&["new", "--board", "X", "--year", "2014", "-o", "some/where.toml"]).ended(0);
    let to_output = house.run(&["new", "--board", "X", "--year", "2014", "-o", "-"]).ended(0);
    assert_eq!((to_file.out.as_str(), house.read("some/where.toml")), ("some/where.toml\n", to_output.out));
}
