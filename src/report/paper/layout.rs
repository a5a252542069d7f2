//! How a paper is laid out: its sections, in the order in which a board reads them.

use super::standard::StandardOfPaper;
use super::{Paper, charts};
use crate::audit::Standing;
use crate::framework::Status;
use crate::report::document::{Block, Cover, Document, Fact, TableCell, Tint};
use crate::report::shown::PartShown;
use crate::words::{self, paper as said};

/// The paper as a document.
pub(super) fn document(paper: &Paper) -> Document {
    let title = format!("{} · {}", paper.board, said::audit_of(paper.year));
    let mut page = Document { title, foot: said::foot(paper.seal.word()), blocks: Vec::new() };
    cover(&mut page, paper);
    summary(&mut page, paper);
    asked(&mut page, paper);
    stands(&mut page, paper);
    since(&mut page, paper);
    history(&mut page, paper);
    not_applicable(&mut page, paper);
    not_assessed(&mut page, paper);
    doubts(&mut page, paper);
    actions(&mut page, paper);
    agencies(&mut page, paper);
    children(&mut page, paper);
    paper.parts().iter().for_each(|part| standards(&mut page, paper, part));
    decisions(&mut page, paper);
    page.heading(2, said::NOTES);
    page.blocks.push(Block::Numbered(paper.notes.clone()));
    page
}

fn cover(page: &mut Document, paper: &Paper) {
    page.blocks.push(Block::Cover(Cover {
        kind: said::KIND.to_owned(),
        title: paper.board.clone(),
        of: said::audit_of(paper.year),
        state: paper.state.clone(),
        lines: paper.frame.clone(),
    }));
}

fn summary(page: &mut Document, paper: &Paper) {
    page.heading(2, said::IN_SHORT);
    page.para(Tint::Heading, &paper.headline);
    if let Some(summary) = paper.summary.clone() {
        page.heading(3, said::SUMMARY);
        page.blocks.push(Block::Quote(summary));
    }
}

fn asked(page: &mut Document, paper: &Paper) {
    page.heading(2, said::ASKED);
    page.blocks.push(Block::Numbered(paper.asked.clone()));
}

fn stands(page: &mut Document, paper: &Paper) {
    page.heading(2, said::STANDS);
    page.facts(paper.parts().iter().map(part).chain([Fact::new("Progress", Tint::Plain, &paper.progress)]).collect());
    page.para(Tint::Bad, paper.undecided.clone().unwrap_or_default());
    for national in &paper.national {
        page.para(Tint::Faint, format!("{}: {national}", said::NATIONAL));
    }
    page.blocks.extend(paper.parts().iter().map(|part| Block::Chart(charts::met(&paper.history, part))));
    page.para(Tint::Faint, said::SEE_NOTES);
}

fn part(part: &PartShown) -> Fact {
    let headline = part.headline();
    let band = part.band.as_ref().map(|band| (Tint::Plain, words::overview::band(&band.label, part.standards)));
    let rest = Some(headline.rest()).filter(|rest| !rest.is_empty()).map(|rest| (Tint::Plain, rest));
    let texts = [Some((Tint::Heading, headline.sentence())), band, rest].into_iter().flatten().collect();
    Fact { label: part.title.clone(), texts }
}

fn since(page: &mut Document, paper: &Paper) {
    let Some(since) = &paper.since else { return page.para(Tint::Faint, said::NO_EARLIER) };
    page.heading(2, said::since(since.old));
    since.said_first.iter().for_each(|text| page.para(Tint::Doubt, text));
    if since.rose_only {
        page.para(Tint::Doubt, words::ROSE_ONLY);
    }
    let rows = since.areas.iter().map(|(head, standards)| {
        let none = || (Tint::Faint, said::NONE.to_owned());
        let text = (!standards.is_empty()).then(|| (Tint::Plain, standards.join("\n")));
        vec![(Tint::Heading, head.clone()), text.unwrap_or_else(none)]
    });
    page.table("", said::areas_columns(since.old, since.new).to_vec(), rows.collect());
    page.facts(Fact::of("Actions", since.actions.as_deref()).into_iter().collect());
}

fn not_applicable(page: &mut Document, paper: &Paper) {
    let fits = |it: &StandardOfPaper| it.standing == Standing::Answered(Status::NotApplicable);
    listed(page, paper, said::NOT_APPLICABLE, fits, |it| {
        vec![(Tint::Plain, it.reason.clone().unwrap_or_else(|| said::NONE.to_owned()))]
    });
}

fn not_assessed(page: &mut Document, paper: &Paper) {
    listed(page, paper, said::NOT_ASSESSED, StandardOfPaper::is_open, |it| vec![it.status.clone()]);
}

fn doubts(page: &mut Document, paper: &Paper) {
    let fits = |it: &StandardOfPaper| it.revisit || !it.doubts.is_empty();
    listed(page, paper, said::DOUBTS, fits, |it| {
        it.to_be_looked_at().into_iter().map(|text| (Tint::Doubt, text)).collect()
    });
}

