//! Parts of answers that can't be read, where they are left out.

use std::sync::{Arc, Mutex};

use crate::clients::left_out::{CallError, Client, Error, House};
use crate::server::Server;

type Told = Arc<Mutex<Vec<String>>>;

/// The result of a call that is answered with this JSON, and what the client tells of it.
async fn get(json: &str) -> (Result<House, Error>, Vec<String>) {
    let answer = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{json}", json.len());
    let calls = Server::answering_with(|_| [answer.into_bytes()]);
    let told = Told::default();
    let listener = Arc::clone(&told);
    let builder = Client::builder().base_url(&calls.url).on_left_out(move |left_out| {
        listener.lock().expect("nobody panics").push(left_out.to_string());
    });
    let result = builder.build().expect("the settings are fine").get_lamps().await;
    let told = told.lock().expect("nobody panics").clone();
    (result, told)
}

#[tokio::test]
async fn what_can_be_read_is_there() {
    let (house, told) = get(
        r#"{"name": "A", "lamps": [{"id": 1, "on": "1"}, {"id": 2, "colour": 7}, null, {"on": true}],
            "rooms": {"hall": {"id": "3"}, "attic": {"id": 4}}, "at": [1.5, "x", 2.5]}"#,
    )
    .await;
    let house = house.expect("most of it can be read");
    let ids: Vec<_> = house.lamps.iter().flatten().map(|lamp| lamp.id).collect();
    assert_eq!(ids, [1, 2]);
    let lamps = house.lamps.expect("there are some");
    assert_eq!((lamps[0].on, lamps[1].colour.as_deref()), (Some(true), None));
    let rooms: Vec<_> = house.rooms.iter().flatten().map(|(name, _)| name.as_str()).collect();
    assert_eq!(rooms, ["attic"]);
    assert_eq!(house.at, None, "an element of a tuple never stands in another's place");
    assert_eq!(
        told,
        [
            "GET /lamps: left out lamps[1].colour: invalid type: integer `7`, expected a string",
            "GET /lamps: left out lamps[2]: invalid type: null, expected struct Lamp",
            "GET /lamps: left out lamps[3]: missing field `id`",
            "GET /lamps: left out rooms.hall: id: invalid type: string \"3\", expected i32",
            "GET /lamps: left out at: [1]: invalid type: string \"x\", expected f64",
        ]
    );
}

#[tokio::test]
async fn what_is_required_is_never_left_out() {
    let (house, told) = get(r#"{"name": 1, "lamps": [{"id": "x"}]}"#).await;
    let Err(Error::Call(CallError::Decode(_, problem))) = house else { panic!("{house:?}") };
    assert!(problem.starts_with("name: invalid type: integer `1`"), "{problem}");
    assert_eq!(told, [""; 0]);
}

#[tokio::test]
async fn an_answer_that_is_all_wrong_is_an_error() {
    let lamps = vec!["1"; 1001].join(",");
    let (house, told) = get(&format!(r#"{{"name": "A", "lamps": [{lamps}]}}"#)).await;
    let Err(Error::Call(CallError::Decode(_, problem))) = house else { panic!("{house:?}") };
    assert!(problem.starts_with("lamps[0]: invalid type"), "{problem}");
    assert_eq!(told, [""; 0]);
}

#[tokio::test]
async fn long_keys_are_cut() {
    let key = "k".repeat(1000);
    let (house, told) = get(&format!(r#"{{"name": "A", "rooms": {{"{key}": 1}}}}"#)).await;
    assert_eq!(house.expect("the rest can be read").rooms, Some([].into()));
    let path = format!("rooms.{}", &key[..100]);
    let problem = "invalid type: integer `1`, expected struct Lamp";
    assert_eq!(told, [format!("GET /lamps: left out {path}: {problem}")]);
}

#[tokio::test]
async fn an_answer_without_faults_is_read_as_ever() {
    let (house, told) = get(r#"{"name": "A", "lamps": []}"#).await;
    assert_eq!(house.expect("it can be read").lamps, Some(Vec::new()));
    assert_eq!(told, [""; 0]);
}
