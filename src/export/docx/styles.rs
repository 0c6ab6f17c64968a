//! The styles, and the bullets of lists (ECMA-376-1, 17.7 and 17.9).

use std::fmt::Write;

use super::measures::Measures;
use super::parts::{WORD, XML, languages};
use super::xml::escaped;
use crate::document::Info;
use crate::layout::{
    Appearance, Bullet, HeadAlign, HeadingCase, HeadingRule, Typography,
};

/// Text that is less important; its contrast on white is over 7 : 1.
const MUTED: &str = "505050";
/// The separator before dates: as dark as text must be.
const SEPARATOR: &str = "767676";

/// Bold text, in scripts of all kinds.
const BOLD: &str = "<w:b/><w:bCs/>";

/// A style of paragraphs.
struct Style<'a> {
    id: &'a str,
    name: &'a str,
    /// Its properties, in the order of 17.3.1.26.
    paragraph: String,
    /// Those of its text, in the order of 17.3.2.28.
    text: String,
}

impl<'a> Style<'a> {
    fn new(id: &'a str, name: &'a str, paragraph: String, text: String) -> Self {
        Self { id, name, paragraph, text }
    }
}

/// `word/styles.xml`.
pub(super) fn styles(
    info: &Info,
    looks: &Appearance,
    typography: &Typography,
    measures: &Measures,
) -> String {
    let body = typography.fonts.first().map_or("", String::as_str);
    let display = typography.display_font.as_deref().unwrap_or(body);
    let direction = if measures.rtl { "<w:bidi/>" } else { "" };
    let mut out = format!(
        "{XML}<w:styles xmlns:w=\"{WORD}\">\n<w:docDefaults><w:rPrDefault><w:rPr>{}{}\
         <w:lang {}/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/>\
         {direction}<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"{}\" \
         w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults>\n",
        font(body),
        size(measures.size),
        languages(info),
        measures.leading,
    );
    out.push_str(
        "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\">\
         <w:name w:val=\"Normal\"/><w:qFormat/></w:style>\n\
         <w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\">\
         <w:name w:val=\"Default Paragraph Font\"/><w:uiPriority w:val=\"1\"/>\
         <w:semiHidden/></w:style>\n\
         <w:style w:type=\"numbering\" w:default=\"1\" w:styleId=\"NoList\">\
         <w:name w:val=\"No List\"/><w:uiPriority w:val=\"99\"/><w:semiHidden/></w:style>\n",
    );
    for style in paragraphs(looks, measures, display) {
        let Style { id, name, paragraph, text } = style;
        _ = writeln!(
            out,
            "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>\
             <w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr>{paragraph}</w:pPr>\
             <w:rPr>{text}</w:rPr></w:style>"
        );
    }
    let accent = hexadecimal(looks);
    for (id, name, text) in [
        ("Hyperlink", "Hyperlink", format!("<w:color w:val=\"{accent}\"/>")),
        ("Code", "Code", "<w:noProof/>".to_owned()),
        ("Separator", "Separator", format!("<w:color w:val=\"{SEPARATOR}\"/>")),
        ("Beside", "Dates Beside", beside(measures)),
    ] {
        _ = writeln!(
            out,
            "<w:style w:type=\"character\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>\
             <w:basedOn w:val=\"DefaultParagraphFont\"/><w:rPr>{text}</w:rPr></w:style>"
        );
    }
    out + "</w:styles>\n"
}

/// The styles of paragraphs.
fn paragraphs(
    looks: &Appearance,
    measures: &Measures,
    display: &str,
) -> Vec<Style<'static>> {
    let mut styles = Vec::from(head(looks, measures, display));
    styles.extend(headings(looks, measures, display));
    styles.extend(content(measures));
    styles
}

/// Those of the name, the label and the contacts. They are not `Title` and `Subtitle`, whose
/// paragraphs some readers take out of the text, as metadata.
fn head(looks: &Appearance, measures: &Measures, display: &str) -> [Style<'static>; 3] {
    let align = match looks.head {
        HeadAlign::Start => "",
        HeadAlign::Center => "<w:jc w:val=\"center\"/>",
    };
    let paragraph = |after| format!("{}{align}", spacing(measures, 0, after));
    let (display, name) = (font(display), size(measures.name));
    let name = format!("{display}{BOLD}{}{name}", colour(&hexadecimal(looks)));
    [
        Style::new("Name", "Name", paragraph(1), name),
        Style::new("Headline", "Headline", paragraph(1), size(measures.title)),
        Style::new("Contact", "Contact", paragraph(0), colour(MUTED)),
    ]
}

