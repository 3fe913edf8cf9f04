"""The places of the tasks, before and after the work. Each scene draws on an empty canvas."""

from __future__ import annotations

import math

from drawing import things as t
from drawing.canvas import HEIGHT, WIDTH, Canvas


def sewage_plant(canvas: Canvas, *, upgraded: bool) -> None:
    t.landscape(canvas, hazy=not upgraded, horizon=470)
    canvas.box(0, 640, WIDTH, 40, "#c6c3b4")
    if upgraded:
        canvas.box(820, 330, 620, 210, "#e9edea")
        canvas.box(820, 310, 620, 26, "#2f7d8c")
        for column in range(6):
            canvas.box(852 + 98 * column, 372, 64, 92, "#9cc7d4")
            canvas.words(884 + 98 * column, 512, f"{column + 1}", 30, t.INK, "mm", bold=True)
    else:
        canvas.box(1040, 420, 300, 120, "#cfc6b4")
        canvas.area([(1020, 420), (1360, 420), (1330, 380), (1050, 380)], "#8b6f5a")
        for column in range(3):
            canvas.box(1068 + 92 * column, 448, 52, 46, "#8b9aa0")
    water = t.CLEAN if upgraded else t.DIRTY
    t.clarifier(canvas, 330, 640, 250, water)
    t.clarifier(canvas, 880, 700, 270, water)
    t.pipe(canvas, [(1180, 800), (1320, 800), (1400, 860), (1600, 860)], "#7f8f99", 40)
    if upgraded:
        for x in (90, 600, 1500):
            t.tree(canvas, x, 900, 150)


def plant_site(canvas: Canvas, *, building: bool) -> None:
    t.landscape(canvas, hazy=not building, ground="#c9b48c", horizon=430)
    canvas.area([(0, 840), (700, 800), (1600, 850), (1600, HEIGHT), (0, HEIGHT)], t.WATER if building else t.DIRTY)
    if not building:
        canvas.area([(0, 800), (700, 760), (1600, 810), (1600, 860), (700, 808), (0, 850)], "#97a06f")
        t.pipe(canvas, [(380, 690), (520, 760), (540, 800)], "#9aa09d", 46)
        canvas.area([(516, 800), (566, 800), (620, 900), (500, 900)], "#6d5f43")
        for x, y in ((1120, 640), (1270, 690), (240, 620), (1420, 620)):
            canvas.disc(x, y, 70, 14, "#b39b70")
        canvas.line([(880, 700), (880, 590)], "#7a5c43", 8)
        canvas.box(790, 540, 190, 66, "#f3f1ea", 6)
        canvas.words(885, 585, "规划用地 · site", 26, t.INK, "ms")
        return
    for x, filled in ((180, True), (820, False)):
        canvas.area([(x, 560), (x + 560, 560), (x + 610, 640), (x - 50, 640)], "#8f9693")
        canvas.area([(x + 26, 570), (x + 534, 570), (x + 566, 630), (x - 10, 630)], "#6c7472")
        canvas.box(x - 50, 640, 660, 120, t.CONCRETE)
        for rib in range(8):
            canvas.box(x - 30 + 86 * rib, 640, 12, 120, "#aeb4b0")
        if filled:
            for column in range(4):
                canvas.box(x + 50 + 124 * column, 530, 64, 72, "#2f7d8c", 6)
                canvas.box(x + 70 + 124 * column, 500, 24, 34, "#d96f3c")
    t.crane(canvas, 1480, 760, 610)


def sewer_street(canvas: Canvas, *, trench: bool) -> None:
    t.landscape(canvas, hazy=not trench, ground="#b8b195", horizon=420)
    for index in range(5):
        t.house(canvas, 60 + 320 * index, 640, 230, 150, ("#ead9bf", "#e3cdb2", "#dfe0d2")[index % 3])
    canvas.box(0, 640, WIDTH, 70, "#a6a195")
    if not trench:
        canvas.area([(0, 780), (1600, 750), (1600, 900), (0, 950)], "#7d6c4c")
        canvas.area([(0, 810), (1600, 778), (1600, 868), (0, 912)], t.DIRTY)
        for index in range(12):
            x = 70 + 130 * index
            canvas.line([(x, 852 - index * 3), (x + 60, 850 - index * 3)], "#a99a78", 4)
        for index in range(5):
            x = 150 + 320 * index
            t.pipe(canvas, [(x, 650), (x, 760), (x + 12, 800)], "#8c8f8e", 20)
        return
    canvas.area([(0, 760), (1600, 760), (1600, HEIGHT), (0, HEIGHT)], "#8e7350")
    canvas.area([(0, 790), (1600, 790), (1600, 940), (0, 940)], "#6a5439")
    t.pipe(canvas, [(-20, 890), (1120, 890)], "#3f8fa6", 78)
    for x in (220, 500, 780, 1060):
        canvas.box(x, 844, 16, 92, "#2f6d80")
    t.excavator(canvas, 1400, 768, 1.35)
    canvas.area([(0, 760), (130, 690), (420, 720), (520, 762)], t.SOIL)


