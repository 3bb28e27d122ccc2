"""PDF: only what is drawn, its words' order, its links and its outline stay."""

from io import BytesIO
from typing import Any

import pikepdf
from django.utils.translation import gettext as _
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from . import limits
from .jpeg_segments import DamagedJpegError, bare_jpeg, bare_jpeg2000
from .kinds import Kind
from .outcome import CleanFile, UploadRefused

ROOT_KEYS = {"/Type", "/Pages", "/Lang", "/MarkInfo", "/StructTreeRoot", "/Outlines", "/PageLabels",
             "/Names", "/Dests", "/ViewerPreferences", "/PageLayout", "/PageMode"}  # fmt: skip
PAGE_KEYS = {"/Type", "/Parent", "/Resources", "/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox",
             "/Contents", "/Rotate", "/Group", "/Annots", "/StructParents", "/Tabs", "/UserUnit"}  # fmt: skip
# Wherever they stand: properties, programs, attachments, places on a map, histories of editing.
DROPPED = (
    "/Metadata", "/PieceInfo", "/LastModified", "/Thumb", "/AA", "/JS", "/OpenAction", "/AF", "/EF", "/OPI",
    "/Measure", "/PtData", "/LGIDict", "/VP", "/SpiderInfo", "/Collection", "/OC", "/RichMediaContent",
    "/Alternates", "/Associations", "/CreationDate", "/ModDate", "/Creator", "/Producer",
)  # fmt: skip
LINK_KEYS = {"/Type", "/Subtype", "/Rect", "/Border", "/C", "/H", "/Dest", "/A", "/F", "/QuadPoints", "/BS",
             "/StructParent", "/Contents"}  # fmt: skip
SILENT_ANNOTATIONS = {"/FileAttachment", "/Popup", "/RichMedia", "/Screen", "/Movie", "/Sound", "/3D",
                      "/Link",
                      "/PrinterMark", "/TrapNet"}  # fmt: skip
LINKS = ("http://", "https://", "mailto:", "tel:")
DEVICE_COLOURS = {1: Name.DeviceGray, 3: Name.DeviceRGB, 4: Name.DeviceCMYK}

# qpdf's own ceilings against files that unfold without end; process-wide, set before the first PDF.
pikepdf.settings.set_qpdf_limits(
    flate_max_memory=limits.MAX_UNPACKED_PART,
    run_length_max_memory=limits.MAX_UNPACKED_PART,
    png_max_memory=limits.MAX_UNPACKED_PART,
    tiff_max_memory=limits.MAX_UNPACKED_PART,
    dct_max_memory=limits.MAX_PIXELS * 4,
)


def clean_pdf(content: bytes, kind: Kind) -> CleanFile:
    """Raises UploadRefused for an encrypted or damaged PDF, and for forms, comments and hidden layers,
    whose removal would change what the reader sees."""
    try:
        with Pdf.open(BytesIO(content)) as pdf:
            return CleanFile(_cleaned(pdf), kind.extension, kind.media_type)
    except pikepdf.PasswordError as error:
        raise _encrypted() from error
    except UploadRefused:
        raise
    except Exception as error:  # qpdf and its binding raise many kinds of error for broken files
        raise UploadRefused(_("This PDF is damaged or not complete."), code="damaged") from error


def _encrypted() -> UploadRefused:
    return UploadRefused(_("This PDF is encrypted. Save it without a password."), code="encrypted")


def _cleaned(pdf: Pdf) -> bytes:
    if pdf.is_encrypted:
        raise _encrypted()
    if len(pdf.objects) > limits.MAX_PDF_OBJECTS or not pdf.pages:
        raise UploadRefused(_("This PDF has no pages, or too many parts."), code="damaged")
    _refuse_hidden_layers(pdf)
    _clean_root(pdf)
    for page in pdf.pages:
        _clean_page(page.obj)
    for item in list(pdf.objects):
        _clean_object(item)
    _keep(pdf.trailer, {"/Root", "/Size"})
    stream = BytesIO()
    pdf.save(
        stream,
        fix_metadata_version=False,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,  # the second look can read every dictionary
        compress_streams=True,
        deterministic_id=True,  # not the hour of the upload
    )
    return stream.getvalue()


def _refuse_hidden_layers(pdf: Pdf) -> None:
    layers = pdf.Root.get("/OCProperties")
    default = layers.get("/D", Dictionary()) if isinstance(layers, Dictionary) else Dictionary()
    if len(default.get("/OFF", Array())) or default.get("/BaseState") == Name.OFF:
        raise UploadRefused(
            _("This PDF has hidden layers. Print it to a new PDF and upload that one."), code="hidden_content"
        )


