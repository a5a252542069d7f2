//! Killed at any moment and opened again: what was shown as saved is in the file, what was being typed is offered, and
//! nothing is left lying about.
//!
//! `LSCB_AUDIT_KILLS` sets how often (2,000 is the full run), `LSCB_AUDIT_SEED` the seed.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use lscb_audit::audit;
use lscb_audit::framework::{Frameworks, Status};

use crate::session::{Home, Session};

/// How often the program is killed in one home.
const KILLS_A_HOME: usize = 10;

/// The keys of four statuses, and what requirements and foundations call them.
const STATUSES: [(Status, &str, [&str; 2]); 4] = [
    (Status::Met, "1", ["Met", "In place"]),
    (Status::PartlyMet, "2", ["Partly met", "Partly in place"]),
    (Status::Planned, "3", ["Planned", "Planned"]),
    (Status::NotMet, "4", ["Not met", "Not in place"]),
];

/// What is answered, by the number of the standard.
type Answers = BTreeMap<String, (Option<Status>, Option<String>)>;

/// A text that was shown and is neither thrown away nor, as far as is known, in the file.
#[derive(Clone, Debug)]
struct Owed {
    number: String,
    text: String,
    /// So much of it was seen on the screen, in bytes.
    seen: usize,
}

#[test]
fn whenever_it_is_killed_nothing_that_was_shown_as_saved_or_was_being_typed_is_lost() {
    let kills = setting("LSCB_AUDIT_KILLS", 20);
    let seed = setting("LSCB_AUDIT_SEED", 1);
    let homes = kills.div_ceil(KILLS_A_HOME);
    let sums = in_two_threads(homes, |number| {
        let mut life = Life::new(seed * 1_000_000 + number);
        for _ in 0..KILLS_A_HOME.min(kills - number * KILLS_A_HOME) {
            life.goes_on_until_it_is_killed();
        }
        life.leaves_nothing_lying_about();
        life.sums
    });
    let of = |which: fn(&Sums) -> usize| sums.iter().map(which).sum::<usize>();
    let [kills, saved, saving, owed] = [of(|it| it.kills), of(|it| it.saved), of(|it| it.saving), of(|it| it.owed)];
    println!(
        "{kills} kills in {homes} homes: {saved} answers had been shown as saved, {saving} were on their way, \
         {owed} texts were seen being typed; none is lost"
    );
}

#[test]
fn whenever_set_is_killed_the_old_or_the_new_text_is_there_whole() {
    let kills = setting("LSCB_AUDIT_KILLS", 20);
    let homes = kills.div_ceil(KILLS_A_HOME);
    let ended = in_two_threads(homes, |number| {
        let (home, mut random) = (Home::new(), Random::new(number));
        let beside = names(home.audit().parent().unwrap());
        let begun = Instant::now();
        assert!(set(&home, "first").wait().unwrap().success());
        let most = begun.elapsed() * 3 / 2;
        let ended = (0..KILLS_A_HOME).filter(|n| set_and_kill(&home, random.below_time(most), *n, &mut random)).count();
        make_old(home.audit().parent().unwrap());
        assert!(set(&home, "last").wait().unwrap().success());
        assert_eq!(names(home.audit().parent().unwrap()), beside);
        ended
    });
    println!("{} kills of `set`: {} found the new text in the file", homes * KILLS_A_HOME, ended.iter().sum::<usize>());
}

/// Sets a text and kills the program on the way; says whether the text is in the file.
fn set_and_kill(home: &Home, moment: Duration, n: usize, random: &mut Random) -> bool {
    let before = home.text();
    let text = format!("text {n}, {}", "and so on ".repeat(random.below(3_000)));
    let mut program = set(home, &text);
    // The one place where a test sleeps: the moment is what is tried, and nothing is waited for.
    thread::sleep(moment);
    program.kill().unwrap();
    let was_done = program.wait().unwrap().success();
    let now = answers(&home.text())["R4"].1.clone();
    let is_there = now.as_deref().map(str::trim_end) == Some(text.trim_end());
    assert!(is_there || home.text() == before, "neither the old nor the new text: {now:?}");
    assert!(is_there || !was_done, "it ended well and the text is not there");
    is_there
}