def street_section(canvas: Canvas, *, separated: bool) -> None:
    canvas.sky("#cfe3ea", "#f2f6f4", 520)
    t.block(canvas, 120, 520, (420, 400), 5, "#e3d6c4")
    t.tree(canvas, 700, 520, 170)
    canvas.box(0, 520, WIDTH, 34, "#7d8184")
    canvas.box(0, 554, WIDTH, HEIGHT - 554, "#b1946a")
    canvas.ridge(720, 26, "#a1855d", 1.2)
    canvas.ridge(900, 30, "#927750", 2.2)
    for x, name, colour in ((880, "雨水 rain", "#6fb0cf"), (1240, "污水 foul", "#86744f")):
        canvas.disc(x, 840, 118, 118, "#59636b")
        canvas.disc(x, 840, 98, 98, "#d9dcd8")
        canvas.area([(x - 92, 870), (x + 92, 870), (x + 60, 916), (x, 936), (x - 60, 916)], colour)
        canvas.words(x, 1010, name, 34, "#ffffff", "ms", bold=True)
    t.pipe(canvas, [(880, 540), (880, 724)], "#8fc1da", 30)
    canvas.box(846, 520, 68, 14, "#3b4145")
    if separated:
        t.pipe(canvas, [(330, 554), (330, 660), (1240, 690), (1240, 724)], "#86744f", 30)
        canvas.disc(770, 676, 34, 34, "#1f7a55")
        canvas.line([(753, 677), (766, 690), (788, 663)], "#ffffff", 8)
    else:
        t.pipe(canvas, [(330, 554), (330, 660), (760, 800)], "#86744f", 30)
        canvas.disc(560, 735, 34, 34, "#8c1d10")
        for turn in (-1, 1):
            canvas.line([(547, 735 - 13 * turn), (573, 735 + 13 * turn)], "#ffffff", 8)


def outfall(canvas: Canvas, *, sealed: bool) -> None:
    canvas.sky(*(("#9fcde6", "#eaf4f6") if sealed else ("#b9bcb6", "#e3ddcb")), to=420)
    canvas.ridge(330, 60, "#8fa89c", 0.8, 440)
    t.sea(canvas, 400, "#6fb2c8" if sealed else "#8aa7a6")
    canvas.area([(0, 470), (1010, 470), (1130, 900), (0, 1000)], "#b9b6ab")
    canvas.box(0, 430, 1020, 44, "#d6d3c8")
    for row in range(6):
        top = 490 + 70 * row
        for column in range(10):
            x = -60 + 128 * column + (64 if row % 2 else 0)
            if x + 120 < 980 + 20 * row:
                canvas.box(x, top, 118, 60, ("#aaa79b", "#b1aea3", "#a29f94")[(row + column) % 3], 6)
    canvas.disc(760, 690, 122, 122, "#6f756f")
    if sealed:
        canvas.disc(760, 690, 98, 98, "#c98a68")
        for row in range(5):
            for column in range(4):
                x = 680 + 44 * column + (22 if row % 2 else 0)
                if math.hypot(x + 20 - 760, 622 + 34 * row - 690) < 84:
                    canvas.box(x, 612 + 34 * row, 40, 28, "#b06f50", 3)
        t.board(canvas, 760, 476, ("7号排口 已封堵", "outfall 7 · sealed"), "#1f7a55")
        return
    canvas.disc(760, 690, 98, 98, "#2d2f2c")
    canvas.area([(680, 740), (842, 740), (960, 960), (1150, 1067), (560, 1067), (640, 930)], "#4f4a36")
    canvas.area([(720, 750), (800, 750), (850, 980), (700, 980)], "#5d5740")
    canvas.disc(1050, 1000, 330, 70, "#5f6a58", 0.7)


