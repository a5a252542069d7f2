//! The table of commands: what it claims holds.

use std::collections::BTreeSet;

use lscb_audit::tui::commands::{Command, Place, Spec, TABLE};
use lscb_audit::tui::keys::{Key, KeyMap, shown};
use lscb_audit::tui::layer::Layer;

use crate::driver::Driver;
use crate::fixtures::audit;

const PLACES: [Place; 19] = [
    Place::Library,
    Place::Filter,
    Place::Walkthrough,
    Place::Overview,
    Place::Compare,
    Place::Trend,
    Place::Boards,
    Place::Actions,
    Place::Conflicts,
    Place::Guidance,
    Place::Sheet,
    Place::SignOff,
    Place::Text,
    Place::Palette,
    Place::Search,
    Place::Help,
    Place::Themes,
    Place::Question,
    Place::Offer,
];

/// A driver in every place, where there is something to do: a carried answer, an action, years on both sides.
fn at(place: Place) -> Driver {
    let keys = match place {
        Place::Library => "L up",
        Place::Filter => "L / 2 up",
        Place::Walkthrough => "",
        Place::Overview => "o",
        Place::Compare => "c down",
        Place::Trend => "t down left",
        Place::Boards => "L b tab tab",
        Place::Actions => "A down",
        Place::Conflicts => "C down",
        Place::Guidance => "i",
        Place::SignOff => "S down",
        Place::Sheet => "tab G up enter down",
        Place::Text => "e",
        Place::Palette => ": down",
        Place::Search => "/ p o l down",
        Place::Help => "?",
        Place::Themes => "T down",
        Place::Question => "1",
        Place::Offer => "e a",
    };
    let name = if place == Place::Compare { "ashenford/2012" } else { "ashenford/2014" };
    let mut driver = match place {
        Place::Conflicts => Driver::open_text(&crate::conflicts::left_by_a_merge()).sized(80, 16),
        _ => Driver::open(name).sized(80, 16),
    };
    if place == Place::Question {
        driver.somebody_writes(name, &audit(""));
    }
    driver.press(keys);
    if place == Place::Offer {
        driver.dies_and_starts_again(name);
    }
    assert_eq!(driver.model.place(), place);
    // Any key takes a sentence away, which is not what is looked for here.
    driver.model.notice = None;
    driver
}

/// What a user could notice: the screen, the end, the clipboard.
fn noticed(driver: &Driver) -> (String, String, bool, usize) {
    let focus = driver.buffer().content.iter().map(|cell| format!("{:?}", cell.bg)).collect();
    (driver.screen(), focus, driver.ended, driver.suspended)
}

#[test]
fn every_key_that_the_hint_bar_names_does_something_there() {
    for place in PLACES {
        for spec in TABLE.iter().filter(|spec| !spec.hint.is_empty() && spec.applies_in(place)) {
            let mut driver = at(place);
            let before = noticed(&driver);
            driver.press(spec.keys[0]);
            assert_ne!(noticed(&driver), before, "{} in {place:?} does nothing that is seen", spec.name);
        }
    }
}

#[test]
fn every_command_does_something_in_some_place_that_it_claims() {
    for spec in TABLE.iter().filter(|spec| !is_way_back(spec)) {
        let does = PLACES.into_iter().filter(|place| spec.applies_in(*place)).any(|place| does_something(spec, place));
        assert!(does, "{}", spec.name);
    }
}

/// Commands that need something to be done first.
fn is_way_back(spec: &Spec) -> bool {
    matches!(spec.command, Command::Undo | Command::Redo)
}

fn does_something(spec: &Spec, place: Place) -> bool {
    // The walkthrough has two sides.
    ["", "tab down"].into_iter().filter(|keys| keys.is_empty() || place == Place::Walkthrough).any(|keys| {
        let mut driver = at(place);
        driver.press(keys);
        let before = noticed(&driver);
        run(&mut driver, spec);
        noticed(&driver) != before
    })
}

/// Runs a command by its key or, if it has none, from the palette.
fn run(driver: &mut Driver, spec: &Spec) {
    match spec.keys.first() {
        Some(key) => driver.press(key),
        None => driver.press(":").type_text(spec.name).press("enter"),
    };
}

#[test]
fn every_key_of_the_table_reaches_its_command() {
    let keys = KeyMap::default();
    for spec in TABLE {
        for (place, key) in PLACES.into_iter().flat_map(|place| spec.keys.iter().map(move |key| (place, key))) {
            if spec.applies_in(place) {
                let reached = keys.command(place, Key::named(key).unwrap());
                assert_eq!(reached, Some(spec.command), "{key} in {place:?}");
            }
        }
    }
}

