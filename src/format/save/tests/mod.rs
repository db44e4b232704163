#[cfg(unix)]
mod another_user;
mod killed;

use super::*;
use std::time::{Duration, Instant, SystemTime};

/// Saves whatever is there.
fn save(path: &Path, text: &str) -> Result<Saved, SaveError> {
    replace(path, text.as_bytes(), Before::Anything)
}

/// A folder with a file in it.
fn folder() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.scorecard");
    fs::write(&path, "old").unwrap();
    (folder, path)
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn the_new_file_takes_the_place_of_the_old_one() {
    let (folder, path) = folder();
    save(&path, "new").unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"new");
    save(&folder.path().join("b.scorecard"), "first").unwrap();
    assert_eq!(names(folder.path()), ["a.scorecard", "b.scorecard"]);
}

#[test]
fn a_failure_in_the_middle_leaves_the_old_file_and_nothing_else() {
    let (folder, path) = folder();
    let failed = replace_by(&path, Before::Anything, |file| {
        file.write_all(b"half of the n")?;
        Err(io::ErrorKind::StorageFull.into())
    });
    let sentence = failed.unwrap_err().to_string();
    assert!(sentence.starts_with("The drive is full"), "{sentence}");
    assert!(sentence.ends_with("a.scorecard"), "{sentence}");
    assert_eq!(fs::read(&path).unwrap(), b"old");
    assert_eq!(names(folder.path()), ["a.scorecard"]);
}

#[test]
fn a_missing_folder_a_folder_and_a_read_only_file_are_refused() {
    let (folder, path) = folder();
    let missing = save(&folder.path().join("none/a.scorecard"), "new").unwrap_err();
    assert!(missing.to_string().starts_with("The folder does not exist"), "{missing}");
    let below = save(&path.join("a.scorecard"), "new").unwrap_err();
    assert!(below.to_string().starts_with("A part of this path is a file"), "{below}");
    let itself = save(folder.path(), "new").unwrap_err();
    assert!(itself.to_string().starts_with("This is a folder"), "{itself}");
    let mut permissions = fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).unwrap();
    let read_only = save(&path, "new").unwrap_err();
    assert!(read_only.to_string().contains("read-only"), "{read_only}");
    assert_eq!(fs::read(&path).unwrap(), b"old");
}

#[test]
fn a_file_that_changed_is_left_alone_and_the_error_says_so() {
    let (folder, path) = folder();
    let read = Stamp::of(&path).unwrap();
    let ours = replace(&path, b"ours", Before::Same(read)).unwrap().stamp;
    assert_eq!(ours, Stamp::of(&path).unwrap());
    let late = replace(&path, b"late", Before::Same(read)).unwrap_err();
    assert!(
        late.is_changed() && late.to_string().starts_with("The file has changed since it was read"),
        "{late}"
    );
    assert_eq!(fs::read(&path).unwrap(), b"ours");
    // Written again by somebody, but the same.
    fs::write(&path, "ours").unwrap();
    File::options().write(true).open(&path).unwrap().set_modified(SystemTime::UNIX_EPOCH).unwrap();
    let ours = replace(&path, b"more", Before::Same(ours)).unwrap().stamp;
    fs::remove_file(&path).unwrap();
    let gone = replace(&path, b"late", Before::Same(ours)).unwrap_err();
    assert!(gone.is_changed() && gone.to_string().starts_with("The file is no longer there"), "{gone}");
    assert_eq!(names(folder.path()), [""; 0]);
}

#[test]
fn where_no_file_is_expected_none_is_replaced() {
    let (folder, path) = folder();
    let there = replace(&path, b"new", Before::Absent).unwrap_err();
    assert!(there.to_string().starts_with("There is already a file of this name"), "{there}");
    assert_eq!((there.kind(), there.is_changed()), (io::ErrorKind::AlreadyExists, false));
    assert_eq!(fs::read(&path).unwrap(), b"old");
    replace(&folder.path().join("b.scorecard"), b"first", Before::Absent).unwrap();
    assert_eq!(names(folder.path()), ["a.scorecard", "b.scorecard"]);
}

/// Each writer adds lines to what it read, and reads again when it comes too late.
#[test]
fn of_many_writers_at_once_none_loses_a_line_of_another() {
    const WRITERS: usize = 6;
    const LINES: usize = 12;
    let (folder, path) = folder();
    fs::write(&path, "").unwrap();
    let add = |line: String| {
        loop {
            let text = fs::read_to_string(&path).unwrap();
            let read = Stamp::of_bytes(text.as_bytes(), &fs::metadata(&path).unwrap());
            match replace(&path, (text + &line).as_bytes(), Before::Same(read)) {
                Ok(_) => break,
                Err(error) => assert!(error.is_changed(), "{error}"),
            }
        }
    };
    std::thread::scope(|scope| {
        for writer in 0..WRITERS {
            let add = &add;
            scope.spawn(move || (0..LINES).for_each(|line| add(format!("{writer}/{line}\n"))));
        }
    });
    let text = fs::read_to_string(&path).unwrap();
    let lines: std::collections::BTreeSet<&str> = text.lines().collect();
    assert_eq!((lines.len(), text.lines().count()), (WRITERS * LINES, WRITERS * LINES));
    assert_eq!(names(folder.path()), ["a.scorecard"]);
}

