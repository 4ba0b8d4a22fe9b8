# إطار كل صفحة، والكلمات المشتركة بين جميع الأقسام.

shell-name = Passerelle
shell-tagline = منصة العمليات لوكالة معنية بالهجرة
shell-page-title = { $page } · Passerelle
shell-skip-to-content = الانتقال إلى المحتوى
shell-footer-independent = Passerelle برنامج مستقل، وليس النظام الرسمي لأي منظمة.
shell-footer-time-zone = الأوقات معروضة بتوقيت { $zone }.
shell-footer-version = الإصدار { $version }
shell-demo-banner = هذا عرض تجريبي. جميع الأشخاص والمكاتب فيه من نسج الخيال.
shell-not-for-publication = أرقام للعمل الداخلي، غير معدّة للنشر

## التنقل

shell-nav-label = التنقل الرئيسي
shell-nav-menu = القائمة
shell-nav-imports = الاستيراد
shell-nav-home = الرئيسية
shell-nav-offices = المكاتب
shell-nav-places = الأماكن
shell-nav-accounts = الحسابات
shell-nav-grants = الصلاحيات
shell-nav-break-glass = الوصول الطارئ
shell-nav-log = السجل
shell-nav-jobs = المهام
shell-nav-deliveries = الإرسال
shell-nav-files = الملفات
shell-nav-roles = الأدوار والبيانات
shell-nav-directory = الدليل العام
shell-nav-me = حسابي
shell-breadcrumb-label = موقعك الآن
shell-pages-label = صفحات هذه القائمة
shell-back = رجوع
shell-back-to = رجوع إلى { $place }

## اختيارات القارئ

shell-language = اللغة
shell-language-submit = تغيير اللغة
shell-theme = المظهر
shell-theme-system = كما في هذا الجهاز
shell-theme-light = فاتح
shell-theme-dark = داكن
shell-theme-submit = تغيير المظهر

## من الذي يعمل

shell-sign-in = تسجيل الدخول
shell-sign-out = تسجيل الخروج
shell-signed-in-as = تم تسجيل الدخول باسم { $name }
shell-acting-as = الدور: { $role }، المكتب: { $office }
shell-acting-change = العمل بدور آخر
shell-acting-submit = العمل بهذا الدور

## ما تفعله الأزرار

shell-save = حفظ
shell-cancel = إلغاء
shell-continue = متابعة
shell-confirm = تأكيد
shell-close = إغلاق
shell-add = إضافة
shell-edit = تعديل
shell-remove = إزالة
shell-undo = تراجع
shell-search = بحث
shell-filter = عرض
shell-filter-clear = مسح عوامل التصفية
shell-older = الأقدم
shell-newer = الأحدث
shell-next-page = الصفحة التالية
shell-previous-page = الصفحة السابقة
shell-first-page = الصفحة الأولى
shell-show-more = عرض المزيد
shell-open = فتح
shell-details = التفاصيل
shell-download = تنزيل
shell-print = طباعة
shell-copy = نسخ
shell-copied = تم النسخ

## الحقول

shell-field-required = إلزامي
shell-field-optional = اختياري
shell-field-choose = يرجى الاختيار
shell-field-date-hint = السنة والشهر واليوم، مثلاً { $example }
shell-field-from = من
shell-field-to = إلى
shell-field-reason = السبب
shell-field-reason-hint = جملة أو جملتان. يُحفظ السبب ويمكن قراءته في سجل التغييرات.
shell-filters = عوامل التصفية
shell-actions = الإجراءات
shell-status = الحالة
shell-any = أي قيمة
shell-all = الكل

## قيم غير موجودة، ولكل منها سبب

shell-yes = نعم
shell-no = لا
shell-value-none = لا يوجد
shell-value-unknown = غير معروف
shell-value-refused = امتنع عن الإجابة
shell-value-not-recorded = غير مسجَّل
shell-value-hidden = محجوب: دورك لا يتيح قراءة هذا
shell-value-erased = تم محوه
shell-value-no-end = بلا تاريخ انتهاء

## ما الذي حدث

shell-saved = تم الحفظ.
shell-saved-at = تم الحفظ { $when }
shell-undone = تم التراجع.
shell-loading = جارٍ التحميل…
shell-offline = لا يوجد اتصال بالشبكة. ما تكتبه يبقى في هذه الصفحة؛ يرجى المحاولة مجدداً عند عودة الاتصال.
shell-unsaved = هناك تعديلات لم تُحفظ.
shell-nothing-found = لا شيء يطابق عوامل التصفية هذه
shell-nothing-found-do = يرجى التحقق من الإملاء، أو مسح أحد العوامل لعرض المزيد.
shell-empty = لا شيء هنا بعد
shell-results-count = { $count ->
    [zero] لا توجد نتائج
    [one] نتيجة واحدة
    [two] نتيجتان
    [few] { $count } نتائج
    [many] { $count } نتيجة
   *[other] { $count } نتيجة
}
shell-list-end = هذه هي القائمة كاملة.
shell-notice = ملاحظة
shell-warning = تنبيه
shell-done = تم
