//! Workbooks made from hostile files: no text in them runs, commands, or names anything; all of it is text.

use std::io::{Cursor, Read};

use crate::hostile::{audit, first_unsafe, hostile};
use crate::house::House;

/// What a spreadsheet would run, take for a command of a footer, or read as an escaped control character.
const RUNS: &str = "=HYPERLINK(\"https://example.org\",\"evil\")&\"bold\"&G&F _x001B_[31m _x202E_ <f>1</f>";

/// A house with two years of an audit in which every text is hostile, and the board, an agency and evidence also run.
fn house() -> House {
    let house = House::empty();
    for year in [2013, 2014] {
        let text =
            audit(year).replace("\"misspelt\"", "\"planned\"").replace("carried_from = 2013", "carried_from = 2012");
        let mut table: toml::Table = text.parse().unwrap();
        table["board"]["name"] = RUNS.into();
        table["board"]["agencies"][0]["name"] = RUNS.into();
        table["audit"]["summary"] = RUNS.into();
        table["responses"]["sub-group"]["evidence"] = RUNS.into();
        table["responses"]["sub-group"]["agencies"]["police"]["evidence"] = RUNS.into();
        house.write(&format!("audits/northbridge/{year}.toml"), toml::to_string(&table).unwrap());
    }
    let framework = std::fs::read_to_string("docs/section-11/framework.toml").unwrap();
    house.write("framework.toml", hostile(&framework));
    house
}

/// The parts of a workbook, by their names.
fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let count = archive.len();
    let part = |at| {
        let (mut part, mut text) = (archive.by_index(at).unwrap(), String::new());
        part.read_to_string(&mut text).unwrap();
        (part.name().unwrap().into_owned(), text)
    };
    (0..count).map(part).collect()
}

/// The text as a spreadsheet has it: after XML's escapes, those of the format itself, `_x001B_`.
fn read_by_a_spreadsheet(xml: &str) -> String {
    let mut read = String::new();
    let mut rest = xml;
    while let Some((before, after)) = rest.split_once("_x") {
        read.push_str(before);
        let code = after.get(..4).filter(|_| after.get(4..5) == Some("_"));
        match code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32) {
            Some(character) => {
                read.push(character);
                rest = after.get(5..).unwrap_or_default();
            }
            None => {
                read.push_str("_x");
                rest = after;
            }
        }
    }
    read + rest
}

/// What is wrong in a part.
fn wrong(name: &str, xml: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    wrong.extend(first_unsafe(xml).map(|c| format!("{c:?} stands in it")));
    wrong.extend(first_unsafe(&read_by_a_spreadsheet(xml)).map(|c| format!("{c:?} is read from it")));
    wrong.extend(xml.contains("&#").then(|| "a character by its number".to_owned()));
    for element in
        ["<f>", "<f ", "<hyperlink", "TargetMode=\"External\"", "<externalReference", "<definedName name=\"Auto"]
    {
        wrong.extend(xml.contains(element).then(|| format!("{element} stands in it")));
    }
    // Texts of the audit are texts of cells, and nothing else: no name of a sheet, no footer, no property.
    let is_of_cells = name == "xl/sharedStrings.xml";
    wrong.extend((!is_of_cells && xml.contains("evil")).then(|| "a text of the audit stands in it".to_owned()));
    wrong
}

#[test]
fn whatever_stands_in_an_audit_is_the_text_of_a_cell_in_every_workbook() {
    let house = house();
    let commands = [
        "export audits -o a.xlsx",
        "export audits --actions -o a.xlsx",
        "export audits --agencies -o a.xlsx",
        "report northbridge/2014 -o a.xlsx",
        "returns make northbridge/2014 --agency police -o a.xlsx",
    ];
    let (mut found, mut running) = (Vec::new(), 0);
    for command in commands {
        let _ = std::fs::remove_file(house.path("a.xlsx"));
        let ran = house.run(&command.split(' ').collect::<Vec<_>>());
        assert!(ran.code == 0, "{command}: {}", ran.err);
        assert_eq!((first_unsafe(&ran.out), first_unsafe(&ran.err)), (None, None), "{command}");
        for (name, xml) in parts(&std::fs::read(house.path("a.xlsx")).unwrap()) {
            running += xml.matches("=HYPERLINK").count();
            found.extend(wrong(&name, &xml).into_iter().map(|wrong| format!("{command}: {name}: {wrong}")));
        }
    }
    assert!(running >= commands.len(), "the texts are there, {running} times");
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn what_a_spreadsheet_reads_is_seen_by_this_test() {
    assert_eq!(read_by_a_spreadsheet("a_x001B_b_x005F_x001B__x_"), "a\u{1b}b_x001B__x_");
    let name = "xl/worksheets/sheet1.xml";
    for bad in ["<t>_x001B_</t>", "<t>\u{202e}</t>", "<f>1</f>", "<oddFooter>evil</oddFooter>", "<t>&#27;</t>"] {
        assert!(!wrong(name, bad).is_empty(), "{bad}");
    }
}
