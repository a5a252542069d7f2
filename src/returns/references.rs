//! The names of cells in a sheet, looked at before the reader of workbooks computes with them: it does not expect a row of
//! twelve digits, nor a range that ends before it begins.

/// The elements whose names of cells are computed with.
const NAMED: [&str; 3] = ["c", "row", "dimension"];

/// Whether every cell, row and range that a sheet names can be one.
pub(super) fn are_sound(xml: &str) -> bool {
    let mut rest = xml;
    while let Some((_, from)) = rest.split_once('<') {
        // Comments and the like are written by no spreadsheet, and could hide a tag.
        if from.starts_with('!') {
            return false;
        }
        let end = end_of_tag(from);
        let Some((tag, after)) = from.split_at_checked(end) else { return false };
        if !is_sound(tag) {
            return false;
        }
        rest = after;
    }
    true
}

/// Where a tag ends: at the first `>` outside quotes.
fn end_of_tag(text: &str) -> usize {
    let mut quote = None;
    let end = text.find(|c| match (quote, c) {
        (None, '>') => true,
        (None, '"' | '\'') => {
            quote = Some(c);
            false
        }
        (Some(open), c) if open == c => {
            quote = None;
            false
        }
        _ => false,
    });
    end.unwrap_or(text.len())
}

fn is_sound(tag: &str) -> bool {
    let name = tag.split(|c: char| c.is_whitespace() || c == '/').next().unwrap_or_default();
    let name = name.rsplit(':').next().unwrap_or_default();
    !NAMED.contains(&name) || values(tag).all(|(attribute, value)| !matches!(attribute, "r" | "ref") || is_range(value))
}

/// The attributes of a tag, with their values.
fn values(tag: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = tag;
    std::iter::from_fn(move || {
        let (before, after) = rest.split_once('=')?;
        let name = before.split_whitespace().next_back().unwrap_or_default();
        let after = after.trim_start();
        let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let (value, after) = after.get(1..)?.split_once(quote)?;
        rest = after;
        Some((name, value))
    })
}

/// `B7`, `7`, or `A1:D9` from the first cell to the last.
fn is_range(text: &str) -> bool {
    let places: Option<Vec<(u64, u64)>> = text.split(':').map(place).collect();
    places.is_some_and(|places| match places.as_slice() {
        [_] => true,
        [from, to] => from.0 <= to.0 && from.1 <= to.1,
        _ => false,
    })
}

/// The row and the column, none of which is beyond what a sheet has.
fn place(text: &str) -> Option<(u64, u64)> {
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (column, row) = text.split_at_checked(letters).filter(|(column, row)| column.len() <= 3 && row.len() <= 7)?;
    let column = column.bytes().fold(0, |sum, letter| sum * 26 + u64::from(letter.to_ascii_uppercase() - b'A') + 1);
    let row = row.bytes().all(|digit| digit.is_ascii_digit()).then(|| row.parse().ok())??;
    Some((row, column))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_and_ranges_of_a_sheet_are_sound() {
        let sheet = "<?xml version=\"1.0\"?><x:worksheet><dimension ref=\"A1:XFD1048576\"/><sheetData><row r='7' spans=\"1:3\">\
            <c r=\"B7\" s=\"1\"><is><t> r=\"99999999999\"</t></is></c></row></sheetData><mergeCell ref=\"B2 C3\"/></x:worksheet>";
        assert!(are_sound(sheet));
    }

    #[test]
    fn names_beyond_a_sheet_are_not() {
        for tag in [
            "<c r=\"A99999999999\">",
            "<c r = 'A99999999999'>",
            "<row\nr=\"99999999999\">",
            "<x:c a=\">\" r=\"AAAAAAAAA1\"/>",
            "<dimension ref=\"B2:A1\"/>",
            "<dimension ref=\"A1:B2:C3\"/>",
            "<!-- \" --><c r=\"1\">",
            "<c r=\"A&#49;\">",
            "<c r=\"",
        ] {
            assert!(!are_sound(tag) || values(tag.trim_start_matches('<')).next().is_none(), "{tag}");
        }
    }
}
