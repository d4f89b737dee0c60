import Testing

/// Inputs that no list of cases has, made from a seed.
///
/// They run one after the other, so that a crash can say whose input it was. See `FuzzRun` for how to run more of them.
@Suite(.serialized) struct FuzzTests {}
