# مكتب الاستيراد: ملف وأعمدته وحكم على كل صف وطريق العودة.

imports-title = عمليات الاستيراد
imports-lead = أدخل جدولاً إلى Passerelle: يُحكم على كل صف قبل أن يتغير أي شيء، ويمكن التراجع عن الاستيراد كله.
imports-new = استيراد ملف
imports-table-caption = عمليات الاستيراد الخاصة بك
imports-file = الملف
imports-kind = ما يحتويه
imports-state = أين وصل
imports-rows = الصفوف
imports-when = آخر تغيير
imports-name-gone = ملف مُحي اسمه
imports-empty-title = لا عمليات استيراد بعد
imports-empty-do = اختر جدولاً كما هو لديك: ⁦CSV⁩ أو ⁦Excel⁩ أو ⁦OpenDocument⁩ أو أسطر ⁦JSON⁩ أو ⁦GeoJSON⁩. سترى كيف يُقرأ قبل أن يتغير أي شيء.
imports-keep-hint = لا يرى عمليات استيرادك سواك. يُتلف الملف ونتيجته بعد أيام من آخر استعمال، أما ما استُورد فيبقى.

## اختيار ملف

import-new-title = استيراد ملف
import-new-lead = لا يتغير شيء قبل أن ترى حكماً على كل صف.
import-kind-label = ماذا يحتوي الجدول؟
import-kind-places = أماكن
import-kind-places-hint = رموز المحافظات والمناطق والمواقع والنقاط، والمساحات من ⁦GeoJSON⁩
import-kind-offices = مكاتب
import-kind-offices-hint = مكتب في كل صف مع اسم المكتب الذي يعلوه
import-file-label = الملف
import-file-hint = ⁦CSV⁩ أو ⁦Excel⁩ (⁦XLSX⁩ و⁦XLS⁩) أو ⁦OpenDocument⁩ أو أسطر ⁦JSON⁩ أو ⁦GeoJSON⁩، حتى { SIZE($max) }
import-new-submit = إرسال الملف
import-sent = وصل الملف. انظر كيف يُقرأ.

## الخطوات

import-step-file = الملف
import-step-columns = الأعمدة
import-step-check = الفحص
import-step-commit = الاستيراد
import-state-mapping = تحديد الأعمدة
import-state-checking = قيد الفحص
import-state-checked = فُحص ولم يُستورد
import-state-committing = قيد الاستيراد
import-state-done = تم استيراده
import-state-undoing = قيد التراجع
import-state-undone = تم التراجع عنه

## كيف يُقرأ الملف

import-reading-title = كيف يُقرأ الملف
import-reading-change = قراءته بطريقة أخرى
import-reading-guess = اتركه لـ Passerelle
import-reading-kind = نوع الملف
import-reading-area = المساحة
import-reading-area-taken = تؤخذ من الشكل الهندسي لكل معلم ولا تحتاج إلى عمود
import-reading-sheet = الورقة
import-reading-sheet-hidden = { $name } (مخفية)
import-reading-encoding = الترميز
import-reading-encoding-hint = اسم مثل ⁦utf-8⁩ أو ⁦windows-1256⁩
import-reading-delimiter = بين الخلايا
import-reading-comma = فاصلة
import-reading-semicolon = فاصلة منقوطة
import-reading-tab = علامة جدولة
import-reading-bar = خط عمودي
import-reading-space = مسافة
import-reading-header = الصفوف التي تسمّي الأعمدة
import-reading-header-hint = رقم أول صف منها، أو 0 إن لم يوجد
import-reading-header-none = لا شيء
import-reading-header-keys = الملف يسمّيها بنفسه
import-reading-header-one = الصف { $row }
import-reading-header-two = الصفان { $row } و{ $next }
import-reading-header-count = عدد الصفوف التي تسمّيها
import-reading-tags = صف وسوم ⁦HXL⁩
import-reading-tags-hint = رقمه، أو 0 إن لم يوجد
import-reading-dates = ترتيب التاريخ
import-reading-day-first = اليوم أولاً: 31/12/2020
import-reading-month-first = الشهر أولاً: 12/31/2020
import-reading-decimal = الفاصلة العشرية
import-reading-point = نقطة: 1,234.5
import-reading-decimal-comma = فاصلة: 1.234,5
import-format-csv = جدول نصي (⁦CSV⁩)
import-format-xlsx = مصنف ⁦Excel⁩ (⁦XLSX⁩)
import-format-xls = مصنف ⁦Excel⁩ قديم (⁦XLS⁩)
import-format-ods = جدول ⁦OpenDocument⁩ (⁦ODS⁩)
import-format-json = صفوف ⁦JSON⁩
import-format-geojson = معالم ⁦GeoJSON⁩
import-why-told = كما ذكرت
import-why-content = يبدأ الملف كما تبدأ ملفات هذا النوع
import-why-content-not-name = يبدأ الملف هكذا مع أن اسمه ينتهي بغير ذلك
import-why-byte-order-mark = يبدأ الملف بعلامته
import-why-ascii = لا توجد في البداية إلا أحرف بسيطة
import-why-valid = البداية صالحة به
import-why-frequency = تتكرر الأحرف كما فيه
import-why-zero-bytes = تقع الأصفار كما فيه
import-why-regular = يكون لمعظم الصفوف حينها عدد الخلايا نفسه
import-why-one-column = لا يوجد إلا عمود واحد
import-why-sep-line = السطر الأول يقول ذلك
import-why-quoted = الخلايا مقتبسة هكذا
import-why-usual = هذا هو المعتاد
import-why-above-tags = يقع فوق الوسوم مباشرة
import-why-hashtags = معظم خلاياه وسوم
import-why-words-above-data = كلمات فوق أشياء أخرى
import-why-groups-above-words = كلمات وفوقها صف يجمعها
import-why-no-header = الصف الأول يشبه ما تحته
import-why-keys = مفاتيحه تسمّي الأعمدة
import-why-nothing = لا توجد صفوف

