//! Work spread over threads, with results in the order of the items. The number of items in
//! progress is bounded by a window, however slow the first of them is, or whoever takes the
//! results.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::sync::mpsc::channel;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// The stack of a thread, in bytes: layouts nest deeper than the usual 2 MiB allow.
const STACK: usize = 16 << 20;

/// How many results were taken.
struct Progress {
    /// `None` once no more are wanted.
    taken: Mutex<Option<usize>>,
    moved: Condvar,
}

impl Progress {
    fn set(&self, taken: Option<usize>) {
        *locked(&self.taken) = taken;
        self.moved.notify_all();
    }

    /// Waits until the item `at` is in the window; returns whether it is still wanted.
    fn wait(&self, at: usize, window: usize) -> bool {
        let mut taken = locked(&self.taken);
        while taken.is_some_and(|taken| at >= taken.saturating_add(window)) {
            taken = self.moved.wait(taken).unwrap_or_else(PoisonError::into_inner);
        }
        taken.is_some()
    }
}

/// The items that are left.
struct Left<I> {
    items: I,
    next: usize,
    is_over: bool,
}

/// Processes items on `threads` threads and passes the results to `take` on this thread, in the
/// order of the items. `worker` is called once for each thread and returns what processes an
/// item there. At most `window` items are in progress or waiting to be taken. Items are pulled
/// one at a time; once `take` breaks, no more are.
pub(super) fn in_order<T: Send, R: Send, W: FnMut(T) -> R>(
    items: impl Iterator<Item = T> + Send,
    threads: NonZeroUsize,
    window: NonZeroUsize,
    worker: impl Fn() -> W + Sync,
    mut take: impl FnMut(R) -> ControlFlow<()>,
) {
    let left = Mutex::new(Left { items, next: 0, is_over: false });
    let progress = Progress { taken: Mutex::new(Some(0)), moved: Condvar::new() };
    let (sender, results) = channel();
    thread::scope(|scope| {
        for _ in 0..threads.get() {
            let (sender, left, progress, worker) =
                (sender.clone(), &left, &progress, &worker);
            let work = move || {
                let mut work = worker();
                loop {
                    let (at, item) = {
                        let mut left = locked(left);
                        if !progress.wait(left.next, window.get()) || left.is_over {
                            break;
                        }
                        let Some(item) = left.items.next() else {
                            left.is_over = true;
                            break;
                        };
                        left.next += 1;
                        (left.next - 1, item)
                    };
                    if sender.send((at, work(item))).is_err() {
                        break;
                    }
                }
            };
            thread::Builder::new()
                .stack_size(STACK)
                .spawn_scoped(scope, work)
                .expect("the system has room for a few threads");
        }
        drop(sender);
        let mut early = BTreeMap::new();
        let mut next = 0;
        'results: for (at, result) in results {
            early.insert(at, result);
            while let Some(result) = early.remove(&next) {
                next += 1;
                if take(result).is_break() {
                    progress.set(None);
                    break 'results;
                }
                progress.set(Some(next));
            }
        }
    });
}

/// A window of `each` items for every thread, besides the one it works on.
pub(super) fn window(threads: NonZeroUsize, each: usize) -> NonZeroUsize {
    threads.saturating_mul(NonZeroUsize::MIN.saturating_add(each))
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    use super::*;

    fn number(number: usize) -> NonZeroUsize {
        NonZeroUsize::new(number).expect("it is not 0")
    }

    #[test]
    fn results_are_in_the_order_of_the_items_on_any_number_of_threads() {
        for threads in [1, 2, 7] {
            let mut taken = Vec::new();
            let work = || {
                |item: u64| {
                    thread::sleep(Duration::from_micros(item * 7 % 300));
                    item * 2
                }
            };
            in_order(0..200, number(threads), number(5), work, |result| {
                taken.push(result);
                ControlFlow::Continue(())
            });
            assert_eq!(taken, (0..200).map(|item| item * 2).collect::<Vec<_>>());
        }
    }

    #[test]
    fn no_more_items_are_in_progress_than_the_window_allows() {
        let asked = AtomicUsize::new(0);
        let mut taken = 0;
        let items = (0..100).inspect(|_| {
            asked.fetch_add(1, Ordering::SeqCst);
        });
        in_order(
            items,
            number(4),
            number(6),
            || |item: i32| item,
            |_| {
                thread::sleep(Duration::from_millis(1));
                let out = asked.load(Ordering::SeqCst) - taken;
                assert!(out <= 6, "{out} are in progress");
                taken += 1;
                ControlFlow::Continue(())
            },
        );
        assert_eq!(taken, 100);
    }

    #[test]
    fn no_items_are_pulled_after_a_break() {
        let asked = AtomicUsize::new(0);
        let items = std::iter::from_fn(|| Some(asked.fetch_add(1, Ordering::SeqCst)));
        let mut taken = Vec::new();
        in_order(
            items,
            number(3),
            number(8),
            || |item| item,
            |result| {
                taken.push(result);
                if result == 20 {
                    ControlFlow::Break(())
                } else {
                    ControlFlow::Continue(())
                }
            },
        );
        assert_eq!(taken, (0..=20).collect::<Vec<_>>());
        assert!(asked.load(Ordering::SeqCst) <= 20 + 8 + 3);
    }
}
