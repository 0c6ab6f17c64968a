//! The examples do what they promise: each is compiled in here and its functions are run.

use std::fs;
use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::thread;

use vitae::Severity;

use crate::support::cases::{self, root};

/// An example as a module; its `main` is not called.
macro_rules! example {
    ($name:ident, $path:literal) => {
        #[path = $path]
        #[allow(dead_code, reason = "its `main` is for people")]
        #[allow(unreachable_pub, reason = "it is a program of its own")]
        mod $name;
    };
}

example!(render, "../../examples/render.rs");
example!(check_folder, "../../examples/check_folder.rs");
example!(match_posting, "../../examples/match_posting.rs");
example!(web_handler, "../../examples/web_handler.rs");

fn resume() -> Vec<u8> {
    cases::read("tests/fixtures/resumes/example.json").into_bytes()
}

#[test]
fn the_example_render_makes_a_pdf_and_its_text() {
    let files = render::files("example.json", resume()).expect("it renders");
    assert!(files.pdf.starts_with(b"%PDF"));
    assert!(files.text.contains("Northwind Freight"), "{}", files.text);
    let rejected = render::files(
        "broken.json",
        b"{ \"work\": [{ \"startDate\": \"2020-13\" }] }".to_vec(),
    );
    let message =
        rejected.map(|_| ()).expect_err("no month has the number 13").to_string();
    assert!(message.starts_with("error[R") && message.contains("/work"), "{message}");
}

#[test]
fn the_example_check_folder_reports_on_every_pdf_of_a_folder() {
    let folder = tempfile::tempdir().expect("a folder for temporary files");
    let copy = |from: &str, to: &str| {
        fs::copy(root().join("tests/fixtures/pdfs").join(from), folder.path().join(to))
            .expect("a fixture can be copied");
    };
    copy("latex-jake.pdf", "b.PDF");
    fs::write(folder.path().join("a.pdf"), "no PDF").expect("a file can be written");
    fs::write(folder.path().join("c.txt"), "no PDF").expect("a file can be written");
    let reports = check_folder::reports(folder.path()).expect("the folder can be read");
    let names: Vec<String> =
        reports.iter().map(|(path, _)| cases::file_name(path)).collect();
    assert_eq!(names, ["a.pdf", "b.PDF"]);
    assert_eq!(reports[0].1.count(Severity::Error), 1);
    assert!(!reports[1].1.findings.is_empty());
    let summary = check_folder::summary(&reports[0].1);
    assert_eq!(summary, "0 pages, 1 errors, 0 warnings, 0 notes");
}

#[test]
fn the_example_match_posting_names_what_is_missing() {
    let posting = b"Backend engineer\n\nRequirements\n- PostgreSQL\n- Haskell\n".to_vec();
    let coverage = match_posting::covered(resume(), posting).expect("both can be read");
    assert_eq!(match_posting::missing(&coverage).collect::<Vec<_>>(), ["Haskell"]);
}

#[test]
fn the_example_web_handler_answers_with_a_pdf_or_with_findings() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let address = listener.local_addr().expect("it is bound");
    let server = thread::spawn(move || {
        let service = web_handler::Service::new();
        for stream in listener.incoming().take(3) {
            web_handler::answer(&stream.expect("a client"), &service).expect("served");
        }
    });
    let ask = |head: &str, body: &[u8]| {
        let mut client = TcpStream::connect(address).expect("the server listens");
        write!(client, "{head} HTTP/1.1\r\nContent-Length: {}\r\n\r\n", body.len())
            .expect("sent");
        client.write_all(body).expect("sent");
        client.shutdown(Shutdown::Write).expect("shut down");
        let mut answer = Vec::new();
        client.read_to_end(&mut answer).expect("an answer");
        answer
    };
    let pdf = ask("POST /", &resume());
    assert!(pdf.starts_with(b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n"));
    assert!(pdf.windows(5).any(|bytes| bytes == b"%PDF-"));
    let refused = String::from_utf8(ask("POST /", b"[]")).expect("it is JSON");
    assert!(refused.starts_with("HTTP/1.1 422 "), "{refused}");
    assert!(refused.contains(r#""severity":"error""#), "{refused}");
    assert!(ask("GET /", b"").starts_with(b"HTTP/1.1 405 "));
    server.join().expect("the server ends");
}
