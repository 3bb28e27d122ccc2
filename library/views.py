"""Meetings for calendars."""

from django.http import Http404, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from home.listing import language_of
from home.public_pages import best_version, versions_at
from home.reading import absolute
from home.shell import shell_for
from home.templatetags.home_tags import bcp47
from home.views import cached_briefly

from .calendar import calendar_of
from .models import MeetingPage


@require_safe
def calendar_file(request, path: str):
    """The meeting at this address, in the reader's language or, while it is not translated, in its own.

    Arguments: path, of the meeting's page below the language. Two queries, like the page.
    """
    shell = shell_for(get_language())
    versions = versions_at(shell, path) if shell.language.code == get_language() else []
    if not versions:
        raise Http404("no such meeting")
    chosen = best_version(versions, shell.language.locale_id)
    if chosen.specific_class is not MeetingPage:
        raise Http404("this is no meeting")
    meeting = MeetingPage.objects.for_reading().get(pk=chosen.pk)
    language = bcp47(language_of(shell, meeting).code)
    written = calendar_of(meeting, address=absolute(shell.address_of(meeting)), language=language)
    response = HttpResponse(written, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="meeting.ics"'
    response["Content-Language"] = language
    return cached_briefly(response)
