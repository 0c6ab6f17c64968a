//! Résumés as hand-written PDFs, in which exactly one thing can be wrong at a time.

use std::fmt::Write as _;

/// A4, in pt.
const WIDTH: f64 = 595.0;
const HEIGHT: f64 = 842.0;
const MARGIN: f64 = 56.0;

/// A résumé as lines of text, and what to add to its file.
///
/// A line may start with a mark: `# ` for the name, `## ` for a heading, `** ` for bold text and
/// `- ` for a bullet. `---` starts a page, and an empty line leaves a gap. Text after a tab is
/// set at the right.
pub(crate) struct Sheet {
    /// The text.
    pub(crate) text: String,
    /// Drawing operators before the text, on the first page.
    pub(crate) under: String,
    /// Drawing operators after the text, on the first page.
    pub(crate) over: String,
    /// Entries added to the catalog.
    pub(crate) catalog: String,
    /// Entries added to the dictionary of each page.
    pub(crate) page: String,
    /// Entries of the document information dictionary.
    pub(crate) info: String,
    /// Objects that the additions refer to, from 20 on.
    pub(crate) objects: Vec<String>,
    /// The factor of all sizes.
    pub(crate) scale: f64,
    /// A line written earlier or later in the file than it is placed: its number, and the new one.
    pub(crate) moved: Option<(usize, usize)>,
    /// Whether every line is marked content, with its number as identifier.
    pub(crate) marked: bool,
}

