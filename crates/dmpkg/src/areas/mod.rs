//! What lies in a package that is no document: folders of an agent, checks before an upgrade, files of
//! the older form.

mod known;

pub(crate) use self::known::folder_holds;
