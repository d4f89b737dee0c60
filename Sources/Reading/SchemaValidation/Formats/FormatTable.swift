internal import JSONModel
internal import Moments
internal import RegularExpressions

/// Every format that is checked, one on each line.
///
/// Any other format is an annotation.
package enum FormatTable {
    /// The name of every format, sorted.
    package static var names: [String] { checks.keys.sorted() }

    /// The name of every format of texts, sorted.
    package static var textNames: [String] { names.filter { !["int32", "int64"].contains($0) } }

    static func format(_ name: String) -> Format? { checks[name].map { Format(name: name, check: $0) } }

    private static let checks: [String: Format.Check] = [
        // JSON Schema 2020-12 Validation §7.3.
        "date-time": .string(RFC3339.isDateTime),
        "date": .string(RFC3339.isDate),
        "time": .string(RFC3339.isTime),
        "duration": .string(DurationFormat.isDuration),
        "email": .string { EmailFormat.isMailbox($0, isInternational: false) },
        "idn-email": .string { EmailFormat.isMailbox($0, isInternational: true) },
        "hostname": .string(HostFormats.isHostname),
        "idn-hostname": .string(HostFormats.isInternationalHostname),
        "ipv4": .string { HostFormats.isIPv4($0.utf8[...]) },
        "ipv6": .string { HostFormats.isIPv6($0.utf8[...]) },
        "uri": .string { URIFormats.isReference($0, isInternational: false, isAbsolute: true) },
        "uri-reference": .string { URIFormats.isReference($0, isInternational: false, isAbsolute: false) },
        "iri": .string { URIFormats.isReference($0, isInternational: true, isAbsolute: true) },
        "iri-reference": .string { URIFormats.isReference($0, isInternational: true, isAbsolute: false) },
        "uri-template": .string(URITemplateFormat.isTemplate),
        "uuid": .string(TextFormats.isUUID),
        "json-pointer": .string { JSONPointer($0) != nil },
        "relative-json-pointer": .string(TextFormats.isRelativePointer),
        "regex": .string { (try? RegularExpression($0)) != nil },
        // OpenAPI's formats (OAS 3.0.3 §4.4). float, double, binary and password have nothing to check.
        "int32": .number { $0.int64.flatMap(Int32.init(exactly:)) != nil },
        "int64": .number { $0.int64 != nil },
        "byte": .string(TextFormats.isBase64),
    ]
}
