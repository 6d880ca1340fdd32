"""What Arelle reads of taxonomies: a line of JSON each with the number of concepts and labels, and for every
network the number of relationships and a hash over them.   networks.py < LINES OF {"entry", "packages"}

tests/base_taxonomies.rs holds what kessan reads against it.
"""
import hashlib
import json
import sys

from arelle import Cntlr, PackageManager
from arelle.ModelDtsObject import ModelConcept, ModelResource, ModelRoleType

controller = Cntlr.Cntlr(logFileName="logToBuffer")
controller.webCache.workOffline = True


def name(thing):
    """How an end of a relationship is told: the same in both programs."""
    if isinstance(thing, ModelConcept):
        return f"{thing.qname.namespaceURI}#{thing.qname.localName}"
    if isinstance(thing, ModelRoleType):
        return thing.roleURI or thing.arcroleURI
    if isinstance(thing, ModelResource):
        parts = list(thing.iterchildren("*"))
        if thing.localName == "reference":
            texts = [""] + [f"{part.localName}={part.xpath('string()').strip()}" for part in parts]
        else:
            # What other resources hold within elements is for those who know their specifications.
            texts = [thing.xpath("string()") if thing.localName == "label" or not parts else ""]
        return "|".join([thing.role or "", thing.xmlLang or ""] + [" ".join(text.split()) for text in texts])
    return "?"


def digest(lines):
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()


for line in sys.stdin:
    asked = json.loads(line)
    for package in asked["packages"]:
        PackageManager.addPackage(controller, package)
    PackageManager.rebuildRemappings(controller)
    model = controller.modelManager.load(asked["entry"])
    networks = {}
    for arcrole, role, link, arc in list(model.baseSets):
        # Arelle keeps sets over all roles beside those of a network.
        if not (role and link and arc) or arcrole.startswith("XBRL-"):
            continue
        lines = []
        for rel in model.relationshipSet(arcrole, role, link, arc).modelRelationships:
            if rel.fromModelObject is None or rel.toModelObject is None:
                continue
            lines.append(f"{name(rel.fromModelObject)} {name(rel.toModelObject)} {rel.preferredLabel or ''}")
        if lines:
            key = f"{arcrole} {role} {link.localName} {arc.localName}"
            networks[key] = [len(lines), digest(lines)]
    # The heads of all items and tuples are none themselves.
    items = sum(1 for concept in model.qnameConcepts.values() if (concept.isItem or concept.isTuple)
                and concept.qname.namespaceURI != "http://www.xbrl.org/2003/instance")
    print(json.dumps({"concepts": items, "networks": networks}), flush=True)
    model.close()
    for package in list(asked["packages"]):
        PackageManager.removePackageModule(controller, next(
            (p["name"] for p in PackageManager.packagesConfig["packages"]), ""))
