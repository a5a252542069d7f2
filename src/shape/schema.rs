//! The JSON Schema of a file format, made from its table, so that what is documented is what is read.

use serde_json::{Map, Value, json};

use super::kind::{Kind, Need, Table};

/// The JSON Schema of a file of that shape, its TOML taken as JSON: dates are texts such as `2014-03-31`.
///
/// Keys that the shape does not know are allowed, as reading allows them.
#[must_use]
pub fn json_schema(title: &str, shape: &'static Table) -> Value {
    let mut schema = Map::new();
    schema.insert("$schema".into(), json!("https://json-schema.org/draft/2020-12/schema"));
    schema.insert("title".into(), json!(title));
    schema.extend(of_table(shape));
    Value::Object(schema)
}

fn of_table(shape: &'static Table) -> Map<String, Value> {
    let mut schema = Map::new();
    schema.insert("type".into(), json!("object"));
    let properties: Map<_, _> = shape.fields.iter().map(|field| (field.name.into(), described(field))).collect();
    schema.insert("properties".into(), Value::Object(properties));
    let needed = shape.fields.iter().filter(|field| field.need != Need::Optional);
    let needed: Vec<_> = needed.map(|field| field.name).collect();
    if !needed.is_empty() {
        schema.insert("required".into(), json!(needed));
    }
    if let (Some(rest), Some(pattern)) = (&shape.rest, shape.rest.as_ref().and_then(|rest| pattern(&rest.key))) {
        schema.insert("patternProperties".into(), json!({ except(shape, pattern): of_kind(&rest.holds) }));
    }
    schema
}

fn described(field: &'static super::Field) -> Value {
    let mut schema = of_kind(&field.kind);
    schema.insert("description".into(), json!(field.about));
    Value::Object(schema)
}

/// The pattern of the keys that are no fields: fields that look like one of them have a schema of their own.
fn except(shape: &Table, pattern: &str) -> String {
    let fields: Vec<_> = shape.names().collect();
    if fields.is_empty() { format!("^{pattern}$") } else { format!("^(?!({})$){pattern}$", fields.join("|")) }
}

fn pattern(kind: &Kind) -> Option<&'static str> {
    match kind {
        Kind::Id => Some("[a-z0-9-]{1,64}"),
        Kind::Key => Some("[a-z0-9_]{1,64}"),
        _ => None,
    }
}

fn of_kind(kind: &'static Kind) -> Map<String, Value> {
    let schema = match kind {
        Kind::Text => json!({ "type": "string", "pattern": "^[^\\n]*$" }),
        Kind::Prose => json!({ "type": "string" }),
        Kind::Word(words, _) => json!({ "enum": words }),
        Kind::Id | Kind::Key => {
            json!({ "type": "string", "pattern": format!("^{}$", pattern(kind).unwrap_or_default()) })
        }
        Kind::Whole(min, max) if *max == i64::MAX => json!({ "type": "integer", "minimum": min }),
        Kind::Whole(min, max) => json!({ "type": "integer", "minimum": min, "maximum": max }),
        Kind::Figure => json!({ "type": ["integer", "string"], "pattern": "^-?[0-9]+(\\.[0-9]+)?$" }),
        Kind::Date => json!({ "type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" }),
        Kind::Flag => json!({ "type": "boolean" }),
        Kind::Many(each) => json!({ "type": "array", "items": of_kind(each) }),
        Kind::OneOrMany(each) => {
            let one = of_kind(each);
            json!({ "anyOf": [one, { "type": "array", "items": one }] })
        }
        Kind::Items(each) => json!({ "type": "array", "items": of_table(each) }),
        Kind::Table(table) => return of_table(table),
    };
    match schema {
        Value::Object(schema) => schema,
        _ => Map::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plain::Code;
    use crate::shape::{Field, Rest};

    static INNER: Table = Table {
        fields: &[Field::optional("period", Kind::Text, "When")],
        rest: Some(Rest { key: Kind::Key, holds: Kind::Whole(0, 9) }),
    };
    static OUTER: Table = Table {
        fields: &[
            Field::essential("word", Kind::Word(&["a", "b"], Code::error("x")), "A word"),
            Field::optional("inner", Kind::Table(&INNER), "More"),
            Field::optional("days", Kind::Many(&Kind::Date), "Days"),
        ],
        rest: None,
    };

    fn takes(instance: &Value) -> bool {
        jsonschema::validator_for(&json_schema("test", &OUTER)).unwrap().is_valid(instance)
    }

    #[test]
    fn what_the_shape_takes_the_schema_takes() {
        assert!(takes(&json!({ "word": "a", "inner": { "period": "2013", "at_risk": 3 }, "days": ["2014-03-31"] })));
        assert!(takes(&json!({ "word": "b", "not known": 1 })));
    }

    #[test]
    fn what_the_shape_refuses_the_schema_refuses() {
        for wrong in [
            json!({}),
            json!({ "word": "c" }),
            json!({ "word": "a", "inner": { "at_risk": 10 } }),
            json!({ "word": "a", "inner": { "period": 3 } }),
            json!({ "word": "a", "days": ["31 March"] }),
        ] {
            assert!(!takes(&wrong), "{wrong}");
        }
    }
}
