//! A paper as an Excel workbook: the same figures and texts, to be sorted and filtered.

use std::io;

use rust_xlsxwriter::{Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::Paper;
use super::standard::StandardOfPaper;
use crate::report::document::Tint;
use crate::report::shown::trend::CellShown;
use crate::report::table::Cell;
use crate::report::text;
use crate::report::xlsx;
use crate::words::{self, paper as said, paper::fact, returns as said_of_returns};

/// The widths of columns: of a number, of a word or a date, of a few words, of a text.
const NUMBER: u16 = 8;
const WORD: u16 = 16;
const NAME: u16 = 30;
const TEXT: u16 = 60;

/// The colour of a cell that says how something stands, legible on white; none for what is plain. It is that of the
/// status and not of its label, which every framework writes as it likes.
fn colour(tint: Tint) -> Option<u32> {
    match tint {
        Tint::Good => Some(0x1B_63_38),
        Tint::Doubt => Some(0x7A_4A_00),
        Tint::Bad => Some(0x9C_20_18),
        Tint::Plain | Tint::Heading | Tint::Faint => None,
    }
}

/// The height of a line, in points, and the most lines of a row that a spreadsheet takes.
const LINE: u32 = 15;
const MOST_LINES: u32 = 27;
/// The width that can still be read when it is printed on one page.
const PAGE: u16 = 220;

/// The row of the audit's state in the summary.
const STATE: u32 = 3;

/// The first column of the years in the sheet of the history.
const FIRST_YEAR: u16 = 2;

/// A sheet being laid out: a name, its columns with their widths, its rows.
struct Sheet<'a> {
    name: &'a str,
    columns: Vec<(String, u16)>,
    rows: Vec<Vec<Cell<'a>>>,
    /// The cells that are coloured.
    tints: Vec<((u32, u16), Tint)>,
}

impl Paper {
    /// The paper as a workbook, and how many texts had to be cut to fit into their cells.
    ///
    /// # Errors
    ///
    /// It is more than a workbook holds.
    pub fn workbook(&self) -> io::Result<(Vec<u8>, usize)> {
        let mut book = xlsx::workbook().map_err(io::Error::other)?;
        let mut cut = 0;
        for sheet in [summary(self), responses(self), actions(self), history(self)] {
            cut += sheet.write(&mut book, self).map_err(io::Error::other)?;
        }
        Ok((book.save_to_buffer().map_err(io::Error::other)?, cut))
    }
}

impl Sheet<'_> {
    fn write(&self, book: &mut Workbook, paper: &Paper) -> Result<usize, XlsxError> {
        let sheet = book.add_worksheet().set_name(self.name)?;
        let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        let head = wrapped.clone().set_bold();
        let day = xlsx::day().set_align(FormatAlign::Top);
        for (at, (name, width)) in (0..).zip(&self.columns) {
            sheet.set_column_width(at, *width)?.set_column_format(at, &wrapped)?;
            sheet.write_string_with_format(0, at, name, &head)?;
        }
        let mut cut = 0;
        for (row, cells) in (1..).zip(&self.rows) {
            for (column, cell) in (0..).zip(cells) {
                cut += usize::from(xlsx::write(sheet, (row, column), cell, &day)?);
            }
            let lines = cells.iter().zip(&self.columns).map(|(cell, (_, width))| xlsx::lines(cell, u32::from(*width)));
            sheet.set_row_height(row, lines.max().unwrap_or(1).min(MOST_LINES) * LINE)?;
        }
        for ((row, column), tint) in &self.tints {
            if let Some(colour) = colour(*tint) {
                sheet.set_cell_format(*row, *column, &wrapped.clone().set_font_color(colour))?;
            }
        }
        self.set_up(sheet, paper)?;
        Ok(cut)
    }

    /// Heads that stay, filters; and how it prints.
    fn set_up(&self, sheet: &mut Worksheet, paper: &Paper) -> Result<(), XlsxError> {
        let last_row = (0..).zip(&self.rows).last().map_or(0, |(at, _)| at + 1);
        let last_column = (0..).zip(&self.columns).last().map_or(0, |(at, _)| at);
        sheet.set_freeze_panes(1, 0)?.autofilter(0, 0, last_row, last_column)?;
        sheet.set_landscape().set_paper_size(9).set_repeat_rows(0, 0)?;
        // What would be too small to read on one page goes on two, with the standards on both.
        let width: u16 = self.columns.iter().map(|(_, width)| width).sum();
        if width > PAGE {
            sheet.set_print_scale(60).set_repeat_columns(0, 1)?
        } else {
            sheet.set_print_fit_to_pages(1, 0)
        };
        // `&` begins a command in a footer, so nothing of a file stands in it.
        sheet.set_footer(format!("&L{}&RPage &P of &N", said::foot(paper.seal.word())));
        Ok(())
    }
}

