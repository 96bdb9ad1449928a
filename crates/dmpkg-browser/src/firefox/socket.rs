//! A WebSocket to this machine, as the side that opened it (RFC 6455).

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::time::Duration;

use crate::BrowserError;

/// Nothing that is asked takes longer.
const PATIENCE: Duration = Duration::from_secs(60);

/// The key with which every frame from this side is masked. It must be hard to guess where others look at the line;
/// nobody does on this one.
const MASK: [u8; 4] = [0x37, 0xfa, 0x21, 0x3d];

const TEXT: u8 = 1;
const CLOSE: u8 = 8;
const PING: u8 = 9;
const PONG: u8 = 10;

pub(super) struct Socket(BufReader<TcpStream>);

impl Socket {
    pub(super) fn connect(port: u16, path: &str) -> Result<Self, BrowserError> {
        let open = || -> io::Result<Self> {
            let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
            stream.set_read_timeout(Some(PATIENCE))?;
            stream.set_nodelay(true)?;
            write!(
                stream,
                "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\
                 Sec-WebSocket-Key: ZG1wa2ctYnJvd3Nlci0tMQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
            )?;
            let mut reader = BufReader::new(stream);
            let mut status = String::new();
            reader.read_line(&mut status)?;
            let mut line = String::new();
            while reader.read_line(&mut line)? > 2 {
                line.clear();
            }
            match status.contains(" 101 ") {
                true => Ok(Self(reader)),
                false => Err(io::Error::other(format!("it answered {}", status.trim()))),
            }
        };
        open().map_err(|error| BrowserError::Protocol {
            method: "a connection".to_owned(),
            message: error.to_string(),
        })
    }

    pub(super) fn send(&mut self, text: &str, what: &str) -> Result<(), BrowserError> {
        self.write(TEXT, text.as_bytes()).map_err(|_| gone(what))
    }

    /// The next text.
    pub(super) fn receive(&mut self, what: &str) -> Result<String, BrowserError> {
        let mut text = Vec::new();
        loop {
            let frame = self.read().map_err(|error| match error.kind() {
                io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut => BrowserError::Timeout {
                    what: what.to_owned(),
                    after: PATIENCE,
                },
                _ => gone(what),
            })?;
            match frame.kind {
                CLOSE => return Err(gone(what)),
                PING => self.write(PONG, &frame.payload).map_err(|_| gone(what))?,
                PONG => {}
                _ => {
                    text.extend(frame.payload);
                    if frame.is_last {
                        return Ok(String::from_utf8_lossy(&text).into_owned());
                    }
                }
            }
        }
    }

    fn write(&mut self, kind: u8, payload: &[u8]) -> io::Result<()> {
        let stream = self.0.get_mut();
        stream.write_all(&frame(kind, payload))
    }

    fn read(&mut self) -> io::Result<Frame> {
        read_frame(&mut self.0)
    }
}

struct Frame {
    kind: u8,
    is_last: bool,
    payload: Vec<u8>,
}

/// A whole message in one masked frame.
fn frame(kind: u8, payload: &[u8]) -> Vec<u8> {
    let mut frame = vec![0x80 | kind];
    match (u8::try_from(payload.len()), u16::try_from(payload.len())) {
        (Ok(len @ 0..=125), _) => frame.push(0x80 | len),
        (_, Ok(len)) => {
            frame.push(0x80 | 126);
            frame.extend(len.to_be_bytes());
        }
        _ => {
            frame.push(0x80 | 127);
            frame.extend((payload.len() as u64).to_be_bytes());
        }
    }
    frame.extend(MASK);
    frame.extend(
        payload
            .iter()
            .zip(MASK.iter().cycle())
            .map(|(byte, mask)| byte ^ mask),
    );
    frame
}

fn read_frame(reader: &mut impl Read) -> io::Result<Frame> {
    let [first, second] = bytes(reader)?;
    let len = match second & 0x7f {
        126 => u64::from(u16::from_be_bytes(bytes(reader)?)),
        127 => u64::from_be_bytes(bytes(reader)?),
        len => u64::from(len),
    };
    let mut payload = Vec::new();
    reader.take(len).read_to_end(&mut payload)?;
    if payload.len() as u64 != len {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(Frame {
        kind: first & 0x0f,
        is_last: first & 0x80 != 0,
        payload,
    })
}

fn bytes<const N: usize>(reader: &mut impl Read) -> io::Result<[u8; N]> {
    let mut bytes = [0; N];
    reader.read_exact(&mut bytes)?;
    Ok(bytes)
}

fn gone(what: &str) -> BrowserError {
    BrowserError::Gone {
        what: what.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{MASK, TEXT, frame, read_frame};

    /// Frames from the other side are the same without a mask.
    fn unmasked(mut frame: Vec<u8>) -> Vec<u8> {
        let at = frame.windows(4).position(|four| four == MASK).unwrap();
        frame[1] &= 0x7f;
        for (place, byte) in frame[at + 4..].iter_mut().enumerate() {
            *byte ^= MASK[place % 4];
        }
        frame.drain(at..at + 4);
        frame
    }

    #[test]
    fn what_is_written_is_read_at_every_form_of_length() {
        for len in [0, 1, 125, 126, 65_535, 65_536, 100_000] {
            let payload: Vec<u8> = (0..len).map(|place: u32| place.to_le_bytes()[0]).collect();
            let read = read_frame(&mut &unmasked(frame(TEXT, &payload))[..]).unwrap();
            assert!(read.is_last && read.kind == TEXT);
            assert_eq!(read.payload, payload, "{len}");
        }
    }

    #[test]
    fn the_example_of_the_standard_is_read() {
        // RFC 6455, section 5.7: a fragmented unmasked text message.
        let first = read_frame(&mut &[0x01, 0x03, 0x48, 0x65, 0x6c][..]).unwrap();
        assert!(!first.is_last);
        assert_eq!(first.payload, b"Hel");
        assert!(read_frame(&mut &[0x81, 0x05, 0x48][..]).is_err());
    }
}
