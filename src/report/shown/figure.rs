//! A percentage or rate as a JSON number.

use std::borrow::Cow;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};

/// A figure that was rounded already. It becomes a binary fraction only on its way out, where it keeps its digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figure(pub Decimal);

impl Serialize for Figure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.to_i64().filter(|_| self.0.scale() == 0) {
            Some(whole) => serializer.serialize_i64(whole),
            None => self.0.to_f64().serialize(serializer),
        }
    }
}

impl JsonSchema for Figure {
    fn schema_name() -> Cow<'static, str> {
        "Figure".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "number" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_keep_their_digits() {
        let written = |text: &str| serde_json::to_string(&Figure(text.parse().unwrap())).unwrap();
        assert_eq!(["64.3", "40.0", "98", "0.29"].map(written), ["64.3", "40.0", "98", "0.29"]);
    }
}
