//! What both peers share: the sessions and homes that they are handed, and the answer, header by header as ours.

use std::{env, error::Error, fs};

use axum::{
    Router,
    body::Body,
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::Response,
};
use bytes::Bytes;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use tokio::net::TcpListener;
use uuid::Uuid;

pub type Failure = Box<dyn Error + Send + Sync>;

/// The file that a peer is started with: what our server answers to each of these sessions.
#[derive(Deserialize)]
pub struct Seed {
    /// Headers that all answers have alike.
    headers: Vec<(String, String)>,
    pub homes: Vec<SeedHome>,
}

#[derive(Deserialize)]
pub struct SeedHome {
    pub token: String,
    pub agent: String,
    pub etag: String,
    /// As it is sent, packed.
    pub body: Vec<u8>,
}

/// One finished home.
#[derive(Clone)]
pub struct Home {
    pub etag: HeaderValue,
    pub body: Bytes,
}

impl Seed {
    /// Reads the file that the first argument names.
    pub fn read() -> Result<Self, Failure> {
        let path = env::args().nth(1).ok_or("the first argument names the seed file")?;
        Ok(serde_json::from_str(&fs::read_to_string(path)?)?)
    }

    pub fn headers(&self) -> Result<HeaderMap, Failure> {
        let mut headers = HeaderMap::with_capacity(self.headers.len() + 4);
        for (name, value) in &self.headers {
            headers.insert(HeaderName::try_from(name)?, HeaderValue::try_from(value)?);
        }
        Ok(headers)
    }
}

/// How a token is looked up: by its hash, as ours, so that nothing that is kept opens a session.
pub type TokenHash = [u8; 32];

pub fn hash_token(token: &str) -> TokenHash {
    Sha256::digest(token.as_bytes()).into()
}

/// The token of the Authorization header.
pub fn bearer_token(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::AUTHORIZATION)?.to_str().ok()?.strip_prefix("Bearer ")
}

/// The home with its entity tag, or 304 when the caller has it.
pub fn answer(headers: &HeaderMap, asked: &HeaderMap, home: Home) -> Response {
    let known = asked.get(header::IF_NONE_MATCH).is_some_and(|tag| tag == home.etag);
    let mut response = Response::new(if known { Body::empty() } else { Body::from(home.body) });
    if known {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
    }
    let mut all = headers.clone();
    all.insert(header::ETAG, home.etag);
    let mut id = Uuid::encode_buffer();
    let id = Uuid::new_v4().hyphenated().encode_lower(&mut id);
    if let Ok(id) = HeaderValue::from_str(id) {
        all.insert(HeaderName::from_static("x-request-id"), id);
    }
    *response.headers_mut() = all;
    response
}

/// An answer without a home.
pub fn refuse(status: StatusCode) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = status;
    response
}

/// Listens on a free port of this machine, says which one, and serves for ever.
pub async fn serve(router: Router) -> Result<(), Failure> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
    println!("{}", listener.local_addr()?.port());
    use axum::serve::ListenerExt;
    let listener = listener.tap_io(|stream| {
        // An answer that cannot be sent at once is worth the delay; one that can must not wait for another.
        let _ = stream.set_nodelay(true);
    });
    axum::serve(listener, router).await?;
    Ok(())
}
