//! Arrays from the outside: layouts, conversions, loops, reductions, order, products.

use proptest::prelude::*;
use tensor::loops::find;
use tensor::{Array, DType, Layout, Num, Order, apply, gather, linear, reduce, sort, status};

fn counted(shape: &[usize]) -> Array {
    let values: Vec<i64> = (0..shape.iter().product::<usize>() as i64).collect();
    Array::from_slice(&values, shape).expect("fits")
}

#[test]
fn views_share_memory_and_copies_do_not() {
    let array = counted(&[3, 4]);
    let turned = array.transposed();
    assert_eq!(turned.shape(), [4, 3]);
    assert_eq!(turned.to_vec::<i64>(), [0, 4, 8, 1, 5, 9, 2, 6, 10, 3, 7, 11]);
    assert!(turned.storage().is(array.storage()));
    assert!(turned.reshaped_view(&[12], Order::C).is_none(), "elements would have to move");
    assert!(turned.reshaped_view(&[12], Order::F).is_some_and(|flat| flat.to_vec::<i64>()[5] == 5));
    let copy = turned.reshaped(&[12], Order::C).expect("copies");
    assert!(!copy.storage().is(array.storage()));
    assert_eq!(copy.to_vec::<i64>()[..4], [0, 4, 8, 1]);
}

#[test]
fn a_layout_beyond_its_storage_is_refused() {
    let array = counted(&[4]);
    for (shape, strides, offset) in [(vec![5], vec![8], 0), (vec![4], vec![8], 8), (vec![2], vec![-8], 0)] {
        let layout = Layout { shape: shape.into_iter().collect(), strides: strides.into_iter().collect(), offset };
        assert!(Array::new(array.storage().clone(), DType::INT64, layout).is_err());
    }
}

#[test]
fn promotion_is_numpys() {
    use Num::{
        Bool, Complex64, Complex128, Float16, Float32, Float64, Int8, Int16, Int32, Int64, UInt8, UInt16, UInt64,
    };
    let cases = [
        (Bool, Int8, Int8),
        (Int8, UInt8, Int16),
        (Int32, UInt16, Int32),
        (Int64, UInt64, Float64),
        (Int8, Float16, Float16),
        (Int16, Float16, Float32),
        (Int32, Float32, Float64),
        (Float32, Complex64, Complex64),
        (Float64, Complex64, Complex128),
        (Int64, Complex64, Complex128),
        (UInt8, Complex64, Complex64),
    ];
    for (one, other, both) in cases {
        assert_eq!(one.promote(other), both, "{one:?} {other:?}");
        assert_eq!(other.promote(one), both, "{other:?} {one:?}");
    }
}

#[test]
fn assignment_to_an_overlapping_part_reads_before_it_writes() {
    let array = counted(&[6]);
    let part = |start: usize| {
        let mut layout = array.layout().clone();
        layout.sliced(0, start as isize, 1, 5);
        array.view(layout)
    };
    part(1).take_in(&part(0)).expect("assigns");
    assert_eq!(array.to_vec::<i64>(), [0, 0, 1, 2, 3, 4]);
}

#[test]
fn division_by_zero_raises_flags() {
    let divide = find("divide").expect("there");
    let (a, b) = (Array::from_slice(&[1.0, 0.0, 2.0], &[3]), Array::from_slice(&[0.0, 0.0, 4.0], &[3]));
    let (a, b) = (a.expect("fits"), b.expect("fits"));
    let out = Array::zeros(&[3], DType::FLOAT64, Order::C).expect("room");
    let entry = divide.find(&[Num::Float64, Num::Float64]).expect("a loop");
    apply::elementwise(entry, &[a, b], std::slice::from_ref(&out), None).expect("divides");
    assert_eq!(status::take(), status::DIVIDE | status::INVALID);
    assert!(out.to_vec::<f64>()[1].is_nan());
    assert_eq!(status::take(), 0);
}

