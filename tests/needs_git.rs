//! Git, taught to merge audits and to show what changed in them, as people who share audits by it meet it.
//!
//! `cargo test --features needs-more-than-rust`; it needs git and a shell.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail by panicking")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

const AUDIT: &str = "audits/northbridge/2014.toml";

/// Where the program is that is tested.
fn program() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_lscb-audit"))
}

/// A folder of one's own, in which nothing of this house's is seen.
struct Desk {
    folder: TempDir,
}

/// What came of a command.
struct Ran {
    code: i32,
    out: String,
    err: String,
}

impl Ran {
    /// What was written, after a look at the exit code.
    #[track_caller]
    fn ended(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{}{}", self.out, self.err);
        self
    }

    fn all(&self) -> String {
        format!("{}{}", self.out, self.err)
    }
}

impl Desk {
    /// A clone `ours` of a repository with an audit, and beside it a clone `theirs`, both taught.
    fn shared() -> Self {
        let desk = Self::with_one_clone("audits");
        desk.git(&["clone", "-q", "hub", "theirs"]).ended(0);
        desk.tool("theirs", &["git", "install"]).ended(0);
        desk
    }

    /// A repository `hub` and a clone `ours` of it, in which git is taught about the folder with the audit.
    fn with_one_clone(folder: &str) -> Self {
        let desk = Self { folder: tempfile::tempdir().unwrap() };
        desk.git(&["init", "-q", "--bare", "-b", "main", "hub"]).ended(0);
        desk.git(&["clone", "-q", "hub", "ours"]).ended(0);
        let sound = fs::read_to_string(AUDIT).unwrap();
        desk.write(&format!("ours/{folder}/northbridge/2014.toml"), &sound);
        desk.tool("ours", &["git", "install", folder]).ended(0);
        desk.commit("ours", "The audit of 2014");
        desk.git_in("ours", &["push", "-q", "origin", "HEAD:main"]).ended(0);
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    fn write(&self, name: &str, text: &str) {
        fs::create_dir_all(self.path(name).parent().unwrap()).unwrap();
        fs::write(self.path(name), text).unwrap();
    }

    fn replace(&self, name: &str, old: &str, new: &str) {
        let text = self.read(name);
        assert!(text.contains(old), "{name} has no {old}");
        self.write(name, &text.replacen(old, new, 1));
    }

    fn run(&self, folder: &str, program: &str, arguments: &[&str]) -> Ran {
        self.run_with(folder, program, arguments, program_folder())
    }

    /// Runs a command where the shell finds git's programs, and those in one folder more.
    fn run_with(&self, folder: &str, program: &str, arguments: &[&str], more: &str) -> Ran {
        let mut command = Command::new(program);
        command.args(arguments).current_dir(self.path(folder)).env_clear();
        command.env("PATH", format!("{more}:{}", std::env::var("PATH").unwrap()));
        command.env("HOME", self.folder.path()).env("GIT_CONFIG_NOSYSTEM", "1").env("LSCB_AUDIT_TODAY", "2014-11-10");
        command.env("GIT_EDITOR", "true").env("USER", "Clerk");
        for who in ["AUTHOR", "COMMITTER"] {
            command.env(format!("GIT_{who}_NAME"), "Clerk").env(format!("GIT_{who}_EMAIL"), "clerk@example.org");
        }
        let Output { status, stdout, stderr } = command.output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Ran { code: status.code().unwrap(), out: text(stdout), err: text(stderr) }
    }

    fn git(&self, arguments: &[&str]) -> Ran {
        self.run("", "git", arguments)
    }

    fn git_in(&self, clone: &str, arguments: &[&str]) -> Ran {
        self.run(clone, "git", arguments)
    }

    fn tool(&self, clone: &str, arguments: &[&str]) -> Ran {
        self.run(clone, program().to_str().unwrap(), arguments)
    }

    fn commit(&self, clone: &str, message: &str) {
        self.git_in(clone, &["add", "-A"]).ended(0);
        self.git_in(clone, &["commit", "-qm", message]).ended(0);
    }

    fn set(&self, clone: &str, assignments: &[&str]) {
        let arguments: Vec<&str> = ["set", AUDIT].into_iter().chain(assignments.iter().copied()).collect();
        self.tool(clone, &arguments).ended(0);
        self.commit(clone, "Changed");
    }

    /// What comes of pulling into ours what theirs has pushed.
    fn pulled(&self) -> Ran {
        self.git_in("theirs", &["push", "-q", "origin", "HEAD:main"]).ended(0);
        self.git_in("ours", &["pull", "-q", "--no-rebase", "--no-edit", "origin", "main"])
    }

    fn unmerged(&self) -> String {
        self.git_in("ours", &["diff", "--name-only", "--diff-filter=U"]).ended(0).out
    }
}

fn program_folder() -> &'static str {
    program().parent().unwrap().to_str().unwrap()
}

