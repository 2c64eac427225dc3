//! What is answered at which address. Everything comes out of memory: no request names a file of
//! the machine.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{ConnectInfo, Path, Query, Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use futures_util::stream::{self, Stream};
use serde::Deserialize;
use tokio::sync::oneshot;

use crate::cli::serve::desk::Desk;
use crate::cli::serve::guard;
use crate::cli::serve::maker::{Answer, Job};
use crate::cli::serve::sheets::{self, Sheets};
use crate::cli::serve::state;
use crate::diag::Lang;

/// How often a silent connection is told that it is not dead.
const ALIVE: Duration = Duration::from_secs(15);

/// Lists the addresses.
pub(super) fn router(desk: Arc<Desk>) -> Router {
    Router::new()
        .route("/", get(shell))
        .route("/html", get(|| async { Redirect::permanent("/html/index.html") }))
        .route("/html/", get(|| async { Redirect::permanent("/html/index.html") }))
        .route("/html/{*path}", get(site))
        .route("/_/{name}", get(part))
        .route("/_/session", get(session))
        .route("/_/events", get(events))
        .route("/_/open", post(open))
        .route("/_/proof", get(proof))
        .route("/_/sheet", get(sheet))
        .route("/_/source", get(source))
        .route("/_/where", get(printed))
        .layer(middleware::from_fn_with_state(Arc::clone(&desk), watched))
        .with_state(desk)
}

/// Answers only who may ask, and seals every answer.
async fn watched(State(desk): State<Arc<Desk>>, request: Request, next: Next) -> Response {
    let shell = request.uri().path() == "/";
    let mut response = if desk.guard.admits(request.headers()) {
        next.run(request).await
    } else {
        StatusCode::FORBIDDEN.into_response()
    };
    guard::seal(response.headers_mut(), shell);
    response
}

async fn shell(State(desk): State<Arc<Desk>>) -> Response {
    template(&desk, "preview/shell.html")
}

