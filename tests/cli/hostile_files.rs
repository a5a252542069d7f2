//! No byte of a file, of its name or of what was typed reaches standard output or standard error as a command to the
//! terminal, whatever is asked for.

use std::path::Path;

use crate::hostile::{EVIL, EVIL_NAME, audit, first_unsafe, hostile};
use crate::house::House;

/// Audits, a framework, a theme and settings, all of them hostile, and a folder with a hostile name.
fn house() -> House {
    let example = |name: &str| std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap();
    let house = House::empty().with("USER", EVIL.replace('\0', "").as_str()).with("COLUMNS", "80");
    for year in 2012..=2014 {
        house.write(&format!("audits/northbridge/{year}.toml"), usable(&audit(year)));
    }
    house.write("audits/eastmoor/2014.toml", usable(&audit(2014)).replace("\"northbridge\"", "\"eastmoor\""));
    house.write(
        &format!("audits/{EVIL_NAME}/{EVIL_NAME}.toml"),
        usable(&audit(2014)).replace("\"northbridge\"", "\"b\""),
    );
    house.write("wrong.toml", audit(2014));
    house.write(&format!("{EVIL_NAME}.toml"), format!("format = 1 {EVIL}\n[board\n"));
    house.write("not-utf8.toml", [b"\x1b[31m", &b"\xff"[..]].concat());
    house.write("framework.toml", hostile(&example("docs/section-11/framework.toml")));
    house.write("theme.toml", hostile(&example("themes/dark.toml")) + "\n\"un\\u001Bknown\" = \"\\u001B[31m\"\n");
    house.write(
        "config.toml",
        format!("theme = {value}\nuser = {value}\n\"k\\u001B[31m\" = 1\n", value = toml::Value::from(EVIL)),
    );
    house.write("boards.csv", format!("name,id\n{},x\nX,{EVIL_NAME:?}\n../x,\n", EVIL.replace(['\r', '\n'], "")));
    house
}

/// The same with no wrong value in it, so that figures are made of it too.
fn usable(text: &str) -> String {
    text.replace("\"misspelt\"", "\"planned\"")
}

/// One of each command in each of its formats.
fn commands() -> Vec<Vec<String>> {
    let all = "show northbridge/2014 --format text|json|md
        check audits wrong.toml EVIL.toml not-utf8.toml --format text|json
        check audits --fail-on EVIL
        diff northbridge/2013 northbridge/2014 --whole --format text|json|md|csv
        diff audits --years 2013,2014 --format text|json|md|csv
        trend audits --format text|json|md|csv
        sector audits --year 2014 --format text|json|md|csv
        sector audits --year 2014 --anonymous --format text|json|md|csv
        actions audits --format text|json|md|csv
        export audits --format csv|ndjson
        export audits --actions --format csv|ndjson
        export audits --agencies --format csv|ndjson
        show EVIL|wrong.toml|not-utf8.toml|EVIL.toml|audits/EVIL/EVIL.toml
        diff EVIL.toml wrong.toml
        diff northbridge/2013 northbridge/2014 --format html
        trend audits --format html
        sector audits --year 2014 --format html
        report northbridge/2014 -o - --format html|md
        report audits/EVIL/EVIL.toml
        verify audits --format text|json
        set northbridge/2014 sub-group.note=EVIL
        restore northbridge/2014
        restore northbridge/2014 --show 1
        restore EVIL
        set audits/EVIL/EVIL.toml sub-group.note=EVIL board.name=EVIL
        set audits/EVIL EVIL=EVIL
        set northbridge/2014 sub-group.status=EVIL
        merge northbridge/2012 wrong.toml EVIL.toml
        merge audits/northbridge/2012.toml audits/northbridge/2013.toml EVIL.toml
        merge /dev/null wrong.toml audits/EVIL/EVIL.toml
        merge /dev/null northbridge/2014 wrong.toml
        new --board EVIL --year 2015 --id EVIL
        new --board EVIL --year EVIL
        new --year 2015 --boards boards.csv --dry-run
        new --year 2015 --boards EVIL.csv
        sign northbridge/2013 --by EVIL --role EVIL
        sign northbridge/2013 --by EVIL --role EVIL --force EVIL
        reopen northbridge/2013 --reason EVIL
        framework check framework.toml --format text
        framework show EVIL
        --framework framework.toml framework list --format text|json
        --framework framework.toml framework show
        --framework EVIL.toml framework list
        theme check theme.toml|EVIL
        theme show EVIL
        config check config.toml|EVIL.toml
        config show|path|check
        schema EVIL
        help EVIL
        git install EVIL
        git driver EVIL EVIL EVIL EVIL EVIL
        git show audits/EVIL/EVIL.toml
        --EVIL
        EVIL
        shwo EVIL
        walk EVIL
        --audits EVIL show northbridge
        --today EVIL show northbridge/2014
        returns make northbridge/2014 --agency EVIL
        returns make northbridge/2014 --format csv --output -
        returns make northbridge/2014 --agency police --format csv -o EVIL.csv
        returns read northbridge/2014 EVIL.csv
        returns read northbridge/2014 wrong.toml
        export audits -o EVIL/rows.csv|EVIL
        report northbridge/2014 -o EVIL.html|EVIL.md|EVIL.xlsx|EVIL/
        report northbridge/2014 -o audits/northbridge/2014.toml|EVIL.html
        schema audits/EVIL";
    all.lines().flat_map(|line| each_of(line.trim())).collect()
}

