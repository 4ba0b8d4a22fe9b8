//! Given names whose spellings rules cannot bring together.
//!
//! One line for each name: what it is called here, then its spellings. A line is one name in several
//! traditions of writing it, never a translation: Yusuf is not Joseph.
//!
//! Source: written for this crate from common knowledge of the name traditions
//! named at each part, on 25 November 2026; no list was copied. A spelling is here
//! because its consonants differ from the others' (Mamadou has lost the h of
//! Muhammad), or because a skeleton alone says too little (isa, musa).

use std::collections::HashMap;
use std::sync::LazyLock;

/// Arabic names in West Africa, the Horn, Turkey, the Caucasus, Central and
/// South Asia.
const ARABIC: &str = "
muhammad mohamed mohammed mohammad muhammed mohamad muhamad muhamed mouhamed mouhammad mouhamad mehmet mehmed mahamat mahamad mahamadou mamadou mamadu mouhamadou mohamadou muhammadu magomed mukhamed mukhammad mokhamed maxamed mohd muhd mahomed mohamet محمد
ahmad ahmed achmad akhmad akhmed ahmet amadou ahmadou ahmadu amadu axmed أحمد
mahmud mahmoud mahmood mehmood makhmud mahmut maxamuud mamoudou mohamud mahamoud محمود
yusuf yousef yousuf yusef yousif yusif youssef youssouf yusup yussuf yuusuf yosouf usuf يوسف
ibrahim ebrahim ibraheem ibrahima brahim ibragim ibrohim ibraahim إبراهيم ابراهيم
fatima fatema fatma fatoumata fatimata fatimah fatime fatuma fatouma faadumo fadumo fatmeh fatimatou fathima فاطمة
aisha ayesha aysha aicha aissatou aissata aishatu caasha ayse aysheh aichatou asha عائشة
khadija khadijah khadidja hadija kadija kadidia khadeeja khadijatou khadijeh hatice xadiija kadidiatou خديجة خدیجه
abdullah abdallah abdulla abdalla abdoulaye abdullahi abdulahi abdellah abdollah cabdullaahi abdilahi abdoullah bdallh bdallah bdullah
uthman osman othman ousmane usman othmane cusmaan usmon osmane ousman عثمان
umar omar oumar omer cumar umer oumarou umaru omaar
hasan hassan hassane xasan hacen alassane lassana asan khasan hasson حسن
husayn hussein hussain husain hossein hossain houssein xuseen hussen hosein huseyn housseini husen khusein hussayn حسين
isa issa eissa essa ciise iise عيسى
musa moussa mussa mousa muse muuse موسى
sulayman suleiman sulaiman suleyman soliman souleymane soulaimane saleban suleman solayman slimane souleiman sulaymon سليمان
yaqub yakub yaqoob yacoub yakoub yacouba yakubu yaquub يعقوب
yahya yehia yahia yehya yahyo yaxya يحيى
idris idriss edris driss idrees idrissa idriis إدريس ادريس
ismail ismael esmail ismaila ismaeel smail ismaaciil esmaeil ismoil إسماعيل اسماعيل
ishaq ishak eshaq isxaaq ishaaq isaac issaka إسحاق اسحاق
khalid khaled halid kaled kalid xaalid خالد
sharif shareef cherif charif sherif شريف
rashid rasheed rachid reshid رشيد
abubakr abubakar aboubacar boubacar aboubakar abobakr abuubakar bubakar ababacar aboubaker abubkr
jamal djamel gamal jamel cemal jamaal djamal جمال
jafar jaffar djafar cafer jaafar giafar جعفر
jibril djibril gibril jibreel jebril jibriil gabril جبريل
qasim kasim kassem qassem qasem kacem gasim kassim kasem gassim قاسم
said saeed sayeed siciid saiid سعيد
zaynab zainab zeinab zeynab zineb zeynep saynab zenab zainabu زينب
maryam mariam meriem mariama maryan meryem maryem mariyam meryam مريم
layla leila laila leyla lejla leylo ليلى
amina aminah aminata ameena emine aamina أمينة
nur noor nour nuur نور
rida reza ridha riza redha ridho رضا
ramadan ramazan ramadhan ramadane ramzan ramadhani romdhane رمضان
fadl fazl فضل
fadil fazil fazel fadel
ziya zia diya dhiya ضياء
dhakir zakir thakir ذاكر
khidr khizr khodr khedr hizir خضر
mustafa moustapha mostafa mustapha moustafa mustafo مصطفى
murtada murtaza mortada mortaza مرتضى
hafiz hafez hafeez hafedh حافظ
";

