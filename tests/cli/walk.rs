//! `walk`: scripts of lines through the program itself, without a terminal.

use crate::house::{House, Ran};

const AUDIT: &str = "audits/northbridge/2014.toml";

fn house() -> House {
    House::with_examples()
}

/// What comes of typing those lines.
fn walk(house: &House, lines: &[&str]) -> Ran {
    house.run_with(&["walk", "northbridge/2014"], format!("{}\n", lines.join("\n")).as_bytes())
}

/// What the file says below the heading of a response.
fn response(house: &House, standard: &str) -> String {
    let text = house.read(AUDIT);
    let (_, rest) = text.split_once(&format!("[responses.{standard}]\n")).unwrap();
    rest.split("\n[responses.").next().unwrap().to_owned()
}

#[test]
fn a_standard_is_read_out_answered_and_saved() {
    let house = house();
    let ran = walk(&house, &["r4", "2", "q"]).ended(0);
    for line in [
        "R4. CSE sub-group",
        "Now: Met.",
        "1 Met, 2 Partly met, 3 Planned, 4 Not met, 5 Not known, 0 Not applicable.",
        "2013: Met.",
        "98% of boards reported this in 2014.",
        "Lead: Northshire Police",
        "Action 1: Invite the voluntary sector's specialist service for boys and young",
        "(Chair, due 31 Mar 2015)",
    ] {
        assert!(ran.out.contains(line), "{line} is not in\n{}", ran.out);
    }
    assert!(ran.out.contains("R4> R4: Met, now Partly met. Saved "), "{}", ran.out);
    assert!(response(&house, "sub-group").starts_with("status = \"partly-met\""));
    assert!(ran.err.contains("answered 21 of 24"), "{}", ran.err);
    assert!(ran.out.lines().all(|line| line.chars().count() <= 80));
    assert!(!ran.out.contains('\u{1b}'), "no colours, no cursor");
}

#[test]
fn the_keys_of_the_interface_move_answer_and_undo() {
    let house = house();
    let ran = walk(&house, &["R1", "n", "", "p", "]", "[", "met", "u", "confirm", "g", "partly met", "u"]).ended(0);
    let shown: Vec<&str> = ran.out.lines().filter_map(|line| line.split_once(". ").map(|(first, _)| first)).collect();
    for pair in [["F3", "R1"], ["R1", "R2"], ["R2", "R3"], ["R3", "R2"], ["R2", "F3"], ["F3", "F9"]] {
        let numbers: Vec<&&str> =
            shown.iter().filter(|it| it.len() == 2 && it.as_bytes()[1].is_ascii_digit()).collect();
        assert!(numbers.windows(2).any(|two| [*two[0], *two[1]] == pair), "{pair:?} {numbers:?}");
    }
    assert!(ran.out.contains("F9: In place. Saved") && ran.out.contains("Undone: F9: In place. Saved"), "{}", ran.out);
    assert!(ran.out.contains("F9 is not carried over"));
    assert!(ran.out.contains("Undone: R1: Met, now Partly met."));
}

#[test]
fn evidence_is_typed_until_a_dot_and_added_below_or_begun_anew() {
    let house = house();
    let _ = walk(&house, &["F3", "e", "First line", "", "third line", ".", "e", "fourth", "."]).ended(0);
    let text = house.read(AUDIT);
    assert!(text.contains("First line\n\nthird line\nfourth"), "{text}");
    let _ = walk(&house, &["F3", "e", "-", "Anew", "."]).ended(0);
    let text = house.read(AUDIT);
    assert!(text.contains("\"Anew\"") || text.contains("Anew\"\"\""), "{text}");
    assert!(!text.contains("First line"));
}

#[test]
fn the_end_of_the_input_in_the_middle_of_evidence_keeps_it() {
    let house = house();
    let ran = house.run_with(&["walk", "northbridge"], b"R4\ne\nSeven meetings").ended(0);
    assert!(response(&house, "sub-group").contains("Seven meetings"), "{}", ran.out);
    assert!(ran.err.contains(AUDIT) && !ran.err.contains("NOT saved"), "{}", ran.err);
}

