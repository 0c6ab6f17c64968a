//! Choices among a few: names come in, values go out, and every name can be told.

/// A choice among a few.
pub trait Choice: Copy + Send + Sync + 'static {
    /// Every value, with the name it is chosen by in files and on the command line.
    const ALL: &'static [(&'static str, Self)];

    /// The value chosen by `name`.
    #[must_use]
    fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
    }
}

/// Defines a choice among a few, each with the name it is chosen by in files and on the command
/// line.
macro_rules! choice {
    (
        $(#[$about:meta])*
        $name:ident {
            $($(#[$doc:meta])* $variant:ident = $text:literal,)+
        }
    ) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
        #[derive(serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $($(#[$doc])* #[serde(rename = $text)] $variant,)+
        }

        impl $name {
            /// The name it is chosen by.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }
        }

        impl $crate::choice::Choice for $name {
            const ALL: &'static [(&'static str, Self)] =
                &[$(($text, Self::$variant)),+];
        }
    };
}
pub(crate) use choice;
