"""The Charter and the toolbox for the pages of campaigns, and for pages of other rooms."""

from django import template

from ..addresses import address_of

register = template.Library()


@register.simple_tag(takes_context=True)
def article_address(context, code):
    return address_of(context["shell"], "CharterArticlePage", code)


@register.simple_tag(takes_context=True)
def tool_address(context, code):
    return address_of(context["shell"], "ToolPage", code) if code else ""
