//! Where commands write: data to standard output, all else to standard error; and how a run ends.

use std::fmt::Display;
use std::io::{self, BufWriter, ErrorKind, IsTerminal, Write};
use std::process::ExitCode;

use anstream::{AutoStream, ColorChoice};

use crate::plain::safe;
use crate::store::{SaveError, why_not_written};
use crate::words::batch::NO_WORKBOOK_ON_TERMINAL;

/// How a command ended that said all there is to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Ended {
    /// Done.
    Done,
    /// The answer is no.
    No,
    /// Something of it could not be done.
    Undone,
    /// It must not be taken for any answer: git stops at this code.
    Broken,
    /// A signal ended it; with the exit code that shells give for it.
    Signalled(u8),
}

/// Why a command stopped.
#[derive(Debug)]
pub(super) enum Stop {
    /// It failed, with a sentence that says what, where and what to do.
    Failed(String),
    /// Whoever reads the output went away. That is no failure.
    ClosedPipe,
}

impl Stop {
    /// A failure with that sentence.
    pub(super) fn failed(message: impl Display) -> Self {
        Self::Failed(message.to_string())
    }

    /// The sentence that says why.
    pub(super) fn message(self) -> String {
        match self {
            Self::Failed(message) => message,
            Self::ClosedPipe => "nobody reads the output".to_owned(),
        }
    }
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        // One of a file names it.
        match error.downcast::<SaveError>() {
            Ok(why) => Self::Failed(why.to_string()),
            Err(error) if error.kind() == ErrorKind::BrokenPipe => Self::ClosedPipe,
            Err(error) => Self::Failed(format!("the output could not be written: {}", why_not_written(&error))),
        }
    }
}

impl From<serde_json::Error> for Stop {
    fn from(error: serde_json::Error) -> Self {
        Self::Failed(format!("the result could not be written as JSON: {error}"))
    }
}

/// The exit code of a run; a failure is told first.
pub(super) fn exit_code(ended: Result<Ended, Stop>) -> ExitCode {
    match ended {
        Ok(Ended::Done) | Err(Stop::ClosedPipe) => ExitCode::SUCCESS,
        Ok(Ended::No) => ExitCode::from(1),
        Ok(Ended::Undone) => ExitCode::from(2),
        Ok(Ended::Broken) => ExitCode::from(129),
        Ok(Ended::Signalled(code)) => ExitCode::from(code),
        Err(Stop::Failed(message)) => {
            complain(&message);
            ExitCode::from(2)
        }
    }
}

/// Refuses to write a workbook to a terminal.
pub(super) fn refuse_workbook_on_terminal() -> Result<(), Stop> {
    if io::stdout().is_terminal() { Err(Stop::failed(NO_WORKBOOK_ON_TERMINAL)) } else { Ok(()) }
}

/// Whether standard output goes into a file, as with `> FILE`. Where that cannot be told, it is taken for none.
#[cfg(unix)]
pub(super) fn output_is_a_file() -> bool {
    rustix::fs::fstat(io::stdout()).is_ok_and(|stat| rustix::fs::FileType::from_raw_mode(stat.st_mode).is_file())
}

#[cfg(not(unix))]
pub(super) fn output_is_a_file() -> bool {
    false
}

/// Writes a sentence to standard error. If even that fails, there is nobody to tell.
pub(super) fn complain(message: &str) {
    let _ = writeln!(io::stderr().lock(), "lscb-audit: {}", safe(message.trim_end()));
}

/// Says why a file could not be used. A reason that the disk gave begins with the path already.
pub(super) fn complain_of(path: &str, message: &str) {
    if message.starts_with(path) { complain(message) } else { complain(&format!("{path}: {message}")) }
}

/// The one writer of data.
pub(super) struct Out(BufWriter<AutoStream<io::Stdout>>);

impl Out {
    /// Standard output, with colour or without.
    pub(super) fn new(colour: bool) -> Self {
        let choice = if colour { ColorChoice::Always } else { ColorChoice::Never };
        Self(BufWriter::new(AutoStream::new(io::stdout(), choice)))
    }

    /// Writes data.
    pub(super) fn data(&mut self, text: &str) -> Result<(), Stop> {
        Ok(self.0.write_all(text.as_bytes())?)
    }

    /// Writes the text of a file as it is; on a terminal, where it is only looked at, so that it commands nothing.
    pub(super) fn raw(&mut self, text: &str) -> Result<(), Stop> {
        if io::stdout().is_terminal() { self.data(&safe(text)) } else { self.data(text) }
    }

    /// Writes data on a line.
    pub(super) fn line(&mut self, text: &str) -> Result<(), Stop> {
        Ok(writeln!(self.0, "{}", safe(text))?)
    }

    /// Where a conversation is written, line by line.
    pub(super) fn writer(&mut self) -> &mut dyn Write {
        &mut self.0
    }

    /// Makes sure that all of it is out.
    pub(super) fn flush(&mut self) -> Result<(), Stop> {
        Ok(self.0.flush()?)
    }
}