## الأعمدة

import-columns-title = أي عمود هو أي شيء؟
import-columns-lead = انظر إلى التخمينات وصحح الخطأ منها. العمود الذي لا وجهة له يُترك.
import-columns-caption = وجهة الأعمدة
import-columns-target = في Passerelle
import-columns-column = عمود الملف
import-columns-none = لا شيء
import-columns-value = القيمة نفسها لكل الصفوف
import-columns-samples = أمثلة
import-columns-why = لماذا
import-columns-needed = لازم
import-columns-unnamed = العمود { $letters } بلا اسم
import-columns-left = المتروكة: { $names }
import-columns-earlier = تذهب الأعمدة حيث ذهبت في آخر مرة استوردت فيها جدولاً كهذا.
import-sure-high = مؤكد
import-sure-middle = مرجّح
import-sure-low = تخمين
import-evidence-tag = وسمه { $tag }
import-evidence-same-name = اسمه يقول ذلك
import-evidence-holds-name = اسمه يحوي «{ $name }»
import-evidence-like-name = اسمه قريب من «{ $name }»
import-evidence-on-the-list = قيمه منها
import-evidence-looks-so = قيمه تبدو كذلك
import-evidence-right-shape = قيمه مناسبة
import-evidence-wrong-shape = مع أن قيمه تبدو غير ذلك
import-columns-or-value = { $target }، القيمة نفسها لكل الصفوف
import-columns-of = { $target }: عمود الملف
import-reading-read-again = يُقرأ الملف الآن بطريقة أخرى، لذلك خُمّنت الأعمدة من جديد.
import-reading-submit = قراءته هكذا
fault-not-a-row = هذا ليس رقم صف. اكتب رقماً مثل 1، أو 0 لعدم وجوده.
import-preview-good = يُقرأ
import-verdicts-line = { $row } (السطر { $line })
import-title = استيراد { $name }
import-group-levels = المستويات الأعلى، كل منها في أعمدته
import-group-names = الأسماء بلغات أخرى
import-map-title = استعمال مطابقة محفوظة
import-map-label = ملف المطابقة
import-map-hint = ملف ⁦TOML⁩ نزّلته من هنا من قبل
import-map-submit = استعماله
import-map-download = تنزيل هذه المطابقة
import-map-used = طُبقت المطابقة على هذا الملف.
import-preview-title = الصفوف الأولى كما ستُقرأ
import-preview-row = الصف
import-preview-submit = تحديث المعاينة
import-preview-nothing = لا وجهة لأي عمود بعد.
import-check-submit = فحص كل الصفوف
import-check-lead = يُقرأ كل صف ويُقارن بما هو موجود. لا يتغير شيء.
import-checking = يجري فحص الصفوف
import-committing = يجري استيراد الصفوف، ولا يراها أحد قبل اكتمالها
import-undoing = يجري التراجع عن الاستيراد
import-waiting = يستمر العمل دون هذه الصفحة ويمكنك مغادرتها.

## الأحكام

