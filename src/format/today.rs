//! The day on which a document is read: it decides which data are old and which targets overdue.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::ffi::OsStr;
use std::fs::{self, Metadata};
use std::path::Path;
use std::time::SystemTime;

/// No file that describes a time zone is as long as this, in bytes.
const LONGEST_ZONE: u64 = 1 << 20;

/// No folder of time zones holds as many files and folders as this.
const MOST_ZONES: usize = 10_000;

/// Today by the machine's clock and time zone; for a clock that is set beyond the calendar, its last or first day.
pub fn today() -> Date {
    let is_readable = std::env::var_os("TZ").is_none_or(|zone| is_readable(&zone))
        && std::env::var_os("TZDIR").is_none_or(|folder| holds_zones(Path::new(&folder)));
    day_of(SystemTime::now(), if is_readable { TimeZone::system() } else { TimeZone::UTC })
}

/// Whether the variable `TZ` may be followed: the name of a zone or its rule, or else the path of a file of sensible
/// length. A device or a pipe would be read without end.
fn is_readable(zone: &OsStr) -> bool {
    let path = zone.to_str().map_or(zone, |text| OsStr::new(text.strip_prefix(':').unwrap_or(text)));
    fs::metadata(path).map_or(true, |about| is_zone(&about))
}

/// Whether zones may be looked up in the folder that the variable `TZDIR` names: everything in it is a file of sensible
/// length, so that whatever name is looked up finds no device and no pipe, and there is not too much to look through.
fn holds_zones(folder: &Path) -> bool {
    let (mut folders, mut seen) = (vec![folder.to_owned()], 0);
    while let Some(folder) = folders.pop() {
        // A folder that cannot be read holds no zone that could be found.
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            seen += 1;
            if seen > MOST_ZONES {
                return false;
            }
            if entry.file_type().is_ok_and(|of| of.is_dir()) {
                folders.push(entry.path());
            } else if fs::metadata(entry.path()).is_ok_and(|about| !about.is_dir() && !is_zone(&about)) {
                return false;
            }
        }
    }
    true
}

fn is_zone(about: &Metadata) -> bool {
    about.is_file() && about.len() <= LONGEST_ZONE
}

fn day_of(now: SystemTime, zone: TimeZone) -> Date {
    let beyond = if now > SystemTime::UNIX_EPOCH { Timestamp::MAX } else { Timestamp::MIN };
    Timestamp::try_from(now).unwrap_or(beyond).to_zoned(zone).date()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use std::time::Duration;

    #[test]
    fn a_zone_is_a_name_a_rule_or_a_short_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("zone");
        fs::write(&path, "TZif").unwrap();
        let named = |text: &str| is_readable(OsStr::new(text));
        let in_folder = |prefix: &str| named(&format!("{prefix}{}", path.display()));
        assert!(named("Europe/London") && named(":Europe/London") && named("GMT0BST,M3.5.0,M10.5.0"));
        assert!(named("") && in_folder("") && in_folder(":"));
        fs::File::options().write(true).open(&path).unwrap().set_len(LONGEST_ZONE + 1).unwrap();
        assert!(!in_folder("") && !in_folder(":"));
        assert!(!named(&folder.path().to_string_lossy()));
        #[cfg(unix)]
        assert!(!named(":/dev/zero") && !named("/dev/zero"));
    }

    #[test]
    fn a_folder_of_zones_holds_short_files_only() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("Europe")).unwrap();
        let zone = folder.path().join("Europe/London");
        fs::write(&zone, "TZif").unwrap();
        assert!(holds_zones(folder.path()) && holds_zones(&folder.path().join("none")));
        #[cfg(unix)]
        {
            let link = folder.path().join("Europe/zero");
            std::os::unix::fs::symlink("/dev/zero", &link).unwrap();
            assert!(!holds_zones(folder.path()) && !holds_zones(Path::new("/dev")));
            fs::remove_file(link).unwrap();
            std::os::unix::fs::symlink("..", folder.path().join("Europe/above")).unwrap();
            assert!(holds_zones(folder.path()), "a link to a folder is not followed");
        }
        fs::File::options().write(true).open(&zone).unwrap().set_len(LONGEST_ZONE + 1).unwrap();
        assert!(!holds_zones(folder.path()));
        fs::remove_file(zone).unwrap();
        for at in 0..=MOST_ZONES {
            fs::write(folder.path().join(at.to_string()), "").unwrap();
        }
        assert!(!holds_zones(folder.path()), "as the root of a machine is no folder of zones");
    }

    #[test]
    fn a_clock_beyond_the_calendar_gives_its_last_or_first_day() {
        let years = |count: u64| Duration::from_hours(count * 8_766);
        let after = |time| day_of(SystemTime::UNIX_EPOCH + time, TimeZone::UTC);
        assert_eq!(after(Duration::ZERO), date(1970, 1, 1));
        assert_eq!(after(years(20_000)), Timestamp::MAX.to_zoned(TimeZone::UTC).date());
        for zone in [jiff::tz::offset(14), jiff::tz::offset(-12)] {
            let last = day_of(SystemTime::UNIX_EPOCH + years(20_000), zone.to_time_zone());
            assert!(last.year() == 9999, "{last}");
        }
        if let Some(early) = SystemTime::UNIX_EPOCH.checked_sub(years(20_000)) {
            assert_eq!(day_of(early, TimeZone::UTC).year(), -9999);
        }
    }
}
