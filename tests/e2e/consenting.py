"""What safety does at its screens before a story comes out."""


def record_consent(safety, page_id, *, person="Msemaji (jina la kubuni)"):
    """From the story's own screen: one person agrees to everything, on this site."""
    safety.goto(f"/admin/consent/{page_id}/")
    safety.click(f"main a[href='/admin/consent/{page_id}/add/']")
    safety.fill("[name=person]", person)
    for box in safety.locator("[name=covers][value$='.site']").all():
        box.check()
    safety.locator("[name=language]").select_option("sw")
    safety.locator("[name=manner][value=spoken]").check()
    safety.locator("main form button[type=submit]").click()
    safety.wait_for_url(f"**/admin/consent/{page_id}/")
