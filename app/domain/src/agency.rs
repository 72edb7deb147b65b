//! Agencies: those who lead, take part and carry out.

use crate::{id::AgencyId, vietnamese};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// An office, or a collective such as "Các cơ quan, đơn vị, địa phương".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agency {
    /// Its id.
    pub id: AgencyId,
    /// Its full name, as first printed.
    pub name: String,
    /// Names everyone of a kind rather than one office; each such office takes part.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub collective: bool,
    /// Who took over its work when it was merged or renamed. It keeps its name: documents of its time call it so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub successor: Option<AgencyId>,
}

impl Agency {
    /// An agency known by no more than its name.
    pub fn named(id: AgencyId, name: &str) -> Self {
        Self { id, name: name.to_owned(), collective: Self::names_many(name), successor: None }
    }

    /// What two spellings of one office share: no case, single spaces, tones of the old and the new rule. "SỞ NỘI VỤ" is
    /// "Sở  Nội vụ", "Xã Hoà Phú" is "Xã Hòa Phú". Every diacritic counts: Tân Thành and Tân Thạnh are two communes.
    pub fn key(name: &str) -> String {
        // Many keyboards have the Icelandic letter where đ is meant.
        vietnamese::small(name).replace('ð', "đ").split_whitespace().map(vietnamese::tone_last).collect::<Vec<_>>().join(" ")
    }

    /// Whether a name as printed speaks of many. The one answer: it warns of a lead that is nobody, and lets everyone of a kind
    /// take part.
    pub fn names_many(name: &str) -> bool {
        let folded = vietnamese::plain(name);
        let after = |text: &str, words: &[&str]| words.iter().find_map(|word| text.strip_prefix(word).map(str::to_owned));
        if after(&folded, &ALWAYS_MANY).is_some() {
            return true;
        }
        let text = after(&folded, &HEADS).unwrap_or(folded);
        let committees = after(&text, &["ubnd ", "uy ban nhan dan "]);
        let of_each = committees.as_ref().is_some_and(|rest| rest.starts_with("cap "));
        let text = committees.unwrap_or(text);
        // "Cơ quan, đơn vị" is many, "Cơ quan Bảo hiểm xã hội" is one.
        let kind = after(&text, &["co quan", "don vi", "dia phuong"]);
        of_each || text.starts_with("cac ") || kind.is_some_and(|rest| rest.is_empty() || MANY_OF_A_KIND.iter().any(|words| rest.starts_with(words)))
    }
}

/// Agencies by name, however it is spelled.
#[derive(Debug, Default)]
pub struct Names {
    by_key: BTreeMap<String, AgencyId>,
    /// Those that read alike without diacritics, and whether they were written so.
    by_plain: BTreeMap<String, Vec<(AgencyId, bool)>>,
}

impl Names {
    /// The names of these.
    pub fn of<'a>(agencies: impl IntoIterator<Item = &'a Agency>) -> Self {
        let mut names = Self::default();
        agencies.into_iter().for_each(|agency| names.add(agency));
        names
    }

    /// One more.
    pub fn add(&mut self, agency: &Agency) {
        self.add_alias(agency.id, &agency.name);
    }

    /// One more name of an agency.
    pub fn add_alias(&mut self, id: AgencyId, name: &str) {
        let (key, plain) = (Agency::key(name), vietnamese::plain(name));
        let written_plainly = key == plain;
        self.by_plain.entry(plain).or_default().push((id, written_plainly));
        self.by_key.insert(key, id);
    }

    /// Whom a name means. Without diacritics, where they could not be typed, it may mean any that reads so; none, and it is new.
    pub fn find(&self, name: &str) -> Vec<AgencyId> {
        let (key, plain) = (Agency::key(name), vietnamese::plain(name));
        if let Some(id) = self.by_key.get(&key) {
            return vec![*id];
        }
        let alike = self.by_plain.get(&plain).map(Vec::as_slice).unwrap_or_default();
        let mut meant: Vec<AgencyId> = alike.iter().filter(|(_, written_plainly)| *written_plainly || key == plain).map(|(id, _)| *id).collect();
        // Two names of one agency may read alike.
        meant.sort_unstable();
        meant.dedup();
        meant
    }
}

