//! What two people answered differently: where each conflict is, and what either side has, as people read it.

use super::model::Model;
use crate::audit::{AgencyId, Audit, Conflict, Key};
use crate::desk::Desk;
use crate::framework::{Framework, Standard, Status};
use crate::shape::{Kind, Value};
use crate::words::{self, conflict as say, screen};

/// The list of conflicts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Conflicts {
    /// The selected conflict among those listed.
    pub cursor: usize,
    /// How far down its sides are scrolled.
    pub scroll: usize,
}

/// A conflict as it is listed.
#[derive(Clone, Debug)]
pub struct Dispute<'a> {
    /// Its place among the conflicts of the audit.
    pub index: usize,
    /// The conflict.
    pub conflict: &'a Conflict,
    /// What is in conflict, where it can be set by itself.
    pub key: Option<Key>,
    /// The standard that it is about, if it is about one, with its place in the edition.
    pub standard: Option<(usize, &'a Standard)>,
    audit: &'a Audit,
    framework: &'a Framework,
}

/// The conflicts of the open audit: those of its frame first, then by standard.
#[must_use]
pub fn listed(model: &Model) -> Vec<Dispute<'_>> {
    model.desk.as_ref().map_or_else(Vec::new, of_desk)
}

/// How many conflicts the open audit has.
#[must_use]
pub fn count(model: &Model) -> usize {
    model.desk.as_ref().map_or(0, |desk| desk.audit().conflicts.len())
}

/// The conflict that is selected, if that page is on top.
#[must_use]
pub fn selected(model: &Model) -> Option<Dispute<'_>> {
    let Some(super::layer::Layer::Conflicts(conflicts)) = model.layers.last() else { return None };
    let mut all = listed(model);
    (conflicts.cursor < all.len()).then(|| all.swap_remove(conflicts.cursor))
}

/// What is in conflict of a standard, in words.
#[must_use]
pub fn of_standard(desk: &Desk, standard: &Standard) -> Vec<String> {
    let all = of_desk(desk).into_iter();
    all.filter(|it| it.standard.is_some_and(|(_, of)| of.id == standard.id)).map(|it| it.field()).collect()
}

fn of_desk<'d>(desk: &'d Desk) -> Vec<Dispute<'d>> {
    let (audit, framework) = (desk.audit(), desk.framework());
    let standards: Vec<&Standard> = framework.standards_of(audit.edition).collect();
    let dispute = |(index, conflict): (usize, &'d Conflict)| dispute(index, conflict, audit, framework, &standards);
    let mut all: Vec<Dispute<'_>> = audit.conflicts.iter().enumerate().map(dispute).collect();
    all.sort_by_key(|it| it.standard.map(|(place, _)| place));
    all
}

fn dispute<'a>(
    index: usize,
    conflict: &'a Conflict,
    audit: &'a Audit,
    framework: &'a Framework,
    standards: &[&'a Standard],
) -> Dispute<'a> {
    let id = conflict.key.strip_prefix("responses.").and_then(|rest| rest.split('.').next());
    let place = standards.iter().position(|standard| Some(standard.id.as_str()) == id);
    let standard = place.and_then(|place| Some((place, *standards.get(place)?)));
    let key = Key::parse(&conflict.key, framework).ok().filter(|key| key.dotted() == conflict.key);
    Dispute { index, conflict, key, standard, audit, framework }
}

