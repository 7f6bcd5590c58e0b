//! A caller of the client for Discord: ten things that bots do in their channels, each written out.
//!
//! No call names what it leaves out.

use std::collections::BTreeMap;
use std::io::Write;

use client::{
    ActionRowComponentForMessageRequest, ApplicationCommandCreateRequest,
    ApplicationCommandResponse, ApplicationCommandStringOption, BlockMessageAction,
    BlockMessageActionMetadata, BuildError, ButtonComponentForMessageRequest, Client,
    CreateMessageForm, CreateRoleRequest, DeleteMessageError, Error, FileBody,
    GetGuildWidgetPngParameters, GuildAuditLogResponseAutoModerationRule, GuildMemberResponse,
    GuildRoleResponse, KeywordTriggerMetadata, KeywordUpsertRequest, ListGuildMembersParameters,
    ListMessagesParameters, MessageCreateRequest, MessageResponse,
    ResolvedObjectsResponseChannelsValue, RichEmbed, RichEmbedField,
    UpdateGuildChannelRequestPartial,
};
use reqwest::StatusCode;

/// Connects as a bot.
pub fn connect(token: &str) -> Result<Client, BuildError> {
    Client::builder().bot_token(format!("Bot {token}")).build()
}

/// All members of a guild who are people.
pub async fn people(client: &Client, guild: &str) -> Result<Vec<GuildMemberResponse>, Error> {
    let mut people = Vec::new();
    let mut after = 0;
    loop {
        let parameters = ListGuildMembersParameters { limit: Some(1000), after: Some(after) };
        let page = client.guilds().list_members(guild, &parameters).await?.body;
        let Some(last) = page.last().and_then(|member| member.user.id.parse().ok()) else {
            return Ok(people);
        };
        after = last;
        people.extend(page.into_iter().filter(|member| member.user.bot != Some(true)));
    }
}

/// The texts of the newest messages before one.
pub async fn texts(client: &Client, channel: &str, before: &str) -> Result<Vec<String>, Error> {
    let parameters = ListMessagesParameters {
        before: Some(before.to_owned()),
        limit: Some(20),
        ..ListMessagesParameters::default()
    };
    let messages = client.channels().list_messages(channel, &parameters).await?;
    Ok(messages.body.into_iter().flatten().map(|message| message.content).collect())
}

/// Posts a message with a table, and a link below it. Returns the calls that are left.
pub async fn report(client: &Client, channel: &str, link: &str) -> Result<Option<i64>, Error> {
    let embed = RichEmbed {
        title: Some(Some("This week".to_owned())),
        color: Some(Some(0x0033_66ff)),
        fields: Some(Some(vec![
            RichEmbedField::new("Builds", "41"),
            RichEmbedField { inline: Some(Some(true)), ..RichEmbedField::new("Broken", "2") },
        ])),
        ..RichEmbed::default()
    };
    let button = ButtonComponentForMessageRequest {
        label: Some(Some("All of them".to_owned())),
        url: Some(Some(link.to_owned())),
        ..ButtonComponentForMessageRequest::new(5)
    };
    let row = ActionRowComponentForMessageRequest::new([button.into()]);
    let message = MessageCreateRequest {
        embeds: Some(Some(vec![embed])),
        components: Some(Some(vec![row.into()])),
        nonce: Some(Some("week-48".into())),
        ..MessageCreateRequest::default()
    };
    let message = client.channels().create_message(channel, &message).await?;
    Ok(message.headers.x_rate_limit_remaining)
}

/// Posts a picture with a message.
pub async fn show(client: &Client, channel: &str, png: Vec<u8>) -> Result<MessageResponse, Error> {
    let form = CreateMessageForm {
        content: Some("As of now:".to_owned()),
        files_0: Some(FileBody::new(png).file_name("chart.png").media_type("image/png")),
        ..CreateMessageForm::default()
    };
    Ok(client.channels().create_message_multipart(channel, form).await?.body)
}

