//! The board paper: where it goes, what it says, and that the three ways of writing it tell the same.

use std::collections::BTreeSet;
use std::fs;

use pulldown_cmark::{Event, Options, Parser, Tag};

use crate::house::{House, Ran};

const PAPER: &str = "audits/northbridge/northbridge-2014-board-paper.html";

/// Texts that a browser, Markdown or Excel could take for more than text.
const HOSTILE: [&str; 6] = [
    "<script>alert(1)</script>",
    "</style></title><img src=x onerror=alert(1)>",
    "[click](javascript:alert(1)) ![x](https://example.org/x.png)",
    "\"' onmouseover='alert(1)' &lt;b&gt; --> ]]>",
    "=cmd|' /C calc'!A0",
    "a | b `c` *d* # e",
];

fn paper(house: &House, arguments: &[&str]) -> String {
    house.run(&[&["report"], arguments, &["-o", "-"]].concat()).ended(0).out
}

/// The text of a page as a reader sees it, without what a browser does not show. Every tag has to be one that is known
/// here, and has to be closed where it was opened.
fn text(html: &str) -> String {
    const VOID: [&str; 4] = ["meta", "br", "!DOCTYPE", "!--"];
    let known = "html head title style body header main nav section div h1 h2 h3 p blockquote ul ol li a dl dt dd table \
        caption thead tbody tr th td figure figcaption svg rect text";
    let (mut open, mut shown, mut rest): (Vec<&str>, String, _) = (Vec::new(), String::new(), html);
    while let Some((before, tag)) = rest.split_once('<') {
        if !open.contains(&"style") && !open.contains(&"title") {
            shown.push_str(before);
        }
        let (tag, after) = tag.split_once('>').unwrap();
        rest = after;
        let name = tag.trim_start_matches('/').split_whitespace().next().unwrap();
        if let Some(closed) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(closed), "closed and not opened");
        } else if !VOID.contains(&name) {
            assert!(known.split_whitespace().any(|it| it == name), "<{tag}> is no tag of ours");
            open.push(name);
        }
        let event = tag.split('"').step_by(2).any(|outside| outside.contains(" on") || outside.contains("src="));
        assert!(!event, "<{tag}>");
        shown.push(' ');
    }
    assert!(open.is_empty() && rest.trim().is_empty(), "{open:?} {rest}");
    ["&lt;<", "&gt;>", "&quot;\"", "&amp;&"].iter().fold(shown, |shown, pair| {
        let (escaped, plain) = pair.split_at(pair.len() - 1);
        shown.replace(escaped, plain)
    })
}

/// The words of a text.
fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

/// The words that Markdown shows.
fn words_of_markdown(markdown: &str) -> Vec<String> {
    let mut shown = String::new();
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        match event {
            Event::Text(text) => shown.push_str(&text),
            _ => shown.push(' '),
        }
    }
    words(&shown)
}

/// An audit whose every text is hostile, one file for each.
fn hostile(house: &House) {
    for (board, text) in (0..).zip(HOSTILE) {
        for year in [2013, 2014] {
            let zeros = "0".repeat(64);
            let text = toml::Value::from(format!("{text} \u{202e}x"));
            let audit = format!(
                "format = 1\nframework = 'cse-2009'\nedition = 1\n[board]\nid = 'b{board}'\nname = {text}\nregion = {text}\n\
                 [[board.agencies]]\nid = 'police'\nname = {text}\n[audit]\nyear = {year}\nperiod = {text}\nchair = {text}\n\
                 summary = {text}\n[responses.sub-group]\nstatus = 'met'\nevidence = {text}\nlinks = [{text}]\nlead = {text}\n\
                 note = {text}\nreviewer = {text}\n[responses.sub-group.agencies.police]\nstatus = 'met'\nevidence = {text}\n\
                 by = {text}\n[[responses.sub-group.actions]]\nwhat = {text}\nowner = {text}\n[responses.co-ordinator]\n\
                 status = 'not-applicable'\nreason = {text}\n[[decisions]]\non = 2014-12-01\nby = {text}\nwhat = {text}\n[sign_off]\nby = {text}\n\
                 role = {text}\nforced = {text}\non = 2014-12-01\nseal = 'sha256:{zeros}'\n"
            );
            house.write(&format!("hostile/b{board}/{year}.toml"), audit);
        }
    }
}