def port(canvas: Canvas, *, connected: bool) -> None:
    canvas.sky(*(("#9fcde6", "#eaf4f6") if connected else ("#b4bbbb", "#dfe0d8")), to=470)
    canvas.ridge(380, 60, "#8ba39b", 2.8, 470)
    t.sea(canvas, 450, "#6fa9c2")
    t.ship(canvas, 260, 720, 1.45)
    canvas.area([(0, 800), (1600, 770), (1600, HEIGHT), (0, HEIGHT)], "#bdb9ad")
    canvas.area([(0, 800), (1600, 770), (1600, 800), (0, 832)], "#98948a")
    for x in (180, 560, 1010, 1430):
        canvas.box(x, 770, 44, 52, t.INK, 10)
    for x in (1290, 1480):
        canvas.line([(x, 800), (x, 300)], "#c98f20", 18)
    canvas.line([(1110, 320), (1590, 320)], "#c98f20", 20)
    canvas.line([(1290, 300), (1385, 200), (1480, 300)], "#c98f20", 10)
    canvas.line([(1170, 325), (1170, 470)], t.INK, 4)
    if connected:
        t.pipe(canvas, [(480, 690), (500, 780), (640, 880), (900, 900)], "#1f7a55", 22)
        canvas.box(880, 850, 120, 90, "#2f7d8c", 8)
        canvas.words(940, 905, "污水", 34, "#ffffff", "mm", bold=True)
        t.pipe(canvas, [(1000, 900), (1600, 890)], "#7f8f99", 36)
    else:
        canvas.area([(486, 690), (540, 690), (560, 790), (470, 790)], t.DIRTY, 0.9)
        canvas.disc(520, 792, 130, 20, t.DIRTY, 0.8)


def boiler_house(canvas: Canvas, *, dismantled: bool) -> None:
    t.landscape(canvas, hazy=not dismantled, ground="#b5b3a4", horizon=520)
    t.block(canvas, 60, 760, (380, 500), 7, "#d9cdbd")
    t.block(canvas, 1150, 760, (390, 470), 7, "#cfd2cf")
    canvas.box(0, 760, WIDTH, 60, "#8d9194")
    canvas.box(0, 820, WIDTH, HEIGHT - 820, "#a9a797")
    if dismantled:
        canvas.box(600, 600, 400, 200, "#e9edea", 6)
        canvas.box(586, 580, 428, 28, "#2f7d8c", 6)
        canvas.box(640, 660, 110, 140, "#6f8f9a", 4)
        canvas.words(870, 690, "换热站", 46, t.INK, "mm", bold=True)
        canvas.words(870, 740, "heat exchange", 28, t.INK, "mm")
        for offset, colour in ((0, "#c0392b"), (36, "#2f6fa8")):
            t.pipe(canvas, [(1000, 720 + offset), (1150, 720 + offset)], colour, 20)
            t.pipe(canvas, [(440, 720 + offset), (600, 720 + offset)], colour, 20)
        t.tree(canvas, 540, 860, 150)
        t.tree(canvas, 1080, 870, 170)
        return
    t.chimney(canvas, 900, 640, 480, 76)
    t.smoke(canvas, 905, 150, puffs=8, size=36)
    canvas.box(600, 590, 400, 210, "#a5634e")
    canvas.area([(580, 590), (1020, 590), (970, 520), (630, 520)], "#6b5750")
    canvas.box(640, 650, 100, 150, "#4a4643")
    canvas.box(800, 640, 130, 80, "#d8b48a")
    canvas.area([(420, 850), (520, 770), (610, 850)], "#35322f")


