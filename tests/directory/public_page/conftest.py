from tests.baseline import signed_world

from .acts import directory_page

with_directory = signed_world("with_directory", directory_page, autouse=True)
