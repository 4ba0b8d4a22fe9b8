# لماذا أرى هذا؟ الجواب بجانب كل سجل.

why-title = لماذا يمكنني رؤية هذا؟
why-lead = ما يتيح لك قراءة هذا السجل وما هو محجوب عنك.
why-by-role = لك دور { $role } في { $office } منذ { $date }.
why-by-role-above = لك دور { $role } في { $above }، و{ $office } تابع له.
why-by-programme = يسري دورك في برنامج { $programme }.
why-by-class = هذا الدور يقرأ بيانات من فئة: { $class }.
why-by-public = هذا عام ويمكن للجميع رؤيته.
why-by-own = هذا حسابك أنت.
why-by-named = أنت مذكور في هذا السجل.
why-by-break-glass = فتحت وصولاً طارئاً حتى { $when }. السبب الذي ذكرته: { $reason }
why-may-change = ويمكنك أيضاً تعديله.
why-may-not-change = يمكنك قراءته دون تعديله.
why-hidden-title = المحجوب عنك
why-hidden-nothing = لا شيء محجوب عنك في هذه الصفحة.
why-hidden-class = بيانات من فئة { $class }: { $what }
why-read-recorded = فتحك لهذه الصفحة مسجَّل.
why-matrix = انظر أي دور يقرأ أي بيانات
why-not-title = لماذا لا يمكنني فعل هذا؟
why-not-no-grant = ليس لك دور في { $office }.
why-not-class = لا دور لك هناك يقرأ بيانات من فئة { $class }.
why-not-ended = انتهت صلاحيتك في { $date }.
why-not-totp = يتطلب هذا رموزاً من هاتفك. يمكنك إعدادها في حسابك.
why-by-duty = لهذا الدور هذه المهمة: { $duty }.
why-by-signed-in = يمكن لكل من سجّل الدخول قراءته.
why-not-duty = لا دور لك هناك له هذه المهمة: { $duty }.