/// Names of Ukrainians, Belarusians and Russians, whose papers were written in
/// one language after the other.
const SLAVIC: &str = "
oleksandr aleksandr alexander alexandr aliaksandr aleksander aleksandar olexandr
oleksandra aleksandra alexandra aliaksandra
oleksii oleksiy aleksei alexei aleksey alexey aliaksei oleksij
serhii serhiy sergei sergey siarhei serhij sergii sergiy serguei
mykola nikolai nikolay mikalai nikolaj mikola
mykhailo mikhail mykhaylo mikhailo mikhal mihail
volodymyr vladimir uladzimir wladimir volodimir
dmytro dmitri dmitry dmitriy dmitrii dzmitry dmitro
andrii andriy andrei andrey andrej
yevhen evgeny evgeni yevgeny evgenii yevgeniy ievgen yauhen evgeniy yevgenii
yevheniia evgenia yevgenia yevgeniya evgeniya yevheniya
olena elena yelena alena
olha olga volha
iryna irina
kateryna ekaterina yekaterina katsiaryna katerina
tetiana tatiana tatyana tetyana tatsiana
hanna anna ganna
hryhorii grigory grigori hryhoriy grigoriy ryhor grigorii
ihor igor
oleh oleg aleh
pavlo pavel paval
petro petr pyotr piotr
vasyl vasily vasili vasiliy vasil vasilii
yurii yuri yuriy iurii yury
maksym maksim maxim maxym
yuliia yulia iuliia yuliya
liudmyla liudmila lyudmila ludmila lyudmyla
svitlana svetlana sviatlana
halyna galina halina
danylo daniil danila
kyrylo kirill kiryl
artem artyom artsiom
fedir fedor fyodor
bohdan bogdan
heorhii georgi georgy heorhiy georgiy georgii
mykyta nikita
illia ilya ilia iliya
mariia maria mariya marija
sofiia sofia sofiya
";

static TABLE: LazyLock<Table> = LazyLock::new(Table::new);

struct Table {
    groups: HashMap<String, u16>,
    names: Vec<&'static str>,
}

impl Table {
    fn new() -> Self {
        let mut groups = HashMap::new();
        let mut names = Vec::new();
        for line in lines() {
            let Ok(number) = u16::try_from(names.len()) else {
                break;
            };
            let mut spellings = line.split_whitespace();
            let Some(name) = spellings.next() else {
                continue;
            };
            names.push(name);
            groups.insert(name.to_owned(), number);
            groups.extend(spellings.map(|spelling| (bare(spelling), number)));
        }
        Self { groups, names }
    }
}

fn lines() -> impl Iterator<Item = &'static str> {
    [ARABIC, SLAVIC]
        .into_iter()
        .flat_map(str::lines)
        .filter(|line| !line.is_empty())
}

/// A spelling in Latin letters alone.
fn bare(spelling: &str) -> String {
    let mut folded = crate::fold(spelling);
    folded.retain(|c| c != '\'');
    folded
}

/// The place in the table of a spelling, as folded.
pub(crate) fn group(folded: &str) -> Option<u16> {
    if folded.contains('\'') {
        return TABLE.groups.get(&folded.replace('\'', "")).copied();
    }
    TABLE.groups.get(folded).copied()
}

/// What the name at a place is called.
pub(crate) fn name(group: u16) -> Option<&'static str> {
    TABLE.names.get(usize::from(group)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_spelling_is_two_names() {
        let mut seen = HashMap::new();
        for line in lines() {
            for spelling in line.split_whitespace() {
                let name = line.split(' ').next();
                let before = seen.insert(bare(spelling), name);
                assert!(before.is_none_or(|before| before == name), "{spelling}");
            }
        }
    }
}
