//! What several articles name: one person, body, place, work or event, by kind and spelling; and the articles that name it.
//!
//! Two articles name the same where they have a spelling of it in common, with these exceptions: people are the same only by
//! names of several parts, or by one word that both list them under and that is nobody's first name. محمد of one article is never
//! محمد of another, and neither is part of محمد صلاح.

use foldhash::{HashMap, HashSet};
use rusqlite::{Transaction, params};

use super::{StoreError, number};
use crate::article::{Article, Confidence, Entity, Kind};
use crate::entities::{NORMAL, tells_who};
use crate::text::fold::fold;
use crate::text::script;

/// An entity of an article, as others may name it too.
#[derive(Debug, Clone)]
pub(super) struct Named {
    kind: Kind,
    /// Its place among the entities of its article.
    number: usize,
    mentions: usize,
    /// Its spellings by which it is the same elsewhere, folded and as they are written; the one it is listed under first.
    spellings: Vec<(String, String)>,
}

/// The entities of an article that others may name: such as are shown unasked.
pub(super) fn named(article: &Article) -> Vec<Named> {
    let mut sure = vec![0_usize; article.entities.len()];
    for ((.., entity), confidence) in article.mentions().zip(article.confidences()) {
        if let Some(sure) = sure.get_mut(entity).filter(|_| Confidence::is_enough(NORMAL, confidence)) {
            *sure += 1;
        }
    }
    let named = |(number, (entity, mentions)): (usize, (&Entity, usize))| {
        let spellings = if mentions > 0 && entity.kind.is_name() { spellings(entity) } else { Vec::new() };
        (!spellings.is_empty()).then_some(Named { kind: entity.kind, number, mentions, spellings })
    };
    article.entities.iter().zip(sure).enumerate().filter_map(named).collect()
}

fn spellings(entity: &Entity) -> Vec<(String, String)> {
    let person = entity.kind == Kind::Person;
    let mut met = HashSet::default();
    let mut spellings = Vec::new();
    for (at, spelled) in std::iter::once(&entity.name).chain(&entity.aliases).enumerate() {
        let folded = folded(spelled);
        let open = person && !tells_who(fold(spelled).text(), at == 0);
        if open || folded.is_empty() || !met.insert(folded.clone()) {
            continue;
        }
        spellings.push((folded, plain(spelled)));
    }
    spellings
}

/// A name as it is spelled where nobody helps the reader: not drawn out, of all marks the doubled letter's alone (عمّان).
fn plain(name: &str) -> String {
    const SHADDA: char = '\u{651}';
    name.chars().filter(|&c| c != script::TATWEEL && (c == SHADDA || !script::is_arabic_mark(c))).collect()
}

/// The form in which spellings are compared: folded, one space between words, but for عبد العزيز, which is written عبدالعزيز too.
pub(super) fn folded(name: &str) -> String {
    let mut folded = String::new();
    for word in fold(name).text().split_whitespace() {
        let joined = word.starts_with("ال") && (folded == "عبد" || folded.ends_with(" عبد"));
        if !folded.is_empty() && !joined {
            folded.push(' ');
        }
        folded.push_str(word);
    }
    folded
}

/// Finds for the names of articles the entities they are, in one change of the shelf.
#[derive(Debug, Default)]
pub(super) struct Namer {
    /// By kind and folded spelling, as far as they were asked for.
    entities: HashMap<(u8, String), i64>,
    /// By entity: in how many more articles it is named, and how often more; or less.
    more: HashMap<i64, (i64, i64)>,
    /// By kind, entity and folded spelling: how often more, or less, it is what an article lists it under.
    listed: HashMap<(u8, i64, String), i64>,
}

impl Namer {
    /// Takes in the names of an article that was stored.
    pub(super) fn put(
        &mut self,
        change: &Transaction<'_>,
        article: i64,
        date: i64,
        named: &[Named],
    ) -> Result<(), StoreError> {
        let mut here = HashSet::default();
        for name in named {
            let entity = self.entity(change, name)?;
            change
                .prepare_cached(
                    "INSERT INTO naming (entity, date, article, number, mentions) VALUES (?1, ?2, ?3, ?4, ?5)",
                )?
                .execute(params![entity, date, article, number(name.number), number(name.mentions)])?;
            let (articles, mentions) = self.more.entry(entity).or_default();
            *articles += i64::from(here.insert(entity));
            *mentions += number(name.mentions);
            *self.listed(entity, name) += 1;
        }
        Ok(())
    }

