//! Names and figures: clitics, spellings, and laws over the samples.

use sahifa::article::{Article, Block, Kind, Section};
use sahifa::entities::{Document, Recogniser, VERSION, annotate, of, recognise};
use sahifa::ingest;

use crate::support::names::kind_name;
use crate::support::{hash, samples};

/// The names of one sentence, as kind and spelling.
fn names(text: &str) -> Vec<(String, String)> {
    let sections = [Section { blocks: vec![Block::paragraph(text)], level: 1, ..Section::default() }];
    let found = recognise(&Document { title: "", sections: &sections, language: "ar" });
    found
        .mentions()
        .map(|(_, range, entity)| (kind_name(found.entities[entity].kind), text[range].to_owned()))
        .collect()
}

fn article(paragraphs: &[&str]) -> Article {
    ingest::article(paragraphs.join("\n\n").as_bytes())
        .map(|mut article| {
            annotate(&mut article);
            article
        })
        .unwrap()
}

#[test]
fn clitics_are_no_part_of_a_name_and_no_name_is_made_of_them() {
    assert_eq!(names("وصلت رسالة للأمم المتحدة."), [("organization".into(), "لأمم المتحدة".into())]);
    assert_eq!(
        names("سافر من وإلى لندن وباريس."),
        [("location".into(), "لندن".into()), ("location".into(), "باريس".into())]
    );
    assert_eq!(names("جلس والد الطفل على الأرض، ونام ولين الطبع فيه غالب."), []);
    let found = article(&[
        "عن الطريق الطويل إلى قرار واحد",
        "قالت الأمم المتحدة إن القرار صدر، وشكر المندوب للأمم المتحدة جهدها.",
    ]);
    assert_eq!(found.entities.len(), 1);
    assert_eq!((found.entities[0].name.as_str(), found.entities[0].count), ("الأمم المتحدة", 2));
}

/// Pieces of addresses, program words and single letters are no names; names in Latin letters are.
#[test]
fn latin_letters_are_not_all_names() {
    let text = "نشرت شركة OpenAI الملف src/layout في https://example.org/MasdarTunis باسم user@Host.org، وقالت Google إن الخيار B أسهل.";
    let found = names(text);
    let spelled: Vec<&str> = found.iter().map(|(_, name)| name.as_str()).collect();
    assert!(spelled.contains(&"OpenAI") && spelled.contains(&"Google"), "{spelled:?}");
    for piece in ["src", "layout", "https", "MasdarTunis", "Host", "org", "B"] {
        assert!(
            spelled.iter().all(|name| !name.split(['/', '.', ' ']).any(|word| word == piece)),
            "{piece}: {spelled:?}"
        );
    }
}

#[test]
fn numbers_and_words_run_together_are_no_names() {
    let text = "من الساعة الـ 12,30 ظهراً إلى الـ 4 عصراً، وقال كالبخورعيدهميجريوراءالعيد نعم.";
    assert_eq!(names(text), []);
}

/// A tatweel behind clitics sets them apart from the name; in a word drawn out it does not.
#[test]
fn a_tatweel_sets_clitics_apart() {
    let person = |name: &str| ("person".to_owned(), name.to_owned());
    let place = |name: &str| ("location".to_owned(), name.to_owned());
    let text = "قال الوزير إنه التقى بـأم زياد السعدي، ثم زار لـبنان ولـبغداد.";
    assert_eq!(names(text), [person("أم زياد السعدي"), place("لـبنان"), place("بغداد")]);
}

/// What looks like a listed name in Arabic is a word of theirs: no clitics, no joined words, no particles.
#[test]
fn persian_and_urdu_words_are_no_arabic_names() {
    let found = |language: &str, text: &str| -> Vec<String> {
        let sections = [Section { blocks: vec![Block::paragraph(text)], level: 1, ..Section::default() }];
        let found = recognise(&Document { title: "", sections: &sections, language });
        found.mentions().map(|(_, range, _)| text[range].to_owned()).collect()
    };
    assert_eq!(found("fa", "از سوی دیگر می\u{200C}توان گفت که کشورش در تهران است."), ["تهران"]);
    assert_eq!(found("ur", "جنوری سے اب تک لاہور میں بارش نہیں ہوئی۔"), ["جنوری", "لاہور"]);
}

#[test]
fn a_month_under_two_names_is_one_date() {
    let dates = |text: &str| -> Vec<String> {
        names(text).into_iter().filter(|(kind, _)| kind == "date").map(|(_, name)| name).collect()
    };
    assert_eq!(dates("انخفض المؤشر في مايو أيار إلى 166 نقطة."), ["مايو أيار"]);
    assert_eq!(dates("منذ 22 فبراير شباط 2024 لم يهطل المطر."), ["22 فبراير شباط 2024"]);
    assert_eq!(dates("ارتفع الطلب في موسم رمضان وبعد رمضان أيضا."), ["رمضان", "رمضان"]);
}

/// A rule takes the word behind the month for a family name; the model does not, and the month is there again.
#[test]
fn a_date_is_not_lost_to_a_name_that_is_none() {
    assert_eq!(names("تقفز الأسعار في رمضان قفزا."), [("date".to_owned(), "رمضان".to_owned())]);
}

