import MockEngine

/// An API whose contract has pages, ranges and a default, and whose behaviour has lists and seeds.
enum Kiosk {
    static let contract = """
        openapi: 3.1.0
        info: {title: Kiosk, version: '1'}
        paths:
          /page:
            get:
              operationId: ShowPage
              responses:
                '200': {description: the page, content: {text/html: {schema: {type: string}}}}
                '404': {description: none, content: {text/html: {}, application/json: {examples: {missing: {value: {code: missing}}}}}}
                '410': {description: gone, content: {text/html: {}}}
                4XX: {description: refused, content: {application/json: {examples: {refused: {value: {code: refused}}}}}}
                default: {description: broken, content: {application/json: {examples: {broken: {value: {code: broken}}}}}}
          /tickets:
            get: {operationId: ListTickets, responses: {'200': {description: all}}}
            post: {operationId: BuyTicket, responses: {'201': {description: bought}, '409': {description: sold}}}
          /tickets/latest: {get: {operationId: LatestTicket, responses: {'200': {description: one}}}}
          /tickets/{id}:give:
            post: {operationId: GiveTicket, parameters: [{name: id, in: path, required: true}], responses: {'204': {description: given}}}
        """

    static let behaviour = """
        resources:
          tickets:
            key: id
            indexes: [buyer]
            limit: 2
            seed: [{id: '1', buyer: a}, {id: '2', buyer: b}, {id: '3', buyer: a}]
          receipts: {key: ticket}
        errors:
          status: 200
          body: null
          codes:
            Soft: a failure with a success's status
            Sold: {status: 409, body: {code: Sold}, operations: [BuyTicket]}
            Gone: {status: 410, body: {code: Gone}}
        operations:
          ListTickets:
            find:
              in: tickets
              as: tickets
              all: true
              where: {buyer: !optional $request.query.buyer, id: !not "$(first($request.query.but, ''))"}
            then: {respond: {status: 200, body: "$(each($tickets, '/id'))"}}
          LatestTicket:
            find: {in: tickets, where: {buyer: $request.query.buyer}}
            then: {respond: {status: 200, body: $resource.id}}
          BuyTicket:
            then:
              create:
                - {in: tickets, as: ticket, with: {id: "t-{$sequence}", buyer: $request.query.buyer}}
                - {in: receipts, as: receipt, with: {ticket: $ticket.id}}
              update:
                - {resource: ticket, with: {state: paid}}
                - {resource: receipt, with: {state: sent}}
              respond: {status: 201, body: {ticket: $ticket, receipt: $receipt}}
          GiveTicket:
            find: {in: tickets, where: {id: $request.path.id}}
            then: {update: {with: {buyer: $request.query.buyer}}, respond: {status: 204, body: $(null)}}
        """

    static func api() throws -> API { try Shop.api("kiosk", contract: contract, behaviour: behaviour) }

    static func engine() throws -> MockEngine { try Shop.engine(apis: [api()]) }
}
