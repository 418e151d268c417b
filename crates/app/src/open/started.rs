use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::task::Poll;

/// Something that is under way while something else is found out: futures do nothing by themselves.
pub(super) struct Started<T> {
    future: Pin<Box<dyn Future<Output = T>>>,
    answer: Option<T>,
}

impl<T> Started<T> {
    pub(super) fn new(future: impl Future<Output = T> + 'static) -> Self {
        Self { future: Box::pin(future), answer: None }
    }

    /// Waits for `other`, and gets on with this one meanwhile.
    pub(super) async fn beside<A>(&mut self, other: impl Future<Output = A>) -> A {
        let mut other = pin!(other);
        poll_fn(|context| {
            if self.answer.is_none()
                && let Poll::Ready(answer) = self.future.as_mut().poll(context)
            {
                self.answer = Some(answer);
            }
            other.as_mut().poll(context)
        })
        .await
    }

    /// Waits for this one.
    pub(super) async fn finish(self) -> T {
        match self.answer {
            Some(answer) => answer,
            None => self.future.await,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Started;
    use std::future::{Future, ready};
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    /// Polls until there is an answer.
    fn run<T>(future: impl Future<Output = T>) -> T {
        let mut future = pin!(future);
        loop {
            if let Poll::Ready(answer) = future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
                return answer;
            }
        }
    }

    /// Ready at the `n`-th poll.
    async fn after(mut n: u32) -> u32 {
        let all = n;
        std::future::poll_fn(|_| {
            n = n.saturating_sub(1);
            if n == 0 { Poll::Ready(all) } else { Poll::Pending }
        })
        .await
    }

    #[test]
    fn both_get_on_whichever_is_first() {
        for (own, other) in [(1, 1), (1, 5), (5, 1)] {
            let mut started = Started::new(after(own));
            assert_eq!(run(started.beside(after(other))), other);
            assert_eq!(run(started.finish()), own);
        }
        assert_eq!(run(Started::new(ready(7)).finish()), 7);
    }
}
