"""WAGTAIL_FINISH_WORKFLOW_ACTION. Wagtail loads this while its own models load: import nothing above."""


def release_signed_off(workflow_state, user=None):
    """Ends a workflow by releasing what was signed, if it is due.

    Wagtail's own action would publish the latest revision with the approver's publish permission,
    whatever tasks an administrator left in the workflow; here every signature is asked for again, or a
    shortened workflow would end "approved" and unreleased without a word.
    """
    from editorial import release, translation  # late import: Wagtail loads this module with its own models

    page = workflow_state.content_object.specific
    last = workflow_state.task_states.filter(status="approved").order_by("-finished_at", "-pk").first()
    if last is None or last.revision_id != page.latest_revision_id:
        raise release.ReleaseBlocked("The page changed after it was signed off.")
    content = last.revision.as_object()
    if reasons := release.missing_signatures(content):
        raise release.ReleaseBlocked("Missing: " + ", ".join(map(str, reasons)))
    released = release.release_content(page.placement, user)
    if not released and not page.is_translation:
        translation.offer_signed_content(content)
