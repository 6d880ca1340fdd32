//! Doubts about facts that can be read, and what can be known of figures that can't.

mod contradictions;
mod each_share;
mod repeated;
mod sums;
mod swapped;

pub use contradictions::contradictions;
pub(super) use each_share::shares_too_few;
pub use repeated::repeated_totals;
pub use sums::Sums;
pub use swapped::swapped_rows;
