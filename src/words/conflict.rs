//! Conflicts in words: where they are, what was decided, and what the interface says of them.

/// What a conflict was settled by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settled {
    /// What was there before.
    Base,
    /// What stood in the file.
    Ours,
    /// What the other side wrote.
    Theirs,
    /// Something else.
    Own,
}

/// What is recorded of a conflict that was settled: what was chosen, and over what.
#[must_use]
pub fn settled(key: &str, by: Settled, chosen: Option<&str>, [ours, theirs]: [&Option<String>; 2]) -> String {
    let text = |side: Option<&str>| side.map_or_else(|| "nothing".to_owned(), |text| text.trim().to_owned());
    let how = match by {
        Settled::Base => "what it was before was taken",
        Settled::Ours => "ours was taken",
        Settled::Theirs => "theirs was taken",
        Settled::Own if chosen.is_none() => "it was taken away",
        Settled::Own => "it was written anew",
    };
    let now = if by == Settled::Own && chosen.is_none() { String::new() } else { format!(": {}", text(chosen)) };
    let over = [(Settled::Ours, "ours", ours), (Settled::Theirs, "theirs", theirs)];
    let over = over.into_iter().filter(|(side, ..)| *side != by);
    let over: Vec<String> = over.map(|(_, name, side)| format!("{name} was: {}", text(side.as_deref()))).collect();
    format!("Settled `{key}`: {how}{now}\nOver this: {}", over.join("; "))
}
