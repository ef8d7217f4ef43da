import pytest

from parsers.texts.language import tongue_of

ENGLISH = "Dear colleagues, please find attached the application of our industrial park."
RUSSIAN = "Уважаемые коллеги, направляем заявку нашего индустриального парка."
CHINESE = "您好，现将我单位的申报材料发送给您，请查收。"


@pytest.mark.parametrize(
    ("text", "tongue"),
    [
        (ENGLISH, "en"),
        (RUSSIAN, "ru"),
        (CHINESE, "zh"),
        ("", "zh"),
        ("Sent from my iPhone", "zh"),
        # Chinese letters full of names, addresses and links.
        (f"{CHINESE} Green Park Holding Limited, No. 1 Example Road, Industrial Zone", "zh"),
        ("见附件 https://pan.example.com/s/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "zh"),
        ("a-very-long-address-of-somebody-at-the-park@industrial-park.example", "zh"),
        # A name in Chinese does not make the letter one.
        (f"{ENGLISH} We are the partner of 云岭. {ENGLISH}", "en"),
        # What is answered stands below, in another language.
        (f"{RUSSIAN}\n\n在 2026年6月10日，办公室 写道：\n{CHINESE * 5}", "ru"),
        (f"{ENGLISH}\nOn Wed, 10 Jun 2026, the office wrote:\n{CHINESE * 5}", "en"),
        (f"{ENGLISH}\n> {CHINESE}\n> {CHINESE}", "en"),
        (f"{CHINESE}\n-----Original Message-----\n{ENGLISH * 5}", "zh"),
        (f"{RUSSIAN} Best regards", "ru"),
    ],
)
def test_the_language_of_a_letter(text, tongue):
    assert tongue_of(text) == tongue
