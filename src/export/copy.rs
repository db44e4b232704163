//! A copy of the scorecard that is sent, as it is or in a ZIP archive. What is in it is made by `edit`.

use std::io::{Cursor, Write};
use std::path::Path;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// In what format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// The scorecard itself.
    Scorecard,
    /// An archive with the scorecard alone in it.
    Zip,
}

impl Format {
    /// The format that the name of a file asks for by its ending.
    pub fn of(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        match ending.as_str() {
            "scorecard" => Some(Self::Scorecard),
            "zip" => Some(Self::Zip),
            _ => None,
        }
    }

    /// The bytes of a file at this path that holds this text.
    ///
    /// # Errors
    /// A sentence, where the archive could not be made.
    pub fn bytes(self, text: &str, path: &Path) -> Result<Vec<u8>, String> {
        match self {
            Self::Scorecard => Ok(text.as_bytes().to_vec()),
            Self::Zip => {
                let stem = path.file_stem().unwrap_or(path.as_os_str()).to_string_lossy();
                zipped(&format!("{stem}.scorecard"), text).map_err(|error| format!("{error}."))
            }
        }
    }
}

/// An archive of one file. Nothing in it is of the machine that makes it: the day is the first that the format knows, and the rights
/// are those of any file.
fn zipped(name: &str, text: &str) -> zip::result::ZipResult<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    writer.start_file(name, options)?;
    writer.write_all(text.as_bytes())?;
    Ok(writer.finish()?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;
    use zip::ZipArchive;

    #[test]
    fn an_archive_holds_one_file_of_its_name_and_nothing_of_the_machine() {
        let text = "{\"title\": \"A\"}".repeat(100);
        let path = Path::new("/home/somebody/Board pack, November.zip");
        let format = Format::of(path).unwrap();
        let bytes = format.bytes(&text, path).unwrap();
        assert_eq!(bytes, format.bytes(&text, path).unwrap(), "the same whenever it is made");
        assert!(bytes.len() < text.len() / 2);
        assert!(!bytes.windows(8).any(|part| part == b"somebody"));
        let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
        assert_eq!(archive.len(), 1);
        let mut file = archive.by_index(0).unwrap();
        assert_eq!(file.name().unwrap(), "Board pack, November.scorecard");
        assert_eq!(file.last_modified(), Some(DateTime::default()));
        assert!(file.extra_data().is_none_or(|more| more.is_empty()), "no times and no owner");
        let mut read = String::new();
        file.read_to_string(&mut read).unwrap();
        assert_eq!(read, text);
    }

    #[test]
    fn the_name_says_the_format() {
        assert_eq!(Format::of(Path::new("a.SCORECARD")), Some(Format::Scorecard));
        for other in ["a", "a.json", "scorecard"] {
            assert_eq!(Format::of(Path::new(other)), None);
        }
        assert_eq!(Format::Scorecard.bytes("{}", Path::new("a")).unwrap(), b"{}");
    }
}
