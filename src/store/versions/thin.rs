//! Which of the kept versions of an audit go, so that their number has a bound and the useful ones stay.
//!
//! The newest stay whatever they are, since what was just lost is looked for first. Of the older ones the first of each
//! hour stays for a day, the first of each day for a month, the first of each month for a year: the first of a span is
//! what the work in it began with. So an hour of saves by the minute never pushes out yesterday's.

/// So many of the newest stay.
const NEWEST: usize = 10;

/// Never more than so many. By age alone there are fewer, unless the clock was put back.
pub(super) const MOST: usize = 80;

/// Together they take no more than this, but for the newest, which stays whatever its size.
pub(super) const MOST_BYTES: u64 = 8 << 20;

const HOUR: u64 = 60 * 60 * 1000;
const DAY: u64 = 24 * HOUR;
const MONTH: u64 = 30 * DAY;
/// So long the first of a month stays, in milliseconds.
pub(super) const YEAR: u64 = 366 * DAY;

/// When a version was kept, in milliseconds since 1970, and its size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    pub(super) at: u64,
    pub(super) bytes: u64,
}

/// Whether each of the versions, which are given from the newest to the oldest, stays.
pub(super) fn stays(versions: &[Stamp], now: u64) -> Vec<bool> {
    let (mut count, mut bytes) = (0, 0_u64);
    let older = versions.iter().skip(1).map(Some).chain([None]);
    let all = versions.iter().zip(older).enumerate();
    all.map(|(place, (version, older))| {
        bytes += version.bytes;
        let wanted = place < NEWEST || is_first_of_its_span(*version, older, now);
        let stays = wanted && count < MOST && (bytes <= MOST_BYTES || place == 0);
        if stays {
            count += 1;
        } else {
            bytes -= version.bytes;
        }
        stays
    })
    .collect()
}

fn is_first_of_its_span(version: Stamp, older: Option<&Stamp>, now: u64) -> bool {
    let span = match now.saturating_sub(version.at) {
        age if age <= DAY => HOUR,
        age if age <= MONTH => DAY,
        age if age <= YEAR => MONTH,
        _ => return false,
    };
    older.is_none_or(|older| older.at / span < version.at / span)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Keeps one version after another at those times, thinning after each, as the program does.
    fn kept(times: &[u64], bytes: u64) -> Vec<Stamp> {
        let mut kept: Vec<Stamp> = Vec::new();
        for at in times {
            kept.insert(0, Stamp { at: *at, bytes });
            let stays = stays(&kept, *at);
            kept = kept.into_iter().zip(stays).filter_map(|(version, stays)| stays.then_some(version)).collect();
        }
        kept
    }

    /// Times that run on by steps of seconds, minutes, hours or days.
    fn times() -> impl Strategy<Value = Vec<u64>> {
        let step = prop_oneof![4 => 1_u64..60_000, 2 => 60_000..HOUR, 1 => HOUR..DAY, 1 => DAY..20 * DAY];
        prop::collection::vec(step, 1..400).prop_map(|steps| {
            let run_on = |at: &mut u64, step| {
                *at += step;
                Some(*at)
            };
            steps.into_iter().scan(1_415_000_000_000, run_on).collect()
        })
    }

    proptest! {
        #[test]
        fn there_is_a_bound_and_the_newest_stay(times in times()) {
            let kept = kept(&times, 14_000);
            prop_assert!(kept.len() <= MOST);
            for (version, at) in kept.iter().zip(times.iter().rev().take(NEWEST)) {
                prop_assert_eq!(version.at, *at);
            }
        }

        #[test]
        fn what_a_day_of_the_last_month_began_with_stays(times in times()) {
            let kept = kept(&times, 14_000);
            let now = *times.last().unwrap();
            let firsts = times.iter().enumerate().filter(|(place, at)| {
                let before = place.checked_sub(1).and_then(|before| times.get(before));
                before.is_none_or(|before| before / DAY < **at / DAY) && now - **at <= MONTH
            });
            for (_, at) in firsts {
                prop_assert!(kept.iter().any(|version| version.at == *at), "{} is gone at {}", at, now);
            }
        }

        #[test]
        fn large_ones_take_no_more_than_their_room(times in times(), bytes in 1_u64..2 << 20) {
            let kept = kept(&times, bytes);
            prop_assert!(u64::try_from(kept.len()).unwrap() * bytes <= MOST_BYTES || kept.len() == 1);
        }

        #[test]
        fn a_clock_that_jumps_about_brings_no_more(mut times in times(), back in any::<prop::sample::Index>()) {
            let middle = back.index(times.len());
            times.rotate_left(middle);
            let mut kept = kept(&times, 1);
            kept.sort_by_key(|version| std::cmp::Reverse(version.at));
            prop_assert!(kept.len() <= MOST);
        }
    }

    #[test]
    fn an_hour_of_saves_does_not_push_out_yesterday() {
        let (yesterday, now) = (1_415_000_000_000 - DAY, 1_415_000_000_000);
        let minutes = (0..60).map(|minute| now + minute * 60_000);
        let times: Vec<u64> = [yesterday].into_iter().chain(minutes).collect();
        assert_eq!(kept(&times, 14_000).last().unwrap().at, yesterday);
    }

    #[test]
    fn after_a_year_it_is_gone() {
        let now = 1_415_000_000_000;
        let (gone, stays) = (now - YEAR - 1, now - YEAR + MONTH);
        let times: Vec<u64> = [gone, stays].into_iter().chain((0..10).map(|n| now - 9 + n)).collect();
        assert_eq!(kept(&times, 1).last().unwrap().at, stays);
    }
}
