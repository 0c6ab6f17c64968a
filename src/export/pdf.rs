//! PDF: a tagged file that conforms to PDF/UA-1 and PDF/A-2a, as far as the engine checks them.

use typst::foundations::{Datetime, Smart};
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use super::format::{ExportOptions, Exporter, Format};
use crate::diag::{Diagnostic, Findings, Location};
use crate::document::Info;
use crate::layout::LAYOUT_FAILED;
use crate::typeset::Typeset;

pub(super) const FORMAT: Format = Format {
    name: "pdf",
    summary: "tagged PDF (PDF/UA-1, PDF/A-2a)",
    usual: true,
    exporter: Exporter::Pages(export),
};

/// The creator in the metadata; without a version, so that an upgrade alone changes no byte.
const CREATOR: &str = "vitae";

fn export(
    typeset: &Typeset,
    info: &Info,
    options: &ExportOptions,
) -> Result<Vec<u8>, Findings> {
    let standards = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a])
        .expect("the two standards are compatible");
    let pdf_options = PdfOptions {
        ident: Smart::Auto,
        creator: Smart::Custom(Some(CREATOR.to_owned())),
        timestamp: timestamp(info, options).map(Timestamp::new_utc),
        standards,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(typeset.paged(), &pdf_options).map_err(|found| {
        found
            .iter()
            .map(|found| {
                let mut finding = Diagnostic::error(
                    LAYOUT_FAILED,
                    Location::Nowhere,
                    found.message.to_string(),
                );
                finding.hints =
                    found.hints.iter().map(|hint| hint.v.to_string()).collect();
                finding
            })
            .collect()
    })
}

/// The date of the file: that of the résumé, else the given one, else the newest day in the
/// résumé, else the epoch, since PDF/A requires a date (ISO 19005-2 §6.6.2.3.1). Never the
/// clock's: the same résumé would give other bytes tomorrow.
fn timestamp(info: &Info, options: &ExportOptions) -> Option<Datetime> {
    let midnight = |(year, month, day)| Datetime::from_ymd_hms(year, month, day, 0, 0, 0);
    let own = info.date.and_then(midnight);
    let given = || options.epoch.and_then(civil);
    own.or_else(given).or_else(|| info.newest.and_then(midnight)).or_else(|| civil(0))
}

/// Seconds since 1970-01-01T00:00Z as a date and time (UTC).
fn civil(epoch: i64) -> Option<Datetime> {
    let moment = time::OffsetDateTime::from_unix_timestamp(epoch).ok()?;
    Datetime::from_ymd_hms(
        moment.year(),
        moment.month().into(),
        moment.day(),
        moment.hour(),
        moment.minute(),
        moment.second(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_become_the_civil_date() {
        for (epoch, expected) in [
            (0, (1970, 1, 1, 0, 0, 0)),
            (951_782_400, (2000, 2, 29, 0, 0, 0)),
            (1_700_000_000, (2023, 11, 14, 22, 13, 20)),
            (-1, (1969, 12, 31, 23, 59, 59)),
        ] {
            let (year, month, day, hour, minute, second) = expected;
            assert_eq!(
                civil(epoch),
                Datetime::from_ymd_hms(year, month, day, hour, minute, second)
            );
        }
    }
}
