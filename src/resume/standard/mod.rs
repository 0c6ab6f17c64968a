//! Puts a document in standard form: values stand under the keys of JSON Resume and have the
//! types these take, wherever it is clear what was meant.
//!
//! Nothing is dropped: what cannot be read stays under its own key. Whatever is read as
//! something else has a warning, and its place in the text is kept, so that findings of later
//! stages are located there. The warnings of this stage are located in the text already.
//!
//! - `names` – what a key means;
//! - `lists`, `texts` – values of another type;
//! - `wrapped` – objects that only surround what they hold;
//! - here – the members of an object, put under the keys they mean.

mod dates;
mod form;
mod lists;
mod names;
mod report;
mod texts;
mod wrapped;

use std::collections::VecDeque;

use serde_json::{Map, Value};

use super::Source;
use super::shape::{Field, HIGHLIGHT, OWN, Object, RESUME, Shape};
use super::value::is_empty;
use crate::data;
use crate::diag::JsonPointer;
use crate::suggest::fold;

use form::{Form, Member, Standardized, members};
use names::{Reading, Why, is_readable, reading};
pub(super) use names::{is_off, is_private, is_section_name, meaning, means_nothing};
use wrapped::Rest;
pub(super) use wrapped::is_around;

/// Puts a document in standard form.
pub(super) fn standardize(
    document: &mut Map<String, Value>,
    source: &Source,
) -> Standardized {
    let mut form = Form { source, out: Standardized::default() };
    let root = JsonPointer::root();
    let members = form.unwrapped(members(std::mem::take(document), &root));
    *document = form.object(members, &RESUME, &root);
    form.out
}

/// The key under which a section of one's own keeps what stands for a date and cannot be read as
/// one, so that it is printed as it is written.
const UNREAD_DATE: &str = "when";

/// The members that mean one key.
#[derive(Default)]
struct Slot {
    key: String,
    /// `None` for a key that means nothing.
    field: Option<&'static Field>,
    /// What stands under the key, or under others that mean it.
    whole: Vec<Member>,
    /// Members of the object that the field is.
    inner: Vec<Member>,
}

impl Slot {
    /// Whether there is a value that another one can only replace.
    fn is_taken(&self) -> bool {
        self.whole.iter().any(|member| !is_empty(&member.value))
    }
}

/// The slots of an object, in the order of the text.
#[derive(Default)]
struct Slots(Vec<Slot>);

impl Slots {
    fn of(&mut self, key: &str, field: Option<&'static Field>) -> &mut Slot {
        let position = self.0.iter().position(|slot| slot.key == key);
        let position = position.unwrap_or_else(|| {
            self.0.push(Slot { key: key.to_owned(), field, ..Slot::default() });
            self.0.len() - 1
        });
        &mut self.0[position]
    }

    /// Keeps a member that means nothing under its own key, or beside it where that is taken.
    fn keep(&mut self, member: Member) {
        let mut key = member.key.clone();
        while self.0.iter().any(|slot| slot.key == key) {
            key.insert_str(0, "other ");
        }
        self.of(&key, None).whole.push(member);
    }
}

