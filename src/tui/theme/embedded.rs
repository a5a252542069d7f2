//! The themes that come with the program.

/// Their names and texts, in the order in which people are shown them.
pub const EMBEDDED: [(&str, &str); 6] = [
    ("dark", include_str!("../../../themes/dark.toml")),
    ("light", include_str!("../../../themes/light.toml")),
    ("high-contrast", include_str!("../../../themes/high-contrast.toml")),
    ("high-contrast-light", include_str!("../../../themes/high-contrast-light.toml")),
    ("colour-blind", include_str!("../../../themes/colour-blind.toml")),
    ("monochrome", include_str!("../../../themes/monochrome.toml")),
];

/// The text of the embedded theme of that name.
#[must_use]
pub fn embedded(name: &str) -> Option<&'static str> {
    EMBEDDED.into_iter().find(|(known, _)| *known == name).map(|(_, text)| text)
}
