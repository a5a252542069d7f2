//! `restore`: the earlier versions of an audit, listed, compared with the file as it is, and brought back.

use std::path::{Path, PathBuf};

use jiff::{Timestamp, Zoned};

use super::args::Format;
use super::context::Context;
use super::diff::version as side;
use super::out::{Ended, Stop, complain};
use super::usable::Usable;
use crate::audit::{SealState, Texts};
use crate::report::shown::versions::{Far, VersionListed, VersionsListed};
use crate::report::shown::{Diffed, Pair};
use crate::report::text;
use crate::shape;
use crate::store::{self, Fingerprint, KeptVersion, Occasion, RealDisk};
use crate::words::versions as words;
use crate::{assess, audit, config};

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  lscb-audit restore northbridge/2014              the versions that are kept, numbered
  lscb-audit restore northbridge/2014 --show 2     what was changed since version 2
  lscb-audit restore northbridge/2014 --take 2     bring it back
  lscb-audit restore northbridge/2014 --take 1     take that back again

Before the program changes an audit, it keeps what was in the file, on this computer, for the \
account that runs it: the last ten states, then the first of each hour, day and month, for at \
most a year. A file that is damaged, signed or deleted is brought back too. `versions = false` \
in the configuration keeps none; `lscb-audit config show` says where they are.")]
pub(super) struct Args {
    /// The audit: a file, `northbridge/2014`, or `northbridge` for its latest. It need not be there any more.
    audit: PathBuf,

    /// Show what was changed since that version.
    #[arg(long, value_name = "N", conflicts_with_all = ["take", "forget", "format"])]
    show: Option<usize>,

    /// Bring that version back. What is there now is kept first.
    #[arg(long, value_name = "N", conflicts_with_all = ["forget", "format"])]
    take: Option<usize>,

    /// Remove all versions of this audit, for instance where a person's data must go.
    #[arg(long)]
    forget: bool,

    /// How to write the list.
    #[arg(long, value_parser = Format::among(Format::BASIC), default_value = "text")]
    format: Format,
}

/// The audit that was named, with its versions.
struct Versioned {
    path: PathBuf,
    versions: Vec<KeptVersion>,
}

pub(super) fn run(context: &mut Context, args: &Args) -> Result<Ended, Stop> {
    let audit = Versioned::find(context, &args.audit)?;
    if (args.take.is_some() || args.forget) && names_no_year(&args.audit) {
        return Err(Stop::failed(words::which_year(&audit.shown())));
    }
    match (args.show, args.take, args.forget) {
        (Some(number), ..) => show(context, &audit, number),
        (_, Some(number), _) => take(context, &audit, number, &args.audit),
        (.., true) => forget(context, &audit),
        (None, None, false) => list(context, &audit, args),
    }
}

/// Whether a board is named alone, whose latest audit may be another one now than it was.
fn names_no_year(typed: &Path) -> bool {
    typed.components().count() == 1 && !typed.exists()
}

impl Versioned {
    /// The audit by its name or path, whether its file is there or not.
    fn find(context: &Context, typed: &Path) -> Result<Self, Stop> {
        let of = |path: PathBuf| match context.versions.of(&path) {
            Ok(versions) => Ok(Self { versions, path }),
            Err(not_opened) => {
                Err(Stop::failed(words::not_opened(&path.display().to_string(), &not_opened.to_string())))
            }
        };
        match store::resolve(typed, context.audits()) {
            Ok(path) => of(path),
            Err(not_there) => {
                let named = context.audits().join(typed).with_extension("toml");
                let gone = [typed.to_owned(), named].into_iter().filter_map(|path| of(path).ok());
                gone.into_iter().find(|it| !it.versions.is_empty()).ok_or_else(|| Stop::failed(not_there))
            }
        }
    }

    fn shown(&self) -> String {
        self.path.display().to_string()
    }

    /// A version by its number, with its text and what it is called.
    fn version(&self, number: usize) -> Result<(String, String), Stop> {
        let version = number.checked_sub(1).and_then(|at| self.versions.get(at));
        let version =
            version.ok_or_else(|| Stop::failed(words::no_such(&self.shown(), number, self.versions.len())))?;
        let text = version.text().map_err(Stop::failed)?;
        Ok((text, words::called(number, saved(version).datetime())))
    }
}

fn saved(version: &KeptVersion) -> Zoned {
    config::local(Timestamp::try_from(version.saved).unwrap_or_default())
}