/// The arguments on a line; the last is each of the words with a bar between them.
fn each_of(line: &str) -> Vec<Vec<String>> {
    let (first, last) =
        line.rsplit_once(' ').map_or((vec![], line), |(first, last)| (first.split(' ').collect(), last));
    let name = EVIL_NAME.to_owned();
    last.split('|')
        .map(|last| first.iter().copied().chain([last]).map(|it| it.replace("EVIL", &name)).collect())
        .collect()
}

#[test]
fn no_command_lets_a_control_sequence_through_in_any_format() {
    let house = house();
    let mut through = Vec::new();
    for arguments in commands() {
        let ran = house.run(&arguments.iter().map(String::as_str).collect::<Vec<_>>());
        assert!(ran.code <= 2 || ran.code == 129, "{arguments:?}: {}: {}", ran.code, ran.err);
        let unsafe_one = [&ran.out, &ran.err].map(|text| first_unsafe(text));
        if unsafe_one != [None, None] {
            through.push(format!("{arguments:?}: {unsafe_one:?} in {ran:?}"));
        }
    }
    assert!(through.is_empty(), "{} commands let something through:\n{}", through.len(), through.join("\n\n"));
}

#[test]
fn the_configuration_and_its_themes_say_nothing_to_the_terminal() {
    let house = house().with("XDG_CONFIG_HOME", "");
    let text = house.read("config.toml");
    house.write("home/.config/lscb-audit/config.toml", text);
    house.write(&format!("home/.config/lscb-audit/themes/{EVIL_NAME}.toml"), house.read("theme.toml"));
    house.write("home/.config/lscb-audit/frameworks/f.toml", house.read("framework.toml"));
    for arguments in [
        &["config", "show"][..],
        &["theme", "list"],
        &["framework", "list"],
        &["show", "northbridge"],
        &["check", "audits"],
    ] {
        let ran = house.run(arguments);
        assert_eq!(
            (first_unsafe(&ran.out), first_unsafe(&ran.err)),
            (None, None),
            "{arguments:?}: {} {}",
            ran.out,
            ran.err
        );
    }
}

#[test]
fn what_the_surroundings_say_is_shown_harmlessly() {
    let evil = EVIL.replace('\0', "");
    for name in
        ["EDITOR", "VISUAL", "LSCB_AUDIT_DIR", "LSCB_AUDIT_TODAY", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "TERM", "LANG"]
    {
        let house = house().with(name, &evil);
        for arguments in
            [&["config", "show"][..], &["config", "path"], &["show", "audits/northbridge/2014.toml"], &["demo"]]
        {
            let ran = house.run(arguments);
            assert_eq!(
                (first_unsafe(&ran.out), first_unsafe(&ran.err)),
                (None, None),
                "{name}: {arguments:?}: {ran:?}"
            );
        }
        // What opens it elsewhere says where it is.
        let ran = house.run(&["set", "audits/northbridge/2014.toml", "sub-group.note=seen"]);
        assert_eq!((first_unsafe(&ran.out), first_unsafe(&ran.err)), (None, None), "{name}: {ran:?}");
    }
}

#[test]
fn walk_reads_hostile_audits_out_harmlessly() {
    let house = house();
    let lines = "r4\nguidance\nevidence\n\u{1b}[31m\u{9b}2J\n.\ncompare\ntrend\noverview\nactions\nlibrary\nhelp\nn\np\n1\nu\n\
        search \u{1b}\nconflicts\nr3\nc\no\nA\nL\ny\n?\nb\nq\n";
    for file in ["northbridge/2014", "wrong.toml", &format!("audits/{EVIL_NAME}/{EVIL_NAME}.toml")] {
        let ran = house.run_with(&["walk", file], lines.as_bytes());
        assert_ne!(ran.out, "", "{}", ran.err);
        assert_eq!((first_unsafe(&ran.out), first_unsafe(&ran.err)), (None, None), "{:?} {:?}", ran.out, ran.err);
    }
}