#[test]
fn names_of_commands_are_there_once() {
    let names: BTreeSet<&str> = TABLE.iter().map(|spec| spec.name).collect();
    assert_eq!(names.len(), TABLE.len());
}

#[test]
fn every_command_of_a_screen_is_found_in_the_palette_by_its_name() {
    for place in [Place::Library, Place::Walkthrough, Place::Overview, Place::Compare, Place::Actions] {
        let mut driver = at(place);
        for spec in TABLE.iter().filter(|spec| spec.applies_in(place) && !is_moving(spec.command)) {
            driver.press(":").type_text(spec.name).expect(&spec.help[..spec.help.len().min(40)]).press("esc");
        }
    }
}

fn is_moving(command: Command) -> bool {
    matches!(command, Command::Up | Command::Down | Command::Left | Command::Right | Command::Palette)
}

#[test]
fn the_palette_runs_what_is_chosen() {
    let mut driver = Driver::open("northbridge/2014");
    driver.press(":").type_text("overview").press("enter").expect("┌ Overview");
    driver.press(":").type_text("undo").press("enter").expect("There is nothing to undo");
}

#[test]
fn a_number_jumps_from_every_page() {
    for page in ["", "o", "c", "i", "tab"] {
        for number in ["R7", "r7", "F4", "R1", "R15"] {
            let mut driver = Driver::open("northbridge/2014");
            driver.press(page).press(":").type_text(number).press("enter");
            assert_eq!(
                (driver.standard(), driver.model.place()),
                (&*number.to_uppercase(), Place::Walkthrough),
                "{page}"
            );
        }
    }
}

#[test]
fn a_paste_into_the_palette_searches() {
    let mut driver = Driver::open("northbridge/2014");
    driver.press(": down down down").paste("F4\n").press("enter");
    assert_eq!(driver.standard(), "F4");
}

#[test]
fn the_palette_takes_nothing_that_was_neither_typed_nor_pointed_at() {
    let mut driver = Driver::open("northbridge/2014");
    for typed in ["", "zzzz", "noh", "set nu"] {
        driver.press(":").type_text(typed).press("enter");
        assert_eq!((driver.model.place(), driver.ended), (Place::Palette, false), "{typed}");
        assert_eq!(driver.shows("Nothing is called that"), !typed.is_empty(), "{typed}");
        driver.press("esc");
    }
    assert_eq!(driver.saved(), crate::fixtures::example("northbridge/2014"));
    driver.press(": down enter");
    assert_eq!((driver.standard(), driver.model.place()), ("F8", Place::Walkthrough));
}

#[test]
fn what_is_typed_exactly_comes_first_and_habits_of_other_programs_are_met() {
    let first = |typed: &str| {
        let mut driver = Driver::open("northbridge/2014");
        driver.press(":").type_text(typed);
        let Some(Layer::Palette(palette)) = driver.model.layers.last() else { panic!() };
        palette.matching().first().map(|choice| choice.name)
    };
    for (typed, name) in [
        ("e", "evidence"),
        ("E", "editor"),
        ("note", "note"),
        ("ctrl-r", "redo"),
        ("Ctrl-R", "redo"),
        ("w", "save"),
        ("wq", "quit"),
        ("x", "quit"),
        ("q!", "leave"),
        ("evidnce", "evidence"),
        ("board det", "board-details"),
        ("your", "your-name"),
        ("come back", "revisit"),
    ] {
        assert_eq!(first(typed), Some(name), "{typed}");
    }
}

#[test]
fn a_command_is_first_by_the_first_letters_of_its_name() {
    let mut driver = Driver::open("northbridge/2014");
    driver.press(":");
    let Some(Layer::Palette(palette)) = driver.model.layers.last() else { panic!() };
    let names: Vec<&str> = palette.choices.iter().map(|it| it.name).filter(|name| !name.is_empty()).collect();
    assert!(names.len() > 30, "{names:?}");
    for (name, letters) in names.iter().flat_map(|name| (3..=name.len()).map(move |letters| (name, letters))) {
        let query = name[..letters].to_owned();
        let found = lscb_audit::tui::palette::Palette { query: query.clone(), ..palette.clone() };
        let first = found.matching()[0].name;
        assert!(first.starts_with(&query), "{query}: {first}");
    }
}

#[test]
fn on_a_screen_too_small_to_see_anything_keys_change_nothing() {
    let mut driver = Driver::open("northbridge/2014").sized(30, 5);
    driver.press("1 e").type_text("x").press("esc").paste("y").press(": w enter").press("ctrl-c");
    assert_eq!((driver.saved(), driver.ended), (crate::fixtures::example("northbridge/2014"), true));
}

