"""The verdict on one file: everything that Arelle and our own checks hold against it."""
import logging
import traceback
import zipfile
from pathlib import Path

from arelle_session import Message
from schema_check import check_schemas

FINE = {"assertion-satisfied"}  # above WARNING by Arelle's numbers, but good news
REPORT_PACKAGES = {".xbri", ".xbr"}


def validate(session, file, packages=(), calculation="round", schemas=check_schemas):
    """Validate a file; returns what the command prints as one JSON line. `schemas` is the check of XML Schema."""
    facts, messages = 0, []
    try:
        with session.open(file, packages, calculation) as opened:
            facts = sum(len(model.factsInInstance) for model in opened.models)
            messages += [message for message in opened.messages
                         if message.severity >= logging.WARNING and message.level not in FINE]
            messages += unsatisfied_assertions(opened.models)
            messages += loading_problems(file, opened, facts, bool(messages))
        messages += schemas(file, packages)
    except (OSError, zipfile.BadZipFile) as problem:
        messages.append(Message("judge:unreadable", "error", str(problem)))
    except Exception:  # a crash of Arelle is a verdict too, and must not end a long-running process
        messages.append(Message("judge:crash", "error", traceback.format_exc()))
    return {
        "file": str(file),
        "ok": not messages,
        "facts": facts,
        "messages": [{"code": message.code, "level": message.level, "text": message.text}
                     for message in dict.fromkeys(messages)],
    }


def unsatisfied_assertions(models):
    """Arelle counts assertion results among a model's errors, as a table; a failed one need not log anything."""
    for model in models:
        for entry in model.errors:
            for assertion, counts in entry.items() if isinstance(entry, dict) else ():
                if counts[1]:
                    yield Message("judge:unsatisfiedAssertion", "error", f"{assertion}: {counts[1]} not satisfied")


def loading_problems(file, opened, facts, explained):
    """What must not pass in silence: nothing loaded, no facts in a report, a failure without a message."""
    from arelle.ModelDocumentType import ModelDocumentType as Type

    reports = {Type.INSTANCE, Type.INLINEXBRL, Type.INLINEXBRLDOCUMENTSET}
    taxonomies = {Type.SCHEMA, Type.LINKBASE}
    documents = [model.modelDocument for model in opened.models if model.modelDocument is not None]
    if not documents:
        yield Message("judge:notLoaded", "error", "nothing in this file could be loaded")
    elif not opened.completed and not explained:
        yield Message("judge:notCompleted", "error", "the run failed without a message")
    for document in documents:
        if document.type not in reports | taxonomies:
            yield Message("judge:unknownKind", "error", f"{document.uri} is neither a report nor a taxonomy")
    is_report = Path(file).suffix.lower() in REPORT_PACKAGES or any(document.type in reports for document in documents)
    if is_report and not facts:
        yield Message("judge:noFacts", "error", "a report without facts")
