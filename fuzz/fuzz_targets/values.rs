#![no_main]

// An input is the cells of a column of values, one a line.
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let mut table = b"indicator,area,period,value,lower\n".to_vec();
    for cell in bytes.split(|&byte| byte == b'\n').filter(|cell| !cell.contains(&b'"')) {
        let row: [&[u8]; 5] = [b"Walks,E92000001,2023,\"", cell, b"\",\"", cell, b"\"\n"];
        table.extend(row.concat());
    }
    placecard_fuzz::import(&table, None);
});
