//! The bytes of a file, with what is needed to tell later whether it is still the same.

use super::document::OpenError;
use super::stamp::Stamp;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// The largest file that is opened, in bytes. All of England's neighbourhoods with forty indicators over twelve years
/// take 94 MB, a fifth of it; what is larger is some other file, and reading it would take memory from everything else.
const LARGEST: u64 = 512 << 20;

/// Reads a file whole. The stamp's time is the opened file's before reading, so that a change made meanwhile shows.
///
/// # Errors
/// When there is no such file, it is none, is too large, or the machine refuses: a sentence, the path last.
pub fn open_bytes(path: &Path) -> Result<(Vec<u8>, Stamp), OpenError> {
    let cannot_read = |error: io::Error| refusal(path, error.kind(), &why_not_read(&error));
    // Before opening, because opening a pipe would wait for somebody to write into it.
    let about = std::fs::metadata(path).map_err(cannot_read)?;
    if about.is_dir() {
        let why = "This is a folder, not a scorecard file; choose a file inside it";
        return Err(refusal(path, io::ErrorKind::IsADirectory, why));
    }
    if !about.is_file() {
        let why = "This is a device or a pipe, not a scorecard file; save its content to a file first";
        return Err(refusal(path, io::ErrorKind::InvalidInput, why));
    }
    let file = File::open(path).map_err(cannot_read)?;
    let about = file.metadata().map_err(cannot_read)?;
    let mut bytes = Vec::new();
    if about.len() <= LARGEST {
        file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(cannot_read)?;
    }
    if about.len().max(bytes.len() as u64) > LARGEST {
        let why =
            "The file is larger than 512 MB, more than a scorecard can be; choose another file, or split it";
        return Err(refusal(path, io::ErrorKind::FileTooLarge, why));
    }
    let stamp = Stamp::of_bytes(&bytes, &about);
    Ok((bytes, stamp))
}

fn refusal(path: &Path, kind: io::ErrorKind, why: &str) -> OpenError {
    OpenError::Io(format!("{why}: {}", path.display()), kind)
}

/// Why a file could not be read, and a way out; a sentence without its full stop.
pub(crate) fn why_not_read(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "There is no such file; check its name and folder".to_owned(),
        io::ErrorKind::PermissionDenied => {
            "The file may not be read by this user; ask its owner for access, or copy it elsewhere".to_owned()
        }
        _ => format!("The file could not be read ({error}); check the drive or network and try again"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(path: &Path) -> (String, io::ErrorKind) {
        match open_bytes(path) {
            Err(OpenError::Io(sentence, kind)) => (sentence, kind),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn what_is_not_a_file_is_refused_in_a_sentence_with_the_path_last() {
        let folder = tempfile::tempdir().unwrap();
        let (sentence, kind) = refused(folder.path());
        assert!(sentence.starts_with("This is a folder"), "{sentence}");
        assert!(sentence.ends_with(&folder.path().display().to_string()), "{sentence}");
        assert_eq!(kind, io::ErrorKind::IsADirectory);
        let (sentence, kind) = refused(&folder.path().join("none.scorecard"));
        assert!(sentence.starts_with("There is no such file"), "{sentence}");
        assert_eq!(kind, io::ErrorKind::NotFound);
        // A sparse file takes no space.
        let large = folder.path().join("large.scorecard");
        File::create(&large).unwrap().set_len(LARGEST + 1).unwrap();
        assert_eq!(refused(&large).1, io::ErrorKind::FileTooLarge);
        if cfg!(unix) {
            assert!(refused(Path::new("/dev/null")).0.starts_with("This is a device"));
        }
    }

    #[test]
    fn the_stamp_is_that_of_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.scorecard");
        std::fs::write(&path, "content").unwrap();
        let (bytes, stamp) = open_bytes(&path).unwrap();
        assert_eq!((&bytes[..], stamp), (&b"content"[..], Stamp::of(&path).unwrap()));
    }
}
