//! Registries and schemas of the standards, as data.

pub mod arcroles;
pub mod currency;
pub mod namespaces;
pub mod schemas;
pub mod units;
