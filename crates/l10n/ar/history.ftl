# تاريخ سجل واحد.

history-title = سجل التغييرات
history-title-of = سجل تغييرات { $name }
history-lead = كل تعديل على هذا السجل، الأحدث أولاً.
history-table-caption = تعديلات هذا السجل
history-count = { $count ->
    [zero] لا تعديلات
    [one] تعديل واحد
    [two] تعديلان
    [few] { $count } تعديلات
    [many] { $count } تعديلاً
   *[other] { $count } تعديل
}
history-when = متى
history-who = من
history-by = { $name }، { $role }
history-what = ماذا
history-why = لماذا
history-changed = { $field }: من { $before } إلى { $after }
history-set = { $field }: { $after }
history-cleared = { $field }: أُفرغ، وكان { $before }
history-hidden-field = { $field }: عُدّل؛ ودورك لا يتيح قراءة القيم
history-erased = مُحيت القيم الشخصية لهذا القيد بناءً على طلب. ويبقى إثبات وجود القيد ممكناً.
history-version = النسخة { $number }
history-entry = القيد { $position } في السجل
history-empty = لا تعديل منذ الإنشاء.
