# رسائل إلى القارئ، وكيف يريد أن يُبلَّغ.

inbox-title = الرسائل
inbox-lead = ما يعنيك ولا يحتمل أن تبحث عنه بنفسك.
inbox-filter-topic = الموضوع
inbox-filter-unread = عرض
inbox-all = كل الرسائل
inbox-unread-only = غير المقروءة فقط
inbox-unread = غير مقروءة
inbox-read = مقروءة
inbox-open = فتح
inbox-mark-read = وضع علامة مقروءة
inbox-mark-all-read = وضع علامة مقروءة على الكل
inbox-marked = وُضعت علامة مقروءة.
inbox-choose = اختر ما يصلك
inbox-what = ما حدث
inbox-when = متى
inbox-state = الحالة
inbox-empty-title = لا رسائل
inbox-empty-do = حين تُمنح دوراً، أو تُنجز مهمة طلبتها، أو يحتاج إليك أمر، يُذكر ذلك هنا.

topic-sign-in = تسجيل دخولك
topic-work = عملك
topic-emergency = الوصول الطارئ
topic-jobs = المهام
topic-machine = الجهاز

## كيف يريد المرء أن يُبلَّغ

notices-title = ما تُبلَّغ به وكيف
notices-lead = كل شيء مذكور هنا بين رسائلك. اختر ما يصلك إلى جانب ذلك.
notices-saved = حُفظ. يسري ابتداءً من الرسالة القادمة.
notices-ways-title = ما يصلك
notices-ways-hint = ما يتعلق بأمان حسابك يصل دائماً بالبريد الإلكتروني.
notices-what = الأمر
notices-always = دائماً
notices-way-email = بريد إلكتروني
notices-way-sms = رسالة قصيرة
notices-way-print = على الورق
notices-when-title = متى
notices-language-label = اللغة
notices-language-as-pages = كلغة صفحاتي
notices-phone-label = هاتف الرسائل القصيرة
notices-phone-hint = مع رمز البلد، مثل ‎+32 2 555 01 00. اتركه فارغاً كي لا تصلك أي رسالة قصيرة.
notices-zone-label = المنطقة الزمنية
notices-zone-hint = لازمة لساعات الهدوء ولأوقات الإرسال.
notices-digest-label = تصل رسائل البريد
notices-digest-at-once = واحدة واحدة حين حدوث الأمر
notices-digest-daily = معاً، مرة في اليوم
notices-digest-weekly = معاً، مرة في الأسبوع
notices-digest-day-label = يوم
notices-digest-hour-label = الساعة
notices-quiet-from-label = هدوء من
notices-quiet-to-label = هدوء حتى
notices-quiet-hint = في هذه الساعات لا يصل ما يحتمل الانتظار. الوصول الطارئ لا ينتظر.
notices-none = لم يُختر
weekday-monday = الاثنين
weekday-tuesday = الثلاثاء
weekday-wednesday = الأربعاء
weekday-thursday = الخميس
weekday-friday = الجمعة
weekday-saturday = السبت
weekday-sunday = الأحد

## التقويم

calendar-title = تقويمك
calendar-lead = نهايات أدوارك وإغلاق مكاتبك في التقويم الذي تستخدمه كل يوم. لا يذكر اسم أحد.
calendar-none = ليس لتقويمك عنوان بعد.
calendar-has = لتقويمك عنوان. عُرض مرة واحدة عند إنشائه.
calendar-make = إنشاء عنوان
calendar-renew = إنشاء عنوان جديد
calendar-renew-consequence = التقويمات التي تستخدم العنوان القديم لن يصلها شيء بعد الآن.
calendar-remove = إزالة العنوان
calendar-removed = لم يعد لتقويمك عنوان.
calendar-made-title = عنوان تقويمك
calendar-made-do = انسخه إلى برنامج التقويم كاشتراك. يُعرض الآن فقط. من يملكه يستطيع قراءة تقويمك، فلا تعطه لأحد.
calendar-back = العودة إلى ما تُبلَّغ به
calendar-name = مواعيد Passerelle
calendar-role-ends = ينتهي أحد أدوارك: { $office }
calendar-glass-ends = ينتهي وصولك الطارئ: { $office }
calendar-office-closes = آخر يوم للمكتب: { $office }
