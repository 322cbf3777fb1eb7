"""Small pages drawn for the tests of image stages, layout and OCR."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from pipeline.model import BBox

FOLDERS = [Path("/usr/share/fonts/truetype") / name for name in ("liberation2", "liberation")]
BODY = (
    "Căn cứ Kế hoạch số 87/KH-UBND ngày 14 tháng 3 năm 2023 của huyện",
    "về phát triển kinh tế tập thể, Phòng Kinh tế tổng hợp kết quả như",
    "sau: toàn huyện có 32 hợp tác xã, tỷ lệ hoạt động hiệu quả 71,9%;",
    "các tổ hợp tác được củng cố, thu nhập của thành viên tăng 8,5%.",
    "Đề nghị các xã, thị trấn gửi báo cáo trước ngày 30/6/2023 để tổng",
    "hợp, trình Ủy ban nhân dân huyện xem xét, chỉ đạo kịp thời.",
)
Pixels = np.ndarray[Any, Any]


def in_pixels(box: BBox, dpi: float) -> tuple[int, int, int, int]:
    """A box in points as pixels of the page's image."""
    x0, y0, x1, y1 = (round(side * dpi / 72) for side in box)
    return x0, y0, x1, y1


def font(size: int, face: str = "Regular") -> ImageFont.FreeTypeFont:
    """Liberation Serif; fails where the machine lacks it."""
    name = f"LiberationSerif-{face}.ttf"
    path = next((folder / name for folder in FOLDERS if (folder / name).exists()), None)
    assert path is not None, "install the package fonts-liberation2"
    return ImageFont.truetype(str(path), size)


@dataclass
class Sheet:
    """A white page of half A4's height at 300 dpi to write on."""

    width: int = 2480
    height: int = 1300
    image: Image.Image = field(init=False)
    pen: ImageDraw.ImageDraw = field(init=False)

    def __post_init__(self) -> None:
        self.image = Image.new("RGB", (self.width, self.height), "white")
        self.pen = ImageDraw.Draw(self.image)

    def write(self, x: int, y: int, text: str, size: int = 54, face: str = "Regular") -> None:
        self.pen.text((x, y), text, font=font(size, face), fill=(15, 15, 15))

    def centred(self, x: int, y: int, text: str, size: int = 54, face: str = "Bold") -> None:
        self.pen.text((x, y), text, font=font(size, face), fill=(15, 15, 15), anchor="ma")

    def body(self, y: int = 200, pitch: int = 76, lines: tuple[str, ...] = BODY) -> None:
        for row, line in enumerate(lines):
            self.write(330, y + row * pitch, line)

    @property
    def rgb(self) -> Pixels:
        return np.array(self.image)

    @property
    def gray(self) -> Pixels:
        return np.array(self.image.convert("L"))


def body_page(**where: int) -> Sheet:
    """A page with `BODY` on it."""
    sheet = Sheet()
    sheet.body(**where)
    return sheet


def tilted(pixels: Pixels, degrees: float) -> Pixels:
    """The page turned clockwise on the scanner's glass."""
    height, width = pixels.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1.0)
    return cv2.warpAffine(pixels, matrix, (width, height), borderValue=(255, 255, 255))


def worn(pixels: Pixels, dpi: int, *, grain: float, shade: float, seed: int) -> Pixels:
    """A page of 300 dpi scanned coarser, with uneven light and grain."""
    rng = np.random.default_rng(seed)
    scale = dpi / 300
    small = cv2.resize(
        cv2.GaussianBlur(pixels, (0, 0), 1.2),
        None,
        fx=scale,
        fy=scale,
        interpolation=cv2.INTER_AREA,
    ).astype(np.float32)
    light = np.linspace(1.0, 1.0 - shade, small.shape[1])[None, :]
    light = light if small.ndim == 2 else light[..., None]
    noisy = (60 + small * 0.7) * light + rng.normal(0, grain, small.shape)
    return np.clip(noisy, 0, 255).astype(np.uint8)


def seal(pixels: Pixels, x: int, y: int) -> Pixels:
    """A round red seal over what stands there."""
    ink = np.zeros(pixels.shape[:2], np.uint8)
    cv2.circle(ink, (x, y), 210, 255, 10, cv2.LINE_AA)
    cv2.circle(ink, (x, y), 150, 255, 5, cv2.LINE_AA)
    cv2.putText(ink, "PHONG KINH TE", (x - 130, y), 0, 1.0, 255, 4, cv2.LINE_AA)
    share = (ink / 255 * 0.85)[..., None]
    red = np.minimum(pixels, np.array([205, 40, 50]))
    return (pixels * (1 - share) + red * share).astype(np.uint8)
