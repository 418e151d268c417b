//! What cannot be done, in `NumPy`'s words.

/// An error; the text is what `NumPy` says.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    #[error("{0}")]
    Value(String),
    #[error("{0}")]
    Index(String),
    #[error("{0}")]
    Type(String),
    /// The axis and the number of dimensions it is out of bounds for.
    #[error("axis {0} is out of bounds for array of dimension {1}")]
    Axis(isize, usize),
    #[error("{0}")]
    Memory(String),
}

pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    pub(crate) fn value(text: impl Into<String>) -> Self {
        Self::Value(text.into())
    }
}

/// A shape as Python writes tuples.
pub fn tuple<T: std::fmt::Display>(shape: &[T]) -> String {
    match shape {
        [one] => format!("({one},)"),
        many => format!("({})", many.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")),
    }
}

/// `(2,3)`, as `NumPy` writes shapes in messages about broadcasting.
pub fn joined<T: std::fmt::Display>(shape: &[T]) -> String {
    match shape {
        [one] => format!("({one},)"),
        many => format!("({})", many.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")),
    }
}
