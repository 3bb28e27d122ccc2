"""What is held up in a summary, in every script, and what is let through."""

import pytest

from directory.exchange.detector import Found, detect


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("write to nyota@example.org", Found.ADDRESS),
        ("nyota (at) example [dot] org", Found.ADDRESS),
        ("нyота＠example.org", Found.ADDRESS),
        ("see https://example.org/me", Found.LINK),
        ("my page is nyota.ke", Found.LINK),
        ("call +254 700 123 456", Found.NUMBER),
        ("اتصل بي ٠٧٠٠ ١٢٣ ٤٥٦", Found.NUMBER),
        ("०७००१२३४५६", Found.NUMBER),
        ("打給我 ９１２３　４５６７", Found.NUMBER),
        ("0\u200b7\u200b0\u200b0\u200b1\u200b2\u200b3\u200b4", Found.NUMBER),
        ("I am @nyota_ke there", Found.HANDLE),
        ("Signal: nyota.11", Found.HANDLE),
        ("微信 WeChat ID nyota", Found.HANDLE),
        ("Ask for Nyota Wanjiru", Found.NAME),
        ("請找 李星", Found.NAME),
    ],
)
def test_detect__finds_what_tells_who_asks(text, kind):
    assert kind in detect(text, names=["Nyota Wanjiru", "李星"])


@pytest.mark.parametrize(
    "text",
    [
        "Two pages in Swahili about land law, by Friday.",
        "A trial that ran 2016–2018, hearing on 12.03.2019.",
        "We are 28 people in 18 countries; about 1500 words.",
        "Analysis of a law on assembly",  # holds "Ana" inside a word
        "نحتاج إلى مراجعة نص من ٣ صفحات",
        "需要有人看一份三頁的文件",
        "Somebody who signals trouble early, line by line.",
    ],
)
def test_detect__lets_what_tells_nothing_through(text):
    assert detect(text, names=["Ana", "N"]) == []
