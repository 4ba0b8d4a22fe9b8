# الصلاحيات: حساب ودور ومكتب وكل ما يتبعه، من وإلى.

grants-title = الصلاحيات
grants-lead = تمنح الصلاحية شخصاً دوراً في مكتب وفي جميع المكاتب التابعة له، لمدة محددة.
grants-count = { $count ->
    [zero] لا صلاحيات
    [one] صلاحية واحدة
    [two] صلاحيتان
    [few] { $count } صلاحيات
    [many] { $count } صلاحية
   *[other] { $count } صلاحية
}
grants-new = منح دور
grants-table-caption = الصلاحيات
grants-show-ended = عرض الصلاحيات المنتهية أيضاً
grants-empty-title = لا صلاحيات بعد
grants-empty-do = امنح كل زميل الدور الذي يقتضيه عمله لا أكثر.
grants-nothing-found-do = لا أحد له دور هناك الآن. انظر بين الصلاحيات المنتهية أيضاً أو أزل أحد عوامل التصفية.
grants-of-one-person = لشخص واحد فقط
grants-of-everyone = للجميع
grant-account-label = الشخص
grant-role-label = الدور
grant-role-asks-codes = يسجّل الدخول برموز من الهاتف.
grant-office-label = المكتب
grant-office-hint = يسري الدور هنا وفي كل مكتب تابع
grant-programme-label = البرنامج
grant-programme-hint = رمز برنامج واحد مثل ⁦avrr⁩. يُترك فارغاً لجميع البرامج
grant-programme-all = جميع البرامج
grant-from-label = من
grant-from-hint = أول يوم. يبدأ فوراً إذا كان اليوم
grant-dates-label = من وإلى
grant-to-label = حتى
grant-to-hint = آخر يوم. حدّده الآن إذا كان لإنابة أو مهمة
grant-reason-label = السبب
grant-status-active = سارية
grant-status-future = تبدأ لاحقاً
grant-status-without-effect = بلا أثر
grant-status-ended = منتهية
grant-summary = { $role }، { $office }
grant-dates = من { $from } إلى { $to }
grant-dates-open = من { $from }، بلا نهاية
grant-new-title = منح دور
grant-new-lead = يسري في المكتب الذي تختاره وفي جميع المكاتب التابعة له. لا تمنح أكثر مما يقتضيه العمل.
grant-own = مسؤول نظام آخر هو من يمنحك دوراً.
grant-new-submit = منح الدور
grant-end-title = إنهاء هذه الصلاحية
grant-end-lead = ابتداءً من هذه اللحظة لا يمكن لـ { $name } العمل بدور { $role } في { $office }. يبقى ما تم كما هو.
grant-end-submit = إنهاء الصلاحية
grant-given = صار لـ { $name } هذا الدور في { $office }.
grant-given-codes = صار لـ { $name } هذا الدور في { $office }. يتطلب الدور رموزاً من الهاتف تُعدّ عند تسجيل الدخول التالي.
grant-moved-on = تغيّر هذا منذ فتحت الصفحة، فلم يُنفَّذ شيء. انظر مرة أخرى.
grant-ended = تم إنهاء الصلاحية.
grant-given-by = منحها { $name } في { $date }
grant-codes-asked = مطلوبة عند تسجيل الدخول بهذا الدور
grant-codes-not-asked = لا يطلبها هذا الدور
