// @generated from the description. Changes made here are lost: change the description or the
// configuration, and generate again.

//! The schemas of the description.

use super::runtime::object::object;
use super::runtime::string_enum::string_enum;

/// The answer to listing the tasks.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct ButlerTaskList {
    /// The tasks of a server.
    pub butler_tasks: ButlerTasks,
}

object! {
    ButlerTaskList {
        "ButlerTasks": butler_tasks as Defaulted,
    }
}

/// The tasks of a server. A server that leaves the list out has none.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct ButlerTasks {
    /// The tasks, in the order of the server.
    pub butler_task: Vec<ButlerTask>,
}

object! {
    ButlerTasks {
        "ButlerTask": butler_task as Defaulted,
    }
}

/// A task of the Butler and how it is scheduled. Servers may leave out any of these.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct ButlerTask {
    /// The name of a Butler task.
    pub name: Option<TaskName>,
    /// Days from one run to the next. 1 is daily, 7 is weekly. Example: `7`.
    pub interval: Option<i32>,
    /// Whether the task starts at a random moment of the maintenance hours.
    pub schedule_randomized: Option<bool>,
    /// Whether the settings of the server let the task run by itself.
    pub enabled: Option<bool>,
    /// The title of the task, for people to read. Example: `Optimize the database`.
    pub title: Option<String>,
    /// What the task does, for people to read.
    pub description: Option<String>,
}

object! {
    ButlerTask {
        "name": name,
        "interval": interval as Lenient,
        "scheduleRandomized": schedule_randomized as Lenient,
        "enabled": enabled as Lenient,
        "title": title,
        "description": description,
    }
}

string_enum! {
    /// The name of a Butler task. Names are case-sensitive.
    ///
    /// The set is open: every server has its own list, and releases add to it. Any other name can
    /// be used just as well. The ids of settings, such as `ButlerTaskBackupDatabase`, are not names
    /// of tasks.
    pub enum TaskName {
        /// Keeps the server itself up to date, as its settings allow. Since the 2026 description.
        AutomaticUpdates = "AutomaticUpdates",
        /// Saves a copy of the database in the backup folder. Since the 2024 description.
        BackupDatabase = "BackupDatabase",
        /// Legacy: Builds music collections from Gracenote data. In the 2024 description only.
        BuildGracenoteCollections = "BuildGracenoteCollections",
        /// Deletes old supplemental log files. Seen on live servers only.
        ButlerTaskCleanSupplementalLogFiles = "ButlerTaskCleanSupplementalLogFiles",
        /// Finds the commercials in recordings. Since the 2026 description.
        ButlerTaskGenerateAdMarkers = "ButlerTaskGenerateAdMarkers",
        /// Finds where the credits of movies and episodes are. Since the 2026 description.
        ButlerTaskGenerateCreditsMarkers = "ButlerTaskGenerateCreditsMarkers",
        /// Finds where the intros of episodes are. Since the 2026 description.
        ButlerTaskGenerateIntroMarkers = "ButlerTaskGenerateIntroMarkers",
        /// Finds where people speak in videos. Since the 2026 description.
        ButlerTaskGenerateVoiceActivity = "ButlerTaskGenerateVoiceActivity",
        /// Legacy: Looks for updates of the server itself. In the 2024 description only.
        CheckForUpdates = "CheckForUpdates",
        /// Deletes metadata bundles of items that are gone. Since the 2024 description.
        CleanOldBundles = "CleanOldBundles",
        /// Deletes old files from the cache. Since the 2024 description.
        CleanOldCacheFiles = "CleanOldCacheFiles",
        /// Analyzes media in depth, such as peaks of the bit rate. Since the 2024 description.
        DeepMediaAnalysis = "DeepMediaAnalysis",
        /// Deletes stored data blobs that nothing refers to. Since the 2026 description.
        GarbageCollectBlobs = "GarbageCollectBlobs",
        /// Deletes records of media that nothing refers to. Since the 2026 description.
        GarbageCollectLibraryMedia = "GarbageCollectLibraryMedia",
        /// Legacy: Tags photos by what they show. In the 2024 description only.
        GenerateAutoTags = "GenerateAutoTags",
        /// Computes the blurred placeholders of artwork. Since the 2026 description.
        GenerateBlurHashes = "GenerateBlurHashes",
        /// Makes the thumbnails of chapters. Since the 2024 description.
        GenerateChapterThumbs = "GenerateChapterThumbs",
        /// Makes the preview thumbnails shown while seeking. Since the 2024 description.
        GenerateMediaIndexFiles = "GenerateMediaIndexFiles",
        /// Measures how loud music is, for even playback. Since the 2026 description.
        LoudnessAnalysis = "LoudnessAnalysis",
        /// Analyzes how music sounds, to find what is similar. Since the 2026 description.
        MusicAnalysis = "MusicAnalysis",
        /// Rearranges the database to keep it fast. Since the 2024 description.
        OptimizeDatabase = "OptimizeDatabase",
        /// Processes assets; not documented any further. Seen on live servers only.
        ProcessAssets = "ProcessAssets",
        /// Updates the program guide of live TV. Since the 2026 description.
        RefreshEpgGuides = "RefreshEpgGuides",
        /// Scans all libraries for changed files. Since the 2024 description.
        RefreshLibraries = "RefreshLibraries",
        /// Reads metadata files beside the media again. Since the 2024 description.
        RefreshLocalMedia = "RefreshLocalMedia",
        /// Fetches metadata of library items anew from time to time. Since the 2024 description.
        RefreshPeriodicMetadata = "RefreshPeriodicMetadata",
        /// Repeats media analyses of earlier releases. Since the 2024 description.
        UpgradeMediaAnalysis = "UpgradeMediaAnalysis",
    } else Unknown(String)
}

/// What went wrong, in the form some servers use. Others answer HTML.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct Errors {
    /// The errors, usually a single one.
    pub errors: Vec<ErrorDetail>,
}

object! {
    Errors {
        "errors": errors as Defaulted,
    }
}

/// A single error as the server puts it.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct ErrorDetail {
    /// The server's own number for this kind of error. Example: `1001`.
    pub code: Option<i32>,
    /// What went wrong, for people to read. Example: `User could not be authenticated`.
    pub message: Option<String>,
    /// The HTTP status of the answer, repeated. Example: `401`.
    pub status: Option<i32>,
}

object! {
    ErrorDetail {
        "code": code as Lenient,
        "message": message,
        "status": status as Lenient,
    }
}
