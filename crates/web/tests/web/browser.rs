//! A browser that keeps cookies and sends the hidden fields of the last page.

use std::collections::BTreeMap;

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use passerelle_testkit::Agency;
use passerelle_web::{Options, app};
use tower::ServiceExt as _;

/// One person's browser.
pub(crate) struct Browser {
    app: Router,
    cookies: BTreeMap<String, String>,
    hidden: Vec<(String, String)>,
    headers: Vec<(&'static str, &'static str)>,
}

/// What came back.
pub(crate) struct Page {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

impl Page {
    pub(crate) fn location(&self) -> &str {
        self.header("location")
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        let value = self.headers.get(name);
        value.map_or("", |value| value.to_str().unwrap())
    }

    /// Fails, and shows the page, unless it says something.
    #[track_caller]
    pub(crate) fn says(&self, text: &str) {
        assert!(
            self.body.contains(text),
            "{text:?} is not in:\n{}",
            self.body
        );
    }
}

impl Browser {
    pub(crate) fn at(agency: &Agency) -> Self {
        Self::with(
            agency,
            Options {
                secure_cookies: false,
                ..Options::default()
            },
        )
    }

    pub(crate) fn with(agency: &Agency, options: Options) -> Self {
        Self::of(app(agency.store.clone(), options))
    }

    pub(crate) fn of(app: Router) -> Self {
        Self {
            app,
            cookies: BTreeMap::new(),
            hidden: Vec::new(),
            headers: Vec::new(),
        }
    }

    /// Sends a header along with every request, in place of one of that name.
    pub(crate) fn sending(mut self, name: &'static str, value: &'static str) -> Self {
        self.headers.retain(|(known, _)| *known != name);
        self.headers.push((name, value));
        self
    }

    /// The same browser in the hands of a program.
    pub(crate) fn asking_for(self, kind: &'static str) -> Self {
        self.sending("accept", kind)
    }

    pub(crate) fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.get(name).map(String::as_str)
    }

    pub(crate) fn keep_cookie(&mut self, name: &str, value: &str) {
        self.cookies.insert(name.to_owned(), value.to_owned());
    }

    pub(crate) async fn get(&mut self, path: &str) -> Page {
        self.send(Method::GET, path, "", Body::empty()).await
    }

    /// Opens a page, follows where it leads, and gives where that ended.
    pub(crate) async fn follow(&mut self, page: Page) -> Page {
        let mut page = page;
        for _ in 0..5 {
            if page.status != StatusCode::SEE_OTHER {
                break;
            }
            let location = page.location().to_owned();
            page = self.get(&location).await;
        }
        page
    }

    /// Sends a form of the last page: its hidden fields and what is typed.
    pub(crate) async fn post(&mut self, path: &str, typed: &[(&str, &str)]) -> Page {
        let hidden = self.hidden.clone();
        let hidden = hidden.iter().map(|(n, v)| (n.as_str(), v.as_str()));
        let pairs: Vec<_> = hidden
            .filter(|(name, _)| typed.iter().all(|(known, _)| known != name))
            .chain(typed.iter().copied())
            .collect();
        self.post_only(path, &pairs).await
    }

    /// Sends a form, and then still holds the page that it was on: somebody
    /// presses its button once more.
    pub(crate) async fn post_keeping(&mut self, path: &str, typed: &[(&str, &str)]) -> Page {
        let hidden = self.hidden.clone();
        let page = self.post(path, typed).await;
        self.hidden = hidden;
        page
    }

    /// Sends these fields and no others.
    pub(crate) async fn post_only(&mut self, path: &str, pairs: &[(&str, &str)]) -> Page {
        let body: Vec<String> = pairs
            .iter()
            .map(|(name, value)| format!("{}={}", percent_encoded(name), percent_encoded(value)))
            .collect();
        let kind = "application/x-www-form-urlencoded";
        self.send(Method::POST, path, kind, body.join("&").into())
            .await
    }

    /// Sends a form of the last page with one file.
    pub(crate) async fn post_file(&mut self, path: &str, name: &str, content: &[u8]) -> Page {
        self.post_file_with(path, &[], (name, content)).await
    }

