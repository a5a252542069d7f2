//! How results are written.
//!
//! A result is gathered once, as a value of [`shown`]; [`json`] writes it as it is and [`text`] makes a page of it, so
//! that the two cannot tell different figures.

pub mod json;
pub mod shown;
pub mod text;
