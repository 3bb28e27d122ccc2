from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from .signature import today


class SignablePage(models.Model):
    """What a page gains whose content people can sign. Signatures hang on its placement, not on it."""

    opens_on = models.DateField(_("opens on"), null=True, blank=True)
    # The last day, counted in UTC as every day of signatures is.
    closes_on = models.DateField(
        _("closes on"), null=True, blank=True, help_text=_("The last day on which it can be signed.")
    )
    thanks = models.TextField(
        _("thank-you"), blank=True, help_text=_("What somebody reads once their signature counts.")
    )
    mail_note = models.CharField(
        _("sentence in the mail"),
        max_length=250,
        blank=True,
        help_text=_(
            "Stands in the mail that asks for confirmation. Others may read that mail: left empty, it does "
            "not say what was signed."
        ),
    )

    signing_panels = [
        MultiFieldPanel([FieldPanel("opens_on"), FieldPanel("closes_on")], heading=_("When it is open")),
        MultiFieldPanel([FieldPanel("thanks"), FieldPanel("mail_note")], heading=_("For those who sign")),
    ]
    signing_words = ("thanks", "mail_note")
    signing_facts = ("opens_on", "closes_on")

    class Meta:
        abstract = True

    @property
    def takes_signatures(self) -> bool:
        """Whether signing is what this page is for; whether it is open today is another question."""
        return True

    @property
    def is_before(self) -> bool:
        return self.opens_on is not None and today() < self.opens_on

    @property
    def is_over(self) -> bool:
        return self.closes_on is not None and today() > self.closes_on

    @property
    def is_open(self) -> bool:
        return not self.is_before and not self.is_over

    def clean(self) -> None:
        super().clean()
        if self.opens_on and self.closes_on and self.closes_on < self.opens_on:
            raise ValidationError({"closes_on": _("It cannot close before it opens.")})
