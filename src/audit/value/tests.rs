//! That each key of the file has as its value what the file holds under it.

use crate::audit::format::AUDIT_FILE;
use crate::audit::{Key, read};
use crate::framework::Frameworks;
use crate::shape::{Kind, Node, Table, parse};

/// Every key of the format, no two of a table with the same value.
const AUDIT: &str = r#"
format = 1
framework = "cse-2009"
edition = 1

[board]
id = "northbridge"
name = "Northbridge LSCB"
region = "Northshire"
children = 52400
covers = 2
neighbours = ["eastmoor", "saltley"]
agencies = [{ id = "police", name = "Northshire Police", return_due = 2014-09-30, returned = 2014-09-26 }]

[audit]
year = 2014
period = "April 2013 to March 2014"
date = 2014-11-03
chair = "Independent chair"
summary = "In the chair's words"

[indicators]
at_risk = 95
victims = 41
period = "2013"
overlap = true

[responses.sub-group]
status = "not-applicable"
carried_from = 2013
reason = "Shared with Eastmoor"
lead = "police"
evidence = "Six meetings"
links = ["minutes/2014-05.pdf", "minutes/2014-06.pdf"]
note = "Why it moved"
revisit = true
reviewed = 2014-10-14
reviewer = "Board manager"
actions = [{ id = "k7q2mx", what = "Invite the specialist service", owner = "Chair", due = 2014-03-31, since = 2013, done = 2014-03-28, dropped = "Not needed" }]

[responses.sub-group.agencies.police]
status = "partly-met"
evidence = "Two meetings"
reason = "Another force"
by = "Detective inspector"
on = 2014-09-26
accepted = "Board manager, 2014-10-20"

[[conflicts]]
key = "responses.local-procedures.evidence"
base = "Procedures of 2012"
ours = "Procedures of 2013"
theirs = "Procedures of 2014"

[[decisions]]
on = 2014-11-20
by = "Chair"
what = "Settled"

[[allow]]
text = "0808 800 5000"
reason = "Public helpline"

[sign_off]
by = "Chair of the board"
role = "Independent chair"
on = 2014-11-21
forced = "One answer is outstanding"
seal = "sha256:0"
"#;

/// What a value of the file is as text.
fn written(node: &Node<'_>, name: &str, kind: &Kind) -> Option<String> {
    match kind {
        Kind::Whole(..) => node.whole::<i64>(name).map(|number| number.to_string()),
        Kind::Date => node.date(name).map(|date| date.to_string()),
        Kind::Flag => node.has(name).then(|| node.flag(name).to_string()),
        Kind::Many(_) => node.has(name).then(|| node.texts(name).join("\n")),
        _ => node.text(name),
    }
}

/// Every key of a table and of those in it, dotted, with what the file holds under it.
fn keys(node: &Node<'_>, table: &'static Table, way: &str) -> Vec<(String, String)> {
    let under = |name: &str| {
        let key = format!("{way}{name}");
        let missing = format!("give `{key}` a value in the audit of this test");
        match table.kind_of(name).unwrap() {
            Kind::Table(inner) => keys(&node.table(name).expect(&missing), inner, &format!("{key}.")),
            Kind::Items(inner) => {
                let item = node.item(name, 0).expect(&missing);
                let id = item.text("id").unwrap_or_else(|| "0".to_owned());
                keys(&item, inner, &format!("{key}.{id}."))
            }
            kind => vec![(key, written(node, name, kind).expect(&missing))],
        }
    };
    node.rest().map(String::from).chain(table.names().map(String::from)).flat_map(|name| under(&name)).collect()
}

#[test]
fn each_key_of_the_format_shows_its_own_value() {
    let frameworks = Frameworks::embedded();
    let audit = read(AUDIT, &frameworks).audit.unwrap();
    let document = parse(AUDIT).unwrap();
    let checked = document.against(&AUDIT_FILE);
    let mut shown = 0;
    for (dotted, written) in keys(&checked.root(), &AUDIT_FILE, "") {
        match Key::parse(&dotted, frameworks.default_one().unwrap()) {
            Ok(Key::Entry(..)) => {}
            Ok(key) => {
                assert_eq!(key.value(&audit), Some(written), "{dotted}");
                shown += 1;
            }
            Err(_) => assert!(!dotted.contains('.') || dotted.starts_with("sign_off."), "{dotted} is no key"),
        }
    }
    assert!(shown > 40, "only {shown} keys were looked at");
}
