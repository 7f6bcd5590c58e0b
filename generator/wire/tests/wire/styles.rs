//! The table of OpenAPI 3.1.1, section 4.8.12.4: each style, with each kind of value. Combinations
//! that it calls not applicable are here, too, as soon as a client sends anything.

use serde_json::{Value, json};

use crate::clients::parameter_table::{Client, OthersParameters};
use crate::server::Server;

/// Returns the parameter as it is sent, or `refused` if the path would be another's.
async fn sent(style: &str, color: &Value) -> String {
    let server = Server::silent();
    let client = Client::builder().base_url(&server.url).build().expect("the settings are fine");
    let answer = match style {
        "simple" => client.simple(color).await,
        "simpleExploded" => client.simple_exploded(color).await,
        "label" => client.label(color).await,
        "labelExploded" => client.label_exploded(color).await,
        "matrix" => client.matrix(color).await,
        "matrixExploded" => client.matrix_exploded(color).await,
        "form" => client.form(color).await,
        "formExploded" => client.form_exploded(color).await,
        "spaceDelimited" => client.space_delimited(color).await,
        "spaceDelimitedExploded" => client.space_delimited_exploded(color).await,
        "pipeDelimited" => client.pipe_delimited(color).await,
        "pipeDelimitedExploded" => client.pipe_delimited_exploded(color).await,
        "deepObject" => client.deep_object(color).await,
        "header" => client.header(color).await,
        "headerExploded" => client.header_exploded(color).await,
        "cookie" => client.cookie(color).await,
        "cookieExploded" => client.cookie_exploded(color).await,
        other => panic!("no operation has the style {other}"),
    };
    match answer {
        Ok(()) => {
            let received = server.received();
            let name = if style.starts_with("header") { "color: " } else { "cookie: " };
            let line = received.lines().find_map(|line| line.strip_prefix(name));
            let target = received.split(' ').nth(1).unwrap_or_default();
            let target = target.trim_start_matches(&format!("/{style}"));
            line.unwrap_or(target.trim_start_matches(['/', '?'])).to_owned()
        }
        Err(error) => {
            assert!(error.to_string().contains("path"), "{error}");
            "refused".to_owned()
        }
    }
}

#[tokio::test]
async fn every_style_with_every_kind_of_value() {
    let values = [
        json!(""),
        json!("blue"),
        json!(["blue", "black", null, "brown"]),
        json!({"B": 150, "G": 200, "R": 100, "none": null}),
    ];
    let deep = "color%5BB%5D=150&color%5BG%5D=200&color%5BR%5D=100";
    let list = "color=blue&color=black&color=brown";
    for (style, expected) in [
        ("simple", ["refused", "blue", "blue,black,brown", "B,150,G,200,R,100"]),
        ("simpleExploded", ["refused", "blue", "blue,black,brown", "B=150,G=200,R=100"]),
        ("label", ["refused", ".blue", ".blue,black,brown", ".B,150,G,200,R,100"]),
        ("labelExploded", ["refused", ".blue", ".blue.black.brown", ".B=150.G=200.R=100"]),
        (
            "matrix",
            [";color", ";color=blue", ";color=blue,black,brown", ";color=B,150,G,200,R,100"],
        ),
        (
            "matrixExploded",
            [";color", ";color=blue", ";color=blue;color=black;color=brown", ";B=150;G=200;R=100"],
        ),
        ("form", ["color=", "color=blue", "color=blue,black,brown", "color=B,150,G,200,R,100"]),
        ("formExploded", ["color=", "color=blue", list, "B=150&G=200&R=100"]),
        (
            "spaceDelimited",
            [
                "color=",
                "color=blue",
                "color=blue%20black%20brown",
                "color=B%20150%20G%20200%20R%20100",
            ],
        ),
        ("spaceDelimitedExploded", ["color=", "color=blue", list, "B=150&G=200&R=100"]),
        (
            "pipeDelimited",
            [
                "color=",
                "color=blue",
                "color=blue%7Cblack%7Cbrown",
                "color=B%7C150%7CG%7C200%7CR%7C100",
            ],
        ),
        ("pipeDelimitedExploded", ["color=", "color=blue", list, "B=150&G=200&R=100"]),
        (
            "deepObject",
            ["color=", "color=blue", "color%5B%5D=blue&color%5B%5D=black&color%5B%5D=brown", deep],
        ),
        ("header", ["", "blue", "blue,black,brown", "B,150,G,200,R,100"]),
        ("headerExploded", ["", "blue", "blue,black,brown", "B=150,G=200,R=100"]),
        ("cookie", ["color=", "color=blue", "color=blue,black,brown", "color=B,150,G,200,R,100"]),
        (
            "cookieExploded",
            ["color=", "color=blue", "color=blue; color=black; color=brown", "B=150; G=200; R=100"],
        ),
    ] {
        for (value, expected) in values.iter().zip(expected) {
            assert_eq!(sent(style, value).await, expected, "{style} {value}");
        }
    }
}

#[tokio::test]
async fn null_and_nothing_are_not_sent() {
    for value in [json!(null), json!([]), json!([null]), json!({}), json!({"R": null})] {
        for style in ["form", "formExploded", "spaceDelimited", "deepObject", "cookie"] {
            assert_eq!(sent(style, &value).await, "", "{style} {value}");
        }
        for style in ["simple", "label", "matrixExploded"] {
            assert_eq!(sent(style, &value).await, "refused", "{style} {value}");
        }
    }
}

#[tokio::test]
async fn names_are_encoded_and_other_headers_are_left_alone() {
    let server = Server::silent();
    let client = Client::builder().base_url(&server.url).build().expect("the settings are fine");
    let parameters = OthersParameters {
        a_b_c: Some("ü".to_owned()),
        empty: Some(String::new()),
        plain: Some("a/b".to_owned()),
        reserved: vec!["a/b".to_owned(), "c&d".to_owned()],
        json: Some(vec!["x".to_owned()]),
        ..OthersParameters::default()
    };
    client.others(&parameters).await.expect("204 is documented");
    let received = server.received();
    let target = received.split(' ').nth(1).unwrap_or_default();
    let pairs: Vec<_> = target.split(['?', '&']).collect();
    assert_eq!(
        pairs,
        [
            "/others", "a%20b%5Bc%5D=%C3%BC", "empty=", "plain=a%2Fb", "reserved=a/b,c%26d",
            "json=%5B%22x%22%5D",
        ]
    );
}
