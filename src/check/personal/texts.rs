//! The texts of an audit that people write freely, and what in them looks like personal data.
//!
//! Fields that hold an officer's name are looked at too: a name is nothing, but a telephone number beside it is.

use super::{AllowList, Match};
use crate::audit::{Action, Answer, Audit, Response, SignOff};
use crate::check::place::Places;
use crate::framework::StandardId;
use crate::plain::{Finding, Span};
use crate::words::personal;

/// So many are named in a text; the last of them says how many more there are.
const NAMED: usize = 10;

/// A text that looks like personal data.
#[derive(Clone, Debug)]
pub struct Suspect {
    /// The key of the text, dotted.
    pub key: String,
    /// The standard that it is about, if it is about one.
    pub standard: Option<StandardId>,
    /// What was found in it, each with how it begins.
    pub found: Vec<(Match, String)>,
}

/// The texts of an audit that look like personal data and are not allowed, in the order of its standards.
#[must_use]
pub fn personal_data(audit: &Audit) -> Vec<Suspect> {
    suspects(audit, &Places::of(None)).map(|(suspect, _)| suspect).collect()
}

pub(in crate::check) fn look(text: &str, audit: &Audit, places: &Places<'_>) -> Vec<Finding> {
    suspects(audit, places).flat_map(|(suspect, written)| findings(text, &suspect, &written)).collect()
}

fn suspects<'a>(audit: &'a Audit, places: &Places<'_>) -> impl Iterator<Item = (Suspect, Written<'a>)> {
    let allow = AllowList::of(&audit.allow);
    texts(audit, places).into_iter().filter_map(move |written| {
        let found: Vec<_> = allow.matches(written.text).into_iter().map(|it| begun(it, written.text)).collect();
        let suspect = Suspect { key: written.key.clone(), standard: written.standard.clone(), found };
        (!suspect.found.is_empty()).then_some((suspect, written))
    })
}

/// A match with how it begins: enough to find it by, and not the whole.
fn begun(found: Match, text: &str) -> (Match, String) {
    let start = text.get(found.span.clone()).unwrap_or_default().chars().take(2).collect();
    (found, start)
}

fn findings(source: &str, suspect: &Suspect, written: &Written<'_>) -> Vec<Finding> {
    let more = suspect.found.len().saturating_sub(NAMED);
    let name = |(index, (found, start)): (usize, &(Match, String))| {
        let more = if index + 1 == NAMED { more } else { 0 };
        let message = personal::finding(found.code.id, start, more);
        let place = written.place.clone().map(|place| within(source, place, written.text, &found.span));
        Finding::new(found.code, &suspect.key, message).at(place).help(personal::WHAT_TO_DO)
    };
    suspect.found.iter().take(NAMED).enumerate().map(name).collect()
}

/// Where part of a value stands in the source; where it is written with escapes, the place of the value.
fn within(source: &str, place: Span, value: &str, part: &Span) -> Span {
    let raw = source.get(place.clone()).unwrap_or_default();
    let lines = |text: &str| text.matches('\n').count();
    let plain = raw.replace("\r\n", "\n");
    let Some(start) = plain.find(value) else { return place };
    // A line break of Windows is two bytes in the source and one in the value.
    let breaks = if plain.len() < raw.len() { lines(plain.get(..start + part.start).unwrap_or_default()) } else { 0 };
    let from = place.start + start + part.start + breaks;
    let found = from..from + part.len();
    if source.get(found.clone()) == value.get(part.clone()) { found } else { place }
}

/// A text with its key and its place in the file.
struct Written<'a> {
    key: String,
    standard: Option<StandardId>,
    text: &'a str,
    place: Option<Span>,
}

/// Every text that people write freely.
fn texts<'a>(audit: &'a Audit, places: &Places<'_>) -> Vec<Written<'a>> {
    let mut all = Texts { all: Vec::new(), standard: None };
    let frame = [("period", &audit.period), ("chair", &audit.chair), ("summary", &audit.summary)];
    for (key, text) in frame {
        all.add(format!("audit.{key}"), text.as_deref(), places.in_table("audit", key));
    }
    for (standard, response) in &audit.responses {
        all.standard = Some(standard.clone());
        all.of_response(standard.as_str(), response, places);
    }
    all.standard = None;
    all.of_frame(audit, places);
    all.all
}

/// Texts, as they are gathered.
struct Texts<'a> {
    all: Vec<Written<'a>>,
    standard: Option<StandardId>,
}

impl<'a> Texts<'a> {
    fn add(&mut self, key: String, text: Option<&'a str>, place: Option<Span>) {
        let standard = self.standard.clone();
        self.all.extend(text.map(|text| Written { key, standard, text, place }));
    }

    fn of_response(&mut self, standard: &str, response: &'a Response, places: &Places<'_>) {
        let Response { reason, lead, evidence, note, reviewer, .. } = response;
        let fields =
            [("reason", reason), ("lead", lead), ("evidence", evidence), ("note", note), ("reviewer", reviewer)];
        for (key, text) in fields {
            self.add(format!("responses.{standard}.{key}"), text.as_deref(), places.in_response(standard, key));
        }
        for link in &response.links {
            self.add(format!("responses.{standard}.links"), Some(link), places.in_response(standard, "links"));
        }
        for (agency, answer) in &response.agencies {
            self.of_answer(standard, agency.as_str(), answer, places);
        }
        for (index, action) in response.actions.iter().enumerate() {
            self.of_action(standard, index, action, places);
        }
    }

