# البرامج: رموز الوصول وخطاطيف الويب والمشكلات التي تجيب بها الواجهة البرمجية.

## رموز الوصول

tokens-title = رموز وصول للبرامج
tokens-lead = يُظهر البرنامج رمز وصول بدلاً من كلمة مرورك. يمكنه ما يمكنك في تلك اللحظة، ومنه ما تحدده فقط.
tokens-of-title = رموز وصول { $name }
tokens-of-lead = ما تُظهره البرامج بدلاً من كلمة مرور هذا الشخص. ألغِ ما لم يعد أحد يعرفه.
tokens-of-none = لم ينشئ هذا الشخص أي رمز وصول.
tokens-caption = رموز الوصول، الأحدث أولاً
tokens-new = إنشاء رمز وصول
tokens-empty-title = لا رمز وصول بعد
tokens-empty-do = يحتاج برنامجك إلى رمز قبل أن يقرأ أو يعدّل شيئاً عبر الواجهة البرمجية.
tokens-look = رموز وصول للبرامج
tokens-docs = وصف الواجهة البرمجية للبرامج (⁦OpenAPI⁩)
token-new-title = إنشاء رمز وصول
token-account-label = الحساب
token-name-label = الاسم
token-name-hint = الغرض منه وأين يعمل، لتتعرف عليه لاحقاً.
token-scopes-label = ما يمكنه فعله
token-scopes-hint = حدد ما يحتاجه البرنامج فقط. لن يمكنه أبداً أكثر مما يمكنك.
token-office-label = في هذا المكتب وما تحته فقط
token-office-all = حيثما تصل أدواري
token-days-label = مدة عمله
token-days-choice = { $count ->
    [zero] لا أيام
    [one] يوم واحد
    [two] يومان
    [few] { $count } أيام
    [many] { $count } يوماً
   *[other] { $count } يوم
}
token-until-label = يعمل حتى
token-used-label = آخر استخدام
token-never-used = لم يُستخدم
token-revoked-label = أُلغي
token-new-submit = إنشاء الرمز
token-made-title = رمز الوصول الجديد
token-made-lead = انسخه الآن: يُعرض هذه المرة فقط، ولا نحتفظ إلا ببصمته. من يملكه يتصرف باسمك.
token-made-how = يرسله البرنامج مع كل طلب في هذه الترويسة:
token-made-kept = احتفظت به
token-made-before = أُنشئ الرمز وعُرض عند إرسال هذه الاستمارة أول مرة. إن لم يكن لديك فألغه وأنشئ غيره.
token-revoke = إلغاء
token-revoked = أُلغي رمز الوصول. يُرفض من الآن كل برنامج يُظهره.
token-status-open = يعمل
token-status-over = انتهت مدته
token-status-revoked = ملغى

scope-accounts-read = قراءة الحسابات
scope-grants-read = قراءة الأدوار
scope-jobs-read = قراءة المهام
scope-jobs-write = قراءة المهام وإلغاؤها
scope-log-read = قراءة السجل
scope-offices-read = قراءة المكاتب
scope-offices-write = قراءة المكاتب وتعديلها
scope-places-read = قراءة الأماكن
scope-places-write = قراءة الأماكن وتعديلها
scope-webhooks-read = قراءة خطاطيف الويب
scope-webhooks-write = قراءة خطاطيف الويب وتعديلها

## خطاطيف الويب

