internal import Contract
internal import Diagnostics
internal import Documents
internal import HTTPModel

/// Two paths that both match some request, where neither is more concrete (OAS 3.1 §4.8.8.2).
enum AmbiguousPaths: ContractCheck {
    private typealias Path = (member: Mapping.Member, template: PathTemplate)

    static func check(_ contract: LintedContract, _ findings: inout Findings) {
        let members = contract.root["paths"]?.mapping?.members ?? []
        let paths = members.filter { $0.name.contains("{") }.map { Path($0, PathTemplate($0.name)) }
        // Because only paths with the same number of segments can match one request.
        for group in Dictionary(grouping: paths, by: \.template.segments.count).values {
            for (position, path) in group.enumerated() {
                for earlier in group[..<position] { compare(path, with: earlier, &findings) }
            }
        }
    }

    private static func compare(_ path: Path, with other: Path, _ findings: inout Findings) {
        let pairs = zip(path.template.segments, other.template.segments).map { Overlap($0, $1) }
        guard !pairs.contains(.none), pairs.contains(.leftNarrower), pairs.contains(.rightNarrower) else { return }
        // Because routing goes from left to right, the first narrower segment decides.
        let isOwn = pairs.first { $0 == .leftNarrower || $0 == .rightNarrower } == .leftNarrower
        let taken = isOwn ? path.member.name : other.member.name
        findings.warning(
            at: path.member.nameLocation,
            "paths '\(path.member.name)' and '\(other.member.name)' at \(other.member.nameLocation) both match "
                + "'\(example(path.template, other.template))'; the mock takes '\(taken)'")
    }

    /// A path that both match.
    private static func example(_ left: PathTemplate, _ right: PathTemplate) -> String {
        zip(left.segments, right.segments).map { left, right in
            "/" + (Overlap(left, right) == .rightNarrower ? right : left).map(text).joined()
        }.joined()
    }

    private static func text(of part: PathTemplate.Part) -> String {
        switch part {
        case .literal(let text): text
        case .name(let name): name
        }
    }

    /// How the sets of texts that two segments match are related.
    private enum Overlap {
        case none, same, leftNarrower, rightNarrower

        init(_ left: PathTemplate.Segment, _ right: PathTemplate.Segment) {
            switch (Self.literal(left), Self.literal(right)) {
            case (let left?, let right?): self = left == right ? .same : .none
            case (let left?, nil): self = Self.matches(right, left) ? .leftNarrower : .none
            case (nil, let right?): self = Self.matches(left, right) ? .rightNarrower : .none
            case (nil, nil): self = Self.ofPatterns(left, right)
            }
        }

        /// Two segments that both mix names and text count as disjoint, because few texts match both.
        private static func ofPatterns(_ left: PathTemplate.Segment, _ right: PathTemplate.Segment) -> Overlap {
            switch (left.count == 1, right.count == 1) {
            case (true, true): .same
            case (true, false): .rightNarrower
            case (false, true): .leftNarrower
            case (false, false): .none
            }
        }

        private static func literal(_ segment: PathTemplate.Segment) -> String? {
            guard segment.count == 1, case .literal(let text) = segment[0] else { return nil }
            return PercentEncoding.decode(text) ?? text
        }

        private static func matches(_ pattern: PathTemplate.Segment, _ literal: String) -> Bool {
            if pattern.count == 1 { return !literal.isEmpty }
            var router = PathRouter<Int>()
            let text = pattern.map { part in
                switch part {
                case .literal(let text): text
                case .name(let name): "{\(name)}"
                }
            }.joined()
            return router.add(PathTemplate("/\(text)"), .get, 0) && router.match("/\(literal)") != nil
        }
    }
}
