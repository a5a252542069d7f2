//! A form held against an audit: what it adds, where the two differ, and the edits that follow from a decision.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::cell::{Entry, Place};
use super::column::Column;
use super::form::{Form, Row};
use super::problem::{Problem, Refused};
use crate::audit::{ActionRef, Agency, AgencyId, Answer, Audit, Edit, Key};
use crate::framework::{Framework, Standard, StandardId, Status};
use crate::plain::safe;
use crate::report::xlsx::fitting;
use crate::shape::Value;
use crate::words::{date, returns as words};

/// Whose word is taken where a form and an audit differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
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
    /// Its id.
    pub id: AgencyId,
    /// What the form says where the audit says nothing.
    pub new: Vec<Edit>,
    /// Where the audit says something else. An answer is taken as a whole or not at all.
    pub differences: Vec<Difference>,
}

/// One thing of which a form and an audit say something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What it is about, as in `R8 Core training`.
    pub about: String,
    /// What differs in it; never nothing.
    pub fields: Vec<Field>,
    /// Who has accepted the audit's answer, if anybody has.
    pub accepted: Option<String>,
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
    /// Both as people read them, with the labels of statuses.
    pub read: words::Pair,
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
    let mut comparing = Comparing { form, audit, framework, agency, today, on: None, problems: Vec::new() };
    let differences = comparing.everything();
    let returned = comparing.returned();
    match (comparing.problems, differences) {
        (problems, _) if !problems.is_empty() => Err(Refused::Cells(problems)),
        (_, None) => Err(Refused::Empty),
        (_, Some(all)) => {
            let (differences, new): (Vec<_>, Vec<_>) = all.into_iter().partition(Difference::is_one);
            let new = new.into_iter().flat_map(|it| it.fields).map(|field| field.edit());
            let new = new.chain(returned).collect();
            Ok(Compared { agency: agency.name.clone(), id: agency.id.clone(), new, differences })
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
    pub fn edits(&self, audit: &Audit, takes: &[Whose]) -> Vec<Edit> {
        let decided = || self.differences.iter().zip(takes.iter().copied().chain(std::iter::repeat(Whose::Ours)));
        let taken = decided().filter(|(_, take)| *take == Whose::Theirs).flat_map(|(difference, _)| difference.edits());
        let lines: Vec<String> = decided().map(|(it, take)| it.recorded(&self.agency, take)).collect();
        let what = lines.join("\n");
        let is_known = what.is_empty() || audit.decisions.iter().any(|known| known.what == what);
        let record = (!is_known).then_some(Edit::Decide(what));
        self.new.iter().cloned().chain(taken).chain(record).collect()
    }
}

impl Difference {
    /// Whether the audit says anything where the form says something else, or somebody had accepted what it says.
    fn is_one(&self) -> bool {
        self.accepted.is_some() || self.said().any(|field| field.ours.is_some())
    }

    /// What was said, without who said it and when, which goes with it and is not decided by itself.
    fn said(&self) -> impl Iterator<Item = &Field> {
        let is_who = |key: &Key| matches!(key, Key::Answer(_, _, field) if matches!(field.as_str(), "by" | "on"));
        self.fields.iter().filter(move |field| !is_who(&field.key))
    }

    /// The edits where the form is taken. What was accepted is no longer what stands there.
    fn edits(&self) -> Vec<Edit> {
        let accepted = self.fields.first().map(|field| field.key.sibling("accepted"));
        let accepted = accepted.filter(|_| self.accepted.is_some()).map(Edit::Clear);
        self.fields.iter().map(Field::edit).chain(accepted).collect()
    }

    /// What differs, as the audit and as the form has it, in words for people.
    #[must_use]
    pub fn pairs(&self) -> Vec<words::Pair> {
        self.said().map(|field| field.read.clone()).collect()
    }

    /// The status where it differs, as the audit and as the form has it.
    #[must_use]
    pub fn statuses(&self) -> Option<words::Pair> {
        self.fields.iter().find(|field| field.is_status()).map(|field| field.read.clone())
    }

    fn recorded(&self, agency: &str, take: Whose) -> String {
        let small = |side: Option<String>| side.map(|label| label.to_lowercase());
        let pair = |it: &Field| if it.is_status() { it.read.clone().map(small) } else { it.read.clone() };
        let pairs: Vec<words::Pair> = self.said().map(pair).collect();
        words::decided(agency, &self.about, &pairs, take == Whose::Theirs)
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
        self.said().map(|field| format!("{}{more}", line(field))).collect()
    }
}

impl Field {
    fn is_status(&self) -> bool {
        self.key.field() == "status"
    }

    fn edit(&self) -> Edit {
        match &self.theirs {
            Some(value) => Edit::Set(self.key.clone(), value.clone()),
            None => Edit::Clear(self.key.clone()),
        }
    }

    /// What the form says, as a text.
    #[must_use]
    pub fn theirs(&self) -> Option<String> {
        text_of(self.theirs.as_ref())
    }
}

fn text_of(value: Option<&Value>) -> Option<String> {
    match value? {
        Value::Text(text) => Some(text.clone()),
        Value::Date(day) => Some(day.to_string()),
        _ => None,
    }
}

/// A form while it is held against an audit.
struct Comparing<'a> {
    form: &'a Form,
    audit: &'a Audit,
    framework: &'a Framework,
    agency: &'a Agency,
    today: Date,
    /// The day on which the form was filled in, as it says.
    on: Option<Date>,
    problems: Vec<Problem>,
}