#[test]
fn another_save_of_the_same_name_is_waited_for() {
    let (_folder, path) = folder();
    let held = Lock::take(&path).unwrap().unwrap();
    std::thread::scope(|scope| {
        let waiting = scope.spawn(|| save(&path, "second"));
        std::thread::sleep(Duration::from_millis(50));
        assert_eq!(fs::read(&path).unwrap(), b"old");
        drop(held);
        waiting.join().unwrap().unwrap();
    });
    assert_eq!(fs::read(&path).unwrap(), b"second");
}

#[test]
fn only_what_dead_writers_left_long_ago_is_swept_away() {
    let (folder, path) = folder();
    let aged = |name: &str| {
        let file = File::create(folder.path().join(name)).unwrap();
        file.set_modified(SystemTime::now() - Duration::from_hours(24)).unwrap();
        file
    };
    aged(".placecard-0123456789abcdef-aZ09bc.tmp");
    aged(".placecard-0123456789abcdef.lock");
    let left = [
        ".placecard-0123456789ABCDEF.lock",
        ".placecard-0123456789abcdef-aZ09b.tmp",
        ".placecard-0123456789abcdef-living.tmp",
        ".placecard-0123456789abcdef-younga.tmp",
        ".placecard-0123456789abcdef.tmp",
        ".placecard-notes.tmp",
        ".placecard-paper1.tmp",
        ".placecard-shopping.lock",
        "a.scorecard",
        "placecard-0123456789abcdef-aZ09bc.tmp",
    ];
    let aged: Vec<File> =
        left.iter().filter(|name| !name.ends_with(".scorecard")).map(|name| aged(name)).collect();
    aged[2].try_lock().unwrap();
    aged[3].set_modified(SystemTime::now()).unwrap();
    save(&path, "new").unwrap();
    assert_eq!(names(folder.path()), left);
}

#[test]
fn what_a_save_makes_beside_its_target_would_be_swept_away() {
    let (folder, path) = folder();
    replace_by(&path, Before::Anything, |file| {
        let beside = names(folder.path());
        assert_eq!(beside.len(), 3, "the target, its lock and its new content: {beside:?}");
        assert_eq!(beside.iter().filter(|name| leftover::is_ours(name)).count(), 2, "{beside:?}");
        file.write_all(b"new")
    })
    .unwrap();
}

