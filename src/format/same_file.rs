//! Whether two paths lead to one file.

use std::path::Path;

/// Whether both name one file, perhaps through links, or will once it is there.
pub fn is_same_file(one: &Path, other: &Path) -> bool {
    // Files are opened to be compared, and opening a pipe would wait for somebody to write into it.
    if one.is_file() && other.is_file() {
        return same_file::is_same_file(one, other)
            .unwrap_or_else(|_| one.canonicalize().ok() == other.canonicalize().ok());
    }
    let absolute = |path| std::path::absolute(path).ok();
    absolute(one) == absolute(other)
}
