//! Whether less space may save a page is known before anything is laid out a second time.

use vitae::export::ExportOptions;
use vitae::layout::Density;
use vitae::options::{DENSITY, Settings};
use vitae::render::{InProcess, Press as _, Printed, Wanted};
use vitae::{Document, Layout};

use crate::support::cases::{self, Case};
use crate::support::rendering::{document, read, source, typesetter};
use crate::support::{parallel, say};

/// Pages of `document`, without files; `None` if a font is missing.
fn printed(document: &Document, layout: &Layout, density: Density) -> Option<Printed> {
    let press = InProcess { typesetter: typesetter(), layout };
    let looks = press.options(Settings::default().with(DENSITY, density), document);
    let export = ExportOptions::default();
    let wanted = Wanted { formats: &[], export: &export, sparing: true };
    press.print(document, &looks, &wanted).output.ok()
}

/// How often a page was saved, how often it was tried in vain, and how often it was not tried.
#[derive(Debug, Clone, Copy, Default)]
struct Tries {
    saved: usize,
    in_vain: usize,
    spared: usize,
}

fn tries(case: &Case) -> Tries {
    let document = document(&read(&source(&case.path)).expect("ours have no errors"));
    let mut tries = Tries::default();
    for layout in Layout::all() {
        for (density, denser) in
            [(Density::Airy, Density::Normal), (Density::Normal, Density::Compact)]
        {
            let Some(loose) = printed(&document, &layout, density) else { continue };
            if loose.pages < 2 {
                assert!(!loose.filled.may_save_a_page(), "{} has one page", case.name);
                continue;
            }
            let dense =
                printed(&document, &layout, denser).expect("it was printed before");
            let is_saved = dense.pages < loose.pages;
            match (is_saved, loose.filled.may_save_a_page()) {
                (true, true) => tries.saved += 1,
                (false, true) => tries.in_vain += 1,
                (false, false) => tries.spared += 1,
                (true, false) => panic!(
                    "{} in {}, {density:?}: a page would be saved, but {:?}",
                    case.name,
                    layout.name(),
                    loose.filled
                ),
            }
        }
    }
    tries
}

#[test]
fn a_page_that_less_space_would_save_is_foreseen_in_every_layout() {
    let cases: Vec<Case> = cases::resumes().into_iter().filter(|it| it.ours).collect();
    let all = parallel::map(&cases, tries);
    let sum = |of: fn(&Tries) -> usize| all.iter().map(of).sum::<usize>();
    let (saved, in_vain, spared) =
        (sum(|it| it.saved), sum(|it| it.in_vain), sum(|it| it.spared));
    say(format!("pages saved: {saved}, tried in vain: {in_vain}, not tried: {spared}\n"));
    assert!(saved > 0);
    // Most of what cannot be saved is known to be so.
    assert!(in_vain * 4 < spared, "{in_vain} tries in vain, {spared} spared");
}
