//! The [`Header`], from `basics`.

use super::resolver::Resolver;
use crate::diag::JsonPointer;
use crate::document::key_words::label_of;
use crate::document::place;
use crate::document::{Contact, ContactKind, Header, Lead, RichText};
use crate::resume::{Basics, Location, Personal, Profile};

impl Resolver<'_> {
    pub(super) fn header(&self, basics: &Basics) -> Header {
        let root = JsonPointer::root().key("basics");
        let plain = |text: &Option<String>, key: &str| {
            self.prose.plain(text.as_ref(), &root.key(key))
        };
        let email = plain(&basics.email, "email").map(linked_as("mailto:"));
        let phone =
            plain(&basics.phone, "phone").map(linked_as("tel:")).map(in_one_piece);
        let home = basics.location.as_ref();
        let home = home.and_then(|home| self.home(home, &root.key("location")));
        let reach = [
            (ContactKind::Email, email),
            (ContactKind::Phone, phone),
            (ContactKind::Location, home),
        ];
        let url = self.prose.address(basics.url.as_ref(), &root.key("url"));
        let profiles = basics.profiles.iter().enumerate().map(|(index, profile)| {
            let origin = root.key("profiles").index(index);
            (ContactKind::Profile, self.profile(profile, &origin))
        });
        let mut contacts = rows(reach.into_iter());
        let mut links: Vec<(ContactKind, Option<RichText>)> =
            vec![(ContactKind::Url, url)];
        for (kind, profile) in profiles {
            // One address in two places of the résumé is one contact.
            let is_new = |text: &RichText| {
                links
                    .iter()
                    .flat_map(|(_, link)| link)
                    .all(|link| !says_no_more(text, link))
            };
            let profile = profile.filter(is_new);
            links.push((kind, profile));
        }
        contacts.extend(rows(links.into_iter()));
        if let Some(personal) = &basics.personal {
            let origin = root.key("personal");
            let data = self.personal(personal, &origin);
            contacts.extend(rows(data.map(|text| (ContactKind::Personal, Some(text)))));
        }
        Header {
            name: plain(&basics.name, "name"),
            label: plain(&basics.label, "label"),
            contacts,
        }
    }

    /// `Street, City, Region Code, Country` or, where that is the custom of the country, `Street,
    /// Code City, Region, Country`; of what is there.
    fn home(&self, home: &Location, origin: &JsonPointer) -> Option<RichText> {
        let comma = self.comma();
        let clean = |text: &Option<String>| {
            let lines = crate::text::lines(text.as_deref().unwrap_or_default());
            let lines: Vec<String> = lines
                .map(|line| self.prose.line(line).trim_end_matches(',').to_owned())
                .filter(|line| !line.is_empty())
                .collect();
            lines.join(comma)
        };
        let (city, region) = (clean(&home.city), clean(&home.region));
        let (code, country) = (clean(&home.postal_code), clean(&home.country_code));
        let beside = |a: &str, b: &str| {
            let both = [a, b].into_iter().filter(|part| !part.is_empty());
            both.collect::<Vec<_>>().join(" ")
        };
        let (city, region) =
            if place::code_first(&country, self.prose.lang) && !city.is_empty() {
                (beside(&code, &city), region)
            } else {
                (city, beside(&region, &code))
            };
        let mut parts: Vec<String> = Vec::new();
        for part in [clean(&home.address), city, region, country] {
            // An address in full often has city and region in it already.
            let told =
                parts.iter().flat_map(|told| told.split(comma)).any(|told| told == part);
            if !part.is_empty() && !told {
                parts.push(part);
            }
        }
        self.prose.words(&parts.join(comma), origin)
    }

    /// Personal data, each after its label.
    fn personal(
        &self,
        personal: &Personal,
        origin: &JsonPointer,
    ) -> impl Iterator<Item = RichText> {
        personal.lines().filter_map(move |(key, texts)| {
            let origin = origin.key(key);
            let known = self.prose.lang.personal_label(key).map(str::to_owned);
            let label = known.unwrap_or_else(|| label_of(key));
            let label = self.prose.words(&format!("{label}:"), &origin)?;
            let value = self.prose.list(&texts, &origin)?;
            Some(RichText::joined(label, " ", value))
        })
    }

    /// The profile's address; with the network's name and the user's where the address does not
    /// tell them.
    fn profile(&self, profile: &Profile, origin: &JsonPointer) -> Option<RichText> {
        let network = self.prose.line(profile.network.as_deref().unwrap_or_default());
        let username = self.prose.line(profile.username.as_deref().unwrap_or_default());
        let address = self.prose.address(profile.url.as_ref(), &origin.key("url"));
        let Some(address) = address else {
            let parts: Vec<&str> = [&*network, &*username]
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect();
            return self.prose.words(&parts.join(": "), origin);
        };
        let letters = |text: &str| -> String {
            text.chars()
                .filter(|c| c.is_alphanumeric())
                .flat_map(char::to_lowercase)
                .collect()
        };
        let told = letters(&address.plain());
        let untold: Vec<&str> = [&*network, &*username]
            .into_iter()
            .filter(|part| !part.is_empty() && !told.contains(&letters(part)))
            .collect();
        if untold.is_empty() {
            return Some(address);
        }
        let lead = self.prose.words(&format!("{}:", untold.join(" ")), origin)?;
        Some(RichText::joined(lead, " ", address))
    }
}

