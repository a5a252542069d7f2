//! `returns read`: the answers of forms brought into the audit.

use std::path::{Path, PathBuf};

use clap::ValueEnum;

use crate::audit::{self, AgencyId, Reviewer};
use crate::cli::change::{Edited, until_saved};
use crate::cli::context::Context;
use crate::cli::files::{self, Opened};
use crate::cli::out::{Ended, Stop, complain};
use crate::returns::{self, MOST_BYTES, Whose};
use crate::shape;
use crate::store::{self, Occasion};
use crate::words::{batch, returns as words};

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  lscb-audit returns read northbridge/2014 police.xlsx --dry-run
  lscb-audit returns read northbridge/2014 returns/*.xlsx
  lscb-audit returns read northbridge/2014 police.xlsx --take theirs

Every change is a line: the audit, the key, what it held and what it holds now. A form is taken as a whole or \
not at all. Where it says something else than the audit has already, the differences are listed and nothing \
of the form is taken, until --take says whose word counts; that is kept under [[decisions]], with both \
sides. An answer that somebody has accepted is one of these even where only something is added to it. What \
an agency left blank changes nothing.

Exit codes:
  0  all forms were read
  1  a form differs from what the audit has, and --take was not given
  2  a form cannot be read, is for another audit, or the audit is signed off")]
pub(in crate::cli) struct Args {
    /// The audit: a file, `northbridge/2014`, or `northbridge` for its latest.
    audit: PathBuf,

    /// The forms, as workbooks (.xlsx) or CSV.
    #[arg(required = true, value_name = "FORM")]
    forms: Vec<PathBuf>,

    /// Say what would change, and change nothing.
    #[arg(long)]
    dry_run: bool,

    /// Whose word counts where a form and the audit differ.
    #[arg(long, value_enum)]
    take: Option<Side>,
}

/// Whose word counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Side {
    /// The form's.
    Theirs,
    /// The audit's.
    Ours,
}

impl Side {
    fn take(self) -> Whose {
        match self {
            Self::Theirs => Whose::Theirs,
            Self::Ours => Whose::Ours,
        }
    }
}

pub(super) fn run(context: &mut Context, args: &Args) -> Result<Ended, Stop> {
    let path = store::resolve(&args.audit, context.audits()).map_err(Stop::failed)?;
    let mut came = None;
    until_saved(context, &path, Occasion::Return, |text| {
        let opened = files::opened(context, path.display().to_string(), text)?;
        if opened.audit.is_signed() {
            return Err(Stop::failed(format!("{}: {}", opened.path, audit::Refused::Signed)));
        }
        let before = opened.text.clone();
        let all = all(context, opened, args)?;
        let text = Some(all.audit.text.clone()).filter(|text| !args.dry_run && *text != before);
        came = Some((before, all));
        Ok(text.map(|text| Edited { text, of: () }))
    })?;
    let Some((before, all)) = came else { return Ok(Ended::Done) };
    for it in shape::differences(&before, &all.audit.text) {
        let change = batch::key_change(&it.key, it.old.as_deref(), it.new.as_deref());
        context.out.line(&format!("{}: {change}", all.audit.path))?;
    }
    all.said.iter().for_each(|sentence| complain(sentence));
    Ok(all.ended)
}

/// What came of all forms.
struct All {
    audit: Opened,
    ended: Ended,
    said: Vec<String>,
}

/// Takes one form after the other; one that is refused keeps no other out.
fn all(context: &Context, audit: Opened, args: &Args) -> Result<All, Stop> {
    let mut all = All { audit, ended: Ended::Done, said: Vec::new() };
    for form in &args.forms {
        let shown = form.display().to_string();
        let (ended, said) = match one(context, &all.audit, form, args) {
            Ok(Brought::Edited { next, agency, undecided }) => {
                let changes = shape::differences(&all.audit.text, &next.text).len();
                let remarks = returns::remarks(&all.audit.audit, &next.audit, &next.framework, &agency);
                all.audit = *next;
                let ended = if undecided.is_some() { Ended::No } else { Ended::Done };
                let taken = words::taken(&shown, changes, args.dry_run);
                (ended, [taken].into_iter().chain(remarks).chain(undecided).collect::<Vec<_>>().join("\n  "))
            }
            Ok(Brought::Undecided(lines)) => (Ended::No, lines),
            Err(Stop::Failed(why)) if why.starts_with(&shown) => (Ended::Undone, why),
            Err(Stop::Failed(why)) => (Ended::Undone, format!("{shown}: {why}")),
            Err(gone) => return Err(gone),
        };
        all.ended = all.ended.max(ended);
        all.said.push(said);
    }
    Ok(all)
}

/// What came of a form.
enum Brought {
    /// The audit with it.
    Edited {
        next: Box<Opened>,
        agency: AgencyId,
        /// What nobody has decided, where this is a dry run.
        undecided: Option<String>,
    },
    /// Nothing, since nobody has decided; with the differences.
    Undecided(String),
}

fn one(context: &Context, opened: &Opened, form: &Path, args: &Args) -> Result<Brought, Stop> {
    let bytes = store::read_bytes(form, MOST_BYTES).map_err(Stop::failed)?;
    let read = returns::read(&bytes).map_err(Stop::failed)?;
    let today = context.surroundings.today;
    let mut compared = returns::compare(&read, &opened.audit, &opened.framework, today).map_err(Stop::failed)?;
    let undecided = args.take.is_none().then(|| undecided(form, &compared)).flatten();
    if let Some(lines) = undecided.clone().filter(|_| !args.dry_run) {
        return Ok(Brought::Undecided(lines));
    }
    if undecided.is_some() {
        compared.differences.clear();
    }
    let takes = vec![args.take.map_or(Whose::Ours, Side::take); compared.differences.len()];
    let by = Reviewer { name: context.surroundings.user.clone(), on: today };
    let edits = compared.edits(&opened.audit, &takes);
    let edited = audit::edit(&opened.text, &opened.audit, &opened.framework, &edits, &by).map_err(Stop::failed)?;
    let next = Box::new(files::opened(context, opened.path.clone(), edited)?);
    Ok(Brought::Edited { next, agency: compared.id, undecided })
}

/// What a form says that the audit says otherwise, where there is any of it.
fn undecided(form: &Path, compared: &returns::Compared) -> Option<String> {
    let lines: Vec<String> = compared.differences.iter().flat_map(returns::Difference::lines).collect();
    let said = words::undecided(&form.display().to_string(), compared.differences.len());
    (!lines.is_empty()).then(|| format!("{said}\n  {}", lines.join("\n  ")))
}
