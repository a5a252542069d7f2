//! A document as Markdown (CommonMark, with the tables of GitHub): whatever a file says is shown as text.

use super::{Block, Chart, Cover, Document, Fact, Table};
use crate::plain::{safe, safe_line};

/// What Markdown or a reader of it could take for more than text, wherever it stands.
const MEANS_MORE: &str = "\\`*_{}[]<>#|~&$^";

/// Goes on in the next line without beginning a paragraph.
const HARD_BREAK: &str = "\\\n";

/// The document as Markdown.
#[must_use]
pub fn markdown(document: &Document) -> String {
    let blocks: Vec<String> = document.blocks.iter().map(block).filter(|block| !block.is_empty()).collect();
    blocks.join("\n")
}

fn block(block: &Block) -> String {
    match block {
        Block::Cover(it) => cover(it),
        Block::Heading(level, text) => format!("{} {}\n", "#".repeat(usize::from(*level)), line(text)),
        Block::Para(_, text) => lines(text, "") + "\n",
        Block::Quote(text) => quote(text),
        Block::Facts(facts) => facts.iter().map(fact).collect(),
        Block::Table(it) => table(it),
        Block::Chart(it) => chart(it),
        Block::Numbered(texts) => (1..).zip(texts).map(|(n, text)| format!("{n}. {}\n", lines(text, "   "))).collect(),
    }
}

fn cover(cover: &Cover) -> String {
    let paras = [&cover.kind, &cover.of, &cover.state.1].into_iter().chain(&cover.lines);
    let paras = paras.map(|text| format!("\n{}\n", line(text)));
    format!("# {}\n{}", line(&cover.title), paras.collect::<String>())
}

/// A quotation; a blank line parts its paragraphs.
fn quote(text: &str) -> String {
    let text = safe(text);
    let shown: Vec<&str> = text.trim().lines().collect();
    let paragraphs = shown.split(|line| line.trim().is_empty()).filter(|lines| !lines.is_empty());
    let paragraphs: Vec<String> =
        paragraphs.map(|paragraph| format!("> {}\n", lines(&paragraph.join("\n"), "> "))).collect();
    paragraphs.join(">\n")
}

fn fact(fact: &Fact) -> String {
    let texts: Vec<String> = fact.texts.iter().map(|(_, text)| lines(text, "  ")).collect();
    format!("- **{}** {}\n", line(&fact.label), texts.join(&format!("{HARD_BREAK}  ")))
}

fn table(table: &Table) -> String {
    let caption = Some(&table.caption).filter(|caption| !caption.is_empty());
    let caption = caption.map(|caption| format!("**{}**\n\n", line(caption))).unwrap_or_default();
    let rows = table.rows.iter().map(|cells| row(cells.iter().map(|(_, text)| in_a_cell(text))));
    format!("{caption}{}|{}\n{}", row(&table.columns), "---|".repeat(table.columns.len()), rows.collect::<String>())
}

/// The lines of a text on the one line that a cell has.
fn in_a_cell(text: &str) -> String {
    text.lines().filter(|line| !line.trim().is_empty()).collect::<Vec<_>>().join("; ")
}

/// The bars of a chart as a table.
fn chart(chart: &Chart) -> String {
    let rows = chart.bars.iter().map(|bar| row([&bar.label, &bar.value]));
    format!("{}|---|---|\n{}", row(["", &chart.title]), rows.collect::<String>())
}

/// The text on one line, shown as it is.
fn line(text: &str) -> String {
    let line = safe_line(text);
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let numbers = line.get(digits..).is_some_and(|rest| [".", ")"].contains(&rest.split(' ').next().unwrap_or(rest)));
    let begins_a_list = |at, c| (at == 0 && ['-', '+', '='].contains(&c)) || (at == digits && at > 0 && numbers);
    let escape = |(at, c)| {
        let escaped = MEANS_MORE.contains(c) || begins_a_list(at, c);
        escaped.then_some('\\').into_iter().chain([c])
    };
    line.char_indices().flat_map(escape).collect()
}

/// The lines of a text, without those that are blank; `indent` stands before all but the first.
fn lines(text: &str, indent: &str) -> String {
    let text = safe(text);
    let lines: Vec<String> = text.lines().map(line).filter(|line| !line.is_empty()).collect();
    lines.join(&format!("{HARD_BREAK}{indent}"))
}

/// A row of a table.
fn row<T: AsRef<str>>(cells: impl IntoIterator<Item = T>) -> String {
    let cells: Vec<String> = cells.into_iter().map(|cell| line(cell.as_ref())).collect();
    format!("| {} |\n", cells.join(" | "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

    /// What a reader of Markdown shows, if it is nothing but text in paragraphs and tables.
    fn shown(markdown: &str) -> String {
        let mut shown = String::new();
        for event in Parser::new_ext(markdown, Options::all() - Options::ENABLE_SMART_PUNCTUATION) {
            match event {
                Event::Text(text) => shown.push_str(&text),
                Event::HardBreak => shown.push('\n'),
                Event::End(TagEnd::TableCell) => shown.push('/'),
                Event::Start(Tag::Paragraph | Tag::Table(_) | Tag::TableHead | Tag::TableRow | Tag::TableCell)
                | Event::End(_) => {}
                other => panic!("{markdown} is more than text: {other:?}"),
            }
        }
        shown
    }

    #[test]
    fn what_markdown_would_take_for_more_is_shown_as_text() {
        for text in [
            "# heading",
            "- list",
            "+ list",
            "1. list",
            "12) list",
            "=",
            "---",
            "> quote",
            "a | b",
            "*a* _b_ ~~c~~",
            "`code`",
            "```",
            "<b>html</b>",
            "[link](https://example.org)",
            "![image](x)",
            "<https://example.org>",
            "&amp; &#35;",
            "\\",
            "a\\",
            "$x$",
            "[^1]: note",
            "[x]: y",
            "{#id}",
            "    code",
            "::: note",
            "***",
        ] {
            assert_eq!(shown(&line(text)), text.trim(), "{}", line(text));
        }
    }

    #[test]
    fn lines_stay_lines_and_blank_ones_go() {
        assert_eq!(lines("a\n\n # b\r\nc", "  "), "a\\\n  \\# b\\\n  c");
        assert_eq!(shown(&lines("a\n\n # b", "")), "a\n# b");
        assert_eq!(line("a\u{1b}[31m\u{202e}"), "a\u{FFFD}\\[31m\u{FFFD}");
    }

    proptest! {
        #[test]
        fn every_text_is_shown_as_it_is(text in "[-a1 .)=+#>|<\\\\`*_\\[\\](){}!&;:$^~'\"/@x]{0,12}") {
            prop_assert_eq!(shown(&line(&text)), safe_line(&text));
            let table = format!("{}|---|---|\n{}", row(["a", "b"]), row([text.as_str(), "c"]));
            prop_assert_eq!(shown(&table), format!("a/b/{}/c/", safe_line(&text)));
        }
    }
}
