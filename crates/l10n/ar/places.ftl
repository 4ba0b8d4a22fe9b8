# الأماكن: البلدان وما فيها، والنماذج.

places-title = الأماكن
places-lead = البلدان ومحافظاتها ومديرياتها، والمواقع والنقاط التي فيها.
places-new = إضافة مكان
places-import = استيراد أماكن
places-search-label = الاسم أو كتابة أخرى أو رمز المكان
places-show-ended = إظهار الأماكن المنتهية أيضًا
places-found-caption = الأماكن
places-countries-caption = البلدان التي لها أماكن في السجل
places-more = هناك أماكن أخرى. اكتب جزءًا أكبر من الاسم، أو اختر بلدًا.
places-nothing-do = جرّب حروفًا أقل، أو كتابة أخرى، أو رمز المكان.
places-empty-title = لا أماكن بعد
places-empty-do = استورد جدول رموز الأماكن، أو أضف الأماكن واحدًا واحدًا. البلدان معروفة مسبقًا: ابحث عن بلد باسمه.
place-kind-admin1 = المستوى 1 (محافظة، إقليم)
place-kind-admin2 = المستوى 2 (مديرية)
place-kind-admin3 = المستوى 3 (ناحية)
place-kind-site = موقع
place-kind-point = نقطة
place-kinds-admin1 = المستوى 1
place-kinds-admin2 = المستوى 2
place-kinds-admin3 = المستوى 3
place-kinds-site = مواقع
place-kinds-point = نقاط
place-matched-code = وُجد برمزه
place-matched-name = وُجد باسم له
place-matched-alias = وُجد بكتابة أخرى
place-status-there = مستخدَم
place-status-ended = انتهى في { $date }
place-status-ending = ينتهي في { $date }
place-status-planned = يبدأ في { $date }
place-name-label = الاسم
place-kind-label = النوع
place-country-label = البلد
place-code-label = رمز المكان (P-code)
place-code-hint = كما يكتبه البلد. للمستويات الإدارية رمز دائمًا.
place-parent-label = يقع في
place-parent-hint = رمز المكان الأعلى أو عنوان صفحته. يُترك فارغًا تحت البلد مباشرة.
place-from-label = اليوم الأول
place-from-hint = اتركه فارغًا إن لم يعرفه أحد
place-last-day-label = اليوم الأخير
place-last-day-hint = في اليوم التالي لا يُعرض بعد ذلك
place-main-name-label = الاسم الرئيسي
place-main-name-hint = الاسم الذي تُرتَّب القوائم به
place-language-label = لغة الاسم الرئيسي
place-language-hint = رمز مثل ar أو fr أو uz-Cyrl
place-other-names-label = أسماء بلغات أخرى
place-other-names-hint = اسم في كل سطر مع لغته: en: Northern Province
place-aliases-label = كتابات أخرى
place-aliases-hint = كتابة في كل سطر: الأسماء السابقة وما تكتبه الملفات
place-position-label = الموضع
place-position-hint = أين يقع، أو أين يُكتب اسمه على الخريطة
place-latitude-label = خط العرض
place-latitude-hint = درجات عشرية مثل 50.8503؛ الجنوب سالب
place-longitude-label = خط الطول
place-longitude-hint = درجات عشرية مثل 4.3517؛ الغرب سالب
place-area-label = المساحة
place-area-lead = الحدود بصيغة GeoJSON، خط الطول قبل خط العرض.
place-area-hint = ألصق Polygon أو MultiPolygon أو Feature واحدة
place-area-file-label = أو ملف
place-area-remove = إزالة المساحة
place-area-title = مساحة { $name }
place-where-label = أين
place-where-title = أين يقع
place-names-title = أسماؤه
place-language-unknown = لغة غير مذكورة
place-below-title = ما يقع فيه
place-below-none = لا يقع فيه شيء من السجل بعد.
place-followed-by = خلفه
place-predecessors = خلفًا لـ
place-successors-label = خلفه
place-successors-hint = رموز بينها مسافات: عدة رموز بعد تقسيم، ورمز واحد بعد دمج، ولا شيء إن زال فحسب
place-new-title = إضافة مكان
place-new-submit = إضافة المكان
place-edit-title = تغيير { $name }
place-edit-submit = حفظ التغييرات
place-close-title = إنهاء { $name }
place-close-link = إنهاؤه
place-close-submit = إنهاء هذا المكان
place-close-lead = من اليوم التالي لا يُعرض بعد ذلك. ما سُجّل فيه يبقى ويدل على ما خلفه. ويمكن التراجع عن ذلك.
place-reopen-submit = التراجع عن الإنهاء
place-added = { $name } في السجل الآن.
place-changed = حُفظ { $name }.
place-ended = صار لـ{ $name } يوم أخير.
place-reopened = { $name } مستمر.
place-language-en = الإنجليزية
place-language-fr = الفرنسية
place-language-ar = العربية
place-language-es = الإسبانية
place-language-ru = الروسية
place-language-zh = الصينية
country-places-title = أماكنه
country-places-none = لا مكان من هذا النوع في السجل.
country-names-title = أسماؤه
country-regions-title = الأقاليم (M49)
country-groups-title = المجموعات
country-offices-title = المكاتب التي تغطيه
country-offices-none = لا يغطيه أي مكتب.
country-group-since = منذ { $date }
country-group-until = حتى { $date }
country-group-between = من { $from } إلى { $to }
country-group-unverified = غير مُتحقَّق منه
country-source = لا يعبّر اسم أو رمز هنا عن رأي في وضع أي إقليم. الرموز: ISO 3166-1 وM49؛ والمصادر مذكورة في الملفات المرجعية.
country-group-eu = الاتحاد الأوروبي
country-group-schengen = منطقة شنغن
country-group-ldc = أقل البلدان نموًا
country-group-lldc = البلدان النامية غير الساحلية
country-group-sids = الدول الجزرية الصغيرة النامية
country-group-oecd = منظمة التعاون الاقتصادي والتنمية
country-group-un-african = الأمم المتحدة: المجموعة الأفريقية
country-group-un-asia-pacific = الأمم المتحدة: مجموعة آسيا والمحيط الهادئ
country-group-un-eastern-european = الأمم المتحدة: مجموعة أوروبا الشرقية
country-group-un-grulac = الأمم المتحدة: مجموعة أمريكا اللاتينية والكاريبي
country-group-un-weog = الأمم المتحدة: مجموعة أوروبا الغربية ودول أخرى
country-group-iom-americas-caribbean = المنظمة الدولية للهجرة: الأمريكتان والكاريبي
country-group-iom-asia-pacific = المنظمة الدولية للهجرة: آسيا والمحيط الهادئ
country-group-iom-east-horn-southern-africa = المنظمة الدولية للهجرة: شرق أفريقيا والقرن الأفريقي والجنوب الأفريقي
country-group-iom-europe-central-asia = المنظمة الدولية للهجرة: أوروبا وآسيا الوسطى
country-group-iom-middle-east-north-africa = المنظمة الدولية للهجرة: الشرق الأوسط وشمال أفريقيا
country-group-iom-west-central-africa = المنظمة الدولية للهجرة: غرب أفريقيا ووسطها

