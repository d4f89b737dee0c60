import JSONModel
import Randomness

/// Makes schemas of every keyword, most of which some value fulfils.
struct RandomSchemas {
    var random: SeededRandom

    mutating func schema(depth: Int = 0) -> JSON {
        switch Int.random(in: 0..<(depth < 3 ? 14 : 7), using: &random) {
        case 0, 1: string()
        case 2: number("number")
        case 3: number("integer")
        case 4: ["type": "boolean"]
        case 5: ["enum": [1, "two", nil, [3], ["four": 4]]]
        case 6: ["const": .string(word())]
        case 7, 8, 9: object(depth)
        case 10, 11: array(depth)
        case 12: combined(depth)
        default: conditional(depth)
        }
    }

    private mutating func string() -> JSON {
        var schema: JSONObject = ["type": coin() ? "string" : ["string", "null"]]
        switch Int.random(in: 0..<4, using: &random) {
        case 0: schema["pattern"] = one(Self.patterns)
        case 1: schema["format"] = one(Self.formats)
        default:
            let least = Int.random(in: 0...20, using: &random)
            schema["minLength"] = JSON(integerLiteral: least)
            if coin() { schema["maxLength"] = JSON(integerLiteral: least + Int.random(in: 0...5, using: &random)) }
        }
        return .object(schema)
    }

    private mutating func number(_ type: JSON) -> JSON {
        var schema: JSONObject = ["type": type]
        let least = Int.random(in: -500...500, using: &random)
        let most = least + Int.random(in: 20...200, using: &random)
        if coin() { schema[coin() ? "minimum" : "exclusiveMinimum"] = JSON(integerLiteral: least) }
        if coin() { schema[coin() ? "maximum" : "exclusiveMaximum"] = JSON(integerLiteral: most) }
        if coin() { schema["multipleOf"] = one(["0.01", "0.25", "1", "1.5", "3", "7"].map(Self.number)) }
        return .object(schema)
    }

    private mutating func object(_ depth: Int) -> JSON {
        var schema: JSONObject = ["type": "object"]
        let names = ["alpha", "beta", "gamma", "delta"]
        var properties = JSONObject()
        for name in names where coin() { properties[name] = self.schema(depth: depth + 1) }
        schema["properties"] = .object(properties)
        schema["required"] = .array(names.filter { _ in coin() }.map(JSON.string))
        if coin() { schema["minProperties"] = JSON(integerLiteral: Int.random(in: 0...6, using: &random)) }
        switch Int.random(in: 0..<6, using: &random) {
        case 0: schema["patternProperties"] = ["^x-[a-z]{2,5}$": self.schema(depth: depth + 1)]
        case 1: schema["additionalProperties"] = self.schema(depth: depth + 1)
        case 2: schema["propertyNames"] = ["pattern": "^[a-z]{3,9}$"]
        case 3: schema["dependentRequired"] = ["alpha": ["beta"], "beta": ["gamma"]]
        case 4: schema["dependentSchemas"] = ["gamma": ["required": ["delta"], "minProperties": 2]]
        default: schema["unevaluatedProperties"] = self.schema(depth: depth + 1)
        }
        return .object(schema)
    }

    private mutating func array(_ depth: Int) -> JSON {
        var schema: JSONObject = ["type": "array"]
        if coin() { schema["prefixItems"] = [self.schema(depth: depth + 1), self.schema(depth: depth + 1)] }
        if coin() { schema["items"] = string() }
        let least = Int.random(in: 0...4, using: &random)
        if coin() { schema["minItems"] = JSON(integerLiteral: least) }
        if coin() { schema["maxItems"] = JSON(integerLiteral: least + 3) }
        if schema["items"] == nil, coin() { schema["contains"] = ["type": "integer", "minimum": 5] }
        if schema["items"] == nil, coin() { schema["uniqueItems"] = true }
        return .object(schema)
    }

    private mutating func combined(_ depth: Int) -> JSON {
        switch Int.random(in: 0..<9, using: &random) {
        case 0: ["allOf": [object(depth + 1), ["minProperties": 1]]]
        case 1: ["anyOf": [schema(depth: depth + 1), schema(depth: depth + 1)]]
        case 2:
            [
                "oneOf": [
                    ["required": ["kind"], "properties": ["kind": ["const": "a"], "it": schema(depth: depth + 1)]],
                    ["required": ["kind"], "properties": ["kind": ["const": "b"], "it": schema(depth: depth + 1)]],
                ], "type": "object",
            ]
        case 3: ["not": ["type": .string(coin() ? "string" : "object")]]
        case 4: overlapping()
        case 5: ["oneOf": [number("number"), ["type": "integer", "minimum": 0]]]
        case 6: ["allOf": [string(), ["type": "string", "not": ["enum": ["amber", "river"]]]]]
        case 7: ["type": "array", "contains": number("integer"), "minContains": 2, "maxContains": 3, "maxItems": 5]
        default: circular()
        }
    }

    /// Branches that most objects of the one fulfil with those of the other.
    private mutating func overlapping() -> JSON {
        [
            "oneOf": [
                ["type": "object", "properties": ["bark": ["type": "boolean"], "breed": ["enum": ["Dingo"]]]],
                ["type": "object", "properties": ["hunts": ["type": "boolean"], "age": number("integer")]],
            ]
        ]
    }

    private mutating func circular() -> JSON {
        let node: JSON = [
            "type": "object", "required": ["value", "next"],
            "properties": ["value": string(), "next": ["anyOf": [["$ref": "#/$defs/node"], ["type": "null"]]]],
        ]
        return ["$id": .string("urn:\(word())"), "$ref": "#/$defs/node", "$defs": ["node": node]]
    }

    private mutating func conditional(_ depth: Int) -> JSON {
        [
            "type": "object", "properties": ["alpha": string(), "beta": number("integer")],
            "if": ["required": ["alpha"]], "then": ["required": ["beta"]],
            "else": ["required": ["gamma"], "properties": ["gamma": schema(depth: depth + 1)]],
        ]
    }

    private mutating func coin() -> Bool { Bool.random(using: &random) }
    private mutating func one(_ values: [JSON]) -> JSON { values[Int.random(in: 0..<values.count, using: &random)] }
    private mutating func word() -> String { RandomText.text(of: .alphanumeric, count: 5) { random.next() } }
    private static func number(_ text: String) -> JSON { .number(JSONNumber(uncheckedSpelling: text)) }

    private static let patterns: [JSON] = [
        "^[A-Z]{2}\\d{6}$", "^(foo|bar)+$", "a.c", "^\\p{Lu}\\p{Ll}*$", "^(\\w+)-\\1$", "[^a-z]", "^\\S+@\\S+\\.\\S+$",
        "^(?=.*[A-Z])(?=.*\\d).{8,}$", "^$|^x", "\\bword\\b", "^(?!foo)[a-z]{3}$", "^[\\x41-\\x46]{1,3}?$",
    ]
    private static let formats: [JSON] = [
        "date-time", "date", "time", "duration", "email", "hostname", "ipv4", "ipv6", "uri", "uri-reference", "uuid",
        "byte", "binary", "password", "json-pointer", "relative-json-pointer", "regex", "uri-template", "iri",
    ]
}
