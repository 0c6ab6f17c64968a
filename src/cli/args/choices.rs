//! The choices that can be typed about looks and content: arguments come in, the same types go
//! out that files are read into.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::Args as ClapArgs;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::ReadingArgs;
use super::layout::LayoutParser;
use crate::choice::Choice;
use crate::document::{
    Dash, DateStyle, HeadOrder, Lang, MARKERS, SectionKind, choose_sections,
};
use crate::layout::{
    Accent, Bullet, Density, Family, FontSize, HeadingCase, LayoutChoices, Margins, Paper,
};
use crate::settings::ContentChoices;

/// How it looks.
#[derive(Debug, ClapArgs)]
#[command(next_help_heading = "Looks")]
pub(in crate::cli) struct LooksArgs {
    /// One of `vitae layouts`, or your own: `./my/layout.typ`
    #[arg(short, long, value_name = "LAYOUT", value_parser = LayoutParser)]
    pub layout: Option<String>,
    /// The sheet; by default the one of the country in the résumé
    #[arg(long, value_name = "SHEET", value_parser = one_of::<Paper>())]
    pub paper: Option<Paper>,
    /// How much of the sheet stays white
    #[arg(long, value_name = "WIDTH", value_parser = one_of::<Margins>())]
    pub margins: Option<Margins>,
    /// The size of running text, in pt
    #[arg(long, value_name = "PT", value_parser = font_size)]
    pub font_size: Option<FontSize>,
    /// How much white there is between lines and blocks
    #[arg(long, value_name = "DENSITY", value_parser = one_of::<Density>())]
    pub density: Option<Density>,
    /// The one colour, dark enough to be read: `#1f3a5f`
    #[arg(long, value_name = "COLOR")]
    pub accent: Option<Accent>,
    /// The family of running text, one of the product's
    #[arg(long, value_name = "FAMILY", value_parser = family)]
    pub font: Option<Family>,
    /// How section headings are written
    #[arg(long, value_name = "CASE", value_parser = one_of::<HeadingCase>())]
    pub heading_case: Option<HeadingCase>,
    /// What stands before a bullet
    #[arg(long, value_name = "SIGN", value_parser = bullet)]
    pub bullet: Option<Bullet>,
}

impl LooksArgs {
    /// The choices made.
    pub(in crate::cli) fn choices(&self) -> LayoutChoices {
        LayoutChoices {
            paper: self.paper,
            margins: self.margins,
            font_size: self.font_size,
            density: self.density,
            accent: self.accent,
            font: self.font,
            heading_case: self.heading_case,
            bullet: self.bullet,
        }
    }
}

/// What of a résumé is shown.
#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct ContentArgs {
    #[command(flatten)]
    pub reading: ReadingArgs,
    /// The file of choices; `vitae.json` beside the résumé by default
    #[arg(long, value_name = "FILE")]
    pub options: Option<PathBuf>,
    /// The language of headings and dates; by default the résumé's own
    #[arg(long, value_name = "TAG", value_parser = lang, help_heading = "Content")]
    pub lang: Option<Lang>,
    /// Sections in order: `work,skills`; `...` for the rest, `-name` hides
    #[arg(long, value_name = "LIST", allow_hyphen_values = true, value_parser = sections,
        help_heading = "Content")]
    pub sections: Option<SectionList>,
    /// A section's heading: `work=Career`; may be given again
    #[arg(long, value_name = "SECTION=TEXT", value_parser = title, help_heading = "Content")]
    pub title: Vec<(SectionKind, String)>,
    /// How dates are written
    #[arg(long, value_name = "STYLE", value_parser = one_of::<DateStyle>(),
        help_heading = "Content")]
    pub date_style: Option<DateStyle>,
    /// What stands between two dates
    #[arg(long, value_name = "DASH", value_parser = one_of::<Dash>(),
        help_heading = "Content")]
    pub dash: Option<Dash>,
    /// What an entry begins with
    #[arg(long, value_name = "ORDER", value_parser = one_of::<HeadOrder>(),
        help_heading = "Content")]
    pub head_order: Option<HeadOrder>,
    /// The most jobs shown
    #[arg(long, value_name = "N", help_heading = "Content")]
    pub max_roles: Option<NonZeroUsize>,
    /// Leave out jobs and projects that ended before this year
    #[arg(long, value_name = "YEAR", value_parser = clap::value_parser!(i32).range(1900..=2200),
        help_heading = "Content")]
    pub since: Option<i32>,
    /// Keep consecutive jobs at one employer apart
    #[arg(long, help_heading = "Content")]
    pub separate_roles: bool,
}

impl ContentArgs {
    /// The choices made.
    pub(in crate::cli) fn choices(&self) -> ContentChoices {
        ContentChoices {
            lang: self.lang,
            date_style: self.date_style,
            dash: self.dash,
            sections: self.sections.as_ref().map(|sections| sections.0.clone()),
            titles: self.title.clone(),
            head_order: self.head_order,
            max_roles: self.max_roles,
            since: self.since,
            separate_roles: self.separate_roles.then_some(true),
        }
    }
}

/// A choice among a few, by its name.
fn one_of<T: Choice>() -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(T::ALL.iter().map(|(name, _)| *name))
        .try_map(|name| T::named(&name).ok_or("no such name"))
}

fn font_size(text: &str) -> Result<FontSize, String> {
    let pt = text.trim_end_matches("pt").trim().parse().ok();
    pt.and_then(FontSize::new).ok_or_else(|| {
        format!(
            "write a number from {} to {}",
            FontSize::SMALLEST.pt(),
            FontSize::LARGEST.pt()
        )
    })
}

fn family(text: &str) -> Result<Family, String> {
    Family::named(text).ok_or_else(|| {
        let names: Vec<&str> = Family::all().map(Family::name).collect();
        format!("the families are {}", names.join(", "))
    })
}

fn bullet(text: &str) -> Result<Bullet, String> {
    let mut chars = text.chars();
    let only = chars.next().filter(|_| chars.next().is_none());
    only.and_then(Bullet::new).ok_or_else(|| {
        let signs = MARKERS.map(String::from);
        format!("every reader knows {} as bullets", signs.join(" "))
    })
}

fn lang(text: &str) -> Result<Lang, String> {
    Lang::named(text).ok_or_else(|| {
        let tags: Vec<&str> = Lang::all().map(Lang::tag).collect();
        format!("there are headings in {}", tags.join(", "))
    })
}

/// Sections in order, as one argument.
#[derive(Debug, Clone)]
pub(in crate::cli) struct SectionList(pub Vec<SectionKind>);

fn sections(choice: &str) -> Result<SectionList, String> {
    choose_sections(choice).map(SectionList).map_err(|wrong| no_section(&wrong))
}

fn title(text: &str) -> Result<(SectionKind, String), String> {
    let (name, title) =
        text.split_once('=').filter(|(_, title)| !title.trim().is_empty()).ok_or_else(
            || "write a section, `=` and its heading: `work=Career`".to_owned(),
        )?;
    let kind = SectionKind::named(name).ok_or_else(|| no_section(name))?;
    Ok((kind, title.to_owned()))
}

fn no_section(wrong: &str) -> String {
    let names: Vec<&str> = SectionKind::all().map(SectionKind::name).collect();
    format!("`{wrong}` is no section; there are {}", names.join(", "))
}