#[test]
fn not_applicable_needs_its_reason() {
    let house = house();
    let before = house.read(AUDIT);
    let ran = walk(&house, &["R4", "0", "."]).ended(0);
    assert!(ran.out.contains("Nothing changed: not applicable needs a reason."), "{}", ran.out);
    assert_eq!(house.read(AUDIT), before);
    let _ = walk(&house, &["R4", "0", "Shared with Eastmoor", ".", "F3", "0"]).ended(0);
    let response = response(&house, "sub-group");
    assert!(response.starts_with("status = \"not-applicable\"\nreason = "), "{response}");
}

#[test]
fn an_action_asks_what_who_and_by_when_and_a_wrong_date_again() {
    let house = house();
    let ran = walk(&house, &["R5", "a", "Name a second lead", "Chair", "soon", "31 mar 2015", "q"]).ended(0);
    assert!(ran.out.contains("'soon' is not a date"), "{}", ran.out);
    assert!(ran.out.contains("Action added. Saved"), "{}", ran.out);
    let text = house.read(AUDIT);
    for line in ["what = \"Name a second lead\"", "owner = \"Chair\"", "due = 2015-03-31"] {
        assert!(text.contains(line), "{line} is not in\n{text}");
    }
}

#[test]
fn actions_are_marked_done_dropped_and_changed_by_their_numbers() {
    let house = house();
    let ran = walk(&house, &["R12", "d", "d 1", "D 2", "No longer needed", ".", "q"]).ended(0);
    assert!(ran.out.contains("Which action? d 1 marks action 1 done"), "{}", ran.out);
    assert!(ran.out.contains("marked done today. Saved"), "{}", ran.out);
    let text = response(&house, "aware-parents");
    assert!(text.contains("done = 2014-11-10") && text.contains("dropped = \"No longer needed\""), "{text}");
    let ran =
        walk(&house, &["R12", "d 1", "R4", "action 1", ".", "Board manager", "30 jun 2015", "", ".", "q"]).ended(0);
    assert!(ran.out.contains("open again. Saved"), "{}", ran.out);
    assert!(!response(&house, "aware-parents").contains("done ="));
    let text = house.read(AUDIT);
    assert!(text.contains("owner = \"Board manager\"") && text.contains("due = 2015-06-30"), "{text}");
    // The only action of a standard needs no number; after that keys mean the board's own answer again.
    let _ = walk(&house, &["R4", "d", "2", "delete", "q"]).ended(0);
    assert!(response(&house, "sub-group").starts_with("status = \"partly-met\""));
    assert!(!house.read(AUDIT).contains("Invite the voluntary sector"));
}

#[test]
fn agencies_answers_are_read_out_and_written_down() {
    let house = house();
    let ran =
        walk(&house, &["R4", "agency 2", "partly met", "Minutes seen.", ".", ".", "Ward sister", "today", "", "n"]);
    let ran = ran.ended(0);
    for line in [
        "Agency 1: Northshire Police: Met. Chaired by the district commander since",
        "Agency 2: Northbridge Community Health Trust: Unanswered.",
        "Agencies together: 1 of 5 met, 4 not answered yet; red: fewer than half.",
    ] {
        assert!(ran.out.contains(line), "{line} is not in\n{}", ran.out);
    }
    let text = house.read(AUDIT);
    let answer = text.split_once("[responses.sub-group.agencies.health]\n").unwrap().1;
    let expected = "status = \"partly-met\"\nevidence = \"Minutes seen.\"\nby = \"Ward sister\"\non = 2014-11-10\n";
    assert!(answer.starts_with(expected), "{answer}");
    assert!(response(&house, "sub-group").starts_with("status = \"met\""), "the board's own answer stands");
}

