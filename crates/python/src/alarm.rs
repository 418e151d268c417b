//! One alarm, for `signal.alarm` and `signal.setitimer` where the system has no signals: it rings while Python runs or sleeps.

use std::cell::RefCell;
use std::time::Duration;

use rustpython_vm::{PyObjectRef, PyResult, VirtualMachine};

thread_local! {
    static ALARM: RefCell<Option<Alarm>> = const { RefCell::new(None) };
}

/// An alarm that is set.
pub(crate) struct Alarm {
    /// By the clock of [`crate::World::now_ms`].
    pub at_ms: f64,
    /// Zero: it rings once.
    pub every_ms: f64,
    /// Called without arguments.
    pub ring: PyObjectRef,
}

/// Sets another alarm in the place of the one that was; gives that one.
pub(crate) fn set(alarm: Option<Alarm>) -> Option<Alarm> {
    ALARM.replace(alarm)
}

/// How long until it rings.
pub(crate) fn until(now_ms: f64) -> Duration {
    ALARM.with_borrow(|alarm| {
        let Some(Alarm { at_ms, .. }) = alarm else { return Duration::MAX };
        Duration::try_from_secs_f64((at_ms - now_ms).max(0.0) / 1000.0).unwrap_or(Duration::MAX)
    })
}

/// Rings if it is time to.
pub(crate) fn ring_if_due(now_ms: f64, vm: &VirtualMachine) -> PyResult<()> {
    let due = ALARM.with_borrow_mut(|alarm| {
        let found = alarm.as_mut().filter(|alarm| alarm.at_ms <= now_ms)?;
        let ring = found.ring.clone();
        if found.every_ms > 0.0 {
            found.at_ms = now_ms + found.every_ms;
        } else {
            *alarm = None;
        }
        Some(ring)
    });
    due.map_or(Ok(()), |ring| ring.call((), vm).map(drop))
}