#[test]
fn two_who_answer_different_standards_are_merged_without_a_word() {
    let desk = Desk::shared();
    desk.set("ours", &["leadership.status=partly-met"]);
    desk.set("theirs", &["scrutiny.status=met", "scrutiny.evidence=The chair reports yearly."]);
    let pulled = desk.pulled().ended(0);
    assert_eq!(pulled.err, "", "nothing is to be decided");
    let merged = desk.read(&format!("ours/{AUDIT}"));
    assert!(merged.contains("The chair reports yearly.") && !merged.contains("[[conflicts]]"), "{merged}");
    let shown = desk.tool("ours", &["show", AUDIT]).ended(0).out;
    assert!(shown.contains("F5   Leadership                            Partly in place"), "{shown}");
}

#[test]
fn an_answer_given_differently_is_a_conflict_for_git_too_until_it_is_settled() {
    let desk = Desk::shared();
    desk.set("ours", &["sub-group.status=partly-met", "scrutiny.status=met"]);
    desk.set("theirs", &["sub-group.status=not-met", "leadership.note=Ours alone"]);
    let pulled = desk.pulled().ended(1);
    assert!(pulled.err.contains("`responses.sub-group.status`, which is in conflict"), "{}", pulled.err);
    assert!(pulled.err.contains("lscb-audit 'audits/northbridge/2014.toml'") && pulled.err.contains("git add"));
    assert_eq!(desk.unmerged(), format!("{AUDIT}\n"));
    let merged = desk.read(&format!("ours/{AUDIT}"));
    let shown = desk.git_in("ours", &["diff"]).ended(0).out;
    assert!(shown.contains("  Status      In conflict\n") && shown.contains("theirs: not-met"), "{shown}");
    assert!(!shown.contains("Also in the file"), "what is in conflict is said once: {shown}");
    for kept in ["[[conflicts]]", "ours = \"partly-met\"", "theirs = \"not-met\"", "Ours alone"] {
        assert!(merged.contains(kept), "{kept} is not in\n{merged}");
    }
    assert!(!merged.contains("<<<<<<<"));
    assert!(desk.git_in("ours", &["commit", "-qm", "Too early"]).ended(128).all().contains("unmerged"));
    desk.tool("ours", &["set", AUDIT, "sub-group.status=partly-met"]).ended(0);
    desk.tool("ours", &["check", AUDIT]).ended(0);
    desk.commit("ours", "Settled");
    assert!(desk.read(&format!("ours/{AUDIT}")).contains("[[decisions]]"));
}

#[test]
fn a_conflict_stops_a_rebase_as_it_stops_a_merge() {
    let desk = Desk::shared();
    desk.set("ours", &["sub-group.status=partly-met"]);
    desk.set("theirs", &["sub-group.status=not-met"]);
    desk.git_in("theirs", &["push", "-q", "origin", "HEAD:main"]).ended(0);
    let rebased = desk.git_in("ours", &["pull", "-q", "--rebase", "origin", "main"]).ended(1);
    assert!(rebased.err.contains("`responses.sub-group.status`"), "{}", rebased.err);
    assert_eq!(desk.unmerged(), format!("{AUDIT}\n"));
}

