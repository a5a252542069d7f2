//! Nothing in a file commands the terminal, on any screen: no cell of it holds a control character.

use lscb_audit::audit::{self, Signing};
use lscb_audit::framework::Frameworks;
use lscb_audit::plain::is_unsafe;

use crate::driver::Driver;
use crate::every_screen::SCREENS;
use crate::hostile::{EVIL, audit as hostile};

/// Screens beside those that are looked at for their size.
const MORE: [(&str, &str); 9] = [
    ("actions", "A"),
    ("actions of the board", "A f"),
    ("an agency", "f G enter"),
    ("the audit's details", "P"),
    ("details, further down", "P G enter"),
    ("conflicts", "]"),
    ("another status", "2"),
    ("undone", "2 u"),
    ("guidance, further down", "i pagedown"),
];

#[track_caller]
fn is_harmless(driver: &Driver, what: &str) {
    let buffer = driver.buffer();
    let commanding =
        buffer.content.iter().find(|cell| cell.symbol().chars().any(|c| c == '\t' || c == '\n' || is_unsafe(c)));
    assert_eq!(commanding, None, "{what}:\n{}", driver.screen().escape_debug());
}

fn driver() -> Driver {
    let of_eastmoor = hostile(2014).replace("\"northbridge\"", "\"eastmoor\"").replace("\"misspelt\"", "\"met\"");
    let broken = format!("format = 1 {EVIL}");
    let files =
        [("northbridge/2013", hostile(2013)), ("northbridge/2014", hostile(2014)), ("eastmoor/2014", of_eastmoor)];
    let mut driver = Driver::with_files(files.into_iter().chain([("broken/2014", broken)]));
    driver.open_file("northbridge/2014");
    driver
}

#[test]
fn no_screen_has_a_control_character_on_it_at_any_place() {
    for (name, keys) in SCREENS.into_iter().chain(MORE) {
        let mut driver = driver().sized(120, 40);
        driver.jump("R4").press(keys);
        is_harmless(&driver, name);
        assert!(driver.shows("\u{FFFD}") || name != "walkthrough", "the text is shown:\n{}", driver.screen());
    }
}

#[test]
fn what_is_pasted_and_found_and_complained_of_is_harmless_too() {
    let mut driver = driver();
    driver.press("e").paste(EVIL);
    is_harmless(&driver, "pasted");
    driver.press("esc").press("/").paste(EVIL);
    is_harmless(&driver, "searched for");
    driver.press("esc :").paste(EVIL);
    is_harmless(&driver, "in the palette");
    driver.press("enter");
    is_harmless(&driver, "not found");
    driver.press("esc L").press("/").paste(EVIL);
    is_harmless(&driver, "narrowed");
    let mut driver = self::driver();
    driver.disk_fails = Some(EVIL.to_owned());
    driver.press("1");
    is_harmless(&driver, "a disk that complains");
    let mut driver = self::driver();
    driver.somebody_writes("northbridge/2014", &format!("format = 1 {EVIL}"));
    driver.press("1");
    is_harmless(&driver, "what somebody else made of it");
}

#[test]
fn a_signed_audit_says_who_signed_it_harmlessly() {
    let text = hostile(2014).replace("\"misspelt\"", "\"met\"");
    let text = text.split("[[conflicts]]").next().unwrap().to_owned();
    let audit = audit::read(&text, &Frameworks::embedded()).audit.unwrap();
    let signing = Signing {
        by: EVIL.to_owned(),
        role: Some(EVIL.to_owned()),
        on: jiff::civil::date(2014, 12, 1),
        forced: Some(EVIL.to_owned()),
    };
    let mut driver = Driver::with_files([("northbridge/2014", audit::sign(&text, &audit, &signing).unwrap())]);
    driver.open_file("northbridge/2014");
    for keys in ["", "o", "P", "1"] {
        driver.press(keys);
        is_harmless(&driver, keys);
    }
}
