//! The same work in the shape of a server that keeps nothing itself: session and home are each read from Redis, for
//! every request.

use std::{env, sync::Arc};

use axum::{
    Router,
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode},
    response::Response,
    routing::get,
};
use bytes::Bytes;
use home::{Failure, Home, Seed, TokenHash, answer, bearer_token, hash_token, refuse, serve};
use redis::{AsyncCommands, Client, RedisResult, aio::MultiplexedConnection};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// A value in Redis is the entity tag, which ours makes of this length with its quotes, and then the body.
const ETAG_LENGTH: usize = 24;

struct Shared {
    headers: HeaderMap,
    /// Carries the requests of all connections at once, one behind the other, without waiting for answers.
    redis: MultiplexedConnection,
}

fn session_key(hash: &TokenHash) -> Vec<u8> {
    [b"session:", hash.as_slice()].concat()
}

fn home_key(agent: &[u8]) -> Vec<u8> {
    [b"home:", agent].concat()
}

async fn home_of(State(shared): State<Arc<Shared>>, asked: HeaderMap) -> Response {
    let Some(token) = bearer_token(&asked) else {
        return refuse(StatusCode::UNAUTHORIZED);
    };
    match read_home(shared.redis.clone(), &hash_token(token)).await {
        Ok(Some(home)) => answer(&shared.headers, &asked, home),
        Ok(None) => refuse(StatusCode::UNAUTHORIZED),
        Err(_) => refuse(StatusCode::SERVICE_UNAVAILABLE),
    }
}

async fn read_home(mut redis: MultiplexedConnection, token: &TokenHash) -> Result<Option<Home>, Failure> {
    let session: Option<Bytes> = redis.get(session_key(token)).await?;
    let Some(agent) = session else { return Ok(None) };
    let value: Option<Bytes> = redis.get(home_key(&agent)).await?;
    let Some(mut etag) = value else { return Ok(None) };
    let body = etag.split_off(ETAG_LENGTH.min(etag.len()));
    Ok(Some(Home { etag: HeaderValue::from_maybe_shared(etag)?, body }))
}

async fn fill(mut redis: MultiplexedConnection, seed: &Seed) -> RedisResult<()> {
    for one in &seed.homes {
        let home = [one.etag.as_bytes(), &one.body].concat();
        let _: () = redis.set(session_key(&hash_token(&one.token)), &one.agent).await?;
        let _: () = redis.set(home_key(one.agent.as_bytes()), home).await?;
    }
    Ok(())
}

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let seed = Seed::read()?;
    let url = env::args().nth(2).ok_or("the second argument is the address of Redis")?;
    let redis = Client::open(url)?.get_multiplexed_async_connection().await?;
    fill(redis.clone(), &seed).await?;
    let shared = Arc::new(Shared { headers: seed.headers()?, redis });
    serve(Router::new().route("/api/v1/home", get(home_of)).with_state(shared)).await
}