fn set(home: &Home, text: &str) -> std::process::Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lscb-audit"));
    command.env_clear().env("HOME", home.path()).env("LSCB_AUDIT_TODAY", "2014-11-10");
    command.arg("set").arg(home.audit()).arg(format!("sub-group.evidence={text}"));
    command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

/// One home, in which the program is killed again and again.
struct Life {
    home: Home,
    random: Random,
    /// What is beside the audit from the beginning.
    beside: Vec<String>,
    numbers: Vec<String>,
    /// What may be in the file: as it was at first, and after each thing that was done since.
    may_be: Vec<Answers>,
    /// The first of these that it may be, since the screen has shown it as saved.
    at_least: usize,
    /// What the screen says when each of them is saved.
    notices: Vec<[String; 2]>,
    owed: Vec<Owed>,
    texts: usize,
    sums: Sums,
}

#[derive(Clone, Copy, Default)]
struct Sums {
    kills: usize,
    saved: usize,
    saving: usize,
    owed: usize,
}

impl Life {
    fn new(seed: usize) -> Self {
        let home = Home::new();
        let beside = names(home.audit().parent().unwrap());
        let may_be = vec![answers(&home.text())];
        let numbers = may_be[0].keys().cloned().collect();
        Self {
            home,
            random: Random::new(seed),
            beside,
            numbers,
            may_be,
            at_least: 0,
            notices: vec![<[String; 2]>::default()],
            owed: Vec::new(),
            texts: 0,
            sums: Sums::default(),
        }
    }

    fn goes_on_until_it_is_killed(&mut self) {
        let mut session = self.home.open();
        // One in eight does not get as far as being looked at.
        if self.random.below(8) > 0 {
            self.does_something(&mut session);
        }
        let moment = self.random.moment();
        session.looks_on(moment, |session| self.looks(session));
        session.is_killed(|session| self.looks(session));
        self.sums.kills += 1;
        self.checks();
    }

    /// Answers and writes; whatever it is doing last is not waited for.
    fn does_something(&mut self, session: &mut Session) {
        if !self.takes_what_is_offered(session) {
            return;
        }
        for left in (0..=self.random.below(4)).rev() {
            let is_written = self.random.below(2) == 0;
            let goes_on = if is_written { self.writes(session, left == 0) } else { self.answers(session) };
            if !goes_on {
                return;
            }
            if left > 0 && (is_written || self.random.below(2) == 0) {
                let notice = self.notices.last().unwrap().clone();
                session.waits(|session| says(session, &notice), &notice[1]);
                self.looks(session);
            }
        }
    }

    /// Takes over, throws away or leaves what was left over. Says whether there is time for more.
    fn takes_what_is_offered(&mut self, session: &mut Session) -> bool {
        let offered = kept(self.home.path(), self.may_be.last().unwrap());
        session.sees(if offered.is_empty() { "] next to answer" } else { "left over" });
        if let [(number, text)] = &offered[..] {
            session.sees(&format!("{number}: evidence")).sees(text.trim_end());
        }
        match self.random.below(if offered.len() == 1 { 4 } else { 2 }) {
            _ if offered.is_empty() => true,
            0 if offered.len() == 1 => false,
            0 | 1 => {
                self.owed.clear();
                session.keys(&"X".repeat(offered.len())).sees("] next to answer");
                true
            }
            _ => {
                let (number, text) = &offered[0];
                session.keys("\r").sees("Enter: new line");
                self.owed.push(Owed { number: number.clone(), text: text.clone(), seen: text.len() });
                if self.random.below(3) == 0 {
                    return false;
                }
                self.keeps(session, number, text);
                session.waits(|session| says(session, &[format!("{number}: "), "evidence written".to_owned()]), "it");
                self.looks(session);
                true
            }
        }
    }

    /// Gives a standard another status.
    fn answers(&mut self, session: &mut Session) -> bool {
        let number = self.other_number();
        let now = self.may_be.last().unwrap()[&number].0;
        let others: Vec<_> = STATUSES.iter().filter(|(status, ..)| Some(*status) != now).collect();
        let (status, key, labels) = others[self.random.below(others.len())];
        session.keys(&format!(":{number}\r{key}"));
        let label = labels[usize::from(number.starts_with('F'))];
        self.will_be(&number, [format!(" {number}: "), format!(" {label}. ")], |answer| answer.0 = Some(*status));
        true
    }

