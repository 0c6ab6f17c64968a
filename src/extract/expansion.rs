//! Refuses what the interpreter would expand without a bound of its own: ranges of widths,
//! functions in functions, colour spaces in colour spaces. A kilobyte of these costs gigabytes, or
//! a stack, and an overflowing stack can be caught by nothing.
//!
//! [`before_interpreting`] looks at every object of an open file. It follows references only where
//! the interpreter would, and only as deep as a real file needs.

use hayro_syntax::Pdf;
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction;
use hayro_syntax::object::dict::keys::{FUNCTION_TYPE, FUNCTIONS, W, W2};
use hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object, Stream};

use super::ambiguity::Ambiguities;
use super::boundary::{Steps, hayro};
use super::bounds::within;
use super::inflation::is_form;
use crate::error::Result;

/// The widths that one font may declare, in ranges or one by one. A CID has 16 bits (ISO 32000-1
/// §9.7.2), and a sound array names each once.
const MAX_WIDTHS: usize = 2 << 16;

/// How deep procedures may be nested in a function of type 4. Two branches of `ifelse` inside each
/// other are already rare.
const MAX_PROCEDURES: usize = 32;

/// Bytes of a function of type 4. Those of real colour spaces have a few hundred.
const MAX_PROGRAM: usize = 64 << 10;

/// How deep functions of type 3 may be nested: writers stitch once, or twice.
const MAX_STITCHED_LEVELS: usize = 8;

/// The functions that one function of type 3 may consist of, at all levels together.
const MAX_STITCHED: usize = 4096;

/// How deep colour spaces may be nested: a pattern, in indexed colours, of a separation, of a
/// profile with an alternative.
const MAX_COLOUR_SPACES: usize = 8;

/// Bytes of text that are shown at once. The interpreter keeps a few hundred bytes for each of their
/// glyphs before it hands any over. The standard allows 32,767 in a string (ISO 32000-1 Annex C), and
/// a line has a few hundred.
const MAX_RUN: usize = 128 << 10;

/// How deep objects are looked into without following references.
const MAX_DEPTH: usize = 64;

/// Checks every object of a file whose streams are within bounds. `ambiguities` gets those of the
/// contents, which are at hand here.
pub(super) fn before_interpreting(
    pdf: &Pdf,
    ambiguities: &mut Ambiguities,
) -> Result<()> {
    for page in hayro(|| pdf.pages()).iter() {
        let content = hayro(|| page.page_stream()).unwrap_or_default();
        runs(content)?;
        ambiguities.in_content(content)?;
    }
    for object in Steps(hayro(|| pdf.objects().into_iter())) {
        if let Object::Stream(stream) = &object
            && is_form(stream.dict())
            && let Ok(content) = hayro(|| stream.decoded_data())
        {
            runs(&content)?;
            ambiguities.in_content(&content)?;
        }
        if may_expand(&object) {
            look(&object, 0)?;
        }
    }
    Ok(())
}

/// Checks how much text a content stream shows at a time.
fn runs(content: &[u8]) -> Result<()> {
    // What is shown is in the content, so most are not looked into.
    if content.len() <= MAX_RUN {
        return Ok(());
    }
    let mut operations = hayro(|| TypedIter::new(content));
    while let Some(operation) = hayro(|| operations.next()) {
        let shown = match operation {
            TypedInstruction::ShowText(shown) => hayro(|| shown.0.as_bytes().len()),
            TypedInstruction::NextLineAndShowText(shown) => {
                hayro(|| shown.0.as_bytes().len())
            }
            TypedInstruction::ShowTextWithParameters(shown) => {
                hayro(|| shown.2.as_bytes().len())
            }
            TypedInstruction::ShowTexts(shown) => shown.0.data().len(),
            _ => 0,
        };
        within("bytes of text shown at once", shown, MAX_RUN)?;
    }
    Ok(())
}

/// What objects of the kinds that are checked contain, unless they hide it.
const MARKS: [&[u8]; 8] = [
    b"/W",
    b"/Func",
    b"/Indexed",
    b"/I",
    b"/Separation",
    b"/DeviceN",
    b"/Pattern",
    b"/ICCBased",
];

/// Whether an object, or one in it, can be of a kind that is checked. Most are not, and are not
/// looked into.
fn may_expand(object: &Object<'_>) -> bool {
    let data = match object {
        Object::Dict(dict) => dict.data(),
        Object::Stream(stream) => stream.dict().data(),
        Object::Array(array) => array.data(),
        _ => return false,
    };
    let is_marked = |mark: &&[u8]| memchr::memmem::find(data, mark).is_some();
    // A number sign begins a character of a name that is written by its number (§7.3.5).
    memchr::memchr(b'#', data).is_some() || MARKS.iter().any(is_marked)
}

