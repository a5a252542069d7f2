//! The pictures of the program in the README, drawn as the program draws itself.
//!
//! `LSCB_AUDIT_WRITE=1 cargo test --test interface picture` draws them anew.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr;

use crate::driver::Driver;

/// The size of a cell and the foot of its letters, in pixels.
const CELL: (usize, usize) = (9, 18);
const FOOT: usize = 14;
/// The space around the screen.
const MARGIN: usize = 12;

#[test]
fn the_pictures_in_the_readme_are_of_this_program() {
    for theme in ["dark", "light"] {
        let mut driver = Driver::open("northbridge/2014").sized(100, 31);
        driver.model.theme = theme.to_owned();
        driver.jump("R6");
        let picture = svg(&driver.buffer(), "Northbridge LSCB's audit of 2014, an example, open at requirement R6");
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("docs/pictures/{theme}.svg"));
        if std::env::var_os("LSCB_AUDIT_WRITE").is_some() {
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(&file, &picture).unwrap();
        }
        let known = fs::read_to_string(&file).unwrap_or_default();
        assert!(known == picture, "{} is not current: run with LSCB_AUDIT_WRITE=1", file.display());
    }
}

/// A screen as a picture: for each row its grounds, then its texts, of which each has its exact width.
fn svg(screen: &Buffer, title: &str) -> String {
    let (columns, rows) = (usize::from(screen.area.width), usize::from(screen.area.height));
    let (width, height) = (columns * CELL.0 + 2 * MARGIN, rows * CELL.1 + 2 * MARGIN);
    let ground = colour(screen.content()[0].bg);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"{title}\" \
         font-family=\"ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace\" font-size=\"15\">\n\
         <rect width=\"{width}\" height=\"{height}\" rx=\"8\" fill=\"{ground}\"/>\n"
    );
    for (row, cells) in screen.content().chunks(columns).enumerate() {
        let y = MARGIN + row * CELL.1;
        for (x, run) in runs(cells, |cell| cell.bg) {
            let (width, fill) = (run.len() * CELL.0, colour(run[0].bg));
            if fill != ground {
                writeln!(svg, "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{}\" fill=\"{fill}\"/>", CELL.1)
                    .unwrap();
            }
        }
        for (x, run) in runs(cells, |cell| (cell.fg, cell.modifier)) {
            text(&mut svg, (x, y + FOOT), run);
        }
    }
    svg + "</svg>\n"
}

fn text(svg: &mut String, (x, y): (usize, usize), run: &[Cell]) {
    let whole: String = run.iter().map(Cell::symbol).collect();
    let text = whole.trim();
    if text.is_empty() {
        return;
    }
    let x = x + (whole.len() - whole.trim_start().len()) * CELL.0;
    // Spaces that break no line are all kept.
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace(' ', "\u{a0}");
    let weight = if run[0].modifier.contains(Modifier::BOLD) { " font-weight=\"bold\"" } else { "" };
    let (fill, length) = (colour(run[0].fg), text.width() * CELL.0);
    writeln!(svg, "<text x=\"{x}\" y=\"{y}\" textLength=\"{length}\" fill=\"{fill}\"{weight}>{escaped}</text>")
        .unwrap();
}

/// Neighbouring cells that are alike, each with the place where they begin.
fn runs<K: PartialEq>(cells: &[Cell], key: impl Fn(&Cell) -> K) -> impl Iterator<Item = (usize, &[Cell])> {
    cells.chunk_by(move |one, next| key(one) == key(next)).scan(MARGIN, |x, run| {
        let start = *x;
        *x += run.len() * CELL.0;
        Some((start, run))
    })
}

fn colour(colour: Color) -> String {
    let Color::Rgb(red, green, blue) = colour else { panic!("the pictures are drawn in true colour: {colour:?}") };
    format!("#{red:02x}{green:02x}{blue:02x}")
}
