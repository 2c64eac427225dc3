//! `smartplan serve`: a preview in the browser that follows every save.
//!
//! One thread answers the browser ([`route`], guarded by [`guard`]), one reads, checks and makes
//! pages ([`maker`]), one lays out what is printed ([`sheets`]), and [`crate::cli::watch`] tells when
//! to. They share a [`desk`].

mod address;
mod desk;
mod editor;
mod guard;
mod maker;
mod route;
mod sheets;
mod state;

use std::net::{SocketAddr, TcpListener};
use std::pin::pin;
use std::sync::{Arc, mpsc};

use anyhow::Context;
use futures_util::future::{self, Either};
use tokio::sync::oneshot;

use crate::cli::args::ServeArgs;
use crate::cli::watch::Subject;
use crate::cli::world::SystemWorld;
use crate::cli::{Status, locate, terminal};
use crate::diag::Lang;
use crate::{Options, Purpose, STACK};

use desk::Desk;
use editor::Editor;
use guard::Guard;

/// Shows a plan until Ctrl-C.
pub(super) fn execute(args: &ServeArgs, lang: Lang) -> anyhow::Result<Status> {
    let host = address::host(&args.host, lang)?;
    let (root, world) = locate::plan(args.plan.as_deref(), lang)?;
    let output = locate::output(None, &root, lang)?;
    let listener = address::listen(host, args.port, lang)?;
    let address = listener.local_addr()?;
    let options = Options {
        stage: args.stage,
        extended: args.extended,
        purpose: Purpose::Draft,
        at_once: true,
        ..Options::default()
    };
    let subject = Subject::new(&root, &output, args.poll);
    let guard = Guard::new(address);
    let editor = args.editor.as_deref().and_then(Editor::parse);
    let (maker, jobs) = mpsc::channel();
    let (press, prints) = mpsc::channel();
    let plan: (_, SystemWorld) = (subject.root.clone(), world);
    let desk = Arc::new(Desk::new(plan, options, lang, (guard, editor), (maker, press)));
    let own = Arc::clone(&desk);
    let _watch = subject.watch(move || own.save()).with_context(|| root.display().to_string())?;
    let thread = || std::thread::Builder::new().stack_size(STACK);
    let own = Arc::clone(&desk);
    thread().spawn(move || sheets::run(&own, &prints))?;
    let own = Arc::clone(&desk);
    let (alive, fell) = oneshot::channel();
    thread().spawn(move || {
        // Dropped when the thread ends, in whatever way.
        let _alive: oneshot::Sender<()> = alive;
        maker::run(&own, &jobs);
    })?;
    terminal::say(&greeting(address, lang));
    if args.open && open::that_detached(url(address)).is_err() {
        terminal::say(match lang {
            Lang::Id => "peramban tidak dapat dibuka; buka alamat itu sendiri",
            Lang::En => "no browser could be opened; open the address yourself",
        });
    }
    run(desk, listener, fell)
}

/// Answers until Ctrl-C, or until the maker fell over; open connections do not delay the end.
fn run(
    desk: Arc<Desk>,
    listener: TcpListener,
    fell: oneshot::Receiver<()>,
) -> anyhow::Result<Status> {
    let lang = desk.lang;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    listener.set_nonblocking(true)?;
    let status = runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        let service = route::router(desk).into_make_service_with_connect_info::<SocketAddr>();
        tokio::spawn(async move { axum::serve(listener, service).await });
        let end = pin!(tokio::signal::ctrl_c());
        match future::select(end, fell).await {
            Either::Left((end, _)) => end.map(|()| Status::Success),
            Either::Right(_) => {
                terminal::own_fault(lang);
                Ok(Status::Trouble)
            }
        }
    });
    // Pages that are being drawn are not waited for.
    runtime.shutdown_background();
    Ok(status?)
}

/// Returns the address for a browser on this machine.
fn url(address: SocketAddr) -> String {
    if address.ip().is_unspecified() {
        format!("http://localhost:{}/", address.port())
    } else {
        format!("http://{address}/")
    }
}

fn greeting(address: SocketAddr, lang: Lang) -> String {
    let url = url(address);
    let open = !address.ip().is_loopback();
    match (lang, open) {
        (Lang::Id, false) => format!("pratinjau: {url} (berhenti dengan Ctrl-C)"),
        (Lang::En, false) => format!("preview: {url} (stop with Ctrl-C)"),
        (Lang::Id, true) => format!(
            "pratinjau: {url} (berhenti dengan Ctrl-C); komputer lain di jaringan ini dapat melihatnya"
        ),
        (Lang::En, true) => {
            format!("preview: {url} (stop with Ctrl-C); others on this network can see it")
        }
    }
}
