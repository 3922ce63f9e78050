//! The shelf: what is put on it comes back, is found in all its forms, is marked and forgotten.

use proptest::prelude::{Strategy, any, prop, prop_assert_eq, prop_oneof, proptest};
use rusqlite::Connection;
use sahifa::article::{Article, Block, Kind, Mark, Order, Part, Place, Source, Thing};
use sahifa::entities::{Stems, annotate};
use sahifa::store::{Added, Asked, FILE, LeftAt, Query, Shelf, Store, StoreError, Volume};

use crate::support::marked::corpus;
use crate::support::shelf::{article, found, naming, query, shelf, volume};

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
