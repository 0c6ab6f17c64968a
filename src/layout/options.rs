//! The options of looks: what a document looks like, and on how many pages.

use super::accent::Accent;
use super::family::Family;
use super::name::LayoutName;
use super::page_limit::PageLimit;
use super::paper::Paper;
use super::text_size::FontSize;
use crate::named::named;
use crate::settings::{Command, File, Key, Section, Settings, Value, options};

/// An option of looks.
const fn looks<T: Value>(key: &'static str) -> Key<T> {
    Key::new(key, Section::Looks).on(&[Command::Render])
}

/// The default of most looks.
const LAYOUTS: &str = "the layout's";

options! {
    /// The options that decide which layout is used, and on how many pages.
    LAYING_OUT;

    /// Layout to use.
    ///
    /// A bundled layout by its name. Your own is named by its path, and only on the command
    /// line: a layout is code, and files may come from others.
    LAYOUT: LayoutName = looks("layout")
        .flag("layout", "LAYOUT")
        .short('l')
        .on(&[Command::Render, Command::Tailor]);

    /// Maximum number of pages.
    ///
    /// If the document is longer, spacing, margins and font size are reduced, in this order;
    /// what was changed is reported. If it still does not fit, bullets to cut are named. Without
    /// it, a nearly empty last page is filled by tightening the spacing once, if that is enough;
    /// `any` leaves it as it is.
    PAGES: PageLimit = looks("pages")
        .flag("pages", "N")
        .limits(1, 50)
        .default("as many as needed")
        .on(&[Command::Render, Command::Tailor, Command::Batch]);

    /// Print the photo that `basics.image` names.
    ///
    /// For countries where one is expected. It is a PNG or JPEG file in the folder of the résumé or
    /// below it, and of it only pixels are printed. Batches, and résumés from standard input, have
    /// no photo.
    PHOTO: bool = looks("photo")
        .flag("photo", "")
        .on(&[Command::Render, Command::Verify])
        .files(&[File::Configuration]);
}

options! {
    /// The options that a layout can have defaults of its own for, in the order of help.
    LOOKS;

    /// Paper size.
    PAPER: Paper =
        looks("paper").flag("paper", "PAPER").default("that of the résumé's country");

    /// Page margins.
    MARGINS: Margins = looks("margins").flag("margins", "WIDTH").default(LAYOUTS);

    /// Body font.
    FONT: Family = looks("font").flag("font", "FONT").default(LAYOUTS);

    /// Font of the name and of section headings.
    HEADING_FONT: Family =
        looks("headingFont").flag("heading-font", "FONT").default("that of body text");

    /// Font size of body text, in points.
    ///
    /// It is rounded to a quarter of a point.
    FONT_SIZE: FontSize = looks("fontSize").flag("font-size", "PT").default(LAYOUTS);

    /// Spacing between lines and blocks.
    DENSITY: Density = looks("density").flag("density", "DENSITY").default(LAYOUTS);

    /// Accent colour, the only one besides black and grey.
    ///
    /// `black`, `navy`, `blue`, `teal`, `green`, `burgundy`, `rust`, `plum` or `slate`; or `#` with
    /// three or six hexadecimal digits, dark enough to read: its contrast on white must be at
    /// least 4.5 : 1.
    ACCENT: Accent = looks("accent").flag("accent", "COLOUR").default(LAYOUTS);

    /// Size of the name, beside the layout's own.
    NAME_SIZE: NameSize = looks("nameSize").flag("name-size", "SIZE");

    /// How the name is set.
    ///
    /// The surname is the last word of the name, with the lower-case words before it, as in “van
    /// den Berg”. A name of one word is set as the layout does.
    NAME_STYLE: NameStyle = looks("nameStyle").flag("name-style", "STYLE");

    /// Where the lines of the name and the contact details stand.
    HEAD_ALIGN: HeadAlign =
        looks("headAlign").flag("head-align", "PLACE").default(LAYOUTS);

    /// What is drawn with section headings.
    HEADING_RULE: HeadingRule = looks("headingRule").flag("heading-rule", "RULE");

    /// Case of section headings.
    HEADING_CASE: HeadingCase =
        looks("headingCase").flag("heading-case", "CASE").default(LAYOUTS);

    /// Where the dates of an entry stand.
    ///
    /// At the right, a separator as wide as the gap leads to them, so that the text is read
    /// as if they stood inline. In résumés written from right to left they are inline.
    DATES: DatesAt = looks("dates").flag("dates", "PLACE");

    /// Character before each bullet.
    BULLET: Bullet = looks("bullet").flag("bullet", "BULLET").default(LAYOUTS);
}