#[test]
fn it_is_written_beside_the_audit_and_its_path_is_printed() {
    let house = House::with_examples();
    let ran = house.run(&["report", "northbridge/2014"]).ended(0);
    assert_eq!((ran.out.trim(), ran.err.as_str()), (PAPER, ""));
    assert!(text(&house.read(PAPER)).contains("DRAFT, not signed off"));
    let names = fs::read_dir(house.path("audits/northbridge")).unwrap().count();
    assert_eq!(names, 6, "five audits and the paper: nothing is left over");
}

#[test]
fn only_a_paper_that_nobody_has_changed_is_written_over() {
    let house = House::with_examples();
    let report = |more: &[&str]| house.run(&[&["report", "northbridge/2014"], more].concat());
    let _ = report(&[]).ended(0);
    let first = house.read(PAPER);
    let _ = report(&[]).ended(0);
    house.write(PAPER, first.replace("Northbridge", "Southbridge"));
    let ran = report(&[]).ended(2);
    assert!(ran.err.contains("is not as this program wrote it") && ran.err.contains("--replace"), "{}", ran.err);
    assert!(house.read(PAPER).contains("Southbridge"));
    let _ = report(&["--replace"]).ended(0);
    assert_eq!(house.read(PAPER), first);
    // A workbook bears no mark, so it is never written over unasked.
    let _ = report(&["--format", "xlsx"]).ended(0);
    let _ = report(&["--format", "xlsx"]).ended(2);
}

#[test]
fn it_goes_to_the_file_or_folder_that_is_named() {
    let house = House::with_examples();
    let report = |arguments: &[&str]| -> Ran { house.run(&[&["report"], arguments].concat()) };
    for (name, begins) in [("a/paper.html", "<!DOCTYPE html>"), ("a/paper.md", "# Northbridge LSCB\n")] {
        assert_eq!(report(&["northbridge/2014", "-o", name]).ended(0).out.trim(), name);
        assert!(house.read(name).starts_with(begins));
    }
    assert_eq!(report(&["northbridge/2014", "-o", "a/paper.xlsx"]).ended(0).out.trim(), "a/paper.xlsx");
    assert!(fs::read(house.path("a/paper.xlsx")).unwrap().starts_with(b"PK"));
    let ran = report(&["northbridge/2014", "-o", "papers/"]).ended(0);
    assert_eq!(ran.out.trim(), "papers/northbridge-2014-board-paper.html");
    let ran = report(&["audits", "--year", "2014", "--format", "md", "-o", "many"]).ended(0);
    let boards = ["ashenford", "eastmoor", "harrowmere", "northbridge", "pellan"];
    assert_eq!(ran.out, boards.map(|board| format!("many/{board}-2014-board-paper.md\n")).concat());
    assert!(report(&["audits", "-o", "-"]).ended(2).err.contains("only one paper"));
    let audit = house.read("audits/northbridge/2014.toml");
    let ran = report(&["northbridge/2014", "--replace", "-o", "audits/northbridge/2014.toml"]).ended(2);
    assert!(ran.err.contains(".toml") && house.read("audits/northbridge/2014.toml") == audit, "{}", ran.err);
    let input = house.run_with(&["report", "-"], audit.as_bytes()).ended(0);
    assert!(input.out.starts_with("<!DOCTYPE html>") && !input.out.contains("What became of"), "it stands alone");
}

#[test]
fn it_is_compared_with_the_last_year_or_with_the_one_that_is_named() {
    let house = House::with_examples();
    let page = paper(&house, &["northbridge/2014"]);
    assert!(
        page.contains("What became of 2013") && page.contains("2010: 5 of 15; 2011: 7 of 15"),
        "all years are charted"
    );
    let page = paper(&house, &["northbridge/2014", "--previous", "northbridge/2011"]);
    assert!(page.contains("What became of 2011") && page.contains("2012: 8 of 15"));
    // An earlier year that is named lies elsewhere.
    house.write("old.toml", house.read("audits/northbridge/2013.toml"));
    house.write("new.toml", house.read("audits/northbridge/2014.toml"));
    assert!(paper(&house, &["new.toml"]).contains("There is no earlier audit"));
    assert!(paper(&house, &["new.toml", "--previous", "old.toml"]).contains("What became of 2013"));
    let ran = house.run(&["report", "new.toml", "old.toml", "-o", "both"]).ended(0);
    assert_eq!(ran.out.lines().count(), 2);
    assert!(house.read("both/northbridge-2014-board-paper.html").contains("What became of 2013"));
    for other in ["eastmoor/2013", "northbridge/2014"] {
        let ran = house.run(&["report", "northbridge/2014", "--previous", other]).ended(2);
        assert!(ran.err.contains("Name an earlier year of the same board"), "{}", ran.err);
    }
    assert!(house.run(&["report", "audits", "--previous", "old.toml"]).ended(2).err.contains("Name one"));
}

