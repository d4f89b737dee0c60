/// The media ranges a client accepts, with their weights (RFC 9110 §12.5.1).
package struct Accept: Hashable, Sendable {
    package struct Range: Hashable, Sendable {
        package let mediaType: MediaType
        /// 0 to 1; 0 means not acceptable.
        package let weight: Double
    }

    package let ranges: [Range]

    /// Takes the field's value; nil or an empty value accepts everything.
    ///
    /// Parts that are not media ranges are ignored.
    package init(_ value: String?) {
        let parts = value.map { HeaderText.split($0, at: ",") } ?? []
        let ranges = parts.compactMap { part -> Range? in
            guard let mediaType = MediaType(part) else { return nil }
            let weight = mediaType.parameter("q").flatMap(Double.init) ?? 1
            return Range(mediaType: mediaType, weight: min(max(weight, 0), 1))
        }
        self.ranges = parts.allSatisfy(\.isEmpty) ? [Range(mediaType: .any, weight: 1)] : ranges
    }

    /// The first of the offered types with the highest weight; nil when none is acceptable.
    ///
    /// If none is, a type without a parameter stands for one with it: `application/json` for
    /// `application/json; version=1`.
    package func preferred(among offered: [MediaType]) -> MediaType? {
        preferred(among: offered) { $0.isIncluded(in: $1) }
            ?? preferred(among: offered) { $0.isIncluded(in: $1, mayLackParameters: true) }
    }

    private func preferred(
        among offered: [MediaType], _ isIncluded: (MediaType, _ range: MediaType) -> Bool
    ) -> MediaType? {
        var best: (type: MediaType, weight: Double)?
        for type in offered {
            let weight = self.weight(of: type, isIncluded)
            if weight > best?.weight ?? 0 { best = (type, weight) }
        }
        return best?.type
    }

    /// The weight of the most specific range that includes `type`; 0 when none does.
    package func weight(of type: MediaType) -> Double { weight(of: type) { $0.isIncluded(in: $1) } }

    private func weight(of type: MediaType, _ isIncluded: (MediaType, _ range: MediaType) -> Bool) -> Double {
        ranges.filter { isIncluded(type, $0.mediaType) }
            .max { Self.specificity($0.mediaType) < Self.specificity($1.mediaType) }?.weight ?? 0
    }

    private static func specificity(_ range: MediaType) -> Int {
        if range.type == "*" { return 0 }
        if range.subtype == "*" { return 1 }
        return 2 + range.parameters.count { $0.name != "q" }
    }
}

extension MediaType {
    /// `*/*`.
    package static let any = MediaType(type: "*", subtype: "*")
    package static let json = MediaType(type: "application", subtype: "json")
    package static let octetStream = MediaType(type: "application", subtype: "octet-stream")
    package static let plainText = MediaType(type: "text", subtype: "plain")
    package static let problemJSON = MediaType(type: "application", subtype: "problem+json")
}