/// Gives a channel another topic, and returns its name if it is one of a guild.
pub async fn set_topic(
    client: &Client,
    channel: &str,
    topic: &str,
) -> Result<Option<String>, Error> {
    let change = UpdateGuildChannelRequestPartial {
        topic: Some(Some(topic.to_owned())),
        ..UpdateGuildChannelRequestPartial::default()
    };
    let channel = client.channels().update(channel, &change.into()).await?.body;
    Ok(match channel {
        ResolvedObjectsResponseChannelsValue::GuildChannelResponse(channel) => Some(channel.name),
        _ => None,
    })
}

/// The end of an attempt to delete something.
#[derive(Debug)]
pub enum Deletion {
    /// It is gone, perhaps by someone else.
    Done,
    /// It can be tried again after so many seconds.
    TooEarly(f64),
}

/// Deletes a message, unless there were too many calls.
pub async fn delete(client: &Client, channel: &str, message: &str) -> Result<Deletion, Error> {
    match client.channels().delete_message(channel, message).await {
        Ok(_) => Ok(Deletion::Done),
        Err(Error::Documented(DeleteMessageError::ClientError(answer)))
            if answer.status() == StatusCode::NOT_FOUND =>
        {
            Ok(Deletion::Done)
        }
        Err(Error::Documented(DeleteMessageError::TooManyRequests(answer))) => {
            let seconds = answer.details().map_or(1.0, |details| details.retry_after);
            Ok(Deletion::TooEarly(seconds))
        }
        Err(error) => Err(error.into()),
    }
}

/// Makes a role, and gives it to someone.
pub async fn promote(
    client: &Client,
    guild: &str,
    member: &str,
) -> Result<GuildRoleResponse, Error> {
    let role = CreateRoleRequest {
        name: Some(Some("Gardeners".to_owned())),
        hoist: Some(Some(true)),
        ..CreateRoleRequest::default()
    };
    let role = client.guilds().create_role(guild, &role).await?.body;
    client.guilds().add_member_role(guild, member, &role.id).await?;
    Ok(role)
}

/// Has messages with some words blocked, and returns the rule's id.
pub async fn block(
    client: &Client,
    guild: &str,
    words: Vec<String>,
) -> Result<Option<String>, Error> {
    let metadata =
        BlockMessageActionMetadata { custom_message: Some(Some("Not here, please.".to_owned())) };
    let action = BlockMessageAction { metadata: Some(Some(metadata)), ..Default::default() };
    let trigger = KeywordTriggerMetadata {
        keyword_filter: Some(Some(words)),
        ..KeywordTriggerMetadata::default()
    };
    let rule = KeywordUpsertRequest {
        actions: Some(Some(vec![action.into()])),
        trigger_metadata: Some(Some(trigger)),
        enabled: Some(Some(true)),
        ..KeywordUpsertRequest::new("Words", 1)
    };
    let rule = client.guilds().create_auto_moderation_rule(guild, &rule.into()).await?;
    Ok(match rule.body {
        GuildAuditLogResponseAutoModerationRule::KeywordRuleResponse(rule) => Some(rule.id),
        _ => None,
    })
}

/// Registers a command, which has names in other languages, whether it is new or not.
pub async fn register(
    client: &Client,
    application: &str,
) -> Result<ApplicationCommandResponse, Error> {
    let names = BTreeMap::from([("de".to_owned(), "wetter".to_owned())]);
    let place = ApplicationCommandStringOption {
        required: Some(Some(true)),
        ..ApplicationCommandStringOption::new("place", "A town, or a postal code")
    };
    let command = ApplicationCommandCreateRequest {
        name_localizations: Some(Some(names)),
        description: Some(Some("Tells the weather".to_owned())),
        options: Some(Some(vec![place.into()])),
        ..ApplicationCommandCreateRequest::new("weather")
    };
    let outcome = client.applications().create_command(application, &command).await?;
    Ok(outcome.into_inner().body)
}

/// Writes a guild's picture for web pages as it arrives.
pub async fn save_widget(
    client: &Client,
    guild: &str,
    mut file: impl Write,
) -> Result<(), Box<dyn std::error::Error>> {
    let parameters = GetGuildWidgetPngParameters { style: Some("banner2".into()) };
    let mut picture = client.guilds().get_widget_png(guild, &parameters).await?.body;
    while let Some(chunk) = picture.chunk().await? {
        file.write_all(&chunk)?;
    }
    Ok(())
}

fn main() {}
