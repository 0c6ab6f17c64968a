//! Writes `basics`: the person, their contacts and the summary.

use super::prose::prose;
use super::writer::{Member, Writer};
use crate::data;
use crate::diag::JsonPointer;
use crate::parse::contacts::is_link;
use crate::parse::parsed::{Found, ParsedHeader, ParsedSection};
use crate::parse::{labels, lexicon};

pub(super) fn write(
    writer: &mut Writer,
    header: &ParsedHeader,
    summary: Option<&ParsedSection>,
) {
    let mut basics = Member::new(JsonPointer::root().key("basics"));
    basics.text("name", header.name.as_ref());
    basics.text("label", header.label.as_ref());
    if let Some((first, more)) = header.emails.split_first() {
        let email = first.text.trim_start_matches("mailto:").to_owned();
        basics.value("email", email, first);
        writer.all_unparsed(more);
    }
    if let Some((first, more)) = header.phones.split_first() {
        basics.text("phone", Some(first));
        writer.all_unparsed(more);
    }
    write_links(writer, &mut basics, header);
    if let Some(section) = summary {
        let text: Vec<Found> =
            section.entries.iter().flat_map(|entry| prose(entry, true)).collect();
        basics.paragraphs("summary", &text);
        writer.trace.push((JsonPointer::root().key("basics"), section.heading.clone()));
        if let Some(above) = &header.summary {
            writer.unparsed(above);
        }
    } else {
        basics.text("summary", header.summary.as_ref());
    }
    if let Some(found) = &header.location {
        let mut location = basics.member("location");
        write_location(&mut location, found);
        basics.put("location", location);
    }
    write_personal(writer, &mut basics, header);
    writer.set("basics", basics);
    let labels = header.labels.iter().cloned();
    writer.trace.extend(labels.map(|label| (JsonPointer::root().key("basics"), label)));
}

fn write_personal(writer: &mut Writer, basics: &mut Member, header: &ParsedHeader) {
    let mut personal = basics.member("personal");
    for field in &header.personal {
        match labels::personal(&field.label.text) {
            Some(key) if !personal.has(key) => {
                personal.value(key, field.value.text.clone(), &field.whole);
            }
            _ => writer.unparsed(&field.whole),
        }
    }
    basics.put("personal", personal);
}

/// Writes links: the first that belongs to no network is the person's page, the others are profiles.
fn write_links(writer: &mut Writer, basics: &mut Member, header: &ParsedHeader) {
    for link in &header.links {
        let named =
            header.accounts.iter().any(|account| account.link.as_ref() == Some(link));
        if named {
            continue;
        }
        let host = host(&link.text);
        let network = data::network(&host.to_ascii_lowercase());
        let mut profile = basics.item("profiles");
        match network {
            None if !basics.has("url") => {
                if !basics.url("url", link) {
                    writer.unparsed(link);
                }
                continue;
            }
            Some(network) => {
                profile.value("network", network.to_owned(), link);
                if let Some(user) = user(&link.text) {
                    profile.value("username", user.to_owned(), link);
                }
            }
            None => profile.value("network", host.to_owned(), link),
        }
        if profile.url("url", link) {
            basics.put_item("profiles", profile);
        } else {
            writer.unparsed(link);
        }
    }
    for account in &header.accounts {
        let mut profile = basics.item("profiles");
        let name = account.name.text.trim_end_matches(':').trim();
        let parted = name.split_once(':').or_else(|| name.rsplit_once(' '));
        let (network, user) =
            parted.map_or((name, None), |(a, b)| (a.trim(), Some(b.trim())));
        profile.value("network", network.to_owned(), &account.name);
        if let Some(user) = user {
            profile.value("username", user.to_owned(), &account.name);
        }
        if let Some(link) = account.link.as_ref().filter(|link| is_link(&link.text))
            && !profile.url("url", link)
        {
            writer.unparsed(link);
        }
        basics.put_item("profiles", profile);
    }
}

