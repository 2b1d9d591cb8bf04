//! A small web server for the built site: this machine only, right types, strict headers.
//!
//! Each connection has a thread and carries one request. A pool of threads that keeps
//! connections alive would leave some of a browser's parallel requests waiting behind idle ones.

use crate::process::Outcome;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

/// Sent with every answer. The page carries its content policy itself; frames can only be
/// refused here.
const HEADERS: &str = "Cache-Control: no-cache\r\n\
    Connection: close\r\n\
    Content-Security-Policy: frame-ancestors 'none'\r\n\
    Cross-Origin-Opener-Policy: same-origin\r\n\
    Cross-Origin-Resource-Policy: same-origin\r\n\
    Permissions-Policy: camera=(), geolocation=(), microphone=()\r\n\
    Referrer-Policy: no-referrer\r\n\
    X-Content-Type-Options: nosniff\r\n";

/// The longest head of a request that is read, in bytes.
const LONGEST_HEAD: u64 = 16 * 1024;

/// How long a visitor may take to ask.
const PATIENCE: Duration = Duration::from_secs(10);

/// A server that runs until it is dropped.
pub(crate) struct Site {
    has_ended: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
    address: SocketAddr,
}

impl Site {
    /// Serves the directory on the first free port from the one given; 0 takes any.
    pub(crate) fn start(directory: &Path, port: u16) -> Outcome<Self> {
        let listener = bind(port)?;
        let address = listener.local_addr()?;
        let has_ended = Arc::new(AtomicBool::new(false));
        let (ended, directory) = (Arc::clone(&has_ended), Arc::new(directory.to_path_buf()));
        let thread = std::thread::spawn(move || {
            for stream in listener.incoming() {
                if ended.load(Ordering::SeqCst) {
                    return;
                }
                let directory = Arc::clone(&directory);
                if let Ok(stream) = stream {
                    // a visitor who hangs up is none of our business
                    std::thread::spawn(move || answer(&stream, &directory));
                }
            }
        });
        Ok(Self { has_ended, thread: Some(thread), address })
    }

    /// Where a browser finds it.
    pub(crate) fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Serves until the program is ended.
    pub(crate) fn wait(mut self) -> Outcome {
        let thread = self.thread.take().ok_or("the server has already ended")?;
        thread.join().map_err(|_| "the server broke down".into())
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.has_ended.store(true, Ordering::SeqCst);
        // wakes the thread from waiting for a visitor
        let _ = TcpStream::connect(self.address);
        if let Some(thread) = self.thread.take() {
            // it has nothing left to tell
            let _ = thread.join();
        }
    }
}

fn bind(port: u16) -> Outcome<TcpListener> {
    const TRIES: u16 = 20;
    let last = if port == 0 { 0 } else { port.saturating_add(TRIES) };
    for candidate in port..=last {
        if let Ok(listener) = TcpListener::bind((Ipv4Addr::LOCALHOST, candidate)) {
            return Ok(listener);
        }
        println!("Port {candidate} is taken");
    }
    Err(format!("no free port from {port} to {last}").into())
}

/// What a visitor asks for.
struct Request {
    method: String,
    url: String,
    host: String,
}

/// Reads the head of a request; `None` where it is no request.
fn read_request(stream: &TcpStream) -> std::io::Result<Option<Request>> {
    stream.set_read_timeout(Some(PATIENCE))?;
    let mut lines = BufReader::new(stream.take(LONGEST_HEAD)).lines();
    let first = lines.next().transpose()?.unwrap_or_default();
    let mut words = first.split(' ');
    let (Some(method), Some(url)) = (words.next(), words.next()) else { return Ok(None) };
    let (method, url, mut host) = (method.to_owned(), url.to_owned(), String::new());
    for line in lines {
        let line = line?;
        match line.split_once(':') {
            Some((name, value)) if name.eq_ignore_ascii_case("host") => {
                value.trim().clone_into(&mut host);
            }
            None if line.is_empty() => return Ok(Some(Request { method, url, host })),
            _ => {}
        }
    }
    Ok(None)
}

fn answer(stream: &TcpStream, directory: &Path) -> std::io::Result<()> {
    let Some(request) = read_request(stream)? else {
        return refuse(stream, "400 Bad Request", "This is no request.");
    };
    if !matches!(request.method.as_str(), "GET" | "HEAD") {
        return refuse(stream, "405 Method Not Allowed", "Only reading is possible here.");
    }
    if !is_for_this_machine(&request.host) {
        let why = "This server answers only to its own name.";
        return refuse(stream, "421 Misdirected Request", why);
    }
    let file = file_of(&request.url, directory);
    match file.and_then(|path| Some((std::fs::read(&path).ok()?, path))) {
        Some((content, path)) => {
            let body = if request.method == "HEAD" { &[] } else { content.as_slice() };
            respond(stream, "200 OK", mime_type(&path), content.len(), body)
        }
        None => refuse(stream, "404 Not Found", "There is no such file."),
    }
}

fn refuse(stream: &TcpStream, status: &str, why: &str) -> std::io::Result<()> {
    respond(stream, status, "text/plain; charset=utf-8", why.len(), why.as_bytes())
}

fn respond(
    mut stream: &TcpStream,
    status: &str,
    mime_type: &str,
    length: usize,
    body: &[u8],
) -> std::io::Result<()> {
    write!(
        stream,
        "HTTP/1.1 {status}\r\n{HEADERS}Content-Type: {mime_type}\r\nContent-Length: {length}\r\n\r\n"
    )?;
    stream.write_all(body)?;
    stream.flush()
}

/// Another site's page must not reach us through a name it has made point here.
fn is_for_this_machine(host: &str) -> bool {
    matches!(host.rsplit_once(':').map_or(host, |(name, _)| name), "127.0.0.1" | "localhost")
}

/// The file a request means, if it lies in the directory.
fn file_of(url: &str, directory: &Path) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?.trim_start_matches('/');
    let relative = Path::new(if path.is_empty() { "index.html" } else { path });
    let is_plain = relative.components().all(|part| matches!(part, Component::Normal(_)));
    let file = directory.join(relative);
    (is_plain && file.is_file()).then_some(file)
}

fn mime_type(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json; charset=utf-8",
        Some("webmanifest") => "application/manifest+json; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("woff2") => "font/woff2",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
#[path = "site_tests.rs"]
mod tests;
