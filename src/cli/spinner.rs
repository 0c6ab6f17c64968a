//! A sign of life on a terminal while a command takes longer than a second. A batch has a bar of its
//! own.

use std::io::{self, IsTerminal};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use super::terminal::Terminal;

/// How long nobody wonders what is going on.
const PATIENCE: Duration = Duration::from_secs(1);
/// The time between two of its pictures.
const TICK: Duration = Duration::from_millis(100);

/// Turns until it is dropped.
pub(super) struct Spinner {
    running: Option<(Sender<()>, JoinHandle<()>)>,
}

impl Spinner {
    /// Shows itself in a second, with the name of a command; never where nobody looks.
    pub(super) fn start(terminal: Terminal, command: &'static str) -> Self {
        if !io::stderr().is_terminal() || !terminal.is_for_people() {
            return Self { running: None };
        }
        let (end, ended) = mpsc::channel::<()>();
        let turn = move || {
            if ended.recv_timeout(PATIENCE) != Err(RecvTimeoutError::Timeout) {
                return;
            }
            let spinner = ProgressBar::new_spinner().with_message(command);
            // Without it, it looks as spinners usually do.
            if let Ok(style) =
                ProgressStyle::with_template("{spinner} vitae {msg}, {elapsed}")
            {
                spinner.set_style(style);
            }
            spinner.enable_steady_tick(TICK);
            // Until the other end is gone.
            _ = ended.recv();
            spinner.finish_and_clear();
        };
        Self { running: thread::Builder::new().spawn(turn).ok().map(|it| (end, it)) }
    }
}

impl Drop for Spinner {
    fn drop(&mut self) {
        if let Some((end, thread)) = self.running.take() {
            drop(end);
            // It has nothing to say.
            _ = thread.join();
        }
    }
}
