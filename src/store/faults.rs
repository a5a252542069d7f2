//! Whatever fails: every step of every way to write a file, with every fault, once and from then on. What is in the
//! file afterwards, what lies beside it, and what is said.
//!
//! `cargo test --lib store::faults -- --nocapture` prints a row for each. The snapshot beside this file has the same
//! rows, those together that differ only in fault or step; `‹why›` stands for what `error::why_not_written` says of it.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::time::SystemTime;

use rustix::io::Errno;

use super::disk::HIDDEN;
use super::error::why_not_written;
use super::faulty::{Fault, FaultyDisk};
use super::save::save_private;
use super::{
    Disk, NotAll, SaveError, Stream, create_all, create_new, create_program, make_ready, may_save, put, read_to_edit,
    save,
};

const OLD: &str = "status = \"planned\"\n";
const NEW: &str = "status = \"met\" # and a little longer\n";

/// What goes wrong.
const FAULTS: [(&str, Fault); 7] = [
    ("ENOSPC", Fault::Error(Errno::NOSPC.raw_os_error())),
    ("EDQUOT", Fault::Error(Errno::DQUOT.raw_os_error())),
    ("EIO", Fault::Error(Errno::IO.raw_os_error())),
    ("EROFS", Fault::Error(Errno::ROFS.raw_os_error())),
    ("EACCES", Fault::Error(Errno::ACCESS.raw_os_error())),
    ("EINTR", Fault::Error(Errno::INTR.raw_os_error())),
    ("short write", Fault::ShortWrite),
];

/// Every step that a disk has, but for those that cannot fail a save: a lock that is not had, and tidying.
const STEPS: [&str; 16] = [
    "create",
    "make_folder",
    "may_write",
    "may_write_into",
    "read",
    "real_path",
    "remove",
    "remove_folder",
    "rename",
    "rename_new",
    "set_permissions",
    "stat",
    "stat_link",
    "sync",
    "sync_folder",
    "write",
];

/// Why it was not done, and whether the new text is there all the same.
struct Told {
    message: String,
    is_written: bool,
}

impl From<SaveError> for Told {
    fn from(error: SaveError) -> Self {
        Self { is_written: matches!(error, SaveError::NotConfirmed { .. }), message: error.to_string() }
    }
}

impl From<NotAll> for Told {
    fn from(error: NotAll) -> Self {
        Self { is_written: error.left.iter().any(|path| path.is_file()), message: error.to_string() }
    }
}

type Written = Result<(), Told>;

/// A way to write: its name, the files that it writes in a folder, whether they are there before, and how.
struct Way {
    name: &'static str,
    files: &'static [&'static str],
    is_there: bool,
    write: fn(&dyn Disk, &Path) -> Written,
}

/// A way that writes the one file.
const fn one(name: &'static str, is_there: bool, write: fn(&dyn Disk, &Path) -> Written) -> Way {
    Way { name, files: &["2014.toml"], is_there, write }
}

const WAYS: [Way; 14] = [
    one(
        "save over what is there",
        true,
        |disk, folder| Ok(save(disk, &folder.join("2014.toml"), NEW, None).map(drop)?),
    ),
    one("save over what was read", true, |disk, folder| {
        let path = folder.join("2014.toml");
        let (_, before) = read_to_edit(&path).unwrap();
        Ok(save(disk, &path, NEW, Some(&before)).map(drop)?)
    }),
    one("save through a link", true, |disk, folder| {
        let link = folder.join("link to 2014.toml");
        symlink("2014.toml", &link).unwrap();
        Ok(save(disk, &link, NEW, None).map(drop)?)
    }),
    one("save where nothing is", false, |disk, folder| Ok(save(disk, &folder.join("2014.toml"), NEW, None).map(drop)?)),
    one("save what is there already", true, |disk, folder| {
        fs::write(folder.join("2014.toml"), NEW).unwrap();
        Ok(save(disk, &folder.join("2014.toml"), NEW, None).map(drop)?)
    }),
    one("may it be saved?", true, |disk, folder| Ok(may_save(disk, &folder.join("2014.toml"))?)),
    Way {
        name: "a new audit in a new folder",
        files: &["a/b/2014.toml"],
        is_there: false,
        write: |disk, folder| Ok(create_new(disk, &folder.join("a/b/2014.toml"), NEW).map(drop)?),
    },
    Way {
        name: "new audits, all or none",
        files: &["a/2014.toml", "2014.toml"],
        is_there: false,
        write: |disk, folder| {
            let files = ["a/2014.toml", "2014.toml"].map(|name| (folder.join(name), NEW.to_owned()));
            Ok(create_all(disk, &files)?)
        },
    },
    one("a program", false, |disk, folder| Ok(create_program(disk, &folder.join("2014.toml"), NEW)?)),
    one("in private", true, |disk, folder| Ok(save_private(disk, &folder.join("2014.toml"), NEW).map(drop)?)),
    one("a file of a report, over one", true, |disk, folder| {
        Ok(put(disk, &folder.join("2014.toml"), NEW.as_bytes(), |_| true)?)
    }),
    Way {
        name: "a file of a report, in a new folder",
        files: &["a/2014.toml"],
        is_there: false,
        write: |disk, folder| {
            make_ready(disk, &folder.join("a"))?;
            Ok(put(disk, &folder.join("a/2014.toml"), NEW.as_bytes(), |_| false)?)
        },
    },
    one("an export, over one", true, |disk, folder| stream(disk, &folder.join("2014.toml"))),
    one("an export, new", false, |disk, folder| stream(disk, &folder.join("2014.toml"))),
];

