//! PDF: a tagged file that conforms to PDF/UA-1 and PDF/A-2a, as far as the engine checks them.

use typst::foundations::{Datetime, Smart};
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use super::date::date;
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
    reader: None,
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
        timestamp: timestamp(date(info, options)).map(Timestamp::new_utc),
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

/// A date and time in UTC as the engine has it.
fn timestamp(date: time::OffsetDateTime) -> Option<Datetime> {
    Datetime::from_ymd_hms(
        date.year(),
        date.month().into(),
        date.day(),
        date.hour(),
        date.minute(),
        date.second(),
    )
}
