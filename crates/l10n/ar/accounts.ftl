# الحسابات: القائمة والحساب الواحد وما يفعله مسؤول النظام لصاحبه.

accounts-title = الحسابات
accounts-lead = من يمكنه تسجيل الدخول. أما ما يمكنه فعله بعد ذلك فتحدده صلاحياته.
accounts-count = { $count ->
    [zero] لا حسابات
    [one] حساب واحد
    [two] حسابان
    [few] { $count } حسابات
    [many] { $count } حساباً
   *[other] { $count } حساب
}
accounts-new = فتح حساب
accounts-search-label = البحث بالاسم أو البريد الإلكتروني
accounts-show-closed = عرض الحسابات المغلقة أيضاً
accounts-table-caption = الحسابات
accounts-empty-title = لا حسابات بعد
accounts-empty-do = افتح حساباً لكل زميل، فلا يُشارك أحد حسابه مع غيره.
account-status-invited = مدعو
account-status-active = نشط
account-status-locked = مقفل
account-status-closed = مغلق

## الحقول

account-name-label = الاسم
account-name-hint = كما يعرفه زملاؤه
account-email-label = البريد الإلكتروني
account-email-hint = عنوان عمل خاص بهذا الشخص وحده، مثل ⁦name@example.org⁩
account-language-label = اللغة
account-office-label = المكتب الأصلي
account-office-hint = المكتب الذي يتولى مسؤول نظامه هذا الحساب
account-last-seen = آخر تسجيل دخول
account-never-seen = لم يسجل الدخول قط
account-totp = رموز الهاتف
account-totp-on = مفعّلة
account-totp-off = غير مفعّلة
account-roles = الأدوار
account-locked-until = مقفل حتى { $when }

## الفتح

account-new-title = فتح حساب
account-new-lead = ستحصل على رابط يُستعمل مرة واحدة لتسلمه إلى هذا الشخص، فيختار به كلمة مروره بنفسه.
account-new-submit = فتح الحساب
account-link-title = رابط يُستعمل مرة واحدة لـ { $name }
account-link-lead = سلّمه بنفسك وجهاً لوجه أو بطريقة تثق بها. يصلح مرة واحدة حتى { $when } ولن يُعرض مرة أخرى.
account-edit-title = تعديل { $name }
account-edit-submit = حفظ التعديلات

## المساعدة

account-help-title = عند حدوث مشكلة
account-reset-password-title = رابط جديد يُستعمل مرة واحدة
account-reset-password-lead = لكلمة مرور منسية. تتوقف القديمة عن العمل وتنتهي جميع الجلسات.
account-reset-password-submit = إنشاء رابط جديد
account-reset-totp-title = إعادة ضبط الإثبات الثاني
account-reset-totp-lead = لهاتف مفقود. تأكد قبل ذلك من أنك تتحدث مع صاحب الحساب نفسه.
account-reset-totp-submit = إعادة ضبط الإثبات الثاني
account-unlock-submit = فتح القفل الآن
account-unlock-lead = أُقفل بعد محاولات خاطئة كثيرة. اسأل أولاً هل كان صاحب الحساب هو من حاول.
account-sessions-end-submit = إنهاء جميع الجلسات

## المغادرة

account-close-title = إغلاق حساب { $name }
account-close-lead = تنتهي جميع الجلسات الآن وجميع الصلاحيات اليوم. يبقى ما فعله هذا الشخص في السجل باسمه. ويمكن فتح الحساب من جديد.
account-close-submit = إغلاق الحساب
account-reopen-submit = فتحه من جديد
account-hand-over-title = تسليم عمل { $name }
account-hand-over-lead = ينتقل كل عمل مفتوح من مسؤولية هذا الشخص إلى الزميل الذي تختاره. أما العمل المنتهي فيبقى كما هو.
account-hand-over-label = إلى من
account-hand-over-submit = تسليم
account-hand-over-count = { $count ->
    [zero] لا عمل مفتوحاً لتسليمه
    [one] سينتقل سجل واحد
    [two] سينتقل سجلان
    [few] ستنتقل { $count } سجلات
    [many] سينتقل { $count } سجلاً
   *[other] سينتقل { $count } سجل
}

## ما تم

account-opened = تم فتح حساب { $name }.
account-changed = تم حفظ حساب { $name }.
account-unlocked = تم فتح قفل حساب { $name }.
account-totp-reset = أُعيد ضبط الإثبات الثاني لحساب { $name }، وسيُعدّ من جديد عند تسجيل الدخول التالي.
account-sessions-ended = تم إنهاء جميع جلسات { $name }.
account-closed = تم إغلاق حساب { $name }.
account-reopened = أُعيد فتح حساب { $name }.
account-handed-over = انتقل عمل { $from } إلى { $to }.
