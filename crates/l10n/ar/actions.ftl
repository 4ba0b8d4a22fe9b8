# ما جرى ولماذا: كلمات السجل وكل تاريخ.

action-account-register = فُتح حساب
action-account-amend = عُدّل الحساب
action-account-reset = أُعيد تمكين صاحب الحساب من الدخول
action-account-set-password = اختيرت كلمة مرور
action-account-enrol-second-factor = أُعدّت رموز الهاتف
action-account-use-recovery-code = استُعمل رمز استرداد
action-account-suspend = أُوقف الحساب
action-account-reinstate = أُعيد تفعيل الحساب
action-account-hand-over = سُلّم العمل
action-account-set-preferences = اختيرت طريقة الرسائل
action-account-renew-calendar = جُدّد عنوان التقويم
action-account-erase = مُحيت بيانات شخص
action-batch-begin = بدأ إدخال مجمَّع
action-batch-chunk = سُجّلت صفوف من إدخال مجمَّع
action-batch-take-back = أُلغي الاستيراد
action-batch-undo = أُلغيت صفوف من استيراد
action-document-attach = أُضيف ملف
action-document-remove = أُزيل ملف
action-grant-give = مُنح دور
action-grant-end = أُنهي دور
action-grant-break-glass = فُتح وصول طارئ
action-grant-review = روجع وصول طارئ
action-office-open = فُتح مكتب
action-office-amend = عُدّل المكتب
action-office-rename = تغيّر اسم المكتب
action-office-close = أُغلق المكتب
action-office-reopen = أُعيد فتح المكتب
action-office-set-focal-point = عُيّنت جهة الاتصال

## لماذا تُستعمل البيانات.

purpose-own-account = الحساب الشخصي
purpose-administration = الحسابات والأدوار والمكاتب
purpose-audit = التحقق مما جرى
purpose-data-protection = حماية بيانات الأشخاص
purpose-operation = العمل على الجهاز نفسه
action-token-issue = أُنشئ رمز وصول
action-token-revoke = أُلغي رمز وصول
action-webhook-subscribe = اشتُرك في خطاف ويب
action-webhook-amend = عُدّل خطاف ويب
action-webhook-pause = عُلّق خطاف ويب
action-webhook-resume = استؤنف خطاف ويب
action-webhook-end = أُنهي خطاف ويب
action-place-add = أُضيف مكان
action-place-amend = تغيّر مكان
action-place-set-geometry = رُسمت مساحة مكان
action-place-close = انتهى مكان
action-place-reopen = تراجع عن إنهاء مكان
