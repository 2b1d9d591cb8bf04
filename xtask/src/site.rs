//! A small web server for the built site: this machine only, right types, strict headers.

use crate::process::Outcome;
use std::fs::File;
use std::io::Cursor;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::thread::JoinHandle;
use tiny_http::{Header, Method, Request, Response, Server, StatusCode};

/// Sent with every answer. The page carries its content policy itself; frames can only be
/// refused here.
const HEADERS: [(&str, &str); 7] = [
    ("Cache-Control", "no-cache"),
    ("Content-Security-Policy", "frame-ancestors 'none'"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
];

/// A server that runs until it is dropped.
pub(crate) struct Site {
    server: Arc<Server>,
    thread: Option<JoinHandle<()>>,
    address: SocketAddr,
}

impl Site {
    /// Serves the directory on the first free port from the one given; 0 takes any.
    pub(crate) fn start(directory: &Path, port: u16) -> Outcome<Self> {
        let server = Arc::new(bind(port)?);
        let address = server.server_addr().to_ip().ok_or("the server has no address")?;
        let (ours, directory) = (Arc::clone(&server), directory.to_path_buf());
        let thread = std::thread::spawn(move || {
            for request in ours.incoming_requests() {
                // a visitor who hangs up is none of our business
                let _ = answer(request, &directory);
            }
        });
        Ok(Self { server, thread: Some(thread), address })
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
        self.server.unblock();
        if let Some(thread) = self.thread.take() {
            // it has nothing left to tell
            let _ = thread.join();
        }
    }
}

fn bind(port: u16) -> Outcome<Server> {
    const TRIES: u16 = 20;
    let last = if port == 0 { 0 } else { port.saturating_add(TRIES) };
    for candidate in port..=last {
        if let Ok(server) = Server::http((Ipv4Addr::LOCALHOST, candidate)) {
            return Ok(server);
        }
        println!("Port {candidate} is taken");
    }
    Err(format!("no free port from {port} to {last}").into())
}

fn answer(request: Request, directory: &Path) -> std::io::Result<()> {
    if !matches!(request.method(), Method::Get | Method::Head) {
        return refuse(request, 405, "Only reading is possible here.");
    }
    if !is_for_this_machine(&request) {
        return refuse(request, 421, "This server answers only to its own name.");
    }
    let file = file_of(request.url(), directory);
    match file.and_then(|path| Some((File::open(&path).ok()?, path))) {
        Some((file, path)) => {
            request.respond(with_headers(Response::from_file(file), mime_type(&path)))
        }
        None => refuse(request, 404, "There is no such file."),
    }
}

fn refuse(request: Request, status: u16, why: &str) -> std::io::Result<()> {
    let response: Response<Cursor<Vec<u8>>> =
        Response::from_string(why).with_status_code(StatusCode(status));
    request.respond(with_headers(response, "text/plain; charset=utf-8"))
}

/// Another site's page must not reach us through a name it has made point here.
fn is_for_this_machine(request: &Request) -> bool {
    let host = request.headers().iter().find(|header| header.field.equiv("Host"));
    let name = host.map_or("", |header| header.value.as_str());
    matches!(name.rsplit_once(':').map_or(name, |(name, _)| name), "127.0.0.1" | "localhost")
}

fn with_headers<R: std::io::Read>(mut response: Response<R>, mime_type: &str) -> Response<R> {
    for (name, value) in HEADERS.iter().chain(&[("Content-Type", mime_type)]) {
        if let Ok(header) = Header::from_bytes(*name, *value) {
            response.add_header(header);
        }
    }
    response
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
        Some("json" | "webmanifest") => "application/json; charset=utf-8",
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
