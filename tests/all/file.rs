//! The file of a shelf: damaged, another's, a newer one, used by several at once.

use std::fs;
use std::path::Path;

use rusqlite::Connection;
use sahifa::store::{Added, FILE, Store, StoreError, Volume};

use crate::support::shelf::{article, volume};

/// A folder with a shelf of some articles.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(folder.path()).unwrap().store;
    let articles: Vec<Volume> = (0..60)
        .map(|at| volume(&article(&format!("عنوان {at}"), &"نص من كلمات كثيرة جدا. ".repeat(40))))
        .collect();
    store.add(&articles, 1).unwrap();
    folder
}

fn count(folder: &Path) -> usize {
    Store::open(folder).unwrap().store.count().unwrap()
}

#[test]
fn a_newer_file_and_that_of_another_program_are_refused_and_not_touched() {
    let folder = folder();
    let path = folder.path().join(FILE);
    Connection::open(&path).unwrap().pragma_update(None, "user_version", 999).unwrap();
    let before = fs::read(&path).unwrap();
    assert!(matches!(Store::open(folder.path()), Err(StoreError::Newer { found: 999, .. })));
    assert_eq!(fs::read(&path).unwrap(), before);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(FILE);
    Connection::open(&path).unwrap().execute_batch("CREATE TABLE t (a); INSERT INTO t VALUES (1)").unwrap();
    let before = fs::read(&path).unwrap();
    assert!(matches!(Store::open(folder.path()), Err(StoreError::Foreign(_))));
    assert_eq!(fs::read(&path).unwrap(), before);
}

/// What is no database, or lost its end, is kept under another name, whole, and a new shelf begun.
#[test]
fn a_damaged_file_is_kept_aside() {
    for damage in [
        &(|path: &Path| fs::write(path, "this is no database, whatever its name").unwrap()) as &dyn Fn(&Path),
        &|path: &Path| {
            let bytes = fs::read(path).unwrap();
            fs::write(path, &bytes[..bytes.len() / 2]).unwrap();
        },
        &|path: &Path| {
            let mut bytes = fs::read(path).unwrap();
            bytes[100..4000].fill(0xAA);
            fs::write(path, bytes).unwrap();
        },
    ] {
        let folder = folder();
        let path = folder.path().join(FILE);
        damage(&path);
        let damaged = fs::read(&path).unwrap();
        let opened = Store::open(folder.path()).unwrap();
        let aside = opened.aside.unwrap();
        assert_eq!(fs::read(&aside).unwrap(), damaged);
        assert_eq!(opened.store.count().unwrap(), 0);
        drop(opened.store);
        assert!(Store::open(folder.path()).unwrap().aside.is_none());
    }
}

#[test]
fn a_damage_inside_is_found_by_a_check() {
    let folder = folder();
    let path = folder.path().join(FILE);
    assert!(Store::open(folder.path()).unwrap().store.check().is_ok());
    let mut bytes = fs::read(&path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle..middle + 40_000].fill(0xAA);
    fs::write(&path, bytes).unwrap();
    assert!(matches!(Store::open(folder.path()).unwrap().store.check(), Err(StoreError::Damaged(_))));
}

#[test]
fn two_at_once_and_a_copy_meanwhile() {
    let folder = folder();
    let copy = folder.path().join("copy.db");
    std::thread::scope(|scope| {
        for writer in 0..3 {
            let data = folder.path();
            scope.spawn(move || {
                let mut store = Store::open(data).unwrap().store;
                for at in 0..10 {
                    let one = volume(&article(&format!("كاتب {writer} {at}"), "نص قصير."));
                    assert_eq!(store.add(&[one], 1).unwrap(), [Added::New]);
                }
            });
        }
        Store::open(folder.path()).unwrap().store.backup(&copy).unwrap();
    });
    assert_eq!(count(folder.path()), 90);
    let other = tempfile::tempdir().unwrap();
    fs::rename(&copy, other.path().join(FILE)).unwrap();
    assert!((60..=90).contains(&count(other.path())));
    // Nothing is written over.
    fs::write(&copy, "x").unwrap();
    assert!(Store::open(folder.path()).unwrap().store.backup(&copy).is_err());
    assert_eq!(fs::read(&copy).unwrap(), b"x");
}
