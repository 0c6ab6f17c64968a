//! What a PDF declares besides its text: metadata, fonts, links and hidden layers, read from the
//! catalog, the resources of its pages and their annotations.

use std::collections::{BTreeSet, HashMap, HashSet};

use hayro_syntax::Pdf;
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction;
use hayro_syntax::object::String as PdfString;
use hayro_syntax::object::{Array, Dict, Name, ObjectIdentifier, Stream};
use hayro_syntax::page::{Page, Resources};
use kurbo::Affine;
use memchr::memmem;
use serde::{Deserialize, Serialize};

use super::ambiguity::Ambiguity;
use super::boundary::{Steps, hayro};
use super::budget::spend;
use super::faces::without_tag;
use super::placement::to_page;
use super::strings::text_string;
use crate::geom::{PageNumber, Rect, exact};

/// Fonts beyond this number are not listed; no résumé has as many.
const MAX_FONTS: usize = 1000;

/// Links beyond this number are not listed; no résumé has as many.
const MAX_LINKS: usize = 10_000;

/// How many levels of forms inside forms are searched for fonts.
const MAX_FORM_DEPTH: usize = 4;

/// What a PDF declares about itself.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Facts {
    /// The size of the file, in bytes.
    pub bytes: usize,
    /// Whether the end of the file is missing. As much of it is read as can be, as in other
    /// readers.
    pub cut_off: bool,
    /// Whether it is encrypted, even if the password is empty.
    pub encrypted: bool,
    /// The author in the document information dictionary.
    pub author: Option<String>,
    /// The program that wrote the file, as it names itself.
    pub producer: Option<String>,
    /// Whether viewers should show the title instead of the file's name (ISO 32000-1 §12.2).
    pub shows_title: bool,
    /// The fonts, in the order of the pages that use them.
    pub fonts: Vec<Font>,
    /// The links to web and mail addresses, in the order of the pages.
    pub links: Vec<WebLink>,
    /// The names of the layers that are hidden when the file is opened.
    pub hidden_layers: Vec<String>,
    /// Where the file says two things, of which readers take either.
    pub ambiguities: Vec<Ambiguity>,
}

/// A font in a PDF.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Font {
    /// Its name, without the tag of a subset.
    pub name: String,
    /// The first page that lists it, 1-based.
    pub page: PageNumber,
    /// `Type0`, `Type1`, `TrueType`, `Type3` … (ISO 32000-1 §9.5).
    pub kind: String,
    /// Whether its font program is embedded in the file.
    pub embedded: bool,
    /// Whether any text uses it.
    pub used: bool,
    /// Whether it has a `ToUnicode` map from glyphs to text (ISO 32000-1 §9.10.3).
    pub to_unicode: bool,
}

/// A link to an address outside the document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WebLink {
    /// The page, 1-based.
    pub page: PageNumber,
    /// The clickable area, in pt from the page's top left.
    #[serde(with = "exact")]
    pub rect: Rect,
    /// The address.
    pub address: String,
}

impl Facts {
    pub(super) fn read(pdf: &Pdf, bytes: &[u8], catalog: &Dict<'_>) -> Self {
        let metadata = hayro(|| pdf.metadata());
        let text = |bytes: &Option<Box<[u8]>>| {
            bytes.as_deref().map(text_string).filter(|text| !text.trim().is_empty())
        };
        let mut facts = Self {
            bytes: bytes.len(),
            encrypted: is_encrypted(bytes),
            author: text(&metadata.author),
            producer: text(&metadata.producer),
            shows_title: hayro(|| {
                catalog
                    .get::<Dict<'_>>(b"ViewerPreferences")
                    .and_then(|preferences| preferences.get::<bool>(b"DisplayDocTitle"))
            })
            .unwrap_or(false),
            hidden_layers: hidden_layers(catalog),
            ..Self::default()
        };
        let mut seen = Seen::default();
        for (index, page) in hayro(|| pdf.pages()).iter().enumerate() {
            let number = PageNumber::from_index(index);
            let content = hayro(|| page.typed_operations());
            let used = used_fonts(content, &page.resources().fonts);
            facts.add_fonts(page.resources(), &used, number, &mut seen, 0);
            facts.add_links(page, number);
        }
        facts
    }

