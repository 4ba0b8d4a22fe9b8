//! Files that are too large to be held: taken piece by piece.
//!
//! A route that takes such a file says so ([`Room::post_stream`]), and the gate
//! leaves the body where it is. A handler gets it as [`Incoming`], which reads
//! the fields before the file first, and takes not one byte of the file before
//! the form's token is known to be this reader's.
//!
//! [`Room::post_stream`]: crate::route::Room::post_stream

use std::time::Duration;

use axum::body::Body;
use axum::extract::multipart::Field;
use axum::extract::{DefaultBodyLimit, FromRequest, Multipart, Request};
use axum::http::header;

use crate::answer::Halt;
use crate::pairs::Pairs;
use crate::visit::Visit;

/// The longest that the next piece may be waited for.
const PATIENCE: Duration = Duration::from_mins(1);
/// The longest field that is no file, in bytes.
const LONGEST_FIELD: usize = 64 * 1024;
/// The longest that is read of what is too large, so that the browser hears why.
const LAST_WORDS: Duration = Duration::from_secs(10);

/// A form with a file, of which nothing is read yet.
pub(crate) struct Incoming {
    visit: Visit,
    parts: Multipart,
    announced: Option<u64>,
}

/// What came.
#[derive(Default)]
pub(crate) struct Came {
    /// The fields beside the file.
    pub(crate) pairs: Pairs,
    /// The file's own name; none if no file was chosen.
    pub(crate) name: Option<String>,
    /// Whether it was larger than may be: then it was not taken.
    pub(crate) too_large: bool,
}

impl<S: Send + Sync> FromRequest<S> for Incoming {
    type Rejection = Halt;

    async fn from_request(mut request: Request, state: &S) -> Result<Self, Halt> {
        let visit = request.extensions().get::<Visit>().cloned();
        let visit = visit.ok_or(Halt::Broken("a file on another listener"))?;
        let length = request.headers().get(header::CONTENT_LENGTH);
        let announced = length.and_then(|length| length.to_str().ok()?.parse().ok());
        // How large it may be is asked while it comes.
        DefaultBodyLimit::disable().apply(&mut request);
        match Multipart::from_request(request, state).await {
            Ok(parts) => Ok(Self {
                visit,
                parts,
                announced,
            }),
            Err(_) => Err(Halt::Unsupported),
        }
    }
}

impl Incoming {
    /// Takes the form: `take` gets the file piece by piece, `most` bytes at most.
    pub(crate) async fn receive(
        self,
        most: u64,
        mut take: impl FnMut(&[u8]) -> Result<(), Halt>,
    ) -> Result<Came, Halt> {
        let Self {
            visit,
            mut parts,
            announced,
        } = self;
        let mut came = Came {
            // What stands around the file is little.
            too_large: announced.is_some_and(|length| length > most + 2 * LONGEST_FIELD as u64),
            ..Came::default()
        };
        while let Some(field) = next(&mut parts).await? {
            let Some(name) = field.file_name().map(str::to_owned) else {
                let named = field.name().unwrap_or_default().to_owned();
                came.pairs.push(named, short(field).await?)?;
                continue;
            };
            is_from_here(&visit, &came.pairs)?;
            let file = file(field, most, came.too_large, &mut take);
            came.too_large = file.await?;
            came.name = (!name.is_empty()).then_some(name);
            if came.too_large {
                break;
            }
        }
        is_from_here(&visit, &came.pairs)?;
        Ok(came)
    }
}

fn is_from_here(visit: &Visit, pairs: &Pairs) -> Result<(), Halt> {
    if visit.csrf_matches(pairs.get("csrf")) {
        Ok(())
    } else {
        Err(Halt::Forged)
    }
}

async fn next(parts: &mut Multipart) -> Result<Option<Field<'_>>, Halt> {
    match tokio::time::timeout(PATIENCE, parts.next_field()).await {
        Ok(Ok(field)) => Ok(field),
        Ok(Err(_)) => Err(Halt::BadRequest),
        Err(_) => Err(Halt::TooSlow),
    }
}

/// A field that is no file.
async fn short(mut field: Field<'_>) -> Result<String, Halt> {
    let mut text = Vec::new();
    while let Some(piece) = piece(&mut field).await? {
        text.extend_from_slice(&piece);
        if text.len() > LONGEST_FIELD {
            return Err(Halt::TooLarge(LONGEST_FIELD));
        }
    }
    String::from_utf8(text).or(Err(Halt::BadRequest))
}

/// Takes a file; `true` if it is too large. What is too large is read on for a
/// while and thrown away: a browser that is cut off shows its own page.
async fn file(
    mut field: Field<'_>,
    most: u64,
    mut too_large: bool,
    take: &mut impl FnMut(&[u8]) -> Result<(), Halt>,
) -> Result<bool, Halt> {
    let (mut size, mut until) = (0, None);
    while let Some(piece) = piece(&mut field).await? {
        size += piece.len() as u64;
        too_large |= size > most;
        if !too_large {
            take(&piece)?;
            continue;
        }
        let until = *until.get_or_insert_with(|| tokio::time::Instant::now() + LAST_WORDS);
        if tokio::time::Instant::now() > until {
            break;
        }
    }
    Ok(too_large)
}

async fn piece(field: &mut Field<'_>) -> Result<Option<axum::body::Bytes>, Halt> {
    match tokio::time::timeout(PATIENCE, field.chunk()).await {
        Ok(Ok(piece)) => Ok(piece),
        Ok(Err(_)) => Err(Halt::BadRequest),
        Err(_) => Err(Halt::TooSlow),
    }
}

/// A file on its way out, read piece by piece off the threads that serve.
pub(crate) fn outgoing(mut file: impl std::io::Read + Send + 'static) -> Body {
    let (send, mut receive) = tokio::sync::mpsc::channel::<std::io::Result<Vec<u8>>>(4);
    tokio::task::spawn_blocking(move || {
        loop {
            let mut piece = vec![0; 64 * 1024];
            let read = file.read(&mut piece).map(|length| {
                piece.truncate(length);
                piece
            });
            let last = !matches!(&read, Ok(piece) if !piece.is_empty());
            let is_end = matches!(&read, Ok(piece) if piece.is_empty());
            // Whoever asked may have gone.
            if is_end || send.blocking_send(read).is_err() || last {
                return;
            }
        }
    });
    // Compression asks once more after the end.
    Body::from_stream(futures_util::stream::poll_fn(move |context| {
        receive.poll_recv(context)
    }))
}
