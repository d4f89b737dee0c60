package import Contract
package import Diagnostics
package import Expressions
package import HTTPModel

/// One request of a scenario, the expectation of its response, and its outputs.
package struct Step: Sendable {
    /// The call of a step.
    package enum Call: Sendable {
        /// An operation of the contract, with a value for each name of its path.
        case operation(Operation, path: [NamedTemplate])
        /// A method and a target with embedded expressions.
        case request(HTTPMethod, target: Template)
        /// The steps of another file.
        case scenario(Use)
    }

    /// A used scenario with its inputs.
    package struct Use: Sendable {
        package let scenario: Scenario
        /// The inputs that the using step gives, in its own scope.
        package let inputs: [NamedTemplate]
        /// The defaults of its other inputs.
        package let standard: [NamedTemplate]
    }

    package enum Body: Sendable {
        /// Written in the media type of the request.
        case value(Template)
        /// Sent byte for byte.
        case text(String)
    }

    package enum ContentType: Sendable, Hashable {
        /// The first media type the operation takes; JSON where there is no operation.
        case ofOperation
        /// No `Content-Type` is sent.
        case none
        /// Sent as it is written.
        case text(String)
    }

    /// An output of an earlier step that this one needs to run.
    package struct Need: Hashable, Sendable {
        package let step: String
        package let output: String
    }

    /// Unique in its scenario; the default for the first step is `step-1`.
    package let id: String
    package let call: Call
    package let query: [NamedTemplate]
    package let headers: [NamedTemplate]
    package let credential: CredentialSelection
    package let contentType: ContentType
    package let body: Body?
    /// Nil for a step that is sent once.
    package let repetition: Repetition?
    /// How long a response may take; nil for the run's timeout.
    package let timeout: Duration?
    /// How often the request is sent again if no connection could be made.
    package let retries: Int
    package let expectation: Expectation
    package let outputs: [NamedTemplate]
    package let needs: [Need]
    package let location: SourceLocation

    /// The operation's id, or the request line as the file has it.
    package let title: String
}

/// A name and the template of its value: a header, a query parameter, an output.
package struct NamedTemplate: Sendable {
    package let name: String
    package let value: Template
}
