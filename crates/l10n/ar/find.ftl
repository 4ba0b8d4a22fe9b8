# البحث في كل ما يحق للقارئ أن يراه.

find-title = البحث
find-lead = خانة واحدة لكل ما تتيح لك أدوارك رؤيته.
find-label = ابحث في كل شيء
find-hint = اسم بأي رسم أو لغة، أو رمز، أو بلد، أو رقم هاتف، أو كلمة من المساعدة
find-through = شمل البحث: { $kinds }.
find-key = على هذا الجهاز، يقود المفتاح / إلى خانة البحث

find-count-more = أكثر من { $count }
find-all = { $kind }: عرض المزيد
find-only = المعروض: { $kind } فقط.
find-everything = عرض كل الأنواع

## ما وُجد

find-kind-page = الصفحات
find-kind-office = المكاتب
find-kind-country = البلدان
find-kind-place = الأماكن
find-kind-account = الحسابات
find-kind-help = المساعدة
find-through-page = الصفحات
find-through-office = المكاتب
find-through-country = البلدان
find-through-place = الأماكن
find-through-account = الحسابات التي ترعاها
find-through-help = المساعدة
find-about-page = صفحة من القائمة

## لماذا وُجد

find-why-name = وُجد باسمه: { $text }
find-why-name-other = وُجد باسم آخر له، حالي أو سابق: { $text }
find-why-name-language = وُجد باسمه في لغة أخرى: { $text }
find-why-alias = وُجد برسم آخر لاسمه: { $text }
find-why-code = وُجد برمزه: { $text }
find-why-office-country = وُجد ببلد يغطيه: { $text }
find-why-phone = وُجد برقم هاتفه: { $text }
find-why-email = وُجد بعنوان البريد الإلكتروني: { $text }
find-why-web = وُجد بعنوانه على الشبكة: { $text }
find-why-address = وُجد بعنوانه: { $text }
find-why-beginning = وُجد ببداية كلمة من اسمه أو من عنوان بريده
find-why-title = وُجد بعنوان الصفحة: { $text }
find-why-text = وُجد في نصه: { $text }

## حين لا يوجد ما يُعرض

find-short-title = هذا أقل من أن يُبحث عنه
find-short-do = اكتب حرفين أو رقمين على الأقل.
find-nothing-title = لم يوجد شيء
find-nothing-spelling = تحقق من الإملاء، أو اكتب الاسم كما يُكتب في مكانه.
find-nothing-less = اكتب أقل: كلمة واحدة أو بدايتها.
find-nothing-code = للمكان أو البلد، جرّب رمزه.
find-stale-title = انتهى هذا البحث
find-stale-do = عنوانه يخص دخولاً آخر. اكتب الكلمات من جديد.
