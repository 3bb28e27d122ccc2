"""What signers do at their screens."""


def sign(signer, page_id):
    """From the start: what waits is on the dashboard, reading it and signing it are two more taps."""
    signer.goto("/admin/")
    signer.locator(f"main a[href='/admin/sign-off/{page_id}/']").first.click()
    signer.wait_for_url(f"**/admin/sign-off/{page_id}/")
    answer = signer.locator("main form:has(input[value=approve])")
    for box in answer.locator("input[type=checkbox]:not([name=minor])").all():
        box.check()
    with signer.expect_navigation():
        answer.locator("button[type=submit]").click()
