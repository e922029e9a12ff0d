"""Sentences about the tool that the municipality has or had, in the active language."""

from django.utils.translation import gettext

from advisor.explanations.tool_shapes import OwnExcluded, OwnListed, OwnTool
from advisor.result_words import day


def own_title(own: OwnTool) -> str:
    """The heading of the block."""
    return gettext("The tool you already have") if own.in_use else gettext("The tool you had earlier")


def own_former(tool: OwnListed | OwnExcluded, own: OwnTool) -> str:
    """That the tool has another name today; nothing when the name is the present one."""
    if not tool.former:
        return ""
    return gettext("You wrote “%(written)s”, today it is called %(name)s.") % {
        "written": own.written,
        "name": tool.tool.name,
    }


def own_place(tool: OwnListed) -> str:
    """Its place among the tools that no condition rules out."""
    return gettext("Place %(place)d among the tools that remain (%(places)d).") % {
        "place": tool.place,
        "places": tool.places,
    }


def own_enough(tool: OwnListed) -> str:
    """Whether it is enough, as far as it is known."""
    return {
        "yes": gettext("By what is proven, it is enough for your needs."),
        "if_confirmed": gettext("It is enough for your needs if its supplier confirms what stands below."),
        "unknown": gettext("We do not know yet whether it is enough: too little is proven. Ask its supplier."),
        "part": gettext("Even if everything unknown turned out well, it would cover only a part of what you need."),
    }[tool.enough]


def own_rule(own: OwnTool) -> str:
    """When a tool is enough."""
    return gettext(
        "A tool that you already have is enough if it has at least %(least)s points of certain fit, "
        "or about as many as the best one."
    ) % {"least": own.enough_from}


def own_unknown(own: OwnTool) -> str:
    """That the catalogue does not know the name, which is no verdict, and what to do."""
    if own.catalogue_seen is None:
        first = gettext("The name “%(written)s” is not in our catalogue. So we do not know whether the tool is enough.")
    else:
        first = gettext(
            "The name “%(written)s” is not in our catalogue as of %(date)s. "
            "So we do not know whether the tool is enough."
        )
    todo = gettext(
        "Check the spelling or look for the tool in the catalogue under another name. "
        "If it is not there, ask its supplier the same as the others."
    )
    date = day(own.catalogue_seen) if own.catalogue_seen else ""
    return f"{first % {'written': own.written, 'date': date}} {todo}"
