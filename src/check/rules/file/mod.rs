//! Rules about the file and its text layer.

pub(super) mod ambiguous;
pub(super) mod broken_words;
pub(super) mod compatibility_characters;
pub(super) mod doubled_text;
pub(super) mod fonts;
pub(super) mod images;
pub(super) mod invisible_characters;
pub(super) mod ligatures;
pub(super) mod metadata;
pub(super) mod no_text;
pub(super) mod odd_spaces;
pub(super) mod page_image;
pub(super) mod pages;
pub(super) mod size;
pub(super) mod small_text;
pub(super) mod spaced_letters;
pub(super) mod split_ligatures;
pub(super) mod unmapped;
pub(super) mod unreadable;
