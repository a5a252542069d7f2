//! The national figures of the framework are those of the report, and none of what it says about boards is left out.
//!
//! `tests/fixtures/figures.csv` has every figure of the report that bears on boards, with its line. Its scope says what
//! becomes of it: `lscb` is about boards and stands in the framework; `context` is about others, or about children, and
//! may; `method` is how the survey was made, and stands in no figure.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail by panicking")]

use std::collections::BTreeSet;
use std::fs;

use lscb_audit::framework::{Figure, Framework, Frameworks, Standard};

/// A row of the table: value, unit, year and line say which figure it is.
#[derive(Debug)]
struct Row {
    statement: String,
    value: String,
    unit: String,
    year: String,
    line: String,
    scope: String,
}

#[test]
fn every_figure_of_the_report_stands_in_it_as_in_the_framework() {
    let (framework, rows) = (framework(), rows());
    let mut seen = 0;
    for (place, figure) in figures(&framework).filter(|(_, figure)| figure.line.is_some()) {
        let found: Vec<&Row> = rows.iter().filter(|row| row.is(figure)).collect();
        assert_eq!(found.len(), 1, "{place}: {figure:?} is {found:?}");
        seen += 1;
    }
    assert!(seen > 50, "{seen} figures have a line");
}

#[test]
fn every_figure_about_boards_is_in_the_framework_and_none_about_the_method_is() {
    let (framework, rows) = (framework(), rows());
    for row in &rows {
        let used = figures(&framework).any(|(_, figure)| row.is(figure));
        match row.scope.as_str() {
            "lscb" => assert!(used, "{row:?} is not in the framework"),
            "method" => assert!(!used, "{row:?} is about how the survey was made"),
            "context" => {}
            other => panic!("{other} is no scope: {row:?}"),
        }
    }
}

#[test]
fn what_is_not_about_boards_does_not_stand_beside_a_boards_answer() {
    let framework = framework();
    for row in rows().iter().filter(|row| row.scope == "context") {
        let beside = framework.standards.iter().flat_map(Standard::comparable).find(|it| row.is(it));
        assert!(beside.is_none(), "{row:?} stands beside an answer");
    }
}

#[test]
fn a_figure_from_elsewhere_says_where() {
    let framework = framework();
    let mut elsewhere = 0;
    for (place, figure) in figures(&framework) {
        assert_ne!(figure.line.is_some(), figure.source.is_some(), "{place}: {figure:?}");
        assert_ne!(figure.value.is_some(), figure.words.is_some(), "{place}: {figure:?}");
        elsewhere += usize::from(figure.source.is_some());
    }
    assert!(elsewhere > 0);
}

#[test]
fn no_figure_stands_in_the_table_twice() {
    let rows = rows();
    let keys: BTreeSet<_> = rows.iter().map(Row::key).collect();
    assert_eq!(keys.len(), rows.len());
}

fn framework() -> Framework {
    Frameworks::embedded().default_one().unwrap().clone()
}

/// Every figure with the standard it belongs to.
fn figures(framework: &Framework) -> impl Iterator<Item = (&str, &Figure)> {
    let totals = framework.baseline.iter().map(|figure| ("national totals", figure));
    let standards = framework.standards.iter();
    totals.chain(standards.flat_map(|it| it.baseline.iter().map(|figure| (it.id.as_str(), figure))))
}

fn rows() -> Vec<Row> {
    let text = fs::read_to_string("tests/fixtures/figures.csv").unwrap();
    let (head, lines) = text.split_once('\n').unwrap();
    assert_eq!(head, "statement,value,unit,year,base,line,scope");
    lines.lines().map(row).collect()
}

fn row(line: &str) -> Row {
    let fields: [String; 7] = fields(line).try_into().unwrap_or_else(|_| panic!("not seven columns: {line}"));
    let [statement, value, unit, year, _, line, scope] = fields;
    Row { statement, value, unit, year, line, scope }
}

/// The fields of a line of comma-separated values; this table has no quotation marks within them.
fn fields(line: &str) -> Vec<String> {
    let mut fields = vec![String::new()];
    let mut quoted = false;
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => fields.push(String::new()),
            c => fields.last_mut().unwrap().push(c),
        }
    }
    fields
}

impl Row {
    fn is(&self, figure: &Figure) -> bool {
        let value = figure.value.map(|value| value.to_string()).or_else(|| figure.words.clone());
        let line = figure.line.map(|line| line.to_string());
        figure.unit == self.unit
            && figure.year.to_string() == self.year
            && line.as_deref() == Some(&self.line)
            && value.as_deref() == Some(&self.value)
    }

    fn key(&self) -> [&str; 5] {
        [&self.statement, &self.value, &self.unit, &self.year, &self.line]
    }
}
