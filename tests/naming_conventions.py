"""Invents names, right and wrong, for the conventions that calls, contests and offices ask for.

Values stand in the order of the placeholders. Every body, person and number is invented.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Asked:
    """`good`: name → the values of its parts. `kinds`: what the call says of parts of its own."""

    pattern: str
    good: dict[str, tuple[str, ...]]
    bad: tuple[str, ...]
    kinds: dict[str, str] = field(default_factory=dict)

    @property
    def keys(self) -> list[str]:
        return [piece.split("}")[0] for piece in self.pattern.split("{")[1:]]


def asked(pattern: str, good: str, bad: str, **kinds: str) -> Asked:
    """From lines: `name => value | value`, and one bad name a line."""
    named = {}
    for line in good.strip().splitlines():
        name, _, values = line.partition("=>")
        named[name.strip()] = tuple(value.strip() for value in values.split("|") if value.strip())
    return Asked(pattern, named, tuple(one.strip() for one in bad.strip().splitlines()), kinds)


CONVENTIONS = (
    # Recruitment
    asked(
        "{position}+{name}",
        """
        前端工程师+林一叶.pdf => 前端工程师 | 林一叶
        前端工程师＋林一叶.pdf => 前端工程师 | 林一叶
        C++开发工程师+林一叶.pdf => C++开发工程师 | 林一叶
        Re: 转发：行政助理 + 欧阳若水 => 行政助理 | 欧阳若水
        """,
        """
        林一叶.pdf
        前端工程师林一叶.pdf
        应聘岗位+姓名.pdf
        前端工程师+.pdf
        """,
    ),
    asked(
        "{name}-{school}-{position}",
        """
        林一叶-示例大学-研究助理.pdf => 林一叶 | 示例大学 | 研究助理
        林一叶—示例大学—研究助理 => 林一叶 | 示例大学 | 研究助理
        林一叶 – 示例大学 – 研究助理（最终版）.docx => 林一叶 | 示例大学 | 研究助理
        回复: 林一葉-示例大學-研究助理 => 林一葉 | 示例大學 | 研究助理
        """,
        """
        林一叶-示例大学.pdf
        姓名-学校-岗位.pdf
        林一叶示例大学研究助理.pdf
        林一叶--研究助理.pdf
        """,
    ),
    asked(
        "{job_number} - {name} - {phone} - {school}",
        """
        J07 - 何砚秋 - 15400080021 - 示例大学 => J07 | 何砚秋 | 15400080021 | 示例大学
        J07-何砚秋-154 0008 0021-示例大学 => J07 | 何砚秋 | 154 0008 0021 | 示例大学
        J07－何砚秋－154-0008-0021－示例大学 => J07 | 何砚秋 | 154-0008-0021 | 示例大学
        FW: J12 - Ann-Marie Sample - +86 15400080022 - 兼职 => J12 | Ann-Marie Sample | +86 15400080022 | 兼职
        """,
        """
        J07 - 何砚秋 - 示例大学
        何砚秋 - J07 - 15400080021 - 示例大学
        J07 - 何砚秋 - 手机号码 - 示例大学
        J07 - 15400080021 - 何砚秋 - 示例大学
        """,
    ),
    asked(
        "应聘{position}-{name}",
        """
        应聘编辑-苏木.pdf => 编辑 | 苏木
        应聘 编辑 — 苏木 => 编辑 | 苏木
        應聘编辑-苏木 => 编辑 | 苏木
        应聘-编辑-苏木.pdf => 编辑 | 苏木
        """,
        """
        编辑-苏木.pdf
        应聘编辑.pdf
        应聘-苏木.pdf
        """,
    ),
    # Courses and student works
    asked(
        "{student_id}-{name}",
        """
        23071140102-杨予.docx => 23071140102 | 杨予
        23071140102—杨予.docx => 23071140102 | 杨予
        B13040216_杨予.zip => B13040216 | 杨予
        23071140102-杨予(1).docx => 23071140102 | 杨予
        """,
        """
        杨予-23071140102.docx
        学号-姓名.docx
        23071140102.docx
        23071140102杨予.docx
        """,
    ),
    asked(
        "{student_id}-{name}-{case_title}",
        """
        20231107-司空见-校园雨水花园.pdf => 20231107 | 司空见 | 校园雨水花园
        20231107-司空见-校园雨水花园-第二组.pdf => 20231107 | 司空见 | 校园雨水花园-第二组
        20231107_司空见_校园雨水花园.md => 20231107 | 司空见 | 校园雨水花园
        20231107-司空见-校园雨水花园.docx.pdf => 20231107 | 司空见 | 校园雨水花园
        """,
        """
        司空见-校园雨水花园.pdf
        学号-姓名-作业题目.pdf
        20231107-司空见.pdf
        """,
    ),
    asked(
        "{student_id}{name}",
        """
        3120045骆一苇.docx => 3120045 | 骆一苇
        3120045 骆一苇.docx => 3120045 | 骆一苇
        M20231107司空见.zip => M20231107 | 司空见
        ３１２００４５骆一苇.docx => ３１２００４５ | 骆一苇
        """,
        """
        骆一苇.docx
        骆一苇3120045.docx
        3120045.docx
        """,
    ),
    asked(
        "{name}{phone}",
        """
        骆一苇15400080031.jpg => 骆一苇 | 15400080031
        骆一苇 15400080031.jpg => 骆一苇 | 15400080031
        骆一苇154-0008-0031.jpg => 骆一苇 | 154-0008-0031
        """,
        """
        骆一苇.jpg
        15400080031.jpg
        15400080031骆一苇.jpg
        """,
    ),
    asked(
        "2026程序设计-期中项目-{student_id}-{name}",
        """
        2026程序设计-期中项目-3120045-骆一苇 => 3120045 | 骆一苇
        2026程序设计—期中项目—3120045—骆一苇.zip => 3120045 | 骆一苇
        2026 程序设计 - 期中项目 - 3120045 - 骆一苇 => 3120045 | 骆一苇
        """,
        """
        期中项目-3120045-骆一苇
        2025程序设计-期中项目-3120045-骆一苇
        2026程序设计-期中项目-骆一苇
        2026程序设计-期中项目-骆一苇-3120045
        """,
    ),
    asked(
        "后端-{student_id}-{name}",
        """
        后端-3120045-骆一苇.zip => 3120045 | 骆一苇
        後端-3120045-骆一苇.zip => 3120045 | 骆一苇
        后端_3120045_骆一苇.7z => 3120045 | 骆一苇
        """,
        """
        前端-3120045-骆一苇.zip
        3120045-骆一苇.zip
        后端-学号-姓名.zip
        """,
    ),
    asked(
        "{class}{name}{number}",
        """
        六（2）班 杨予 03.jpg => 六（2）班 | 杨予 | 03
        """,
        """
        杨予.jpg
        """,
    ),
    asked(
        "{school}+{class}+{name}+{case_title}",
        """
        示例小学+六（2）班+杨予+我的书包会说话.doc => 示例小学 | 六（2）班 | 杨予 | 我的书包会说话
        示例小学＋六(2)班＋杨予＋《我的书包会说话》.doc => 示例小学 | 六(2)班 | 杨予 | 我的书包会说话
        示例小学 + 六2班 + 杨予 + 1+1不等于2.doc => 示例小学 | 六2班 | 杨予 | 1+1不等于2
        """,
        """
        示例小学+杨予+我的书包会说话.doc
        学校+班级+姓名+作品名称.doc
        示例小学六（2）班杨予我的书包会说话.doc
        """,
    ),
    # Contests, arts
    asked(
        "{case_title}+{author}+{phone}",
        """
        晨雾+贺兰山樵+15400080041.jpg => 晨雾 | 贺兰山樵 | 15400080041
        晨雾＋贺兰＋0301-8000123.jpg => 晨雾 | 贺兰 | 0301-8000123
        晨雾+贺兰+154 0008 0041（2）.jpg => 晨雾 | 贺兰 | 154 0008 0041
        A+B的故事+贺兰+15400080041.mp4 => A+B的故事 | 贺兰 | 15400080041
        《晨雾》+贺兰+15400080041.jpg => 晨雾 | 贺兰 | 15400080041
        """,
        """
        晨雾+贺兰.jpg
        贺兰+15400080041.jpg
        作品名称+作者姓名+联系电话.jpg
        15400080041+贺兰+晨雾.jpg
        """,
    ),
    asked(
        "《{case_title}》+{author}",
        """
        《晨雾》+贺兰.jpg => 晨雾 | 贺兰
        《晨雾》＋贺兰.jpg => 晨雾 | 贺兰
        《晨雾（组照）》+贺兰.jpg => 晨雾（组照） | 贺兰
        《晨雾》贺兰.jpg => 晨雾 | 贺兰
        """,
        """
        晨雾+贺兰.jpg
        《》+贺兰.jpg
        《晨雾》.jpg
        《作品名称》+作者.jpg
        """,
    ),
    asked(
        "{group}_{case_title}_{author}_{date}",
        """
        青年组_归舟_苏木_20260401.mp4 => 青年组 | 归舟 | 苏木 | 20260401
        青年组_归舟_苏木_2026-04-01.mp4 => 青年组 | 归舟 | 苏木 | 2026-04-01
        青年组＿归舟＿苏木＿2026年4月1日.mp4 => 青年组 | 归舟 | 苏木 | 2026年4月1日
        青年组_归_舟_苏木_20260401.mp4 => 青年组 | 归_舟 | 苏木 | 20260401
        """,
        """
        青年组_归舟_苏木.mp4
        归舟_苏木_20260401.mp4
        青年组_归舟_20260401_苏木.mp4
        """,
    ),
    asked(
        "摄影大赛-{region}-{author}-{case_title}-{number}",
        """
        摄影大赛-霁川市-贺兰-晨雾-01.jpg => 霁川市 | 贺兰 | 晨雾 | 01
        摄影大赛—霁川市—贺兰—晨雾—1.jpg => 霁川市 | 贺兰 | 晨雾 | 1
        摄影大赛 霁川市-贺兰-雾-晨-02.jpg => 霁川市 | 贺兰 | 雾-晨 | 02
        """,
        """
        霁川市-贺兰-晨雾-01.jpg
        摄影大赛-霁川市-贺兰-晨雾.jpg
        摄影展-霁川市-贺兰-晨雾-01.jpg
        """,
    ),
    asked(
        "{group}-{name}-{case_title}",
        """
        少年组-杨予-春天的河.mp4 => 少年组 | 杨予 | 春天的河
        成人组—杨予—春天的河.mp4 => 成人组 | 杨予 | 春天的河
        少年 - 杨予 - 春-夏-秋.mp4 => 少年 | 杨予 | 春-夏-秋
        """,
        """
        杨予-春天的河.mp4
        老年组-杨予-春天的河.mp4
        组别-姓名-作品.mp4
        """,
        group="choice:少年组,成人组",
    ),
    asked(
        "{category}{case_title}",
        """
        摄影类春江.jpg => 摄影类 | 春江
        书法类 春江.jpg => 书法类 | 春江
        书法类-春江花月.jpg => 书法类 | 春江花月
        """,
        """
        春江.jpg
        摄影类.jpg
        舞蹈类春江.mp4
        """,
        category="choice:摄影类,书法类",
    ),
    asked(
        "标识征集+{name}",
        """
        标识征集+段木 => 段木
        标识征集：段木 => 段木
        【标识征集】段木.zip => 段木
        标识征集+段木（2件） => 段木（2件）
        """,
        """
        段木
        标识征集
        标识征集+姓名
        标语征集+段木
        """,
    ),
    asked(
        "【申请认证】+{applicant}",
        """
        【申请认证】+晨光诗社 => 晨光诗社
        [申请认证]晨光诗社 => 晨光诗社
        Fwd:【申请认证】＋晨光诗社 => 晨光诗社
        """,
        """
        申请认证
        【申请认证】
        晨光诗社
        【申请加入】+晨光诗社
        """,
    ),
    asked(
        "{team} + 模型数据报备",
        """
        一路向北队 + 模型数据报备 => 一路向北队
        一路向北队+模型数据报备 => 一路向北队
        回复：一路向北队 ＋ 模型数据报备 => 一路向北队
        """,
        """
        模型数据报备
        团队名称 + 模型数据报备
        一路向北队
        """,
    ),
    # Cases, awards, research
    asked(
        "{region}-{applicant}-{case_title}-典型案例",
        """
        霁川市-蓝汀科技有限公司-余热供暖-典型案例.docx => 霁川市 | 蓝汀科技有限公司 | 余热供暖
        霁川市—蓝汀科技有限公司—余热供暖—典型案例.docx => 霁川市 | 蓝汀科技有限公司 | 余热供暖
        霁川市-A-B科技有限公司-余热供暖-典型案例.docx => 霁川市 | A-B科技有限公司 | 余热供暖
        霁川市-蓝汀科技有限公司-热-电联产-典型案例（盖章版）.pdf => 霁川市 | 蓝汀科技有限公司 | 热-电联产
        """,
        """
        蓝汀科技有限公司-余热供暖-典型案例.docx
        霁川市-蓝汀科技有限公司-余热供暖.docx
        地区-单位-案例名称-典型案例.docx
        霁川市--余热供暖-典型案例.docx
        """,
    ),
    asked(
        "（{region}）{applicant}《{case_title}》",
        """
        （霁川市）蓝汀科技《余热供暖》.docx => 霁川市 | 蓝汀科技 | 余热供暖
        (霁川市)蓝汀科技《余热供暖》.pdf => 霁川市 | 蓝汀科技 | 余热供暖
        （霁川市） 蓝汀科技（东区） 《余热（一期）供暖》 => 霁川市 | 蓝汀科技（东区） | 余热（一期）供暖
        """,
        """
        蓝汀科技《余热供暖》.docx
        （霁川市）《余热供暖》.docx
        （霁川市）蓝汀科技余热供暖.docx
        （地区）蓝汀科技《余热供暖》.docx
        """,
    ),
    asked(
        "【{category}】{applicant}：{case_title}",
        """
        【智能制造】蓝汀科技：黑灯工厂.docx => 智能制造 | 蓝汀科技 | 黑灯工厂
        [智能制造]蓝汀科技:黑灯工厂.docx => 智能制造 | 蓝汀科技 | 黑灯工厂
        【智能制造】蓝汀科技： “三零”工厂 => 智能制造 | 蓝汀科技 | “三零”工厂
        """,
        """
        蓝汀科技：黑灯工厂.docx
        【智能制造】蓝汀科技黑灯工厂.docx
        【】蓝汀科技：黑灯工厂.docx
        """,
    ),
    asked(
        "{applicant}2026年绿色案例{case_title}",
        """
        蓝汀科技2026年绿色案例余热供暖.docx => 蓝汀科技 | 余热供暖
        蓝汀科技-2026年绿色案例-余热供暖.docx => 蓝汀科技 | 余热供暖
        蓝汀科技 2026 年绿色案例《余热供暖》.docx => 蓝汀科技 | 余热供暖
        """,
        """
        2026年绿色案例余热供暖.docx
        蓝汀科技2026年绿色案例.docx
        蓝汀科技2025年绿色案例余热供暖.docx
        """,
    ),
    asked(
        "{unit}–{name}–{case_title}–论文",
        """
        示例研究院–苏木–热网平衡–论文.docx => 示例研究院 | 苏木 | 热网平衡
        示例研究院-苏木-热网平衡-论文.docx => 示例研究院 | 苏木 | 热网平衡
        示例研究院-苏木-热网-水网平衡-论文（终稿）.docx => 示例研究院 | 苏木 | 热网-水网平衡
        """,
        """
        示例研究院-苏木-热网平衡.docx
        苏木-热网平衡-论文.docx
        示例研究院-苏木-热网平衡-摘要.docx
        """,
    ),
    asked(
        "{recommender}推荐+{applicant}",
        """
        霁川市工信局推荐+蓝汀科技.zip => 霁川市工信局 | 蓝汀科技
        霁川市工信局 推荐 ＋ 蓝汀科技.zip => 霁川市工信局 | 蓝汀科技
        """,
        """
        推荐+蓝汀科技.zip
        霁川市工信局+蓝汀科技.zip
        霁川市工信局推荐+.zip
        """,
    ),
    asked(
        "{applicant}-{case_title}-{contact_person}-{phone}",
        """
        蓝汀科技-余热供暖-苏木-15400080051.zip => 蓝汀科技 | 余热供暖 | 苏木 | 15400080051
        蓝汀科技—余热供暖—苏木—0301-8000123.zip => 蓝汀科技 | 余热供暖 | 苏木 | 0301-8000123
        蓝汀科技-热-电联产-苏木-15400080051.zip => 蓝汀科技 | 热-电联产 | 苏木 | 15400080051
        转发: 蓝汀科技-余热供暖-苏木-154-0008-0051 => 蓝汀科技 | 余热供暖 | 苏木 | 154-0008-0051
        """,
        """
        蓝汀科技-余热供暖-苏木.zip
        蓝汀科技-余热供暖-15400080051.zip
        单位名称-案例名称-联系人-联系电话.zip
        """,
    ),
    asked(
        "{applicant}({email})",
        """
        苏木(sumu@mail.example).zip => 苏木 | sumu@mail.example
        苏木（su-mu@mail.example） => 苏木 | su-mu@mail.example
        """,
        """
        苏木.zip
        苏木(15400080051).zip
        (sumu@mail.example).zip
        """,
    ),
    asked(
        "{number}号-{case_title}",
        """
        12号-余热供暖.docx => 12 | 余热供暖
        12 号—余热供暖.docx => 12 | 余热供暖
        """,
        """
        余热供暖.docx
        12号.docx
        12-余热供暖.docx
        """,
    ),
    asked(
        "第{number}组_{case_title}",
        """
        第3组_桥.pptx => 3 | 桥
        第三组_桥.pptx => 三 | 桥
        第 3 组＿桥.pptx => 3 | 桥
        """,
        """
        3_桥.pptx
        第组_桥.pptx
        第3组.pptx
        """,
    ),
    asked(
        "{date}-{unit}-工作简报",
        """
        20260401-东滩农场-工作简报.docx => 20260401 | 东滩农场
        2026-04-01-东滩农场-工作简报.docx => 2026-04-01 | 东滩农场
        2026.4.1—东滩农场—工作简报.docx => 2026.4.1 | 东滩农场
        """,
        """
        东滩农场-工作简报.docx
        20260401-工作简报.docx
        东滩农场-20260401-工作简报.docx
        """,
    ),
    asked(
        "{name}_{id_number}_{product}",
        """
        苏木_110101199001010000_理财产品.zip => 苏木 | 110101199001010000 | 理财产品
        苏木-11010119900101000X-理财-稳健.zip => 苏木 | 11010119900101000X | 理财-稳健
        """,
        """
        苏木_理财产品.zip
        110101199001010000_苏木_理财产品.zip
        客户姓名_身份证号_产品名称.zip
        """,
    ),
    # Spaces, dots, slashes
    asked(
        "{school} {name} {case_title}",
        """
        示例大学 苏木 光伏屋顶.docx => 示例大学 | 苏木 | 光伏屋顶
        示例大学　苏木　光伏屋顶.docx => 示例大学 | 苏木 | 光伏屋顶
        示例大学  苏木  光伏 屋顶.docx => 示例大学 | 苏木 | 光伏 屋顶
        """,
        """
        示例大学苏木光伏屋顶.docx
        示例大学 苏木.docx
        学校 姓名 作品名称.docx
        """,
    ),
    asked(
        "{unit}·{name}",
        """
        示例作协·苏木.docx => 示例作协 | 苏木
        示例作协・苏木.docx => 示例作协 | 苏木
        """,
        """
        苏木.docx
        示例作协苏木.docx
        """,
    ),
    asked(
        "{unit}/{name}/{phone}",
        """
        示例作协/苏木/15400080061 => 示例作协 | 苏木 | 15400080061
        示例作协／苏木／15400080061 => 示例作协 | 苏木 | 15400080061
        """,
        """
        示例作协/苏木
        苏木/15400080061
        """,
    ),
    asked(
        "报名｜{name}｜{phone}",
        """
        报名｜苏木｜15400080061 => 苏木 | 15400080061
        报名|苏木|154-0008-0061 => 苏木 | 154-0008-0061
        """,
        """
        报名｜苏木
        苏木｜15400080061
        """,
    ),
    asked(
        "“{unit}”+“{case_title}”",
        """
        “东滩农场”+“稻渔共作”.docx => 东滩农场 | 稻渔共作
        "东滩农场"+"稻渔共作".docx => 东滩农场 | 稻渔共作
        """,
        """
        “稻渔共作”.docx
        “东滩农场”“”.docx
        """,
    ),
    # One placeholder, fixed text alone
    asked(
        "{applicant}申报材料",
        """
        蓝汀科技申报材料.zip => 蓝汀科技
        蓝汀科技 申报材料.zip => 蓝汀科技
        蓝汀科技-申报材料（1）.zip => 蓝汀科技
        附件：蓝汀科技申报材料.zip => 蓝汀科技
        """,
        """
        申报材料.zip
        蓝汀科技.zip
        XX单位申报材料.zip
        """,
    ),
    asked(
        "{student_id}",
        """
        3120045.zip => 3120045
        M3120045.zip => M3120045
        """,
        """
        骆一苇.zip
        学号.zip
        """,
    ),
    asked(
        "展位申请",
        """
        展位申请 =>
        Re: 展位申请 =>
        展位申请.docx =>
        【展位申请】 =>
        """,
        """
        展位咨询
        申请
        """,
    ),
    # English and Russian
    asked(
        "Data Rights Request — [{applicant}]",
        """
        Data Rights Request — [Ann Sample] => Ann Sample
        Data rights request - (Ann Sample) => Ann Sample
        RE: Data Rights Request – [Ann Sample] => Ann Sample
        """,
        """
        Data Rights Request — [Your Name]
        Ann Sample
        Data Request — [Ann Sample]
        """,
    ),
    asked(
        "{applicant}_{case_title}_{country}",
        """
        Ann Sample_Quiet Streets_Utopia.pdf => Ann Sample | Quiet Streets | Utopia
        Ann-Lee Sample_Quiet_Streets_Utopia.pdf => Ann-Lee Sample | Quiet_Streets | Utopia
        """,
        """
        Ann Sample_Quiet Streets.pdf
        Ann Sample Quiet Streets Utopia.pdf
        Name_Title_Country.pdf
        """,
    ),
    asked(
        "Call 2026 - {organisation}, {case_title}",
        """
        Call 2026 - Mill Trust, Warm Roofs => Mill Trust | Warm Roofs
        Fwd: call 2026 – Mill Trust, Warm Roofs, Cool Streets => Mill Trust | Warm Roofs, Cool Streets
        """,
        """
        Mill Trust, Warm Roofs
        Call 2026 - Mill Trust
        Call 2025 - Mill Trust, Warm Roofs
        """,
    ),
    asked(
        "Заявка_{applicant}_{case_title}",
        """
        Заявка_Образцов П. П._Тёплые крыши.docx => Образцов П. П. | Тёплые крыши
        заявка - Образцов П. П. - Тёплые крыши.docx => Образцов П. П. | Тёплые крыши
        Пересл: Заявка_ООО «Образец»_Тёплые крыши.pdf => ООО «Образец» | Тёплые крыши
        """,
        """
        Образцов П. П._Тёплые крыши.docx
        Заявка_ФИО_Название проекта.docx
        Заявка_Образцов П. П..docx
        """,
    ),
    asked(
        "{name}, {city} – конкурс «Шаг»",
        """
        Пример Анна, Северск – конкурс «Шаг» => Пример Анна | Северск
        Пример Анна, Северск - конкурс "Шаг".pdf => Пример Анна | Северск
        """,
        """
        Пример Анна – конкурс «Шаг»
        Пример Анна, Северск
        Пример Анна, Северск – конкурс «Бег»
        """,
    ),
    # Contests, schools, calls abroad
    asked(
        "{region}+{school}+{case_title}+{author}",
        """
        霁川市+柳砚小学+屋顶菜园+贺兰.docx => 霁川市 | 柳砚小学 | 屋顶菜园 | 贺兰
        霁川市+柳砚小学+屋顶+菜园+贺兰.docx => 霁川市 | 柳砚小学 | 屋顶+菜园 | 贺兰
        霁川市 ＋ 柳砚小学（东区）＋《屋顶菜园》＋ 贺兰 => 霁川市 | 柳砚小学（东区） | 屋顶菜园 | 贺兰
        """,
        """
        柳砚小学+屋顶菜园+贺兰.docx
        霁川市+柳砚小学++贺兰.docx
        XX市+柳砚小学+屋顶菜园+贺兰.docx
        霁川市+柳砚小学+作品名称+贺兰.docx
        """,
    ),
    asked(
        "【作品征集】+{case_title}+{author}",
        """
        【作品征集】+晨雾+贺兰 => 晨雾 | 贺兰
        【作品徵集】晨雾+贺兰.zip => 晨雾 | 贺兰
        回复：【作品征集】+晨雾+贺兰 => 晨雾 | 贺兰
        """,
        """
        晨雾+贺兰
        【作品征集】晨雾
        【作品征集】+晨雾
        """,
    ),
    asked(
        "{applicant}+2026年度优秀案例+{case_title}",
        """
        蓝汀科技+2026年度优秀案例+余热供暖.docx => 蓝汀科技 | 余热供暖
        蓝汀科技＋2026年度优秀案例＋余热+供暖.docx => 蓝汀科技 | 余热+供暖
        """,
        """
        蓝汀科技+余热供暖.docx
        蓝汀科技+2026年优秀案例+余热供暖.docx
        2026年度优秀案例+余热供暖.docx
        蓝汀科技+余热供暖+2026年度优秀案例.docx
        """,
    ),
    asked(
        "报名表+{unit}+{name}",
        """
        报名表+蓝汀科技+苏木.docx => 蓝汀科技 | 苏木
        附件2：报名表+蓝汀科技+苏木.docx => 蓝汀科技 | 苏木
        2.报名表+蓝汀科技+苏木.docx => 蓝汀科技 | 苏木
        """,
        """
        蓝汀科技+苏木.docx
        报名表+苏木.docx
        报名表+单位+姓名.docx
        申请表+蓝汀科技+苏木.docx
        """,
    ),
    asked(
        "{unit}（{name}）",
        """
        蓝汀科技（苏木）.docx => 蓝汀科技 | 苏木
        蓝汀科技(苏木).docx => 蓝汀科技 | 苏木
        蓝汀科技（北京）有限公司（苏木）.docx => 蓝汀科技（北京）有限公司 | 苏木
        蓝汀科技（苏木）(1).docx => 蓝汀科技 | 苏木
        """,
        """
        蓝汀科技苏木.docx
        （苏木）.docx
        蓝汀科技（姓名）.docx
        蓝汀科技（）.docx
        """,
    ),
    asked(
        "{class}-{student_id}-{name}-实验{number}",
        """
        计科2201-20220101-苏木-实验3.docx => 计科2201 | 20220101 | 苏木 | 3
        计科2201_20220101_苏木_实验三.docx => 计科2201 | 20220101 | 苏木 | 三
        """,
        """
        计科2201-苏木-实验3.docx
        计科2201-20220101-苏木.docx
        计科2201-20220101-苏木-实验.docx
        """,
    ),
    asked(
        "{applicant}（{case_title}）申报书",
        """
        示例小学（种子银行）申报书.docx => 示例小学 | 种子银行
        示例小学(种子银行)申报书（盖章版）.pdf => 示例小学 | 种子银行
        示例小学（北校区）（种子银行）申报书.pdf => 示例小学（北校区） | 种子银行
        """,
        """
        示例小学种子银行申报书.docx
        示例小学（种子银行）.docx
        （种子银行）申报书.docx
        """,
    ),
    asked(
        "{group}+{category}+{case_title}+{unit}+{author}+{phone}",
        """
        专业组+摄影+晨雾+影社+贺兰+15400080011.jpg => 专业组 | 摄影 | 晨雾 | 影社 | 贺兰 | 15400080011
        专业组+摄影+晨+雾+影社+贺兰+15400080011.jpg => 专业组 | 摄影 | 晨+雾 | 影社 | 贺兰 | 15400080011
        """,
        """
        专业组+摄影+晨雾+影社+贺兰.jpg
        专业组+晨雾+影社+贺兰+15400080011.jpg
        组别+类别+作品名称+单位+作者+电话.jpg
        """,
    ),
    asked(
        "{applicant}.{case_title}",
        """
        东滩农场.稻渔共作.docx => 东滩农场 | 稻渔共作
        东滩农场．稻渔共作.docx => 东滩农场 | 稻渔共作
        """,
        """
        东滩农场.docx
        稻渔共作.docx
        """,
    ),
    asked(
        "{last_name}_{first_name}_CV",
        """
        Sample_Ann_CV.pdf => Sample | Ann
        Sample_Ann-Marie_cv.pdf => Sample | Ann-Marie
        Sample - Ann - CV.docx => Sample | Ann
        """,
        """
        Ann Sample CV.pdf
        Sample_CV.pdf
        Sample_Ann.pdf
        CV.pdf
        """,
    ),
    asked(
        "Application - {name} - {position}",
        """
        Application - Ann Sample - Research Fellow => Ann Sample | Research Fellow
        RE: application – Ann Sample – Research Fellow.pdf => Ann Sample | Research Fellow
        Application - Ann-Marie Sample - Senior Post-Doc => Ann-Marie Sample | Senior Post-Doc
        """,
        """
        Ann Sample - Research Fellow
        Application - Ann Sample
        Application - Name - Position
        Enquiry - Ann Sample - Research Fellow
        """,
    ),
    asked(
        "[{category}] {title} - {author}",
        """
        [Poster] Warm Roofs - Ann Sample.pdf => Poster | Warm Roofs | Ann Sample
        [Talk] Warm-Roofs for All - Ann Sample.pdf => Talk | Warm-Roofs for All | Ann Sample
        【Talk】 Warm Roofs – Ann Sample => Talk | Warm Roofs | Ann Sample
        """,
        """
        Warm Roofs - Ann Sample.pdf
        [Poster] Warm Roofs.pdf
        Poster Warm Roofs - Ann Sample.pdf
        """,
    ),
    asked(
        "{title} by {author}",
        """
        Warm Roofs by Ann Sample.pdf => Warm Roofs | Ann Sample
        warm roofs_by_Ann Sample.pdf => warm roofs | Ann Sample
        """,
        """
        Warm Roofs.pdf
        by Ann Sample.pdf
        """,
    ),
    asked(
        "{unit}《{case_title}》申报材料",
        """
        东滩农场《稻渔共作》申报材料.zip => 东滩农场 | 稻渔共作
        东滩农场《稻渔（二期）共作》申报材料 => 东滩农场 | 稻渔（二期）共作
        东滩农场“稻渔共作”申报材料.zip => 东滩农场 | 稻渔共作
        """,
        """
        东滩农场稻渔共作申报材料.zip
        《稻渔共作》申报材料.zip
        东滩农场《》申报材料.zip
        东滩农场《稻渔共作》.zip
        """,
    ),
    asked(
        "{school}-{grade}-{class}-{name}",
        """
        示例小学-六年级-2班-杨予.jpg => 示例小学 | 六年级 | 2班 | 杨予
        示例小学—六年级—（2）班—杨予.jpg => 示例小学 | 六年级 | （2）班 | 杨予
        """,
        """
        示例小学-六年级-杨予.jpg
        学校-年级-班级-姓名.jpg
        """,
    ),
    asked(
        "{team}_{number}",
        """
        一路向北_01.zip => 一路向北 | 01
        一路_向北_01.zip => 一路_向北 | 01
        """,
        """
        一路向北.zip
        一路向北_.zip
        01_一路向北.zip
        """,
    ),
    asked(
        "{applicant}—关于{case_title}的案例",
        """
        东滩农场—关于稻渔共作的案例.docx => 东滩农场 | 稻渔共作
        东滩农场-关于稻渔共作的案例.docx => 东滩农场 | 稻渔共作
        """,
        """
        东滩农场—稻渔共作的案例.docx
        东滩农场—关于稻渔共作.docx
        关于稻渔共作的案例.docx
        """,
    ),
    asked(
        "{province}-{city}-{unit}",
        """
        青禾省-霁川市-东滩农场.pdf => 青禾省 | 霁川市 | 东滩农场
        青禾省－霁川市－东滩农场（盖章扫描件）.pdf => 青禾省 | 霁川市 | 东滩农场
        """,
        """
        霁川市-东滩农场.pdf
        青禾省霁川市东滩农场.pdf
        省份-城市-单位名称.pdf
        """,
    ),
    asked(
        "2026-{track}-{team}-{case_title}",
        """
        2026-人工智能赛道-一路向北-问答助手.pptx => 人工智能赛道 | 一路向北 | 问答助手
        2026_人工智能赛道_一路向北_问答-助手.pptx => 人工智能赛道 | 一路向北 | 问答-助手
        """,
        """
        人工智能赛道-一路向北-问答助手.pptx
        2025-人工智能赛道-一路向北-问答助手.pptx
        2026-人工智能赛道-一路向北.pptx
        """,
    ),
    asked(
        "推荐表-{recommender}",
        """
        推荐表-霁川市工信局.pdf => 霁川市工信局
        推荐表—霁川市工信局（公章）.pdf => 霁川市工信局
        """,
        """
        霁川市工信局.pdf
        推荐表.pdf
        推荐表-推荐单位.pdf
        """,
    ),
    asked(
        "{name}-{id_number}",
        """
        苏木-110101199001010000.jpg => 苏木 | 110101199001010000
        苏木 - 11010119900101000x.jpg => 苏木 | 11010119900101000x
        """,
        """
        苏木.jpg
        110101199001010000-苏木.jpg
        苏木-身份证.jpg
        """,
    ),
    asked(
        "{unit}-{name}",
        """
        示例研究院-苏木.docx => 示例研究院 | 苏木
        示例-苏木.docx => 示例 | 苏木
        """,
        """
        苏木-示例研究院.docx
        苏木.docx
        """,
    ),
    asked(
        "{unit}+{phone}+{email}",
        """
        蓝汀科技+15400080011+a-b@mail.example => 蓝汀科技 | 15400080011 | a-b@mail.example
        蓝汀科技+0301-8000123+a+b@mail.example.docx => 蓝汀科技 | 0301-8000123 | a+b@mail.example
        """,
        """
        蓝汀科技+a-b@mail.example
        蓝汀科技+15400080011
        蓝汀科技+a-b@mail.example+15400080011
        """,
    ),
    asked(
        "“{case_title}”{author}",
        """
        “晨雾”贺兰.jpg => 晨雾 | 贺兰
        "晨雾"贺兰.jpg => 晨雾 | 贺兰
        「晨雾」贺兰.jpg => 晨雾 | 贺兰
        """,
        """
        晨雾贺兰.jpg
        “晨雾”.jpg
        “”贺兰.jpg
        """,
    ),
    asked(
        "{number}.{case_title}",
        """
        3.稻渔共作.docx => 3 | 稻渔共作
        12．稻渔共作.docx => 12 | 稻渔共作
        """,
        """
        稻渔共作.docx
        3稻渔共作.docx
        """,
    ),
    asked(
        "Участник_{name}_{city}_{title}",
        """
        Участник_Пример Анна_Северск_Тёплые крыши.pdf => Пример Анна | Северск | Тёплые крыши
        участник - Пример Анна - Северск - Тёплые крыши.pdf => Пример Анна | Северск | Тёплые крыши
        Участник_Пример-Сам Анна_Северск_Тёплые_крыши.pdf => Пример-Сам Анна | Северск | Тёплые_крыши
        """,
        """
        Пример Анна_Северск_Тёплые крыши.pdf
        Участник_Пример Анна_Северск.pdf
        Участник_Имя_Город_Название.pdf
        """,
    ),
)
