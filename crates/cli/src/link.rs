//! The line between `colibri run` and its kernel process.
//!
//! On Unix it is a socket pair in the place of the kernel's standard input, so that what programs write to the real
//! standard output never lands between messages. Elsewhere it is the two pipes.

use std::io::{self, Read, Write};
use std::process::{Child, Command, Stdio};

/// Starts `command` and gives its process with the reading and the writing end of the line.
pub(crate) fn spawn(command: &mut Command) -> io::Result<(Child, impl Read + Send + use<>, impl Write + use<>)> {
    #[cfg(unix)]
    {
        let (ours, theirs) = std::os::unix::net::UnixStream::pair()?;
        command.stdin(Stdio::from(std::os::fd::OwnedFd::from(theirs))).stdout(Stdio::null());
        let child = command.spawn()?;
        Ok((child, ours.try_clone()?, ours))
    }
    #[cfg(not(unix))]
    {
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let missing = || io::Error::other("no pipe to the kernel");
        let (from, to) = (child.stdout.take().ok_or_else(missing)?, child.stdin.take().ok_or_else(missing)?);
        Ok((child, from, to))
    }
}

/// The kernel's own end of the line. Afterwards its standard input is empty: programs may read it.
pub(crate) fn own_end() -> io::Result<(impl Read, impl Write)> {
    #[cfg(unix)]
    {
        use std::os::fd::AsFd;
        let end = std::os::unix::net::UnixStream::from(io::stdin().as_fd().try_clone_to_owned()?);
        let empty = std::fs::File::open("/dev/null")?;
        rustix::stdio::dup2_stdin(&empty)?;
        Ok((end.try_clone()?, end))
    }
    #[cfg(not(unix))]
    {
        Ok((io::stdin(), io::stdout()))
    }
}