    /// Writes evidence for a standard in the place of what is there. Says whether it was written to the end.
    fn writes(&mut self, session: &mut Session, is_last: bool) -> bool {
        let number = self.other_number();
        self.texts += 1;
        let text = format!("Text {} {}", self.texts, "of the minutes".get(..self.random.below(14)).unwrap());
        let text = text.trim_end().to_owned();
        session.keys(&format!(":{number}\re")).sees(&format!("{number}: evidence")).keys("\x01");
        self.owed.push(Owed { number: number.clone(), text: text.clone(), seen: 0 });
        let stops_at = if is_last && self.random.below(2) == 0 { self.random.below(text.len()) } else { text.len() };
        for letter in text.get(..stops_at).unwrap().chars() {
            session.keys(&letter.to_string());
            let pause = Duration::from_micros(u64::try_from(self.random.below(3_000)).unwrap());
            session.looks_on(pause, |session| self.looks(session));
        }
        if stops_at < text.len() {
            return false;
        }
        session.sees(&text);
        self.looks(session);
        self.keeps(session, &number, &text);
        true
    }

    /// Leaves the field, by which its text is kept in the audit.
    fn keeps(&mut self, session: &mut Session, number: &str, text: &str) {
        session.keys("\x1b");
        let notice = [format!(" {number}: "), "evidence written".to_owned()];
        self.will_be(number, notice, |answer| answer.1 = Some(text.to_owned()));
    }

    /// Takes note of what will be in the file, and of what the screen says then.
    fn will_be(
        &mut self,
        number: &str,
        notice: [String; 2],
        change: impl FnOnce(&mut (Option<Status>, Option<String>)),
    ) {
        let mut next = self.may_be.last().unwrap().clone();
        change(next.get_mut(number).unwrap());
        self.may_be.push(next);
        self.notices.push(notice);
    }

    /// A standard for which no text is owed.
    fn other_number(&mut self) -> String {
        loop {
            let number = self.numbers[self.random.below(self.numbers.len())].clone();
            if self.owed.iter().all(|owed| owed.number != number) && !self.notices.last().unwrap()[0].contains(&number)
            {
                return number;
            }
        }
    }

    /// Takes note of what the screen shows: as saved, and as being typed.
    fn looks(&mut self, session: &Session) {
        let screen = session.screen();
        let shown = (self.at_least + 1..self.notices.len()).rev().find(|at| says(session, &self.notices[*at]));
        self.at_least = shown.unwrap_or(self.at_least);
        for owed in &mut self.owed {
            let lengths = (owed.seen + 1..=owed.text.len()).rev();
            // Blanks are on every screen.
            let mut begins = lengths.map(|end| owed.text[..end].trim_end()).filter(|it| it.len() > "Text 1".len());
            let seen = begins.find(|begins| screen.contains(*begins)).map_or(0, str::len);
            owed.seen = owed.seen.max(seen);
        }
    }

    /// Looks at the files that were left.
    fn checks(&mut self) {
        let now = answers(&self.home.text());
        let Some(at) = self.may_be.iter().skip(self.at_least).position(|answers| *answers == now) else {
            let lost: Vec<_> = self.may_be[self.at_least].iter().filter(|(number, is)| now[*number] != **is).collect();
            panic!("what was shown as saved is not in the file, or more than was answered: {lost:#?}");
        };
        self.sums.saved += self.at_least;
        self.sums.saving += self.may_be.len() - 1 - self.at_least;
        let kept = kept(self.home.path(), &now);
        for owed in std::mem::take(&mut self.owed) {
            self.sums.owed += usize::from(owed.seen > 0);
            let is_kept = kept.iter().any(|(number, text)| {
                *number == owed.number && text.len() >= owed.seen && owed.text.starts_with(text.as_str())
            });
            let is_saved = now[&owed.number].1.as_ref() == Some(&owed.text);
            assert!(
                owed.seen == 0 || is_kept || is_saved,
                "{owed:?} is neither in the file nor kept: {kept:?}, at {at}"
            );
        }
        self.owed = kept.into_iter().map(|(number, text)| Owed { number, seen: text.len(), text }).collect();
        (self.may_be, self.at_least, self.notices) = (vec![now], 0, vec![<[String; 2]>::default()]);
    }

