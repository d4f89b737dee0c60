// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("ExistentialAny"),
]

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

func module(_ name: String, _ dependencies: Target.Dependency...) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: Target.Dependency...) -> Target {
    .testTarget(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// A C library of Debian's; `pkgConfig` names its .pc file, `package` the apt package that holds it.
///
/// A header of the system has neither.
func cLibrary(_ name: String, pkgConfig: String? = nil, package: String? = nil) -> Target {
    .systemLibrary(name: name, pkgConfig: pkgConfig, providers: package.map { [.apt([$0])] })
}

/// The modules of one floor, which lie in `Sources/<name>`.
///
/// A module imports modules of lower floors, and of its own floor those named before it; `ArchitectureTests` checks that.
func floor(_ name: String, _ modules: Target...) -> [Target] {
    for module in modules { module.path = "Sources/\(name)/\(module.name)" }
    return modules
}

/// The tests of a floor's modules, in `Tests/<floor>`.
func testFloor(_ name: String, _ targets: Target...) -> [Target] {
    for target in targets { target.path = "Tests/\(name)/\(target.name)" }
    return targets
}

let floors: [[Target]] = [
    // Words that everything above shares: no module here imports another floor.
    floor(
        "Vocabulary",
        module("Diagnostics"),
        module("Threads"),
        module("Lending"),
        module("JSONModel", "Lending"),
        module("HTTPModel", "Threads"),
        module("MockProtocol"),
        module("WorkBudgets"),
        module("Moments"),
        module("Randomness"),
        cLibrary("CLibCrypto", pkgConfig: "libcrypto", package: "libssl-dev"),
        module("Cryptography", "CLibCrypto")),

    // Text to typed values that keep their positions.
    floor(
        "Reading",
        cLibrary("CLibYAML", pkgConfig: "yaml-0.1", package: "libyaml-dev"),
        module("Documents", "CLibYAML", "Diagnostics", "JSONModel", "Threads"),
        cLibrary("CPCRE2", pkgConfig: "libpcre2-8", package: "libpcre2-dev"),
        module("RegularExpressions", "CPCRE2", "Threads", "WorkBudgets"),
        module("JSONPath", "Diagnostics", "JSONModel", "RegularExpressions", "WorkBudgets"),
        module(
            "Expressions", "Diagnostics", "Documents", "HTTPModel", "JSONModel", "JSONPath", "Lending", "Moments",
            "Randomness", "RegularExpressions"),
        cLibrary("CLibIDN2", pkgConfig: "libidn2", package: "libidn2-dev"),
        module(
            "SchemaValidation", "CLibIDN2", "Diagnostics", "Documents", "HTTPModel", "JSONModel", "Lending", "Moments",
            "RegularExpressions", "Threads", "WorkBudgets"),
        module("OpenAPIObjects", "Diagnostics", "Documents", "JSONModel", "SchemaValidation"),
        cLibrary("CZlib", pkgConfig: "zlib", package: "zlib1g-dev"),
        module("ContentCodings", "CZlib"),
        cLibrary("CLibXML2", pkgConfig: "libxml-2.0", package: "libxml2-dev"),
        module("XMLBodies", "CLibXML2", "JSONModel")),

    // What users write: contracts, behaviours, scenarios, targets, baselines.
    floor(
        "Models",
        module("Overlays", "Diagnostics", "Documents", "JSONModel", "JSONPath", "WorkBudgets"),
        module(
            "Contract", "ContentCodings", "Diagnostics", "Documents", "Expressions", "HTTPModel", "JSONModel",
            "OpenAPIObjects", "SchemaValidation", "XMLBodies"),
        module("Secrets", "Contract", "HTTPModel", "JSONModel"),
        module(
            "Matching", "Diagnostics", "Documents", "Expressions", "HTTPModel", "JSONModel", "RegularExpressions",
            "SchemaValidation", "WorkBudgets"),
        module(
            "Behaviour", "Contract", "Diagnostics", "Documents", "Expressions", "HTTPModel", "JSONModel", "Matching",
            "Moments", "Secrets"),
        module("BaselineModel", "Diagnostics", "Documents", "JSONModel", "Moments"),
        module(
            "ScenarioModel", "Behaviour", "Contract", "Diagnostics", "Documents", "Expressions", "HTTPModel",
            "JSONModel", "Matching", "Moments"),
        module("TargetModel", "Behaviour", "Diagnostics", "Documents", "Expressions", "HTTPModel", "JSONModel")),

    // The work itself: no files, no sockets, no clock of its own.
    floor(
        "Engines",
        module(
            "Generation", "Diagnostics", "Documents", "JSONModel", "Randomness", "RegularExpressions",
            "SchemaValidation", "WorkBudgets"),
        module("StructuralDiff", "Cryptography", "JSONModel"),
        module("Credentials", "Behaviour", "Cryptography", "HTTPModel", "Moments"),
        module(
            "MockEngine", "Behaviour", "Contract", "Credentials", "Cryptography", "Diagnostics", "Expressions",
            "Generation", "HTTPModel", "JSONModel", "Lending", "Matching", "MockProtocol", "Moments", "Randomness",
            "SchemaValidation", "Secrets", "Threads", "WorkBudgets"),
        module(
            "ContractCoverage", "Contract", "Diagnostics", "Documents", "HTTPModel", "JSONModel", "SchemaValidation"),
        module(
            "Verification", "BaselineModel", "Contract", "ContractCoverage", "Diagnostics", "Expressions", "HTTPModel",
            "JSONModel", "Matching", "MockProtocol", "Moments", "Randomness", "ScenarioModel", "Secrets",
            "StructuralDiff", "Threads", "WorkBudgets"),
        module(
            "Linting", "Behaviour", "Contract", "Diagnostics", "Documents", "Generation", "HTTPModel", "JSONModel",
            "Matching", "MockProtocol", "OpenAPIObjects", "Randomness", "ScenarioModel", "SchemaValidation",
            "WorkBudgets", "XMLBodies"),
        module(
            "Scaffolding", "Contract", "Documents", "Expressions", "Generation", "HTTPModel", "JSONModel", "Randomness",
            "SchemaValidation")),

    // What a run looks like to people and to programs.
    floor(
        "Reports",
        module(
            "Reporting", "Contract", "ContractCoverage", "Diagnostics", "HTTPModel", "JSONModel", "Moments", "Secrets",
            "StructuralDiff", "Verification", "XMLBodies")),

    // Only these see sockets, files and the clock.
    floor(
        "Edges",
        cLibrary("CMicroHTTPD", pkgConfig: "libmicrohttpd", package: "libmicrohttpd-dev"),
        module("MicroHTTPServer", "CMicroHTTPD", "HTTPModel", "JSONModel", "Lending", "Threads"),
        cLibrary("CCurl", pkgConfig: "libcurl", package: "libcurl4-openssl-dev"),
        module("CurlClient", "CCurl", "HTTPModel", "Threads"),
        cLibrary("CMalloc"),
        module("LocalSystem", "CMalloc", "Documents", "Moments")),

    // APIs from their files, and a server that impersonates them.
    floor(
        "Assembly",
        module("APILoading", "Behaviour", "Contract", "Diagnostics", "Documents", "MockEngine", "Overlays", "Threads"),
        module(
            "Serving", "APILoading", "Documents", "HTTPModel", "LocalSystem", "MicroHTTPServer", "MockEngine",
            "Threads")),

    // The library, the commands and their flags.
    floor(
        "Program",
        module("Understudy", "APILoading", "LocalSystem", "MockEngine", "Serving"),
        module(
            "Commands", "APILoading", "BaselineModel", "Behaviour", "Contract", "ContractCoverage", "Credentials",
            "CurlClient", "Diagnostics", "Documents", "Expressions", "Generation", "HTTPModel", "JSONModel", "Linting",
            "LocalSystem", "MicroHTTPServer", "MockEngine", "MockProtocol", "Moments", "Overlays", "Reporting",
            "Scaffolding", "ScenarioModel", "Secrets", "Serving", "TargetModel", "Threads", "Verification",
            "WorkBudgets", argumentParser),
        .executableTarget(name: "understudy", dependencies: ["Commands"], swiftSettings: strict)),
]

let testFloors: [[Target]] = [
    testFloor(
        "Support",
        .target(
            name: "TestSupport", dependencies: ["Diagnostics", "Documents", "LocalSystem"], swiftSettings: strict),
        .target(name: "RandomValues", dependencies: ["Expressions", "JSONModel"], swiftSettings: strict),
        .target(name: "RawHTTP", swiftSettings: strict),
        .target(name: "Fuzzing", dependencies: ["Randomness"], swiftSettings: strict)),
    testFloor(
        "Vocabulary",
        tests("DiagnosticsTests", "Diagnostics"),
        tests("JSONModelTests", "JSONModel", "TestSupport"),
        tests("HTTPModelTests", "HTTPModel", "Threads"),
        tests("LendingTests", "Lending"),
        tests("ThreadsTests", "Threads"),
        tests("WorkBudgetsTests", "WorkBudgets"),
        tests("CryptographyTests", "Cryptography"),
        tests("MomentsTests", "Moments"),
        tests("RandomnessTests", "Randomness")),
    testFloor(
        "Reading",
        tests(
            "DocumentsTests", "Diagnostics", "Documents", "JSONModel", "RandomValues", "Randomness", "TestSupport",
            "Threads"),
        tests("RegularExpressionsTests", "RegularExpressions", "WorkBudgets"),
        tests("JSONPathTests", "JSONModel", "JSONPath", "TestSupport", "WorkBudgets"),
        tests("ExpressionsTests", "Diagnostics", "Documents", "Expressions", "JSONModel", "Randomness", "TestSupport"),
        tests(
            "SchemaValidationTests", "Diagnostics", "Documents", "Fuzzing", "JSONModel", "SchemaValidation",
            "TestSupport", "WorkBudgets"),
        tests("OpenAPIObjectsTests", "Diagnostics", "Documents", "JSONModel", "OpenAPIObjects", "TestSupport"),
        tests("ContentCodingsTests", "ContentCodings"),
        tests("XMLBodiesTests", "JSONModel", "XMLBodies")),
    testFloor(
        "Models",
        tests(
            "OverlaysTests", "Diagnostics", "Documents", "JSONModel", "Overlays", "SchemaValidation", "TestSupport",
            "WorkBudgets"),
        tests(
            "ContractTests", "Contract", "Diagnostics", "Expressions", "HTTPModel", "JSONModel", "SchemaValidation",
            "TestSupport", "XMLBodies"),
        tests("SecretsTests", "HTTPModel", "JSONModel", "Secrets"),
        tests(
            "MatchingTests", "Contract", "Diagnostics", "Documents", "Expressions", "JSONModel", "Matching",
            "SchemaValidation", "TestSupport"),
        tests(
            "BehaviourTests", "Behaviour", "Contract", "Diagnostics", "Documents", "Expressions", "HTTPModel",
            "JSONModel", "Moments", "SchemaValidation", "TestSupport"),
        tests(
            "BaselineModelTests", "BaselineModel", "Diagnostics", "Documents", "JSONModel", "SchemaValidation",
            "TestSupport"),
        tests(
            "ScenarioModelTests", "Behaviour", "Contract", "Diagnostics", "Documents", "Expressions", "HTTPModel",
            "JSONModel", "Matching", "ScenarioModel", "SchemaValidation", "TestSupport"),
        tests(
            "TargetModelTests", "Diagnostics", "Documents", "HTTPModel", "JSONModel", "SchemaValidation", "TargetModel",
            "TestSupport")),
    testFloor(
        "Engines",
        tests(
            "GenerationTests", "Diagnostics", "Documents", "Generation", "JSONModel", "Randomness", "SchemaValidation",
            "TestSupport", "WorkBudgets"),
        tests("StructuralDiffTests", "Expressions", "JSONModel", "RandomValues", "Randomness", "StructuralDiff"),
        tests("CredentialsTests", "Behaviour", "Credentials", "Diagnostics", "JSONModel", "Moments"),
        tests(
            "MockEngineTests", "Behaviour", "Contract", "Diagnostics", "HTTPModel", "JSONModel", "MockEngine",
            "Moments", "TestSupport", "Threads"),
        tests(
            "ContractCoverageTests", "Contract", "ContractCoverage", "Diagnostics", "HTTPModel", "JSONModel",
            "TestSupport"),
        tests(
            "VerificationTests", "Contract", "ContractCoverage", "Diagnostics", "Expressions", "Fuzzing", "HTTPModel",
            "JSONModel", "Moments", "ScenarioModel", "Secrets", "StructuralDiff", "TestSupport", "Threads",
            "Verification"),
        tests("LintingTests", "Contract", "Diagnostics", "Documents", "Linting", "TestSupport", "WorkBudgets"),
        tests("ScaffoldingTests", "Contract", "Diagnostics", "Scaffolding", "TestSupport")),
    testFloor(
        "Reports",
        .testTarget(
            name: "ReportingTests",
            dependencies: [
                "BaselineModel", "ContractCoverage", "Diagnostics", "Documents",
                "HTTPModel", "JSONModel", "Moments", "RandomValues", "Reporting", "SchemaValidation",
                "Secrets", "StructuralDiff",
                "TestSupport", "Verification",
            ], exclude: ["Consumers", "Diffs"], swiftSettings: strict)),
    testFloor(
        "Edges",
        tests("MicroHTTPServerTests", "Fuzzing", "HTTPModel", "MicroHTTPServer", "RawHTTP", "Threads"),
        tests("CurlClientTests", "CurlClient", "HTTPModel", "Threads"),
        tests("LocalSystemTests", "Documents", "LocalSystem", "TestSupport")),
    testFloor(
        "Assembly",
        tests("APILoadingTests", "APILoading", "Diagnostics", "Documents", "LocalSystem", "MockEngine", "TestSupport"),
        tests(
            "ServingTests", "APILoading", "Documents", "HTTPModel", "MockEngine", "Moments", "Serving", "TestSupport")),
    testFloor(
        "Program",
        tests(
            "CommandsTests", "APILoading", "Commands", "Contract", "Diagnostics", "Documents", "HTTPModel", "JSONModel",
            "LocalSystem", "MockEngine", "Moments", "ScenarioModel", "Serving", "TestSupport", "Verification",
            argumentParser),
        tests("UnderstudyTests", "RawHTTP", "Understudy")),
]

let programs: [Target] = [
    tests("ArchitectureTests", "TestSupport"),

    // Black box: the program as users run it.
    .testTarget(
        name: "EndToEndTests",
        dependencies: [
            "understudy", "Commands", "Credentials", "Fuzzing", "HTTPModel", "JSONModel", "LocalSystem", "Moments",
            "Randomness", "RawHTTP", "TestSupport", "Threads", argumentParser,
        ], exclude: ["Answers", "Cases"], swiftSettings: strict),
    // Inputs made from seeds, for everything that reads.
    tests(
        "FuzzTests", "APILoading", "BaselineModel", "ContentCodings", "Contract", "Diagnostics", "Documents",
        "Expressions", "Fuzzing", "HTTPModel", "JSONModel", "JSONPath", "Linting", "MockEngine", "Moments", "Overlays",
        "RegularExpressions", "TargetModel", "TestSupport", "Verification", "XMLBodies"),
    // Part of 'make bench', never installed.
    .executableTarget(
        name: "ValidationBenchmark",
        dependencies: [
            "Contract", "Diagnostics", "Documents", "HTTPModel", "JSONModel", "LocalSystem", "SchemaValidation",
        ], path: "Benchmarks/ValidationBenchmark", swiftSettings: strict),
]

let package = Package(
    name: "understudy",
    products: [
        .executable(name: "understudy", targets: ["understudy"]),
        .library(name: "Understudy", targets: ["Understudy"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
    ],
    targets: Array(floors.joined()) + Array(testFloors.joined()) + programs
)
