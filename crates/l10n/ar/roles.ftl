# الأدوار وفئات البيانات، والصفحة التي تبيّن ما يتيحه كل دور.

roles-title = الأدوار والبيانات
roles-lead = ما يمكن لكل دور قراءته وتعديله، بحسب فئة البيانات. هذا هو الجدول نفسه الذي يلتزم به البرنامج.
roles-table-caption = الأدوار بحسب فئات البيانات
roles-role = الدور
roles-yours = دورك
roles-class = فئة البيانات
roles-what = الغرض
roles-duties = المهام
roles-duties-caption = الغرض من كل دور ومهامه
roles-no-duty = لا مهام
roles-read = قراءة
roles-write = قراءة وتعديل
roles-neither = لا وصول
roles-own-only = ملفاته فقط
roles-signs-in = تسجيل الدخول
roles-totp-required = يتطلب الدخول رمزاً من الهاتف أيضاً
roles-totp-free = يسجل الدخول بكلمة المرور، ورموز الهاتف اختيارية
roles-classes-title = فئات البيانات
roles-count = { $count ->
    [zero] لا أدوار
    [one] دور واحد
    [two] دوران
    [few] { $count } أدوار
    [many] { $count } دوراً
   *[other] { $count } دور
}

role-caseworker = أخصائي حالات
role-caseworker-what = يجري المقابلات مع الأشخاص ويتابع ملفاتهم وينظم مساعدتهم.
role-movement-officer = مسؤول التنقلات
role-movement-officer-what = يخطط الرحلات ويحجز وسائل النقل ويتابع كل مسافر حتى وصوله.
role-health-officer = مسؤول الصحة
role-health-officer-what = يسجل الفحوص الصحية والأهلية للسفر والاحتياجات الطبية.
role-enumerator = جامع بيانات
role-enumerator-what = يجمع الإجابات في الميدان بالاستمارات الموكلة إليه.
role-information-management-officer = مسؤول إدارة المعلومات
role-information-management-officer-what = يحافظ على سلامة البيانات ويعدّ الأرقام ويقدمها للموافقة.
role-programme-manager = مدير برنامج
role-programme-manager-what = يدير المشاريع والبرامج ويوافق على الخطط ويتابع نتائجها.
role-resource-manager = مدير الموارد
role-resource-manager-what = يضبط الميزانيات والاتفاقات والنفقات.
role-liaison-officer = مسؤول الاتصال
role-liaison-officer-what = يعمل مع السلطات والجهات المانحة والشركاء ويتابع هذه العلاقات.
role-governing-bodies-secretariat = أمانة الهيئات الإدارية
role-governing-bodies-secretariat-what = تُعدّ اجتماعات الدول الأعضاء ووثائقها وعمليات التصويت فيها.
role-data-protection-officer = مسؤول حماية البيانات
role-data-protection-officer-what = يسهر على البيانات الشخصية ويراجع حالات الوصول الطارئ ويرد على طلبات الأشخاص بشأن بياناتهم.
role-auditor = مدقق
role-auditor-what = يقرأ السجل وما يلزم من الملفات للتحقق من اتباع القواعد، ولا يعدّل شيئاً.
role-administrator = مسؤول النظام
role-administrator-what = يفتح المكاتب والحسابات ويمنح الأدوار، ولا يقرأ ملفات الأشخاص.

class-public = عامة
class-public-what = يمكن لأي شخص قراءتها، حتى خارج الوكالة.
class-internal = داخلية
class-internal-what = للموظفين: كيف تعمل الوكالة، دون أي شيء عن الأشخاص الذين تساعدهم.
class-personal = شخصية
class-personal-what = تدل على هوية الشخص: الاسم وتاريخ الميلاد والعنوان والوثيقة والصورة.
class-sensitive = حساسة
class-sensitive-what = قد تضر بالشخص إذا عُرفت: احتياجات الحماية والعنف والوضع القانوني والمعتقدات.
class-health = صحية
class-health-what = صحة الشخص: الفحوص والتشخيص والعلاج.
class-restricted = مقيّدة
class-restricted-what = للأشخاص القلائل المذكورين في الملف وحدهم.

## المهام: عمل يُسند إلى دور أياً كانت الفئة.

duty-offices = يفتح المكاتب ويعدّلها ويغلقها
duty-places = يحفظ سجل الأماكن
duty-accounts = يفتح الحسابات ويعيد تمكين أصحابها من الدخول
duty-grants = يمنح الأدوار وينهيها
duty-break-glass = يمكنه فتح وصول طارئ
duty-review-glass = يراجع الوصول الطارئ
duty-log = يقرأ سجل التعديلات
duty-reads = يقرأ سجل ما تم فتحه
duty-operate = يتابع المهام والإرسال والنسخ الاحتياطية
duty-erase = يمحو بيانات شخص
duty-webhooks = يحدد البرامج الأخرى التي تُبلَّغ بما جرى
