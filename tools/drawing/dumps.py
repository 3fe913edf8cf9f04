"""Landfills and dumps, papers, maps and the meeting: the second half of the scenes."""

from __future__ import annotations

from drawing import things as t
from drawing.canvas import HEIGHT, WIDTH, Canvas


def quarry(canvas: Canvas, *, planted: bool) -> None:
    t.landscape(canvas, hazy=not planted, ground="#b4c48c" if planted else "#b3a684", horizon=420)
    canvas.area([(120, 520), (420, 380), (1180, 360), (1500, 520), (1560, 980), (60, 980)], "#a3937c")
    for row, inset in enumerate((0, 60, 120)):
        top = 470 + 110 * row
        canvas.area([(150 + inset, top), (1460 - inset, top - 14), (1470 - inset, top + 18), (140 + inset, top + 30)],
                    ("#94846d", "#8a7a64", "#80715c")[row])
    if planted:
        canvas.area([(90, 700), (500, 640), (1100, 640), (1540, 710), (1600, HEIGHT), (0, HEIGHT)], "#9dbd76")
        canvas.area([(40, 820), (700, 760), (1600, 830), (1600, HEIGHT), (0, HEIGHT)], "#8db268")
        for row in range(3):
            for column in range(9 - row):
                t.pine(canvas, 150 + 165 * column + 70 * row, 770 + 105 * row, 104 + 16 * row)
        return
    t.waste_heap(canvas, 150, 820, 700, 270)
    t.waste_heap(canvas, 640, 850, 800, 320)
    t.waste_heap(canvas, 60, 990, 1500, 220)
    for x, y in ((420, 270), (520, 220), (700, 300), (980, 210), (1080, 260)):
        canvas.line([(x - 26, y - 12), (x, y), (x + 26, y - 12)], t.INK, 5)


def waste_slope(canvas: Canvas, *, covered: bool) -> None:
    t.landscape(canvas, hazy=not covered, ground="#aab583", horizon=420)
    if covered:
        canvas.area([(200, 800), (520, 420), (1180, 380), (1560, 800)], "#4f7f6b")
        for step in range(9):
            x = 300 + 140 * step
            canvas.line([(x, 800), (x + 60, 440 if 1 < step < 7 else 600)], "#3f6a59", 4)
    else:
        t.waste_heap(canvas, 180, 810, 1380, 420)
        for x in (470, 720, 1010, 1250):
            canvas.line([(x, 640), (x - 30, 730), (x + 10, 820), (x - 10, 900)], "#5d4524", 16)
    canvas.area([(0, 880), (800, 850), (1600, 890), (1600, HEIGHT), (0, HEIGHT)], "#6fb2c8" if covered else "#77694a")
    canvas.area([(0, 850), (800, 820), (1600, 858), (1600, 892), (800, 856), (0, 886)], "#8b9a63")
    if covered:
        canvas.line([(180, 812), (1560, 812)], "#59636b", 26)
        canvas.line([(190, 808), (1550, 808)], "#b98b4e", 10)
        for x in (90, 330):
            canvas.box(x, 640, 216, 140, "#3f8fa6", 6)
            for rib in range(6):
                canvas.box(x + 16 + 34 * rib, 656, 8, 108, "#357b90")
        canvas.box(90, 566, 456, 60, "#f3f1ea", 6)
        canvas.words(318, 608, "渗滤液处理 leachate 80 m³/d", 30, t.INK, "ms", bold=True)


def low_landfill(canvas: Canvas) -> None:
    t.landscape(canvas, hazy=True, ground="#c3b47e", horizon=500)
    for row in range(5):
        y = 640 + 80 * row
        canvas.line([(0, y), (1600, y - 30)], "#b3a36c", 8)
    t.waste_heap(canvas, 280, 850, 1040, 210)
    canvas.area([(250, 850), (420, 690), (700, 640), (980, 648), (1220, 720), (1360, 850), (1240, 800), (980, 720),
                 (700, 712), (460, 760)], t.SOIL)
    for _ in range(60):
        left, top = canvas.random.uniform(330, 1260), canvas.random.uniform(660, 800)
        canvas.line([(left, top), (left - 7, top - 26)], "#7d8f4e", 4)
        canvas.line([(left, top), (left + 8, top - 22)], "#7d8f4e", 4)


