//! Arguments, environment, clocks, random bytes and waiting.

use super::layout::{self, EVENT_BYTES, EVENT_CLOCK, EVENT_READ, EVENT_WRITE, SUBSCRIPTION_BYTES};
use super::{Guest, Wasi, World};
use crate::{Error, Nanos, Result};

/// What `poll_oneoff` has to wait for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wait {
    /// Something is ready: call [`Wasi::poll_oneoff_finish`] at once.
    Ready,
    /// Call it after so many nanoseconds.
    Sleep(Nanos),
}

const MOST_SUBSCRIPTIONS: u32 = 4096;
const RANDOM_CHUNK: u32 = 1 << 16;
/// Browsers blur their clocks to this.
const CLOCK_RESOLUTION: Nanos = 100_000;

struct Subscription {
    userdata: u64,
    kind: u8,
    clock: u32,
    timeout: Nanos,
    is_absolute: bool,
    descriptor: u32,
}

impl<W: World> Wasi<W> {
    pub fn args_sizes_get(&self, guest: &mut impl Guest, count_at: u32, bytes_at: u32) -> Result<()> {
        sizes(guest, &self.arguments, count_at, bytes_at)
    }

    pub fn args_get(&self, guest: &mut impl Guest, pointers_at: u32, bytes_at: u32) -> Result<()> {
        strings(guest, &self.arguments, pointers_at, bytes_at)
    }

    pub fn environ_sizes_get(&self, guest: &mut impl Guest, count_at: u32, bytes_at: u32) -> Result<()> {
        sizes(guest, &self.environment, count_at, bytes_at)
    }

    pub fn environ_get(&self, guest: &mut impl Guest, pointers_at: u32, bytes_at: u32) -> Result<()> {
        strings(guest, &self.environment, pointers_at, bytes_at)
    }

    pub fn clock_res_get(&self, guest: &mut impl Guest, clock: u32, at: u32) -> Result<()> {
        self.clock(clock)?;
        guest.write_u64(at, CLOCK_RESOLUTION)
    }

    pub fn clock_time_get(&self, guest: &mut impl Guest, clock: u32, at: u32) -> Result<()> {
        guest.write_u64(at, self.clock(clock)?)
    }

    pub fn random_get(&self, guest: &mut impl Guest, at: u32, len: u32) -> Result<()> {
        let mut bytes = vec![0; len.min(RANDOM_CHUNK) as usize];
        let mut done = 0;
        while done < len {
            let chunk = &mut bytes[..(len - done).min(RANDOM_CHUNK) as usize];
            self.world.random(chunk);
            guest.write(at.checked_add(done).ok_or(Error::Fault)?, chunk)?;
            done += chunk.len() as u32;
        }
        Ok(())
    }

    /// First half of `poll_oneoff`: how long to wait. Files and streams are always ready.
    pub fn poll_oneoff_wait(&self, guest: &impl Guest, subscriptions: u32, count: u32) -> Result<Wait> {
        let subscriptions = read_subscriptions(guest, subscriptions, count)?;
        let mut shortest: Option<Nanos> = None;
        for subscription in &subscriptions {
            let delay = self.delay(subscription).unwrap_or(0);
            shortest = Some(shortest.map_or(delay, |known| known.min(delay)));
        }
        Ok(shortest.filter(|delay| *delay > 0).map_or(Wait::Ready, Wait::Sleep))
    }

