//! The Arabic words of the command line's help.

/// What help says last.
pub(super) const WITHOUT_COMMAND: &str = "من غير أمر: القارئ، على المقال المذكور أو على قائمة.";

/// What a command does.
pub(super) fn about(command: &str) -> Option<&'static str> {
    Some(match command {
        "sahifa" => "قارئ أخبار في الطرفية، للعربية أولا.",
        "read" => "يفتح القارئ على مقال.",
        "show" => "يطبع مقالا، أو أي نص مع \u{200E}--lines، كما يرتب سطرا سطرا",
        "export" => "يكتب مقالا في صيغة أخرى.",
        "entities" => "يسرد الأسماء الواردة في مقال.",
        "import" => "يحفظ ملفات (ليس بعد).",
        "feed" => "يضيف التلقيمات ويحذفها ويسردها (ليس بعد).",
        "update" => "يجلب التلقيمات (ليس بعد).",
        "list" => "يسرد المقالات المحفوظة (ليس بعد).",
        "search" => "يبحث في المقالات المحفوظة (ليس بعد).",
        "backup" => "ينسخ المكتبة (ليس بعد).",
        "config" => "يعرض الإعدادات، ومن أين جاء كل منها.",
        "doctor" => "يعرض ما يعرف عن هذه الطرفية، ويجربها ببطاقة.",
        "completions" => "يكتب إكمال الأوامر لصدفة.",
        "man" => "يكتب صفحة الدليل، أو صفحة أمر منه.",
        "help" => "يعرض هذه المساعدة، أو مساعدة أمر.",
        _ => return None,
    })
}

/// What an argument of a command is for.
pub(super) fn arg(command: &str, id: &str) -> Option<&'static str> {
    Some(match (command, id) {
        ("entities", "article") => "ملف، أو - للدخل القياسي؛ ومن غيره المكتبة (ليس بعد).",
        (_, "article") => "مقال: ملف، أو - للدخل القياسي.",
        (_, "config") => "ملف الإعدادات، بدلا من المعتاد.",
        (_, "data_dir") => "مجلد المكتبة.",
        (_, "lang") => "لغة كلام البرنامج.",
        (_, "terminal_recipe") => "كيف يكتب النص لهذه الطرفية (أو SAHIFA_TERMINAL)؛ انظر doctor.",
        (_, "log") => "يكتب ما يجري في ملف، لبلاغات الأعطال.",
        (_, "help") => "يعرض هذه المساعدة.",
        (_, "version") => "يعرض الإصدار.",
        ("show", "width") => "العرض بالأعمدة (المعتاد: عرض الطرفية، و80 في أنبوب).",
        ("show", "lines") => "كل سطر من الدخل فقرة تعرض كما هي.",
        ("show", "direction") => "اتجاه الفقرات.",
        ("show", "order") => "ترتيب المحارف المكتوبة.",
        (_, "letters") => "كيف تكتب الحروف العربية.",
        (_, "marks") => "هل تكتب الحركات.",
        ("show", "align") => "كيف تصف الأسطر (justify: ليس بعد).",
        ("show", "color") => "هل تكتب الألوان.",
        ("show", "entities") => "كيف تظهر الأسماء (المعتاد: inline في الطرفية، none في أنبوب).",
        ("export", "format") => "الصيغة المكتوبة.",
        ("export", "all") => "كل المقالات المحفوظة، سطور JSON (ليس بعد).",
        ("entities" | "config", "json") => "يكتب JSON.",
        ("doctor", "json") => "يكتب JSON، لبلاغات الأعطال.",
        ("doctor", "reset") => "ينسى ما حفظ لهذه الطرفية.",
        ("entities", "limit") => "هذا العدد على الأكثر.",
        ("completions", "shell") => "الصدفة.",
        ("man", "command") => "أمر.",
        _ => return None,
    })
}
