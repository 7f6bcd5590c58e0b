// @generated from the description. Changes made here are lost: change the description or the
// configuration, and generate again.

//! The schemas of the description.

use serde::{Deserialize, Serialize};

use super::runtime::lenient;
use super::runtime::string_enum::string_enum;

/// The answer to listing the tasks.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
#[non_exhaustive]
pub struct ButlerTaskList {
    /// The tasks of a server.
    pub butler_tasks: ButlerTasks,
}

/// The tasks of a server. A server that leaves the list out has none.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
#[non_exhaustive]
pub struct ButlerTasks {
    /// The tasks, in the order of the server.
    pub butler_task: Vec<ButlerTask>,
}

/// A task of the Butler and how it is scheduled. Servers may leave out any of these.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
#[non_exhaustive]
pub struct ButlerTask {
    /// The name of a Butler task.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<TaskName>,
    /// Days from one run to the next. 1 is daily, 7 is weekly.
    #[serde(deserialize_with = "lenient::optional")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interval: Option<i32>,
    /// Whether the task starts at a random moment of the maintenance hours.
    #[serde(deserialize_with = "lenient::optional")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub schedule_randomized: Option<bool>,
    /// Whether the settings of the server let the task run by itself.
    #[serde(deserialize_with = "lenient::optional")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
    /// The title of the task, for people to read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// What the task does, for people to read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}

/// The name of a Butler task. Names are case-sensitive.
///
/// The set is open: every server has its own list, and releases add to it. Any other name can
/// be used just as well. The ids of settings, such as `ButlerTaskBackupDatabase`, are not names
/// of tasks.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TaskName {
    /// Keeps the server itself up to date, as its settings allow. Since the 2026 description.
    AutomaticUpdates,
    /// Saves a copy of the database in the backup folder. Since the 2024 description.
    BackupDatabase,
    /// Legacy: Builds music collections from Gracenote data. In the 2024 description only.
    BuildGracenoteCollections,
    /// Deletes old supplemental log files. Seen on live servers only.
    ButlerTaskCleanSupplementalLogFiles,
    /// Finds the commercials in recordings. Since the 2026 description.
    ButlerTaskGenerateAdMarkers,
    /// Finds where the credits of movies and episodes are. Since the 2026 description.
    ButlerTaskGenerateCreditsMarkers,
    /// Finds where the intros of episodes are. Since the 2026 description.
    ButlerTaskGenerateIntroMarkers,
    /// Finds where people speak in videos. Since the 2026 description.
    ButlerTaskGenerateVoiceActivity,
    /// Legacy: Looks for updates of the server itself. In the 2024 description only.
    CheckForUpdates,
    /// Deletes metadata bundles of items that are gone. Since the 2024 description.
    CleanOldBundles,
    /// Deletes old files from the cache. Since the 2024 description.
    CleanOldCacheFiles,
    /// Analyzes media in depth, such as peaks of the bit rate. Since the 2024 description.
    DeepMediaAnalysis,
    /// Deletes stored data blobs that nothing refers to. Since the 2026 description.
    GarbageCollectBlobs,
    /// Deletes records of media that nothing refers to. Since the 2026 description.
    GarbageCollectLibraryMedia,
    /// Legacy: Tags photos by what they show. In the 2024 description only.
    GenerateAutoTags,
    /// Computes the blurred placeholders of artwork. Since the 2026 description.
    GenerateBlurHashes,
    /// Makes the thumbnails of chapters. Since the 2024 description.
    GenerateChapterThumbs,
    /// Makes the preview thumbnails shown while seeking. Since the 2024 description.
    GenerateMediaIndexFiles,
    /// Measures how loud music is, for even playback. Since the 2026 description.
    LoudnessAnalysis,
    /// Analyzes how music sounds, to find what is similar. Since the 2026 description.
    MusicAnalysis,
    /// Rearranges the database to keep it fast. Since the 2024 description.
    OptimizeDatabase,
    /// Processes assets; not documented any further. Seen on live servers only.
    ProcessAssets,
    /// Updates the program guide of live TV. Since the 2026 description.
    RefreshEpgGuides,
    /// Scans all libraries for changed files. Since the 2024 description.
    RefreshLibraries,
    /// Reads metadata files beside the media again. Since the 2024 description.
    RefreshLocalMedia,
    /// Fetches metadata of library items anew from time to time. Since the 2024 description.
    RefreshPeriodicMetadata,
    /// Repeats media analyses of earlier releases. Since the 2024 description.
    UpgradeMediaAnalysis,
    /// A value that the description doesn't know.
    Unknown(String),
}