impl Sheet {
    /// A page with this text and nothing wrong.
    pub(crate) fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            under: String::new(),
            over: String::new(),
            catalog: "/Lang(en)/ViewerPreferences<</DisplayDocTitle true>>".to_owned(),
            page: String::new(),
            info: "/Title(Resume of Ada Whitlock)/Author(Ada Whitlock)".to_owned(),
            objects: Vec::new(),
            scale: 1.0,
            moved: None,
            marked: false,
        }
    }

    /// The same page with one text, which must be there, replaced by another.
    #[track_caller]
    pub(crate) fn with(mut self, from: &str, to: &str) -> Self {
        assert!(self.text.contains(from), "the page has no `{from}`");
        self.text = self.text.replace(from, to);
        self
    }

    /// Operators that show `text` in Helvetica; `x` and `y` are those of its baseline, in pt from
    /// the top left.
    pub(crate) fn shown(x: f64, y: f64, size: f64, text: &str) -> String {
        let mut codes = Codes::default();
        let ops = codes.show("F1", size, text);
        assert!(codes.0.is_empty(), "operators take Latin 1 alone: {text}");
        format!("BT 1 0 0 1 {x} {} Tm {ops} ET\n", HEIGHT - y)
    }

    /// The width of a text in Helvetica, in pt.
    pub(crate) fn width(size: f64, text: &str) -> f64 {
        let units = |c: char| match c {
            'i' | 'j' | 'l' => 222.0,
            ' ' | 't' | 'f' | 'I' | ',' | '.' => 278.0,
            'r' | '-' => 333.0,
            'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' | 'J' => 500.0,
            'F' | 'T' | 'Z' => 611.0,
            'A' | 'B' | 'E' | 'K' | 'P' | 'S' | 'V' | 'X' | 'Y' => 667.0,
            'w' | 'C' | 'D' | 'H' | 'N' | 'R' | 'U' => 722.0,
            'G' | 'O' | 'Q' => 778.0,
            'm' | 'M' => 833.0,
            'a'..='z' | '0'..='9' | 'L' => 556.0,
            other => panic!("the width of `{other}` is not listed"),
        };
        text.chars().map(units).sum::<f64>() * size / 1000.0
    }

    /// Operators that show “Placed 7th of 120” with a raised `th`, at the left margin.
    pub(crate) fn raised(y: f64) -> String {
        let (size, small) = (10.5, 7.0);
        let raised = MARGIN + Self::width(size, "Placed 7");
        let after = raised + Self::width(small, "th");
        Self::shown(MARGIN, y, size, "Placed 7")
            + &Self::shown(raised, y - 3.8, small, "th")
            + &Self::shown(after, y, size, " of 120")
    }

    /// The PDF.
    pub(crate) fn pdf(&self) -> Vec<u8> {
        let mut codes = Codes::default();
        let pages = self.pages(&mut codes);
        let mut bodies: Vec<(usize, Vec<u8>)> = Vec::new();
        let kids: Vec<String> =
            (0..pages.len()).map(|at| format!("{} 0 R", 100 + 2 * at)).collect();
        let count = pages.len();
        bodies.push((1, format!("<</Type/Catalog/Pages 2 0 R{}>>", self.catalog).into()));
        let tree = format!("<</Type/Pages/Kids[{}]/Count {count}>>", kids.join(" "));
        bodies.push((2, tree.into()));
        for (number, name) in [(3, "Helvetica"), (4, "Helvetica-Bold")] {
            let font = format!(
                "<</Type/Font/Subtype/Type1/BaseFont/{name}/Encoding/WinAnsiEncoding>>"
            );
            bodies.push((number, font.into()));
        }
        bodies.push((
            5,
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding\
              /ToUnicode 6 0 R>>"
                .to_vec(),
        ));
        bodies.push((6, stream(codes.map().as_bytes())));
        bodies.push((7, format!("<<{}>>", self.info).into()));
        for (at, content) in pages.iter().enumerate() {
            let number = 100 + 2 * at;
            let page = format!(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Contents {} 0 R\
                 /Resources<</Font<</F1 3 0 R/F2 4 0 R/F3 5 0 R>>\
                 /ExtGState<</Faint<</ca 0.02>>>>/Properties<</Layer 20 0 R>>>>{}>>",
                number + 1,
                self.page,
            );
            bodies.push((number, page.into()));
            bodies.push((number + 1, stream(content)));
        }
        for (at, object) in self.objects.iter().enumerate() {
            bodies.push((20 + at, object.clone().into_bytes()));
        }
        file(bodies)
    }

    /// The content of each page.
    fn pages(&self, codes: &mut Codes) -> Vec<Vec<u8>> {
        let mut pages: Vec<Vec<(usize, String)>> = vec![Vec::new()];
        let mut y = MARGIN;
        for (number, line) in self.text.lines().enumerate() {
            if line == "---" {
                pages.push(Vec::new());
                y = MARGIN;
                continue;
            }
            let ops = self.line(line, &mut y, codes);
            pages.last_mut().expect("there is a page").push((number, ops));
        }
        let mut contents = Vec::new();
        for (at, mut lines) in pages.into_iter().enumerate() {
            if let Some((from, to)) = self.moved.filter(|_| at == 0) {
                let line = lines.remove(from);
                lines.insert(to, line);
            }
            let mut content = if at == 0 { self.under.clone() } else { String::new() };
            for (number, ops) in lines.iter().filter(|(_, ops)| !ops.is_empty()) {
                if self.marked {
                    _ = writeln!(content, "/P <</MCID {number}>> BDC {ops} EMC");
                } else {
                    _ = writeln!(content, "{ops}");
                }
            }
            if at == 0 {
                content.push_str(&self.over);
            }
            // Latin 1: operators are ASCII, strings hold single bytes.
            contents.push(
                content.chars().map(|c| u8::try_from(c).expect("Latin 1")).collect(),
            );
        }
        contents
    }

    fn line(&self, line: &str, y: &mut f64, codes: &mut Codes) -> String {
        let (size, font, text, above) = if let Some(name) = line.strip_prefix("# ") {
            (20.0, "F2", name.to_owned(), 0.0)
        } else if let Some(heading) = line.strip_prefix("## ") {
            (12.0, "F2", heading.to_owned(), 10.0)
        } else if let Some(bold) = line.strip_prefix("** ") {
            (10.5, "F2", bold.to_owned(), 6.0)
        } else if let Some(bullet) = line.strip_prefix("- ") {
            (10.5, "F1", format!("• {bullet}"), 0.0)
        } else {
            (10.5, "F1", line.to_owned(), 0.0)
        };
        let size = size * self.scale;
        *y += 1.35 * size + above;
        if text.is_empty() {
            return String::new();
        }
        let baseline = HEIGHT - *y;
        let (left, right) = text.split_once('\t').unwrap_or((&text, ""));
        let mut ops = format!(
            "BT 1 0 0 1 {MARGIN} {baseline} Tm {} ET",
            codes.show(font, size, left)
        );
        if !right.is_empty() {
            let shown = codes.show(font, size, right);
            _ = write!(ops, " BT 1 0 0 1 430 {baseline} Tm {shown} ET");
        }
        ops
    }
}

