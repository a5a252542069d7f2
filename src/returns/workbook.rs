//! The form as a workbook for Excel: a cover, the questions, the agency's actions, and a hidden sheet that says whose it is.

use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder,
    ProtectionOptions, Workbook, Worksheet, XlsxError,
};

use super::column::Column;
use super::csv::{action, question};
use super::make::{Asked, Blank};
use crate::plain::safe;
use crate::report::table::Cell;
use crate::report::xlsx::{excel_day, fitting, lines};
use crate::words::returns as words;

/// The number of this kind of form.
pub(super) const FORM: &str = "1";

/// The columns of the questions with their widths.
const QUESTIONS: [(Column, u32); 11] = [
    (Column::Standard, 2),
    (Column::Number, 5),
    (Column::Question, 34),
    (Column::Prompts, 34),
    (Column::Status, 15),
    (Column::Reason, 22),
    (Column::Evidence, 50),
    (Column::By, 18),
    (Column::On, 13),
    (Column::LastStatus, 15),
    (Column::LastEvidence, 34),
];
/// The columns of the actions with their widths.
const ACTIONS: [(Column, u32); 6] = [
    (Column::Standard, 2),
    (Column::Action, 2),
    (Column::Number, 5),
    (Column::What, 60),
    (Column::Due, 13),
    (Column::Done, 18),
];
/// The first rows of a table: the words of the columns, hidden; then what people read.
const HEADS: u32 = 2;

/// How cells look.
struct Looks {
    title: Format,
    label: Format,
    head: Format,
    locked: Format,
    locked_day: Format,
    text: Format,
    day: Format,
}

/// The workbook of a form. The same form gives the same bytes.
///
/// # Errors
///
/// It could not be put together.
pub fn write(blank: &Blank<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let looks = Looks::new();
    cover(workbook.add_worksheet(), blank, &looks)?;
    questions(workbook.add_worksheet(), blank, &looks)?;
    if !blank.to_do.is_empty() {
        actions(workbook.add_worksheet(), blank, &looks)?;
    }
    hidden(workbook.add_worksheet(), blank)?;
    workbook.save_to_buffer()
}

/// What the hidden sheet says, and every row of a CSV.
pub(super) fn head(blank: &Blank<'_>) -> [(&'static str, String); 6] {
    let audit = blank.audit;
    [
        ("form", FORM.to_owned()),
        ("board", audit.board.id.to_string()),
        ("year", audit.year.to_string()),
        ("framework", audit.framework.to_string()),
        ("edition", audit.edition.to_string()),
        ("agency", blank.agency.id.to_string()),
    ]
}

impl Looks {
    fn new() -> Self {
        let cell = Format::new().set_text_wrap().set_align(FormatAlign::Top).set_border(FormatBorder::Thin);
        let cell = cell.set_border_color(Color::RGB(0x00BF_BFBF));
        let locked = cell.clone().set_background_color(Color::RGB(0x00F2_F2F2));
        Self {
            title: Format::new().set_bold().set_font_size(16),
            label: Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top),
            head: locked.clone().set_bold(),
            locked_day: locked.clone().set_num_format("d mmm yyyy").set_align(FormatAlign::Left),
            locked,
            // As text, so that nothing that is typed becomes a formula, a number or a day.
            text: cell.clone().set_num_format("@").set_unlocked(),
            day: cell.set_num_format("d mmm yyyy").set_align(FormatAlign::Left).set_unlocked(),
        }
    }

    fn of(&self, column: Column) -> &Format {
        match column {
            Column::On | Column::Done => &self.day,
            column if Column::ANSWER.contains(&column) => &self.text,
            Column::Due => &self.locked_day,
            _ => &self.locked,
        }
    }
}

fn cover(sheet: &mut Worksheet, blank: &Blank<'_>, looks: &Looks) -> Result<(), XlsxError> {
    let board = &blank.audit.board.name;
    let year = blank.audit.period.as_ref().map_or_else(String::new, |period| format!(" ({period})"));
    let filled = [
        (words::BOARD, board.clone()),
        (words::YEAR, format!("{}{year}", blank.audit.year)),
        (words::AGENCY, blank.agency.name.clone()),
        (words::DUE, words::due(blank.agency.return_due)),
        (words::TO, words::to(blank.sender, board)),
    ];
    sheet.set_name(words::COVER)?;
    sheet.write_string_with_format(0, 1, text(&words::title(&blank.agency.name)), &looks.title)?;
    for (row, (label, value)) in (2..).zip(filled) {
        sheet.write_string_with_format(row, 1, label, &looks.label)?;
        sheet.write_string_with_format(row, 2, text(&value), &looks.locked)?;
    }
    let typed = [(8, "by", words::FILLED_IN_BY, &looks.text), (9, "on", words::FILLED_IN_ON, &looks.day)];
    for (row, key, label, look) in typed {
        sheet.write_string(row, 0, key)?;
        sheet.write_string_with_format(row, 1, label, &looks.label)?;
        sheet.write_blank(row, 2, look)?;
    }
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    for (row, line) in (11..).zip(words::HOW) {
        sheet.merge_range(row, 1, row, 2, line, &wrapped)?;
        sheet.set_row_height(row, 15 * u32::try_from(line.len() / 80 + 1).unwrap_or(1) + 5)?;
    }
    sheet.set_column_width(1, 36)?.set_column_width(2, 56)?.set_column_hidden(0)?;
    page(sheet);
    Ok(())
}

