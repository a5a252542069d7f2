//! The keys of the terminal interface, from the one table of commands.

use crate::tui::commands::table::{AUDIT, SCREENS};
use crate::tui::commands::{Place, Spec, TABLE};
use crate::tui::keys::shown;

/// All keys as a page.
pub(super) fn page() -> String {
    let rows: String =
        TABLE.iter().map(|spec| format!("| {} | {} | {} |\n", keys(spec), spec.help, places(spec))).collect();
    format!(
        "# Keys\n\n`:` finds each of these by its words, and jumps to a standard by its number (`R7`, `F4`). Click and wheel work too. \
         Keys can be bound anew in `config.toml`; `?` shows them as they are bound.\n\n| key | does | where |\n|---|---|---|\n{rows}"
    )
}

fn keys(spec: &Spec) -> String {
    if spec.keys.is_empty() {
        return format!("`: {}`", spec.name);
    }
    spec.keys.iter().map(|key| format!("`{}`", shown(key))).collect::<Vec<_>>().join(" ")
}

/// Sets of places that have a name of their own.
const SETS: [(&str, &[Place]); 2] = [("every screen", SCREENS), ("an open audit", AUDIT)];

fn places(spec: &Spec) -> String {
    if spec.places.is_empty() {
        return "everywhere".to_owned();
    }
    let set = SETS.iter().find(|(_, set)| set.iter().all(|place| spec.places.contains(place)));
    let (name, set) = set.map_or((None, [].as_slice()), |(name, set)| (Some(*name), *set));
    let mut names: Vec<&str> = name.into_iter().collect();
    for place in spec.places.iter().filter(|place| !set.contains(place)) {
        let name = name_of(*place);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.join(", ")
}

fn name_of(place: Place) -> &'static str {
    match place {
        Place::Library => "library",
        Place::Filter => "filter",
        Place::Walkthrough => "walkthrough",
        Place::Overview => "overview",
        Place::Compare => "comparison",
        Place::Trend => "trend",
        Place::Boards => "all boards",
        Place::Actions => "actions",
        Place::Conflicts => "conflicts",
        Place::Guidance => "guidance",
        Place::Sheet => "forms",
        Place::SignOff => "sign-off",
        Place::Text => "text",
        Place::Palette => "palette",
        Place::Search => "search",
        Place::Help => "help",
        Place::Themes => "themes",
        Place::Question | Place::Offer => "questions",
    }
}
