# الملفات المحفوظة مع سجل.

files-title = الملفات
files-lead = محفوظة مع هذا السجل ومختومة ولا تُقرأ إلا في Passerelle.
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
files-size = الحجم
files-added-by = أضافه
files-added-at = أُضيف
files-download = تنزيل { $name }
files-download-warning = النسخة المنزَّلة لا يحميها Passerelle. احذفها عند الانتهاء.
files-erase-title = محو { $name }
files-erase-lead = يُتلف المحتوى ولا يمكن استعادته. ويبقى في السجل أنه كان هنا ملف مع السبب الذي تذكره.
files-erase-submit = محو الملف
files-erased = تم محوه
files-damaged = لم يعد هذا الملف مطابقاً لختمه، لذلك لا يُعرض. أخبر مسؤول النظام، فيمكن استعادته من نسخة احتياطية.
files-empty-title = لا ملفات بعد
files-empty-do = أضف رسالة أو صورة وثيقة أو جدولاً يخص هذا السجل.
