//! The shelf: what is put on it comes back, is found in all its forms, and survives what happens to files.

use std::fs;
use std::path::Path;

use proptest::prelude::{Strategy, any, prop, prop_assert_eq, prop_oneof, proptest};
use rusqlite::Connection;
use sahifa::article::{
    Article, Block, Entity, Kind, Mark, Mention, Order, Part, Place, Section, Source, Thing,
};
use sahifa::entities::{Stems, annotate};
use sahifa::ingest;
use sahifa::store::{Added, Asked, FILE, LeftAt, Query, Shelf, Store, StoreError, Volume};

use crate::support::marked::corpus;

/// An article of one paragraph.
fn article(title: &str, text: &str) -> Article {
    ingest::article(format!("{title}\n\n{text}\n").as_bytes()).unwrap()
}

fn volume(article: &Article) -> Volume {
    Volume::of(article.clone(), Shelf::default(), &mut Stems::default()).unwrap()
}

/// A shelf with articles, the first the newest.
fn shelf(articles: &[Article]) -> Store {
    let mut store = Store::in_memory().unwrap();
    for (now, article) in (1..).zip(articles.iter().rev()) {
        store.add(&[volume(article)], now).unwrap();
    }
    store
}

fn query(typed: &str) -> Query {
    Query::parse(typed, false, &mut Stems::default()).unwrap()
}

fn found(store: &Store, typed: &str) -> Vec<String> {
    let found = store.search(&query(typed), Order::Newest, 0, 100).unwrap();
    found.into_iter().map(|found| found.article.title).collect()
}

/// What is stored comes back as it came, names, places and all.
#[test]
fn articles_come_back_as_they_came() {
    let mut articles: Vec<Article> = corpus()
        .unwrap()
        .iter()
        .step_by(40)
        .map(|marked| article(&marked.texts[0].text, &marked.texts[2].text))
        .collect();
    articles.iter_mut().step_by(2).for_each(annotate);
    let mut store = shelf(&articles);
    assert_eq!(store.count().unwrap(), articles.len());
    for wanted in &articles {
        let stored = store.get(&wanted.id).unwrap().unwrap();
        assert_eq!(&stored.article, wanted);
        assert_eq!(store.id(&wanted.id[..8]).unwrap().as_ref(), Some(&wanted.id));
        assert_eq!(store.add(&[volume(wanted)], 9).unwrap(), [Added::Known]);
    }
    let titles = |store: &Store| -> Vec<String> {
        store
            .list(&Asked::default(), Order::Newest, 0, 1000)
            .unwrap()
            .into_iter()
            .map(|summary| summary.title)
            .collect()
    };
    assert_eq!(titles(&store), articles.iter().map(|article| article.title.clone()).collect::<Vec<_>>());
    let mut each = Vec::new();
    store
        .each(|stored| {
            let stored = stored.unwrap();
            each.push(stored.article);
            true
        })
        .unwrap();
    each.reverse();
    assert_eq!(each, articles);
}

#[test]
fn a_word_is_found_in_all_its_forms() {
    let store = shelf(&[
        article("سوق", "وصل الوفد إلى الرِّيَاض مساء أمس في زيارة رسمية."),
        article("طقس", "هطلت أمطار متفرقة بالرياض وما حولها طوال الليل."),
        article("نقل", "تصل للرياض أول قافلة من هذا النوع في الموسم."),
        article("جسر", "بين جدة والرياض طريق طويل لا يقطعه إلا الصبور."),
        article("ملعب", "عادت رياضة المشي إلى المدينة بعد غياب."),
    ]);
    for typed in ["الرياض", "بالرياض", "الرِّيَاض", "وللرياض"] {
        assert_eq!(found(&store, typed), ["سوق", "طقس", "نقل", "جسر"], "{typed}");
    }
    assert_eq!(found(&store, "رياضة"), ["ملعب"]);
    assert_eq!(found(&store, "الرياض -قافلة -جدة"), ["سوق", "طقس"]);
    assert_eq!(found(&store, "«طريق طويل»"), ["جسر"]);
    assert_eq!(found(&store, "«طويل طريق»"), Vec::<String>::new());
    assert_eq!(found(&store, "-الرياض"), ["ملعب"]);
    // The exact spelling is the best.
    let best = store.search(&query("بالرياض"), Order::Best, 0, 9).unwrap();
    assert_eq!(best[0].article.title, "طقس");
    // A hit is told in the text as it is written.
    let (hits, snippet) = store
        .hits(
            &store.list(&Asked::default(), Order::Newest, 0, 1).unwrap()[0].id,
            &query("بالرياض"),
            &mut Stems::default(),
        )
        .unwrap();
    let text = "وصل الوفد إلى الرِّيَاض مساء أمس في زيارة رسمية.";
    assert_eq!(
        hits.iter().map(|hit| (hit.part, &text[hit.range.clone()])).collect::<Vec<_>>(),
        [(Part::Block(0, 0), "الرِّيَاض")]
    );
    let snippet = snippet.unwrap();
    assert_eq!(&snippet.text[snippet.hits[0].clone()], "الرِّيَاض");
    // While it is typed.
    let typing = Query::parse("الريا", true, &mut Stems::default()).unwrap();
    assert_eq!(store.search(&typing, Order::Newest, 0, 9).unwrap().len(), 5);
}

