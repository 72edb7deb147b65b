//! Adapters: everything the app asks of the browser, one file each. They carry and keep; they decide nothing.

pub mod address;
pub mod chunk;
pub mod clipboard;
pub mod clock;
pub mod colour;
pub mod depot;
pub mod events;
pub mod file;
pub mod focus;
pub mod full_screen;
pub mod indexed;
pub mod input;
pub mod keep;
pub mod kept_files;
pub mod live;
pub mod locks;
pub mod look;
pub mod menu;
pub mod near;
pub mod place;
pub mod room;
pub mod send;
pub mod send_file;
pub mod tab;
pub mod text;
pub mod way_back;
