//! A random walk: whatever is pressed, the file on the disk is what the interface says it is.
//!
//! `LSCB_AUDIT_WALK` sets the number of steps, `LSCB_AUDIT_SEED` the seed.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

use crossterm::event::{MouseButton, MouseEventKind};
use lscb_audit::audit;
use lscb_audit::tui::commands::Place;
use lscb_audit::tui::events::Input;

use crate::driver::Driver;

const KEYS: &[&str] = &[
    "1",
    "2",
    "3",
    "4",
    "5",
    "x",
    "1",
    "2",
    "3",
    "4",
    "5",
    "x",
    "r",
    "u",
    "1",
    "2",
    "3",
    "4",
    "5",
    "0",
    "x",
    "space",
    "]",
    "[",
    "e",
    "a",
    "m",
    "r",
    "d",
    "D",
    "delete",
    "i",
    "o",
    "A",
    "b",
    "s",
    "/",
    "c",
    "-",
    "+",
    "f",
    "B",
    "P",
    "N",
    "n",
    "I",
    "v",
    "v",
    "1",
    "2",
    "3",
    "4",
    "r",
    "x",
    "t",
    "w",
    "/",
    "s",
    "up",
    "down",
    "left",
    "right",
    "j",
    "k",
    "h",
    "l",
    "tab",
    "shift-tab",
    "g",
    "G",
    "home",
    "end",
    "pageup",
    "pagedown",
    "enter",
    "enter",
    "enter",
    "esc",
    "esc",
    "esc",
    "u",
    "u",
    "ctrl-r",
    "ctrl-s",
    ":",
    "ctrl-p",
    "ctrl-n",
    "T",
    "?",
    "f1",
    "R",
    "S",
    "backspace",
    "ctrl-a",
    "ctrl-z",
    "ctrl-y",
    "q",
    "y",
    "L",
    "7",
    "é",
    "ctrl-k",
    "ctrl-w",
    "alt-b",
    "select-left",
    "select-up",
    "ctrl-x",
    "ctrl-e",
    "ctrl-delete",
    "E",
    "X",
    "1",
    "2",
    "3",
    "4",
    "5",
    "x",
    "1",
    "2",
    "3",
    "4",
    "5",
    "x",
];

const PASTES: [&str; 8] = [
    "",
    "plain",
    "two\nlines",
    "\r\nwindows\r\n",
    "\x1b[31m\u{202e}\u{0}",
    "日本語 e\u{301} 👩‍👩‍👧",
    "'''\"\"\"\\ # = [x]",
    "31 Mar 2015",
];

/// A generator that gives the same numbers everywhere (splitmix64).
struct Random(u64);

impl Random {
    fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((z ^ (z >> 31)) % u64::try_from(count).unwrap()).unwrap()
    }

    fn u16_below(&mut self, count: usize) -> u16 {
        u16::try_from(self.below(count)).unwrap()
    }
}

