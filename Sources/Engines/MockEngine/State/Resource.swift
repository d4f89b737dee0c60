internal import Expressions
internal import JSONModel

/// A resource at one moment.
///
/// A change makes a new one.
final class Resource: Sendable {
    /// Its number in the order of creation in its collection.
    let serial: Int
    /// The text of the key's value, as in a URL.
    let id: String
    let members: JSONObject

    init(serial: Int, id: String, members: JSONObject) {
        self.serial = serial
        self.id = id
        self.members = members
    }

    /// The text of a key's value in a URL.
    static func id(of value: JSON) -> String { value.embeddedText }
}
