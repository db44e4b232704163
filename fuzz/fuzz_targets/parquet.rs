#![no_main]

// An input is a file, or what stands between the magic words of one: its pages, then its metadata, whose length is added.
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if bytes.starts_with(b"PAR1") {
        return placecard_fuzz::import(bytes, None);
    }
    let mut given = bytes.splitn(2, |&byte| byte == 255);
    let (pages, metadata) = (given.next().unwrap_or_default(), given.next().unwrap_or_default());
    let length = u32::try_from(metadata.len()).unwrap_or(u32::MAX).to_le_bytes();
    placecard_fuzz::import(&[b"PAR1", pages, metadata, &length, b"PAR1"].concat(), None);
});
