# حساب المستخدم نفسه: الاسم واللغة وكلمة المرور والإثبات الثاني والجلسات.

me-title = حسابي
me-name-label = الاسم
me-name-hint = كما سيراه زملاؤك
me-email-label = عنوان البريد الإلكتروني
me-email-hint = لا يمكن تغييره إلا من قِبل مسؤول النظام
me-language-label = اللغة
me-language-hint = للصفحات وللرسائل الموجهة إليك
me-time-zone-label = المنطقة الزمنية
me-saved = تم حفظ حسابك.
me-office = المكتب

## كلمة المرور

me-password-title = تغيير كلمة المرور
me-password-lead = ستبقى جلستك هنا مفتوحة، وستُغلق على كل جهاز آخر.
me-password-current-label = كلمة المرور الحالية
me-password-new-label = كلمة المرور الجديدة
me-password-repeat-label = كلمة المرور الجديدة مرة أخرى
me-password-submit = تغيير كلمة المرور
me-password-done = تم تغيير كلمة المرور.
me-password-wrong = هذه ليست كلمة مرورك الحالية. يرجى كتابتها من جديد.

## الإثبات الثاني

me-totp-title = رموز الهاتف
me-totp-on = مفعّلة منذ { $date }
me-totp-off = غير مفعّلة
me-totp-required = دورك يتطلبها.
me-totp-set-up = إعداد الرموز
me-totp-set-up-again = الإعداد على هاتف آخر
me-totp-switch-off = إلغاء التفعيل
me-totp-switched-off = تم إلغاء تفعيل رموز الهاتف.
me-codes-title = رموز الاسترداد
me-codes-left = { $count ->
    [zero] لم يبق أي رمز
    [one] بقي رمز واحد
    [two] بقي رمزان
    [few] بقيت { $count } رموز
    [many] بقي { $count } رمزاً
   *[other] بقي { $count } رمز
}
me-codes-new = إنشاء رموز جديدة
me-codes-new-lead = ستتوقف الرموز القديمة عن العمل.

## الجلسات

me-sessions-title = أين سجّلت الدخول
me-sessions-lead = إذا كنت لا تعرف إحداها فأنهها وغيّر كلمة مرورك.
me-sessions-count = { $count ->
    [zero] لا جلسات
    [one] جلسة واحدة
    [two] جلستان
    [few] { $count } جلسات
    [many] { $count } جلسة
   *[other] { $count } جلسة
}
me-session-this = هذا الجهاز
me-session-device = الجهاز
me-session-began = بدأت
me-session-seen = آخر استخدام
me-session-end = إنهاء هذه الجلسة
me-sessions-end-others = إنهاء كل الجلسات الأخرى
me-session-ended = تم إنهاء الجلسة.
me-sessions-ended = تم إنهاء كل الجلسات الأخرى.
me-grants-title = أدواري
me-grants-empty = ليس لديك دور بعد. يمكن لمسؤول النظام في مكتبك أن يمنحك دوراً.
