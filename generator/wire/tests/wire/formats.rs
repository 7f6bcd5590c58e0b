//! Values in other formats than JSON: any that describes itself.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::json;

use crate::clients::left_out::House;
use crate::clients::union_tagged::{Job, Shape};

/// Reads a value from YAML and from TOML, and checks that both are the value, and that it comes back
/// from either.
fn read<T>(yaml: &str, toml: &str) -> T
where
    T: DeserializeOwned + Serialize + PartialEq + std::fmt::Debug,
{
    let value: T = serde_yaml::from_str(yaml).expect("it can be read as YAML");
    assert_eq!(toml::from_str::<T>(toml).expect("it can be read as TOML"), value);
    let yaml = serde_yaml::to_string(&value).expect("it can be written as YAML");
    assert_eq!(serde_yaml::from_str::<T>(&yaml).expect("it was written by us"), value);
    let toml = toml::to_string(&value).expect("it can be written as TOML");
    assert_eq!(toml::from_str::<T>(&toml).expect("it was written by us"), value);
    value
}

#[test]
fn structs_lists_maps_and_tuples() {
    let house: House = read(
        "{name: A, lamps: [{id: 1, on: true}, {id: 2}], rooms: {hall: {id: 3}}, at: [1.5, 2.5]}",
        "name = 'A'\nat = [1.5, 2.5]\nlamps = [{ id = 1, on = true }, { id = 2 }]\nrooms.hall.id = 3",
    );
    let json = json!({
        "name": "A",
        "lamps": [{"id": 1, "on": true}, {"id": 2}],
        "rooms": {"hall": {"id": 3}},
        "at": [1.5, 2.5],
    });
    assert_eq!(serde_json::to_value(&house).expect("it can be written as JSON"), json);
    assert_eq!(serde_json::from_value::<House>(json).expect("it can be read as JSON"), house);
    let longer = serde_json::from_str::<House>(r#"{"name": "A", "at": [1, 2, 3]}"#);
    let longer = longer.expect_err("there is no third").to_string();
    assert!(longer.starts_with("there are more than the 2 elements of a tuple"), "{longer}");
}

#[test]
fn unions_and_enums() {
    let circle = read("{kind: round, radius: 1.5}", "kind = 'round'\nradius = 1.5");
    assert!(matches!(circle, Shape::Circle(_)), "{circle:?}");
    let job = read("{state: running}", "state = 'running'");
    assert!(matches!(job, Job::QueuedOrRunning(_)), "{job:?}");
}

#[test]
fn errors_of_other_formats_have_their_place() {
    let yaml = serde_yaml::from_str::<House>("name: A\nlamps:\n- id: x\n").expect_err("no number");
    assert_eq!(
        yaml.to_string(),
        "lamps[0].id: invalid type: string \"x\", expected i32 at line 3 column 7"
    );
    let toml = toml::from_str::<House>("name = 'A'\n[[lamps]]\nid = 'x'\n").expect_err("no number");
    assert!(toml.to_string().contains("3 | id = 'x'"), "{toml}");
}
