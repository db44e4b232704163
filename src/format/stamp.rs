//! Which content a file had, so that a save can tell whether somebody else has written it meanwhile.

use serde::{Deserialize, Serialize};
use std::fs::{self, File, Metadata};
use std::hash::{DefaultHasher, Hasher};
use std::io::{self, Read};
use std::path::Path;
use std::time::SystemTime;

/// The content of a file at one moment. To be compared only within one version of the program: the hash is the
/// standard library's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    modified: Option<SystemTime>,
    length: u64,
    hash: u64,
}

impl Stamp {
    /// The stamp of content read from a file; `about` is what its open handle said before the reading.
    pub fn of_bytes(bytes: &[u8], about: &Metadata) -> Self {
        let mut hasher = DefaultHasher::new();
        hasher.write(bytes);
        Self { modified: about.modified().ok(), length: bytes.len() as u64, hash: hasher.finish() }
    }

    /// Reads the file at `path` and gives its stamp.
    ///
    /// # Errors
    /// When it cannot be read, or is no regular file.
    pub fn of(path: &Path) -> io::Result<Self> {
        // Before opening, because opening a pipe would wait for somebody to write into it.
        if !fs::metadata(path)?.is_file() {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        let mut file = File::open(path)?;
        let modified = file.metadata()?.modified().ok();
        let (mut hasher, mut length) = (DefaultHasher::new(), 0);
        let mut piece = vec![0; 1 << 20];
        loop {
            match file.read(&mut piece) {
                Ok(0) => return Ok(Self { modified, length, hash: hasher.finish() }),
                Ok(read) => {
                    hasher.write(&piece[..read]);
                    length += read as u64;
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }

    /// Whether both stand for the same bytes, whenever they were written.
    pub fn same_content(&self, other: &Self) -> bool {
        (self.length, self.hash) == (other.length, other.hash)
    }

    /// Whether time and length are those of the file, which costs no reading. Where they differ the content may be
    /// the same all the same.
    pub fn fits(&self, about: &Metadata) -> bool {
        (self.modified, self.length) == (about.modified().ok(), about.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_tells_content_of_the_same_length_and_time_apart() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        // Longer than one piece of reading, and not a multiple of it.
        let mut content = vec![7; (1 << 20) + 13];
        fs::write(&path, &content).unwrap();
        let about = fs::metadata(&path).unwrap();
        let stamp = Stamp::of(&path).unwrap();
        assert_eq!(stamp, Stamp::of_bytes(&content, &about));
        assert!(stamp.fits(&about));
        content[5] = 8;
        let file = File::options().write(true).open(&path).unwrap();
        fs::write(&path, &content).unwrap();
        file.set_modified(about.modified().unwrap()).unwrap();
        let changed = Stamp::of(&path).unwrap();
        assert!(
            changed.fits(&about) && stamp.fits(&fs::metadata(&path).unwrap()),
            "time and length are the same"
        );
        assert!(!changed.same_content(&stamp));
        file.set_modified(SystemTime::UNIX_EPOCH).unwrap();
        let touched = Stamp::of(&path).unwrap();
        assert!(
            touched.same_content(&changed) && touched != changed && !changed.fits(&file.metadata().unwrap())
        );
    }

    #[test]
    fn what_is_no_regular_file_has_no_stamp() {
        let folder = tempfile::tempdir().unwrap();
        assert!(Stamp::of(folder.path()).is_err());
        assert_eq!(Stamp::of(&folder.path().join("none")).unwrap_err().kind(), io::ErrorKind::NotFound);
    }
}
