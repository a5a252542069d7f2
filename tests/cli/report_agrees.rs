//! That the board paper does not contradict itself: what it counts is what it lists, and a word means one thing.

use std::io::Read;

use crate::house::House;

/// An audit of Dale LSCB with what is said of its standards.
fn audit(house: &House, year: u16, frame: &str, rest: &str) {
    let text = format!(
        "format = 1\nframework = 'cse-2009'\nedition = 1\n[board]\nid = 'dale'\nname = 'Dale LSCB'\nchildren = 10000\n\
         [[board.agencies]]\nid = 'police'\nname = 'Metropolitan Police'\n[[board.agencies]]\nid = 'health'\nname = 'Health'\n\
         [[board.agencies]]\nid = 'schools'\nname = 'Schools'\n[audit]\nyear = {year}\n{frame}\n{rest}"
    );
    house.write(&format!("audits/dale/{year}.toml"), text);
}

fn paper(house: &House) -> String {
    let ran = house.run(&["report", "audits/dale/2014.toml", "--format", "md", "-o", "-"]).ended(0);
    ran.out.replace('\\', "")
}

/// What stands below a heading of the paper.
fn section<'a>(page: &'a str, heading: &str) -> &'a str {
    let (_, after) = page.split_once(&format!("## {heading}\n")).unwrap_or_else(|| panic!("no {heading} in {page}"));
    after.split("\n## ").next().unwrap_or_default()
}

#[test]
fn the_actions_that_are_counted_are_those_that_are_listed() {
    let house = House::empty();
    let left = "[[responses.priority.actions]]\nwhat = 'Left one'\ndue = 2014-01-01\n\
                [[responses.priority.actions]]\nwhat = 'Left two'\n[[responses.priority.actions]]\nwhat = 'Done then'\ndone = 2013-11-01\n";
    audit(&house, 2013, "", left);
    audit(&house, 2014, "", "[[responses.priority.actions]]\nwhat = 'New'\n");
    let page = paper(&house);
    let actions = section(&page, "Action plan, overdue first");
    assert!(
        actions.contains("3 open, 1 overdue, 0 done, 0 dropped; 2 of the open ones stand only in an earlier audit"),
        "{actions}"
    );
    assert!(page.contains("Name an owner and a date for 3 actions"), "{page}");
    audit(&house, 2013, "", "");
    assert!(section(&paper(&house), "Action plan, overdue first").contains("1 open, 0 overdue, 0 done, 0 dropped\n"));
}

#[test]
fn no_longer_met_is_against_the_year_that_is_compared_with() {
    let house = House::empty();
    let answer = |year, leads: &str, group: &str| {
        let rest = format!("[responses.named-leads]\nstatus = '{leads}'\n[responses.sub-group]\nstatus = '{group}'\n");
        audit(&house, year, "", &rest);
    };
    answer(2012, "met", "met");
    answer(2013, "planned", "met");
    answer(2014, "planned", "planned");
    let page = paper(&house);
    assert!(page.contains("requirements 0 newly met, 1 no longer met"), "{page}");
    let asked = section(&page, "Decisions asked of the board");
    assert!(asked.contains("Agree how R4 will be met or in place again"), "{asked}");
    assert!(asked.contains("Agree who does what by when about R5"), "{asked}");
}

#[test]
fn a_step_back_is_named_even_if_it_was_never_met() {
    let house = House::empty();
    audit(&house, 2013, "", "[responses.scrutiny]\nstatus = 'partly-met'\n[responses.sub-group]\nstatus = 'met'\n");
    audit(&house, 2014, "", "[responses.scrutiny]\nstatus = 'planned'\n[responses.sub-group]\nstatus = 'planned'\n");
    let page = paper(&house);
    let row = page
        .lines()
        .find(|line| line.contains("Of those not met before, slipped back (1)"))
        .unwrap_or_else(|| panic!("{page}"));
    assert!(row.contains("F9") && row.contains("Partly in place → Planned") && !row.contains("R4"), "{row}");
    assert!(page.contains("foundations 0 newly in place, 0 no longer in place, 1 slipped back."), "{page}");
    assert!(page.contains("requirements 0 newly met, 1 no longer met; "), "nothing is counted twice: {page}");
}

#[test]
fn settled_conflicts_are_one_sentence_among_the_decisions() {
    let house = House::empty();
    let decision = |what: &str| format!("[[decisions]]\non = 2014-10-01\nby = 'Chair'\nwhat = \"{what}\"\n");
    let settled = "Settled `responses.wider-training.status`: ours was taken: met\\nOver this: theirs was: planned";
    let rest = [settled, settled, "Reopened: the date was wrong", "Settled `by` hand"].map(decision).concat();
    audit(&house, 2014, "", &rest);
    let page = paper(&house);
    let decisions = section(&page, "Decisions recorded in the audit");
    let said = "2 conflicts between copies of this audit were settled; what was chosen over what stands in the file.";
    assert!(decisions.contains(said) && !decisions.contains("ours was taken"), "{decisions}");
    assert!(decisions.contains("Reopened: the date was wrong") && decisions.contains("hand"), "{decisions}");
}

#[test]
fn every_column_of_counts_has_the_period_of_its_audit() {
    let house = House::empty();
    audit(&house, 2013, "[indicators]\nperiod = '2012'\nvictims = 4", "");
    audit(&house, 2014, "[indicators]\nperiod = '2013'\nvictims = 5", "");
    let page = paper(&house);
    let counted = section(&page, "Children counted");
    assert!(counted.contains("| Counted | Audit of 2013: in 2012 | Audit of 2014: in 2013 | Change |"), "{counted}");
}

