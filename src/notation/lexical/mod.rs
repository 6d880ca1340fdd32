//! Lexical spaces of XML Schema 1.0 Part 2, as far as item types rest on them.
//!
//! What validators don't take is refused too: the year of a date has four digits and is not
//! before Christ, and the numbers of a duration have nine digits at most.

mod binary;
mod calendar;
mod duration;
mod letter;
mod name;
mod name_letters;
mod space;
mod uri;

pub use binary::{is_base64_binary, is_hex_binary};
pub(crate) use calendar::is_of_any_year;
pub use calendar::{
    is_date, is_date_time, is_g_day, is_g_month, is_g_month_day, is_g_year, is_g_year_list,
    is_g_year_month, is_time,
};
pub use duration::is_duration;
pub(crate) use letter::first_outside_xml;
pub use letter::{is_printable, is_xml, is_xml_text};
pub use name::{
    continues_ncname, is_language, is_name, is_ncname, naming, nearest_ncname, prefix_of_qname,
    prefix_of_sqname,
};
pub use space::{collapsed, replaced};
pub use uri::is_uri;
