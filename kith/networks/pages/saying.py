"""How sentences about a map are said on a page: in the reader's language, with names and kinds of help filled in."""

from django.utils.translation import gettext
from markupsafe import Markup, escape

from kith.ground.web.templates import bdi, listed
from kith.networks.rules.sayings import Saying


def said(saying: Saying) -> Markup:
    """Say one sentence."""
    return escape(gettext(saying.words)) % {
        "names": listed(bdi(tie.name) for tie in saying.named),
        "away": listed(bdi(tie.name) for tie in saying.away),
        "kinds": listed(gettext(kind.phrase) for kind in saying.kinds),
    }