    fn add_fonts(
        &mut self,
        resources: &Resources<'_>,
        used: &BTreeSet<Vec<u8>>,
        page: PageNumber,
        seen: &mut Seen,
        depth: usize,
    ) {
        for name in Steps(hayro(|| resources.fonts.keys())) {
            let Some(font) = hayro(|| resources.fonts.get::<Dict<'_>>(&name)) else {
                continue;
            };
            let is_used = used.contains(&*name);
            // A font that is not an indirect object is listed once for each page.
            let known = font.obj_id().and_then(|id| seen.fonts.get(&id));
            if let Some(known) = known.and_then(|index| self.fonts.get_mut(*index)) {
                known.used |= is_used;
            } else if self.fonts.len() < MAX_FONTS {
                seen.fonts.extend(font.obj_id().map(|id| (id, self.fonts.len())));
                self.fonts.push(Font::read(&font, page, is_used));
            }
        }
        if depth >= MAX_FORM_DEPTH {
            return;
        }
        for name in Steps(hayro(|| resources.x_objects.keys())) {
            let Some(form) = hayro(|| resources.x_objects.get::<Stream<'_>>(&name))
            else {
                continue;
            };
            let dict = form.dict();
            if seen.forms.insert(form.obj_id())
                && let Some(inner) = hayro(|| dict.get::<Dict<'_>>(b"Resources"))
                && let Ok(content) = hayro(|| form.decoded())
            {
                let inner = hayro(|| Resources::new(inner));
                let content = hayro(|| TypedIter::new(&content));
                let used = used_fonts(content, &inner.fonts);
                self.add_fonts(&inner, &used, page, seen, depth + 1);
            }
        }
    }

    fn add_links(&mut self, page: &Page<'_>, number: PageNumber) {
        let to_page = to_page(page);
        let Some(annotations) = hayro(|| page.raw().get::<Array<'_>>(b"Annots")) else {
            return;
        };
        for annotation in Steps(hayro(|| annotations.iter::<Dict<'_>>())) {
            if self.links.len() >= MAX_LINKS {
                return;
            }
            let (address, rect) = hayro(|| {
                let action = annotation.get::<Dict<'_>>(b"A");
                let address =
                    action.and_then(|action| action.get::<PdfString<'_>>(b"URI"));
                (address, annotation.get::<[f64; 4]>(b"Rect"))
            });
            let (Some(address), Some(rect)) = (address, rect) else {
                continue;
            };
            spend(address.len());
            self.links.push(WebLink {
                page: number,
                rect: placed(rect, to_page),
                // ASCII by the standard, often UTF-8 in practice.
                address: String::from_utf8_lossy(&address).into_owned(),
            });
        }
    }
}

impl Font {
    fn read(font: &Dict<'_>, page: PageNumber, used: bool) -> Self {
        let name = |dict: &Dict<'_>, key: &[u8]| {
            hayro(|| dict.get::<Name<'_>>(key)).map(|name| {
                spend(name.len());
                String::from_utf8_lossy(&name).into_owned()
            })
        };
        let kind = name(font, b"Subtype").unwrap_or_default();
        // The program of a composite font belongs to its one descendant (§9.7.4).
        let descriptor = hayro(|| {
            let descendant = font
                .get::<Array<'_>>(b"DescendantFonts")
                .and_then(|fonts| fonts.iter::<Dict<'_>>().next());
            descendant.as_ref().unwrap_or(font).get::<Dict<'_>>(b"FontDescriptor")
        })
        .unwrap_or_default();
        let programs: [&[u8]; 3] = [b"FontFile", b"FontFile2", b"FontFile3"];
        let full = name(font, b"BaseFont").or_else(|| name(font, b"Name"));
        Self {
            name: without_tag(&full.unwrap_or_default()).to_owned(),
            page,
            embedded: kind == "Type3"
                || programs.iter().any(|key| hayro(|| descriptor.contains_key(key))),
            used,
            to_unicode: hayro(|| font.contains_key(b"ToUnicode")),
            kind,
        }
    }
}

/// The objects visited so far.
#[derive(Default)]
struct Seen {
    /// Fonts, with their indices in [`Facts::fonts`].
    fonts: HashMap<ObjectIdentifier, usize>,
    forms: HashSet<ObjectIdentifier>,
}

/// The names of those fonts of a resource dictionary that `content` shows text in.
fn used_fonts(mut content: TypedIter<'_>, fonts: &Dict<'_>) -> BTreeSet<Vec<u8>> {
    let mut used = BTreeSet::new();
    let mut font = None;
    while used.len() < fonts.len()
        && let Some(operation) = hayro(|| content.next())
    {
        match operation {
            TypedInstruction::TextFont(next) => {
                font = hayro(|| fonts.contains_key(next.0)).then(|| next.0.to_vec());
            }
            TypedInstruction::ShowText(_)
            | TypedInstruction::ShowTexts(_)
            | TypedInstruction::NextLineAndShowText(_)
            | TypedInstruction::ShowTextWithParameters(_) => used.extend(font.take()),
            _ => {}
        }
    }
    used
}

/// A rectangle of the page's own space, in pt from the page's top left.
fn placed([x0, y0, x1, y1]: [f64; 4], to_page: Affine) -> Rect {
    super::drawings::on_page(kurbo::Rect::new(x0, y0, x1, y1).abs(), to_page)
}

/// The names of the layers that the default configuration hides (ISO 32000-1 §8.11.4.3).
fn hidden_layers(catalog: &Dict<'_>) -> Vec<String> {
    let Some(properties) = hayro(|| catalog.get::<Dict<'_>>(b"OCProperties")) else {
        return Vec::new();
    };
    let configuration = hayro(|| properties.get::<Dict<'_>>(b"D")).unwrap_or_default();
    let base = hayro(|| configuration.get::<Name<'_>>(b"BaseState"));
    let off = base.as_deref() == Some(b"OFF");
    let layers = |dict: &Dict<'_>, key: &[u8]| -> Vec<String> {
        let Some(layers) = hayro(|| dict.get::<Array<'_>>(key)) else {
            return Vec::new();
        };
        Steps(hayro(|| layers.iter::<Dict<'_>>()))
            .map(|layer| {
                hayro(|| layer.get::<PdfString<'_>>(b"Name"))
                    .map(|name| text_string(&name))
                    .unwrap_or_default()
            })
            .collect()
    };
    if off {
        let on = layers(&configuration, b"ON");
        let all = layers(&properties, b"OCGs").into_iter();
        all.filter(|layer| !on.contains(layer)).collect()
    } else {
        layers(&configuration, b"OFF")
    }
}

/// Whether the trailer names an encryption dictionary (§7.6.1). Trailers, and the dictionaries
/// of cross-reference streams, are never compressed.
pub(super) fn is_encrypted(bytes: &[u8]) -> bool {
    const KEY: &[u8] = b"/Encrypt";
    memmem::find_iter(bytes, KEY).any(|at| {
        bytes.get(at + KEY.len()).is_some_and(|next| {
            next.is_ascii_whitespace() || next.is_ascii_digit() || *next == b'<'
        })
    })
}
