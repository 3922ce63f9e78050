//! The only place that counts cells.
//!
//! unicode-width counts a lam and an alef in one string as one column; no terminal but mlterm does. So strings are
//! measured cluster by cluster, where the two never meet.

use super::cluster;

/// The columns one cluster takes on the screen, in a terminal's usual sense (UAX 11): most often 0, 1 or 2 (emoji sequences
/// too), more where a cluster holds several that have columns, as in Indic and old Hangul.
// The one place where unicode-width may be asked.
#[allow(clippy::disallowed_methods)]
pub fn cluster_width(cluster: &str) -> usize {
    use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};
    let mut chars = cluster.chars();
    match (chars.next(), chars.next()) {
        (None, _) => 0,
        (Some(c), None) => c.width().unwrap_or(0),
        _ => cluster.width(),
    }
}

/// The columns a text takes when each cluster is drawn in its own cells.
pub fn width(text: &str) -> usize {
    cluster::clusters(text).map(|(_, cluster)| cluster_width(cluster)).sum()
}
