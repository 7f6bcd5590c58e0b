//! A server for one call or a few: it keeps each request, and answers as it was told.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// A call that is about to come.
pub(crate) struct Server {
    /// The URL to connect to.
    pub(crate) url: String,
    thread: JoinHandle<String>,
}

impl Server {
    /// Waits for one call, to answer it with these bytes.
    pub(crate) fn answering(answer: &'static [u8]) -> Self {
        Self::start(move |connection| connection.write_all(answer).expect("the client reads"))
    }

    /// Waits for a call for each of these answers.
    pub(crate) fn answering_each(answers: &'static [&'static [u8]]) -> Calls {
        Self::answering_with(|_| answers)
    }

    /// The same with answers that name the server's own URL.
    pub(crate) fn answering_with<A: AsRef<[u8]>, I>(answers: impl FnOnce(&str) -> I) -> Calls
    where
        I: IntoIterator<Item = A> + Send + 'static,
    {
        let listener = TcpListener::bind("127.0.0.1:0").expect("loopback has free ports");
        let url = format!("http://{}", listener.local_addr().expect("it is bound"));
        let (came, received) = channel();
        let answers = answers(&url);
        thread::spawn(move || {
            for answer in answers {
                let answer = answer.as_ref();
                let call = serve(&listener, |it| it.write_all(answer).expect("the client reads"));
                if came.send(call).is_err() {
                    return;
                }
            }
        });
        Calls { url, received }
    }

    fn start(answer: impl FnOnce(&mut TcpStream) + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("loopback has free ports");
        let address = listener.local_addr().expect("it is bound");
        let thread = thread::spawn(move || serve(&listener, answer));
        Self { url: format!("http://{address}"), thread }
    }

    /// Waits for one call, to answer it piece by piece, each with a pause before it.
    pub(crate) fn answering_slowly(pieces: &'static [&'static [u8]], pause: Duration) -> Self {
        Self::start(move |connection| {
            for piece in pieces {
                thread::sleep(pause);
                if connection.write_all(piece).is_err() {
                    return;
                }
            }
        })
    }

    /// Waits for one call, and answers it with the first part; with the rest when it is told to.
    pub(crate) fn waiting(first: &'static [u8], go: Receiver<()>, rest: &'static [u8]) -> Self {
        Self::start(move |connection| {
            connection.write_all(first).expect("the client reads");
            if go.recv().is_ok() {
                connection.write_all(rest).expect("the client reads");
            }
        })
    }

    /// Waits for one call, to answer it with 204.
    pub(crate) fn silent() -> Self {
        Self::answering(b"HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n")
    }

    /// Returns the request, head and body.
    pub(crate) fn received(self) -> String {
        self.thread.join().expect("the server doesn't panic")
    }
}

/// Several calls that are about to come.
pub(crate) struct Calls {
    /// The URL to connect to.
    pub(crate) url: String,
    received: Receiver<String>,
}

impl Calls {
    /// Returns the requests so far, head and body of each.
    pub(crate) fn received(&self) -> Vec<String> {
        // The server tells a moment after the client has its answer.
        let mut calls = Vec::new();
        while let Ok(call) = self.received.recv_timeout(Duration::from_millis(200)) {
            calls.push(call);
        }
        calls
    }
}

fn serve(listener: &TcpListener, answer: impl FnOnce(&mut TcpStream)) -> String {
    let (mut connection, _) = listener.accept().expect("a client connects");
    let mut received = Vec::new();
    let mut buffer = [0; 4096];
    while !is_whole(&received) {
        let count = connection.read(&mut buffer).expect("the client sends");
        assert!(count > 0, "the client hung up: {}", String::from_utf8_lossy(&received));
        received.extend_from_slice(&buffer[..count]);
    }
    answer(&mut connection);
    String::from_utf8(received).expect("the client sends text")
}

/// Returns true if the head is there, and the body that it announces.
fn is_whole(received: &[u8]) -> bool {
    let text = String::from_utf8_lossy(received).to_ascii_lowercase();
    let Some((head, body)) = text.split_once("\r\n\r\n") else { return false };
    if head.contains("transfer-encoding: chunked") {
        return body.ends_with("0\r\n\r\n");
    }
    let length = head.split("content-length: ").nth(1).and_then(|rest| rest.lines().next());
    length.map_or(0, |length| length.parse().expect("a length is a number")) <= body.len()
}
