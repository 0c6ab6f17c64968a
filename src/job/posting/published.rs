//! Postings as sites publish them for search engines: schema.org's `JobPosting`, as JSON or in the
//! page around it.

use serde_json::Value;

use super::asked::Posting;
use super::text::read_text;
use crate::job::vocabulary::Vocabulary;

/// The maximum depth of a `JobPosting` in lists and graphs.
const DEEPEST: usize = 4;

/// A posting that was published for search engines.
#[derive(Debug)]
pub(super) struct Published {
    title: Option<String>,
    company: Option<String>,
    location: Option<String>,
    description: String,
    /// Lists of their own, with the headings under which a text would have them.
    lists: Vec<(&'static str, String)>,
}

/// The `JobPosting` in a text; `None` if it has none.
pub(super) fn read(text: &str) -> Option<Published> {
    if !text.contains("JobPosting") {
        return None;
    }
    let begin = text.trim_start();
    if begin.starts_with(['{', '[']) {
        let value = serde_json::from_str(begin).ok()?;
        return find(&value, 0).map(published);
    }
    // A page with scripts of data in it.
    let scripts = text.split("application/ld+json").skip(1).filter_map(|script| {
        let json = script.split_once('>')?.1.split("</script").next()?;
        serde_json::from_str::<Value>(json.trim()).ok()
    });
    scripts.into_iter().find_map(|value| find(&value, 0).map(published))
}

fn find(value: &Value, depth: usize) -> Option<&Value> {
    if depth > DEEPEST {
        return None;
    }
    match value {
        Value::Array(items) => items.iter().find_map(|item| find(item, depth + 1)),
        Value::Object(members) => {
            let of_type = |kind: &Value| match kind {
                Value::String(name) => name.ends_with("JobPosting"),
                Value::Array(names) => names.iter().any(|name| name == "JobPosting"),
                _ => false,
            };
            if members.get("@type").is_some_and(of_type) {
                return Some(value);
            }
            members.get("@graph").and_then(|graph| find(graph, depth + 1))
        }
        _ => None,
    }
}

fn published(job: &Value) -> Published {
    let text = |key: &str| words(&job[key]);
    let place = match &job["jobLocation"] {
        Value::Array(places) => places.first().unwrap_or(&Value::Null),
        place => place,
    };
    let address = &place["address"];
    let location = if let Value::String(address) = address {
        Some(address.clone())
    } else {
        let parts = ["addressLocality", "addressRegion", "addressCountry"]
            .iter()
            .filter_map(|key| words(&address[*key]));
        let parts: Vec<String> = parts.collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    };
    let lists = [
        ("Responsibilities", "responsibilities"),
        ("Requirements", "qualifications"),
        ("Requirements", "skills"),
        ("Requirements", "experienceRequirements"),
        ("Education", "educationRequirements"),
    ];
    Published {
        title: text("title"),
        company: words(&job["hiringOrganization"]["name"])
            .or_else(|| words(&job["hiringOrganization"])),
        location,
        description: text("description").unwrap_or_default(),
        lists: lists
            .into_iter()
            .filter_map(|(heading, key)| Some((heading, text(key)?)))
            .collect(),
    }
}

/// A member as text: a list as its items on lines of their own.
fn words(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
        Value::Array(items) => {
            let items: Vec<String> =
                items.iter().filter_map(words).map(|item| format!("- {item}")).collect();
            (!items.is_empty()).then(|| items.join("\n"))
        }
        Value::Object(members) => members.get("name").and_then(words),
        _ => None,
    }
}

impl Published {
    /// The posting as a text that is pasted.
    pub(super) fn text(&self) -> String {
        let mut text = self.description.clone();
        for (heading, list) in &self.lists {
            text.push_str("\n\n## ");
            text.push_str(heading);
            text.push('\n');
            text.push_str(list);
        }
        text
    }

    pub(super) fn posting(self, vocabulary: &Vocabulary) -> Posting {
        let read = read_text(&self.text(), vocabulary);
        Posting {
            title: self.title.or(read.title),
            company: self.company.or(read.company),
            location: self.location.or(read.location),
            ..read
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_posting_is_found_in_json_in_graphs_and_in_pages() {
        let job = r#"{"@type":"JobPosting","title":"Baker","hiringOrganization":{"name":"Crumb"},
            "jobLocation":{"address":{"addressLocality":"Leeds","addressCountry":"GB"}},
            "description":"<p>Requirements</p><ul><li>Go</li></ul>","skills":["Rust"]}"#;
        for text in [
            job.to_owned(),
            format!("[{job}]"),
            format!(r#"{{"@context":"https://schema.org","@graph":[{job}]}}"#),
            format!(
                "<html><script type=\"application/ld+json\">{job}</script><p>…</p></html>"
            ),
        ] {
            let found = read(&text).expect("it is there");
            assert_eq!(found.title.as_deref(), Some("Baker"));
            assert_eq!(found.company.as_deref(), Some("Crumb"));
            assert_eq!(found.location.as_deref(), Some("Leeds, GB"));
            assert!(
                found.text().ends_with("## Requirements\n- Rust"),
                "{}",
                found.text()
            );
        }
        assert!(read("A JobPosting is a type of schema.org").is_none());
        assert!(read("{\"title\": \"JobPosting\"}").is_none());
    }
}
