//! The beginning of a long text as an article, before the rest is read: what no later line can change.

use super::furniture::without_furniture;
use super::lines::{Line, judged, lines};
use super::shape::{is_short, marked};
use super::{Form, JUDGED, decode, form, language, logical, plain, underlined, unnamed, verse, wrapped};
use crate::article::Article;

/// The article that the first bytes of a longer document begin, if that much is certain: title and all fields are those
/// of the whole, its sections the first ones, but that the last of them may have fewer blocks. It has no id, which hangs
/// on the whole.
///
/// `bytes` should be some 256 kB: with less than 64 kB, the length by which a text is judged, nothing is certain. `name`
/// is the file's. `None` means that the whole must be waited for: Markdown, whose links and footnotes may be defined at
/// its end, JSON, HTML, other character sets than UTF-8, texts of a few long lines. Only a whole that [`super::read`]
/// refuses is promised nothing: its damage may stand behind its beginning.
pub fn article(bytes: &[u8], name: Option<&str>) -> Option<Article> {
    let text = decode::beginning(bytes)?;
    // The form is told by the text behind the white space it begins with; a brace may open JSON.
    let start = text.trim_start();
    if start.len() < JUDGED || start.starts_with('{') || form(start, name) != Form::Plain {
        return None;
    }
    let text = logical(text);
    if underlined::has_title(&text) {
        return None;
    }
    let article = unnamed(plain::structured(settled(&text)?));
    language::is_settled(&article.title, &article.sections).then_some(article)
}

/// The paragraphs of a text that stay as they are whatever follows it, and the last of them such that it is known for
/// text whatever follows it. Each rule that looks further than at the line before and the one behind is met here.
fn settled(text: &str) -> Option<Vec<Line<'_>>> {
    let mut lines: Vec<Line<'_>> = lines(text).collect();
    without_furniture(&mut lines);
    if !is_judged(&lines) {
        return None;
    }
    let mut paragraphs = wrapped::join(lines);
    // The next line may go on with the last paragraph.
    paragraphs.pop();
    let last = paragraphs.iter().rposition(|line| is_plain_text(&line.text))?;
    paragraphs.truncate(last + 1);
    // The lines of a head are few and short: it ends within what is judged.
    is_judged(&paragraphs).then_some(paragraphs)
}

/// Whether a text is longer than what is judged of it: more lines change no judgement.
fn is_judged(lines: &[Line<'_>]) -> bool {
    judged(lines).len() < lines.len()
}

/// Whether a line is a paragraph wherever it stands: no heading above a text, no verse among others. Verse before it
/// ends at it.
fn is_plain_text(line: &str) -> bool {
    !is_short(line) && marked(line).is_none() && !verse::may_be(line)
}