/// A column of cells that say how something stands, below its head.
fn tinted(column: u16, tints: impl Iterator<Item = Tint>) -> Vec<((u32, u16), Tint)> {
    (1..).zip(tints).map(|(row, tint)| ((row, column), tint)).collect()
}

/// The colour of what a year's audit has on a standard.
fn tint(cell: &CellShown) -> Tint {
    match (cell.state, cell.status.and_then(|status| status.parse().ok())) {
        ("answered", Some(status)) => text::tint(status),
        ("conflict" | "unreadable", _) => Tint::Bad,
        ("absent", _) => Tint::Plain,
        _ => Tint::Doubt,
    }
}

fn columns<const N: usize>(columns: [(&str, u16); N]) -> Vec<(String, u16)> {
    columns.map(|(name, width)| (name.to_owned(), width)).to_vec()
}

fn summary(paper: &Paper) -> Sheet<'_> {
    let mut rows: Vec<[Cell<'_>; 2]> = vec![
        ["Board".into(), (&paper.board).into()],
        ["Audit".into(), paper.year.into()],
        ["State".into(), (&paper.state.1).into()],
        ["Headline".into(), (&paper.headline).into()],
        [said::SUMMARY.into(), paper.summary.as_ref().into()],
    ];
    let part = |part: &crate::report::shown::PartShown| {
        let headline = part.headline();
        let rest = headline.rest();
        let rest = if rest.is_empty() { rest } else { format!("\n{rest}") };
        [Cell::from(part.title.clone()), Cell::from(headline.sentence() + &rest)]
    };
    rows.extend(paper.parts().iter().map(part));
    rows.push(["Progress".into(), (&paper.progress).into()]);
    rows.extend(paper.frame.iter().map(|line| ["About".into(), line.into()]));
    rows.extend(paper.asked.iter().map(|asked| [said::ASKED.into(), asked.into()]));
    if let Some(since) = &paper.since {
        rows.extend(since.said_first.iter().map(|said| [Cell::from(said::since(since.old)), said.into()]));
        rows.extend(since.areas.iter().map(|(head, standards)| [head.into(), Cell::from(standards.join("\n"))]));
        let counted = |[title, old, new, change]: &[String; 4]| {
            let [in_old, in_new] = &since.counted_in;
            let text = format!("{in_old}: {old}\n{in_new}: {new}\n{change}");
            [Cell::from(title.clone()), Cell::from(text)]
        };
        rows.extend(since.indicators.iter().map(counted));
    } else if let Some(year) = paper.history.audits.last() {
        let counted = |it: &crate::report::shown::trend::IndicatorTrend| {
            let count = words::count_and_rate(it.count, it.rate.map(|rate| rate.0), it.per);
            [Cell::from(it.title.clone()), Cell::from(count)]
        };
        rows.extend(year.indicators.iter().map(counted));
    }
    rows.extend(paper.agencies.returns.iter().map(|(_, text)| [said_of_returns::RETURNS.into(), text.into()]));
    rows.extend(paper.undecided.iter().map(|text| ["Conflicts".into(), text.into()]));
    rows.extend(paper.decisions.iter().map(|(on, what)| [Cell::from(format!("Decided {on}")), what.into()]));
    rows.extend(paper.notes.iter().map(|note| [said::NOTES.into(), note.into()]));
    let rows = rows.into_iter().map(|row| row.into_iter().collect()).collect();
    let tints = vec![((STATE, 1), paper.state.0)];
    Sheet { name: said::sheet::SUMMARY, columns: columns([("What", NAME), ("", 110)]), rows, tints }
}

