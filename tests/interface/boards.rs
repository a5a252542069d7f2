//! All boards' audits of a year taken together.

use insta::assert_snapshot;
use lscb_audit::framework::{self, EMBEDDED};
use lscb_audit::tui::commands::Place;
use lscb_audit::tui::message::{Effect, Message, Reading};
use lscb_audit::tui::theme::{Ground, Role};
use lscb_audit::tui::update::update;

use crate::driver::Driver;
use crate::fixtures::{FRAME, audit, example, examples, many};

const SIZES: [(u16, u16); 4] = [(40, 12), (80, 24), (120, 40), (200, 60)];

/// The keys to each page from the list of audits.
const PAGES: [(&str, &str); 5] = [
    ("distribution", "b"),
    ("standards", "b tab"),
    ("ranking", "b tab tab"),
    ("neighbours", "b tab tab tab"),
    ("movement", "b shift-tab"),
];

fn at_every_size(driver: impl Fn() -> Driver, keys: &str) -> String {
    let screen = |(columns, rows): (u16, u16)| driver().sized(columns, rows).press(keys).screen();
    SIZES.map(screen).join("\n\n")
}

#[test]
fn the_examples_as_they_look() {
    for (name, keys) in PAGES {
        assert_snapshot!(name, at_every_size(Driver::library, keys));
    }
}

#[test]
fn three_hundred_boards_with_names_of_every_kind() {
    let audits = many(900);
    let driver = || Driver::with_files(audits.iter().map(|(name, text)| (name.as_str(), text.clone())));
    assert_snapshot!("many_ranked", at_every_size(driver, "b tab tab pagedown"));
    let mut driver = driver();
    driver.press("b").expect("300 boards, 300 drafts").press("tab tab").expect("1=    ");
    driver.press("G").expect("151=  ").expect("rank 151 of 300, shared with others");
}

#[test]
fn another_year_and_no_further_one() {
    let mut driver = Driver::library();
    driver.press("b").expect("2014 · 5 boards, 3 drafts").press("-").expect("2013 · 4 boards");
    driver.press("shift-tab").expect("From 2012 to 2013").press("- - -").expect("2010 · 1 board");
    driver.expect("nothing can have moved").press("-");
    assert_eq!(driver.notice(), "No audits in a further year");
    driver.press("+ + + + +").expect("2014 · 5 boards");
}

#[test]
fn what_does_not_count_is_said_and_left_out() {
    let mut files = examples();
    files.push(("copy/2014", example("pellan/2014")));
    files.push(("broken/2014", "format = 1\nframework = \"cse-2009\"\n[board\n".to_owned()));
    files.push(("wrong/2014", audit("[responses.priority]\nstatus = \"mett\"\n")));
    let mut driver = Driver::with_files(files).sized(120, 60);
    driver.press("b").expect("2014 · 4 boards");
    driver.expect("2 files could not be used and are not counted.");
    driver.expect("1 board and year has several files, of which none is counted.");
    driver.press("G").expect("audits/copy/2014.toml and audits/pellan/2014.toml are all audits of pellan for 2014");
    driver.expect("audits/wrong/2014.toml: a value in it cannot be read").expect("audits/broken/2014.toml: ");
    driver.press("tab tab");
    assert!(!driver.shows("Pellan"));
    assert!(!driver.shows("Board of Tests"));
}

#[test]
fn while_audits_are_being_read_that_is_said_and_the_figures_follow() {
    let mut driver = Driver::library();
    let all = std::mem::take(&mut driver.model.shelf);
    let part = |entries| Message::Reading(Reading::Part(entries));
    update(&mut driver.model, Message::Reading(Reading::Begun));
    driver.press("b").expect("Still reading: 0 audits are read so far").expect("no audit yet");
    let (first, rest) = all.split_at(3);
    update(&mut driver.model, part(first.to_vec()));
    driver.expect("Still reading: 3 audits are read").expect("1 board").expect("fewer than 8  1 (100.0%)");
    update(&mut driver.model, part(rest.to_vec()));
    update(&mut driver.model, Message::Reading(Reading::Done));
    driver.expect("5 boards, 3 drafts").expect("fewer than 8  2 (40.0%)");
    assert!(!driver.shows("Still reading"));
}

#[test]
fn into_a_board_and_back_to_its_row_with_what_was_changed() {
    let mut driver = Driver::library();
    driver.press("b tab tab down down down").expect("Eastmoor LSCB (eastmoor): rank 4 of 5. Met 6 of 15");
    driver.press("enter").expect("Eastmoor LSCB · 2014").jump("R4").press("1 esc");
    assert_eq!(driver.model.place(), Place::Boards);
    driver.expect("Eastmoor LSCB (eastmoor): rank 4 of 5. Met 7 of 15");
    driver.press("enter").expect("Eastmoor LSCB · 2014").press("L");
    assert_eq!(driver.model.place(), Place::Library);
    driver.press("b").expect("[Distribution]").press("esc");
    assert_eq!(driver.model.place(), Place::Library);
}