import-verdicts-title = الأحكام
import-verdict-new = جديد
import-verdict-change = يغيّر شيئاً
import-verdict-same = معروف من قبل
import-verdict-refused = مرفوض
import-verdict-left-out = ليس صفاً من الجدول
import-done-new = أُضيف
import-done-change = عُدّل
import-done-same = معروف من قبل
import-done-refused = مرفوض
import-done-left-out = ليس صفاً من الجدول
import-verdict-all = الكل
import-verdicts-caption = الصفوف وحكمها
import-verdicts-row = الصف
import-verdicts-called = الاسم
import-verdicts-verdict = الحكم
import-verdicts-says = ما يُقال عنه
import-verdicts-none = لا صف له هذا الحكم.
import-verdicts-bound = تعرض الصفحة أول { $max } صف من كل حكم، وفي النتيجة كلها.
import-count-blank = { $count ->
    [zero] لم يُتجاوز أي صف فارغ.
    [one] تُجوز صف فارغ واحد.
    [two] تُجوز صفان فارغان.
    [few] تُجوزت { $count } صفوف فارغة.
    [many] تُجوز { $count } صفاً فارغاً.
   *[other] تُجوز { $count } صف فارغ.
}
import-count-remarked = { $count ->
    [zero] لا صف يستحق نظرة.
    [one] صف واحد يستحق نظرة.
    [two] صفان يستحقان نظرة.
    [few] { $count } صفوف تستحق نظرة.
    [many] { $count } صفاً يستحق نظرة.
   *[other] { $count } صف يستحق نظرة.
}
import-result-download = تنزيل النتيجة
import-result-hint = ملفك مع حكم على كل صف. صحح فيه الصفوف المرفوضة واستورده ثانية، وما هو معروف يبقى كما هو.
import-result-verdict = الحكم
import-result-says = الشرح
import-result-record = السجل
import-result-name = { $name } مع الأحكام
import-again-submit = العودة إلى الأعمدة

## الاستيراد والتراجع

import-commit-title = استيراد هذه الصفوف
import-commit-refused-label = بعض الصفوف مرفوضة
import-commit-all = لا تستورد شيئاً حتى تكون كل الصفوف سليمة
import-commit-all-hint = صحح الصفوف المرفوضة في الملف وأرسله ثانية
import-commit-leave-out = اترك الصفوف المرفوضة واستورد سواها
import-commit-leave-out-hint = تبيّن النتيجة الصفوف التي بقي تصحيحها
import-commit-consequence = { $count ->
    [zero] لا يُجرى أي تغيير.
    [one] يُجرى تغيير واحد، ولا يراه أحد قبل اكتماله. يمكنك التراجع عن الاستيراد ما دام لم يُبنَ عليه شيء.
    [two] يُجرى تغييران، ولا يراهما أحد قبل اكتمالهما. يمكنك التراجع عن الاستيراد ما دام لم يُبنَ عليه شيء.
    [few] تُجرى { $count } تغييرات، ولا يراها أحد قبل اكتمالها. يمكنك التراجع عن الاستيراد ما دام لم يُبنَ عليه شيء.
    [many] يُجرى { $count } تغييراً، ولا يراها أحد قبل اكتمالها. يمكنك التراجع عن الاستيراد ما دام لم يُبنَ عليه شيء.
   *[other] يُجرى { $count } تغيير، ولا يراها أحد قبل اكتمالها. يمكنك التراجع عن الاستيراد ما دام لم يُبنَ عليه شيء.
}
import-commit-submit = استيراد
import-commit-nothing = كل ما يقوله الملف معروف من قبل، ولا شيء يُستورد.
import-commit-none-good = لا يمكن أخذ أي صف كما هو. عُد إلى الأعمدة أو صحح الملف وأرسله ثانية.
import-undo-title = التراجع عن الاستيراد
import-undo-consequence = { $count ->
    [zero] لا يُتراجع عن أي تغيير.
    [one] يُتراجع عن تغيير واحد كأنه لم يُستورد قط. لا يصلح ذلك إلا ما دام أحد لم يعدّل ما نتج عنه ولم يستعمله.
    [two] يُتراجع عن تغييرين كأنهما لم يُستوردا قط. لا يصلح ذلك إلا ما دام أحد لم يعدّل ما نتج عنهما ولم يستعمله.
    [few] يُتراجع عن { $count } تغييرات كأنها لم تُستورد قط. لا يصلح ذلك إلا ما دام أحد لم يعدّل ما نتج عنها ولم يستعمله.
    [many] يُتراجع عن { $count } تغييراً كأنها لم تُستورد قط. لا يصلح ذلك إلا ما دام أحد لم يعدّل ما نتج عنها ولم يستعمله.
   *[other] يُتراجع عن { $count } تغيير كأنها لم تُستورد قط. لا يصلح ذلك إلا ما دام أحد لم يعدّل ما نتج عنها ولم يستعمله.
}
import-undo-submit = التراجع عن الاستيراد
import-undone-lead = كل شيء كما كان قبل هذا الاستيراد.
import-done-lead = كل الصفوف السليمة هنا ويراها الجميع.
import-remove-submit = إتلاف الملف
import-remove-lead = يُتلف الملف ونتيجته. ما استُورد يبقى ولا يمكن التراجع عنه من هنا بعد ذلك.
import-removed = أُتلف الملف.
import-stuck-title = توقف العمل على هذا الاستيراد قبل اكتماله
import-stuck-do = لا أحد يرى ما هو جديد فيه، ولا يستطيع غيرك تعديل ما غيّره حتى الآن. دعه يستمر أو تراجع عما تم.
import-go-on-submit = متابعة
import-stopped-title = تعذر إتمام ذلك
import-stopped-at = { $at }: { $says }
import-stopped-nothing = لم يتغير شيء.
import-said-at = { $at }: { $says }
import-too-late = سبقك أحد: تغيرت حال هذا الاستيراد.

