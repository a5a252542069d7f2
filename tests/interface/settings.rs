//! What the configuration changes of the interface.

use lscb_audit::config;
use lscb_audit::tui::keys::KeyMap;

use crate::driver::Driver;

/// An open audit with those keys.
fn bound(keys: &str) -> Driver {
    let (settings, _) = config::Settings::read(&format!("[keys]\n{keys}"));
    let mut driver = Driver::open("northbridge/2014");
    driver.model.keys = KeyMap::configured(&settings.keys).0;
    driver
}

#[test]
fn a_rebound_key_works_and_is_shown_in_help_hints_palette_form_and_sentences() {
    let mut driver = bound("evidence = ['z', 'f4']\nundo = 'Z'\nstatus-met = 'M'\nrevisit = []").sized(100, 40);
    driver.jump("R4").expect("z evidence").expect("M[✓ Met]").expect("M 2 3 4 5 0 status").expect(": revisit marks it");
    driver.press("2").expect("Z undoes");
    driver.press("e r x").expect("Z undoes").expect("M ✓ Met");
    driver.press("?").expect("z F4            Write what shows it").press("esc");
    driver.press(":").type_text("evidence").expect("z F4").press("esc");
    driver.press("f4").expect("R4: evidence");
}

#[test]
fn hints_can_be_turned_off_and_notices_still_come() {
    let mut driver = Driver::open("northbridge/2014");
    driver.expect(": commands");
    driver.model.settings.hints = false;
    assert!(!driver.shows(": commands"));
    driver.press("u").expect("nothing to undo");
}

#[test]
fn a_status_leads_on_to_the_next_standard_if_that_is_set() {
    let mut driver = Driver::open("northbridge/2014");
    driver.model.settings.advance = true;
    driver.jump("R5").press("2");
    assert_eq!(driver.standard(), "R6");
    driver.press("0").type_text("Shared").press("esc");
    assert_eq!(driver.standard(), "R7");
    driver.press("G 2");
    assert_eq!(driver.standard(), "F9", "the last one stays");
}
