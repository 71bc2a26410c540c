/** A word in Latin and in Urdu letters. */
export type Word = readonly [latin: string, urdu: string];

const read = (text: string): readonly Word[] =>
  text
    .trim()
    .split(/\s*[,\n]\s*/)
    .map((pair) => {
      const [latin = "", urdu = ""] = pair.split(":");
      return [latin.replaceAll("_", " "), urdu.replaceAll("_", " ")];
    });

/** What village names begin with. Joined with one another and with an ending they give more words than any list holds. */
export const ROOTS = read(`
  Khair:خیر, Noor:نور, Fateh:فتح, Sher:شیر, Mian:میاں, Haji:حاجی, Shah:شاہ, Gul:گل, Bahadur:بہادر, Karim:کریم
  Rahim:رحیم, Aziz:عزیز, Jamal:جمال, Kamal:کمال, Latif:لطیف, Nasir:ناصر, Qadir:قادر, Sadiq:صادق, Taj:تاج, Umar:عمر
  Usman:عثمان, Wali:ولی, Yusuf:یوسف, Zaman:زمان, Ahmad:احمد, Akbar:اکبر, Alam:عالم, Amir:امیر, Anwar:انور, Asad:اسد
  Azam:اعظم, Bagh:باغ, Bala:بالا, Bhag:بھاگ, Bhara:بھارا, Chand:چاند, Dad:داد, Daud:داؤد, Dil:دل, Faiz:فیض
  Farid:فرید, Ghani:غنی, Hamid:حامد, Hasan:حسن, Hira:ہیرا, Husain:حسین, Ilyas:الیاس, Imam:امام, Jahan:جہان, Jalal:جلال
  Jan:جان, Jand:جنڈ, Kala:کالا, Khan:خان, Khwaja:خواجہ, Lal:لال, Lakh:لکھ, Malik:ملک, Mangal:منگل, Mir:میر
  Mitha:مٹھا, Moti:موتی, Mubarak:مبارک, Murad:مراد, Nawab:نواب, Nazim:ناظم, Pind:پنڈ, Pir:پیر, Rajan:راجن, Rasul:رسول
  Roshan:روشن, Sabz:سبز, Said:سعید, Sakhi:سخی, Salim:سلیم, Sang:سنگ, Sardar:سردار, Sultan:سلطان, Talib:طالب, Thal:تھل
  Tor:تور, Wazir:وزیر, Zafar:ظفر, Zarin:زرین, Zia:ضیا, Hayat:حیات, Kandi:کنڈی, Mahi:ماہی, Nali:نالی, Rang:رنگ
  Sohan:سوہن, Turbat:تربت, Barkat:برکت, Chakar:چاکر, Dost:دوست, Ganda:گنڈا, Jhok:جھوک, Kacha:کچا, Manga:مانگا, Naseer:نصیر
  Panj:پنج, Ratan:رتن, Sadu:سادو, Tikka:ٹکا, Buland:بلند, Charagh:چراغ, Daulat:دولت, Ghazi:غازی, Hakim:حکیم, Inayat:عنایت`);

/** What village names end on; written together with what comes before. */
export const ENDINGS = read(`
  pur:پور, abad:آباد, garh:گڑھ, wal:وال, wala:والا, kot:کوٹ, nagar:نگر, ganj:گنج, khel:خیل, zai:زئی, pura:پورہ
  wari:واری, gram:گرام, banda:بانڈہ, dheri:ڈھیری, tangi:تنگی, goth:گوٹھ, wah:واہ, shahr:شہر, sar:سر, kalay:کلے
  dih:دیہہ, bagh:باغ, koti:کوٹی, khan:خان, stan:ستان, tal:تال, dara:درہ, kas:کس, pind:پنڈ, wan:وان, ala:الہ, iana:یانہ`);

/** Words that stand before or after a village's name. */
export const BEFORE = read(
  "Kot:کوٹ, Chak:چک, Dera:ڈیرہ, Basti:بستی, Goth:گوٹھ, Mauza:موضع, Killi:کلی, Pind:پنڈ, Tando:ٹنڈو, Jhang:جھنگ",
);
export const AFTER = read(
  "Kalan:کلاں, Khurd:خورد, Bala:بالا, Zerin:زیریں, Sharif:شریف, Jadid:جدید, Qadeem:قدیم, Gharbi:غربی, Sharqi:شرقی",
);

export const GIVEN_NAMES = read(`
  Muhammad:محمد, Ali:علی, Fatima:فاطمہ, Ayesha:عائشہ, Hassan:حسن, Zainab:زینب, Bilal:بلال, Maryam:مریم, Umar:عمر, Khadija:خدیجہ
  Hamza:حمزہ, Sana:ثنا, Ibrahim:ابراہیم, Amna:آمنہ, Tariq:طارق, Rabia:رابعہ, Imran:عمران, Nadia:نادیہ, Asif:آصف, Saima:صائمہ
  Kashif:کاشف, Farah:فرح, Naveed:نوید, Hina:حنا, Shahid:شاہد, Bushra:بشریٰ, Waqar:وقار, Lubna:لبنیٰ, Adnan:عدنان, Mehwish:مہوش
  Sajid:ساجد, Uzma:عظمیٰ, Faisal:فیصل, Rukhsana:رخسانہ, Junaid:جنید, Shazia:شازیہ, Irfan:عرفان, Samina:ثمینہ, Rizwan:رضوان, Tahira:طاہرہ
  Yasir:یاسر, Nasreen:نسرین, Zubair:زبیر, Parveen:پروین, Arshad:ارشد, Kausar:کوثر, Shafiq:شفیق, Nighat:نگہت, Munir:منیر, Sadia:سعدیہ`);

