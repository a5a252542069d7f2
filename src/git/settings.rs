//! What git's configuration has to say of the drivers.

use super::NAME;

/// Where install notes which lines it put into `.gitattributes`, so that uninstall takes away these and no others.
pub(super) const LINES: &str = "lscb-audit.attributes";

/// Where it notes that there was no such file.
pub(super) const MADE: &str = "lscb-audit.attributesMade";

/// The keys and what they are to hold, for a program that is called so.
///
/// Git takes every code of a merge driver up to 128 for "in conflict", with ours as it is: so whatever is not this
/// program's own yes or no, such as that it is not there any more, becomes a merge as text. For showing, it is the file.
pub(super) fn drivers(program: &str) -> Vec<(String, String)> {
    let escaped = program.replace('%', "%%");
    let as_text = "git merge-file -L ours -L base -L theirs --marker-size=%L %A %O %B";
    let merge = format!("{escaped} git driver merge %O %A %B %L %P || {{ test $? -eq 1 && exit 1; {as_text}; }}");
    let show = format!("f() {{ {program} git driver diff \"$1\" || cat \"$1\"; }}; f");
    vec![
        (format!("merge.{NAME}.name"), "audits, merged by meaning".to_owned()),
        (format!("merge.{NAME}.driver"), merge),
        (format!("diff.{NAME}.textconv"), show),
    ]
}
