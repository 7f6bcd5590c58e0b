//! Other kinds of calls, of APIs that are made up: query, JSON body, body in parts, pages.

use std::fmt::Write as _;

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use reqwest::header::{ACCEPT, CONTENT_TYPE, HeaderMap, HeaderValue};
use reqwest::multipart::{Form, Part};
use serde::{Deserialize, Serialize};

use crate::Outcome;
use crate::bare::{self, Failure};
use crate::clients::body_multipart::{self, AddPetForm};
use crate::clients::extension_pagination::{self, ListPetsOfParameters};

/// A photo.
const PHOTO: [u8; 1024] = [7; 1024];

pub(crate) fn generated(url: &str) -> Outcome<extension_pagination::Client> {
    Ok(extension_pagination::Client::builder().base_url(url).build()?)
}

pub(crate) fn generated_forms(url: &str) -> Outcome<body_multipart::Client> {
    Ok(body_multipart::Client::builder().base_url(url).build()?)
}

pub(crate) fn parameters() -> ListPetsOfParameters {
    ListPetsOfParameters { offset: Some(40), limit: Some(5) }
}

pub(crate) fn search() -> extension_pagination::Search {
    let Search { words, weight, since } = bare_search();
    extension_pagination::Search { words, weight, since }
}

pub(crate) fn form() -> AddPetForm {
    AddPetForm {
        photo: PHOTO.to_vec().into(),
        more: Vec::new(),
        name: "Rex".to_owned(),
        tags: vec!["small".to_owned(), "loud".to_owned()],
        owner: None,
    }
}

/// The client that is written by hand.
pub(crate) struct Bare {
    http: reqwest::Client,
    base_url: String,
}

impl Bare {
    pub(crate) fn new(url: &str) -> Outcome<Self> {
        let headers =
            HeaderMap::from_iter([(ACCEPT, HeaderValue::from_static("application/json"))]);
        Ok(Self { http: bare::client(headers)?, base_url: url.to_owned() })
    }

    pub(crate) async fn list_pets_of(
        &self,
        owner: &str,
        offset: Option<i64>,
        limit: Option<i64>,
    ) -> Result<Vec<String>, Failure> {
        let owner = utf8_percent_encode(owner, NON_ALPHANUMERIC);
        let mut url = format!("{}/owners/{owner}/pets?", self.base_url);
        if let Some(offset) = offset {
            let _ = write!(url, "offset={offset}&");
        }
        if let Some(limit) = limit {
            let _ = write!(url, "limit={limit}");
        }
        let request = self.http.get(url);
        Ok(serde_json::from_slice(&bare::send(request, 200).await?)?)
    }

    pub(crate) async fn search(&self, search: &Search) -> Result<Found, Failure> {
        let request = self.http.post(format!("{}/search", self.base_url));
        let request = request.header(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        let request = request.body(serde_json::to_vec(search)?);
        Ok(serde_json::from_slice(&bare::send(request, 200).await?)?)
    }

    pub(crate) async fn add_pet(&self) -> Result<(), Failure> {
        let photo = Part::bytes(PHOTO.to_vec()).file_name("photo");
        let form = Form::new()
            .part("photo", photo.mime_str("application/octet-stream")?)
            .text("name", "Rex".to_owned())
            .text("tags", "small".to_owned())
            .text("tags", "loud".to_owned());
        let request = self.http.post(format!("{}/pets", self.base_url)).multipart(form);
        bare::send(request, 204).await.map(drop)
    }

    pub(crate) async fn list_pets(&self, cursor: Option<&str>) -> Result<Page, Failure> {
        let mut url = format!("{}/pets", self.base_url);
        if let Some(cursor) = cursor {
            let _ = write!(url, "?cursor={}", utf8_percent_encode(cursor, NON_ALPHANUMERIC));
        }
        let request = self.http.get(url);
        Ok(serde_json::from_slice(&bare::send(request, 200).await?)?)
    }
}

pub(crate) fn bare_search() -> Search {
    let words = Some(vec!["small".to_owned(), "loud".to_owned()]);
    Search { words, weight: Some(0.5), since: Some("2026-01-01".to_owned()) }
}

#[derive(Debug, Serialize)]
pub(crate) struct Search {
    words: Option<Vec<String>>,
    weight: Option<f64>,
    since: Option<String>,
}

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "it is decoded, and nobody asks what is in it")]
pub(crate) struct Found {
    data: Option<FoundData>,
}

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "it is decoded, and nobody asks what is in it")]
struct FoundData {
    found: Option<Vec<FoundItem>>,
}

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "it is decoded, and nobody asks what is in it")]
struct FoundItem {
    created_at: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Page {
    #[expect(dead_code, reason = "it is decoded, and nobody asks what is in it")]
    data: Vec<String>,
    pub(crate) next: Option<String>,
}