/// Writes the text in two pieces.
fn stream(disk: &dyn Disk, path: &Path) -> Written {
    let mut stream = Stream::open(disk, path)?;
    let (first, second) = NEW.as_bytes().split_at(10);
    for part in [first, second] {
        let told = |why: io::Error| Told { message: why.to_string(), is_written: false };
        io::Write::write_all(&mut stream, part).map_err(told)?;
    }
    Ok(stream.put_in_place()?)
}

/// Whether the fault is there once, or from then on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lasts {
    Once,
    FromThenOn,
}

/// A row of the table.
struct Row {
    way: &'static str,
    step: String,
    lasts: Lasts,
    faults: Vec<&'static str>,
    left: String,
    told: String,
}

impl Row {
    fn shown(&self) -> String {
        let lasts = if self.lasts == Lasts::Once { "once" } else { "from then on" };
        format!(
            "| {} | {} | {lasts} | {} | {} | {} |",
            self.way,
            self.step,
            self.faults.join(" "),
            self.left,
            self.told
        )
    }

    fn is_alike(&self, other: &Self) -> bool {
        (self.way, self.lasts, &self.left, &self.told) == (other.way, other.lasts, &other.left, &other.told)
    }
}

/// The folder of a way, as it is before.
fn before(way: &Way) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    way.files.iter().filter(|_| way.is_there).for_each(|name| fs::write(folder.path().join(name), OLD).unwrap());
    folder
}

/// What is in the files of a way: all of them hold it, or it is no text at all that may be there.
fn left(way: &Way, folder: &Path) -> &'static str {
    let texts: BTreeSet<_> = way.files.iter().map(|name| fs::read_to_string(folder.join(name)).ok()).collect();
    match texts.into_iter().collect::<Vec<_>>().as_slice() {
        [None] => "nothing",
        [Some(text)] if text == OLD => "old",
        [Some(text)] if text == NEW => "new",
        [None, Some(text)] if text == NEW => "new in one of them",
        other => panic!("{}: neither the old text nor the new one: {other:?}", way.name),
    }
}

/// The files in a folder that were not to be written.
fn strays(way: &Way, folder: &Path) -> Vec<String> {
    let names = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap).filter(|it| !it.file_type().is_dir());
    let names = names.map(|it| it.path().strip_prefix(folder).unwrap().to_str().unwrap().to_owned());
    names.filter(|name| !way.files.contains(&name.as_str()) && !name.starts_with("link to")).collect()
}

/// Writes with a fault at a step, looks whether what is promised holds, and says what came of it.
fn tried(way: &Way, step: usize, fault: Fault, lasts: Lasts, seen: &mut BTreeSet<&'static str>) -> (String, String) {
    let folder = before(way);
    let disk = match lasts {
        Lasts::Once => FaultyDisk::failing(step, fault),
        Lasts::FromThenOn => FaultyDisk::failing_from(step, fault),
    };
    let written = (way.write)(&disk, folder.path());
    seen.extend(disk.steps());
    let left = left(way, folder.path());
    let case = format!("{}, {fault:?} at {:?}", way.name, disk.steps().get(step));
    let told = match &written {
        Ok(()) => "done".to_owned(),
        Err(told) => {
            assert!(
                told.message.contains("2014.toml") || told.message.contains("/a could not"),
                "{case}: {}",
                told.message
            );
            let is_new_anyway = way.name == "save what is there already";
            assert!(is_new_anyway || left.starts_with("new") == told.is_written, "{case}: {}", told.message);
            told.message.replace(&format!("{}/", folder.path().display()), "")
        }
    };
    if written.is_ok() {
        assert_eq!(left, if way.name.ends_with('?') { "old" } else { "new" }, "{case}: it is said to be done");
    }
    is_tidy(way, folder.path(), lasts, &case);
    (left.to_owned(), told)
}

