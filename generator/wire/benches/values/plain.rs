//! The same types with plain derives, as written by hand.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Film {
    id: i32,
    title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    original_title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sort_title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    other_titles: Option<Vec<OtherTitle>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    size_on_disk: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<Status>,
    added: DateTime<FixedOffset>,
    #[serde(skip_serializing_if = "Option::is_none")]
    released: Option<NaiveDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    images: Option<Vec<Image>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    website: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    year: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    studio: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    monitored: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    has_file: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    runtime: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    genres: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ratings: Option<BTreeMap<String, Rating>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    popularity: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    statistics: Option<Statistics>,
}

#[derive(Debug, Serialize, Deserialize)]
struct OtherTitle {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<String>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Image {
    kind: ImageKind,
    url: String,
}

#[derive(Debug, Serialize, Deserialize)]
struct Rating {
    #[serde(skip_serializing_if = "Option::is_none")]
    votes: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<f64>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Statistics {
    #[serde(skip_serializing_if = "Option::is_none")]
    files: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bytes: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    groups: Option<Vec<String>>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
enum Status {
    Announced,
    InCinemas,
    Released,
    Deleted,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
enum ImageKind {
    Poster,
    Banner,
    Fanart,
    Screenshot,
}

#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct TaskList {
    #[serde(rename = "ButlerTasks")]
    tasks: Tasks,
}

#[derive(Debug, Serialize, Deserialize)]
struct Tasks {
    #[serde(rename = "ButlerTask")]
    tasks: Vec<Task>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Task {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    interval: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    schedule_randomized: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    enabled: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
}