#[test]
fn actions_that_both_added_to_one_standard_are_both_there() {
    let desk = Desk::shared();
    let action = |what: &str| format!("\n[[responses.leadership.actions]]\nwhat = \"{what}\"\nowner = \"Chair\"\n");
    for (clone, what) in [("ours", "Write to the council"), ("theirs", "Invite the commissioner")] {
        let text = desk.read(&format!("{clone}/{AUDIT}"));
        desk.write(&format!("{clone}/{AUDIT}"), &format!("{text}{}", action(what)));
        desk.commit(clone, "An action");
    }
    desk.pulled().ended(0);
    let merged = desk.read(&format!("ours/{AUDIT}"));
    assert!(merged.contains("Write to the council") && merged.contains("Invite the commissioner"), "{merged}");
}

#[test]
fn an_audit_that_both_began_is_merged_without_a_base() {
    let desk = Desk::shared();
    for (clone, key) in [("ours", "sub-group.status=met"), ("theirs", "leadership.status=met")] {
        desk.tool(clone, &["new", "--board", "Fenland LSCB", "--year", "2014", "--blank"]).ended(0);
        desk.tool(clone, &["set", "fenland/2014", key]).ended(0);
        desk.commit(clone, "Fenland");
    }
    desk.pulled().ended(0);
    let merged = desk.read("ours/audits/fenland/2014.toml");
    assert!(merged.contains("[responses.sub-group]") && merged.contains("[responses.leadership]"), "{merged}");
}

#[test]
fn what_cannot_be_read_gets_markers_and_never_ours_in_silence() {
    let desk = Desk::shared();
    let line = "name = \"Northbridge LSCB\"";
    desk.replace(&format!("ours/{AUDIT}"), line, "name = \"Northbridge Board\"");
    desk.commit("ours", "A name");
    desk.replace(&format!("theirs/{AUDIT}"), line, "name = Northbridge without quotes");
    desk.commit("theirs", "A slip");
    let pulled = desk.pulled().ended(1);
    assert!(pulled.err.contains("was merged line by line, as any text"), "{}", pulled.err);
    assert_eq!(desk.unmerged(), format!("{AUDIT}\n"));
    let merged = desk.read(&format!("ours/{AUDIT}"));
    for kept in ["<<<<<<< ours", "Northbridge Board", "Northbridge without quotes", ">>>>>>> theirs"] {
        assert!(merged.contains(kept), "{kept} is not in\n{merged}");
    }
}

#[test]
fn the_driver_ends_with_gits_codes() {
    let desk = Desk { folder: tempfile::tempdir().unwrap() };
    let sound = fs::read_to_string(AUDIT).unwrap();
    let driver =
        |marker: &str| desk.tool("", &["git", "driver", "merge", "base", "ours file", "theirs", marker, "a/b c.toml"]);
    desk.write("base", &sound);
    desk.write("ours file", &sound);
    desk.write("theirs", &sound.replacen("children = 52400", "children = 52500", 1));
    driver("7").ended(0);
    assert!(desk.read("ours file").contains("children = 52500"));
    desk.write("theirs", "children = 1\n");
    driver("11").ended(1);
    assert!(desk.read("ours file").contains(&format!("\n{} theirs\n", ">".repeat(11))), "as many signs as git wants");
    fs::write(desk.path("theirs"), [0, 159, 146, 150]).unwrap();
    desk.write("ours file", &sound);
    let said = driver("7").ended(129).err;
    assert!(said.contains("a/b c.toml was not merged"), "{said}");
    assert_eq!(desk.read("ours file"), sound);
}

#[test]
fn other_toml_files_are_merged_and_shown_as_git_would() {
    let desk = Desk::shared();
    desk.write("ours/audits/notes.toml", "a = 1\n\n\n\nb = 1\n");
    desk.commit("ours", "Notes");
    desk.git_in("ours", &["push", "-q", "origin", "HEAD:main"]).ended(0);
    desk.git_in("theirs", &["pull", "-q", "origin", "main"]).ended(0);
    desk.write("ours/audits/notes.toml", "a = 2\n\n\n\nb = 1\n");
    desk.write("theirs/audits/notes.toml", "a = 1\n\n\n\nb = 2\n");
    let shown = desk.git_in("ours", &["diff"]).ended(0).out;
    assert!(shown.contains("-a = 1\n+a = 2\n"), "{shown}");
    desk.commit("ours", "One");
    desk.commit("theirs", "Other");
    assert_eq!(desk.pulled().ended(0).err, "");
    assert_eq!(desk.read("ours/audits/notes.toml"), "a = 2\n\n\n\nb = 2\n");
}

