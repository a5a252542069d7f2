//! Files of any size, each made to cost a reader as much as it can: many small things, one large thing, things within
//! things, and whatever invites somebody to look from the beginning again.

#![allow(dead_code, reason = "each of those that share this uses its part")]

/// A kind of file. It is made of a size in bytes and a word of one letter: with another word it says something else.
pub(crate) struct Kind {
    pub(crate) name: &'static str,
    make: fn(usize, char) -> Vec<u8>,
}

impl Kind {
    /// A file of about so many bytes, never of more.
    pub(crate) fn made(&self, size: usize, word: char) -> Vec<u8> {
        (self.make)(size, word)
    }
}

/// The smallest audit, which has the agency whose form is read.
pub(crate) const HEAD: &str = "format = 1\nframework = 'cse-2009'\nedition = 1\n[audit]\nyear = 2014\n[board]\n\
    id = 'northbridge'\nname = 'Northbridge LSCB'\n[[board.agencies]]\nid = 'police'\nname = 'Police'\n";

/// Standards of which each is answered in files that answer many.
const STANDARDS: [&str; 4] = ["needs-in-planning", "local-procedures", "sub-group", "co-ordinator"];

macro_rules! kinds {
    ($($name:literal: $make:expr;)*) => {
        /// Every kind of file.
        pub(crate) const KINDS: &[Kind] = &[$(Kind { name: $name, make: $make }),*];
    };
}

