# كلمات أجزاء الصفحة: الجداول والاستمارات والخطوات والجلسة.

face-help = المساعدة
face-inbox = الرسائل
face-unread = غير مقروءة
face-steps = الخطوات
face-no-data = لا بيانات
face-hidden = محجوب لحماية الأشخاص
face-total = المجموع
face-day = اليوم
face-month = الشهر
face-year = السنة
face-draft-found = بدأت ملء هذه الاستمارة سابقاً ولم ترسلها.
face-draft-restore = استعادة ما كتبته
face-draft-discard = البدء من جديد
face-session-soon = سيُسجَّل خروجك قريباً لعدم وجود نشاط.
face-session-over = تم تسجيل خروجك. ما كتبته باقٍ في هذه الصفحة؛ سجّل الدخول في نافذة أخرى ثم أرسله.
face-session-keep = البقاء في الجلسة
face-console = وحدة تحكم الخادم
face-show = إظهار