fn responses(paper: &Paper) -> Sheet<'_> {
    let row = |it: &'_ StandardOfPaper| -> Vec<Cell<'static>> {
        let text = |text: &Option<String>| text.clone().map_or(Cell::Empty, Cell::from);
        vec![
            Cell::from(it.number.clone()),
            Cell::from(it.title.clone()),
            Cell::from(it.status.1.clone()),
            text(&it.evidence),
            text(&it.documents),
            text(&it.lead),
            text(&it.reason),
            text(&it.note),
            Cell::from(it.agencies.join("\n")),
            text(&it.actions),
            text(&it.history),
            text(&it.national),
            Cell::from(it.to_be_looked_at().join("\n")),
            text(&it.changed),
        ]
    };
    let heads = columns([
        ("", NUMBER),
        ("Standard", NAME),
        (fact::STATUS, WORD),
        (fact::EVIDENCE, TEXT),
        (fact::DOCUMENTS, NAME),
        (fact::LEAD, WORD),
        (fact::REASON, NAME),
        (fact::NOTE, NAME),
        (fact::AGENCIES, TEXT),
        (fact::ACTIONS, WORD),
        (fact::HISTORY, NAME),
        (fact::NATIONAL, NAME),
        (fact::DOUBTS, NAME),
        (fact::CHANGED, WORD),
    ]);
    let rows = paper.standards.iter().map(row).collect();
    let tints = tinted(2, paper.standards.iter().map(|it| it.status.0));
    Sheet { name: said::sheet::RESPONSES, columns: heads, rows, tints }
}

fn actions(paper: &Paper) -> Sheet<'_> {
    let widths = [TEXT, NAME, NAME, WORD, NAME];
    let columns = said::ACTION_COLUMNS.into_iter().zip(widths).map(|(name, width)| (name.to_owned(), width)).collect();
    let rows = paper
        .actions
        .iter()
        .map(|it| vec![(&it.what).into(), (&it.of).into(), it.owner().into(), it.due.into(), (&it.state.1).into()]);
    let tints = tinted(4, paper.actions.iter().map(|it| it.state.0));
    Sheet { name: said::sheet::ACTIONS, columns, rows: rows.collect(), tints }
}

fn history(paper: &Paper) -> Sheet<'_> {
    let years = paper.history.years.iter().map(|year| (year.to_string(), WORD));
    let columns = columns([("", NUMBER), ("Standard", NAME)]).into_iter().chain(years);
    let stands_out = (fact::DOUBTS.to_owned(), TEXT);
    let rows = paper.history.standards.iter().map(|it| {
        let cells = it.cells.iter().map(|cell| Cell::from(cell.spoken()));
        [(&it.number).into(), (&it.title).into()]
            .into_iter()
            .chain(cells)
            .chain([it.stands_out.as_ref().into()])
            .collect()
    });
    let tints = (FIRST_YEAR..).zip(0..paper.history.years.len()).flat_map(|(column, at)| {
        tinted(column, paper.history.standards.iter().map(move |it| it.cells.get(at).map_or(Tint::Plain, tint)))
    });
    let tints = tints.collect();
    Sheet { name: said::sheet::HISTORY, columns: columns.chain([stands_out]).collect(), rows: rows.collect(), tints }
}
