//! A line as it stands at the cursor: its words, the last of which is being typed.

use std::ffi::{OsStr, OsString};

/// The words of a line up to the cursor.
pub(super) struct Line {
    /// The words, the program's name first.
    pub(super) words: Vec<OsString>,
    /// How much of the last word the shell keeps by itself.
    pub(super) cut: usize,
}

impl Line {
    /// The words as a shell gives them.
    pub(super) fn of(words: &[OsString]) -> Self {
        Self { words: words.to_vec(), cut: 0 }
    }

    /// The words as bash gives them, which takes `a=b` for three and puts in only what comes after the sign.
    pub(super) fn of_bash(words: &[OsString]) -> Self {
        let mut line = Self { words: Vec::new(), cut: 0 };
        let mut after_sign = false;
        for word in words {
            let is_sign = is_sign(word);
            match line.words.last_mut() {
                Some(last) if is_sign || (after_sign && !word.is_empty()) => {
                    last.push(word);
                    if is_sign {
                        // Bash parts words at `@` too, and yet puts it in with what follows.
                        line.cut = last.to_string_lossy().trim_end_matches('@').len();
                    }
                }
                _ => {
                    line.cut = 0;
                    line.words.push(word.clone());
                }
            }
            after_sign = is_sign;
        }
        line
    }

    /// What is typed of the last word.
    pub(super) fn typed(&self) -> &OsStr {
        self.words.last().map_or_else(|| OsStr::new(""), OsString::as_os_str)
    }

    /// The value of an option that stands before the cursor.
    pub(super) fn option(&self, name: &str) -> Option<&OsStr> {
        let mut words = self.before();
        let after = words.clone().skip_while(|word| *word != name).nth(1);
        let within = || words.find_map(|word| word.to_str()?.strip_prefix(name)?.strip_prefix('=')).map(OsStr::new);
        after.or_else(within)
    }

    /// What was named after the command, options aside.
    pub(super) fn named(&self) -> impl Iterator<Item = &OsStr> {
        self.before().skip(1).filter(|word| !word.as_encoded_bytes().starts_with(b"-"))
    }

    /// The words between the program's name and the one that is being typed.
    pub(super) fn before(&self) -> impl Iterator<Item = &OsStr> + Clone {
        let last = self.words.len().saturating_sub(1);
        self.words.iter().take(last).skip(1).map(OsString::as_os_str)
    }
}

/// Whether bash took it for a word of its own because it is made of signs at which it parts words.
fn is_sign(word: &OsStr) -> bool {
    !word.is_empty() && word.as_encoded_bytes().iter().all(|byte| matches!(byte, b'=' | b':' | b'@'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(words: &[&str]) -> Line {
        Line::of_bash(&words.iter().map(OsString::from).collect::<Vec<_>>())
    }

    #[test]
    fn what_bash_took_apart_is_one_word_again() {
        let joined = |words: &[&str]| (line(words).typed().to_str().unwrap().to_owned(), line(words).cut);
        assert_eq!(joined(&["lscb-audit", "set", "sub-group.status", "=", "me"]), ("sub-group.status=me".into(), 17));
        assert_eq!(joined(&["lscb-audit", "set", "sub-group.status", "="]), ("sub-group.status=".into(), 17));
        assert_eq!(joined(&["lscb-audit", "set", "a", "=@", "fi"]), ("a=@fi".into(), 2));
        assert_eq!(joined(&["lscb-audit", "set", "a", "=", "b", ""]), (String::new(), 0));
        assert_eq!(joined(&["lscb-audit", "set", "a", "=", ""]), (String::new(), 0), "a space came after it");
    }

    #[test]
    fn an_option_counts_wherever_it_stands_before_the_cursor() {
        assert_eq!(line(&["lscb-audit", "--audits", "here", "show", ""]).option("--audits"), Some(OsStr::new("here")));
        assert_eq!(
            line(&["lscb-audit", "show", "--audits", "=", "here", ""]).option("--audits"),
            Some(OsStr::new("here"))
        );
        assert_eq!(line(&["lscb-audit", "show", "--audits", "he"]).option("--audits"), None, "it is being typed");
    }
}