fn list(context: &mut Context, audit: &Versioned, args: &Args) -> Result<Ended, Stop> {
    let numbered = (1..).zip(&audit.versions);
    let versions = numbered.map(|(number, version)| listed(context, number, version)).collect();
    let listed = VersionsListed::new(audit.shown(), audit.path.exists(), versions);
    let typed = args.audit.display().to_string();
    context.result(args.format, &listed, |look| text::versions(&listed, &typed, look))?;
    Ok(Ended::Done)
}

fn listed(context: &Context, number: usize, version: &KeptVersion) -> VersionListed {
    let saved = saved(version);
    let read = version.text().ok().and_then(|text| usable(context, String::new(), text));
    let far = |it: &Usable| {
        let framework = context.known.frameworks.get(&it.audit.framework)?;
        let progress = assess::progress(&it.audit, framework);
        Some(Far { answered: progress.answered, of: progress.of })
    };
    VersionListed {
        number,
        saved: VersionListed::written(&saved),
        at: saved.datetime(),
        before: version.before.word(),
        progress: read.as_ref().and_then(far),
        seal: read.as_ref().and_then(|it| it.seal).map(SealState::word),
        file: version.file.display().to_string(),
    }
}

/// A text as an audit, if it can be read as one, whatever values are wrong in it.
fn usable(context: &Context, path: String, text: String) -> Option<Usable> {
    let (reading, seal) = audit::read_sealed(&text, &context.known.frameworks, Texts::Kept, |_| true);
    reading.audit.map(|audit| Usable { path, text, audit, seal })
}

/// Shows what was changed since a version; the version itself where they cannot be compared.
fn show(context: &mut Context, audit: &Versioned, number: usize) -> Result<Ended, Stop> {
    let (text, called) = audit.version(number)?;
    let now = store::read_text(&audit.path).ok();
    let sides = [(called.clone(), Some(text.clone())), (audit.shown(), now)];
    let sides = sides.map(|(path, text)| text.and_then(|text| usable(context, path, text)));
    let [Some(old), Some(new)] = &sides else {
        complain(&words::cannot_be_compared(&audit.shown(), &called, !audit.path.exists()));
        return context.out.line(text.trim_end()).map(|()| Ended::Done);
    };
    let pair = side(context, old).zip(side(context, new)).map(|(old, new)| Pair::of(old, new, None));
    let today = context.surroundings.today;
    let diffed = Diffed::new(today, pair.into_iter().collect(), Default::default(), Vec::new(), &[]);
    let look = context.look();
    let keys = text::differences(&shape::differences(&old.text, &new.text), look);
    let page = format!("{}\n{keys}", text::diff(&diffed, false, look));
    context.out.data(&page)?;
    Ok(Ended::Done)
}

/// Puts a version in the place of what is there, which is kept first.
fn take(context: &Context, audit: &Versioned, number: usize, typed: &Path) -> Result<Ended, Stop> {
    let (text, called) = audit.version(number)?;
    if store::read_text(&audit.path).is_ok_and(|now| now == text) {
        complain(&words::is_the_same(&audit.shown(), &called));
        return Ok(Ended::Done);
    }
    let present = context.versions.keep(&audit.path, Occasion::Restore);
    let present = present.map_err(|why| Stop::failed(words::not_brought_back(&audit.shown(), &why.to_string())))?;
    put(&audit.path, &text, present.as_ref()).map_err(Stop::failed)?;
    let typed = typed.display().to_string();
    let how = match present {
        Some(_) => words::kept_before(&typed),
        None => words::nothing_kept(audit.versions.get(number.saturating_sub(1)).map_or("", |it| it.before.word())),
    };
    complain(&words::brought_back(&audit.shown(), &called, &how));
    Ok(Ended::Done)
}

/// Saves over what was kept and nothing else, or as a new file where nothing was there.
fn put(path: &Path, text: &str, present: Option<&Fingerprint>) -> Result<store::Saved, store::SaveError> {
    match present {
        Some(_) => store::save(&RealDisk, path, text, present),
        None => store::create_new(&RealDisk, path, text),
    }
}

fn forget(context: &Context, audit: &Versioned) -> Result<Ended, Stop> {
    let count = context
        .versions
        .forget(&audit.path)
        .map_err(|error| Stop::failed(format!("the versions of {} cannot be removed: {error}", audit.shown())))?;
    complain(&words::forgotten(&audit.shown(), count));
    Ok(Ended::Done)
}
