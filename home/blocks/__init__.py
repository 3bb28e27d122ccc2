"""The pieces a page's text is made of."""

from .body import BodyBlock, GatedBlock, WarningBlock
from .media import AudioBlock, DownloadBlock, ImageFigureBlock, VideoBlock
from .text import FactBlock, HeadingBlock, ParagraphBlock, QuoteBlock, TimelineBlock

__all__ = [
    "AudioBlock",
    "BodyBlock",
    "DownloadBlock",
    "FactBlock",
    "GatedBlock",
    "HeadingBlock",
    "ImageFigureBlock",
    "ParagraphBlock",
    "QuoteBlock",
    "TimelineBlock",
    "VideoBlock",
    "WarningBlock",
]