#[test]
fn without_the_program_git_merges_and_shows_as_any_text() {
    let desk = Desk::shared();
    let nowhere = |arguments: &[&str]| desk.run_with("ours", "git", arguments, "/nowhere");
    for clone in ["ours", "theirs"] {
        for (key, value) in [("merge.lscb-audit.driver", "x"), ("diff.lscb-audit.textconv", "x")] {
            let set = desk.git_in(clone, &["config", key]).ended(0).out;
            assert!(!set.contains('/'), "{value}: the program is called by its name: {set}");
        }
    }
    desk.replace(&format!("ours/{AUDIT}"), "children = 52400", "children = 1");
    assert!(nowhere(&["diff"]).ended(0).out.contains("+children = 1\n"));
    desk.commit("ours", "One");
    desk.replace(&format!("theirs/{AUDIT}"), "children = 52400", "children = 2");
    desk.commit("theirs", "Other");
    desk.git_in("theirs", &["push", "-q", "origin", "HEAD:main"]).ended(0);
    nowhere(&["pull", "-q", "--no-rebase", "origin", "main"]).ended(1);
    assert!(desk.read(&format!("ours/{AUDIT}")).contains("<<<<<<< ours\nchildren = 1\n"));
}

#[test]
fn diff_and_log_show_in_words_what_changed() {
    let desk = Desk::with_one_clone("our audits");
    let file = "our audits/northbridge/2014.toml";
    desk.tool("ours", &["set", file, "sub-group.status=not-met"]).ended(0);
    let text = desk.read(&format!("ours/{file}")).replacen("# Draft.", "# Draft, version two.", 1);
    desk.write(&format!("ours/{file}"), &text.replacen("[audit]\n", "[audit]\nvenue = \"Town hall\"\n", 1));
    let expected = [
        "@@ R4 CSE sub-group\n",
        "-  Status      Met\n+  Status      Not met\n",
        "-  Requirements   13 of 15 met · 86.7%\n+  Requirements   12 of 15 met · 80.0%\n",
        "+  audit.venue: Town hall\n",
        "+  # Draft, version two.",
    ];
    let shown = desk.git_in("ours", &["diff"]).ended(0).out;
    desk.commit("ours", "The sub-group");
    let logged = desk.git_in("ours", &["log", "-p", "-1"]).ended(0).out;
    for words in expected {
        assert!(shown.contains(words), "{words} is not in\n{shown}");
        assert!(logged.contains(words), "{words} is not in\n{logged}");
    }
    fs::remove_file(desk.path(&format!("ours/{file}"))).unwrap();
    let gone = desk.git_in("ours", &["diff"]).ended(0).out;
    assert!(gone.contains("+++ /dev/null\n") && gone.contains("-R4 CSE sub-group\n"), "{gone}");
}

#[test]
fn what_cannot_be_read_is_shown_and_never_obeyed() {
    let desk = Desk::with_one_clone("audits");
    let file = format!("ours/{AUDIT}");
    desk.write(&file, "format = 1\nname = broken \u{1b}[31m\u{202e}\n");
    let shown = desk.git_in("ours", &["diff"]).ended(0).out;
    assert!(shown.contains("+name = broken \\u{1b}[31m\\u{202e}\n"), "{shown}");
    let sound = fs::read_to_string(AUDIT).unwrap();
    desk.write(&file, &sound.replacen("Northshire Police", "North\\u001b[31m\\u202eshire", 1));
    let shown = desk.git_in("ours", &["diff"]).ended(0).out;
    assert!(shown.contains("+  Agency      North\u{fffd}[31m\u{fffd}shire") && !shown.contains('\u{1b}'), "{shown}");
    fs::write(desk.path(&file), [0xff, 0xfe, b'\n']).unwrap();
    desk.git_in("ours", &["diff"]).ended(0);
}