#[test]
fn two_years_are_compared_and_others_chosen() {
    let house = house();
    let diff = house.run(&["diff", "northbridge/2013", "northbridge/2014"]).ended(0).out;
    let ran = walk(&house, &["R4", "c", "-", "O", "eastmoor", "1", "", "2", "q"]).ended(0);
    for line in ["R3 Specific local procedures", "Slipped in 2013, back now.", "3 newly met · 0 no longer met"] {
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(words(&ran.out).contains(line) && words(&diff).contains(line), "{line} is not in\n{}", ran.out);
    }
    assert!(ran.out.contains("Northbridge LSCB · 2012 to 2014"), "{}", ran.out);
    assert!(ran.out.contains("1. 2012 · Eastmoor LSCB") && ran.out.contains("Eastmoor LSCB, 2012 · to"), "{}", ran.out);
    assert!(ran.out.contains("R4> R4: Met, now Partly met. Saved"), "an empty line goes back: {}", ran.out);
}

#[test]
fn all_years_are_read_out_a_standard_at_a_time() {
    let ran = walk(&house(), &["t", "", "q"]).ended(0);
    for line in [
        "Northbridge LSCB, 2010, 2011, 2012, 2013 and 2014.",
        "R4 CSE sub-group: 2010 met, 2011 met, 2012 met, 2013 met, 2014 met.",
        "Not met since 2010 (5 audits).",
        "2014 unanswered.",
    ] {
        assert!(ran.out.contains(line), "{line} is not in\n{}", ran.out);
    }
}

#[test]
fn what_is_to_be_done_is_listed_and_marked_from_the_list() {
    let house = house();
    let ran = walk(&house, &["A", "d 1", "1", "q"]).ended(0);
    assert!(ran.out.contains("1. R15, 2014: Close the five open recommendations"), "{}", ran.out);
    assert!(response(&house, "periodic-audit").contains("done = 2014-11-10"));
    assert!(ran.out.contains("\n1. R14, 2014:") && ran.out.contains("R14. Neighbouring areas"), "{}", ran.out);
}

/// Standard input stays open, so that only the signal can end it.
#[test]
fn ctrl_c_in_the_middle_of_evidence_keeps_the_lines_that_were_typed() {
    for (signal, code) in [(rustix::process::Signal::INT, 130), (rustix::process::Signal::TERM, 143)] {
        let house = house();
        let piped = std::process::Stdio::piped;
        let mut command = house.command(&["walk", "northbridge/2014"]);
        let mut child = command.stdin(piped()).stdout(piped()).stderr(piped()).spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        std::io::Write::write_all(&mut stdin, b"R4\ne\nSeven meetings\n").unwrap();
        let mut stdout = child.stdout.take().unwrap();
        let mut out = Vec::new();
        // A prompt for the first line, and another once that was taken.
        while !String::from_utf8_lossy(&out).ends_with("anew.\n> > ") {
            let mut byte = [0];
            assert_eq!(std::io::Read::read(&mut stdout, &mut byte).unwrap(), 1, "{}", String::from_utf8_lossy(&out));
            out.extend(byte);
        }
        let id = rustix::process::Pid::from_child(&child);
        rustix::process::kill_process(id, signal).unwrap();
        let mut rest = String::new();
        std::io::Read::read_to_string(&mut stdout, &mut rest).unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(code), "{rest}");
        assert!(response(&house, "sub-group").contains("Seven meetings"), "{rest}");
        drop(stdin);
    }
}

#[test]
fn the_board_can_be_described() {
    let house = house();
    let _ = walk(&house, &["board-details", "", "-", "53,000", "q"]).ended(0);
    let text = house.read(AUDIT);
    assert!(text.contains("name = \"Northbridge LSCB\"") && text.contains("children = 53000"), "{text}");
    assert!(!text.contains("region ="));
}

#[test]
fn pages_and_help_are_read_out_in_plain_text() {
    let house = house();
    let ran = walk(&house, &["R4", "i", "o", "?"]).ended(0);
    assert!(ran.out.contains("Why it matters") && ran.out.contains("Band: 13 or more met"), "{}", ran.out);
    assert!(ran.out.contains("e or evidence: Write what shows it.") && ran.out.contains("Enter or n: To the next"));
}

