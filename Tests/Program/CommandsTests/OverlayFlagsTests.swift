import APILoading
import Testing

@testable import Commands

struct OverlayFlagsTests {
    @Test func anOverlayMayNameItsAPI() {
        #expect(OverlayPlan.Overlay(argument: "a.yaml") == OverlayPlan.Overlay(api: nil, path: "a.yaml"))
        #expect(OverlayPlan.Overlay(argument: "shop=a=b.yaml") == OverlayPlan.Overlay(api: "shop", path: "a=b.yaml"))
        #expect(OverlayPlan.Overlay(argument: "shop=") == nil)
        #expect(OverlayPlan.Overlay(argument: "=a.yaml") == nil)
    }

    @Test func aDialectNamesItsAPI() {
        #expect(OverlayPlan.Dialect(argument: "libro=current") == OverlayPlan.Dialect(api: "libro", name: "current"))
        #expect(OverlayPlan.Dialect(argument: "current") == nil)
        #expect(OverlayPlan.Dialect(argument: "libro=a=b") == nil)
    }
}
