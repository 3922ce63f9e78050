//! What the articles of a shelf name: one across them, counted, found anew.

use sahifa::article::{Article, Kind, Mark, Order, Thing};
use sahifa::entities::Stems;
use sahifa::store::{Asked, Shelf, Store, Volume};

use crate::support::shelf::{article, found, naming, shelf, volume};

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