def school(canvas: Canvas, *, replaced: bool) -> None:
    t.landscape(canvas, hazy=not replaced, ground="#c3b79a" if not replaced else "#c9c4a4", horizon=500)
    canvas.box(140, 430, 900, 340, "#efe2c8")
    canvas.box(120, 404, 940, 32, "#b5523b")
    for row in range(2):
        for column in range(8):
            canvas.box(180 + 106 * column, 470 + 140 * row, 74, 84, "#8fb6c4", 3)
    canvas.box(540, 640, 110, 130, "#7a5c43")
    canvas.line([(590, 404), (590, 290)], "#7d868a", 6)
    canvas.box(594, 292, 76, 48, "#c0392b")
    if replaced:
        for column in range(3):
            x = 1130 + 146 * column
            canvas.box(x, 650, 126, 130, "#eef1ef", 10)
            canvas.disc(x + 63, 712, 46, 46, "#b9c6c8")
            for turn in range(4):
                angle = turn * math.pi / 2 + 0.4
                canvas.line([(x + 63, 712), (x + 63 + 38 * math.cos(angle), 712 + 38 * math.sin(angle))], "#6f8f9a", 8)
        canvas.words(1338, 840, "空气源热泵 · heat pumps", 32, t.INK, "ms", bold=True)
        for x in (80, 1090, 1560):
            t.tree(canvas, x, 880, 170)
        return
    t.chimney(canvas, 1180, 780, 470, 60)
    t.smoke(canvas, 1184, 300, puffs=7, size=30)
    canvas.box(1090, 660, 190, 120, "#8a6a58")
    canvas.area([(1270, 800), (1330, 700), (1420, 672), (1500, 720), (1570, 800)], "#35322f")


def greenhouses(canvas: Canvas) -> None:
    t.landscape(canvas, hazy=True, ground="#b7a982", horizon=500)
    t.chimney(canvas, 790, 760, 260, 44)
    t.smoke(canvas, 793, 490, puffs=7, size=24)
    canvas.box(720, 670, 150, 110, "#8a6a58")
    canvas.box(748, 710, 50, 70, "#3a3633")
    for x in (80, 930):
        canvas.disc(x + 300, 790, 300, 190, "#dfe9e4")
        canvas.arc(x + 300, 790, 300, 190, (180, 360), "#8fa39b", 6)
        for rib in range(1, 6):
            share = rib / 6
            rise = 190 * math.sqrt(max(0.0, 1 - (2 * share - 1) ** 2))
            canvas.line([(x + 600 * share, 790), (x + 600 * share, 790 - rise)], "#a9bbb3", 4)
        canvas.box(x - 10, 790, 620, 200, "#b7a982")
        for plant in range(12):
            canvas.disc(x + 40 + 48 * plant, 778, 20, 15, "#6f9a5a")
    canvas.area([(880, 800), (905, 762), (940, 800)], "#35322f")


def market(canvas: Canvas, *, state: str) -> None:
    """`state` is `smoking`, `sealed` or `lit-again`."""
    if state == "lit-again":
        canvas.sky("#4d5f7d", "#d9a78b", 620)
        canvas.ridge(500, 70, "#54607a", 0.9, 640)
        canvas.box(0, 610, WIDTH, HEIGHT - 610, "#6f6a66")
    else:
        t.landscape(canvas, hazy=state == "smoking", ground="#aaa59a", horizon=520)
    dark = state == "lit-again"
    t.block(canvas, 30, 740, (300, 430), 6, "#7f8391" if dark else "#d9cdbd")
    t.block(canvas, 1290, 740, (280, 400), 6, "#7a7e8c" if dark else "#cfd2cf")
    for index in range(4):
        x = 500 + 190 * index
        t.chimney(canvas, x, 560, 230, 34)
        if state == "smoking" or (dark and index == 2):
            t.smoke(canvas, x + 2, 318, "#4b4947", 6, 20)
    canvas.box(380, 540, 850, 280, "#b3846b" if dark else "#d8a987")
    canvas.area([(350, 540), (1260, 540), (1200, 450), (410, 450)], "#5d4a4a" if dark else "#8e5a46")
    canvas.box(620, 474, 370, 58, "#f3ead8", 6)
    canvas.words(805, 517, "市场 MARKET", 38, "#7a2f22", "ms", bold=True)
    for index in range(4):
        x = 440 + 190 * index
        glowing = dark and index == 2
        canvas.box(x, 660, 120, 160, "#4a4643")
        canvas.box(x + 22, 690, 76, 76, "#e2762b" if glowing else "#2f2c2a", 6)
        if state == "sealed":
            for turn in (-1, 1):
                canvas.line([(x + 12, 728 - 52 * turn), (x + 108, 728 + 52 * turn)], "#f3f1ea", 13)
            canvas.box(x + 32, 706, 56, 44, "#c0392b", 4)
            canvas.words(x + 60, 729, "封", 34, "#ffffff", "mm", bold=True)
    canvas.box(0, 820, WIDTH, HEIGHT - 820, "#5f5b58" if dark else "#9b968c")


