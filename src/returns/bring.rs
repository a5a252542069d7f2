//! A form held against an audit: what it adds, where the two differ, and the edits that follow from a decision.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::cell::{Entry, Place};
use super::column::Column;
use super::form::{Form, Row};
use super::problem::{Problem, Refused};
use crate::audit::{ActionRef, Agency, AgencyId, Answer, Audit, Edit, Key, Reviewer};
use crate::framework::{Framework, Standard, StandardId, Status};
use crate::plain::safe;
use crate::report::xlsx::fitting;
use crate::shape::Value;
use crate::words::returns as words;

/// Whose word is taken where a form and an audit differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Take {
    /// The form's.
    Theirs,
    /// The audit's.
    Ours,
}

/// A form held against an audit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// The agency's name.
    pub agency: String,
    /// What the form says where the audit says nothing.
    pub new: Vec<Edit>,
    /// Where the audit says something else. An answer is taken as a whole or not at all.
    pub differences: Vec<Difference>,
}

/// One thing of which a form and an audit say something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What it is about.
    pub subject: Subject,
    /// What differs in it; never nothing.
    pub fields: Vec<Field>,
    /// Who has accepted the audit's answer, if anybody has.
    pub accepted: Option<String>,
}

/// What a difference is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The agency's answer about a standard.
    Answer(StandardId),
    /// An action of a standard.
    Action(StandardId),
    /// The day on which the return came in.
    Returned,
}

/// A field that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its key in the audit.
    pub key: Key,
    /// What the audit says.
    pub ours: Option<String>,
    /// What the form says.
    pub theirs: Option<Value>,
    /// Where the form says it.
    pub at: Place,
}

/// What a form says, held against an audit.
///
/// # Errors
///
/// It is for another audit, it cannot be understood everywhere, or nothing was filled in.
pub fn compare(form: &Form, audit: &Audit, framework: &Framework, today: Date) -> Result<Compared, Refused> {
    refuse_another(form, audit)?;
    let agency =
        audit.agency(&form.head.agency).ok_or_else(|| Refused::NoAgency(crate::plain::safe_line(&form.head.agency)))?;
    let mut comparing = Comparing { form, audit, framework, agency, today, problems: Vec::new() };
    let differences = comparing.everything();
    match (comparing.problems, differences) {
        (problems, _) if !problems.is_empty() => Err(Refused::Cells(problems)),
        (_, None) => Err(Refused::Empty),
        (_, Some(all)) => {
            let (differences, new): (Vec<_>, Vec<_>) = all.into_iter().partition(Difference::is_one);
            let new = new.into_iter().flat_map(|it| it.fields).map(|field| field.edit()).collect();
            Ok(Compared { agency: agency.name.clone(), new, differences })
        }
    }
}

fn refuse_another(form: &Form, audit: &Audit) -> Result<(), Refused> {
    let head = &form.head;
    let pairs = [
        ("the board", &head.board, audit.board.id.to_string()),
        ("the year", &head.year, audit.year.to_string()),
        ("the framework", &head.framework, audit.framework.to_string()),
        ("edition", &head.edition, audit.edition.to_string()),
    ];
    match pairs.into_iter().find(|(_, found, expected)| *found != expected) {
        Some((what, found, expected)) => {
            Err(Refused::Another { what, found: crate::plain::safe_line(found), expected })
        }
        None => Ok(()),
    }
}

impl Compared {
    /// The edits that follow, with a decision for each difference in their order; where one is missing, the audit's word
    /// stays. What was decided is recorded in the audit, with both sides whole.
    #[must_use]
    pub fn edits(&self, audit: &Audit, takes: &[Take], by: &Reviewer) -> Vec<Edit> {
        let decided = || self.differences.iter().zip(takes.iter().copied().chain(std::iter::repeat(Take::Ours)));
        let taken = decided().filter(|(_, take)| *take == Take::Theirs).flat_map(|(difference, _)| difference.edits());
        let lines: Vec<String> = decided().flat_map(|(it, take)| it.recorded(&self.agency, take)).collect();
        self.new.iter().cloned().chain(taken).chain(decision(audit, &lines.join("\n"), by)).collect()
    }
}

/// The record of a decision, unless the very same is there already.
fn decision(audit: &Audit, what: &str, by: &Reviewer) -> Vec<Edit> {
    if what.is_empty() || audit.decisions.iter().any(|known| known.what == what) {
        return Vec::new();
    }
    let text = |text: &str| Value::Text(text.to_owned());
    let fields =
        [("on", Value::Date(by.on)), ("by", text(by.name.as_deref().unwrap_or("not known"))), ("what", text(what))];
    let key = |field: &str| Key::Entry("decisions", audit.decisions.len(), field.to_owned());
    fields.into_iter().map(|(field, value)| Edit::Set(key(field), value)).collect()
}