#[test]
fn a_lock_that_cannot_be_had_says_why_at_once() {
    let (folder, _) = folder();
    let begun = Instant::now();
    let failed = Lock::take(&folder.path().join("none/a.scorecard")).err().map(|error| error.kind());
    assert_eq!(failed, Some(io::ErrorKind::NotFound));
    assert!(begun.elapsed() < Duration::from_secs(5));
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::fs::Permissions;
    use std::os::unix::fs::{MetadataExt, PermissionsExt, chown, symlink};

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o7777
    }

    #[test]
    fn permissions_are_kept_and_new_files_are_readable_by_others_as_usual() {
        let (folder, path) = folder();
        for kept in [0o640, 0o600, 0o664] {
            fs::set_permissions(&path, Permissions::from_mode(kept)).unwrap();
            assert_eq!(save(&path, "new").unwrap().remarks, [""; 0]);
            assert_eq!(mode(&path), kept);
        }
        let (usual, fresh) = (folder.path().join("usual"), folder.path().join("fresh"));
        fs::write(&usual, "").unwrap();
        save(&fresh, "").unwrap();
        assert_eq!(mode(&fresh), mode(&usual));
    }

    #[test]
    fn what_replaces_a_private_file_is_private_while_it_is_written() {
        let (folder, path) = folder();
        fs::set_permissions(&path, Permissions::from_mode(0o640)).unwrap();
        replace_by(&path, Before::Anything, |file| {
            let temporary = names(folder.path()).into_iter().find(|name| name.contains(".tmp")).unwrap();
            assert_eq!(mode(&folder.path().join(temporary)), 0o600);
            file.write_all(b"new")
        })
        .unwrap();
        assert_eq!(mode(&path), 0o640);
    }

    #[test]
    fn a_group_is_kept_where_that_is_allowed() {
        let (_folder, path) = folder();
        // Only the superuser may choose any group; everybody else keeps the one there is.
        let _ = chown(&path, None, Some(4242));
        let before = fs::metadata(&path).unwrap();
        save(&path, "new").unwrap();
        let after = fs::metadata(&path).unwrap();
        assert_eq!((after.uid(), after.gid()), (before.uid(), before.gid()));
        assert_eq!(rights::without_group(0o100_660), 0o100_600);
        assert_eq!(rights::without_group(0o100_664), 0o100_644);
    }

    #[test]
    fn another_name_of_the_file_keeps_the_old_content_and_that_is_said() {
        let (folder, path) = folder();
        let second = folder.path().join("second");
        fs::hard_link(&path, &second).unwrap();
        let remarks = save(&path, "new").unwrap().remarks;
        assert!(remarks.len() == 1 && remarks[0].contains("hard link"), "{remarks:?}");
        assert_eq!(fs::read(&second).unwrap(), b"old");
        assert_eq!(save(&path, "newer").unwrap().remarks, [""; 0]);
    }

    /// An access list as Linux keeps it: the owner, user 1000 and the mask read and write, the group reads.
    #[cfg(target_os = "linux")]
    fn access_list() -> Vec<u8> {
        let entries =
            [(1_u16, 6_u16, u32::MAX), (2, 6, 1000), (4, 4, u32::MAX), (16, 6, u32::MAX), (32, 0, u32::MAX)];
        let entry = |(tag, rights, id): (u16, u16, u32)| {
            [&tag.to_le_bytes()[..], &rights.to_le_bytes(), &id.to_le_bytes()].concat()
        };
        [2_u32.to_le_bytes().to_vec(), entries.map(entry).concat()].concat()
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn access_lists_and_attributes_are_those_of_the_file_before_and_not_of_the_folder() {
        const LIST: &str = "system.posix_acl_access";
        let (folder, path) = folder();
        let plain = folder.path().join("plain.scorecard");
        fs::write(&plain, "old").unwrap();
        if let Err(error) = xattr::set(&path, LIST, &access_list()) {
            assert_eq!(error.kind(), io::ErrorKind::Unsupported, "no access lists on this drive");
            return;
        }
        xattr::set(folder.path(), "system.posix_acl_default", &access_list()).unwrap();
        let has_tags = xattr::set(&path, "user.tag", b"board").is_ok();
        let before = mode(&path);
        assert_eq!(save(&path, "new").unwrap().remarks, [""; 0]);
        assert_eq!(xattr::get(&path, LIST).unwrap(), Some(access_list()));
        assert_eq!(mode(&path), before);
        assert_eq!(xattr::get(&path, "user.tag").unwrap_or_default(), has_tags.then(|| b"board".to_vec()));
        let before = mode(&plain);
        save(&plain, "new").unwrap();
        assert_eq!(xattr::get(&plain, LIST).unwrap(), None, "the folder's list for new files does not apply");
        assert_eq!(mode(&plain), before);
    }

    #[test]
    fn links_survive_even_in_a_row_and_to_nothing_yet() {
        let (folder, path) = folder();
        let (link, further) = (folder.path().join("link"), folder.path().join("further"));
        symlink("a.scorecard", &link).unwrap();
        symlink(&link, &further).unwrap();
        save(&further, "new").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert!(fs::symlink_metadata(&further).unwrap().is_symlink());
        fs::remove_file(&path).unwrap();
        replace(&link, b"newer", Before::Absent).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"newer");
    }

    #[test]
    fn what_is_no_file_is_left_alone() {
        let (folder, _path) = folder();
        let (one, other) = (folder.path().join("one"), folder.path().join("other"));
        symlink(&other, &one).unwrap();
        symlink(&one, &other).unwrap();
        let circle = save(&one, "new").unwrap_err();
        assert!(circle.to_string().starts_with("The link leads round in a circle"), "{circle}");
        assert!(fs::symlink_metadata(&one).unwrap().is_symlink());
        let socket = folder.path().join("socket");
        let _listener = std::os::unix::net::UnixListener::bind(&socket).unwrap();
        let before = names(folder.path());
        for path in [socket, PathBuf::from("/dev/null")] {
            for expected in [Before::Anything, Before::Absent] {
                let refused = replace(&path, b"new", expected).unwrap_err();
                assert!(refused.to_string().starts_with("This is a device, a pipe or a socket"), "{refused}");
            }
            assert!(!fs::metadata(&path).unwrap().is_file());
        }
        assert_eq!(names(folder.path()), before);
    }

    #[test]
    fn a_folder_that_may_not_be_written_to_is_named_in_a_sentence() {
        let (folder, path) = folder();
        fs::set_permissions(folder.path(), Permissions::from_mode(0o555)).unwrap();
        let refused = save(&path, "new");
        fs::set_permissions(folder.path(), Permissions::from_mode(0o755)).unwrap();
        // The superuser may write anywhere, so there is nothing to see for one but the sentence.
        if let Err(refused) = refused {
            assert!(refused.to_string().contains("may not be written to"), "{refused}");
            assert_eq!(fs::read(&path).unwrap(), b"old");
        }
        let sentence = reason(&io::ErrorKind::PermissionDenied.into());
        assert!(sentence.contains("save in another folder"), "{sentence}");
    }
}
