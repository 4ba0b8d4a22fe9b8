# الدليل العام للمكاتب، للجميع.

directory-title = البحث عن مكتب
directory-lead = عناوين مكاتبنا وأرقام هواتفها ولغاتها.
directory-search-label = الاسم أو المكان
directory-country-label = البلد
directory-country-all = جميع البلدان
directory-language-label = اللغة المستخدمة
directory-language-all = جميع اللغات
directory-submit = بحث
directory-count = { $count ->
    [zero] لم يُعثر على مكتب
    [one] مكتب واحد
    [two] مكتبان
    [few] { $count } مكاتب
    [many] { $count } مكتباً
   *[other] { $count } مكتب
}
directory-none-title = لا مكتب مطابق
directory-none-do = جرّب كتابة أخرى، أو اعرض جميع البلدان.
directory-empty-title = الدليل ما زال فارغاً
directory-empty-do = يرجى العودة لاحقاً.
directory-address = العنوان
directory-phone = الهاتف
directory-email = البريد الإلكتروني
directory-web = الموقع الإلكتروني
directory-languages = اللغات
directory-covers = البلدان المشمولة
directory-moved = أُغلق هذا المكتب في { $date }. يرجى التوجه إلى { $name }.
directory-closed = أُغلق هذا المكتب في { $date }.
directory-staff = للموظفين: تسجيل الدخول
directory-back = العودة إلى العمل
directory-all = جميع المكاتب
directory-free = مساعدتنا مجانية، ولا يحق لأحد أن يطلب منك مالاً مقابلها.