fn host(link: &str) -> &str {
    let rest = link.split_once("://").map_or(link, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default();
    host.strip_prefix("www.").unwrap_or(host)
}

/// The user name at the end of a profile's address.
fn user(link: &str) -> Option<&str> {
    let rest = link.split_once("://").map_or(link, |(_, rest)| rest);
    let path = rest.split(['?', '#']).next()?.trim_end_matches('/');
    let (_, user) =
        path.split_once('/')?.1.rsplit_once('/').unwrap_or(("", path.split_once('/')?.1));
    (!user.is_empty()).then(|| user.trim_start_matches('@'))
}

/// Writes street, city, region, postal code and country, as far as the text has them.
fn write_location(location: &mut Member, found: &Found) {
    let mut parts: Vec<&str> =
        found.text.split([',', '、', '，', '،']).map(str::trim).collect();
    parts.retain(|part| !part.is_empty());
    if parts.len() > 1
        && !is_state(&parts)
        && let Some(code) = parts.last().copied().and_then(country_code)
    {
        location.value("countryCode", code.to_owned(), found);
        parts.pop();
    }
    // `Friedenstr. 12, 10249 Berlin`
    if let Some((code, city)) = parts.last().copied().and_then(coded_city) {
        parts.pop();
        location.value("postalCode", code.to_owned(), found);
        location.value("city", city.to_owned(), found);
        if !parts.is_empty() {
            location.value("address", parts.join(", "), found);
        }
        return;
    }
    let region = if parts.len() > 1 { parts.pop() } else { None };
    if let Some(region) = region {
        let (name, code) = postal_code(region);
        if !name.is_empty() {
            location.value("region", name.to_owned(), found);
        }
        if let Some(code) = code {
            location.value("postalCode", code.to_owned(), found);
        }
    }
    if let Some(city) = parts.pop() {
        location.value("city", city.to_owned(), found);
    }
    if !parts.is_empty() {
        location.value("address", parts.join(", "), found);
    }
}

/// A postal code and the city after it, as most of Europe writes them.
fn coded_city(text: &str) -> Option<(&str, &str)> {
    let (code, city) = text.split_once(' ')?;
    let is_code =
        (4..=6).contains(&code.len()) && code.bytes().all(|c| c.is_ascii_digit());
    let is_city = !city.contains(|c: char| c.is_ascii_digit())
        && city.trim_start().starts_with(char::is_uppercase);
    (is_code && is_city).then(|| (code, city.trim()))
}

/// The code of a country, or the code itself.
fn country_code(text: &str) -> Option<&str> {
    let is_code = text.len() == 2 && text.bytes().all(|b| b.is_ascii_uppercase());
    if is_code { Some(text) } else { lexicon::country(text) }
}

/// Whether two parts are a city and its region, such as `Austin, TX`, rather than its country.
fn is_state(parts: &[&str]) -> bool {
    // Of codes that are countries as well, Californians write more résumés than Canadians write
    // `CA` after a city; the codes of Germany and its like are not among the regions.
    let is_region = |last: &&str| data::places().regions.contains(*last);
    parts.len() == 2 && parts.last().is_some_and(is_region)
}

/// A region and the postal code after it.
fn postal_code(text: &str) -> (&str, Option<&str>) {
    let is_code = |word: &str| {
        word.chars().any(|c| c.is_ascii_digit())
            && word.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | ' '))
    };
    // British and Dutch codes have a space.
    let starts =
        text.char_indices().filter(|(at, _)| *at == 0 || text[..*at].ends_with(' '));
    for (at, _) in starts {
        let (name, code) = text.split_at(at);
        let first = code.split(' ').next().unwrap_or_default();
        if is_code(code) && first.chars().any(|c| c.is_ascii_digit()) {
            return (name.trim(), Some(code));
        }
    }
    (text, None)
}