/// Names with all that commands a terminal: of folders and files, of authors and branches as far as git takes them.
const EVIL: &str = "\u{1b}]52;c;ZXZpbA==\u{7}\u{1b}[31m\u{9b}2J\u{202e}\u{85}evil";

#[test]
fn hostile_names_of_folders_files_authors_and_branches_command_nothing() {
    let desk = Desk { folder: tempfile::tempdir().unwrap() };
    let (sound, clone) = (fs::read_to_string(AUDIT).unwrap(), "ours");
    let audit = format!("{EVIL}/{EVIL}.toml");
    desk.git(&["init", "-q", "-b", "main", clone]).ended(0);
    desk.write(&format!("{clone}/{audit}"), &sound);
    let says = |arguments: &[&str]| {
        let ran = desk.tool(clone, arguments);
        let all = ran.all();
        assert_eq!(
            all.chars().find(|c| *c != '\n' && lscb_audit::plain::is_unsafe(*c)),
            None,
            "{arguments:?}: {all:?}"
        );
        ran
    };
    says(&["git", "install", EVIL]).ended(0);
    desk.git_in(clone, &["config", "user.name", EVIL]).ended(0);
    let branch = "\u{202e}\u{9b}2Jevil";
    for name in [branch, "main"] {
        desk.git_in(clone, &["checkout", "-q", "-B", name]).ended(0);
    }
    desk.git_in(clone, &["add", "-A"]).ended(0);
    desk.git_in(
        clone,
        &["-c", &format!("user.name={EVIL}"), "commit", "-qm", EVIL, "--author", &format!("{EVIL} <e@e>")],
    )
    .ended(0);
    desk.git_in(clone, &["checkout", "-q", "-B", branch]).ended(0);
    desk.write(&format!("{clone}/{audit}"), &sound.replacen("Northshire Police", "Theirs", 1));
    desk.commit(clone, EVIL);
    desk.git_in(clone, &["checkout", "-q", "main"]).ended(0);
    desk.write(&format!("{clone}/{audit}"), &sound.replacen("Northshire Police", "Ours", 1));
    desk.commit(clone, EVIL);
    // What git itself says of a branch is git's; the driver's lines are ours.
    let merged = desk.git_in(clone, &["merge", "--no-edit", branch]).all();
    let ours: Vec<&str> = merged.lines().filter(|line| line.contains("lscb-audit")).collect();
    assert!(ours.iter().all(|line| !line.chars().any(lscb_audit::plain::is_unsafe)), "{ours:?}");
    says(&["git", "show", &audit]);
    says(&["git", "driver", "check"]);
    says(&["git", "driver", "merge", &audit, &audit, &audit, &audit, EVIL]);
    desk.git_in(clone, &["config", "core.hooksPath", EVIL]).ended(0);
    desk.write(&format!("{clone}/.gitattributes"), &format!("{EVIL} merge=lscb-audit\n*.toml merge={EVIL}\n"));
    says(&["git", "install", EVIL]);
    says(&["git", "uninstall"]);
    says(&["check", EVIL]);
}

#[test]
fn install_says_what_it_does_and_does_it_once() {
    let desk = Desk { folder: tempfile::tempdir().unwrap() };
    desk.git(&["init", "-q", "-b", "main", "repo"]).ended(0);
    desk.write("repo/audits/northbridge/2014.toml", &fs::read_to_string(AUDIT).unwrap());
    let first = desk.tool("repo/audits", &["git", "install", ".", "--check"]).ended(0).out;
    for said in ["in this clone", "`/audits/**/*.toml merge=lscb-audit diff=lscb-audit` put in", "pre-commit"] {
        assert!(first.contains(said), "{said} is not in\n{first}");
    }
    let kept = ["repo/.git/config", "repo/.gitattributes", "repo/.git/hooks/pre-commit"].map(|it| desk.read(it));
    let again = desk.tool("repo", &["git", "install", "--check"]).ended(0).out;
    assert_eq!(again, "Nothing to do: it is all there already.\n");
    assert_eq!(kept, ["repo/.git/config", "repo/.gitattributes", "repo/.git/hooks/pre-commit"].map(|it| desk.read(it)));
}

