"""Which pages a reader can pass on, and what that costs."""

import re

import pytest
from django.core.cache import cache

from campaigns.models import CharterIndexPage
from home.models import StandardPage
from tests.actions import draft, release_page, release_structure, released_story, somebody
from tests.campaigns.acting import released_action
from tests.campaigns.actions import released_campaign, released_coalition, released_update
from tests.campaigns.charter_actions import article, index_of, tool
from tests.home.test_query_counts import warm
from tests.library.shelving import front_page_of, insight, meeting, resource