## ملفات لا تُقرأ

import-file-io = تعذرت قراءة الملف من القرص. حاول ثانية، وإن استمر ذلك فأخبر مسؤول النظام.
import-file-not-a-table = لا يحتوي هذا الملف جدولاً يمكن قراءته. أرسله بصيغة ⁦CSV⁩ أو ⁦XLSX⁩ أو ⁦ODS⁩ أو أسطر ⁦JSON⁩ أو ⁦GeoJSON⁩.
import-file-topojson = هذا ⁦TopoJSON⁩ ولا يُقرأ هنا. حوّله أولاً إلى ⁦GeoJSON⁩.
import-file-no-geometry = لا يُقرأ ⁦GeoJSON⁩ لهذا النوع من الاستيراد. أرسل جدولاً.
import-file-empty = هذا الملف فارغ. اختر غيره.
import-file-locked = هذا الملف محمي بكلمة مرور. احفظه دونها وأرسله ثانية.
import-file-damaged = هذا الملف تالف أو ينتهي قبل أوانه. افتحه واحفظه من جديد وأرسل ذلك.
import-file-doctype = يعرّف هذا الملف كيانات ⁦XML⁩ لا يحتاجها أي جدول ويمكن استعمالها للهجوم. رُفض: احفظه من جديد في برنامج جداول.
import-file-limit = يطلب هذا الملف أكثر مما ينبغي: أكثر من { $max } { $what ->
        [file-bytes] بايت في الملف
        [part-bytes] بايت في جزء واحد بعد فك ضغطه
        [ratio] ضعف الحجم المضغوط في جزء واحد
        [parts] جزء في الملف
        [held-bytes] بايت من النصوص والأنماط
        [cell-bytes] بايت في خلية واحدة
        [row-bytes] بايت في صف واحد
        [columns] عمود
        [rows] صف
        [cells] خلية
        [blank-run] صف فارغ متتالٍ
        [sheets] ورقة
       *[xls-bytes] بايت في مصنف من الصيغة القديمة
    }، ولا يحتاج جدول إلى ذلك. قسّمه أو احفظه من جديد دون ما هو فارغ.
import-file-no-such-sheet = لا توجد ورقة كهذه في الملف. اختر غيرها.
import-file-no-such-encoding = لا يوجد ترميز كهذا. اكتب اسماً مثل ⁦utf-8⁩ أو ⁦windows-1256⁩.
import-file-no-such-mark = لا يصلح هذا فاصلاً بين الخلايا. اختر علامة أخرى.
import-file-no-rows = لا توجد صفوف تحت الترويسة. اختر ملفاً آخر أو حدد الصف الذي يسمّي الأعمدة.
import-file-too-many-rows = في هذا الملف أكثر من { $max } صف. قسّمه واستورد الأجزاء واحداً بعد الآخر.
import-map-wrong = هذه ليست مطابقة يمكن قراءتها. اختر ملف ⁦TOML⁩ نزّلته من هنا.
import-map-other-kind = هذه المطابقة لنوع آخر من الاستيراد. اختر واحدة لهذا النوع.
import-map-no-column = لا يوجد عمود «{ $column }» في هذا الملف. اختر عموداً آخر أو لا شيء.
import-map-two-columns = يوجد أكثر من عمود «{ $column }» في هذا الملف. اختر أحدها بموضعه.
import-map-no-target = لا شيء يُدعى «{ $target }» هنا. احذف هذا السطر من المطابقة.
import-map-needed = يلزم هنا عمود أو قيمة واحدة لكل الصفوف.
import-refused-since = رُفضت صفوف كانت سليمة عند الفحص: تغيّر شيء في أثناء ذلك. انظر إلى الأحكام ثانية.

