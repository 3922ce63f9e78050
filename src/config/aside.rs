//! Writes a file aside first and then renames it, so that no half of one is ever seen.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// Writes a file, and makes its folder.
pub(super) fn write(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut aside = path.as_os_str().to_owned();
    aside.push(format!(".{}", std::process::id()));
    let write = || -> io::Result<()> {
        let mut file = fs::File::create(&aside)?;
        file.write_all(text.as_bytes())?;
        // Else an empty file may bear the name after the power failed.
        file.sync_all()?;
        fs::rename(&aside, path)
    };
    let written = write();
    if written.is_err() {
        let _ = fs::remove_file(&aside);
    }
    written
}
