internal import Diagnostics
internal import Documents

/// The metaschemas of JSON Schema 2020-12 and draft 4, from the specifications.
///
/// A table in YAML: the keywords of each vocabulary and the values that they allow.
enum Metaschemas {
    /// The metaschema with this URI, and the dialect in which it is written.
    static func node(_ uri: String) -> (node: Node, dialect: SchemaDialect)? {
        let prefix = "https://json-schema.org/draft/2020-12/"
        if uri == "http://json-schema.org/draft-04/schema" { return (parsed(draft4, uri), .draft4) }
        guard uri.hasPrefix(prefix) else { return nil }
        let name = String(uri.dropFirst(prefix.count))
        if name == "schema" { return (parsed(schema, uri), .draft202012) }
        guard name.hasPrefix("meta/"), let body = vocabularies[String(name.dropFirst(5))] else { return nil }
        let head = """
            $schema: \(prefix)schema
            $id: \(uri)
            $dynamicAnchor: meta
            type: [object, boolean]
            $vocabulary: {"\(prefix)vocab/\(name.dropFirst(5))": true}

            """
        return (parsed(head + body, uri), .draft202012)
    }

    private static func parsed(_ text: String, _ uri: String) -> Node {
        var findings = Findings()
        guard let node = YAMLDocument.read(Array(text.utf8), file: uri, findings: &findings) else {
            // Because the text is ours, this cannot happen.
            preconditionFailure("the metaschema '\(uri)' cannot be read: \(findings.rendered())")
        }
        return node
    }

    private static let schema = """
        $schema: https://json-schema.org/draft/2020-12/schema
        $id: https://json-schema.org/draft/2020-12/schema
        $dynamicAnchor: meta
        $vocabulary:
          https://json-schema.org/draft/2020-12/vocab/core: true
          https://json-schema.org/draft/2020-12/vocab/applicator: true
          https://json-schema.org/draft/2020-12/vocab/unevaluated: true
          https://json-schema.org/draft/2020-12/vocab/validation: true
          https://json-schema.org/draft/2020-12/vocab/meta-data: true
          https://json-schema.org/draft/2020-12/vocab/format-annotation: true
          https://json-schema.org/draft/2020-12/vocab/content: true
        allOf:
          - {$ref: meta/core}
          - {$ref: meta/applicator}
          - {$ref: meta/unevaluated}
          - {$ref: meta/validation}
          - {$ref: meta/meta-data}
          - {$ref: meta/format-annotation}
          - {$ref: meta/content}
        type: [object, boolean]
        properties:
          definitions: {type: object, additionalProperties: {$dynamicRef: "#meta"}, deprecated: true, default: {}}
          dependencies:
            type: object
            additionalProperties: {anyOf: [{$dynamicRef: "#meta"}, {$ref: "meta/validation#/$defs/stringArray"}]}
            deprecated: true
            default: {}
          $recursiveAnchor: {$ref: "meta/core#/$defs/anchorString", deprecated: true}
          $recursiveRef: {$ref: "meta/core#/$defs/uriReferenceString", deprecated: true}

        """

