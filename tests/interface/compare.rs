//! Two audits beside each other.

use lscb_audit::framework::{self, EMBEDDED};
use lscb_audit::tui::commands::Place;
use lscb_audit::tui::message::Effect;

use crate::driver::Driver;
use crate::fixtures::{audit, example};

#[test]
fn the_nearest_earlier_year_is_taken_and_said() {
    Driver::open("northbridge/2014").press("c").expect("OLD 2013 → NEW 2014").expect("2013, the nearest earlier year");
    Driver::open("ashenford/2014").press("c").expect("OLD 2012 → NEW 2014").expect("2012, the nearest earlier year");
    Driver::open("northbridge/2012").press("c").expect("OLD 2011 → NEW 2012");
}

#[test]
fn the_first_year_is_compared_with_the_next_one() {
    Driver::open("northbridge/2010").press("c").expect("OLD 2010 → NEW 2011").expect("2011, the nearest later year");
}

#[test]
fn minus_and_plus_go_to_older_and_newer_years_and_stop_at_the_ends() {
    let mut driver = Driver::open("northbridge/2014");
    driver.press("c -").expect("OLD 2012 → NEW 2014");
    driver.press("- -").expect("OLD 2010 → NEW 2014");
    driver.press("-").expect("There is no other year that way").expect("OLD 2010 → NEW 2014");
    driver.press("+ + + +").expect("OLD 2013 → NEW 2014").expect("There is no other year that way");
}

#[test]
fn a_later_year_stands_on_the_right() {
    Driver::open("northbridge/2012")
        .press("c +")
        .expect("OLD 2012 → NEW 2013")
        .press("-")
        .expect("OLD 2011 → NEW 2012");
}

#[test]
fn both_audits_are_chosen_from_a_list_of_all_of_them_the_boards_own_first() {
    let mut driver = Driver::library();
    driver.open_file("northbridge/2014");
    driver.press("c O").expect("OLD: which audit is on the left?").expect("2012 · Pellan Islands LSCB · signed off");
    let screen = driver.screen();
    let at = |text: &str| screen.find(text).unwrap();
    assert!(at("2010 · Northbridge") < at("2014 · Northbridge") && at("2014 · Northbridge") < at("Ashenford"));
    driver.press("up enter").expect("OLD 2012 → NEW 2014");
    driver.press("N").type_text("eastmoor 2013").press("enter").expect("OLD 2012 → NEW 2013");
    driver.expect("OLD: Northbridge LSCB 2012").expect("NEW: Eastmoor LSCB 2013");
    driver.press("N esc").expect("NEW: Eastmoor LSCB 2013");
    // The one that is not the open audit moves on; here that is the old one.
    driver.press("-").expect("OLD: Northbridge LSCB 2011");
}

#[test]
fn the_counts_of_two_boards_are_those_of_each() {
    let mut driver = Driver::library();
    driver.open_file("northbridge/2014");
    driver.press("c O").type_text("pellan 2013").press("enter");
    driver.expect("Requirements: 7 → 13 of 15 met, 58.3% of the 12 that apply → 86.7%");
}

#[test]
fn a_filter_lists_some_and_says_how_many_of_how_many() {
    let mut driver = Driver::open("ashenford/2014").sized(120, 40);
    driver.press("c").expect("Changed or doubtful: 21 of 24");
    assert!(!driver.shows("R14  Neighbouring"), "it was unanswered and is");
    driver.press("f").expect("Newly met: 2 of 24").expect("Not confirmed: 14 of 24");
    driver.type_text("newly").press("enter").expect("│ Newly met: 2 of 24");
    let listed = |driver: &Driver| -> Vec<String> {
        let screen = driver.screen();
        let rows = screen.lines().skip_while(|line| !line.contains("OLD 2012  ")).skip(1);
        rows.filter_map(|line| line.split_whitespace().nth(1).map(str::to_owned))
            .filter(|it| it.len() > 1 && it.starts_with(['R', 'F']))
            .collect()
    };
    assert_eq!(listed(&driver), ["R6", "F6"]);
    driver.press("f").type_text("not confirmed").press("enter");
    assert_eq!(listed(&driver).len(), 14);
    driver.press("f").type_text("every").press("enter").expect("R14  Neighbouring");
    driver.press("-").expect("OLD 2011").expect("Every standard: 24 of 24");
}

#[test]
fn a_filter_by_doubt() {
    let mut driver = Driver::open("harrowmere/2014").sized(120, 40);
    driver.press("c f").type_text("word for word").press("enter");
    let shown = driver.model.layers.iter().find_map(|layer| match layer {
        lscb_audit::tui::layer::Layer::Compare(compare) => Some(compare.shown().count()),
        _ => None,
    });
    driver.expect(&format!("word for word last year's: {} of 24", shown.unwrap()));
    driver.press("enter").expect("Evidence is word for word last year's").expect("Evidence, the same in OLD and NEW");
}

#[test]
fn a_list_of_none_says_so() {
    let mut driver = Driver::open("northbridge/2014");
    driver
        .press("c f")
        .type_text("no longer")
        .press("enter")
        .expect("No longer met: 0 of 24")
        .expect("f chooses which");
    driver.press("enter G").expect("No longer met: 0 of 24");
}

