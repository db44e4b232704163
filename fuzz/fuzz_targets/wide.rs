#![no_main]

use placecard_fuzz::import::{Choice, Layout, Mapping};
use placecard_fuzz::model::{Role, Word};

// An input is what columns hold, a byte for each, and the table behind a byte 255. The lower bits of a byte are a role,
// the higher bits the line with the name of the column.
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let mut given = bytes.splitn(2, |&byte| byte == 255);
    let (said, table) = (given.next().unwrap_or_default(), given.next().unwrap_or_default());
    let lines: Vec<&[u8]> = table.split(|&byte| byte == b'\n').take(4).collect();
    let mut mapping = Mapping::default();
    for (at, byte) in said.iter().enumerate() {
        let line = lines.get(usize::from(byte >> 6)).copied().unwrap_or_default();
        let name = line.split(|&byte| byte == b',').nth(at).and_then(|name| std::str::from_utf8(name).ok());
        if let (Some(name), Some(role)) = (name, Role::ALL.get(usize::from(byte & 31))) {
            mapping.set(name, *role);
        }
    }
    let layout = said.first().is_some_and(|first| first & 32 > 0).then_some(Layout::Wide);
    placecard_fuzz::import_as(table, Choice { layout, mapping, ..Choice::default() });
});
