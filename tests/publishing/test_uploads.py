"""Good and bad pictures and documents, sent through the admin."""

import struct
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from departments.models import Document, Person
from tests.editing import Editor, errors_of, make_editor
from tests.factories import make_department, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def editor():
    return Editor(make_editor())


def picture(kind: str = "JPEG", size: tuple[int, int] = (60, 40), mode: str = "RGB", **options) -> bytes:
    made = BytesIO()
    Image.new(mode, size, "#0b5160" if mode != "CMYK" else (10, 200, 100, 0)).save(made, kind, **options)
    return made.getvalue()


def photo_with_a_place(size: tuple[int, int] = (3000, 1000)) -> bytes:
    """Taken with the phone on its side, with the coordinates of somebody's flat."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "A telephone"
    exif.get_ifd(0x8825)[2] = (40.0, 31.0, 48.0)
    return picture(size=size, exif=exif)


def pixel_bomb(side: int = 13_000) -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    rows = zlib.compressobj(9)
    line = b"\0" * (side // 8 + 2)
    data = b"".join(rows.compress(line) for _ in range(side)) + rows.flush()
    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def packed(name: str) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(name, "<x/>")
    return made.getvalue()


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><script>alert(1)</script>"


def stored(media: Path) -> list[Path]:
    return [path for path in media.rglob("*") if path.is_file()]


def send_photo(editor: Editor, name: str, content: bytes):
    person = make_person()
    url = f"/admin/departments/person/{person.pk}/change/"
    return editor.save(url, photo=SimpleUploadedFile(name, content, "image/jpeg")), person


@pytest.mark.parametrize(
    ("name", "content", "complaint"),
    [
        ("bomb.png", pixel_bomb, "more than 25 million pixels"),
        ("drawing.jpg", lambda: SVG, "no JPEG, PNG or WebP"),
        ("page.jpg", lambda: HTML, "no JPEG, PNG or WebP"),
        ("moving.gif", lambda: picture("GIF"), "no JPEG, PNG or WebP"),
        ("cut.jpg", lambda: picture(size=(900, 900))[:-900], "damaged"),
        ("cut.png", lambda: picture("PNG", size=(900, 900))[:120], "damaged"),
        ("empty.jpg", lambda: b"", "empty"),
        ("large.jpg", lambda: picture() + b"\0" * 20_000_001, "larger than 20 MB"),
    ],
)
def test_bad_picture_is_refused_and_not_kept(editor, media, name, content, complaint):
    response, person = send_photo(editor, name, content())
    assert any(complaint in error and error.startswith("Photo") for error in errors_of(response))
    assert stored(media) == []
    person.refresh_from_db()
    assert not person.photo


def test_pixel_bomb_is_small_and_never_unpacked(editor, monkeypatch):
    def unpack(*args):
        raise AssertionError("the picture was unpacked")

    bomb = pixel_bomb()
    assert len(bomb) < 30_000
    monkeypatch.setattr("PIL.ImageFile.ImageFile.load", unpack)
    response, _ = send_photo(editor, "bomb.png", bomb)
    assert any("25 million pixels" in error for error in errors_of(response))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("photo.jpg", picture()),
        ("PHOTO.JPEG", picture()),
        ("print.jpg", picture(mode="CMYK")),
        ("grey.png", picture("PNG", mode="L")),
        ("see-through.png", picture("PNG", mode="RGBA")),
        ("new.webp", picture("WEBP")),
        ("wrong-name.png", picture("JPEG")),
    ],
)
def test_good_picture_is_kept_as_webp(editor, media, name, content):
    response, person = send_photo(editor, name, content)
    assert response.status_code == 302
    person.refresh_from_db()
    with Image.open(person.photo.path) as kept:
        assert (kept.format, kept.size) == ("WEBP", (60, 40))
    assert [path.name for path in stored(media)] == [Path(person.photo.name).name]
    assert Path(name).stem.lower() not in person.photo.name


def test_photo_is_turned_upright_made_smaller_and_tells_no_place(editor):
    _, person = send_photo(editor, "phone.jpg", photo_with_a_place())
    person.refresh_from_db()
    content = Path(person.photo.path).read_bytes()
    with Image.open(BytesIO(content)) as kept:
        assert kept.size == (667, 2000)
        assert not kept.getexif()
    assert b"EXIF" not in content
    assert b"telephone" not in content


def test_see_through_picture_stays_see_through(editor):
    made = BytesIO()
    Image.new("RGBA", (4, 4), (0, 0, 0, 0)).save(made, "PNG")
    _, person = send_photo(editor, "logo.png", made.getvalue())
    person.refresh_from_db()
    with Image.open(person.photo.path) as kept:
        assert kept.convert("RGBA").getpixel((1, 1))[3] == 0


def test_page_whose_picture_file_is_lost_can_still_be_saved(editor, media):
    _, person = send_photo(editor, "photo.jpg", picture())
    for path in stored(media):
        path.unlink()
    assert editor.save(f"/admin/departments/person/{person.pk}/change/", patronymic_en="A.").status_code == 302
    assert Person.objects.get(pk=person.pk).photo


def send_document(editor: Editor, name: str, content: bytes):
    department = make_department()
    upload = SimpleUploadedFile(name, content)
    changes = {"department": department.pk, "kind": "report", "title_en": "Report", "file": upload}
    return editor.save("/admin/departments/document/add/", **changes)


@pytest.mark.parametrize(
    ("name", "content", "complaint"),
    [
        ("page.pdf", HTML, "not what its name says"),
        ("drawing.svg", SVG, "Upload a PDF"),
        ("page.html", HTML, "Upload a PDF"),
        ("program.docx", packed("evil.exe"), "not what its name says"),
        ("program.docx", b"PK\x03\x04 and no more", "not what its name says"),
        ("book.xlsx", packed("word/document.xml"), "not what its name says"),
        ("no-suffix", b"%PDF-1.7", "Upload a PDF"),
        ("large.pdf", b"%PDF-1.7" + b"\0" * 20_000_001, "larger than 20 MB"),
    ],
)
def test_bad_document_is_refused_and_not_kept(editor, media, name, content, complaint):
    errors = errors_of(send_document(editor, name, content))
    assert any(complaint in error and error.startswith("File") for error in errors)
    assert stored(media) == []
    assert not Document.objects.exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("Отчёт 2020.PDF", b"%PDF-1.7 ..."),
        ("order.docx", packed("word/document.xml")),
        ("fees.xlsx", packed("xl/workbook.xml")),
        ("order.odt", packed("content.xml")),
        ("scan.png", picture("PNG")),
    ],
)
def test_good_document_is_kept_unchanged_under_a_generated_name(editor, media, name, content):
    assert send_document(editor, name, content).status_code == 302
    [path] = stored(media)
    assert path.read_bytes() == content
    assert path.stem.isalnum()
    assert path.stem.isascii()
    assert path.suffix == Path(name).suffix.lower()
