internal import HTTPModel
internal import JSONModel

/// Estimates of the memory that values take, in bytes, with what the allocator adds.
///
/// A value that two owners share counts for each of them, so the estimates are rather too high.
enum Footprint {
    /// An object or the storage of an array, without its content.
    static let object = 48

    /// The storage of a text; short texts have none.
    static func of(_ text: String) -> Int { text.utf8.count > 15 ? object + text.utf8.count : 0 }

    static func of(_ bytes: [UInt8]) -> Int { bytes.capacity > 0 ? object + bytes.capacity : 0 }

    static func of(_ fields: HTTPFields) -> Int {
        sum(of: fields.fields, from: object) { MemoryLayout<HTTPFields.Field>.stride + of($0.name) + of($0.value) }
    }

    static func of(_ target: RequestTarget) -> Int { of(target.path) + (target.query.map { of($0) } ?? 0) }

    static func of(_ request: HTTPRequest) -> Int {
        let sent = request.sent.map { object + of($0.origin) + of($0.target) + of($0.fields) } ?? 0
        return of(request.target) + of(request.fields) + of(request.body) + sent
    }

    static func of(_ response: HTTPResponse) -> Int { of(response.fields) + of(response.body) }

    static func of(_ value: JSON) -> Int {
        switch value {
        case .null, .bool: 0
        case .number(let number): of(number.spelling)
        case .string(let text): of(text)
        case .array(let elements):
            sum(of: elements, from: object + elements.capacity * MemoryLayout<JSON>.stride) { of($0) }
        case .object(let members): of(members)
        }
    }

    static func of(_ object: JSONObject) -> Int {
        let members = object.members
        // Large objects have an index of their names.
        let index = members.count > 16 ? 48 * members.count : 0
        let storage = members.capacity * MemoryLayout<JSONObject.Member>.stride
        return sum(of: members, from: Self.object + index + storage) { of($0.name) + of($0.value) }
    }

    private static func sum<Element>(of elements: [Element], from start: Int, _ size: (Element) -> Int) -> Int {
        // Because a copy of an element would count references.
        elements.withUnsafeBufferPointer { elements in
            var sum = start
            for position in elements.indices { sum += size(elements[position]) }
            return sum
        }
    }
}
