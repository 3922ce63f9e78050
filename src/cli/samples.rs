//! The bundled samples.

use crate::article::Article;
use crate::{entities, ingest};

/// A text, and what the list shows of it.
struct Sample {
    title: &'static str,
    text: &'static str,
}

const SAMPLES: [Sample; 6] = [
    Sample {
        title: "من هانغتشو إلى وول ستريت.. رهان صغير بـ”ديب سيك – DeepSeek” يربك عمالقة الرقائق",
        text: include_str!("../../assets/samples/deepseek-ar.txt"),
    },
    Sample {
        title: "مؤتمر «مصدر 2025» في تونس: 1200 مبرمج يبحثون عن مكان للعربية في الشيفرة",
        text: include_str!("../../assets/samples/mixed-ar.txt"),
    },
    Sample {
        title: "مَكْتَبَةُ الزَّيْتُونِ فِي فَاسَ تَفْتَحُ أَبْوَابَهَا مِنْ جَدِيدٍ",
        text: include_str!("../../assets/samples/harakat-ar.txt"),
    },
    Sample {
        title: "قنات‌های یزد زیر سایهٔ کم‌آبی دوباره جان می‌گیرند",
        text: include_str!("../../assets/samples/water-fa.txt"),
    },
    Sample {
        title: "لاہور کی چلتی پھرتی لائبریری گاؤں گاؤں پہنچنے لگی",
        text: include_str!("../../assets/samples/urdu-ur.txt"),
    },
    Sample {
        title: "Orkney Tidal Scheme Sends Its First Power Ashore",
        text: include_str!("../../assets/samples/tide-en.txt"),
    },
];

/// What says of a stored article that it is a sample, in the place of a feed's address.
pub(super) const FEED: &str = "sahifa:samples";

/// The titles.
pub(super) fn titles() -> impl Iterator<Item = String> {
    SAMPLES.iter().map(|sample| sample.title.to_owned())
}

/// The samples, with their names.
pub(super) fn articles() -> impl Iterator<Item = Article> {
    // They are UTF-8 text, so none is refused.
    let read = SAMPLES.iter().filter_map(|sample| ingest::article(sample.text.as_bytes()).ok());
    read.map(|mut article| {
        entities::annotate(&mut article);
        article
    })
}

#[cfg(test)]
mod tests {
    use super::{SAMPLES, articles};

    #[test]
    fn the_list_shows_the_titles_of_the_texts() {
        assert_eq!(articles().count(), SAMPLES.len());
        for (article, sample) in articles().zip(&SAMPLES) {
            assert_eq!(article.title, sample.title);
        }
    }
}