#[test]
fn uninstall_brings_back_byte_for_byte_what_was_there() {
    for before in [None, Some(""), Some("*.png binary"), Some("# ours\r\n*.md text\r\n")] {
        let desk = Desk { folder: tempfile::tempdir().unwrap() };
        desk.git(&["init", "-q", "-b", "main", "repo"]).ended(0);
        desk.git_in("repo", &["config", "merge.tool", "vimdiff"]).ended(0);
        if let Some(before) = before {
            desk.write("repo/.gitattributes", before);
        }
        let config = desk.read("repo/.git/config");
        desk.tool("repo", &["git", "install", "--check"]).ended(0);
        assert!(desk.read("repo/.gitattributes").contains("*.toml merge=lscb-audit"));
        assert!(desk.path("repo/.git/hooks/pre-commit").exists());
        desk.tool("repo", &["git", "uninstall"]).ended(0);
        assert_eq!(fs::read_to_string(desk.path("repo/.gitattributes")).ok().as_deref(), before);
        assert_eq!(desk.read("repo/.git/config"), config);
        assert!(!desk.path("repo/.git/hooks/pre-commit").exists());
        let again = desk.tool("repo", &["git", "uninstall"]).ended(0).out;
        assert_eq!(again, "Nothing to do: nothing of it is there.\n");
    }
}

#[test]
fn uninstall_leaves_what_came_from_others() {
    let desk = Desk::shared();
    let said = desk.tool("theirs", &["git", "uninstall"]).ended(0).out;
    assert!(said.contains("stays, since it was not put in here"), "{said}");
    assert!(desk.read("theirs/.gitattributes").contains("merge=lscb-audit"), "the others still need it");
    desk.set("theirs", &["leadership.note=As text"]);
    assert!(desk.git_in("theirs", &["log", "-p", "-1"]).ended(0).out.contains("+note = \"As text\"\n"));
}

#[test]
fn a_line_that_overrides_ours_is_told() {
    let desk = Desk { folder: tempfile::tempdir().unwrap() };
    desk.git(&["init", "-q", "repo"]).ended(0);
    desk.write("repo/.gitattributes", "*.toml merge=union\n");
    let said = desk.tool("repo", &["git", "install"]).ended(0).out;
    assert!(said.contains("a later line or another file of attributes says otherwise"), "{said}");
    assert!(desk.read("repo/.gitattributes").ends_with("\n*.toml merge=union\n"));
}

#[test]
fn without_a_repository_or_without_git_a_sentence_says_what_to_do() {
    let desk = Desk { folder: tempfile::tempdir().unwrap() };
    for command in [&["git", "install"], &["git", "uninstall"]] {
        assert!(desk.tool("", command).ended(2).err.contains("`git init`"));
    }
    assert!(desk.tool("", &["git", "install", "nowhere"]).ended(2).err.contains("nowhere is no folder"));
    let mut command = Command::new(program());
    command.args(["git", "install"]).current_dir(desk.path("")).env_clear().env("PATH", "/nowhere");
    let output = command.env("HOME", desk.path("")).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("git is not there"));
}

