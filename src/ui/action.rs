//! All that a reader can ask for: one table of actions, names and words, read by the keyboard, the configuration, the help
//! and the palette. Their keys stand in `assets/keys.toml`.

use super::words::Phrase;

/// What a key asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// One line on.
    LineDown,
    /// One line back.
    LineUp,
    /// One page on.
    PageDown,
    /// One page back.
    PageUp,
    /// Half a page on.
    HalfDown,
    /// Half a page back.
    HalfUp,
    /// To the beginning.
    Top,
    /// To the end.
    Bottom,
    /// To what stands to the left.
    Left,
    /// To what stands to the right.
    Right,
    /// To the next sentence.
    NextSentence,
    /// To the sentence before.
    PreviousSentence,
    /// To the next section.
    NextSection,
    /// To the section before.
    PreviousSection,
    /// The contents.
    Contents,
    /// To the next mention of any entity.
    NextMention,
    /// To the mention before.
    PreviousMention,
    /// To the next mention of the same entity.
    NextSame,
    /// To the mention of the same entity before.
    PreviousSame,
    /// To the names and back.
    Panel,
    /// The card of the entity at hand.
    Card,
    /// Names of one kind, then of the next.
    Kind,
    /// Names by first mention or by count.
    Sort,
    /// Only the names that are nearly sure, those that are likely, or all that were found.
    Sure,
    /// Chooses the entity with this number.
    Choose(u8),
    /// Opens, jumps, chooses.
    Accept,
    /// Searches onward.
    Search,
    /// Searches backward.
    SearchBack,
    /// Repeats what was chosen last.
    Repeat,
    /// Repeats it the other way.
    RepeatBack,
    /// Back along the jumps.
    Back,
    /// Forth along the jumps.
    Forth,
    /// Sets a mark.
    SetMark,
    /// To a mark.
    GoToMark,
    /// Copies the section.
    CopySection,
    /// Copies the article.
    CopyArticle,
    /// Copies the section with title, source and address.
    CopyWithSource,
    /// Selects text to copy.
    Select,
    /// The links in sight.
    Links,
    /// The article's page.
    Page,
    /// Pipes the article to a command.
    Pipe,
    /// Gives a star, or takes it.
    Star,
    /// Marks as read, or as unread.
    Read,
    /// Marks all that are shown as read.
    AllRead,
    /// Edits the tags.
    Tags,
    /// Throws away.
    Delete,
    /// Undoes the last change of the library.
    Undo,
    /// Wider text.
    Wider,
    /// Narrower text.
    Narrower,
    /// The usual width.
    DefaultWidth,
    /// The text alone.
    Zen,
    /// Shows the marks, or hides them.
    Marks,
    /// The digits of the text.
    Digits,
    /// Another theme.
    Theme,
    /// The other language of the program's words.
    Language,
    /// The mouse on or off.
    Mouse,
    /// Draws all anew.
    Redraw,
    /// All actions, to be found by name.
    Palette,
    /// The keys.
    Help,
    /// Closes what lies on top.
    Close,
    /// Closes what lies on top, else back, else out.
    Quit,
    /// Out from anywhere.
    Interrupt,
    /// Stops the program and gives the terminal back until it goes on.
    Suspend,
}

/// What an action is about: the help's groups, in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Topic {
    /// Scrolling and jumping.
    Moving,
    /// Names and their mentions.
    Names,
    /// Search, jumps, marks.
    Finding,
    /// What is kept of articles.
    Library,
    /// Copying, links, other programs.
    Taking,
    /// How the text is shown.
    Comfort,
    /// The program itself.
    Program,
}

impl Topic {
    /// Its name.
    pub fn words(self) -> Phrase {
        match self {
            Self::Moving => Phrase { ar: "التنقل", en: "Moving" },
            Self::Names => Phrase { ar: "الأسماء", en: "Names" },
            Self::Finding => Phrase { ar: "البحث والعلامات", en: "Finding" },
            Self::Library => Phrase { ar: "المكتبة", en: "The library" },
            Self::Taking => Phrase { ar: "النسخ والروابط", en: "Copying and links" },
            Self::Comfort => Phrase { ar: "العرض", en: "Comfort" },
            Self::Program => Phrase { ar: "البرنامج", en: "Program" },
        }
    }
}