/// Those of sections and entries.
fn headings(
    looks: &Appearance,
    measures: &Measures,
    display: &str,
) -> [Style<'static>; 4] {
    let accent = hexadecimal(looks);
    let case = match looks.headings {
        HeadingCase::AsWritten => "",
        HeadingCase::Upper => "<w:caps/>",
        HeadingCase::SmallCaps => "<w:smallCaps/>",
    };
    let rule = match looks.rule {
        HeadingRule::None => String::new(),
        HeadingRule::Own | HeadingRule::Below => format!(
            "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"1\" \
             w:color=\"{accent}\"/></w:pBdr>"
        ),
    };
    let paragraph = |own: &str, before, after, level: u32| {
        let spacing = spacing(measures, before, after);
        format!(
            "<w:keepNext/><w:keepLines/>{own}{spacing}<w:outlineLvl w:val=\"{level}\"/>"
        )
    };
    let tab = tab(measures);
    let display = font(display);
    let (heading, title) = (size(measures.heading), size(measures.title));
    let heading = format!("{display}{BOLD}{case}{}{heading}", colour(&accent));
    [
        Style::new("Heading1", "heading 1", paragraph(&rule, 7, 2, 0), heading),
        Style::new(
            "Heading2",
            "heading 2",
            paragraph(&tab, 4, 0, 1),
            format!("{BOLD}{title}"),
        ),
        Style::new("Heading3", "heading 3", paragraph(&tab, 3, 0, 2), BOLD.to_owned()),
        Style::new("Heading4", "heading 4", paragraph(&tab, 3, 0, 3), BOLD.to_owned()),
    ]
}

/// Those of what is under headings.
fn content(measures: &Measures) -> [Style<'static>; 6] {
    let indent = measures.indent;
    let tab = tab(measures);
    let spacing = |before, after| spacing(measures, before, after);
    let list = |level: u32| {
        let left = indent * (level + 1);
        format!(
            "<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"1\"/></w:numPr>{}\
             <w:ind w:left=\"{left}\" w:hanging=\"{indent}\"/>",
            spacing(1, 0)
        )
    };
    let field =
        format!("{}<w:ind w:left=\"{indent}\" w:hanging=\"{indent}\"/>", spacing(1, 0));
    let plain = String::new;
    [
        Style::new("Facts", "Facts", format!("{tab}{}", spacing(0, 1)), colour(MUTED)),
        Style::new(
            "FactsAlone",
            "Facts Alone",
            format!("{tab}{}", spacing(1, 1)),
            plain(),
        ),
        Style::new("BodyText", "Body Text", spacing(1, 1), plain()),
        Style::new("Field", "Field", field, plain()),
        Style::new("ListBullet", "List Bullet", list(0), plain()),
        Style::new("ListBullet2", "List Bullet 2", list(1), plain()),
    ]
}

/// The place of dates at the end of a line.
fn tab(measures: &Measures) -> String {
    let line = measures.line;
    if !measures.dates_apart {
        return String::new();
    }
    format!(
        "<w:tabs><w:tab w:val=\"right\" w:leader=\"middleDot\" w:pos=\"{line}\"/></w:tabs>"
    )
}

/// Dates beside a title look like those under it.
fn beside(measures: &Measures) -> String {
    let size = size(measures.size);
    format!("<w:b w:val=\"0\"/><w:bCs w:val=\"0\"/>{}{size}", colour(MUTED))
}

/// The space above and below, in halves of the measures' unit.
fn spacing(measures: &Measures, before: u32, after: u32) -> String {
    let (before, after) = (before * measures.unit / 2, after * measures.unit / 2);
    format!("<w:spacing w:before=\"{before}\" w:after=\"{after}\"/>")
}

fn colour(hexadecimal: &str) -> String {
    format!("<w:color w:val=\"{hexadecimal}\"/>")
}

/// `word/numbering.xml`: the bullets of both levels.
pub(super) fn numbering(looks: &Appearance, measures: &Measures) -> String {
    let bullet = looks.bullet;
    let nested = if bullet == Bullet::Dash { Bullet::Disc } else { Bullet::Dash };
    let mut out = format!(
        "{XML}<w:numbering xmlns:w=\"{WORD}\">\n<w:abstractNum w:abstractNumId=\"0\">\
         <w:multiLevelType w:val=\"hybridMultilevel\"/>\n"
    );
    for (level, (bullet, style)) in
        [(bullet, "ListBullet"), (nested, "ListBullet2")].into_iter().enumerate()
    {
        let indent = measures.indent;
        let left = usize::try_from(indent).unwrap_or(0) * (level + 1);
        _ = writeln!(
            out,
            "<w:lvl w:ilvl=\"{level}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"bullet\"/>\
             <w:pStyle w:val=\"{style}\"/><w:lvlText w:val=\"{}\"/><w:lvlJc w:val=\"left\"/>\
             <w:pPr><w:ind w:left=\"{left}\" w:hanging=\"{indent}\"/></w:pPr>\
             <w:rPr><w:color w:val=\"{}\"/></w:rPr></w:lvl>",
            bullet.name(),
            hexadecimal(looks)
        );
    }
    out + "</w:abstractNum>\n<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>\n\
           </w:numbering>\n"
}

fn font(family: &str) -> String {
    let family = escaped(family);
    format!(
        "<w:rFonts w:ascii=\"{family}\" w:hAnsi=\"{family}\" w:eastAsia=\"{family}\" \
         w:cs=\"{family}\"/>"
    )
}

/// A size in half points.
fn size(size: u32) -> String {
    format!("<w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/>")
}

/// The accent as six digits.
fn hexadecimal(looks: &Appearance) -> String {
    looks.accent.to_string().trim_start_matches('#').to_uppercase()
}
