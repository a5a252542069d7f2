//! One run of the program in a pseudo-terminal with an environment of its own.

use std::fs;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};

/// How long something that is expected may take on a busy machine.
const DEADLINE: Duration = Duration::from_secs(20);

/// A home folder of its own, with a copy of the example audits of one board in it.
pub(crate) struct Home(tempfile::TempDir);

impl Home {
    pub(crate) fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("audits/northbridge");
        let board = home.path().join("audits/northbridge");
        fs::create_dir_all(&board).unwrap();
        for entry in fs::read_dir(examples).unwrap() {
            let file = entry.unwrap();
            fs::copy(file.path(), board.join(file.file_name())).unwrap();
        }
        Self(home)
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    /// The latest audit.
    pub(crate) fn audit(&self) -> PathBuf {
        self.path().join("audits/northbridge/2014.toml")
    }

    /// A script of that text, as an editor; gives back its command.
    pub(crate) fn editor(&self, script: &str) -> String {
        let path = self.path().join("an editor.sh");
        fs::write(&path, script).unwrap();
        format!("sh '{}' --wait", path.display())
    }

    /// Starts the program on the latest audit with an editor.
    pub(crate) fn open_with_editor(&self, command: &str) -> Session {
        let audit = self.audit();
        let variables = [("EDITOR", command), ("PATH", "/usr/bin:/bin")];
        Session::start(self, &[audit.to_str().unwrap()], &variables, (80, 24))
    }

    pub(crate) fn text(&self) -> String {
        fs::read_to_string(self.audit()).unwrap()
    }

    /// Starts the program on the latest audit.
    pub(crate) fn open(&self) -> Session {
        let audit = self.audit();
        Session::start(self, &[audit.to_str().unwrap()], &[], (80, 24))
    }
}

/// The program in its terminal.
pub(crate) struct Session {
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    /// All that was written to the terminal.
    pub(crate) bytes: Vec<u8>,
    parser: vt100::Parser,
}

impl Session {
    /// Starts the program with arguments, variables beside the usual ones, and a size in columns and rows.
    pub(crate) fn start(home: &Home, arguments: &[&str], variables: &[(&str, &str)], size: (u16, u16)) -> Self {
        Self::start_in(home, env!("CARGO_BIN_EXE_lscb-audit"), arguments, variables, size)
    }

    /// Starts the program from a shell that minds its jobs: when the program is stopped, the shell says `job stopped`,
    /// waits for Enter, and brings it back.
    pub(crate) fn start_from_shell(home: &Home) -> Self {
        let script = r#"set -m; "$0" "$1"; echo "job stopped"; read -r; fg; echo "job ended""#;
        let audit = home.audit();
        let arguments = ["-c", script, env!("CARGO_BIN_EXE_lscb-audit"), audit.to_str().unwrap()];
        Self::start_in(home, "/bin/bash", &arguments, &[("PATH", "/usr/bin:/bin")], (80, 24))
    }

    /// Starts another test of this binary, which is ignored but for that, as if it were the program.
    pub(crate) fn start_test(home: &Home, name: &str) -> Self {
        let tests = std::env::current_exe().unwrap();
        Self::start_in(home, tests.to_str().unwrap(), &["--exact", name, "--ignored", "--nocapture"], &[], (80, 24))
    }

    /// Whether the terminal gives a program whole lines and shows what is typed, as before one takes it over.
    pub(crate) fn is_cooked(&self) -> bool {
        let flags = format!("{:?}", self.master.get_termios().unwrap().local_flags);
        flags.contains("ICANON") && flags.contains("ECHO")
    }

