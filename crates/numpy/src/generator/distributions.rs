//! The distributions by their names: parameters, what these must be, and how a number is drawn.

use super::continuous as c;
use super::discrete as d;
use super::legacy::{self, Source};
use super::params::{Check, Params, Part, Rule, real, whole};
use super::{beta, hypergeometric, ziggurat};

/// How one number is drawn.
pub(crate) enum Draw {
    Real(fn(&mut Source, &Params) -> f64),
    Single(fn(&mut Source, &Params) -> f32),
    Whole(fn(&mut Source, &Params) -> i64),
}

/// A distribution.
pub(crate) struct Distribution {
    name: &'static str,
    pub parts: &'static [Part],
    /// What parameters must be together, and whether that is looked at before each alone.
    pub checks: &'static [Check],
    pub checks_first: bool,
    pub draw: Draw,
}

/// The distribution of a name: as the modern generators draw it, or as `RandomState` does.
pub(crate) fn find(name: &str, is_legacy: bool) -> Option<&'static Distribution> {
    let own = if is_legacy { LEGACY } else { &[] };
    own.iter().chain(MODERN).find(|distribution| distribution.name == name)
}

const fn plain(name: &'static str, parts: &'static [Part], draw: Draw) -> Distribution {
    Distribution { name, parts, checks: &[], checks_first: false, draw }
}

use Draw::{Real, Single, Whole};
use Rule::{Any, NotNegative, Positive};

const LOC_SCALE: &[Part] = &[real("loc", Any), real("scale", NotNegative)];
const SCALE: &[Part] = &[real("scale", NotNegative)];
const A_POSITIVE: &[Part] = &[real("a", Positive)];
const TWO_DF: &[Part] = &[real("dfnum", Positive), real("dfden", Positive), real("nonc", NotNegative)];
const P_FOR_TRIALS: Part = real("p", Rule::Share);
const HYPERGEOMETRIC: [Check; 2] = [
    Check::new(
        |p| p.wholes[0] >= 1_000_000_000 || p.wholes[1] >= 1_000_000_000,
        "both ngood and nbad must be less than 1000000000",
    ),
    TOO_FEW,
];
const TOO_FEW: Check = Check::new(|p| p.wholes[0].saturating_add(p.wholes[1]) < p.wholes[2], "ngood + nbad < nsample");
const TRIANGLE: &[Check] = &[
    Check::new(|p| p.reals[0] > p.reals[1], "left > mode"),
    Check::new(|p| p.reals[1] > p.reals[2], "mode > right"),
    Check::new(|p| p.reals[0] == p.reals[2], "left == right"),
];
/// Ten deviations below the greatest integer.
pub(crate) const MOST_POISSON: f64 = 9_223_372_006_484_771_000.0;

