//! What a terminal gets from hostile files: the sequences by which the program itself draws, and no other.

use std::fs;

use crate::hostile::{EVIL, EVIL_NAME, audit};
use crate::session::{Home, Session};

/// A home whose audits, with their names and the note of another who has one open, are hostile.
fn home() -> Home {
    let home = Home::new();
    let folder = home.path().join("audits").join(EVIL_NAME);
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("2014.toml"), audit(2014).replace("\"northbridge\"", "\"eastmoor\"")).unwrap();
    fs::write(home.audit(), audit(2014)).unwrap();
    fs::write(home.audit().with_file_name("2013.toml"), audit(2013)).unwrap();
    let note = serde_json::json!({ "user": EVIL, "machine": EVIL, "since": "2014-11-10T09:00:00", "process": 1 });
    fs::write(home.audit().with_file_name(".2014.toml.lock"), note.to_string()).unwrap();
    let config = home.path().join(".config/lscb-audit");
    fs::create_dir_all(config.join("themes")).unwrap();
    fs::write(config.join("config.toml"), format!("user = {}\n", toml::Value::from(EVIL))).unwrap();
    fs::write(config.join("themes").join(format!("{EVIL_NAME}.toml")), "inherits = \"dark\"\n").unwrap();
    home
}

/// What is no text, and no sequence by which the program draws: moving, colours, clearing, and switching the screen, the
/// cursor, pasting and the mouse.
fn commanding(bytes: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(bytes);
    let mut parts = text.split('\u{1b}');
    let mut found: Vec<String> = parts.next().into_iter().flat_map(unsafe_ones).collect();
    for part in parts {
        let end = part.find(|c: char| c.is_ascii_alphabetic()).map_or(part.len(), |at| at + 1);
        let (sequence, rest) = part.split_at(end);
        let (numbers, last) = sequence.split_at(sequence.len().saturating_sub(1));
        let is_ours = match numbers.strip_prefix('[') {
            Some(number) if number.starts_with('?') => {
                ["?25", "?1000", "?1006", "?1049", "?2004"].contains(&number) && ["h", "l"].contains(&last)
            }
            Some(numbers) => numbers.chars().all(|c| c.is_ascii_digit() || c == ';') && "HmJ".contains(last),
            None => false,
        };
        found.extend((!is_ours).then(|| format!("ESC {sequence:?}")));
        found.extend(unsafe_ones(rest));
    }
    found
}

fn unsafe_ones(text: &str) -> impl Iterator<Item = String> {
    // A terminal's own ends of lines; the last line that is said stands after the screen.
    text.replace("\r\n", "\n")
        .chars()
        .filter(|c| lscb_audit::plain::is_unsafe(*c))
        .map(|c| format!("{c:?}"))
        .collect::<Vec<_>>()
        .into_iter()
}

#[test]
fn nothing_in_a_file_commands_the_terminal_of_the_interface() {
    let home = home();
    let mut session = Session::start(&home, &[home.audit().to_str().unwrap()], &[("USER", "x")], (120, 40));
    session.sees("Also open").keys(":R4\r").sees("R4 ").keys("2").sees("R4: ").keys("e").sees("R4: evidence");
    session.keys("and more").sees("and more").keys("\x1b").sees("evidence written");
    for key in "ocfOtAi?TPBL b".split("").filter(|key| !key.is_empty()) {
        for key in [key, "\x1b", ":R4\r"] {
            let drawn = session.bytes.len();
            session.keys(key).waits(|session| session.bytes.len() > drawn, "something is drawn");
        }
    }
    session.signal(rustix::process::Signal::TERM);
    let _ = session.ends();
    assert!(session.bytes.len() > 10_000, "something was drawn");
    assert_eq!(commanding(&session.bytes), [""; 0], "{}", session.screen());
}

#[test]
fn only_what_is_copied_is_handed_to_the_clipboard_and_as_base64() {
    let home = home();
    let mut session = Session::start(&home, &[home.audit().to_str().unwrap()], &[], (120, 40));
    session.sees("Also open").keys(":R4\r").sees("R4 ").keys("e").sees("R4: evidence").keys("\x01\x03");
    session.sees("Copied").signal(rustix::process::Signal::TERM);
    let _ = session.ends();
    let found = commanding(&session.bytes);
    assert!(found[0].starts_with("ESC \"]") && found.len() <= 2, "{found:?}");
    let text = String::from_utf8_lossy(&session.bytes).into_owned();
    let (_, copied) = text.split_once("\u{1b}]52;c;").unwrap();
    let (copied, _) = copied.split_once("\u{1b}\\").unwrap();
    assert!(copied.chars().all(|c| c.is_ascii_alphanumeric() || "+/=".contains(c)), "{copied:?}");
}

#[test]
fn a_merged_text_that_is_only_looked_at_commands_nothing() {
    let home = home();
    let audit = home.audit().display().to_string();
    fs::write(home.audit(), home.text() + "# \u{9b}31m and \u{202e}\n").unwrap();
    let mut session = Session::start(&home, &["merge", "/dev/null", &audit, &audit], &[], (120, 40));
    let _ = session.ends();
    assert!(session.screen().contains("evil"), "{}", session.screen());
    assert_eq!(commanding(&session.bytes), [""; 0]);
}

#[test]
fn a_text_that_was_left_over_is_offered_harmlessly_whoever_wrote_it() {
    let home = Home::new();
    let mut session = home.open();
    session.sees("F3 Focus on the child").keys("e").sees("F3: evidence").keys("Half").sees("Half");
    session.is_killed(|_| ());
    let folder = home.path().join(".local/state/lscb-audit");
    let kept = walkdir::WalkDir::new(folder).into_iter().map(|entry| entry.unwrap().into_path());
    let kept = kept.filter(|path| path.extension().is_some_and(|it| it == "json")).collect::<Vec<_>>();
    let mut note: serde_json::Value = serde_json::from_slice(&fs::read(&kept[0]).unwrap()).unwrap();
    note["text"] = EVIL.into();
    fs::write(&kept[0], note.to_string()).unwrap();
    note["key"] = EVIL.into();
    fs::write(kept[0].with_file_name(format!("{}x.json", kept[0].file_stem().unwrap().display())), note.to_string())
        .unwrap();
    let mut session = home.open();
    session.sees("2 texts were left over").sees("evil").keys("X").sees("A text was left over").sees("evil");
    session.keys("\r").sees("F3: evidence").sees("evil");
    session.signal(rustix::process::Signal::TERM);
    let _ = session.ends();
    assert_eq!(commanding(&session.bytes), [""; 0], "{}", session.screen());
}
