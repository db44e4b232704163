//! What is said when the program itself fails.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// The file that holds what is not saved.
static KEPT: Mutex<Option<PathBuf>> = Mutex::new(None);

/// What is not saved is kept here.
pub fn kept_in(path: &Path) {
    if let Ok(mut kept) = KEPT.lock() {
        *kept = Some(path.to_owned());
    }
}

/// From now on, a fault that ends the program says where the last state is, which stays there. Faults of jobs do not end
/// it: the window says them.
pub fn explain_faults() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        usual(panic);
        if std::thread::current().name() == Some("main") {
            // Nobody may be there to read it: on Windows there is no console.
            let _ = writeln!(
                std::io::stderr(),
                "{}",
                sentence(KEPT.lock().ok().and_then(|kept| kept.clone()).as_deref())
            );
        }
    }));
}

fn sentence(kept: Option<&Path>) -> String {
    let what = match kept.filter(|path| path.exists()) {
        Some(path) => format!(
            "What was not saved is in {}; Placecard offers to bring it back at its next start.",
            path.display()
        ),
        None => "Nothing was waiting to be saved.".to_owned(),
    };
    format!("Placecard has ended by a fault of its own. {what}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sentence_names_what_was_kept_only_where_it_is() {
        let file = tempfile::NamedTempFile::new().unwrap();
        assert!(sentence(Some(file.path())).contains(&*file.path().to_string_lossy()));
        assert!(sentence(Some(Path::new("/no such file"))).ends_with("Nothing was waiting to be saved."));
    }
}
