//! Every screen as it is drawn. Each snapshot was read by a person before it was accepted.

use insta::assert_snapshot;

use crate::driver::Driver;
use crate::fixtures::audit;

/// A driver on the walkthrough of Northbridge's latest audit, on a standard, at 80×24.
fn on(number: &str) -> Driver {
    let mut driver = Driver::open("northbridge/2014");
    driver.jump(number);
    driver
}

#[test]
fn library() {
    assert_snapshot!("library_80x24", Driver::library().press("down down").screen());
    assert_snapshot!("library_120x40", Driver::library().sized(120, 40).screen());
    assert_snapshot!("library_40x12", Driver::library().sized(40, 12).press("G").screen());
}

#[test]
fn library_without_audits() {
    assert_snapshot!("welcome", Driver::with_files([]).screen());
}

#[test]
fn library_with_files_that_cannot_be_read() {
    let merge = "<<<<<<< ours\nformat = 1\n=======\nformat = 2\n>>>>>>> theirs\n".to_owned();
    let later = audit("").replace("format = 1", "format = 2");
    let nothing_of_ours = "[package]\nname = \"other\"\n".to_owned();
    let files = [
        ("board/2014", audit("")),
        ("board/2015", later),
        ("board/merge", merge),
        ("board/empty", String::new()),
        ("other/package", nothing_of_ours),
    ];
    assert_snapshot!("library_with_files_that_cannot_be_read", Driver::with_files(files).screen());
}

#[test]
fn walkthrough_list() {
    assert_snapshot!("walkthrough_80x24", on("R4").screen());
    assert_snapshot!("walkthrough_120x40", on("R4").sized(120, 40).screen());
    assert_snapshot!("walkthrough_40x12", on("R4").sized(40, 12).screen());
}

#[test]
fn walkthrough_form() {
    assert_snapshot!("form_80x24", on("R4").press("tab").screen());
    assert_snapshot!("form_last_row_80x24", on("R3").press("tab G").screen());
    assert_snapshot!("form_40x12", on("R4").sized(40, 12).press("tab down").screen());
}

#[test]
fn text_fields() {
    assert_snapshot!("text_many_lines", on("R4").press("e").screen());
    assert_snapshot!("text_many_lines_40x12", on("R4").sized(40, 12).press("e").screen());
    assert_snapshot!("text_one_line", on("R4").press("a").type_text("Invite the district councils").screen());
    let mut due = on("R4");
    due.press("a").type_text("Invite the district councils\n").press("down enter").type_text("soon\n");
    assert_snapshot!("text_with_problem", due.screen());
    assert_snapshot!("text_reason", on("R6").press("0").screen());
    assert_snapshot!("refused", on("F3").press("0").screen());
}

#[test]
fn sheets() {
    let mut action = on("R1");
    action.press("tab G up enter");
    assert_snapshot!("sheet_action", action.screen());
    let mut answer = on("R3");
    answer.press("tab down down down down down down enter");
    assert_snapshot!("sheet_answer", answer.screen());
    assert_snapshot!("sheet_board", on("R1").press("B").screen());
    assert_snapshot!("sheet_board_40x12", on("R1").sized(40, 12).press("B G").screen());
    assert_snapshot!("sheet_audit", on("R1").press("P").screen());
    assert_snapshot!("sheet_indicators", on("R1").press("I").screen());
}

#[test]
fn overview() {
    assert_snapshot!("overview_80x24", on("R1").press("o").screen());
    assert_snapshot!("overview_120x40", on("R1").sized(120, 40).press("o").screen());
    assert_snapshot!("overview_200x60", on("R1").sized(200, 60).press("o").screen());
    assert_snapshot!("overview_40x12", on("R1").sized(40, 12).press("o pagedown").screen());
    assert_snapshot!("overview_overdue", Driver::open("eastmoor/2014").sized(80, 40).press("o").screen());
    assert_snapshot!("overview_carried", Driver::open("ashenford/2014").sized(80, 40).press("o").screen());
}

#[test]
fn compare() {
    assert_snapshot!("compare_80x24", on("R1").press("c").screen());
    assert_snapshot!("compare_120x40", on("R1").sized(120, 40).press("c f").screen());
    assert_snapshot!("compare_40x12", on("R1").sized(40, 12).press("c").screen());
    assert_snapshot!("compare_detail", on("R1").press("c down enter").screen());
    assert_snapshot!("compare_slipped", Driver::open("eastmoor/2014").press("c").screen());
    assert_snapshot!("compare_carried", Driver::open("ashenford/2014").press("c").screen());
}

