//! The day on which a document is read: it decides which data are old and which targets overdue.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::time::SystemTime;

/// Today by the machine's clock and time zone; for a clock that is set beyond the calendar, its last or first day.
pub fn today() -> Date {
    day_of(SystemTime::now(), TimeZone::system())
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
