//! Values of one column in several scales: thousands and millions beside whole numbers, shares of one beside percentages.

use crate::import::draft::tests::{draft, finished, open, values};
use crate::import::table::Field;

#[test]
fn numbers_without_the_multiplier_that_others_have_are_left_out_with_a_way_out_that_works() {
    let of = |cells: [&str; 3]| {
        let rows = ["Bury", "Bolton", "Wigan"].iter().zip(cells);
        let rows = rows.map(|(area, cell)| format!("{area},2021,{cell}\n"));
        let table = format!("Area,Year,Spend\n{}", rows.collect::<String>());
        let done = finished(draft(&[&table], &[], None), &[("/kind", "count")]);
        let skipped =
            done.report.files[0].skipped.iter().map(|skipped| skipped.reason.clone()).collect::<String>();
        let mut taken: Vec<f64> = Vec::new();
        for series in done.document.scorecard().all_series() {
            taken.extend((0..series.len()).filter_map(|at| series.value(at)));
        }
        taken.sort_by(f64::total_cmp);
        (taken, skipped)
    };
    for (cells, bare) in [
        (["£5.2m", "£610k", "5.3"], "5.3"),
        (["£5.2m", "£6.1m", "5"], "5"),
        (["5.2 million", "610k", "-0.4"], "-0.4"),
    ] {
        let (taken, skipped) = of(cells);
        assert!(taken.len() == 2 && taken.contains(&5_200_000.0), "{cells:?}: {taken:?}");
        assert!(skipped.contains("lacks the word for thousands or millions"), "{cells:?}: {skipped}");
        let [first, second, _] = cells;
        for way_out in
            [format!("£{bare}").replace("£-", "-£"), format!("{bare} million"), "5300000".to_owned()]
        {
            assert_eq!(of([first, second, &way_out]).0.len(), 3, "{way_out} instead of {bare}");
        }
        assert_eq!(of([bare, second, first]).0, taken, "whatever the order of rows");
    }
    for plain in [
        ["1.2k", "950", "4"],
        ["£5.2m", "0", "610000"],
        ["£5.2m", "£4", "5200000"],
        ["£1.2k", "£950.50", "40"],
    ] {
        assert_eq!(of(plain).0.len(), 3, "{plain:?}");
    }
}

#[test]
fn a_small_number_beside_percent_signs_is_asked_about_once_whatever_else_stands_there() {
    let table = |year: u16, cells: [&str; 4]| {
        let rows = ["E08000001", "E08000002", "E08000003", "E08000004"].iter().zip(cells);
        let rows = rows.map(|(area, cell)| format!("{area},{year},{cell}\n"));
        format!("Area code,Year,Help\n{}", rows.collect::<String>())
    };
    let asks = |cells: [&str; 4]| {
        open(&draft(&[&table(2021, cells)], &[], None)).contains(&"tidy:Help/shares".to_owned())
    };
    for cells in [
        ["31%", "0.30", "29%", "28%"],
        ["31%", "0.30", "29%", "28"],
        ["31%", "1", "29%", "28"],
        ["31%", "-0.3", "29%", "28"],
        ["31%", "0.30", "29%", "1.2"],
    ] {
        assert!(asks(cells), "{cells:?}");
    }
    for cells in [["31%", "30", "29%", "28"], ["31%", "0", "29%", "28"], ["31%", "-1", "29%", "28"]] {
        assert!(!asks(cells), "{cells:?}");
    }
    let cells = ["31%", "0.30", "29%", "28"];
    for (answer, value) in [(Field::YES, 30.0), (Field::NO, 0.3)] {
        let done = finished(
            draft(&[&table(2021, cells)], &[], None),
            &[("/shares", answer), ("/kind", "proportion")],
        );
        let of = |area: &str| values(done.document.scorecard(), area, None)[0].1;
        assert_eq!((of("E08000002"), of("E08000004")), (Some(value), Some(28.0)), "{answer}");
        let said = "Help: its values up to 1 without % are shares of one and were made percentages.";
        assert_eq!(
            done.report.remarks.contains(&said.to_owned()),
            answer == Field::YES,
            "{:?}",
            done.report.remarks
        );
        // Neither the same file nor the next edition asks again.
        for year in [2021, 2022] {
            let mut next = draft(&[&table(year, cells)], &[], Some(done.document.clone()));
            while next.take_kept() {}
            assert_eq!(open(&next), Vec::<String>::new(), "{year}, {answer}");
            let next = finished(next, &[]).document;
            let of_next = values(next.scorecard(), "E08000002", None);
            assert_eq!(of_next.last().unwrap().1, Some(value), "{year}, {answer}");
            assert!(year == 2022 || next.text() == done.document.text(), "{answer}");
        }
    }
}
