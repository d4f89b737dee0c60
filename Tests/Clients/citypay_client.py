"""Uses a mock of CityPay through CityPay's own Python client, and prints what came of it as one line of JSON.

    .venv/bin/python Tests/Clients/citypay_client.py http://127.0.0.1:8080
"""

import datetime
import importlib.metadata
import json
import sys

import citypay

CLIENT, LICENCE = "Dummy", "7G79TG62BAJTK669"

INTENT = citypay.PaymentIntentRequestModel(
    amount=19995,
    currency="GBP",
    identifier="order-0001",
    merchantid=11223344,
    external_ref="INV-2025-17",
    external_ref_source="shop",
    bill_to=citypay.ContactDetails(
        title="Ms", firstname="Ann", lastname="Smith", address1="1 High Street", area="London", postcode="EC1A 1AA",
        country="GB", email="ann@example.com", telephone_no="+442071234567"),
    ship_to=citypay.ContactDetails(company="Smith Ltd", address1="2 Low Street", country="GB"),
    adjustments=citypay.Adjustments(
        adjustment="discount", accumulate="AccumulateBase", description="5% for early payment", percentage=5,
        conditions=citypay.AdjustmentCondition(
            anchor="until_due_date", duration=-3, start_date=datetime.date(2025, 9, 30), end_date=datetime.date(2025, 10, 31))),
    tag=["spring", "first-order"],
    trans_info="operator 7",
    trans_type="E",
)


def api(url, key):
    configuration = citypay.Configuration(host=url, api_key={"cp-api-key": key} if key else None)
    return citypay.PaymentIntentApi(citypay.ApiClient(configuration))


def plain(model):
    return model.model_dump(mode="json", by_alias=True, exclude_none=True)


def error_of(call):
    """What the client raises for an answer that is not a success."""
    try:
        return {"answer": plain(call())}
    except citypay.ApiException as error:
        data = error.data
        return {
            "exception": type(error).__name__,
            "status": error.status,
            "body": error.body,
            "data": None if data is None else {"type": type(data).__name__, **plain(data)},
        }


def find(**members):
    return citypay.FindPaymentIntentRequest(**members)


def main(url):
    payments = api(url, citypay.api_key_generate(CLIENT, LICENCE))
    created = payments.create_payment_intent(INTENT)
    by_id = payments.get_payment_intent(find(payment_intent_id=created.payment_intent_id))
    by_reference = payments.get_payment_intent(
        find(external_ref="INV-2025-17", external_ref_source="shop", merchantid=11223344))
    unknown = find(payment_intent_id="p13t0000000000000000")
    wrong_key = citypay.api_key_generate(CLIENT, "WRONGWRONGWRONG0")
    unknown_currency = INTENT.model_copy(update={"currency": "ZZZ"})
    return {
        "version": importlib.metadata.version("citypay-api-client"),
        "created": plain(created),
        "by_id": plain(by_id),
        "by_id_created_type": f"{type(by_id.created).__name__} {by_id.created.tzinfo}",
        "by_reference": plain(by_reference),
        "unknown_id": error_of(lambda: payments.get_payment_intent(unknown)),
        "unknown_currency": error_of(lambda: payments.create_payment_intent(unknown_currency)),
        "no_key": error_of(lambda: api(url, None).get_payment_intent(unknown)),
        "wrong_key": error_of(lambda: api(url, wrong_key).get_payment_intent(unknown)),
    }


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1])))
