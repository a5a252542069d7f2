//! A form made, filled in and read back is identity on every field of a return, as a workbook and as a CSV.

use std::collections::BTreeMap;

use jiff::civil::Date;
use lscb_audit::audit::Answer;
use lscb_audit::framework::Status;
use lscb_audit::returns::Whose;
use proptest::prelude::*;

use crate::fill::{LETTERS, audit_text, bring, csv, framework, read_audit, type_into, type_into_csv, workbook};

/// What an agency answers, standard by standard in the order of the form.
type Answers = Vec<Option<Answer>>;

fn text() -> impl Strategy<Value = String> {
    let begins = prop::sample::select(vec![
        "",
        "=",
        "+",
        "-",
        "@",
        "'",
        "''",
        "'=",
        "\t",
        "\n",
        "\"",
        " ",
        "=1+1",
        "+44 1632 960000",
        "-1",
        "@SUM(A1)",
        "0123",
        "1e5",
        "TRUE",
        "2014-11-03",
        "_x0041_",
        "<b>&amp;</b>",
        "😀",
        "＝",
    ]);
    let rest = "[ -~äéß日本😀👨\u{301}\n\t\"',;=_x0-9]{0,60}";
    (begins, rest)
        .prop_map(|(begin, rest)| format!("{begin}{rest}"))
        .prop_filter("blank", |text| !text.trim().is_empty())
}

fn answer() -> impl Strategy<Value = Answer> {
    let day = (2012..=2013_i16, 1..=12_i8, 1..=28_i8).prop_map(|(y, m, d)| jiff::civil::date(y, m, d));
    let by = "[!-~éß日😀'=+@-][ -~éß日😀]{0,30}[!-~]";
    let status = prop::sample::select(Status::ALL.to_vec());
    (status, text(), prop::option::of(text()), prop::option::of(by), prop::option::of(day)).prop_map(
        |(status, evidence, reason, by, on)| Answer {
            status: Some(status),
            evidence: Some(evidence),
            reason: reason.or_else(|| (status == Status::NotApplicable).then(|| "Why".to_owned())),
            by,
            on,
            ..Answer::default()
        },
    )
}

/// Not applicable only where it is an answer.
fn possible(mut answers: Answers) -> Answers {
    let framework = framework();
    for (standard, answer) in framework.standards.iter().filter(|it| it.asked_of_agencies).zip(&mut answers) {
        if let Some(answer) = answer.as_mut().filter(|it| it.status == Some(Status::NotApplicable)) {
            answer.status = Some(if standard.not_applicable { Status::NotApplicable } else { Status::NotKnown });
        }
    }
    answers
}

/// The fields of an answer as somebody types them.
fn typed(standard: &str, answer: &Answer) -> BTreeMap<&'static str, String> {
    let framework = framework();
    let label = |status| framework.label(framework.standard(standard).unwrap(), status).to_owned();
    let fields = [
        ("status", answer.status.map(label)),
        ("reason", answer.reason.clone()),
        ("evidence", answer.evidence.clone()),
        ("by", answer.by.clone()),
        ("on", answer.on.map(written_day)),
    ];
    fields.into_iter().filter_map(|(field, text)| Some((field, text?))).collect()
}

fn written_day(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}

fn asked() -> Vec<String> {
    framework().standards.iter().filter(|it| it.asked_of_agencies).map(|it| it.id.to_string()).collect()
}

fn filled_workbook(form: &[u8], answers: &Answers) -> Vec<u8> {
    let mut cells = BTreeMap::new();
    for ((row, standard), answer) in (3..).zip(asked()).zip(answers) {
        let Some(answer) = answer else { continue };
        let typed = typed(&standard, answer);
        cells.extend(
            LETTERS.iter().filter_map(|(field, letter)| Some((format!("{letter}{row}"), typed.get(field)?.clone()))),
        );
    }
    type_into(form, "sheet2", &cells)
}

fn filled_csv(form: &[u8], answers: &Answers) -> Vec<u8> {
    let rows = asked().into_iter().zip(answers);
    type_into_csv(form, &rows.filter_map(|(id, it)| Some((id.clone(), typed(&id, it.as_ref()?)))).collect())
}

/// Reads both kinds of the form, filled in, and finds every field as it was typed; a second reading changes nothing.
fn is_identity(answers: &Answers) {
    let before = audit_text("");
    for form in [filled_workbook(&workbook(&before), answers), filled_csv(&csv(&before), answers)] {
        let after = bring(&before, &form, None).unwrap();
        let audit = read_audit(&after);
        for (standard, answer) in asked().iter().zip(answers) {
            let found = audit.responses.iter().find(|(id, _)| id.as_str() == standard);
            let found = found.and_then(|(_, response)| response.agencies.values().next());
            assert_eq!(found, answer.as_ref(), "{standard}");
        }
        assert_eq!(bring(&after, &form, None).unwrap(), after, "read a second time");
        // The next form has all of it filled in beforehand, so it says nothing new.
        for next in [workbook(&after), csv(&after)] {
            assert_eq!(bring(&after, &next, None).unwrap(), after, "sent back as it came");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_typed_is_what_the_audit_has(answers in prop::collection::vec(prop::option::of(answer()), 5).prop_map(possible)) {
        prop_assume!(answers.iter().any(Option::is_some));
        is_identity(&answers);
    }
}

#[test]
fn long_texts_come_back_whole() {
    let of =
        |evidence: String| Some(Answer { status: Some(Status::Met), evidence: Some(evidence), ..Answer::default() });
    is_identity(&vec![of("é\"\n=".repeat(7_500)), of("x".repeat(30_000)), of("😀".repeat(15_000))]);
}

#[test]
fn a_text_longer_than_a_cell_stays_whole_in_the_audit_while_nobody_touches_it() {
    let long = "x".repeat(40_000);
    let text = audit_text(&format!("[responses.sub-group.agencies.police]\nstatus = 'met'\nevidence = '{long}'\n"));
    let after = bring(&text, &workbook(&text), None).unwrap();
    assert!(after.contains(&long));
    let typed = BTreeMap::from([("G4".to_owned(), "shorter".to_owned())]);
    let differs = type_into(&workbook(&text), "sheet2", &typed);
    assert!(bring(&text, &differs, None).is_err());
    // And what was replaced is kept in the record of the decision.
    let replaced = bring(&text, &differs, Some(Whose::Theirs)).unwrap();
    assert!(replaced.contains("evidence = \"shorter\"") && replaced.contains(&long));
}