def restaurant(canvas: Canvas) -> None:
    canvas.sky("#8d9cc0", "#f2cfae", 640)
    canvas.disc(320, 560, 90, 90, "#f9e3b8")
    canvas.ridge(560, 70, "#7f8aa0", 0.3, 660)
    canvas.box(0, 650, WIDTH, HEIGHT - 650, "#8d8984")
    t.block(canvas, 1180, 800, (360, 520), 7, "#a9a7ab")
    canvas.box(420, 520, 620, 300, "#d7b28c")
    canvas.area([(390, 520), (1070, 520), (1020, 440), (440, 440)], "#7a4a3c")
    canvas.box(500, 560, 360, 70, "#8c1d10", 6)
    canvas.words(680, 610, "饭店 RESTAURANT", 36, "#ffe9c4", "ms", bold=True)
    for x in (470, 620):
        canvas.box(x, 670, 110, 150, "#f0d9a8")
    canvas.box(800, 660, 110, 160, "#5b4438")
    t.pipe(canvas, [(1040, 720), (1110, 720), (1110, 400)], "#8c8f8e", 26)
    t.smoke(canvas, 1112, 380, "#55524f", 8, 26)
    canvas.box(0, 820, WIDTH, HEIGHT - 820, "#7c7873")


def reservoir_village(canvas: Canvas) -> None:
    t.landscape(canvas, hazy=True, ground="#aeb98c", horizon=430)
    canvas.area([(0, 800), (560, 740), (1600, 790), (1600, HEIGHT), (0, HEIGHT)], "#8fb5b5")
    for x, y, width in ((90, 620, 190), (340, 600, 170), (560, 650, 210), (860, 610, 180), (1120, 660, 210)):
        t.house(canvas, x, y, width, width * 0.62)
    canvas.box(1380, 640, 190, 80, "#b9a58a")
    canvas.area([(1366, 640), (1584, 640), (1560, 604), (1390, 604)], "#7d6a58")
    for x in (1410, 1460, 1520):
        canvas.disc(x, 700, 24, 16, "#e7b8a6")
        canvas.disc(x + 20, 694, 10, 9, "#e7b8a6")
    canvas.area([(640, 690), (700, 690), (780, 840), (690, 850)], t.DIRTY)
    canvas.disc(760, 850, 160, 34, t.DIRTY, 0.75)
    for x in (40, 800, 1340):
        t.tree(canvas, x, 700, 150, "#7d9a63")


def new_village(canvas: Canvas) -> None:
    t.landscape(canvas, hazy=False, ground="#bcd39a", horizon=470)
    for index, wall in enumerate(("#f0e6d2", "#e6ddd0", "#f0e6d2")):
        x = 110 + 490 * index
        t.block(canvas, x, 760, (400, 340), 4, wall)
        canvas.area([(x - 20, 412), (x + 420, 412), (x + 380, 356), (x + 20, 356)], "#a4583f")
        canvas.box(x + 170, 690, 60, 70, "#7a5c43")
    canvas.area([(0, 800), (1600, 800), (1600, 880), (0, 880)], "#a3a19a")
    for x in range(40, 1600, 130):
        canvas.box(x, 836, 70, 8, "#f3f1ea")
    for x in (60, 545, 1040, 1530):
        t.tree(canvas, x, 800, 190)
    for x in (260, 760, 1260):
        t.pine(canvas, x, 980, 130)


def water_source(canvas: Canvas, *, fenced: bool) -> None:
    t.landscape(canvas, hazy=not fenced, ground="#b4c48c" if fenced else "#b9ac85", horizon=400)
    canvas.area([(0, 470), (1600, 440), (1600, 640), (900, 700), (0, 640)], "#79b6cb" if fenced else "#8fb0b0")
    if fenced:
        for index in range(11):
            t.tree(canvas, 70 + 150 * index, 720 + 30 * (index % 2), 170, ("#5f9a6b", "#77ab6a")[index % 2])
        t.fence(canvas, 30, 1570, 930, 150)
        t.board(canvas, 800, 960, ("饮用水水源一级保护区", "first-grade protection zone"))
        return
    for x, name in ((170, "饭店"), (900, "农家乐")):
        t.house(canvas, x, 780, 440, 210, "#e9cf9f", "#8c3b2b")
        canvas.box(x + 120, 560, 200, 56, "#8c1d10", 6)
        canvas.words(x + 220, 604, name, 40, "#ffe9c4", "ms", bold=True)
        t.pipe(canvas, [(x + 30, 770), (x - 40, 700), (x - 60, 650)], "#8c8f8e", 22)
    for x in (760, 1480):
        canvas.box(x, 720, 90, 70, "#7d868a", 6)
        canvas.disc(x + 45, 716, 52, 18, "#a5472f")


