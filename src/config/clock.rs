//! The one clock: the local date and time.

use std::sync::OnceLock;

use jiff::Zoned;
use jiff::tz::TimeZone;

use super::Variables;

/// Where Unix keeps the rules of the local time.
const LOCAL: &str = "/etc/localtime";

/// The local date and time.
#[must_use]
#[allow(clippy::disallowed_methods, reason = "this is the one clock")]
pub fn now() -> Zoned {
    local(jiff::Timestamp::now())
}

/// A moment as the clocks here show it.
#[must_use]
pub fn local(at: jiff::Timestamp) -> Zoned {
    static ZONE: OnceLock<TimeZone> = OnceLock::new();
    let zone = ZONE.get_or_init(|| zone(&Variables::of_process()));
    at.to_zoned(zone.clone())
}

/// The zone of this computer, unless `TZ` names another.
///
/// `jiff` would look for the zone's name too, through all the folders of zones, which takes a tenth of the way to the
/// first screen; nobody is shown the name.
#[allow(clippy::disallowed_methods, reason = "no text, and no file of the user's, which is what `store` is for")]
fn zone(variables: &Variables) -> TimeZone {
    let rules = variables.get("TZ").is_none().then(|| std::fs::read(LOCAL).ok()).flatten();
    rules.and_then(|rules| TimeZone::tzif("local", &rules).ok()).unwrap_or_else(TimeZone::system)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_zone_is_the_one_that_jiff_finds() {
        let (ours, theirs) = (zone(&Variables::default()), TimeZone::system());
        // In January and in July, so that summer time is seen.
        for second in [1_400_000_000, 1_420_000_000] {
            let at = jiff::Timestamp::from_second(second).unwrap();
            if std::env::var_os("TZ").is_none() {
                assert_eq!(ours.to_offset(at), theirs.to_offset(at));
            }
        }
    }
}
