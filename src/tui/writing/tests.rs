//! Laws of writing, against plain text.

use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use super::*;

/// Pieces that meet badly: what combines, flags, families, wide letters, line breaks.
const PIECES: [&str; 14] =
    ["a", "e\u{301}", "\u{301}", "🇬", "🇧", "👩‍👩‍👧", "\u{200d}", "👩", "日", " ", "\n", "word", ".", "\t"];

const MOTIONS: [Motion; 10] = [
    Motion::Left,
    Motion::Right,
    Motion::WordLeft,
    Motion::WordRight,
    Motion::LineStart,
    Motion::LineEnd,
    Motion::Up(1),
    Motion::Up(-2),
    Motion::Start,
    Motion::End,
];

#[derive(Clone, Debug)]
enum Key {
    Insert(String),
    Go(Motion, bool),
    Delete(Motion),
    SelectAll,
    Undo,
    Redo,
}

fn texts() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(&PIECES[..]), 0..12).prop_map(|pieces| pieces.concat())
}

fn keys() -> impl Strategy<Value = Vec<Key>> {
    let motion = || prop::sample::select(&MOTIONS[..]);
    let key = prop_oneof![
        6 => prop::sample::select(&PIECES[..]).prop_map(|piece| Key::Insert(piece.to_owned())),
        1 => texts().prop_map(Key::Insert),
        6 => (motion(), any::<bool>()).prop_map(|(motion, selecting)| Key::Go(motion, selecting)),
        4 => motion().prop_map(Key::Delete),
        1 => Just(Key::SelectAll),
        2 => Just(Key::Undo),
        1 => Just(Key::Redo),
    ];
    prop::collection::vec(key, 0..40)
}

fn press(writing: &mut Writing, key: &Key) {
    match key {
        Key::Insert(text) => writing.insert(text),
        Key::Go(motion, selecting) => writing.go(*motion, *selecting, 7),
        Key::Delete(motion) => writing.delete(*motion),
        Key::SelectAll => writing.select_all(),
        Key::Undo => writing.undo(),
        Key::Redo => writing.redo(),
    }
}

/// The places between what people see as characters.
fn boundaries(text: &str) -> Vec<usize> {
    text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]).collect()
}

proptest! {
    #[test]
    fn the_cursor_is_never_inside_of_a_character(text in texts(), keys in keys()) {
        let mut writing = Writing::new(text);
        for key in keys {
            press(&mut writing, &key);
            let whole = boundaries(writing.text());
            prop_assert!(whole.contains(&writing.cursor()), "{:?} {:?}", key, writing);
            prop_assert!(writing.selection().is_none_or(|range| writing.text().get(range).is_some()));
        }
    }

    #[test]
    fn backspace_and_delete_take_one_character_and_leave_the_others(text in texts(), keys in keys()) {
        let mut writing = Writing::new(text);
        keys.iter().for_each(|key| press(&mut writing, key));
        writing.go(Motion::Left, false, 7);
        let (head, tail) = writing.text().split_at(writing.cursor());
        let (heads, tails): (Vec<&str>, Vec<&str>) = (head.graphemes(true).collect(), tail.graphemes(true).collect());
        let without_last = format!("{}{tail}", heads[..heads.len().saturating_sub(1)].concat());
        let without_first = format!("{head}{}", tails.get(1..).unwrap_or_default().concat());
        let (mut back, mut forth) = (writing.clone(), writing.clone());
        back.delete(Motion::Left);
        forth.delete(Motion::Right);
        prop_assert_eq!(back.text(), without_last);
        prop_assert_eq!(forth.text(), without_first);
    }

    #[test]
    fn what_is_written_stands_in_the_place_of_what_was_selected(text in texts(), keys in keys(), new in texts()) {
        let mut writing = Writing::new(text);
        keys.iter().for_each(|key| press(&mut writing, key));
        let place = writing.selection().unwrap_or(writing.cursor()..writing.cursor());
        let mut expected = writing.text().to_owned();
        expected.replace_range(place, &new);
        writing.insert(&new);
        prop_assert_eq!(writing.text(), expected);
    }

    #[test]
    fn undo_leads_back_to_the_start_and_redo_to_the_end(text in texts(), keys in keys()) {
        let mut writing = Writing::new(text.clone());
        keys.iter().for_each(|key| press(&mut writing, key));
        (0..50).for_each(|_| writing.redo());
        let end = writing.text().to_owned();
        (0..100).for_each(|_| writing.undo());
        prop_assert_eq!(writing.text(), text);
        (0..100).for_each(|_| writing.redo());
        prop_assert_eq!(writing.text(), end);
    }

    #[test]
    fn the_rows_are_the_text(text in texts(), width in 0..12_usize) {
        let rows = rows(&text, width);
        let shown: String = rows.iter().map(|row| format!("{}{}", &text[row.bytes.clone()], if row.ends_line { "\n" } else { "" })).collect();
        prop_assert_eq!(shown, format!("{text}\n"));
    }
}

#[test]
fn words_are_passed_over_and_taken_away() {
    let mut writing = Writing::new("Met twice; don't ask".to_owned());
    writing.go(Motion::WordLeft, false, 80);
    writing.delete(Motion::WordLeft);
    assert_eq!(writing.text(), "Met twice; ask");
    writing.delete(Motion::WordRight);
    assert_eq!(writing.text(), "Met twice; ");
    writing.go(Motion::WordLeft, true, 80);
    assert_eq!(writing.selected(), Some("twice; "));
}

#[test]
fn up_and_down_go_by_the_rows_on_the_screen() {
    let mut writing = Writing::new("one two three four".to_owned());
    writing.go(Motion::Up(1), false, 9);
    writing.insert("^");
    assert_eq!(writing.text(), "one two thre^e four");
    writing.go(Motion::Up(5), false, 9);
    assert_eq!(writing.cursor(), 0);
    writing.go(Motion::Up(-5), false, 9);
    assert_eq!(writing.cursor(), writing.text().len());
}

#[test]
fn a_word_is_taken_back_as_one() {
    let mut writing = Writing::default();
    "two words".chars().for_each(|letter| writing.insert(&letter.to_string()));
    writing.undo();
    assert_eq!(writing.text(), "two ");
    writing.undo();
    writing.undo();
    assert_eq!(writing.text(), "");
}
