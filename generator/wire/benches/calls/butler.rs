//! The Butler's five operations.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use plex_butler::{ButlerTaskList, Client, TaskName};
use reqwest::header::{ACCEPT, HeaderMap, HeaderValue};
use serde::{Deserialize, Serialize};

use crate::Outcome;
use crate::bare::{self, Failure};

/// The task that is started and stopped.
pub(crate) const NAME: &str = "BackupDatabase";

/// The settings of both clients: the headers they are sent in, and their values.
const SETTINGS: [(&str, &str); 7] = [
    ("x-plex-token", "3x4mpl3T0k3n-8c1f"),
    ("x-plex-client-identifier", "3f9c2b7e-4d0a-4b52-9d0e-7a2f1c3b5d6e"),
    ("x-plex-product", "Night Watch"),
    ("x-plex-version", "2.4.1"),
    ("x-plex-platform", "Linux"),
    ("x-plex-device", "attic"),
    ("x-plex-device-name", "attic"),
];

pub(crate) fn generated(url: &str) -> Outcome<Client> {
    let [token, identifier, product, version, platform, device, _] =
        SETTINGS.map(|(_, value)| value);
    let builder = Client::builder().base_url(url).token(token).client_identifier(identifier);
    let builder = builder.product(product).version(version).platform(platform).device_name(device);
    Ok(builder.build()?)
}

pub(crate) fn name() -> TaskName {
    TaskName::BackupDatabase
}

/// The client that is written by hand.
pub(crate) struct Bare {
    http: reqwest::Client,
    base_url: String,
}

impl Bare {
    pub(crate) fn new(url: &str) -> Outcome<Self> {
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
        for (name, value) in SETTINGS {
            headers.insert(name, HeaderValue::from_static(value));
        }
        Ok(Self { http: bare::client(headers)?, base_url: url.to_owned() })
    }

    pub(crate) async fn list_tasks(&self) -> Result<Vec<Task>, Failure> {
        let request = self.http.get(format!("{}/butler", self.base_url));
        let list: List = serde_json::from_slice(&bare::send(request, 200).await?)?;
        Ok(list.butler_tasks.butler_task)
    }

    /// Decodes into the types of the generated client.
    pub(crate) async fn list_tasks_alike(&self) -> Result<ButlerTaskList, Failure> {
        let request = self.http.get(format!("{}/butler", self.base_url));
        Ok(serde_json::from_slice(&bare::send(request, 200).await?)?)
    }

    pub(crate) async fn start_all_tasks(&self) -> Result<(), Failure> {
        let request = self.http.post(format!("{}/butler", self.base_url));
        bare::send(request, 200).await.map(drop)
    }

    pub(crate) async fn stop_all_tasks(&self) -> Result<(), Failure> {
        let request = self.http.delete(format!("{}/butler", self.base_url));
        bare::send(request, 200).await.map(drop)
    }

    pub(crate) async fn start_task(&self, name: &str) -> Result<(), Failure> {
        let request = self.http.post(self.task(name));
        bare::send(request, 200).await.map(drop)
    }

    pub(crate) async fn stop_task(&self, name: &str) -> Result<(), Failure> {
        let request = self.http.delete(self.task(name));
        bare::send(request, 200).await.map(drop)
    }

    fn task(&self, name: &str) -> String {
        format!("{}/butler/{}", self.base_url, utf8_percent_encode(name, NON_ALPHANUMERIC))
    }
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct List {
    butler_tasks: Tasks,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct Tasks {
    butler_task: Vec<Task>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Task {
    name: Option<String>,
    interval: Option<i32>,
    schedule_randomized: Option<bool>,
    enabled: Option<bool>,
    title: Option<String>,
    description: Option<String>,
}