/// Whether a contact is the address of another, in other letters at most.
fn says_no_more(text: &RichText, other: &RichText) -> bool {
    let bare = |text: &RichText| {
        let text = text.plain().to_lowercase();
        text.trim_end_matches('/').trim_start_matches("www.").to_owned()
    };
    bare(text) == bare(other)
}

/// The most characters on a row of contacts, separators and their spaces included: about what
/// fits the measure of a page, so that a row rarely has to be broken.
const ROW: usize = 98;

/// The contacts that are there, in rows.
fn rows(
    contacts: impl Iterator<Item = (ContactKind, Option<RichText>)>,
) -> Vec<Vec<Contact>> {
    let mut rows: Vec<Vec<Contact>> = Vec::new();
    let mut taken = 0;
    let between = Lead::Separator.text().chars().count();
    for (kind, text) in contacts {
        let Some(text) = text else { continue };
        let length = text.plain().chars().count();
        match rows.last_mut() {
            Some(row) if taken + between + length <= ROW => {
                row.push(Contact { kind, text });
                taken += between + length;
            }
            _ => {
                rows.push(vec![Contact { kind, text }]);
                taken = length;
            }
        }
    }
    rows
}

/// Above this many characters a telephone number is a text about telephone numbers. E.164 has 15
/// digits; an extension, signs and spaces may double that.
const LONGEST_NUMBER: usize = 30;

/// A telephone number is one word: between right-to-left words its groups would be set in the
/// wrong order, and its plus sign at the wrong end.
fn in_one_piece(mut text: RichText) -> RichText {
    let number = text.plain().chars().count() <= LONGEST_NUMBER;
    for run in text.runs.iter_mut().filter(|_| number) {
        run.whole = true;
    }
    text
}

/// Makes the whole text lead to itself under `scheme`.
fn linked_as(scheme: &'static str) -> impl Fn(RichText) -> RichText {
    move |mut text| {
        let keep = |c: &char| {
            !c.is_whitespace() && (scheme != "tel:" || !matches!(c, '(' | ')'))
        };
        let link: String =
            scheme.chars().chain(text.plain().chars().filter(keep)).collect();
        // A placeholder, or a word in its place, leads nowhere.
        let is_address = match scheme {
            "mailto:" => link.contains('@'),
            _ => link.bytes().any(|byte| byte.is_ascii_digit()),
        };
        if link.is_ascii() && is_address {
            for run in &mut text.runs {
                run.link = Some(link.clone());
            }
        }
        text
    }
}
