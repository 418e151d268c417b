//! Streams of `NumPy` 2.1.3, number by number; the distributions are compared in `tests/jupyter/numpy_table`.

use super::mersenne::Mersenne;
use super::pcg::Pcg;
use super::philox::Philox;
use super::sfc::Sfc;
use super::{Bits, bounded, places, seed, ziggurat};

/// What `SeedSequence(1)` makes.
fn words(count: usize) -> Vec<u64> {
    let words = seed::words(&seed::pool(4, &[1]), count * 2);
    words.chunks_exact(2).map(|pair| (u64::from(pair[1]) << 32) | u64::from(pair[0])).collect()
}

fn pcg(is_dxsm: bool) -> Bits {
    let words = words(4);
    Bits::Pcg(Pcg::seeded([words[0], words[1], words[2], words[3]], is_dxsm))
}

fn mersenne() -> Mersenne {
    Mersenne::keyed(seed::words(&seed::pool(4, &[1]), 624))
}

fn raw(mut bits: Bits) -> [u64; 3] {
    std::array::from_fn(|_| bits.raw())
}

#[test]
fn sources_make_the_streams_of_numpy() {
    let words = words(3);
    let philox = Philox::seeded([words[0], words[1]], [0; 4]);
    let sfc = Sfc::seeded([words[0], words[1], words[2]]);
    assert_eq!(raw(pcg(false)), [9_441_442_522_235_856_127, 17_532_960_557_476_522_086, 2_659_275_481_604_167_885]);
    assert_eq!(raw(pcg(true)), [5_001_773_312_344_742_047, 5_153_105_853_343_410_367, 9_971_774_173_010_308_333]);
    assert_eq!(
        raw(Bits::Philox(philox)),
        [1_232_279_569_898_196_538, 1_457_532_264_001_425_278, 106_569_017_797_417_483]
    );
    assert_eq!(raw(Bits::Sfc(sfc)), [18_365_948_275_979_584_072, 6_864_396_556_639_111_295, 7_917_024_265_190_753_706]);
    assert_eq!(raw(Bits::Mersenne(Box::new(mersenne()))), [1_033_693_557, 3_869_576_402, 3_133_530_284]);
}

#[test]
fn jumps_land_where_numpy_lands() {
    let mut source = mersenne();
    source.jump();
    assert_eq!(source.at, 588);
    assert_eq!(raw(Bits::Mersenne(Box::new(source))), [1_649_717_886, 2_919_053_981, 3_718_182_421]);
    let Bits::Pcg(mut source) = pcg(false) else { return };
    source.jump(1);
    assert_eq!(source.state, 271_889_992_655_881_058_428_515_020_946_639_284_357);
}

#[test]
fn advancing_is_drawing() {
    let (Bits::Pcg(mut one), Bits::Pcg(mut other)) = (pcg(true), pcg(true)) else { return };
    one.advance(1000);
    for _ in 0..1000 {
        other.long();
    }
    assert_eq!(one.long(), other.long());
}

#[test]
fn places_are_each_taken_once() {
    for (most, count) in [(10, 10), (20_000, 50), (20_000, 5000)] {
        let mut chosen = places::chosen(&mut pcg(false), most as u64, count, true).unwrap_or_default();
        assert!(chosen.iter().all(|place| (0..most as i64).contains(place)));
        chosen.sort_unstable();
        chosen.dedup();
        assert_eq!(chosen.len(), count);
    }
}

#[test]
fn bounds_are_kept() {
    let mut bits = pcg(false);
    for most in [0, 1, 6, 255, 256, 65_535, u64::from(u32::MAX), 1 << 40, u64::MAX] {
        assert!((0..100).all(|_| bounded::below(&mut bits, most) <= most));
        assert!((0..100).all(|_| bounded::interval(&mut bits, most) <= most));
    }
}

#[test]
fn normal_numbers_have_mean_0_and_deviation_1() {
    let mut bits = pcg(false);
    let drawn: Vec<f64> = (0..100_000).map(|_| ziggurat::normal(&mut bits)).collect();
    let mean = drawn.iter().sum::<f64>() / 1e5;
    let variance = drawn.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / 1e5;
    assert!(mean.abs() < 0.02 && (variance - 1.0).abs() < 0.02);
}
