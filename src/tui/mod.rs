//! The terminal interface.

pub mod glyphs;
pub mod theme;