    /// The same with what is typed.
    pub(crate) async fn post_file_with(
        &mut self,
        path: &str,
        typed: &[(&str, &str)],
        file: (&str, &[u8]),
    ) -> Page {
        self.post_parts(path, typed, ("file", file)).await
    }

    /// The same with the file in another field.
    pub(crate) async fn post_file_as(
        &mut self,
        path: &str,
        field: &str,
        file: (&str, &[u8]),
    ) -> Page {
        self.post_parts(path, &[], (field, file)).await
    }

    async fn post_parts(
        &mut self,
        path: &str,
        typed: &[(&str, &str)],
        (file, (name, content)): (&str, (&str, &[u8])),
    ) -> Page {
        let mut body = Vec::new();
        let mut part = |head: &str, content: &[u8]| {
            let head = format!("--cut\r\ncontent-disposition: form-data; {head}\r\n\r\n");
            body.extend([head.as_bytes(), content, b"\r\n"].concat());
        };
        for (field, value) in &self.hidden {
            part(&format!("name=\"{field}\""), value.as_bytes());
        }
        for (field, value) in typed {
            part(&format!("name=\"{field}\""), value.as_bytes());
        }
        part(&format!("name=\"{file}\"; filename=\"{name}\""), content);
        body.extend(b"--cut--\r\n");
        let kind = "multipart/form-data; boundary=cut";
        self.send(Method::POST, path, kind, body.into()).await
    }

    pub(crate) async fn send(
        &mut self,
        method: Method,
        path: &str,
        kind: &str,
        body: Body,
    ) -> Page {
        let mut request = Request::builder().method(method).uri(path);
        for (name, value) in &self.headers {
            request = request.header(*name, *value);
        }
        if !kind.is_empty() {
            request = request.header(header::CONTENT_TYPE, kind);
        }
        let cookies: Vec<String> = self
            .cookies
            .iter()
            .map(|(n, v)| format!("{n}={v}"))
            .collect();
        if !cookies.is_empty() {
            request = request.header(header::COOKIE, cookies.join("; "));
        }
        let response = self
            .app
            .clone()
            .oneshot(request.body(body).unwrap())
            .await
            .unwrap();
        let (parts, body) = response.into_parts();
        self.take_cookies(&parts.headers);
        let body = axum::body::to_bytes(body, usize::MAX).await.unwrap();
        let body = String::from_utf8_lossy(&body).into_owned();
        if body.contains("name=\"csrf\"") {
            self.hidden = main_form(&body);
        }
        Page {
            status: parts.status,
            headers: parts.headers,
            body,
        }
    }

    fn take_cookies(&mut self, headers: &HeaderMap) {
        for value in headers.get_all(header::SET_COOKIE) {
            let text = value.to_str().unwrap();
            let (name, value) = text.split(';').next().unwrap().split_once('=').unwrap();
            if text.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}

/// The hidden fields of the first form in the content, or of the frame.
fn main_form(html: &str) -> Vec<(String, String)> {
    let main = html.split_once("<main").map_or(html, |(_, main)| main);
    let form = main.split("</form>").next().unwrap_or_default();
    let form = if form.contains("name=\"csrf\"") {
        form
    } else {
        html
    };
    let mut fields: Vec<(String, String)> = Vec::new();
    for input in form.split("<input type=\"hidden\" name=\"").skip(1) {
        let (name, rest) = input.split_once('"').unwrap();
        let value = rest
            .split_once("value=\"")
            .unwrap()
            .1
            .split('"')
            .next()
            .unwrap();
        if fields.iter().all(|(known, _)| known != name) {
            fields.push((name.to_owned(), unescaped(value)));
        }
    }
    fields
}

fn percent_encoded(text: &str) -> String {
    use std::fmt::Write as _;
    text.bytes().fold(String::new(), |mut encoded, byte| {
        write!(encoded, "%{byte:02X}").unwrap();
        encoded
    })
}

/// A value as the page meant it.
fn unescaped(value: &str) -> String {
    let signs = [
        ("&#34;", "\""),
        ("&#39;", "'"),
        ("&#60;", "<"),
        ("&#62;", ">"),
        ("&#38;", "&"),
    ];
    let plain = |text: String, (sign, letter): (&str, &str)| text.replace(sign, letter);
    signs.into_iter().fold(value.to_owned(), plain)
}
