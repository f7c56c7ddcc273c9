"""Small PDFs in PDF's own words, and the documents that they are read as."""

from itertools import pairwise

from mediawatch.intake.document import Document
from mediawatch.intake.readers.pdf_file import read_pdf


def make_pdf(
    *pages: str, images: bool = False, size: str = "595 842", page: str = "", keywords: str = "", form: str = ""
) -> bytes:
    """Return a PDF of pages whose content is given in PDF's own words; /F is Chinese, /L Latin, /B bold Latin.

    /E has no ink; it says what its letter A is (中), and not what B is. /Y draws `form`.
    """
    last = 7 + 2 * len(pages)
    fonts = (
        "<< /F << /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts"
        " [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo"
        " << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 >>] >>"
        " /L << /Type /Font /Subtype /Type1 /BaseFont /Courier >>"
        " /B << /Type /Font /Subtype /Type1 /BaseFont /Courier-Bold >>"
        f" /E << /Type /Font /Subtype /Type3 /FontBBox [0 0 0 0] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 65"
        f" /LastChar 66 /Widths [1000 1000] /Encoding << /Differences [65 /A /B] >> /CharProcs << /A {last - 1} 0 R"
        f" /B {last - 1} 0 R >> /ToUnicode {last - 2} 0 R >> >>"
    )
    drawings = f"<< /Y {last} 0 R {'/X 4 0 R' if images else ''} >>"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(f'{5 + 2 * n} 0 R' for n in range(len(pages)))}] >>",
        f"<< /Font {fonts} /XObject {drawings} >>",
        "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>"
        "\nstream\nx\nendstream",
    ]
    for number, content in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {size}] /Resources 3 0 R /Contents {6 + 2 * number} 0 R"
            f" {page} >>"
        )
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    names = "begincmap 1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <41> <4E2D> endbfchar endcmap"
    for content in (names, "1000 0 d0"):
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    kind = "/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources 3 0 R"
    objects.append(f"<< {kind} /Length {len(form)} >>\nstream\n{form}\nendstream")
    objects.append(f"<< /Keywords ({keywords}) >>")
    data, places = b"%PDF-1.4\n", list[int]()
    for number, one in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{one}\nendobj\n".encode("latin-1")
    start = len(data)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    trailer = (
        f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>\nstartxref\n{start}\n%%EOF\n"
    )
    return data + trailer.encode()


def shown(text: str, left: float, y: float, size: float = 12, font: str = "F") -> str:
    """Return the words that show a text at a place."""
    string = f"<{text.encode('utf-16-be').hex()}>" if font == "F" else f"({text})"
    return f"BT /{font} {size} Tf {left} {y} Td {string} Tj ET "


def read(*pages: str, page: str = "") -> Document:
    return read_pdf("a.pdf", "0" * 64, make_pdf(*pages, page=page))


def ruled(lefts: list[float], bottoms: list[float]) -> str:
    """Return the words that draw a grid, cell by cell."""
    return "".join(
        f"{left} {bottom} {right - left} {top - bottom} re S "
        for left, right in pairwise(sorted(lefts))
        for bottom, top in pairwise(sorted(bottoms))
    )
