//! Handles: the methods of groups of operations, which send by the client they are from.

use crate::clients::groups::{
    AttachToPaymentForm, Client, CreatePaymentError, CreatePaymentOutcome, Error,
    ListPaymentsParameters, Payment, PaymentsApi2,
};
use crate::server::Server;

const PAYMENT: &[u8] =
    b"HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 12\r\n\r\n{\"amount\":5}";
const PAGE: &[u8] =
    b"HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 29\r\n\r\n{\"next\":\"b\",\"payments\":[{}]} ";
const LAST: &[u8] =
    b"HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 15\r\n\r\n{\"payments\":[]}";

fn client(url: &str) -> Client {
    Client::builder().base_url(url).account("main").build().expect("the settings are fine")
}

/// The method and the path of a call.
fn line(call: &str) -> String {
    call.lines().next().unwrap_or_default().trim_end_matches(" HTTP/1.1").to_owned()
}

#[tokio::test]
async fn a_call_may_outlive_its_handle() {
    let server = Server::answering(PAYMENT);
    let client = client(&server.url);
    let call = client.payments().get("7");
    assert_eq!(call.await.expect("200 is documented").amount, Some(5));
    assert_eq!(line(&server.received()), "GET /payments/7");
}

#[tokio::test]
async fn a_handle_may_be_kept() {
    let calls = Server::answering_each(&[PAGE, LAST, PAYMENT]);
    let client = client(&calls.url);
    let payments: PaymentsApi2<'_> = client.payments();
    let mut pages = payments.list_pages(&ListPaymentsParameters::default());
    let mut found = 0;
    while let Some(page) = pages.next_page().await.expect("there are two") {
        found += page.payments.map_or(0, |payments| payments.len());
    }
    assert_eq!(found, 1);
    payments.get("8").await.expect("200 is documented");
    let lines: Vec<_> = calls.received().iter().map(|call| line(call)).collect();
    assert_eq!(lines, ["GET /payments", "GET /payments?cursor=b", "GET /payments/8"]);
}

#[tokio::test]
async fn statuses_and_bodies_are_those_of_the_operation() {
    let payment = Payment { amount: Some(5) };
    let server = Server::answering(b"HTTP/1.1 202 Accepted\r\ncontent-length: 0\r\n\r\n");
    let outcome = client(&server.url).payments().create(&payment).await;
    assert_eq!(outcome.expect("202 is documented"), CreatePaymentOutcome::Accepted);
    assert!(server.received().ends_with("{\"amount\":5}"));

    let server = Server::answering(b"HTTP/1.1 409 Conflict\r\ncontent-length: 0\r\n\r\n");
    let refused = client(&server.url).payments().create_bytes("5").await;
    let refused = refused.expect_err("409 is an error");
    assert!(matches!(refused, Error::Documented(CreatePaymentError::Conflict(_))));

    let server = Server::silent();
    let form = AttachToPaymentForm { photo: Some("picture".into()) };
    let attached = client(&server.url).payments().attach_to_payment("9", Some(form)).await;
    attached.expect("204 is documented");
    assert!(server.received().contains("picture"));
}

#[tokio::test]
async fn groups_that_are_called_like_methods_of_the_client_have_another_name() {
    let server = Server::silent();
    let copy = client(&server.url).clone();
    copy.request_api().list().await.expect("204 is documented");
    assert_eq!(line(&server.received()), "GET /accounts/main");

    let server = Server::silent();
    client(&server.url).payments_2("anything").await.expect("204 is documented");
    assert_eq!(line(&server.received()), "POST /anything");
}
