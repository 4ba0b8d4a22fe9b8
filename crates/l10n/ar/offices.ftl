# شجرة المكاتب: القائمة والمكتب الواحد والاستمارات.

offices-title = المكاتب
offices-lead = جميع مكاتب الوكالة، وتبعية كل منها.
offices-count = { $count ->
    [zero] لا مكاتب
    [one] مكتب واحد
    [two] مكتبان
    [few] { $count } مكاتب
    [many] { $count } مكتباً
   *[other] { $count } مكتب
}
offices-new = فتح مكتب
offices-search-label = البحث بالاسم أو المكان أو رمز البلد
offices-show-closed = عرض المكاتب المغلقة أيضاً
offices-show-missing = المكاتب التي لا جهة اتصال لها فقط
offices-view-tree = على شكل شجرة
offices-view-list = على شكل قائمة
offices-views-label = طرق العرض
offices-table-caption = المكاتب
offices-empty-title = لا مكاتب بعد
offices-empty-do = ابدأ بالمقر الرئيسي، فكل مكتب آخر يتبعه.

## الأنواع

office-kind-headquarters = المقر الرئيسي
office-kind-regional-office = مكتب إقليمي
office-kind-country-office = مكتب قُطري
office-kind-sub-office = مكتب فرعي
office-status-open = مفتوح
office-status-closed = مغلق
office-status-planned = يُفتح في { $date }
office-status-closing = يُغلق في { $date }

## الحقول

office-name-label = الاسم
office-name-hint = كما يعرفه الناس، دون اسم الوكالة
office-code-label = الرمز
office-code-hint = قصير ودائم، بأحرف لاتينية كبيرة وأرقام، مثل BE-BRU
office-kind-label = النوع
office-parent-label = يتبع
office-parent-hint = من له دور في المكتب الأعلى له الدور نفسه هنا
office-countries-label = البلدان المشمولة
office-countries-hint = رموز من حرفين تفصل بينها مسافات، مثل BE LU
office-valid-from-label = مفتوح من
office-valid-to-label = مفتوح حتى
office-valid-to-hint = يُترك فارغاً ما دامت النهاية غير معروفة
office-successor-label = المكتب الخلف
office-successor-hint = المكتب الذي تولى عمله؛ تشير إليه السجلات القديمة
office-predecessors = خلف
office-focal-point-label = جهة الاتصال
office-focal-point-hint = شخص له دور هنا أو في مكتب أعلى. إليه تتوجه المكاتب الأخرى.
office-focal-point-nobody = لا أحد بعد
office-focal-point-change = تعيين شخص
office-address-label = العنوان
office-phone-label = الهاتف
office-phone-hint = مع رمز البلد، مثل ⁦+32 2 555 01 00⁩
office-web-label = الموقع الإلكتروني
office-web-hint = يبدأ بـ ⁦https://⁩
office-email-label = البريد الإلكتروني
office-email-hint = عنوان المكتب نفسه لا عنوان شخص
office-languages-label = اللغات المستخدمة فيه
office-languages-hint = رموز تفصل بينها مسافات، مثل ⁦fr nl en⁩
office-time-zone-label = المنطقة الزمنية
office-public-label = الإظهار في الدليل العام
office-public-hint = عندها يرى أي شخص على الإنترنت العنوان والهاتف والموقع واللغات
office-public-yes = مدرج في الدليل العام
office-public-no = غير مدرج في الدليل العام

## الإجراءات

office-new-title = فتح مكتب
office-new-submit = فتح المكتب
office-edit-title = تعديل { $name }
office-edit-submit = حفظ التعديلات
office-rename-title = تغيير اسم { $name }
office-rename-lead = يبقى الاسم الحالي على كل ما سبق ذلك اليوم.
office-rename-link = تغيير الاسم
office-new-name-label = الاسم الجديد
office-name-from-label = أول يوم لهذا الاسم
office-name-from-hint = يوم تغيير سابق يصحح ذلك التغيير
office-rename-submit = حفظ الاسم الجديد
office-close-title = إغلاق { $name }
office-close-lead = ابتداءً من ذلك اليوم لا يمكن لأحد العمل في هذا المكتب. تبقى سجلاته ويمكن قراءتها، ويمكن فتحه من جديد.
office-close-below = { $count ->
    [zero] لا مكاتب تتبعه.
    [one] هناك مكتب واحد يتبعه ويجب نقله أو إغلاقه أولاً.
    [two] هناك مكتبان يتبعانه ويجب نقلهما أو إغلاقهما أولاً.
    [few] هناك { $count } مكاتب تتبعه ويجب نقلها أو إغلاقها أولاً.
    [many] هناك { $count } مكتباً تتبعه ويجب نقلها أو إغلاقها أولاً.
   *[other] هناك { $count } مكتب تتبعه ويجب نقلها أو إغلاقها أولاً.
}
office-last-day-label = آخر يوم
office-last-day-hint = في اليوم التالي يكون المكتب مغلقاً
office-successor-none = لا خلف له
office-close-below-do = افتح صفحة المكتب وانقل المكاتب التابعة له أو أغلقها أولاً.
office-close-submit = إغلاق المكتب
office-reopen-submit = فتحه من جديد
office-stay-submit = إبقاؤه مفتوحاً
office-focal-point-title = من يمثل { $name }؟
office-focal-point-lead = تجيب جهة الاتصال عن أسئلة المكاتب الأخرى، كالحالات المكررة المحتملة.
office-opened = تم فتح { $name }.
office-changed = تم حفظ { $name }.
office-renamed = حُفظ الاسم الجديد: { $name }.
office-renamed-later = حُفظ الاسم الجديد. وإلى أن يبدأ يبقى اسم المكتب { $name }.
office-closed = تم إغلاق { $name }.
office-will-close = سيُغلق { $name } بعد آخر يوم له.
office-reopened = أُعيد فتح { $name }.
office-stays = يبقى { $name } مفتوحاً.
office-focal-point-set = صار { $person } يمثل { $name }.
office-focal-point-none = لا أحد يمثل { $name } الآن.
office-closed-notice = أُغلق هذا المكتب في { $date }.
office-successor-notice = انتقل عمله إلى { $name }.
office-contact-title = كيفية الاتصال به
office-place-title = موقعه
office-names-title = أسماؤه
office-name-since = من { $date }
office-name-now = مستخدم الآن
office-below-title = المكاتب التابعة له
office-below-none = لا مكتب يتبعه.
office-people-title = من يعمل هنا
office-people-caption = الأدوار في هذا المكتب
office-people-empty = لا أحد له دور هنا بعد.
office-people-own = ترى أدوارك أنت. ومن يمنح الأدوار يرى أدوار الجميع.
office-people-own-empty = ليس لك دور في هذا المكتب نفسه. ومن يمنح الأدوار يرى أدوار الجميع.
office-people-more = هناك المزيد، وتعرضها كلها قائمة الصلاحيات.
