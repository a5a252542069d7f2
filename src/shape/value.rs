//! A value to be written into a file, made from what somebody typed.

use jiff::civil::Date;

use super::kind::Kind;

/// A value to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Text; written over several lines when it has line breaks.
    Text(String),
    /// A whole number.
    Whole(i64),
    /// True or false.
    Flag(bool),
    /// A date.
    Date(Date),
    /// A list of texts.
    Texts(Vec<String>),
    /// A value as it stands in another TOML text, quotes and all.
    Written(String),
}

impl Value {
    /// The value of that kind which was typed as plain text, as in `board.children=52400`.
    ///
    /// A list is typed as a TOML list: `["a", "b"]`.
    ///
    /// # Errors
    ///
    /// A sentence that says what is expected, when the text is no value of that kind.
    pub fn typed(kind: &Kind, text: &str) -> Result<Self, String> {
        let expected = || format!("'{text}' is not {}", kind.expectation());
        match kind {
            Kind::Text if text.contains('\n') => Err("this text has to fit on one line".to_owned()),
            Kind::Text | Kind::Prose | Kind::Figure => Ok(Self::Text(text.to_owned())),
            Kind::Word(words, _) => words.contains(&text).then(|| Self::Text(text.to_owned())).ok_or_else(expected),
            Kind::Id | Kind::Key => kind.takes_as_key(text).then(|| Self::Text(text.to_owned())).ok_or_else(expected),
            Kind::Whole(min, max) => {
                let number = text.trim().parse::<i64>().ok().filter(|number| (*min..=*max).contains(number));
                number.map(Self::Whole).ok_or_else(expected)
            }
            Kind::Date => {
                let date = text.trim().parse::<Date>().ok().filter(|date| date.year() >= 0); // TOML has none before
                date.map(Self::Date).ok_or_else(expected)
            }
            Kind::Flag => text.trim().parse::<bool>().map(Self::Flag).map_err(|_| expected()),
            Kind::Many(each) => Self::typed_list(each, text).ok_or_else(expected),
            Kind::OneOrMany(each) => {
                Self::typed(each, text).or_else(|_| Self::typed_list(each, text).ok_or_else(expected))
            }
            Kind::Table(_) | Kind::Items(_) => Err("this is a table; name one of its keys".to_owned()),
        }
    }

    /// The value that stands so in a TOML text; none if it is no single value.
    #[must_use]
    pub fn written(text: &str) -> Option<Self> {
        let table: toml::Table = format!("value = {text}").parse().ok()?;
        (table.len() == 1).then(|| Self::Written(text.to_owned()))
    }

    fn typed_list(each: &Kind, text: &str) -> Option<Self> {
        #[derive(serde::Deserialize)]
        struct List {
            list: Vec<String>,
        }
        let list = toml::from_str::<List>(&format!("list = {text}")).ok()?.list;
        let fits = list.iter().all(|item| Self::typed(each, item).is_ok());
        fits.then_some(Self::Texts(list))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_values_follow_their_kind() {
        assert_eq!(Value::typed(&Kind::Whole(0, 10), "7"), Ok(Value::Whole(7)));
        assert!(Value::typed(&Kind::Whole(0, 10), "11").is_err());
        assert_eq!(Value::typed(&Kind::Date, "2014-03-31"), Ok(Value::Date(jiff::civil::date(2014, 3, 31))));
        assert!(Value::typed(&Kind::Date, "2014-02-30").is_err());
        assert!(Value::typed(&Kind::Date, "-000044-03-15").is_err());
        assert_eq!(
            Value::typed(&Kind::Many(&Kind::Text), "['a', \"b\"]"),
            Ok(Value::Texts(vec!["a".into(), "b".into()]))
        );
        assert!(Value::typed(&Kind::Many(&Kind::Id), "['A b']").is_err());
    }
}
