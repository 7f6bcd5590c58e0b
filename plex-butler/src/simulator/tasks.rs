//! The tasks that a simulated server starts out with.

use crate::{ButlerTask, TaskName};

/// Tasks such as a server lists that has television and music.
pub(super) fn of_a_typical_server() -> Vec<ButlerTask> {
    use TaskName as Name;
    vec![
        fixed(Name::BackupDatabase, 3, "Back up the database"),
        fixed(Name::OptimizeDatabase, 7, "Optimize the database"),
        fixed(Name::CleanOldBundles, 7, "Remove old bundles"),
        fixed(Name::CleanOldCacheFiles, 7, "Remove old cache files"),
        fixed(Name::GarbageCollectLibraryMedia, 7, "Remove records of media nobody refers to"),
        disabled(fixed(Name::RefreshLibraries, 1, "Scan all libraries")),
        disabled(fixed(Name::RefreshLocalMedia, 3, "Read local metadata again")),
        fixed(Name::UpgradeMediaAnalysis, 1, "Repeat outdated media analyses"),
        fixed(Name::DeepMediaAnalysis, 1, "Analyze media in depth"),
        disabled(fixed(Name::GenerateMediaIndexFiles, 1, "Make preview thumbnails")),
        fixed(Name::GenerateChapterThumbs, 1, "Make chapter thumbnails"),
        randomized(fixed(Name::RefreshEpgGuides, 1, "Update the program guide")),
        fixed(Name::ButlerTaskGenerateIntroMarkers, 1, "Find the intros of episodes"),
        fixed(Name::LoudnessAnalysis, 1, "Measure the loudness of music"),
        randomized(fixed(Name::AutomaticUpdates, 1, "Keep the server up to date")),
    ]
}

/// A task that is enabled and starts at a fixed time.
fn fixed(name: TaskName, interval: i32, title: &str) -> ButlerTask {
    ButlerTask {
        description: Some(format!("{title} during maintenance hours.")),
        name: Some(name),
        interval: Some(interval),
        schedule_randomized: Some(false),
        enabled: Some(true),
        title: Some(title.to_owned()),
    }
}

fn disabled(task: ButlerTask) -> ButlerTask {
    ButlerTask { enabled: Some(false), ..task }
}

fn randomized(task: ButlerTask) -> ButlerTask {
    ButlerTask { schedule_randomized: Some(true), ..task }
}
