//! The listeners, from bound to closed.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::serve::ListenerExt;
use passerelle_store::Store;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::app::{app, public_app};
use crate::options::Options;

/// How long open requests may take to end once the program is asked to stop.
const LAST_REQUESTS: Duration = Duration::from_secs(10);

/// The bound listeners: the desk, and perhaps the public one.
#[derive(Debug)]
pub struct Listeners {
    desk: (TcpListener, SocketAddr),
    public: Option<(TcpListener, SocketAddr)>,
}

impl Listeners {
    /// Binds the addresses, so that the caller can say them before serving.
    /// Port 0 takes any that is free.
    pub async fn bind(desk: SocketAddr, public: Option<SocketAddr>) -> io::Result<Self> {
        Ok(Self {
            desk: bound(desk).await?,
            public: match public {
                Some(address) => Some(bound(address).await?),
                None => None,
            },
        })
    }

    /// Where the desk listens.
    pub const fn desk(&self) -> SocketAddr {
        self.desk.1
    }

    /// Where the public pages listen.
    pub fn public(&self) -> Option<SocketAddr> {
        self.public.as_ref().map(|(_, address)| *address)
    }

    /// Serves until `shutdown`; then takes no new requests, and waits a while
    /// for those that are open. The store is the caller's to close afterwards.
    pub async fn serve(
        self,
        store: Store,
        options: Options,
        shutdown: impl Future<Output = ()> + Send + 'static,
    ) -> io::Result<()> {
        hush_panics();
        let (stop, stopping) = watch::channel(false);
        let mut serving = JoinSet::new();
        if let Some((listener, _)) = self.public {
            let ids = Arc::clone(&store.ports().ids);
            let router = public_app(store.public(), ids, &options);
            serving.spawn(listen(listener, router, stopping.clone()));
        }
        serving.spawn(listen(self.desk.0, app(store, options), stopping));
        tokio::select! {
            () = shutdown => {}
            // A listener never ends by itself; if one did, both must.
            Some(_) = serving.join_next() => {}
        }
        stop.send_replace(true);
        let all = async { while serving.join_next().await.is_some() {} };
        if tokio::time::timeout(LAST_REQUESTS, all).await.is_err() {
            tracing::warn!("some requests did not end in time");
        }
        Ok(())
    }
}

/// Binds, tells where, and serves until `shutdown`.
pub async fn serve(
    store: Store,
    (desk, public): (SocketAddr, Option<SocketAddr>),
    options: Options,
    tell: impl FnOnce(&Listeners),
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let listeners = Listeners::bind(desk, public).await?;
    tell(&listeners);
    listeners.serve(store, options, shutdown).await
}

/// What a panic says may hold what was typed. Its place is written down, with
/// the number of the request in whose span it happened; its words are not.
fn hush_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string);
        tracing::error!(place, "a panic");
    }));
}

async fn bound(address: SocketAddr) -> io::Result<(TcpListener, SocketAddr)> {
    let listener = TcpListener::bind(address).await?;
    let address = listener.local_addr()?;
    Ok((listener, address))
}

async fn listen(listener: TcpListener, router: Router, mut stopping: watch::Receiver<bool>) {
    // Pages are small: waiting to fill a packet only makes them late.
    let listener = listener.tap_io(|stream| {
        let _ = stream.set_nodelay(true);
    });
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    let stop = async move {
        // The sender lives until all have stopped; if it is gone, stop as well.
        let _ = stopping.wait_for(|stop| *stop).await;
    };
    if let Err(error) = axum::serve(listener, service)
        .with_graceful_shutdown(stop)
        .await
    {
        tracing::error!(%error, "a listener failed");
    }
}
