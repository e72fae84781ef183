//! The practical limit: sessions and homes in this process's memory, nothing else on the way.

use std::{collections::HashMap, sync::Arc};

use axum::{
    Router,
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode},
    response::Response,
    routing::get,
};
use bytes::Bytes;
use home::{Failure, Home, Seed, TokenHash, answer, bearer_token, hash_token, refuse, serve};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

struct Memory {
    headers: HeaderMap,
    sessions: HashMap<TokenHash, String>,
    homes: HashMap<String, Home>,
}

async fn home_of(State(memory): State<Arc<Memory>>, asked: HeaderMap) -> Response {
    let session = bearer_token(&asked).and_then(|token| memory.sessions.get(&hash_token(token)));
    let Some(agent) = session else {
        return refuse(StatusCode::UNAUTHORIZED);
    };
    match memory.homes.get(agent) {
        Some(home) => answer(&memory.headers, &asked, home.clone()),
        None => refuse(StatusCode::NOT_FOUND),
    }
}

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let seed = Seed::read()?;
    let mut memory = Memory { headers: seed.headers()?, sessions: HashMap::new(), homes: HashMap::new() };
    for one in seed.homes {
        memory.sessions.insert(hash_token(&one.token), one.agent.clone());
        let etag = HeaderValue::try_from(one.etag)?;
        memory.homes.insert(one.agent, Home { etag, body: Bytes::from(one.body) });
    }
    serve(Router::new().route("/api/v1/home", get(home_of)).with_state(Arc::new(memory))).await
}
