//! Heads of entries in the forms people use, with names that are in no list of words, generated
//! from a seed: measures how far the structure of a section is understood. In each section one
//! title and one organisation have a word that is known.

use super::headings::Heading;
use super::lines::{Rhythm, TextLine, tests::line};
use super::parsed::{Found, Recognised};
use super::print::Style;
use super::{marked_heads, sections};
use crate::document::SectionKind;

/// Sections of each form.
const SECTIONS: usize = 40;

const PLAIN: Style = Style { bold: false, italic: false };
const BOLD: Style = Style { bold: true, italic: false };
const ITALIC: Style = Style { bold: false, italic: true };

/// A sequence of numbers that look random (`SplitMix64`).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn of<'t>(&mut self, texts: &[&'t str]) -> &'t str {
        let count = u64::try_from(texts.len()).expect("it is short");
        texts[usize::try_from(self.next() % count).expect("it is small")]
    }

    fn word(&mut self) -> String {
        let (first, last) = (
            [
                "Bar", "Cal", "Del", "Fen", "Gor", "Hal", "Jun", "Kel", "Lom", "Mar",
                "Nor", "Pel",
            ],
            ["dova", "rim", "tek", "sula", "vane", "wick", "zor", "bry", "quil", "nath"],
        );
        format!("{}{}", self.of(&first), self.of(&last))
    }

    fn words(&mut self, most: u64) -> String {
        let count = 1 + self.next() % most;
        (0..count).map(|_| self.word()).collect::<Vec<_>>().join(" ")
    }
}

/// What a head says.
#[derive(Debug, Clone, PartialEq)]
struct Truth {
    title: String,
    organisation: String,
    place: String,
    dates: String,
}

fn truth(numbers: &mut Numbers, at: usize, kind: SectionKind) -> Truth {
    let [title, organisation] = match kind {
        SectionKind::Education => [
            ["Diploma in ", "Bachelor of ", "M.Sc. "],
            [" University", " College", " Institute"],
        ],
        _ => [["Lead ", "Head of ", "Trainee "], [" Ltd.", " Labs", " Group"]],
    };
    let known = |is: bool, word: &str| if is { word.to_owned() } else { String::new() };
    let first = 2001 + (numbers.next() % 20);
    Truth {
        title: known(at == 0, numbers.of(&title)) + &numbers.words(3),
        organisation: numbers.words(2) + &known(at == 1, numbers.of(&organisation)),
        place: numbers.word(),
        dates: format!("Mar {first} – Jul {}", first + 2),
    }
}

/// A form: the lines of a head, each with its style and, in em, its indent. `{t}` is the title,
/// `{o}` the organisation, `{p}` the place, `{d}` the dates, `~` a wide gap.
struct Form {
    name: &'static str,
    kind: SectionKind,
    lines: &'static [(&'static str, Style)],
    /// The entry has bullets, and with which marker.
    bullet: &'static str,
    /// The least share of names that are read.
    floor: f64,
}

const FORMS: [Form; 18] = {
    use SectionKind::{Education, Work};
    const fn form(
        name: &'static str,
        kind: SectionKind,
        lines: &'static [(&'static str, Style)],
        floor: f64,
    ) -> Form {
        Form { name, kind, lines, bullet: "• ", floor }
    }
    [
        form(
            "title, employer below",
            Work,
            &[("{t}~{d}", BOLD), ("{o}, {p}", PLAIN)],
            0.9,
        ),
        form(
            "employer, title below",
            Work,
            &[("{o}~{p}", BOLD), ("{t}~{d}", ITALIC)],
            0.9,
        ),
        form(
            "title over employer, two by two",
            Work,
            &[("{t}~{d}", BOLD), ("{o}~{p}", ITALIC)],
            0.9,
        ),
        form(
            "three lines",
            Work,
            &[("{t}", BOLD), ("{o}, {p}", PLAIN), ("{d}", PLAIN)],
            0.9,
        ),
        form(
            "three lines, employer first",
            Work,
            &[("{o}", BOLD), ("{t}", PLAIN), ("{d}", PLAIN)],
            0.9,
        ),
        form("title, employer", Work, &[("{t}, {o}~{d}", PLAIN)], 0.8),
        form("title, employer, place", Work, &[("{t}, {o}, {p}~{d}", PLAIN)], 0.8),
        form("employer — title", Work, &[("{o} — {t}~{d}", BOLD)], 0.8),
        form("title at employer", Work, &[("{t} at {o}~{d}", BOLD)], 0.9),
        form("title | employer | place", Work, &[("{t} | {o} | {p} | {d}", PLAIN)], 0.9),
        form("dates in the margin", Work, &[("{d}~{t}, {o}, {p}", PLAIN)], 0.8),
        form(
            "dates in the margin, two lines",
            Work,
            &[("{d}~{o}", BOLD), ("{t}", PLAIN)],
            0.9,
        ),
        Form {
            name: "bullets before heads",
            kind: Work,
            lines: &[("• {o}~{p}", BOLD), ("{t}~{d}", ITALIC)],
            bullet: "◦ ",
            floor: 0.9,
        },
        form(
            "school, degree below",
            Education,
            &[("{o}~{p}", BOLD), ("{t}~{d}", ITALIC)],
            0.9,
        ),
        form(
            "degree, school below",
            Education,
            &[("{t}~{d}", BOLD), ("{o}", PLAIN)],
            0.9,
        ),
        form("degree, school", Education, &[("{t}, {o}~{d}", PLAIN)], 0.8),
        form("school – degree", Education, &[("{o} – {t}~{d}", PLAIN)], 0.8),
        form(
            "dates in the margin, degree, school",
            Education,
            &[("{d}~{t}, {o}", PLAIN)],
            0.8,
        ),
    ]
};

