//! What an assembly is, in words.

use super::{Assembly, Managed, StrongName};
use crate::Value;
use crate::amounts;

/// The first second after 1970 that a time stamp can mean: the format came with Windows NT in 1993.
const FIRST_BUILD: u32 = 725_846_400;

impl Assembly {
    /// What kind of file it is: ".NET library".
    pub fn form(&self) -> &'static str {
        let is_module = self.managed.is_some() && self.name().is_none();
        match (self.is_managed, self.is_library) {
            _ if is_module => ".NET module",
            (true, true) => ".NET library",
            (true, false) => ".NET program",
            (false, true) => "Native library",
            (false, false) => "Native program",
        }
    }

    /// The machines on which it runs: "any CPU", "x64".
    pub fn architecture(&self) -> String {
        let machine = match self.machine {
            0x014C => "x86",
            0x8664 => "x64",
            0xAA64 => "ARM64",
            0x01C0 | 0x01C2 | 0x01C4 => "ARM",
            0x0200 => "Itanium",
            other => return format!("machine {other:#06x}"),
        };
        let words = match &self.managed {
            Some(managed) if !managed.is_il_only => {
                return format!("{machine}, mixed with native code");
            }
            Some(managed) if machine == "x86" && !self.is_64_bit && !managed.requires_32_bit => {
                if managed.prefers_32_bit {
                    "any CPU, 32 bits preferred"
                } else {
                    "any CPU"
                }
            }
            _ => machine,
        };
        words.to_owned()
    }

    /// When it was built; a hash where the build put one in the place of the time.
    pub fn built(&self) -> Value {
        let is_time = (FIRST_BUILD..1 << 31).contains(&self.time_stamp);
        match self.time_stamp {
            0 => Value::NotStated,
            stamp if is_time && !self.is_reproducible => {
                Value::stated(crate::moment::utc(stamp.into()).as_deref())
            }
            stamp => Value::Text(format!(
                "no time, but a hash of a reproducible build: {stamp:08x}"
            )),
        }
    }

    /// Whether it carries an Authenticode signature, and whose.
    pub fn signature(&self) -> Value {
        let Some(signature) = &self.authenticode else {
            return Value::Text("none".to_owned());
        };
        let size = amounts::size(signature.size);
        let signer = signature.signer.as_deref();
        let signer = signer.map_or_else(String::new, |signer| {
            format!(" by {}", crate::path::shown(signer))
        });
        Value::Text(format!("present{signer}, not verified ({size})"))
    }
}

impl Managed {
    /// The framework for which it was built: ".NET Framework 4.8".
    pub fn framework(&self) -> Option<String> {
        let stated = self.target_framework.as_deref()?;
        let mut parts = stated.split(',');
        let family = parts.next().unwrap_or_default().trim();
        let version = parts.find_map(|part| part.trim().strip_prefix("Version=v"));
        let Some(version) = version else {
            return Some(stated.to_owned());
        };
        let major = version
            .split('.')
            .next()
            .and_then(|major| major.parse().ok());
        let is_new = major.is_some_and(|major: u32| major >= 5);
        let family = match family {
            ".NETFramework" => ".NET Framework",
            ".NETStandard" => ".NET Standard",
            ".NETCoreApp" if is_new => ".NET",
            ".NETCoreApp" => ".NET Core",
            other => other,
        };
        let profile = match parts.next() {
            Some(profile) => format!(", {}", profile.trim().replace('=', " ")),
            None => String::new(),
        };
        Some(format!("{family} {version}{profile}"))
    }
}

impl StrongName {
    /// In a few words.
    pub fn label(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::KeyOnly => "key, but no signature",
            Self::Signed => "present, not verified",
        }
    }
}
