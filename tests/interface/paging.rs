//! Paging shows every row: from the top to the end and back again, on every screen that scrolls, at several sizes.

use std::collections::BTreeSet;

use lscb_audit::tui::boards::{Cell, Row};
use lscb_audit::tui::layer::Layer;

use crate::conflicts::left_by_a_merge;
use crate::driver::Driver;
use crate::fixtures::{FRAME, audit, example, many};

const SIZES: [(u16, u16); 3] = [(40, 12), (80, 24), (120, 40)];
/// A screen on which nothing has to be scrolled.
const TALL: u16 = 500;

/// What stands between frames on the screen, piece by piece.
fn pieces(screen: &str) -> BTreeSet<String> {
    let lines = screen.lines().flat_map(|line| line.split('│'));
    lines.map(|piece| piece.trim().to_owned()).filter(|piece| !piece.is_empty()).collect()
}

/// Everything that comes into sight while a key is pressed until nothing moves any more.
fn seen(driver: &mut Driver, key: &str) -> BTreeSet<String> {
    let mut seen = pieces(&driver.screen());
    for _ in 0..300 {
        let before = driver.screen();
        let after = driver.press(key).screen();
        if before == after {
            return seen;
        }
        seen.extend(pieces(&after));
    }
    panic!("it never ends:\n{}", driver.screen());
}

/// Pages to the end and back, and fails if any of that is never in sight.
#[track_caller]
fn pages_show(driver: &mut Driver, what: &str, expected: impl Fn(&mut Driver, u16) -> Vec<String>) {
    for (columns, rows) in SIZES {
        let expected = expected(driver, columns);
        assert!(expected.len() > 2, "{what}: {expected:?}");
        driver.resize(columns, rows);
        seen(driver, "pageup");
        for key in ["pagedown", "pageup"] {
            let seen = seen(driver, key);
            let is_seen = |it: &&String| seen.iter().any(|piece| piece.contains(*it));
            let missed: Vec<&String> = expected.iter().filter(|it| !is_seen(it)).collect();
            assert!(missed.is_empty(), "{what} at {columns}x{rows}, {key}: never in sight: {missed:#?}");
        }
    }
}

/// What a page has on a tall screen, but for so many lines at its head and its foot.
fn on_a_tall_screen(head: usize, foot: usize) -> impl Fn(&mut Driver, u16) -> Vec<String> {
    move |driver, columns| {
        let screen = driver.sized_screen(columns, TALL);
        let lines: Vec<&str> = screen.lines().collect();
        let lines = &lines[2 + head..lines.len() - 2 - foot];
        lines.iter().map(|line| line.trim_matches(['│', ' ']).to_owned()).filter(|line| !line.is_empty()).collect()
    }
}

fn numbered(word: &str, count: usize) -> Vec<String> {
    (1..=count).map(|number| format!("{word}{number:02}")).collect()
}

fn standards(driver: &Driver) -> Vec<String> {
    driver.model.standards().map(|standard| format!("{} ", standard.number)).collect()
}

/// Sixty boards with an audit each.
fn sixty() -> Driver {
    let board = |name: &String| {
        let frame = FRAME.replace("\"board\"", &format!("\"{}\"", name.to_lowercase()));
        let text = frame.replace("Board of Tests", name) + "\n[audit]\nyear = 2014\n";
        (format!("{name}/2014"), text)
    };
    let files: Vec<(String, String)> = numbered("Board", 60).iter().map(board).collect();
    Driver::with_files(files.iter().map(|(name, text)| (name.as_str(), text.clone())))
}

/// An audit with many agencies, and many actions on its first standard.
fn crowded() -> Driver {
    let agency = |name: String| format!("[[board.agencies]]\nid = \"{}\"\nname = \"{name}\"\n", name.to_lowercase());
    let agencies: String = numbered("Agency", 30).into_iter().map(agency).collect();
    let answer =
        |name: String| format!("[responses.needs-in-planning.agencies.{}]\nnote = \"x\"\n", name.to_lowercase());
    let answers: String = numbered("Agency", 30).into_iter().map(answer).collect();
    let action = |what: String| format!("[[responses.needs-in-planning.actions]]\nwhat = \"{what}\"\n");
    let actions: String = numbered("Thing", 40).into_iter().map(action).collect();
    let text = format!(
        "{}{agencies}[audit]\nyear = 2014\n[responses.needs-in-planning]\nnote = \"a\"\n{answers}{actions}",
        FRAME.split("[[board.agencies]]").next().unwrap()
    );
    Driver::open_text(&text)
}

