#![no_main]

/// Figures of one place have a year each, so that none contradicts another.
const YEARS: usize = 400;

// An input is the cells of a column of values, one a line.
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let mut table = b"indicator\tarea\tperiod\tvalue\tlower\n".to_vec();
    let is_cell = |cell: &&[u8]| !cell.iter().any(|byte| matches!(byte, b'"' | b'\t' | b'\r'));
    for (at, cell) in bytes.split(|&byte| byte == b'\n').filter(is_cell).enumerate() {
        let start = format!("Walks {}\tE92000001\t{}\t", at / YEARS, 1800 + at % YEARS);
        let row: [&[u8]; 5] = [start.as_bytes(), cell, b"\t", cell, b"\n"];
        table.extend(row.concat());
    }
    placecard_fuzz::import(&table, None);
});
