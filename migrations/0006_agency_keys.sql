-- Two names are one agency if they differ by case, spaces or the place of a tone ("Hòa", "Hoà") alone; other diacritics tell
-- communes apart ("Tân Thành", "Tân Thạnh"). SQL cannot take a tone off its vowel, so the program writes the keys anew when it
-- opens a database whose keys are of the old rule. What that rule had taken for one agency stays one.
update agency set name_key = name_key where 1 = 0;
