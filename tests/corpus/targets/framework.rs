//! A framework: kept as the build keeps the one that comes with the program, told, and answered by an audit.

use lscb_audit::audit::{self, Board, Edit, Key, Reviewer, Standing};
use lscb_audit::compare;
use lscb_audit::framework::{self, Framework, Frameworks, Status};
use lscb_audit::report::text::{self, Look};
use lscb_audit::shape::Value;

use super::{FRAMEWORKS, TODAY, are_sound, commands_nothing};

/// So many standards at most are answered: each takes a parse of the text.
const ANSWERED: usize = 6;

/// A text as a framework.
pub fn framework(data: &[u8]) {
    let text = &*super::text(data);
    let (framework, findings) = framework::read(text);
    are_sound(text, &findings);
    let Some(framework) = framework else { return };
    let kept = serde_json::to_string(&framework).unwrap();
    assert_eq!(serde_json::from_str::<Framework>(&kept).unwrap(), framework);
    commands_nothing(&text::framework(&framework, Look::new(80, false)));
    let mut frameworks = FRAMEWORKS.clone();
    frameworks.add(framework.clone());
    it_can_be_answered(&framework, &frameworks);
}

/// A new audit of it is without a fault, and every answer given in it counts.
fn it_can_be_answered(framework: &Framework, frameworks: &Frameworks) {
    let new = compare::blank(&board(), 2014.try_into().unwrap(), framework);
    let reading = audit::read(&new, frameworks);
    assert_eq!(reading.findings, [], "\n{new}");
    let audit = reading.audit.unwrap();
    let standards: Vec<_> = framework.standards_of(audit.edition).take(ANSWERED).collect();
    let not_known = || Value::Text(Status::NotKnown.word().to_owned());
    let edits: Vec<Edit> =
        standards.iter().map(|standard| Edit::Set(Key::response(&standard.id, "status"), not_known())).collect();
    let by = Reviewer { name: None, on: TODAY };
    let answered = audit::edit(&new, &audit, framework, &edits, &by).unwrap();
    let answered = audit::read(&answered, frameworks).audit.unwrap();
    for standard in standards {
        assert_eq!(answered.standing(&standard.id), Standing::Answered(Status::NotKnown), "{}", standard.id);
    }
}

fn board() -> Board {
    let text = "format = 1\nframework = 'cse-2009'\nedition = 1\n[board]\nid = 'b'\nname = 'B'\n[audit]\nyear = 2014\n";
    audit::read(text, &FRAMEWORKS).audit.unwrap().board
}