/// An article that names some entities, each once.
fn naming(title: &str, names: &[(Kind, &[&str])]) -> Article {
    let mut text = String::new();
    let mut section = Section { level: 1, ..Section::default() };
    let mut entities = Vec::new();
    for (kind, spellings) in names {
        for spelled in *spellings {
            let start = text.len();
            text.push_str(spelled);
            section.mentions.push(Mention {
                entity: entities.len(),
                block: Some(0),
                start,
                end: text.len(),
                confidence: None,
            });
            text.push_str(" .. ");
        }
        let mut spellings = spellings.iter().map(|name| (*name).to_owned());
        let name = spellings.next().unwrap();
        let aliases: Vec<String> = spellings.collect();
        entities.push(Entity { name, kind: *kind, count: 1 + aliases.len(), aliases });
    }
    section.blocks.push(Block::paragraph(&text));
    let mut article = article(title, &format!("نص من كلمات قليلة عن {title}."));
    article.sections = vec![section];
    article.entities = entities;
    article
}

/// One person, body or place across articles; nobody is another for a first name.
#[test]
fn entities_are_one_across_articles() {
    use Kind::{Location, Organization, Person};
    let store = shelf(&[
        naming("أول", &[(Person, &["محمد صلاح", "صلاح", "محمد"]), (Organization, &["ديب سيك", "DeepSeek"])]),
        naming("ثان", &[(Person, &["محمد"]), (Organization, &["DeepSeek"]), (Location, &["صور"])]),
        naming("ثالث", &[(Person, &["محمد"]), (Person, &["مُحمد صـلاح"]), (Organization, &["صور"])]),
        naming("رابع", &[(Person, &["محمد مرسي", "محمد"]), (Person, &["ميسي"])]),
        naming("خامس", &[(Person, &["ميسي"]), (Person, &["صلاح"])]),
        naming(
            "سادس",
            &[(Person, &["عبد الله الثاني", "عبد الله"]), (Person, &["محمد بن سلمان", "بن سلمان"])],
        ),
        naming("سابع", &[(Person, &["عبد الله غل", "عبد الله"]), (Person, &["خالد بن سلمان", "بن سلمان"])]),
        naming("ثامن", &[(Person, &["عبد الله"])]),
    ]);
    let articles = |name: &str, kind: Option<Kind>| -> Vec<String> {
        let thing = store.named(name, kind).unwrap();
        let naming = thing.map(|thing| store.naming(thing.id, 0, 100).unwrap()).unwrap_or_default();
        naming.into_iter().map(|article| article.title).collect()
    };
    assert_eq!(articles("محمد صلاح", None), ["أول", "ثالث"]);
    assert_eq!(articles("محمد", None), Vec::<String>::new());
    assert_eq!(articles("محمد مرسي", None), ["رابع"]);
    assert_eq!(articles("عبد الله الثاني", None), ["سادس"]);
    assert_eq!(articles("عبد الله", None), Vec::<String>::new());
    assert_eq!(articles("خالد بن سلمان", None), ["سابع"]);
    assert_eq!(articles("deepseek", None), ["أول", "ثان"]);
    assert_eq!(articles("ميسي", None), ["رابع", "خامس"]);
    assert_eq!(articles("صور", Some(Location)), ["ثان"]);
    assert_eq!(articles("صور", Some(Organization)), ["ثالث"]);
    let most = store.most_named(None, None, 3).unwrap();
    assert!(most.iter().all(|thing| thing.articles == 2), "{most:?}");
    assert_eq!(found(&store, "entity:\"ديب سيك\""), ["أول", "ثان"]);
    // Of those since a time, the newest being of second 8.
    let since: Vec<_> = store
        .most_named(Some(8), None, 9)
        .unwrap()
        .into_iter()
        .map(|thing| (thing.name, thing.articles))
        .collect();
    assert_eq!(since, [("محمد صلاح".to_owned(), 1), ("ديب سيك".to_owned(), 1)]);
    // An article that is thrown away is named by nobody; when it is back it is.
    let mut store = store;
    let id = store.list(&Asked::default(), Order::Newest, 0, 1).unwrap()[0].id.clone();
    let undo = store.mark(&[(id, Mark::Deleted(Some(9)))]).unwrap();
    let count = |store: &Store| store.named("ديب سيك", None).unwrap().map(|thing| thing.articles);
    assert_eq!(count(&store), Some(1));
    store.mark(&undo).unwrap();
    assert_eq!(count(&store), Some(2));
}

