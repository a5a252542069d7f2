//! Counts of children that cannot be: more than live in the area.

use super::codes::COUNT_ABOVE_CHILDREN;
use super::place::Places;
use crate::assess::indicator_figures;
use crate::audit::Audit;
use crate::framework::Framework;
use crate::plain::Finding;
use crate::words::number;

pub(super) fn look(audit: &Audit, framework: &Framework, places: &Places<'_>) -> Vec<Finding> {
    let Some(children) = audit.board.children else { return Vec::new() };
    let above = indicator_figures(audit, framework).into_iter().filter_map(|figure| {
        let id = figure.id.as_str();
        let count = figure.count.filter(|count| *count > children)?;
        let message = format!("{} children are counted, and {} live in the area", number(count), number(children));
        let found = Finding::new(COUNT_ABOVE_CHILDREN, format!("indicators.{id}"), message);
        Some(found.at(places.in_table("indicators", id)).help("Look at both numbers: one of them is a slip."))
    });
    above.collect()
}

#[cfg(test)]
mod tests {
    use crate::check::sample::found_with_children;

    #[test]
    fn more_children_than_live_in_the_area_cannot_be_at_risk() {
        let found = |at_risk| found_with_children(500, &format!("[indicators]\nat_risk = {at_risk}\n"));
        assert_eq!(found(500), []);
        assert_eq!(found(501), [("count-above-children", "501".to_owned())]);
    }
}
