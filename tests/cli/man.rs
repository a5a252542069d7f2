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