/// Towns and companies of Arabic papers are words of every day in other languages of these letters.
#[test]
fn what_arabic_papers_name_is_a_word_elsewhere() {
    let found = |text: &str, language: &str| {
        let sections = [Section { blocks: vec![Block::paragraph(text)], level: 1, ..Section::default() }];
        recognise(&Document { title: "", sections: &sections, language }).entities
    };
    assert_eq!(found("برخی امروز آمدند زیرا کار روشن است و باید انجام شود", "fa"), []);
    assert_eq!(found("اس نے بتایا اور ایسے لوگ اتنا کام کرتے ہیں، شکار اور تعمیر", "ur"), []);
    // What is known everywhere is so there too.
    let tehran = found("او دیروز به تهران رفت", "fa");
    assert_eq!(tehran.iter().map(|entity| entity.name.as_str()).collect::<Vec<_>>(), ["تهران"]);
}

/// What is stored says by which recogniser: another model is another version.
#[test]
fn the_version_changes_with_the_model() {
    let model = include_bytes!("../../assets/names/model.bin");
    assert_eq!((VERSION, hash(model).as_str()), (3, "8a06d6c96771fbca"));
}

#[test]
fn all_spellings_are_one_entity() {
    let found = article(&[
        "عنوان عن “مدارات – Madarat” في هذا اليوم المشهود",
        "أعلنت شركة “مدارات – Madarat” أن مديرها نادر الخطيب سيغادر، وأن بـ”مدارات” ثلاثة فروع.",
        "وقال المدير نادر الخطيب إن مدارات باقية. وأضاف الخطيب أن الأمر سهل.",
    ]);
    let entity = |name: &str| found.entities.iter().find(|entity| entity.name == name).unwrap();
    let company = entity("مدارات");
    assert_eq!(
        (company.kind, company.aliases.as_slice(), company.count),
        (Kind::Organization, &["Madarat".to_owned()][..], 6)
    );
    let person = entity("نادر الخطيب");
    assert_eq!((person.kind, person.count), (Kind::Person, 3));
}

#[test]
fn mentions_are_in_order_apart_and_counted() {
    for (name, text) in samples() {
        let mut article = ingest::article(text.as_bytes()).unwrap();
        annotate(&mut article);
        assert!(article.entities.len() >= 4, "{name}: {} entities", article.entities.len());
        let mut counts = vec![0; article.entities.len()];
        let mut last = None;
        for (part, range, entity) in article.mentions() {
            let text = article.text(part).unwrap();
            assert!(!text[range.clone()].trim().is_empty());
            if let Some((before, end)) = last {
                assert!(before != part || end <= range.start, "{name}: {range:?} overlaps");
            }
            last = Some((part, range.end));
            counts[entity] += 1;
        }
        assert_eq!(counts, article.entities.iter().map(|entity| entity.count).collect::<Vec<_>>(), "{name}");
        assert!(counts.iter().all(|&count| count > 0));
        // Found again, the same.
        let once = article.clone();
        annotate(&mut article);
        assert_eq!(article, once);
    }
}

#[test]
fn what_was_read_before_changes_nothing() {
    let mut recogniser = Recogniser::default();
    for (_, text) in samples() {
        let article = ingest::article(text.as_bytes()).unwrap();
        let document =
            Document { title: &article.title, sections: &article.sections, language: &article.language };
        assert_eq!(recogniser.recognise(&document), recognise(&document));
    }
}

/// Nor does what was sought between two documents, however many words that were: all are forgotten then.
#[test]
fn words_that_were_sought_change_nothing() {
    const FORGOTTEN: usize = 60_000;
    let mut recogniser = Recogniser::default();
    let letters: Vec<char> = ('ا'..='غ').filter(|c| c.is_alphabetic()).collect();
    let word = |number: usize| -> String {
        (0..4).map(|place| letters[number / letters.len().pow(place) % letters.len()]).collect()
    };
    // The other way round the second time: what is forgotten is numbered anew.
    let mut samples: Vec<_> = samples().into_iter().collect();
    for round in 0..2 {
        samples.reverse();
        for (_, text) in &samples {
            let article = ingest::article(text.as_bytes()).unwrap();
            let document =
                Document { title: &article.title, sections: &article.sections, language: &article.language };
            assert_eq!(recogniser.recognise(&document), recognise(&document), "{round}");
        }
        let words: Vec<String> = (0..=FORGOTTEN).map(word).collect();
        recogniser.stems().each(&words.join(" "), |_, _| {});
    }
}

/// The mentions are the same, wherever they are read.
#[test]
fn what_is_written_into_an_article_is_what_was_found() {
    for (_, text) in samples() {
        let mut article = ingest::article(text.as_bytes()).unwrap();
        let found = of(&article);
        annotate(&mut article);
        let mentions: Vec<_> = article.mentions().collect();
        assert_eq!(found.mentions().collect::<Vec<_>>(), mentions);
        assert_eq!((found.len(), &found.entities), (mentions.len(), &article.entities));
        for (number, entity) in found.entities.iter().enumerate() {
            assert_eq!(entity.count, mentions.iter().filter(|(.., of)| *of == number).count());
        }
    }
}