/// What a newer recogniser finds takes the place of what an older one found.
#[test]
fn names_are_found_anew() {
    let old = naming("أول", &[(Kind::Location, &["صور"]), (Kind::Organization, &["صور"])]);
    let mut store = shelf(std::slice::from_ref(&old));
    let mut new = old.clone();
    new.entities[1].kind = Kind::Product;
    let shelf = Shelf { recogniser: Some(7), ..Shelf::default() };
    assert_eq!(
        store.name_anew(&[Volume::of(new.clone(), shelf, &mut Stems::default()).unwrap()]).unwrap(),
        1
    );
    let stored = store.get(&old.id).unwrap().unwrap();
    assert_eq!((stored.article, stored.shelf.recogniser), (new, Some(7)));
    // What an older one than the eighth has found is told; names that the article brought are nobody's.
    let outdated = |version, behind| {
        (store.outdated(version, behind, 9).unwrap(), store.count_outdated(version).unwrap())
    };
    assert_eq!(outdated(8, 0), (vec![(1, old.id.clone())], 1));
    assert_eq!(outdated(8, 1), (Vec::new(), 1));
    assert_eq!(outdated(7, 0), (Vec::new(), 0));
    assert_eq!(store.named("صور", Some(Kind::Organization)).unwrap(), None);
    assert_eq!(store.named("صور", Some(Kind::Product)).unwrap().map(|thing| thing.articles), Some(1));
    assert_eq!(store.named("صور", Some(Kind::Location)).unwrap().map(|thing| thing.articles), Some(1));
    assert_eq!(store.name_anew(&[volume(&article("غيره", "نص من كلمات قليلة."))]).unwrap(), 0);
}

/// Found anew again and again, names leave nothing behind: all is as if the last had been the first.
#[test]
fn what_names_were_before_is_not_counted() {
    let (one, other) = (["شركة ديب سيك", "ديب سيك"], ["ديب سيك", "شركة ديب سيك"]);
    let spelled = |spellings: &[&str]| naming("أول", &[(Kind::Organization, spellings)]);
    let named =
        |article: &Article| Volume::of(article.clone(), Shelf::default(), &mut Stems::default()).unwrap();
    let mut store = shelf(&[spelled(&one)]);
    for spellings in [&other, &one, &other] {
        store.name_anew(&[named(&spelled(spellings))]).unwrap();
    }
    let seen = |store: &Store| {
        store
            .most_named(None, None, 9)
            .unwrap()
            .into_iter()
            .map(|thing| Thing { id: 0, ..thing })
            .collect::<Vec<_>>()
    };
    assert_eq!(seen(&store), seen(&shelf(&[spelled(&other)])));
    assert_eq!(seen(&store)[0].name, "ديب سيك");
}

