//! `sector` on many audits: against a bare program that only deserialises them, against Python, and how time and memory
//! grow with their number.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use lscb_audit::audit::seal;
use lscb_audit::framework::{Framework, Frameworks};
use rayon::prelude::*;
use serde::Deserialize;

use crate::{ratio, report, taking_turns};

/// With this word and a folder the benchmark is the bare program itself.
const BARE: &str = "--bare";
const YEARS: std::ops::RangeInclusive<u16> = 2005..=2014;

/// 148 boards over ten years, as one table and as all years side by side.
pub(super) fn sector(runs: usize) {
    let folder = made(148);
    let ours = || program(env!("CARGO_BIN_EXE_lscb-audit"), &["sector", "audits"], folder.path());
    let this = std::env::current_exe().unwrap().display().to_string();
    let bare = || program(&this, &[BARE, "audits"], folder.path());
    let verify = || program(env!("CARGO_BIN_EXE_lscb-audit"), &["verify", "audits"], folder.path());
    println!("sector on 1,480 audits of about 14 kB, whole processes, {runs} runs each, taking turns:");
    let [ours, theirs, verify] = taking_turns(runs, [&ours, &bare, &verify]);
    let [ours, theirs] = [report("lscb-audit sector", ours), report("bare: read and deserialised", theirs)];
    println!("  {:<40} {} (at most 1.25 wanted)", "lscb-audit takes of the bare time", ratio(ours, theirs));
    let verify = report("lscb-audit verify on the same", verify);
    println!("  {:<40} {} (at most 1.50 wanted)", "verify takes of sector's time", ratio(verify, ours));
    let count = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/batch/count.py");
    let python = || program("python3", &[count, "audits"], folder.path());
    let [python] = taking_turns(3, [&python]);
    let python = report("Python counts statuses", python);
    println!("  {:<40} {} (at least 30 wanted)", "Python takes of lscb-audit's time", ratio(python, ours));
}

/// How time and memory grow from 14,800 to 148,000 audits.
pub(super) fn large() {
    println!("sector on 14,800 and on 148,000 audits of about 14 kB, one run each after one to warm up:");
    let [few, many] = [1_480, 14_800].map(|boards| {
        let folder = made(boards);
        let [time, memory] = [&["sector", "audits"][..], &["sector", "audits", "--years", "2005..2014"]].map(|words| {
            let _ = measured(words, folder.path());
            let (time, memory) = measured(words, folder.path());
            println!("  {:<40} {:?}, {memory} kB at most", format!("{} boards: {}", boards, words.join(" ")), time);
            (time, memory)
        });
        (time.0, memory.1)
    });
    println!("  {:<40} {} (10 is linear)", "ten times the audits take", ratio(many.0, few.0));
    let bytes = (many.1.saturating_sub(few.1)) * 1024 / 133_200;
    println!("  {:<40} {bytes} bytes (at most 250 wanted)", "each further audit takes, all years shown");
}

/// How long a command takes in a folder, and how much memory at most, in kB.
pub(super) fn measured(words: &[&str], folder: &Path) -> (Duration, u64) {
    let rss = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/batch/rss.py");
    let words: Vec<&str> = [rss, env!("CARGO_BIN_EXE_lscb-audit")].iter().chain(words).copied().collect();
    let before = Instant::now();
    let output = program("python3", &words, folder).output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    (before.elapsed(), text.trim().parse().unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr))))
}

fn program(name: &str, words: &[&str], folder: &Path) -> Command {
    let mut command = Command::new(name);
    command.args(words).current_dir(folder).stdin(Stdio::null());
    command.env_clear().env("HOME", folder).env("PATH", "/usr/local/bin:/usr/bin:/bin");
    command
}

/// The folder that the bare program is to read, if that is what was asked for.
pub(super) fn asked_for_bare() -> Option<PathBuf> {
    std::env::args().skip_while(|word| word != BARE).nth(1).map(PathBuf::from)
}

/// What of an audit a program needs that wants its figures, and its texts.
#[derive(Deserialize)]
struct Bare {
    board: toml::Table,
    audit: toml::Table,
    #[serde(default)]
    indicators: BTreeMap<String, toml::Value>,
    responses: BTreeMap<String, BareResponse>,
}

