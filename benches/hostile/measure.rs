//! What one run of a program costs, taken by a process of its own, since the system knows the most memory that any of a
//! process's children had.

use std::fmt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike;
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// With this word the benchmark runs the program that follows, and prints what it cost.
const MEASURE: &str = "--measure";
/// A program that takes longer is stopped, in seconds of the processor.
const LONGEST: u64 = 30;
/// A program that takes more memory is stopped, in bytes.
const LARGEST: u64 = 6 << 30;

/// The program that is measured: this build of it, or another that is named by `LSCB_AUDIT_PROGRAM`.
pub(crate) fn program() -> String {
    std::env::var("LSCB_AUDIT_PROGRAM").unwrap_or_else(|_| env!("CARGO_BIN_EXE_lscb-audit").to_owned())
}

/// Time of the processor, all threads together, which is what it takes at most on a machine that does nothing else; and
/// memory in kB.
#[derive(Clone, Copy)]
pub(crate) struct Cost {
    pub(crate) time: Duration,
    pub(crate) memory: u64,
}

impl fmt::Display for Cost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hundredths = self.time.as_millis() / 10;
        write!(f, "{:>5}.{:02} s {:>6} MB", hundredths / 100, hundredths % 100, self.memory / 1024)
    }
}

pub(crate) fn is_asked_for() -> bool {
    std::env::args().nth(1).is_some_and(|word| word == MEASURE)
}

/// Runs what is named by the arguments and prints what it cost.
pub(crate) fn run() {
    for (resource, most) in [(Resource::Cpu, LONGEST), (Resource::As, LARGEST)] {
        setrlimit(resource, Rlimit { current: Some(most), maximum: getrlimit(resource).maximum }).unwrap();
    }
    let words: Vec<_> = std::env::args_os().skip(2).collect();
    let mut command = Command::new(&words[0]);
    command.args(&words[1..]).stdout(Stdio::null()).stderr(Stdio::null());
    let status = command.status().unwrap();
    let used = getrusage(UsageWho::RUSAGE_CHILDREN).unwrap();
    let time = used.user_time() + used.system_time();
    println!("{} {} {}", time.num_microseconds(), used.max_rss(), status.code().unwrap_or(-1));
}

/// What a command of the program costs. It may say no; it may not be stopped by the system, or by a panic.
pub(crate) fn cost(folder: &Path, words: &[&str]) -> Cost {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.arg(MEASURE).arg(program()).args(words).current_dir(folder).stdin(Stdio::null());
    command.env_clear().env("HOME", folder).env("PATH", "/usr/local/bin:/usr/bin:/bin");
    let output = command.env("LSCB_AUDIT_TODAY", "2014-11-10").output().unwrap();
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    let figures: Vec<i64> = printed.split_whitespace().map(|figure| figure.parse().unwrap()).collect();
    let [time, memory, code] = figures[..] else { panic!("{}", String::from_utf8_lossy(&output.stderr)) };
    if !(0..=2).contains(&code) {
        println!("    ENDED WITH {code}: {words:?}");
    }
    Cost { time: Duration::from_micros(time.try_into().unwrap()), memory: memory.try_into().unwrap() }
}