impl TaskName {
    /// The values that the description knows.
    pub const KNOWN: &[Self] = &[
        Self::AutomaticUpdates,
        Self::BackupDatabase,
        Self::BuildGracenoteCollections,
        Self::ButlerTaskCleanSupplementalLogFiles,
        Self::ButlerTaskGenerateAdMarkers,
        Self::ButlerTaskGenerateCreditsMarkers,
        Self::ButlerTaskGenerateIntroMarkers,
        Self::ButlerTaskGenerateVoiceActivity,
        Self::CheckForUpdates,
        Self::CleanOldBundles,
        Self::CleanOldCacheFiles,
        Self::DeepMediaAnalysis,
        Self::GarbageCollectBlobs,
        Self::GarbageCollectLibraryMedia,
        Self::GenerateAutoTags,
        Self::GenerateBlurHashes,
        Self::GenerateChapterThumbs,
        Self::GenerateMediaIndexFiles,
        Self::LoudnessAnalysis,
        Self::MusicAnalysis,
        Self::OptimizeDatabase,
        Self::ProcessAssets,
        Self::RefreshEpgGuides,
        Self::RefreshLibraries,
        Self::RefreshLocalMedia,
        Self::RefreshPeriodicMetadata,
        Self::UpgradeMediaAnalysis,
    ];

    /// The value as it is sent.
    pub fn as_str(&self) -> &str {
        match self {
            Self::AutomaticUpdates => "AutomaticUpdates",
            Self::BackupDatabase => "BackupDatabase",
            Self::BuildGracenoteCollections => "BuildGracenoteCollections",
            Self::ButlerTaskCleanSupplementalLogFiles => {
                "ButlerTaskCleanSupplementalLogFiles"
            }
            Self::ButlerTaskGenerateAdMarkers => "ButlerTaskGenerateAdMarkers",
            Self::ButlerTaskGenerateCreditsMarkers => "ButlerTaskGenerateCreditsMarkers",
            Self::ButlerTaskGenerateIntroMarkers => "ButlerTaskGenerateIntroMarkers",
            Self::ButlerTaskGenerateVoiceActivity => "ButlerTaskGenerateVoiceActivity",
            Self::CheckForUpdates => "CheckForUpdates",
            Self::CleanOldBundles => "CleanOldBundles",
            Self::CleanOldCacheFiles => "CleanOldCacheFiles",
            Self::DeepMediaAnalysis => "DeepMediaAnalysis",
            Self::GarbageCollectBlobs => "GarbageCollectBlobs",
            Self::GarbageCollectLibraryMedia => "GarbageCollectLibraryMedia",
            Self::GenerateAutoTags => "GenerateAutoTags",
            Self::GenerateBlurHashes => "GenerateBlurHashes",
            Self::GenerateChapterThumbs => "GenerateChapterThumbs",
            Self::GenerateMediaIndexFiles => "GenerateMediaIndexFiles",
            Self::LoudnessAnalysis => "LoudnessAnalysis",
            Self::MusicAnalysis => "MusicAnalysis",
            Self::OptimizeDatabase => "OptimizeDatabase",
            Self::ProcessAssets => "ProcessAssets",
            Self::RefreshEpgGuides => "RefreshEpgGuides",
            Self::RefreshLibraries => "RefreshLibraries",
            Self::RefreshLocalMedia => "RefreshLocalMedia",
            Self::RefreshPeriodicMetadata => "RefreshPeriodicMetadata",
            Self::UpgradeMediaAnalysis => "UpgradeMediaAnalysis",
            Self::Unknown(value) => value,
        }
    }
}

string_enum!(TaskName, Unknown);

/// What went wrong, in the form some servers use. Others answer HTML.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct Errors {
    /// The errors, usually a single one.
    pub errors: Vec<ErrorDetail>,
}

/// A single error as the server puts it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct ErrorDetail {
    /// The server's own number for this kind of error.
    #[serde(deserialize_with = "lenient::optional")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<i32>,
    /// What went wrong, for people to read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// The HTTP status of the answer, repeated.
    #[serde(deserialize_with = "lenient::optional")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<i32>,
}