/// The characters that the standard encoding lacks, in the order of the codes they are given.
#[derive(Default)]
struct Codes(Vec<char>);

impl Codes {
    /// Operators that show a text; characters that the encoding lacks are shown in a font that
    /// maps them.
    fn show(&mut self, font: &str, size: f64, text: &str) -> String {
        let mut ops = String::new();
        let mut current = "";
        for c in text.chars() {
            let (wanted, code) = match c {
                '•' => (font, 0x95),
                '–' => (font, 0x96),
                '’' => (font, 0x92),
                ' '..='~' | '¡'..='ÿ' if c != '\u{AD}' => (font, c as u32),
                other => ("F3", self.code(other)),
            };
            if wanted != current {
                if !current.is_empty() {
                    ops.push_str("> Tj ");
                }
                _ = write!(ops, "/{wanted} {size} Tf <");
                current = wanted;
            }
            _ = write!(ops, "{code:02x}");
        }
        ops.push_str("> Tj");
        ops
    }

    fn code(&mut self, c: char) -> u32 {
        let at = self.0.iter().position(|known| *known == c).unwrap_or_else(|| {
            self.0.push(c);
            self.0.len() - 1
        });
        // From `A` on, where the font has widths.
        u32::try_from(at).expect("few") + 0x41
    }

    /// The `ToUnicode` map of those codes.
    fn map(&self) -> String {
        let mut pairs = String::new();
        for (at, c) in self.0.iter().enumerate() {
            let mut units = [0; 2];
            let units: String = c
                .encode_utf16(&mut units)
                .iter()
                .map(|unit| format!("{unit:04X}"))
                .collect();
            _ = writeln!(pairs, "<{:02X}> <{units}>", at + 0x41);
        }
        format!(
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap \
             /CMapName /X def /CMapType 2 def 1 begincodespacerange <00> <FF> endcodespacerange \
             {} beginbfchar\n{pairs}endbfchar endcmap end end",
            self.0.len(),
        )
    }
}

fn stream(content: &[u8]) -> Vec<u8> {
    let mut body = format!("<</Length {}>>\nstream\n", content.len()).into_bytes();
    body.extend(content);
    body.extend(b"\nendstream");
    body
}

/// A file of numbered objects with its cross-reference table (ISO 32000-1 §7.5).
fn file(mut bodies: Vec<(usize, Vec<u8>)>) -> Vec<u8> {
    bodies.sort_by_key(|(number, _)| *number);
    let size = bodies.last().map_or(1, |(number, _)| number + 1);
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut table = vec![None; size];
    for (number, body) in bodies {
        table[number] = Some(file.len());
        file.extend(format!("{number} 0 obj\n").bytes());
        file.extend(body);
        file.extend(b"\nendobj\n");
    }
    let start = file.len();
    file.extend(format!("xref\n0 {size}\n").bytes());
    for (number, place) in table.iter().enumerate() {
        let entry = match place {
            Some(place) => format!("{place:010} 00000 n \n"),
            None if number == 0 => "0000000000 65535 f \n".to_owned(),
            None => "0000000000 00000 f \n".to_owned(),
        };
        file.extend(entry.bytes());
    }
    let trailer = format!(
        "trailer\n<</Size {size}/Root 1 0 R/Info 7 0 R>>\nstartxref\n{start}\n%%EOF\n"
    );
    file.extend(trailer.bytes());
    file
}
