"""Draws every picture of the sample site: `python tools/draw_pictures.py [SITE]`. The same run gives the same bytes.

They are schematic on purpose and say so on their face: the sample has no photographs to show.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from drawing import dumps, scenes
from drawing.canvas import HEIGHT, WIDTH, Canvas
from drawing.charts import chart

Draw = Callable[[Canvas], None]

_MONTHS: Final = tuple(f"{month}月" for month in range(1, 11))
_ACCEPTANCE: Final = partial(
    dumps.paper,
    title=("整改任务验收意见表", "acceptance record"),
    rows=("任务 task", "目标 target", "现场情况 on site", "佐证 evidence", "意见 opinion"),
    seal=True,
)

PICTURES: Final[dict[str, tuple[Draw, str]]] = {
    "tasks/DL-01/evidence/before.jpg": (partial(scenes.sewage_plant, upgraded=False), "before"),
    "tasks/DL-01/evidence/after.jpg": (partial(scenes.sewage_plant, upgraded=True), "after"),
    "tasks/DL-01/evidence/cod-2018.jpg": (
        partial(
            chart,
            titles=("出水化学需氧量月均值（毫克/升），2018年", "Oxygen demand of the effluent, monthly mean, mg/L, 2018"),
            values=tuple(zip(_MONTHS, (78, 79, 77, 78, 76, 73, 71, 66, 58, 53), strict=True)),
            target=(50, "限值 limit 50"),
            ceiling=100,
        ),
        "",
    ),
    "tasks/DL-02/evidence/before.jpg": (partial(scenes.plant_site, building=False), "before"),
    "tasks/DL-02/evidence/site-november.jpg": (partial(scenes.plant_site, building=True), ""),
    "tasks/DL-02/evidence/delivery-list.jpg": (
        partial(
            dumps.paper,
            title=("设备到货清单", "list of deliveries"),
            rows=("格栅 screens", "水泵 pumps", "鼓风机 blowers", "加药 dosing", "脱水机 press", "控制 control"),
            seal=False,
        ),
        "",
    ),
    "tasks/DL-03/evidence/before.jpg": (partial(scenes.sewer_street, trench=False), "before"),
    "tasks/DL-03/evidence/trench.jpg": (partial(scenes.sewer_street, trench=True), ""),
    "tasks/DL-04/evidence/before.jpg": (partial(scenes.street_section, separated=False), "before"),
    "tasks/DL-04/evidence/after.jpg": (partial(scenes.street_section, separated=True), "after"),
    "tasks/DL-04/evidence/acceptance.jpg": (_ACCEPTANCE, ""),
    "tasks/DL-05/evidence/before.jpg": (partial(scenes.boiler_house, dismantled=False), "before"),
    "tasks/DL-05/evidence/after.jpg": (partial(scenes.boiler_house, dismantled=True), "after"),
    "tasks/DL-05/evidence/acceptance.jpg": (_ACCEPTANCE, ""),
    "tasks/DL-06/evidence/before.jpg": (partial(scenes.school, replaced=False), "before"),
    "tasks/DL-06/evidence/after.jpg": (partial(scenes.school, replaced=True), "after"),
    "tasks/DL-07/evidence/before.jpg": (scenes.greenhouses, "before"),
    "tasks/DL-08/evidence/before.jpg": (partial(scenes.market, state="smoking"), "before"),
    "tasks/DL-08/evidence/after.jpg": (partial(scenes.market, state="sealed"), "after"),
    "tasks/DL-09/evidence/before.jpg": (scenes.reservoir_village, "before"),
    "tasks/DL-09/evidence/new-village.jpg": (scenes.new_village, ""),
    "tasks/DL-10/evidence/before.jpg": (partial(scenes.water_source, fenced=False), "before"),
    "tasks/DL-10/evidence/after.jpg": (partial(scenes.water_source, fenced=True), "after"),
    "tasks/DL-11/evidence/patrol-chart.jpg": (
        partial(
            chart,
            titles=("每个一级保护区每月巡查次数，2018年", "Patrols per first-grade zone and month, 2018"),
            values=tuple(zip(_MONTHS, (2, 3, 4, 6, 7, 8, 8, 8, 8, 9), strict=True)),
            target=(8, "目标 target 8"),
            ceiling=12,
            columns=True,
        ),
        "",
    ),
    "tasks/DL-12/evidence/before.jpg": (partial(dumps.quarry, planted=False), "before"),
    "tasks/DL-12/evidence/after.jpg": (partial(dumps.quarry, planted=True), "after"),
    "tasks/DL-12/evidence/acceptance.jpg": (_ACCEPTANCE, ""),
    "tasks/DL-13/evidence/before.jpg": (partial(dumps.waste_slope, covered=False), "before"),
    "tasks/DL-13/evidence/leachate-plant.jpg": (partial(dumps.waste_slope, covered=True), ""),
    "tasks/DL-14/evidence/before.jpg": (dumps.low_landfill, "before"),
    "tasks/DL-15/evidence/before.jpg": (partial(scenes.well, sealed=False), "before"),
    "tasks/DL-15/evidence/after.jpg": (partial(scenes.well, sealed=True), "after"),
    "tasks/DL-16/evidence/map.jpg": (dumps.sketch_map, ""),
    "tasks/HT-01/evidence/before.jpg": (scenes.restaurant, "before"),
    "tasks/HY-01/evidence/before.jpg": (partial(scenes.outfall, sealed=False), "before"),
    "tasks/HY-01/evidence/after.jpg": (partial(scenes.outfall, sealed=True), "after"),
    "tasks/HY-01/evidence/acceptance.jpg": (_ACCEPTANCE, ""),
    "tasks/HY-02/evidence/before.jpg": (partial(scenes.port, connected=False), "before"),
    "tasks/HY-02/evidence/after.jpg": (partial(scenes.port, connected=True), "after"),
    "tasks/HY-03/evidence/before.jpg": (partial(dumps.island_shore, clean=False), "before"),
    "tasks/HY-03/evidence/after.jpg": (partial(dumps.island_shore, clean=True), "after"),
    "tasks/HY-04/evidence/before.jpg": (partial(dumps.coast_dump, barrier=False), "before"),
    "tasks/HY-04/evidence/barrier.jpg": (partial(dumps.coast_dump, barrier=True), ""),
    "tasks/HY-05/evidence/chloride-2018.jpg": (
        partial(
            chart,
            titles=("18眼监测井氯离子均值（毫克/升），2018年", "Chloride, mean of 18 wells, mg/L, 2018"),
            values=tuple(zip(_MONTHS[4:], (412, 405, 399, 392, 386, 379), strict=True)),
            target=(250, "2020年目标 target 250"),
            ceiling=440,
            floor=200,
        ),
        "",
    ),
    "tasks/HY-05/evidence/monitoring-well.jpg": (scenes.salt_wedge, ""),
    "checks/2018-11-08-DL-08/evidence/north-gate.jpg": (partial(scenes.market, state="lit-again"), ""),
    "meetings/2018-10-15-scheduling/evidence/meeting-room.jpg": (dumps.meeting_room, ""),
}

_WHEN: Final = {"before": ("整改前 · before", "#5d4a3a"), "after": ("整改后 · after", "#1f6b52")}
_NOTICE: Final = "示意图 · illustration"
_LARGEST: Final = 200_000


def sign(canvas: Canvas, when: str) -> None:
    """Write on the picture that it is an illustration and, where it is one of a pair, which of the two."""
    _tag(canvas, 32, HEIGHT - 92, _NOTICE, "#1b2a33")
    if when:
        words, colour = _WHEN[when]
        _tag(canvas, 32, 32, words, colour)


def _tag(canvas: Canvas, x: float, y: float, words: str, colour: str) -> None:
    width = canvas.words_width(words, 34, bold=True) + 48
    canvas.box(x, y, min(width, WIDTH - 2 * x), 60, colour, 10)
    canvas.words(x + 24, y + 31, words, 34, "#ffffff", "lm", bold=True)


def main(site: Path) -> int:
    """Draw all pictures below the site's `content/`; 1 if one came out too heavy."""
    too_heavy = []
    for path, (draw, when) in PICTURES.items():
        canvas = Canvas(path)
        draw(canvas)
        sign(canvas, when)
        size = canvas.write(site / "content" / path)
        print(f"{size:>8} {path}")
        if size >= _LARGEST:
            too_heavy.append(path)
    return 1 if too_heavy else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1]))