#[test]
fn what_means_nothing_is_met_with_what_can_be_typed() {
    let house = house();
    let before = house.read(AUDIT);
    let ran = walk(&house, &["evidnce", "what now", "library", "R99"]).ended(0);
    assert!(ran.out.contains("Did you mean evidence?"), "{}", ran.out);
    assert!(ran.out.contains("'what now' means nothing here. Enter goes on; ? lists"), "{}", ran.out);
    assert!(ran.out.contains("That is done in the interface") && ran.out.contains("'R99' means nothing"));
    assert_eq!(house.read(AUDIT), before);
}

#[test]
fn rebound_keys_are_the_ones_that_are_typed_and_named() {
    let house = house();
    let path = house.run(&["config", "path"]).ended(0).out;
    house.write(path.trim(), "[keys]\nstatus-met = 'M'\n");
    let ran = walk(&house, &["F3", "1", "M", "?"]).ended(0);
    assert!(ran.out.contains("M In place, 2 Partly") && ran.out.contains("M or status-met"), "{}", ran.out);
    assert!(ran.out.contains("'1' means nothing") && ran.out.contains("F3: In place. Saved"), "{}", ran.out);
}

#[test]
fn a_signed_audit_is_shown_and_not_changed() {
    let house = house();
    let signed = house.read(AUDIT) + "\n[sign_off]\nby = \"Chair\"\nrole = \"Chair\"\non = 2014-12-01\n";
    house.write(AUDIT, &signed);
    let ran = walk(&house, &["1", "e", "0", "a", "B"]).ended(0);
    assert!(ran.out.matches("This audit is signed off").count() >= 5, "{}", ran.out);
    assert_eq!(house.read(AUDIT), signed);
}

#[test]
fn windows_line_ends_are_line_ends() {
    let house = house();
    let ran = house.run_with(&["walk", "northbridge"], "\u{FEFF}F3\r\n1\r\ne\r\nOne\r\nTwo\r\n.\r\nq\r\n".as_bytes());
    assert!(ran.ended(0).out.contains("F3: In place. Saved"));
    assert!(house.read(AUDIT).contains("One\nTwo"));
}

#[test]
fn a_line_that_is_too_long_or_no_text_is_refused_and_the_rest_goes_on() {
    let house = house();
    let long = "x".repeat(1 << 20);
    let ran = walk(&house, &["F3", &long, "e", "Short", &long, "and short", ".", "1"]).ended(0);
    assert_eq!(ran.out.matches("more than 30,000 bytes").count(), 2);
    assert!(ran.out.contains("F3: In place. Saved"));
    assert!(house.read(AUDIT).contains("Short\nand short"));
    let ran = house.run_with(&["walk", "northbridge"], b"F8\n\xff\xfe\n1\n").ended(0);
    assert!(ran.out.contains("not UTF-8") && ran.out.contains("F8: In place. Saved"), "{}", ran.out);
}

#[test]
fn what_makes_the_file_too_large_is_refused_and_nothing_is_lost() {
    let house = house();
    let line = "y".repeat(29_000);
    let mut lines = vec!["F3", "e"];
    lines.extend(vec![line.as_str(); 40]);
    lines.extend([".", "1"]);
    let ran = walk(&house, &lines).ended(0);
    assert!(ran.out.contains("It was left as it was.") && ran.out.contains("F3: In place. Saved"), "{}", ran.out);
    assert!(!house.read(AUDIT).contains("yyy"));
}

#[test]
fn what_cannot_be_opened_is_refused() {
    let house = house();
    assert!(house.run(&["walk", "northbrige"]).ended(2).err.contains("Did you mean northbridge?"));
    assert!(house.run(&["walk", "-"]).ended(2).err.contains("has to be a file"));
    house.write("bad.toml", "format = ");
    assert!(house.run(&["walk", "bad.toml"]).ended(2).err.contains("bad.toml:1:"));
}

