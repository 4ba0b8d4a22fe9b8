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
grant-account-label = الشخص
grant-role-label = الدور
grant-office-label = المكتب
grant-office-hint = يسري الدور هنا وفي كل مكتب تابع
grant-programme-label = البرنامج
grant-programme-hint = يُترك فارغاً لجميع البرامج
grant-programme-all = جميع البرامج
grant-from-label = من
grant-to-label = حتى
grant-to-hint = آخر يوم. حدّده الآن إذا كان لإنابة أو مهمة
grant-reason-label = السبب
grant-status-active = سارية
grant-status-future = تبدأ في { $date }
grant-status-ended = منتهية
grant-summary = { $role }، { $office }
grant-dates = من { $from } إلى { $to }
grant-dates-open = من { $from }، بلا نهاية
grant-new-title = منح دور
grant-new-submit = منح الدور
grant-new-totp-notice = يتطلب هذا الدور رموزاً من الهاتف، وسيُعدّها الشخص عند تسجيل الدخول التالي.
grant-end-title = إنهاء هذه الصلاحية
grant-end-lead = ابتداءً من هذه اللحظة لا يمكن لـ { $name } العمل بدور { $role } في { $office }. يبقى ما تم كما هو.
grant-end-submit = إنهاء الصلاحية
grant-given = صار لـ { $name } دور { $role } في { $office }.
grant-ended = تم إنهاء الصلاحية.
grant-given-by = منحها { $name } في { $date }
