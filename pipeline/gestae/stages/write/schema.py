"""The JSON Schema of what is written into events.jsonl."""

from typing import Any

from gestae.records import SCHEMA_VERSION, Event


def event_schema() -> dict[str, Any]:
    """The schema of one event as written (JSON Schema 2020-12): every key is there, save `set_aside`."""
    schema = Event.model_json_schema(mode="serialization")
    schema["required"] = [name for name in schema["required"] if name != "set_aside"]
    title = f"gestae event record {SCHEMA_VERSION}"
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": title}
