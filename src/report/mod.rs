//! How results are written.
//!
//! A result is gathered once, as a value of [`shown`]; [`json`] writes it as it is, [`text`] makes a page of it,
//! which is for a terminal or a [`document`], and its rows ([`table`]) become [`csv`], [`ndjson`] or [`xlsx`], so that no two of them can tell different figures.

pub mod csv;
pub mod document;
pub mod json;
pub mod ndjson;
pub mod paper;
pub mod shown;
pub mod table;
pub mod text;
pub mod xlsx;
