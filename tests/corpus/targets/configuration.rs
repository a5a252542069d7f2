//! The configuration: keys bound as it says, with the ways out kept; a setting written into it.

use lscb_audit::config::{CONFIG_FILE, Settings};
use lscb_audit::shape::{self, Amendment, Place, Step, Value};
use lscb_audit::tui::commands::TABLE;
use lscb_audit::tui::keys::{Key, KeyMap};

use super::are_sound;

/// A text as a configuration.
pub fn configuration(data: &[u8]) {
    let text = &*super::text(data);
    let (settings, findings) = Settings::read(text);
    are_sound(text, &findings);
    let (keys, findings) = KeyMap::configured(&settings.keys);
    are_sound(text, &findings);
    the_ways_out_stay(&keys);
    a_setting_is_kept_beside_the_others(text, &settings);
}

/// Ctrl-C and Esc mean in every place what they always mean.
fn the_ways_out_stay(keys: &KeyMap) {
    let usual = KeyMap::default();
    for place in TABLE.iter().flat_map(|spec| spec.places).copied() {
        for name in ["ctrl-c", "esc"] {
            let key = Key::named(name).unwrap();
            assert_eq!(keys.command(place, key), usual.command(place, key), "{name} in {place:?}");
        }
    }
}

fn a_setting_is_kept_beside_the_others(text: &str, settings: &Settings) {
    let change = Amendment::Set { at: Place(vec![Step::Key("theme".to_owned())]), to: Value::Text("light".to_owned()) };
    let Ok(edited) = shape::apply(text, &CONFIG_FILE, &[], &[change]) else { return };
    let (mut kept, _) = Settings::read(&edited);
    // Where in the text a key stands has changed.
    for (now, before) in kept.keys.iter_mut().zip(&settings.keys) {
        (now.name, now.value) = (before.name.clone(), before.value.clone());
    }
    assert_eq!(kept, Settings { theme: Some("light".to_owned()), ..settings.clone() }, "\n{edited}");
}