    private static let vocabularies = [
        "core": """
        properties:
          $id: {$ref: "#/$defs/uriReferenceString", pattern: "^[^#]*#?$"}
          $schema: {$ref: "#/$defs/uriString"}
          $ref: {$ref: "#/$defs/uriReferenceString"}
          $anchor: {$ref: "#/$defs/anchorString"}
          $dynamicRef: {$ref: "#/$defs/uriReferenceString"}
          $dynamicAnchor: {$ref: "#/$defs/anchorString"}
          $vocabulary:
            type: object
            propertyNames: {$ref: "#/$defs/uriString"}
            additionalProperties: {type: boolean}
          $comment: {type: string}
          $defs: {type: object, additionalProperties: {$dynamicRef: "#meta"}}
        $defs:
          anchorString: {type: string, pattern: "^[A-Za-z_][-A-Za-z0-9._]*$"}
          uriString: {type: string, format: uri}
          uriReferenceString: {type: string, format: uri-reference}

        """,
        "applicator": """
        properties:
          prefixItems: {$ref: "#/$defs/schemaArray"}
          items: {$dynamicRef: "#meta"}
          contains: {$dynamicRef: "#meta"}
          additionalProperties: {$dynamicRef: "#meta"}
          properties: {type: object, additionalProperties: {$dynamicRef: "#meta"}, default: {}}
          patternProperties:
            type: object
            additionalProperties: {$dynamicRef: "#meta"}
            propertyNames: {format: regex}
            default: {}
          dependentSchemas: {type: object, additionalProperties: {$dynamicRef: "#meta"}, default: {}}
          propertyNames: {$dynamicRef: "#meta"}
          if: {$dynamicRef: "#meta"}
          then: {$dynamicRef: "#meta"}
          else: {$dynamicRef: "#meta"}
          allOf: {$ref: "#/$defs/schemaArray"}
          anyOf: {$ref: "#/$defs/schemaArray"}
          oneOf: {$ref: "#/$defs/schemaArray"}
          not: {$dynamicRef: "#meta"}
        $defs:
          schemaArray: {type: array, minItems: 1, items: {$dynamicRef: "#meta"}}

        """,
        "unevaluated": """
        properties:
          unevaluatedItems: {$dynamicRef: "#meta"}
          unevaluatedProperties: {$dynamicRef: "#meta"}

        """,
        "validation": """
        properties:
          type:
            anyOf:
              - {$ref: "#/$defs/simpleTypes"}
              - {type: array, items: {$ref: "#/$defs/simpleTypes"}, minItems: 1, uniqueItems: true}
          const: true
          enum: {type: array, items: true}
          multipleOf: {type: number, exclusiveMinimum: 0}
          maximum: {type: number}
          exclusiveMaximum: {type: number}
          minimum: {type: number}
          exclusiveMinimum: {type: number}
          maxLength: {$ref: "#/$defs/nonNegativeInteger"}
          minLength: {$ref: "#/$defs/nonNegativeIntegerDefault0"}
          pattern: {type: string, format: regex}
          maxItems: {$ref: "#/$defs/nonNegativeInteger"}
          minItems: {$ref: "#/$defs/nonNegativeIntegerDefault0"}
          uniqueItems: {type: boolean, default: false}
          maxContains: {$ref: "#/$defs/nonNegativeInteger"}
          minContains: {$ref: "#/$defs/nonNegativeInteger", default: 1}
          maxProperties: {$ref: "#/$defs/nonNegativeInteger"}
          minProperties: {$ref: "#/$defs/nonNegativeIntegerDefault0"}
          required: {$ref: "#/$defs/stringArray"}
          dependentRequired: {type: object, additionalProperties: {$ref: "#/$defs/stringArray"}}
        $defs:
          nonNegativeInteger: {type: integer, minimum: 0}
          nonNegativeIntegerDefault0: {$ref: "#/$defs/nonNegativeInteger", default: 0}
          simpleTypes: {enum: [array, boolean, integer, "null", number, object, string]}
          stringArray: {type: array, items: {type: string}, uniqueItems: true, default: []}

        """,
        "meta-data": """
        properties:
          title: {type: string}
          description: {type: string}
          default: true
          deprecated: {type: boolean, default: false}
          readOnly: {type: boolean, default: false}
          writeOnly: {type: boolean, default: false}
          examples: {type: array, items: true}

        """,
        "format-annotation": "properties: {format: {type: string}}\n",
        "format-assertion": "properties: {format: {type: string}}\n",
        "content": """
        properties:
          contentEncoding: {type: string}
          contentMediaType: {type: string}
          contentSchema: {$dynamicRef: "#meta"}

        """,
    ]

    private static let draft4 = """
        id: http://json-schema.org/draft-04/schema#
        $schema: http://json-schema.org/draft-04/schema#
        type: object
        definitions:
          schemaArray: {type: array, minItems: 1, items: {$ref: "#"}}
          positiveInteger: {type: integer, minimum: 0}
          positiveIntegerDefault0: {allOf: [{$ref: "#/definitions/positiveInteger"}, {default: 0}]}
          simpleTypes: {enum: [array, boolean, integer, "null", number, object, string]}
          stringArray: {type: array, items: {type: string}, minItems: 1, uniqueItems: true}
        properties:
          id: {type: string}
          $schema: {type: string}
          title: {type: string}
          description: {type: string}
          default: {}
          multipleOf: {type: number, minimum: 0, exclusiveMinimum: true}
          maximum: {type: number}
          exclusiveMaximum: {type: boolean}
          minimum: {type: number}
          exclusiveMinimum: {type: boolean}
          maxLength: {$ref: "#/definitions/positiveInteger"}
          minLength: {$ref: "#/definitions/positiveIntegerDefault0"}
          pattern: {type: string, format: regex}
          additionalItems: {anyOf: [{type: boolean}, {$ref: "#"}], default: {}}
          items: {anyOf: [{$ref: "#"}, {$ref: "#/definitions/schemaArray"}], default: {}}
          maxItems: {$ref: "#/definitions/positiveInteger"}
          minItems: {$ref: "#/definitions/positiveIntegerDefault0"}
          uniqueItems: {type: boolean, default: false}
          maxProperties: {$ref: "#/definitions/positiveInteger"}
          minProperties: {$ref: "#/definitions/positiveIntegerDefault0"}
          required: {$ref: "#/definitions/stringArray"}
          additionalProperties: {anyOf: [{type: boolean}, {$ref: "#"}], default: {}}
          definitions: {type: object, additionalProperties: {$ref: "#"}, default: {}}
          properties: {type: object, additionalProperties: {$ref: "#"}, default: {}}
          patternProperties: {type: object, additionalProperties: {$ref: "#"}, default: {}}
          dependencies:
            type: object
            additionalProperties: {anyOf: [{$ref: "#"}, {$ref: "#/definitions/stringArray"}]}
          enum: {type: array, minItems: 1, uniqueItems: true}
          type:
            anyOf:
              - {$ref: "#/definitions/simpleTypes"}
              - {type: array, items: {$ref: "#/definitions/simpleTypes"}, minItems: 1, uniqueItems: true}
          format: {type: string}
          allOf: {$ref: "#/definitions/schemaArray"}
          anyOf: {$ref: "#/definitions/schemaArray"}
          oneOf: {$ref: "#/definitions/schemaArray"}
          not: {$ref: "#"}
        dependencies: {exclusiveMaximum: [maximum], exclusiveMinimum: [minimum]}
        default: {}

        """
}
