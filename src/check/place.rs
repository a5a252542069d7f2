//! Where in the text a thing of the audit stands.

use crate::plain::Span;
use crate::shape::{Checked, Node};

/// The places of a text; none at all where it is not at hand.
#[derive(Clone, Copy)]
pub(super) struct Places<'d> {
    root: Option<Node<'d>>,
}

impl<'d> Places<'d> {
    pub(super) fn of(checked: Option<&'d Checked<'d>>) -> Self {
        Self { root: checked.map(Checked::root) }
    }

    /// Of a key in a table that stands at the head of the file.
    pub(super) fn in_table(&self, table: &str, key: &str) -> Option<Span> {
        self.root?.table(table)?.span(key)
    }

    /// Of a key in an item of a list of tables, such as the third decision's day.
    pub(super) fn in_item(&self, list: &str, index: usize, key: &str) -> Option<Span> {
        self.root?.item(list, index)?.span(key)
    }

    /// Of a key of one of the board's agencies.
    pub(super) fn in_agency(&self, index: usize, key: &str) -> Option<Span> {
        self.root?.table("board")?.item("agencies", index)?.span(key)
    }

    /// Of a key of a response.
    pub(super) fn in_response(&self, standard: &str, key: &str) -> Option<Span> {
        self.response(standard)?.span(key)
    }

    /// Of a key of an agency's answer.
    pub(super) fn in_answer(&self, standard: &str, agency: &str, key: &str) -> Option<Span> {
        self.response(standard)?.table("agencies")?.table(agency)?.span(key)
    }

    /// Of a key of an action, by its place among those of its standard.
    pub(super) fn in_action(&self, standard: &str, index: usize, key: &str) -> Option<Span> {
        self.response(standard)?.item("actions", index)?.span(key)
    }

    fn response(&self, standard: &str) -> Option<Node<'d>> {
        self.root?.table("responses")?.table(standard)
    }
}