def _clean_root(pdf: Pdf) -> None:
    root: Any = pdf.Root
    form = root.get("/AcroForm")
    if isinstance(form, Dictionary) and len(form.get("/Fields", Array())):
        raise UploadRefused(
            _("This PDF is a form or is signed. Print it to a new PDF and upload that one."), code="form"
        )
    _keep(root, ROOT_KEYS)
    if isinstance(root.get("/Names"), Dictionary):
        _keep(root.Names, {"/Dests"})
    elif "/Names" in root:
        del root["/Names"]
    _clean_outline(root.get("/Outlines"))


def _clean_outline(outline: Any) -> None:
    """Entries may carry actions of every kind; only jumps within the document and links stay."""
    waiting: list[Any] = [outline]
    seen = set()
    while waiting:
        entry = waiting.pop()
        if not isinstance(entry, Dictionary) or entry.objgen in seen:
            continue
        if entry.is_indirect:
            seen.add(entry.objgen)
        _keep_harmless_action(entry)
        waiting += [entry.get("/First"), entry.get("/Next")]


def _clean_page(page: Any) -> None:
    _keep(page, PAGE_KEYS)
    if "/Annots" not in page:
        return
    kept = []
    for annotation in page.Annots:
        subtype = str(annotation.get("/Subtype"))
        if subtype not in SILENT_ANNOTATIONS:
            raise UploadRefused(
                _("This PDF has comments or form fields. Print it to a new PDF and upload that one."),
                code="comments",
            )
        if subtype == "/Link":
            _keep(annotation, LINK_KEYS)
            _keep_harmless_action(annotation)
            kept.append(annotation)
    page.Annots = Array(kept)


def _keep_harmless_action(holder: Any) -> None:
    action = holder.get("/A")
    if action is None:
        return
    kind = str(action.get("/S")) if isinstance(action, Dictionary) else ""
    if kind == "/URI" and str(action.get("/URI", "")).lower().startswith(LINKS):
        _keep(action, {"/S", "/URI", "/Type"})
    elif kind == "/GoTo":
        _keep(action, {"/S", "/D", "/Type"})
    else:
        del holder["/A"]


def _keep(holder: Any, keys: set[str]) -> None:
    for key in [key for key in holder.keys() if key not in keys]:  # noqa: SIM118 (a pikepdf object)
        del holder[key]


def _clean_object(item: Any) -> None:
    """One indirect object and everything written inside it."""
    waiting = [item]
    while waiting:
        value = waiting.pop()
        if isinstance(value, Array):
            _replace_profiles(value, range(len(value)))
            waiting += [child for child in value if _is_inline_container(child)]
        elif isinstance(value, (Dictionary, Stream)):
            for key in DROPPED:
                if key in value:
                    del value[key]
            keys = list(value.keys())
            _replace_profiles(value, keys)
            waiting += [value[key] for key in keys if _is_inline_container(value[key])]
            if isinstance(value, Stream):
                _clean_stream(value)


def _is_inline_container(value: Any) -> bool:
    return isinstance(value, (Array, Dictionary)) and not value.is_indirect


def _replace_profiles(holder: Any, keys: Any) -> None:
    """A colour profile names the scanner or the screen: the plain colours of as many channels do."""
    for key in keys:
        space = holder[key]
        if isinstance(space, Array) and len(space) == 2 and space[0] == Name.ICCBased:
            channels = int(space[1].get("/N", 3))
            holder[key] = DEVICE_COLOURS.get(channels, Name.DeviceRGB)


def _clean_stream(stream: Any) -> None:
    filters = stream.get("/Filter", Array())
    names = [str(filters)] if isinstance(filters, Name) else [str(name) for name in filters]
    if not {"/DCTDecode", "/DCT", "/JPXDecode"}.intersection(names):
        _refuse_inline_photographs(stream)
        return
    if len(names) > 1:
        raise UploadRefused(
            _("A picture in this PDF is packed in a way that cannot be cleaned. Print it to a new PDF."),
            code="uncleanable",
        )
    bare = bare_jpeg2000 if names[0] == "/JPXDecode" else bare_jpeg
    parameters = stream.get("/DecodeParms")
    try:
        cleaned = bare(stream.read_raw_bytes())
    except DamagedJpegError as error:
        raise UploadRefused(_("A picture in this PDF is damaged."), code="damaged") from error
    stream.write(cleaned, filter=Name(names[0]), decode_parms=parameters)


def _refuse_inline_photographs(stream: Any) -> None:
    """Small pictures may stand within the drawing itself, where their metadata cannot be taken out."""
    if stream.get("/Subtype") in (Name.Image, Name.XML) or "/Length1" in stream:
        return
    drawing = stream.read_bytes() if stream.get("/Filter", Array()) != Array() else stream.read_raw_bytes()
    if b"/DCT" in drawing and b"ID" in drawing:
        raise UploadRefused(
            _("A picture in this PDF is packed in a way that cannot be cleaned. Print it to a new PDF."),
            code="uncleanable",
        )
