"""What was found, while somebody types: a part of a page, for the member area alone."""

import re

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from .choices import found

FIELD = re.compile(r"[A-Za-z0-9_-]{1,60}")


@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """GET: `q`, what is looked for; `field`, the name of the inputs; `many`, whether several are chosen."""
    name = request.GET.get("field", "")
    if not FIELD.fullmatch(name):
        raise Http404("no field")
    sought = request.GET.get("q", "")
    kind = "checkbox" if request.GET.get("many") else "radio"
    context = {"name": name, "kind": kind, "sought": sought, "found": found(sought)}
    return render(request, "directory/skills/found.html", context)
