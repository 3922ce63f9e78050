//! The form of the file: migrations in order, each applied once. One that was released is never changed.

use rusqlite::{Connection, TransactionBehavior};

use super::StoreError;

const MIGRATIONS: [&str; 1] = [include_str!("../../assets/migrations/0001_shelf.sql")];

/// What says in the file that it is ours: `shfa`.
pub(super) const OURS: i32 = 0x7368_6661;

/// The number of the newest form.
pub(super) fn newest() -> u32 {
    MIGRATIONS.len() as u32
}

/// The number of a file's form; 0 of one that is new.
pub(super) fn form(connection: &Connection) -> Result<u32, StoreError> {
    Ok(connection.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

/// Brings a file to the newest form.
pub(super) fn migrate(connection: &mut Connection) -> Result<(), StoreError> {
    migrate_to(connection, newest())
}

fn migrate_to(connection: &mut Connection, to: u32) -> Result<(), StoreError> {
    if form(connection)? >= to {
        return Ok(());
    }
    // Another program may be at it: who comes second finds it done.
    let change = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let from = form(&change)?;
    for number in from..to {
        change.execute_batch(MIGRATIONS[number as usize])?;
        change.pragma_update(None, "user_version", number + 1)?;
        change.pragma_update(None, "application_id", OURS)?;
    }
    Ok(change.commit()?)
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;

    use super::{form, migrate_to, newest};

    /// From each form to the newest: what is made in steps is what is made at once.
    #[test]
    fn each_form_becomes_the_newest() {
        let made = |connection: &Connection| -> Vec<String> {
            let mut made =
                connection.prepare("SELECT sql FROM sqlite_schema WHERE sql NOT NULL ORDER BY name").unwrap();
            let rows = made.query_map([], |row| row.get(0)).unwrap();
            rows.map(Result::unwrap).collect()
        };
        let mut at_once = Connection::open_in_memory().unwrap();
        migrate_to(&mut at_once, newest()).unwrap();
        for first in 0..newest() {
            let mut connection = Connection::open_in_memory().unwrap();
            migrate_to(&mut connection, first).unwrap();
            assert_eq!(form(&connection).unwrap(), first);
            for _ in 0..2 {
                migrate_to(&mut connection, newest()).unwrap();
                assert_eq!(form(&connection).unwrap(), newest());
                assert_eq!(made(&connection), made(&at_once));
            }
        }
        assert!(!made(&at_once).is_empty());
    }
}
