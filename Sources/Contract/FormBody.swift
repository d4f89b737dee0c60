internal import HTTPModel
internal import JSONModel
internal import XMLBodies

/// Form bodies (`application/x-www-form-urlencoded`) as objects: names in the order sent, texts typed by the schema.
enum FormBody {
    static func value(of items: [QueryItem], shape: XMLShape) -> JSON {
        var object = JSONObject()
        for item in items where object[item.name] == nil {
            let texts = items.filter { $0.name == item.name }.map { $0.value ?? "" }
            object.append(item.name, (shape.property(named: item.name)?.shape ?? .any).value(ofTexts: texts))
        }
        return .object(object)
    }

    static func text(of object: JSONObject) -> String {
        object.members.flatMap { QueryItem.items(named: $0.name, $0.value) }.map(\.text).joined(separator: "&")
    }
}

extension XMLShape {
    /// The value that texts outside of JSON stand for: parameters, form fields.
    func value(ofTexts texts: [String]) -> JSON {
        if case .array(let items, _) = content { return .array(texts.map { XMLReader.value(ofText: $0, as: items) }) }
        let values = texts.map { XMLReader.value(ofText: $0, as: self) }
        return values.count == 1 ? values[0] : .array(values)
    }
}
