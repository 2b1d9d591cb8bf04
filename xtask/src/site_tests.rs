//! The server, asked over a real connection.

use super::Site;
use crate::process::Outcome;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;

/// A site in a directory of its own, with one page and one file beside the site.
fn site(name: &str) -> Outcome<(Site, PathBuf)> {
    let outer = std::env::temp_dir().join(format!("stancemark-{name}-{}", std::process::id()));
    let inner = outer.join("site");
    std::fs::create_dir_all(&inner)?;
    std::fs::write(inner.join("index.html"), "<p>page")?;
    std::fs::write(inner.join("app.wasm"), [0])?;
    std::fs::write(outer.join("secret.txt"), "secret")?;
    Ok((Site::start(&inner, 0)?, outer))
}

fn ask(site: &Site, request: &str) -> Outcome<String> {
    let mut stream = TcpStream::connect(site.address)?;
    write!(stream, "{request}\r\n\r\n")?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}

#[track_caller]
fn check(name: &str, request: &str, expected: &[&str]) {
    let answer = site(name).and_then(|(site, directory)| {
        let answer = ask(&site, request);
        std::fs::remove_dir_all(directory)?;
        answer
    });
    let answer = answer.unwrap_or_else(|error| error.to_string());
    for part in expected {
        assert!(answer.contains(part), "no {part:?} in {answer:?}");
    }
    assert!(!answer.contains("secret"), "{answer:?}");
}

#[test]
fn serves_the_page_with_strict_headers() {
    let expected =
        ["200", "text/html", "nosniff", "frame-ancestors 'none'", "no-referrer", "<p>page"];
    check("page", "GET / HTTP/1.1\r\nHost: 127.0.0.1:1", &expected);
    check("query", "GET /?lang=en HTTP/1.1\r\nHost: localhost", &["200", "<p>page"]);
}

#[test]
fn a_program_has_the_type_that_browsers_compile_while_loading() {
    check("wasm", "GET /app.wasm HTTP/1.1\r\nHost: 127.0.0.1", &["200", "application/wasm"]);
}

#[test]
fn nothing_outside_the_site_is_served() {
    for path in ["/../secret.txt", "/%2e%2e/secret.txt", "//secret.txt", "/nothing"] {
        check("outside", &format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1"), &["404"]);
    }
}

#[test]
fn other_names_and_methods_are_refused() {
    check("name", "GET / HTTP/1.1\r\nHost: evil.example", &["421"]);
    check("method", "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 0", &["405"]);
}

#[test]
fn idle_connections_hold_up_nobody() {
    let outcome = site("idle").and_then(|(site, directory)| {
        let idle: Vec<_> = (0..12).map(|_| TcpStream::connect(site.address)).collect();
        let answer = ask(&site, "GET / HTTP/1.1\r\nHost: 127.0.0.1");
        drop(idle);
        std::fs::remove_dir_all(directory)?;
        answer
    });
    assert!(outcome.is_ok_and(|answer| answer.contains("<p>page")));
}
