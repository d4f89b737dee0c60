/// The URL and the fields of a request as a client sent them.
///
/// A server takes the host of a target in absolute form for `Host` (RFC 9112 §3.2.2), and a mock takes the sandbox from the
/// path. This is the head before that.
// A class, so that requests without one are no larger.
package final class SentHead: Sendable, Hashable {
    /// `http://shop.example` of a target in absolute form; empty for any other.
    package let origin: String
    package let target: RequestTarget
    package let fields: HTTPFields

    package init(origin: String = "", target: RequestTarget, fields: HTTPFields) {
        self.origin = origin
        self.target = target
        self.fields = fields
    }

    package static func == (left: SentHead, right: SentHead) -> Bool {
        left.origin == right.origin && left.target == right.target && left.fields == right.fields
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(origin)
        hasher.combine(target)
        hasher.combine(fields)
    }
}
