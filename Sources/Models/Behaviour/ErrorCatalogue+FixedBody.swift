internal import Expressions
package import JSONModel

extension ErrorCatalogue.Entry {
    /// The part of the error's body that is the same for every request and at every time; nil if there is none.
    package var fixedBody: JSON? {
        // Templates do not tell which parts change, so fill them twice with different texts and keep what is equal.
        let values = ["first", "second"].map { filler in
            let own = members(in: ErrorScope(members: .object(JSONObject()), filler: filler))
            return response.body?.value(in: ErrorScope(members: own, filler: filler))
        }
        guard let one = values[0], let other = values[1] else { return nil }
        return one.common(with: other)
    }
}

/// The values for an error's body: the error's own members, and a filler for everything else.
private struct ErrorScope: ExpressionScope {
    let members: JSON
    let filler: String

    func value(of reference: Reference) -> JSON? {
        if case .named("error", _) = reference.source { return reference.value(within: members) }
        return .string("\u{1}\(filler)\u{1}")
    }

    func nextRandom() -> UInt64 { filler == "first" ? 0x0123_4567_89AB_CDEF : 0xFEDC_BA98_7654_3210 }
}

extension JSON {
    /// The parts that are equal in both values; nil if there are none.
    fileprivate func common(with other: JSON) -> JSON? {
        switch (self, other) {
        case (.object(let object), .object(let others)):
            let members = object.members.compactMap { member in
                others[member.name].flatMap { member.value.common(with: $0) }.map { (member.name, $0) }
            }
            return members.isEmpty ? nil : .object(JSONObject(members))
        // Because places in a list move when an element is left out, only whole lists are fixed.
        // Because `nil` beside a `JSON` is the value null, the ways out are written apart.
        default:
            guard self == other else { return nil }
            return self
        }
    }
}
