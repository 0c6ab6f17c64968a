//! The example in every language, with each style of dates, is parsed back.

use vitae::document::{DateStyle, Lang, ResolveOptions};
use vitae::extract::Extraction;
use vitae::options::{DATE_STYLE, LANG, Settings};
use vitae::render::RenderOptions;
use vitae::resume::ReadOptions;
use vitae::{Document, Layout, Resume, Source, parse, render};

use super::compare::compare;
use super::facts::Facts;
use crate::support::rendering::{list, resume, typesetter};
use crate::support::{assert_none, say};

#[test]
fn the_example_is_parsed_back_in_every_language_with_a_font() {
    let resume = resume("example");
    let layout = Layout::named("plain").expect("it is ours");
    let (mut failures, mut read, mut without) = (Vec::new(), 0, Vec::new());
    for lang in Lang::all() {
        for date_style in [DateStyle::Short, DateStyle::Long, DateStyle::Numeric] {
            let settings = Settings::default().with(LANG, lang);
            let resolve = ResolveOptions::from(settings.with(DATE_STYLE, date_style));
            let document = Document::resolve(&resume, &resolve);
            let options = RenderOptions::default();
            let Ok(rendered) = render(document, typesetter(), &layout, &options).output
            else {
                without.push(lang.tag());
                continue;
            };
            let extraction = Extraction::read(&rendered.pdf).expect("our own PDF");
            let parsed = parse(&extraction);
            let name = format!("{} {date_style:?}", lang.tag());
            if parsed.lang != Some(lang) {
                failures.push(format!("{name}: read as {:?}", parsed.lang));
            }
            let json = parsed.resume().to_string();
            let source = Source::new("parsed.json", json).expect("it is short");
            let again = Resume::parse(&source, &ReadOptions::default()).output;
            let again = again.unwrap_or_else(|found| panic!("{name}: {}", list(&found)));
            let printed = Facts::of(&resume, &resolve);
            let (outcomes, _) = compare(&printed, &Facts::of(&again, &resolve));
            for outcome in outcomes {
                read += usize::from(outcome.read);
                if !outcome.read {
                    failures.push(format!("{name}: {outcome:?}"));
                }
            }
        }
    }
    without.dedup();
    say(format!("{read} facts were parsed; no font covers {}", without.join(", ")));
    assert!(read > 1000, "only {read} facts were parsed");
    assert_none("printed facts that were not parsed", &failures);
}
