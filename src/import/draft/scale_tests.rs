//! Values of one column in several scales: thousands and millions beside whole numbers, shares of one beside percentages.

use crate::import::draft::tests::{draft, finished};

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