fn questions(sheet: &mut Worksheet, blank: &Blank<'_>, looks: &Looks) -> Result<(), XlsxError> {
    sheet.set_name(words::QUESTIONS)?;
    heads(sheet, &QUESTIONS, looks, blank.earlier.as_deref())?;
    for (row, asked) in (HEADS..).zip(&blank.asked) {
        for (place, (column, _)) in (0..).zip(QUESTIONS) {
            write_cell(sheet, (row, place), question(asked, column), looks.of(column))?;
            if column == Column::Status {
                choices(sheet, row, place, asked);
            }
        }
        let tallest = QUESTIONS.map(|(column, width)| question(asked, column).map_or(1, |cell| lines(&cell, width)));
        sheet.set_row_height(row, height(tallest.into_iter().max()))?;
    }
    sheet.set_freeze_panes(HEADS, 3)?.set_repeat_rows(1, 1)?.set_column_hidden(0)?;
    page(sheet);
    Ok(())
}

fn actions(sheet: &mut Worksheet, blank: &Blank<'_>, looks: &Looks) -> Result<(), XlsxError> {
    sheet.set_name(words::ACTIONS)?;
    heads(sheet, &ACTIONS, looks, None)?;
    for (row, to_do) in (HEADS..).zip(&blank.to_do) {
        for (place, (column, _)) in (0..).zip(ACTIONS) {
            write_cell(sheet, (row, place), action(to_do, column), looks.of(column))?;
        }
    }
    sheet.set_freeze_panes(HEADS, 0)?.set_repeat_rows(1, 1)?.set_column_hidden(0)?.set_column_hidden(1)?;
    page(sheet);
    Ok(())
}

/// The height of a row with so many lines, in points: room to write in, and not more than a screen.
fn height(lines: Option<u32>) -> u32 {
    lines.unwrap_or(1).clamp(4, 20) * 15
}

/// The two rows above a table, and the widths of its columns.
fn heads(sheet: &mut Worksheet, columns: &[(Column, u32)], looks: &Looks, year: Option<&str>) -> Result<(), XlsxError> {
    for (place, (column, width)) in (0..).zip(columns) {
        let heading = match (column, year) {
            (Column::Standard, _) => column.word().to_owned(),
            (Column::LastStatus | Column::LastEvidence, Some(year)) => {
                format!("{} ({year})", words::heading(column.word()))
            }
            _ => words::heading(column.word()).to_owned(),
        };
        sheet.write_string(0, place, column.word())?;
        sheet.write_string_with_format(1, place, heading, &looks.head)?;
        sheet.set_column_width(place, *width)?;
    }
    sheet.set_row_hidden(0)?;
    Ok(())
}

/// The list of statuses in a cell. Where the framework's labels do not fit into one, there is none, and they are typed.
fn choices(sheet: &mut Worksheet, row: u32, column: u16, asked: &Asked<'_>) {
    if asked.choices.iter().any(|label| label.contains(',')) {
        return;
    }
    let list = DataValidation::new().allow_list_strings(&asked.choices);
    let list = list.and_then(|list| list.set_error_message(words::CHOOSE));
    if let Ok(list) = list {
        let list = list.set_error_style(DataValidationErrorStyle::Stop);
        // The cell is within the sheet, so there is nothing else that could be refused.
        let _ = sheet.add_data_validation(row, column, row, column, &list);
    }
}

fn hidden(sheet: &mut Worksheet, blank: &Blank<'_>) -> Result<(), XlsxError> {
    sheet.set_name(words::HIDDEN)?.set_hidden(true);
    for (row, (key, value)) in (0..).zip(head(blank)) {
        sheet.write_string(row, 0, key)?.write_string(row, 1, words::LEAVE)?.write_string(row, 2, text(&value))?;
    }
    sheet.protect();
    Ok(())
}

/// Locks what is not to be typed in, without a password, and sees to it that a sheet prints on pages side by side.
fn page(sheet: &mut Worksheet) {
    let allowed = ProtectionOptions { format_columns: true, format_rows: true, ..ProtectionOptions::default() };
    sheet.protect_with_options(&allowed).set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    sheet.set_footer("&L&A&RPage &P of &N");
}

fn write_cell(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: Option<Cell<'_>>,
    look: &Format,
) -> Result<(), XlsxError> {
    match cell {
        Some(Cell::Text(written)) => sheet.write_string_with_format(row, column, text(&written), look)?,
        Some(Cell::Day(day)) => match excel_day(day) {
            Some(day) => sheet.write_datetime_with_format(row, column, &day, look)?,
            None => sheet.write_string_with_format(row, column, day.to_string(), look)?,
        },
        _ => sheet.write_blank(row, column, look)?,
    };
    Ok(())
}

/// The text as a cell takes it.
fn text(text: &str) -> String {
    fitting(&safe(text)).into_owned()
}
