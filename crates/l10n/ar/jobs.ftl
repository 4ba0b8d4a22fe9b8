# المهام: عمل يستغرق وقتاً أطول من صفحة.

jobs-title = المهام
jobs-lead = عمل يجري في الخلفية. يمكنك مغادرة هذه الصفحة، والعمل يستمر.
jobs-whose = لمن
jobs-whose-mine = مهامي
jobs-whose-all = مهام الجميع
jobs-kind = العمل
jobs-state = الحالة
jobs-amount = مقدار التقدم
jobs-who = طلبه
jobs-office = المكتب
jobs-made = وقت الطلب
jobs-started = وقت البدء
jobs-ended = وقت الانتهاء
jobs-attempts = المحاولات
jobs-empty-title = لا توجد مهام
jobs-empty-do = يظهر هنا كل عمل طويل، مثل فحص السجل، فور بدئه مع مقدار تقدمه.

job-look-again = تحديث
job-result = عرض النتيجة
job-cancel = إيقاف هذه المهمة
job-cancel-consequence = تتوقف بعد الخطوة الجارية. ما أُنجز حتى الآن يبقى منجزاً.
job-cancel-check = تتوقف بعد الخطوة الجارية. لم يتغير شيء.
job-cancel-commit = تتوقف بعد الخطوة الجارية وتتراجع عما أنجزته: لا يبقى منه شيء.
job-cancel-undo = تتوقف قبل خطوتها الأولى ويبقى الاستيراد كما هو. وإذا بدأت فستستمر حتى النهاية.
job-cancelled = أُوقفت المهمة.
job-stops = ستتوقف المهمة بعد الخطوة الجارية.
job-was-over = كانت المهمة قد انتهت.
job-failed-title = لم تكتمل المهمة
job-tried-again = ستُعاد المحاولة.
job-forgotten-title = ما زالت هذه المهمة تنتظر
job-forgotten-do = يبدو أن لا أحد ينفّذ المهام حالياً. أخبر من يدير الجهاز.

job-amount = { $unit }: { $done }
job-amount-of = { $unit }: { $done } من { $total }

job-state-queued = في الانتظار
job-state-running = جارية
job-state-stopping = قيد الإيقاف
job-state-done = منجزة
job-state-failed = أخفقت
job-state-cancelled = موقوفة

job-kind-backup-make = النسخ الاحتياطي
job-kind-imports-check = فحص ملف للاستيراد
job-kind-imports-commit = استيراد
job-kind-imports-forget = إتلاف ملفات الاستيراد القديمة
job-kind-imports-undo = التراجع عن استيراد
job-kind-log-verify = فحص السجل
job-kind-messages-call = الاتصال ببرامج أخرى
job-kind-messages-deliver = إرسال رسائل البريد الإلكتروني
job-kind-messages-text = إرسال الرسائل القصيرة

job-unit-steps = الخطوات
job-unit-entries = القيود
job-unit-rows = الصفوف
job-unit-records = السجلات
job-unit-files = الملفات
job-unit-bytes = البايتات
job-unit-messages = الرسائل

job-reason-store = لم تستجب قاعدة البيانات.
job-reason-denied = لم يعد لمن طلبها الحق في ذلك.
job-reason-account-closed = الحساب الذي طلبها مغلق.
job-reason-token-ended = انتهت صلاحية الرمز الذي طُلبت به.
job-reason-payload = لا تستطيع هذه النسخة من البرنامج قراءة المطلوب.
job-reason-faults = تغيّرت السجلات بحيث لم يعد ذلك ممكناً.
job-reason-conflict = عدّل شخص آخر أحد السجلات في الوقت نفسه.
job-reason-not-found = سجل لازم لها غير موجود.
job-reason-backup-folder = مجلد النسخ الاحتياطية غير موجود. ربما لم يُوصَل قرصه.
job-reason-backup-journal = أُنجزت النسخة الاحتياطية، لكن مجلدها يحوي يومية أمان لمؤسسة أخرى أو يومية تعرف أكثر. انقل تلك اليومية إلى مكان آخر.
job-reason-import-in-use = بُني شيء على هذا الاستيراد فبقي. صفحته تبيّن ذلك.
job-reason-import-refused = رُفض صف فلم يُستورد شيء. صفحة الاستيراد تبيّن أي صف.
job-reason-import-unread = تعذرت قراءة الملف. صفحة الاستيراد تبيّن السبب.
job-reason-panic = تعطّل البرنامج أثناء تنفيذها. يجد من يدير الجهاز المزيد في سجل البرنامج.
job-reason-worker-died = توقف البرنامج مراراً أثناء تنفيذها.
