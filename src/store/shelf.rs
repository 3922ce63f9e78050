//! What is kept of an article beside itself.

use serde::{Deserialize, Serialize};

/// What a person did with an article, and when it came; times in seconds since 1970.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Shelf {
    /// When it was stored.
    pub stored: i64,
    /// When it was fetched, if it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fetched: Option<i64>,
    /// The address of the feed that brought it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub feed: Option<String>,
    /// When it was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub read: Option<i64>,
    /// When it was given a star.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub starred: Option<i64>,
    /// Its tags.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// The version of the recogniser that found its names; none where it brought them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recogniser: Option<u32>,
}
