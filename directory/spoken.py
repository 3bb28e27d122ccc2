"""The languages members speak with each other: more than those the site is written in.

Shown by the name their speakers give them, which needs no translation. The numbers are stored in the list
of members and must never change or be given twice. Codes: ISO 639, as BCP 47 writes them.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Spoken:
    number: int
    code: str
    name: str


SPOKEN: dict[str, Spoken] = {
    code: Spoken(number, code, name)
    for number, code, name in (
        (1, "en", "English"),
        (2, "fr", "Français"),
        (3, "sw", "Kiswahili"),
        (4, "mk", "Македонски"),
        (5, "zh-hant", "繁體中文（書面）"),
        (6, "ar", "العربية"),
        (7, "yue", "粵語"),
        (8, "cmn", "普通話 / 國語"),
        (9, "ln", "Lingála"),
        (10, "lua", "Tshilubà"),
        (11, "kg", "Kikongo"),
        (12, "rw", "Ikinyarwanda"),
        (13, "rn", "Ikirundi"),
        (14, "lg", "Luganda"),
        (15, "ki", "Gĩkũyũ"),
        (16, "luo", "Dholuo"),
        (17, "so", "Soomaali"),
        (18, "am", "አማርኛ"),
        (19, "ti", "ትግርኛ"),
        (20, "om", "Afaan Oromoo"),
        (21, "ha", "Hausa"),
        (22, "yo", "Yorùbá"),
        (23, "ig", "Igbo"),
        (24, "wo", "Wolof"),
        (25, "ff", "Fulfulde"),
        (26, "bm", "Bamanankan"),
        (27, "zu", "isiZulu"),
        (28, "sn", "chiShona"),
        (29, "ny", "Chichewa"),
        (30, "pt", "Português"),
        (31, "es", "Español"),
        (32, "sq", "Shqip"),
        (33, "sr", "Српски"),
        (34, "bs", "Bosanski"),
        (35, "hr", "Hrvatski"),
        (36, "bg", "Български"),
        (37, "tr", "Türkçe"),
        (38, "rom", "Romani čhib"),
        (39, "el", "Ελληνικά"),
        (40, "ru", "Русский"),
        (41, "uk", "Українська"),
        (42, "be", "Беларуская"),
        (43, "ro", "Română"),
        (44, "hu", "Magyar"),
        (45, "pl", "Polski"),
        (46, "de", "Deutsch"),
        (47, "it", "Italiano"),
        (48, "nl", "Nederlands"),
        (49, "fa", "فارسی"),
        (50, "ckb", "کوردیی ناوەندی"),
        (51, "kmr", "Kurmancî"),
        (52, "he", "עברית"),
        (53, "ur", "اردو"),
        (54, "hi", "हिन्दी"),
        (55, "bn", "বাংলা"),
        (56, "ne", "नेपाली"),
        (57, "my", "မြန်မာဘာသာ"),
        (58, "th", "ไทย"),
        (59, "km", "ខ្មែរ"),
        (60, "vi", "Tiếng Việt"),
        (61, "id", "Bahasa Indonesia"),
        (62, "tl", "Tagalog"),
        (63, "ko", "한국어"),
        (64, "ja", "日本語"),
        (65, "bo", "བོད་སྐད་"),
        (66, "ug", "ئۇيغۇرچە"),
        (67, "ka", "ქართული"),
        (68, "hy", "Հայերեն"),
        (69, "az", "Azərbaycanca"),
        (70, "mn", "Монгол"),
    )
}
BY_NUMBER = {language.number: language for language in SPOKEN.values()}
SPOKEN_CHOICES = [(language.code, language.name) for language in SPOKEN.values()]


def numbers_of(codes) -> list[int]:
    """The stored numbers of language codes; a code that is not in the list has none."""
    return sorted(SPOKEN[code].number for code in codes if code in SPOKEN)
