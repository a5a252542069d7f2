//! Settings and surroundings: what the program is told by its arguments, its configuration, the environment and the
//! terminal, gathered once in `main` and handed in, so that nothing below looks around by itself.
//!
//! ```
//! use lscb_audit::config::Settings;
//!
//! let (settings, findings) = Settings::read("theme = 'light'\nthem = 'dark'\n");
//! assert_eq!(settings.theme.as_deref(), Some("light"));
//! assert!(findings[0].message.contains("them"), "a key that is unknown is said, with its place");
//! ```

mod clock;
mod folders;
mod settings;
mod terminal;
mod variables;

use std::path::{Path, PathBuf};

use jiff::civil::Date;

pub use clock::{local, now};
pub use folders::{AuditsFolder, Folders, Origin, Places};
pub use settings::{CONFIG_FILE, FOLDER_MISSING, KeySetting, SETTING_UNKNOWN, Settings};
pub use terminal::Terminal;
pub use variables::Variables;

use crate::plain::Finding;

/// What the arguments say about the surroundings.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// The day that counts as today.
    pub today: Option<Date>,
    /// The audits folder.
    pub audits: Option<PathBuf>,
}

/// Everything about the surroundings that the program goes by.
#[derive(Clone, Debug)]
pub struct Surroundings {
    /// The local date, unless another was asked for.
    pub today: Date,
    /// The environment variables.
    pub variables: Variables,
    /// Who sits at the keyboard: from the configuration, else the name of the account.
    pub user: Option<String>,
    /// The command that opens a text in an editor.
    pub editor: Option<String>,
    /// The settings of the configuration file.
    pub settings: Settings,
    /// What is wrong with the configuration file; it is only warned of.
    pub findings: Vec<Finding>,
    /// The text of the configuration file, for the places of its findings.
    pub config_text: String,
    /// Where things are kept.
    pub folders: Folders,
    /// The terminal, or what stands in its place.
    pub terminal: Terminal,
}

/// What surrounds the program makes no sense.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    /// The variable for today's date holds something else.
    #[error("LSCB_AUDIT_TODAY is '{0}', which is no date. Write year, month and day, as in 2014-11-10, or unset it")]
    Today(String),
}

impl Surroundings {
    /// Gathers them.
    ///
    /// # Errors
    ///
    /// `LSCB_AUDIT_TODAY` is no date. A wrong or unreadable configuration file is only warned of.
    pub fn gather(
        asked: &Asked,
        variables: &Variables,
        places: Places,
        terminal: Terminal,
    ) -> Result<Self, ConfigError> {
        let config_file = places.config.as_ref().map(|folder| folder.join("config.toml"));
        let (config_text, unread) = config_file.as_deref().map(text_of).unwrap_or_default();
        let (settings, mut findings) = Settings::read(&config_text);
        findings.extend(unread);
        Ok(Self {
            today: today(asked, variables)?,
            variables: variables.clone(),
            user: settings.user.clone().or_else(|| variables.first(&["USER", "LOGNAME", "USERNAME"])),
            editor: settings.editor.clone().or_else(|| variables.first(&["VISUAL", "EDITOR"])),
            folders: Folders::new(places, asked, variables, &settings),
            settings,
            findings,
            config_text,
            terminal,
        })
    }

    /// Whether a terminal gets signs of ASCII only: as is set, else as its locale says.
    #[must_use]
    pub fn shows_ascii(&self) -> bool {
        self.settings.ascii.unwrap_or(!self.terminal.utf8)
    }
}

/// The text of the configuration file, empty where there is none, and why it could not be read.
fn text_of(path: &Path) -> (String, Option<Finding>) {
    match crate::store::read_text(path) {
        Ok(text) => (text, None),
        Err(crate::store::ReadError::NotFound { .. }) => (String::new(), None),
        Err(error) => (String::new(), Some(Finding::new(settings::UNREAD, "", error.to_string()))),
    }
}

fn today(asked: &Asked, variables: &Variables) -> Result<Date, ConfigError> {
    if let Some(today) = asked.today {
        return Ok(today);
    }
    match variables.text("LSCB_AUDIT_TODAY") {
        Some(text) => text.trim().parse().map_err(|_| ConfigError::Today(text)),
        None => Ok(now().date()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gathered(asked: &Asked, variables: &[(&str, &str)], places: Places) -> Result<Surroundings, ConfigError> {
        Surroundings::gather(asked, &variables.iter().copied().collect(), places, Terminal::default())
    }

    #[test]
    fn today_is_what_is_asked_then_the_variable() {
        let day = jiff::civil::date(2014, 11, 10);
        let from_variable = gathered(&Asked::default(), &[("LSCB_AUDIT_TODAY", "2014-11-10")], Places::default());
        assert_eq!(from_variable.unwrap().today, day);
        let asked = Asked { today: Some(day), ..Asked::default() };
        assert_eq!(gathered(&asked, &[("LSCB_AUDIT_TODAY", "2015-01-01")], Places::default()).unwrap().today, day);
        let wrong = gathered(&Asked::default(), &[("LSCB_AUDIT_TODAY", "soon")], Places::default());
        assert_eq!(wrong.unwrap_err(), ConfigError::Today("soon".into()));
    }

    #[test]
    fn the_users_name_comes_from_the_configuration_first() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("config.toml"), "user = \"Hattie Quillfeather\"\ntehme = 'x'\n").unwrap();
        let places = Places { config: Some(folder.path().to_owned()), ..Places::default() };
        let found = gathered(&Asked::default(), &[("USER", "hq")], places).unwrap();
        assert_eq!(found.user.as_deref(), Some("Hattie Quillfeather"));
        assert_eq!(found.findings[0].did_you_mean, ["theme"]);
        let without = gathered(&Asked::default(), &[("LOGNAME", "hq")], Places::default()).unwrap();
        assert_eq!(without.user.as_deref(), Some("hq"));
    }
}
