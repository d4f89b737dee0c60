internal import JSONModel

/// A value of `format` with its check.
///
/// Values of another type always pass (2020-12 Validation §7.2.1).
struct Format: Sendable {
    enum Check: Sendable {
        case string(@Sendable (String) -> Bool)
        case number(@Sendable (JSONNumber) -> Bool)
    }

    let name: String
    let check: Check

    func accepts(_ instance: JSON) -> Bool {
        switch (check, instance) {
        case (.string(let check), .string(let string)): check(string)
        case (.number(let check), .number(let number)): check(number)
        default: true
        }
    }
}
