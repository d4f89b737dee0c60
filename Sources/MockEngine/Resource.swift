internal import JSONModel

/// A thing the mock remembers.
struct Resource {
    /// Its place in the order of creation within its collection.
    let serial: Int
    /// The key's value as text, as it stands in a URL.
    let id: String
    var members: JSONObject

    /// How a key's value is written in a URL.
    static func id(of value: JSON) -> String { value.stringValue ?? value.description }
}
