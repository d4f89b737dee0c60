import HTTPModel
import JSONModel
import MockEngine
import Testing

@Suite struct AdminAPITests {
    @Test func saysThatItIsThere() throws {
        let response = try Shop.engine().send("GET /__admin/health")
        #expect(response.text == #"{"status":"ok","server":"understudy","apis":["shop"]}"#)
    }

    @Test func showsWhatIsRemembered() throws {
        let engine = try Shop.engine()
        _ = engine.send("POST /orders", #"{"sku":"ab"}"#)
        _ = engine.send("POST /orders", #"{"sku":"cd"}"#)
        #expect(
            engine.send("GET /__admin/resources").text
                == #"{"collections":[{"api":"shop","collection":"orders","count":2}]}"#)
        #expect(
            engine.send("GET /__admin/resources/orders").text
                == #"{"resources":[{"id":2,"sku":"cd","state":"open"},{"id":1,"sku":"ab","state":"open"}]}"#)
        #expect(engine.send("GET /__admin/resources/shop.orders/1").text == #"{"id":1,"sku":"ab","state":"open"}"#)
    }

    @Test func movesAResourceAlongItsLifecycleOnly() throws {
        let engine = try Shop.engine()
        _ = engine.send("POST /orders", #"{"sku":"ab"}"#)
        func move(_ state: String) -> HTTPResponse {
            engine.send("POST /__admin/resources/orders/1/state", #"{"state":"\#(state)"}"#)
        }
        #expect(move("paid").text == #"{"id":1,"sku":"ab","state":"paid"}"#)
        #expect(engine.send("GET /orders/1").text == #"{"id":1,"sku":"ab","state":"paid"}"#)
        let illegal = move("void")
        #expect(illegal.status == 409)
        #expect(illegal.text.contains("'1' is 'paid' and cannot become 'void'; it can become 'sent'"))
        #expect(move("lost").text.contains("unknown state 'lost'; the states are 'open', 'paid', 'void', 'sent'"))
        #expect(move("sent").status == 200)
        #expect(move("open").text.contains("'1' is 'sent' and cannot become 'open'; it can become nothing else"))
    }

    @Test func addsAResource() throws {
        let engine = try Shop.engine()
        let added = engine.send("POST /__admin/resources/orders", #"{"id":7,"sku":"ab","state":"paid"}"#)
        #expect(added.status == 201)
        #expect(added.text == #"{"id":7,"sku":"ab","state":"paid"}"#)
        #expect(engine.send("GET /orders/7").text == added.text)
        let first = engine.send("POST /__admin/resources/shop.orders", #"{"id":8}"#)
        #expect(first.text == #"{"id":8,"state":"open"}"#)
        #expect(engine.send("POST /__admin/resources/orders", #"{"id":7}"#).text == #"{"id":7,"state":"open"}"#)
        #expect(engine.send("GET /__admin/resources").text.contains(#""count":2"#))
    }

    @Test(arguments: ["7", "7.0", "0.7e1", "70e-1"]) func findsAKeyByTheValueOfItsNumber(number: String) throws {
        let engine = try Shop.engine()
        _ = engine.send("POST /__admin/resources/orders", #"{"id":\#(number),"sku":"ab","state":"open"}"#)
        #expect(engine.send("GET /orders/7").status == 200)
        #expect(engine.send("GET /orders/\(number)").status == 200)
        #expect(engine.send("GET /__admin/resources/orders/\(number)").status == 200)
        #expect(engine.send("GET /__admin/resources/orders/7").text.contains(#""id":\#(number),"#))
        #expect(engine.send("POST /__admin/resources/orders/\(number)/state", #"{"state":"paid"}"#).status == 200)
        _ = engine.send("POST /__admin/resources/orders", #"{"id":7,"sku":"cd"}"#)
        #expect(engine.send("GET /__admin/resources").text.contains(#""count":1"#))
        #expect(engine.send("GET /__admin/resources/orders/7.5").status == 404)
    }

    @Test(arguments: [
        (
            "POST /__admin/resources/orders", #"{"sku":"ab"}"#, 400,
            "expected a JSON object with 'id', the key of 'orders'"
        ),
        ("POST /__admin/resources/orders", "[]", 400, "expected a JSON object with 'id', the key of 'orders'"),
        (
            "POST /__admin/resources/orders", #"{"id":7,"state":"lost"}"#, 400,
            "unknown state 'lost'; the states are 'open', 'paid', 'void', 'sent'"
        ),
        ("POST /__admin/resources/oders", #"{"id":7}"#, 404, "no collection 'oders'; did you mean 'orders'?"),
        ("GET /__admin/resources/order", "", 404, "no collection 'order'; did you mean 'orders'?"),
        ("GET /__admin/resources/orders/9", "", 404, "'orders' has no resource '9' in this sandbox"),
        ("POST /__admin/resources/orders/9/state", #"{"state":"paid"}"#, 404, "'orders' has no resource '9'"),
        ("POST /__admin/resources/orders/9/state", "paid", 400, "expected a JSON body such as"),
        ("GET /__admin", "", 404, "expected GET /__admin/health"),
    ])
    func saysWhatIsWrongWithARequest(line: String, body: String, status: Int, detail: String) throws {
        let response = try Shop.engine().send(line, body)
        #expect(response.status == status)
        #expect(response.text.contains(detail))
    }

    @Test func asksForTheAPIWhereTwoHaveACollectionOfOneName() throws {
        let engine = try Shop.engine(apis: [Shop.api("one"), Shop.api("two")])
        let response = engine.send("GET /__admin/resources/orders")
        #expect(response.text.contains("several APIs have a collection 'orders'; there is one.orders, two.orders"))
        #expect(engine.send("GET /__admin/resources/two.orders").status == 200)
    }

    @Test(arguments: [("/two/__admin", [:]), ("/__admin", ["Host": "two.localhost:8080"])] as [(String, HTTPFields)])
    func isLimitedToTheAPIThatIsNamed(root: String, fields: HTTPFields) throws {
        let engine = try Shop.engine(apis: [Shop.api("one"), Shop.api("two"), Kiosk.api()])
        _ = engine.send("POST /two/orders", #"{"sku":"ab"}"#)
        func get(_ path: String) -> HTTPResponse { engine.send("GET \(root)/\(path)", "", fields) }
        #expect(get("resources").text == #"{"collections":[{"api":"two","collection":"orders","count":1}]}"#)
        #expect(get("resources/orders/1").text == #"{"id":1,"sku":"ab","state":"open"}"#)
        #expect(get("resources/two.orders/1").status == 200)
        #expect(get("resources/one.orders").status == 404)
        #expect(get("resources/tickets").text.contains("no collection 'tickets'; there is orders"))
        #expect(engine.send("POST \(root)/resources/orders/1/state", #"{"state":"paid"}"#, fields).status == 200)
        #expect(get("health").text.contains(#""apis":["one","two","kiosk"]"#))
    }
}