#[test]
fn who_misses_a_standard_and_into_one_of_them() {
    let mut driver = Driver::library();
    driver.press("b tab").expect("Missed by 3: Ashenford LSCB, Eastmoor LSCB and Pellan Islands LSCB");
    driver.press("enter").expect("Boards that have not met it").expect("Pellan Islands LSCB (pellan)");
    driver.press("esc").press("enter").type_text("east").press("enter").expect("Eastmoor LSCB · 2014").press("esc");
    driver.expect("R1 Needs built into planning: met at 2 of 5 boards").press("down enter");
    assert_eq!(driver.notice(), "Every board to which it applies has met it");
}

#[test]
fn a_board_is_found_and_stays_selected_on_the_next_page() {
    let mut driver = Driver::library();
    driver.press("b / p e l l enter").expect("[Ranking]").expect("Pellan Islands LSCB (pellan): rank 3");
    driver.press("tab").expect("[Neighbours]").expect("│ Pellan Islands LSCB  ");
    let focus = driver.theme().on(Ground::Focus, Role::Focus).bg;
    assert_eq!(Some(driver.buffer()[driver.find("Pellan Islands LSCB  ")].bg), focus);
}

#[test]
fn colours_of_standards_have_a_sign_and_a_word_and_rates_have_no_colour() {
    let mut driver = Driver::library().sized(120, 40);
    driver.press("b tab G");
    for (text, role) in [("✓ green", Role::Met), ("~ amber", Role::PartlyMet), ("✗ red", Role::NotMet)] {
        assert_eq!(Some(driver.buffer()[driver.find(text)].fg), driver.theme().style(role).fg, "{text}");
    }
    driver.press("b b tab tab tab").expect("A higher rate is not worse");
    for rate in ["36.52", "19.24", "1.55"] {
        assert_eq!(Some(driver.buffer()[driver.find(rate)].fg), driver.theme().style(Role::Text).fg, "{rate}");
    }
}

#[test]
fn the_nation_stands_beside_only_where_it_may() {
    let mut driver = Driver::library().sized(120, 60);
    driver.press("b").expect("National survey of 2014, over another list and not like for like: 11%");
    driver.press("- -").expect("No national figure beside these");
}

#[test]
fn several_frameworks_have_a_table_each() {
    let other = example("northbridge/2014").replace("\"cse-2009\"", "\"other\"");
    let mut driver = Driver::with_files([
        ("eastmoor/2014", example("eastmoor/2014")),
        ("pellan/2014", example("pellan/2014")),
        ("northbridge/2014", other),
    ])
    .sized(120, 40);
    let (other, _) = framework::read(&EMBEDDED.replacen("\"cse-2009\"", "\"other\"", 1));
    driver.model.frameworks.add(other.unwrap());
    driver.perform(vec![Effect::ReadShelf]);
    driver.press("b").expect("2014 · 2 boards").expect("one of 2 in this year. f shows another").expect("f framework");
    driver.press("f down enter").expect("2014 · 1 board").press("tab tab").expect("Northbridge LSCB");
    assert!(!driver.shows("Eastmoor"));
}

#[test]
fn one_board_none_and_nothing_that_applies() {
    let mut alone = Driver::with_files([("board/2014", audit(""))]);
    alone.press("b").expect("1 board, 1 draft").press("tab").expect("0 of 1").expect("✗ red");
    alone.press("tab tab").expect("No board of this year names statistical neighbours");
    alone.press("tab").expect("nothing can have moved").press("f");
    assert_eq!(alone.notice(), "All boards of this year answered the same framework");
    let mut none = Driver::with_files([]);
    none.press("b tab enter / esc b").expect("no audit yet").press("/");
    assert_eq!(none.notice(), "There is no board to go to");
    let named = FRAME.replace("Board of Tests LSCB", "e\\u0301児童 \\u202e");
    Driver::with_files([("board/2014", format!("{named}[audit]\nyear = 2014\n"))])
        .press("b tab tab")
        .expect("e\u{301}児童");
}

#[test]
fn a_click_selects_a_board_and_a_second_one_opens_it() {
    let mut driver = Driver::library();
    driver.press("b tab tab").click("Pellan Islands").expect("(pellan): rank 3 of 5");
    driver.click("Pellan Islands").expect("Pellan Islands LSCB · 2014");
}

#[test]
fn the_palette_finds_it_by_what_people_call_it() {
    for words in ["sector", "all boards", "compare boards", "ranking"] {
        let mut driver = Driver::library();
        driver.press(":").type_text(words).press("enter");
        assert_eq!(driver.model.place(), Place::Boards, "{words}");
    }
}
