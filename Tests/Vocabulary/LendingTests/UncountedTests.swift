import Lending
import Testing

struct UncountedTests {
    private final class Counter {
        var count = 0
    }

    @Test func lendsTheObject() {
        let counter = Counter()
        let reference = Uncounted(counter)
        reference.lend { $0.count += 1 }
        #expect(counter.count == 1)
        #expect(reference.object === counter)
    }

    @Test func lendsWhatAPointerLeadsTo() {
        let counter = Counter()
        let pointer = Unmanaged.passUnretained(counter).toOpaque()
        #expect(Uncounted<Counter>(pointer).lend { $0 === counter })
    }

    @Test func doesNotOwnTheObject() {
        var counter = Counter()
        let reference = Uncounted(counter)
        #expect(isKnownUniquelyReferenced(&counter))
        #expect(reference.object === counter)
    }
}
