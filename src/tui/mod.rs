//! The terminal interface.

pub mod events;
pub mod glyphs;
pub mod terminal;
pub mod theme;
