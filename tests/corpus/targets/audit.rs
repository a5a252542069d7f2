//! An audit: told on a page, edited in place, signed and reopened.

use lscb_audit::audit::{self, Audit, Edit, Key, Reading, Reviewer, SealState, Signing};
use lscb_audit::check::{self, Circumstances};
use lscb_audit::framework::{Framework, StandardId, Status};
use lscb_audit::plain::Finding;
use lscb_audit::report::shown::{Seen, Show};
use lscb_audit::report::text::{self, Look};
use lscb_audit::shape::Value;

use super::{FRAMEWORKS, TODAY, are_sound, commands_nothing};

/// What somebody writes who knows what is awkward in TOML.
const NOTE: &str = "\nSeen \"\"\" ''' \\ # [responses]\n\u{1b}\u{202e}\té ends\n";

/// A text as an audit.
pub fn audit(data: &[u8]) {
    let text = &*super::text(data);
    let Reading { audit, findings } = audit::read(text, &FRAMEWORKS);
    are_sound(text, &findings);
    let Some(audit) = audit else { return };
    let framework = FRAMEWORKS.get(&audit.framework).unwrap();
    is_told_harmlessly(text, &audit, framework, findings);
    let standards: Vec<&StandardId> = framework.standards_of(audit.edition).map(|standard| &standard.id).collect();
    let Some(standard) = standards.get(text.len() % standards.len().max(1)) else { return };
    a_note_reads_back_and_changes_nothing_else(text, &audit, framework, standard);
    an_answer_is_what_was_answered(text, &audit, framework, standard);
    signing_holds_and_reopening_gives_back(text, &audit);
}

fn is_told_harmlessly(text: &str, audit: &Audit, framework: &Framework, mut findings: Vec<Finding>) {
    let judged = check::check(text, audit, framework, Circumstances { today: TODAY, latest: true });
    are_sound(text, &judged);
    findings.extend(judged);
    let (path, source) = ("2014.toml", "embedded");
    let show = Show::of(&Seen {
        path,
        text,
        audit,
        framework,
        source,
        findings: &findings,
        today: TODAY,
        overdue_by: Some(TODAY),
    });
    let look = Look::new(80, false);
    commands_nothing(&text::show(&show, framework, look));
    commands_nothing(&text::whole(audit, framework, Some(TODAY), look));
    serde_json::to_string(&show).unwrap();
}

fn by() -> Reviewer {
    Reviewer { name: Some("Board manager".to_owned()), on: TODAY }
}

/// The audit with an edit made, if it is not refused.
fn edited(text: &str, audit: &Audit, framework: &Framework, edit: Edit) -> Option<Audit> {
    let edited = audit::edit(text, audit, framework, &[edit], &by()).ok()?;
    let again = audit::read(&edited, &FRAMEWORKS).audit;
    Some(again.unwrap_or_else(|| panic!("the edit made it unreadable:\n{edited}")))
}

fn a_note_reads_back_and_changes_nothing_else(text: &str, audit: &Audit, framework: &Framework, id: &StandardId) {
    let note = Edit::Set(Key::response(id, "note"), Value::Text(NOTE.to_owned()));
    let Some(edited) = edited(text, audit, framework, note) else { return };
    let mut expected = audit.clone();
    let response = expected.responses.entry(id.clone()).or_default();
    response.note = Some(NOTE.to_owned());
    (response.reviewed, response.reviewer) = (Some(by().on), by().name);
    // Setting what is in conflict settles it, which the decisions say.
    if edited.conflicts.len() != audit.conflicts.len() {
        (expected.conflicts, expected.decisions) = (edited.conflicts.clone(), edited.decisions.clone());
    }
    // Where in the text it stands has changed.
    expected.unmatched.clone_from(&edited.unmatched);
    assert_eq!(edited, expected, "\n{text}");
}

fn an_answer_is_what_was_answered(text: &str, audit: &Audit, framework: &Framework, id: &StandardId) {
    let answer = Edit::Set(Key::response(id, "status"), Value::Text(Status::PartlyMet.word().to_owned()));
    let Some(edited) = edited(text, audit, framework, answer) else { return };
    let response = edited.response(id).unwrap();
    assert_eq!((response.status, response.carried_from), (Some(Status::PartlyMet), None), "\n{text}");
}

fn signing_holds_and_reopening_gives_back(text: &str, audit: &Audit) {
    let signing = Signing { by: "Chair".to_owned(), role: None, on: TODAY, forced: None };
    let Ok(signed) = audit::sign(text, audit, &signing) else { return };
    assert_eq!(audit::seal_state(&signed), SealState::Intact, "\n{signed}");
    let sealed = audit::read(&signed, &FRAMEWORKS).audit.unwrap();
    assert!(sealed.is_signed());
    let Ok(open) = audit::reopen(&signed, &sealed, "A return came late", &by()) else { return };
    let open = audit::read(&open, &FRAMEWORKS).audit.unwrap();
    assert_eq!((open.sign_off, open.responses), (None, audit.responses.clone()), "\n{text}");
}