#[test]
fn the_list_of_audits() {
    pages_show(&mut sixty(), "library", |_, _| numbered("Board", 60));
}

#[test]
fn the_page_without_audits() {
    let mut driver = Driver::with_files([]);
    pages_show(&mut driver, "welcome", on_a_tall_screen(0, 0));
}

#[test]
fn the_standards_and_the_form() {
    let mut driver = Driver::open_text(&audit(""));
    pages_show(&mut driver, "standards", |driver, _| standards(driver));
    let mut driver = crowded();
    driver.press("tab");
    let rows = |_: &mut Driver, _| [numbered("Agency", 30), numbered("Thing", 40)].concat();
    pages_show(&mut driver, "form", rows);
}

#[test]
fn the_actions() {
    let mut driver = crowded();
    driver.press("A");
    pages_show(&mut driver, "actions", |_, _| numbered("Thing", 40));
}

#[test]
fn what_lies_over_a_screen() {
    let mut driver = crowded();
    driver.press("B");
    pages_show(&mut driver, "the board's form", |_, _| numbered("Agency", 30));
    driver.press("esc T");
    pages_show(&mut driver, "themes", |driver, _| driver.model.settings.themes.clone());
    driver.press("esc /").type_text("thing");
    pages_show(&mut driver, "search", |_, _| numbered("Thing", 40));
    driver.press("esc :");
    pages_show(&mut driver, "palette", |driver, _| match driver.model.layers.last() {
        Some(Layer::Palette(palette)) => {
            let begins = |label: &String| label.chars().take(12).collect::<String>().trim().to_owned();
            palette.matching().iter().map(|choice| begins(&choice.label)).collect()
        }
        _ => Vec::new(),
    });
}

#[test]
fn two_audits_beside_each_other() {
    for name in ["ashenford/2014", "eastmoor/2014", "harrowmere/2014", "northbridge/2014", "pellan/2014"] {
        let mut driver = Driver::open(name);
        driver.press("c f down enter");
        pages_show(&mut driver, name, on_a_tall_screen(0, 0));
        driver.press("enter");
        pages_show(&mut driver, name, on_a_tall_screen(0, 0));
    }
}

#[test]
fn all_years() {
    let mut driver = Driver::open("northbridge/2014");
    driver.press("t");
    pages_show(&mut driver, "trend", |driver, _| standards(driver));
    driver.press("home enter");
    pages_show(&mut driver, "a year", on_a_tall_screen(0, 0));
}

/// How a row begins.
fn begins(row: &Row) -> String {
    let text = match row {
        Row::Title(text) | Row::Note(_, text) => text,
        Row::Heads { names, .. } => &names[0],
        Row::Figures { cells, .. } => match &cells[0] {
            Cell::Text(_, text) => text,
            Cell::Bar(..) => "",
        },
    };
    text.chars().take(10).collect::<String>().trim().to_owned()
}

#[test]
fn all_boards() {
    let audits = many(300);
    for page in ["b", "b tab", "b tab tab", "b tab tab tab", "b shift-tab"] {
        let mut driver = Driver::with_files(audits.iter().map(|(name, text)| (name.as_str(), text.clone())));
        driver.press(page);
        pages_show(&mut driver, page, |driver, _| match driver.model.layers.last() {
            Some(Layer::Boards(boards)) => boards.rows().iter().map(begins).collect(),
            _ => Vec::new(),
        });
    }
}

#[test]
fn the_sides_of_a_conflict() {
    let mut driver = Driver::open_text(&left_by_a_merge());
    driver.press("C down down down down");
    pages_show(&mut driver, "conflict", on_a_tall_screen(9, 0));
}

#[test]
fn pages_of_text() {
    let mut driver = Driver::open_text(&example("northbridge/2014"));
    for key in ["o", "i", "?"] {
        driver.press(key);
        pages_show(&mut driver, key, on_a_tall_screen(0, 0));
        driver.press("esc");
    }
}