#[test]
fn its_figures_are_those_of_show_diff_and_trend() {
    let house = House::with_examples();
    for (board, old) in [("northbridge", "2013"), ("eastmoor", "2013"), ("ashenford", "2012"), ("pellan", "2013")] {
        let (new, before) = (format!("{board}/2014"), format!("{board}/{old}"));
        let page = paper(&house, &[&new, "--format", "md"]).replace('\\', "");
        let show = house.run(&["show", &new]).ended(0).out;
        for line in show.lines().filter(|line| line.starts_with("Requirements  ") || line.starts_with("Foundations  "))
        {
            let headline = line.split_once("  ").unwrap().1.trim();
            assert!(page.contains(headline), "{headline} is not in\n{page}");
        }
        let diff = house.run(&["diff", &before, &new, "--format", "json"]).ended(0).json();
        let pair = &diff["pairs"][0];
        for part in pair["parts"].as_array().unwrap() {
            let moved = format!("{} newly", part["newly_met"]);
            assert!(page.contains(&moved), "{moved}");
        }
        let standards = pair["standards"].as_array().unwrap();
        let lost: Vec<&str> =
            standards.iter().filter(|it| it["no_longer_met"] == true).map(|it| it["title"].as_str().unwrap()).collect();
        let is_lost =
            |line: &&str| line.contains("No longer met or in place") || line.contains("not confirmed since (");
        let row: String = page.lines().filter(is_lost).collect();
        let counts = row.split('(').skip(1).filter_map(|rest| rest.split_once(')')?.0.parse::<usize>().ok());
        assert_eq!(counts.sum::<usize>(), lost.len(), "{row}");
        assert!(lost.iter().all(|title| row.contains(title)), "{lost:?} are not all in {row}");
        for standard in standards {
            for doubt in standard["doubts"].as_array().unwrap() {
                let word = if doubt == "unsupported" { "no evidence written yet" } else { "word for word last year's" };
                assert!(page.contains(word), "{doubt}");
            }
        }
    }
}

#[test]
fn nothing_that_an_audit_says_is_lost() {
    let house = House::with_examples();
    for name in ["northbridge/2014", "eastmoor/2014", "ashenford/2014", "harrowmere/2014", "pellan/2014"] {
        let [html, md] = ["html", "md"].map(|format| paper(&house, &[name, "--format", format]));
        let (html, md) = (words(&text(&html)).join(" "), words_of_markdown(&md).join(" "));
        let audit: toml::Table = house.read(&format!("audits/{name}.toml")).parse().unwrap();
        let mut texts = Vec::new();
        for (key, response) in audit["responses"].as_table().unwrap() {
            let texts_of = |table: &toml::Table, keys: &[&str]| -> Vec<String> {
                keys.iter().filter_map(|key| table.get(*key)?.as_str().map(str::to_owned)).collect()
            };
            let response = response.as_table().unwrap();
            texts.extend(texts_of(response, &["evidence", "note", "reason", "reviewer"]));
            let list = |key: &str| response.get(key).and_then(|it| it.as_array()).cloned().unwrap_or_default();
            texts.extend(list("links").iter().map(|link| link.as_str().unwrap().to_owned()));
            for action in list("actions") {
                texts.extend(texts_of(action.as_table().unwrap(), &["what", "owner", "dropped"]));
            }
            for (_, answer) in response.get("agencies").and_then(|it| it.as_table()).into_iter().flatten() {
                texts.extend(texts_of(answer.as_table().unwrap(), &["evidence", "by", "accepted", "reason"]));
            }
            assert!(!key.is_empty());
        }
        for wanted in texts {
            let wanted = words(&wanted).join(" ");
            assert!(html.contains(&wanted) && md.contains(&wanted), "{name}: {wanted}");
        }
    }
}

