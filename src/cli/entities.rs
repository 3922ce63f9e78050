//! Lists the names in an article.

use super::args::Entities;
use super::error::Error;
use super::{World, not_yet, print, source};

/// `sahifa entities`.
pub(super) fn run(world: &World, options: &Entities) -> Result<u8, Error> {
    let Some(argument) = &options.article else { return Err(not_yet(world, "entities")) };
    let mut entities = source::article(argument)?.entities;
    entities.sort_by_key(|entity| std::cmp::Reverse(entity.count));
    entities.truncate(options.limit.unwrap_or(usize::MAX));
    if options.json {
        let json =
            serde_json::to_string_pretty(&entities).map_err(|error| Error::failure(error.to_string()))?;
        return print::lines([json]);
    }
    print::lines(entities.into_iter().map(|entity| {
        let kind = world.language.kind(entity.kind);
        let names = std::iter::once(entity.name).chain(entity.aliases).collect::<Vec<_>>().join(" · ");
        format!("{} {names} ×{} ({kind})", entity.kind.sign(), entity.count)
    }))
}
