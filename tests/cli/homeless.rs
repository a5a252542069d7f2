//! No home folder, or one that nothing can be written into: the program works, and says in plain words what it cannot keep.

use crate::house::House;

/// Houses without a home that could be written to. A home that is a file stops root too.
fn houses() -> Vec<(&'static str, House)> {
    let file = || {
        let house = House::with_examples();
        house.write("no-home", "");
        let home = house.path("no-home").display().to_string();
        house.with("HOME", &home)
    };
    vec![
        (
            "none",
            House::with_examples()
                .with("HOME", "")
                .with("XDG_STATE_HOME", "/dev/null/state")
                .with("XDG_CONFIG_HOME", "/dev/null/config"),
        ),
        ("not there", House::with_examples().with("HOME", "/dev/null/nobody")),
        ("a file", file()),
    ]
}

#[test]
fn what_needs_no_home_works_without_one() {
    for (home, house) in houses() {
        let shown = house.run(&["show", "northbridge/2014"]).ended(0);
        assert!(shown.out.contains("13 of 15 met") && shown.err.is_empty(), "{home}: {}", shown.err);
        let made = house.run(&["new", "--board", "Fenland LSCB", "--year", "2015"]).ended(0);
        assert!(house.path("audits/fenland/2015.toml").is_file(), "{home}: {}", made.err);
        let walked = house.run_with(&["walk", "northbridge/2014"], b"q\n").ended(0);
        assert!(walked.out.contains("Focus on the child"), "{home}: {}", walked.out);
        let offers = house.run(&["completions", "bash", "--", "lscb-audit", "show", "nor"]).ended(0);
        assert!(offers.out.starts_with("northbridge\n"), "{home}: {}", offers.out);
    }
}

#[test]
fn what_cannot_be_kept_is_said_once_and_hinders_no_change() {
    for (home, house) in houses() {
        let set = house.run(&["set", "northbridge/2014", "ashenford/2014", "sub-group.note=seen"]).ended(0);
        assert!(house.read("audits/ashenford/2014.toml").contains("note = \"seen\""), "{home}");
        let said = set.err.lines().filter(|line| line.contains("version")).count();
        assert_eq!(said, 1, "{home}: {}", set.err);
    }
}

#[test]
fn the_demo_makes_its_copy_elsewhere() {
    for (home, house) in houses() {
        let temporary = house.path("temporary");
        std::fs::create_dir(&temporary).unwrap();
        let house = house.with("TMPDIR", temporary.to_str().unwrap());
        let ran = house.run(&["demo"]).ended(2);
        let folder = ran.err.split(" are in ").nth(1).unwrap_or_else(|| panic!("{home}: {}", ran.err));
        let folder = folder.split([';', ',']).next().unwrap();
        assert!(folder.starts_with(temporary.to_str().unwrap()), "{home}: {folder}");
        assert!(ran.err.contains("That is a temporary folder"), "{home}: {}", ran.err);
        let again = house.run(&["demo"]).ended(2).err;
        assert!(again.contains(&format!("{folder}, as you left it")), "{home}: {again}");
        assert_eq!(std::fs::read_dir(&temporary).unwrap().count(), 1, "{home}");
        assert!(
            house.run(&["show", &format!("{folder}/northbridge/2014.toml")]).ended(0).out.contains("13 of 15 met"),
            "{home}"
        );
    }
}