/// One action with its name and what it does, in words.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// The action.
    pub action: Action,
    /// Its name in the configuration.
    pub name: &'static str,
    /// What it is about.
    pub topic: Topic,
    /// What it does.
    pub words: Phrase,
}

/// All actions but those of the digits, in the order of the help.
pub const TABLE: &[Row] = &{
    use Action as A;
    use Topic as T;
    const fn row(
        topic: Topic,
        action: Action,
        name: &'static str,
        ar: &'static str,
        en: &'static str,
    ) -> Row {
        Row { action, name, topic, words: Phrase { ar, en } }
    }
    [
        row(T::Moving, A::LineDown, "line-down", "سطر إلى الأمام", "one line on"),
        row(T::Moving, A::LineUp, "line-up", "سطر إلى الوراء", "one line back"),
        row(T::Moving, A::PageDown, "page-down", "صفحة إلى الأمام", "one page on"),
        row(T::Moving, A::PageUp, "page-up", "صفحة إلى الوراء", "one page back"),
        row(T::Moving, A::HalfDown, "half-down", "نصف صفحة إلى الأمام", "half a page on"),
        row(T::Moving, A::HalfUp, "half-up", "نصف صفحة إلى الوراء", "half a page back"),
        row(T::Moving, A::Top, "top", "أول المقال", "beginning"),
        row(T::Moving, A::Bottom, "bottom", "آخر المقال", "end"),
        row(T::Moving, A::NextSentence, "next-sentence", "الجملة التالية", "next sentence"),
        row(T::Moving, A::PreviousSentence, "previous-sentence", "الجملة السابقة", "sentence before"),
        row(T::Moving, A::NextSection, "next-section", "القسم التالي", "next section"),
        row(T::Moving, A::PreviousSection, "previous-section", "القسم السابق", "section before"),
        row(T::Moving, A::Contents, "contents", "المحتويات", "contents"),
        row(T::Names, A::NextMention, "next-mention", "الاسم التالي في النص", "next name in the text"),
        row(
            T::Names,
            A::PreviousMention,
            "previous-mention",
            "الاسم السابق في النص",
            "name before in the text",
        ),
        row(T::Names, A::NextSame, "next-same", "الموضع التالي للاسم نفسه", "next place of the same name"),
        row(
            T::Names,
            A::PreviousSame,
            "previous-same",
            "الموضع السابق للاسم نفسه",
            "place before of the same name",
        ),
        row(T::Names, A::Panel, "panel", "إلى الأسماء ومنها", "to the names and back"),
        row(
            T::Names,
            A::Left,
            "left",
            "إلى ما في اليسار: الأسماء أو النص",
            "to what is on the left: names or text",
        ),
        row(
            T::Names,
            A::Right,
            "right",
            "إلى ما في اليمين: الأسماء أو النص",
            "to what is on the right: names or text",
        ),
        row(
            T::Names,
            A::Accept,
            "accept",
            "فتح أو انتقال؛ وفي النص بطاقة الاسم",
            "open or jump; in the text, the name's card",
        ),
        row(T::Names, A::Card, "card", "بطاقة الاسم", "the name's card"),
        row(
            T::Names,
            A::Kind,
            "kind",
            "أسماء نوع واحد؛ وفي القائمة: غير المقروء، ذو النجمة",
            "names of one kind; in the list: unread, starred",
        ),
        row(
            T::Names,
            A::Sort,
            "sort",
            "ترتيب الأسماء، أو القائمة، أو مدة العد",
            "order of names or list; days that are counted",
        ),
        row(
            T::Names,
            A::Sure,
            "sure",
            "الأسماء: المعتادة أو كلها أو المؤكدة",
            "names: the usual, all found, the sure ones",
        ),
        row(
            T::Finding,
            A::Search,
            "search",
            "بحث إلى الأمام؛ وفي القائمة: في العناوين",
            "search onward; in the list: titles",
        ),
        row(
            T::Finding,
            A::SearchBack,
            "search-back",
            "بحث إلى الوراء؛ وفي القائمة: في كل النصوص",
            "search backward; in the list: all texts",
        ),
        row(T::Finding, A::Repeat, "repeat", "التالي مما اختير آخرا", "next of what was chosen last"),
        row(T::Finding, A::RepeatBack, "repeat-back", "السابق مما اختير آخرا", "the one before of it"),
        row(T::Finding, A::Back, "back", "عودة إلى ما قبل الانتقال", "back to before the jump"),
        row(T::Finding, A::Forth, "forth", "تقدم بعد العودة", "forth again"),
        row(T::Finding, A::SetMark, "set-mark", "وضع علامة: ثم حرف", "set a mark: then a letter"),
        row(T::Finding, A::GoToMark, "go-to-mark", "إلى علامة: ثم حرفها", "to a mark: then its letter"),
        row(T::Library, A::Star, "star", "نجمة أو بلا نجمة", "a star, or none"),
        row(T::Library, A::Read, "read", "مقروء أو غير مقروء", "read or unread"),
        row(T::Library, A::AllRead, "all-read", "كل الظاهر في القائمة مقروء", "all in the list are read"),
        row(T::Library, A::Tags, "tags", "تحرير الوسوم", "edit the tags"),
        row(T::Library, A::Delete, "delete", "حذف المقال", "delete the article"),
        row(T::Library, A::Undo, "undo", "تراجع عن آخر تغيير", "undo the last change"),
        row(T::Taking, A::CopySection, "copy-section", "نسخ القسم", "copy the section"),
        row(T::Taking, A::CopyArticle, "copy-article", "نسخ المقال", "copy the article"),
        row(
            T::Taking,
            A::CopyWithSource,
            "copy-with-source",
            "نسخ القسم مع المصدر",
            "copy the section with its source",
        ),
        row(T::Taking, A::Select, "select", "تحديد نص لنسخه", "select text to copy"),
        row(T::Taking, A::Links, "links", "الروابط الظاهرة", "links in sight"),
        row(T::Taking, A::Page, "page", "صفحة المقال", "the article's page"),
        row(T::Taking, A::Pipe, "pipe", "تمرير المقال إلى أمر", "pipe the article to a command"),
        row(T::Comfort, A::Wider, "wider", "نص أعرض", "wider text"),
        row(T::Comfort, A::Narrower, "narrower", "نص أضيق", "narrower text"),
        row(T::Comfort, A::DefaultWidth, "default-width", "العرض المعتاد", "usual width"),
        row(T::Comfort, A::Zen, "zen", "النص وحده", "the text alone"),
        row(T::Comfort, A::Marks, "marks", "إظهار الحركات وإخفاؤها", "show and hide harakat"),
        row(
            T::Comfort,
            A::Digits,
            "digits",
            "أرقام النص: كما كُتبت، ٠١٢، 012",
            "digits of the text: as written, ٠١٢, 012",
        ),
        row(T::Comfort, A::Theme, "theme", "ألوان أخرى", "other colours"),
        row(T::Comfort, A::Language, "language", "الإنجليزية أو العربية", "Arabic or English"),
        row(T::Comfort, A::Mouse, "mouse", "الفأرة: تشغيل وإيقاف", "mouse on and off"),
        row(T::Program, A::Palette, "palette", "كل الأوامر", "all actions"),
        row(T::Program, A::Help, "help", "هذه المفاتيح", "these keys"),
        row(T::Program, A::Close, "close", "إغلاق ما في الأعلى", "close what lies on top"),
        row(T::Program, A::Quit, "quit", "رجوع أو خروج", "back or out"),
        row(T::Program, A::Redraw, "redraw", "رسم الشاشة من جديد", "draw the screen anew"),
        row(T::Program, A::Suspend, "suspend", "تعليق البرنامج", "suspend"),
        row(T::Program, A::Interrupt, "interrupt", "خروج من أي موضع", "out from anywhere"),
    ]
};
