//! A document as one HTML file: no script, nothing fetched, every text shown as it is.

use maud::{DOCTYPE, Markup, PreEscaped, html as markup};

use unicode_width::UnicodeWidthStr;

use super::{Block, Cover, Document, Fact, Table, TableCell, Tint, chart};
use crate::plain::{safe, safe_line};

/// How it looks on a screen, on a phone and on paper.
const STYLE: &str = include_str!("style.css");

/// Tells a browser that nothing may be fetched and nothing run, whatever a text has smuggled in.
const NOTHING_FETCHED: &str = "default-src 'none'; style-src 'unsafe-inline'";

/// A table with more columns is set one cell below the other, on paper too.
const MOST_COLUMNS: usize = 10;

/// So many characters stand beside each other on paper, the space between two columns counting as two.
const ACROSS: usize = 92;

/// The document as a file of HTML.
#[must_use]
pub fn html(document: &Document) -> String {
    let page = markup! {
        (DOCTYPE)
        html lang="en-GB" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content=(NOTHING_FETCHED);
                meta name="generator" content=(concat!("lscb-audit ", env!("CARGO_PKG_VERSION")));
                title { (safe_line(&document.title)) }
                style { (PreEscaped(STYLE)) (PreEscaped(foot(document.foot))) }
            }
            body { (body(&document.blocks)) }
        }
    };
    page.into_string() + "\n"
}

/// What browsers that know page margins print at the foot of every page.
fn foot(text: &'static str) -> String {
    format!("@page {{ @bottom-left {{ content: \"{text}\"; }} }}")
}

/// The blocks, in sections that begin with headings. Those of a paper are landmarks; a page of several boards has the same
/// headings again and again, which nobody could tell apart.
fn body(blocks: &[Block]) -> Markup {
    let (cover, rest) = match blocks.split_first() {
        Some((Block::Cover(cover), rest)) => (Some(cover), rest),
        _ => (None, blocks),
    };
    let sections: Vec<&[Block]> = rest.chunk_by(|_, next| !matches!(next, Block::Heading(1 | 2, _))).collect();
    markup! {
        @if let Some(cover) = cover {
            header { (self::cover(cover)) }
            (contents(&sections))
        }
        main { @for (number, blocks) in sections.iter().enumerate() { (section(blocks, number, cover.is_some())) } }
    }
}

fn cover(cover: &Cover) -> Markup {
    markup! {
        p.kind { (safe_line(&cover.kind)) }
        h1 { (safe_line(&cover.title)) }
        p.of { (safe_line(&cover.of)) }
        p.state.(class(cover.state.0)) { (safe_line(&cover.state.1)) }
        @for line in &cover.lines { p { (safe_line(line)) } }
    }
}

/// Links to the sections.
fn contents(sections: &[&[Block]]) -> Markup {
    markup! {
        nav aria-label="Contents" {
            ul {
                @for (number, section) in sections.iter().enumerate() {
                    @if let Some(Block::Heading(_, text)) = section.first() {
                        li { a href=(format!("#s{number}")) { (safe_line(text)) } }
                    }
                }
            }
        }
    }
}

fn section(blocks: &[Block], number: usize, landmark: bool) -> Markup {
    let entries = blocks.chunk_by(|_, next| !matches!(next, Block::Heading(3, _)));
    let inside = markup! {
        @for entry in entries {
            @if matches!(entry.first(), Some(Block::Heading(3, _))) { div.entry { (all(entry, number)) } }
            @else { (all(entry, number)) }
        }
    };
    if landmark && matches!(blocks.first(), Some(Block::Heading(2, _))) {
        markup! { section aria-labelledby=(format!("s{number}")) { (inside) } }
    } else {
        inside
    }
}

fn all(blocks: &[Block], number: usize) -> Markup {
    markup! { @for block in blocks { (self::block(block, number)) } }
}

