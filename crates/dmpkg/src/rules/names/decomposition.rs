//! Letters with marks, taken apart: the canonical decomposition of Unicode (UAX 15) for the scripts
//! that names in packages have.
//!
//! Two names are one in normalisation form C exactly when they are one taken apart. The tables for all
//! scripts would add fifty kilobytes to the download of the page; Latin, Greek, Cyrillic, Japanese and
//! Korean take two.

use dmpkg_archive::sorted::sort_by_key;

/// The tables in a form that is quick to ask.
pub(super) struct Decompositions {
    /// Characters and what they consist of: a letter and its outermost mark, or another character
    /// alone. Sorted.
    parts: Vec<(char, char, Option<char>)>,
}

impl Decompositions {
    pub(super) fn new() -> Self {
        let singles = SINGLES.iter().map(|(from, to)| (*from, *to, None));
        let mut parts: Vec<_> = singles.collect();
        for (mark, pairs) in PAIRS {
            let mut characters = pairs.chars();
            while let (Some(letter), Some(whole)) = (characters.next(), characters.next()) {
                parts.push((whole, letter, Some(*mark)));
            }
        }
        sort_by_key(&mut parts, |part| part.0);
        Self { parts }
    }

    /// Takes all letters of a text apart: each first, then its marks in their canonical order.
    pub(super) fn decompose(&self, text: &str) -> Vec<char> {
        let mut characters = Vec::with_capacity(text.len());
        for character in text.chars() {
            let start = characters.len();
            let mut rest = character;
            while let Some((letter, mark)) = self.split(rest) {
                characters.extend(mark);
                rest = letter;
            }
            characters.push(rest);
            // The outermost mark was taken off first.
            if let Some(parts) = characters.get_mut(start..) {
                parts.reverse();
            }
        }
        // Marks that do not touch each other have one order, by where they stand.
        for marks in characters.split_mut(|character| class(*character) == 0) {
            sort_by_key(marks, |mark| class(*mark));
        }
        characters
    }

    fn split(&self, character: char) -> Option<(char, Option<char>)> {
        match character {
            // Letters with marks begin with the capital A with grave.
            '\0'..'\u{c0}' => None,
            '\u{ac00}'..='\u{d7a3}' => hangul(character),
            _ => {
                let at = self.parts.binary_search_by_key(&character, |part| part.0);
                let (_, letter, mark) = self.parts.get(at.ok()?)?;
                Some((*letter, *mark))
            }
        }
    }
}

/// A Korean syllable: its last consonant, or else its vowel, taken off (section 3.12 of the Unicode
/// standard).
fn hangul(syllable: char) -> Option<(char, Option<char>)> {
    let place = u32::from(syllable).checked_sub(0xAC00)?;
    let last = place % 28;
    if last > 0 {
        let without = char::from_u32(u32::from(syllable) - last)?;
        return Some((without, char::from_u32(0x11A7 + last)));
    }
    let vowel = char::from_u32(0x1161 + place / 28 % 21);
    Some((char::from_u32(0x1100 + place / 588)?, vowel))
}

/// The canonical combining class of a mark: where it stands on its letter. 0 for all else.
fn class(character: char) -> u8 {
    match character {
        '\u{300}'..='\u{314}' | '\u{33d}'..='\u{344}' | '\u{346}' => 230,
        '\u{34a}'..='\u{34c}' | '\u{350}'..='\u{352}' | '\u{357}' | '\u{35b}' => 230,
        '\u{363}'..='\u{36f}' | '\u{483}'..='\u{487}' => 230,
        '\u{316}'..='\u{319}' | '\u{31c}'..='\u{320}' | '\u{323}'..='\u{326}' => 220,
        '\u{329}'..='\u{333}' | '\u{339}'..='\u{33c}' | '\u{347}'..='\u{349}' => 220,
        '\u{34d}'..='\u{34e}' | '\u{353}'..='\u{356}' | '\u{359}'..='\u{35a}' => 220,
        '\u{315}' | '\u{31a}' | '\u{358}' => 232,
        '\u{31b}' => 216,
        '\u{321}' | '\u{322}' | '\u{327}' | '\u{328}' => 202,
        '\u{334}'..='\u{338}' => 1,
        '\u{345}' => 240,
        '\u{35c}' | '\u{35f}' | '\u{362}' => 233,
        '\u{35d}' | '\u{35e}' | '\u{360}' | '\u{361}' => 234,
        '\u{3099}' | '\u{309a}' => 8,
        _ => 0,
    }
}