## ما يُقال عن الخلايا

import-cell-required = يلزم هنا شيء.
import-cell-not-a-date = «{ $written }» ليس تاريخاً.
import-cell-no-such-day = «{ $written }» يوم لا وجود له في التقويم.
import-cell-ambiguous-date = «{ $written }» قد يكون { $one } أو { $other }. حدد في الأعلى ترتيب التاريخ.
import-cell-ambiguous-year = «{ $written }» قد يكون { $one } أو { $other }. اكتب السنة بأربعة أرقام.
import-cell-date-not-whole = «{ $written }» ليس يوماً كاملاً. اكتب اليوم والشهر والسنة.
import-cell-not-a-time = «{ $written }» ليس وقتاً.
import-cell-not-a-number = «{ $written }» ليس رقماً.
import-cell-ambiguous-number = «{ $written }» قد يكون { $one } أو { $other }. حدد في الأعلى الفاصلة العشرية.
import-cell-not-an-integer = «{ $written }» ليس عدداً صحيحاً.
import-cell-out-of-range = «{ $written }» ليس بين { $least } و{ $most }.
import-cell-not-yes-or-no = «{ $written }» ليس نعم ولا لا.
import-cell-not-a-coordinate = «{ $written }» ليس خط عرض ولا خط طول.
import-cell-not-a-choice = «{ $written }» ليس من الخيارات.
import-cell-ambiguous-choice = «{ $written }» قد يكون { $one } أو { $other }.
import-cell-too-long = هذا طويل جداً: { $max } حرف على الأكثر.
import-cell-spreadsheet-error = «{ $written }» خطأ من جدول البيانات. صحح معادلته.
import-cell-formula-without-result = حُفظت هذه المعادلة دون نتيجتها. افتح الملف في برنامج جداول واحفظه.
import-cell-bad-encoding = بعض العلامات ليست نصاً بترميز هذا الملف.
import-row-more-cells = توجد { $cells } خلية حيث للترويسة { $expected }.
import-row-fewer-cells = توجد { $cells } خلية حيث للترويسة { $expected }.
import-row-other-encoding = هذا الصف ليس بترميز { $encoding } كسواه، وقد قُرئ بترميز { $read_as }.
import-row-bad-encoding = بعض العلامات ليست نصاً بأي ترميز محتمل.
import-row-unclosed-quote = علامة اقتباس في السطر { $line } لم تُغلق.
import-row-text-after-quote = يوجد نص بعد علامة اقتباس مغلقة.
import-row-nul-character = حُذفت أحرف فارغة.
import-row-many-lines = في هذا الصف { $lines } سطراً؛ ربما نقصت علامة اقتباس.
import-row-not-json = هذا ليس صف ⁦JSON⁩.
import-row-new-key = يظهر هنا مفتاح جديد: { $key }.
import-row-feature-too-long = هذا المعلم أطول من أن يُقرأ. بسّط مساحته.
import-row-not-a-feature = هذا ليس معلم ⁦GeoJSON⁩.
import-row-total = هذا الصف يجمع صفوفاً أخرى.
import-row-note = هذه ملاحظة تحت الجدول.
import-twice = الصف { $row } يقول الشيء نفسه. يكفي أحدهما.

## الأماكن

