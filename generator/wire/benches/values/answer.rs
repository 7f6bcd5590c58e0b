//! The answers that are read and written.

use serde_json::{Value, json};

/// An answer of a server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Answer {
    Films,
    Tasks,
}

impl Answer {
    pub(crate) const ALL: [Self; 2] = [Self::Films, Self::Tasks];

    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|answer| answer.name() == name)
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Films => "100 films",
            Self::Tasks => "20 tasks of the Butler",
        }
    }

    pub(crate) fn json(self) -> Value {
        match self {
            Self::Films => (0..100).map(film).collect(),
            Self::Tasks => {
                let tasks: Vec<_> = (0..20).map(task).collect();
                json!({ "ButlerTasks": { "ButlerTask": tasks } })
            }
        }
    }
}

fn film(id: i32) -> Value {
    let title = |number: i32| json!({ "id": number, "title": format!("Title {id}-{number}"), "source": "users" });
    let image = |kind: &str| json!({ "kind": kind, "url": format!("https://images.example/{id}/{kind}.jpg?size=full") });
    let rating = |value: f64| json!({ "votes": 19_000 + id, "value": value });
    json!({
        "id": id,
        "title": format!("The film number {id}"),
        "originalTitle": format!("Der Film Nummer {id}"),
        "sortTitle": format!("film number {id}"),
        "otherTitles": [title(1), title(2), title(3)],
        "summary": "Two people meet, and part again: \"as it must be\", they say, over and over, \
                    until at the end of a long summer one of them says something else.",
        "sizeOnDisk": 12_345_678_901_i64 + i64::from(id),
        "status": "released",
        "added": "2022-03-20T18:42:12Z",
        "released": "2014-11-05",
        "images": [image("poster"), image("fanart")],
        "website": "https://films.example/",
        "year": 2014,
        "studio": "Paramount",
        "path": format!("/films/The film number {id} (2014)"),
        "monitored": true,
        "hasFile": false,
        "runtime": 169,
        "genres": ["Adventure", "Drama", "Science Fiction"],
        "ratings": { "critics": rating(7.5), "users": rating(8.25) },
        "popularity": 141.5,
        "statistics": { "files": 1, "bytes": 12_345_678_901_i64, "groups": ["ONE"] },
    })
}

fn task(number: usize) -> Value {
    let names = ["BackupDatabase", "CleanOldBundles", "DeepMediaAnalysis", "RefreshLibraries"];
    let name = names[number % names.len()];
    json!({
        "name": name,
        "interval": 3,
        "scheduleRandomized": true,
        "enabled": number.is_multiple_of(2),
        "title": format!("The title of {name}"),
        "description": format!("A description of {name} in some words more than its title."),
    })
}
