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
    /// An estimate of its memory, with that of its entries in the indexes.
    let footprint: Int

    init(serial: Int, id: String, members: JSONObject) {
        footprint = Self.ownBytes + Footprint.of(id) + Footprint.of(members)
        self.serial = serial
        self.id = id
        self.members = members
    }

    private static let ownBytes = 256

    /// The text of a key's value in a URL, the same for equal numbers.
    static func id(of value: JSON) -> String { value.numberValue?.canonicalSpelling ?? value.embeddedText }
}