/// What is seen of a shelf.
fn seen(store: &Store) -> Vec<(String, Shelf, Vec<String>)> {
    let mut seen = Vec::new();
    store
        .each(|stored| {
            let stored = stored.unwrap();
            seen.push((stored.article.id, stored.shelf, Vec::new()));
            true
        })
        .unwrap();
    for typed in ["نص", "starred", "unread", "tag:أ"] {
        seen.push((typed.to_owned(), Shelf::default(), found(store, typed)));
    }
    for Thing { name, articles, mentions, id, .. } in store.most_named(None, None, 9).unwrap() {
        assert_eq!(store.naming(id, 0, 9).unwrap().len(), articles);
        seen.push((name, Shelf::default(), vec![format!("{articles} {mentions}")]));
    }
    seen
}

fn marks() -> impl Strategy<Value = Vec<(usize, Mark)>> {
    let mark = prop_oneof![
        any::<Option<i64>>().prop_map(Mark::Read),
        any::<Option<i64>>().prop_map(Mark::Star),
        any::<Option<i64>>().prop_map(Mark::Deleted),
        prop::collection::vec("[أب]", 0..3).prop_map(Mark::Tags),
    ];
    prop::collection::vec((0_usize..5, mark), 0..4)
}

proptest! {
    /// Whatever is done is undone, step by step, the last first.
    #[test]
    fn what_is_done_is_undone(steps in prop::collection::vec(marks(), 0..6)) {
        let mut articles: Vec<Article> = ["أ", "ب"].iter().map(|title| article(title, "نص من كلمات قليلة.")).collect();
        articles.push(naming("ج", &[(Kind::Location, &["صور"]), (Kind::Person, &["محمد صلاح"])]));
        articles.push(naming("د", &[(Kind::Location, &["صور"])]));
        let mut store = shelf(&articles);
        let mut before = Vec::new();
        for step in &steps {
            let marks: Vec<(String, Mark)> = step
                .iter()
                .map(|(at, mark)| (articles.get(*at).map_or("none".to_owned(), |article| article.id.clone()), mark.clone()))
                .collect();
            before.push((seen(&store), store.mark(&marks).unwrap()));
        }
        for (wanted, undo) in before.into_iter().rev() {
            store.mark(&undo).unwrap();
            prop_assert_eq!(seen(&store), wanted);
        }
    }
}

proptest! {
    /// However it is asked, pages put together are the whole, as many as are counted; and an article's rank is its place.
    #[test]
    fn pages_are_the_whole(
        titles in prop::collection::vec("(قمة|الرياض|بالرياض|رياضة|نفط)( (قمة|نفط|الرياض))?", 1..12),
        days in prop::collection::vec(1_u8..4, 12),
        marks in marks(),
        typed in "(|الرياض|رياض|قم|نفط -قمة|unread|-starred|tag:أ|after:2025-01-02|قمة unread|source:وا)",
        typing: bool,
        page in 1_usize..5,
    ) {
        let written = |(number, title): (usize, &String)| Article {
            published: Some(format!("2025-01-0{}T00:00:00Z", days[number])),
            source: (number % 3 > 0).then(|| Source { name: ["واس", "وام"][number % 2].into(), url: None }),
            // The same title twice is two articles.
            ..article(title, &format!("نص {number} من كلمات قليلة."))
        };
        let articles: Vec<Article> = titles.iter().enumerate().map(written).collect();
        let mut store = shelf(&articles);
        let marked = marks.into_iter().filter_map(|(at, mark)| Some((articles.get(at)?.id.clone(), mark)));
        store.mark(&marked.collect::<Vec<_>>()).unwrap();
        let query = Query::parse(&typed, typing, &mut Stems::default()).unwrap();
        for order in [Order::Newest, Order::Oldest, Order::Source, Order::Best] {
            let ids = |from, limit| -> Vec<String> {
                let found = store.search(&query, order, from, limit).unwrap();
                found.into_iter().map(|found| found.article.id).collect()
            };
            let all = ids(0, 100);
            prop_assert_eq!(all.len(), store.found(&query).unwrap());
            let pages: Vec<String> = (0..=all.len() / page).flat_map(|number| ids(number * page, page)).collect();
            prop_assert_eq!(&pages, &all);
            if !query.has_words() {
                for (at, id) in all.iter().enumerate() {
                    let rank = store.rank(&query.asked, order, id).unwrap();
                    let expected = Some(at).filter(|_| matches!(order, Order::Newest | Order::Oldest));
                    prop_assert_eq!(rank, expected);
                }
            }
        }
        prop_assert_eq!(store.rank(&query.asked, Order::Newest, "none").unwrap(), None);
    }
}