    fn of_answer(&mut self, standard: &str, agency: &str, answer: &'a Answer, places: &Places<'_>) {
        let Answer { evidence, reason, by, accepted, .. } = answer;
        for (key, text) in [("evidence", evidence), ("reason", reason), ("by", by), ("accepted", accepted)] {
            let path = format!("responses.{standard}.agencies.{agency}.{key}");
            self.add(path, text.as_deref(), places.in_answer(standard, agency, key));
        }
    }

    fn of_action(&mut self, standard: &str, index: usize, action: &'a Action, places: &Places<'_>) {
        let name = action.id.clone().unwrap_or_else(|| index.to_string());
        let fields =
            [("what", Some(&action.what)), ("owner", action.owner.as_ref()), ("dropped", action.dropped.as_ref())];
        for (key, text) in fields {
            let path = format!("responses.{standard}.actions.{name}.{key}");
            self.add(path, text.map(String::as_str), places.in_action(standard, index, key));
        }
    }

    fn of_frame(&mut self, audit: &'a Audit, places: &Places<'_>) {
        for (index, it) in audit.conflicts.iter().enumerate() {
            for (key, text) in [("base", &it.base), ("ours", &it.ours), ("theirs", &it.theirs)] {
                self.add(format!("conflicts.{index}.{key}"), text.as_deref(), places.in_item("conflicts", index, key));
            }
        }
        for (index, it) in audit.decisions.iter().enumerate() {
            for (key, text) in [("by", &it.by), ("what", &it.what)] {
                self.add(format!("decisions.{index}.{key}"), Some(text), places.in_item("decisions", index, key));
            }
        }
        let Some(SignOff { by, role, forced, .. }) = &audit.sign_off else { return };
        for (key, text) in [("by", Some(by)), ("role", role.as_ref()), ("forced", forced.as_ref())] {
            let text = text.map(String::as_str);
            self.add(format!("sign_off.{key}"), text, places.in_table("sign_off", key));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::sample::{found, found_text};

    fn personal(body: &str) -> Vec<(&'static str, String)> {
        found(body).into_iter().filter(|(code, _)| code.starts_with("personal-")).collect()
    }

    #[test]
    fn it_is_found_in_every_text_and_at_its_own_place() {
        let number = "'Ring 07700 900123.'";
        let texts = [
            format!("[responses.sub-group]\nevidence = {number}"),
            format!("[responses.sub-group]\nnote = {number}"),
            format!("[responses.sub-group]\nreason = {number}"),
            format!("[responses.sub-group]\nlead = {number}"),
            format!("[responses.sub-group]\nlinks = ['a.pdf', {number}]"),
            format!("[responses.sub-group.agencies.police]\nevidence = {number}"),
            format!("[responses.sub-group.agencies.police]\nby = {number}"),
            format!("[[responses.sub-group.actions]]\nwhat = {number}"),
            format!("[[responses.sub-group.actions]]\nwhat = 'x'\nowner = {number}"),
            format!("[[decisions]]\non = 2014-01-01\nby = 'x'\nwhat = {number}"),
            format!("[[conflicts]]\nkey = 'responses.sub-group.note'\nours = {number}"),
            format!("[sign_off]\nby = 'x'\non = 2014-01-01\nforced = {number}"),
        ];
        for text in texts {
            assert_eq!(personal(&text), [("personal-telephone", "07700 900123".to_owned())], "{text}");
        }
    }

    #[test]
    fn its_place_is_right_on_later_lines_and_with_line_breaks_of_windows() {
        let text = "[responses.sub-group]\nevidence = '''\nOne.\nTwo: 07700 900123.'''\n";
        for text in [text.to_owned(), text.replace('\n', "\r\n")] {
            assert_eq!(personal(&text)[0].1, "07700 900123");
        }
        let escaped = "[responses.sub-group]\nevidence = \"Two\\tring 07700 900123\"\n";
        assert_eq!(personal(escaped)[0].1, "\"Two\\tring 07700 900123\"");
    }

    #[test]
    fn what_is_allowed_with_a_reason_is_not_found() {
        let body = "[responses.sub-group]\nevidence = 'Ring 0808 800 5000.'\n";
        let allow = "[[allow]]\ntext = '0808 800 5000'\nreason = 'Public helpline'\n";
        assert_eq!((personal(body).len(), personal(&format!("{body}{allow}")).len()), (1, 0));
    }

    #[test]
    fn a_message_never_repeats_it_and_many_are_summed_up() {
        let many = "07700 900123, ".repeat(25);
        let found = found_text(&format!("[responses.sub-group]\nevidence = '{many}'\n"));
        let found: Vec<_> = found.into_iter().filter(|it| it.code.id == "personal-telephone").collect();
        assert_eq!(found.len(), super::NAMED);
        assert!(found.iter().all(|it| !format!("{}{}{}", it.message, it.help, it.key).contains("900123")));
        assert!(found[super::NAMED - 1].message.contains("15 more"));
    }
}
