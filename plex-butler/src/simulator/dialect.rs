//! The list of tasks in the spellings that servers were seen to use.

use serde_json::{Map, Value};

use crate::{ButlerTask, TaskName};

/// The spelling of JSON by a server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Dialect {
    /// As described: `"enabled": true`, `"interval": 3`.
    #[default]
    Described,
    /// Booleans are numbers: `"enabled": 1`.
    Numbers,
    /// Booleans and integers are strings: `"enabled": "1"`, `"interval": "3"`.
    Strings,
    /// As described, with properties at every level that the description doesn't know.
    Extended,
}

impl Dialect {
    /// The list as JSON. An empty one is left out.
    pub(super) fn json(self, tasks: &[ButlerTask]) -> String {
        let listed = tasks.iter().map(|task| self.object(properties(task))).collect::<Vec<_>>();
        let mut list = Map::new();
        if !listed.is_empty() {
            list.insert("ButlerTask".to_owned(), listed.into());
        }
        let root = Map::from_iter([("ButlerTasks".to_owned(), self.object(list))]);
        self.object(root).to_string()
    }

    fn object(self, properties: Map<String, Value>) -> Value {
        let mut object: Map<_, _> =
            properties.into_iter().map(|(name, value)| (name, self.spell(value))).collect();
        if self == Self::Extended {
            let value = serde_json::json!({ "of": [1, "a kind", null] });
            object.insert("somethingNew".to_owned(), value);
        }
        object.into()
    }

    fn spell(self, value: Value) -> Value {
        match (self, value) {
            (Self::Numbers, Value::Bool(value)) => u8::from(value).into(),
            (Self::Strings, Value::Bool(value)) => u8::from(value).to_string().into(),
            (Self::Strings, Value::Number(value)) => value.to_string().into(),
            (_, value) => value,
        }
    }
}

/// The list as XML, which servers send unless asked for JSON.
pub(super) fn xml(tasks: &[ButlerTask]) -> String {
    let listed = tasks.iter().map(|task| {
        let attributes = properties(task).into_iter().map(|(name, value)| match value {
            Value::Bool(value) => format!(" {name}=\"{}\"", u8::from(value)),
            Value::String(value) => format!(" {name}=\"{}\"", escape(&value)),
            value => format!(" {name}=\"{value}\""),
        });
        format!("<ButlerTask{}/>", attributes.collect::<String>())
    });
    let listed = listed.collect::<String>();
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ButlerTasks>{listed}</ButlerTasks>")
}

fn escape(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    text.replace('"', "&quot;")
}

/// The properties that a task has. They are spelled out here, rather than by the model's own
/// serialization, so that a mistake there can't hide.
fn properties(task: &ButlerTask) -> Map<String, Value> {
    let ButlerTask { name, interval, schedule_randomized, enabled, title, description } = task;
    let properties: [(&str, Option<Value>); 6] = [
        ("name", name.as_ref().map(TaskName::as_str).map(Value::from)),
        ("interval", interval.map(Value::from)),
        ("scheduleRandomized", schedule_randomized.map(Value::from)),
        ("enabled", enabled.map(Value::from)),
        ("title", title.as_deref().map(Value::from)),
        ("description", description.as_deref().map(Value::from)),
    ];
    let present = properties.into_iter().filter_map(|(name, value)| Some((name.into(), value?)));
    present.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn backup() -> ButlerTask {
        ButlerTask {
            name: Some(TaskName::BackupDatabase),
            interval: Some(3),
            enabled: Some(true),
            title: Some("\"Back\" <up>".to_owned()),
            ..ButlerTask::default()
        }
    }

    #[test]
    fn dialects_differ_in_booleans_and_integers() {
        let json = |dialect: Dialect| dialect.json(&[ButlerTask { title: None, ..backup() }]);
        let listed = |task: &str| format!(r#"{{"ButlerTasks":{{"ButlerTask":[{task}]}}}}"#);

        let described = listed(r#"{"name":"BackupDatabase","interval":3,"enabled":true}"#);
        assert_eq!(json(Dialect::Described), described);
        let numbers = listed(r#"{"name":"BackupDatabase","interval":3,"enabled":1}"#);
        assert_eq!(json(Dialect::Numbers), numbers);
        let strings = listed(r#"{"name":"BackupDatabase","interval":"3","enabled":"1"}"#);
        assert_eq!(json(Dialect::Strings), strings);
        assert_eq!(json(Dialect::Extended).matches("somethingNew").count(), 3);
    }

    #[test]
    fn an_empty_list_is_left_out() {
        assert_eq!(Dialect::Described.json(&[]), r#"{"ButlerTasks":{}}"#);
    }

    #[test]
    fn xml_attributes_are_escaped() {
        let title = "&quot;Back&quot; &lt;up&gt;";
        let attributes = r#"name="BackupDatabase" interval="3" enabled="1""#;
        let task = format!(r#"<ButlerTask {attributes} title="{title}"/>"#);
        assert!(xml(&[backup()]).ends_with(&format!("\n<ButlerTasks>{task}</ButlerTasks>")));
    }
}
