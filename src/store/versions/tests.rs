use std::thread;

use super::*;

/// A folder for the program's state that is not there yet, and an audit elsewhere.
struct House {
    folder: tempfile::TempDir,
    audit: PathBuf,
}

impl House {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let audit = folder.path().join("audits/northbridge/2014.toml");
        fs::create_dir_all(audit.parent().unwrap()).unwrap();
        fs::write(&audit, "first").unwrap();
        Self { folder, audit }
    }

    fn state(&self) -> PathBuf {
        self.folder.path().join("state/lscb-audit")
    }

    fn versions(&self) -> Versions {
        Versions::new(Some(&self.state()), true)
    }
}

fn texts(versions: &Versions, audit: &Path) -> Vec<String> {
    versions.of(audit).unwrap().iter().map(|version| version.text().unwrap()).collect()
}

#[test]
fn what_is_there_is_kept_to_the_byte_once_and_when_it_was_saved() {
    let house = House::new();
    let versions = house.versions();
    assert_eq!(versions.of(&house.audit).unwrap(), []);
    let saved = fs::metadata(&house.audit).unwrap().modified().unwrap();
    for _ in 0..2 {
        let present = versions.keep(&house.audit, Occasion::Set).unwrap().unwrap();
        assert!(present.is_of(b"first"));
    }
    fs::write(&house.audit, b"second \xff\r\n").unwrap();
    versions.keep(&house.audit, Occasion::Sign).unwrap();
    let kept = versions.of(&house.audit).unwrap();
    let befores: Vec<Occasion> = kept.iter().map(|version| version.before).collect();
    assert_eq!(befores, [Occasion::Sign, Occasion::Set]);
    assert_eq!(fs::read(&kept[0].file).unwrap(), b"second \xff\r\n");
    assert_eq!((kept[1].text().unwrap().as_str(), kept[1].saved), ("first", saved));
}

#[test]
fn an_audit_is_the_same_whichever_way_it_is_named_and_when_its_folder_is_gone() {
    let house = House::new();
    let versions = house.versions();
    versions.keep(&house.audit, Occasion::Set).unwrap();
    assert_eq!(versions.of(&house.audit.parent().unwrap().join("../northbridge/2014.toml")).unwrap().len(), 1);
    fs::remove_dir_all(house.folder.path().join("audits")).unwrap();
    assert!(versions.keep(&house.audit, Occasion::Set).unwrap().is_none(), "nothing is there to be kept");
    assert_eq!(texts(&versions, &house.audit), ["first"]);
    assert_eq!(versions.of(&house.audit.with_file_name("2013.toml")).unwrap(), []);
}

#[cfg(unix)]
#[test]
fn an_audit_behind_a_link_is_the_one_that_it_leads_to() {
    let house = House::new();
    let link = house.folder.path().join("link");
    std::os::unix::fs::symlink(house.folder.path().join("audits"), &link).unwrap();
    house.versions().keep(&link.join("northbridge/2014.toml"), Occasion::Set).unwrap();
    assert_eq!(texts(&house.versions(), &house.audit), ["first"]);
}

#[cfg(unix)]
#[test]
fn versions_are_for_their_owner_only() {
    use std::os::unix::fs::MetadataExt;
    let house = House::new();
    house.versions().keep(&house.audit, Occasion::Set).unwrap();
    let all = walkdir::WalkDir::new(house.state()).into_iter().map(Result::unwrap);
    let modes: Vec<u32> = all.map(|entry| entry.metadata().unwrap().mode() & 0o777).collect();
    assert!(modes.len() >= 5 && modes.iter().all(|mode| [0o700, 0o600].contains(mode)), "{modes:?}");
}

#[test]
fn at_the_keyboard_a_version_is_kept_first_and_whenever_the_sign_off_changes() {
    let house = House::new();
    let versions = house.versions();
    let save = |text: &str, signed| {
        let change = versions.keep_before_change(&house.audit, signed, false).unwrap();
        fs::write(&house.audit, text).unwrap();
        if change != KeyboardChange::Soon {
            versions.changed(&house.audit, signed);
        }
        change
    };
    assert_eq!(save("second", false), KeyboardChange::Other);
    assert_eq!(save("third", false), KeyboardChange::Soon);
    assert_eq!(texts(&versions, &house.audit), ["first"]);
    assert_eq!(save("signed", true), KeyboardChange::SignOff);
    assert_eq!(save("reopened", false), KeyboardChange::Other);
    assert_eq!(texts(&versions, &house.audit), ["signed", "third", "first"]);
    // Another run of the program keeps what the one before ended with.
    house.versions().keep_before_change(&house.audit, false, false).unwrap();
    assert_eq!(texts(&versions, &house.audit).first().unwrap(), "reopened");
}

#[test]
fn two_programs_at_once_lose_nothing() {
    let house = House::new();
    let other = house.folder.path().join("other.toml");
    thread::scope(|scope| {
        for program in 0..4 {
            let (house, other) = (&house, &other);
            scope.spawn(move || {
                // Each its own content, all in the folder of one audit.
                let versions = house.versions();
                for n in 0..2 {
                    let text = format!("{program} {n}");
                    versions.keep_content(other, Occasion::Set, SystemTime::now(), text.as_bytes()).unwrap();
                }
            });
        }
    });
    let mut kept = texts(&house.versions(), &other);
    kept.sort();
    assert_eq!(kept, ["0 0", "0 1", "1 0", "1 1", "2 0", "2 1", "3 0", "3 1"]);
}

