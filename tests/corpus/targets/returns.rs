//! A form that came back: a workbook, its parts, or a CSV, brought into an audit.

use std::io::{Cursor, Write};
use std::sync::LazyLock;

use lscb_audit::audit::{self, Audit, Reviewer};
use lscb_audit::framework::Framework;
use lscb_audit::plain::safe;
use lscb_audit::returns::{self, Compared, Form, Whose};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{FRAMEWORKS, TODAY, commands_nothing};

/// The audit that `fuzz/seed` makes forms of.
const AUDIT: &str = include_str!("../../../audits/northbridge/2014.toml");

static READ: LazyLock<Audit> = LazyLock::new(|| audit::read(AUDIT, &FRAMEWORKS).audit.unwrap());

/// A CSV.
pub fn returns_csv(data: &[u8]) {
    it_is_brought_in(data);
}

/// A workbook as it is, or the names and contents of its parts, divided by NUL: what is changed in a packed part is
/// refused by its checksum before anything looks at it.
pub fn returns_xlsx(data: &[u8]) {
    if data.starts_with(b"PK") { it_is_brought_in(data) } else { it_is_brought_in(&packed(data)) }
}

fn packed(parts: &[u8]) -> Vec<u8> {
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let mut parts = parts.split(|byte| *byte == 0);
    while let (Some(name), Some(content)) = (parts.next(), parts.next()) {
        if to.start_file(super::text(name), options).is_ok() {
            to.write_all(content).unwrap();
        }
    }
    to.finish().unwrap().into_inner()
}

fn it_is_brought_in(bytes: &[u8]) {
    let form = match returns::read(bytes) {
        Ok(form) => form,
        Err(why) => return commands_nothing(&safe(&why.to_string())),
    };
    let framework = FRAMEWORKS.get(&READ.framework).unwrap();
    match returns::compare(&form, &READ, framework, TODAY) {
        Ok(compared) => brought_in_twice_it_changes_nothing(&form, &compared, framework),
        Err(why) => commands_nothing(&safe(&why.to_string())),
    }
}

fn brought_in_twice_it_changes_nothing(form: &Form, compared: &Compared, framework: &Framework) {
    let by = Reviewer { name: Some("Board manager".to_owned()), on: TODAY };
    let edits = compared.edits(&READ, &vec![Whose::Theirs; compared.differences.len()]);
    let Ok(text) = audit::edit(AUDIT, &READ, framework, &edits, &by) else { return };
    let reading = audit::read(&text, &FRAMEWORKS);
    assert!(!reading.has_wrong_values(), "{:?}\n{text}", reading.findings);
    let again = returns::compare(form, &reading.audit.unwrap(), framework, TODAY).unwrap();
    assert_eq!((again.new.as_slice(), again.differences.as_slice()), (&[][..], &[][..]), "\n{text}");
}
