//! Keys in files: 64 hexadecimal digits that only their owner may read.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::Path;

use data_encoding::HEXLOWER_PERMISSIVE;
use zeroize::Zeroizing;

use crate::error::StoreError;
use crate::folder;
use crate::sealing::Key;

/// Writes a key to a file that was not there.
pub(super) fn write_new(path: &Path, key: &Key) -> Result<(), StoreError> {
    let text = Zeroizing::new(HEXLOWER_PERMISSIVE.encode(key.as_ref()));
    let write = || -> std::io::Result<()> {
        let mut file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(path)?;
        file.write_all(text.as_bytes())?;
        file.write_all(b"\n")?;
        file.sync_all()
    };
    write().map_err(StoreError::io("cannot write a key file"))?;
    folder::sync(path.parent().unwrap_or(path))
}

/// Reads a key.
pub(super) fn read(path: &Path) -> Result<Key, StoreError> {
    let text = fs::read_to_string(path).map_err(StoreError::io("cannot read a key file"))?;
    let text = Zeroizing::new(text);
    let bytes = HEXLOWER_PERMISSIVE.decode(text.trim().as_bytes());
    let bytes = Zeroizing::new(bytes.or(Err(StoreError::Key("a key file is not hexadecimal")))?);
    let key = <[u8; 32]>::try_from(bytes.as_slice());
    key.map(Zeroizing::new)
        .or(Err(StoreError::Key("a key file has another length")))
}

/// Makes sure that only the owner reads a file.
pub(super) fn only_ours(path: &Path) -> Result<(), StoreError> {
    fs::set_permissions(path, fs::Permissions::from_mode(0o600)).map_err(StoreError::io(
        "cannot set the permissions of the key store",
    ))
}