import-places-country = البلد
import-places-level = المستوى أو النوع
import-places-code = رمز المكان
import-places-name = الاسم
import-places-language = لغة الاسم
import-places-aliases = كتابات أخرى
import-places-parent = رمز المكان الأعلى
import-places-from = اليوم الأول
import-places-to = اليوم الأخير
import-places-latitude = خط العرض
import-places-longitude = خط الطول
import-places-geometry = المساحة
import-places-name-en = الاسم بالإنجليزية
import-places-name-fr = الاسم بالفرنسية
import-places-name-ar = الاسم بالعربية
import-places-name-es = الاسم بالإسبانية
import-places-name-pt = الاسم بالبرتغالية
import-places-name-ru = الاسم بالروسية
import-places-name-zh = الاسم بالصينية
import-places-name-uk = الاسم بالأوكرانية
import-places-adm1-code = المستوى الأول: الرمز
import-places-adm1-name = المستوى الأول: الاسم
import-places-adm1-name-en = المستوى الأول: الاسم بالإنجليزية
import-places-adm1-name-fr = المستوى الأول: الاسم بالفرنسية
import-places-adm1-name-ar = المستوى الأول: الاسم بالعربية
import-places-adm1-name-es = المستوى الأول: الاسم بالإسبانية
import-places-adm2-code = المستوى الثاني: الرمز
import-places-adm2-name = المستوى الثاني: الاسم
import-places-adm2-name-en = المستوى الثاني: الاسم بالإنجليزية
import-places-adm2-name-fr = المستوى الثاني: الاسم بالفرنسية
import-places-adm2-name-ar = المستوى الثاني: الاسم بالعربية
import-places-adm2-name-es = المستوى الثاني: الاسم بالإسبانية
import-places-adm3-code = المستوى الثالث: الرمز
import-places-adm3-name = المستوى الثالث: الاسم
import-places-adm3-name-en = المستوى الثالث: الاسم بالإنجليزية
import-places-adm3-name-fr = المستوى الثالث: الاسم بالفرنسية
import-places-adm3-name-ar = المستوى الثالث: الاسم بالعربية
import-places-adm3-name-es = المستوى الثالث: الاسم بالإسبانية
import-places-known-country = هذا بلد، والبلدان معروفة من قبل.
import-places-no-code = دون رمز لا شيء يدل على أن هذا المكان معروف: استيراد الملف ثانية يضيفه ثانية.
import-places-alike = يوجد مكان بهذا الاسم وهذا المستوى، ورمزه { $code }. إن كان المكان نفسه فاكتب ذلك الرمز هنا، وإلا صار هناك مكانان.
import-places-name-taken = كثيراً ما تعني «{ $written }» أن لا شيء معروف. أُخذت اسماً.
import-places-unread = هذا الصف لا يُقرأ.
import-places-two-parents = تذكر الصفوف أماكن مختلفة تعلو هذا المكان. صحح أحدها.
import-places-circle = هذه الأماكن يعلو بعضها بعضاً في دائرة: { $codes }. صحح أحدها.
import-places-no-level = لا شيء يدل على مستوى هذا المكان. اختر عموداً للمستوى أو قيمة واحدة لكل الصفوف.
import-places-other-kind = المكان الذي يحمل هذا الرمز من مستوى آخر، والمستوى لا يتغير. أعطه رمزاً آخر.
import-places-no-name = هذا المكان جديد ولا اسم له. اكتب اسماً.
import-places-no-parent = لا مكان في هذا البلد يحمل هذا الرمز، لا هنا ولا في الملف. صححه أو أضف المكان الأعلى.
import-places-parent-refused = المكان الأعلى مرفوض في الصف { $row }. صحح ذلك الصف أولاً.
import-places-closed-on = انتهى هذا المكان في { $day }. أعد فتحه أولاً إن كان ذلك خطأ.
fault-place-level-too-deep = تُحفظ الأماكن حتى المستوى الثالث. استورد ما تحته مواقع.
fault-not-a-level = هذا ليس مستوى للأماكن. اكتب 1 أو 2 أو 3 أو ⁦site⁩ أو ⁦point⁩.

## المكاتب

import-offices-name = الاسم
import-offices-kind = النوع
import-offices-parent = المكتب الأعلى
import-offices-countries = البلدان المشمولة
import-offices-address = العنوان
import-offices-phone = الهاتف
import-offices-email = عنوان البريد الإلكتروني
import-offices-web = عنوان الويب
import-offices-languages = اللغات المستعملة
import-offices-listed = في الدليل العام
import-offices-from = مفتوح منذ
import-offices-several = لأكثر من مكتب هذا الاسم. أعد تسمية أحدها أولاً.
import-offices-no-parent = لا مكتب بهذا الاسم، لا هنا ولا في صف آخر. صححه أو أضف ذلك المكتب.
import-offices-parent-refused = المكتب الأعلى مرفوض في الصف { $row }. صحح ذلك الصف أولاً.
import-offices-circle = هذه المكاتب يعلو بعضها بعضاً في دائرة: { $names }. صحح أحدها.
import-offices-closed = هذا المكتب مغلق. أعد فتحه أولاً.
