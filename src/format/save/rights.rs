//! Who may use a file stays as it was when the file is replaced.

use std::fs::{File, Metadata};
use std::io;
use std::path::Path;

/// Gives `new` the owner and group, the access list and other extended attributes and the mode of the file at `path`, as
/// far as the system allows; the rest is told in sentences. Nobody gets more rights than before: what cannot be kept is
/// withheld.
///
/// # Errors
/// When the mode cannot be set.
#[cfg(unix)]
pub(super) fn keep(path: &Path, old: &Metadata, new: &File) -> io::Result<Vec<&'static str>> {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};
    const OWNER: &str = "The file belonged to another user and now belongs to whoever saved it, because only an \
                         administrator can give files away; ask one to, if it is to go back to its owner.";
    const GROUP: &str = "The group of the file could not be kept, so its members may no longer be able to open it; \
                         ask its owner to set the group again.";
    const ATTRIBUTES: &str = "The file’s list of who else may use it, or another of its attributes, could not be \
                              kept; check who can open it.";
    const OTHER_NAMES: &str = "The file had another name too (a hard link); under that name it is still as it was \
                               before.";
    let mut remarks = Vec::new();
    let made = new.metadata()?;
    // Only the superuser gives files away; everybody else may choose among their own groups.
    let is_owners = made.uid() == old.uid() || fchown(new, Some(old.uid()), Some(old.gid())).is_ok();
    if new.metadata()?.gid() != old.gid() && fchown(new, None, Some(old.gid())).is_err() {
        remarks.push(GROUP);
    }
    if !keep_attributes(path, new) {
        remarks.push(ATTRIBUTES);
    }
    let mut mode = old.permissions().mode();
    if !remarks.is_empty() {
        mode = without_group(mode);
    }
    new.set_permissions(PermissionsExt::from_mode(mode))?;
    if !is_owners {
        remarks.push(OWNER);
    }
    if old.nlink() > 1 {
        remarks.push(OTHER_NAMES);
    }
    Ok(remarks)
}

/// A mode that gives a group no more than everybody: what it was meant for was another group, or limited by an access
/// list.
#[cfg(unix)]
pub(super) fn without_group(mode: u32) -> u32 {
    mode & (!0o070 | (mode & 0o007) << 3)
}

/// Windows gives a new file the rights of its folder.
#[cfg(not(unix))]
pub(super) fn keep(_path: &Path, _old: &Metadata, _new: &File) -> io::Result<Vec<&'static str>> {
    Ok(Vec::new())
}

/// Whether the extended attributes are the same now. The access list is one of them on Linux. Those that the system
/// sets by itself from its own rules are left to it.
#[cfg(unix)]
fn keep_attributes(path: &Path, new: &File) -> bool {
    use xattr::FileExt;
    let is_systems = |name: &std::ffi::OsString| name.to_string_lossy().starts_with("security.");
    // Where there are no attributes on this drive, there are none to keep.
    let Ok(names) = xattr::list(path) else { return true };
    let names: Vec<_> = names.filter(|name| !is_systems(name)).collect();
    let inherited = new.list_xattr().into_iter().flatten();
    let inherited: Vec<_> = inherited.filter(|name| !is_systems(name) && !names.contains(name)).collect();
    // An access list that a new file gets from its folder and the old one had not.
    let removed = inherited.iter().all(|name| new.remove_xattr(name).is_ok());
    let copied = names.iter().all(|name| match (xattr::get(path, name), new.get_xattr(name)) {
        (Ok(Some(value)), Ok(Some(same))) if value == same => true,
        (Ok(Some(value)), _) => new.set_xattr(name, &value).is_ok(),
        (Ok(None), _) => true,
        (Err(_), _) => false,
    });
    removed && copied
}