    /// Starts any program, such as a shell.
    pub(crate) fn start_in(
        home: &Home,
        program: &str,
        arguments: &[&str],
        variables: &[(&str, &str)],
        size: (u16, u16),
    ) -> Self {
        let (cols, rows) = size;
        let pair = native_pty_system().openpty(PtySize { rows, cols, ..PtySize::default() }).unwrap();
        let mut command = CommandBuilder::new(program);
        command.env_clear();
        command.cwd(home.path());
        command.args(arguments);
        let usual = [("HOME", home.path().to_str().unwrap()), ("TERM", "xterm-256color"), ("LANG", "en_GB.UTF-8")];
        for (name, value) in usual.iter().chain([&("LSCB_AUDIT_TODAY", "2014-11-10")]).chain(variables) {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        let writer = pair.master.take_writer().unwrap();
        let output = listen(pair.master.try_clone_reader().unwrap());
        let parser = vt100::Parser::new(not_zero(rows), not_zero(cols), 0);
        Self { child, master: pair.master, writer, output, bytes: Vec::new(), parser }
    }

    /// Types keys as a terminal sends them.
    pub(crate) fn keys(&mut self, keys: &str) -> &mut Self {
        self.writer.write_all(keys.as_bytes()).unwrap();
        self.writer.flush().unwrap();
        self
    }

    /// Waits until that text is on the screen.
    #[track_caller]
    pub(crate) fn sees(&mut self, text: &str) -> &mut Self {
        self.waits(|session| session.screen().contains(text), text);
        self
    }

    /// Waits until something holds.
    #[track_caller]
    pub(crate) fn waits(&mut self, holds: impl Fn(&Self) -> bool, what: &str) {
        let start = Instant::now();
        while !holds(self) {
            let left = DEADLINE.saturating_sub(start.elapsed());
            assert!(!left.is_zero(), "{what:?} did not come; the screen is\n{}", self.screen());
            match self.output.recv_timeout(left) {
                Ok(bytes) => self.take(&bytes),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => {
                    assert!(holds(self), "the program ended before {what:?}; the screen is\n{}", self.screen());
                }
            }
        }
    }

    fn take(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
        self.parser.process(bytes);
    }

    /// Looks on for a while, at the screen after each piece of output, or until the program has ended.
    pub(crate) fn looks_on(&mut self, time: Duration, mut look: impl FnMut(&Self)) {
        let start = Instant::now();
        while let Ok(bytes) = self.output.recv_timeout(time.saturating_sub(start.elapsed())) {
            self.take(&bytes);
            look(self);
        }
    }

    /// Kills the program, and looks at what it had written until then.
    pub(crate) fn is_killed(&mut self, look: impl FnMut(&Self)) {
        self.signal(rustix::process::Signal::KILL);
        self.looks_on(DEADLINE, look);
        self.ends();
    }

    /// Sends the program a signal.
    pub(crate) fn signal(&mut self, signal: rustix::process::Signal) -> &mut Self {
        let pid = i32::try_from(self.child.process_id().unwrap()).unwrap();
        rustix::process::kill_process(rustix::process::Pid::from_raw(pid).unwrap(), signal).unwrap();
        self
    }

    /// Waits until the program has ended and all that it wrote is there.
    pub(crate) fn ends(&mut self) -> ExitStatus {
        let start = Instant::now();
        loop {
            match self.output.recv_timeout(DEADLINE.saturating_sub(start.elapsed())) {
                Ok(bytes) => self.take(&bytes),
                Err(RecvTimeoutError::Disconnected) => return self.child.wait().unwrap(),
                Err(RecvTimeoutError::Timeout) => panic!("the program did not end; the screen is\n{}", self.screen()),
            }
        }
    }

    /// Gives the terminal another size, in columns and rows.
    pub(crate) fn resize(&mut self, cols: u16, rows: u16) -> &mut Self {
        self.parser.screen_mut().set_size(not_zero(rows), not_zero(cols));
        self.master.resize(PtySize { rows, cols, ..PtySize::default() }).unwrap();
        self
    }

    pub(crate) fn vt(&self) -> &vt100::Screen {
        self.parser.screen()
    }

    /// The text on the screen.
    pub(crate) fn screen(&self) -> String {
        self.vt().contents()
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // Nothing is left running when a test fails.
        let _ = self.child.kill();
    }
}

fn not_zero(size: u16) -> NonZeroU16 {
    NonZeroU16::new(size).unwrap()
}

/// Reads in a thread of its own until the terminal is closed.
fn listen(mut reader: Box<dyn Read + Send>) -> Receiver<Vec<u8>> {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        let mut buffer = [0; 4096];
        while let Ok(count @ 1..) = reader.read(&mut buffer) {
            if sender.send(buffer[..count].to_vec()).is_err() {
                return;
            }
        }
    });
    receiver
}
