"""PDF, office files and captions as offices write them."""

import zipfile
from io import BytesIO

import pikepdf

from .pictures import TEXT, TRAIL, XMP, png, profile, small_jpeg


def pdf(**changes) -> bytes:
    """Properties, XMP, a program, an attachment, a thumbnail, a photograph with EXIF.

    changes: functions of the page that add to it.
    """
    document = pikepdf.new()
    page = document.add_blank_page(page_size=(200, 200))
    photograph = pikepdf.Stream(document, small_jpeg())
    photograph.update(
        pikepdf.Dictionary(
            Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=60, Height=40, BitsPerComponent=8,
            ColorSpace=pikepdf.Array([pikepdf.Name.ICCBased, pikepdf.Stream(document, profile(), {"/N": 3})]),
            Filter=pikepdf.Name.DCTDecode, Metadata=pikepdf.Stream(document, XMP),
        )
    )  # fmt: skip
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=photograph))
    page.Contents = pikepdf.Stream(document, b"q 100 0 0 80 10 10 cm /Im0 Do Q")
    page.PieceInfo = pikepdf.Dictionary(Word=pikepdf.Dictionary(Private=TEXT))
    page.Thumb = pikepdf.Stream(document, TRAIL)
    page.AA = pikepdf.Dictionary(O=pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=TEXT))
    link = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], NM=TEXT, M=TEXT,
        A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://civiccharter.org/"),
    )  # fmt: skip
    launch = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9],
        A=pikepdf.Dictionary(S=pikepdf.Name.Launch, F=TEXT),
    )  # fmt: skip
    page.Annots = pikepdf.Array([document.make_indirect(link), launch])
    document.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=TEXT)
    document.Root.Metadata = pikepdf.Stream(document, XMP)
    document.attachments["list.txt"] = TRAIL
    document.docinfo["/Author"] = TEXT
    document.docinfo["/Title"] = TEXT
    for change in changes.values():
        change(document, page)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue() + b"\n% " + TRAIL


