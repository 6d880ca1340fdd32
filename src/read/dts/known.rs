//! The names that readers of schemas and linkbases look for.

use crate::model::documents::XML;
use crate::model::dts::{NameId, Names, ns};

/// Declares names of namespaces and how they are interned.
macro_rules! known {
    ($($field:ident $namespace:expr, $local:literal;)*) => {
        /// Names by their numbers.
        #[derive(Clone, Copy, Debug)]
        pub(super) struct Known {
            $(pub(super) $field: NameId,)*
        }

        impl Known {
            pub(super) fn new(names: &mut Names) -> Self {
                Self { $($field: names.qualified($namespace, $local),)* }
            }
        }
    };
}

known! {
    schema_locations ns::XSI, "schemaLocation";
    xml_base XML, "base";
    xml_lang XML, "lang";
    id "", "id";
    name "", "name";
    ref_ "", "ref";
    type_ "", "type";
    base "", "base";
    value "", "value";
    default "", "default";
    fixed "", "fixed";
    use_ "", "use";
    form "", "form";
    mixed "", "mixed";
    abstract_ "", "abstract";
    nillable "", "nillable";
    substitution_group "", "substitutionGroup";
    target_namespace "", "targetNamespace";
    element_form_default "", "elementFormDefault";
    attribute_form_default "", "attributeFormDefault";
    namespace "", "namespace";
    schema_location "", "schemaLocation";
    process_contents "", "processContents";
    min_occurs "", "minOccurs";
    max_occurs "", "maxOccurs";
    item_type "", "itemType";
    member_types "", "memberTypes";
    role_uri "", "roleURI";
    arcrole_uri "", "arcroleURI";
    cycles_allowed "", "cyclesAllowed";
    order "", "order";
    priority "", "priority";
    weight "", "weight";
    preferred_label "", "preferredLabel";
    xlink_type ns::XLINK, "type";
    xlink_href ns::XLINK, "href";
    xlink_role ns::XLINK, "role";
    xlink_arcrole ns::XLINK, "arcrole";
    xlink_label ns::XLINK, "label";
    xlink_from ns::XLINK, "from";
    xlink_to ns::XLINK, "to";
    period_type ns::XBRLI, "periodType";
    balance ns::XBRLI, "balance";
    typed_domain_ref ns::XBRLDT, "typedDomainRef";
    enumeration_domain ns::ENUM2, "domain";
    enumeration_domain_1 ns::ENUM, "domain";
    target_role ns::XBRLDT, "targetRole";
    usable ns::XBRLDT, "usable";
    closed ns::XBRLDT, "closed";
    context_element ns::XBRLDT, "contextElement";
    schema ns::XS, "schema";
    annotation ns::XS, "annotation";
    appinfo ns::XS, "appinfo";
    import ns::XS, "import";
    include ns::XS, "include";
    redefine ns::XS, "redefine";
    element ns::XS, "element";
    attribute ns::XS, "attribute";
    attribute_group ns::XS, "attributeGroup";
    group ns::XS, "group";
    complex_type ns::XS, "complexType";
    simple_type ns::XS, "simpleType";
    complex_content ns::XS, "complexContent";
    simple_content ns::XS, "simpleContent";
    restriction ns::XS, "restriction";
    extension ns::XS, "extension";
    list ns::XS, "list";
    union_ ns::XS, "union";
    sequence ns::XS, "sequence";
    choice ns::XS, "choice";
    all ns::XS, "all";
    any ns::XS, "any";
    any_attribute ns::XS, "anyAttribute";
    linkbase ns::LINK, "linkbase";
    linkbase_ref ns::LINK, "linkbaseRef";
    role_ref ns::LINK, "roleRef";
    arcrole_ref ns::LINK, "arcroleRef";
    role_type ns::LINK, "roleType";
    arcrole_type ns::LINK, "arcroleType";
    definition ns::LINK, "definition";
    used_on ns::LINK, "usedOn";
    reference ns::LINK, "reference";
    generic_reference "http://xbrl.org/2008/reference", "reference";
}
