internal import Contract
internal import Expressions
internal import HTTPModel
internal import JSONModel
internal import ScenarioModel

/// Makes the request of a step from its templates.
struct RequestComposer {
    let api: String
    let baseURL: String
    let router: PathRouter<Operation>
    let issuer: any CredentialIssuer
    let sandbox: HTTPFields.Field?
    let target: Target
    let scope: StepScope

    struct Composed {
        let sent: SentRequest
        let operation: Operation?
    }

    func compose(_ step: Step) throws(UnsendableRequest) -> Composed {
        var place = try self.place(of: step.call)
        let credential = try self.credential(step.credential, for: place.operation)
        let texts = ParameterTexts(operation: place.operation)
        let query =
            step.query.flatMap { texts.query($0.name, $0.value.value(in: scope)) } + credential.query.map(\.text)
        place.target = place.target.adding(texts: query)
        var fields = HTTPFields()
        for header in step.headers {
            for text in texts.fields(header.name, header.value.value(in: scope)) { fields.append(header.name, text) }
        }
        for field in credential.headers { fields.append(field.name, field.value) }
        let own = [target.adminField(forPath: place.target.path)].compactMap(\.self)
        for field in own + target.headers where fields[field.name] == nil { fields.append(field.name, field.value) }
        if let sandbox { fields.append(sandbox.name, sandbox.value) }
        let body = try BodyComposer(step: step, operation: place.operation, scope: scope).compose(&fields)
        let request = HTTPRequest(place.method, place.target, fields: fields, body: body.bytes)
        let sent = SentRequest(baseURL: baseURL, request: request, pathValues: place.values, body: body.value)
        return Composed(sent: sent, operation: place.operation)
    }

    private struct Place {
        let method: HTTPMethod
        var target: RequestTarget
        let operation: Operation?
        let values: [(name: String, value: String)]
    }

    private func place(of call: Step.Call) throws(UnsendableRequest) -> Place {
        switch call {
        case .operation(let operation, let templates): return try place(of: operation, templates)
        case .request(let method, let template): return try place(method, template)
        case .scenario: preconditionFailure("a step that uses a scenario sends nothing itself")
        }
    }

    private func place(of operation: Operation, _ templates: [NamedTemplate]) throws(UnsendableRequest) -> Place {
        let texts = ParameterTexts(operation: operation)
        var values: [(name: String, value: String)] = []
        var segments: [String: String] = [:]
        for template in templates {
            guard let value = template.value.value(in: scope), let segment = texts.segment(template.name, value) else {
                throw .absentPathValue(template.name)
            }
            values.append((template.name, value.stringValue ?? value.description))
            segments[template.name] = segment
        }
        guard let path = operation.path.expanded(with: { segments[$0] }) else {
            throw .absentPathValue(operation.path.text)
        }
        return Place(
            method: operation.method, target: RequestTarget(path: path), operation: operation, values: values)
    }

    private func place(_ method: HTTPMethod, _ template: Template) throws(UnsendableRequest) -> Place {
        // An embedded value must not end the path or a value of the query. Because names of resources may have several
        // segments, such as 'accounts/7/payments/9', its slashes stay.
        let written = template.text(in: scope) { PercentEncoding.encode($0, allowed: "/:") }
        // Because the path may be wrong on purpose, all characters that a request line can have are sent unchanged.
        let text = PercentEncoding.encode(written ?? "/", allowed: "/%:@!$&'()*+,;=?[]|")
        let target = RequestTarget(text)
        guard let match = router.match(target.path), let operation = match.routes[method] else {
            return Place(method: method, target: target, operation: nil, values: [])
        }
        let values = zip(operation.path.names, match.values).map { name, value in
            (name: name, value: PercentEncoding.decode(value) ?? String(value))
        }
        return Place(method: method, target: target, operation: operation, values: values)
    }

    private func credential(
        _ selection: CredentialSelection, for operation: Operation?
    ) throws(UnsendableRequest) -> Credential {
        // Because an operation without security takes no credential (OAS 3.1 §4.8.30), unless the step names one.
        let isOpen = operation?.security.isEmpty == true && selection == .first
        guard selection != .none, !isOpen else { return .none }
        do throws(CredentialError) {
            return try issuer.issue(
                CredentialRequest(
                    api: api, operation: operation, selection: selection, now: scope.now, nonce: scope.state.nonce()))
        } catch {
            throw .noCredential(error.description)
        }
    }
}