    /// Second half, once `waited` nanoseconds are over: writes the events.
    pub fn poll_oneoff_finish(
        &mut self,
        guest: &mut impl Guest,
        subscriptions: u32,
        events: u32,
        count: u32,
        events_at: u32,
        waited: Nanos,
    ) -> Result<()> {
        let mut ready = 0_u32;
        for subscription in read_subscriptions(guest, subscriptions, count)? {
            let error = match (subscription.kind, self.delay(&subscription)) {
                (_, Err(error)) => error.errno(),
                // A relative timeout counts from the beginning of the wait, and clocks are blurred.
                (EVENT_CLOCK, Ok(delay)) if delay > waited && delay > CLOCK_RESOLUTION => continue,
                (EVENT_READ | EVENT_WRITE, _) if self.table.get(subscription.descriptor).is_err() => {
                    Error::BadDescriptor.errno()
                }
                _ => 0,
            };
            let mut record = [0; EVENT_BYTES as usize];
            record[..8].copy_from_slice(&subscription.userdata.to_le_bytes());
            record[8..10].copy_from_slice(&error.to_le_bytes());
            record[10] = subscription.kind;
            if subscription.kind != EVENT_CLOCK && error == 0 {
                record[16] = 1;
            }
            let at = ready.checked_mul(EVENT_BYTES).and_then(|offset| events.checked_add(offset));
            guest.write(at.ok_or(Error::Fault)?, &record)?;
            ready += 1;
        }
        guest.write_u32(events_at, ready)
    }

    /// How long until a subscription is ready.
    fn delay(&self, subscription: &Subscription) -> Result<Nanos> {
        match subscription.kind {
            EVENT_CLOCK if subscription.is_absolute => {
                Ok(subscription.timeout.saturating_sub(self.clock(subscription.clock)?))
            }
            EVENT_CLOCK => self.clock(subscription.clock).map(|_| subscription.timeout),
            EVENT_READ | EVENT_WRITE => Ok(0),
            _ => Err(Error::Invalid),
        }
    }

    fn clock(&self, clock: u32) -> Result<Nanos> {
        match clock {
            layout::CLOCK_REALTIME => Ok(self.world.realtime()),
            layout::CLOCK_MONOTONIC | layout::CLOCK_PROCESS | layout::CLOCK_THREAD => Ok(self.world.monotonic()),
            _ => Err(Error::Invalid),
        }
    }
}

fn read_subscriptions(guest: &impl Guest, at: u32, count: u32) -> Result<Vec<Subscription>> {
    if count == 0 || count > MOST_SUBSCRIPTIONS {
        return Err(Error::Invalid);
    }
    let mut bytes = vec![0; (count * SUBSCRIPTION_BYTES) as usize];
    guest.read(at, &mut bytes)?;
    let number = |bytes: &[u8]| bytes.iter().rev().fold(0_u64, |value, byte| value << 8 | u64::from(*byte));
    Ok(bytes
        .chunks_exact(SUBSCRIPTION_BYTES as usize)
        .map(|record| Subscription {
            userdata: number(&record[..8]),
            kind: record[8],
            clock: number(&record[16..20]) as u32,
            timeout: number(&record[24..32]),
            is_absolute: number(&record[40..42]) as u16 & layout::CLOCK_ABSOLUTE != 0,
            descriptor: number(&record[16..20]) as u32,
        })
        .collect())
}

fn sizes(guest: &mut impl Guest, strings: &[String], count_at: u32, bytes_at: u32) -> Result<()> {
    guest.write_u32(count_at, strings.len() as u32)?;
    guest.write_u32(bytes_at, strings.iter().map(|string| string.len() as u32 + 1).sum())
}

/// Writes zero-ended strings and the pointers to them.
fn strings(guest: &mut impl Guest, strings: &[String], pointers_at: u32, bytes_at: u32) -> Result<()> {
    let mut pointer = bytes_at;
    for (index, string) in (0_u32..).zip(strings) {
        let slot = index.checked_mul(4).and_then(|offset| pointers_at.checked_add(offset)).ok_or(Error::Fault)?;
        guest.write_u32(slot, pointer)?;
        guest.write(pointer, string.as_bytes())?;
        let end = pointer.checked_add(string.len() as u32).ok_or(Error::Fault)?;
        guest.write(end, &[0])?;
        pointer = end.checked_add(1).ok_or(Error::Fault)?;
    }
    Ok(())
}