#[test]
fn swapped_bytes_are_read_and_written() {
    let bytes: Vec<u8> = [1_i32, -2, 300].iter().flat_map(|value| value.to_be_bytes()).collect();
    let dtype = DType { is_swapped: true, ..Num::Int32.into() };
    let array = Array::from_bytes(dtype, &bytes).expect("reads");
    assert_eq!(array.native().expect("turns").to_vec::<i32>(), [1, -2, 300]);
    array.take_in(&Array::from_slice(&[7_i64], &[]).expect("fits")).expect("writes");
    assert_eq!(array.to_bytes(), 7_i32.to_be_bytes().repeat(3));
}

#[test]
fn nan_sorts_last_and_is_the_extreme() {
    let array = Array::from_slice(&[2.0, f64::NAN, -1.0, 0.5], &[4]).expect("fits");
    assert_eq!(sort::argsort(&array, 0).expect("sorts").to_vec::<i64>(), [2, 3, 0, 1]);
    assert_eq!(reduce::arg_extreme(&array, 0, true).expect("finds").to_vec::<i64>(), [1]);
    assert_eq!(reduce::arg_extreme(&array, 0, false).expect("finds").to_vec::<i64>(), [1]);
}

proptest! {
    #[test]
    fn sums_are_those_of_each_axis(rows in 1_usize..9, columns in 1_usize..300) {
        let array = counted(&[rows, columns]);
        let add = find("add").expect("there").find(&[Num::Int64, Num::Int64]).expect("a loop");
        let whole = Array::zeros(&[1, 1], DType::INT64, Order::C).expect("room");
        reduce::reduce("add", add, &array, &[0, 1], &whole).expect("sums");
        let count = (rows * columns) as i64;
        prop_assert_eq!(whole.to_vec::<i64>(), [count * (count - 1) / 2]);
        let lanes = Array::zeros(&[rows, 1], DType::INT64, Order::C).expect("room");
        reduce::reduce("add", add, &array.transposed().transposed(), &[1], &lanes).expect("sums");
        let expected: Vec<i64> = array.to_vec::<i64>().chunks(columns).map(|row| row.iter().sum()).collect();
        prop_assert_eq!(lanes.to_vec::<i64>(), expected);
    }

    #[test]
    fn products_are_sums_of_products(m in 1_usize..7, k in 1_usize..7, n in 1_usize..7) {
        let (a, b) = (counted(&[m, k]), counted(&[k, n]));
        let whole = linear::matmul(&a, &b).expect("multiplies").to_vec::<i64>();
        let fast = linear::matmul(&a.cast(Num::Float64).expect("casts"), &b.cast(Num::Float64).expect("casts")).expect("multiplies");
        prop_assert_eq!(fast.to_vec::<f64>(), whole.iter().map(|value| *value as f64).collect::<Vec<_>>());
    }

    #[test]
    fn gathering_and_scattering_are_inverse(places in proptest::collection::vec(0_usize..10, 1..20)) {
        let array = counted(&[10]);
        let offsets: Vec<usize> = places.iter().map(|place| place * 8).collect();
        let taken = gather::gather(&array, &Layout::default(), &offsets).expect("gathers");
        prop_assert_eq!(taken.to_vec::<i64>(), places.iter().map(|place| *place as i64).collect::<Vec<_>>());
        gather::scatter(&array, &Layout::default(), &offsets, &taken).expect("scatters");
        prop_assert_eq!(array.to_vec::<i64>(), (0..10).collect::<Vec<i64>>());
    }

    #[test]
    fn every_number_survives_safe_conversions(value in any::<i32>()) {
        let array = Array::from_slice(&[value], &[1]).expect("fits");
        for num in Num::ALL {
            if Num::Int32.is_safe_to(num) {
                let back = array.cast(num).expect("casts").cast(Num::Int32).expect("casts");
                prop_assert_eq!(back.to_vec::<i32>(), [value]);
            }
        }
    }
}
