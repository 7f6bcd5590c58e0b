//! The names of files, and their resolution.
//!
//! A reference is relative to the file it stands in (RFC 3986, section 5.2). Dots are resolved as
//! text, so that two spellings of a file are one file, whatever links are on the disk.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

/// Splits a reference into file and fragment, both as they are written.
pub(super) fn parts(reference: &str) -> (&str, &str) {
    reference.split_once('#').unwrap_or((reference, ""))
}

/// Returns true if a reference starts with a scheme, such as `https:`, or with `//`. One letter
/// before a colon is a drive.
pub(super) fn is_address(reference: &str) -> bool {
    let Some((scheme, _)) = reference.split_once(':') else { return reference.starts_with("//") };
    let is_scheme_letter = |letter: char| letter.is_ascii_alphanumeric() || "+-.".contains(letter);
    scheme.len() > 1
        && scheme.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && scheme.chars().all(is_scheme_letter)
}

/// Returns true if a text that may be the name of a schema is more likely a reference.
pub(super) fn looks_like_file(text: &str) -> bool {
    let extensions = [".json", ".yaml", ".yml"];
    !text.starts_with('#')
        && (text.contains(['#', '/'])
            || extensions.iter().any(|extension| text.ends_with(extension)))
}

/// Returns the name of the file that a path in another one means.
pub(super) fn resolve(holder: &str, path: &str) -> String {
    let path = percent_decode_str(path).decode_utf8().unwrap_or(Cow::Borrowed(path));
    if path.starts_with('/') {
        return normalized(&path);
    }
    let folder = holder.rfind(['/', '\\']).map_or("", |end| &holder[..=end]);
    normalized(&format!("{folder}{path}"))
}

/// Returns the same path without dots, as far as they can be resolved.
pub(super) fn normalized(path: &str) -> String {
    let root = if path.starts_with('/') { "/" } else { "" };
    let mut segments: Vec<&str> = Vec::new();
    for segment in path.split(['/', '\\']) {
        match segment {
            "" | "." => {}
            ".." if segments.last().is_some_and(|last| *last != "..") => drop(segments.pop()),
            // There is nothing above the root.
            ".." if !root.is_empty() => {}
            _ => segments.push(segment),
        }
    }
    format!("{root}{}", segments.join("/"))
}

/// Returns the name of a file without folder and extension.
pub(super) fn stem(name: &str) -> &str {
    let file = name.rsplit('/').next().unwrap_or(name);
    file.rsplit_once('.').map_or(file, |(stem, _)| stem)
}

/// Returns the name of the folder that a file is in, without the folders above.
pub(super) fn folder(name: &str) -> Option<&str> {
    name.rsplit('/').nth(1).filter(|folder| !folder.is_empty() && *folder != "..")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_relative_to_the_file_they_stand_in() {
        for (holder, path, name) in [
            ("api.yaml", "./pet.yaml", "pet.yaml"),
            ("spec/api.yaml", "schemas/pet.yaml", "spec/schemas/pet.yaml"),
            ("spec/api.yaml", "../pet.yaml", "pet.yaml"),
            ("spec/api.yaml", "../../pet.yaml", "../pet.yaml"),
            ("../spec/api.yaml", "../pet.yaml", "../pet.yaml"),
            ("/spec/api.yaml", "/pets/./a/../pet.yaml", "/pets/pet.yaml"),
            ("/api.yaml", "../../pet.yaml", "/pet.yaml"),
            (r"spec\api.yaml", "pet.yaml", "spec/pet.yaml"),
            ("api.yaml", "my%20pets/pet%2Eyaml", "my pets/pet.yaml"),
        ] {
            assert_eq!(resolve(holder, path), name, "{path} in {holder}");
        }
    }

    #[test]
    fn addresses_are_no_paths() {
        for address in ["https://example.com/a", "file:///a", "urn:a", "//example.com/a"] {
            assert!(is_address(address), "{address}");
        }
        for path in ["pet.yaml", "./a:b", "C:/pet.yaml", "#/a:b", "/pets"] {
            assert!(!is_address(path), "{path}");
        }
    }
}