impl<'a> Comparing<'a> {
    /// All that differs; none where the form says nothing at all.
    fn everything(&mut self) -> Option<Vec<Difference>> {
        self.on = self.form.on.as_ref().and_then(|entry| self.day(entry));
        let (mut answered, mut seen) = (false, BTreeMap::new());
        let mut all = Vec::new();
        for row in &self.form.answers {
            let Some(said) = self.said(row) else { continue };
            answered = true;
            if self.is_first(&mut seen, row, said.standard.id.to_string()) {
                all.extend(self.answer(row, &said));
            }
        }
        let mut seen = BTreeMap::new();
        for row in self.form.actions.iter().filter(|row| row.get(Column::Done).is_some()) {
            answered = true;
            if self.is_first(&mut seen, row, format!("{} {}", row.word(Column::Action), row.word(Column::What))) {
                all.extend(self.action(row));
            }
        }
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
        match day {
            None => self.problem(&entry.at, words::no_day(&entry.text)),
            Some(day) if day > self.today => self.problem(&entry.at, words::day_to_come(day)),
            Some(_) => {}
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
            self.problem(&row.place(Column::Reason), words::REASON_MISSING.to_owned());
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
            labels.chain([status.word()]).chain(also_typed(*status)).any(|label| plain(label) == typed)
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

    /// What of an answer differs from the audit's. Who answered, and when, stands in the row or on the cover.
    fn answer(&mut self, row: &Row, said: &Said<'_>) -> Option<Difference> {
        let own_on = row.get(Column::On).and_then(|entry| self.day(entry));
        let id = &said.standard.id;
        let blank = Answer::default();
        let ours = self.audit.response(id).and_then(|it| it.agencies.get(&self.agency.id)).unwrap_or(&blank);
        let own_by = row.get(Column::By).map(|entry| one_line(&entry.text));
        let own_by = if says_the_same(own_by.as_deref(), ours.by.as_deref()) { ours.by.clone() } else { own_by };
        let mut differing = said_fields(ours, said);
        differing.retain(|(.., same)| !same);
        let changed = !differing.is_empty();
        if !changed && ours.accepted.is_some() {
            return None;
        }
        let cover_by = self.form.by.as_ref().map(|entry| one_line(&entry.text));
        let by = whose(ours.by.as_ref(), own_by, cover_by, changed);
        let on = whose(ours.on.as_ref(), own_on, self.on, changed);
        differing.extend(who_fields(ours, by.as_deref(), on).into_iter().filter(|(.., same)| !same));
        let fields = differing.into_iter().map(|(column, ours, theirs, _)| Field {
            key: answer_key(id, &self.agency.id, column),
            read: [ours.clone(), text_of(theirs.as_ref())].map(|side| Some(self.read(said.standard, column, side?))),
            ours,
            theirs,
            at: row.place(column),
        });
        let fields: Vec<Field> = fields.collect();
        let about = name_of(said.standard);
        (!fields.is_empty()).then(|| Difference { about, fields, accepted: ours.accepted.clone() })
    }

    /// A side as people read it: of a status its label.
    fn read(&self, standard: &Standard, column: Column, side: String) -> String {
        let status = Status::ALL.into_iter().find(|status| column == Column::Status && status.word() == side);
        status.map_or(side, |status| self.framework.label(standard, status).to_owned())
    }

    fn action(&mut self, row: &Row) -> Option<Difference> {
        let done = row.get(Column::Done)?;
        let Some((standard, index)) = self.which_action(row) else {
            self.problem(&done.at, words::no_action(row.word(Column::What)));
            return None;
        };
        let day = done.day().or_else(|| is_yes(&done.text).then(|| self.on.unwrap_or(self.today)));
        let Some(day) = day else {
            self.problem(&done.at, words::no_done(&done.text));
            return None;
        };
        if day > self.today {
            self.problem(&done.at, words::day_to_come(day));
        }
        let action = self.audit.response(standard)?.actions.get(index)?;
        if action.done == Some(day) || (action.done.is_some() && is_yes(&done.text)) {
            return None;
        }
        let reference = action.id.clone().map_or(ActionRef::Index(index), ActionRef::Id);
        let ours = action.done.map(|day| day.to_string()).or_else(|| action.dropped.clone());
        let field = Field {
            key: Key::Action(standard.clone(), reference, "done".to_owned()),
            read: [action.done.map(date).or_else(|| action.dropped.clone()), Some(date(day))],
            ours,
            theirs: Some(Value::Date(day)),
            at: done.at.clone(),
        };
        let about = self.framework.standard(standard.as_str()).map_or_else(|| standard.to_string(), name_of);
        let about = words::of_action(&about, &action.what);
        Some(Difference { about, fields: vec![field], accepted: None })
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

    /// The day on which the return came in, which is the one it names, else today. Of a second form it is not asked: the
    /// day of the first stays, by which it is told whether it was late.
    fn returned(&self) -> Option<Edit> {
        let key = Key::Agency(self.agency.id.clone(), "returned".to_owned());
        let day = Value::Date(self.on.unwrap_or(self.today));
        self.agency.returned.is_none().then_some(Edit::Set(key, day))
    }
}

/// What a row answers about a standard.
struct Said<'a> {
    standard: &'a Standard,
    status: Option<Status>,
    reason: Option<&'a str>,
    evidence: Option<&'a str>,
}

/// A field of an answer: what the audit says, what the form says, and whether that is the same.
type Held = (Column, Option<String>, Option<Value>, bool);

/// What is said in an answer.
fn said_fields(ours: &Answer, said: &Said<'_>) -> Vec<Held> {
    let status = ours.status.map(|status| status.word().to_owned()).or_else(|| ours.as_found.clone());
    vec![
        held(Column::Status, status.as_ref(), said.status.map(Status::word)),
        held(Column::Reason, ours.reason.as_ref(), said.reason),
        held(Column::Evidence, ours.evidence.as_ref(), said.evidence),
    ]
}

/// Who gave an answer, or when: what the audit, the row and the cover say of it. One that changed is not theirs who gave the
/// one before, whose name stands in the row from the beginning. One that is as it was is still theirs, unless the row
/// names another; but where the cover's name was taken when the form was read before, the row has what stood there then.
fn whose<T: Clone + PartialEq>(ours: Option<&T>, row: Option<T>, cover: Option<T>, changed: bool) -> Option<T> {
    match (changed, row) {
        (true, Some(row)) if ours != Some(&row) => Some(row),
        (true, row) => cover.or(row),
        (false, _) if cover.is_some() && cover.as_ref() == ours => cover,
        (false, row) => row.or_else(|| ours.cloned()),
    }
}

/// Who says it, and when.
fn who_fields(ours: &Answer, by: Option<&str>, on: Option<Date>) -> [Held; 2] {
    let day = (Column::On, ours.on.map(|day| day.to_string()), on.map(Value::Date), ours.on == on);
    [held(Column::By, ours.by.as_ref(), by), day]
}

fn held(column: Column, ours: Option<&String>, theirs: Option<&str>) -> Held {
    let same = says_the_same(theirs, ours.map(String::as_str));
    let ours = ours.filter(|text| !text.trim().is_empty()).cloned();
    (column, ours, theirs.map(|text| Value::Text(text.to_owned())), same)
}

/// `R8 Core training`.
fn name_of(standard: &Standard) -> String {
    format!("{} {}", standard.number, standard.short)
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

/// What people type past the list of statuses and can mean in one way only.
fn also_typed<'a>(status: Status) -> impl Iterator<Item = &'a str> {
    let words: &[&str] = match status {
        Status::PartlyMet => &["partly", "partially", "partially met", "partial"],
        Status::NotKnown => &["unknown", "don't know", "do not know"],
        Status::NotApplicable => &["n/a", "na", "n.a."],
        Status::Met | Status::Planned | Status::NotMet => &[],
    };
    words.iter().copied()
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
