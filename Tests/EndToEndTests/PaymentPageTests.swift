import JSONModel
import Testing

/// Libro's payment page in headless Chromium.
struct PaymentPageTests {
    /// What Tests/Clients/payment_page.py prints, by the name of the visit: it is run once.
    private static let visits = Result {
        let mock = try RunningMock("libro")
        let output = try PythonClient.run("payment_page.py", mock.url)
        #expect(try mock.stop() == .quiet)
        let lines = try output.split(separator: "\n").map { try JSON(text: String($0)) }
        return JSONObject(lines.flatMap { $0.objectValue?.members ?? [] }.map { ($0.name, $0.value) })
    }

    private let visits: JSONObject

    init() throws { visits = try Self.visits.get() }

    private func visit(_ name: String) throws -> JSON { try #require(visits[name]) }

    @Test func showsRestaurantAmountAndGuestInEnglish() throws {
        let expected: JSON = [
            "language": "en", "title": "Guarantee your booking · Chez Exemple", "heading": "Guarantee your booking",
            "note": "Sandbox: no money moves.",
            "details": [
                "Amount": "$25.00", "Restaurant": "Chez Exemple", "Guest": "John Doe", "Party": "4 people",
                "When": "January 15, 2025 at 7:30 p.m.",
            ],
            "buttons": ["Authorise the payment", "Let it fail", "Cancel"],
        ]
        #expect(try visit("english") == expected)
    }

    @Test func showsThemInFrenchAfterTheLocale() throws {
        let expected: JSON = [
            "language": "fr", "title": "Payer vos billets · Chez Exemple", "heading": "Payer vos billets",
            "note": "Bac à sable : aucun argent ne circule.",
            "details": [
                "Montant": "25,00 $", "Restaurant": "Chez Exemple", "Client": "John Doe", "Groupe": "4 personnes",
                "Quand": "15 janvier 2025 à 19 h 30",
            ],
            "buttons": ["Autoriser le paiement", "Faire échouer", "Annuler"],
        ]
        #expect(try visit("french") == expected)
    }

    @Test func writesAmountsAfterCurrencyAndLocale() throws {
        let expected: JSON = [
            "JP¥2,500", "KWD 2.500", "1 234 567,89 €", "$0.05", "$0.05", "HUF 25.00", "COP 25.00", "ISK 2,500",
            "IQD 2.500",
        ]
        #expect(try visit("currencies") == expected)
    }

    @Test func isLabelledForScreenReaders() throws {
        let expected: JSON = [
            "header": ["banner", ""], "main": ["main", "Guarantee your booking"], "footer": ["contentinfo", ""],
            "group": ["group", "Guarantee your booking"], "outcome": "status", "outcome_at_first": "",
        ]
        #expect(try visit("labels") == expected)
    }

    @Test func tellsTheFramingPageOfASuccessOnce() throws {
        let frame = try visit("frame")
        let message: JSON = [
            "data": ["status": "payment_success", "paymentIntentId": try #require(frame["intent"])],
            "origin": try #require(frame["mock"]),
        ]
        #expect(frame["messages"] == [message])
        #expect(frame["messages_of_second_visit"] == [])
        #expect(frame["outcome"] == "The payment is authorised.")
        #expect(frame["status"] == "succeeded")
    }

    @Test func goesToTheRedirectURLOnce() throws {
        let expected: JSON = [
            "arrived": true, "status": "succeeded", "second_visit": "The payment is authorised.",
            "second_visit_stays": true,
        ]
        #expect(try visit("redirect") == expected)
    }

    @Test func goesToNoOtherThanAnHTTPAddress() throws {
        let visits = try #require(try visit("refused_redirects").arrayValue)
        #expect(visits.count == 6)
        for visit in visits {
            let target = try #require(visit.arrayValue?.first)
            let expected: JSON = [
                target, true, "The redirect_url is ignored: it takes http and https addresses only.",
                "The payment is authorised.", "succeeded",
            ]
            #expect(visit == expected)
        }
    }

    @Test(arguments: [
        ("fail", "The payment failed.", "failed"), ("cancel", "The payment was cancelled.", "canceled"),
    ])
    func tellsNobodyOfAnotherEnd(visit name: String, outcome: String, status: String) throws {
        let expected: JSON = [
            "outcome": .string(outcome), "buttons": 0, "stays": true, "messages": [], "status": .string(status),
        ]
        #expect(try visit(name) == expected)
    }

    @Test(arguments: [
        ("succeeded", "The payment is authorised."), ("failed", "The payment failed."),
        ("canceled", "The payment was cancelled."),
    ])
    func offersNothingToPressOnASecondVisit(status: String, outcome: String) throws {
        #expect(try visit("second_visits")[status] == [.string(outcome), 0, .string(outcome)])
    }

    @Test func isUsedByKeyboardAlone() throws {
        let expected: JSON = [
            "order": [["authorise", true], ["fail", true], ["cancel", true]], "before": "requires_payment_method",
            "outcome": "The payment is authorised.", "focus": ["outcome", true], "status": "succeeded",
        ]
        #expect(try visit("keyboard") == expected)
        #expect(try visit("escape") == ["The payment was cancelled.", "canceled"])
    }

    @Test func takesMarkupInANameAsText() throws {
        let markup = try visit("markup")
        #expect(markup["guest"] == markup["expected"])
        #expect(markup["guest"]?.stringValue?.contains("<script>") == true)
        #expect(markup["elements"] == 0)
        #expect(markup["title"] == "Guarantee your booking · Chez Exemple")
    }

    @Test func showsWhatAnotherTabHasDone() throws {
        #expect(try visit("overtaken") == ["The payment was cancelled.", [], "canceled"])
    }

    @Test func waitsForAPaymentThatIsUnderWay() throws {
        let expected: JSON = ["The payment is being processed.", 0, "The payment is authorised."]
        #expect(try visit("processing") == expected)
    }

    @Test func fitsTheDocumentedFrameWithoutScrolling() throws {
        let heights = try #require(try visit("documented_frame").objectValue)
        #expect(heights.count == 6)
        for height in heights.members { #expect(height.value == 600, "\(height.name)") }
    }

    @Test func canBeTriedAgainAfterAFailedConnection() throws {
        #expect(
            try visit("offline") == ["The payment cannot be reached.", "The payment is authorised.", "succeeded"])
    }

    @Test(arguments: ["en", "fr"]) func fitsAPhone(language: String) throws {
        let page = try #require(try visit("phone")[language])
        #expect(page["width"] == 360)
        #expect(page["cut"] == 0)
        // WCAG 2.2, success criterion 2.5.5.
        #expect(try #require(page["lowest_button"]?.numberValue?.int64) >= 44)
    }

    @Test func isDarkWhereThatIsPreferred() throws {
        #expect(try visit("dark") == ["rgb(20, 23, 27)", "rgb(236, 234, 230)"])
    }

    @Test func asksForNothingButThePayment() throws {
        #expect(try visit("requests") == ["others": [], "log": []])
    }

    @Test func saysThatThereIsNoSuchPayment() throws { #expect(try visit("missing") == ["No such payment", []]) }
}
