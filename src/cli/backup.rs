//! Copies the library while it is in use.

use std::path::Path;

use super::args::Backup;
use super::error::{Error, quoted};
use super::{World, library};

/// `sahifa backup`.
pub(super) fn run(world: &World, options: &Backup) -> Result<u8, Error> {
    let store = library::open_filled(world)?;
    let to = Path::new(&options.file);
    if to.exists() {
        return Err(Error::failure(format!("there is a file {} already", quoted(&options.file)))
            .hint("give another name: nothing is written over"));
    }
    store.backup(to)?;
    Ok(0)
}