impl Difference {
    /// Whether the audit says anything where the form says something else, or somebody had accepted what it says.
    fn is_one(&self) -> bool {
        self.accepted.is_some() || self.fields.iter().any(|field| field.ours.is_some())
    }

    /// The edits where the form is taken. What was accepted is no longer what stands there.
    fn edits(&self) -> Vec<Edit> {
        let accepted = self.fields.first().map(|field| field.key.sibling("accepted"));
        let accepted = accepted.filter(|_| self.accepted.is_some()).map(Edit::Clear);
        self.fields.iter().map(Field::edit).chain(accepted).collect()
    }

    /// What differs, as the audit and as the form has it.
    #[must_use]
    pub fn pairs(&self) -> Vec<(Option<&str>, Option<String>)> {
        self.fields.iter().map(|field| (field.ours.as_deref(), field.theirs())).collect()
    }

    fn recorded(&self, agency: &str, take: Take) -> Vec<String> {
        let line = |field: &Field| {
            let key = field.key.dotted();
            let (ours, theirs) = (field.ours.as_deref(), field.theirs());
            words::decided(agency, &key, ours, theirs.as_deref(), take == Take::Theirs)
        };
        self.fields.iter().map(line).collect()
    }

    /// A line for each field that differs.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        let accepted = self.accepted.as_deref().map(words::accepted);
        let line = |field: &Field| {
            let (key, at) = (field.key.dotted(), field.at.to_string());
            words::difference(&key, &at, field.ours.as_deref(), field.theirs().as_deref())
        };
        let more = accepted.map_or_else(String::new, |accepted| format!("; {accepted}"));
        self.fields.iter().map(|field| format!("{}{more}", line(field))).collect()
    }
}

impl Field {
    fn edit(&self) -> Edit {
        match &self.theirs {
            Some(value) => Edit::Set(self.key.clone(), value.clone()),
            None => Edit::Clear(self.key.clone()),
        }
    }

    /// What the form says, as a text.
    #[must_use]
    pub fn theirs(&self) -> Option<String> {
        match self.theirs.as_ref()? {
            Value::Text(text) => Some(text.clone()),
            Value::Date(day) => Some(day.to_string()),
            _ => None,
        }
    }
}

/// A form while it is held against an audit.
struct Comparing<'a> {
    form: &'a Form,
    audit: &'a Audit,
    framework: &'a Framework,
    agency: &'a Agency,
    today: Date,
    problems: Vec<Problem>,
}

impl<'a> Comparing<'a> {
    /// All that differs; none where the form says nothing at all.
    fn everything(&mut self) -> Option<Vec<Difference>> {
        let on = self.form.on.as_ref().and_then(|entry| self.day(entry));
        let (mut answered, mut seen) = (false, BTreeMap::new());
        let mut all = Vec::new();
        for row in &self.form.answers {
            let Some(said) = self.said(row) else { continue };
            answered = true;
            if self.is_first(&mut seen, row, said.standard.id.to_string()) {
                all.extend(self.answer(row, &said, on));
            }
        }
        let mut seen = BTreeMap::new();
        for row in self.form.actions.iter().filter(|row| row.get(Column::Done).is_some()) {
            answered = true;
            if self.is_first(&mut seen, row, format!("{} {}", row.word(Column::Action), row.word(Column::What))) {
                all.extend(self.action(row, on));
            }
        }
        all.extend(self.returned(on));
        answered.then_some(all)
    }

    /// Whether nothing else was said of the same before; to say the same twice is no harm.
    fn is_first(&mut self, seen: &mut BTreeMap<String, &'a Row>, row: &'a Row, what: String) -> bool {
        let texts = |row: &Row, column: Column| row.get(column).map(|entry| entry.text.clone());
        let Some(before) = seen.insert(what, row) else { return true };
        let said = Column::ANSWER.into_iter().chain([Column::Done]);
        if said.into_iter().any(|column| texts(before, column) != texts(row, column)) {
            self.problem(&row.at, words::TWICE.to_owned());
        }
        false
    }

    fn problem(&mut self, at: &Place, message: String) {
        self.problems.push(Problem { at: at.clone(), message });
    }

    fn day(&mut self, entry: &Entry) -> Option<Date> {
        let day = entry.day();
        if day.is_none() {
            self.problem(&entry.at, words::no_day(&entry.text));
        }
        day
    }

