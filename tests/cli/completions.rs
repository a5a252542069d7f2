//! What `completions` offers on a line, as a shell's script asks for it.

use std::fs;

use crate::house::House;

/// The words that are offered at the end of a line whose words are parted by spaces.
fn offered(house: &House, line: &str) -> Vec<String> {
    let words: Vec<&str> = ["completions", "zsh", "--"].into_iter().chain(line.split(' ')).collect();
    let ran = house.run(&words).ended(0);
    ran.out.lines().map(|line| line.split('\t').next().unwrap().to_owned()).collect()
}

#[test]
fn boards_and_years_are_offered_and_files_where_no_board_is_called_so() {
    let house = House::with_examples();
    let boards = ["ashenford", "eastmoor", "harrowmere", "northbridge", "pellan"];
    assert_eq!(offered(&house, "lscb-audit show "), boards);
    let years = [
        "northbridge",
        "northbridge/2010",
        "northbridge/2011",
        "northbridge/2012",
        "northbridge/2013",
        "northbridge/2014",
    ];
    assert_eq!(offered(&house, "lscb-audit show nor"), years);
    assert_eq!(offered(&house, "lscb-audit show northbridge/2014"), ["northbridge/2014"]);
    assert_eq!(offered(&house, "lscb-audit show audits/nor"), [":files"]);
    assert_eq!(offered(&house, "lscb-audit diff ashenford/2012 ashenford/2014"), ["ashenford/2014"]);
    assert_eq!(
        offered(&house, "lscb-audit report northbridge --previous pellan/"),
        ["pellan/2012", "pellan/2013", "pellan/2014"]
    );
    assert_eq!(offered(&house, "lscb-audit check --board e"), ["eastmoor"]);
    assert_eq!(offered(&house, "lscb-audit --audits nor"), [":folders"]);
    assert!(offered(&house, "lscb-audit sh").starts_with(&["show".to_owned()]));
}

#[test]
fn what_else_an_argument_takes_is_offered() {
    let house = House::with_examples();
    for (line, wanted) in [
        ("lscb-audit check audits --year 2", &["2010", "2011", "2012", "2013", "2014"][..]),
        ("lscb-audit diff audits --years 2013,", &["2013,2014"]),
        ("lscb-audit sector audits --years 2012..", &["2012..2014", "2012..2013"]),
        ("lscb-audit returns make northbridge/2014 --agency pol", &["police"]),
        ("lscb-audit check audits --fail-on warning,action-ov", &["warning,action-overdue"]),
        ("lscb-audit trend audits --fail-on reg", &["regressed"]),
        ("lscb-audit show northbridge --format=j", &["--format=json"]),
        ("lscb-audit theme show colour", &["colour-blind"]),
        ("lscb-audit theme check mine", &[":files"]),
        ("lscb-audit framework show ", &["cse-2009"]),
        ("lscb-audit help exit", &["exit-codes"]),
        ("lscb-audit help returns ", &["make", "read"]),
        ("lscb-audit schema framework-", &["framework-list"]),
        ("lscb-audit completions fi", &["fish"]),
        ("lscb-audit sign northbridge/2014 --by ", &[]),
    ] {
        assert_eq!(offered(&house, line), wanted, "{line}");
    }
    let explained = house.run(&["completions", "fish", "--", "lscb-audit", "framework", "show", ""]).ended(0).out;
    assert!(explained.starts_with("cse-2009\t"), "{explained}");
}

#[test]
fn keys_of_set_are_offered_step_by_step_with_what_they_may_hold() {
    let house = House::with_examples();
    let set = |typed: &str| offered(&house, &format!("lscb-audit set northbridge/2014 {typed}"));
    assert_eq!(set("sub-g"), ["sub-group."]);
    assert!(set("").contains(&"board.".to_owned()) && set("").contains(&"prevalence.".to_owned()));
    assert_eq!(set("sub-group.st"), ["sub-group.status="]);
    assert_eq!(set("R4.st"), ["R4.status="]);
    assert_eq!(set("sub-group.status=p"), ["sub-group.status=partly-met", "sub-group.status=planned"]);
    assert_eq!(set("sub-group.revisit="), ["sub-group.revisit=true", "sub-group.revisit=false"]);
    assert_eq!(set("sub-group.agencies.pol"), ["sub-group.agencies.police."]);
    assert_eq!(set("sub-group.agencies.police.status=m"), ["sub-group.agencies.police.status=met"]);
    assert_eq!(set("indicators.v"), ["indicators.victims="]);
    assert_eq!(set("board.agencies.pol"), ["board.agencies.police."]);
    assert_eq!(set("sub-group.evidence=@no"), ["sub-group.evidence=@:files"]);
    assert_eq!(set("sign"), [":files"], "what `set` does not set");
    assert_eq!(offered(&house, "lscb-audit set nor").first().unwrap(), "northbridge");
    let audit = house.read("audits/northbridge/2014.toml");
    let (before, after) = audit.split_once(".actions]]").unwrap();
    let standard = before.rsplit("[[responses.").next().unwrap();
    let id = after.split("id = \"").nth(1).unwrap().split('"').next().unwrap();
    assert!(set(&format!("{standard}.actions.")).contains(&format!("{standard}.actions.{id}.")));
}

