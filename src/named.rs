//! Values that are chosen by name, in files and on the command line.
//!
//! Two names are the same if they differ only in case, spaces, hyphens and underscores: `US Letter`
//! is `us-letter`. Other names of a value stand beside its name, where it is declared.

use crate::suggest::fold;

/// A value of a type, with its names.
#[derive(Debug, Clone, Copy)]
pub struct Entry<T: 'static> {
    /// The value.
    pub value: T,
    /// The name that schemas, help and messages use.
    pub name: &'static str,
    /// Other names that are accepted.
    pub aliases: &'static [&'static str],
    /// What the value means, in a few words.
    pub about: &'static str,
}

/// A type with a few values, each with a name.
pub trait Named:
    Copy + Default + PartialEq + std::fmt::Debug + Send + Sync + 'static
{
    /// Every value, with its names.
    const NAMES: &'static [Entry<Self>];

    /// The value with this name or alias.
    #[must_use]
    fn named(name: &str) -> Option<Self> {
        let is_called = |known: &&Entry<Self>| {
            is_same_name(known.name, name)
                || known.aliases.iter().any(|it| is_same_name(it, name))
        };
        Self::NAMES.iter().find(is_called).map(|known| known.value)
    }

    /// Every value.
    fn all() -> impl Iterator<Item = Self> {
        Self::NAMES.iter().map(|known| known.value)
    }
}

/// Whether two names are the same.
pub(crate) fn is_same_name(one: &str, other: &str) -> bool {
    let (folded, other_folded) = (fold(one), fold(other));
    one == other || folded == other_folded && !folded.is_empty()
}

/// Defines an enumeration whose values are chosen by name.
///
/// The variant after the colon is the default. The first line of a variant's documentation is
/// what help says about it; names after `|` are aliases.
macro_rules! named {
    (
        $(#[$about:meta])*
        $type:ident: $default:ident {
            $(
                #[doc = $doc:literal]
                $(#[doc = $more:literal])*
                $variant:ident = $name:literal $(| $alias:literal)*,
            )+
        }
    ) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        #[derive(serde::Serialize, serde::Deserialize)]
        pub enum $type {
            $(
                #[doc = $doc]
                $(#[doc = $more])*
                #[serde(rename = $name)]
                $variant,
            )+
        }

        impl Default for $type {
            fn default() -> Self {
                Self::$default
            }
        }

        impl $type {
            /// The name it is chosen by.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }
        }

        impl $crate::named::Named for $type {
            const NAMES: &'static [$crate::named::Entry<Self>] = &[
                $($crate::named::Entry {
                    value: Self::$variant,
                    name: $name,
                    aliases: &[$($alias),*],
                    about: $doc,
                }),+
            ];
        }
    };
}
pub(crate) use named;

#[cfg(test)]
#[expect(unreachable_pub, reason = "what the macro defines is public")]
mod tests {
    use super::*;

    named! {
        /// A colour of the test.
        Colour: Blue {
            /// As grass is.
            GrassGreen = "grass-green" | "green",
            /// As the sky is.
            ///
            /// At noon.
            Blue = "blue",
        }
    }

    #[test]
    fn a_value_is_found_by_its_name_and_aliases_however_they_are_written() {
        for name in ["grass-green", "Grass Green", "GRASS_GREEN", "grassgreen", "Green"] {
            assert_eq!(Colour::named(name), Some(Colour::GrassGreen), "{name}");
        }
        for name in ["", "-", "grass", "grass.green"] {
            assert_eq!(Colour::named(name), None, "{name}");
        }
        assert_eq!(Colour::default().name(), "blue");
        assert_eq!(Colour::NAMES[1].about.trim(), "As the sky is.");
    }

    #[test]
    fn names_without_a_letter_are_compared_as_they_are() {
        assert!(is_same_name("–", "–") && is_same_name("-", "-"));
        assert!(!is_same_name("-", "–") && !is_same_name("-", "_"));
    }
}
