//! Every screen at four sizes, with names as long and as wide as they come.

use insta::assert_snapshot;

use crate::driver::Driver;

const SIZES: [(u16, u16); 4] = [(40, 12), (80, 24), (120, 40), (200, 60)];

/// What the screens are called, and the keys to them from the walkthrough.
pub(crate) const SCREENS: [(&str, &str); 26] = [
    ("walkthrough", ""),
    ("form", "tab G"),
    ("picked", "f v j v"),
    ("overview", "o"),
    ("compare", "c"),
    ("compare_detail", "c enter"),
    ("compare_choose", "c O"),
    ("compare_list", "c f"),
    ("trend", "t"),
    ("trend_detail", "t enter"),
    ("guidance", "i"),
    ("help", "?"),
    ("palette", ": e v i"),
    ("search", "/ 児 童"),
    ("themes", "T"),
    ("board", "B"),
    ("counts", "I"),
    ("evidence", "e"),
    ("new_action", "a"),
    ("action", "a 見 enter"),
    ("library", "L"),
    ("boards_distribution", "L b"),
    ("boards_standards", "L b tab"),
    ("boards_ranking", "L b tab tab"),
    ("boards_neighbours", "L b shift-tab shift-tab"),
    ("boards_movement", "L b shift-tab"),
];

/// A board whose names are long, wide and made of several code points each.
fn wide(year: u16, status: &str, evidence: &str) -> String {
    format!(
        "format = 1\nframework = \"cse-2009\"\nedition = 1\n[board]\nid = \"long\"\n\
        name = \"Llanfairpwllgwyngyll 児童保護委員会 e\u{301}e\u{301}e\u{301} and the Very Long Valleys Beyond It LSCB\"\n\
        children = 52400\n[[board.agencies]]\nid = \"police\"\nname = \"北部警察 with a name that goes on and on and on\"\n\
        [audit]\nyear = {year}\n[indicators]\nat_risk = 95\n[responses.needs-in-planning]\nstatus = \"{status}\"\n\
        evidence = \"\"\"\n{evidence}\"\"\"\nlead = \"police\"\n[responses.priority]\nstatus = \"met\"\n\
        [responses.sub-group.agencies.police]\nstatus = \"partly-met\"\n\
        [[responses.needs-in-planning.actions]]\nid = \"aaaaaa\"\nwhat = \"{}\"\nowner = \"北部警察\"\ndue = 2014-03-31\n",
        "児童 e\u{301} ".repeat(20)
    )
}

fn driver() -> Driver {
    let evidence = "児童の声 cafe\u{301} ".repeat(12);
    let files =
        [("long/2013", wide(2013, "not-met", "Nothing yet.")), ("long/2014", wide(2014, "partly-met", &evidence))];
    let mut driver = Driver::with_files(files);
    driver.open_file("long/2014");
    driver
}

#[test]
fn audits_with_nothing_in_common_at_every_size() {
    for (name, keys) in [("compare_nothing_in_common", "c O esc"), ("trend_nothing_in_common", "t")] {
        let screens = SIZES.map(|(columns, rows)| {
            let mut driver = crate::compare::nothing_in_common().sized(columns, rows);
            driver.press(keys).screen()
        });
        assert_snapshot!(name, screens.join("\n\n"));
    }
}

#[test]
fn the_question_about_a_file_that_is_gone() {
    let screens = SIZES.map(|(columns, rows)| {
        let mut driver = driver().sized(columns, rows);
        std::fs::remove_file(driver.path("long/2014")).unwrap();
        driver.press("1").screen()
    });
    assert_snapshot!("question_gone", screens.join("\n\n"));
}

#[test]
fn every_screen_is_whole_at_every_size() {
    for (name, keys) in SCREENS {
        let screens = SIZES.map(|(columns, rows)| {
            let mut driver = driver().sized(columns, rows);
            driver.press("g").press(keys).screen()
        });
        assert_snapshot!(name, screens.join("\n\n"));
    }
}
