//! A browser of few words: HTTP/1.1 over one kept connection, with cookies.
//!
//! Enough to fill in our own forms from a test or a benchmark. It trusts the
//! server it speaks to, and panics where a person would see a broken page.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

/// Longer than any page takes.
const PATIENCE: Duration = Duration::from_secs(30);

/// One browser tab.
#[derive(Debug)]
pub struct Wire {
    address: SocketAddr,
    connection: Option<BufReader<TcpStream>>,
    cookies: BTreeMap<String, String>,
    /// What a program shows in place of a session.
    token: Option<String>,
}

/// What came back.
#[derive(Debug)]
pub struct Page {
    /// The status code.
    pub status: u16,
    /// Where a redirect leads.
    pub location: Option<String>,
    /// The body.
    pub body: String,
}

impl Wire {
    /// A tab that was just opened.
    pub fn to(address: SocketAddr) -> Self {
        Self {
            address,
            connection: None,
            cookies: BTreeMap::new(),
            token: None,
        }
    }

    /// A program in place of the browser: no cookies, and a token with every
    /// request.
    #[must_use]
    pub fn bearing(mut self, token: &str) -> Self {
        self.cookies.clear();
        self.token = Some(token.to_owned());
        self
    }

    /// Another tab of the same browser.
    #[must_use]
    pub fn another(&self) -> Self {
        Self {
            address: self.address,
            connection: None,
            cookies: self.cookies.clone(),
            token: self.token.clone(),
        }
    }

    /// The same browser after the server moved.
    pub fn moved_to(&mut self, address: SocketAddr) {
        self.address = address;
        self.connection = None;
    }

    /// Asks for a page.
    pub fn get(&mut self, path: &str) -> io::Result<Page> {
        self.ask("GET", path, "")
    }

    /// Sends a form.
    pub fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> io::Result<Page> {
        let pairs: Vec<_> = fields
            .iter()
            .map(|(name, value)| format!("{}={}", encoded(name), encoded(value)))
            .collect();
        self.ask("POST", path, &pairs.join("&"))
    }

    fn ask(&mut self, method: &str, path: &str, body: &str) -> io::Result<Page> {
        let kept = self.connection.is_some();
        let answer = self.try_ask(method, path, body);
        match answer {
            // A kept connection may have been closed before it heard us; a
            // form is never sent twice for that.
            Err(_) if kept && method == "GET" => {
                self.connection = None;
                self.try_ask(method, path, body)
            }
            answer => answer,
        }
    }

    fn try_ask(&mut self, method: &str, path: &str, body: &str) -> io::Result<Page> {
        let mut head = format!("{method} {path} HTTP/1.1\r\nHost: {}\r\n", self.address);
        if !self.cookies.is_empty() {
            let cookies: Vec<_> = self
                .cookies
                .iter()
                .map(|(n, v)| format!("{n}={v}"))
                .collect();
            let _ = write!(head, "Cookie: {}\r\n", cookies.join("; "));
        }
        if let Some(token) = &self.token {
            let _ = write!(head, "Authorization: Bearer {token}\r\n");
        }
        if method == "POST" {
            let _ = write!(
                head,
                "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\
                 Origin: http://{}\r\nSec-Fetch-Site: same-origin\r\n",
                body.len(),
                self.address
            );
        }
        let mut connection = match self.connection.take() {
            Some(connection) => connection,
            None => connect(self.address)?,
        };
        let message = format!("{head}\r\n{body}");
        connection.get_mut().write_all(message.as_bytes())?;
        let page = self.read(&mut connection)?;
        self.connection = Some(connection);
        Ok(page)
    }

    fn read(&mut self, connection: &mut BufReader<TcpStream>) -> io::Result<Page> {
        let status = line(connection)?;
        let status = status.split(' ').nth(1).and_then(|code| code.parse().ok());
        let status = status.ok_or_else(|| io::Error::other("no status line"))?;
        let (mut location, mut length, mut chunked) = (None, 0usize, false);
        loop {
            let header = line(connection)?;
            let Some((name, value)) = header.split_once(": ") else {
                break;
            };
            match name.to_ascii_lowercase().as_str() {
                "location" => location = Some(value.to_owned()),
                "content-length" => length = value.parse().unwrap_or(0),
                "transfer-encoding" => chunked = value == "chunked",
                "set-cookie" => self.keep(value),
                _ => {}
            }
        }
        let body = if chunked {
            chunks(connection)?
        } else {
            exactly(connection, length)?
        };
        Ok(Page {
            status,
            location,
            body: String::from_utf8_lossy(&body).into_owned(),
        })
    }

    fn keep(&mut self, cookie: &str) {
        let pair = cookie.split(';').next().unwrap_or_default();
        if let Some((name, value)) = pair.split_once('=') {
            if value.is_empty() {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}

impl Page {
    /// The value of a hidden field.
    pub fn hidden(&self, name: &str) -> String {
        let field = format!("name=\"{name}\" value=\"");
        let after = self.body.split(&field).nth(1);
        let value = after.and_then(|rest| rest.split('"').next());
        value
            .unwrap_or_else(|| panic!("the page has no hidden field {name}"))
            .to_owned()
    }
}

fn connect(address: SocketAddr) -> io::Result<BufReader<TcpStream>> {
    let stream = TcpStream::connect(address)?;
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    Ok(BufReader::new(stream))
}

fn line(connection: &mut BufReader<TcpStream>) -> io::Result<String> {
    let mut line = String::new();
    if connection.read_line(&mut line)? == 0 {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(line.trim_end().to_owned())
}

fn exactly(connection: &mut BufReader<TcpStream>, length: usize) -> io::Result<Vec<u8>> {
    let mut body = vec![0; length];
    connection.read_exact(&mut body)?;
    Ok(body)
}

fn chunks(connection: &mut BufReader<TcpStream>) -> io::Result<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let size = line(connection)?;
        let size = usize::from_str_radix(&size, 16).map_err(io::Error::other)?;
        body.extend(exactly(connection, size)?);
        line(connection)?;
        if size == 0 {
            return Ok(body);
        }
    }
}

fn encoded(text: &str) -> String {
    text.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
        out
    })
}