kinds! {
    // Many of one thing that means something.
    "actions": |size, word| audit(size, "", |n| format!("[[responses.sub-group.actions]]\nwhat = 'x{n}{word}'\n"), "");
    "actions with ids, overdue": |size, word| audit(size, "", |n| format!(
        "[[responses.sub-group.actions]]\nid = 'a{n}'\nwhat = 'x'\nowner = '{word}'\ndue = 2014-01-01\n"), "");
    "actions of one name": |size, word| audit(size, "", |n| format!(
        "[[responses.sub-group.actions]]\nwhat = 'x'\nowner = '{word}{n}'\n"), "");
    "actions of one id": |size, word| audit(size, "", |_| format!(
        "[[responses.sub-group.actions]]\nid = 'a'\nwhat = '{word}'\n"), "");
    "actions on one line": |size, word| audit(size, "[responses.sub-group]\nactions = [", |n| format!(
        "{{what='x{n}{word}'}},"), "]\n");
    "agencies": |size, word| audit(size, "", |n| format!("[[board.agencies]]\nid = 'a{n}'\nname = '{word}'\n"), "");
    "agencies of one id": |size, word| audit(size, "", |_| format!("[[board.agencies]]\nid = 'a'\nname = '{word}'\n"), "");
    "agencies, and answers of others": |size, word| agencies(size, &format!("'{word}'"), |n| format!("b{n}"));
    "agencies, and answers of theirs": |size, word| agencies(size, &format!("'evidence {word}'"), |n| format!("a{n}"));
    "answers of agencies nobody named": |size, word| audit(size, "", |n| format!(
        "[responses.sub-group.agencies.polic{n}]\nstatus = 'met'\nby = '{word}'\n"), "");
    "conflicts": |size, word| audit(size, "", |n| format!(
        "[[conflicts]]\nkey = 'responses.sub-group.actions.{n}.due'\nours = '{word}'\n"), "");
    "conflicts on one key": |size, word| audit(size, "", |_| format!(
        "[[conflicts]]\nkey = 'responses.sub-group.status'\nours = 'met'\ntheirs = '{word}'\n"), "");
    "decisions": |size, word| audit(size, "", |n| format!(
        "[[decisions]]\non = 2015-01-01\nby = '{word}'\nwhat = '{n}'\n"), "");
    "texts allowed": |size, word| audit(size, "", |n| format!("[[allow]]\ntext = '0808 {n}'\nreason = '{word}'\n"), "");
    "indicators": |size, word| audit(size, "[indicators]\n", |n| format!("victim_{word}{n} = {n}\n"), "");
    "neighbours": |size, word| audit(size, "", |n| format!("'board-{word}{n}',"), "").splice_in_board("neighbours = [", "]");
    "links": |size, word| audit(size, "[responses.sub-group]\nlinks = [", |n| format!("'{word}{n}',"), "]\n");
    "links on their own lines": |size, word| audit(size, "[responses.sub-group]\nlinks = [\n", |n| format!(
        "  '{word}{n}', # {n}\n"), "]\n");
    // Many of one thing that is wrong or means nothing.
    "unknown keys": |size, word| audit(size, "[own]\n", |n| format!("k{n} = '{word}'\n"), "");
    "unknown keys of a response": |size, word| audit(size, "[responses.sub-group]\n", |n| format!("statu{n} = '{word}'\n"), "");
    "unknown keys on one line": |size, word| audit(size, "[responses]\nsub-group = {", |n| format!("s{n}='{word}',"), "z=1}\n");
    "unknown dotted keys": |size, word| audit(size, "[responses.sub-group]\n", |n| format!("x.y.k{n}.z = '{word}'\n"), "");
    "empty tables": |size, word| audit(size, "", |n| format!("[{word}{n}]\n"), "");
    "empty responses": |size, word| audit(size, "", |n| format!("[responses.sub-grou{word}{n}]\n"), "");
    "empty tables in tables nobody named": |size, word| audit(size, "", |n| format!("[{word}{n}.x]\n"), "");
    "empty responses' tables nobody named": |size, word| audit(size, "", |n| format!("[responses.sub-grou{word}{n}.agencies]\n"), "");
    "responses with malformed ids": |size, word| audit(size, "", |n| format!("[responses.'Sub Group {word}{n}']\n"), "");
    "tables of one list": |size, word| audit(size, "", |_| format!("[[own]]\nk = '{word}'\n"), "");
    "statuses that are none": |size, word| audit(size, "", |n| format!(
        "[responses.sub-group.agencies.a{n}]\nstatus = 'mte{word}'\n"), "");
    "statuses that are none, on one line": |size, word| audit(size, "[responses.sub-group]\nagencies = {", |n| format!(
        "a{n}={{status='m{word}t'}},"), "z={}}\n");
    "actions with wrong days": |size, word| audit(size, "", |_| format!(
        "[[responses.sub-group.actions]]\nwhat = '{word}'\ndue = '1'\ndone = 1\n"), "");
    "a table twice": |size, word| audit(size, "", |_| format!("[{word}]\n"), "");
    "a key twice": |size, word| audit(size, "[own]\n", |_| format!("{word} = 1\n"), "");
    // What is no TOML.
    "lines that are none": |size, word| audit(size, "", |_| format!("= {word}\n"), "");
    "opening brackets": |size, _| filled(size, "[");
    "opening brackets on their own lines": |size, _| filled(size, "[\n");
    "closing brackets": |size, _| filled(size, "]\n");
    "quotes": |size, _| filled(size, "'''\"\"\"\n");
    "backslashes": |size, _| audit(size, "x = \"", |_| "\\q".to_owned(), "\"\n");
    "NUL": |size, _| filled(size, "\0");
    "carriage returns": |size, _| audit(size, "", |n| if n % 2 == 0 { "\r".to_owned() } else { "a = 1\r\n".to_owned() }, "");
    "byte order marks": |size, _| filled(size, "\u{FEFF}");
    "no UTF-8": |size, _| [&filled(size - 1, "é\n")[..], &[0xFF]].concat();
    "marks of a merge conflict": |size, word| audit(size, "", |n| format!("{}{word}{n}\n", ["<<<<<<< ", "=======", ">>>>>>> "][n % 3]), "");
    // Things within things.
    "dots": |size, word| audit(size, "a", |_| ".a".to_owned(), &format!(" = '{word}'\n"));
    "dots in a header": |size, word| audit(size, "[a", |_| ".a".to_owned(), &format!("]\nb = '{word}'\n"));
    "deep keys with many below": |size, word| deep(size, word);
    "a long key with many below": |size, word| long_key(size, word);
    "lists in lists": |size, _| nested(size, "a = ", "[", "]");
    "tables in tables": |size, _| nested(size, "a = ", "{a=", "}");
    "dots in braces in braces": |size, _| {
        let levels = (size / 200).min(79);
        let braces = format!("x = {}1{}\n", format!("{{{}=", ["a"; 79].join(".")).repeat(levels), "}".repeat(levels));
        audit(size, &braces, |n| format!("#{n}\n"), "")
    };
    "lists in lists, as deep as is read": |size, word| audit(size, "[own]\n", |n| format!(
        "k{n} = {}'{word}'{}\n", "[".repeat(60), "]".repeat(60)), "");
    "lists in headers": |size, word| audit(size, "", |n| format!("[[a.b.c.d.e.f]]\nk = '{word}{n}'\n"), "");
    // One large thing.
    "a large number": |size, _| audit(size, "x = 1", |_| "1".to_owned(), "\n");
    "a large number of children": |size, _| audit(size, "", |_| "1".to_owned(), "").splice_in_board("children = 1", "");
    "a large hexadecimal number": |size, _| audit(size, "x = 0x", |_| "f".to_owned(), "\n");
    "a large figure": |size, _| audit(size, "x = 0.", |_| "1".to_owned(), "\n");
    "a number with many zeros": |size, _| audit(size, "x = 1e", |_| "0".to_owned(), "\n");
    "a list of numbers": |size, _| audit(size, "x = [", |_| "1,".to_owned(), "]\n");
    "a list of lists": |size, _| audit(size, "x = [", |_| "[],".to_owned(), "]\n");
    "a list of tables": |size, _| audit(size, "x = [", |_| "{},".to_owned(), "]\n");
    "a text": |size, word| evidence(size, &format!("word {word} "));
    "a text of one word": |size, word| evidence(size, &word.to_string());
    "a text of many lines": |size, word| evidence(size, &format!("{word}\n"));
    "a text of many paragraphs": |size, word| audit(size, "[responses.sub-group]\nevidence = '''", |n| format!("{word}{n}\n\n"), "'''\n");
    "a text of different words": |size, word| audit(size, "[responses.sub-group]\nevidence = '''", |n| format!("{word}{n} "), "'''\n");
    "many texts of different words": |size, word| audit(size, "", |n| format!(
        "[responses.{}.agencies.a{n}]\nevidence = '''{}'''\n", STANDARDS[n % 4], words(word, 1400)), "");
    "many texts of paragraphs": |size, word| audit(size, "", |n| format!(
        "[responses.{}.agencies.a{n}]\nevidence = '''{}'''\n", STANDARDS[n % 4], words(word, 2800).replace(' ', "\n\n")), "");
    "a text of spaces": |size, word| evidence(size, " ").with(word);
    "a text of escapes": |size, word| audit(size, "[responses.sub-group]\nevidence = \"", |n| ["\\u0041", "\\n", "\\t", "\\\"", "\\\\", "\\U0001F600", "\\u001B", "\\u202E"][n % 8].to_owned(), &format!("{word}\"\n"));
    "a text of accents": |size, word| evidence(size, &format!("{word}\u{301}"));
    "a letter with a million accents": |size, _| evidence(size, "\u{301}");
    "a text of wide letters": |size, _| evidence(size, "日本");
    "a text of families": |size, _| evidence(size, "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}");
    "a family without end": |size, _| evidence(size, "\u{1F468}\u{200D}");
    "a text of flags": |size, _| evidence(size, "\u{1F1EC}");
    "a text of what is not seen": |size, _| evidence(size, "\u{200B}\u{2060}\u{AD}");
    "a text of tags": |size, _| evidence(size, "\u{E0061}");
    "a text of returns": |size, _| audit(size, "[responses.sub-group]\nevidence = '''", |_| "\r\n".to_owned(), "'''\n");
    "telephone numbers": |size, _| evidence(size, "07700 900123, ");
    "telephone numbers, escaped": |size, word| audit(size, "", |_| format!(
        "[[responses.sub-group.actions]]\nwhat = \"{word}\\t07700 900123\"\n"), "");
    "names and ages": |size, _| evidence(size, "Megan Jones, 15, ");
    "capital letters": |size, _| evidence(size, "Amy ");
    "digits": |size, _| evidence(size, "1 ");
    "addresses": |size, _| evidence(size, "a@b.");
    "postcodes": |size, _| evidence(size, "NB1 4QT ");
    // Nothing at all, and much of it.
    "spaces": |size, _| audit(size, "", |_| " ".to_owned(), "\n");
    "newlines": |size, _| audit(size, "", |_| "\n".to_owned(), "");
    "comments": |size, word| audit(size, "", |n| format!("#{word}{n}\n"), "");
    "comments of one word": |size, word| audit(size, "", |_| format!("#{word}\n"), "");
    "comments beside values": |size, word| audit(size, "[own]\n", |n| format!("k{n}=1 #{word}{n}\n"), "");
    "one comment": |size, word| audit(size, "#", |_| word.to_string(), "\n");
    "everything": |size, word| everything(size, word);
}