#[test]
fn the_hook_refuses_a_wrong_audit_and_lets_everything_else_through() {
    let desk = Desk::with_one_clone("our audits");
    desk.tool("ours", &["git", "install", "our audits", "--check"]).ended(0);
    let file = "ours/our audits/northbridge/2014.toml";
    let sound = desk.read(file);
    let commit = || {
        desk.git_in("ours", &["add", "-A"]).ended(0);
        desk.git_in("ours", &["commit", "-qm", "A commit"])
    };
    desk.write(file, &sound.replacen("status = \"met\"", "status = \"mte\"", 1));
    desk.git_in("ours", &["add", "-A"]).ended(0);
    desk.write(file, &sound); // what is about to be committed counts, not what is in the folder
    let refused = desk.git_in("ours", &["commit", "-qm", "A slip"]).ended(1).all();
    assert!(refused.contains("'mte' is not one of") && refused.contains("The commit is refused"), "{refused}");
    assert!(refused.contains("our audits/northbridge/2014.toml"), "{refused}");
    for broken in [&b"format = 1\nname = broken\n"[..], &[0xff, 0xfe]] {
        fs::write(desk.path(file), broken).unwrap();
        assert!(commit().ended(1).err.contains("The commit is refused"));
    }
    let conflict = "\n[[conflicts]]\nkey = \"responses.sub-group.status\"\nours = \"met\"\ntheirs = \"not-met\"\n";
    desk.write(file, &format!("{sound}{conflict}"));
    assert!(commit().ended(1).all().contains("conflict"));
    desk.write(file, &format!("{sound}# better\n"));
    desk.write("ours/our audits/notes.toml", "a = 1\n");
    desk.write("ours/Cargo.toml", "not even toml");
    commit().ended(0);
    fs::remove_file(desk.path(file)).unwrap();
    commit().ended(0);
}

#[test]
fn a_hook_whose_program_is_gone_refuses_and_says_what_to_do() {
    let desk = Desk::with_one_clone("audits");
    desk.tool("ours", &["git", "install", "--check"]).ended(0);
    let hook = "ours/.git/hooks/pre-commit";
    let made = desk.read(hook);
    desk.write("ours/notes.txt", "notes");
    desk.git_in("ours", &["add", "-A"]).ended(0);
    for gone in ["lscb-audit-gone", "'/opt/our tools/it'\\''s gone'"] {
        let program = made.lines().next_back().unwrap().strip_prefix("exec ").unwrap();
        let program = program.strip_suffix(" git driver check").unwrap();
        desk.write(hook, &made.replace(program, gone));
        let refused = desk.git_in("ours", &["commit", "-qm", "Notes"]).ended(1).all();
        for said in ["the commit is refused", "Install it", "PATH", "rm '.git/hooks/pre-commit'"] {
            assert!(refused.contains(said), "{said} is not in\n{refused}");
        }
        assert!(!refused.contains("not found"), "{refused}");
    }
    fs::remove_file(desk.path(hook)).unwrap();
    desk.git_in("ours", &["commit", "-qm", "Notes"]).ended(0);
}

#[test]
fn a_hook_of_somebody_elses_stays_and_a_sentence_says_what_to_add() {
    let desk = Desk::with_one_clone("audits");
    let hook = "#!/bin/sh\necho theirs\n";
    desk.write("ours/.git/hooks/pre-commit", hook);
    let said = desk.tool("ours", &["git", "install", "--check"]).ended(0).out;
    assert!(said.contains("add this line to it: lscb-audit git driver check || exit 1"), "{said}");
    assert_eq!(desk.read("ours/.git/hooks/pre-commit"), hook);
    desk.write("ours/.git/hooks/pre-commit", &format!("{hook}lscb-audit git driver check || exit 1\n"));
    let again = desk.tool("ours", &["git", "install", "--check"]).ended(0).out;
    assert_eq!(again, "Nothing to do: it is all there already.\n");
    let said = desk.tool("ours", &["git", "uninstall"]).ended(0).out;
    assert!(said.contains("since somebody wrote in it"), "{said}");
}

#[test]
fn a_pull_that_changes_what_was_signed_is_left_unmerged_and_says_so() {
    for signer in ["ours", "theirs"] {
        let desk = Desk::shared();
        let other = if signer == "ours" { "theirs" } else { "ours" };
        desk.tool(signer, &["sign", AUDIT, "--by", "Ann Chair", "--force", "The year is over"]).ended(0);
        desk.commit(signer, "Signed");
        desk.set(other, &["leadership.status=not-met"]);
        let pulled = desk.pulled().ended(1);
        assert!(pulled.err.contains("signed off by Ann Chair"), "{}", pulled.err);
        assert_eq!(desk.unmerged().trim(), AUDIT);
    }
}
