//! The event stream format (HTML Standard, sections 9.2.5 and 9.2.6), within limits.
//!
//! The crates there are for it either bound nothing that a server sends, or have hardly begun.

use std::time::Duration;

use bytes::{Buf as _, Bytes};

/// The state of a stream that is being read.
#[derive(Debug, Default)]
pub(crate) struct Parser {
    max_bytes: usize,
    /// The line that has begun.
    line: Vec<u8>,
    /// True if the last byte was a carriage return, which a line feed may belong to.
    after_return: bool,
    /// True if the first line is over, before which a byte order mark may stand.
    begun: bool,
    event: String,
    data: String,
    id: String,
    retry: Option<Duration>,
}

/// An event without what outlives it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Parsed {
    pub(crate) event: String,
    pub(crate) data: String,
}

impl Parser {
    pub(crate) fn new(max_bytes: usize) -> Self {
        Self { max_bytes, ..Self::default() }
    }

    /// The id of the last event that had one.
    pub(crate) fn last_event_id(&self) -> &str {
        &self.id
    }

    /// The pause before connecting again.
    pub(crate) fn retry(&self) -> Option<Duration> {
        self.retry
    }

    /// Takes bytes up to the end of an event. `None` when all are taken, and the limit if that is
    /// passed.
    ///
    /// A text that the end of the stream cuts off is no event, as the standard has it.
    pub(crate) fn next(&mut self, bytes: &mut Bytes) -> Result<Option<Parsed>, usize> {
        while !bytes.is_empty() {
            if std::mem::take(&mut self.after_return) && bytes.starts_with(b"\n") {
                bytes.advance(1);
                continue;
            }
            let end = bytes.iter().position(|byte| matches!(byte, b'\n' | b'\r'));
            let taken = end.unwrap_or(bytes.len());
            if self.line.len() + self.data.len() + taken > self.max_bytes {
                return Err(self.max_bytes);
            }
            self.line.extend_from_slice(&bytes[..taken]);
            self.after_return = bytes.get(taken) == Some(&b'\r');
            bytes.advance(end.map_or(taken, |end| end + 1));
            if end.is_some()
                && let Some(parsed) = self.end_line()
            {
                return Ok(Some(parsed));
            }
        }
        Ok(None)
    }

    fn end_line(&mut self) -> Option<Parsed> {
        let line = std::mem::take(&mut self.line);
        let first = !std::mem::replace(&mut self.begun, true);
        let line = match line.strip_prefix(b"\xEF\xBB\xBF") {
            Some(rest) if first => rest,
            _ => &line,
        };
        if line.is_empty() {
            return self.end_event();
        }
        let line = String::from_utf8_lossy(line);
        let (field, value) = line.split_once(':').unwrap_or((&line, ""));
        self.field(field, value.strip_prefix(' ').unwrap_or(value));
        None
    }

    /// Takes a field. One without a name is a comment, and unknown ones say nothing.
    fn field(&mut self, name: &str, value: &str) {
        match name {
            "event" => value.clone_into(&mut self.event),
            "data" => {
                self.data.push_str(value);
                self.data.push('\n');
            }
            "id" if !value.contains('\0') => value.clone_into(&mut self.id),
            "retry" if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) => {
                self.retry = value.parse().ok().map(Duration::from_millis).or(self.retry);
            }
            _ => {}
        }
    }

    /// An event, if there was any data.
    fn end_event(&mut self) -> Option<Parsed> {
        let mut event = std::mem::take(&mut self.event);
        let mut data = std::mem::take(&mut self.data);
        // The last of the line feeds stands for no more than the end of a line.
        data.pop()?;
        if event.is_empty() {
            "message".clone_into(&mut event);
        }
        Some(Parsed { event, data })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The events of a stream that comes in pieces of this size.
    fn parse(stream: &[u8], size: usize) -> (Vec<(String, String)>, Parser) {
        let mut parser = Parser::new(64);
        let mut events = Vec::new();
        for piece in stream.chunks(size) {
            let mut bytes = Bytes::copy_from_slice(piece);
            while let Some(parsed) = parser.next(&mut bytes).expect("nothing is too large") {
                events.push((parsed.event, parsed.data));
            }
        }
        (events, parser)
    }

    #[test]
    fn reads_the_format_however_it_is_cut() {
        let stream = "\u{feff}: a comment\r\nevent: add\r\ndata: one\rdata:two\r\n\rdata\n\n\
                      id: 7\nretry: 250\nretry: soon\nid: a\0b\nunknown\n\ndata:  ü\n\ndata: cut off\n";
        for size in 1..=stream.len() {
            let (events, parser) = parse(stream.as_bytes(), size);
            let event = |event: &str, data: &str| (event.to_owned(), data.to_owned());
            let expected = [event("add", "one\ntwo"), event("message", ""), event("message", " ü")];
            assert_eq!(events, expected, "in pieces of {size}");
            assert_eq!(parser.last_event_id(), "7");
            assert_eq!(parser.retry(), Some(Duration::from_millis(250)));
        }
    }

    #[test]
    fn a_line_or_an_event_without_end_is_refused() {
        let mut parser = Parser::new(8);
        assert_eq!(parser.next(&mut Bytes::from_static(b"data: 12")), Ok(None));
        assert_eq!(parser.next(&mut Bytes::from_static(b"3")), Err(8));
        let mut parser = Parser::new(8);
        assert_eq!(parser.next(&mut Bytes::from_static(b"data: 1\ndata: 2\n")), Err(8));
    }
}
