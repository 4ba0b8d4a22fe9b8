# الحسابات: القائمة والحساب الواحد وما يفعله مسؤول النظام لصاحبه.

accounts-title = الحسابات
accounts-lead = من يمكنه تسجيل الدخول. أما ما يمكنه فعله بعد ذلك فتحدده أدواره.
accounts-count = { $count ->
    [zero] لا حسابات
    [one] حساب واحد
    [two] حسابان
    [few] { $count } حسابات
    [many] { $count } حساباً
   *[other] { $count } حساب
}
accounts-new = فتح حساب
accounts-search-label = الاسم أو البريد الإلكتروني، أو أول كل منهما
accounts-show-closed = الحسابات المغلقة والمحذوفة أيضاً
accounts-table-caption = الحسابات
accounts-empty-title = لا حسابات بعد
accounts-empty-do = افتح حساباً لكل زميل، فلا يُشارك أحد حسابه مع غيره.
accounts-nothing-found-do = تحقق من الكتابة، أو اكتب حروفاً أقل من الاسم، أو ابحث بين الحسابات المغلقة أيضاً.
accounts-choose-title = اختيار شخص
accounts-choose-another = اختيار شخص آخر
accounts-choose-caption = الزملاء
accounts-choose-more = هناك زملاء آخرون غير هؤلاء. اكتب اسماً للعثور على أحدهم.
account-status-invited = مدعو
account-status-active = نشط
account-status-suspended = موقوف
account-status-locked = مقفل
account-status-closed = مغلق
account-status-erased = محذوف

## الحقول

account-name-label = الاسم
account-name-hint = كما يعرفه زملاؤه
account-email-label = البريد الإلكتروني
account-email-hint = عنوان عمل خاص بهذا الشخص وحده، مثل ⁦name@example.org⁩
account-language-label = اللغة
account-language-hint = لصفحاته ورسائله إلى أن يختار غيرها
account-office-label = المكتب الأصلي
account-office-hint = المكتب الذي يتولى مسؤول نظامه هذا الحساب
account-last-seen = آخر حضور
account-not-seen = لم يسجّل الدخول
account-totp = رموز الهاتف
account-totp-on = مفعّلة
account-totp-off = غير مفعّلة
account-sessions = الجلسات المفتوحة
account-roles = الأدوار
account-roles-caption = أين، ومن متى إلى متى
account-roles-none = ليس لهذا الشخص أي دور.
account-roles-all = جميع الأدوار، والمنتهية أيضاً
account-history = سجل تغييرات هذا الحساب
account-locked-until = مقفل حتى { $when }
account-invited-until = هناك رمز يُستعمل مرة واحدة لم يُستعمل بعد، وهو صالح حتى { $when }.
account-edit = تعديل
account-moved-on = تغيّر هذا الحساب منذ فتحت الصفحة، فلم يُنفَّذ شيء. انظر مرة أخرى ثم اضغط الزر من جديد.
account-own = هذا حسابك أنت. ما يخصه يتولاه مسؤول نظام آخر.
account-own-blocked = لا يمكنك فعل ذلك بحسابك أنت
account-own-blocked-reset = تغيّر كلمة مرورك وتُعدّ رموز هاتفك في صفحة حسابك.
account-own-blocked-erase = اطلب ذلك من مسؤول حماية بيانات آخر.

## الفتح

account-new-title = فتح حساب
account-new-lead = ستحصل على رمز يُستعمل مرة واحدة لتسلمه إلى هذا الشخص، فيختار به كلمة مروره بنفسه.
account-new-submit = فتح الحساب
account-edit-title = تعديل { $name }
account-edit-lead = إذا تغيّر المكتب الأصلي فقد يتولى هذا الحساب مسؤول نظام آخر.
account-edit-submit = حفظ التعديلات

## الرمز الذي يُستعمل مرة واحدة

account-code-title = رمز يُستعمل مرة واحدة لـ { $name }
account-code-once = يُعرض الآن فقط
account-code-lead = يصلح مرة واحدة حتى { $when }. لا يمكن لأحد الاطلاع عليه لاحقاً؛ وإذا ضاع فأنشئ رمزاً جديداً.
account-code-how = ما العمل به
account-code-how-hand = سلّمه بنفسك وجهاً لوجه أو بطريقة تثق بها، وليس في الرسالة نفسها مع العنوان.
account-code-how-type = يفتح الشخص صفحة تسجيل الدخول ويختار «لديّ رمز يُستعمل مرة واحدة».
account-code-how-password = يختار كلمة مرور خاصة به لا يعرفها أحد غيره.
account-code-roles = منح هذا الشخص دوراً
account-code-account = الذهاب إلى الحساب
account-code-was-told = هذا الحساب مفتوح من قبل، وقد عُرض رمزه حينها. إذا ضاع فأنشئ رمزاً جديداً هنا.

## المساعدة

