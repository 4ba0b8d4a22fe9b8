//! What every catalogue and every format must hold.

mod catalogues;
mod formats;
mod keys_in_use;
mod plurals;
