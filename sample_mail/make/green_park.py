"""A complete application of a park to green-parks-2024: form, narrative and three photos."""

import io
from datetime import datetime

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from sample_mail.make.green_form import green_form, green_narrative
from sample_mail.make.green_texts import BACKGROUND, EXPERIENCE, FUTURE, SUMMARY
from sample_mail.make.letters import SHANGHAI, Outside, Part, letter
from sample_mail.make.situation import Situation

PARK = "汀屿经济技术开发区管理委员会"
BASE = f"【{PARK}】绿盟案例征集"
TITLE = "以水定热的园区综合能源枢纽"
SUBTITLE = "汀屿经济技术开发区绿色发展创新案例"
THEMES = ("绿色基础设施创新", "绿色产业发展创新", "绿色投资环境创新", "绿色国际合作创新")
CHOSEN = (THEMES[0], THEMES[2])
FIELDS = {
    "applicant": PARK,
    "contact_person": "骆汀",
    "contact_phone": "0513-55501268",
    "email": "luoting@tingyu.example",
    "themes": list(CHOSEN),
    "case_title": TITLE,
    "summary": SUMMARY,
    "filled_on": "2024年4月8日",
}
ROWS = (
    ("单位名称", PARK),
    ("联系人", "骆汀", "联系电话", "0513-55501268"),
    ("联系邮箱", "luoting@tingyu.example"),
    ("申报主题", "\n".join(("☑ " if one in CHOSEN else "□ ") + one for one in THEMES)),
    ("案例名称", TITLE),
    ("案例简介", "(200字以内, 简述突出亮点成效。)\n" + SUMMARY),
    ("填表日期", "2024年4月8日", "盖章(签字)", ""),
)


def green_park() -> Situation:
    """Word form with nothing to see in its 盖章(签字) cell: staff are told, nobody must mend."""
    parts = (
        Part(f"{BASE}（申报表）.docx", green_form("案例征集申报表", ROWS)),
        Part(
            f"{BASE}（案例正文）.docx",
            green_narrative(TITLE, SUBTITLE, (BACKGROUND, EXPERIENCE, FUTURE)),
        ),
        *(Part(f"{BASE}（照片{number}）.jpg", _photo(number)) for number in (1, 2, 3)),
    )
    received = datetime(2024, 4, 9, 10, 26, 38, tzinfo=SHANGHAI)
    outside = Outside("green-parks-park", "luoting@tingyu.example", "骆汀", BASE, received)
    text = f"绿盟秘书处：\n\n现报送我区案例“{TITLE}”，请查收附件。\n\n骆汀\n{PARK}\n"
    why = "另一活动（绿色园区，园区申报）的完整材料：Word 申报表、案例正文和三张大于 1MB 的照片。"
    return Situation(
        "green-parks-park", why, letter(outside, text, parts), _expected(parts, received)
    )


def _expected(parts: tuple[Part, ...], received: datetime) -> dict[str, object]:
    names = [part.name for part in parts]
    unstamped = {
        "code": "material-unstamped", "where": "form", "severity": "note", "aspect": "authenticity",
    }  # fmt: skip
    return {
        "part": 1,
        "campaign": "green-parks-2024-park",
        "status": "complete",
        "received_at": received.isoformat(),
        "sender": "luoting@tingyu.example",
        "subject": BASE,
        "reply": True,
        "fields": FIELDS,
        "materials": {"form": names[:1], "narrative": names[1:2], "photos": names[2:]},
        "findings": [unstamped],
        "state": "registered",
        "notice": "acknowledgement",
    }


def _photo(number: int) -> bytes:
    """Roofs under a sky, grainy enough to be just over the size asked for."""
    random = np.random.default_rng(number)
    sky = np.linspace((150, 185, 225), (225, 230, 232), 1080)[:, None, :]
    scene = Image.fromarray(np.broadcast_to(sky, (1080, 1440, 3)).astype(np.uint8))
    pen = ImageDraw.Draw(scene)
    for hall in range(9):
        left, top = hall * 170 - 40, 560 + int(random.integers(-90, 90))
        grey = int(random.integers(110, 190))
        pen.rectangle((left, top, left + 150, 900), fill=(grey, grey + 8, grey + 12))
        pen.polygon(((left, top), (left + 75, top - 40), (left + 150, top)), fill=(52, 74, 108))
    pen.rectangle((0, 900, 1440, 1080), fill=(92, 128, 84))
    soft = np.asarray(scene.filter(ImageFilter.GaussianBlur(1.2)), np.float32)
    grain = random.normal(0, 15, soft.shape)
    picture = Image.fromarray((soft + grain).clip(0, 255).astype(np.uint8))
    return next(
        taken for quality in range(80, 100) if len(taken := _jpeg(picture, quality)) > 1_060_000
    )


def _jpeg(picture: Image.Image, quality: int) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality)
    return out.getvalue()