#[test]
fn hostile_texts_are_shown_as_text() {
    let house = House::empty();
    hostile(&house);
    for (board, text_of_file) in (0..).zip(HOSTILE) {
        let audit = format!("hostile/b{board}/2014.toml");
        let page = paper(&house, &[&audit]);
        let shown = words(&text(&page)).join(" ");
        let times = shown.matches(&words(text_of_file).join(" ")).count();
        assert!(times > 15 && !page.contains('\u{202e}') && page.contains('\u{fffd}'), "{text_of_file} {times} times");
        let md = paper(&house, &[&audit, "--format", "md"]);
        let (md, mark) = md.rsplit_once("<!-- ").unwrap();
        assert_eq!(mark.lines().count(), 1);
        for event in Parser::new_ext(md, Options::ENABLE_TABLES) {
            let more = matches!(
                event,
                Event::Html(_)
                    | Event::InlineHtml(_)
                    | Event::Code(_)
                    | Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::Emphasis | Tag::CodeBlock(_))
            );
            assert!(!more, "{event:?}");
        }
        let shown = words_of_markdown(md).join(" ");
        assert!(shown.matches(&words(text_of_file).join(" ")).count() > 15, "{text_of_file}");
    }
    // The id of a board is part of a file's name and can lead nowhere else.
    house.write("x.toml", house.read("hostile/b0/2014.toml").replace("id = 'b0'", "id = '../../x'"));
    let _ = house.run(&["report", "x.toml", "-o", "out/"]).ended(2);
    assert_eq!(fs::read_dir(house.path("out")).map_or(0, Iterator::count), 0);
}

#[test]
fn it_fetches_nothing_and_leads_nowhere() {
    let house = House::with_examples();
    for arguments in [
        &["report", "northbridge/2014", "-o", "-"][..],
        &["diff", "northbridge/2013", "northbridge/2014", "--whole", "--format", "html"],
        &["trend", "audits", "--format", "html"],
        &["sector", "audits", "--format", "html"],
    ] {
        let page = house.run(arguments).ended(0).out;
        let _ = text(&page);
        assert!(page.contains("default-src 'none'"), "{arguments:?}");
        for word in ["http:", "https:", "src=", "url(", "@import", "<script", "<link"] {
            assert!(!page.contains(word), "{word} in {arguments:?}");
        }
        assert_eq!(page.matches("href=").count(), page.matches("href=\"#").count());
    }
}

#[test]
fn html_says_what_markdown_says() {
    let house = House::with_examples();
    let said = |arguments: &[&str], format: &str| house.run(&[arguments, &["--format", format]].concat()).ended(0).out;
    for arguments in [
        &["report", "northbridge/2014", "-o", "-"][..],
        &["report", "ashenford/2014", "-o", "-"],
        &["diff", "northbridge/2013", "northbridge/2014", "--whole"],
        &["diff", "audits", "--years", "2013,2014"],
        &["trend", "audits"],
        &["sector", "audits", "--missed-by", "1"],
    ] {
        let html: BTreeSet<String> = words(&text(&said(arguments, "html"))).into_iter().collect();
        // The lines of a cell are parted by semicolons where it has one line only.
        let in_html = |word: &String| html.contains(word) || html.contains(word.trim_end_matches(';'));
        let missing: BTreeSet<String> =
            words_of_markdown(&said(arguments, "md")).into_iter().filter(|word| !in_html(word)).collect();
        assert!(missing.is_empty(), "{arguments:?}: {missing:?}");
    }
}

