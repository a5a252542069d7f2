//! The audits that the tests open.

use std::fs;
use std::path::Path;

/// The example audits, by board and year.
pub(crate) fn examples() -> Vec<(&'static str, String)> {
    const NAMES: [&str; 17] = [
        "ashenford/2011",
        "ashenford/2012",
        "ashenford/2014",
        "eastmoor/2012",
        "eastmoor/2013",
        "eastmoor/2014",
        "harrowmere/2012",
        "harrowmere/2013",
        "harrowmere/2014",
        "northbridge/2010",
        "northbridge/2011",
        "northbridge/2012",
        "northbridge/2013",
        "northbridge/2014",
        "pellan/2012",
        "pellan/2013",
        "pellan/2014",
    ];
    NAMES.iter().map(|name| (*name, example(name))).collect()
}

/// An example audit.
pub(crate) fn example(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("audits").join(format!("{name}.toml"));
    fs::read_to_string(path).unwrap()
}

/// A board's first audit, with these lines added.
pub(crate) fn audit(more: &str) -> String {
    format!("{FRAME}\n[audit]\nyear = 2014\n{more}")
}

/// The beginning of an audit.
pub(crate) const FRAME: &str = "\
format = 1
framework = \"cse-2009\"
edition = 1

[board]
id = \"board\"
name = \"Board of Tests LSCB\"

[[board.agencies]]
id = \"police\"
name = \"Test Police\"
";

/// So many audits of three years each, the names of some boards long, wide or with combining characters.
pub(crate) fn many(count: usize) -> Vec<(String, String)> {
    let board = |n: usize| {
        let name = match n % 10 {
            7 => format!("The Safeguarding Partnership of the Outer Isles, the Inner Isles and the Coast {n}"),
            8 => format!("北橋子ども安全委員会 {n}"),
            9 => format!("Cafe\\u0301 Zoe\\u0308 LSCB {n}"),
            _ => format!("Board {n} LSCB"),
        };
        FRAME.replace("\"board\"", &format!("\"b{n:03}\"")).replace("Board of Tests LSCB", &name)
    };
    let audit = |n: usize| {
        let (board_number, year) = (n / 3, 2012 + n % 3);
        let met = "[responses.sub-group]\nstatus = \"met\"\nevidence = \"Six meetings\"\n";
        let text = format!(
            "{}\n[audit]\nyear = {year}\n\n{}",
            board(board_number),
            if n.is_multiple_of(2) { met } else { "" }
        );
        (format!("b{board_number:03}/{year}"), text)
    };
    (0..count).map(audit).collect()
}
