"""The ten provisions of the Civic Charter, in its order (launched on 26 October 2016). Codes are facts: pages
name an article by its code, whether the article has a page of its own or not."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Provision(models.TextChoices):
    EXPRESSION = "expression", _("Freedom of expression")
    INFORMATION = "information", _("Freedom of information")
    ASSEMBLY = "assembly", _("Freedom of assembly")
    ASSOCIATION = "association", _("Freedom of association")
    PARTICIPATION = "participation", _("Effective participation")
    FUNDING = "funding", _("Financial support")
    COOPERATION = "cooperation", _("Opportunities for cooperation")
    PROTECTION = "protection", _("Duty to protect")
    ENVIRONMENT = "environment", _("Enabling environment")
    ACCOUNTABILITY = "accountability", _("Public accountability")