/// Of articles of one moment too, those that name something stand in the order in which all stand.
#[test]
fn those_that_name_something_are_in_the_order_of_all() {
    let articles: Vec<Article> =
        (0..9).map(|at| naming(&format!("رقم {at}"), &[(Kind::Location, &["صور"])])).collect();
    let mut store = Store::in_memory().unwrap();
    store.add(&articles.iter().map(volume).collect::<Vec<_>>(), 7).unwrap();
    let ids = |asked: &Asked, from, limit| -> Vec<String> {
        store.list(asked, Order::Newest, from, limit).unwrap().into_iter().map(|article| article.id).collect()
    };
    let naming =
        Asked { thing: store.named("صور", None).unwrap().map(|thing| thing.id), ..Asked::default() };
    let all = ids(&Asked::default(), 0, 9);
    assert_eq!(ids(&naming, 0, 9), all);
    assert_eq!([ids(&naming, 0, 4), ids(&naming, 4, 5)].concat(), all);
    for (at, id) in all.iter().enumerate() {
        assert_eq!(store.rank(&naming, Order::Newest, id).unwrap(), Some(at));
    }
    let filtered = Asked { unread: true, ..naming };
    assert_eq!(ids(&filtered, 0, 9), all);
}

/// Of a word that very many have the best stand where they stand, however many are asked for.
#[test]
fn pages_of_very_many_are_the_whole() {
    const ALL: usize = 5_100;
    let mut store = Store::in_memory().unwrap();
    let template = article("عنوان", "نص من كلمات قليلة يملأ المقال.");
    let numbered = |at: usize| {
        let id = format!("{at:016x}");
        // Some have the word in the title too.
        let title = if at.is_multiple_of(7) { "كلمات" } else { "عنوان" };
        volume(&Article { id, title: format!("{title} {at}"), ..template.clone() })
    };
    let volumes: Vec<Volume> = (0..ALL).map(numbered).collect();
    store.add(&volumes, 7).unwrap();
    let ids = |from, limit| -> Vec<String> {
        let found = store.search(&query("كلمات"), Order::Best, from, limit).unwrap();
        found.into_iter().map(|found| found.article.id).collect()
    };
    let all = ids(0, usize::MAX);
    assert_eq!(all.iter().collect::<std::collections::BTreeSet<_>>().len(), ALL);
    for (from, limit) in [(0, 10), (0, 4_990), (0, 5_010), (4_995, 10), (5_000, 50), (5_090, 50), (5_200, 3)]
    {
        assert_eq!(ids(from, limit), all[from.min(ALL)..(from + limit).min(ALL)], "{from} {limit}");
    }
}

/// However far a title is typed from its beginning, its article is among those that are listed.
#[test]
fn a_title_is_found_while_it_is_typed() {
    for marked in corpus().unwrap().iter().step_by(30) {
        let title = marked.texts[0].text.as_str();
        // What FTS5 takes apart, as 2.9, is found when it is whole.
        if title.contains(|c: char| c.is_ascii_digit()) {
            continue;
        }
        let store = shelf(&[article(title, "نص من كلمات قليلة.")]);
        for end in title.char_indices().map(|(at, _)| at).skip(1).chain([title.len()]) {
            let asked = Asked { titled: Some(title[..end].to_owned()), ..Asked::default() };
            assert_eq!(store.count_of(&asked).unwrap(), 1, "{}", &title[..end]);
        }
    }
}

