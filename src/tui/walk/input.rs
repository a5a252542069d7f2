//! Standard input that ends when somebody asks the program to end, so that what was typed until then is kept.

use std::fs::File;
use std::io::{self, Read};
use std::os::fd::AsFd;
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::{flag, low_level::pipe};

/// Standard input until Ctrl-C, SIGTERM or SIGHUP; from then on it is at its end.
#[derive(Debug)]
pub struct UntilSignal {
    input: File,
    /// Has something to read once a signal came.
    woken: UnixStream,
    signal: Arc<AtomicUsize>,
}

impl UntilSignal {
    /// Watches for signals from now on.
    ///
    /// # Errors
    ///
    /// The system does not allow it.
    pub fn watch() -> io::Result<Self> {
        let (woken, waker) = UnixStream::pair()?;
        let signal = Arc::new(AtomicUsize::new(0));
        for number in [SIGINT, SIGTERM, SIGHUP] {
            flag::register_usize(number, Arc::clone(&signal), usize::try_from(number).unwrap_or_default())?;
            pipe::register(number, waker.try_clone()?)?;
        }
        Ok(Self { input: File::from(io::stdin().as_fd().try_clone_to_owned()?), woken, signal })
    }

    /// The exit code that shells give a program ended by the signal that came, if one did.
    #[must_use]
    pub fn exit_code(&self) -> Option<u8> {
        let number = self.signal.load(Ordering::SeqCst);
        (number > 0).then(|| u8::try_from(number + 128).unwrap_or(u8::MAX))
    }
}

impl Read for UntilSignal {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let mut waited =
                [PollFd::new(&self.woken, PollFlags::IN), PollFd::new(&self.input, PollFlags::IN | PollFlags::HUP)];
            match poll(&mut waited, None) {
                Err(Errno::INTR) => continue,
                done => done.map_err(io::Error::from)?,
            };
            let [woken, _] = waited;
            return if woken.revents().is_empty() { self.input.read(buffer) } else { Ok(0) };
        }
    }
}