#[test]
fn pages() {
    assert_snapshot!("guidance", on("R4").press("i").screen());
    assert_snapshot!("guidance_end", on("R4").press("i G").screen());
    assert_snapshot!("help", on("R4").press("?").screen());
    assert_snapshot!("help_end", on("R4").press("? G").screen());
    assert_snapshot!("help_in_library", Driver::library().press("?").screen());
}

#[test]
fn palette_and_themes() {
    assert_snapshot!("palette", on("R4").press(":").screen());
    assert_snapshot!("palette_with_query", on("R4").press(":").type_text("comp").screen());
    assert_snapshot!("palette_without_match", on("R4").press(":").type_text("zzzz").screen());
    assert_snapshot!("themes", on("R4").press("T down").screen());
}

#[test]
fn offer_of_a_text_that_was_left_over() {
    let mut driver = on("F3");
    driver.press("e").type_text("The panel met four children in June.\nThey asked for a named person.");
    driver.dies_and_starts_again("northbridge/2014");
    insta::assert_snapshot!("offer", driver.screen());
    insta::assert_snapshot!("offer_40x12", driver.sized_screen(40, 12));
}

#[test]
fn a_date_while_it_is_typed() {
    let mut driver = on("R4");
    driver.press("P down enter").type_text("end of quarter");
    insta::assert_snapshot!("text_date", driver.screen());
}

#[test]
fn question_about_a_changed_file() {
    let mut driver = on("R4");
    driver.somebody_writes("northbridge/2014", &crate::fixtures::example("northbridge/2013"));
    assert_snapshot!("question", driver.press("2").screen());
    assert_snapshot!("question_put_off", driver.press("esc").screen());
}

#[test]
fn signed_audit() {
    assert_snapshot!("signed", Driver::open("northbridge/2013").screen());
    assert_snapshot!("signed_after_a_key", Driver::open("northbridge/2013").press("2").screen());
}

#[test]
fn carried_answers() {
    assert_snapshot!("carried", Driver::open("ashenford/2014").screen());
}

#[test]
fn after_an_answer() {
    assert_snapshot!("after_an_answer", on("R4").press("2").screen());
}

#[test]
fn nothing_can_be_saved() {
    let mut driver = on("R4");
    driver.disk_fails = Some(
        "audits/northbridge/2014.toml could not be saved: the disk is read-only. Save to another place.".to_owned(),
    );
    assert_snapshot!("not_saved", driver.press("2").screen());
}

#[test]
fn conflicts_and_unreadable_answers() {
    let text = audit(
        "[responses.needs-in-planning]\nstatus = \"met\"\n\n[responses.priority]\nstatus = \"perhaps\"\n\n\
         [[conflicts]]\nkey = \"responses.needs-in-planning.status\"\nours = \"met\"\ntheirs = \"not-met\"\n",
    );
    let mut driver = Driver::open_text(&text);
    assert_snapshot!("conflict", driver.screen());
    assert_snapshot!("unreadable", driver.press("down").screen());
    assert_snapshot!("findings", driver.press("o").sized_screen(80, 50));
}

/// A board with long names, wide and combining characters, and characters that steer a terminal.
fn odd_names() -> String {
    let text = crate::fixtures::FRAME
        .replace(
            "Board of Tests LSCB",
            "The Safeguarding Partnership of the Outer Isles, the Inner Isles and the Coast between Them",
        )
        .replace("Test Police", "警察と児童相談所の合同チーム \\u202Eelbisrever");
    format!(
        "{text}\n[audit]\nyear = 2014\n\n[responses.needs-in-planning]\nstatus = \"met\"\nlead = \"police\"\n\
         evidence = \"\"\"\n日本語の証拠: 会議は六回。Cafe\\u0301 Zo\\u00EB naı\\u0308ve 👩‍👩‍👧 \\u001B[31mred\\u0007 \\u202Edesrever\\u202C end\"\"\"\n\
         note = \"Averyveryveryveryveryveryveryveryveryveryveryveryveryveryveryveryveryverylongwordwithoutanyspace\"\n"
    )
}

#[test]
fn odd_characters() {
    let mut driver = Driver::open_text(&odd_names());
    driver.press("home");
    assert_snapshot!("odd_form", driver.screen());
    assert_snapshot!("odd_field", driver.press("e").screen());
    assert_snapshot!("odd_sheet", driver.press("esc B").screen());
    assert_snapshot!("odd_library", driver.press("esc L").screen());
    assert_snapshot!("odd_library_40x12", driver.sized_screen(40, 12));
}

#[test]
fn ascii_only() {
    let mut driver = on("R4");
    driver.model.settings.glyphs = lscb_audit::tui::glyphs::Glyphs::ASCII;
    assert_snapshot!("ascii", driver.screen());
}