impl Dispute<'_> {
    /// Where it is: `R4 CSE sub-group: evidence`.
    #[must_use]
    pub fn place(&self) -> String {
        match self.standard {
            Some((_, standard)) => say::place(&format!("{} {}", standard.number, standard.title), &self.field()),
            None => screen::sentence(&self.field()),
        }
    }

    /// The same, with the number of the standard alone.
    #[must_use]
    pub fn short_place(&self) -> String {
        self.standard.map_or_else(|| self.place(), |(_, standard)| say::place(&standard.number, &self.field()))
    }

    /// What is in conflict, in words; a key that nobody here knows as it stands.
    fn field(&self) -> String {
        let Some(key) = &self.key else { return say::by_name(&self.conflict.key) };
        let field = screen::what_was_written(key.field());
        match key {
            Key::Answer(_, agency, _) | Key::Agency(agency, _) => say::of(self.name(agency), field),
            Key::Action(..) => say::of_action(self.action().as_deref(), Some(field).filter(|_| key.field() != "what")),
            _ => field.to_owned(),
        }
    }

    fn name<'n>(&'n self, agency: &'n AgencyId) -> &'n str {
        self.audit.name_of(agency.as_str())
    }

    /// What is to be done by the action that it is about.
    fn action(&self) -> Option<String> {
        self.key.as_ref()?.sibling("what").value(self.audit)
    }

    /// The standard whose status is in conflict, or an agency's about it.
    #[must_use]
    pub fn status_key(&self) -> Option<&Key> {
        self.key.as_ref().filter(|key| key.standard().is_some() && key.field() == "status")
    }

    /// Whether it is which of two sign-offs stands: only reopening settles that.
    #[must_use]
    pub fn is_of_sign_off(&self) -> bool {
        self.conflict.key.starts_with("sign_off.")
    }

    /// Whether one side took away what the other changed.
    #[must_use]
    pub fn is_about_an_entry(&self) -> bool {
        let names_it = matches!(&self.key, Some(key @ Key::Action(..)) if key.field() == "what")
            || matches!(&self.key, Some(key @ Key::Agency(..)) if key.field() == "name");
        names_it && (self.conflict.ours.is_none() || self.conflict.theirs.is_none())
    }

    /// Whether what was there before both can be taken: it was something, or one side began anew.
    #[must_use]
    pub fn offers_before(&self) -> bool {
        !self.is_about_an_entry() && !self.is_of_sign_off()
    }

    /// The status that a side has, if it is one.
    #[must_use]
    pub fn status(&self, side: Option<&str>) -> Option<Status> {
        self.status_key()?;
        side?.parse().ok()
    }

    /// What a side has, in pieces that can be told apart: paragraphs, entries of a list, or one value.
    #[must_use]
    pub fn pieces(&self, side: Option<&str>) -> Vec<String> {
        let Some(text) = side.filter(|text| !text.trim().is_empty()) else { return Vec::new() };
        match self.kind() {
            Some(Kind::Many(_)) => entries(text),
            Some(Kind::Prose) => paragraphs(text),
            Some(Kind::Date) => vec![text.parse().map_or_else(|_| text.to_owned(), words::date)],
            Some(Kind::Whole(..)) => vec![text.parse().map_or_else(|_| text.to_owned(), words::number)],
            Some(Kind::Flag) => vec![screen::yes_or_no(text).to_owned()],
            _ => vec![self.said(text)],
        }
    }

    fn said(&self, text: &str) -> String {
        match (&self.key, self.status(Some(text)), self.standard) {
            (_, Some(status), Some((_, standard))) => self.framework.label(standard, status).to_owned(),
            (Some(key), ..) if key.field() == "lead" => self.audit.name_of(text).to_owned(),
            _ => text.trim().to_owned(),
        }
    }

    fn kind(&self) -> Option<&'static Kind> {
        self.key.as_ref()?.kind()
    }

    /// What a text of one's own begins with: both sides joined where they can be, else ours.
    #[must_use]
    pub fn joined(&self) -> String {
        let [ours, theirs] =
            [&self.conflict.ours, &self.conflict.theirs].map(|side| side.as_deref().unwrap_or_default());
        let both = |pieces: fn(&str) -> Vec<String>, between: &str| {
            let mut all = pieces(ours);
            let more: Vec<String> = pieces(theirs).into_iter().filter(|piece| !all.contains(piece)).collect();
            all.extend(more);
            all.join(between)
        };
        match self.kind() {
            Some(Kind::Prose) => both(paragraphs, "\n\n"),
            Some(Kind::Many(_)) => both(entries, "\n"),
            Some(Kind::Text) if !ours.is_empty() && !theirs.is_empty() => {
                format!("{} / {}", ours.trim(), theirs.trim())
            }
            Some(Kind::Flag) => screen::yes_or_no(ours).to_owned(),
            _ if ours.is_empty() => theirs.to_owned(),
            _ => ours.to_owned(),
        }
    }
}

/// The entries of a list as it is typed.
fn entries(text: &str) -> Vec<String> {
    match Value::typed(&Kind::Many(&Kind::Prose), text) {
        Ok(Value::Texts(texts)) => texts,
        _ if text.trim().is_empty() => Vec::new(),
        _ => vec![text.trim().to_owned()],
    }
}

fn paragraphs(text: &str) -> Vec<String> {
    let mut found = vec![String::new()];
    for line in text.lines() {
        match found.last_mut() {
            Some(last) if !line.trim().is_empty() => *last += &format!("{line}\n"),
            Some(last) if !last.is_empty() => found.push(String::new()),
            _ => {}
        }
    }
    found.iter().map(|paragraph| paragraph.trim_end().to_owned()).filter(|paragraph| !paragraph.is_empty()).collect()
}
