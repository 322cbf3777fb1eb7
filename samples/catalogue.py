"""The samples, each with its recipe."""

from __future__ import annotations

from datetime import date

from samples.marks import Incoming
from samples.recipes import (
    Sample,
    born_digital_pdf,
    garbled_pdf,
    garbled_text,
    legacy_pdf,
    photo,
    scan_pdf,
    tiff,
)
from samples.scanner import OFFICE, POOR

SAMPLES = (
    Sample("bao-cao-xa-hoi-hoc-tap.pdf", ("bao-cao-xa-hoi-hoc-tap",), scan_pdf),
    Sample(
        "ke-hoach-chuyen-doi-so.pdf",
        ("ke-hoach-chuyen-doi-so",),
        scan_pdf,
        grade=OFFICE,
        incoming=Incoming("UBND HUYỆN YÊN THƯỢNG", 1362, date(2024, 3, 11)),
        seal=True,
    ),
    Sample("bao-cao-ban-chi-dao.pdf", ("bao-cao-ban-chi-dao",), scan_pdf, grade=POOR),
    Sample(
        "quyet-dinh-cong-nhan.pdf",
        ("quyet-dinh-cong-nhan",),
        scan_pdf,
        grade=OFFICE,
        turns=(0, 180),
    ),
    Sample(
        "to-trinh-hoi-khuyen-hoc.pdf",
        ("to-trinh-hoi-khuyen-hoc",),
        garbled_pdf,
        "ocr_over_garbled",
        OFFICE,
    ),
    Sample(
        "bao-cao-bien-doi-khi-hau.pdf",
        ("bao-cao-bien-doi-khi-hau",),
        born_digital_pdf,
        "born_digital",
    ),
    Sample("bao-cao-giam-ngheo.pdf", ("bao-cao-giam-ngheo",), legacy_pdf, "legacy_tcvn3"),
    Sample("nghi-quyet-huyen-uy.tif", ("nghi-quyet-huyen-uy",), tiff),
    Sample(
        "cong-van-phong-noi-vu.txt",
        ("cong-van-phong-noi-vu",),
        garbled_text,
        "text_file",
        by_row=True,
    ),
    Sample(
        "cong-van-va-ke-hoach.pdf",
        ("cong-van-so-giao-duc", "ke-hoach-tuan-le-hoc-tap"),
        scan_pdf,
        grade=OFFICE,
        seal=True,
    ),
    Sample(
        "thong-bao-tuyen-sinh.jpg",
        ("thong-bao-tuyen-sinh",),
        photo,
        grade=OFFICE,
        incoming=Incoming("TRƯỜNG TIỂU HỌC AN KHÁNH", 88, date(2024, 5, 27)),
        seal=True,
    ),
)
