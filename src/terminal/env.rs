//! A copy of the environment, made once, so that tests can make one up.

use std::collections::HashMap;

/// The environment variables of a process.
#[derive(Debug, Clone, Default)]
pub struct Environment(HashMap<String, String>);

impl Environment {
    /// The variables of this process; those that are no UTF-8 are left out.
    pub fn of_process() -> Self {
        Self(
            std::env::vars_os()
                .filter_map(|(k, v)| Some((k.into_string().ok()?, v.into_string().ok()?)))
                .collect(),
        )
    }

    /// The value of a variable, if it is set and not empty.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str).filter(|value| !value.is_empty())
    }

    /// Whether the background is light, by `COLORFGBG` (`15;0`: text in colour 15 of the palette on colour 0), for a
    /// terminal that does not answer when it is asked.
    pub fn light(&self) -> Option<bool> {
        let ground: u8 = self.get("COLORFGBG")?.rsplit(';').next()?.parse().ok()?;
        Some(matches!(ground, 7 | 9..=15))
    }

    /// Whether the terminal can show a screen at all.
    pub fn is_dumb(&self) -> bool {
        matches!(self.get("TERM"), None | Some("dumb" | "unknown"))
    }

    /// The locale for messages: the first of `LC_ALL`, `LC_MESSAGES`, `LANG` that is set.
    pub fn locale(&self) -> Option<&str> {
        ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(|name| self.get(name))
    }

    /// The locale for characters, if it names a character set that is not UTF-8.
    pub fn foreign_charset(&self) -> Option<&str> {
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(|name| self.get(name))?;
        let charset = locale.split('@').next()?.split_once('.')?.1;
        (!charset.eq_ignore_ascii_case("utf-8") && !charset.eq_ignore_ascii_case("utf8")).then_some(locale)
    }
}

impl<K: Into<String>, V: Into<String>> FromIterator<(K, V)> for Environment {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(variables: I) -> Self {
        Self(variables.into_iter().map(|(k, v)| (k.into(), v.into())).collect())
    }
}
