//! Names of places in a résumé, as people call them.

/// The place at a JSON Pointer: `Northlane Logistics, bullet 13`. `entry` is the name of the job or
/// project it belongs to.
pub(super) fn in_words(pointer: &str, entry: Option<&str>) -> String {
    let steps: Vec<&str> = pointer.split('/').skip(1).collect();
    let number = |step: Option<&&str>| step.and_then(|step| step.parse::<usize>().ok());
    match steps.as_slice() {
        ["basics", "label"] => "headline".to_owned(),
        ["basics", key] => (*key).to_owned(),
        [section @ ("work" | "volunteer" | "projects"), index, rest @ ..] => {
            let entry = entry.map_or_else(
                || {
                    let position = number(Some(index)).map_or(1, |index| index + 1);
                    let one = if *section == "projects" { "project" } else { "job" };
                    format!("{one} {position}")
                },
                str::to_owned,
            );
            match rest {
                ["highlights", at] => match number(Some(at)) {
                    Some(at) => format!("{entry}, bullet {}", at + 1),
                    None => entry,
                },
                ["position", ..] => format!("{entry}, title"),
                ["name", ..] | [] => entry,
                [key, ..] => format!("{entry}, {key}"),
            }
        }
        [section, ..] => (*section).to_owned(),
        [] => "the résumé".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::in_words;

    #[test]
    fn places_are_called_as_people_call_them() {
        for (pointer, entry, words) in [
            (
                "/work/1/highlights/12",
                Some("Northlane Logistics"),
                "Northlane Logistics, bullet 13",
            ),
            ("/work/0/highlights/0", None, "job 1, bullet 1"),
            ("/work/0/position", Some("Fenwick"), "Fenwick, title"),
            ("/projects/0/keywords/3", Some("tinyq"), "tinyq, keywords"),
            ("/basics/label", None, "headline"),
            ("/skills/2/keywords/0", None, "skills"),
        ] {
            assert_eq!(in_words(pointer, entry), words);
        }
    }
}
