//! `show --whole` leaves out no text of an audit.

use crate::house::House;

/// Keys whose text is shown in other words: labels for statuses, names for ids.
const IN_OTHER_WORDS: [&str; 3] = ["status", "framework", "lead"];

#[test]
fn every_text_of_an_audit_is_shown() {
    // Wide, so that no long word has to be split.
    let house = House::with_examples().with("COLUMNS", "120");
    for name in ["northbridge/2014", "ashenford/2014", "eastmoor/2013", "pellan/2012"] {
        let shown = plain(&house.run(&["show", name, "--whole"]).out);
        let text = house.read(&format!("audits/{name}.toml"));
        let mut texts = Vec::new();
        collect("", &toml::Value::Table(text.parse().unwrap()), &mut texts);
        assert!(texts.len() > 50, "{name}");
        for (key, text) in texts {
            assert!(shown.contains(&plain(&text)), "{name}: `{key}` is not shown: {text}");
        }
    }
}

fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn collect(key: &str, value: &toml::Value, texts: &mut Vec<(String, String)>) {
    match value {
        toml::Value::String(text) if !IN_OTHER_WORDS.contains(&key) => texts.push((key.to_owned(), text.clone())),
        toml::Value::Array(items) => items.iter().for_each(|item| collect(key, item, texts)),
        toml::Value::Table(table) => table.iter().for_each(|(key, value)| collect(key, value, texts)),
        _ => {}
    }
}
