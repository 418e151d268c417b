//! The functions of `wasi_snapshot_preview1`, by the names under which the kernel imports them.
//!
//! The worker binds each method of [`Host`] whose name begins as a WASI function does. Numbers come as they are in wasm.

use crate::{Host, NOT_HERE};
use vfs::wasi::{PathOpen, Wait};
use vfs::{Error, Result};
use wasm_bindgen::prelude::*;

fn answer(result: Result<()>) -> i32 {
    match result {
        Ok(()) => 0,
        Err(Error::NotHere) => NOT_HERE,
        Err(error) => i32::from(error.errno()),
    }
}

/// Methods that hand their arguments on: `name(arguments)` to the call of the same name, with the guest's memory where
/// `guest` says so.
macro_rules! calls {
    (with guest { $($name:ident($($argument:ident: $type:ty),*);)* }
     without { $($plain:ident($($plain_argument:ident: $plain_type:ty),*);)* }) => {
        #[wasm_bindgen]
        impl Host {
            $(
                #[expect(clippy::allow_attributes, reason = "only some of the calls have so many arguments")]
                #[allow(clippy::too_many_arguments)]
                pub fn $name(&mut self, $($argument: $type),*) -> i32 {
                    answer(self.wasi.$name(&mut self.guest, $($argument),*))
                }
            )*
            $(
                pub fn $plain(&mut self, $($plain_argument: $plain_type),*) -> i32 {
                    answer(self.wasi.$plain($($plain_argument),*))
                }
            )*
        }
    };
}

calls! {
    with guest {
    args_get(pointers: u32, bytes: u32);
    args_sizes_get(count: u32, bytes: u32);
    clock_res_get(clock: u32, at: u32);
    environ_get(pointers: u32, bytes: u32);
    environ_sizes_get(count: u32, bytes: u32);
    fd_fdstat_get(fd: u32, at: u32);
    fd_filestat_get(fd: u32, at: u32);
    fd_pread(fd: u32, iovs: u32, count: u32, offset: u64, read: u32);
    fd_prestat_dir_name(fd: u32, at: u32, len: u32);
    fd_prestat_get(fd: u32, at: u32);
    fd_pwrite(fd: u32, iovs: u32, count: u32, offset: u64, written: u32);
    fd_read(fd: u32, iovs: u32, count: u32, read: u32);
    fd_readdir(fd: u32, buffer: u32, len: u32, cookie: u64, used: u32);
    fd_seek(fd: u32, delta: i64, whence: u32, at: u32);
    fd_tell(fd: u32, at: u32);
    fd_write(fd: u32, iovs: u32, count: u32, written: u32);
    path_create_directory(fd: u32, path: u32, len: u32);
    path_filestat_get(fd: u32, flags: u32, path: u32, len: u32, at: u32);
    path_filestat_set_times(fd: u32, flags: u32, path: u32, len: u32, accessed: u64, modified: u64, set: u32);
    path_remove_directory(fd: u32, path: u32, len: u32);
    path_unlink_file(fd: u32, path: u32, len: u32);
    random_get(at: u32, len: u32);
    } without {
    fd_allocate(fd: u32, offset: u64, len: u64);
    fd_close(fd: u32);
    fd_fdstat_set_flags(fd: u32, flags: u32);
    fd_filestat_set_size(fd: u32, size: u64);
    fd_filestat_set_times(fd: u32, accessed: u64, modified: u64, flags: u32);
    fd_renumber(from: u32, to: u32);
    fd_sync(fd: u32);
    }
}

/// Calls whose arguments need gathering.
#[wasm_bindgen]
impl Host {
    pub fn clock_time_get(&mut self, clock: u32, _precision: u64, at: u32) -> i32 {
        answer(self.wasi.clock_time_get(&mut self.guest, clock, at))
    }

    pub fn fd_advise(&mut self, fd: u32, _offset: u64, _len: u64, advice: u32) -> i32 {
        answer(self.wasi.fd_advise(fd, advice))
    }

