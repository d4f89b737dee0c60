import HTTPModel
import Testing

@testable import Serving

struct ReplaceableRespondersTests {
    private struct Fixed: ImmediateResponder {
        let status: Int

        func respond(to request: HTTPRequest) -> HTTPResponse { HTTPResponse(status: status) }

        func completing(_ response: HTTPResponse, reason: String, to request: HTTPRequest) -> HTTPResponse {
            response
        }
    }

    private static func statuses(_ responders: [any HTTPResponder]) -> [Int] {
        responders.compactMap { $0.answer(to: HTTPRequest(.get, RequestTarget("/"))).response?.status }
    }

    @Test func answersWithTheLatestAtItsPlace() {
        let places = ReplaceableResponders([Fixed(status: 201), Fixed(status: 202)])
        let standIns = places.standIns
        #expect(Self.statuses(standIns) == [201, 202])
        places.replace(with: [Fixed(status: 203), Fixed(status: 204)])
        #expect(Self.statuses(standIns) == [203, 204])
        places.replace(with: [Fixed(status: 205)])
        #expect(Self.statuses(standIns) == [205, 205])
    }

    @Test func neverGoesBackWhileManyThreadsAnswer() async {
        let places = ReplaceableResponders([Fixed(status: 100)])
        let standIn = places.standIns[0]
        let areOrdered = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    let statuses = (0..<2000).flatMap { _ in Self.statuses([standIn]) }
                    return statuses == statuses.sorted()
                }
            }
            for status in 101..<300 { places.replace(with: [Fixed(status: status)]) }
            return await group.allSatisfy(\.self)
        }
        #expect(areOrdered)
        #expect(Self.statuses([standIn]) == [299])
    }
}
