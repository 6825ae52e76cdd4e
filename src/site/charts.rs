//! Charts as inline SVG, drawn at build time from plain rows.
//!
//! A chart draws its rows in the order in which it is given them, so that the
//! table beside it, made from the same rows, reads alike. It carries no colour,
//! only classes that the stylesheet knows, and no style attribute, so that a strict
//! content policy holds. Words and numbers come in as the reader will see them:
//! a chart knows no language, only the direction in which it is read.
//!
//! Charts that stretch with the page place their marks in per cent and keep
//! their heights and letters in pixels: they stay legible on a telephone.

pub mod axis;
pub mod capacity;
pub mod confidence;
pub mod delta;
pub mod dumbbell;
pub mod flow;
mod frame;
mod layered;
mod lettering;
pub mod map;
pub mod preferences;
pub mod progress;
pub mod rose;
pub mod shade;
pub mod sparkline;
mod svg;
mod time;
pub mod timeline;

pub use frame::{Caption, Direction, Frame, Tone};
