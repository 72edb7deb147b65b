//! Parts of "Đồng bộ".

pub mod choices;
pub mod device;
pub mod files;
pub mod leaving;
pub mod set_back;
pub mod standing;
pub mod trail;
pub mod waiting;
