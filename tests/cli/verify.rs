//! Whether signed audits still say what they said.

use crate::house::House;

const SIGNED: &str = "audits/northbridge/2013.toml";

fn altered() -> House {
    let house = House::with_examples().with("COLUMNS", "100");
    house.write(SIGNED, house.read(SIGNED).replacen("status = \"met\"", "status = \"planned\"", 1));
    house
}

#[test]
fn all_is_well_until_one_is_altered_and_then_it_is_named_with_what_to_do() {
    let house = House::with_examples();
    assert_eq!(house.run(&["verify", "audits"]).ended(0).out, "12 signed: all intact; 5 drafts\n");
    let ran = altered().run(&["verify", "audits"]).ended(1);
    for said in [
        "audits/northbridge/2013.toml: changed after it was signed off by Desmond Applegarth on 2 Dec 2013\n",
        "no version of it is kept on this computer",
        "12 signed: 11 intact, 1 altered; 5 drafts",
    ] {
        assert!(ran.out.contains(said), "{said}: {}", ran.out);
    }
    assert_eq!(ran.out.matches("audits/").count(), 2, "only what is altered is named: {}", ran.out);
}

#[test]
fn layout_is_no_change_and_a_wrong_value_is_no_reason_not_to_look() {
    let house = House::with_examples();
    house.write(SIGNED, format!("# a comment\n{}", house.read(SIGNED)).replace('\n', "\r\n"));
    let _ = house.run(&["verify", SIGNED]).ended(0);
    house.write(SIGNED, house.read(SIGNED).replacen("status = \"met\"", "status = \"mett\"", 1));
    let _ = house.run(&["verify", SIGNED]).ended(1);
    // A draft with wrong values, or of a framework that is not known here, has no seal to be broken.
    house.write("draft.toml", "format = 1\nframework = \"other\"\n[board]\nid = \"A b\"\n[audit]\nyear = \"x\"\n");
    let json = house.run(&["verify", "draft.toml", "--year", "2014", "--format", "json"]).ended(0).json();
    assert_eq!((&json["files"][0]["seal"], &json["files"][0]["year"]), (&"unsigned".into(), &().into()));
}

#[test]
fn a_seal_that_cannot_be_told_is_not_intact_and_says_why() {
    let house = House::with_examples();
    let sound = house.read(SIGNED);
    house.write(SIGNED, format!("grade = 1.5\n{sound}"));
    let ran = house.run(&["verify", SIGNED]).ended(1);
    assert!(ran.out.contains("its seal cannot be checked: `grade` is a number with a decimal point"), "{}", ran.out);
    let seal = sound.lines().find(|line| line.starts_with("seal = ")).unwrap();
    house.write(SIGNED, sound.replace(seal, ""));
    let ran = house.run(&["verify", SIGNED]).ended(1);
    assert!(ran.out.contains("its seal is missing"), "{}", ran.out);
}

#[test]
fn what_cannot_be_read_beats_what_is_altered_and_the_rest_is_done() {
    let house = altered();
    house.write("audits/pellan/2014.toml", "[board");
    house.write("audits/later/2014.toml", "format = 2\n[board]\nid = \"later\"\n");
    house.write("audits/notes.toml", "title = \"x\"\n");
    let ran = house.run(&["verify", "audits"]).ended(2);
    assert!(ran.out.contains("11 signed: 10 intact, 1 altered; 5 drafts; 2 files could not be read"), "{}", ran.out);
    for said in ["pellan/2014.toml: this is not valid TOML", "has format 2", "notes.toml is passed over"] {
        assert!(ran.err.contains(said), "{said}: {}", ran.err);
    }
}

#[test]
fn it_is_narrowed_by_year_and_board() {
    let house = altered();
    let files = |words: &[&str]| {
        let json = house.run(&[&["verify", "audits", "--format", "json"], words].concat());
        json.json()["files"].as_array().unwrap().len()
    };
    assert_eq!((files(&["--board", "northbridge"]), files(&["--year", "2013"])), (5, 4));
    assert_eq!(files(&["--years", "2010..2011"]), 3);
    let _ = house.run(&["verify", "audits", "--board", "northbridge", "--year", "2014"]).ended(0);
    assert!(house.run(&["verify", "audits", "--year", "2001"]).ended(2).err.contains("none of these"));
}

#[test]
fn a_kept_version_shows_what_was_altered() {
    let house = House::with_examples();
    let file = "audits/eastmoor/2014.toml";
    let _ = house.run(&["sign", "eastmoor/2014", "--by", "Chair"]).ended(0);
    let signed = house.read(file);
    house.write(file, signed.replacen("children = 38600", "children = 36800", 1));
    let ran = house.run(&["verify", file]).ended(1);
    assert!(
        ran.out.contains("What was changed: `lscb-audit restore audits/eastmoor/2014.toml --show 1`"),
        "{}",
        ran.out
    );
    let shown = house.run(&["restore", file, "--show", "1"]).ended(0).out;
    assert!(shown.contains("board.children: 38600 → 36800"), "{shown}");
    let _ = house.run(&["restore", file, "--take", "1"]).ended(0);
    assert_eq!(house.read(file), signed);
    let _ = house.run(&["verify", file]).ended(0);
}

#[test]
fn an_empty_file_is_none_whose_seal_is_well() {
    let house = House::empty();
    house.write("some/empty.toml", "\n# nothing\n");
    for ran in [house.run(&["verify", "some"]), house.run_with(&["verify", "-"], b"")] {
        let ran = ran.ended(2);
        assert!(ran.err.contains("there is nothing in it"), "{}", ran.err);
    }
}
