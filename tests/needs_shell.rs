//! The guides, with their scripts, hooks and jobs, run as their readers run them.
//!
//! `cargo test --features needs-more-than-rust`; it needs a shell and git.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail by panicking")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

const TODAY: &str = "2015-06-01";

/// A folder with the example audits in `audits` and the example framework in `section-11`, in which nothing of this house's is seen but the program.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy("audits", &folder.path().join("audits"));
    copy("docs/section-11", &folder.path().join("section-11"));
    folder
}

fn copy(from: &str, to: &Path) {
    for entry in walkdir::WalkDir::new(from).into_iter().map(Result::unwrap) {
        let to = to.join(entry.path().strip_prefix(from).unwrap());
        if entry.path().is_dir() {
            fs::create_dir_all(to).unwrap();
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}

fn run(folder: &Path, program: &str, arguments: &[&str]) -> Output {
    let program_folder = Path::new(env!("CARGO_BIN_EXE_lscb-audit")).parent().unwrap().display().to_string();
    let path = format!("{program_folder}:{}", std::env::var("PATH").unwrap());
    let mut command = Command::new(program);
    command.args(arguments).current_dir(folder).env_clear().env("PATH", path).env("HOME", folder);
    command.env("LSCB_AUDIT_TODAY", TODAY).env("GIT_CONFIG_NOSYSTEM", "1");
    for who in ["AUTHOR", "COMMITTER"] {
        command.env(format!("GIT_{who}_NAME"), "Clerk").env(format!("GIT_{who}_EMAIL"), "clerk@example.org");
    }
    command.output().unwrap()
}

/// Both outputs of what has to succeed.
fn done(output: &Output) -> String {
    let said = said(output);
    assert!(output.status.success(), "{said}");
    said
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

fn git(folder: &Path, arguments: &[&str]) -> Output {
    run(folder, "git", arguments)
}

/// A file of this repository, wherever a command is run.
fn ours(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The blocks of a guide in one language.
fn blocks(guide: &str, language: &str) -> Vec<String> {
    let guide = fs::read_to_string(guide).unwrap();
    let opening = format!("```{language}\n");
    let blocks = guide.split(opening.as_str()).skip(1);
    blocks.map(|rest| rest.split("\n```").next().unwrap().to_owned()).collect()
}

/// A folder in which every shell block of a guide ran, one after the other.
fn folder_after(guide: &str) -> TempDir {
    let folder = folder();
    let blocks = blocks(guide, "sh");
    assert!(!blocks.is_empty(), "{guide}");
    for block in blocks {
        let ran = run(folder.path(), "sh", &["-eu", "-c", &block]);
        assert!(ran.status.success(), "{block}\n{}", said(&ran));
    }
    folder
}

#[test]
fn every_shell_block_of_the_other_guides_runs() {
    let _ = folder_after("docs/sub-group.md");
    let _ = folder_after("docs/administrator.md");
    let _ = folder_after("docs/returns.md");
    let folder = folder_after("docs/framework-author.md");
    let carried = fs::read_to_string(folder.path().join("saltley-youth-2015.toml")).unwrap();
    assert!(carried.contains("framework = \"section-11\"") && carried.contains("carried_from = 2014"), "{carried}");
}

#[test]
fn every_shell_block_of_the_guide_to_sharing_runs() {
    let folder = folder_after("docs/sharing.md");
    let merged = fs::read_to_string(folder.path().join("audits/northbridge/2014.toml")).unwrap();
    assert!(merged.contains("Asked for in October"), "{merged}");
    let logged = done(&git(folder.path(), &["log", "-p", "-1"]));
    assert!(logged.contains("-  Status      Met\n+  Status      Partly met\n"), "{logged}");
    let refused = ["merge", "audits/northbridge/2014.toml", "as-begun.toml", "as-begun.toml"];
    let refused = run(folder.path(), "lscb-audit", &refused);
    assert!(said(&refused).contains("is another audit (northbridge/2014"), "{}", said(&refused));
    fs::copy("audits/northbridge/2014.toml", folder.path().join("audits/northbridge/2014 (conflicted copy).toml"))
        .unwrap();
    assert!(said(&run(folder.path(), "lscb-audit", &["check", "audits"])).contains("audit-twice"));
}

#[test]
fn every_shell_block_of_the_guide_to_scripting_runs() {
    let folder = folder_after("docs/scripting.md");
    for made in ["audits/fenland/2015.toml", "rows.csv", "rows.ndjson", "rows.xlsx", "actions.csv", "all-boards.json"] {
        assert!(fs::metadata(folder.path().join(made)).unwrap().len() > 100, "{made}");
    }
}

#[test]
fn the_consultants_year_runs() {
    let folder = tempfile::tempdir().unwrap();
    let script = ours("docs/consultants-year.sh");
    let said = done(&run(folder.path(), "sh", &[script.to_str().unwrap(), "work"]));
    assert!(said.contains("no longer met somewhere"), "{said}");
    assert!(said.contains("40 audits, 960 rows"), "{said}");
    let text = |name: &str| fs::read_to_string(folder.path().join("work").join(name)).unwrap();
    assert_eq!((text("made-2013.txt").lines().count(), text("made-2014.txt").lines().count()), (20, 20));
    assert!(
        text("moved.txt").contains("co-ordinator of board-03")
            && text("moved.txt").contains("co-ordinator of board-07")
    );
    let sector: serde_json::Value = serde_json::from_str(&text("all-boards.json")).unwrap();
    let years = sector.get("years").unwrap().as_array().unwrap();
    assert!(years.len() == 2 && years.iter().all(|year| year.get("boards") == Some(&20.into())), "{sector}");
}

/// The commands of the job, but for what gets the program.
fn steps() -> Vec<String> {
    let job = blocks("docs/scripting.md", "yaml").concat();
    let steps = job.lines().filter_map(|line| line.trim().strip_prefix("- run: "));
    steps.filter(|step| !step.starts_with("cargo install")).map(str::to_owned).collect()
}

/// Runs the job in the folder and returns the first step that says no.
fn job(folder: &Path) -> Option<String> {
    steps().into_iter().find(|step| !run(folder, "sh", &["-eu", "-c", step]).status.success())
}

#[test]
fn the_job_says_no_to_a_wrong_audit_and_to_what_is_no_longer_met() {
    let folder = folder();
    let (here, clone) = (folder.path(), folder.path().join("clone/work"));
    done(&git(here, &["init", "-q", "-b", "main"]));
    done(&git(here, &["add", "audits"]));
    done(&git(here, &["commit", "-qm", "Audits"]));
    let fresh = || {
        let _ = fs::remove_dir_all(here.join("clone"));
        fs::create_dir(here.join("clone")).unwrap();
        done(&git(here, &["clone", "-q", ".", "clone/work"]));
    };
    let set = |status: &str| done(&run(&clone, "lscb-audit", &["set", "audits/northbridge/2014.toml", status]));
    fresh();
    assert_eq!(job(&clone), None);
    fresh();
    set("sub-group.status=not-met");
    assert!(job(&clone).unwrap().contains("--fail-on no-longer-met"));
    fresh();
    let audit = clone.join("audits/northbridge/2014.toml");
    fs::write(&audit, fs::read_to_string(&audit).unwrap().replacen("\"met\"", "\"mte\"", 1)).unwrap();
    assert_eq!(job(&clone).unwrap(), "lscb-audit check audits");
}
