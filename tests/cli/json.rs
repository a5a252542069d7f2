//! Every JSON that is written is valid against the schema that is printed, and the figures agree.

use serde_json::Value;

use crate::house::House;

fn schema(house: &House, name: &str) -> jsonschema::Validator {
    jsonschema::validator_for(&house.run(&["schema", name]).ended(0).json()).unwrap()
}

fn assert_valid(house: &House, name: &str, json: &Value) {
    let errors: Vec<String> = schema(house, name).iter_errors(json).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{name}: {errors:#?}");
    assert_eq!(json["schema"], format!("lscb-audit/{name}/1"));
}

fn fixtures() -> String {
    format!("{}/tests/fixtures", env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn what_is_written_is_what_the_schema_says() {
    let house = House::with_examples();
    for audit in ["northbridge/2014", "northbridge/2010", "pellan/2012", "ashenford/2014"] {
        assert_valid(&house, "show", &house.run(&["show", audit, "--format", "json"]).ended(0).json());
    }
    let fixtures = fixtures();
    assert_valid(&house, "check", &house.run(&["check", &fixtures, "--format", "json"]).ended(2).json());
    let diff = ["diff", "audits", "--years", "2013,2014", "--fail-on", "improved", "--format", "json"];
    assert_valid(&house, "diff", &house.run(&diff).ended(1).json());
    let trend = ["trend", "audits", "--fail-on", "no-longer-met", "--format", "json"];
    assert_valid(&house, "trend", &house.run(&trend).ended(1).json());
    let sector = ["sector", "audits", "--years", "2010..2014", "--expected", "6", "--format", "json"];
    assert_valid(&house, "sector", &house.run(&sector).ended(0).json());
    assert_valid(&house, "actions", &house.run(&["actions", "audits", "--format", "json"]).ended(0).json());
    assert_valid(&house, "verify", &house.run(&["verify", "audits", "--format", "json"]).ended(0).json());
    let _ = house.run(&["set", "northbridge/2014", "sub-group.status=planned"]).ended(0);
    let restore = ["restore", "northbridge/2014", "--format", "json"];
    assert_valid(&house, "restore", &house.run(&restore).ended(0).json());
    assert_valid(&house, "framework-list", &house.run(&["framework", "list", "--format", "json"]).ended(0).json());
}

/// Blank audits, wrong values, files that cannot be read, nothing found, gates that failed, another framework.
#[test]
fn what_is_odd_is_written_as_the_schema_says_too() {
    let house = House::with_examples();
    let fixtures = fixtures();
    let of = |name: &str| format!("{fixtures}/invalid/{name}.toml");
    house.write("odd/cut.toml", "format = 1\n[board");
    house.write("odd/twice.toml", house.read("audits/pellan/2014.toml"));
    house.write("alone/2014.toml", house.read("audits/ashenford/2014.toml"));
    let renamed = lscb_audit::framework::EMBEDDED.replacen("id = \"cse-2009\"", "id = \"cse-2017\"", 1);
    house.write("other.toml", renamed);
    house.write("new.toml", house.read("audits/northbridge/2014.toml").replace("\"cse-2009\"", "\"cse-2017\""));
    let _ = house.run(&["new", "--board", "Blank", "--year", "2014", "-o", "blank.toml"]).ended(0);
    for (name, code, line) in [
        ("show", 0, "show blank.toml".to_owned()),
        ("show", 0, "show northbridge/2013".to_owned()),
        ("show", 0, format!("show {}", of("unknown-status"))),
        ("show", 0, format!("show {}", of("conflict"))),
        ("show", 0, format!("show {}", of("signed-and-changed"))),
        ("check", 0, "check northbridge/2014".to_owned()),
        ("check", 2, "check odd audits other.toml".to_owned()),
        ("diff", 0, "diff blank.toml northbridge/2014".to_owned()),
        ("diff", 1, "diff northbridge/2014 blank.toml --fail-on withdrawn,unsupported --exit-code".to_owned()),
        ("diff", 0, format!("diff {} {}", of("conflict"), of("signed-and-changed"))),
        ("diff", 2, "diff odd audits".to_owned()),
        ("diff", 0, "diff audits --years 2013,2014 --board northbridge".to_owned()),
        ("diff", 2, "diff audits --years 2013,2014 --board ashenford".to_owned()),
        ("diff", 1, "--framework other.toml diff northbridge/2014 new.toml --exit-code".to_owned()),
        ("trend", 2, "trend odd/cut.toml".to_owned()),
        ("trend", 2, "trend audits odd --fail-on regressed".to_owned()),
        ("trend", 0, "trend blank.toml".to_owned()),
        ("trend", 0, "--framework other.toml trend audits/northbridge/2013.toml new.toml".to_owned()),
        ("sector", 0, "sector blank.toml".to_owned()),
        ("sector", 2, "sector odd audits --missed-by 1000".to_owned()),
        ("sector", 2, "sector odd/cut.toml".to_owned()),
        ("sector", 0, format!("sector {}", of("signed-and-changed"))),
        ("sector", 0, "sector audits --anonymous --years 2010..2014".to_owned()),
        ("sector", 0, "--framework other.toml sector audits/northbridge/2013.toml new.toml --year 2014".to_owned()),
        ("actions", 0, "actions blank.toml".to_owned()),
        ("actions", 2, "actions odd audits --overdue".to_owned()),
        ("verify", 2, "verify odd audits".to_owned()),
        ("verify", 1, format!("verify {}", of("signed-and-changed"))),
        ("restore", 0, "restore blank.toml".to_owned()),
        ("framework-list", 0, "--framework other.toml framework list".to_owned()),
    ] {
        let words: Vec<&str> = line.split(' ').chain(["--format", "json"]).collect();
        let ran = house.run(&words).ended(code);
        assert!(!ran.out.is_empty(), "{line}: {}", ran.err);
        assert_valid(&house, name, &ran.json());
    }
}

#[test]
fn a_key_that_is_missing_is_no_valid_output() {
    let house = House::with_examples();
    let mut json = house.run(&["show", "northbridge", "--format", "json"]).ended(0).json();
    json["audit"].as_object_mut().unwrap().remove("summary");
    assert!(!schema(&house, "show").is_valid(&json));
}

/// Keys may be added, never renamed or dropped: a snapshot that changes shows which.
#[test]
fn every_key_of_every_schema_is_there_and_what_it_holds() {
    let house = House::with_examples();
    for name in house.run(&["schema"]).ended(0).out.lines() {
        let schema = house.run(&["schema", name]).ended(0).json();
        let mut keys = Vec::new();
        add_keys(&schema, "", &mut keys);
        for (definition, of) in schema["$defs"].as_object().into_iter().flatten() {
            keys.push(format!("{definition}: {}", kind(of)));
            add_keys(of, "  ", &mut keys);
        }
        insta::assert_snapshot!(format!("schema_{name}"), keys.join("\n"));
    }
}

/// Adds a line for each key of an object, and of those in it: `?` stands behind one that may be missing, `*` for any id.
fn add_keys(schema: &Value, indent: &str, keys: &mut Vec<String>) {
    let always: Vec<&Value> = schema["required"].as_array().into_iter().flatten().collect();
    for (key, of) in schema["properties"].as_object().into_iter().flatten() {
        let may_be_missing = if always.contains(&&Value::from(key.as_str())) { "" } else { "?" };
        keys.push(format!("{indent}{key}{may_be_missing}: {}", kind(of)));
        add_keys(of, &format!("{indent}  "), keys);
    }
    for of in schema["patternProperties"].as_object().into_iter().flat_map(|patterns| patterns.values()) {
        keys.push(format!("{indent}*: {}", kind(of)));
        add_keys(of, &format!("{indent}  "), keys);
    }
    for inner in [&schema["items"], &schema["additionalProperties"]].into_iter().filter(|inner| inner.is_object()) {
        add_keys(inner, indent, keys);
    }
}

/// What a value is, in short.
fn kind(schema: &Value) -> String {
    let list = |key: &str| schema[key].as_array().map(|all| all.iter().map(kind).collect::<Vec<_>>().join(" or "));
    if let Some(name) = schema["$ref"].as_str() {
        return name.trim_start_matches("#/$defs/").to_owned();
    }
    if let Some(kinds) = list("anyOf").or_else(|| list("oneOf")) {
        return kinds;
    }
    if !schema["const"].is_null() {
        return schema["const"].to_string();
    }
    if let Some(words) = schema["enum"].as_array() {
        return words.iter().map(Value::to_string).collect::<Vec<_>>().join(" or ");
    }
    let kinds = match &schema["type"] {
        Value::Array(kinds) => kinds.iter().map(|kind| kind.as_str().unwrap()).collect::<Vec<_>>().join(" or "),
        kind => kind.as_str().unwrap_or("anything").to_owned(),
    };
    match (&schema["items"], &schema["additionalProperties"], schema["format"].as_str()) {
        (items @ Value::Object(_), ..) => format!("{kinds} of {}", kind(items)),
        (_, inner @ Value::Object(_), _) => format!("{kinds} of {}", kind(inner)),
        (_, _, Some(format)) => format!("{kinds} ({format})"),
        _ => kinds,
    }
}

#[test]
fn the_laws_of_counting_hold() {
    let house = House::with_examples();
    let diff = house.run(&["diff", "northbridge/2012", "northbridge/2014", "--format", "json"]).ended(0).json();
    let [old, new] =
        ["2012", "2014"].map(|year| house.run(&["show", &format!("northbridge/{year}"), "--format", "json"]).json());
    let sum = |counts: &Value| counts.as_object().unwrap().values().map(|count| count.as_i64().unwrap()).sum::<i64>();
    let number = |value: &Value| value.as_i64().unwrap();
    for (index, part) in diff["pairs"][0]["parts"].as_array().unwrap().iter().enumerate() {
        assert_eq!(sum(&new["parts"][index]["statuses"]), number(&new["parts"][index]["standards"]));
        for key in ["met", "applicable", "percent", "band"] {
            assert_eq!((&part["old"][key], &part["new"][key]), (&old["parts"][index][key], &new["parts"][index][key]));
        }
        assert_eq!(
            number(&part["new"]["met"]) - number(&part["old"]["met"]),
            number(&part["newly_met"]) - number(&part["no_longer_met"])
        );
    }
    let classes: i64 = diff["pairs"][0]["parts"].as_array().unwrap().iter().map(|part| sum(&part["changes"])).sum();
    assert_eq!(classes, number(&diff["pairs"][0]["shared"]["either"]));
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let house = House::with_examples();
    let show = || house.run(&["check", "audits", "--format", "json"]).ended(0).out;
    assert_eq!(show(), show());
    assert!(!show().contains(house.path("").to_str().unwrap()), "paths are as they were typed");
}

#[test]
fn the_examples_are_valid_against_the_schema_of_the_audit_file() {
    let house = House::with_examples();
    let schema = schema(&house, "audit");
    for file in
        walkdir::WalkDir::new(house.path("audits")).into_iter().map(Result::unwrap).filter(|it| it.path().is_file())
    {
        let text = std::fs::read_to_string(file.path()).unwrap();
        let errors: Vec<String> = schema.iter_errors(&plain(&text.parse().unwrap())).map(|it| it.to_string()).collect();
        assert!(errors.is_empty(), "{}: {errors:#?}", file.path().display());
    }
    let frameworks = jsonschema::validator_for(&house.run(&["schema", "framework"]).ended(0).json()).unwrap();
    assert!(frameworks.is_valid(&plain(&lscb_audit::framework::EMBEDDED.parse().unwrap())));
    for name in ["theme", "config"] {
        let _ = house.run(&["schema", name]).ended(0);
    }
    assert!(house.run(&["schema"]).ended(0).out.contains("framework-list"));
    let _ = house.run(&["schema", "nosuch"]).ended(2);
}

/// TOML as JSON, dates as texts.
fn plain(table: &toml::Table) -> Value {
    Value::Object(table.iter().map(|(key, item)| (key.clone(), plain_value(item))).collect())
}

fn plain_value(value: &toml::Value) -> Value {
    match value {
        toml::Value::Datetime(date) => date.to_string().into(),
        toml::Value::Array(items) => items.iter().map(plain_value).collect(),
        toml::Value::Table(table) => plain(table),
        other => serde_json::to_value(other).unwrap(),
    }
}
