//! Work on many things on all cores, whose results come in the order of the things.
//!
//! Only a few results are in memory at once: whoever works waits for whoever takes. What panics is
//! told as the result of its thing, and stops no other.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// How many results may wait to be taken, for each core.
const AHEAD: usize = 4;

/// Bytes of the stack of a worker: as much as the first thread of a process has on most systems.
const STACK: usize = 8 << 20;

/// Whether the thread that calls has as large a stack as a worker: the first of the process has, but not on Windows. Of
/// any other it isn't known.
fn has_room() -> bool {
    !cfg!(windows) && thread::current().name() == Some("main")
}

/// How far all workers are.
struct State<R> {
    /// The next thing that nobody works on.
    next: usize,
    /// How many results were taken.
    taken: usize,
    /// Results that wait to be taken.
    done: BTreeMap<usize, Result<R, String>>,
    /// Whether nobody wants more results.
    stopped: bool,
}

/// How many things are worked on at once: as many as there are cores, or as rayon was told.
#[must_use]
pub fn workers() -> usize {
    rayon::current_num_threads().max(1)
}

/// Does `work` with all of `items` on all cores, and gives the results to `take` in the order of the
/// items, an error with the message where `work` panicked. `take` is called by the caller's thread, and
/// so is `work` where there is one item and that thread is the first of the process, which has room enough
/// on all systems but Windows.
///
/// # Errors
/// The first error of `take`, which ends the work.
pub fn in_order<T: Sync, R: Send, E>(
    items: &[T],
    work: impl Fn(&T) -> R + Sync,
    mut take: impl FnMut(&T, Result<R, String>) -> Result<(), E>,
) -> Result<(), E> {
    if let ([item], true) = (items, has_room()) {
        return take(item, guarded(|| work(item)));
    }
    let workers = workers().min(items.len());
    let state = State { next: 0, taken: 0, done: BTreeMap::new(), stopped: false };
    let (state, changed) = (Mutex::new(state), Condvar::new());
    let worker = || {
        while let Some(at) = claim(&state, &changed, items.len(), AHEAD * workers) {
            let result = guarded(|| work(&items[at]));
            locked(&state).done.insert(at, result);
            changed.notify_all();
        }
    };
    thread::scope(|scope| {
        // A system that lets no thread be made leaves the work to the caller.
        let made = (0..workers).filter(|_| {
            let builder = thread::Builder::new().stack_size(STACK);
            builder.spawn_scoped(scope, worker).is_ok()
        });
        let alone = made.count() == 0;
        for (at, item) in items.iter().enumerate() {
            let result = if alone {
                guarded(|| work(item))
            } else {
                let waits = changed.wait_while(locked(&state), |of| !of.done.contains_key(&at));
                let mut state = waits.unwrap_or_else(PoisonError::into_inner);
                state.taken = at + 1;
                state.done.remove(&at).unwrap_or_else(|| Err("no result".to_owned()))
            };
            changed.notify_all();
            if let Err(error) = take(item, result) {
                locked(&state).stopped = true;
                changed.notify_all();
                return Err(error);
            }
        }
        Ok(())
    })
}

/// The next thing to work on, once there is room for its result.
fn claim<R>(state: &Mutex<State<R>>, changed: &Condvar, all: usize, ahead: usize) -> Option<usize> {
    let waits = changed.wait_while(locked(state), |of| {
        !of.stopped && of.next < all && of.next >= of.taken + ahead
    });
    let mut state = waits.unwrap_or_else(PoisonError::into_inner);
    let at = state.next;
    if state.stopped || at >= all {
        return None;
    }
    state.next += 1;
    Some(at)
}

fn locked<R>(state: &Mutex<State<R>>) -> MutexGuard<'_, State<R>> {
    // Nothing panics while it is held.
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The result of work, or what it panicked with.
fn guarded<R>(work: impl FnOnce() -> R) -> Result<R, String> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|panic| {
        let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
        let text = text.or_else(|| panic.downcast_ref::<String>().cloned());
        text.unwrap_or_else(|| "no message".to_owned())
    })
}

/// Lets this process work on so many things at once; before anything was worked on.
///
/// # Errors
/// When something was worked on before.
pub fn use_workers(number: NonZero<usize>) -> Result<(), String> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(number.get());
    pool.build_global().map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    use super::*;

    #[test]
    fn results_come_in_order_and_a_panic_stops_no_other() {
        let items: Vec<usize> = (0..500).collect();
        let mut seen = Vec::new();
        let work = |at: &usize| {
            thread::sleep(Duration::from_micros(if at.is_multiple_of(7) { 300 } else { 1 }));
            assert!(at % 100 != 3, "number {at}");
            at * 2
        };
        let taken: Result<(), ()> = in_order(&items, work, |item, result| {
            seen.push((*item, result));
            Ok(())
        });
        assert_eq!(taken, Ok(()));
        assert_eq!(seen.len(), 500);
        for (at, (item, result)) in seen.into_iter().enumerate() {
            assert_eq!(item, at);
            match at % 100 {
                3 => assert_eq!(result, Err(format!("number {at}"))),
                _ => assert_eq!(result, Ok(at * 2)),
            }
        }
    }

    #[test]
    fn who_works_waits_for_who_takes() {
        let (begun, taken) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let items = [(); 300];
        let work = |(): &()| {
            let waiting = begun.fetch_add(1, Ordering::SeqCst) - taken.load(Ordering::SeqCst);
            // Those that are being worked on come on top.
            assert!(waiting <= (AHEAD + 1) * workers() + 1, "{waiting} wait");
        };
        let all: Result<(), ()> = in_order(&items, work, |(), result| {
            result.expect("there was room");
            thread::sleep(Duration::from_micros(200));
            taken.fetch_add(1, Ordering::SeqCst);
            Ok(())
        });
        assert_eq!(all, Ok(()));
    }

    #[test]
    fn an_error_of_who_takes_ends_the_work() {
        let worked = AtomicUsize::new(0);
        let items = [(); 10_000];
        let work = |(): &()| worked.fetch_add(1, Ordering::SeqCst);
        let ended = in_order(&items, work, |(), _| Err("enough"));
        assert_eq!(ended, Err("enough"));
        assert!(worked.load(Ordering::SeqCst) <= AHEAD * workers() + 1);
        assert_eq!(in_order(&[] as &[()], |()| (), |(), _| Err("none")), Ok(()));
    }
}
