//! The options of looks that decorate a page: every layout honours each of them, and is proved
//! with it.

use vitae::layout::{Family, HeadAlign, HeadingRule, NameSize, NameStyle};
use vitae::options::{
    ACCENT, HEAD_ALIGN, HEADING_FONT, HEADING_RULE, NAME_SIZE, NAME_STYLE, Settings,
};
use vitae::render::RenderOptions;
use vitae::{Layout, Resume, render};

use crate::support::rendering::{defects, document, list, resume, typesetter};
use crate::support::{assert_none, parallel};

/// Values of each option that must differ from each other on the page.
fn values() -> Vec<(&'static str, Vec<Settings>)> {
    let none = Settings::default;
    let font =
        |name| none().with(HEADING_FONT, Family::named(name).expect("a bundled family"));
    vec![
        (
            "headAlign",
            [HeadAlign::Start, HeadAlign::Center]
                .map(|it| none().with(HEAD_ALIGN, it))
                .into(),
        ),
        (
            "headingRule",
            [HeadingRule::None, HeadingRule::Below]
                .map(|it| none().with(HEADING_RULE, it))
                .into(),
        ),
        ("headingFont", ["Inter", "EB Garamond", "CM Serif"].map(font).into()),
        (
            "nameSize",
            [NameSize::Small, NameSize::Normal, NameSize::Large]
                .map(|it| none().with(NAME_SIZE, it))
                .into(),
        ),
        (
            "nameStyle",
            [NameStyle::Own, NameStyle::Surname]
                .map(|it| none().with(NAME_STYLE, it))
                .into(),
        ),
        (
            "accent",
            ["rust", "teal"]
                .map(|it| none().with(ACCENT, it.parse().expect("a named colour")))
                .into(),
        ),
    ]
}

/// The PDF of a résumé, or why it is not proved.
fn proved(resume: &Resume, layout: &Layout, looks: &Settings) -> Result<Vec<u8>, String> {
    let mut options = RenderOptions::default().looks(looks.clone());
    options.examine = true;
    let rendered = render(document(resume), typesetter(), layout, &options).output;
    let rendered = rendered.map_err(|found| list(&found))?;
    let seams = rendered.verification.seams.inside;
    if !rendered.verification.is_faithful() {
        Err(defects(&rendered.verification))
    } else if seams > 0 {
        Err(format!("{seams} seams inside texts"))
    } else {
        Ok(rendered.pdf)
    }
}

#[test]
fn every_layout_honours_every_option_of_looks_and_is_proved_with_it() {
    let layouts: Vec<Layout> = Layout::all().collect();
    let full = resume("full");
    let failures = parallel::map(&layouts, |layout| {
        let mut failures = Vec::new();
        for (name, values) in values() {
            let mut pdfs: Vec<Vec<u8>> = Vec::new();
            for value in &values {
                match proved(&full, layout, value) {
                    Ok(pdf) if pdfs.contains(&pdf) => {
                        failures
                            .push(format!("{}: `{name}` changes nothing", layout.name()));
                    }
                    Ok(pdf) => pdfs.push(pdf),
                    Err(what) => {
                        failures
                            .push(format!("{} with {value:?}: {what}", layout.name()));
                    }
                }
            }
        }
        failures
    });
    assert_none("options of looks", &failures.concat());
}

#[test]
fn a_surname_may_have_lower_case_words_before_it_and_a_name_one_word() {
    let layout = Layout::named("swiss").expect("it is bundled");
    let styled = Settings::default().with(NAME_STYLE, NameStyle::Surname);
    let named = |name: &str| {
        let mut resume = resume("sparse");
        resume.basics.as_mut().expect("a person").name = Some(name.to_owned());
        resume
    };
    for name in
        ["Anna van den Berg", "Ana María de la Cruz", "Lindqvist-Okafor", "李 小龙 A"]
    {
        let uncovered = name.contains('李');
        let found = proved(&named(name), &layout, &styled);
        assert_eq!(found.is_ok(), !uncovered, "{name}: {found:?}");
    }
    let one = named("Cher");
    let plain = proved(&one, &layout, &Settings::default());
    assert_eq!(proved(&one, &layout, &styled), plain);
}
