"""Images and documents."""

from ..people import COORDINATOR, EDITOR, EDITORS, OWN, SAFETIES, SAFETY, STAFF
from ..rows import closed, open_to, sent_by

ROWS = [
    *open_to(
        STAFF,
        "/admin/documents/chooser/",
        "/admin/documents/chooser/results/",
        "/admin/documents/chooser/chosen-multiple/",
        "/admin/images/chooser/",
        "/admin/images/chooser/results/",
        "/admin/images/chooser/chosen-multiple/",
        "/admin/documents/chooser/chosen-multiple/?id={document}",
        "/admin/images/chooser/chosen-multiple/?id={image}",
        "/admin/documents/chooser/?q=heron",
        "/admin/images/chooser/?q=heron",
    ),
    *open_to(
        OWN,
        "/admin/documents/chooser/chosen/{document}/",
        "/admin/images/chooser/chosen/{image}/",
        "/admin/images/chooser/{image}/select_format/",
        "/admin/api/main/images/{image}/",
    ),
    *open_to(
        EDITORS | COORDINATOR,
        "/admin/documents/",
        "/admin/documents/results/",
        "/admin/documents/add/",
        "/admin/documents/multiple/add/",
        "/admin/images/",
        "/admin/images/results/",
        "/admin/images/add/",
        "/admin/images/multiple/add/",
        "/admin/documents/chooser/create/",
        "/admin/images/chooser/create/",
        "/admin/documents/?q=heron",
        "/admin/images/?q=heron",
    ),
    *open_to(
        EDITOR | COORDINATOR,
        "/admin/documents/edit/{document}/",
        "/admin/images/{image}/",
        changes=EDITOR,
    ),
    *open_to(
        EDITOR | COORDINATOR,
        "/admin/documents/delete/{document}/",
        "/admin/images/{image}/delete/",
        "/admin/bulk/editorial/regionalimage/delete/?id={image}",
        "/admin/bulk/editorial/regionaldocument/delete/?id={document}",
        changes=EDITOR | COORDINATOR,
    ),
    *open_to(
        EDITOR | COORDINATOR,
        "/admin/documents/usage/{document}/",
        "/admin/images/{image}/preview/max-165x165/",
        "/admin/images/usage/{image}/",
    ),
    *open_to(SAFETIES, "/admin/pictures/"),
    *open_to(OWN, "/admin/pictures/{image}/"),
    *open_to(EDITOR | SAFETY, "/admin/pictures/{image}/blur/"),
    *sent_by(
        EDITOR,
        "/admin/documents/multiple/delete_upload/{document_upload}/",
        "/admin/images/multiple/delete_upload/{image_upload}/",
    ),
    *sent_by(
        EDITOR | COORDINATOR,
        "/admin/documents/multiple/{document}/delete/",
        "/admin/images/multiple/{image}/delete/",
    ),
    *closed(
        "/admin/documents/multiple/{document}/",
        "/admin/documents/multiple/create_from_uploaded_document/{document_upload}/",
        "/admin/images/{image}/generate_url/",
        "/admin/images/{image}/generate_url/output/",
        "/admin/images/multiple/{image}/",
        "/admin/images/multiple/create_from_uploaded_image/{image_upload}/",
        "/admin/bulk/editorial/regionalimage/add_tags/?id={image}",
    ),
]