/// An audit of about so many bytes: its head, a beginning, as many pieces as fit, and an end.
fn audit(size: usize, begins: &str, piece: impl Fn(usize) -> String, ends: &str) -> Vec<u8> {
    let mut text = format!("{HEAD}{begins}");
    for n in 0.. {
        let piece = piece(n);
        if text.len() + piece.len() + ends.len() > size {
            break;
        }
        text.push_str(&piece);
    }
    (text + ends).into_bytes()
}

/// As often as it fits.
fn filled(size: usize, piece: &str) -> Vec<u8> {
    piece.repeat(size / piece.len()).into_bytes()
}

/// An audit with one long text.
fn evidence(size: usize, piece: &str) -> Vec<u8> {
    audit(size, "[responses.sub-group]\nstatus = 'met'\nevidence = '''\n", |_| piece.to_owned(), "'''\n")
}

/// So many bytes of words that are all different.
fn words(word: char, bytes: usize) -> String {
    (0..bytes / 4).map(|n| format!("{word}{n} ")).collect::<String>().chars().take(bytes).collect()
}

fn nested(size: usize, begins: &str, opens: &str, closes: &str) -> Vec<u8> {
    let depth = (size - HEAD.len() - begins.len() - 2) / (opens.len() + closes.len());
    format!("{HEAD}{begins}{}1{}\n", opens.repeat(depth), closes.repeat(depth)).into_bytes()
}

