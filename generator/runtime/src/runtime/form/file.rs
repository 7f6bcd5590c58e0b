//! Parts that are files.

use reqwest::multipart::Part;

use super::super::file_body::{FileBody, FileOr};
use super::Form;

impl FileBody {
    /// Says what a file is called: like its part of the form, unless set. Bodies that aren't forms
    /// have no names.
    pub fn file_name(mut self, name: impl Into<String>) -> Self {
        self.file_name = Some(name.into());
        self
    }
}

impl Form {
    /// Adds a part for each file, which is of this media type unless it says another.
    pub(crate) fn files(
        self,
        name: &str,
        media_type: &str,
        files: impl IntoIterator<Item = FileBody>,
    ) -> Self {
        files.into_iter().fold(self, |form, file| {
            let part = match file.length {
                Some(length) => Part::stream_with_length(file.body, length),
                None => Part::stream(file.body),
            };
            let part = part.file_name(file.file_name.unwrap_or_else(|| name.to_owned()));
            form.part(name, part, file.media_type.as_deref().unwrap_or(media_type))
        })
    }

    /// Adds a part for each file, and others for what stands in the place of one.
    pub(crate) fn files_or<T>(
        self,
        name: &str,
        media_type: &str,
        values: impl IntoIterator<Item = FileOr<T>>,
        add: impl Fn(Self, &str, T) -> Self,
    ) -> Self {
        values.into_iter().fold(self, |form, value| match value {
            FileOr::File(file) => form.files(name, media_type, [file]),
            FileOr::Value(value) => add(form, name, value),
        })
    }
}
