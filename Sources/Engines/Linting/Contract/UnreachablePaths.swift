internal import Contract
internal import Diagnostics
internal import Documents
internal import MockProtocol

/// A path that no request can match, whatever its method, and that the reader accepts.
enum UnreachablePaths: ContractCheck {
    static func check(_ contract: LintedContract, _ findings: inout Findings) {
        for member in contract.root["paths"]?.mapping?.members ?? [] where member.name.hasPrefix("/") {
            guard let reason = reason(member.name) else { continue }
            findings.error(at: member.nameLocation, "no request can match path '\(member.name)': \(reason)")
        }
    }

    private static func reason(_ path: String) -> String? {
        let template = PathTemplate(path)
        for segment in template.segments {
            for (part, next) in zip(segment, segment.dropFirst()) {
                guard case .name(let name) = part, case .name(let following) = next else { continue }
                return "'{\(name)}' leaves nothing for '{\(following)}'; put text between them"
            }
        }
        for own in [MockInterface.adminSegment, MockInterface.sandboxSegment]
        where template.segments.first == [.literal(own)] {
            return "'/\(own)' is the mock's own"
        }
        return nil
    }
}
