//! Manual pages: one for the program and one for each command.

use crate::house::House;

#[test]
fn the_page_of_the_program_goes_to_standard_output() {
    let house = House::empty();
    let page = house.run(&["man"]).ended(0).out;
    for section in ["NAME", "SYNOPSIS", "DESCRIPTION", "\"EXIT STATUS\"", "FILES", "ENVIRONMENT", "\"SEE ALSO\""] {
        assert!(page.contains(&format!("\n.SH {section}\n")), "{section} is not in\n{page}");
    }
    assert!(page.contains("lscb\\-audit\\-set") && page.contains("LSCB_AUDIT_DIR"), "{page}");
}

#[test]
fn every_command_has_a_page_in_the_folder() {
    let house = House::empty();
    let ran = house.run(&["man", "share/man1"]).ended(0);
    let listed = house.run(&["help", "commands"]).ended(0).out;
    let commands: Vec<&str> = listed.lines().filter_map(|line| line.strip_prefix("## `")?.strip_suffix('`')).collect();
    for command in &commands {
        let page = house.read(&format!("share/man1/{}.1", command.replace(' ', "-")));
        assert!(page.contains("\n.SH NAME\n") && page.contains("\n.SH \"EXIT STATUS\"\n"), "{command}");
    }
    let files = std::fs::read_dir(house.path("share/man1")).unwrap().count();
    assert_eq!(files, commands.len());
    assert!(ran.out.is_empty() && ran.err.contains(&format!("{files} manual pages are in share/man1")), "{}", ran.err);
    // Again, over those of before.
    let _ = house.run(&["man", "share/man1"]).ended(0);
    assert!(house.run(&["man", "/dev/null/x"]).ended(2).err.contains("/dev/null/x"));
}

#[test]
fn the_synopsis_names_the_values_of_options_and_what_may_come_again() {
    let house = House::empty();
    let _ = house.run(&["man", "man1"]).ended(0);
    let synopsis = |name: &str| {
        let page = house.read(&format!("man1/{name}.1"));
        let section = page.split("\n.SH SYNOPSIS\n").nth(1).unwrap().split("\n.SH ").next().unwrap().to_owned();
        section.replace("\\fB", "").replace("\\fI", "").replace("\\fR", "").replace('\\', "")
    };
    for (page, typed) in [
        ("lscb-audit-sector", "[--year YEAR]"),
        ("lscb-audit-sector", "PATH..."),
        ("lscb-audit-diff", "[--years OLD,NEW]"),
        ("lscb-audit-diff", "[--fail-on WORD]..."),
        ("lscb-audit-diff", "[--exit-code]"),
        ("lscb-audit-report", "[-o|--output FILE]"),
        ("lscb-audit-returns-make", "[--agency ID]..."),
        ("lscb-audit-sign", "--by NAME AUDIT"),
        ("lscb-audit-theme", "COMMAND"),
        ("lscb-audit", "[PATH] [COMMAND]"),
    ] {
        assert!(synopsis(page).contains(typed), "{typed} is not in\n{}", synopsis(page));
    }
}