impl Form<'_> {
    /// The members of the document itself where a wrapper has it as a whole.
    fn unwrapped(&mut self, all: Vec<Member>) -> Vec<Member> {
        let is_section = |member: &&Member| {
            !matches!(&*member.key, "$schema" | "meta")
                && reading(&member.key, &member.value, &RESUME).is_some()
        };
        let is_wrapper = |member: &Member| {
            let wrappers = &data::aliases().wrappers;
            let named = wrappers.iter().any(|name| fold(name) == fold(&member.key));
            named
                && matches!(&member.value, Value::Object(map) if is_readable(map, &RESUME))
        };
        let wrapper = all.iter().position(is_wrapper);
        match wrapper.filter(|_| all.iter().find(is_section).is_none()) {
            None => all,
            Some(wrapper) => {
                let mut others = all;
                let Member { key, value, at, .. } = others.remove(wrapper);
                self.wrapper(&key, &at);
                let mut out = match value {
                    Value::Object(map) => members(map, &at),
                    _ => Vec::new(),
                };
                out.extend(wrapped::beside(&key, &mut others));
                out.extend(others);
                out
            }
        }
    }

    /// The members of an object under the keys they mean; `to` is the object's place in standard
    /// form.
    fn object(
        &mut self,
        all: Vec<Member>,
        object: &'static Object,
        to: &JsonPointer,
    ) -> Map<String, Value> {
        let mut slots = self.sorted(all, object);
        let mut out = Map::new();
        for slot in std::mem::take(&mut slots.0) {
            self.fill(slot, object, to, &mut out);
        }
        out
    }

    /// The members of an object, by the keys they mean.
    fn sorted(&mut self, all: Vec<Member>, object: &'static Object) -> Slots {
        let given = |field: &Field| {
            all.iter().any(|it| it.key == field.name && !is_empty(&it.value))
        };
        let given: Vec<&Field> = object.all().filter(|field| given(field)).collect();
        let mut slots = Slots::default();
        let mut parts: Vec<(u8, Member)> = Vec::new();
        let mut queue = VecDeque::from(all);
        while let Some(member) = queue.pop_front() {
            let reading = reading(&member.key, &member.value, object);
            // An empty value under another name is nothing.
            let reading = reading
                .filter(|it| matches!(it, Reading::Field(_)) || !is_empty(&member.value));
            match reading {
                Some(Reading::Field(field)) if !names::may_be(field, &member, object) => {
                    self.no_date(&member);
                    slots.keep(Member { key: UNREAD_DATE.to_owned(), ..member });
                }
                Some(Reading::Field(field)) => {
                    let slot = slots.of(field.name, Some(field));
                    if slot.is_taken() && !is_joinable(field.shape) {
                        slots.keep(member);
                    } else {
                        slot.whole.push(member);
                    }
                }
                Some(Reading::Renamed(field, why)) => {
                    let slot = slots.of(field.name, Some(field));
                    let taken = slot.is_taken() || given.contains(&field);
                    if !taken || is_joinable(field.shape) {
                        slot.whole.push(member.clone());
                        self.renamed(&member, field.name, why);
                    } else {
                        slots.keep(member);
                    }
                }
                Some(Reading::Inside(field, key)) => {
                    let name = names::inside(field, &key, &member.value);
                    self.renamed(&member, &name, Why::Usual);
                    let member = Member { key, is_told: true, ..member };
                    slots.of(field.name, Some(field)).inner.push(member);
                }
                Some(Reading::Here) => {
                    self.flattened(&member);
                    let Value::Object(map) = member.value else { continue };
                    for inner in members(map, &member.at).into_iter().rev() {
                        queue.push_front(inner);
                    }
                }
                Some(Reading::Range) => {
                    let is_free = |name| {
                        let is_given = given.iter().any(|field| field.name == name);
                        let slot = slots.0.iter().find(|slot| slot.key == name);
                        !is_given && !slot.is_some_and(Slot::is_taken)
                    };
                    let dates = dates::range(&member.value)
                        .filter(|_| is_free("startDate") && is_free("endDate"));
                    match dates {
                        Some(dates) => {
                            self.renamed(&member, "startDate", Why::Usual);
                            for (name, date) in dates {
                                let date = Member::new(name, date, &member.at);
                                slots.of(name, object.field(name)).whole.push(date);
                            }
                        }
                        None => slots.keep(member),
                    }
                }
                Some(Reading::NamePart(part)) => {
                    if given.iter().any(|field| field.name == "name") {
                        slots.keep(member);
                    } else {
                        parts.push((part, member));
                    }
                }
                None => {
                    if let Some(profile) = lists::profile(&member, object) {
                        self.renamed(&member, "profiles", Why::Usual);
                        let list = Value::Array(vec![profile]);
                        let list = Member { value: list, ..member };
                        slots.of("profiles", object.field("profiles")).whole.push(list);
                    } else {
                        self.switched_off(&member, object);
                        slots.keep(member);
                    }
                }
            }
        }
        self.name(parts, object, &mut slots);
        slots
    }

    /// Joins the parts of a name.
    fn name(
        &mut self,
        mut parts: Vec<(u8, Member)>,
        object: &'static Object,
        slots: &mut Slots,
    ) {
        parts.sort_by_key(|(part, _)| *part);
        let Some((_, first)) = parts.first() else { return };
        let texts = parts.iter().filter_map(|(_, member)| member.value.as_str());
        let name = texts.map(str::trim).collect::<Vec<_>>().join(" ");
        let name = Member::new("name", name, &first.at);
        for (_, part) in &parts {
            self.renamed(part, "name", Why::Usual);
        }
        slots.of("name", object.field("name")).whole.push(name);
    }

    /// Puts what means one key under it.
    fn fill(
        &mut self,
        slot: Slot,
        object: &'static Object,
        to: &JsonPointer,
        out: &mut Map<String, Value>,
    ) {
        let place = to.key(&slot.key);
        let Some(first) = slot.whole.first().or(slot.inner.first()) else { return };
        let first = first.at.clone();
        let Some(field) = slot.field else {
            let Some(member) = slot.whole.into_iter().next() else { return };
            self.out.moves.note(&place, &member.at);
            let is_section = object.name == RESUME.name
                && names::is_section_name(&slot.key)
                && !is_around(&slot.key, &member.value)
                && (names::is_list_of_entries(&member.value)
                    || wrapped::has_entries(&member.value));
            let value = if is_section {
                self.own_section(&member);
                let (list, rest) = self.list(vec![member], &OWN, &place);
                self.keep_rest(rest, &slot.key, to, out);
                list
            } else {
                member.value
            };
            out.insert(slot.key, value);
            return;
        };
        if slot.inner.is_empty() || !slot.whole.is_empty() {
            self.out.moves.note(&place, &first);
        }
        let (value, rest) = match field.shape {
            Shape::Object(inner) => {
                let (mut all, mut raw) = self.object_members(slot.whole, inner);
                all.extend(slot.inner);
                if all.is_empty() && !raw.is_empty() {
                    (raw.remove(0).value, raw)
                } else {
                    (Value::Object(self.object(all, inner, &place)), raw)
                }
            }
            Shape::List(inner) => self.list(slot.whole, inner, &place),
            Shape::Texts => (self.texts(slot.whole, None, &place), Vec::new()),
            Shape::Highlights => {
                (self.texts(slot.whole, Some(&HIGHLIGHT), &place), Vec::new())
            }
            Shape::Url => self.url(slot.whole),
            Shape::Date | Shape::EndDate => (self.date(slot.whole), Vec::new()),
            Shape::Text | Shape::Prose => self.text(slot.whole, field),
            Shape::Timestamp | Shape::Language => (
                slot.whole.into_iter().next().map(|it| it.value).unwrap_or_default(),
                Vec::new(),
            ),
        };
        let key = slot.key.clone();
        out.insert(slot.key, value);
        self.keep_rest(rest, &key, to, out);
    }

    /// Keeps what is left of the values of a key.
    fn keep_rest(
        &mut self,
        rest: Vec<Rest>,
        key: &str,
        to: &JsonPointer,
        out: &mut Map<String, Value>,
    ) {
        for rest in rest.into_iter().filter(|rest| !is_empty(&rest.value)) {
            let mut key = rest.key(key);
            while out.contains_key(&key) {
                key = rest.key(&key);
            }
            self.out.moves.note(&to.key(&key), &rest.at);
            out.insert(key, rest.value);
        }
    }
}

/// Whether several values can be read as one.
fn is_joinable(shape: Shape) -> bool {
    matches!(
        shape,
        Shape::Prose
            | Shape::Texts
            | Shape::Highlights
            | Shape::List(_)
            | Shape::Object(_)
    )
}
