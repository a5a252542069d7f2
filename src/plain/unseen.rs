//! Characters that nobody sees, and where some of them have a meaning: within pictures, and between letters that join.

/// Whether a character is never seen, wherever it stands, and changes nothing that is.
///
/// Soft hyphens, spaces without width, joiners of words, signs of mathematics that are not written, fillers, language tags.
#[must_use]
pub(super) fn is_unseen(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180E}' | '\u{200B}'
        | '\u{2060}'..='\u{2065}' | '\u{206A}'..='\u{206F}' | '\u{3164}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}'
        | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E001F}' | '\u{E0080}'..='\u{E00FF}'
        | '\u{E01F0}'..='\u{E0FFF}')
}

/// What stands before a character, as a text is read from its beginning.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Way {
    before: Option<char>,
    /// Whether it is within a flag that is spelt by tags, such as that of Wales.
    in_flag: bool,
}

impl Way {
    /// Takes the next character; says whether it is one that has a meaning in its place only, and this is not its place.
    pub(super) fn step(&mut self, c: char, after: Option<char>) -> bool {
        let lost = match c {
            '\u{200C}' | '\u{180B}'..='\u{180D}' | '\u{180F}' => !self.before.is_some_and(joins),
            '\u{200D}' => {
                let in_picture = self.before.is_some_and(is_picture) && after.is_some_and(is_picture);
                !in_picture && !self.before.is_some_and(joins)
            }
            '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' => !self.is_varied(after),
            '\u{E0020}'..='\u{E007F}' => !self.in_flag && self.before != Some('\u{1F3F4}'),
            _ => false,
        };
        self.in_flag = matches!(c, '\u{E0020}'..='\u{E007E}') && !lost;
        self.before = Some(c);
        lost
    }

    /// Whether what stands before it has variants: a picture, the figure of a key, a letter of East Asia.
    fn is_varied(self, after: Option<char>) -> bool {
        self.before.is_some_and(|before| match before {
            '0'..='9' | '#' | '*' => after == Some('\u{20E3}'),
            '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' => false,
            '\u{1000}'..='\u{109F}'
            | '\u{3000}'..='\u{9FFF}'
            | '\u{A840}'..='\u{A877}'
            | '\u{F900}'..='\u{FAFF}'
            | '\u{20000}'..='\u{3FFFF}' => true,
            before => is_picture(before),
        })
    }
}

/// Whether a character is of a picture: its figure, its colour, or how it is varied.
fn is_picture(c: char) -> bool {
    matches!(c,
        '\u{A9}' | '\u{AE}' | '\u{203C}' | '\u{2049}' | '\u{20E3}' | '\u{2122}' | '\u{2139}' | '\u{2190}'..='\u{2BFF}'
        | '\u{3030}' | '\u{303D}' | '\u{3297}' | '\u{3299}' | '\u{FE0F}' | '\u{1F000}'..='\u{1FAFF}')
}

/// Whether letters of its script join or part by signs that are not seen: Arabic and its neighbours, Mongolian, the scripts
/// of India and beyond.
fn joins(c: char) -> bool {
    matches!(c,
        '\u{600}'..='\u{109F}' | '\u{1700}'..='\u{18AF}' | '\u{1A00}'..='\u{1CFF}' | '\u{A800}'..='\u{ABFF}'
        | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' | '\u{10A00}'..='\u{11FFF}' | '\u{1E900}'..='\u{1E95F}')
        && !matches!(c, '\u{180B}'..='\u{180F}' | '\u{17B4}' | '\u{17B5}' | '\u{61C}')
}
