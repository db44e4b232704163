"""Writes the scorecard so that people and version control can read it: one area or row of data to a line."""

import json

WIDTH = 118
# Lists whose every entry stands on one line, however long.
ONE_LINE_EACH = {"areas", "boundaries", "rows"}


def text(document):
    return _value(document, "", None) + "\n"


def _compact(value):
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_scalar(key)}: {_compact(entry)}" for key, entry in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_compact, value)) + "]"
    return _scalar(value)


def _scalar(value):
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _value(value, indent, key):
    short = _compact(value)
    if not isinstance(value, (dict, list)) or not value or len(indent) + len(short) <= WIDTH and key not in ONE_LINE_EACH:
        return short
    if isinstance(value, list) and not any(isinstance(entry, (dict, list)) for entry in value):
        return short
    inner = indent + "  "
    if isinstance(value, dict):
        lines = [f"{inner}{_scalar(name)}: {_value(entry, inner, name)}" for name, entry in value.items()]
        return "{\n" + ",\n".join(lines) + f"\n{indent}}}"
    lines = [inner + (_compact(entry) if key in ONE_LINE_EACH else _value(entry, inner, None)) for entry in value]
    return "[\n" + ",\n".join(lines) + f"\n{indent}]"