def island_shore(canvas: Canvas, *, clean: bool) -> None:
    canvas.sky(*(("#9fcde6", "#eaf4f6") if clean else ("#b4bbbb", "#dfe0d8")), to=430)
    t.sea(canvas, 400, "#5fb0cb" if clean else "#7fa5ac")
    canvas.area([(980, 410), (1180, 330), (1420, 320), (1600, 370), (1600, 470), (980, 440)], "#7a9a78")
    canvas.area([(0, 700), (500, 640), (1100, 720), (1600, 860), (1600, HEIGHT), (0, HEIGHT)], "#e2cf9f")
    canvas.area([(0, 700), (500, 640), (1100, 720), (1600, 860), (1600, 876), (1100, 738), (500, 660), (0, 722)],
                "#f3ead0")
    if clean:
        canvas.box(60, 560, 560, 26, "#9a7a58")
        for x in (90, 250, 410, 570):
            canvas.box(x, 580, 18, 110, "#7a5c43")
        t.ship(canvas, 640, 590, 0.62, "#1f7a55")
        canvas.words(820, 560, "垃圾转运 waste", 24, "#ffffff", "ms", bold=True)
        for x, y in ((300, 930), (620, 980), (1180, 1000)):
            canvas.disc(x, y, 22, 9, "#cdb98a")
        return
    t.waste_heap(canvas, 60, 860, 860, 210)
    t.waste_heap(canvas, 620, 940, 760, 190)
    for _ in range(26):
        left, top = canvas.random.uniform(60, 1450), canvas.random.uniform(690, 1000)
        canvas.disc(left, top, 24, 22, canvas.random.choice(("#e0702d", "#f0f0ea", "#e0a52d")))
    for step in range(9):
        canvas.line([(180 + 40 * step, 900), (260 + 46 * step, 1010)], "#2f6d80", 4)
        canvas.line([(160, 905 + 12 * step), (640, 915 + 12 * step)], "#2f6d80", 3)


def coast_dump(canvas: Canvas, *, barrier: bool) -> None:
    canvas.sky(*(("#9fcde6", "#eaf4f6") if barrier else ("#b4bbbb", "#dfe0d8")), to=430)
    t.sea(canvas, 410, "#5fa9c6" if barrier else "#7f9fa6")
    if barrier:
        canvas.area([(0, 600), (1060, 560), (1180, 860), (1180, HEIGHT), (0, HEIGHT)], "#a8977c")
        canvas.area([(0, 600), (560, 580), (620, 850), (620, HEIGHT), (0, HEIGHT)], "#b98f5c")
        canvas.area([(0, 600), (560, 580), (572, 630), (0, 660)], "#8db268")
        for x in (60, 190, 320, 450):
            t.pine(canvas, x, 760, 100)
        for row in range(7):
            for column in range(5):
                x = 1060 + 22 * row + 66 * column - 20 * (row % 2)
                y = 580 + 70 * row
                canvas.disc(x, y, 44, 36, ("#8d9296", "#9ba0a3", "#7f8488")[(row + 2 * column) % 3])
                canvas.disc(x - 10, y - 10, 16, 10, "#b3b8ba")
        t.excavator(canvas, 880, 760, 1.0)
        return
    canvas.area([(0, 520), (900, 500), (1080, 620), (1120, 880), (1000, HEIGHT), (0, HEIGHT)], "#9c8d76")
    t.waste_heap(canvas, 60, 640, 900, 190)
    for _ in range(120):
        share = canvas.random.random()
        left = 760 + 420 * share + canvas.random.uniform(-60, 60)
        top = 560 + 430 * share + canvas.random.uniform(-70, 70)
        size = canvas.random.uniform(16, 52)
        colour = canvas.random.choice(("#b5a48c", "#8d8f90", "#c3b7a2", "#a5634e", "#6f7573"))
        stone = ((0, 0), (1, -0.3), (1.2, 0.4), (0.2, 0.6))
        canvas.area([(left + size * across, top + size * down) for across, down in stone], colour)
    t.lorry(canvas, 250, 490)


