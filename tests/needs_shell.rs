//! The scripting guide, its script, its hook and its job, run as their readers run them.
//!
//! `cargo test --features needs-more-than-rust`; it needs a shell and git.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail by panicking")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

const TODAY: &str = "2015-06-01";

/// A folder with the example audits in `audits`, in which nothing of this house's is seen but the program.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for entry in walkdir::WalkDir::new("audits").into_iter().map(Result::unwrap) {
        let to = folder.path().join(entry.path());
        if entry.path().is_dir() {
            fs::create_dir_all(to).unwrap();
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
    folder
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

/// The blocks of the guide in one language.
fn blocks(language: &str) -> Vec<String> {
    let guide = fs::read_to_string("docs/scripting.md").unwrap();
    let opening = format!("```{language}\n");
    let blocks = guide.split(opening.as_str()).skip(1);
    blocks.map(|rest| rest.split("\n```").next().unwrap().to_owned()).collect()
}

#[test]
fn every_shell_block_of_the_guide_runs() {
    let folder = folder();
    let blocks = blocks("sh");
    assert!(blocks.len() >= 6);
    for block in blocks {
        let ran = run(folder.path(), "sh", &["-eu", "-c", &block]);
        assert!(ran.status.success(), "{block}\n{}", said(&ran));
    }
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

#[test]
fn the_hook_refuses_a_commit_with_a_wrong_audit() {
    let folder = folder();
    let here = folder.path();
    done(&git(here, &["init", "-q", "-b", "main"]));
    fs::copy(ours("docs/pre-commit"), here.join(".git/hooks/pre-commit")).unwrap();
    done(&run(here, "chmod", &["+x", ".git/hooks/pre-commit"]));
    done(&git(here, &["add", "audits"]));
    done(&git(here, &["commit", "-qm", "Audits"]));
    let audit = here.join("audits/northbridge/2014.toml");
    let sound = fs::read_to_string(&audit).unwrap();
    fs::write(&audit, sound.replacen("status = \"met\"", "status = \"mte\"", 1)).unwrap();
    done(&git(here, &["add", "audits"]));
    fs::write(&audit, &sound).unwrap(); // what is about to be committed counts, not what is in the folder
    let refused = git(here, &["commit", "-qm", "A slip"]);
    assert!(!refused.status.success() && said(&refused).contains("'mte' is not one of"), "{}", said(&refused));
    assert!(said(&refused).contains("The commit is refused"));
    fs::write(&audit, format!("{sound}# better\n")).unwrap();
    done(&git(here, &["add", "audits"]));
    done(&git(here, &["commit", "-qm", "Mended"]));
    fs::write(here.join("notes.txt"), "No audit").unwrap();
    done(&git(here, &["add", "notes.txt"]));
    done(&git(here, &["commit", "-qm", "Notes"]));
}

/// The commands of the job, but for what gets the program.
fn steps() -> Vec<String> {
    let job = blocks("yaml").concat();
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
