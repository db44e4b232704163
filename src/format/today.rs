//! The day on which a document is read: it decides which data are old and which targets overdue.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::ffi::OsStr;
use std::fs;
use std::time::SystemTime;

/// No file that describes a time zone is as long as this, in bytes.
const LONGEST_ZONE: u64 = 1 << 20;

/// Today by the machine's clock and time zone; for a clock that is set beyond the calendar, its last or first day.
pub fn today() -> Date {
    let is_readable = std::env::var_os("TZ").is_none_or(|zone| is_readable(&zone));
    day_of(SystemTime::now(), if is_readable { TimeZone::system() } else { TimeZone::UTC })
}

/// Whether the variable `TZ` may be followed: the name of a zone or its rule, or else the path of a file of sensible
/// length. A device or a pipe would be read without end.
fn is_readable(zone: &OsStr) -> bool {
    let path = zone.to_str().map_or(zone, |text| OsStr::new(text.strip_prefix(':').unwrap_or(text)));
    fs::metadata(path).map_or(true, |about| about.is_file() && about.len() <= LONGEST_ZONE)
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