    /// Takes back the names that an article had: `named`, as far as they are known.
    pub(super) fn take_back(
        &mut self,
        change: &Transaction<'_>,
        article: i64,
        named: &[Named],
    ) -> Result<(), StoreError> {
        let mut here = HashSet::default();
        let mut asked =
            change.prepare_cached("SELECT entity, number, mentions FROM naming WHERE article = ?1")?;
        for row in asked.query_map([article], |row| <(i64, i64, i64)>::try_from(row))? {
            let (entity, place, less) = row?;
            let (articles, mentions) = self.more.entry(entity).or_default();
            *articles -= i64::from(here.insert(entity));
            *mentions -= less;
            if let Some(name) = named.iter().find(|name| number(name.number) == place) {
                *self.listed(entity, name) -= 1;
            }
        }
        change.prepare_cached("DELETE FROM naming WHERE article = ?1")?.execute([article])?;
        Ok(())
    }

    /// How often more an article lists an entity by a name.
    fn listed(&mut self, entity: i64, name: &Named) -> &mut i64 {
        self.listed.entry((name.kind as u8, entity, name.spellings[0].0.clone())).or_default()
    }

    /// The entity that a name is; a new one where none has a spelling of it.
    fn entity(&mut self, change: &Transaction<'_>, name: &Named) -> Result<i64, StoreError> {
        let kind = name.kind as u8;
        let mut known = None;
        let mut unknown = Vec::new();
        for spelling in &name.spellings {
            match self.known(change, kind, &spelling.0)? {
                // What it is listed under says more than its other spellings.
                Some(entity) => known = known.or(Some(entity)),
                None => unknown.push(spelling),
            }
        }
        let entity = if let Some(entity) = known {
            entity
        } else {
            change
                .prepare_cached("INSERT INTO entity (kind, name) VALUES (?1, ?2)")?
                .execute(params![kind, name.spellings[0].1])?;
            change.last_insert_rowid()
        };
        for (folded, spelled) in unknown {
            change
                .prepare_cached("INSERT INTO alias (kind, folded, entity, spelled) VALUES (?1, ?2, ?3, ?4)")?
                .execute(params![kind, folded, entity, spelled])?;
            self.entities.insert((kind, folded.clone()), entity);
        }
        Ok(entity)
    }

    /// The entity that has a spelling; of several the one that more articles name.
    fn known(&mut self, change: &Transaction<'_>, kind: u8, folded: &str) -> Result<Option<i64>, StoreError> {
        let key = (kind, folded.to_owned());
        if let Some(entity) = self.entities.get(&key) {
            return Ok(Some(*entity));
        }
        // They are one or two: SQLite would make room to sort them each time.
        let mut asked = change.prepare_cached(
            "SELECT entity.articles, -entity.id FROM alias JOIN entity ON entity.id = alias.entity
             WHERE alias.kind = ?1 AND alias.folded = ?2",
        )?;
        let mut all = asked.query_map(params![kind, folded], |row| <(i64, i64)>::try_from(row))?;
        let most = all.try_fold(None, |most, one| one.map(|one| most.max(Some(one))))?;
        let entity = most.map(|(_, id)| -id);
        if let Some(entity) = entity {
            self.entities.insert(key, entity);
        }
        Ok(entity)
    }

    /// Writes what was counted: an entity is called what most articles list it under; of two the Arabic name, which sorts last.
    pub(super) fn finish(self, change: &Transaction<'_>) -> Result<(), StoreError> {
        let mut listed = change.prepare_cached(
            "UPDATE alias SET listed = listed + ?4 WHERE kind = ?1 AND folded = ?2 AND entity = ?3",
        )?;
        for ((kind, entity, folded), more) in self.listed {
            listed.execute(params![kind, folded, entity, more])?;
        }
        let mut more = change.prepare_cached(
            "UPDATE entity SET articles = articles + ?2, mentions = mentions + ?3, name = coalesce(?4, name) WHERE id = ?1",
        )?;
        for (entity, (articles, mentions)) in self.more {
            more.execute(params![entity, articles, mentions, called(change, entity)?])?;
        }
        Ok(())
    }
}

/// What most articles list an entity under.
fn called(change: &Transaction<'_>, entity: i64) -> Result<Option<String>, StoreError> {
    let mut asked = change.prepare_cached("SELECT listed, folded, spelled FROM alias WHERE entity = ?1")?;
    let mut all = asked.query_map([entity], |row| <(i64, String, String)>::try_from(row))?;
    let most = all.try_fold(None, |most, one| one.map(|one| most.max(Some(one))))?;
    Ok(most.map(|(.., spelled)| spelled))
}

/// Counts an article more, or less, for each entity that it names.
pub(super) fn count_names(change: &Transaction<'_>, article: i64, more: i64) -> Result<(), StoreError> {
    change
        .prepare_cached(
            "UPDATE entity SET articles = articles + ?2,
                mentions = mentions + ?2 * (SELECT sum(naming.mentions) FROM naming WHERE naming.entity = entity.id AND naming.article = ?1)
             WHERE id IN (SELECT entity FROM naming WHERE article = ?1)",
        )?
        .execute([article, more])?;
    Ok(())
}
