//! The terminal that findings are shown on.

/// What a terminal can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terminal {
    /// How many columns it has; none where it is a file that is to have colours, whose lines are
    /// whole.
    pub columns: Option<usize>,
    /// Whether it shows colours.
    pub color: bool,
}
