# السجل: ما جرى تعديله ومن عدّله والدليل على أنه كامل.

log-title = السجل
log-lead = كل تعديل بترتيب حدوثه. لا يمكن تغيير شيء هنا ولا إزالته.
log-table-caption = السجل
log-count = { $count ->
    [zero] لا قيود
    [one] قيد واحد
    [two] قيدان
    [few] { $count } قيود
    [many] { $count } قيداً
   *[other] { $count } قيد
}
log-position = الموضع
log-when = متى
log-who = من
log-what = ماذا
log-record = ما يخصه
log-noun-account = حساب
log-noun-batch = استيراد
log-noun-document = ملف
log-noun-grant = صلاحية
log-noun-office = مكتب
log-noun-place = مكان
log-noun-token = رمز وصول
log-noun-webhook = خطاف ويب
log-role = الدور
log-office = المكتب
log-purpose = الغرض
log-reason = السبب
log-node = الجهاز
log-no-role = بلا دور: حسابه هو، أو وحدة التحكم
log-event-at = وقت الحدوث
log-version = إصدار السجل
log-kind = الاسم في السجل
log-id = الرقم
log-chain = السلسلة
log-sealed = مختوم
log-unsealed = لم يُختم بعد
log-filter-who = من فعل
log-filter-kind = نوع التعديل
log-filter-from = من
log-filter-to = إلى
log-by-one-person = ما فعله شخص واحد فقط
log-by-everyone = ما فعله الجميع
log-about-everything = عن كل شيء
log-all-about = جميع القيود التي تخصه
log-changes-title = ما جرى تعديله
log-empty-title = السجل فارغ
log-empty-do = سيظهر هنا أول تعديل يجريه أي شخص.
log-entry-title = القيد { $position }

## الدليل

log-verify-title = هل السجل كامل؟
log-verify-submit = التحقق من السجل
log-verify-lead = يُحسب كل قيد من جديد، وكل حلقة في السلسلة التي تحفظها. ويواصل الآخرون عملهم في الأثناء.
log-verify-job = عرض المهمة
log-verify-look-again = النظر مرة أخرى
log-verify-at = تم التحقق في { $when }
log-verify-broken-title = السجل غير كامل
log-verify-failed-title = تعذّر إتمام التحقق
log-verify-failed-do = لا يعني هذا شيئاً عن السجل. حاول مرة أخرى؛ وإن تعذّر ثانيةً فأخبر من يدير الجهاز.
log-verify-good = { $count ->
    [zero] السجل كامل: لا قيود للتحقق منها.
    [one] السجل كامل: تم التحقق من قيد واحد ولا حلقة مكسورة.
    [two] السجل كامل: تم التحقق من قيدين ولا حلقة مكسورة.
    [few] السجل كامل: تم التحقق من { $count } قيود ولا حلقة مكسورة.
    [many] السجل كامل: تم التحقق من { $count } قيداً ولا حلقة مكسورة.
   *[other] السجل كامل: تم التحقق من { $count } قيد ولا حلقة مكسورة.
}
log-verify-broken = السلسلة مكسورة عند الموضع { $position }. أوقف العمل، وأبقِ مجلد البيانات كما هو، وأخبر مسؤول حماية البيانات.
log-verify-tail = { $count ->
    [zero] كل شيء مختوم.
    [one] قيد واحد لم يُختم بعد؛ يتم ذلك خلال ثانية.
    [two] قيدان لم يُختما بعد؛ يتم ذلك خلال ثانية.
    [few] { $count } قيود لم تُختم بعد؛ يتم ذلك خلال ثانية.
    [many] { $count } قيداً لم تُختم بعد؛ يتم ذلك خلال ثانية.
   *[other] { $count } قيد لم تُختم بعد؛ يتم ذلك خلال ثانية.
}
log-head-title = الرأس الموقَّع
log-head-lead = احفظه بعيداً عن هذا الجهاز. به يستطيع أي شخص أن يثبت لاحقاً أن أي قيد حتى تلك اللحظة لم يتغير.
log-head-download = تنزيل الرأس الموقَّع

## ما تمت قراءته

log-reads-title = سجل القراءات
log-reads-lead = من فتح أي سجلات ولأي غرض.
log-reads-count = { $count ->
    [zero] لا قراءات
    [one] قراءة واحدة
    [two] قراءتان
    [few] { $count } قراءات
    [many] { $count } قراءة
   *[other] { $count } قراءة
}
log-reads-subjects = الأشخاص
log-reads-more = { $count ->
    [zero] ولا أحد غيرهم
    [one] وشخص آخر
    [two] وشخصان آخران
    [few] و{ $count } أشخاص آخرين
    [many] و{ $count } شخصاً آخر
   *[other] و{ $count } شخص آخر
}
log-reads-empty = لم يُقرأ شيء بعد.
log-reads-empty-do = ستظهر هنا أول صفحة تعرض بيانات شخص على شخص آخر.
log-reads-nothing = لم يفتح هذا الشخص شيئاً عن غيره.
log-reads-about = عن
log-reads-about-everyone = الجميع
log-reads-about-nothing = لم يفتح أحد بيانات هذا الشخص.
log-reads-who = من اطّلع على هذه البيانات
log-read-by = قرأها
