import Credentials
import Glibc
import Moments

/// Keys of the built-in CityPay sandbox.
enum SandboxKey {
    /// A key that is valid now.
    static func current() -> String {
        CityPayKey(
            client: "Dummy", licence: "7G79TG62BAJTK669",
            nonce: (0..<CityPayKey.nonceLength).map { _ in UInt8.random(in: .min ... .max) },
            now: Timestamp(seconds: time(nil))
        ).text
    }
}