/// Folded words with which only a collective opens.
const ALWAYS_MANY: [&str; 6] = ["so, ban", "toan the ", "toan bo ", "tat ca ", "moi ", "tung "];
/// Who stands at the head of each.
const HEADS: [&str; 6] = ["thu truong ", "nguoi dung dau ", "lanh dao ", "chu tich ", "giam doc ", "cap uy "];
/// What follows "Cơ quan" where it is no name.
const MANY_OF_A_KIND: [&str; 5] = [",", " lien quan", " co lien quan", " truc thuoc", " khac"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_office_is_spelled_in_several_ways_and_two_never_alike() {
        for (one, other) in [("SỞ NỘI VỤ", " Sở  Nội vụ"), ("Xã Hoà Phú", "Xã Hòa Phú"), ("Uỷ ban", "Ủy ban"), ("Ðắk Lắk", "Đắk Lắk")]
        {
            assert_eq!(Agency::key(one), Agency::key(other));
        }
        for (one, other) in [("Xã Tân Thành", "Xã Tân Thạnh"), ("Xã Ea Ba", "Xã Ea Bá"), ("Xã Hòa Sơn", "Xã Hoa Sơn"), ("Phường Ô", "Phường Ơ")]
        {
            assert_ne!(Agency::key(one), Agency::key(other));
        }
    }

    #[test]
    fn a_name_without_diacritics_means_whichever_reads_so() {
        let known = (1..).zip(["Sở Nội vụ", "Xã Tân Thành", "Xã Tân Thạnh", "So Y te"]);
        let all: Vec<Agency> = known.map(|(id, name)| Agency::named(AgencyId(uuid::Uuid::from_u128(id)), name)).collect();
        let (names, ids) = (Names::of(&all), all.iter().map(|agency| agency.id).collect::<Vec<_>>());
        assert_eq!(names.find("SỞ NỘI VỤ"), [ids[0]]);
        assert_eq!(names.find("so noi vu"), [ids[0]]);
        assert_eq!(names.find("Sở Y tế"), [ids[3]], "made before anybody could spell it");
        assert_eq!(names.find("xa tan thanh"), [ids[1], ids[2]]);
        assert_eq!(names.find("Xã Tân Thanh"), []);
        assert_eq!(names.find("Xã Tân Thạnh"), [ids[2]]);
    }

    #[test]
    fn collectives_are_told_from_offices() {
        for name in [
            "Các cơ quan, đơn vị, địa phương",
            "các địa phương",
            "Cơ quan, đơn vị, địa phương",
            "Đơn vị có liên quan",
            "Địa phương",
            "Sở, ban, ngành",
            "UBND cấp xã",
            "Ủy ban nhân dân các xã, phường",
            "Thủ trưởng các cơ quan, đơn vị",
            "Thủ trưởng cơ quan, đơn vị",
            "Người đứng đầu các cơ quan",
            "Lãnh đạo các sở",
            "Chủ tịch UBND các xã",
            "Toàn thể các cơ quan",
            "Toàn bộ các đơn vị",
            "Tất cả các sở",
            "Mọi cơ quan",
            "Mỗi đơn vị",
        ] {
            assert!(Agency::names_many(name), "{name}");
        }
        for name in [
            "Sở Nội vụ",
            "Văn phòng UBND tỉnh",
            "Bưu điện tỉnh",
            "Cục Thuế",
            "Cơ quan Bảo hiểm xã hội tỉnh",
            "Đơn vị 95",
            "Giám đốc Sở Tư pháp",
            "Chủ tịch UBND tỉnh",
            "UBND xã Ea Kao",
            "Công đoàn Viên chức tỉnh",
        ] {
            assert!(!Agency::names_many(name), "{name}");
        }
    }
}
