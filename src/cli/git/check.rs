//! What the hook calls: the audits that are about to be committed, looked at as they are about to be.

use std::path::Path;

use jiff::civil::Date;

use crate::audit;
use crate::check::{self, Circumstances};
use crate::cli::context::Context;
use crate::cli::out::{Ended, Stop, complain, complain_of};
use crate::git::{self, Repository, Staged};
use crate::plain::{Finding, Severity};
use crate::report::text;
use crate::shape::MAX_BYTES;
use crate::words::git as words;

pub(super) fn run(context: &mut Context) -> Result<Ended, Stop> {
    let repository = Repository::around(Path::new(".")).map_err(Stop::failed)?;
    let staged = git::staged(&repository).map_err(Stop::failed)?;
    let mut is_wrong = false;
    for file in &staged {
        is_wrong |= !is_in_order(context, file)?;
    }
    if is_wrong {
        complain(words::COMMIT_REFUSED);
    }
    Ok(if is_wrong { Ended::No } else { Ended::Done })
}

fn is_in_order(context: &mut Context, file: &Staged) -> Result<bool, Stop> {
    let Some(text) = std::str::from_utf8(&file.content).ok().filter(|text| text.len() <= MAX_BYTES) else {
        complain_of(&file.path, words::NO_TEXT);
        return Ok(false);
    };
    if audit::is_something_else(text) {
        return Ok(true);
    }
    let wrong = wrong(context, text, context.surroundings.today);
    context.out.data(&text::findings(&file.path, text, &wrong, context.look()))?;
    Ok(wrong.is_empty())
}

/// What is wrong; what is only worth a look is told by `check`, and holds no commit up.
fn wrong(context: &Context, text: &str, today: Date) -> Vec<Finding> {
    let reading = audit::read(text, &context.known.frameworks);
    let mut found = reading.findings;
    if let Some(audit) = reading.audit
        && let Some(framework) = context.known.frameworks.get(&audit.framework)
    {
        found.extend(check::check(text, &audit, framework, Circumstances { today, latest: false }));
    }
    found.retain(|found| found.code.severity >= Severity::Error);
    found
}
