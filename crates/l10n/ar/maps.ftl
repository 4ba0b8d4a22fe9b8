# الخرائط: الصورة ومفتاحها، وصفحة المكاتب والبلدان.

maps-tip = { $place }: { $figure }
maps-class = من { $low } إلى { $high }
maps-key-title = مفتاح الخريطة
maps-key-zero = { $zero }: أُحصي ولا يوجد شيء
maps-key-places = { $count ->
    [zero] لا أماكن
    [one] مكان واحد
    [two] مكانان
    [few] { $count } أماكن
    [many] { $count } مكانًا
   *[other] { $count } مكان
}

maps-summary-nothing = لا يوجد مكان له رقم يُعرض.
maps-summary-all = { $count ->
    [zero] لا أماكن لها رقم: { $places }.
    [one] مكان واحد له رقم: { $places }.
    [two] مكانان لهما رقم: { $places }.
    [few] { $count } أماكن لها رقم: { $places }.
    [many] { $count } مكانًا لها رقم: { $places }.
   *[other] { $count } مكان لها رقم: { $places }.
}
maps-summary-highest = { $count ->
    [zero] لا أماكن لها رقم. الأعلى: { $places }.
    [one] مكان واحد له رقم. الأعلى: { $places }.
    [two] مكانان لهما رقم. الأعلى: { $places }.
    [few] { $count } أماكن لها رقم. الأعلى: { $places }.
    [many] { $count } مكانًا لها رقم. الأعلى: { $places }.
   *[other] { $count } مكان لها رقم. الأعلى: { $places }.
}
maps-summary-zero = { $count ->
    [zero] لا أماكن أُحصيت ولا شيء فيها.
    [one] مكان واحد أُحصي ولا شيء فيه.
    [two] مكانان أُحصيا ولا شيء فيهما.
    [few] { $count } أماكن أُحصيت ولا شيء فيها.
    [many] { $count } مكانًا أُحصيت ولا شيء فيها.
   *[other] { $count } مكان أُحصيت ولا شيء فيها.
}
maps-summary-hidden = { $count ->
    [zero] لا أرقام محجوبة.
    [one] رقم مكان واحد محجوب لحماية الأشخاص.
    [two] رقما مكانين محجوبان لحماية الأشخاص.
    [few] أرقام { $count } أماكن محجوبة لحماية الأشخاص.
    [many] أرقام { $count } مكانًا محجوبة لحماية الأشخاص.
   *[other] أرقام { $count } مكان محجوبة لحماية الأشخاص.
}
maps-summary-none = { $count ->
    [zero] لا أماكن بلا بيانات.
    [one] مكان واحد بلا بيانات.
    [two] مكانان بلا بيانات.
    [few] { $count } أماكن بلا بيانات.
    [many] { $count } مكانًا بلا بيانات.
   *[other] { $count } مكان بلا بيانات.
}
maps-summary-table = يقول الجدول المرافق لهذه الصورة الشيء نفسه بالكلمات.

maps-note-borders = لا تعبّر الأسماء والحدود على هذه الخريطة عن أي رأي في وضع أي إقليم أو سلطاته أو حدوده.
maps-note-world = الحدود الخارجية: Natural Earth، بمقياس ١:٥٠ مليون. تحتفظ المساحات بنسبها (Equal Earth). البلدان الأصغر من أن تُرى معلَّمة بنقطة، والقارة القطبية الجنوبية غير مرسومة.
maps-note-marks = لا يتضمن هذا التثبيت حدود البلدان: كل بلد معلَّم بنقطة.
maps-not-drawn = ليست على هذه الخريطة: { $places }.
maps-source = المصدر: { $source }
maps-method = طريقة العد: { $method }

maps-interactive = خريطة تفاعلية
maps-interactive-hint = تحمّل نحو ٩٠٠ كيلوبايت إضافية.
maps-interactive-close = العودة إلى الصورة
maps-interactive-loading = يجري تحميل الخريطة التفاعلية.
maps-interactive-failed = لا تعمل الخريطة التفاعلية في هذا المتصفح. الصورة والجدول يقولان الشيء نفسه.
maps-interactive-zoom-in = تكبير
maps-interactive-zoom-out = تصغير
maps-interactive-label = خريطة تفاعلية
maps-interactive-wheel = اضغط مع الاستمرار على Ctrl ومرّر للتكبير.
maps-interactive-touch = استخدم إصبعين لتحريك الخريطة.

maps-countries-title = المكاتب والبلدان
maps-countries-tab = خريطة
maps-countries-lead = البلدان التي تغطيها مكاتبنا، وعدد المكاتب المفتوحة التي تغطي كل بلد.
maps-countries-table = المكاتب المفتوحة لكل بلد
maps-countries-country = البلد
maps-countries-offices = المكاتب المفتوحة
maps-countries-names = أيها
maps-countries-beyond = لم يغطِّه أي مكتب
maps-countries-source = سجل المكاتب، في { $day }
maps-countries-method = يُحسب المكتب في كل بلد يغطيه. المكاتب المغلقة لا تُحسب.
maps-countries-empty-title = لا يغطي أي مكتب بلدًا بعد
maps-countries-empty-do = أضف البلدان التي يغطيها المكتب في صفحة المكتب، فتظهر هنا فورًا.
maps-countries-download = الصورة كملف (SVG)
