//! The terminal interface: a model, one function that changes it, one that draws it, and a loop at the rim.

pub mod actions;
pub mod app;
pub mod boards;
pub mod commands;
pub mod compare;
pub mod dates;
pub mod editor;
pub mod events;
pub mod field;
pub mod filter;
pub mod form;
pub mod glyphs;
pub mod keeping;
pub mod keys;
pub mod message;
pub mod model;
pub mod palette;
pub mod search;
pub mod terminal;
pub mod reader;
pub mod shelf;
pub mod theme;
pub mod update;
pub mod view;
pub mod walk;
pub mod writing;