/// A line of the page; `~` is a wide gap.
fn printed(text: &str, indent: f64, step: f64, style: Style) -> TextLine {
    let gap = text.find('~').map(|at| at + 1);
    let text = text.replace('~', " ");
    let letters = u32::try_from(text.chars().count()).expect("it is short");
    let mut line = line(&text, indent, Some(step));
    line.rect.x1 = if gap.is_some() { 500.0 } else { indent + 5.0 * f64::from(letters) };
    line.slack = (500.0 - line.rect.x1).max(0.0);
    line.gaps.extend(gap);
    (line.lead, line.style) = (style, style);
    line
}

/// The lines of a section of four entries, with what they say.
fn section(form: &Form, numbers: &mut Numbers) -> (Vec<TextLine>, Vec<Truth>) {
    let mut lines = vec![printed("Section", 10.0, 24.0, BOLD)];
    let mut truths = Vec::new();
    for at in 0..4 {
        let truth = truth(numbers, at, form.kind);
        for (number, (text, style)) in form.lines.iter().enumerate() {
            let text =
                text.replace("{t}", &truth.title).replace("{o}", &truth.organisation);
            let text = text.replace("{p}", &truth.place).replace("{d}", &truth.dates);
            let indent = if form.bullet == "◦ " && number > 0 { 20.0 } else { 10.0 };
            lines.push(printed(
                &text,
                indent,
                if number == 0 { 18.0 } else { 12.0 },
                *style,
            ));
        }
        for _ in 0..2 {
            let text =
                format!("{}did the {}", form.bullet, numbers.words(3).to_lowercase());
            lines.push(printed(&text, 24.0, 12.0, PLAIN));
        }
        truths.push(truth);
    }
    (lines, truths)
}

/// The lines of employers with two roles each, the first of them so far below its employer.
fn roles(numbers: &mut Numbers, step: f64) -> (Vec<TextLine>, Vec<Truth>) {
    let mut lines = vec![printed("Section", 10.0, 24.0, BOLD)];
    let mut truths = Vec::new();
    for employer in 0..3 {
        let first = truth(numbers, 2 * employer, SectionKind::Work);
        lines.push(printed(
            &format!("{}~{}", first.organisation, first.place),
            10.0,
            20.0,
            BOLD,
        ));
        let second = truth(numbers, 2 * employer + 1, SectionKind::Work);
        let second = Truth { organisation: first.organisation.clone(), ..second };
        for (role, step) in [(first, step), (second, 14.0)] {
            let text = format!("{}~{}", role.title, role.dates);
            lines.push(printed(&text, 10.0, step, ITALIC));
            let text = format!("• did the {}", numbers.words(3).to_lowercase());
            lines.push(printed(&text, 24.0, 12.0, PLAIN));
            truths.push(role);
        }
    }
    (lines, truths)
}

/// How many names there are, how many of them are read, and how many are read in all.
fn measure(
    kind: SectionKind,
    section: impl Fn(&mut Numbers) -> (Vec<TextLine>, Vec<Truth>),
) -> [usize; 3] {
    let mut numbers = Numbers(7);
    let mut counts = [0; 3];
    for _ in 0..SECTIONS {
        let (mut lines, truths) = section(&mut numbers);
        let range = 1..lines.len();
        marked_heads::unmark(&mut lines, range.clone());
        let recognised = Recognised::Canonical;
        let heading = Heading { line: 0, kind: Some(kind), contact: false, recognised };
        let read = sections::read(&lines, Rhythm { leading: 1.2 }, &[(heading, range)]);
        let read = &read[0].entries;
        let is = |found: &Option<Found>, truth: &str| {
            usize::from(found.as_ref().is_some_and(|it| it.text == truth))
        };
        counts[0] += 2 * truths.len();
        for (truth, read) in truths.iter().zip(read) {
            counts[1] += is(&read.title, &truth.title);
            counts[1] += is(&read.organisation, &truth.organisation);
        }
        for read in read {
            counts[2] += usize::from(read.title.is_some());
            counts[2] += usize::from(read.organisation.is_some());
        }
    }
    counts
}

/// A line about a form whose recall or precision is below its floor.
#[expect(clippy::cast_precision_loss, reason = "counts of names")]
fn failure(name: &str, [facts, read, found]: [usize; 3], floor: f64) -> Option<String> {
    let share = |of: usize| read as f64 / of.max(1) as f64;
    let (recall, precision) = (share(facts), share(found));
    (recall < floor || precision < floor)
        .then(|| format!("{name}: {recall:.2}/{precision:.2}"))
}

#[test]
fn heads_in_all_forms_are_read_by_their_structure() {
    let failures = FORMS.iter().filter_map(|form| {
        let counts = measure(form.kind, |numbers| section(form, numbers));
        failure(form.name, counts, form.floor)
    });
    let failures: Vec<String> = failures.collect();
    assert!(failures.is_empty(), "recall/precision below the floor: {failures:#?}");
}

#[test]
fn roles_take_the_employer_above_them() {
    let failures =
        [("tight", 12.0), ("apart", 14.0)].into_iter().filter_map(|(name, step)| {
            let counts = measure(SectionKind::Work, |numbers| roles(numbers, step));
            failure(name, counts, 0.8)
        });
    let failures: Vec<String> = failures.collect();
    assert!(failures.is_empty(), "recall/precision below the floor: {failures:#?}");
}