/// عبد العزيز is written in one word and in two.
#[test]
fn a_servants_name_is_one_however_it_is_written() {
    let person = |title: &str, name: &str| naming(title, &[(Kind::Person, &[name])]);
    let store = shelf(&[person("أول", "سلمان بن عبد العزيز"), person("ثان", "سلمان بن عبدالعزيز")]);
    let thing = store.named("سلمان بن عبد العزيز", None).unwrap().unwrap();
    assert_eq!(thing.articles, 2);
    assert_eq!(store.named("سلمان بن عبدالعزيز", None).unwrap(), Some(thing));
    assert_eq!(found(&store, "entity:\"سلمان بن عبدالعزيز\"").len(), 2);
    assert_eq!(store.most_named_like("عبد ال", None, 9).unwrap().len(), 1);
}

/// A phrase does not go on from one block to the next.
#[test]
fn a_phrase_stands_in_one_block() {
    let mut two = article("عنوان", "نص من كلمات قليلة.");
    two.sections[0].blocks = vec![Block::paragraph("أكل البرتقالة"), Block::paragraph("سيارة جديدة")];
    let store = shelf(&[two]);
    assert_eq!(found(&store, "\"أكل برتقالة\""), ["عنوان"]);
    assert!(found(&store, "\"برتقالة سيارة\"").is_empty() && found(&store, "\"عنوان أكل\"").is_empty());
}

/// An article that cannot be read is in nobody's way: it can be marked and thrown away, and is read again when it comes again.
#[test]
fn what_cannot_be_read_is_stored_anew() {
    let home = tempfile::tempdir().unwrap();
    let mut store = Store::open(home.path()).unwrap().store;
    let one = naming("أول", &[(Kind::Location, &["صور"])]);
    let other = article("ثان", "نص من كلمات قليلة.");
    store.add(&[volume(&one), volume(&other)], 7).unwrap();
    let read = |store: &Store| {
        let mut read = Vec::new();
        store
            .each(|stored| {
                read.push(stored.is_ok());
                true
            })
            .unwrap();
        read
    };
    for damaged in ["body", "names"] {
        let connection = Connection::open(home.path().join(FILE)).unwrap();
        connection.execute(&format!("UPDATE {damaged} SET packed = x'00' WHERE article = 1"), []).unwrap();
        drop(connection);
        assert_eq!(read(&store), [false, true]);
        assert!(matches!(store.get(&one.id), Err(StoreError::Article { .. })));
        assert_eq!(store.shelf(&one.id).unwrap().unwrap().read, None);
        let undo = store.mark(&[(one.id.clone(), Mark::Deleted(Some(8)))]).unwrap();
        assert_eq!(read(&store), [true]);
        store.mark(&undo).unwrap();
        assert_eq!(store.add(&[volume(&one)], 9).unwrap(), [Added::Back]);
        assert_eq!(store.get(&one.id).unwrap().unwrap().article, one);
        assert_eq!(found(&store, "صور"), ["أول"]);
        let thing = store.named("صور", None).unwrap().unwrap();
        assert_eq!((thing.articles, thing.mentions), (1, 1));
    }
}

#[test]
fn what_was_thrown_away_is_forgotten_later() {
    let mut store =
        shelf(&[naming("أول", &[(Kind::Location, &["صور"])]), article("ثان", "نص من كلمات قليلة.")]);
    let id = store.list(&Asked::default(), Order::Newest, 0, 1).unwrap()[0].id.clone();
    store.mark(&[(id.clone(), Mark::Deleted(Some(100)))]).unwrap();
    assert_eq!((store.count().unwrap(), store.get(&id).unwrap().is_none()), (1, true));
    assert_eq!(store.forget_deleted(100).unwrap(), 0);
    assert_eq!(store.forget_deleted(101).unwrap(), 1);
    assert_eq!(store.named("صور", None).unwrap(), None);
    assert_eq!(store.count().unwrap(), 1);
}

#[test]
fn places_are_kept_for_whatever_was_read() {
    let mut store = Store::in_memory().unwrap();
    let places = [Part::Title, Part::Heading(3), Part::Block(2, 7)];
    for (when, part) in (1..).zip(places) {
        let left = LeftAt { place: Place { part, byte: 5 }, when };
        store.leave(&[("a".into(), Some(left)), ("b".into(), None)]).unwrap();
        assert_eq!((store.left("a").unwrap(), store.left("b").unwrap()), (Some(left), None));
    }
    store.leave(&[("a".into(), None)]).unwrap();
    assert_eq!(store.left("a").unwrap(), None);
}

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
