# الصفحة الأولى بعد تسجيل الدخول: ما ينتظر، ومن أين تبدأ.

home-title = الرئيسية
home-greeting = مرحباً { $name }
home-last-sign-in = آخر تسجيل دخول لك: { $when }. إن لم تكن أنت فأخبر مسؤول النظام.
home-first-sign-in = هذه زيارتك الأولى. أهلاً بك.
home-waiting-title = ما ينتظرك
home-waiting-count = { $count ->
    [zero] لا شيء بانتظارك
    [one] هناك أمر واحد بانتظارك
    [two] هناك أمران بانتظارك
    [few] هناك { $count } أمور بانتظارك
    [many] هناك { $count } أمراً بانتظارك
   *[other] هناك { $count } أمر بانتظارك
}
home-waiting-empty = لا شيء بانتظارك. سيظهر هنا ما يُطلب منك عمله.
home-begin-title = من أين تبدأ
home-recent-title = آخر ما فعلته
home-recent-empty = لا شيء بعد. ستُدرج هنا تعديلاتك.
home-your-roles = أدوارك
home-no-grants-title = ليس لديك دور بعد
home-no-grants-do = اطلب صلاحية من مسؤول النظام في مكتبك. وإلى ذلك الحين يمكنك تعديل حسابك.
home-grant-ends = ينتهي دورك { $role } في { $office } { $when }.
home-codes-few = { $count ->
    [zero] لم يبق لديك رمز استرداد. أنشئ رموزاً جديدة في حسابك.
    [one] بقي لديك رمز استرداد واحد. أنشئ رموزاً جديدة في حسابك.
    [two] بقي لديك رمزا استرداد. أنشئ رموزاً جديدة في حسابك.
    [few] بقي لديك { $count } رموز استرداد. أنشئ رموزاً جديدة في حسابك.
    [many] بقي لديك { $count } رمز استرداد. أنشئ رموزاً جديدة في حسابك.
   *[other] بقي لديك { $count } رمز استرداد. أنشئ رموزاً جديدة في حسابك.
}
home-glass-to-review = { $count ->
    [zero] لا وصول طارئ بانتظار المراجعة
    [one] وصول طارئ بانتظار المراجعة
    [two] حالتا وصول طارئ بانتظار المراجعة
    [few] حالات وصول طارئ بانتظار المراجعة
    [many] حالة وصول طارئ بانتظار المراجعة
   *[other] حالة وصول طارئ بانتظار المراجعة
}
home-glass-to-review-hint = اطّلع على ما فُتح وعلى السبب
home-days-left = { $count ->
    [zero] بقي أقل من يوم
    [one] يوم متبقٍ
    [two] يومان متبقيان
    [few] أيام متبقية
    [many] يوماً متبقياً
   *[other] يوم متبقٍ
}
home-without-focal-point = { $count ->
    [zero] لا مكتب بلا جهة اتصال
    [one] مكتب بلا جهة اتصال
    [two] مكتبان بلا جهة اتصال
    [few] مكاتب بلا جهة اتصال
    [many] مكتباً بلا جهة اتصال
   *[other] مكتب بلا جهة اتصال
}
home-without-focal-point-hint = عيّن من يمكن للمكاتب الأخرى التوجه إليه
home-card-imports = إدخال ملف وفحصه صفاً صفاً والتراجع عنه
home-card-places = البلدان والمحافظات والمناطق والمواقع برموزها وأسمائها
home-card-offices = المكاتب ومواقعها وكيفية الاتصال بها
home-card-accounts = من يمكنه تسجيل الدخول
home-card-grants = من يتولى أي دور، وأين وإلى متى
home-card-break-glass = الوصول الطارئ: المفتوح والمنتهي وما ينتظر المراجعة
home-card-log = كل ما جرى تعديله، والدليل على أن شيئاً لم يُفقد
home-card-files = الملفات المحفوظة مع السجلات
home-card-directory = العناوين المتاحة للجميع
home-card-roles = أي دور يقرأ أي بيانات

## ما يبدأ به كل دور.

home-lead-caseworker = هنا تجد الأشخاص والملفات التي ترعاها.
home-lead-movement-officer = هنا تجد الرحلات التي ينبغي إعدادها ومتابعتها.
home-lead-health-officer = هنا تجد الفحوص الصحية لمكتبك.
home-lead-enumerator = هنا تجد الاستمارات الموكلة إليك.
home-lead-information-management-officer = هنا تجد البيانات المطلوب التحقق منها والأرقام المطلوب إعدادها.
home-lead-programme-manager = هنا تجد برامجك وما ينتظر موافقتك.
home-lead-resource-manager = هنا تجد الميزانيات والاتفاقات والنفقات.
home-lead-liaison-officer = هنا تجد السلطات والجهات المانحة والشركاء الذين تعمل معهم.
home-lead-governing-bodies-secretariat = هنا تجد الاجتماعات ووثائقها وعمليات التصويت فيها.
home-lead-data-protection-officer = هنا تجد حالات الوصول الطارئ التي تنتظر المراجعة وطلبات الأشخاص بشأن بياناتهم.
home-lead-auditor = هنا تجد السجل والدليل على أن أحداً لم يعبث به.
home-lead-administrator = هنا تفتح المكاتب والحسابات وتمنح الأشخاص أدوارهم.