place-count-admin1 = { $count ->
    [zero] لا مكان من المستوى 1
    [one] مكان واحد من المستوى 1
    [two] مكانان من المستوى 1
    [few] { $count } أماكن من المستوى 1
    [many] { $count } مكانًا من المستوى 1
   *[other] { $count } مكان من المستوى 1
}
place-count-admin2 = { $count ->
    [zero] لا مديرية
    [one] مديرية واحدة
    [two] مديريتان
    [few] { $count } مديريات
    [many] { $count } مديرية
   *[other] { $count } مديرية
}
place-count-admin3 = { $count ->
    [zero] لا ناحية
    [one] ناحية واحدة
    [two] ناحيتان
    [few] { $count } نواحٍ
    [many] { $count } ناحية
   *[other] { $count } ناحية
}
place-count-site = { $count ->
    [zero] لا موقع
    [one] موقع واحد
    [two] موقعان
    [few] { $count } مواقع
    [many] { $count } موقعًا
   *[other] { $count } موقع
}
place-count-point = { $count ->
    [zero] لا نقطة
    [one] نقطة واحدة
    [two] نقطتان
    [few] { $count } نقاط
    [many] { $count } نقطة
   *[other] { $count } نقطة
}
place-area-points = { $count ->
    [zero] بلا نقاط
    [one] مرسومة بنقطة واحدة
    [two] مرسومة بنقطتين
    [few] مرسومة بـ{ $count } نقاط
    [many] مرسومة بـ{ $count } نقطة
   *[other] مرسومة بـ{ $count } نقطة
}