#[test]
fn a_standard_is_shown_whole_and_esc_goes_back_to_the_same_place() {
    let mut driver = Driver::open("northbridge/2014").sized(80, 40);
    let before = driver.press("c down down").screen();
    driver.press("enter").expect("R3 Specific local procedures: OLD 2013 → NEW 2014");
    driver.expect("OLD 2013  ~ Partly met").expect("NEW 2014  ✓ Met").expect("Improved. Newly met (not in 2013)");
    driver.expect("Note, OLD 2013").expect("Note, NEW 2014").expect("Changed: evidence or links");
    assert_eq!(driver.press("esc").screen(), before);
    driver.press("esc").expect("Standards");
}

#[test]
fn evidence_is_compared_word_by_word_and_reasons_stand_beside() {
    let of = |year: u16, answer: &str| audit(answer).replace("year = 2014", &format!("year = {year}"));
    let old = "[responses.co-ordinator]\nstatus = \"met\"\nevidence = \"Four meetings a year, with minutes\"\n";
    let new = "[responses.co-ordinator]\nstatus = \"not-applicable\"\nreason = \"Shared with Eastmoor\"\n\
        evidence = \"Six meetings a year, with minutes\"\n";
    let mut driver = Driver::with_files([("board/2013", of(2013, old)), ("board/2014", of(2014, new))]);
    driver.open_file("board/2014");
    driver.press("c enter").expect("[-Four-] [+Six+] meetings a year, with minutes");
    driver.expect("Reason, NEW 2014").expect("Shared with Eastmoor").expect("Does not apply now. No longer met");
}

#[test]
fn agencies_answers_and_actions_that_changed_are_named() {
    let of = |year: u16, police: &str, actions: &str| {
        let answer = format!("[responses.priority.agencies.police]\nstatus = \"{police}\"\n{actions}");
        audit(&answer).replace("year = 2014", &format!("year = {year}"))
    };
    let action = |rest: &str| format!("[[responses.priority.actions]]\nid = \"aaaaaa\"\nwhat = \"Ask them\"\n{rest}");
    let (old, new) = (of(2013, "not-met", &action("")), of(2014, "met", &action("done = 2014-03-01\n")));
    let mut driver = Driver::with_files([("board/2013", old), ("board/2014", new)]);
    driver.open_file("board/2014");
    driver.press("c").expect("Actions: 1 done").press("enter");
    driver.expect("Test Police: Not met → Met").expect("done: Ask them");
}

#[test]
fn the_end_of_a_standard_shown_whole_is_its_end() {
    let mut driver = Driver::open("northbridge/2014").sized(40, 12);
    let top = driver.press("c enter").screen();
    let end = driver.press("G").screen();
    assert_ne!(top, end);
    assert_eq!(driver.press("enter").screen(), end, "there is nothing further in");
    assert_ne!(driver.press("up").screen(), end, "one key up is seen at once");
}

#[test]
fn on_a_small_screen_all_that_stands_above_is_seen_and_the_rows_have_room() {
    let mut driver = Driver::open("ashenford/2014").sized(40, 12);
    driver
        .press("c O esc")
        .expect("Newly met: R6 F6")
        .expect("No longer met: R3")
        .expect("Of these only not confirmed yet: all");
    driver.press("G").expect("F9").expect("Changed or doubtful: 21 of 24");
    driver.press("g").expect("Newly met: R6 F6");
}

#[test]
fn undo_is_seen_in_the_comparison() {
    let mut driver = Driver::open("northbridge/2014");
    driver.jump("R1").press("4 c").expect("10 → 12 of 15 met");
    driver.press("u").expect("10 → 13 of 15 met");
}

#[test]
fn a_board_with_one_audit_can_be_compared_with_others() {
    Driver::open_text(&audit("")).press("c").expect("There is no other audit to compare with");
    let mut driver = Driver::with_files([("board/2014", audit("")), ("northbridge/2014", example("northbridge/2014"))]);
    driver.open_file("board/2014");
    driver.press("c").expect("This board has no other audit").press("esc");
    assert_eq!(driver.model.place(), Place::Walkthrough);
    driver.press("c").type_text("north").press("enter").expect("OLD: Northbridge LSCB 2014");
    driver.expect("NEW: Board of Tests LSCB 2014").press("esc").expect("Standards");
}

/// Two years of a board that answered two frameworks which have nothing in common.
pub(crate) fn nothing_in_common() -> Driver {
    let later = example("northbridge/2014").replace("\"cse-2009\"", "\"other\"");
    let mut driver =
        Driver::with_files([("northbridge/2013", example("northbridge/2013")), ("northbridge/2014", later)]);
    let (other, _) = framework::read(&EMBEDDED.replacen("\"cse-2009\"", "\"other\"", 1));
    driver.model.frameworks.add(other.unwrap());
    driver.perform(vec![Effect::ReadShelf]);
    driver.open_file("northbridge/2014");
    driver
}

#[test]
fn audits_with_nothing_in_common_say_so_first() {
    let mut driver = nothing_in_common();
    driver.press("c").expect("│ 0 of 48 standards are in both, so none can be compared.");
    driver.expect("Changed or doubtful: 48 of 48");
    driver.press("enter").expect("OLD 2013    Not asked").expect("NEW 2014  ✓ Met").press("esc");
    driver.press("G enter").expect("Asked in OLD only").expect("NEW 2014    Not asked").press("esc");
    driver.press("f").expect("Asked in NEW only: 24 of 48");
}

#[test]
fn an_audit_that_goes_away_ends_the_comparison() {
    let mut driver = Driver::open("northbridge/2014");
    driver.press("c enter");
    std::fs::remove_file(driver.path("northbridge/2013")).unwrap();
    driver.perform(vec![Effect::ReadShelf]);
    driver.expect("One of the two audits is no longer there");
    assert_eq!(driver.model.place(), Place::Walkthrough);
}
