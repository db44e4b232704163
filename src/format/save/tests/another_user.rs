//! Saves of files that belong to somebody else, by a process of another user, which only the superuser can start.

use super::*;
use std::fs::Permissions;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::process::{Command, Stdio};

const PATH: &str = "PLACECARD_TEST_SAVES";
const NOBODY: u32 = 65534;
const REFUSED: &str = "The file may not be written to by this user; save under another name";

fn said_beside(path: &Path) -> PathBuf {
    path.with_extension("said")
}

#[test]
#[ignore = "is the process that the tests beside it start"]
fn saves_once() {
    let Some(path) = std::env::var_os(PATH) else { return };
    let path = Path::new(&path);
    let said = match save(path, "new") {
        Ok(saved) => saved.remarks.join(" "),
        Err(refused) => refused.to_string(),
    };
    fs::write(said_beside(path), said).unwrap();
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
}

/// What a save says that another user makes of a file of ours with this mode, in a folder that all may write to,
/// and the file afterwards. `None` for whoever cannot become another user.
fn saved_by_another(mode: u32) -> Option<(String, String, u32)> {
    let (folder, path) = folder();
    if fs::metadata(&path).unwrap().uid() != 0 {
        return None;
    }
    set_mode(folder.path(), 0o777);
    set_mode(&path, mode);
    // Where this program lies may be closed to others.
    let (own, program) = (std::env::current_exe().unwrap(), folder.path().join("program"));
    fs::hard_link(&own, &program).or_else(|_| fs::copy(&own, &program).map(drop)).unwrap();
    let ended = Command::new(program)
        .args(["--exact", "--ignored", "format::save::tests::another_user::saves_once"])
        .env(PATH, &path)
        .current_dir(folder.path())
        .stdout(Stdio::null())
        .uid(NOBODY)
        .gid(NOBODY)
        .status()
        .unwrap();
    assert!(ended.success());
    let said = fs::read_to_string(said_beside(&path)).unwrap();
    Some((said, fs::read_to_string(&path).unwrap(), fs::metadata(&path).unwrap().uid()))
}

#[test]
fn a_file_that_this_user_may_not_write_to_is_refused() {
    for mode in [0o640, 0o644] {
        let Some((said, content, owner)) = saved_by_another(mode) else { continue };
        assert!(said.starts_with(REFUSED), "{mode:o}: {said}");
        assert_eq!((content.as_str(), owner), ("old", 0));
    }
    // An own file that all others may write to: only the superuser may all the same.
    let (_folder, path) = folder();
    set_mode(&path, 0o422);
    let before = fs::metadata(&path).unwrap();
    match save(&path, "new") {
        Ok(_) => assert_eq!(before.uid(), 0),
        Err(refused) => {
            assert!(refused.to_string().starts_with(REFUSED), "{refused}");
            assert_eq!(refused.kind(), io::ErrorKind::PermissionDenied);
            assert_eq!(fs::metadata(&path).unwrap().modified().unwrap(), before.modified().unwrap());
        }
    }
}

#[test]
fn an_owner_who_could_not_be_kept_is_told() {
    let (_folder, path) = folder();
    assert_eq!(save(&path, "new").unwrap().remarks, [""; 0], "an own file stays one");
    if let Some((said, content, owner)) = saved_by_another(0o666) {
        assert!(said.contains("now belongs to whoever saved it"), "{said}");
        assert_eq!((content.as_str(), owner), ("new", NOBODY));
    }
}
