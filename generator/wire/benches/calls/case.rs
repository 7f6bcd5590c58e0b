//! The calls that are counted.

use std::fmt::Debug;

use crate::clients::body_multipart::AddPetParameters;
use crate::clients::extension_pagination::ListPetsParameters;
use crate::{Outcome, butler, pets};

/// A call of an API.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Case {
    ListTasks,
    ListTasksDecodedAlike,
    StartAllTasks,
    StopAllTasks,
    StartTask,
    StopTask,
    Query,
    JsonBody,
    Multipart,
    Page,
}

/// The client that makes a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Generated,
    Bare,
}

impl Side {
    pub(crate) fn named(name: &str) -> Option<Self> {
        [Self::Generated, Self::Bare].into_iter().find(|side| side.name() == name)
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Generated => "generated",
            Self::Bare => "bare",
        }
    }
}

impl Case {
    pub(crate) const ALL: [Self; 10] = [
        Self::ListTasks,
        Self::ListTasksDecodedAlike,
        Self::StartAllTasks,
        Self::StopAllTasks,
        Self::StartTask,
        Self::StopTask,
        Self::Query,
        Self::JsonBody,
        Self::Multipart,
        Self::Page,
    ];

    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|case| case.name() == name)
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::ListTasks => "list of 20 tasks",
            // Both sides decode into the types of the generated client.
            Self::ListTasksDecodedAlike => "the same, decoded alike",
            Self::StartAllTasks => "start all tasks",
            Self::StopAllTasks => "stop all tasks",
            Self::StartTask => "start a task",
            Self::StopTask => "stop a task",
            Self::Query => "query and list of 5 texts",
            Self::JsonBody => "JSON body",
            Self::Multipart => "multipart body",
            Self::Page => "page of 50 texts",
        }
    }

    /// Makes so many calls, one after the other.
    pub(crate) fn run(self, side: Side, calls: usize, url: &str) -> Outcome<()> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        runtime.block_on(async {
            match side {
                Side::Generated => self.make_generated(calls, url).await,
                Side::Bare => self.make_bare(calls, url).await,
            }
        })
    }

    async fn make_generated(self, calls: usize, url: &str) -> Outcome<()> {
        let butler = butler::generated(url)?;
        let name = butler::name();
        match self {
            Self::ListTasks | Self::ListTasksDecodedAlike => {
                repeat(calls, async || butler.get_butler_tasks().await).await
            }
            Self::StartAllTasks => repeat(calls, async || butler.start_all_tasks().await).await,
            Self::StopAllTasks => repeat(calls, async || butler.stop_all_tasks().await).await,
            Self::StartTask => repeat(calls, async || butler.start_task(&name).await).await,
            Self::StopTask => repeat(calls, async || butler.stop_task(&name).await).await,
            Self::Query => {
                let (client, parameters) = (pets::generated(url)?, pets::parameters());
                repeat(calls, async || client.list_pets_of("Ada & Co", &parameters).await).await
            }
            Self::JsonBody => {
                let (client, search) = (pets::generated(url)?, pets::search());
                repeat(calls, async || client.search(&search).await).await
            }
            Self::Multipart => {
                let (client, parameters) =
                    (pets::generated_forms(url)?, AddPetParameters::default());
                repeat(calls, async || client.add_pet(pets::form(), &parameters).await).await
            }
            Self::Page => {
                let client = pets::generated(url)?;
                let mut pages = client.list_pets_pages(&ListPetsParameters::default());
                for _ in 0..calls {
                    pages.next_page().await?.ok_or("there is always another page")?;
                }
                Ok(())
            }
        }
    }

    async fn make_bare(self, calls: usize, url: &str) -> Outcome<()> {
        let (butler, pets) = (butler::Bare::new(url)?, pets::Bare::new(url)?);
        match self {
            Self::ListTasks => repeat(calls, async || butler.list_tasks().await).await,
            Self::ListTasksDecodedAlike => {
                repeat(calls, async || butler.list_tasks_alike().await).await
            }
            Self::StartAllTasks => repeat(calls, async || butler.start_all_tasks().await).await,
            Self::StopAllTasks => repeat(calls, async || butler.stop_all_tasks().await).await,
            Self::StartTask => repeat(calls, async || butler.start_task(butler::NAME).await).await,
            Self::StopTask => repeat(calls, async || butler.stop_task(butler::NAME).await).await,
            Self::Query => {
                repeat(calls, async || pets.list_pets_of("Ada & Co", Some(40), Some(5)).await).await
            }
            Self::JsonBody => {
                let search = pets::bare_search();
                repeat(calls, async || pets.search(&search).await).await
            }
            Self::Multipart => repeat(calls, async || pets.add_pet().await).await,
            Self::Page => {
                let mut cursor = None;
                for _ in 0..calls {
                    cursor = pets.list_pets(cursor.as_deref()).await?.next;
                }
                Ok(())
            }
        }
    }
}

/// Makes a call so many times, one after the other. Each must succeed.
async fn repeat<T, E: Debug>(calls: usize, call: impl AsyncFn() -> Result<T, E>) -> Outcome<()> {
    for _ in 0..calls {
        call().await.map_err(|error| format!("{error:?}"))?;
    }
    Ok(())
}
