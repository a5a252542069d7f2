use std::borrow::Cow;

use super::*;
use crate::plain::Finding;

fn of(name: &str) -> Theme {
    Theme::embedded(name).unwrap()
}

/// A text read with the other themes that are given.
fn read(text: &str, others: &[(&str, &'static str)]) -> (Theme, Vec<Finding>) {
    read_theme(text, |name| others.iter().find(|(known, _)| *known == name).map(|(_, text)| Cow::Borrowed(*text)))
}

/// The findings of a text as code, key and the piece of text they point at.
fn found(text: &str, others: &[(&str, &'static str)]) -> Vec<(&'static str, String, String)> {
    let piece = |finding: &Finding| text.get(finding.span.clone().unwrap()).unwrap().to_owned();
    read(text, others).1.iter().map(|finding| (finding.code.id, finding.key.clone(), piece(finding))).collect()
}

fn assert_contrasts(theme: &Theme, least: f64) {
    let found = contrasts(theme);
    assert!(found.len() > 70, "all three grounds are looked at");
    for contrast in found {
        let needed = least.min(if contrast.needed() < 4.5 { 3.0 } else { least });
        assert!(contrast.ratio >= needed, "{} {contrast:?}", theme.name());
    }
}

#[test]
fn embedded_themes_have_no_findings_and_paint_every_role_themselves() {
    for (name, text) in EMBEDDED {
        let (theme, findings) = read(text, &[]);
        assert_eq!(findings, [], "{name}");
        assert!(!theme.name().is_empty());
        let said = |role: &&Role| text.lines().any(|line| line.starts_with(&format!("{} = ", role.key())));
        assert_eq!(Role::ALL.iter().filter(said).count(), Role::COUNT, "{name}");
    }
}

#[test]
fn dark_and_light_can_be_read() {
    for name in ["dark", "light", "colour-blind"] {
        assert_contrasts(&of(name), 4.5);
        assert_contrasts(&of(name).at(Depth::Ansi256), 4.5);
    }
}

#[test]
fn high_contrast_reaches_seven() {
    for name in ["high-contrast", "high-contrast-light"] {
        assert_contrasts(&of(name), 7.0);
        assert_contrasts(&of(name).at(Depth::Ansi256), 7.0);
    }
}

#[test]
fn sixteen_colours_can_be_read_as_xterm_shows_them() {
    for name in ["dark", "light", "high-contrast", "high-contrast-light", "colour-blind"] {
        let theme = of(name).at(Depth::Ansi16);
        let low: Vec<_> = contrasts(&theme).into_iter().filter(|found| !found.suffices()).collect();
        assert!(low.is_empty(), "{name} {low:?}");
        let rgb = Role::ALL.iter().any(|role| matches!(theme.style(*role).fg, Some(Color::Rgb(..))));
        assert!(!rgb, "{name}");
    }
}

#[test]
fn only_monochrome_relies_on_faint_text() {
    for (name, _) in EMBEDDED.iter().filter(|(name, _)| *name != "monochrome") {
        let dim = Role::ALL.iter().find(|role| of(name).style(**role).add_modifier.contains(Modifier::DIM));
        assert_eq!(dim, None, "{name}");
    }
}

#[test]
fn monochrome_has_no_colour_and_shows_the_selected_row() {
    let theme = of("monochrome");
    for (ground, role) in Ground::ALL.into_iter().flat_map(|ground| Role::ALL.map(|role| (ground, role))) {
        assert_eq!((theme.on(ground, role).fg, theme.on(ground, role).bg), (None, None), "{role:?}");
    }
    let reversed = |role: &Role| theme.on(Ground::Focus, *role).add_modifier.contains(Modifier::REVERSED);
    assert!(Role::ALL.iter().all(reversed));
    assert_eq!(of("dark").at(Depth::None), theme);
}

#[test]
fn met_and_not_met_differ_in_lightness() {
    for name in ["dark", "light", "high-contrast", "high-contrast-light"] {
        let colour = |status| of(name).by_status(Some(status)).fg.unwrap();
        let apart = ratio(colour(Status::Met), colour(Status::NotMet)).unwrap();
        assert!(apart > 1.05, "{name} {apart}");
    }
}

#[test]
fn statuses_keep_their_colours_on_the_selected_row_of_the_calm_themes() {
    for (name, status) in
        ["dark", "light", "colour-blind"].into_iter().flat_map(|name| Status::ALL.map(|status| (name, status)))
    {
        let role = Role::of_status(Some(status));
        assert_eq!(of(name).on(Ground::Focus, role).fg, of(name).style(role).fg, "{name} {status}");
    }
}

#[test]
fn what_cannot_be_read_on_the_selected_row_takes_its_text_colour() {
    let (theme, _) = read("focus = { fg = '#000000', bg = '#ffff00' }\nmet = { fg = '#ffffff', bold = true }", &[]);
    let style = theme.on(Ground::Focus, Role::Met);
    assert_eq!(style.fg, Some(Color::Rgb(0, 0, 0)));
    assert!(style.add_modifier.contains(Modifier::BOLD));
}

#[test]
fn a_role_that_is_not_there_falls_back() {
    let (theme, findings) = read("text = { fg = 'white' }\nmet = { fg = 'cyan' }", &[]);
    assert_eq!(findings, []);
    assert_eq!(theme.style(Role::Added).fg, Some(Color::Cyan), "added, improved, met");
    assert_eq!(theme.style(Role::BorderFocus).fg, Some(Color::White), "border-focus, border, muted, text");
}

#[test]
fn a_theme_inherits_and_gives_the_palette_anew() {
    let (theme, findings) = read("inherits = 'dark'\nkey = { fg = 'sea' }\n[palette]\nsea = '#10f0f0'", &[]);
    assert_eq!(findings, []);
    let sea = Some(Color::Rgb(0x10, 0xf0, 0xf0));
    assert_eq!([Role::Key, Role::Met].map(|role| theme.style(role).fg), [sea, sea]);
    assert_eq!(theme.style(Role::Title), of("dark").style(Role::Title));
    assert_eq!(theme.at(Depth::Ansi16).style(Role::Met).fg, Some(Color::LightCyan), "the nearest to the new sea");
}

#[test]
fn a_theme_of_ones_own_may_be_named_after_an_embedded_one() {
    let text = "inherits = 'dark'\nmet = { fg = 'white' }";
    let (theme, findings) = read(text, &[("dark", text)]);
    assert_eq!(findings, []);
    assert_eq!(theme.style(Role::Title), of("dark").style(Role::Title));
}

#[test]
fn mistakes_are_found_where_they_are_and_the_rest_works() {
    let text = "mett = {}\ntext = { fg = '#12345', bold = true }\nkey = { fg = 'cyann' }\nmet = { fg = 'sea' }\n\
                muted = 'red'\n[palette]\nsea = 'see'\n[ansi]\nsea = 'teal'";
    let expected = [
        ("key-unknown", "mett", "mett"),
        ("colour-unknown", "text.fg", "'#12345'"),
        ("colour-unknown", "key.fg", "'cyann'"),
        ("wrong-type", "muted", "'red'"),
        ("colour-unknown", "palette.sea", "'see'"),
        ("colour-unknown", "ansi.sea", "'teal'"),
    ];
    assert_eq!(found(text, &[]), expected.map(|(code, key, piece)| (code, key.to_owned(), piece.to_owned())));
    let (theme, findings) = read(text, &[]);
    assert!(theme.style(Role::Text).add_modifier.contains(Modifier::BOLD));
    assert_eq!(findings[2].did_you_mean, ["cyan"]);
}

#[test]
fn inheriting_from_nothing_or_from_itself_is_found_and_dark_is_taken() {
    let circle = [("a", "inherits = 'b'"), ("b", "inherits = 'a'"), ("broken", "= 1")];
    for (name, says) in [
        ("drak", "there is no theme 'drak' to inherit from"),
        ("a", "this theme inherits from itself: a → b → a"),
        ("broken", "the theme 'broken' is not valid TOML"),
    ] {
        let text = format!("inherits = '{name}'");
        assert_eq!(found(&text, &circle), [("theme-unknown", "inherits".to_owned(), format!("'{name}'"))]);
        let (theme, findings) = read(&text, &circle);
        assert_eq!(findings[0].message, says);
        assert_eq!(theme.style(Role::Met), of("dark").style(Role::Met));
    }
}

#[test]
fn a_text_that_is_not_toml_gives_the_default() {
    let (theme, findings) = read("met = {", &[]);
    assert_eq!(theme.style(Role::Met), of("dark").style(Role::Met));
    assert!(!findings.is_empty());
}

#[test]
fn low_contrast_is_found_once() {
    let text = "inherits = 'dark'\nmet = { fg = '#333333' }";
    assert_eq!(found(text, &[]), [("contrast-low", "met".to_owned(), "{ fg = '#333333' }".to_owned())]);
}

#[test]
fn a_palette_that_makes_an_inherited_role_hard_to_read_is_found() {
    let text = "inherits = 'dark'\n[palette]\nash = '#333333'";
    let keys: Vec<_> = read(text, &[]).1.into_iter().map(|finding| (finding.code, finding.key)).collect();
    assert_eq!(keys, [(CONTRAST_LOW, "muted".to_owned()), (CONTRAST_LOW, "not-applicable".to_owned())]);
}
