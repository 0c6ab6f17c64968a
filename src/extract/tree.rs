//! The tag tree (ISO 32000-1 §14.7). A file may declare cycles and endless nesting; the [`Tree`]
//! read here is always finite.

use std::collections::{HashMap, HashSet};

use hayro_syntax::object::String as PdfString;
use hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object, ObjectIdentifier};
use hayro_syntax::xref::XRef;
use serde::{Deserialize, Serialize};

use super::boundary::{Steps, hayro};
use super::bounds::within;
use super::strings::text_string;
use crate::error::Result;

/// The maximum depth, since the tree is walked by recursion. Typst's deepest real trees have
/// about ten levels.
const MAX_DEPTH: usize = 128;

/// The maximum number of elements and content items together: a hundred full pages with every
/// word tagged.
const MAX_NODES: usize = 200_000;

/// The maximum number of custom types between an element's type and a standard one (§14.7.3).
const MAX_ROLE_STEPS: usize = 8;

/// The structure elements of a document, by index; the first is the root.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Tree {
    elements: Vec<Element>,
    headings: Vec<u8>,
    tables: usize,
}

/// A structure element (§14.7.2).
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Element {
    /// Its effect on lines of text.
    pub(super) role: Role,
    /// The text that replaces everything in it (§14.9.4).
    pub(super) actual_text: Option<String>,
    /// Its contents, in logical order.
    pub(super) kids: Vec<Kid>,
}

/// A part of an element.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(super) enum Kid {
    /// Another element, by its index; always greater than the index of its parent.
    Element(usize),
    /// A marked-content sequence (§14.7.4.2).
    Content {
        /// The page, 0-based.
        page: usize,
        /// The identifier of the sequence on its page.
        mcid: i32,
    },
}

/// The effect of a structure type on lines of text (§14.8.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(super) enum Role {
    /// Starts and ends its own lines.
    #[default]
    Block,
    /// The marker of a list item or note: what follows continues its line.
    Label,
    /// Part of the surrounding line.
    Inline,
}

impl Tree {
    /// Reads the tree; `None` if the document is not tagged. `pages` are the objects of the
    /// pages.
    ///
    /// # Errors
    /// `PdfTooLarge` beyond [`MAX_DEPTH`] or [`MAX_NODES`].
    pub(super) fn read(
        xref: &XRef,
        catalog: &Dict<'_>,
        pages: &[Option<ObjectIdentifier>],
    ) -> Result<Option<Self>> {
        let Some(root) = hayro(|| catalog.get::<Dict<'_>>(b"StructTreeRoot")) else {
            return Ok(None);
        };
        let pages = pages
            .iter()
            .enumerate()
            .filter_map(|(index, id)| id.map(|id| (id, index)))
            .collect();
        let roles = hayro(|| root.get::<Dict<'_>>(b"RoleMap")).unwrap_or_default();
        let mut reader = Reader {
            xref,
            pages,
            roles,
            seen: HashSet::new(),
            elements: vec![],
            headings: vec![],
            tables: 0,
            nodes: 0,
        };
        reader.element(&root, None, 0)?;
        let Reader { elements, headings, tables, .. } = reader;
        Ok(Some(Self { elements, headings, tables }))
    }

    /// Whether every element has one parent, stands behind it and is no deeper than is read;
    /// otherwise walking the tree might never end.
    pub(super) fn is_ordered(&self) -> bool {
        // The depth of each element, from its parent on.
        let mut depths: Vec<Option<usize>> = vec![None; self.elements.len()];
        self.elements.iter().enumerate().all(|(index, element)| {
            let depth = depths.get(index).copied().flatten().unwrap_or_default();
            element.kids.iter().all(|kid| {
                let Kid::Element(kid) = *kid else { return true };
                let place =
                    depths.get_mut(kid).filter(|place| kid > index && place.is_none());
                place.is_some_and(|place| {
                    *place = Some(depth + 1);
                    depth < MAX_DEPTH
                })
            })
        })
    }

    /// The element with an index.
    pub(super) fn element(&self, index: usize) -> Option<&Element> {
        self.elements.get(index)
    }

    /// The levels of the headings, in logical order.
    pub(super) fn heading_levels(&self) -> &[u8] {
        &self.headings
    }

    /// The number of tables.
    pub(super) fn tables(&self) -> usize {
        self.tables
    }

    /// The number of elements with a replacement text.
    pub(super) fn actual_text(&self) -> usize {
        self.elements.iter().filter(|element| element.actual_text.is_some()).count()
    }
}

struct Reader<'a> {
    xref: &'a XRef,
    pages: HashMap<ObjectIdentifier, usize>,
    roles: Dict<'a>,
    /// The elements visited so far. An element that comes up again is a cycle or has two parents,
    /// which §14.7.2 does not allow; its second occurrence is skipped.
    seen: HashSet<ObjectIdentifier>,
    elements: Vec<Element>,
    headings: Vec<u8>,
    tables: usize,
    nodes: usize,
}

