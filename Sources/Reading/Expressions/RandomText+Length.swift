internal import JSONModel
internal import Randomness

extension RandomText {
    /// The length that a value asks for; nil when it is no integer from 1 to `longest`.
    static func length(_ value: JSON?) -> Int? {
        guard let length = value?.numberValue?.int64, (1...Int64(longest)).contains(length) else { return nil }
        return Int(length)
    }
}