shell-nav-webhooks = خطاطيف الويب
webhooks-title = خطاطيف الويب
webhooks-lead = برامج أخرى تُبلَّغ عندما يجري شيء. يُقال لها أي سجل كان، ولا يُقال أبداً ما فيه.
webhooks-new = الاشتراك في خطاف ويب
webhooks-caption = خطاطيف الويب بترتيب إنشائها
webhooks-empty-title = لا خطاف ويب بعد
webhooks-empty-do = اشترك في واحد حيث ينبغي أن يعلم برنامج آخر لك بالتغييرات فوراً.
webhook-new-title = الاشتراك في خطاف ويب
webhook-edit-title = تعديل { $name }
webhook-name-label = الاسم
webhook-name-hint = أي برنامج هو، في بضع كلمات.
webhook-url-label = العنوان
webhook-url-hint = أين يستمع البرنامج. يبدأ بـ ⁦https://⁩.
webhook-office-label = المكتب
webhook-office-hint = يُبلَّغ بسجلات هذا المكتب وما تحته.
webhook-kinds-label = ما يُبلَّغ به
webhook-kinds-hint = كلما جرى أحد هذه الأمور اتصلنا بالبرنامج.
webhook-kinds-all = { $noun }: كل شيء
webhook-new-submit = اشتراك
webhook-edit-submit = حفظ التعديلات
webhook-edit = تعديل
webhook-secret-title = سر خطاف الويب الجديد
webhook-secret-lead = انسخه الآن: يُعرض هذه المرة فقط. به يتحقق البرنامج من أن الاتصال منا.
webhook-secret-how = في كل اتصال الترويسات ⁦webhook-id⁩ و⁦webhook-timestamp⁩ و⁦webhook-signature⁩. التوقيع هو ⁦HMAC-SHA-256⁩ للأوليين والمتن، كما تصفه مواصفة ⁦Standard Webhooks⁩.
webhook-secret-kept = احتفظت به
webhook-secret-before = عُرض السر عند إرسال هذه الاستمارة أول مرة. إن لم يكن لديك فأنهِ هذا الخطاف واشترك في غيره.
webhook-subscribed = تم الاشتراك في خطاف الويب.
webhook-changed = عُدّل خطاف الويب.
webhook-pause = تعليق
webhook-paused = عُلّق خطاف الويب. ما يجري في هذه الأثناء لا يُبلَّغ به لاحقاً.
webhook-resume = استئناف
webhook-resumed = يُبلَّغ خطاف الويب من جديد، من الآن.
webhook-end = إنهاء
webhook-end-title = إنهاء { $name }
webhook-end-lead = لن يُبلَّغ البرنامج بشيء بعد الآن، ولن يساوي سره شيئاً. لا رجعة في ذلك، ويمكنك الاشتراك في غيره.
webhook-end-submit = إنهاء خطاف الويب
webhook-ended = انتهى خطاف الويب.
webhook-failing-title = عُلّق لأنه لم يرد
webhook-failing-what = فشلت الاتصالات ثلاثة أيام. تأكد من أن البرنامج يستمع ثم استأنفه.
webhook-history-title = ما جرى له
webhook-status-active = نشط
webhook-status-paused = معلّق
webhook-status-failing = لا يرد
webhook-status-ended = منتهٍ

## المشكلات

problems-title = المشكلات التي تجيب بها الواجهة البرمجية
problems-lead = لكل منها رمز لا يتغير. تعتمد البرامج على الرمز، والكلمات لك.
problems-caption = المشكلات بحسب الرمز
problems-code = الرمز
problems-status = الحالة
problems-what = معناها

