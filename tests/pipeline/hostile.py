"""Files that are broken or mean harm, made for the tests. Each maker returns the file's bytes."""

from __future__ import annotations

import io
import os
import struct
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
from PIL import Image

NAMES = (
    "xuống\ndòng.txt",
    'ngoặc "kép".txt',
    "dấu 'nháy'.txt",
    "--out.txt",
    "-rf.txt",
    "; rm -rf x.txt",
    "$(touch pwned).txt",
    "=cmd|calc.txt",
    "a" * 251 + ".txt",
    "cu\u031b\u0301.txt",
    "%s%n.txt",
    "..txt",
    os.fsdecode(b"b\xe1o c\xe1o.txt"),  # not UTF-8
)
"""Names that file systems allow and programs stumble over."""


def good_pdf() -> bytes:
    """A small scan."""
    stream = io.BytesIO()
    Image.new("L", (300, 200), 255).save(stream, "PDF", resolution=72)
    return stream.getvalue()


def _pdf(change: Callable[[pikepdf.Pdf], None]) -> bytes:
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(200, 200))
    change(pdf)
    stream = io.BytesIO()
    pdf.save(stream)
    return stream.getvalue()


def _loop_in_page_tree(pdf: pikepdf.Pdf) -> None:
    tree = pdf.Root.Pages
    tree.Kids.append(tree)
    tree.Count = 1000


def _endless_form(pdf: pikepdf.Pdf) -> None:
    form = pdf.make_stream(b"/X Do /X Do")
    form.update({"/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Form,
                 "/BBox": [0, 0, 200, 200]})  # fmt: skip
    form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=form))
    pdf.pages[0].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=form))
    pdf.pages[0].Contents = pdf.make_stream(b"/X Do")


def _bomb(pdf: pikepdf.Pdf) -> None:
    """200 MB of content in 200 kB."""
    packed = zlib.compress(b"0 0 m 9 9 l S " * 14_000_000, 9)
    pdf.pages[0].Contents = pikepdf.Stream(
        pdf, packed, pikepdf.Dictionary(Filter=pikepdf.Name.FlateDecode)
    )


def _image(filter_name: str, data: bytes, size: tuple[int, int]) -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        image = pikepdf.Stream(pdf, data)
        image.update({"/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Image,
                      "/Width": size[0], "/Height": size[1], "/BitsPerComponent": 1,
                      "/ColorSpace": pikepdf.Name.DeviceGray})  # fmt: skip
        image.write(data, filter=pikepdf.Name(filter_name))
        pdf.pages[0].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(I=image))
        pdf.pages[0].Contents = pdf.make_stream(b"200 0 0 200 0 0 cm /I Do")

    return _pdf(change)


def _big_page(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].MediaBox = [0, 0, 1_000_000, 1_000_000]


def _no_area(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].MediaBox = [0, 0, 0, 0]


def _launches(pdf: pikepdf.Pdf) -> None:
    """Asks to start a program and to run a script when it is opened."""
    pdf.Root.OpenAction = pikepdf.Dictionary(
        S=pikepdf.Name.Launch, F=pikepdf.String("/usr/bin/touch"), P=pikepdf.String("pwned")
    )
    pdf.Root.AA = pikepdf.Dictionary(
        WC=pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
    )


def _locked() -> bytes:
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(good_pdf())) as pdf:
        pdf.save(stream, encryption=pikepdf.Encryption(owner="o", user="u"))
    return stream.getvalue()


def _png(width: int, height: int) -> bytes:
    """A PNG of one bit a pixel that unpacks to far more than it weighs."""

    def chunk(name: bytes, data: bytes) -> bytes:
        crc = zlib.crc32(name + data)
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", crc)

    rows = zlib.compress(bytes((width + 7) // 8 + 1) * height, 9)
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def _tiff_loop() -> bytes:
    """A TIFF whose first page says that the next page is the first."""
    stream = io.BytesIO()
    Image.new("L", (20, 20), 255).save(stream, "TIFF")
    data = bytearray(stream.getvalue())
    (directory,) = struct.unpack_from("<I", data, 4)
    (entries,) = struct.unpack_from("<H", data, directory)
    struct.pack_into("<I", data, directory + 2 + 12 * entries, directory)
    return bytes(data)


def files() -> Iterator[tuple[str, bytes]]:
    """Name and content of every hostile file."""
    good = good_pdf()
    for tenth in range(1, 10):
        yield f"cut-{tenth}.pdf", good[: len(good) * tenth // 10]
    for step in range(12):  # a byte in a different place of the file each time
        place = len(good) * step // 12 + 7
        yield f"flipped-{step}.pdf", good[:place] + bytes([good[place] ^ 0xFF]) + good[place + 1 :]
    stream = io.BytesIO()
    Image.effect_noise((60, 40), 50).save(stream, "JPEG")
    for tenth in range(1, 10, 2):
        yield f"cut-{tenth}.jpg", stream.getvalue()[: len(stream.getvalue()) * tenth // 10]
    yield "empty.pdf", b""
    yield "text.pdf", "chỉ là chữ\n".encode()
    yield "zeros.pdf", bytes(5000)
    yield "rubbish.tif", b"II*\x00" + bytes(range(256)) * 8
    yield "locked.pdf", _locked()
    yield "no-pages.pdf", _pdf(lambda pdf: pdf.pages.__delitem__(0))
    yield "tree-loop.pdf", _pdf(_loop_in_page_tree)
    yield "form-loop.pdf", _pdf(_endless_form)
    yield "bomb.pdf", _pdf(_bomb)
    yield "big-page.pdf", _pdf(_big_page)
    yield "no-area.pdf", _pdf(_no_area)
    yield "launch.pdf", _pdf(_launches)
    yield "jbig2.pdf", _image("/JBIG2Decode", b"\x00\x01\x02 damaged " * 20, (200, 200))
    yield "lzw.pdf", _image("/LZWDecode", b"\x80\x0b\x60\x50\x22 damaged", (200, 200))
    yield "fax.pdf", _image("/CCITTFaxDecode", bytes(range(200)), (200, 200))
    yield "jpx.pdf", _image("/JPXDecode", b"\x00\x00\x00\x0cjP  damaged", (200, 200))
    yield "17000.png", _png(17_000, 17_000)
    yield "looping.tif", _tiff_loop()
    for tenth in range(2, 10, 3):
        yield f"cut-{tenth}.tif", _tiff_loop()[: len(_tiff_loop()) * tenth // 10]
    yield "binary.txt", bytes(range(256)) * 4
    yield "not-utf8.txt", b"C\xe9ng ho\xb5 x\xb7 h\xe9i ch\xf1 ngh\xdca Vi\xd6t Nam\n" * 3


def fill(folder: Path) -> int:
    """Write every hostile file and name; how many there are."""
    count = 0
    for name, content in files():
        (folder / name).write_bytes(content)
        count += 1
    for name in NAMES:
        (folder / name).write_text("Xã có 12 thôn đạt chuẩn.\n", encoding="utf-8")
        count += not name.startswith(".")
    (folder / "x.pdf").mkdir()
    count += 1
    return count
