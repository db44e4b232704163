//! Writers in a process of their own, which is killed while it writes.

use super::*;
use std::process::{Command, Stdio};

const PATH: &str = "PLACECARD_TEST_WRITES";
const LENGTH: usize = 3 << 20;

#[test]
#[ignore = "is the process that the tests beside it start and kill"]
fn writes_until_it_is_killed() {
    let Some(path) = std::env::var_os(PATH) else { return };
    for byte in (0..=u8::MAX).cycle() {
        replace(Path::new(&path), &vec![byte; LENGTH], Before::Anything).unwrap();
    }
}

/// Kills that many writers, each some milliseconds after its first file is there, and gives the number of files
/// they left beside the target: two at most each, one with content and a lock.
fn kill(times: u64) -> usize {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.scorecard");
    for time in 0..times {
        fs::write(&path, "before").unwrap();
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "--ignored", "format::save::tests::killed::writes_until_it_is_killed"])
            .env(PATH, &path)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let until = Instant::now() + Duration::from_mins(1);
        while fs::read(&path).unwrap() == b"before" {
            assert!(Instant::now() < until && child.try_wait().unwrap().is_none(), "it writes");
            std::thread::sleep(Duration::from_millis(1));
        }
        std::thread::sleep(Duration::from_micros(time * 7919 % 40_000));
        child.kill().unwrap();
        child.wait().unwrap();
        let content = fs::read(&path).unwrap();
        let is_whole = content.len() == LENGTH && content.iter().all(|byte| *byte == content[0]);
        assert!(is_whole, "kill {time}: {} bytes", content.len());
    }
    let left = names(folder.path()).len() - 1;
    for name in names(folder.path()) {
        let file = File::options().write(true).open(folder.path().join(name)).unwrap();
        file.set_modified(SystemTime::UNIX_EPOCH).unwrap();
    }
    save(&path, "after").unwrap();
    assert_eq!(names(folder.path()), ["a.scorecard"], "the next save clears up");
    left
}

#[test]
fn a_killed_save_leaves_a_whole_file_and_the_next_one_clears_up() {
    assert!(kill(40) <= 80);
}

#[test]
#[ignore = "takes minutes"]
fn of_a_thousand_killed_saves_each_leaves_a_whole_file() {
    assert!(kill(1000) <= 2000);
}