static MODERN: &[Distribution] = &[
    plain("random", &[], Real(|s, _| s.bits.double())),
    plain("random_single", &[], Single(|s, _| s.bits.single())),
    plain("standard_normal", &[], Real(|s, _| ziggurat::normal(s.bits))),
    plain("standard_normal_single", &[], Single(|s, _| ziggurat::normal_single(s.bits))),
    plain("standard_exponential", &[], Real(|s, _| ziggurat::exponential(s.bits))),
    plain("standard_exponential_single", &[], Single(|s, _| ziggurat::exponential_single(s.bits))),
    plain("standard_exponential_inverse", &[], Real(|s, _| -(-s.bits.double()).ln_1p())),
    plain("standard_exponential_inverse_single", &[], Single(|s, _| -((-f64::from(s.bits.single())).ln_1p() as f32))),
    plain("standard_gamma", &[real("shape", NotNegative)], Real(|s, p| c::gamma(s.bits, p.reals[0]))),
    plain(
        "standard_gamma_single",
        &[real("shape", NotNegative)],
        Single(|s, p| c::gamma_single(s.bits, p.reals[0] as f32)),
    ),
    Distribution {
        name: "uniform",
        parts: &[real("low", Any), real("high", Any)],
        checks: &[
            Check {
                fails: |p| !(p.reals[1] - p.reals[0]).is_finite(),
                words: "high - low range exceeds valid bounds",
                words_for_arrays: "Range exceeds valid bounds",
                is_overflow: true,
            },
            Check::new(|p| (p.reals[1] - p.reals[0]).is_sign_negative(), "high - low < 0"),
        ],
        checks_first: true,
        draw: Real(|s, p| p.reals[0] + (p.reals[1] - p.reals[0]) * s.bits.double()),
    },
    plain("normal", LOC_SCALE, Real(|s, p| p.reals[0] + p.reals[1] * ziggurat::normal(s.bits))),
    plain(
        "lognormal",
        &[real("mean", Any), real("sigma", NotNegative)],
        Real(|s, p| (p.reals[0] + p.reals[1] * ziggurat::normal(s.bits)).exp()),
    ),
    plain("exponential", SCALE, Real(|s, p| p.reals[0] * ziggurat::exponential(s.bits))),
    plain(
        "gamma",
        &[real("shape", NotNegative), real("scale", NotNegative)],
        Real(|s, p| p.reals[1] * c::gamma(s.bits, p.reals[0])),
    ),
    plain("beta", &[real("a", Positive), real("b", Positive)], Real(|s, p| beta::beta(s.bits, p.reals[0], p.reals[1]))),
    plain("chisquare", &[real("df", Positive)], Real(|s, p| c::chisquare(s.bits, p.reals[0]))),
    plain(
        "noncentral_chisquare",
        &[real("df", Positive), real("nonc", NotNegative)],
        Real(|s, p| c::noncentral_chisquare(s.bits, p.reals[0], p.reals[1])),
    ),
    plain(
        "f",
        TWO_DF.split_at(2).0,
        Real(|s, p| {
            let one = c::chisquare(s.bits, p.reals[0]) * p.reals[1];
            one / (c::chisquare(s.bits, p.reals[1]) * p.reals[0])
        }),
    ),
    plain(
        "noncentral_f",
        TWO_DF,
        Real(|s, p| {
            let one = c::noncentral_chisquare(s.bits, p.reals[0], p.reals[2]) * p.reals[1];
            one / (c::chisquare(s.bits, p.reals[1]) * p.reals[0])
        }),
    ),
    plain("standard_cauchy", &[], Real(|s, _| ziggurat::normal(s.bits) / ziggurat::normal(s.bits))),
    plain(
        "standard_t",
        &[real("df", Positive)],
        Real(|s, p| {
            let normal = ziggurat::normal(s.bits);
            (p.reals[0] / 2.0).sqrt() * normal / c::gamma(s.bits, p.reals[0] / 2.0).sqrt()
        }),
    ),
    plain(
        "vonmises",
        &[real("mu", Any), real("kappa", NotNegative)],
        Real(|s, p| c::vonmises(s.bits, p.reals[0], p.reals[1])),
    ),
    plain("pareto", A_POSITIVE, Real(|s, p| (ziggurat::exponential(s.bits) / p.reals[0]).exp_m1())),
    plain(
        "weibull",
        &[real("a", NotNegative)],
        Real(|s, p| if p.reals[0] == 0.0 { 0.0 } else { ziggurat::exponential(s.bits).powf(1.0 / p.reals[0]) }),
    ),
    plain("power", A_POSITIVE, Real(|s, p| (-(-ziggurat::exponential(s.bits)).exp_m1()).powf(1.0 / p.reals[0]))),
    plain("laplace", LOC_SCALE, Real(|s, p| c::laplace(s.bits, p.reals[0], p.reals[1]))),
    plain("gumbel", LOC_SCALE, Real(|s, p| c::gumbel(s.bits, p.reals[0], p.reals[1]))),
    plain("logistic", LOC_SCALE, Real(|s, p| c::logistic(s.bits, p.reals[0], p.reals[1]))),
    plain("rayleigh", SCALE, Real(|s, p| p.reals[0] * (2.0 * ziggurat::exponential(s.bits)).sqrt())),
    plain(
        "wald",
        &[real("mean", Positive), real("scale", Positive)],
        Real(|s, p| {
            let normal = ziggurat::normal(s.bits);
            c::wald(p.reals[0], p.reals[1], normal, s.bits.double())
        }),
    ),
    Distribution {
        name: "triangular",
        parts: &[real("left", Any), real("mode", Any), real("right", Any)],
        checks: TRIANGLE,
        checks_first: true,
        draw: Real(|s, p| c::triangular(s.bits, p.reals[0], p.reals[1], p.reals[2])),
    },
    plain(
        "binomial",
        &[P_FOR_TRIALS, whole("n", NotNegative)],
        Whole(|s, p| d::binomial(s.bits, p.wholes[1], p.reals[0])),
    ),
    Distribution {
        name: "negative_binomial",
        parts: &[real("n", Rule::PositiveNumber), real("p", Rule::PositiveShare)],
        checks: &[Check::new(
            |p| (1.0 - p.reals[1]) / p.reals[1] * (p.reals[0] + 10.0 * p.reals[0].sqrt()) > MOST_POISSON,
            "n too large or p too small, see Generator.negative_binomial Notes",
        )],
        checks_first: false,
        draw: Whole(|s, p| {
            let mean = (1.0 - p.reals[1]) / p.reals[1] * c::gamma(s.bits, p.reals[0]);
            d::poisson(s.bits, mean)
        }),
    },
    plain("poisson", &[real("lam", Rule::Mean)], Whole(|s, p| d::poisson(s.bits, p.reals[0]))),
    plain("zipf", &[real("a", Rule::AboveOne)], Whole(|s, p| d::zipf(s.bits, p.reals[0]))),
    plain("geometric", &[real("p", Rule::PositiveShare)], Whole(|s, p| d::geometric(s.bits, p.reals[0]))),
    Distribution {
        name: "hypergeometric",
        parts: &[whole("ngood", NotNegative), whole("nbad", NotNegative), whole("nsample", NotNegative)],
        checks: &HYPERGEOMETRIC,
        checks_first: true,
        draw: Whole(|s, p| {
            let [good, bad, sample] = p.wholes;
            hypergeometric::hypergeometric(s.bits, good, bad, sample)
        }),
    },
    plain("logseries", &[real("p", Rule::ShareBelowOne)], Whole(|s, p| d::logseries(s.bits, p.reals[0]))),
];

