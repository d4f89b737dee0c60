extension Timestamp {
    /// The moment `duration` later, rounded down to a microsecond.
    package func adding(_ duration: Duration) -> Timestamp {
        let (seconds, attoseconds) = duration.components
        return adding(seconds: Int(seconds)).adding(microseconds: attoseconds / 1_000_000_000_000)
    }
}