    pub fn fd_datasync(&mut self, fd: u32) -> i32 {
        answer(self.wasi.fd_sync(fd))
    }

    pub fn fd_fdstat_set_rights(&mut self, fd: u32, _base: u64, _inheriting: u64) -> i32 {
        answer(self.wasi.fd_fdstat_set_rights(fd))
    }

    #[expect(clippy::too_many_arguments, reason = "the signature of the specification")]
    pub fn path_link(&mut self, from: u32, flags: u32, path: u32, len: u32, to: u32, to_path: u32, to_len: u32) -> i32 {
        answer(self.wasi.path_link(&self.guest, flags, (from, path, len), (to, to_path, to_len)))
    }

    #[expect(clippy::too_many_arguments, reason = "the signature of the specification")]
    pub fn path_open(
        &mut self,
        directory: u32,
        lookup_flags: u32,
        path: u32,
        path_len: u32,
        open_flags: u32,
        rights: u64,
        _inheriting: u64,
        descriptor_flags: u32,
        opened_at: u32,
    ) -> i32 {
        let call =
            PathOpen { directory, lookup_flags, path, path_len, open_flags, rights, descriptor_flags, opened_at };
        answer(self.wasi.path_open(&mut self.guest, call))
    }

    pub fn path_readlink(&mut self, fd: u32, path: u32, len: u32, buffer: u32, buffer_len: u32, used: u32) -> i32 {
        answer(self.wasi.path_readlink(&mut self.guest, (fd, path, len), buffer, buffer_len, used))
    }

    pub fn path_rename(&mut self, from: u32, path: u32, len: u32, to: u32, to_path: u32, to_len: u32) -> i32 {
        answer(self.wasi.path_rename(&self.guest, (from, path, len), (to, to_path, to_len)))
    }

    pub fn path_symlink(&mut self, target: u32, target_len: u32, fd: u32, path: u32, len: u32) -> i32 {
        answer(self.wasi.path_symlink(&self.guest, (target, target_len), (fd, path, len)))
    }

    /// First half of `poll_oneoff`: milliseconds to wait; 0 when something is ready, negative an error number.
    #[wasm_bindgen(js_name = pollWaitMs)]
    pub fn poll_wait_ms(&self, subscriptions: u32, count: u32) -> f64 {
        match self.wasi.poll_oneoff_wait(&self.guest, subscriptions, count) {
            Ok(Wait::Ready) => 0.0,
            Ok(Wait::Sleep(nanos)) => nanos as f64 / 1e6,
            Err(error) => -f64::from(error.errno()),
        }
    }

    /// Second half, after so many milliseconds.
    #[wasm_bindgen(js_name = pollFinish)]
    pub fn poll_finish(&mut self, subscriptions: u32, events: u32, count: u32, events_at: u32, waited_ms: f64) -> i32 {
        let waited = (waited_ms * 1e6) as u64;
        answer(self.wasi.poll_oneoff_finish(&mut self.guest, subscriptions, events, count, events_at, waited))
    }

    pub fn sched_yield(&self) -> i32 {
        0
    }

    pub fn proc_raise(&self, _signal: u32) -> i32 {
        answer(Err(Error::NotSupported))
    }

    pub fn sock_accept(&self, _fd: u32, _flags: u32, _at: u32) -> i32 {
        answer(Err(Error::NotSocket))
    }

    pub fn sock_recv(&self, _fd: u32, _iovs: u32, _count: u32, _flags: u32, _len: u32, _out_flags: u32) -> i32 {
        answer(Err(Error::NotSocket))
    }

    pub fn sock_send(&self, _fd: u32, _iovs: u32, _count: u32, _flags: u32, _len: u32) -> i32 {
        answer(Err(Error::NotSocket))
    }

    pub fn sock_shutdown(&self, _fd: u32, _how: u32) -> i32 {
        answer(Err(Error::NotSocket))
    }
}