    /// What a row answers; none where it answers nothing. What is blank altogether says nothing, not that all is gone.
    fn said(&mut self, row: &'a Row) -> Option<Said<'a>> {
        let text = |column| row.get(column).map(|entry| entry.text.as_str());
        let (reason, evidence) = (text(Column::Reason), text(Column::Evidence));
        if row.get(Column::Status).is_none() && reason.is_none() && evidence.is_none() {
            return None;
        }
        let standard = self.standard(row)?;
        let status = row.get(Column::Status).and_then(|entry| self.status(standard, entry));
        if status == Some(Status::NotApplicable) && reason.is_none() {
            self.problem(&row.at, words::REASON_MISSING.to_owned());
        }
        Some(Said { standard, status, reason, evidence })
    }

    fn standard(&mut self, row: &Row) -> Option<&'a Standard> {
        let named = [Column::Standard, Column::Number].map(|column| row.word(column));
        let word = named.into_iter().find(|word| !word.is_empty());
        let is_it = |it: &&Standard| word.is_some_and(|word| is_named(it, word));
        let found = self.framework.standards_of(self.audit.edition).find(is_it);
        if found.is_none() {
            self.problem(&row.at, word.map_or_else(|| words::NAMELESS.to_owned(), words::no_standard));
        }
        found
    }

    fn status(&mut self, standard: &Standard, entry: &Entry) -> Option<Status> {
        let plain =
            |text: &str| text.replace(['-', '_'], " ").split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        let typed = plain(&entry.text);
        let is_it = |status: &Status| {
            let labels = self.framework.parts.iter().map(|part| part.label(*status));
            labels.chain([status.word()]).any(|label| plain(label) == typed)
        };
        let found = Status::ALL.into_iter().find(is_it);
        match found {
            Some(Status::NotApplicable) if !standard.not_applicable => {
                self.problem(&entry.at, words::applies_to_all(&standard.title));
            }
            Some(_) => {}
            None => {
                let applies = |status: &Status| standard.not_applicable || *status != Status::NotApplicable;
                let choices = Status::ALL.into_iter().filter(applies);
                let labels: Vec<&str> = choices.map(|status| self.framework.label(standard, status)).collect();
                self.problem(&entry.at, words::no_status(&entry.text, &labels));
            }
        }
        found
    }

    /// What of an answer differs from the audit's. Who answered, and when, stands in the row or on the cover; the cover's
    /// is not put to an answer that is as it was.
    fn answer(&mut self, row: &Row, said: &Said<'_>, on: Option<Date>) -> Option<Difference> {
        let own_on = row.get(Column::On).and_then(|entry| self.day(entry));
        let own_by = row.get(Column::By);
        let id = &said.standard.id;
        let blank = Answer::default();
        let ours = self.audit.response(id).and_then(|it| it.agencies.get(&self.agency.id)).unwrap_or(&blank);
        let of = |by: Option<&Entry>, on| fields(ours, said, by.map(|by| one_line(&by.text)).as_deref(), on);
        if of(own_by, own_on).iter().all(|(.., same)| *same) {
            return None;
        }
        let all = of(own_by.or(self.form.by.as_ref()), own_on.or(on));
        let fields = all.into_iter().filter(|(.., same)| !same).map(|(column, ours, theirs, _)| Field {
            key: answer_key(id, &self.agency.id, column),
            ours,
            theirs,
            at: row.get(column).map_or_else(|| row.at.clone(), |entry| entry.at.clone()),
        });
        let fields: Vec<Field> = fields.collect();
        let subject = Subject::Answer(id.clone());
        (!fields.is_empty()).then(|| Difference { subject, fields, accepted: ours.accepted.clone() })
    }

    fn action(&mut self, row: &Row, on: Option<Date>) -> Option<Difference> {
        let done = row.get(Column::Done)?;
        let Some((standard, index)) = self.which_action(row) else {
            self.problem(&done.at, words::no_action(row.word(Column::What)));
            return None;
        };
        let day = done.day().or_else(|| is_yes(&done.text).then(|| on.unwrap_or(self.today)));
        let Some(day) = day else {
            self.problem(&done.at, words::no_done(&done.text));
            return None;
        };
        let action = self.audit.response(standard)?.actions.get(index)?;
        if action.done == Some(day) || (action.done.is_some() && is_yes(&done.text)) {
            return None;
        }
        let reference = action.id.clone().map_or(ActionRef::Index(index), ActionRef::Id);
        let ours = action.done.map(|day| day.to_string()).or_else(|| action.dropped.clone());
        let field = Field {
            key: Key::Action(standard.clone(), reference, "done".to_owned()),
            ours,
            theirs: Some(Value::Date(day)),
            at: done.at.clone(),
        };
        Some(Difference { subject: Subject::Action(standard.clone()), fields: vec![field], accepted: None })
    }

