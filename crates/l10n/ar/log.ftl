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
log-record = السجل
log-role = الدور
log-office = المكتب
log-purpose = الغرض
log-reason = السبب
log-node = الجهاز
log-sealed = مختوم
log-unsealed = لم يُختم بعد
log-filter-who = من فعل
log-filter-kind = نوع التعديل
log-filter-record = رقم السجل
log-filter-from = من
log-filter-to = إلى
log-empty-title = السجل فارغ
log-empty-do = سيظهر هنا أول تعديل يجريه أي شخص.
log-entry-title = القيد { $position }
log-entry-before = قبل
log-entry-after = بعد
log-entry-sealed-field = مختوم: يدل على شخص
log-by-system = Passerelle نفسه

## الدليل

log-verify-title = هل السجل كامل؟
log-verify-submit = التحقق من السجل
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
log-head-lead = احفظه بعيداً عن هذا الجهاز. به يستطيع أي شخص أن يثبت لاحقاً أن قيداً لم يتغير.
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
log-reads-subjects = السجلات
log-reads-empty = لم يُقرأ شيء بعد.
