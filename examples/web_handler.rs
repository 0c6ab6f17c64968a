//! Renders résumés over HTTP: `POST /` with JSON answers with a PDF, or with the findings.
//!
//! [`handle`] is what to embed: bytes in, a response out. The server around it is as small as it
//! can be, so that the example needs nothing but the standard library.
//!
//! ```text
//! cargo run --example web_handler
//! curl --data-binary @resume.json http://127.0.0.1:8080/ -o resume.pdf
//! ```

#![allow(clippy::print_stderr, reason = "a program reports to its user")]

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use serde_json::json;
use vitae::document::ResolveOptions;
use vitae::render::RenderOptions;
use vitae::resume::ReadOptions;
use vitae::{Document, Findings, Layout, Resume, Source, Typesetter, render};

/// The largest body that is read, in bytes.
const MAX_BODY: usize = 1 << 20;
/// How long a client may take to send or receive.
const PATIENCE: Duration = Duration::from_secs(10);

/// What all requests share. Bundled layouts are trusted, so they are compiled in this process;
/// never do that with a layout that a client sends.
#[derive(Debug)]
pub struct Service {
    typesetter: Typesetter,
    layout: Layout,
}

/// An answer to a request.
#[derive(Debug)]
pub struct Response {
    /// The HTTP status.
    pub status: u16,
    /// The media type of the body.
    pub content_type: &'static str,
    /// The body.
    pub body: Vec<u8>,
}

impl Service {
    /// A service with the default layout.
    #[must_use]
    pub fn new() -> Self {
        Self { typesetter: Typesetter::new(), layout: Layout::default() }
    }

    /// Renders the résumé in `body`.
    #[must_use]
    pub fn handle(&self, body: Vec<u8>) -> Response {
        match self.pdf(body) {
            Ok(pdf) => {
                Response { status: 200, content_type: "application/pdf", body: pdf }
            }
            Err(findings) => rejected(&findings),
        }
    }

    fn pdf(&self, body: Vec<u8>) -> Result<Vec<u8>, Findings> {
        let source = Source::new("resume.json", body)?;
        let resume = Resume::parse(&source, &ReadOptions::default()).into_result()?;
        let document = Document::resolve(&resume, &ResolveOptions::default());
        let options = RenderOptions::default();
        let rendered =
            render(document, &self.typesetter, &self.layout, &options).into_result()?;
        if rendered.verification.is_faithful() {
            Ok(rendered.pdf)
        } else {
            Err(rendered.verification.findings())
        }
    }
}

impl Default for Service {
    fn default() -> Self {
        Self::new()
    }
}

/// The findings as JSON, each with its code, place, message and hints.
fn rejected(findings: &Findings) -> Response {
    let findings = findings.iter().map(|finding| {
        json!({
            "code": finding.code.id,
            "severity": finding.severity.name(),
            "place": finding.location.to_string(),
            "message": finding.message,
            "hints": finding.hints,
        })
    });
    let body = json!({ "findings": findings.collect::<Vec<_>>() }).to_string();
    Response { status: 422, content_type: "application/json", body: body.into_bytes() }
}

fn main() -> io::Result<()> {
    let listener = TcpListener::bind("127.0.0.1:8080")?;
    eprintln!("listening on http://{}/", listener.local_addr()?);
    let service = Arc::new(Service::new());
    for stream in listener.incoming() {
        let (stream, service) = (stream?, Arc::clone(&service));
        thread::spawn(move || {
            if let Err(error) = answer(&stream, &service) {
                eprintln!("a client was not served: {error}");
            }
        });
    }
    Ok(())
}

/// Reads one request from `stream` and answers it.
///
/// # Errors
/// If the client does not speak HTTP/1.1 or goes away.
pub fn answer(stream: &TcpStream, service: &Service) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let mut input = BufReader::new(stream).take(2 * MAX_BODY as u64);
    let mut line = String::new();
    input.read_line(&mut line)?;
    let is_post = line.starts_with("POST / ");
    let mut length = 0;
    loop {
        line.clear();
        input.read_line(&mut line)?;
        let Some((name, value)) = line.split_once(':') else { break };
        if name.eq_ignore_ascii_case("content-length") {
            length = value.trim().parse().unwrap_or(usize::MAX);
        }
    }
    let plain = |status, message: &str| Response {
        status,
        content_type: "text/plain",
        body: message.as_bytes().to_vec(),
    };
    let response = if !is_post {
        plain(405, "POST a résumé as JSON to /\n")
    } else if length > MAX_BODY {
        plain(413, "the résumé is larger than 1 MiB\n")
    } else {
        let mut body = vec![0; length];
        input.read_exact(&mut body)?;
        service.handle(body)
    };
    let mut output = stream;
    write!(
        output,
        "HTTP/1.1 {} {}\r\nContent-Type: {}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        response.status,
        if response.status == 200 { "OK" } else { "Error" },
        response.content_type,
        response.body.len()
    )?;
    output.write_all(&response.body)?;
    output.flush()
}
