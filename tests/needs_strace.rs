//! What the program opens, as the system saw it: the files that SECURITY.md lists, and no network.
//!
//! `cargo test --features needs-more-than-rust --test needs_strace`; on Linux, with strace, which has to be
//! allowed to trace, and nm.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail by panicking")]

mod needed;

use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};

use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use tempfile::TempDir;

const PROGRAM: &str = env!("CARGO_BIN_EXE_lscb-audit");

/// What is opened of the system, as SECURITY.md lists it.
const SYSTEM: [&str; 11] = [
    "/etc/ld.so",
    "/lib",
    "/usr/lib",
    "/etc/localtime",
    "/usr/share/zoneinfo",
    "/proc/self/",
    "/sys/fs/cgroup",
    "/sys/devices/system/cpu",
    "/dev/tty",
    "/dev/null",
    "/proc/stat",
];

/// A home with the example audits in it.
fn home() -> TempDir {
    let home = tempfile::tempdir().unwrap();
    for entry in walkdir::WalkDir::new("audits").into_iter().map(Result::unwrap).filter(|it| it.path().is_file()) {
        let to = home.path().join(entry.path());
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(entry.path(), to).unwrap();
    }
    home
}

/// What strace says of a session of keys or lines; with a terminal or without.
fn traced(home: &Path, arguments: &[&str], typed: &str, in_terminal: bool) -> String {
    let trace = home.join("trace.txt");
    let strace = ["-f", "-e", "trace=%file,%network", "-o", trace.to_str().unwrap(), PROGRAM];
    let variables =
        [("HOME", home.to_str().unwrap()), ("TERM", "xterm-256color"), ("LANG", "C.UTF-8"), ("PATH", "/usr/bin:/bin")];
    if in_terminal {
        let pair = native_pty_system().openpty(PtySize { rows: 24, cols: 80, ..PtySize::default() }).unwrap();
        let mut command = CommandBuilder::new("strace");
        command.args(strace.iter().chain(arguments));
        command.env_clear();
        command.cwd(home);
        variables.iter().for_each(|(name, value)| command.env(name, value));
        let mut child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut writer = pair.master.take_writer().unwrap();
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (mut all, mut buffer, mut typed) = (Vec::new(), [0; 4096], Some(typed));
        while let Ok(count @ 1..) = reader.read(&mut buffer) {
            all.extend(buffer.iter().take(count));
            // What is typed before the terminal is taken over is thrown away.
            if String::from_utf8_lossy(&all).contains("commands")
                && let Some(typed) = typed.take()
            {
                writer.write_all(typed.as_bytes()).unwrap();
            }
        }
        assert!(child.wait().unwrap().success(), "{}", String::from_utf8_lossy(&all));
    } else {
        let mut command = Command::new("strace");
        command.args(strace).args(arguments).current_dir(home).env_clear().envs(variables).stdin(Stdio::piped());
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        std::io::Write::write_all(&mut child.stdin.take().unwrap(), typed.as_bytes()).unwrap();
        assert!(child.wait().unwrap().success(), "{arguments:?}");
    }
    fs::read_to_string(trace).unwrap()
}

/// What is neither in the home's own folders nor the system's own, and what is of the network.
fn not_listed(home: &Path, trace: &str) -> Vec<String> {
    let own = ["audits", ".config/lscb-audit", ".local/state/lscb-audit", ".local/share/lscb-audit"];
    let own = own.map(|folder| home.join(folder).display().to_string());
    let is_listed = |line: &&str| {
        let call = line.split_once(' ').map_or(*line, |(_, call)| call.trim_start());
        if call.starts_with("socketpair(AF_UNIX") || ["recv", "send"].iter().any(|it| call.starts_with(it)) {
            return true; // between its own threads: a socket that is not paired would have to be made first
        }
        let is_opened = ["open", "creat", "rename", "unlink", "link", "symlink", "mkdir", "rmdir", "chmod", "chown"];
        let is_network = ["socket", "connect", "bind", "listen", "accept"].iter().any(|it| call.starts_with(it));
        if is_network || !is_opened.iter().any(|it| call.starts_with(it)) {
            return !is_network;
        }
        call.split('"').skip(1).step_by(2).all(|path| {
            let is_of = |folder: &str| Path::new(path).starts_with(folder);
            // The folders above its own are made where they are missing.
            let is_above = |own: &str| call.starts_with("mkdir") && Path::new(own).starts_with(path);
            is_of("audits")
                || own.iter().any(|own| is_of(own) || is_above(own))
                || SYSTEM.iter().any(|it| path.starts_with(it))
        })
    };
    trace.lines().filter(|line| !is_listed(line)).map(str::to_owned).collect()
}

#[test]
fn a_session_opens_what_is_listed_and_no_network() {
    let strace = Command::new("strace").args(["-o", "/dev/null", "true"]).output();
    let may_trace = strace.is_ok_and(|output| output.status.success());
    if !needed::is_there("strace", may_trace, "strace is not installed, or may not trace a program here") {
        return;
    }
    let home = home();
    let listed = fs::read_to_string("SECURITY.md").unwrap();
    SYSTEM.iter().for_each(|path| assert!(listed.contains(path.trim_end_matches('/')), "{path} is not in SECURITY.md"));
    let sessions: [(&[&str], &str, bool); 5] = [
        (&["audits/northbridge/2014.toml"], ":R4\r2oq", true),
        (&["audits"], "q", true),
        (&["walk", "northbridge/2014"], "r4\n2\nc\nt\nlibrary\nq\n", false),
        (&["sector", "audits", "--format", "json"], "", false),
        (&["set", "audits/northbridge", "--year", "2014", "sub-group.note=seen"], "", false),
    ];
    for (arguments, typed, in_terminal) in sessions {
        let trace = traced(home.path(), arguments, typed, in_terminal);
        assert!(trace.lines().count() > 20, "{trace}");
        assert_eq!(not_listed(home.path(), &trace), [""; 0], "{arguments:?}");
    }
}

#[test]
fn no_function_is_called_that_opens_a_network_connection() {
    let nm = Command::new("nm").args(["--dynamic", "--undefined-only", PROGRAM]).output();
    if !needed::is_there("nm", nm.is_ok(), "nm (of binutils) is not installed") {
        return;
    }
    let output = nm.unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let names: Vec<&str> = text.lines().filter_map(|line| line.split_whitespace().last()?.split('@').next()).collect();
    assert!(names.contains(&"open") || names.contains(&"open64"), "{names:?}");
    for name in ["socket", "connect", "bind", "listen", "accept", "accept4", "sendto", "getaddrinfo", "gethostbyname"] {
        assert!(!names.contains(&name), "{name}");
    }
}
