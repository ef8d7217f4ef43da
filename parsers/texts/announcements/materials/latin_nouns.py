"""Lists the nouns that English and Russian announcements name materials with."""

import re

from parsers.texts.announcements.materials.nouns import (
    AUDIO,
    DESCRIPTION,
    DESIGN,
    FORM,
    LETTER,
    NARRATIVE,
    OTHER,
    PHOTOS,
    PLEDGE,
    SUMMARY,
    SUPPORTING,
    VIDEO,
    PaperKind,
)

_NOUNS = (
    (
        FORM,
        (
            r"(?:application|entry|registration|submission|nomination|cover|proposal) (?:form|sheet)"
            r"|questionnaire|заявк[а-я]+(?: на участие)?|анкет[а-я]+|форм[аы] заявки"
            r"|регистрационн[а-я]+ форм[а-я]+"
        ),
    ),
    (
        LETTER,
        (
            r"letters? of (?:recommendation|reference|support|endorsement)|(?:recommendation|reference"
            r"|support|cover|motivation) letters?|references?|рекомендательн[а-я]+ письм[а-я]+"
            r"|рекомендаци[а-я]+|сопроводительн[а-я]+ письм[а-я]+|мотивационн[а-я]+ письм[а-я]+"
            r"|представлени[ея]"
        ),
    ),
    (
        PLEDGE,
        (
            r"declarations?(?: of [a-z]+)?|statement of originality|consent forms?|letter of commitment"
            r"|согласи[ея](?: на обработку персональных данных)?|обязательств[а-я]+|декларац[а-я]+"
        ),
    ),
    (
        SUMMARY,
        (
            r"budgets?|budget (?:table|spreadsheet|breakdown)|смет[аыу]|бюджет[а-я]*|реестр[а-я]*"
            r"|сводн[а-я]+ таблиц[а-я]+"
        ),
    ),
    (
        PHOTOS,
        (
            r"images?|photographs?|photos?|pictures?|headshots?|stills?|портрет[а-я]*|фотографи[а-я]+|фото"
            r"|фоторабот[а-я]+|изображени[а-я]+|иллюстраци[а-я]+"
        ),
    ),
    (
        VIDEO,
        (
            r"videos?|video (?:clip|file|recording)s?|films?|showreel|видеоролик[а-я]*|видеоматериал[а-я]*"
            r"|видео|видеозапис[а-я]+|презентационн[а-я]+ ролик"
        ),
    ),
    (AUDIO, r"audio (?:file|recording)s?|аудиозапис[а-я]+"),
    (
        NARRATIVE,
        (
            r"case stud(?:y|ies)|proposals?|project proposals?|project descriptions?|descriptions?|essays?"
            r"|manuscripts?|papers?|full papers?|abstracts?|articles?|stor(?:y|ies)|entr(?:y|ies)"
            r"|narratives?|texts?|concept notes?|project plans?|scripts?|poems?"
            r"|описани[а-я]+|эссе|стать[а-я]+|тезис[а-я]*|текст[а-я]*|конкурсн[а-я]+ работ[а-я]+|работ[аы]"
            r"|сочинени[а-я]+|очерк[а-я]*|стихотворени[а-я]+|стихи"
            r"|проз[ауы]|произведени[а-я]+|проект[а-я]*|пояснительн[а-я]+ записк[а-я]+|рассказ[а-я]*"
            r"|методическ[а-я]+ разработк[а-я]+"
        ),
    ),
    (
        DESCRIPTION,
        (
            r"summar(?:y|ies)|synops[ei]s|(?:artist'?s? )?statements?|biograph(?:y|ies)|bios?|аннотаци[а-я]+"
            r"|резюме проекта|кратк[а-я]+ описани[а-я]+"
        ),
    ),
    (
        SUPPORTING,
        (
            r"supporting (?:documents?|materials?)|portfolios?|work samples?|certificates?|transcripts?"
            r"|evidence|proof of [a-z]+|подтверждающ[а-я]+ (?:документ|материал)[а-я]*|портфолио"
            r"|копи[яий] [а-я]+|справк[а-я]+|отзыв[а-я]*|приложени[ея] к заявке"
            r"|дополнительн[а-я]+ материал[а-я]*|презентаци[а-я]+"
        ),
    ),
    (
        OTHER,
        (
            r"(?:short |full[ -]|brief )?(?:CV|C\.V\.|curriculum vitae|résumés?|resumes?)"
            r"|cvs?|posters?|presentations?"
            r"|slides?|technical rider|schedule|timeline|резюме|автобиографи[а-я]+|логотип[а-я]*"
            r"|квитанци[а-я]+"
        ),
    ),
    (DESIGN, r"logos?|designs?|artworks?|sketch(?:es)?|макет[а-я]*|эскиз[а-я]*|рисун[а-я]+"),
)
_PATTERNS = tuple((kind, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for kind, words in _NOUNS)
_BEFORE = r"(?:(?:[A-Za-z][A-Za-z'-]{1,14}|[А-Яа-яё]{3,14}) ){0,2}"
_ALL = "|".join(f"(?:{words})" for _, words in _NOUNS)
NAMED = re.compile(
    rf"\b{_BEFORE}(?:{_ALL})\b(?: of (?:the )?[a-z]+(?: [a-z]+)?)?",
    re.IGNORECASE,
)


def latin_kind(name: str) -> PaperKind | None:
    """Return what sort of paper a name means, by the first noun in it; None where it holds none."""
    hits = [
        (match.start(), place, kind)
        for place, (kind, pattern) in enumerate(_PATTERNS)
        if (match := pattern.search(name))
    ]
    return min(hits, key=lambda hit: hit[:2])[2] if hits else None