#[test]
fn a_wrong_value_is_refused_and_the_rest_is_done() {
    let house = House::with_examples();
    let text = house.read("audits/pellan/2014.toml").replacen("status = \"met\"", "status = \"mte\"", 1);
    house.write("audits/pellan/2014.toml", text);
    house.write("audits/copy.toml", house.read("audits/eastmoor/2014.toml"));
    let ran = house.run(&["report", "audits", "-o", "out"]).ended(2);
    assert_eq!(ran.out.lines().count(), 15);
    assert!(ran.err.contains("pellan/2014.toml: ") && ran.err.contains("copy.toml"), "{}", ran.err);
    assert!(!ran.out.contains("eastmoor-2014") && ran.out.contains("eastmoor-2013"), "neither of two is taken");
    // A year that cannot be used is said to be missing.
    let text = house.read("audits/pellan/2013.toml").replacen("status = \"met\"", "status = \"mte\"", 1);
    house.write("audits/pellan/2013.toml", text.clone());
    house.write("audits/pellan/2014.toml", text.replace("mte", "met").replace("year = 2013", "year = 2014"));
    let ran = house.run(&["report", "audits/pellan/2014.toml", "-o", "-"]).ended(0);
    assert!(ran.err.contains("2013.toml is left out of the paper's earlier years"), "{}", ran.err);
    assert!(ran.out.contains("What became of 2012"));
}

#[test]
fn who_signed_and_what_was_changed_since_is_said() {
    let house = House::with_examples();
    let page = text(&paper(&house, &["northbridge/2013"]));
    assert!(page.contains("Signed off by Desmond Applegarth") && page.contains("the seal is intact"), "{page}");
    let path = "audits/northbridge/2013.toml";
    house.write(path, house.read(path).replacen("children = ", "children = 1", 1));
    assert!(text(&paper(&house, &["northbridge/2013"])).contains("CHANGED SINCE, the seal is broken"));
}

#[test]
fn what_was_left_open_between_two_years_is_in_the_action_plan() {
    let house = House::with_examples();
    let path = "audits/northbridge/2014.toml";
    let without = house.read(path).replace("Close the five open recommendations and repeat the audit", "Another thing");
    house.write(path, without.replace("id = \"q8", "id = \"zz"));
    let old = house.read("audits/northbridge/2013.toml");
    house.write(
        "audits/northbridge/2013.toml",
        format!("{old}\n[[responses.priority.actions]]\nwhat = \"Forgotten in 2014\"\nowner = \"Chair\"\n"),
    );
    let page = text(&paper(&house, &["northbridge/2014"]));
    assert!(page.contains("Forgotten in 2014") && page.contains("open in the audit of 2013, not taken over"), "{page}");
    // In a paper of 2013 nothing is overdue: there is a later audit.
    assert!(!text(&paper(&house, &["northbridge/2013"])).contains("overdue ·"));
}

#[test]
fn the_paper_of_a_small_board_reads_like_this() {
    let house = House::with_examples();
    let page = paper(&house, &["pellan/2014", "--format", "md"]);
    insta::assert_snapshot!(page.split("<!-- ").next().unwrap());
}

#[test]
fn where_output_goes_into_a_file_it_is_said_that_only_the_path_is_in_it() {
    let house = House::with_examples();
    let redirected = |arguments: &[&str]| {
        let file = fs::File::create(house.path("file.html")).unwrap();
        let ended = house.command(arguments).stdout(file).output().unwrap();
        (String::from_utf8(ended.stderr).unwrap(), house.read("file.html"))
    };
    let paper = "audits/northbridge/northbridge-2014-board-paper.html";
    let (said, written) = redirected(&["report", "northbridge/2014"]);
    assert_eq!(written, format!("{paper}\n"));
    assert!(said.contains(&format!("The paper is in {paper}")) && said.contains("-o FILE"), "{said}");
    let (said, written) = redirected(&["report", "northbridge/2014", "-o", "-"]);
    assert!(said.is_empty() && written.starts_with("<!DOCTYPE html>"), "{said}");
    // Who names a file, or reads the path in a pipe, knows.
    assert_eq!(redirected(&["report", "northbridge/2014", "-o", "paper.html"]).0, "");
    assert_eq!(house.run(&["report", "northbridge/2014"]).ended(0).err, "");
}

#[test]
fn many_papers_do_not_go_into_one_file_whatever_its_name() {
    let house = House::with_examples();
    house.write("notes", "precious");
    let ran = house.run(&["report", "audits", "-o", "notes"]).ended(2);
    assert_eq!((ran.err.lines().count(), house.read("notes").as_str()), (1, "precious"), "{}", ran.err);
}