    /// After the next save, some time later, only the audits are left, and the texts that are still on offer.
    fn leaves_nothing_lying_about(&mut self) {
        let folder = self.home.audit().parent().unwrap().to_owned();
        let recovery = recovery(self.home.path());
        make_old(&folder);
        make_old(&recovery);
        let mut session = self.home.open();
        let offered = kept(self.home.path(), &self.may_be[0]).len();
        session.sees(if offered == 0 { "] next to answer" } else { "left over" }).keys(&"X".repeat(offered));
        session.sees("] next to answer");
        self.owed.clear();
        assert!(self.writes(&mut session, false));
        session.sees("evidence written").keys("q");
        assert!(session.ends().success());
        assert_eq!((names(&folder), names(&recovery)), (self.beside.clone(), Vec::new()));
    }
}

/// Whether the last line of the screen begins so and has that in it.
fn says(session: &Session, [begins, says]: &[String; 2]) -> bool {
    let (rows, cols) = session.vt().size();
    let (rows, cols) = (u16::from(rows), u16::from(cols));
    let last = session.vt().rows(0, cols).nth(usize::from(rows) - 1).unwrap_or_default();
    last.trim_start().starts_with(begins.trim()) && last.contains(says.trim_end())
}

/// What the file says; it has to be readable.
fn answers(text: &str) -> Answers {
    let frameworks = Frameworks::embedded();
    let reading = audit::read(text, &frameworks);
    let audit = reading.audit.unwrap_or_else(|| panic!("the file cannot be read: {:?}", reading.findings));
    let framework = frameworks.get(&audit.framework).unwrap();
    let answer = |id| audit.response(id).map(|response| (response.status, response.evidence.clone()));
    framework.standards.iter().map(|it| (it.number.clone(), answer(&it.id).unwrap_or_default())).collect()
}

fn recovery(home: &Path) -> PathBuf {
    home.join(".local/state/lscb-audit/recovery")
}

/// The texts that are kept and not in the file, by the number of the standard.
fn kept(home: &Path, now: &Answers) -> Vec<(String, String)> {
    let files = names(&recovery(home)).into_iter().filter(|name| name.ends_with(".json"));
    let kept = files.map(|name| {
        let note = fs::read_to_string(recovery(home).join(&name)).unwrap();
        let note: serde_json::Value = serde_json::from_str(&note).unwrap_or_else(|why| panic!("{name}: {why}: {note}"));
        let id = note["key"].as_str().unwrap().split('.').nth(1).unwrap().to_owned();
        let frameworks = Frameworks::embedded();
        let number = frameworks.iter().find_map(|it| Some(it.standard(&id)?.number.clone())).unwrap();
        (number, note["text"].as_str().unwrap().to_owned())
    });
    kept.filter(|(number, text)| now[number].1.as_deref().unwrap_or_default().trim_end() != text.trim_end()).collect()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().file_name());
    let mut names: Vec<String> = entries.map(|name| name.into_string().unwrap()).collect();
    names.sort();
    names
}

/// Lets a day go by since the files in the folder were written.
fn make_old(folder: &Path) {
    let yesterday = SystemTime::now() - Duration::from_secs(24 * 60 * 60);
    for name in names(folder) {
        fs::File::open(folder.join(name)).unwrap().set_modified(yesterday).unwrap();
    }
}

fn in_two_threads<T: Send>(count: usize, run: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let run = &run;
    thread::scope(|scope| {
        let hands = [0, 1].map(|first| scope.spawn(move || (first..count).step_by(2).map(run).collect::<Vec<T>>()));
        hands.into_iter().flat_map(|hand| hand.join().unwrap()).collect()
    })
}

fn setting(name: &str, usual: usize) -> usize {
    std::env::var(name).ok().map_or(usual, |value| value.parse().unwrap())
}

/// Numbers that look random and are the same every time.
struct Random(u64);

impl Random {
    fn new(seed: usize) -> Self {
        Self(u64::try_from(seed).unwrap())
    }

    fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((z ^ (z >> 31)) % u64::try_from(count.max(1)).unwrap()).unwrap()
    }

    /// At once, soon or after a while.
    fn moment(&mut self) -> Duration {
        let most = [300, 3_000, 30_000, 120_000][self.below(4)];
        self.below_time(Duration::from_micros(most))
    }

    fn below_time(&mut self, most: Duration) -> Duration {
        let most = usize::try_from(most.as_micros()).unwrap();
        Duration::from_micros(u64::try_from(self.below(most)).unwrap())
    }
}
