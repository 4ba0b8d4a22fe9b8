# الملفات المحفوظة مع سجل.

files-title = الملفات
files-lead = محفوظة مع هذا السجل ومختومة ولا تُقرأ إلا في Passerelle.
files-all = جميع الملفات
files-count = { $count ->
    [zero] لا ملفات
    [one] ملف واحد
    [two] ملفان
    [few] { $count } ملفات
    [many] { $count } ملفاً
   *[other] { $count } ملف
}
files-table-caption = الملفات
files-add-title = إضافة ملف
files-add-label = الملف
files-add-hint = حتى { SIZE($max) }: ⁦PDF⁩ أو صورة أو نص أو جدول
files-note-label = ما هو
files-note-hint = ليعرف زملاؤك محتواه دون فتحه
files-class-label = فئة البيانات
files-add-submit = إضافة الملف
files-added = تم حفظ الملف: { $name }، { SIZE($size) }.
files-name = الاسم
files-kind = النوع
files-kind-pdf = مستند ⁦PDF⁩
files-kind-picture = صورة
files-kind-text = نص عادي
files-kind-letter = مستند نصي
files-kind-table = جدول بيانات
files-kind-other = ملف
files-size = الحجم
files-removed-label = أُزيل
files-added-by = أضافه
files-added-at = أُضيف
files-download = تنزيل { $name }
files-download-warning = النسخة المنزَّلة لا يحميها Passerelle. احذفها عند الانتهاء.
files-remove-title = إزالة { $name }
files-remove-lead = لن يظهر الملف ولن يمكن تنزيله. ويبقى في السجل أنه كان هنا ومن أزاله.
files-remove-submit = إزالة الملف
files-removed = أُزيل الملف.
files-erase-title = محو { $name }
files-erase-lead = يُتلف المحتوى ولا يمكن استعادته. ويبقى في السجل أنه كان هنا ملف مع السبب الذي تذكره.
files-erase-submit = محو الملف
files-erased = تم محوه
files-damaged-title = هذا الملف تالف
files-damaged = لم يعد هذا الملف مطابقاً لختمه، لذلك لا يُعرض. أخبر مسؤول النظام، فيمكن استعادته من نسخة احتياطية.
files-empty-title = لا ملفات بعد
files-empty-do = أضف رسالة أو صورة وثيقة أو جدولاً يخص هذا السجل.
files-empty-wait = يمكن لمن له تعديل هذا السجل أن يضيف ملفات.