/// Characters that are the same as another one.
const SINGLES: &[(char, char)] = &[
    ('\u{340}', '\u{300}'),
    ('\u{341}', '\u{301}'),
    ('\u{343}', '\u{313}'),
    ('\u{374}', '\u{2b9}'),
    ('\u{37e}', '\u{3b}'),
    ('\u{387}', '\u{b7}'),
    ('\u{1f71}', '\u{3ac}'),
    ('\u{1f73}', '\u{3ad}'),
    ('\u{1f75}', '\u{3ae}'),
    ('\u{1f77}', '\u{3af}'),
    ('\u{1f79}', '\u{3cc}'),
    ('\u{1f7b}', '\u{3cd}'),
    ('\u{1f7d}', '\u{3ce}'),
    ('\u{1fbb}', '\u{386}'),
    ('\u{1fbe}', '\u{3b9}'),
    ('\u{1fc9}', '\u{388}'),
    ('\u{1fcb}', '\u{389}'),
    ('\u{1fd3}', '\u{390}'),
    ('\u{1fdb}', '\u{38a}'),
    ('\u{1fe3}', '\u{3b0}'),
    ('\u{1feb}', '\u{38e}'),
    ('\u{1fee}', '\u{385}'),
    ('\u{1fef}', '\u{60}'),
    ('\u{1ff9}', '\u{38c}'),
    ('\u{1ffb}', '\u{38f}'),
    ('\u{1ffd}', '\u{b4}'),
    ('\u{2126}', '\u{3a9}'),
    ('\u{212a}', '\u{4b}'),
    ('\u{212b}', '\u{c5}'),
];