export const FAMILY_NAMES = read(`
  Khan:خان, Ahmed:احمد, Hussain:حسین, Malik:ملک, Shah:شاہ, Iqbal:اقبال, Butt:بٹ, Chaudhry:چوہدری, Baloch:بلوچ, Qureshi:قریشی
  Raza:رضا, Siddiqui:صدیقی, Mirza:مرزا, Bhatti:بھٹی, Awan:اعوان, Abbasi:عباسی, Sheikh:شیخ, Afridi:آفریدی, Yousafzai:یوسفزئی, Memon:میمن
  Soomro:سومرو, Bugti:بگٹی, Marri:مری, Khattak:خٹک, Rajput:راجپوت, Gilani:گیلانی, Hashmi:ہاشمی, Ansari:انصاری, Cheema:چیمہ, Gondal:گوندل
  Janjua:جنجوعہ, Kiani:کیانی, Lodhi:لودھی, Mengal:مینگل, Niazi:نیازی, Orakzai:اورکزئی, Panhwar:پنہور, Rind:رند, Sethi:سیٹھی, Tareen:ترین
  Wattoo:وٹو, Zardari:زرداری, Durrani:درانی, Bangash:بنگش, Chandio:چانڈیو, Dogar:ڈوگر, Gujjar:گجر, Hunzai:ہنزئی, Jatoi:جتوئی, Khokhar:کھوکھر`);

/** Blocks of canal colonies, by which villages there are numbered. */
export const COLONIES = read(
  "GB:گ ب, JB:ج ب, RB:ر ب, EB:ای بی, WB:ڈبلیو بی, SB:ایس بی, NB:ش ب, BC:بی سی, TDA:ٹی ڈی اے, P:پی",
);
export const SCHOOLS = read(
  "Primary_School:پرائمری سکول, Middle_School:مڈل سکول, High_School:ہائی سکول, Higher_Secondary_School:ہائر سیکنڈری سکول, Model_School:ماڈل سکول",
);
export const PUPILS = read("Boys:بوائز, Girls:گرلز");
export const COLLEGES = read(
  "University:یونیورسٹی, Degree_College:ڈگری کالج, Postgraduate_College:پوسٹ گریجویٹ کالج, Institute_of_Technology:انسٹی ٹیوٹ آف ٹیکنالوجی, College_for_Women:کالج برائے خواتین",
);
export const TOPICS = read(`
  Artificial_Intelligence:مصنوعی ذہانت, Cyber_Security:سائبر سکیورٹی, Robotics:روبوٹکس, Data_Science:ڈیٹا سائنس, Agriculture_Technology:زرعی ٹیکنالوجی
  Health_Technology:صحت ٹیکنالوجی, Animation:اینیمیشن, Game_Development:گیم ڈویلپمنٹ, Cloud_Computing:کلاؤڈ کمپیوٹنگ, Mobile_Applications:موبائل ایپلیکیشنز`);

/** What a facility of a kind is called; several ways for each. */
export const TITLES = {
  software_technology_park: read(
    "Software_Technology_Park:سافٹ ویئر ٹیکنالوجی پارک, IT_Park:آئی ٹی پارک, Technology_Park:ٹیکنالوجی پارک",
  ),
  freelancing_hub: read(
    "Freelancing_Hub:فری لانسنگ ہب, Freelancing_Centre:فری لانسنگ سینٹر, Co-working_Space:کو ورکنگ سپیس",
  ),
  school_it_centre: read(
    "IT_Centre:آئی ٹی سینٹر, Computer_Lab:کمپیوٹر لیب, ICT_Lab:آئی سی ٹی لیب, Smart_Classroom:سمارٹ کلاس روم",
  ),
  incubation_centre: read(
    "Incubation_Centre:انکیوبیشن سینٹر, Startup_Centre:اسٹارٹ اپ سینٹر, Business_Incubator:بزنس انکیوبیٹر",
  ),
  training_centre: read(
    "Digital_Skills_Centre:ڈیجیٹل سکلز سینٹر, e-Rozgaar_Centre:ای روزگار سینٹر, Training_Centre:تربیتی مرکز",
  ),
  special_technology_zone: read("Special_Technology_Zone:اسپیشل ٹیکنالوجی زون, Technopolis:ٹیکنوپولس"),
  research_centre: read("Centre_for_Research_in:مرکز برائے تحقیق, National_Centre_of:قومی مرکز"),
  other: read("Citizen_Facilitation_Centre:سہولت مرکز, Data_Centre:ڈیٹا سینٹر, Digital_Library:ڈیجیٹل لائبریری"),
} as const;
