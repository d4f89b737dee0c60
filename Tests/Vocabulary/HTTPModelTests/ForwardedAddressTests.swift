import HTTPModel
import Testing

@Suite struct ForwardedAddressTests {
    static let addresses: [(fields: HTTPFields, scheme: String?, host: String?, prefix: String)] = [
        ([:], nil, nil, ""),
        (["X-Forwarded-Proto": "https", "X-Forwarded-Host": "pay.example"], "https", "pay.example", ""),
        (
            ["X-Forwarded-Proto": "HTTPS, http", "X-Forwarded-Host": "a.example:8443, b.example"], "https",
            "a.example:8443", ""
        ),
        (["Forwarded": "proto=https;host=pay.example"], "https", "pay.example", ""),
        (["Forwarded": #"for="[2001:db8::1]:47", Host="[::1]:80" ; Proto=http"#], "http", "[::1]:80", ""),
        (["Forwarded": "host=a.example, host=b.example;proto=https"], "https", "a.example", ""),
        (
            ["Forwarded": "host=a.example", "X-Forwarded-Host": "b.example", "X-Forwarded-Proto": "https"], "https",
            "a.example", ""
        ),
        (["X-Forwarded-Prefix": "/mock"], nil, nil, "/mock"),
        (["X-Forwarded-Prefix": "/mock/"], nil, nil, "/mock"),
        (["X-Forwarded-Prefix": "/outer, /inner"], nil, nil, "/outer/inner"),
        (["X-Forwarded-Prefix": "/"], nil, nil, ""),
        (["X-Forwarded-Prefix": "mock"], nil, nil, ""),
        (["X-Forwarded-Prefix": "/a\"b"], nil, nil, ""),
        (["X-Forwarded-Proto": "javascript", "X-Forwarded-Host": "a b"], nil, nil, ""),
        (["Forwarded": "proto;host=", "X-Forwarded-Host": ""], nil, nil, ""),
    ]

    @Test(arguments: addresses)
    func reads(_ fields: HTTPFields, _ scheme: String?, _ host: String?, _ prefix: String) {
        let address = ForwardedAddress(fields)
        #expect(address.scheme == scheme)
        #expect(address.host == host)
        #expect(address.prefix == prefix)
    }
}