fn look(object: &Object<'_>, depth: usize) -> Result<()> {
    // The library itself refuses what is nested deeper than this eightfold.
    if depth > MAX_DEPTH {
        return Ok(());
    }
    match object {
        Object::Dict(dict) => look_into(dict, None, depth),
        Object::Stream(stream) => look_into(stream.dict(), Some(stream), depth),
        Object::Array(array) => {
            colour_space(object, 0)?;
            for item in Steps(hayro(|| array.raw_iter())) {
                if let MaybeRef::NotRef(item) = item {
                    look(&item, depth + 1)?;
                }
            }
            Ok(())
        }
        _ => Ok(()),
    }
}

fn look_into(dict: &Dict<'_>, stream: Option<&Stream<'_>>, depth: usize) -> Result<()> {
    for key in [W, W2] {
        if let Some(widths) = hayro(|| dict.get::<Array<'_>>(key)) {
            within("widths in a font", widths_in(&widths, key == W2), MAX_WIDTHS)?;
        }
    }
    match hayro(|| dict.get::<u8>(FUNCTION_TYPE)) {
        Some(3) => stitched(dict, 0, &mut 0)?,
        Some(4) => stream.map_or(Ok(()), program)?,
        _ => {}
    }
    for (_, value) in Steps(hayro(|| dict.entries())) {
        if let MaybeRef::NotRef(value) = value {
            look(&value, depth + 1)?;
        }
    }
    Ok(())
}

/// The number of widths that an array declares (§9.7.4.3), read as the interpreter reads it:
/// `c [w …]` and `c_first c_last w`, with three numbers for each width if it is vertical.
fn widths_in(array: &Array<'_>, vertical: bool) -> usize {
    let mut items = hayro(|| array.flex_iter());
    let mut widths = 0_usize;
    loop {
        let range = if let Some((_, listed)) = hayro(|| items.next::<(u32, Array<'_>)>())
        {
            Steps(hayro(|| listed.raw_iter())).count()
        } else if vertical {
            match hayro(|| items.next::<(u32, u32, f32, f32, f32)>()) {
                Some((first, last, ..)) => length(first, last),
                None => return widths,
            }
        } else {
            match hayro(|| items.next::<(u32, u32, f32)>()) {
                Some((first, last, _)) => length(first, last),
                None => return widths,
            }
        };
        widths = widths.saturating_add(range);
        if widths > MAX_WIDTHS {
            return widths;
        }
    }
}

/// The number of codes from the first to the last.
fn length(first: u32, last: u32) -> usize {
    last.checked_sub(first).map_or(0, |more| more as usize).saturating_add(1)
}

/// Checks a function of type 4 (§7.10.5).
fn program(stream: &Stream<'_>) -> Result<()> {
    let Ok(program) = hayro(|| stream.decoded_data()) else { return Ok(()) };
    within("bytes in a function", program.len(), MAX_PROGRAM)?;
    // A brace that opens counts wherever it stands, and one that closes only outside comments: so
    // the depth is never underestimated.
    let (mut depth, mut is_comment) = (0_usize, false);
    for byte in program.iter() {
        match byte {
            b'{' => depth += 1,
            b'}' if !is_comment => depth = depth.saturating_sub(1),
            b'%' => is_comment = true,
            b'\n' | b'\r' => is_comment = false,
            _ => {}
        }
        within("levels in a function", depth, MAX_PROCEDURES)?;
    }
    Ok(())
}

/// Checks a function of type 3 (§7.10.4) with the functions it is made of, which may be of type 3
/// themselves, and the same one.
fn stitched(dict: &Dict<'_>, level: usize, seen: &mut usize) -> Result<()> {
    within("levels of functions", level, MAX_STITCHED_LEVELS)?;
    let Some(functions) = hayro(|| dict.get::<Array<'_>>(FUNCTIONS)) else {
        return Ok(());
    };
    for function in Steps(hayro(|| functions.iter::<Object<'_>>())) {
        *seen += 1;
        within("functions in a function", *seen, MAX_STITCHED)?;
        let dict = match &function {
            Object::Dict(dict) => dict,
            Object::Stream(stream) => stream.dict(),
            _ => continue,
        };
        if hayro(|| dict.get::<u8>(FUNCTION_TYPE)) == Some(3) {
            stitched(dict, level + 1, seen)?;
        }
    }
    Ok(())
}

/// Checks a colour space (§8.6) with the one it is based on, which may be the same one.
fn colour_space(space: &Object<'_>, level: usize) -> Result<()> {
    within("levels of colour spaces", level, MAX_COLOUR_SPACES)?;
    let Object::Array(array) = space else { return Ok(()) };
    let mut items = hayro(|| array.flex_iter());
    let Some(family) = hayro(|| items.next::<Name<'_>>()) else { return Ok(()) };
    let base = match &*family {
        b"Indexed" | b"I" | b"Pattern" => hayro(|| items.next::<Object<'_>>()),
        b"Separation" | b"DeviceN" => hayro(|| {
            // The names of the colourants come first.
            items.next::<Object<'_>>()?;
            items.next::<Object<'_>>()
        }),
        b"ICCBased" => {
            hayro(|| items.next::<Stream<'_>>()?.dict().get::<Object<'_>>(b"Alternate"))
        }
        _ => None,
    };
    base.map_or(Ok(()), |base| colour_space(&base, level + 1))
}