static LEGACY: &[Distribution] = &[
    plain("standard_normal", &[], Real(|s, _| legacy::gauss(s))),
    plain("standard_exponential", &[], Real(|s, _| legacy::exponential(s))),
    plain("standard_gamma", &[real("shape", NotNegative)], Real(|s, p| legacy::gamma(s, p.reals[0]))),
    Distribution {
        name: "uniform",
        parts: &[real("low", Any), real("high", Any)],
        checks: &[Check {
            fails: |p| !(p.reals[1] - p.reals[0]).is_finite(),
            words: "Range exceeds valid bounds",
            words_for_arrays: "Range exceeds valid bounds",
            is_overflow: true,
        }],
        checks_first: true,
        draw: Real(|s, p| p.reals[0] + (p.reals[1] - p.reals[0]) * s.bits.double()),
    },
    plain("normal", LOC_SCALE, Real(|s, p| p.reals[0] + p.reals[1] * legacy::gauss(s))),
    plain(
        "lognormal",
        &[real("mean", Any), real("sigma", NotNegative)],
        Real(|s, p| (p.reals[0] + p.reals[1] * legacy::gauss(s)).exp()),
    ),
    plain("exponential", SCALE, Real(|s, p| p.reals[0] * legacy::exponential(s))),
    plain(
        "gamma",
        &[real("shape", NotNegative), real("scale", NotNegative)],
        Real(|s, p| p.reals[1] * legacy::gamma(s, p.reals[0])),
    ),
    plain("beta", &[real("a", Positive), real("b", Positive)], Real(|s, p| legacy::beta(s, p.reals[0], p.reals[1]))),
    plain("chisquare", &[real("df", Positive)], Real(|s, p| legacy::chisquare(s, p.reals[0]))),
    plain(
        "noncentral_chisquare",
        &[real("df", Positive), real("nonc", NotNegative)],
        Real(|s, p| legacy::noncentral_chisquare(s, p.reals[0], p.reals[1])),
    ),
    plain(
        "f",
        TWO_DF.split_at(2).0,
        Real(|s, p| {
            let one = legacy::chisquare(s, p.reals[0]) * p.reals[1];
            one / (legacy::chisquare(s, p.reals[1]) * p.reals[0])
        }),
    ),
    plain(
        "noncentral_f",
        TWO_DF,
        Real(|s, p| {
            let one = legacy::noncentral_chisquare(s, p.reals[0], p.reals[2]) * p.reals[1];
            one / (legacy::chisquare(s, p.reals[1]) * p.reals[0])
        }),
    ),
    plain("standard_cauchy", &[], Real(|s, _| legacy::gauss(s) / legacy::gauss(s))),
    plain(
        "standard_t",
        &[real("df", Positive)],
        Real(|s, p| {
            let normal = legacy::gauss(s);
            (p.reals[0] / 2.0).sqrt() * normal / legacy::gamma(s, p.reals[0] / 2.0).sqrt()
        }),
    ),
    plain(
        "vonmises",
        &[real("mu", Any), real("kappa", NotNegative)],
        Real(|s, p| legacy::vonmises(s.bits, p.reals[0], p.reals[1])),
    ),
    plain("pareto", A_POSITIVE, Real(|s, p| (legacy::exponential(s) / p.reals[0]).exp() - 1.0)),
    plain(
        "weibull",
        &[real("a", NotNegative)],
        Real(|s, p| if p.reals[0] == 0.0 { 0.0 } else { legacy::exponential(s).powf(1.0 / p.reals[0]) }),
    ),
    plain("power", A_POSITIVE, Real(|s, p| (1.0 - (-legacy::exponential(s)).exp()).powf(1.0 / p.reals[0]))),
    plain("rayleigh", SCALE, Real(|s, p| p.reals[0] * (-2.0 * (-s.bits.double()).ln_1p()).sqrt())),
    plain(
        "wald",
        &[real("mean", Positive), real("scale", Positive)],
        Real(|s, p| {
            let normal = legacy::gauss(s);
            c::wald(p.reals[0], p.reals[1], normal, s.bits.double())
        }),
    ),
    plain(
        "binomial",
        &[P_FOR_TRIALS, whole("n", NotNegative)],
        Whole(|s, p| d::binomial_of(s.bits, p.wholes[1], p.reals[0])),
    ),
    plain(
        "negative_binomial",
        &[real("n", Positive), P_FOR_TRIALS],
        Whole(|s, p| {
            let mean = (1.0 - p.reals[1]) / p.reals[1] * legacy::gamma(s, p.reals[0]);
            d::poisson(s.bits, mean)
        }),
    ),
    plain("zipf", &[real("a", Rule::AboveOne)], Whole(|s, p| d::zipf_of(s.bits, p.reals[0], |u| 1.0 - u))),
    plain("geometric", &[real("p", Rule::PositiveShare)], Whole(|s, p| legacy::geometric(s, p.reals[0]))),
    Distribution {
        name: "hypergeometric",
        parts: &[whole("ngood", NotNegative), whole("nbad", NotNegative), whole("nsample", Rule::AtLeastOne)],
        checks: &[TOO_FEW],
        checks_first: true,
        draw: Whole(|s, p| {
            let [good, bad, sample] = p.wholes;
            legacy::hypergeometric(s.bits, good, bad, sample)
        }),
    },
    plain(
        "logseries",
        &[real("p", Rule::ShareBelowOne)],
        Whole(|s, p| {
            let r = (1.0 - p.reals[0]).ln();
            d::logseries_of(s.bits, p.reals[0], |u| 1.0 - (r * u).exp())
        }),
    ),
    plain("tomaxint", &[], Whole(|s, _| (s.bits.long() >> 1) as i64)),
];