def zipped(parts: dict[str, bytes | str]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.comment = TRAIL
        for name, part in parts.items():
            package.writestr(zipfile.ZipInfo(name, (2024, 3, 1, 12, 3, 0)), part)
    return stream.getvalue()


OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
MAIN = "application/vnd.openxmlformats-officedocument."
WORD_TYPE = f"{MAIN}wordprocessingml.document.main+xml"
SHEET_TYPE = f"{MAIN}spreadsheetml.sheet.main+xml"
SLIDES_TYPE = f"{MAIN}presentationml.presentation.main+xml"


def relations(*rows: tuple[str, str, str]) -> str:
    entries = "".join(
        f'<Relationship Id="r{at}" Type="{OFFICE}/{kind}" Target="{target}"{extra}/>'
        for at, (kind, target, extra) in enumerate(rows)
    )
    return f'<?xml version="1.0"?><Relationships xmlns="{PACKAGE}">{entries}</Relationships>'


def _openxml(main: str, media_type: str, body: str, parts: dict, *more_relations) -> bytes:
    folder = main.split("/", maxsplit=1)[0]
    types = (
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="jpg" ContentType="image/jpeg"/>'
        f'<Override PartName="/{main}" ContentType="{media_type}"/>'
        f'<Override PartName="/docProps/core.xml" ContentType="a/b"/></Types>'
    )
    core = f'<c xmlns="x"><creator>{TEXT}</creator><lastModifiedBy>{TEXT}</lastModifiedBy></c>'
    everything = {
        "[Content_Types].xml": types,
        "_rels/.rels": relations(
            ("officeDocument", main, ""), ("extended-properties", "docProps/app.xml", ""),

            ("metadata/core-properties", "docProps/core.xml", ""),
            ("thumbnail", "docProps/thumbnail.jpeg", ""),
        ),
        "docProps/core.xml": core, "docProps/app.xml": core, "docProps/custom.xml": core,
        "docProps/thumbnail.jpeg": small_jpeg(),
        main: body,
        f"{folder}/_rels/{main.split('/')[1]}.rels": relations(
            ("image", "media/image1.jpg", ""),
            ("hyperlink", "https://civiccharter.org/", ' TargetMode="External"'),
            *more_relations,
        ),
        f"{folder}/media/image1.jpg": small_jpeg(),
        "customXml/item1.xml": core,
        **parts,
    }  # fmt: skip
    return zipped({name: part for name, part in everything.items() if part is not None})


WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(paragraph: str = "", parts: dict | None = None, *more_relations) -> bytes:
    body = (
        f'<?xml version="1.0"?><w:document {WORD} xmlns:d="d"><!-- {TEXT} --><w:body><w:p w:rsidR="00{TEXT}">'
        f'<w:r w:rsidRPr="00{TEXT}"><w:t>The right to assemble</w:t></w:r>{paragraph}'
        f'<d:docPr id="1" name="C:\\Users\\{TEXT}\\IMG_1.jpg"/></w:p></w:body></w:document>'
    )
    settings = (
        f'<w:settings {WORD}><w:attachedTemplate/><w:rsids><w:rsid w:val="{TEXT}"/></w:rsids></w:settings>'
    )
    more = {
        "word/settings.xml": settings,
        "word/_rels/settings.xml.rels": relations(
            ("attachedTemplate", f"file:///C:/{TEXT}.dotx", ' TargetMode="External"')
        ),
        "word/people.xml": f'<w:people {WORD}><w:person w:author="{TEXT}"/></w:people>',
        **(parts or {}),
    }
    rows = (("settings", "settings.xml", ""), ("people", "people.xml", ""), *more_relations)
    return _openxml("word/document.xml", WORD_TYPE, body, more, *rows)


SHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def xlsx(state: str = "visible", parts: dict | None = None) -> bytes:
    body = (
        f'<?xml version="1.0"?><workbook {SHEET}><fileSharing userName="{TEXT}"/><absPath url="C:\\{TEXT}"/>'
        f'<sheets><sheet name="One" sheetId="1" state="{state}"/></sheets></workbook>'
    )
    return _openxml("xl/workbook.xml", SHEET_TYPE, body, parts or {})


def pptx(parts: dict | None = None) -> bytes:
    slides = "http://schemas.openxmlformats.org/presentationml/2006/main"
    body = f'<?xml version="1.0"?><p:presentation xmlns:p="{slides}"/>'
    people = {"ppt/commentAuthors.xml": f'<p:a xmlns:p="{slides}"><p:cmAuthor name="{TEXT}"/></p:a>'}
    return _openxml("ppt/presentation.xml", SLIDES_TYPE, body, people | (parts or {}))


OPEN = "urn:oasis:names:tc:opendocument:xmlns"


def opendocument(kind: str = "text", inside: str = "", parts: dict | None = None) -> bytes:
    spaces = " ".join(
        f'xmlns:{name}="{OPEN}:{name}:1.0"'
        for name in ("office", "text", "meta", "draw", "manifest", "config")
    )
    spaces += (
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:o="o"'
    )
    content = (
        f'<?xml version="1.0"?><office:document-content {spaces}><office:body>'
        f'<text:p o:paragraph-rsid="{TEXT}">'
        f"The right to assemble<text:author-name>{TEXT}</text:author-name>{inside}"
        f'<draw:frame draw:name="{TEXT}.jpg"><draw:image xlink:href="Pictures/1.jpg"/></draw:frame>'
        f"</text:p></office:body></office:document-content>"
    )
    meta = f"<office:document-meta {spaces}><office:meta><dc:creator>{TEXT}</dc:creator>"
    meta += "</office:meta></office:document-meta>"
    files = "".join(
        f'<manifest:file-entry manifest:full-path="{name}"/>'
        for name in (
            "/",
            "content.xml",
            "meta.xml",
            "settings.xml",
            "Thumbnails/thumbnail.png",
            "Pictures/1.jpg",
        )
    )
    everything = {
        "mimetype": f"application/vnd.oasis.opendocument.{kind}",
        "content.xml": content,
        "meta.xml": meta,
        "settings.xml": f"<config:settings {spaces}><config:x>{TEXT}</config:x></config:settings>",
        "Thumbnails/thumbnail.png": png(),
        "Configurations2/accelerator/current.xml": "",
        "Pictures/1.jpg": small_jpeg(),
        "META-INF/manifest.xml": f"<manifest:manifest {spaces}>{files}</manifest:manifest>",
        **(parts or {}),
    }
    return zipped(everything)


VTT = (
    f"WEBVTT - {TEXT}\nKind: captions\n\nNOTE {TEXT}\n\n00:01.000 --> 00:02.000\nWe \u202eassemble\n".encode()
)
SRT = "\ufeff1\n00:00:01,000 --> 00:00:02,000\nWe assemble\n".encode()