/// Gives out a part of the shell: its style and scripts, and the style of the site beside it.
async fn part(State(desk): State<Arc<Desk>>, Path(name): Path<String>) -> Response {
    match name.as_str() {
        "preview.css" | "preview.js" | "client.js" | "sheets.js" => {
            template(&desk, &format!("preview/{name}"))
        }
        "style.css" => template(&desk, "html/style.css"),
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}

fn template(desk: &Desk, path: &str) -> Response {
    match desk.template(path) {
        Some(bytes) => file(path, bytes),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn site(State(desk): State<Arc<Desk>>, Path(path): Path<String>) -> Response {
    let path = format!("html/{path}");
    let (reply, answer) = oneshot::channel();
    if desk.maker.send(Job::File(path.clone(), reply)).is_err() {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    match answer.await {
        Ok(Answer::Bytes(bytes)) => file(&path, bytes),
        Ok(Answer::Missing) => nothing(&desk, &path, StatusCode::NOT_FOUND),
        // A page that is waited for is no failure: browsers would say so in their console.
        Ok(Answer::Unmade) if ending(&path) == "html" => nothing(&desk, &path, StatusCode::OK),
        Ok(Answer::Unmade) | Err(_) => nothing(&desk, &path, StatusCode::SERVICE_UNAVAILABLE),
    }
}

/// Says that there is no such page, or not yet.
fn nothing(desk: &Desk, path: &str, status: StatusCode) -> Response {
    let page = (ending(path) == "html").then(|| template(desk, "preview/nothing.html"));
    let mut response = page.unwrap_or_else(|| status.into_response());
    *response.status_mut() = status;
    response
}

fn ending(path: &str) -> &str {
    path.rsplit_once('.').map_or("", |(_, ending)| ending)
}

fn file(path: &str, bytes: Vec<u8>) -> Response {
    let kind = match ending(path) {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        _ => "application/octet-stream",
    };
    ([(header::CONTENT_TYPE, HeaderValue::from_static(kind))], bytes).into_response()
}

/// Tells the shell what it needs to know once; no foreign page can read it.
async fn session(State(desk): State<Arc<Desk>>) -> Response {
    let root = desk.root.to_string_lossy().replace('\\', "/");
    let root = if root.starts_with('/') { root } else { format!("/{root}") };
    let lang = match desk.lang {
        Lang::Id => "id",
        Lang::En => "en",
    };
    let session = serde_json::json!({
        "token": desk.guard.token(),
        "root": root,
        "editor": desk.editor.is_some(),
        "lang": lang,
    });
    file("session.json", session.to_string().into_bytes())
}

/// Tells the present state, and every one that comes.
async fn events(
    State(desk): State<Arc<Desk>>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let start = (desk.state.subscribe(), true);
    let states = stream::unfold(start, |(mut states, first)| async move {
        if !first {
            states.changed().await.ok()?;
        }
        let state = Arc::clone(&states.borrow_and_update());
        Some((Ok(Event::default().data(&*state)), (states, false)))
    });
    Sse::new(states).keep_alive(KeepAlive::new().interval(ALIVE))
}

#[derive(Debug, Deserialize)]
struct Place {
    file: String,
    #[serde(default = "first")]
    line: usize,
    #[serde(default = "first")]
    column: usize,
}

fn first() -> usize {
    1
}

/// Opens a place in the editor of whoever sits at this machine.
async fn open(
    State(desk): State<Arc<Desk>>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    Query(place): Query<Place>,
    headers: HeaderMap,
) -> StatusCode {
    if !desk.guard.trusts(&headers) || !peer.ip().to_canonical().is_loopback() {
        return StatusCode::FORBIDDEN;
    }
    let (Some(editor), Some(path)) = (&desk.editor, desk.text(&place.file)) else {
        return StatusCode::NOT_FOUND;
    };
    match editor.open(&path, place.line, place.column) {
        Ok(()) => StatusCode::NO_CONTENT,
        Err(_) => StatusCode::BAD_GATEWAY,
    }
}

#[derive(Debug, Deserialize)]
struct Volume {
    /// None for the volume.
    book: Option<usize>,
}

/// Lays out a book and lists its pages; what is wrong with it comes as findings.
async fn proof(State(desk): State<Arc<Desk>>, Query(Volume { book }): Query<Volume>) -> Response {
    let (reply, answer) = oneshot::channel();
    if desk.press.send(sheets::Job { book, reply }).is_err() {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    let json = match answer.await {
        Ok(Ok(sheets)) => {
            serde_json::json!({ "number": sheets.build.number, "pages": sheets.listed() })
        }
        Ok(Err((build, errors))) => {
            let (mut findings, mut sources) = (Vec::new(), build.checked.sources.clone());
            let own = crate::blame(errors, &mut findings, &mut sources);
            let own: Vec<&str> = own.iter().map(|error| error.message.as_str()).collect();
            let findings = state::findings(&findings, &sources, None);
            serde_json::json!({ "number": build.number, "findings": findings, "fault": own })
        }
        Err(_) => return StatusCode::SERVICE_UNAVAILABLE.into_response(),
    };
    file("proof.json", json.to_string().into_bytes())
}

#[derive(Debug, Deserialize)]
struct Sheet {
    book: Option<usize>,
    page: usize,
    #[serde(default)]
    ppi: u16,
}

/// Draws a page of what was laid out last.
async fn sheet(State(desk): State<Arc<Desk>>, Query(wish): Query<Sheet>) -> Response {
    let Some(sheets) = desk.sheets(wish.book) else { return StatusCode::NOT_FOUND.into_response() };
    let ppi = wish.ppi.clamp(36, 300);
    let drawn = tokio::task::spawn_blocking(move || sheets.proof.png(wish.page, ppi)).await;
    match drawn {
        Ok(Some(bytes)) => file("sheet.png", bytes),
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

#[derive(Debug, Deserialize)]
struct Point {
    book: Option<usize>,
    page: usize,
    x: f64,
    y: f64,
}

/// Names the place of the plan that is printed at a point of a page.
async fn source(State(desk): State<Arc<Desk>>, Query(point): Query<Point>) -> Response {
    let place = |sheets: Arc<Sheets>| sheets.place(point.page, point.x, point.y);
    let place = desk.sheets(point.book).and_then(place);
    file("source.json", serde_json::json!({ "place": place }).to_string().into_bytes())
}

#[derive(Debug, Deserialize)]
struct Printed {
    book: Option<usize>,
    file: String,
    #[serde(default = "first")]
    line: usize,
    #[serde(default = "first")]
    column: usize,
}

/// Finds the page on which a place of the plan is printed.
async fn printed(State(desk): State<Arc<Desk>>, Query(wish): Query<Printed>) -> Response {
    let page = |sheets: Arc<Sheets>| sheets.page(&wish.file, wish.line, wish.column);
    let page = desk.sheets(wish.book).and_then(page);
    file("where.json", serde_json::json!({ "page": page }).to_string().into_bytes())
}
