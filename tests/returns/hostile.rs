//! Files that are no forms, or pretend to be small: each is refused in a sentence, and none makes the program fail.

use std::io::{Cursor, Write};

use lscb_audit::returns::{self, Refused};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::fill::{audit_text, bring, change_part, csv, type_into, workbook};

fn refused(bytes: &[u8]) -> Refused {
    returns::read(bytes).unwrap_err()
}

fn archive(name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    to.start_file(name, SimpleFileOptions::default()).unwrap();
    to.write_all(bytes).unwrap();
    to.finish().unwrap().into_inner()
}

fn answered() -> Vec<u8> {
    type_into(&workbook(&audit_text("")), "sheet2", &[("E4".to_owned(), "Met".to_owned())].into())
}

#[test]
fn foreign_files_are_refused() {
    assert_eq!(refused(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]), Refused::LockedOrOld);
    assert_eq!(refused(b"\x89PNG\r\n\x1a\n\xff"), Refused::Foreign);
    assert_eq!(refused(b"PK\x03\x04 and no more"), Refused::Damaged);
    assert_eq!(refused(&archive("word/document.xml", b"<w:document/>")), Refused::Foreign);
    for text in ["", "a,b,c\n1,2,3\n", "standard,status\nsub-group,met\n", "\u{FEFF}"] {
        assert_eq!(refused(text.as_bytes()), Refused::NoForm, "{text}");
    }
    let hidden =
        change_part(&answered(), "xl/worksheets/sheet3.xml", |xml| xml.replace("<c ", "<d ").replace("</c>", "</d>"));
    assert!(matches!(refused(&hidden), Refused::NoForm | Refused::Damaged));
}

#[test]
fn a_later_form_is_refused() {
    let later = String::from_utf8(csv(&audit_text(""))).unwrap().replace("\n1,northbridge", "\n2,northbridge");
    assert_eq!(refused(later.as_bytes()), Refused::Later("2".to_owned()));
}

#[test]
fn a_small_file_that_unpacks_to_a_large_one_is_refused() {
    let bomb = archive("xl/worksheets/sheet1.xml", &vec![b' '; 64 << 20]);
    assert!(bomb.len() < 200_000);
    assert_eq!(refused(&bomb), Refused::TooLarge);
    let one = change_part(&answered(), "xl/styles.xml", |xml| xml + &" ".repeat(2 << 20));
    assert_eq!(refused(&one), Refused::TooLarge);
    assert_eq!(refused(&vec![b'a'; returns::MOST_BYTES + 1]), Refused::TooLarge);
}

#[test]
fn a_count_of_texts_that_is_not_so_is_refused() {
    for count in ["uniqueCount=\"99999999999\"", "uniqueCount = '18446744073709551615'"] {
        let lying = change_part(&answered(), "xl/sharedStrings.xml", |xml| {
            let start = xml.find("uniqueCount").unwrap();
            let end = start + xml[start..].find('>').unwrap();
            format!("{}{count}{}", &xml[..start], &xml[end..])
        });
        assert_eq!(refused(&lying), Refused::Damaged);
    }
}

#[test]
fn one_text_in_a_great_many_cells_is_refused() {
    let many = change_part(&answered(), "xl/worksheets/sheet2.xml", |xml| {
        let rows: String =
            (100..9_000).map(|row| format!("<row r=\"{row}\"><c r=\"M{row}\" t=\"s\"><v>0</v></c></row>")).collect();
        xml.replace("</sheetData>", &format!("{rows}</sheetData>"))
    });
    let long = change_part(&many, "xl/sharedStrings.xml", |xml| {
        let start = xml.find("<si>").unwrap();
        let end = xml.find("</si>").unwrap();
        format!("{}<si><t>{}</t>{}", &xml[..start], "x".repeat(30_000), &xml[end..])
    });
    assert_eq!(refused(&long), Refused::TooLarge);
}

#[test]
fn a_sheet_that_says_it_has_a_billion_cells_is_read_by_the_cells_it_has() {
    let wide = change_part(&answered(), "xl/worksheets/sheet2.xml", |xml| {
        let start = xml.find("<dimension").unwrap();
        let end = start + xml[start..].find("/>").unwrap() + 2;
        let last = "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData>";
        format!("{}<dimension ref=\"A1:XFD1048576\"/>{}", &xml[..start], &xml[end..].replace("</sheetData>", last))
    });
    assert!(bring(&audit_text(""), &wide, None).unwrap().contains("status = \"met\""));
}

#[test]
fn names_of_cells_that_cannot_be_are_refused() {
    for (from, to) in [("<c r=\"E4\"", "<c r=\"E99999999999\""), ("<row r=\"4\"", "<row r=\"99999999999\"")] {
        let wrong = change_part(&answered(), "xl/worksheets/sheet2.xml", |xml| xml.replacen(from, to, 1));
        assert_eq!(refused(&wrong), Refused::Damaged, "{to}");
    }
}

#[test]
fn ten_thousand_rows_are_read() {
    let many = change_part(&answered(), "xl/worksheets/sheet2.xml", |xml| {
        let cell =
            |row: u32| format!("<row r=\"{row}\"><c r=\"C{row}\" t=\"inlineStr\"><is><t>mine</t></is></c></row>");
        xml.replace("</sheetData>", &format!("{}</sheetData>", (100..10_100).map(cell).collect::<String>()))
    });
    assert!(bring(&audit_text(""), &many, None).unwrap().contains("status = \"met\""));
}

#[test]
fn a_damaged_file_never_makes_the_program_fail() {
    let form = answered();
    for length in (0..form.len()).step_by(97) {
        assert!(returns::read(&form[..length]).is_err());
    }
    let mut noise = 1_u32;
    for _ in 0..300 {
        let mut broken = form.clone();
        for _ in 0..4 {
            noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let at = usize::try_from(noise >> 8).unwrap() % broken.len();
            broken[at] ^= 1 << (noise & 7);
        }
        let _ = returns::read(&broken);
    }
}

#[test]
fn xml_that_is_broken_never_makes_the_program_fail() {
    let parts = ["xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml", "xl/worksheets/sheet2.xml", "_rels/.rels"];
    let form = answered();
    let mut noise = 7_u32;
    for part in parts {
        for _ in 0..40 {
            noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let broken = change_part(&form, part, |xml| {
                let at = usize::try_from(noise >> 4).unwrap() % xml.len();
                let at = (at..xml.len()).find(|at| xml.is_char_boundary(*at)).unwrap_or(0);
                let with = ["<", ">", "\"", "9999999999", "&#0;", "-1", "</c>", "A", "", "]]>", "<![CDATA["];
                let rest: String = xml[at..].chars().skip(usize::try_from(noise % 5).unwrap()).collect();
                format!("{}{}{rest}", &xml[..at], with[usize::try_from(noise >> 9).unwrap() % with.len()])
            });
            let _ = returns::read(&broken);
        }
    }
}
