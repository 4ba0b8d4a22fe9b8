# ما تقوله الرسائل. تُرسل بالبريد الإلكتروني وبالرسائل القصيرة وعلى الورق، فلا
# تذكر أي منها اسم شخص، وكل منها مفهومة وحدها.

message-open = افتح هذه الصفحة:
message-footer = تصلك هذه الرسالة لأن لديك حساباً في Passerelle. لا تردّ عليها، فلن يقرأ الرد أحد.
message-footer-change = اختر ما يصلك ومتى:
message-digest-lead = هذا ما أُبلغت به منذ المرة السابقة.
message-digest-subject = { $count ->
    [zero] لا رسائل لك
    [one] رسالة واحدة لك
    [two] رسالتان لك
    [few] { $count } رسائل لك
    [many] { $count } رسالة لك
   *[other] { $count } رسالة لك
}
message-event-subject = نداء إلى برنامج آخر

message-account-opened-subject = فُتح لك حساب
message-account-opened-text = فُتح لك حساب في Passerelle. اطلب رمز الدخول لمرة واحدة ممن فتح الحساب، ثم سجّل الدخول به واختر كلمة مرور. يصلح الرمز سبعة أيام.
message-account-reset-subject = يمكنك تسجيل الدخول من جديد
message-account-reset-text = أنشأ لك أحد المسؤولين رمزاً جديداً للدخول لمرة واحدة. اطلبه منه، ثم سجّل الدخول به واختر كلمة مرور. إن لم تطلب ذلك فأخبره فوراً.
message-password-changed-subject = تغيّرت كلمة مرورك
message-password-changed-text = تغيّرت كلمة مرور حسابك. إن لم تكن أنت من غيّرها فأخبر المسؤول فوراً.
message-second-factor-changed-subject = أُعدّت رموز من هاتف
message-second-factor-changed-text = أُعدّت رموز من هاتف لحسابك. إن لم تكن أنت من أعدّها فأخبر المسؤول فوراً.
message-recovery-code-used-subject = استُخدم رمز استرداد
message-recovery-code-used-text = دخل شخص إلى حسابك برمز استرداد. إن لم تكن أنت فأخبر المسؤول فوراً.
message-token-issued-subject = يمكن لبرنامج أن يتصرف باسمك
message-token-issued-text = أُنشئ رمز وصول لحسابك، وبه يمكن لبرنامج أن يتصرف باسمك. إن لم تكن أنت من أنشأه فأخبر المسؤول فوراً.
message-grant-given-subject = لديك دور جديد
message-grant-given-text = مُنحت دوراً. تبيّن صفحتك أي دور وأين وحتى متى.
message-grant-ended-subject = ينتهي أحد أدوارك
message-grant-ended-text = حُدّدت نهاية لأحد أدوارك. تبيّن صفحتك أي دور.
message-focal-point-set-subject = أنت جهة الاتصال لمكتب
message-focal-point-set-text = سُمّيت جهة الاتصال لأحد المكاتب.
message-work-handed-over-subject = سُلّم إليك عمل
message-work-handed-over-text = يغادر زميل، وسُلّم عمله إليك.
message-glass-broken-subject = فُتح وصول طارئ
message-glass-broken-text = فتح شخص وصولاً طارئاً في مكتب تتابعه بصفتك مسؤول حماية البيانات. راجعه قريباً.
message-glass-reviewed-subject = رُوجع وصولك الطارئ
message-glass-reviewed-text = راجع مسؤول حماية البيانات وصولاً طارئاً فتحته.
message-job-done-subject = أُنجزت مهمة
message-job-done-text = أُنجزت مهمة طلبتها.
message-job-failed-subject = لم تكتمل مهمة
message-job-failed-text = لم تكتمل مهمة طلبتها أو تشرف عليها. تبيّن صفحتها السبب.
message-journal-lost-subject = فُقدت يومية الأمان لمؤسسة استُعيدت
message-journal-lost-text = استُعيدت البيانات من نسخة احتياطية ولم تبقَ أي نسخة من يومية الأمان. قد يظهر من جديد أشخاص مُحيت بياناتهم بعد تلك النسخة، ولا يُنشر شيء قبل أن تتحققوا من ذلك.
message-webhook-paused-subject = خطاف ويب لا يرد
message-webhook-paused-text = اتصلنا به ثلاثة أيام فلم يرد، فعُلّق. تأكد من أن البرنامج يستمع ثم استأنفه من صفحته.
message-delivery-failed-subject = تعذّر تسليم رسالة
message-delivery-failed-text = تعذّر تسليم رسالة ولن تُعاد المحاولة. تبيّن صفحة الإرسال أي رسالة ولماذا.
