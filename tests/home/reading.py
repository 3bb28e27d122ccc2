"""What the tests read out of a page, as a reader's machine would."""

import re


def alternates(html: str) -> dict[str, str]:
    """hreflang → absolute address."""
    found = re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"', html)
    return dict(found)


def canonical(html: str) -> str:
    found = re.search(r'<link rel="canonical" href="([^"]+)"', html)
    return found.group(1) if found else ""


def switcher(html: str) -> dict[str, str]:
    """Language → the address its entry in the switcher leads to."""
    menu = html.split('class="languages"', 1)[1].split("</details>", 1)[0]
    return {
        code: address.replace("&amp;", "&")
        for address, code in re.findall(r'<a href="([^"]+)" hreflang="([^"]+)"', menu)
    }


def path_of(address: str) -> str:
    return re.sub(r"^https?://[^/]+", "", address)
