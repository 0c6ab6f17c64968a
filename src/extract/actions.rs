//! What a file does when it is opened or clicked on, beside following links to addresses: actions
//! (ISO 32000-1 §12.6) and destinations (§12.3.2).

use std::collections::HashMap;

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object, String as PdfString};

use super::boundary::{Steps, hayro};
use super::strings::text_string;

/// The actions that are neither a link to an address nor a way to a page of the same file.
const ACTIONS: [&[u8]; 18] = [
    b"GoTo3DView",
    b"GoToDp",
    b"GoToE",
    b"GoToR",
    b"Hide",
    b"ImportData",
    b"JavaScript",
    b"Launch",
    b"Movie",
    b"Named",
    b"Rendition",
    b"ResetForm",
    b"RichMediaExecute",
    b"SetOCGState",
    b"Sound",
    b"SubmitForm",
    b"Thread",
    b"Trans",
];

/// What a dictionary does as an action, with what it does it to: `Launch evil.exe`. `None` if it is
/// none, or one that only leads to an address or to a page.
pub(super) fn action(dict: &Dict<'_>) -> Option<String> {
    let kind = hayro(|| dict.get::<Name<'_>>(b"S"))?;
    let of_type = hayro(|| dict.get::<Name<'_>>(b"Type"));
    let is_action = of_type.as_deref() == Some(b"Action");
    let leads = matches!(&*kind, b"GoTo" | b"URI");
    if leads || !(is_action || ACTIONS.contains(&&*kind)) {
        return None;
    }
    let kind = String::from_utf8_lossy(&kind).into_owned();
    Some(match target(dict) {
        Some(target) => format!("{kind} {target}"),
        None => kind,
    })
}

/// What an action is done to: a file, an address, a name.
fn target(dict: &Dict<'_>) -> Option<String> {
    let keys: [&[u8]; 4] = [b"F", b"N", b"UF", b"D"];
    keys.into_iter().find_map(|key| match hayro(|| dict.get::<Object<'_>>(key))? {
        Object::String(text) => Some(text_string(&text)),
        Object::Name(name) => Some(String::from_utf8_lossy(&name).into_owned()),
        Object::Dict(file) => {
            let file = hayro(|| {
                file.get::<PdfString<'_>>(b"UF")
                    .or_else(|| file.get::<PdfString<'_>>(b"F"))
            });
            file.map(|file| text_string(&file))
        }
        _ => None,
    })
}

/// What starts by itself, if a dictionary starts anything: when the file is opened, a page is shown,
/// a field is touched (§12.6.3). An address is enough, since nobody clicks on it.
pub(super) fn by_itself(dict: &Dict<'_>) -> Option<String> {
    if let Some(opened) = hayro(|| dict.get::<Dict<'_>>(b"OpenAction"))
        && let Some(kind) = hayro(|| opened.get::<Name<'_>>(b"S"))
        && *kind != *b"GoTo"
    {
        let kind = String::from_utf8_lossy(&kind).into_owned();
        return Some(format!("OpenAction {kind}"));
    }
    hayro(|| dict.contains_key(b"AA")).then(|| "AA".to_owned())
}

/// The pages of a file by their objects.
#[derive(Debug, Default)]
pub(super) struct Places(HashMap<(u32, i32), usize>);

impl Places {
    pub(super) fn of(pdf: &Pdf) -> Self {
        let pages = hayro(|| pdf.pages()).iter().enumerate();
        let id = |(index, page): (usize, &hayro_syntax::page::Page<'_>)| {
            let id = page.raw().obj_id()?;
            Some(((id.obj_number, id.gen_number), index + 1))
        };
        Self(pages.filter_map(id).collect())
    }

    /// Where an annotation, a bookmark or an action leads inside the file: the name of a place, or
    /// its page.
    pub(super) fn destination(&self, dict: &Dict<'_>) -> Option<String> {
        let leads = hayro(|| dict.get::<Name<'_>>(b"S")).as_deref() == Some(b"GoTo");
        let key: &[u8] = if leads { b"D" } else { b"Dest" };
        match hayro(|| dict.get::<Object<'_>>(key))? {
            Object::String(name) => Some(text_string(&name)),
            Object::Name(name) => Some(String::from_utf8_lossy(&name).into_owned()),
            Object::Array(array) => self.page(&array),
            _ => None,
        }
    }

    fn page(&self, destination: &Array<'_>) -> Option<String> {
        let first = Steps(hayro(|| destination.raw_iter())).next()?;
        let MaybeRef::Ref(to) = first else { return None };
        let page = self.0.get(&(to.obj_number, to.gen_number))?;
        Some(format!("page {page}"))
    }
}
