//! What rules look at: a PDF's text in the four reading orders, its rows and its fields. Each is
//! computed when a rule first asks for it.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use super::against::Against;
use super::rows::{Part, Row, rows};
use crate::extract::{Extraction, Facts, Line, ORDERS, ReadingOrder};
use crate::geom::{PageNumber, Rect};
use crate::parse::{Parsed, parse};
use crate::resume::PartialDate;
use crate::text::words;

/// What is known about a PDF besides its content.
#[derive(Debug)]
pub(super) struct Given<'a> {
    pub(super) file_name: Option<&'a str>,
    pub(super) page_limit: usize,
    pub(super) today: Option<PartialDate>,
    pub(super) against: Option<&'a Against<'a>>,
}

/// A PDF to check, and what is known about it.
#[derive(Debug)]
pub(super) struct Subject<'a> {
    /// The content that was extracted.
    pub(super) extraction: &'a Extraction,
    given: Given<'a>,
    rows: OnceCell<Vec<Row>>,
    parsed: OnceCell<Parsed>,
    lines: [OnceCell<Vec<Line>>; ORDERS.len()],
    doubles: OnceCell<Vec<usize>>,
}

impl<'a> Subject<'a> {
    pub(super) fn new(extraction: &'a Extraction, given: Given<'a>) -> Self {
        Self {
            extraction,
            given,
            rows: OnceCell::new(),
            parsed: OnceCell::new(),
            lines: [const { OnceCell::new() }; ORDERS.len()],
            doubles: OnceCell::new(),
        }
    }

    pub(super) fn facts(&self) -> &Facts {
        self.extraction.facts()
    }

    /// The rows of horizontal, visible text, from top to bottom.
    pub(super) fn rows(&self) -> &[Row] {
        self.rows.get_or_init(|| rows(self.extraction, self.doubles()))
    }

    /// The indices of glyphs that are drawn a second time, ascending.
    pub(super) fn doubles(&self) -> &[usize] {
        self.doubles.get_or_init(|| self.extraction.doubles())
    }

    /// The rows of one page.
    pub(super) fn rows_of(&self, page: PageNumber) -> impl Iterator<Item = &Row> {
        self.rows().iter().filter(move |row| row.page == page)
    }

    /// The fields that the parser finds.
    pub(super) fn parsed(&self) -> &Parsed {
        self.parsed.get_or_init(|| parse(self.extraction))
    }

    /// The lines in a reading order.
    pub(super) fn lines(&self, order: ReadingOrder) -> &[Line] {
        let at = ORDERS.iter().position(|known| *known == order);
        let cell = at.and_then(|at| self.lines.get(at));
        cell.map_or(&[], |cell| cell.get_or_init(|| self.extraction.lines(order)))
    }

    /// The résumé it is compared with.
    pub(super) fn against(&self) -> Option<&'a Against<'a>> {
        self.given.against
    }

    /// The file's name, without its folder.
    pub(super) fn file_name(&self) -> Option<&str> {
        self.given.file_name
    }

    /// The maximum number of pages.
    pub(super) fn page_limit(&self) -> usize {
        self.given.page_limit
    }

    /// The date to treat as today.
    pub(super) fn today(&self) -> Option<PartialDate> {
        self.given.today
    }

    /// The size of most of the text, in pt, rounded to a quarter.
    pub(super) fn body_size(&self) -> f64 {
        const STEP: f64 = 0.25;
        let mut sizes = BTreeMap::<i64, usize>::new();
        for row in self.rows() {
            #[expect(clippy::cast_possible_truncation, reason = "sizes are bounded")]
            let step = (row.size / STEP).round() as i64;
            *sizes.entry(step).or_default() += row.characters();
        }
        let most = sizes.into_iter().max_by_key(|(_, characters)| *characters);
        #[expect(clippy::cast_precision_loss, reason = "sizes are bounded")]
        most.map_or(0.0, |(step, _)| step as f64 * STEP)
    }

    /// Whether all faces of a part state their weight.
    pub(super) fn states_weight(&self, part: &Part) -> bool {
        let glyphs =
            part.glyphs.iter().filter_map(|index| self.extraction.glyphs().get(*index));
        let mut faces =
            glyphs.filter_map(|it| self.extraction.faces().get(usize::from(it.face)));
        faces.all(|face| face.name.is_some())
    }

    /// Whether a part is in another colour than most text, as far as its luminance tells.
    pub(super) fn is_coloured(&self, part: &Part) -> bool {
        /// Luminances further apart are of different colours (house rule).
        const OTHER: f32 = 0.04;
        let all = self.extraction.glyphs();
        let median = |mut tones: Vec<f32>| {
            tones.sort_by(f32::total_cmp);
            tones.get(tones.len() / 2).copied()
        };
        let usual = median(all.iter().filter_map(|glyph| glyph.luminance).collect());
        let own = part.glyphs.iter().filter_map(|at| all.get(*at)?.luminance);
        let own = median(own.collect());
        usual.zip(own).is_some_and(|(a, b)| (a - b).abs() > OTHER)
    }

    /// The words that are marked as artifacts, such as page numbers.
    pub(super) fn artifact_words(&self) -> BTreeSet<String> {
        let mut text = String::new();
        for glyphs in self.extraction.glyphs().chunk_by(|a, b| a.artifact == b.artifact) {
            if glyphs.iter().all(|glyph| glyph.artifact) {
                text.extend(glyphs.iter().map(|glyph| glyph.unicode.to_string()));
                text.push(' ');
            }
        }
        words(&text).map(str::to_owned).collect()
    }

    /// The visible area of a page.
    pub(super) fn page_rect(&self, page: PageNumber) -> Rect {
        let page = self.extraction.pages().get(page.index());
        page.map_or(Rect::new(0.0, 0.0, 0.0, 0.0), |page| {
            Rect::new(0.0, 0.0, page.width, page.height)
        })
    }
}
