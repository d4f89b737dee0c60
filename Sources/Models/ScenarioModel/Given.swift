package import Diagnostics
package import Expressions
package import JSONModel

/// The state of a mock that a scenario starts from, installed by its admin API.
package struct Given: Sendable {
    package struct Resource: Sendable {
        package let collection: String
        /// An object; a member that holds the state may be among its members.
        package let members: Template
    }

    /// In the order they are created.
    package let resources: [Resource]
    /// What the admin API is asked to do with the clock, such as `{"advance": "96h"}`; nil for nothing.
    package let clock: JSON?
    package let location: SourceLocation
}
