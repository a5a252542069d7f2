//! The texts of a response, each below what it is.

use super::page::{Line, wrapped};
use crate::audit::{Audit, Response};
use crate::tui::theme::Role;

/// The texts that a response has, each with what it is.
pub(super) fn texts(response: &Response, audit: &Audit) -> Vec<(&'static str, String)> {
    let lead = response.lead.as_deref().map(|lead| audit.name_of(lead).to_owned());
    let texts = [
        ("Reason", response.reason.clone()),
        ("Evidence", response.evidence.clone()),
        ("Note", response.note.clone()),
        ("Lead", lead),
    ];
    texts.into_iter().filter_map(|(what, text)| Some((what, text?))).collect()
}

/// A text below what it is, with a line between it and what stands above.
pub(super) fn headed(heading: &str, text: &str, width: usize) -> Vec<Line> {
    let mut lines = vec![Line::default()];
    lines.extend(wrapped(Role::Key, heading, width, 0));
    lines.extend(wrapped(Role::Text, text.trim(), width, 0));
    lines
}
