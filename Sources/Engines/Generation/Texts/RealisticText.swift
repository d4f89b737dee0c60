internal import Randomness

/// A usual value of a member by its name: an address for `email`, a code for `currency`.
enum RealisticText {
    /// Nil for a name without a usual value.
    static func text(for name: String, _ random: inout SeededRandom) -> String? {
        let words = Self.words(of: name)
        let joined = words.joined()
        if let format = formats[joined] ?? words.last.flatMap({ formats[$0] }) {
            return FormatSamples.text(format, &random)
        }
        if let samples = samples[joined] { return FormatSamples.one(of: samples, &random) }
        if let text = person(joined, &random) { return text }
        if let samples = words.last.flatMap({ samples[$0] }) { return FormatSamples.one(of: samples, &random) }
        return identifier(words, &random)
    }

    private static func person(_ name: String, _ random: inout SeededRandom) -> String? {
        switch name {
        case "firstname", "givenname", "forename": Words.firstName(&random)
        case "lastname", "surname", "familyname": Words.lastName(&random)
        case "name", "fullname", "displayname", "author", "owner", "customername", "cardholder", "cardholdername":
            "\(Words.firstName(&random)) \(Words.lastName(&random))"
        case "username", "login", "nickname": "\(Words.firstName(&random).lowercased())_\(Words.word(&random))"
        default: nil
        }
    }

    private static func identifier(_ words: [String], _ random: inout SeededRandom) -> String? {
        switch words.last {
        case "id", "identifier", "key", "token", "reference", "ref":
            RandomText.text(of: .alphanumeric, count: 12) { random.next() }
        default: nil
        }
    }

    /// The words of a name: `created`, `at` for `createdAt`, `created_at` and `created-at`.
    private static func words(of name: String) -> [String] {
        var words: [String] = [""]
        var wasLower = false
        for character in name {
            guard character.isLetter || character.isNumber else {
                words.append("")
                continue
            }
            if character.isUppercase, wasLower { words.append("") }
            words[words.count - 1] += character.lowercased()
            wasLower = character.isLowercase
        }
        return words.filter { !$0.isEmpty }
    }

    private static let formats = [
        "email": "email", "mail": "email", "emailaddress": "email", "uuid": "uuid", "guid": "uuid",
        "url": "uri", "uri": "uri", "href": "uri", "link": "uri", "website": "uri", "homepage": "uri",
        "hostname": "hostname", "host": "hostname", "domain": "hostname", "ip": "ipv4", "ipaddress": "ipv4",
        "at": "date-time", "timestamp": "date-time", "datetime": "date-time", "created": "date-time",
        "updated": "date-time", "modified": "date-time", "date": "date", "dob": "date", "birthday": "date",
        "password": "password",
    ]

    private static let samples = [
        "city": ["Edinburgh", "Lisbon", "Oslo", "Prague", "Turin"], "town": ["Bath", "Delft", "Siena"],
        "country": ["GB", "PT", "NO", "CZ", "IT"], "countrycode": ["GB", "PT", "NO", "CZ", "IT"],
        "state": ["active", "pending", "closed"], "status": ["active", "pending", "closed"],
        "region": ["Lothian", "Tuscany", "Bavaria"], "county": ["Kent", "Devon", "Fife"],
        "currency": ["EUR", "GBP", "USD"], "currencycode": ["EUR", "GBP", "USD"],
        "phone": ["+442079460123", "+351210000123"], "phonenumber": ["+442079460123", "+351210000123"],
        "mobile": ["+447700900123"], "telephone": ["+442079460123"], "fax": ["+442079460124"],
        "street": ["12 Harbour Street", "5 Mill Lane"], "address": ["12 Harbour Street", "5 Mill Lane"],
        "address1": ["12 Harbour Street", "5 Mill Lane"], "postcode": ["EH1 1YZ", "1100-148"],
        "postalcode": ["EH1 1YZ", "1100-148"], "zip": ["94103", "10001"], "zipcode": ["94103", "10001"],
        "iban": ["GB29NWBK60161331926819", "DE89370400440532013000"], "bic": ["DEUTDEFF", "NWBKGB2L"],
        "swift": ["DEUTDEFF", "NWBKGB2L"], "cardnumber": ["4242424242424242", "5555555555554444"],
        "pan": ["4242424242424242"], "cvv": ["123", "456"], "csc": ["123", "456"],
        "description": ["A short description", "What it is, in a few words"], "summary": ["In one sentence"],
        "title": ["The amber bridge", "A quiet harbour"], "subject": ["Your order", "A question"],
        "message": ["All is well", "Thank you"], "comment": ["Looks good", "Please check"],
        "text": ["Some words of text"], "note": ["Handle with care"], "company": ["Harbour & Sons", "Cedar Ltd"],
        "organization": ["Harbour & Sons", "Cedar Ltd"], "locale": ["en-GB", "pt-PT"], "language": ["en", "pt"],
        "lang": ["en", "pt"], "timezone": ["Europe/London", "Europe/Lisbon"], "color": ["red", "teal"],
        "colour": ["red", "teal"], "gender": ["female", "male"], "version": ["1.0.0", "2.3.1"],
        "filename": ["report.pdf", "notes.txt"], "mimetype": ["application/pdf"], "sku": ["AB-1001", "CD-2002"],
        "firstline": ["12 Harbour Street"], "latitude": ["55.9533"], "longitude": ["-3.1883"],
    ]
}
