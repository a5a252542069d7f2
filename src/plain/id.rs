//! Ids: short names for programs and people, of small letters, digits and one joining character.

/// The longest id, in characters.
pub const LONGEST_ID: usize = 64;

/// Whether the text is 1 to 64 small letters, digits and joiners.
#[must_use]
pub fn is_id(text: &str, joiner: char) -> bool {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == joiner;
    !text.is_empty() && text.len() <= LONGEST_ID && text.chars().all(fits)
}

/// The text is no id.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is not a well-formed id")]
pub struct IdError(pub String);

/// Makes a type for one kind of id, which cannot hold a malformed one.
macro_rules! id_type {
    ($(#[$doc:meta])* $name:ident, $joiner:literal) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(try_from = "String")]
        pub struct $name(String);

        impl $name {
            /// The id as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::plain::IdError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                if $crate::plain::is_id(text, $joiner) {
                    Ok(Self(text.to_owned()))
                } else {
                    Err($crate::plain::IdError(text.to_owned()))
                }
            }
        }

        impl TryFrom<String> for $name {
            type Error = $crate::plain::IdError;

            fn try_from(text: String) -> Result<Self, Self::Error> {
                text.parse()
            }
        }

        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }
    };
}
pub(crate) use id_type;

/// An id made from a name: accents dropped with their letters, other characters turned into single hyphens.
///
/// Empty if nothing of the name can stand in an id.
#[must_use]
pub fn slug(name: &str) -> String {
    let plain: String = name.to_lowercase().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }).collect();
    let mut slug = plain.replace(" s ", "s ").split_whitespace().collect::<Vec<_>>().join("-");
    slug.truncate(LONGEST_ID);
    slug.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_short_small_and_plain() {
        assert!(is_id("sub-group", '-') && is_id("at_risk", '_'));
        for wrong in ["", "Sub", "a b", "../a", "a_b", &"x".repeat(65)] {
            assert!(!is_id(wrong, '-'), "{wrong}");
        }
    }

    #[test]
    fn a_name_becomes_an_id() {
        assert_eq!(slug("King's Fenland & Isle"), "kings-fenland-isle");
        assert_eq!(slug("  --  "), "");
    }
}
