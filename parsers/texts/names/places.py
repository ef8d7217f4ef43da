"""Compares places in names, which distinguish two companies of one brand."""

import re

# The same brand elsewhere is another company.
_PLACES = (
    "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南"
    "|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门|深圳|广州|苏州|无锡|南京|杭州"
    "|宁波|青岛|大连|厦门|成都|武汉|西安|沈阳|长春|哈尔滨|济南|郑州|长沙|合肥|福州|南昌|昆明|贵阳|兰州|银川"
    "|西宁|乌鲁木齐|南宁|海口|石家庄|太原|呼和浩特|唐山|烟台|潍坊|日照|连云港|珠海|佛山|东莞|常州|南通|徐州"
    "|温州|绍兴|台州|嘉兴|湖州|金华|扬州|镇江|泰州|盐城|淮安|淄博|威海|临沂|济宁|保定|廊坊|沧州|邯郸|洛阳|宜昌"
    "|襄阳|株洲|岳阳|中山|惠州|江门|湛江|汕头|柳州|桂林|三亚|绵阳|宜宾|遵义|大理|宝鸡|咸阳|包头|鄂尔多斯|大庆"
    "|芜湖|泉州|漳州|九江|赣州|喀什|克拉玛依|石河子|伊犁|霍尔果斯|满洲里|二连浩特"
)
_PLACE = re.compile(rf"(?:^|\()(?:中国)?({_PLACES})")
_REGION = re.compile(
    rf"^(?:中国)?(?:(?:{_PLACES})(?:省|市|自治区)?|[\u4e00-\u9fff]{{2,3}}?(?:省|自治区|市))"
)
# A place in no list is recognised by its rank, or by brackets inside a company's name.
_RANKED = re.compile(r"^(?:中国)?([\u4e00-\u9fff]{2,3}?)(?:省|自治区|市|县)")
_INSIDE = re.compile(r"\(([\u4e00-\u9fff]{2,5})\)(?=.*公司)")
_NO_PLACE = frozenset({"集团", "股份", "控股"})


def places_in(name: str) -> tuple[frozenset[str], ...]:
    """Returns the places a folded name tells: by the list, by rank, by brackets inside it."""
    return (
        frozenset(_PLACE.findall(name)),
        frozenset(_RANKED.findall(name)),
        frozenset(_INSIDE.findall(name)) - _NO_PLACE,
    )


def differ_in_place(one: tuple[frozenset[str], ...], other: tuple[frozenset[str], ...]) -> bool:
    """Tell whether both names tell a place, and another one."""
    return any(a and b and not a & b for a, b in zip(one, other, strict=True))


def without_region(name: str) -> str:
    """The name without the province or city it begins with."""
    return _REGION.sub("", name)
