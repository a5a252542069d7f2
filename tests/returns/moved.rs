//! Forms that somebody rearranged, and words that somebody typed by hand: understood, or reported with their cell.

use std::collections::BTreeMap;

use crate::fill::{audit_text, bring, change_part, csv, read_audit, table, type_into, workbook, written};

/// The form with one cell typed into, a workbook.
fn typed(cells: &[(&str, &str)]) -> Vec<u8> {
    let cells: BTreeMap<String, String> = cells.iter().map(|(cell, text)| ((*cell).into(), (*text).into())).collect();
    type_into(&workbook(&audit_text("")), "sheet2", &cells)
}

/// The table of a CSV with R4 answered, changed by somebody.
fn changed(change: impl Fn(&mut Vec<Vec<String>>)) -> Vec<u8> {
    let mut table = table(&csv(&audit_text("")));
    let at = |name: &str| table[0].iter().position(|column| column == name).unwrap();
    let (standard, status, evidence) = (at("standard"), at("status"), at("evidence"));
    let row = table.iter_mut().find(|row| row[standard] == "sub-group").unwrap();
    (row[status], row[evidence]) = ("Met".to_owned(), "Minutes".to_owned());
    change(&mut table);
    written(&table)
}

fn is_read(form: &[u8]) {
    let after = read_audit(&bring(&audit_text(""), form, None).unwrap());
    let answer = &after.responses.iter().find(|(id, _)| id.as_str() == "sub-group").unwrap().1.agencies;
    let answer = answer.values().next().unwrap();
    assert_eq!((answer.status.unwrap().word(), answer.evidence.as_deref()), ("met", Some("Minutes")));
}

fn refusal(form: &[u8]) -> String {
    bring(&audit_text(""), form, None).unwrap_err()
}

#[test]
fn rows_sorted_or_gone_and_columns_moved_are_understood() {
    is_read(&changed(|_| {}));
    is_read(&changed(|table| table[1..].reverse()));
    is_read(&changed(|table| table.retain(|row| row.iter().any(|cell| cell == "sub-group" || cell == "status"))));
    is_read(&changed(|table| table.iter_mut().for_each(|row| row.reverse())));
    is_read(&changed(|table| table.iter_mut().for_each(|row| row.insert(3, "mine".to_owned()))));
    let semicolons = String::from_utf8(csv(&audit_text(""))).unwrap();
    assert!(refusal(semicolons.as_bytes()).contains("nothing was filled in"));
}

#[test]
fn columns_called_otherwise_are_known_by_what_is_hidden_or_by_what_people_read() {
    let cells = [("E4", "met"), ("G4", "Minutes"), ("E2", "Our view"), ("G2", "Proof")];
    is_read(&typed(&cells));
    // Without the hidden words: by the headings.
    let without = change_part(&typed(&cells[..2]), "xl/worksheets/sheet2.xml", |xml| {
        let (start, end) = (xml.find("<row r=\"1\"").unwrap(), xml.find("<row r=\"2\"").unwrap());
        format!("{}{}", &xml[..start], &xml[end..])
    });
    is_read(&without);
}

#[test]
fn a_standard_is_known_by_its_number_where_its_id_is_gone() {
    is_read(&changed(|table| {
        let at = table[0].iter().position(|column| column == "standard").unwrap();
        table.iter_mut().for_each(|row| drop(row.remove(at)));
    }));
}

#[test]
fn statuses_in_other_words_and_case_are_understood() {
    for status in ["Met", "MET", " met ", "In place", "in  PLACE"] {
        is_read(&typed(&[("E4", status), ("G4", "Minutes")]));
    }
}

#[test]
fn what_is_not_understood_is_named_with_its_cell_and_all_of_it_at_once() {
    let why =
        refusal(&typed(&[("E4", "Meet"), ("I4", "soon"), ("E5", "Not applicable"), ("I6", "31/2/2014"), ("G6", "x")]));
    for part in
        ["Questions, cell E4: 'Meet' is no status. Choose one of: Met", "cell I4: 'soon' is no day", "needs a reason"]
    {
        assert!(why.contains(part), "{why}");
    }
    assert!(why.contains("cell I6: '31/2/2014' is no day"), "{why}");
    let twice = refusal(&changed(|table| {
        let mut again = table.iter().find(|row| row.iter().any(|cell| cell == "sub-group")).unwrap().clone();
        again.iter_mut().filter(|cell| *cell == "Met").for_each(|cell| *cell = "Not met".to_owned());
        table.push(again);
    }));
    assert!(twice.contains("another row is about the same"), "{twice}");
    let foreign = refusal(&changed(|table| {
        let last = table.last_mut().unwrap();
        last.iter_mut().filter(|cell| *cell == "police").for_each(|cell| *cell = "health".to_owned());
    }));
    assert!(foreign.contains("belongs to another form"), "{foreign}");
}

#[test]
fn a_column_that_is_gone_is_not_taken_for_blank() {
    let why = refusal(&changed(|table| {
        let at = table[0].iter().position(|column| column == "evidence").unwrap();
        table.iter_mut().for_each(|row| drop(row.remove(at)));
    }));
    assert!(why.contains("has no column 'What shows it'"), "{why}");
}

#[test]
fn numbers_in_text_cells_are_texts_and_numbers_of_days_are_days() {
    let form = change_part(&typed(&[("E4", "met")]), "xl/worksheets/sheet2.xml", |xml| {
        let cell = |xml: String, name: &str, value: &str| {
            let start = xml.find(&format!("<c r=\"{name}\"")).unwrap();
            let end = start + xml[start..].find("/>").unwrap();
            format!("{}><v>{value}</v></c>{}", &xml[..end], &xml[end + 2..])
        };
        cell(cell(xml, "G4", "12.5"), "I4", "41908")
    });
    let after = bring(&audit_text(""), &form, None).unwrap();
    assert!(after.contains("evidence = \"12.5\"") && after.contains("on = 2014-09-26"), "{after}");
}

#[test]
fn a_form_of_another_audit_is_refused() {
    let form = typed(&[("E4", "met")]);
    let others =
        [("id = 'northbridge'", "id = 'eastmoor'"), ("year = 2014", "year = 2013"), ("id = 'police'", "id = 'fire'")];
    for ((from, to), named) in others.into_iter().zip(["board", "year", "agency"]) {
        let why = bring(&audit_text("").replace(from, to), &form, None).unwrap_err();
        assert!(why.contains(named), "{why}");
    }
}
