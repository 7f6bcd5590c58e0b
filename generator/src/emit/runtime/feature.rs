//! Features: what a client has of the runtime that no mention tells of.

/// Something that has to be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Feature {
    /// Errors have headers with types.
    ErrorHeaders,
    /// Parts of answers that can't be read are left out.
    LeftOut,
    /// The settings name further places of messages.
    MessagePointers,
    /// Unions have variants that keep what they don't know.
    Open,
    /// There are settings without which there is no client.
    RequiredSettings,
    /// There are settings.
    Settings,
}

impl Feature {
    /// The name that conditions have for it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::ErrorHeaders => "error_headers",
            Self::LeftOut => "left_out",
            Self::MessagePointers => "message_pointers",
            Self::Open => "open",
            Self::RequiredSettings => "required_settings",
            Self::Settings => "settings",
        }
    }
}
