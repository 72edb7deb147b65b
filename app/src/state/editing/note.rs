//! What is to be said beside a control, and of whom.

/// What is to be said beside a control.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Note {
    /// Nothing.
    #[default]
    Nothing,
    /// What was typed is on this device.
    Kept,
    /// It could not be kept, and why; it is still in the control.
    Trouble(String),
    /// Somebody else changed the field meanwhile.
    Overtaken,
    /// What is in the control was typed some other time and never saved.
    Draft,
    /// What is in the control is being typed, and waits for the person to say that it is finished.
    Unsaved,
}

/// Who changed a field meanwhile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// I did, elsewhere: in another tab, or on another device.
    Me,
    /// Somebody else, by name.
    Other(String),
}