fn block(block: &Block, number: usize) -> Markup {
    match block {
        Block::Cover(it) => cover(it),
        Block::Heading(1, text) => markup! { h1 { (safe_line(text)) } },
        Block::Heading(2, text) => markup! { h2 id=(format!("s{number}")) { (safe_line(text)) } },
        Block::Heading(_, text) => markup! { h3 { (safe_line(text)) } },
        Block::Para(tint, text) => markup! { p.(class(*tint)) { (lines(text)) } },
        Block::Quote(text) => markup! { blockquote { (paragraphs(text)) } },
        Block::Facts(list) => facts(list),
        Block::Table(it) => table(it),
        Block::Chart(it) => chart::figure(it),
        Block::Numbered(texts) => markup! { ol { @for text in texts { li { (lines(text)) } } } },
    }
}

fn facts(facts: &[Fact]) -> Markup {
    markup! {
        dl {
            @for fact in facts {
                div {
                    dt { (safe_line(&fact.label)) }
                    @for (tint, text) in &fact.texts { dd.(class(*tint)) { (lines(text)) } }
                }
            }
        }
    }
}

fn table(table: &Table) -> Markup {
    let size = size(table);
    markup! {
        table.(size) {
            @if !table.caption.is_empty() { caption { (safe_line(&table.caption)) } }
            thead { tr { @for column in &table.columns { (head(column)) } } }
            tbody { @for row in &table.rows { (self::row(row, &table.columns)) } }
        }
    }
}

/// How a table is laid out so that it fits on paper.
fn size(table: &Table) -> &'static str {
    let longest_word = |at: usize| {
        let cells = table.rows.iter().filter_map(|row| row.get(at)).map(|(_, text)| text);
        let words = cells.chain(table.columns.get(at)).flat_map(|text| text.split_whitespace());
        words.map(UnicodeWidthStr::width).max().unwrap_or_default() + 2
    };
    match table.columns.len() {
        columns if columns > MOST_COLUMNS => "wide",
        columns if (0..columns).map(longest_word).sum::<usize>() > ACROSS => "tight",
        2 => "pairs",
        _ => "fits",
    }
}

fn head(text: &str) -> Markup {
    if text.trim().is_empty() {
        markup! { td {} }
    } else {
        markup! { th scope="col" { (safe_line(text)) } }
    }
}

/// A row, named by its first cell with a text. Each other cell knows the head of its column, for a screen without room.
fn row(cells: &[TableCell], columns: &[String]) -> Markup {
    let named_by = cells.iter().position(|(_, text)| !text.trim().is_empty());
    let cell = |at: usize, (tint, text): &TableCell| {
        let head = columns.get(at).map(|column| safe_line(column)).filter(|head| !head.is_empty());
        if named_by == Some(at) {
            markup! { th.(class(*tint)) scope="row" { (lines(text)) } }
        } else {
            markup! { td.(class(*tint)) data-head=[head] { (lines(text)) } }
        }
    };
    markup! { tr { @for (at, it) in cells.iter().enumerate() { (cell(at, it)) } } }
}

/// A text with its line breaks.
fn lines(text: &str) -> Markup {
    let text = safe(text);
    markup! {
        @for (at, line) in text.trim().lines().enumerate() {
            @if at > 0 { br; }
            (line.trim_end())
        }
    }
}

/// A text whose blank lines part its paragraphs.
fn paragraphs(text: &str) -> Markup {
    let text = safe(text);
    let all: Vec<&str> = text.trim().lines().collect();
    let paragraphs = all.split(|line| line.trim().is_empty()).filter(|lines| !lines.is_empty());
    markup! { @for paragraph in paragraphs { p { (lines(&paragraph.join("\n"))) } } }
}

fn class(tint: Tint) -> &'static str {
    match tint {
        Tint::Plain => "plain",
        Tint::Heading => "strong",
        Tint::Faint => "faint",
        Tint::Good => "good",
        Tint::Doubt => "doubt",
        Tint::Bad => "bad",
    }
}
