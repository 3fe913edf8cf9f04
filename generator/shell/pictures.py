"""What there is to say of editors' pictures: their measures, copies of them, and what may be wrong.

It opens none. `images` does, with a library that takes a while to import: who calls it imports it when there is a picture.
"""

from __future__ import annotations

from typing import Final

from generator.model.frozen import frozen
from generator.model.output import PictureInfo
from generator.model.problem import Problem, Severity, rule

FORMATS: Final = {"webp": "image/webp", "jpeg": "image/jpeg"}

BROKEN = rule(
    "picture-broken", Severity.ERROR,
    message=("The picture {file} cannot be read: {reason}.", "图片 {file} 无法读取：{reason}。"),
    hint=("Open it in a picture viewer, save it again as JPEG or PNG, and replace the file.",
          "请用看图软件打开，重新另存为 JPEG 或 PNG 后替换原文件。"),
    why=("A picture that no reader can open proves nothing.", "无法打开的图片不能作为佐证。"),
)
TOO_LARGE = rule(
    "picture-too-large", Severity.ERROR,
    message=("The picture {file} measures {size} pixels; {most} million pixels are the most that is opened.",
             "图片 {file} 为 {size} 像素，超过可处理的上限({most} 百万像素)。"),
    hint=("Scale it down to 4000 pixels on its longer side.", "请将长边缩小到 4000 像素。"),
    why=("A small file can open as gigabytes of pixels and stop the machine; no screen or page shows that many.",
         "很小的文件可能解压出数 GB 像素导致程序中断，而屏幕和版面都显示不了这么多像素。"),
)
UNUSABLE = rule(
    "picture-format", Severity.ERROR,
    message=("The picture {file} is {found}, which is not published.", "图片 {file} 的格式({found})不能发布。"),
    hint=("Export it as JPEG or PNG and name that file.", "请导出为 JPEG 或 PNG,并引用导出的文件。"),
    why=("Drawings may carry scripts and outside addresses, and many readers cannot open camera formats.",
         "矢量图可能含有脚本和外部地址，手机原始格式很多读者打不开。"),
)
LOCATED = rule(
    "picture-location", Severity.NOTICE,
    message=("The picture {file} told where it was taken; the published copy does not.",
             "图片 {file} 含有拍摄位置，发布的副本已去除。"),
    hint=("Nothing to do. If the place matters, write it in the text.", "无需处理。如需说明地点，请写入正文。"),
    why=("Coordinates in a photograph can lead to a person's home.", "照片中的坐标可能暴露个人住址。"),
    source="Personal Information Protection Law of the PRC, Art. 6",
)
ANIMATED = rule(
    "picture-animated", Severity.NOTICE,
    message=("The picture {file} moves; its first frame is published.", "图片 {file} 为动图，发布时只取第一帧。"),
    hint=("Replace it by the frame that shows what matters.", "请换成能说明问题的那一帧静态图片。"),
    why=("Paper does not move, and moving pictures keep some people from reading.",
         "纸面不会动，动图也妨碍部分读者阅读。"),
)


@frozen
class Measured:
    """A picture's measures, or None and the problem that says why there are none."""

    info: PictureInfo | None
    problems: tuple[Problem, ...] = ()


@frozen
class Rendition:
    """A re-encoded picture (empty when it could not be made) and what there is to say about it."""

    body: bytes
    problems: tuple[Problem, ...] = ()
