/// What reading a JSON text gave: the value, and the member names that an object had more than once.
package struct JSONText: Sendable {
    /// A member name found again in the same object (RFC 8259 §4 leaves its meaning open).
    package struct DuplicateName: Hashable, Sendable {
        package let name: String
        /// The byte at which the later one starts, counted from 0.
        package let offset: Int
    }

    package let value: JSON
    package let duplicateNames: [DuplicateName]

    /// The nesting allowed unless the caller says otherwise.
    package static let defaultMaxDepth = 512

    /// Reads `bytes` as one JSON text.
    ///
    /// - Throws: `JSONSyntaxError` at the first byte that RFC 8259 does not allow, or beyond `maxDepth` levels.
    package init(_ bytes: [UInt8], maxDepth: Int = JSONText.defaultMaxDepth) throws(JSONSyntaxError) {
        self = try bytes.withUnsafeBufferPointer { buffer throws(JSONSyntaxError) in
            var parser = JSONParser(buffer, maxDepth: maxDepth, builder: ValueBuilder())
            let value = try parser.parse()
            return JSONText(value: value, duplicateNames: parser.builder.duplicateNames)
        }
    }

    private init(value: JSON, duplicateNames: [DuplicateName]) {
        self.value = value
        self.duplicateNames = duplicateNames
    }
}

extension JSON {
    /// Reads a text that is trusted to be right, such as a literal in a test.
    ///
    /// - Throws: `JSONSyntaxError` like `JSONText.init`.
    package init(text: String) throws(JSONSyntaxError) { self = try JSONText(Array(text.utf8)).value }
}

private struct ValueBuilder: JSONBuilder {
    var duplicateNames: [JSONText.DuplicateName] = []

    func null(at offset: Int) -> JSON { .null }
    func bool(_ value: Bool, at offset: Int) -> JSON { .bool(value) }
    func number(_ number: JSONNumber, at offset: Int) -> JSON { .number(number) }
    func string(_ string: String, at offset: Int) -> JSON { .string(string) }
    func array(_ elements: [JSON], at offset: Int) -> JSON { .array(elements) }
    func startObject() -> JSONObject {
        var object = JSONObject()
        // Because most objects have a few members, and growing by one at first costs more.
        object.reserveCapacity(8)
        return object
    }

    func object(_ object: JSONObject, at offset: Int) -> JSON { .object(object) }

    mutating func add(
        _ name: consuming String, at offset: Int, _ value: consuming JSON, to object: inout JSONObject
    ) {
        if object.append(name, value) { duplicateNames.append(.init(name: name, offset: offset)) }
    }
}