impl<'a> Reader<'a> {
    /// Reads an element with its contents and returns its index.
    fn element(
        &mut self,
        dict: &Dict<'a>,
        page: Option<usize>,
        depth: usize,
    ) -> Result<usize> {
        within("levels of structure", depth, MAX_DEPTH)?;
        self.count_node()?;
        let page = self.page_of(dict).or(page);
        let index = self.elements.len();
        let role = hayro(|| dict.get::<Name<'_>>(b"S")).map_or(Role::Block, |name| {
            let name = self.standard(name);
            self.count_type(&name);
            standard_role(&name).unwrap_or_default()
        });
        self.elements.push(Element {
            role,
            actual_text: hayro(|| dict.get::<PdfString<'_>>(b"ActualText"))
                .map(|text| text_string(&text)),
            kids: Vec::new(),
        });

        // A single kid needs no array around it. References are resolved here, one level at a
        // time, so that `seen` guards against every cycle.
        let mut kids = Vec::new();
        match hayro(|| dict.get_raw::<Object<'a>>(b"K")) {
            Some(MaybeRef::NotRef(Object::Array(array))) => {
                self.array(&array, page, depth, &mut kids)?;
            }
            Some(MaybeRef::Ref(id)) => {
                let array = hayro(|| self.xref.get::<Array<'a>>(id.into()));
                if let Some(array) = array {
                    self.array(&array, page, depth, &mut kids)?;
                } else {
                    kids.extend(self.kid(MaybeRef::Ref(id), page, depth)?);
                }
            }
            Some(kid) => kids.extend(self.kid(kid, page, depth)?),
            None => {}
        }
        if let Some(element) = self.elements.get_mut(index) {
            element.kids = kids;
        }
        Ok(index)
    }

    fn array(
        &mut self,
        array: &Array<'a>,
        page: Option<usize>,
        depth: usize,
        kids: &mut Vec<Kid>,
    ) -> Result<()> {
        for kid in Steps(hayro(|| array.raw_iter())) {
            kids.extend(self.kid(kid, page, depth)?);
        }
        Ok(())
    }

    fn kid(
        &mut self,
        kid: MaybeRef<Object<'a>>,
        page: Option<usize>,
        depth: usize,
    ) -> Result<Option<Kid>> {
        self.count_node()?;
        let object = match kid {
            MaybeRef::NotRef(object) => Some(object),
            MaybeRef::Ref(id) if self.seen.insert(id.into()) => {
                hayro(|| self.xref.get(id.into()))
            }
            MaybeRef::Ref(_) => None,
        };
        let content =
            |page: Option<usize>, mcid| page.map(|page| Kid::Content { page, mcid });
        Ok(match object {
            Some(Object::Number(number)) => {
                i32::try_from(number.as_i64()).ok().and_then(|mcid| content(page, mcid))
            }
            Some(Object::Dict(dict)) => {
                match hayro(|| dict.get::<Name<'_>>(b"Type")).as_deref() {
                    Some(b"MCR") => {
                        let page = self.page_of(&dict).or(page);
                        let mcid = hayro(|| dict.get::<i32>(b"MCID"));
                        mcid.and_then(|mcid| content(page, mcid))
                    }
                    // A reference to an annotation or form field, which has no text.
                    Some(b"OBJR") => None,
                    _ => Some(Kid::Element(self.element(&dict, page, depth + 1)?)),
                }
            }
            _ => None,
        })
    }

    fn count_node(&mut self) -> Result<()> {
        self.nodes += 1;
        within("structure elements", self.nodes, MAX_NODES)
    }

    fn page_of(&self, dict: &Dict<'_>) -> Option<usize> {
        let id = ObjectIdentifier::from(hayro(|| dict.get_ref(b"Pg"))?);
        self.pages.get(&id).copied()
    }

    fn count_type(&mut self, name: &[u8]) {
        match name {
            [b'H', level @ b'1'..=b'6'] => self.headings.push(level - b'0'),
            b"Table" => self.tables += 1,
            _ => {}
        }
    }

    /// The known type that the role map assigns to a structure type.
    fn standard(&self, mut name: Name<'a>) -> Name<'a> {
        for _ in 0..MAX_ROLE_STEPS {
            if standard_role(&name).is_some() {
                break;
            }
            match hayro(|| self.roles.get::<Name<'a>>(&name)) {
                Some(next) => name = next,
                None => break,
            }
        }
        name
    }
}

/// The role of a standard structure type (§14.8.4; ISO 32000-2 adds `Em`, `Strong`, `Sub`,
/// `Title`, `Aside` and `FENote`).
fn standard_role(name: &[u8]) -> Option<Role> {
    Some(match name {
        b"Span" | b"Quote" | b"Note" | b"Reference" | b"BibEntry" | b"Code" | b"Link"
        | b"Annot" | b"Ruby" | b"RB" | b"RT" | b"RP" | b"Warichu" | b"WT" | b"WP"
        | b"Em" | b"Strong" | b"Sub" | b"NonStruct" => Role::Inline,
        b"Lbl" => Role::Label,
        b"Document" | b"DocumentFragment" | b"Part" | b"Art" | b"Sect" | b"Div"
        | b"BlockQuote" | b"Caption" | b"TOC" | b"TOCI" | b"Index" | b"Private"
        | b"P" | b"H" | b"H1" | b"H2" | b"H3" | b"H4" | b"H5" | b"H6" | b"L" | b"LI"
        | b"LBody" | b"Table" | b"TR" | b"TH" | b"TD" | b"THead" | b"TBody"
        | b"TFoot" | b"Title" | b"Aside" | b"FENote" | b"Figure" | b"Formula"
        | b"Form" => Role::Block,
        _ => return None,
    })
}