#[test]
fn two_versions_of_one_moment_are_both_kept() {
    let folder = tempfile::tempdir().unwrap();
    for content in [b"one", b"two"] {
        write_version(folder.path(), 1_415_000_000_000, (Occasion::Set, SystemTime::now(), content)).unwrap();
    }
    let kept = versions_in(folder.path());
    assert_eq!(kept.iter().map(|it| it.text().unwrap()).collect::<Vec<_>>(), ["two", "one"]);
}

#[test]
fn what_cannot_be_kept_says_so_once() {
    let house = House::new();
    fs::create_dir_all(house.folder.path().join("state")).unwrap();
    fs::write(house.state(), "a file in its place").unwrap();
    let versions = house.versions();
    let why = versions.first_failure(versions.keep(&house.audit, Occasion::Set)).unwrap();
    assert!(why.to_string().contains("state/lscb-audit/versions"), "{why}");
    assert!(versions.first_failure(versions.keep(&house.audit, Occasion::Set)).is_none());
    let nowhere = Versions::new(None, true);
    assert!(matches!(nowhere.keep(&house.audit, Occasion::Set), Err(NotKept::NoHome)));
}

#[test]
fn nothing_is_kept_where_that_is_not_wanted_but_for_what_is_restored_over() {
    let house = House::new();
    let versions = Versions::new(Some(&house.state()), false);
    assert!(versions.keep(&house.audit, Occasion::Set).unwrap().is_none());
    assert!(!house.state().exists());
    versions.keep(&house.audit, Occasion::Restore).unwrap();
    assert_eq!(texts(&versions, &house.audit), ["first"]);
}

#[test]
fn nothing_is_kept_of_the_examples() {
    let house = House::new();
    let example = house.state().join("demo/northbridge/2014.toml");
    fs::create_dir_all(example.parent().unwrap()).unwrap();
    fs::write(&example, "example").unwrap();
    house.versions().keep(&example, Occasion::Set).unwrap();
    assert!(!house.state().join("versions").exists());
}

#[test]
fn what_is_forgotten_is_gone_and_others_stay() {
    let house = House::new();
    let (versions, other) = (house.versions(), house.audit.with_file_name("2013.toml"));
    fs::write(&other, "other").unwrap();
    for audit in [&house.audit, &other] {
        versions.keep(audit, Occasion::Set).unwrap();
    }
    assert_eq!(versions.forget(&house.audit).unwrap(), 1);
    assert_eq!(versions.forget(&house.audit).unwrap(), 0);
    assert_eq!((texts(&versions, &house.audit), texts(&versions, &other)), (vec![], vec!["other".to_owned()]));
}

#[test]
fn those_of_all_audits_together_have_a_bound_and_the_last_changed_stay() {
    let house = House::new();
    let versions = house.versions();
    let audits: Vec<PathBuf> = (0..10).map(|n| house.folder.path().join(format!("{n}.toml"))).collect();
    for (audit, at) in audits.iter().zip(1_000..) {
        versions.keep_content(audit, Occasion::Set, SystemTime::now(), b"0123456789").unwrap();
        let kept = versions.of(audit).unwrap().remove(0).file;
        let at = millis(SystemTime::now()) - 10_000 + at; // one after the other
        fs::rename(&kept, kept.with_file_name(format!("{at:013}-set.toml"))).unwrap();
    }
    versions.look_at_all(35);
    let there: Vec<bool> = audits.iter().map(|audit| !versions.of(audit).unwrap().is_empty()).collect();
    assert_eq!(there, [[false; 7].as_slice(), &[true; 3]].concat());
}

#[test]
fn a_year_old_version_goes_with_its_folder() {
    let house = House::new();
    let versions = house.versions();
    versions.keep(&house.audit, Occasion::Set).unwrap();
    let kept = versions.of(&house.audit).unwrap().remove(0);
    let old = millis(SystemTime::now()) - YEAR - 1;
    fs::rename(&kept.file, kept.file.with_file_name(format!("{old:013}-set.toml"))).unwrap();
    assert_eq!(versions.of(&house.audit).unwrap().len(), 1);
    versions.tidy();
    assert_eq!(versions.of(&house.audit).unwrap(), []);
    assert!(!kept.file.parent().unwrap().exists());
}

#[test]
fn what_a_killed_program_did_not_keep_to_the_end_goes_when_the_next_version_is_kept() {
    let house = House::new();
    let versions = house.versions();
    versions.keep(&house.audit, Occasion::Set).unwrap();
    let left = versions.of(&house.audit).unwrap().remove(0).file.with_file_name(".lscb-audit-x.tmp");
    fs::write(&left, "half").unwrap();
    File::options().write(true).open(&left).unwrap().set_modified(UNIX_EPOCH).unwrap();
    versions.keep(&house.audit, Occasion::Set).unwrap();
    assert!(!left.exists());
}

#[test]
fn versions_kept_within_one_millisecond_or_while_the_clock_goes_back_stay_in_order() {
    let house = House::new();
    let versions = house.versions();
    versions.keep(&house.audit, Occasion::Set).unwrap();
    let kept = versions.of(&house.audit).unwrap().remove(0).file;
    let ahead = millis(SystemTime::now()) + 60_000;
    fs::rename(&kept, kept.with_file_name(format!("{ahead:013}-set.toml"))).unwrap();
    fs::write(&house.audit, "second").unwrap();
    versions.keep(&house.audit, Occasion::Sign).unwrap();
    assert_eq!(texts(&versions, &house.audit), ["second", "first"]);
}