named! {
    /// The margins of a page. None is ever under 12 mm.
    Margins: Normal {
        /// Seven tenths of the layout's own.
        Narrow = "narrow",
        /// The layout's own, but at most 18 mm.
        Slim = "slim",
        /// The layout's own.
        Normal = "normal",
        /// A quarter wider than the layout's own.
        Wide = "wide",
    }
}

named! {
    /// The spacing between lines and, in proportion, between blocks.
    Density: Normal {
        /// As little as can be read.
        Tight = "tight",
        /// Less than the layout's own.
        Compact = "compact",
        /// The layout's own.
        Normal = "normal",
        /// More than the layout's own.
        Airy = "airy",
    }
}

named! {
    /// The case of section headings. Text that is read back is compared without case.
    HeadingCase: AsWritten {
        /// As the heading is written.
        AsWritten = "as-written",
        /// Capitals.
        Upper = "upper" | "uppercase" | "capitals",
        /// Small capitals; capitals where the font has none.
        SmallCaps = "small-caps" | "small-capitals",
    }
}

named! {
    /// The size of a name.
    NameSize: Normal {
        /// Three quarters of the layout's own.
        Small = "small",
        /// The layout's own.
        Normal = "normal",
        /// A quarter larger than the layout's own.
        Large = "large",
    }
}

named! {
    /// How a name is set.
    NameStyle: Own {
        /// In one weight, as the layout does.
        Own = "own",
        /// A thin given name, or one in the font's lightest weight, and a bold surname.
        Surname = "surname" | "bold-surname",
    }
}

named! {
    /// Where the lines of the name and the contact details stand.
    HeadAlign: Start {
        /// Where lines start: at the left, or at the right where they are read from right to left.
        Start = "start" | "left",
        /// In the middle.
        Center = "center" | "centre" | "middle",
    }
}

named! {
    /// What is drawn with section headings.
    HeadingRule: Own {
        /// What the layout draws: a rule, a bar or nothing.
        Own = "own",
        /// Nothing.
        None = "none",
        /// A thin line below the heading, in the accent colour.
        Below = "below" | "line",
    }
}

named! {
    /// Where the dates of an entry stand.
    DatesAt: Right {
        /// At the end of the line.
        Right = "right",
        /// After the other facts.
        Inline = "inline",
    }
}

named! {
    /// The character before a bullet; the proof knows these.
    Bullet: Disc {
        /// A disc.
        Disc = "•" | "*" | "disc",
        /// An en dash.
        Dash = "–" | "-" | "dash",
        /// A small square.
        Square = "▪" | "square",
    }
}

/// The looks as values, for formats that are not made from a layout's pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Appearance {
    /// The paper.
    pub paper: Paper,
    /// The margins, beside what is normal.
    pub margins: Margins,
    /// The spacing, beside what is normal.
    pub density: Density,
    /// The size of body text.
    pub text: FontSize,
    /// The one colour.
    pub accent: Accent,
    /// The size of the name, beside what is normal.
    pub name: NameSize,
    /// Where the lines of the head stand.
    pub head: HeadAlign,
    /// What is drawn with section headings.
    pub rule: HeadingRule,
    /// The case of section headings.
    pub headings: HeadingCase,
    /// Where dates stand.
    pub dates: DatesAt,
    /// The character before a bullet.
    pub bullet: Bullet,
}

impl Appearance {
    /// That of these looks. Those that are not set are as usual.
    #[must_use]
    pub fn of(looks: &Settings) -> Self {
        Self {
            paper: looks.get(PAPER).unwrap_or_default(),
            margins: looks.get(MARGINS).unwrap_or_default(),
            density: looks.get(DENSITY).unwrap_or_default(),
            text: looks.get(FONT_SIZE).unwrap_or_default(),
            accent: looks.get(ACCENT).unwrap_or_default(),
            name: looks.get(NAME_SIZE).unwrap_or_default(),
            head: looks.get(HEAD_ALIGN).unwrap_or_default(),
            rule: looks.get(HEADING_RULE).unwrap_or_default(),
            headings: looks.get(HEADING_CASE).unwrap_or_default(),
            dates: looks.get(DATES).unwrap_or_default(),
            bullet: looks.get(BULLET).unwrap_or_default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::MARKERS;
    use crate::named::Named;

    #[test]
    fn every_bullet_is_a_marker_that_the_proof_knows() {
        let bullets: Vec<&str> = Bullet::all().map(Bullet::name).collect();
        assert_eq!(bullets, MARKERS.map(String::from));
        assert_eq!(Bullet::named("-"), Some(Bullet::Dash));
        assert_eq!(Bullet::named("*"), Some(Bullet::Disc));
    }
}
