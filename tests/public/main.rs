//! What the library shows: how many names there are, that each of its functions is called here, and that none
//! panics, whatever it is given: wrong ids, models that nobody looked at, values from end to end of their types.

#[path = "../common/random.rs"]
mod random;

mod models;
mod names;
mod values;
