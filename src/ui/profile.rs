//! The card of an entity: whom it is named with, and all its mentions, to be gone to.

use std::collections::HashMap;

use super::groups::Groups;
use super::names::Names;
use super::picker::Picker;
use super::shelf::{At, Request};
use crate::article::{Part, Snippet, Summary};

/// At most so many neighbours are shown: a digit goes to each.
const NEIGHBOURS: usize = 5;

/// The card of an entity.
#[derive(Debug)]
pub(super) struct Profile {
    /// The number of the entity.
    pub(super) entity: usize,
    /// Its mentions, to choose from.
    pub(super) picker: Picker,
    /// How many of the items are its mentions; the others are other articles that name it.
    mentions: usize,
    /// They stand in groups.
    pub(super) groups: Groups<Group>,
    /// Other entities and the number of parts that name both, the closest first.
    pub(super) neighbours: Vec<(usize, usize)>,
    /// Its number in the library, where that knows it.
    thing: Option<i64>,
    /// Other articles that name it, each with a piece of its text.
    pub(super) others: Vec<(Summary, Snippet)>,
    /// When they were found; seconds since 1970.
    pub(super) now: i64,
    /// Whether they were asked for.
    asked: bool,
}

/// Where an item of a card stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Group {
    /// In the title of the article.
    Title,
    /// In the section with this number.
    Section(usize),
    /// In another article.
    Others,
}

impl Profile {
    /// The card of an entity, the cursor on its mention with this number, or the first.
    pub(super) fn new(names: &Names, entity: usize, current: Option<usize>) -> Self {
        let mentions = names.of_entity(entity);
        let cursor = current.map_or(0, |at| names.rank(entity, at));
        Self {
            entity,
            picker: Picker::new(mentions.len(), cursor),
            mentions: mentions.len(),
            groups: Groups::of(groups(names, entity)),
            neighbours: neighbours(names, entity),
            thing: None,
            others: Vec::new(),
            now: 0,
            asked: false,
        }
    }

    /// Asks for the other articles that name it, once.
    pub(super) fn ask(&mut self, names: &Names, article: &str) -> Option<Request> {
        let entity = names.entity(self.entity).filter(|entity| entity.kind.is_name())?;
        let asked = std::mem::replace(&mut self.asked, true);
        let others =
            || Request::Others { name: entity.name.clone(), kind: entity.kind, but: article.to_owned() };
        (!asked).then(others)
    }

    /// Takes the other articles that name it.
    pub(super) fn take(
        &mut self,
        names: &Names,
        thing: Option<i64>,
        others: Vec<(Summary, Snippet)>,
        now: i64,
    ) {
        self.groups = Groups::of(groups(names, self.entity).chain(others.iter().map(|_| Group::Others)));
        self.picker.grow(self.mentions + others.len(), |_| String::new());
        (self.thing, self.others, self.now) = (thing, others, now);
    }

    /// The other article that an item is.
    pub(super) fn other(&self, item: usize) -> Option<&(Summary, Snippet)> {
        self.others.get(item.checked_sub(self.mentions)?)
    }

    /// Forgets the other articles: the library is another one.
    pub(super) fn forget(&mut self, names: &Names) {
        self.take(names, None, Vec::new(), 0);
        self.asked = false;
    }

    /// The id of that article, and the place in it that names the same.
    pub(super) fn opening(&self, item: usize) -> Option<(String, At)> {
        let (article, _) = self.other(item)?;
        Some((article.id.clone(), At::Naming(self.thing?)))
    }
}

/// Where the mentions of an entity stand.
fn groups(names: &Names, entity: usize) -> impl Iterator<Item = Group> {
    let section = |at: &u32| names.get(*at as usize).and_then(|mention| mention.place().part.section());
    names.of_entity(entity).iter().map(move |at| section(at).map_or(Group::Title, Group::Section))
}

/// The entities that share most paragraphs with one: people, bodies, places, things; no dates and figures.
fn neighbours(names: &Names, entity: usize) -> Vec<(usize, usize)> {
    // How many parts name each, and the last of them.
    let mut counts: HashMap<usize, (usize, Part)> = HashMap::new();
    let mut last: Option<Part> = None;
    for &at in names.of_entity(entity) {
        let Some(part) = names.get(at as usize).map(|mention| mention.place().part) else { continue };
        if last.replace(part) == Some(part) {
            continue;
        }
        for (_, mention) in names.in_stretch(part, &(0..usize::MAX), 0) {
            let shared = counts.entry(mention.entity()).or_insert((1, part));
            if shared.1 != part {
                *shared = (shared.0 + 1, part);
            }
        }
    }
    let shown = |other: usize| names.entity(other).is_some_and(|other| other.kind.is_name());
    let others = counts.into_iter().filter(|(other, _)| *other != entity && shown(*other));
    let mut counts: Vec<(usize, usize)> = others.map(|(other, (count, _))| (other, count)).collect();
    counts.sort_unstable_by_key(|(other, count)| (std::cmp::Reverse(*count), *other));
    counts.truncate(NEIGHBOURS);
    counts
}

#[cfg(test)]
mod tests {
    use super::{Group, Profile};
    use crate::article::from_json;
    use crate::config::NamesChoice;
    use crate::ui::groups::Line;
    use crate::ui::names::Names;

    #[test]
    fn mentions_by_section_and_neighbours_by_shared_paragraphs() {
        let mention = |entity: usize, block: Option<usize>| serde_json::json!({"entity": entity, "block": block, "start": 0, "end": 1});
        let json = serde_json::json!({
            "title": "x",
            "title_mentions": [{"entity": 0, "start": 0, "end": 1}],
            "entities": [
                {"name": "a", "kind": "person"}, {"name": "b", "kind": "location"},
                {"name": "c", "kind": "person"}, {"name": "d", "kind": "date"}],
            "sections": [
                {"blocks": [{"kind": "paragraph", "text": "x"}, {"kind": "paragraph", "text": "x"}],
                 "mentions": [mention(0, Some(0)), mention(1, Some(0)), mention(3, Some(0)), mention(0, Some(1)), mention(2, Some(1))]},
                {"heading": "h", "blocks": [{"kind": "paragraph", "text": "x"}],
                 "mentions": [mention(0, None), mention(0, Some(0)), mention(2, Some(0))]}],
        });
        let article = from_json(&json.to_string()).unwrap();
        let profile = Profile::new(&Names::of(&article, NamesChoice::Normal), 0, None);
        assert_eq!(profile.neighbours, [(2, 2), (1, 1)]);
        let lines: Vec<_> = (0..).map_while(|line| profile.groups.line(line)).collect();
        let expected = [
            Line::Heading(Group::Title),
            Line::Item(0),
            Line::Heading(Group::Section(0)),
            Line::Item(1),
            Line::Item(2),
            Line::Heading(Group::Section(1)),
            Line::Item(3),
            Line::Item(4),
        ];
        assert_eq!(lines, expected);
    }
}
