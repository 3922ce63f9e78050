//! The card of an entity: whom it is named with, and all its mentions, to be gone to.

use std::collections::HashMap;

use super::groups::Groups;
use super::names::Names;
use super::picker::Picker;
use crate::article::Part;

/// At most so many neighbours are shown: a digit goes to each.
const NEIGHBOURS: usize = 5;

/// The card of an entity.
#[derive(Debug)]
pub(super) struct Profile {
    /// The number of the entity.
    pub(super) entity: usize,
    /// Its mentions, to choose from.
    pub(super) picker: Picker,
    /// They stand in groups by their sections; `None` = the title.
    pub(super) groups: Groups<Option<usize>>,
    /// Other entities and the number of parts that name both, the closest first.
    pub(super) neighbours: Vec<(usize, usize)>,
}

impl Profile {
    /// The card of an entity, the cursor on its mention with this number, or the first.
    pub(super) fn new(names: &Names, entity: usize, current: Option<usize>) -> Self {
        let mentions = names.of_entity(entity);
        let section = |at: &u32| names.get(*at as usize).and_then(|mention| mention.place().part.section());
        let cursor = current.map_or(0, |at| names.rank(entity, at));
        Self {
            entity,
            picker: Picker::new(mentions.len(), cursor),
            groups: Groups::of(mentions.iter().map(section)),
            neighbours: neighbours(names, entity),
        }
    }
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
    use super::Profile;
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
            Line::Heading(None),
            Line::Item(0),
            Line::Heading(Some(0)),
            Line::Item(1),
            Line::Item(2),
            Line::Heading(Some(1)),
            Line::Item(3),
            Line::Item(4),
        ];
        assert_eq!(lines, expected);
    }
}
