//! Waiting until something happens in folders.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use notify::{RecommendedWatcher, RecursiveMode, Watcher};

/// How long nothing may happen before a change counts as complete: editors write a file in several
/// steps.
const QUIET: Duration = Duration::from_millis(10);
/// How long a change may go on.
const LONGEST: Duration = Duration::from_millis(100);
/// How often files are looked at where the system says nothing: on other machines' disks, behind
/// links, or if it cannot watch as many folders.
const BETWEEN_LOOKS: Duration = Duration::from_secs(1);

/// Watches folders, as far as the system can.
pub(super) struct Watch {
    watcher: Option<RecommendedWatcher>,
    events: Receiver<()>,
    folders: BTreeSet<PathBuf>,
}

impl Watch {
    pub(super) fn new() -> Self {
        // What happened does not matter, and one message for all of it is enough.
        let (sender, events) = mpsc::sync_channel(1);
        let happened = move |_| _ = sender.try_send(());
        let watcher = notify::recommended_watcher(happened).ok();
        Self { watcher, events, folders: BTreeSet::new() }
    }

    /// Watches these folders from now on, without those in them.
    pub(super) fn watch(&mut self, folders: BTreeSet<PathBuf>) {
        let Some(watcher) = &mut self.watcher else { return };
        for gone in self.folders.difference(&folders) {
            _ = watcher.unwatch(gone);
        }
        let new: Vec<&Path> =
            folders.difference(&self.folders).map(PathBuf::as_path).collect();
        for folder in new {
            // One that cannot be watched is looked at now and then.
            _ = watcher.watch(folder, RecursiveMode::NonRecursive);
        }
        self.folders = folders;
    }

    /// Waits until something may have changed, and is complete.
    pub(super) fn wait(&self) {
        if self.watcher.is_none() {
            thread::sleep(BETWEEN_LOOKS);
            return;
        }
        if self.events.recv_timeout(BETWEEN_LOOKS).is_err() {
            return;
        }
        let begun = Instant::now();
        while begun.elapsed() < LONGEST && self.events.recv_timeout(QUIET).is_ok() {}
    }
}