/// By mark: letters, each followed by itself with the mark.
const PAIRS: &[(char, &str)] = &[
    ('\u{301}', "\u{308}\u{344}"),
    (
        '\u{300}',
        "AÀEÈIÌOÒUÙaàeèiìoòuùÜǛüǜNǸnǹĒḔēḕŌṐōṑWẀwẁÂẦâầĂẰăằÊỀêềÔỒôồƠỜơờƯỪưừYỲyỳἀἂἁἃἈἊἉἋἐἒἑἓἘἚἙἛἠἢἡἣἨἪἩἫἰἲἱἳἸἺἹἻὀὂὁὃὈὊὉὋὐὒὑὓὙὛὠὢὡὣὨὪὩὫαὰεὲηὴιὶοὸυὺωὼΑᾺΕῈΗῊ᾿῍ϊῒΙῚ῾῝ϋῢΥῪ¨῭ΟῸΩῺЕЀИЍеѐиѝ",
    ),
    (
        '\u{301}',
        "AÁEÉIÍOÓUÚYÝaáeéiíoóuúyýCĆcćLĹlĺNŃnńRŔrŕSŚsśZŹzźÜǗüǘGǴgǵÅǺåǻÆǼæǽØǾøǿÇḈçḉĒḖēḗÏḮïḯKḰkḱMḾmḿÕṌõṍŌṒōṓPṔpṕŨṸũṹWẂwẃÂẤâấĂẮăắÊẾêếÔỐôốƠỚơớƯỨưứ¨΅ΑΆΕΈΗΉΙΊΟΌΥΎΩΏϊΐαάεέηήιίϋΰοόυύωώϒϓἀἄἁἅἈἌἉἍἐἔἑἕἘἜἙἝἠἤἡἥἨἬἩἭἰἴἱἵἸἼἹἽὀὄὁὅὈὌὉὍὐὔὑὕὙὝὠὤὡὥὨὬὩὭ᾿῎῾῞ГЃКЌгѓкќ",
    ),
    (
        '\u{302}',
        "AÂEÊIÎOÔUÛaâeêiîoôuûCĈcĉGĜgĝHĤhĥJĴjĵSŜsŝWŴwŵYŶyŷZẐzẑẠẬạậẸỆẹệỌỘọộ",
    ),
    (
        '\u{303}',
        "AÃNÑOÕaãnñoõIĨiĩUŨuũVṼvṽÂẪâẫĂẴăẵEẼeẽÊỄêễÔỖôỗƠỠơỡƯỮưữYỸyỹ",
    ),
    (
        '\u{304}',
        "AĀaāEĒeēIĪiīOŌoōUŪuūÜǕüǖÄǞäǟȦǠȧǡÆǢæǣǪǬǫǭÖȪöȫÕȬõȭȮȰȯȱYȲyȳGḠgḡḶḸḷḹṚṜṛṝαᾱΑᾹιῑΙῙυῡΥῩИӢиӣУӮуӯ",
    ),
    (
        '\u{306}',
        "AĂaăEĔeĕGĞgğIĬiĭOŎoŏUŬuŭȨḜȩḝẠẶạặαᾰΑᾸιῐΙῘυῠΥῨУЎИЙийуўЖӁжӂАӐаӑЕӖеӗ",
    ),
    (
        '\u{307}',
        "CĊcċEĖeėGĠgġIİZŻzżAȦaȧOȮoȯBḂbḃDḊdḋFḞfḟHḢhḣMṀmṁNṄnṅPṖpṗRṘrṙSṠsṡŚṤśṥŠṦšṧṢṨṣṩTṪtṫWẆwẇXẊxẋYẎyẏſẛ",
    ),
    (
        '\u{308}',
        "AÄEËIÏOÖUÜaäeëiïoöuüyÿYŸHḦhḧÕṎõṏŪṺūṻWẄwẅXẌxẍtẗΙΪΥΫιϊυϋϒϔЕЁІЇеёіїАӒаӓӘӚәӛЖӜжӝЗӞзӟИӤиӥОӦоӧӨӪөӫЭӬэӭУӰуӱЧӴчӵЫӸыӹ",
    ),
    (
        '\u{309}',
        "AẢaảÂẨâẩĂẲăẳEẺeẻÊỂêểIỈiỉOỎoỏÔỔôổƠỞơởUỦuủƯỬưửYỶyỷ",
    ),
    ('\u{30a}', "AÅaåUŮuůwẘyẙ"),
    ('\u{30b}', "OŐoőUŰuűУӲуӳ"),
    (
        '\u{30c}',
        "CČcčDĎdďEĚeěLĽlľNŇnňRŘrřSŠsšTŤtťZŽzžAǍaǎIǏiǐOǑoǒUǓuǔÜǙüǚGǦgǧKǨkǩƷǮʒǯjǰHȞhȟ",
    ),
    ('\u{30f}', "AȀaȁEȄeȅIȈiȉOȌoȍRȐrȑUȔuȕѴѶѵѷ"),
    ('\u{311}', "AȂaȃEȆeȇIȊiȋOȎoȏRȒrȓUȖuȗ"),
    ('\u{313}', "αἀΑἈεἐΕἘηἠΗἨιἰΙἸοὀΟὈυὐωὠΩὨρῤ"),
    ('\u{314}', "αἁΑἉεἑΕἙηἡΗἩιἱΙἹοὁΟὉυὑΥὙωὡΩὩρῥΡῬ"),
    ('\u{31b}', "OƠoơUƯuư"),
    (
        '\u{323}',
        "BḄbḅDḌdḍHḤhḥKḲkḳLḶlḷMṂmṃNṆnṇRṚrṛSṢsṣTṬtṭVṾvṿWẈwẉZẒzẓAẠaạEẸeẹIỊiịOỌoọƠỢơợUỤuụƯỰưựYỴyỵ",
    ),
    ('\u{324}', "UṲuṳ"),
    ('\u{325}', "AḀaḁ"),
    ('\u{326}', "SȘsșTȚtț"),
    ('\u{327}', "CÇcçGĢgģKĶkķLĻlļNŅnņRŖrŗSŞsşTŢtţEȨeȩDḐdḑHḨhḩ"),
    ('\u{328}', "AĄaąEĘeęIĮiįUŲuųOǪoǫ"),
    ('\u{32d}', "DḒdḓEḘeḙLḼlḽNṊnṋTṰtṱUṶuṷ"),
    ('\u{32e}', "HḪhḫ"),
    ('\u{330}', "EḚeḛIḬiḭUṴuṵ"),
    ('\u{331}', "BḆbḇDḎdḏKḴkḵLḺlḻNṈnṉRṞrṟTṮtṯZẔzẕhẖ"),
    (
        '\u{342}',
        "ἀἆἁἇἈἎἉἏἠἦἡἧἨἮἩἯἰἶἱἷἸἾἹἿὐὖὑὗὙὟὠὦὡὧὨὮὩὯαᾶ¨῁ηῆ᾿῏ιῖϊῗ῾῟υῦϋῧωῶ",
    ),
    (
        '\u{345}',
        "ἀᾀἁᾁἂᾂἃᾃἄᾄἅᾅἆᾆἇᾇἈᾈἉᾉἊᾊἋᾋἌᾌἍᾍἎᾎἏᾏἠᾐἡᾑἢᾒἣᾓἤᾔἥᾕἦᾖἧᾗἨᾘἩᾙἪᾚἫᾛἬᾜἭᾝἮᾞἯᾟὠᾠὡᾡὢᾢὣᾣὤᾤὥᾥὦᾦὧᾧὨᾨὩᾩὪᾪὫᾫὬᾬὭᾭὮᾮὯᾯὰᾲαᾳάᾴᾶᾷΑᾼὴῂηῃήῄῆῇΗῌὼῲωῳώῴῶῷΩῼ",
    ),
    (
        '\u{3099}',
        "かがきぎくぐけげこごさざしじすずせぜそぞただちぢつづてでとどはばひびふぶへべほぼうゔゝゞカガキギクグケゲコゴサザシジスズセゼソゾタダチヂツヅテデトドハバヒビフブヘベホボウヴワヷヰヸヱヹヲヺヽヾ",
    ),
    ('\u{309a}', "はぱひぴふぷへぺほぽハパヒピフプヘペホポ"),
];

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    fn decomposed(tables: &Decompositions, text: &str) -> String {
        tables.decompose(text).into_iter().collect()
    }

    #[test]
    fn it_agrees_with_unicode_on_its_scripts() {
        let tables = Decompositions::new();
        let ranges = [
            '\0'..='\u{24f}',
            '\u{300}'..='\u{36f}',
            '\u{370}'..='\u{52f}',
            '\u{1e00}'..='\u{1fff}',
            '\u{3040}'..='\u{30ff}',
            '\u{ac00}'..='\u{d7a3}',
            '\u{2126}'..='\u{2126}',
            '\u{212a}'..='\u{212b}',
        ];
        for character in ranges.into_iter().flatten() {
            let known: String = character.nfd().collect();
            assert_eq!(
                decomposed(&tables, &character.to_string()),
                known,
                "{character}"
            );
        }
    }

    #[test]
    fn marks_come_into_one_order() {
        let tables = Decompositions::new();
        for text in [
            "a\u{301}\u{323}",
            "ạ\u{301}",
            "á\u{323}\u{345}x\u{327}\u{31b}",
            "ủ\u{31b}",
        ] {
            assert_eq!(
                decomposed(&tables, text),
                text.nfd().collect::<String>(),
                "{text}"
            );
        }
        let marks = ('\u{300}'..='\u{36f}').chain('\u{483}'..='\u{487}');
        for mark in marks {
            let text = format!("a\u{3099}{mark}\u{301}\u{334}{mark}");
            assert_eq!(
                decomposed(&tables, &text),
                text.nfd().collect::<String>(),
                "{mark:?}"
            );
        }
    }
}
