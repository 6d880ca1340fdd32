//! Printed figures, dates and texts ⇄ exact values; which languages there are.
//!
//! A release prints `13,696` under "JPY millions", `(24.3%)`, `△1,234`, `－`; a report needs
//! 13696000000 with decimals −6, −0.243 with decimals 3, −1234, nil. Reading and printing stand
//! side by side, so that what is printed from a value reads back as that value.

pub mod accuracy;
mod boolean;
pub(crate) mod caption;
pub mod date;
pub mod date_order;
pub mod figure;
pub(crate) mod label;
pub mod language;
pub mod lexical;
pub mod markup;
pub mod moment;
mod month;
pub(crate) mod page_words;
pub mod pattern;
pub mod period;
pub mod period_meant;
pub mod scale;
pub(crate) mod schema_type;
pub mod separators;
pub mod simple_type;
pub mod text;
pub mod transform;
pub mod words;
pub mod xhtml;
