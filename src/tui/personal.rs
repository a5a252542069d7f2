//! What looks like personal data in a text that is being written.

use super::field::TextField;
use super::model::Model;
use crate::check::AllowList;
use crate::words::personal;

/// That the text looks like personal data which the audit does not allow; none if it does not.
#[must_use]
pub fn remark(model: &Model, field: &TextField) -> Option<String> {
    let audit = model.desk.as_ref().filter(|_| field.is_free_text())?.audit();
    let found = AllowList::of(&audit.allow).matches(field.writing.text());
    let mut codes: Vec<&str> = found.iter().map(|it| it.code.id).collect();
    codes.sort_unstable();
    codes.dedup();
    (!codes.is_empty()).then(|| personal::remark(&codes))
}