/// The standards that fit, with what is said of each; nothing where there is none.
fn listed(
    page: &mut Document,
    paper: &Paper,
    heading: &str,
    fits: impl Fn(&StandardOfPaper) -> bool,
    texts: impl Fn(&StandardOfPaper) -> Vec<TableCell>,
) {
    let facts: Vec<Fact> =
        paper.standards.iter().filter(|it| fits(it)).map(|it| Fact { label: it.name(), texts: texts(it) }).collect();
    if !facts.is_empty() {
        page.heading(2, heading);
        page.facts(facts);
    }
}

fn actions(page: &mut Document, paper: &Paper) {
    page.heading(2, said::ACTIONS);
    page.para(Tint::Plain, &paper.action_counts);
    let rows = paper.actions.iter().map(|it| {
        // A date stays on one line.
        let due = it.due.map_or_else(|| words::NO_DATE.to_owned(), words::date).replace(' ', "\u{a0}");
        let plain = [it.what.clone(), it.of.clone(), it.owner().to_owned(), due].map(|text| (Tint::Plain, text));
        plain.into_iter().chain([it.state.clone()]).collect()
    });
    page.table("", said::ACTION_COLUMNS.map(str::to_owned).to_vec(), rows.collect());
}

fn agencies(page: &mut Document, paper: &Paper) {
    let agencies = &paper.agencies;
    if agencies.rows.is_empty() && agencies.returns.is_empty() {
        return;
    }
    page.heading(2, said::AGENCIES);
    page.table("", agencies.columns.clone(), agencies.rows.clone());
    page.para(Tint::Faint, if agencies.rows.is_empty() { "" } else { said::AGENCIES_KEY });
    page.para(Tint::Plain, said::unanswered_by_all(&agencies.unanswered));
    let returns = Fact { label: words::returns::RETURNS.to_owned(), texts: agencies.returns.clone() };
    page.facts(Some(returns).filter(|it| !it.texts.is_empty()).into_iter().collect());
}

fn children(page: &mut Document, paper: &Paper) {
    let Some(year) = paper.history.audits.last() else { return };
    let given = |it: &crate::report::shown::trend::IndicatorTrend| {
        paper
            .history
            .audits
            .iter()
            .flat_map(|year| &year.indicators)
            .any(|known| known.id == it.id && known.count.is_some())
    };
    let given: Vec<_> = year.indicators.iter().filter(|it| given(it)).collect();
    if given.is_empty() {
        return;
    }
    // Where there are two audits, each column says what it was counted in.
    let period = paper.indicators_period.as_deref().filter(|_| paper.since.is_none());
    page.heading(2, words::children_counted(period));
    let count = |it: &&crate::report::shown::trend::IndicatorTrend| {
        Fact::new(&it.title, Tint::Plain, words::count_and_rate(it.count, it.rate.map(|rate| rate.0), it.per))
    };
    match &paper.since {
        None => page.facts(given.iter().map(count).collect()),
        Some(since) => {
            let [old, new] = since.counted_in.clone();
            let heads = [said::COUNTED.to_owned(), old, new, said::CHANGE.to_owned()];
            let rows = since.indicators.iter().map(|row| row.clone().map(|cell| (Tint::Plain, cell)).to_vec());
            page.table("", heads.to_vec(), rows.collect());
        }
    }
    let overlap = if paper.indicators_overlap { words::OVERLAP } else { "" };
    page.para(Tint::Faint, format!("{} {overlap}", words::RATES).trim());
    page.blocks.extend(given.iter().filter_map(|it| charts::rates(&paper.history, it)).map(Block::Chart));
}

fn standards(page: &mut Document, paper: &Paper, part: &PartShown) {
    page.heading(2, &part.title);
    for standard in paper.standards.iter().filter(|it| it.part == part.id) {
        page.heading(3, standard.name());
        page.facts(standard.facts());
    }
}

/// All standards at a glance, over the years.
fn history(page: &mut Document, paper: &Paper) {
    let years = &paper.history.years;
    page.heading(2, said::HISTORY);
    for part in paper.history.parts() {
        let columns = [part.title.clone()].into_iter().chain(years.iter().map(u16::to_string)).collect();
        let of_part = paper.history.standards.iter().filter(|it| it.part == part.id);
        let rows = of_part.map(|it| {
            let name = (Tint::Plain, format!("{} {}", it.number, it.short));
            [name].into_iter().chain(it.cells.iter().map(|cell| (Tint::Plain, cell.spoken()))).collect()
        });
        page.table("", columns, rows.collect());
    }
}

fn decisions(page: &mut Document, paper: &Paper) {
    if !paper.decisions.is_empty() {
        page.heading(2, said::DECISIONS);
        page.facts(paper.decisions.iter().map(|(on, what)| Fact::new(on, Tint::Plain, what)).collect());
    }
}
