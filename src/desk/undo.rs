//! Undo and redo: each step is a splice of the text, so that taking it back restores every byte.

/// What one step took out of the text and what it put in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Splice {
    at: usize,
    removed: String,
    inserted: String,
    /// What the step was, in words.
    pub(super) what: String,
}

/// The steps that can be taken back and made again.
#[derive(Clone, Debug, Default)]
pub(super) struct Undo {
    done: Vec<Splice>,
    undone: Vec<Splice>,
}

impl Splice {
    /// The smallest splice that makes one text of another; `None` if they are the same.
    pub(super) fn between(old: &str, new: &str, what: &str) -> Option<Self> {
        if old == new {
            return None;
        }
        let at = old.bytes().zip(new.bytes()).take_while(|(a, b)| a == b).count();
        let at = (0..=at).rev().find(|at| old.is_char_boundary(*at))?;
        let (old_rest, new_rest) = (old.get(at..)?, new.get(at..)?);
        let tail = old_rest.bytes().rev().zip(new_rest.bytes().rev()).take_while(|(a, b)| a == b).count();
        let tail = (0..=tail).rev().find(|tail| old_rest.is_char_boundary(old_rest.len() - tail))?;
        Some(Self {
            at,
            removed: old_rest.get(..old_rest.len() - tail)?.to_owned(),
            inserted: new_rest.get(..new_rest.len() - tail)?.to_owned(),
            what: what.to_owned(),
        })
    }

    /// The text after the step.
    pub(super) fn done(&self, text: &str) -> String {
        replace(text, self.at, self.removed.len(), &self.inserted)
    }

    /// The text before the step.
    pub(super) fn undone(&self, text: &str) -> String {
        replace(text, self.at, self.inserted.len(), &self.removed)
    }
}

fn replace(text: &str, at: usize, length: usize, with: &str) -> String {
    let mut replaced = text.to_owned();
    if text.is_char_boundary(at) && text.is_char_boundary(at + length) {
        replaced.replace_range(at..at + length, with);
    }
    replaced
}

impl Undo {
    /// Notes a step that was made; what was undone before cannot be made again.
    pub(super) fn did(&mut self, splice: Splice) {
        self.undone.clear();
        self.done.push(splice);
    }

    /// The step to take back.
    pub(super) fn last(&self) -> Option<&Splice> {
        self.done.last()
    }

    /// The step to make again.
    pub(super) fn next(&self) -> Option<&Splice> {
        self.undone.last()
    }

    /// Notes that the last step was taken back.
    pub(super) fn back(&mut self) {
        self.undone.extend(self.done.pop());
    }

    /// Notes that the next step was made again.
    pub(super) fn forth(&mut self) {
        self.done.extend(self.undone.pop());
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_splice_goes_there_and_back(old in ".{0,30}", new in ".{0,30}") {
            let Some(splice) = Splice::between(&old, &new, "") else {
                prop_assert_eq!(old, new);
                return Ok(());
            };
            prop_assert_eq!(splice.done(&old), new.clone());
            prop_assert_eq!(splice.undone(&new), old);
        }
    }

    #[test]
    fn a_splice_is_small() {
        let splice = Splice::between("a = 1\nb = 2\n", "a = 1\nb = 3\n", "").unwrap();
        assert_eq!((splice.removed.as_str(), splice.inserted.as_str()), ("2", "3"));
    }
}
