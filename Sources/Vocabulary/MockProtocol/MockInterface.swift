/// The names of the mock's own interface.
///
/// Clients that choose a sandbox, the verifier and the linter use them too.
package enum MockInterface {
    /// The request field that chooses a sandbox.
    @inlinable
    package static var sandboxField: String { "Understudy-Sandbox" }

    /// The response field with the mock's reason for a refusal, because the body may be empty or say something else.
    @inlinable
    package static var reasonField: String { "Understudy-Reason" }

    /// The first segment of the admin API's paths.
    @inlinable
    package static var adminSegment: String { "__admin" }

    /// The first segment of paths that choose a sandbox: `/__sandbox/NAME/…`.
    @inlinable
    package static var sandboxSegment: String { "__sandbox" }

    /// `/__admin/clock` for `clock`.
    package static func adminPath(_ rest: String) -> String { "/\(adminSegment)/\(rest)" }

    /// Whether one of the segments of a path is that of the admin API.
    package static func isAdminPath(_ path: String) -> Bool {
        path.split(separator: "/").contains { $0 == adminSegment }
    }
}