#[derive(Deserialize)]
struct BareResponse {
    status: Option<String>,
    evidence: Option<String>,
    #[serde(default)]
    links: Vec<String>,
    #[serde(default)]
    actions: Vec<toml::Table>,
}

/// Reads all files below a folder and deserialises them, on all processors.
pub(super) fn bare(folder: &Path) {
    let files = walkdir::WalkDir::new(folder).into_iter().map(|entry| entry.unwrap().into_path());
    let files: Vec<PathBuf> = files.filter(|path| path.extension().is_some_and(|ending| ending == "toml")).collect();
    let met: usize = files.par_iter().map(|file| of_bare(&fs::read_to_string(file).unwrap())).sum();
    println!("{met}");
}

fn of_bare(text: &str) -> usize {
    let audit: Bare = toml::from_str(text).unwrap();
    let response = |it: &BareResponse| {
        let written = it.evidence.as_ref().map_or(0, String::len) + it.links.len() + it.actions.len();
        usize::from(it.status.as_deref() == Some("met") && written > 0)
    };
    let known = audit.board.len() + audit.audit.len() + audit.indicators.len();
    audit.responses.values().map(response).sum::<usize>() + usize::from(known == 0)
}

/// A folder with the audits of so many boards over ten years.
pub(super) fn made(boards: usize) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let frameworks = Frameworks::embedded();
    let framework = frameworks.default_one().unwrap();
    (0..boards).into_par_iter().for_each(|board| {
        let own = folder.path().join(format!("audits/board-{board:05}"));
        fs::create_dir_all(&own).unwrap();
        for year in YEARS {
            fs::write(own.join(format!("{year}.toml")), audit(framework, board, year)).unwrap();
        }
    });
    folder
}

/// The audit of a board, as people write them; signed off but for the last year.
fn audit(framework: &Framework, board: usize, year: u16) -> String {
    let mut text = format!("format = 1\nframework = \"cse-2009\"\nedition = 1\n\n[board]\nid = \"board-{board:05}\"\n");
    let near: Vec<String> = (1..6).map(|n| format!("\"board-{:05}\"", (board / 10) * 10 + n)).collect();
    let children = 20_000 + board * 37 % 90_000;
    let _ = write!(
        text,
        "name = \"Board {board} LSCB\"\nregion = \"Region {}\"\nchildren = {children}\nneighbours = [{}]\n",
        board % 9,
        near.join(", ")
    );
    for agency in ["police", "health", "schools", "probation"] {
        let _ = write!(text, "[[board.agencies]]\nid = \"{agency}\"\nname = \"The {agency} of the area\"\n");
    }
    let _ = write!(
        text,
        "\n[audit]\nyear = {year}\nperiod = \"April {} to March {year}\"\ndate = {year}-11-03\n",
        year - 1
    );
    let _ = write!(text, "\n[indicators]\nat_risk = {}\nvictims = {}\n", board % 190, board % 70);
    for (place, standard) in framework.standards.iter().enumerate() {
        response(&mut text, standard.id.as_str(), board + place * 7 + usize::from(year), year);
    }
    if year == *YEARS.end() {
        return text;
    }
    text.push_str("\n[sign_off]\nby = \"Independent chair\"\n");
    let _ = writeln!(text, "role = \"Independent chair\"\non = {year}-12-01");
    let seal = seal(&text).unwrap();
    text + &format!("seal = \"{seal}\"\n")
}

fn response(text: &mut String, standard: &str, chance: usize, year: u16) {
    let status = ["met", "met", "met", "partly-met", "planned", "not-met", "not-known"][chance * 31 % 7];
    let evidence = "The group met six times and reported to every meeting of the board; its terms of reference were \
        agreed in May. Minutes are kept by the board manager, and what was decided is followed up at the next meeting.\n";
    let _ = write!(
        text,
        "\n[responses.{standard}]\nstatus = \"{status}\"\nlead = \"police\"\nevidence = \"\"\"\n{}\"\"\"\n",
        evidence.repeat(1 + chance % 2)
    );
    let _ =
        write!(text, "links = [\"minutes/{year}-05.pdf\"]\nreviewed = {year}-10-14\nreviewer = \"Board manager\"\n");
    let _ = write!(
        text,
        "[[responses.{standard}.actions]]\nid = \"a{chance}\"\nwhat = \"Invite the specialist service\"\n"
    );
    let _ = writeln!(text, "owner = \"Chair\"\ndue = {year}-03-31");
}
