# الوصول الطارئ: يُفتح بسبب ولوقت قصير ثم يُراجع.

break-glass-title = الوصول الطارئ
break-glass-lead = للحظة التي يحتاج فيها شخص إلى المساعدة ويكون سجله خارج دورك. يُفتح فوراً ويُبلّغ مسؤول حماية البيانات فوراً.
break-glass-warning = كل ما تفتحه يُسجَّل وسيُراجع. لا تستخدمه إلا لسلامة شخص أو صحته.
break-glass-open-title = فتح وصول طارئ
break-glass-office-label = المكتب الذي تحتاج إلى سجلاته
break-glass-class-label = فئة البيانات المطلوبة
break-glass-record-label = السجل
break-glass-reason-label = ما الذي حدث
break-glass-reason-hint = من هو في خطر، ولماذا لا يستطيع صاحب الدور المناسب المساعدة في الوقت اللازم. دون أسماء.
break-glass-duration-label = المدة
break-glass-duration-hint = أقصر مدة كافية؛ يمكنك فتحه من جديد
break-glass-understood = أدرك أن هذا يُسجَّل ويُراجع
break-glass-submit = فتح الوصول الطارئ
break-glass-opened = الوصول الطارئ مفتوح حتى { $when }. تم إبلاغ مسؤول حماية البيانات.
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
break-glass-table-caption = الوصول الطارئ
break-glass-empty-title = لم يُستخدم الوصول الطارئ
break-glass-empty-do = لا حاجة إلى أي إجراء. سيُدرج هنا كل استخدام للمراجعة.
break-glass-who = من
break-glass-when = متى
break-glass-until = حتى
break-glass-reads = ما تم فتحه
break-glass-reads-count = { $count ->
    [zero] لم يُفتح شيء
    [one] فُتح سجل واحد
    [two] فُتح سجلان
    [few] فُتحت { $count } سجلات
    [many] فُتح { $count } سجلاً
   *[other] فُتح { $count } سجل
}
break-glass-status-open = مفتوح
break-glass-status-ended = منتهٍ
break-glass-status-to-review = بانتظار المراجعة
break-glass-status-reviewed = تمت المراجعة
break-glass-review-title = المراجعة
break-glass-review-lead = هل كان ضرورياً، وهل اقتصر على ما هو ضروري؟
break-glass-review-note-label = ما توصلت إليه
break-glass-review-justified = مبرَّر
break-glass-review-unjustified = غير مبرَّر
break-glass-review-submit = حفظ المراجعة
break-glass-review-done = تم حفظ المراجعة.
break-glass-notice-subject = تم فتح وصول طارئ
