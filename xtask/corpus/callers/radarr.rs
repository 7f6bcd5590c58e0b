//! A caller of the client for Radarr: ten things that people do with their films, each written out.
//!
//! No call names what it leaves out.

use std::time::Duration;

use chrono::{DateTime, FixedOffset};
use client::{
    AddMovieOptions, ApplyTags, BuildError, Client, CommandResource, CommandStatus,
    DeleteMovieByIdParameters, Error, GetCalendarParameters, GetHistorySinceParameters,
    GetMovieLookupTmdbParameters, GetMovieParameters, GetQueueParameters, MovieEditorResource,
    MovieHistoryEventType, MovieResource, NotificationResource, PostNotificationParameters,
    PostNotificationTestParameters, Protocol, PutMovieByIdParameters, QueueResource, Server,
    SortDirection, TagResource,
};
use reqwest::StatusCode;

/// Connects to a server with the key of its settings.
pub fn connect(api_key: &str) -> Result<Client, BuildError> {
    let server = Server { protocol: Protocol::Https, hostpath: "films.example:7878".to_owned() };
    Client::builder().base_url(server).x_api_key(api_key).timeout(Duration::from_secs(20)).build()
}

/// The titles of films that are wanted, but not there.
pub async fn missing(client: &Client) -> Result<Vec<String>, Error> {
    let parameters =
        GetMovieParameters { exclude_local_covers: Some(true), ..GetMovieParameters::default() };
    let films = client.movie().get(&parameters).await?;
    let missing = films
        .into_iter()
        .filter(|film| film.monitored == Some(true) && film.has_file.flatten() == Some(false));
    Ok(missing.filter_map(|film| film.title.flatten()).collect())
}

/// The downloads of all pages that need a look.
pub async fn stuck(client: &Client) -> Result<Vec<QueueResource>, Error> {
    let mut parameters = GetQueueParameters {
        page_size: Some(50),
        sort_key: Some("timeleft".to_owned()),
        sort_direction: Some(SortDirection::Descending),
        include_movie: Some(true),
        ..GetQueueParameters::default()
    };
    let mut stuck = Vec::new();
    for page in 1.. {
        parameters.page = Some(page);
        let downloads = client.queue().get(&parameters).await?.records.unwrap_or_default();
        if downloads.is_empty() {
            break;
        }
        let is_stuck = |download: &QueueResource| {
            download
                .status
                .as_ref()
                .is_some_and(|status| *status == "warning" || *status == "failed")
        };
        stuck.extend(downloads.into_iter().filter(is_stuck));
    }
    Ok(stuck)
}

/// Adds a film by its number, and has it searched for.
pub async fn add(client: &Client, tmdb_id: i32, folder: &str) -> Result<MovieResource, Error> {
    let parameters = GetMovieLookupTmdbParameters { tmdb_id: Some(tmdb_id) };
    let found = client.movie_lookup().get_tmdb(&parameters).await?;
    let film = MovieResource {
        quality_profile_id: Some(1),
        root_folder_path: Some(Some(folder.to_owned())),
        minimum_availability: Some("released".into()),
        monitored: Some(true),
        add_options: Some(AddMovieOptions {
            search_for_movie: Some(true),
            ..AddMovieOptions::default()
        }),
        ..found
    };
    client.movie().post(&film).await
}

/// Moves a film to another folder, with its files.
pub async fn relocate(client: &Client, id: i32, folder: &str) -> Result<MovieResource, Error> {
    let mut film = client.movie().get_by_id(id).await?;
    film.path = Some(Some(folder.to_owned()));
    let parameters = PutMovieByIdParameters { move_files: Some(true) };
    client.movie().put_by_id(&id.to_string(), &film, &parameters).await
}

/// Deletes a film, and returns false if it was gone already.
pub async fn delete(client: &Client, id: i32) -> Result<bool, Error> {
    let parameters = DeleteMovieByIdParameters {
        delete_files: Some(true),
        ..DeleteMovieByIdParameters::default()
    };
    match client.movie().delete_by_id(id, &parameters).await {
        Ok(()) => Ok(true),
        Err(Error::Undocumented(answer)) if answer.status() == StatusCode::NOT_FOUND => Ok(false),
        Err(error) => Err(error),
    }
}

/// Puts a new tag on some films.
pub async fn tag(client: &Client, label: &str, films: &[i32]) -> Result<(), Error> {
    let tag = TagResource { label: Some(Some(label.to_owned())), ..TagResource::default() };
    let tag = client.tag().post(&tag).await?;
    let change = MovieEditorResource {
        movie_ids: Some(Some(films.to_vec())),
        tags: Some(Some(tag.id.into_iter().collect())),
        apply_tags: Some(ApplyTags::Add),
        ..MovieEditorResource::default()
    };
    client.movie_editor().put(&change).await
}

/// Starts a refresh of everything, and waits for its end. Returns true if it went well.
pub async fn refresh(client: &Client, wait: impl AsyncFn(Duration)) -> Result<bool, Error> {
    let command =
        CommandResource { name: Some(Some("RefreshMovie".to_owned())), ..Default::default() };
    let mut command = client.command().post(&command).await?;
    loop {
        match command.status {
            Some(CommandStatus::Completed) => return Ok(true),
            Some(CommandStatus::Queued | CommandStatus::Started) => {}
            _ => return Ok(false),
        }
        wait(Duration::from_secs(2)).await;
        command = client.command().get_by_id(command.id.unwrap_or_default()).await?;
    }
}

/// The release groups of what was grabbed since a moment, where the history has them.
pub async fn grabbed_since(
    client: &Client,
    moment: DateTime<FixedOffset>,
) -> Result<Vec<String>, Error> {
    let parameters = GetHistorySinceParameters {
        date: Some(moment),
        event_type: Some(MovieHistoryEventType::Grabbed),
        ..GetHistorySinceParameters::default()
    };
    let events = client.history().get_since(&parameters).await?;
    let groups = events.into_iter().filter_map(|event| event.data?.remove("releaseGroup")?);
    Ok(groups.collect())
}

/// Has a service told of each film that arrives, if it can be reached.
pub async fn notify(client: &Client, address: &str) -> Result<NotificationResource, Error> {
    let mut templates = client.notification().get_schema().await?.into_iter();
    let is_webhook = |template: &NotificationResource| {
        template.implementation.as_ref().is_some_and(|name| name.as_deref() == Some("Webhook"))
    };
    let template = templates.find(is_webhook).unwrap_or_default();
    let mut fields = template.fields.flatten().unwrap_or_default();
    for field in &mut fields {
        if matches!(&field.name, Some(Some(name)) if name == "url") {
            field.value = Some(address.into());
        }
    }
    let notification = NotificationResource {
        name: Some(Some("Arrivals".to_owned())),
        on_download: Some(true),
        fields: Some(Some(fields)),
        ..template
    };
    let test = PostNotificationTestParameters::default();
    client.notification().post_test(&notification, &test).await?;
    client.notification().post(&notification, &PostNotificationParameters::default()).await
}

/// The titles of the films that come out in some days.
pub async fn soon(
    client: &Client,
    start: DateTime<FixedOffset>,
    end: DateTime<FixedOffset>,
) -> Result<Vec<String>, Error> {
    let parameters = GetCalendarParameters {
        start: Some(start),
        end: Some(end),
        unmonitored: Some(false),
        ..GetCalendarParameters::default()
    };
    let films = client.calendar().get(&parameters).await?;
    Ok(films.into_iter().filter_map(|film| film.title.flatten()).collect())
}

fn main() {}
