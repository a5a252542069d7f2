//! One test for each form of TOML that people write and each trap on the way.

use super::super::{Field, Kind, Rest, Table, Value};
use super::{Amendment, EditError, Place, Step, apply};
use crate::audit::format::AUDIT_FILE;

const ORDER: [&str; 4] = ["needs", "local-procedures", "sub-group", "named-leads"];

fn place(dotted: &str) -> Place {
    let step = |name: &str| name.parse().map_or_else(|_| Step::Key(name.to_owned()), Step::Item);
    Place(dotted.split('.').map(step).collect())
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn texts(texts: &[&str]) -> Value {
    Value::Texts(texts.iter().map(ToString::to_string).collect())
}

fn edit(from: &str, change: Amendment) -> String {
    let edited = apply(from, &AUDIT_FILE, &ORDER, &[change]).unwrap();
    let plain = edited.strip_prefix('\u{feff}').unwrap_or(&edited);
    assert!(toml::from_str::<toml::Table>(plain).is_ok(), "no longer TOML:\n{edited}");
    edited
}

fn set(from: &str, at: &str, to: Value) -> String {
    edit(from, Amendment::Set { at: place(at), to })
}

fn remove(from: &str, at: &str) -> String {
    edit(from, Amendment::Remove { at: place(at) })
}

fn append(from: &str, at: &str, what: &str) -> String {
    edit(from, Amendment::Append { at: place(at), entries: vec![("what".to_owned(), text(what))] })
}

fn refused(from: &str, change: Amendment) -> EditError {
    apply(from, &AUDIT_FILE, &ORDER, &[change]).unwrap_err()
}

#[test]
fn comments_spacing_and_odd_layout_stay() {
    let from = "# head\n\nformat=1\n  [ responses . 'sub-group' ]   # the group\n\tstatus   =   \"met\"   # since May\n\n\n# end";
    assert_eq!(set(from, "responses.sub-group.status", text("planned")), from.replace("\"met\"", "\"planned\""));
}

#[test]
fn an_equal_value_changes_nothing_whatever_its_form() {
    let from = "[responses.a]\nstatus = 'met'\nevidence = \"\"\"\r\na\r\nb\"\"\"\nlinks = [ 'x' , # c\n \"y\" ]\nreviewed = 2014-10-14\ncarried_from = 0x7DD\n";
    let same = [
        ("status", text("met")),
        ("evidence", text("a\nb")),
        ("links", texts(&["x", "y"])),
        ("reviewed", Value::Date(jiff::civil::date(2014, 10, 14))),
        ("carried_from", Value::Whole(2013)),
    ];
    for (key, to) in same {
        assert_eq!(set(from, &format!("responses.a.{key}"), to), from);
    }
}

#[test]
fn windows_line_endings_stay_and_are_used() {
    let from = "[responses.a]\r\nstatus = \"met\"\r\n";
    let edited = set(from, "responses.a.evidence", text("one\ntwo"));
    assert_eq!(edited, format!("{from}evidence = \"\"\"\r\none\r\ntwo\"\"\"\r\n"));
    assert_eq!(set(&edited, "responses.a.evidence", text("one\r\ntwo")), edited, "equal but for line endings");
}

#[test]
fn mixed_line_endings_stay_and_the_prevailing_one_is_used() {
    let from = "a = 1\nb = 2\r\n[responses.a]\r\nstatus = \"met\"\nlead = \"x\"\r\n";
    let expected = from.replace("\"met\"\n", "\"met\"\nreason = \"r\"\r\n");
    assert_eq!(set(from, "responses.a.reason", text("r")), expected);
}

#[test]
fn a_byte_order_mark_and_a_missing_final_newline_stay() {
    assert_eq!(
        set("\u{feff}[responses.a]\nstatus = \"met\"", "responses.a.note", text("n")),
        "\u{feff}[responses.a]\nstatus = \"met\"\nnote = \"n\""
    );
    assert_eq!(set("format = 1 # x", "responses.a.note", text("n")), "format = 1 # x\n\n[responses.a]\nnote = \"n\"");
}

#[test]
fn new_keys_take_their_place_among_the_fields() {
    let from = "[responses.a] # header\n# about the lead\nlead = \"police\" # trailing\nodd = 1\n";
    assert_eq!(
        set(from, "responses.a.status", text("met")),
        from.replace("# about", "status = \"met\"\n# about"),
        "before the comment of what follows"
    );
    assert_eq!(set(from, "responses.a.note", text("n")), from.replace("odd", "note = \"n\"\nodd"));
    assert_eq!(set("[responses.a] # c\n", "responses.a.note", text("n")), "[responses.a] # c\nnote = \"n\"\n");
    assert_eq!(set(from, "responses.a.unknown", text("n")), format!("{from}unknown = \"n\"\n"));
}

#[test]
fn in_an_odd_order_a_new_key_follows_its_nearest_predecessor() {
    let from = "[responses.a]\nevidence = \"e\"\nstatus = \"met\"\n";
    assert_eq!(set(from, "responses.a.note", text("n")), from.replace("status", "note = \"n\"\nstatus"));
}

#[test]
fn a_comment_below_what_goes_stays() {
    let from = "[responses.a]\nstatus = \"met\"\nnote = \"n\"\n# below\n\n[responses.b]\nnote = \"m\"\n# at the end\n";
    assert_eq!(remove(from, "responses.a.note"), from.replace("note = \"n\"\n", ""));
    assert_eq!(remove(from, "responses.b.note"), from.replace("note = \"m\"\n", ""));
    assert!(remove(from, "responses.b").ends_with("# at the end\n"));
    assert_eq!(remove(from, "responses.a"), "# below\n\n[responses.b]\nnote = \"m\"\n# at the end\n");
}

#[test]
fn a_comment_above_a_header_stays_with_it() {
    let from = "[responses.needs]\nstatus = \"met\"\n# about the leads\n[responses.named-leads]\n";
    assert_eq!(
        set(from, "responses.sub-group.status", text("met")),
        from.replace("# about", "\n[responses.sub-group]\nstatus = \"met\"\n# about")
    );
    assert_eq!(remove(from, "responses.needs"), "# about the leads\n[responses.named-leads]\n");
    assert_eq!(remove(from, "responses.named-leads"), "[responses.needs]\nstatus = \"met\"\n");
}

#[test]
fn indentation_is_taken_from_the_neighbour() {
    let from = "[responses.a]\n  status = \"met\"\n  note = \"\"\"\n# no comment\"\"\"\n";
    let expected = from.replace("  note", "  lead = \"x\"\n  note");
    assert_eq!(set(from, "responses.a.lead", text("x")), expected);
    assert_eq!(
        set(from, "responses.a.revisit", Value::Flag(true)),
        format!("{from}  revisit = true\n"),
        "a line of a text that looks like a comment is none"
    );
}

#[test]
fn keys_above_the_first_header_are_written_there() {
    assert_eq!(set("", "format", Value::Whole(1)), "format = 1\n");
    assert_eq!(set("# head\n", "format", Value::Whole(1)), "# head\n\nformat = 1\n");
    assert_eq!(
        set("# head\n\n# the board\n[board]\n", "format", Value::Whole(1)),
        "# head\n\nformat = 1\n\n# the board\n[board]\n"
    );
    assert_eq!(set("format = 1\n[board]\n", "edition", Value::Whole(2)), "format = 1\nedition = 2\n[board]\n");
}

#[test]
fn free_keys_stand_before_the_fields() {
    let from = "[indicators]\nat_risk = 95\nperiod = \"2013\"\n";
    assert_eq!(set(from, "indicators.victims", Value::Whole(41)), from.replace("period", "victims = 41\nperiod"));
}

#[test]
fn missing_tables_get_headers() {
    assert_eq!(
        set("format = 1\n", "responses.sub-group.agencies.police.status", text("met")),
        "format = 1\n\n[responses.sub-group.agencies.police]\nstatus = \"met\"\n"
    );
    assert_eq!(
        append("format = 1\n", "responses.sub-group.actions", "do"),
        "format = 1\n\n[[responses.sub-group.actions]]\nwhat = \"do\"\n"
    );
    assert_eq!(set("", "board.id", text("x")), "[board]\nid = \"x\"\n");
    assert_eq!(
        set("format = 1\n\n[responses.a]\nstatus = \"met\"\n", "audit.year", Value::Whole(2014)),
        "format = 1\n\n[audit]\nyear = 2014\n\n[responses.a]\nstatus = \"met\"\n"
    );
    assert_eq!(
        set("[board]\nid = \"x\"\n[sign_off]\n", "audit.year", Value::Whole(2014)),
        "[board]\nid = \"x\"\n\n[audit]\nyear = 2014\n[sign_off]\n"
    );
}

#[test]
fn a_table_named_only_in_others_headers_gets_its_own_before_them() {
    let from = "[board]\n\n# police\n[responses.sub-group.agencies.police]\nstatus = \"met\"\n";
    assert_eq!(
        set(from, "responses.sub-group.status", text("met")),
        from.replace("# police", "[responses.sub-group]\nstatus = \"met\"\n\n# police")
    );
}

#[test]
fn a_new_response_follows_the_last_sub_table_of_its_predecessor() {
    let from = include_str!("../../../tests/fixtures/edit/responses.toml");
    let new = "\n[responses.sub-group]\nstatus = \"met\"\n";
    let mark = "owner = \"Chair\" # last of local-procedures\n# belongs to the action\n";
    assert_eq!(set(from, "responses.sub-group.status", text("met")), from.replace(mark, &format!("{mark}{new}")));
}

#[test]
fn a_new_response_without_a_predecessor_comes_before_its_successor() {
    let from = include_str!("../../../tests/fixtures/edit/responses.toml");
    let mark = "# R3 was hard\n[responses.local-procedures]";
    assert_eq!(
        set(from, "responses.needs.status", text("met")),
        from.replace(mark, &format!("[responses.needs]\nstatus = \"met\"\n\n{mark}"))
    );
}

#[test]
fn actions_follow_the_last_action() {
    let from =
        "[responses.a]\nstatus = \"met\"\n[[responses.a.actions]]\nwhat = \"one\" # c\n\n# ---\n\n[responses.b]\n";
    assert_eq!(
        append(from, "responses.a.actions", "two"),
        from.replace("# c\n", "# c\n\n[[responses.a.actions]]\nwhat = \"two\"\n")
    );
    assert_eq!(
        append("[responses.a]\nstatus = \"met\"\n\n[responses.b]\n", "responses.a.actions", "two"),
        "[responses.a]\nstatus = \"met\"\n\n[[responses.a.actions]]\nwhat = \"two\"\n\n[responses.b]\n"
    );
}

#[test]
fn an_item_is_edited_by_its_number() {
    let from = "[[responses.a.actions]]\nwhat = \"one\"\n[[responses.a.actions]]\nwhat = \"two\"\n";
    assert_eq!(
        set(from, "responses.a.actions.0.owner", text("Chair")),
        from.replace("\"one\"\n", "\"one\"\nowner = \"Chair\"\n")
    );
    assert_eq!(set(from, "responses.a.actions.1.what", text("2")), from.replace("two", "2"));
    assert_eq!(
        set(from, "responses.a.actions.0.odd.key", text("x")),
        from.replace("\"one\"\n", "\"one\"\n\n[responses.a.actions.odd]\nkey = \"x\"\n"),
        "a table of an item stands within the item"
    );
}

#[test]
fn dotted_keys_stay_dotted() {
    let from = "format = 1\nresponses.sub-group.status = \"met\" # c\n[board]\nid = \"x\"\n";
    let after = |new: &str| from.replace("# c\n", &format!("# c\n{new}\n"));
    assert_eq!(set(from, "responses.sub-group.status", text("planned")), from.replace("met", "planned"));
    assert_eq!(set(from, "responses.sub-group.lead", text("x")), after("responses.sub-group.lead = \"x\""));
    assert_eq!(set(from, "responses.named-leads.status", text("met")), after("responses.named-leads.status = \"met\""));
    assert_eq!(
        append(from, "responses.sub-group.actions", "do"),
        after("\n[[responses.sub-group.actions]]\nwhat = \"do\"")
    );
    assert_eq!(remove(from, "responses.sub-group"), from.replace("responses.sub-group.status = \"met\" # c\n", ""));
}

#[test]
fn dotted_keys_below_a_header_stay_dotted() {
    let from = "[responses]\nsub-group.status = \"met\"\n\n[sign_off]\n";
    assert_eq!(
        set(from, "responses.sub-group.agencies.police.status", text("met")),
        from.replace("\"met\"\n", "\"met\"\nsub-group.agencies.police.status = \"met\"\n")
    );
    assert_eq!(
        set(from, "responses.needs.status", text("met")),
        from.replace("sub-group", "needs.status = \"met\"\nsub-group")
    );
}

#[test]
fn inline_tables_stay_inline() {
    let from = "[responses]\nsub-group = { status = \"met\", note = \"n\" } # c\nodd = {}\n";
    assert_eq!(set(from, "responses.sub-group.lead", text("x")), from.replace(", note", ", lead = \"x\", note"));
    assert_eq!(set(from, "responses.sub-group.revisit", Value::Flag(true)), from.replace(" }", ", revisit = true }"));
    assert_eq!(set(from, "responses.odd.status", text("met")), from.replace("{}", "{ status = \"met\" }"));
    assert_eq!(
        set(from, "responses.named-leads.status", text("met")),
        from.replace("odd", "named-leads = { status = \"met\" }\nodd")
    );
    assert_eq!(
        append(from, "responses.sub-group.actions", "do"),
        from.replace(" }", ", actions = [{ what = \"do\" }] }")
    );
    assert_eq!(
        set(from, "responses.sub-group.agencies.police.status", text("met")),
        from.replace(" }", ", agencies = { police = { status = \"met\" } } }")
    );
    assert_eq!(remove(from, "responses.sub-group.status"), from.replace("status = \"met\", ", ""));
    assert_eq!(remove(from, "responses.sub-group.note"), from.replace(", note = \"n\"", ""));
    assert_eq!(
        set("board = { id = \"x\" }", "audit.year", Value::Whole(2014)),
        "board = { id = \"x\" }\naudit = { year = 2014 }"
    );
}

#[test]
fn dotted_keys_in_braces_stay_so() {
    let from = "[responses]\na = { note = \"n\", agencies . police.status = \"met\", \"agencies\".fire.status = 'met', x = 1 }\n";
    assert_eq!(
        set(from, "responses.a.agencies.police.by", text("DI")),
        from.replace("\"met\", ", "\"met\", agencies.police.by = \"DI\", ")
    );
    assert_eq!(remove(from, "responses.a.agencies"), "[responses]\na = { note = \"n\", x = 1 }\n");
    assert_eq!(set(from, "responses.a.status", text("met")), from.replace("{ note", "{ status = \"met\", note"));
    assert_eq!(remove(from, "responses.a.agencies.fire"), from.replace("\"agencies\".fire.status = 'met', ", ""));
}

#[test]
fn lists_in_brackets_stay_so() {
    let from = "[responses.a]\nactions = [ { what = \"one\" } ] # c\n";
    assert_eq!(append(from, "responses.a.actions", "two"), from.replace(" ]", ", { what = \"two\" } ]"));
    let lines =
        "[responses.a]\nactions = [\n  { what = \"one\" }, # first\n  # of two\n  { what = \"two\" } # second\n]\n";
    assert_eq!(
        append(lines, "responses.a.actions", "three"),
        lines.replace("} # second\n", "}, # second\n  { what = \"three\" }\n")
    );
    assert_eq!(
        remove(lines, "responses.a.actions.1"),
        lines.replace("  # of two\n  { what = \"two\" } # second\n", "")
    );
    assert_eq!(remove(from, "responses.a.actions.0"), "[responses.a]\n", "with the last item goes the list");
    assert_eq!(
        append("[responses.a]\nactions = []", "responses.a.actions", "one"),
        "[responses.a]\nactions = [{ what = \"one\" }]"
    );
}

#[test]
fn lists_of_texts_keep_the_items_that_stay() {
    let from = "[responses.a]\nlinks = [\n  'a.pdf', # the first\n  \"b.pdf\", # the second\n]\n";
    let links = |texts_: &[&str]| set(from, "responses.a.links", texts(texts_));
    assert_eq!(links(&["a.pdf", "b.pdf", "c.pdf"]), from.replace("second\n", "second\n  \"c.pdf\",\n"));
    assert_eq!(links(&["b.pdf"]), from.replace("  'a.pdf', # the first\n", ""));
    assert_eq!(links(&["a.pdf", "x.pdf"]), from.replace("b.pdf", "x.pdf"));
    assert_eq!(links(&["n.pdf", "a.pdf", "b.pdf"]), from.replace("'a.pdf'", "\"n.pdf\", 'a.pdf'"));
    let two = "links = [\n  'a',\n  'b', 'c', # two\n]\n";
    assert_eq!(set(two, "links", texts(&["a", "b", "x", "c"])), two.replace("'b'", "'b', \"x\""));
    assert_eq!(set(two, "links", texts(&["a", "c"])), two.replace("'b', ", ""));
    assert_eq!(set(two, "links", texts(&["a", "b"])), two.replace(", 'c'", ""));
    let flat = "links = ['a', 'b', ]\n";
    assert_eq!(set(flat, "links", texts(&["a", "b", "c"])), "links = ['a', 'b', \"c\", ]\n");
    assert_eq!(set(flat, "links", texts(&["a"])), "links = ['a', ]\n");
    assert_eq!(set("links = ['a', 'b']\n", "links", texts(&["a"])), "links = ['a']\n");
    assert_eq!(set("links = ['a']\n", "links", texts(&["a", "a"])), "links = ['a', \"a\"]\n");
    assert_eq!(set("links = [ ]\n", "links", texts(&["a"])), "links = [\"a\"]\n");
    assert_eq!(set("links = [ # none\n]\n", "links", texts(&["a"])), "links = [\"a\" # none\n]\n");
    assert_eq!(set("links = ['a', 1]\n", "links", texts(&[])), "links = []\n");
    assert_eq!(set("links = 'a'\n", "links", texts(&["a"])), "links = [\"a\"]\n");
}

#[test]
fn texts_are_written_to_be_read_and_read_back_exactly() {
    let from = "[responses.a]\n";
    let texts = [
        "plain",
        "\ttab \"quoted\" back\\slash",
        "lines\nof text",
        "\n\nbegins with newlines",
        "ends with one\n",
        "trailing space \nand tab\t\nand \r alone\r",
        "\"\"\"\n\"\"\"\"\" five and \"\"\"",
        "ends in a quote\"\n\"",
        "\\\nescape\u{0}\u{7f}\u{8}\u{c}\u{1b}\u{85}\u{2028}",
        "\n",
        "",
    ];
    for original in texts {
        let edited = set(from, "responses.a.note", text(original));
        let read: toml::Table = edited.parse().unwrap();
        assert_eq!(read["responses"]["a"]["note"].as_str(), Some(original), "{edited}");
    }
    assert_eq!(
        set(from, "responses.a.note", text("She said \"no\"\nC:\\x ")),
        "[responses.a]\nnote = \"\"\"\nShe said \"no\"\nC:\\\\x\\u0020\"\"\"\n"
    );
}

#[test]
fn a_key_goes_with_its_comment() {
    let from = "[responses.a]\n# why met\n# and since when\nstatus = \"met\" # c\n\n# about the note\nnote = \"\"\"\n# n\"\"\"\nlead = \"x\"\n";
    assert_eq!(
        remove(from, "responses.a.status"),
        "[responses.a]\n\n# about the note\nnote = \"\"\"\n# n\"\"\"\nlead = \"x\"\n"
    );
    assert_eq!(remove(from, "responses.a.lead"), from.replace("lead = \"x\"\n", ""), "a text is no comment");
}

#[test]
fn a_table_goes_whole_and_no_blank_line_is_left_doubled() {
    let from = include_str!("../../../tests/fixtures/edit/responses.toml");
    let (head, tail) = (from.split_once("# R3 was hard").unwrap().0, from.split_once("# belongs to").unwrap().1);
    // What was written below it may be somebody else's, so that stays.
    assert_eq!(remove(from, "responses.local-procedures"), format!("{head}# belongs to{tail}"));
    assert_eq!(remove("a = 1\n\n[board]\nid = 2\n", "board"), "a = 1\n");
    assert_eq!(remove("[board]\nid = 2\n\n[audit]\n", "board"), "[audit]\n");
    assert_eq!(remove("[a]\n[a.b]\n[c]\n[a.d]\n[e]\n", "a"), "[c]\n[e]\n");
}

#[test]
fn an_item_goes_alone_and_the_last_with_its_list() {
    let from =
        "[responses.a]\n\n# one\n[[responses.a.actions]]\nwhat = \"one\"\n\n[[responses.a.actions]]\nwhat = \"two\"\n";
    assert_eq!(remove(from, "responses.a.actions.0"), "[responses.a]\n\n[[responses.a.actions]]\nwhat = \"two\"\n");
    let one = remove(from, "responses.a.actions.1");
    assert_eq!(remove(&one, "responses.a.actions.0"), "[responses.a]\n");
}

#[test]
fn taking_away_what_is_not_there_is_fine() {
    let from = "[responses.a]\nlinks = []\n";
    for at in ["format", "responses.b", "responses.b.status", "responses.a.links.3", "responses.a.actions.0.what"] {
        assert_eq!(remove(from, at), from);
    }
}

#[test]
fn what_is_no_table_is_named() {
    let from = "responses.a = \"x\"\nboard = 3\naudit = []\n[[decisions]]\n";
    let set = |at: &str| refused(from, Amendment::Set { at: place(at), to: Value::Whole(1) });
    assert_eq!(set("responses.a.status"), EditError::NotATable("responses.a".into()));
    assert_eq!(set("board.id"), EditError::NotATable("board".into()));
    assert_eq!(set("audit.year"), EditError::NotATable("audit".into()));
    assert_eq!(set("decisions.by"), EditError::NotATable("decisions".into()));
    assert_eq!(set("decisions.0"), EditError::NotAValue("decisions.0".into()));
    assert_eq!(set("decisions"), EditError::NotAValue("decisions".into()));
    assert_eq!(set("decisions.1.by"), EditError::NoSuchItem("decisions.1.by".into()));
    assert_eq!(set("board.0"), EditError::NotAList("board".into()));
    assert_eq!(set(&["a"; 99].join(".")), EditError::TooDeep(["a"; 99].join(".")));
    assert_eq!(
        refused(from, Amendment::Append { at: place("board"), entries: Vec::new() }),
        EditError::NotAList("board".into())
    );
    assert_eq!(refused(from, Amendment::Remove { at: place("board.id") }), EditError::NotATable("board".into()));
    assert_eq!(
        refused(from, Amendment::Set { at: Place::default(), to: Value::Whole(1) }),
        EditError::NotAValue(String::new())
    );
    assert!(matches!(refused("a = ", Amendment::Remove { at: place("a") }), EditError::Syntax(_)));
}

#[test]
fn keys_that_need_quotes_get_them() {
    assert_eq!(set("", "odd key.\"\\", Value::Flag(true)), "[\"odd key\"]\n\"\\\"\\\\\" = true\n");
}

#[test]
fn changes_are_made_one_after_the_other_or_not_at_all() {
    let changes = [
        Amendment::Append {
            at: place("conflicts"),
            entries: vec![("key".into(), text("k")), ("key".into(), text("twice"))],
        },
        Amendment::Set { at: place("conflicts.0.ours"), to: text("x") },
        Amendment::Remove { at: place("conflicts.0.key") },
    ];
    assert_eq!(apply("", &AUDIT_FILE, &ORDER, &changes), Ok("[[conflicts]]\nours = \"x\"\n".to_owned()));
    assert_eq!(apply("a =", &AUDIT_FILE, &ORDER, &[]), Ok("a =".to_owned()));
}

/// Free keys beside fields, tables in tables and a list in a list, which the audit file does not have.
static NESTED: Table = Table {
    fields: &[Field::optional("list", Kind::Items(&NESTED), ""), Field::optional("table", Kind::Table(&NESTED), "")],
    rest: Some(Rest { key: Kind::Id, holds: Kind::Flag }),
};

#[test]
fn a_list_in_an_item_of_a_list_stays_with_its_item() {
    let from = "[[list]]\n[[list.list]]\na = true\n[list.list.table]\n[[list]]\n";
    let change = Amendment::Append { at: place("list.0.list"), entries: Vec::new() };
    assert_eq!(
        apply(from, &NESTED, &[], &[change]).unwrap(),
        from.replace("[list.list.table]\n", "[list.list.table]\n\n[[list.list]]\n")
    );
}

#[test]
fn keys_of_a_table_in_an_order_of_its_own_come_at_once_where_they_come_one_by_one() {
    let from = "[responses.sub-group]\nevidence = \"a\"\nlead = \"b\"\n";
    let [status, note] = ["status", "note"]
        .map(|key| Amendment::Set { at: place(&format!("responses.sub-group.{key}")), to: text("met") });
    let at_once = apply(from, &AUDIT_FILE, &ORDER, &[status.clone(), note.clone()]).unwrap();
    assert_eq!(at_once, edit(&edit(from, status), note));
}
