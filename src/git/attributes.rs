//! The line of `.gitattributes` by which git knows audits, put in and taken out of a text that is otherwise left alone.

use std::path::{Component, Path};

use super::NAME;

/// What a byte order mark is as a character.
const BOM: char = '\u{FEFF}';

/// The line for the audits below a folder of the repository; below all of it where the folder is empty.
pub(super) fn line(folder: &Path) -> String {
    format!("{} merge={NAME} diff={NAME}", pattern(folder))
}

fn pattern(folder: &Path) -> String {
    let names = folder.components().filter_map(|part| match part {
        Component::Normal(name) => Some(escaped(&name.to_string_lossy())),
        _ => None,
    });
    let folder: String = names.map(|name| format!("/{name}")).collect();
    match folder.as_str() {
        "" => "*.toml".to_owned(),
        _ => quoted(&format!("{folder}/**/*.toml")),
    }
}

/// Signs that would match more than themselves.
fn escaped(name: &str) -> String {
    name.chars().flat_map(|c| "*?[]\\".contains(c).then_some('\\').into_iter().chain([c])).collect()
}

/// A pattern ends at white space, unless it is quoted.
fn quoted(pattern: &str) -> String {
    if !pattern.contains(|c: char| c.is_whitespace() || c == '"') {
        return pattern.to_owned();
    }
    format!("\"{}\"", pattern.replace('\\', "\\\\").replace('"', "\\\""))
}

/// The text with the line before all others, since a later line overrides an earlier one and what people wrote
/// themselves stands; none where it is there already.
pub(super) fn with(text: &str, line: &str) -> Option<String> {
    if text.lines().any(|there| there.trim_start_matches(BOM).trim() == line) {
        return None;
    }
    let (bom, rest) = text.strip_prefix(BOM).map_or(("", text), |rest| text.split_at(text.len() - rest.len()));
    Some(format!("{bom}{line}\n{rest}"))
}

/// The text without the line; none where it is not there.
pub(super) fn without(text: &str, line: &str) -> Option<String> {
    let is_it = |there: &&str| there.trim_start_matches(BOM).trim() == line;
    let place = text.split_inclusive('\n').position(|there| is_it(&there))?;
    let left = |(at, there): (usize, &str)| match at == place {
        true => there.chars().take_while(|c| *c == BOM).collect(),
        false => there.to_owned(),
    };
    Some(text.split_inclusive('\n').enumerate().map(left).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_names_the_audits_of_a_folder_whatever_it_is_called() {
        let pattern = |folder: &str| pattern(Path::new(folder));
        assert_eq!(pattern(""), "*.toml");
        assert_eq!(pattern("audits"), "/audits/**/*.toml");
        assert_eq!(pattern("our audits/n[1]"), r#""/our audits/n\\[1\\]/**/*.toml""#);
        assert_eq!(pattern("a\"b"), r#""/a\"b/**/*.toml""#);
        assert_eq!(line(Path::new("a")), "/a/**/*.toml merge=lscb-audit diff=lscb-audit");
    }

    #[test]
    fn what_was_there_is_there_again_byte_for_byte() {
        let line = line(Path::new("audits"));
        for before in ["", "* text=auto", "*.png binary\n", "\u{FEFF}* -text\r\n# ours\r\n", "\n\n"] {
            let after = with(before, &line).unwrap();
            assert_eq!(with(&after, &line), None, "once is enough");
            assert_eq!(without(&after, &line).unwrap(), before);
        }
        assert_eq!(without("* text=auto\n", &line), None);
        let theirs = format!("sub{line}\n# ours\n");
        assert_eq!(without(&format!("{theirs}{line}\n"), &line).unwrap(), theirs, "a longer line is another");
    }

    #[test]
    fn what_people_wrote_themselves_comes_later_and_overrides() {
        assert!(with("*.toml merge=union\n", "a").unwrap().ends_with("a\n*.toml merge=union\n"));
    }
}
