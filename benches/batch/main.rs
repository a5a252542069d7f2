//! Commands as whole processes, against other programs that do as much on the same files.
//!
//! `cargo bench --bench batch`; `cargo bench --bench batch -- 200` for two hundred runs of each;
//! `cargo bench --bench batch -- large` for 148,000 audits, which takes 2 GB in the temporary folder.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a benchmark may fail by panicking")]
#![allow(clippy::print_stdout, reason = "its result is what it prints")]

mod many;
mod papers;

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const OLD: &str = "audits/northbridge/2013.toml";
const NEW: &str = "audits/northbridge/2014.toml";

fn main() {
    if let Some(folder) = many::asked_for_bare() {
        return many::bare(&folder);
    }
    let runs = std::env::args().find_map(|word| word.parse().ok()).unwrap_or(100_usize);
    if std::env::args().any(|word| word == "large") {
        return many::large();
    }
    diff(runs);
    merge(runs);
    many::sector(runs.div_ceil(10));
    papers::one(runs);
    papers::many();
}

/// `diff` of two full audits against git's, which knows nothing of what stands in them.
fn diff(runs: usize) {
    let ours = || in_house(env!("CARGO_BIN_EXE_lscb-audit"), &["diff", OLD, NEW]);
    let theirs = || in_house("git", &["diff", "--no-index", OLD, NEW]);
    if theirs().output().is_err() {
        println!("git is not installed, so there is nothing to compare `diff` with");
        return;
    }
    println!("diff of two full audits, whole processes, {runs} runs each, taking turns:");
    let [ours, theirs] = taking_turns(runs, [&ours, &theirs]);
    let [ours, theirs] = [report("lscb-audit diff", ours), report("git diff --no-index", theirs)];
    println!("  {:<40} {} (at most 2.00 wanted)", "lscb-audit takes of git's time", ratio(ours, theirs));
}

/// `merge` of an audit that both sides changed, against a program that does nothing.
fn merge(runs: usize) {
    let folder = tempfile::tempdir().unwrap();
    let base = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(NEW)).unwrap();
    let version = |name: &str, text: String| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.display().to_string()
    };
    let mine = version("mine.toml", base.replace("children = 52400", "children = 52500"));
    let yours = version("yours.toml", base.replace("victims = 41", "victims = 42"));
    let ours = || in_house(env!("CARGO_BIN_EXE_lscb-audit"), &["merge", NEW, &mine, &yours]);
    let nothing = || in_house("true", &[]);
    println!("merge of two versions of a full audit, whole processes, {runs} runs each, taking turns:");
    let [ours, nothing] = taking_turns(runs, [&ours, &nothing]);
    let [ours, nothing] = [report("lscb-audit merge", ours), report("true, which does nothing", nothing)];
    println!("  {:<40} {:?} (at most 10 ms wanted)", "lscb-audit takes beyond that", ours.saturating_sub(nothing));
}

/// A command in the folder of the example audits, with nothing of this one's surroundings.
fn in_house(program: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(Path::new(env!("CARGO_MANIFEST_DIR"))).stdin(Stdio::null());
    command.env_clear().env("PATH", "/usr/local/bin:/usr/bin:/bin").env("LSCB_AUDIT_TODAY", "2014-11-10");
    command
}

/// How long each takes, one after the other, so that whatever else the machine does falls on both.
fn taking_turns<const N: usize>(runs: usize, programs: [&dyn Fn() -> Command; N]) -> [Vec<Duration>; N] {
    let mut times = std::array::from_fn(|_| Vec::new());
    for _ in 0..runs {
        for (times, program) in times.iter_mut().zip(programs) {
            let before = Instant::now();
            let output = program().output().unwrap();
            times.push(before.elapsed());
            assert!(
                output.status.success() || !output.stdout.is_empty(),
                "{}",
                String::from_utf8_lossy(&output.stderr)
            );
        }
    }
    times
}

/// Prints the middle and the 99th of a hundred, and gives back the middle.
fn report(what: &str, mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    let at = |hundredths: usize| times.get((times.len() - 1) * hundredths / 100).copied().unwrap_or_default();
    let ms = |time: Duration| format!("{}.{:02} ms", time.as_millis(), time.subsec_micros() % 1000 / 10);
    println!("  {what:<40} median {:>9}   99th {:>9}", ms(at(50)), ms(at(99)));
    at(50)
}

fn ratio(part: Duration, whole: Duration) -> String {
    let hundredths = part.as_micros() * 100 / whole.as_micros().max(1);
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}