def well(canvas: Canvas, *, sealed: bool) -> None:
    canvas.sky("#bcdbe8", "#eef5f4", 420)
    t.house(canvas, 1120, 420, 260, 150)
    t.tree(canvas, 200, 420, 170)
    t.tree(canvas, 1480, 420, 150)
    canvas.box(0, 416, WIDTH, 30, "#8fae6d")
    canvas.box(0, 446, WIDTH, HEIGHT - 446, "#bd9a6b")
    canvas.ridge(640, 22, "#ab885a", 0.6)
    table = 700.0
    if sealed:
        canvas.box(0, table - 40, WIDTH, HEIGHT, "#6aa7bf")
    else:
        dip = [(x, table + 190 * math.exp(-(((x - 800) / 260) ** 2))) for x in range(0, WIDTH + 20, 20)]
        canvas.area([*dip, (WIDTH, HEIGHT), (0, HEIGHT)], "#6aa7bf")
    for _ in range(90):
        x, y = canvas.random.uniform(0, WIDTH), canvas.random.uniform(470, 1050)
        canvas.disc(x, y, 5, 4, "#93774c" if y < table - 40 else "#558fa8")
    canvas.box(760, 400, 80, 600, "#d6d3c8")
    if sealed:
        canvas.box(772, 396, 56, 604, "#8f9693")
        canvas.box(730, 376, 140, 40, "#6f7573", 8)
        t.board(canvas, 800, 376, ("已封填", "sealed"), "#1f7a55")
    else:
        canvas.box(772, 446, 56, 554, "#39434a")
        canvas.box(786, 640, 28, 330, "#9aa09d")
        t.pipe(canvas, [(800, 640), (800, 360), (980, 360), (980, 410)], "#4c7f9b", 24)
        canvas.box(730, 330, 140, 90, "#3f6f86", 10)
        canvas.words(800, 388, "泵 pump", 30, "#ffffff", "mm", bold=True)
        canvas.area([(968, 410), (992, 410), (1010, 470), (950, 470)], "#8fd0e6")


def salt_wedge(canvas: Canvas) -> None:
    canvas.sky("#bcdbe8", "#eef5f4", 430)
    canvas.box(900, 420, 700, HEIGHT, "#4f8fb0")
    canvas.area([(0, 400), (920, 420), (1120, 620), (1600, 900), (1600, HEIGHT), (0, HEIGHT)], "#bd9a6b")
    canvas.area([(0, 620), (980, 500), (1120, 620), (1600, 900), (1600, HEIGHT), (0, HEIGHT)], "#8cc0d2")
    canvas.area([(520, HEIGHT), (760, 860), (1060, 640), (1120, 620), (1600, 900), (1600, HEIGHT)], "#3c7696")
    for x, depth in ((300, 780), (640, 940)):
        canvas.box(x - 22, 380, 44, depth - 380, "#e6e8e3")
        canvas.box(x - 12, 400, 24, depth - 410, "#59636b")
        canvas.box(x - 40, 360, 80, 26, "#1f6f8b", 6)
    canvas.words(250, 230, "监测井 · monitoring wells", 34, t.INK, "ls", bold=True)
    for x in (300, 640):
        canvas.line([(x, 250), (x, 346)], t.INK, 3)
    canvas.words(120, 860, "淡水 fresh", 42, "#16465c", "ls", bold=True)
    canvas.words(1110, 900, "咸水 salt", 42, "#ffffff", "ls", bold=True)
    canvas.words(1310, 500, "海 sea", 46, "#ffffff", "ms", bold=True)
    for x in (90, 180, 470):
        t.tree(canvas, x, 412, 150)