#[test]
fn a_file_that_cannot_be_written_is_said_to_be_unsaved() {
    let house = house();
    let text = house.read(AUDIT);
    let mut permissions = std::fs::metadata(house.path(AUDIT)).unwrap().permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(house.path(AUDIT), permissions).unwrap();
    let ran = walk(&house, &["F3", "1", "q"]).ended(2);
    assert!(
        ran.out.contains("Nothing can be saved here") && ran.out.replace('\n', " ").contains("NOT SAVED: "),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("Ctrl-S tries again") && ran.err.contains("NOT saved"), "{}\n{}", ran.out, ran.err);
    assert_eq!(house.read(AUDIT), text);
}

#[test]
fn what_somebody_else_changes_is_merged() {
    let house = house();
    let mut child = house
        .command(&["walk", "northbridge/2014"])
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = std::io::BufReader::new(child.stdout.take().unwrap());
    let mut first = String::new();
    std::io::BufRead::read_line(&mut stdout, &mut first).unwrap();
    let theirs = house.read(AUDIT) + "# by somebody else\n";
    house.write(AUDIT, &theirs);
    std::io::Write::write_all(&mut stdin, b"F3\n1\n").unwrap();
    drop(stdin);
    let mut rest = String::new();
    std::io::Read::read_to_string(&mut stdout, &mut rest).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{rest}");
    assert!(rest.replace('\n', " ").contains("Merged with what somebody else saved"), "{rest}");
    assert!(house.read(AUDIT).ends_with("# by somebody else\n"));
    assert!(house.read(AUDIT).contains("[responses.focus-on-the-child]\nstatus = \"met\""));
}

#[test]
fn conflicts_are_read_out_and_settled_line_by_line() {
    let house = house();
    let conflict = |key: &str, ours: &str, theirs: &str| {
        format!("\n[[conflicts]]\nkey = \"{key}\"\nours = \"{ours}\"\ntheirs = \"{theirs}\"\n")
    };
    let conflicts = [
        conflict("responses.sub-group.status", "met", "not-met"),
        conflict("responses.sub-group.lead", "police", "Chair"),
        conflict("responses.scrutiny.note", "Ours.", "Theirs."),
        conflict("board.children", "52400", "53100"),
    ];
    house.write(AUDIT, house.read(AUDIT) + &conflicts.concat());
    let lines = ["R4", "conflicts", "t 1", "2 1", "t 1", "e 1", "Both agree.", ".", "q"];
    let ran = walk(&house, &lines).ended(0);
    for said in [
        "In conflict (C shows both sides): status; lead.",
        "1. Number of children",
        "Ours: 52,400",
        "2. R4 CSE sub-group: status",
        "Theirs: Not met",
        "Number of children: theirs taken. 3 conflicts left. Saved",
        "That was the last conflict",
    ] {
        assert!(ran.out.contains(said), "{said} is not in\n{}", ran.out);
    }
    let text = house.read(AUDIT);
    assert!(text.contains("children = 53100") && !text.contains("[[conflicts]]"), "{text}");
    let answered = response(&house, "sub-group");
    assert!(answered.contains("status = \"partly-met\"") && answered.contains("lead = \"Chair\""), "{answered}");
    assert!(response(&house, "scrutiny").contains("Theirs.\nBoth agree."), "{}", response(&house, "scrutiny"));
}

#[test]
fn a_signed_audit_is_opened_again_with_its_reason() {
    let house = house();
    let open =
        |lines: &[&str]| house.run_with(&["walk", "northbridge/2013"], format!("{}\n", lines.join("\n")).as_bytes());
    let stays = open(&["U", "", "q"]).ended(0);
    assert!(house.read("audits/northbridge/2013.toml").contains("[sign_off]"), "{}", stays.out);
    let opened = open(&["U", "A figure was wrong", "q"]).ended(0);
    let text = house.read("audits/northbridge/2013.toml");
    assert!(!text.contains("[sign_off]") && text.contains("A figure was wrong"), "{}", opened.out);
}
