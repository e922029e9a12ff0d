"""Files of data that people write: YAML in which nothing is lost or changed in silence."""

from __future__ import annotations

from typing import Any

import yaml
from django.utils.translation import gettext as _

_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_KINDS = {yaml.MappingNode: "tag:yaml.org,2002:map", yaml.SequenceNode: "tag:yaml.org,2002:seq"}


class StrictLoader(_Base):  # type: ignore[misc]
    """YAML in which no name stands twice in a record, a day is a text, quoted or not, and no `!!tag` changes a type."""

    yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
        for first, resolvers in _Base.yaml_implicit_resolvers.items()
    }

    def construct_object(self, node: Any, deep: bool = False) -> Any:
        if node.tag != self._kind_of(node):
            raise yaml.constructor.ConstructorError(None, None, f"“{node.tag}” may not be named", node.start_mark)
        return super().construct_object(node, deep)

    def _kind_of(self, node: Any) -> str:
        """The tag that the node has without being named."""
        if not isinstance(node, yaml.ScalarNode):
            return _KINDS[type(node)]
        is_plain = node.style not in ("'", '"', "|", ">")
        return str(self.resolve(yaml.ScalarNode, node.value, (is_plain, not is_plain)))

    def construct_mapping(self, node: Any, deep: bool = False) -> Any:
        names = [self.construct_object(name, deep=True) for name, _value in node.value]
        for index, name in enumerate(names):
            if name in names[:index]:
                mark = node.value[index][0].start_mark
                raise yaml.constructor.ConstructorError(None, None, f"“{name}” stands here twice", mark)
        return super().construct_mapping(node, deep)


def what_is_wrong(error: yaml.YAMLError) -> str:
    """What is wrong and in which line."""
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark:
        return _("Line %(line)d: %(problem)s") % {"line": error.problem_mark.line + 1, "problem": error.problem}
    return " ".join(str(error).split())
