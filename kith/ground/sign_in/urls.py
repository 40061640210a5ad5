"""Coming in, going out, one's own account. The names are those that the sign-in library looks for.

What we do not offer has no address here: making an account for oneself, other sites' accounts.
"""

from django.urls import path, re_path

from kith.ground.sign_in.pages import account, by_code, colleagues, demo, library, more, spare_codes, welcome

urlpatterns = [
    path("sign-in", library.sign_in, name="account_login"),
    path("sign-in/second-step", library.second_step, name="mfa_authenticate"),
    path("sign-in/code", by_code.ask, name="ask-for-code"),
    path("sign-in/code/typed", by_code.type_in, name="type-code"),
    path("sign-in/passkey", library.passkey_sign_in, name="mfa_login_webauthn"),
    path("sign-in/not-active", library.not_active, name="account_inactive"),
    path("sign-in/forgotten", library.forgotten, name="account_reset_password"),
    path("sign-in/forgotten/sent", library.forgotten_sent, name="account_reset_password_done"),
    path("sign-in/new-password/set", library.new_password_set, name="account_reset_password_from_key_done"),
    re_path(
        r"^sign-in/new-password/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)$",
        library.new_password,
        name="account_reset_password_from_key",
    ),
    path("sign-out", library.sign_out, name="account_logout"),
    path("welcome", welcome.welcome, name="welcome"),
    path("welcome/<slug:code>", welcome.first_password, name="first-password"),
    path("account", account.account, name="account"),
    path("account/more", more.more, name="more"),
    path("account/signed-out-everywhere", account.everywhere, name="sign-out-everywhere"),
    path("account/screens/<uuid:sitting_id>/ended", account.end_screen, name="end-screen"),
    path("colleagues", colleagues.colleagues, name="colleagues"),
    path("colleagues/<uuid:account_id>", colleagues.colleague, name="colleague"),
    path("colleagues/<uuid:account_id>/close", colleagues.close, name="close-account"),
    path("colleagues/<uuid:account_id>/open-again", colleagues.open_again, name="open-account-again"),
    path("colleagues/<uuid:account_id>/second-step", colleagues.second_step, name="take-second-step-away"),
    path("account/password", library.change_password, name="account_change_password"),
    path("account/password/first", library.set_password, name="account_set_password"),
    path("account/still-you", library.still_you, name="account_reauthenticate"),
    path("account/still-you/code", library.still_you_by_code, name="mfa_reauthenticate"),
    path("account/still-you/passkey", library.still_you_by_passkey, name="mfa_reauthenticate_webauthn"),
    path("account/second-step", library.second_steps, name="mfa_index"),
    path("account/second-step/app", library.add_app, name="mfa_activate_totp"),
    path("account/second-step/app/off", library.remove_app, name="mfa_deactivate_totp"),
    path("account/second-step/spare-codes", spare_codes.spare_codes, name="spare-codes"),
    path("account/passkeys", library.passkeys, name="mfa_list_webauthn"),
    path("account/passkeys/new", library.add_passkey, name="mfa_add_webauthn"),
    path("account/passkeys/<int:pk>/name", library.name_passkey, name="mfa_edit_webauthn"),
    path("account/passkeys/<int:pk>/off", library.remove_passkey, name="mfa_remove_webauthn"),
    path("demo", demo.everybody, name="demo"),
    path("demo/<uuid:account_id>", demo.be, name="be-somebody"),
]
