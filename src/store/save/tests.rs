//! Saving: whole or not at all, whatever fails on the way.

use std::cell::Cell;
use std::fs;

use rayon::prelude::*;

use super::*;
use crate::store::faulty::{FaultyDisk, WithoutLocks};
use crate::store::{RealDisk, read_to_edit};

const OLD: &str = "status = \"planned\"\n";
const NEW: &str = "status = \"met\" # and a little longer\n";

/// A folder with an audit in it.
fn audit() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("2014.toml");
    fs::write(&path, OLD).unwrap();
    (folder, path)
}

fn names_in(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn content(path: &Path) -> String {
    fs::read_to_string(path).unwrap()
}

#[test]
fn the_text_is_on_the_disk_before_it_takes_its_place_and_its_name_is_before_it_counts_as_saved() {
    let (_folder, path) = audit();
    let disk = FaultyDisk::sound();
    save(&disk, &path, NEW, None).unwrap();
    let steps = disk.steps();
    let place = |name| steps.iter().rposition(|step| *step == name).unwrap();
    assert!(place("write") < place("sync") && place("sync") < place("rename"), "{steps:?}");
    assert!(place("set_permissions") < place("sync"), "{steps:?}");
    assert_eq!(steps.last(), Some(&"sync_folder"));
}

#[test]
fn nothing_is_written_when_nothing_changed() {
    let (_folder, path) = audit();
    fs::File::open(&path).unwrap().set_modified(std::time::SystemTime::UNIX_EPOCH).unwrap();
    let (_, before) = read_to_edit(&path).unwrap();
    let saved = save(&RealDisk, &path, OLD, Some(&before)).unwrap();
    assert!(!saved.written);
    assert_eq!(saved.fingerprint, before);
    assert_eq!(fs::metadata(&path).unwrap().modified().unwrap(), std::time::SystemTime::UNIX_EPOCH);
}

#[test]
fn a_save_that_was_not_confirmed_can_be_confirmed_by_saving_again() {
    let (_folder, path) = audit();
    save(&RealDisk, &path, NEW, None).unwrap();
    let disk = FaultyDisk::sound();
    save(&disk, &path, NEW, None).unwrap();
    assert_eq!(disk.steps().last(), Some(&"sync_folder"));
}

#[test]
fn one_save_after_the_other_needs_no_reading_in_between() {
    let (_folder, path) = audit();
    let (_, before) = read_to_edit(&path).unwrap();
    let first = save(&RealDisk, &path, NEW, Some(&before)).unwrap();
    assert!(first.written);
    let second = save(&RealDisk, &path, OLD, Some(&first.fingerprint)).unwrap();
    assert_eq!(content(&path), OLD);
    assert_eq!(read_to_edit(&path).unwrap().1, second.fingerprint);
}

#[test]
fn what_somebody_else_changed_is_never_saved_over() {
    let (folder, path) = audit();
    let (_, before) = read_to_edit(&path).unwrap();
    fs::write(&path, OLD.replace("planned", "not-met")).unwrap();
    let refused = save(&RealDisk, &path, NEW, Some(&before)).unwrap_err();
    assert!(matches!(refused, SaveError::ChangedOnDisk { .. }), "{refused}");
    assert_eq!(content(&path), OLD.replace("planned", "not-met"));
    fs::remove_file(&path).unwrap();
    let refused = save(&RealDisk, &path, NEW, Some(&before)).unwrap_err();
    assert!(matches!(refused, SaveError::Gone { .. }), "{refused}");
    assert!(names_in(folder.path()).is_empty());
}

#[test]
fn a_change_that_keeps_length_and_time_is_seen_when_saving() {
    let (_folder, path) = audit();
    let (_, before) = read_to_edit(&path).unwrap();
    let time = fs::metadata(&path).unwrap().modified().unwrap();
    fs::write(&path, OLD.replace("planned", "not-met")).unwrap();
    fs::File::open(&path).unwrap().set_modified(time).unwrap();
    assert!(matches!(save(&RealDisk, &path, NEW, Some(&before)), Err(SaveError::ChangedOnDisk { .. })));
}

#[test]
fn a_change_made_while_saving_is_seen_too() {
    for gone in [false, true] {
        let (folder, path) = audit();
        let (_, before) = read_to_edit(&path).unwrap();
        let other = path.clone();
        let disk = FaultyDisk::meanwhile("sync", move || {
            if gone { fs::remove_file(&other).unwrap() } else { fs::write(&other, "theirs").unwrap() }
        });
        let refused = save(&disk, &path, NEW, Some(&before)).unwrap_err();
        if gone {
            assert!(matches!(refused, SaveError::Gone { .. }), "{refused}");
            assert!(names_in(folder.path()).is_empty());
        } else {
            assert!(matches!(refused, SaveError::ChangedOnDisk { .. }), "{refused}");
            assert_eq!(content(&path), "theirs");
            assert_eq!(names_in(folder.path()), ["2014.toml"]);
        }
    }
}

#[test]
fn the_temporary_file_is_hidden_and_no_audit_and_fits_beside_the_longest_name() {
    let (folder, _) = audit();
    let path = folder.path().join(format!("{}.toml", "n".repeat(250)));
    let (seen, inside) = (std::rc::Rc::new(Cell::new(false)), folder.path().to_owned());
    let found = seen.clone();
    let disk = FaultyDisk::meanwhile("rename", move || {
        let names = names_in(&inside);
        found.set(names.iter().any(|name| name.starts_with('.') && !name.ends_with(".toml")));
    });
    save(&disk, &path, NEW, None).unwrap();
    assert!(seen.get());
}

#[test]
fn a_text_that_could_not_be_read_again_is_refused() {
    let (_folder, path) = audit();
    let refused = save(&RealDisk, &path, &"#".repeat(MAX_BYTES + 1), None).unwrap_err();
    assert!(matches!(refused, SaveError::TooLarge { .. }));
    assert_eq!(content(&path), OLD);
    save(&RealDisk, &path, &"#".repeat(MAX_BYTES), None).unwrap();
}

#[test]
fn what_somebody_else_writes_in_the_last_moment_before_the_replacing_is_not_saved_over() {
    let (folder, path) = audit();
    let (_, before) = read_to_edit(&path).unwrap();
    let theirs = path.clone();
    // After the text was written beside, since only then the turn is taken.
    let disk = FaultyDisk::meanwhile("set_permissions", move || fs::write(&theirs, "theirs").unwrap());
    assert!(matches!(save(&disk, &path, NEW, Some(&before)), Err(SaveError::ChangedOnDisk { .. })));
    assert_eq!((content(&path).as_str(), names_in(folder.path()).len()), ("theirs", 1));
}

#[test]
fn the_last_look_and_the_replacing_are_one_turn() {
    let (_folder, path) = audit();
    let (_, before) = read_to_edit(&path).unwrap();
    let disk = FaultyDisk::sound();
    save(&disk, &path, NEW, Some(&before)).unwrap();
    let steps = disk.steps();
    let [beside, turn] = [steps.iter().position(|it| *it == "create"), steps.iter().rposition(|it| *it == "create")];
    assert!(beside < turn, "{steps:?}");
    assert_eq!(steps[turn.unwrap()..], ["create", "stat", "read", "rename", "remove", "sync_folder"]);
}

#[test]
fn of_many_who_save_over_the_same_text_at_once_one_succeeds_with_locks_and_without() {
    let disks: [&(dyn Disk + Sync); 2] = [&RealDisk, &WithoutLocks];
    for disk in disks {
        let (folder, path) = audit();
        let (_, before) = read_to_edit(&path).unwrap();
        let texts: Vec<String> = (0..32).map(|n| format!("n = {n}")).collect();
        let saved: Vec<_> = texts.par_iter().filter(|text| save(disk, &path, text, Some(&before)).is_ok()).collect();
        assert_eq!(saved, [&content(&path)]);
        assert_eq!(names_in(folder.path()), ["2014.toml"]);
    }
}

#[test]
fn a_folder_is_not_saved_over() {
    let (folder, _) = audit();
    assert!(matches!(save(&RealDisk, folder.path(), NEW, None), Err(SaveError::NotAFile { .. })));
}

#[test]
fn a_new_audit_makes_its_folders_and_never_replaces_one() {
    let (folder, path) = audit();
    let new = folder.path().join("a/../northbridge/x/2015.toml");
    assert!(create_new(&RealDisk, &new, NEW).unwrap().written);
    assert_eq!(content(&new), NEW);
    let refused = create_new(&RealDisk, &path, NEW).unwrap_err();
    assert!(matches!(refused, SaveError::AlreadyThere { .. }));
    assert_eq!(content(&path), OLD);
    assert_eq!(names_in(folder.path()), ["2014.toml", "a", "northbridge"]);
}

#[test]
fn a_new_folder_is_on_the_disk_before_what_is_in_it() {
    let (folder, _) = audit();
    let disk = FaultyDisk::sound();
    create_new(&disk, &folder.path().join("northbridge/x/2015.toml"), NEW).unwrap();
    let steps = disk.steps();
    let before = &steps[..steps.iter().position(|step| *step == "create").unwrap()];
    assert_eq!(before.iter().filter(|step| **step == "sync_folder").count(), 2, "{before:?}");
}

#[test]
fn of_many_who_make_the_same_audit_at_once_one_succeeds() {
    let (folder, path) = audit();
    fs::remove_file(&path).unwrap();
    let texts: Vec<String> = (0..8).map(|n| format!("n = {n}")).collect();
    let made: Vec<_> = texts.par_iter().filter(|text| create_new(&RealDisk, &path, text).is_ok()).collect();
    assert_eq!(made, [&content(&path)]);
    assert_eq!(names_in(folder.path()), ["2014.toml"]);
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, chown, symlink};

    use super::*;

    fn set_mode(path: &Path, mode: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }

    #[test]
    fn permissions_are_kept() {
        for mode in [0o600, 0o640, 0o666, 0o755] {
            let (_folder, path) = audit();
            set_mode(&path, mode);
            save(&RealDisk, &path, NEW, None).unwrap();
            assert_eq!(fs::metadata(&path).unwrap().mode() & 0o7777, mode);
        }
    }

    #[test]
    fn owner_and_group_are_kept_by_those_who_can() {
        let (_folder, path) = audit();
        if chown(&path, Some(12345), Some(23456)).is_err() {
            return; // only root may give files away
        }
        save(&RealDisk, &path, NEW, None).unwrap();
        let stat = fs::metadata(&path).unwrap();
        assert_eq!((stat.uid(), stat.gid()), (12345, 23456));
    }

    #[test]
    fn a_write_protected_file_is_not_replaced() {
        let (folder, path) = audit();
        set_mode(&path, 0o444);
        let refused = save(&RealDisk, &path, NEW, None).unwrap_err();
        assert!(refused.to_string().contains("write-protected"), "{refused}");
        assert_eq!((content(&path), names_in(folder.path()).len()), (OLD.to_owned(), 1));
    }

    #[test]
    fn a_link_stays_a_link_through_a_chain_and_across_folders() {
        let (folder, path) = audit();
        let elsewhere = folder.path().join("elsewhere");
        fs::create_dir(&elsewhere).unwrap();
        let (first, second) = (elsewhere.join("first.toml"), elsewhere.join("second.toml"));
        symlink("second.toml", &first).unwrap();
        symlink("../2014.toml", &second).unwrap();
        save(&RealDisk, &first, NEW, None).unwrap();
        assert_eq!(content(&path), NEW);
        assert!([first, second].iter().all(|link| link.is_symlink()));
        assert_eq!(names_in(&elsewhere), ["first.toml", "second.toml"]);
    }

    #[test]
    fn a_link_to_nothing_is_an_error_and_stays() {
        let (folder, path) = audit();
        let link = folder.path().join("link.toml");
        symlink("nowhere.toml", &link).unwrap();
        assert!(matches!(save(&RealDisk, &link, NEW, None), Err(SaveError::DanglingLink { .. })));
        assert!(matches!(create_new(&RealDisk, &link, NEW), Err(SaveError::AlreadyThere { .. })));
        assert_eq!(names_in(folder.path()), ["2014.toml", "link.toml"]);
        let circle = folder.path().join("circle.toml");
        symlink("circle.toml", &circle).unwrap();
        assert!(matches!(save(&RealDisk, &circle, NEW, None), Err(SaveError::Io { .. })));
        assert_eq!(content(&path), OLD);
    }
}

#[test]
fn what_a_killed_program_left_beside_is_removed_at_the_next_save() {
    let folder = tempfile::tempdir().unwrap();
    let old = |name: &str| {
        let path = folder.path().join(name);
        let file = fs::File::create(&path).unwrap();
        file.set_modified(std::time::SystemTime::UNIX_EPOCH).unwrap();
        (path, file)
    };
    let (left, _) = old(".lscb-audit-1-0.tmp");
    let (held, lock) = old(".lscb-audit-2-0.tmp");
    let (foreign, _) = old(".notes.tmp");
    lock.lock().unwrap();
    let young = folder.path().join(".lscb-audit-3-0.tmp");
    fs::write(&young, "").unwrap();
    save(&RealDisk, &folder.path().join("2014.toml"), NEW, None).unwrap();
    assert_eq!([left, held, foreign, young].map(|path| path.exists()), [false, true, true, true]);
}