#[test]
fn agencies_without_an_answer_are_told_from_those_that_do_not_meet_it() {
    let house = House::empty();
    let asked = "[responses.sub-group]\nstatus = 'met'\n[responses.sub-group.agencies.police]\nstatus = 'met'\n\
                 [responses.sub-group.agencies.health]\n[responses.sub-group.agencies.schools]\n";
    audit(&house, 2014, "", asked);
    let page = paper(&house);
    let agencies = section(&page, "Agencies and standards");
    assert!(agencies.contains("red: 1 of 3 met, 2 unanswered"), "{agencies}");
    assert!(agencies.contains("Left unanswered in a return that came in counts as not met"), "{agencies}");
}

#[test]
fn a_signed_audit_asks_nobody_to_come_back_to_an_answer() {
    let house = House::empty();
    let marked = "[responses.sub-group]\nstatus = 'met'\nevidence = 'x'\nrevisit = true\n";
    audit(&house, 2014, "", marked);
    assert!(section(&paper(&house), "Decisions asked of the board").contains("Come back to R4"));
    let seal = "0".repeat(64);
    let signed = format!("{marked}[sign_off]\nby = 'Chair'\non = 2014-10-01\nseal = 'sha256:{seal}'\n");
    audit(&house, 2014, "", &signed);
    assert!(!section(&paper(&house), "Decisions asked of the board").contains("Come back to"));
}

#[test]
fn what_cannot_be_meant_by_output_is_refused() {
    let house = House::with_examples();
    let report = |arguments: &[&str]| house.run(&[&["report"], arguments].concat());
    for name in ["p.pdf", "p.docx", "p"] {
        let ran = report(&["northbridge/2014", "-o", name]).ended(2);
        assert!(ran.err.contains(".html, .md or .xlsx") && !house.path(name).exists(), "{}", ran.err);
    }
    let _ = report(&["northbridge/2014", "-o", "p.htm", "--format", "html"]).ended(0);
    let ran = report(&["audits", "--year", "2014", "-o", "all.html"]).ended(2);
    assert!(ran.err.contains("Name a folder") && !house.path("all.html").exists(), "{}", ran.err);
    let _ = report(&["northbridge/2014", "-o", "a.xlsx"]).ended(0);
    let ran = report(&["northbridge/2014", "-o", "a.xlsx"]).ended(2);
    assert!(!ran.err.contains("as this program wrote it") && ran.err.contains("--replace"), "{}", ran.err);
    let _ = report(&["northbridge/2014", "-o", "a.xlsx", "--replace"]).ended(0);
}

/// A part of a workbook as text.
fn part_of(workbook: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(workbook)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn only_cells_that_say_how_something_stands_are_coloured() {
    let house = House::empty();
    let answer = "[responses.sub-group]\nstatus = 'met'\nlead = 'police'\nnote = 'Met in 2012, lost since'\n";
    audit(&house, 2014, "", &(answer.to_owned() + "[responses.named-leads]\nstatus = 'not-met'\n"));
    let _ = house.run(&["report", "audits/dale/2014.toml", "-o", "a.xlsx"]).ended(0);
    let book = std::fs::read(house.path("a.xlsx")).unwrap();
    let responses = part_of(&book, "xl/worksheets/sheet2.xml");
    assert!(!responses.contains("conditionalFormatting"), "by what a text begins with, names are coloured too");
    let style = |cell: &str| {
        let (_, after) = responses.split_once(&format!("<c r=\"{cell}\" s=\"")).unwrap();
        after.split('"').next().unwrap().to_owned()
    };
    // Row 5 is R4, row 6 is R5: status, lead and note are C, F and H.
    let [met, not_met, lead, note, title] = ["C5", "C6", "F5", "H5", "B5"].map(style);
    assert!(met != not_met && met != title && not_met != title, "{met} {not_met} {title}");
    assert_eq!((&lead, &note), (&title, &title), "a name and a note stay plain");
}

#[test]
fn an_outstanding_return_is_said_beside_the_colour_among_the_returns_and_to_the_board() {
    let house = House::empty();
    audit(&house, 2014, "", "[responses.named-leads.agencies.police]\nstatus = 'met'\n");
    let dated = [("Police'", "returned = 2014-10-02\n"), ("Health'", ""), ("Schools'", "")];
    let text = dated.iter().fold(house.read("audits/dale/2014.toml"), |text, (name, came)| {
        text.replace(name, &format!("{name}\nreturn_due = 2014-09-30\n{came}"))
    });
    house.write("audits/dale/2014.toml", text);
    let page = paper(&house);
    let agencies = section(&page, "Agencies and standards");
    assert!(agencies.contains("green: 1 of 1 met; 2 returns outstanding"), "{agencies}");
    assert!(agencies.contains("No agency answered R3") && agencies.contains("2 days late"), "{agencies}");
    assert!(agencies.contains("Health: outstanding, was due on 30 Sep 2014"), "{agencies}");
    let asked = section(&page, "Decisions asked of the board");
    assert!(asked.contains("Ask Health and Schools for the return, which was due."), "{asked}");
}

#[test]
fn what_is_carried_and_not_confirmed_is_no_longer_met_in_no_other_list() {
    let house = House::empty();
    audit(&house, 2013, "", "[responses.sub-group]\nstatus = 'met'\nevidence = 'x'\n");
    audit(&house, 2014, "", "[responses.sub-group]\nstatus = 'met'\nevidence = 'x'\ncarried_from = 2013\n");
    let page = paper(&house);
    let since = section(&page, "What became of 2013");
    assert!(since.contains("No longer met or in place (0)"), "{since}");
    assert!(since.contains("Met or in place in 2013, not confirmed since (1)"), "{since}");
}
