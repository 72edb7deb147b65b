//! Lines of the administration screen.
