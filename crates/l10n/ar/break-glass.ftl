# الوصول الطارئ: يُفتح بسبب ولوقت قصير ثم يُراجع.

break-glass-title = الوصول الطارئ
break-glass-lead = للحظة التي يحتاج فيها شخص إلى المساعدة ويكون سجله خارج دورك. يُفتح فوراً ويراه مسؤول حماية البيانات فوراً.
break-glass-warning = كل ما تفتحه يُسجَّل وسيُراجع. لا تستخدمه إلا لسلامة شخص أو صحته.
break-glass-open-title = فتح وصول طارئ
break-glass-of = وصول طارئ فتحه { $name }
break-glass-role-label = بأي دور
break-glass-office-label = المكتب الذي تحتاج إلى سجلاته
break-glass-office-hint = يُفتح هناك وفي جميع المكاتب التابعة
break-glass-class-label = فئة البيانات المطلوبة
break-glass-class-hint = تُفتح هذه الفئة وحدها، للقراءة لا للتعديل
break-glass-reason-label = ما الذي حدث
break-glass-reason-hint = من هو في خطر، ولماذا لا يستطيع صاحب الدور المناسب المساعدة في الوقت اللازم. دون أسماء.
break-glass-duration-label = المدة
break-glass-duration-hint = أقصر مدة كافية؛ يمكنك فتحه من جديد
break-glass-understood = أدرك أن هذا يُسجَّل ويُراجع
break-glass-submit = فتح الوصول الطارئ
break-glass-opened = الوصول الطارئ مفتوح حتى { $when }. ويراه مسؤول حماية البيانات.
break-glass-running = وصول طارئ حتى { $when }
break-glass-end-submit = إنهاؤه الآن
break-glass-ended = انتهى الوصول الطارئ.
break-glass-count = { $count ->
    [zero] لا وصول طارئ
    [one] وصول طارئ واحد
    [two] حالتا وصول طارئ
    [few] { $count } حالات وصول طارئ
    [many] { $count } حالة وصول طارئ
   *[other] { $count } حالة وصول طارئ
}
break-glass-list-title = السابق والمفتوح
break-glass-empty-title = لم يُستخدم الوصول الطارئ
break-glass-empty-do = لا حاجة إلى أي إجراء. سيُدرج هنا كل استخدام للمراجعة.
break-glass-empty-own = لم تفتحه قط. إذا كان شخص في خطر فافتحه.
break-glass-who = من
break-glass-what = الفئة والمكتب
break-glass-when = متى
break-glass-until = حتى
break-glass-reads = ما تم فتحه
break-glass-requests-count = { $count ->
    [zero] لم يُفتح شيء
    [one] فُتحت صفحة واحدة
    [two] فُتحت صفحتان
    [few] فُتحت { $count } صفحات
    [many] فُتحت { $count } صفحة
   *[other] فُتحت { $count } صفحة
}
break-glass-persons-count = { $count ->
    [zero] لا تخص أحداً
    [one] تخص شخصاً واحداً
    [two] تخص شخصين
    [few] تخص { $count } أشخاص
    [many] تخص { $count } شخصاً
   *[other] تخص { $count } شخص
}
break-glass-reads-list = ما قرأه هذا الشخص
break-glass-status-open = مفتوح
break-glass-status-ended = منتهٍ
break-glass-status-to-review = بانتظار المراجعة
break-glass-to-review-count = { $count ->
    [zero] لا وصول طارئ ينتظر مراجعتك.
    [one] وصول طارئ واحد ينتظر مراجعتك.
    [two] حالتا وصول طارئ تنتظران مراجعتك.
    [few] { $count } حالات وصول طارئ تنتظر مراجعتك.
    [many] { $count } حالة وصول طارئ تنتظر مراجعتك.
   *[other] { $count } حالة وصول طارئ تنتظر مراجعتك.
}
break-glass-to-review-none = لا وصول طارئ ينتظر مراجعتك.
break-glass-status-reviewed = تمت المراجعة
break-glass-review-title = المراجعة
break-glass-review-lead = هل كان ضرورياً، وهل اقتصر على ما هو ضروري؟
break-glass-review-later = يمكنك مراجعته بعد انتهائه.
break-glass-review-justified = مبرَّر
break-glass-review-justified-hint = كان شخص بحاجة إلى مساعدة لا يستطيع غيره تقديمها في الوقت اللازم.
break-glass-review-not-justified = غير مبرَّر
break-glass-review-not-justified-hint = لم يكن ضرورياً، أو فُتح أكثر مما هو ضروري.
break-glass-review-submit = حفظ المراجعة
break-glass-review-done = تم حفظ المراجعة.
break-glass-notice-subject = تم فتح وصول طارئ
