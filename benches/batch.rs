//! scratch
#![allow(clippy::print_stdout, missing_docs)]
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;
use vitae::*;
const EXAMPLE: &str = include_str!("../tests/fixtures/resumes/example.json");
fn one(n: usize, t: &Typesetter, l: &Layout) {
    let text = EXAMPLE.replace("Okafor", &format!("Okafor-{n}"));
    let s = Source::new("e.json", text).unwrap();
    let r = Resume::parse(&s, &ReadOptions::default()).output.unwrap();
    let x = render(&r, t, l, &RenderOptions::default()).output.unwrap();
    assert!(x.verification.is_faithful());
}
fn run(threads: usize, docs: usize, base: usize, t: &Typesetter, l: &Layout) -> f64 {
    let next = AtomicUsize::new(0);
    let start = Instant::now();
    std::thread::scope(|s| {
        for _ in 0..threads {
            s.spawn(|| {
                loop {
                    let i = next.fetch_add(1, Ordering::Relaxed);
                    if i >= docs {
                        break;
                    }
                    one(base + i, t, l);
                }
            });
        }
    });
    docs as f64 / start.elapsed().as_secs_f64()
}
fn main() {
    let args: Vec<String> = std::env::args().collect();
    let layout = Layout::named("quarto").unwrap();
    if args.get(1).map(|s| s.as_str()) == Some("--proc") {
        let t = Typesetter::new();
        let docs: usize = args[2].parse().unwrap();
        let base: usize = args[3].parse().unwrap();
        run(1, docs, base, &t, &layout);
        return;
    }
    let t = Typesetter::new();
    let me = std::env::current_exe().unwrap();
    run(1, 30, 900_000, &t, &layout);
    let docs = 120;
    let mut base = 0;
    for _ in 0..6 {
        let a = run(1, docs, base, &t, &layout);
        base += docs;
        let b = run(2, docs, base, &t, &layout);
        base += docs;
        let p = |k: usize, base: usize| {
            let start = Instant::now();
            let kids: Vec<_> = (0..k)
                .map(|i| {
                    Command::new(&me)
                        .args([
                            "--proc",
                            &(docs / k).to_string(),
                            &(base + i * docs).to_string(),
                        ])
                        .spawn()
                        .unwrap()
                })
                .collect();
            for mut c in kids {
                c.wait().unwrap();
            }
            docs as f64 / start.elapsed().as_secs_f64()
        };
        let c = p(1, base);
        base += docs;
        let d = p(2, base);
        base += 2 * docs;
        println!(
            "threads 1: {a:.1}/s 2: {b:.1}/s ratio {:.2}; processes 1: {c:.1} 2: {d:.1} ratio {:.2}; load {}",
            b / a,
            d / c,
            std::fs::read_to_string("/proc/loadavg").unwrap().trim()
        );
    }
}