    /// The action that a row is about: by its id, else by what is to be done, within its standard.
    fn which_action(&self, row: &Row) -> Option<(&'a StandardId, usize)> {
        let [standard, number, id] = [Column::Standard, Column::Number, Column::Action].map(|column| row.word(column));
        let what = row.get(Column::What).map(|entry| entry.text.as_str());
        let is_here = |known: &StandardId| {
            let word = if standard.is_empty() { number } else { standard };
            word.is_empty() || self.framework.standard(known.as_str()).is_some_and(|it| is_named(it, word))
        };
        let here = || self.audit.responses.iter().filter(|(known, _)| is_here(known));
        let found = |is_it: &dyn Fn(&crate::audit::Action) -> bool| {
            here().find_map(|(standard, response)| Some((standard, response.actions.iter().position(is_it)?)))
        };
        if !id.is_empty() {
            return found(&|action| action.id.as_deref() == Some(id));
        }
        found(&|action| says_the_same(what, Some(&action.what)))
    }

    /// The day on which the return came in, which is the one it names, else today.
    fn returned(&self, on: Option<Date>) -> Option<Difference> {
        let ours = self.agency.returned;
        let day = on.or(ours).unwrap_or(self.today);
        let at = self.form.on.as_ref().map(|entry| entry.at.clone());
        let at = at.unwrap_or(Place { sheet: None, row: 0, column: 0 });
        let key = Key::Agency(self.agency.id.clone(), "returned".to_owned());
        let field = Field { key, ours: ours.map(|day| day.to_string()), theirs: Some(Value::Date(day)), at };
        (ours != Some(day)).then(|| Difference { subject: Subject::Returned, fields: vec![field], accepted: None })
    }
}

/// What a row answers about a standard.
struct Said<'a> {
    standard: &'a Standard,
    status: Option<Status>,
    reason: Option<&'a str>,
    evidence: Option<&'a str>,
}

/// The fields of an answer: what the audit says, what the form says, and whether that is the same.
fn fields(
    ours: &Answer,
    said: &Said<'_>,
    by: Option<&str>,
    on: Option<Date>,
) -> [(Column, Option<String>, Option<Value>, bool); 5] {
    let text = |column, ours: Option<&String>, theirs: Option<&str>| {
        let same = says_the_same(theirs, ours.map(String::as_str));
        let ours = ours.filter(|text| !text.trim().is_empty()).cloned();
        (column, ours, theirs.map(|text| Value::Text(text.to_owned())), same)
    };
    let status = ours.status.map(|status| status.word().to_owned()).or_else(|| ours.as_found.clone());
    [
        text(Column::Status, status.as_ref(), said.status.map(Status::word)),
        text(Column::Reason, ours.reason.as_ref(), said.reason),
        text(Column::Evidence, ours.evidence.as_ref(), said.evidence),
        text(Column::By, ours.by.as_ref(), by),
        (Column::On, ours.on.map(|day| day.to_string()), on.map(Value::Date), ours.on == on),
    ]
}

/// Whether a cell says what a text of the audit says, as a form can show it: safe, and no longer than a cell takes.
fn says_the_same(cell: Option<&str>, ours: Option<&str>) -> bool {
    let [cell, ours] = [cell, ours].map(|text| text.unwrap_or_default().trim_end());
    let shown = safe(ours);
    cell == ours || cell == shown || cell == fitting(&shown)
}

fn answer_key(standard: &StandardId, agency: &AgencyId, column: Column) -> Key {
    Key::Answer(standard.clone(), agency.clone(), column.word().to_owned())
}

fn is_named(standard: &Standard, word: &str) -> bool {
    [standard.id.as_str(), standard.number.as_str()].iter().any(|name| name.eq_ignore_ascii_case(word))
}

fn is_yes(text: &str) -> bool {
    matches!(text.trim().to_lowercase().as_str(), "yes" | "y" | "done" | "x" | "true" | "✓")
}

/// A name stands on one line.
fn one_line(text: &str) -> String {
    if !text.contains('\n') {
        return text.to_owned();
    }
    text.split('\n').map(str::trim).collect::<Vec<_>>().join(" ")
}