problem-malformed-title = لا يمكن قراءة الطلب
problem-malformed-what = فيه شيء ليس بالشكل الذي نعرفه. لم يُفعل شيء.
problem-malformed-json-title = المتن ليس ⁦JSON⁩
problem-malformed-json-what = إنه مبتور أو ليس ⁦UTF-8⁩ أو يذكر حقلاً مرتين أو ليس كائناً. لم يُفعل شيء.
problem-json-too-deep-title = المتن متداخل أكثر مما ينبغي
problem-json-too-deep-what = لا يحتاج أي طلب إلى هذا العدد من المستويات. لم يُفعل شيء.
problem-unknown-field-title = في المتن حقل غير معروف
problem-unknown-field-what = ربما كُتب خطأً، فلم يُفعل شيء. يُذكر معه أقرب اسم.
problem-parameter-title = في العنوان معامل خاطئ
problem-parameter-what = إنه غير معروف أو مذكور مرتين أو قيمته لا تُقرأ. يُذكر كل منها مع طريقة إصلاحه.
problem-bad-idempotency-key-title = لا يمكن قراءة مفتاح عدم التكرار
problem-bad-idempotency-key-what = يتكون من 1 إلى 100 حرف ⁦ASCII⁩ مرئي بلا مسافات.
problem-bad-version-title = لا يمكن قراءة النسخة
problem-bad-version-what = تذكر ⁦If-Match⁩ نسخة واحدة كما تقولها ⁦ETag⁩ السجل: ⁦"3"⁩.
problem-token-missing-title = لا يوجد رمز وصول
problem-token-missing-what = أرسل رمزاً مع الطلب في الترويسة ⁦Authorization: Bearer⁩. جلسة المتصفح لا تُحتسب هنا.
problem-token-unknown-title = رمز الوصول لا يُحتسب
problem-token-unknown-what = كُتب خطأً أو انتهت مدته أو أُلغي، أو لم يعد حسابه يسجل الدخول.
problem-denied-title = هذا غير مسموح
problem-denied-what = أدوار حساب الرمز لا تصل إليه. لم يُعرض شيء ولم يُفعل شيء.
problem-out-of-scope-title = الرمز ليس لهذا
problem-out-of-scope-what = ربما يُسمح لحسابه، لكن الرمز أُنشئ لأقل من ذلك. لم يُعرض شيء ولم يُفعل شيء.
problem-not-found-title = لا يوجد شيء هنا
problem-not-found-what = ربما كُتب العنوان خطأً، أو يذكر سجلاً غير موجود أو ليس لك أن تعلم به.
problem-method-not-allowed-title = لا يمكن فعل ذلك هنا
problem-method-not-allowed-what = العنوان موجود، لكن ليس لهذه الطريقة. تقول الترويسة ⁦Allow⁩ لأي طريقة.
problem-not-acceptable-title = ليس لدينا هذه الصيغة
problem-not-acceptable-what = تجيب الواجهة بصيغة ⁦JSON⁩. اطلب ⁦application/json⁩.
problem-version-conflict-title = تغيّر السجل
problem-version-conflict-what = عُدّل بعد النسخة التي تذكرها، فلم يُكتب فوقه شيء. تُذكر النسختان حقلاً حقلاً.
problem-too-large-title = المتن كبير جداً
problem-too-large-what = توقفنا عن قراءته. لم يُفعل شيء.
problem-unsupported-format-title = لا نقرأ هذه الصيغة
problem-unsupported-format-what = أرسل ⁦application/json⁩، والمتن كما هو دون ضغط.
problem-faults-title = بعض القيم لا يمكن حفظها
problem-faults-what = قرأنا كل شيء ولم نفعل شيئاً. يُذكر كل خطأ مع حقله.
problem-idempotency-key-reused-title = أُرسل هذا المفتاح مع طلب آخر
problem-idempotency-key-reused-what = نُفّذ الطلب الأول، وهذا غيره. استخدم مفتاحاً جديداً.
problem-version-missing-title = النسخة ناقصة
problem-version-missing-what = يقول التعديل في ⁦If-Match⁩ لأي نسخة هو، حتى لا يُكتب فوق عمل أحد.
problem-too-many-title = طلبات كثيرة جداً
problem-too-many-what = استنفد هذا الرمز حصته الآن. تقول الترويسة ⁦Retry-After⁩ كم ثانية تنتظر.
problem-broken-title = حدث عطل من جهتنا
problem-broken-what = سُجّل تحت رقم هذا الطلب.
problem-not-ready-title = غير جاهز الآن
problem-not-ready-what = إنه يبدأ أو مشغول أو لم يبق مكان على القرص. لم يُفعل شيء، حاول بعد لحظة.
problem-read-not-recorded-title = لم يمكن تسجيل ما قُرئ
problem-read-not-recorded-what = تُسجّل قراءة بيانات الأشخاص. ولأن ذلك لم ينجح لم يُعرض شيء.