#[test]
fn bash_gets_what_comes_after_the_sign_at_which_it_parts_words() {
    let house = House::with_examples();
    let asked = |words: &[&str]| {
        let words = [&["completions", "bash", "--", "lscb-audit"], words].concat();
        house.run(&words).ended(0).out
    };
    assert_eq!(asked(&["set", "northbridge", "sub-group.status", "=", "pl"]), "planned\n");
    assert_eq!(asked(&["set", "northbridge", "sub-group.status", "="]).lines().next(), Some("met"));
    assert_eq!(asked(&["show", "northbridge", "--format", "=", "j"]), "json\n");
    assert_eq!(asked(&["show", "northbridge/2013"]), "northbridge/2013\n");
}

#[test]
fn names_come_from_names_of_files_and_no_file_is_read() {
    let house = House::empty();
    for board in 0..1_000 {
        house.write(&format!("audits/board-{board:03}/2014.toml"), "this is no TOML");
    }
    assert_eq!(offered(&house, "lscb-audit show ").len(), 1_000);
    assert_eq!(offered(&house, "lscb-audit show board-99").len(), 10);
    assert_eq!(offered(&house, "lscb-audit returns make board-001 --agency "), [""; 0]);
}

#[test]
fn the_folder_and_the_framework_that_are_typed_count() {
    let house = House::with_examples();
    house.write("elsewhere/fenland/2013.toml", "");
    house.write("mine.toml", fs::read("docs/section-11/framework.toml").unwrap());
    house.write("audits/saltley/2014.toml", fs::read("docs/section-11/saltley-youth-2014.toml").unwrap());
    let set = |framework: &str| offered(&house, &format!("lscb-audit {framework}set saltley/2014 recruit"));
    assert_eq!(set("--framework mine.toml "), ["recruitment."]);
    assert_eq!(set(""), [":files"]);
    assert_eq!(offered(&house, "lscb-audit --audits elsewhere show "), ["fenland", "fenland/2013"]);
    assert_eq!(offered(&house, "lscb-audit --audits=elsewhere show f"), ["fenland", "fenland/2013"]);
}

#[test]
fn no_name_on_the_disk_becomes_anything_but_a_word() {
    let house = House::empty();
    for hostile in
        ["$(touch pwned)", "`touch pwned`", "a;touch pwned", "--help", "-V", "a b", "a\tb", "a\nb", "'a", "a*", "~root"]
    {
        house.write(&format!("audits/{hostile}/2014.toml"), "");
    }
    house.write("audits/alone/2014.toml", "");
    assert!(offered(&house, "lscb-audit show -").iter().all(|offer| offer != "-V"));
    for line in ["lscb-audit show ", "lscb-audit check --board ", "lscb-audit set ", "lscb-audit "] {
        let offers = offered(&house, line);
        let odd: Vec<_> =
            offers.iter().filter(|it| it.contains(|c: char| !c.is_alphanumeric() && c != '/' && c != '-')).collect();
        assert_eq!(odd, [""; 0], "{line}");
        assert!(offers.iter().all(|offer| !offer.starts_with('-')), "{line}: {offers:?}");
        assert!(offers.contains(&"alone".to_owned()), "{line}: {offers:?}");
    }
}

#[test]
fn every_shell_has_its_script() {
    let house = House::empty();
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let script = house.run(&["completions", shell]).ended(0).out;
        assert!(script.contains(&format!("lscb-audit completions {shell} -- ")), "{shell}");
    }
    assert!(house.run(&["completions", "sh"]).ended(2).err.contains("bash"));
}
