import TestSupport

extension TemporaryFolder {
    /// Runs the program in this folder, with more variables than tests have.
    func run(_ arguments: String..., environment: [String: String] = [:]) throws -> ChildProcess.Outcome {
        let variables = environment.map { "\($0)=\($1)" }.sorted()
        return try ChildProcess("/usr/bin/env", variables + [Checkout.program] + arguments, folder: path).finish()
    }
}