/// Half of it agencies, half of it their answers.
fn agencies(size: usize, by: &str, of: impl Fn(usize) -> String) -> Vec<u8> {
    let declared = audit(size / 2, "", |n| format!("[[board.agencies]]\nid = 'a{n}'\nname = 'A'\n"), "");
    let mut text = String::from_utf8(declared).unwrap();
    for n in 0.. {
        let answer = format!("[responses.sub-group.agencies.{}]\nstatus = 'met'\nby = {by}\n", of(n));
        if text.len() + answer.len() > size {
            break;
        }
        text.push_str(&answer);
    }
    text.into_bytes()
}

/// Keys of many parts, a third of the file, and many keys below them, each of which has so long a name.
fn deep(size: usize, word: char) -> Vec<u8> {
    let part = "x".repeat(size / 3 / 70);
    audit(size, &format!("[{}]\n", vec![part.as_str(); 70].join(".")), |n| format!("k{n}='{word}'\n"), "")
}

fn long_key(size: usize, word: char) -> Vec<u8> {
    audit(size, &format!("[{}]\n", "x".repeat(size / 3)), |n| format!("k{n}='{word}'\n"), "")
}

/// As many as fit of everything that an audit may have.
fn everything(size: usize, word: char) -> Vec<u8> {
    audit(
        size,
        "",
        |n| {
            let standard = STANDARDS[n % 4];
            format!(
                "# {word}{n}\n[[responses.{standard}.actions]]\nid = 'a{n}'\nwhat = 'Ring 07700 900123'\nownr = '{word}'\n\
                 due = 2014-01-01\n[[board.agencies]]\nid = 'b{n}'\nname = '{word}'\n[responses.{standard}.agencies.b{n}]\n\
                 status = 'mte'\n[[conflicts]]\nkey = 'responses.{standard}.actions.a{n}.due'\nours = '{word}'\n"
            )
        },
        "",
    )
}

/// Changes to a file that was made.
trait Changed {
    /// What comes after the head, set into the board's table, with something before and after it.
    fn splice_in_board(self, begins: &str, ends: &str) -> Self;
    /// With a word at the end.
    fn with(self, word: char) -> Self;
}

impl Changed for Vec<u8> {
    fn splice_in_board(self, begins: &str, ends: &str) -> Self {
        let text = String::from_utf8(self).unwrap();
        let body = text.strip_prefix(HEAD).unwrap();
        let room = body.len() - begins.len() - ends.len() - 1;
        let body = body.get(..room).unwrap();
        let body = body.rsplit_once(',').map_or(body, |(body, _)| body);
        HEAD.replace("[board]\n", &format!("[board]\n{begins}{body}{ends}\n")).into_bytes()
    }

    fn with(self, word: char) -> Self {
        [&self[..self.len() - 5], format!("{word}'''\n").as_bytes()].concat()
    }
}
