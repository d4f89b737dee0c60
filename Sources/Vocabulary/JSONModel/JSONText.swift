/// The result of reading a JSON text: the value, and the names that an object has more than once.
package struct JSONText: Sendable {
    /// A member name that comes again in the same object (RFC 8259 §4 leaves its meaning open).
    package struct DuplicateName: Hashable, Sendable {
        package let name: String
        /// The first byte of the later one, counted from 0.
        package let offset: Int
    }

    package let value: JSON
    package let duplicateNames: [DuplicateName]

    /// The greatest depth of nesting that is read by default.
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
    /// Reads a text that is known to be JSON, such as a literal in a test.
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
        // Room for the members of most objects; growing step by step takes 700 instructions for four members.
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