fn setting(name: &str, usual: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

/// A walk over one audit after the other.
struct Walk {
    driver: Driver,
    random: Random,
    /// The text that was last read to see whether it is an audit.
    read: String,
    /// How often the text was another one after a step.
    changes: u64,
    /// The remarks that somebody else wrote, with their files.
    theirs: Vec<(PathBuf, String)>,
}

impl Walk {
    fn over(name: &str, seed: u64) -> Self {
        let driver = Driver::open(name);
        Self { driver, random: Random(seed), read: String::new(), changes: 0, theirs: Vec::new() }
    }

    /// Does something and says what.
    fn step(&mut self) -> String {
        match self.random.below(200) {
            // Else it would sit in a field that refuses what is in it, or leaf through the library.
            _ if self.is_stuck() => self.out_of_it(),
            0..2 => self.somebody_writes(),
            2..4 => {
                self.driver.input(Input::Tick);
                "nothing for a while".to_owned()
            }
            4..10 => {
                let text = PASTES[self.random.below(PASTES.len())];
                self.driver.paste(text);
                format!("paste {text:?}")
            }
            10..20 => {
                // Where nothing can be shown nothing is changed, so most windows are large enough.
                let least = if self.random.below(4) == 0 { (1, 1) } else { (40, 12) };
                let (columns, rows) = (self.random.u16_below(120).max(least.0), self.random.u16_below(50).max(least.1));
                self.driver.resize(columns, rows);
                format!("resize {columns} {rows}")
            }
            20..35 => self.mouse(),
            _ => {
                let key = KEYS[self.random.below(KEYS.len())];
                self.driver.press(key);
                format!("press {key}")
            }
        }
    }

    /// Whether it is time to go back to the walkthrough: now and then from everywhere else.
    fn is_stuck(&mut self) -> bool {
        let every = if self.driver.model.place() == Place::Library { 2 } else { 5 };
        if self.driver.model.place() != Place::Walkthrough {
            return self.random.below(every) == 0;
        }
        let is_read_only = self.driver.desk().audit().is_signed() && self.random.below(5) == 0;
        if is_read_only {
            self.driver.press("L");
        }
        is_read_only
    }

    fn out_of_it(&mut self) -> String {
        for _ in 0..10 {
            match self.driver.model.place() {
                Place::Walkthrough => break,
                // Not always into the audit that was open: one that is signed changes no more.
                Place::Library if self.random.below(2) == 0 => self.driver.press("down enter"),
                Place::Library => self.driver.press("enter"),
                Place::Text => self.driver.press("esc ctrl-a backspace esc"),
                _ => self.driver.press("esc"),
            };
            if self.driver.model.place() == Place::Text {
                // Some fields cannot be empty.
                self.driver.press("ctrl-a").paste("31 Mar 2015").press("esc");
            }
        }
        "back to the walkthrough".to_owned()
    }

    fn mouse(&mut self) -> String {
        const KINDS: [MouseEventKind; 3] =
            [MouseEventKind::Down(MouseButton::Left), MouseEventKind::ScrollDown, MouseEventKind::ScrollUp];
        let (kind, column, row) = (KINDS[self.random.below(3)], self.random.u16_below(80), self.random.u16_below(24));
        self.driver.mouse(kind, column, row);
        format!("{kind:?} {column} {row}")
    }

    /// Somebody else adds a remark to the open file.
    fn somebody_writes(&mut self) -> String {
        let remark = format!("# theirs, {}\n", self.theirs.len());
        self.driver.somebody_writes_open_file(&format!("{}{remark}", self.driver.saved()));
        self.theirs.push((self.driver.desk().path().to_owned(), remark));
        "somebody writes".to_owned()
    }

    /// What holds after every step.
    fn check(&mut self) {
        let desk = self.driver.desk();
        if self.read != desk.text() {
            desk.text().clone_into(&mut self.read);
            self.changes += 1;
            assert!(audit::read(desk.text(), &self.driver.model.frameworks).audit.is_some(), "the text is no audit");
        }
        let (saved, open) = (self.driver.saved(), desk.path());
        let theirs = || self.theirs.iter().filter(|(path, _)| path == open);
        assert!(theirs().all(|(_, remark)| saved.contains(remark)), "theirs was overwritten");
        // What somebody else wrote is taken in when something is saved, or when nothing happens for a while.
        if theirs().all(|(_, remark)| desk.text().contains(remark)) {
            assert!(!desk.is_unsaved(), "it could have been saved");
            assert_eq!(saved, desk.text(), "the file is not what is shown");
        }
        self.says_what_is_not_saved();
    }

    fn says_what_is_not_saved(&self) {
        let screen = self.driver.screen();
        let (columns, rows) = self.driver.model.size;
        if columns >= 40 && rows >= 12 {
            let says = screen.lines().next().unwrap().contains("NOT SAVED");
            assert_eq!(says, self.driver.desk().is_unsaved(), "{screen}");
        }
    }

    /// Takes everything back and looks whether the file is what it was.
    fn back_to_the_start(&mut self) {
        self.driver.resize(80, 24);
        self.out_of_it();
        self.driver.input(Input::Tick);
        self.check();
        let mut steps = 0;
        // One that is signed off is not changed, so nothing of it is to be taken back.
        while !self.driver.desk().audit().is_signed()
            && !self.driver.press("u").notice().starts_with("There is nothing to undo")
        {
            steps += 1;
            assert!(steps <= 2 * self.changes + 50, "undoing does not end:\n{}", self.driver.screen());
        }
        assert_eq!((self.driver.desk().text(), self.driver.saved().as_str()), (&*self.driver.base, &*self.driver.base));
    }
}

#[test]
fn whatever_is_pressed_the_file_is_what_is_shown_and_undo_leads_back() {
    let steps = setting("LSCB_AUDIT_WALK", 1_200);
    let seed = setting("LSCB_AUDIT_SEED", 20_141_110);
    for (seed, name) in (seed..).zip(["northbridge/2014", "ashenford/2014", "eastmoor/2014"]) {
        let mut walk = Walk::over(name, seed);
        let mut steps_taken = Vec::new();
        let done = catch_unwind(AssertUnwindSafe(|| {
            for _ in 0..steps / 3 {
                steps_taken.push(walk.step());
                walk.check();
            }
            assert!(walk.changes >= steps / 3 / 40, "it hardly changed anything: {} times", walk.changes);
            walk.back_to_the_start();
        }));
        let last = steps_taken.len().saturating_sub(40);
        assert!(done.is_ok(), "{name}, seed {seed}, step {}: … {}", steps_taken.len(), steps_taken[last..].join(", "));
    }
}
