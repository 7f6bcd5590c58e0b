//! Bodies that are forms, in every encoding that a description may ask for.

use crate::bodies::{pair, sent};
use crate::clients::body_form::{Client, Order};
use crate::server::Server;

fn client(server: &Server) -> Client {
    Client::builder().base_url(&server.url).build().expect("the settings are fine")
}

fn order() -> Order {
    let order = serde_json::json!({
        "id": 1,
        "note": "a/b?c&d",
        "tags": ["x|y", "z"],
        "items": [{"price": 5, "sizes": [1, 2]}, {"price": 6}],
        "owner": {"city": "Ulm", "zip": "89073"},
        "limits": {"a b": 3},
    });
    serde_json::from_value(order).expect("it is an order")
}

/// The pairs of the form that was sent, decoded.
fn pairs(server: Server) -> Vec<String> {
    let (media_type, body) = sent(server);
    assert_eq!(media_type, "application/x-www-form-urlencoded");
    body.split('&').map(decoded).collect()
}

fn decoded(text: &str) -> String {
    let mut parts = text.split('%');
    let mut decoded = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (code, rest) = part.split_at(2);
        decoded.push(char::from(u8::from_str_radix(code, 16).expect("it is hexadecimal")));
        decoded.push_str(rest);
    }
    decoded
}

#[tokio::test]
async fn objects_are_json_unless_the_description_says_otherwise() {
    let server = Server::silent();
    client(&server).post_usual(&order()).await.expect("204 is documented");
    assert_eq!(
        pairs(server),
        [
            "id=1",
            "note=a/b?c&d",
            "tags=x|y",
            "tags=z",
            r#"items={"price":5,"sizes":[1,2]}"#,
            r#"items={"price":6}"#,
            r#"owner={"city":"Ulm","zip":"89073"}"#,
            r#"limits={"a b":3}"#,
        ]
    );
}

#[tokio::test]
async fn deep_objects_have_their_paths_in_brackets() {
    let server = Server::silent();
    client(&server).post_deep(&order()).await.expect("204 is documented");
    assert_eq!(
        pairs(server),
        [
            "id=1", "note=a/b?c&d", "tags[]=x|y", "tags[]=z", "items[0][price]=5",
            "items[0][sizes][]=1", "items[0][sizes][]=2", "items[1][price]=6", "owner[city]=Ulm",
            "owner[zip]=89073", "limits[a b]=3",
        ]
    );
}

#[tokio::test]
async fn each_property_has_an_encoding_of_its_own() {
    let server = Server::silent();
    client(&server).post_each(Some(&order())).await.expect("204 is documented");
    let (_, body) = sent(server);
    let (reserved, others): (Vec<_>, Vec<_>) =
        body.split('&').partition(|pair| pair.starts_with("note"));
    assert_eq!(reserved, ["note=a/b?c%26d"]);
    let others: Vec<_> = others.into_iter().map(decoded).collect();
    let items = r#"items=[{"price":5,"sizes":[1,2]},{"price":6}]"#;
    assert_eq!(others, ["id=1", "tags=x|y|z", items, "city=Ulm", "zip=89073", "limits[a b]=3"]);
}

#[tokio::test]
async fn each_branch_of_a_union_has_the_encoding_of_its_properties() {
    let server = Server::silent();
    let body = serde_json::json!({"id": 1, "tags": ["x", "y"], "owner": {"city": "Ulm"}});
    let body = serde_json::from_value(body).expect("it is an order");
    client(&server).post_either(&body).await.expect("204 is documented");
    assert_eq!(pairs(server), ["id=1", "tags=x", "tags=y", "owner[city]=Ulm"]);

    let server = Server::silent();
    let body = serde_json::from_value(serde_json::json!({"name": "Ada"})).expect("it is a name");
    client(&server).post_either(&body).await.expect("204 is documented");
    assert_eq!(pairs(server), ["name=Ada"]);
}

#[tokio::test]
async fn what_is_left_out_is_not_sent_and_a_text_is_sent_as_it_is() {
    let server = Server::silent();
    client(&server).post_usual(&Order { id: 2, ..order_of_nothing() }).await.expect("204");
    assert_eq!(pairs(server), ["id=2"]);

    let server = Server::silent();
    client(&server).post_each(None).await.expect("204 is documented");
    assert_eq!(sent(server), pair("", ""));

    let server = Server::silent();
    client(&server).post_text("a=1&b=2").await.expect("204 is documented");
    assert_eq!(pairs(server), ["a=1", "b=2"]);
}

fn order_of_nothing() -> Order {
    serde_json::from_value(serde_json::json!({"id": 0})).expect("it is an order")
}