#[test]
fn how_a_change_is_taken_back_stays_in_sight_while_one_moves_and_undo_goes_there() {
    let mut driver = Driver::open("northbridge/2014");
    driver.press("1 k k").expect("u undoes").press("u");
    assert_eq!(driver.standard(), "F3");
    driver.press("k i").expect("guidance ─");
    assert!(driver.model.notice.is_none());
}

#[test]
fn half_a_page_is_moved_by_ctrl_d_and_ctrl_u() {
    let mut driver = Driver::open("northbridge/2014").sized(80, 20);
    driver.press("g ctrl-d");
    assert_eq!(driver.standard(), "R9", "half of the 15 rows in sight");
    driver.press("ctrl-u");
    assert_eq!(driver.standard(), "R1");
}

#[test]
fn the_help_names_every_command_with_its_keys() {
    let mut driver = Driver::open("northbridge/2014").sized(100, 120);
    driver.press("?");
    for spec in TABLE {
        let key = spec.keys.first().map_or_else(|| format!(": {}", spec.name), |key| shown(key));
        driver.expect(&key).expect(&spec.help[..spec.help.len().min(40)]);
    }
}

#[test]
fn what_is_open_already_is_not_opened_again_over_itself() {
    for (key, place) in
        [("?", Place::Help), ("T", Place::Themes), ("o", Place::Overview), ("c", Place::Compare), ("A", Place::Actions)]
    {
        let mut driver = Driver::open("northbridge/2014");
        driver.press(key);
        assert_eq!(driver.model.place(), place);
        driver.press(key);
        assert_eq!(driver.model.place(), Place::Walkthrough, "{key} {key}");
    }
}

#[test]
fn a_theme_is_tried_while_it_is_selected_and_esc_takes_the_one_before() {
    let mut driver = Driver::open("northbridge/2014");
    driver.press("T down");
    assert_eq!(driver.model.theme, "light");
    driver.press("esc");
    assert_eq!(driver.model.theme, "dark");
    driver.press("T down enter");
    assert_eq!((driver.model.theme.as_str(), driver.model.place()), ("light", Place::Walkthrough));
}

#[test]
fn a_command_that_needs_an_audit_leaves_the_list_of_audits_where_it_is() {
    let mut driver = Driver::library();
    driver.expect("Northbridge LSCB");
    driver.press(":").type_text("make-return").press("enter").expect("Open an audit first").expect("Northbridge LSCB");
}

#[test]
fn ctrl_z_suspends_on_screens() {
    let mut driver = Driver::open("northbridge/2014");
    driver.press("ctrl-z");
    assert_eq!(driver.suspended, 1);
}

/// Sentences name keys by their commands, so that they are true when keys are bound anew.
#[test]
fn every_command_that_a_sentence_names_is_there() {
    let known: BTreeSet<&str> = TABLE.iter().map(|spec| spec.name).collect();
    let words = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/words");
    let files = walkdir::WalkDir::new(words).into_iter().map(|entry| entry.unwrap().into_path());
    for file in files.filter(|path| path.is_file()) {
        let text = std::fs::read_to_string(&file).unwrap().replace("{{", "{").replace("}}", "}");
        for name in text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name) {
            let is_command = name.contains('-') && name.bytes().all(|b| b == b'-' || b.is_ascii_lowercase());
            assert!(!is_command || known.contains(name), "{}: {{{name}}}", file.display());
        }
    }
}

#[test]
fn commands_are_found_by_the_words_that_people_have_for_them() {
    let words = [
        ("unanswered", "To the next standard that needs an answer"),
        ("agencies", "The board's name, region"),
        ("figures", "What the audit amounts to"),
        ("last year", "This year beside an earlier one"),
        ("delete", "Take"),
        ("minutes", "Write a note"),
        ("children", "The board's name, region"),
    ];
    for (word, help) in words {
        let mut driver = Driver::open("northbridge/2014");
        driver.press(":").type_text(word);
        let screen = driver.screen();
        let first = screen.lines().skip_while(|line| !line.contains("Commands and standards")).nth(2).unwrap();
        assert!(first.contains(help), "{word}: {first}");
    }
}

#[test]
fn an_editor_is_named_only_where_there_is_one() {
    let mut driver = Driver::open("northbridge/2014");
    driver.press("e").expect("your editor");
    driver.model.settings.editor = false;
    assert!(!driver.shows("your editor"));
}

#[test]
fn not_applicable_is_not_offered_where_it_is_no_answer() {
    let mut driver = Driver::open("northbridge/2014");
    driver.jump("R1").expect("1-5 0 status").jump("R2").expect("1-5 status").press("tab enter");
    assert_eq!(driver.notice(), "Press 1 to 5; x takes the answer away");
}
