//! Where things are kept: the configuration, the audits, what the program makes for itself.

use std::fmt;
use std::path::{Path, PathBuf};

use directories::ProjectDirs;

use super::{Asked, Settings, Variables};

/// The folders that the platform gives a program; none of them where there is no home.
#[derive(Clone, Debug, Default)]
pub struct Places {
    /// For settings.
    pub config: Option<PathBuf>,
    /// For the user's documents in the program.
    pub data: Option<PathBuf>,
    /// For what the program makes for itself.
    pub state: Option<PathBuf>,
}

/// The folders that the program goes by.
#[derive(Clone, Debug)]
pub struct Folders {
    /// Those of the platform.
    pub places: Places,
    /// The audits folder.
    pub audits: AuditsFolder,
}

/// The audits folder, and why it is that one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditsFolder {
    /// Where it is; it need not be there.
    pub path: PathBuf,
    /// Why it is that one.
    pub origin: Origin,
}

/// Where a setting comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// An argument.
    Argument,
    /// A variable of the environment.
    Variable,
    /// The configuration file.
    Configuration,
    /// `./audits`, which is there.
    Here,
    /// The platform's data folder.
    Platform,
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Argument => "from --audits",
            Self::Variable => "from LSCB_AUDIT_DIR",
            Self::Configuration => "from the configuration",
            Self::Here => "the folder `audits` here",
            Self::Platform => "this computer's usual place",
        })
    }
}

impl Places {
    /// Those of the platform, for the account that runs the program.
    #[must_use]
    pub fn of_platform() -> Self {
        let Some(folders) = ProjectDirs::from("", "", "lscb-audit") else { return Self::default() };
        Self {
            config: Some(folders.config_dir().to_owned()),
            data: Some(folders.data_dir().to_owned()),
            state: Some(folders.state_dir().unwrap_or_else(|| folders.data_local_dir()).to_owned()),
        }
    }

    /// The audits folder that the settings name, if they do; it need not be there.
    #[must_use]
    pub fn audits_set(&self, settings: &Settings, variables: &Variables) -> Option<PathBuf> {
        settings.audits.as_deref().map(|text| meant(text, self.config.as_deref(), variables))
    }
}

impl Folders {
    pub(super) fn new(places: Places, asked: &Asked, variables: &Variables, settings: &Settings) -> Self {
        let audits = audits(&places, asked, variables, settings);
        Self { places, audits }
    }

    /// The configuration file; none where there is no home.
    #[must_use]
    pub fn config_file(&self) -> Option<PathBuf> {
        self.in_config("config.toml")
    }

    /// The folder of the user's frameworks.
    #[must_use]
    pub fn frameworks(&self) -> Option<PathBuf> {
        self.in_config("frameworks")
    }

    /// The folder of the user's themes.
    #[must_use]
    pub fn themes(&self) -> Option<PathBuf> {
        self.in_config("themes")
    }

    /// The folder in which what is being typed is kept.
    #[must_use]
    pub fn recovery(&self) -> Option<PathBuf> {
        self.places.state.as_ref().map(|folder| folder.join("recovery"))
    }

    fn in_config(&self, name: &str) -> Option<PathBuf> {
        self.places.config.as_ref().map(|folder| folder.join(name))
    }
}

fn audits(places: &Places, asked: &Asked, variables: &Variables, settings: &Settings) -> AuditsFolder {
    let here = PathBuf::from("audits");
    let configured = || places.audits_set(settings, variables);
    let (path, origin) = if let Some(path) = &asked.audits {
        (path.clone(), Origin::Argument)
    } else if let Some(path) = variables.get("LSCB_AUDIT_DIR") {
        (PathBuf::from(path), Origin::Variable)
    } else if let Some(path) = configured() {
        (path, Origin::Configuration)
    } else if let (false, Some(data)) = (here.is_dir(), &places.data) {
        (data.join("audits"), Origin::Platform)
    } else {
        (here, Origin::Here)
    };
    AuditsFolder { path, origin }
}

/// A path as the configuration means it: `~/` is the home folder, any other counts from the configuration's folder.
fn meant(text: &str, config: Option<&Path>, variables: &Variables) -> PathBuf {
    match (text.strip_prefix("~/"), variables.get("HOME"), config) {
        (Some(rest), Some(home), _) => Path::new(home).join(rest),
        (_, _, Some(config)) => config.join(text),
        _ => PathBuf::from(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(asked: Option<&str>, variables: &[(&str, &str)], setting: Option<&str>) -> (PathBuf, Origin) {
        let places = Places { config: Some("/c".into()), data: Some("/d".into()), state: None };
        let asked = Asked { audits: asked.map(PathBuf::from), ..Asked::default() };
        let settings = Settings { audits: setting.map(str::to_owned), ..Settings::default() };
        let found = audits(&places, &asked, &variables.iter().copied().collect(), &settings);
        (found.path, found.origin)
    }

    #[test]
    fn what_is_said_nearest_wins() {
        let variables = [("LSCB_AUDIT_DIR", "/v"), ("HOME", "/h")];
        assert_eq!(chosen(Some("a"), &variables, Some("/s")), ("a".into(), Origin::Argument));
        assert_eq!(chosen(None, &variables, Some("/s")), ("/v".into(), Origin::Variable));
        let home = variables.get(1..).unwrap();
        assert_eq!(chosen(None, home, Some("~/s")), ("/h/s".into(), Origin::Configuration));
        assert_eq!(chosen(None, home, Some("s")), ("/c/s".into(), Origin::Configuration));
    }

    #[test]
    fn without_a_home_nothing_fails() {
        let found = audits(&Places::default(), &Asked::default(), &Variables::default(), &Settings::default());
        assert_eq!((found.path, found.origin), ("audits".into(), Origin::Here));
    }
}
