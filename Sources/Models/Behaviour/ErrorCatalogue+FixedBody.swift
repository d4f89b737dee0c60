internal import Expressions
package import JSONModel

extension ErrorCatalogue.Entry {
    /// What is the same in every body of the error, whatever the request and the moment; nil where nothing is.
    package var fixedBody: JSON? {
        // Because what changes cannot be told from a template, it is filled twice with what no body has.
        let values = ["first", "second"].map { filler in
            let own = members(in: ErrorScope(members: .object(JSONObject()), filler: filler))
            return response.body?.value(in: ErrorScope(members: own, filler: filler))
        }
        guard let one = values[0], let other = values[1] else { return nil }
        return one.common(with: other)
    }
}

/// What an error's body sees of itself; everything else is a text that no request has.
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
    /// The parts that are the same here and there; nil for none.
    fileprivate func common(with other: JSON) -> JSON? {
        switch (self, other) {
        case (.object(let object), .object(let others)):
            let members = object.members.compactMap { member in
                others[member.name].flatMap { member.value.common(with: $0) }.map { (member.name, $0) }
            }
            return members.isEmpty ? nil : .object(JSONObject(members))
        // Because places in a list move when an element is left out, only whole lists are fixed.
        case (.array, .array): return self == other ? self : nil
        default: return self == other ? self : nil
        }
    }
}
