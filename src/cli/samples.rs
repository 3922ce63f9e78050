//! The bundled samples.

use crate::article::Article;
use crate::text::Direction;
use crate::ui::state::ListItem;
use crate::{entities, ingest};

/// A text, and what the list shows of it.
struct Sample {
    title: &'static str,
    direction: Direction,
    text: &'static str,
}

const SAMPLES: [Sample; 6] = [
    Sample {
        title: "من هانغتشو إلى وول ستريت.. رهان صغير بـ”ديب سيك – DeepSeek” يربك عمالقة الرقائق",
        direction: Direction::Rtl,
        text: include_str!("../../assets/samples/deepseek-ar.txt"),
    },
    Sample {
        title: "مؤتمر «مصدر 2025» في تونس: 1200 مبرمج يبحثون عن مكان للعربية في الشيفرة",
        direction: Direction::Rtl,
        text: include_str!("../../assets/samples/mixed-ar.txt"),
    },
    Sample {
        title: "مَكْتَبَةُ الزَّيْتُونِ فِي فَاسَ تَفْتَحُ أَبْوَابَهَا مِنْ جَدِيدٍ",
        direction: Direction::Rtl,
        text: include_str!("../../assets/samples/harakat-ar.txt"),
    },
    Sample {
        title: "قنات‌های یزد زیر سایهٔ کم‌آبی دوباره جان می‌گیرند",
        direction: Direction::Rtl,
        text: include_str!("../../assets/samples/water-fa.txt"),
    },
    Sample {
        title: "لاہور کی چلتی پھرتی لائبریری گاؤں گاؤں پہنچنے لگی",
        direction: Direction::Rtl,
        text: include_str!("../../assets/samples/urdu-ur.txt"),
    },
    Sample {
        title: "Orkney Tidal Scheme Sends Its First Power Ashore",
        direction: Direction::Ltr,
        text: include_str!("../../assets/samples/tide-en.txt"),
    },
];

/// What the list shows.
pub(super) fn items() -> Vec<ListItem> {
    let item = |sample: &Sample| ListItem { title: sample.title.to_owned(), direction: sample.direction };
    SAMPLES.iter().map(item).collect()
}

/// The sample with this number, with its names.
pub(super) fn open(number: usize) -> Option<Article> {
    // They are UTF-8 text, so none is refused.
    let mut article = ingest::article(SAMPLES.get(number)?.text.as_bytes()).ok()?;
    entities::annotate(&mut article);
    Some(article)
}

#[cfg(test)]
mod tests {
    use super::{SAMPLES, open};

    #[test]
    fn the_list_shows_the_titles_of_the_texts() {
        for (number, sample) in SAMPLES.iter().enumerate() {
            let article = open(number).unwrap();
            assert_eq!((article.title.as_str(), article.direction.into()), (sample.title, sample.direction));
        }
    }
}
