internal import Expressions
internal import JSONModel

/// A thing the mock remembers, as it was at one moment: a change makes another.
final class Resource: Sendable {
    /// Its place in the order of creation within its collection.
    let serial: Int
    /// The key's value as text, as it stands in a URL.
    let id: String
    let members: JSONObject

    init(serial: Int, id: String, members: JSONObject) {
        self.serial = serial
        self.id = id
        self.members = members
    }

    /// How a key's value is written in a URL.
    static func id(of value: JSON) -> String { value.embeddedText }
}