account-help-title = عند حدوث مشكلة أو مغادرة أحدهم
account-reset-title = رمز جديد يُستعمل مرة واحدة
account-reset-when = لكلمة مرور منسية أو هاتف مفقود.
account-reset-lead = يسجّل { $name } الدخول به ويختار كلمة مرور جديدة.
account-reset-clear-label = تُعدّ رموز الهاتف من جديد أيضاً
account-reset-clear-hint = لهاتف مفقود أو مسروق. تتوقف رموز الاسترداد عن العمل كذلك.
account-reset-consequence = تتوقف كلمة المرور القديمة عن العمل وتنتهي جميع الجلسات. تأكد قبل ذلك من أنك تتحدث مع صاحب الحساب نفسه.
account-reset-submit = إنشاء رمز جديد
account-unlock-submit = فتح القفل الآن
account-unlock-lead = أُقفل بعد محاولات خاطئة كثيرة. اسأل أولاً هل كان صاحب الحساب هو من حاول.
account-sessions-end-submit = إنهاء جميع الجلسات
account-suspend-title = إيقاف الحساب
account-suspend-when = لمنع شخص من الدخول فوراً إلى أن يتضح ما حدث.
account-suspend-lead = لن يستطيع { $name } بعد ذلك تسجيل الدخول.
account-suspend-consequence = تنتهي جميع الجلسات الآن. تبقى الأدوار كما هي وتسري من جديد متى أُعيد الحساب.
account-suspend-submit = إيقاف الحساب
account-suspended-title = هذا الحساب موقوف
account-suspended-lead = لا يستطيع صاحبه تسجيل الدخول. السبب مدوّن في سجل تغييرات هذا الحساب.
account-reinstate-submit = إعادة الحساب

## المغادرة

account-hand-over = تسليم العمل وإغلاق الحساب
account-hand-over-when = عندما يغادر شخص الوكالة أو المكتب نهائياً.
account-hand-over-title = تسليم عمل { $name }
account-hand-over-lead = ينتقل كل عمل مفتوح من مسؤولية هذا الشخص إلى الزميل الذي تختاره. أما العمل المنتهي فيبقى كما هو.
account-hand-over-passes = ما الذي ينتقل
account-hand-over-count = { $count ->
    [zero] هذا الشخص ليس مسؤولاً عن أي مكتب.
    [one] هذا الشخص مسؤول عن مكتب واحد:
    [two] هذا الشخص مسؤول عن مكتبين:
    [few] هذا الشخص مسؤول عن { $count } مكاتب:
    [many] هذا الشخص مسؤول عن { $count } مكتباً:
   *[other] هذا الشخص مسؤول عن { $count } مكتب:
}
account-hand-over-ends = الأدوار التي تنتهي
account-hand-over-label = إلى من
account-hand-over-choose = اختر الزميل الذي يواصل العمل.
account-hand-over-same = هذا هو الشخص المغادر. اختر زميلًا آخر.
account-hand-over-consequence = يُغلق الحساب اليوم ولا يمكن فتحه من جديد: تنتهي جميع الجلسات والأدوار. ويبقى ما فعله هذا الشخص في السجل باسمه.
account-hand-over-submit = تسليم وإغلاق

## الحذف

account-erase = حذف بيانات هذا الشخص
account-erase-when = عندما يطلب شخص محو بياناته، أو لا يعود الاحتفاظ بها جائزاً.
account-erase-title = حذف بيانات { $name }
account-erase-lead = نهائياً. لا يمكن لأحد التراجع عنه، ولا تعيده أي نسخة.
account-erase-what = ما الذي سيحدث
account-erase-what-name = لا يعود ممكناً قراءة الاسم والبريد الإلكتروني وكلمة المرور وكل سبب كُتب عن هذا الشخص، ولا في السجل أيضاً.
account-erase-what-files = تُتلف الملفات المحفوظة مع هذا الشخص.
account-erase-what-sign-in = لا يستطيع هذا الشخص تسجيل الدخول بعد ذلك، ولا يمكن لأحد العثور عليه بالاسم.
account-erase-what-stays = يبقى ما فعله في السجل بلا اسم، ويبقى ممكناً إثبات أن السجل كامل.
account-erase-what-copies = نسخ مخزن المفاتيح المأخوذة قبل اليوم لا تزال تحمل المفتاح، وعلى من يدير الجهاز أن يدعها تنقضي.
account-erase-work-title = ينبغي أولاً أن يتولى شخص آخر هذه المكاتب
account-erase-work = بعد الحذف لن يمكن الوصول إلى أحد من خلالها.
account-erase-typed-label = للتأكيد اكتب البريد الإلكتروني لهذا الشخص
account-erase-typed-hint = كما هو تماماً: { $wanted }
account-erase-consequence = بعد هذا الضغط تُحذف بيانات الشخص.
account-erase-submit = حذف نهائي

## ما تم

account-opened = تم فتح حساب { $name }.
account-changed = تم حفظ حساب { $name }.
account-unlocked = تم فتح قفل حساب { $name }.
account-sessions-ended = تم إنهاء جميع جلسات { $name }.
account-suspended = تم إيقاف حساب { $name }.
account-reinstated = أُعيد حساب { $name }.
account-handed-over = انتقل عمل { $from } إلى { $to }.
account-erased = تم حذف بيانات الشخص.
account-erased-lead = حُذفت بيانات صاحب هذا الحساب. ويبقى إثبات وجود الحساب ممكناً.
account-preferences = الرسائل المختارة
account-calendar = عنوان التقويم
