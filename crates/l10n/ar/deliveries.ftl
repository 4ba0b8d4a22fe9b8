# ما يخرج من الدار: الإرسال وأوراق للطباعة.

deliveries-title = الإرسال
deliveries-lead = رسائل تخرج بالبريد الإلكتروني أو رسائل قصيرة أو على الورق أو إلى برامج أخرى. لا تحوي بيانات شخصية.
deliveries-state = الحالة
deliveries-way = الطريقة
deliveries-to = إلى
deliveries-what = الأمر
deliveries-when = كُتبت
deliveries-sent = خرجت
deliveries-next = المحاولة القادمة
deliveries-attempts = المحاولات
deliveries-again = إرسال من جديد
deliveries-sent-again = ستُرسل من جديد.
deliveries-sheets = أوراق للطباعة
deliveries-program = برنامج آخر
deliveries-empty-title = لم يخرج شيء بعد
deliveries-empty-do = حالما يُبلَّغ أحد بأمر يظهر هنا مع طريقته وحالته.
delivery-state-waiting = في الانتظار
delivery-state-sent = أُرسلت
delivery-state-failed = لم تُسلَّم
delivery-state-dropped = لم تُرسل
delivery-reason-not-set-up = هذه الطريقة غير مهيأة. انتظرت الرسالة أسبوعاً.
delivery-reason-erased = مُحي الشخص.
delivery-reason-account-closed = الحساب مغلق.
delivery-reason-no-phone = لا يوجد رقم هاتف.
delivery-reason-nobody = لا يوجد من يُبلَّغ.
delivery-reason-webhook-ended = لم يعد البرنامج الآخر يُبلَّغ بشيء.
delivery-reason-mail-sign-in = لا يسمح خادم البريد للبرنامج بالدخول.
delivery-reason-mail-refused = رفض خادم البريد الرسالة.
delivery-reason-mail-later = طلب خادم البريد المحاولة لاحقاً.
delivery-reason-mail-tls = تعذّر الوصول الآمن إلى خادم البريد.
delivery-reason-mail-unreachable = لم يستجب خادم البريد.
delivery-reason-mail-address = لا يمكن استخدام عنوان البريد.
delivery-reason-sms-sign-in = لا تسمح بوابة الرسائل القصيرة للبرنامج بالدخول.
delivery-reason-sms-refused = رفضت البوابة الرسالة القصيرة.
delivery-reason-sms-later = طلبت البوابة المحاولة لاحقاً.
delivery-reason-sms-elsewhere = أجابت البوابة بأن لا شيء في هذا العنوان أو أنها انتقلت.
delivery-reason-sms-unreachable = لم تستجب البوابة.
delivery-reason-webhook-gone = يقول البرنامج الآخر إنه لم يعد يستمع.
delivery-reason-webhook-refused = لم يقبل البرنامج الآخر النداء.
delivery-reason-webhook-nowhere = لا يؤدي عنوان البرنامج الآخر إلى موضع يجوز نداؤه.
delivery-reason-webhook-unreachable = لم يستجب البرنامج الآخر.
delivery-reason-folder = تعذّرت الكتابة في المجلد.
delivery-reason-panic = تعطّل البرنامج أثناء الإرسال.

sheets-title = أوراق للطباعة
sheets-lead = رسائل لمن يُبلَّغون على الورق. اطبعها وسلّمها ثم أكّد ذلك.
sheets-count = { $count ->
    [zero] لا ورقة تنتظر
    [one] ورقة واحدة تنتظر
    [two] ورقتان تنتظران
    [few] { $count } أوراق تنتظر
    [many] { $count } ورقة تنتظر
   *[other] { $count } ورقة تنتظر
}
sheets-for = إلى
sheets-done = طُبعت
sheets-done-consequence = تخرج الأوراق من هذه القائمة. اطبعها أولاً.
sheets-printed = { $count ->
    [zero] لم تُسجَّل أي ورقة.
    [one] سُجّلت ورقة واحدة مطبوعة.
    [two] سُجّلت ورقتان مطبوعتان.
    [few] سُجّلت { $count } أوراق مطبوعة.
    [many] سُجّلت { $count } ورقة مطبوعة.
   *[other] سُجّلت { $count } ورقة مطبوعة.
}
sheets-empty-title = لا شيء للطباعة
sheets-empty-do = حين يُفتح حساب تنتظر رسالته هنا.