/// Nothing lies beside the files; or, on a disk that goes on failing, something hidden that the next save removes.
fn is_tidy(way: &Way, folder: &Path, lasts: Lasts, case: &str) {
    let strays = strays(way, folder);
    assert!(lasts == Lasts::FromThenOn || strays.is_empty(), "{case}: {strays:?}");
    for stray in &strays {
        let path = folder.join(stray);
        assert!(path.file_name().unwrap().to_str().unwrap().starts_with(HIDDEN), "{case}: {stray}");
        File::options().write(true).open(&path).unwrap().set_modified(SystemTime::UNIX_EPOCH).unwrap();
    }
    for stray in strays.iter().map(|stray| folder.join(stray)) {
        save(&FaultyDisk::sound(), &stray.with_file_name("next.toml"), &stray.to_string_lossy(), None).unwrap();
        assert!(!stray.exists(), "{case}: {stray:?} stays");
    }
}

/// Whether a fault makes sense there: an interruption comes once, and only a write is cut short.
fn is_possible(name: &str, step: &str, lasts: Lasts) -> bool {
    match name {
        "short write" => step == "write",
        "EINTR" => lasts == Lasts::Once,
        _ => true,
    }
}

#[test]
fn at_every_step_of_every_way_with_every_fault_the_old_or_the_new_text_is_there_and_it_is_told() {
    let (mut rows, mut seen): (Vec<Row>, _) = (Vec::new(), BTreeSet::new());
    for way in &WAYS {
        let sound = FaultyDisk::sound();
        (way.write)(&sound, before(way).path()).map_err(|told| told.message).unwrap();
        for lasts in [Lasts::Once, Lasts::FromThenOn] {
            for (at, step) in sound.steps().into_iter().enumerate() {
                for (name, fault) in FAULTS.into_iter().filter(|(name, _)| is_possible(name, step, lasts)) {
                    let (left, told) = tried(way, at, fault, lasts, &mut seen);
                    let step = format!("{} {step}", at + 1);
                    let row = Row { way: way.name, step, lasts, faults: vec![name], left, told };
                    #[expect(clippy::print_stdout, reason = "a table for whoever asks for it by --nocapture")]
                    let () = println!("{}", row.shown());
                    add(&mut rows, row, fault);
                }
            }
        }
    }
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), STEPS);
    let table: Vec<String> = with_steps_together(rows).iter().map(Row::shown).collect();
    insta::assert_snapshot!(format!("| way | step | lasts | fault | in the file | told |\n{}", table.join("\n")));
}

/// Adds a row to those of one step; to one that says the same but for the fault, as one more fault.
fn add(rows: &mut Vec<Row>, mut row: Row, fault: Fault) {
    if let Fault::Error(number) = fault {
        row.told = row.told.replace(&why_not_written(&io::Error::from_raw_os_error(number)), "‹why›");
    }
    match rows.iter_mut().find(|other| other.step == row.step && other.is_alike(&row)) {
        Some(other) => other.faults.append(&mut row.faults),
        None => rows.push(row),
    }
}

/// The rows, those as one that differ only in the step.
fn with_steps_together(rows: Vec<Row>) -> Vec<Row> {
    let mut together: Vec<Row> = Vec::new();
    for row in rows {
        match together.iter_mut().find(|other| other.faults == row.faults && other.is_alike(&row)) {
            Some(other) => other.step += &format!(", {}", row.step),
            None => together.push(row),
        }
    }
    together
}

#[test]
fn every_fault_is_said_in_a_sentence_with_what_to_do_next() {
    let sentences = FAULTS.iter().filter_map(|(name, fault)| match fault {
        Fault::Error(number) => Some(format!("{name}: {}", why_not_written(&io::Error::from_raw_os_error(*number)))),
        Fault::ShortWrite => None,
    });
    insta::assert_snapshot!(sentences.collect::<Vec<_>>().join("\n"));
}