def paper(canvas: Canvas, title: tuple[str, str], rows: tuple[str, ...], *, seal: bool) -> None:
    """A page of a document on a desk; the rows are its headings, their content is left as grey bars."""
    canvas.box(0, 0, WIDTH, HEIGHT, "#7d6a58")
    for step in range(9):
        canvas.box(0, 120 * step, WIDTH, 3, "#75624f")
    canvas.box(394, 58, 840, 980, "#5d4d3f", 4)
    canvas.box(380, 44, 840, 980, "#fbfaf5", 4)
    canvas.words(800, 146, title[0], 46, "#8c1d10", "ms", bold=True)
    canvas.words(800, 196, title[1], 28, t.INK, "ms")
    canvas.box(440, 222, 720, 5, "#8c1d10")
    for index, row in enumerate(rows):
        y = 300 + 98 * index
        canvas.words(446, y, row, 27, t.INK, "ls", bold=True)
        for part in range(2):
            length = canvas.random.uniform(180, 400)
            canvas.box(760, y - 24 + 30 * part, length, 14, "#d5d4cc", 4)
        canvas.box(440, y + 40, 720, 2, "#c9c7bd")
    if seal:
        canvas.arc(1010, 880, 96, 96, (0, 360), "#c0392b", 9)
        canvas.words(1010, 880, "示意", 60, "#c0392b", "mm", bold=True)


def sketch_map(canvas: Canvas) -> None:
    canvas.box(0, 0, WIDTH, HEIGHT, "#eef0e4")
    canvas.area([(620, 240), (900, 190), (1120, 320), (1040, 520), (760, 560), (580, 430)], "#8cc0d2")
    canvas.arc(840, 380, 420, 330, (0, 360), "#8c1d10", 5)
    for points in (
        [(0, 210), (260, 190), (430, 110), (700, 90), (1600, 40)],
        [(120, 1067), (300, 860), (620, 800), (980, 760), (1600, 900)],
    ):
        canvas.line(points, "#b3ab96", 26)
        canvas.line(points, "#ffffff", 16)
    canvas.words(840, 390, "水库 reservoir", 36, "#16465c", "mm", bold=True)
    canvas.words(60, 270, "北路 northern road", 30, t.INK, "ls")
    canvas.words(520, 870, "南路 southern road", 30, t.INK, "ls")
    for x, y in ((690, 92), (980, 762)):
        canvas.disc(x, y, 22, 22, "#8c1d10")
    canvas.words(1130, 690, "一级保护区 first-grade zone", 28, "#8c1d10", "ls", bold=True)


def meeting_room(canvas: Canvas) -> None:
    canvas.box(0, 0, WIDTH, HEIGHT, "#ece6d8")
    canvas.box(0, 420, WIDTH, HEIGHT - 420, "#b89b76")
    canvas.box(250, 50, 1100, 330, "#ffffff", 6)
    canvas.words(800, 104, "倒排工期 · schedule counted back from the deadline", 34, "#8c1d10", "ms", bold=True)
    rows = (("污水处理", 0.62, "#9cc3e8"), ("燃煤小锅炉", 0.78, "#4aa89a"), ("水源保护区搬迁", 0.55, "#9cc3e8"),
            ("非正规垃圾场", 0.48, "#ffdd00"), ("地下水治理", 0.7, "#4aa89a"))
    for index, (name, share, colour) in enumerate(rows):
        y = 152 + 46 * index
        canvas.words(300, y + 24, name, 28, t.INK, "ls")
        canvas.box(560, y, 740, 28, "#eceae2", 5)
        canvas.box(560, y, 740 * share, 28, colour, 5)
    canvas.box(1110, 134, 5, 240, "#8c1d10")
    canvas.area([(330, 540), (1270, 540), (1520, 960), (80, 960)], "#7a5236")
    canvas.area([(350, 550), (1250, 550), (1470, 930), (130, 930)], "#8e6242")
    for side in (-1, 1):
        for index in range(6):
            share = index / 5
            x = 800 + side * (540 + 240 * share)
            height = 560 + 380 * share
            canvas.disc(x, height, 44 + 16 * share, 34 + 12 * share, "#3f4f59")
            canvas.disc(x + side * 14, height, 30, 26 + 8 * share, "#51636e")
    for row in range(4):
        for side in (-1, 1):
            x = 800 + side * (330 + 60 * row) - 36
            y = 580 + 88 * row
            canvas.area([(x, y), (x + 72, y), (x + 78, y + 46), (x - 6, y + 46)], "#fbfaf5")
    for x in (680, 800, 920):
        canvas.disc(x, 500, 46, 38, "#3f4f59")
