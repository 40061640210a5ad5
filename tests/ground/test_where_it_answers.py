"""Kith answers at its name: passkeys refuse a number."""

import pytest
from django.test import Client, override_settings


def test_the_number_of_the_machine_leads_to_its_name(db: None, client: Client) -> None:
    response = client.get("/help-now?from=door", headers={"host": "127.0.0.1:8000"})

    assert response.status_code == 302
    assert response["Location"] == "http://localhost:8000/help-now?from=door"


@pytest.mark.parametrize("host", ["localhost:8000", "testserver"])
def test_its_name_answers(db: None, client: Client, host: str) -> None:
    assert client.get("/help-now", headers={"host": host}).status_code == 200


def test_a_machine_with_another_origin_is_left_alone(db: None, client: Client) -> None:
    with override_settings(KITH_ORIGIN="https://kith.example.org"):
        assert client.get("/help-now", headers={"host": "127.0.0.1:8000"}).status_code == 200
