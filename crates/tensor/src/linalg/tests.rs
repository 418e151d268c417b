use super::*;
use crate::layout::Order;

/// Numbers between -1 and 1, the same each time.
fn numbers(count: usize, seed: u64) -> Vec<f64> {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 11) as f64 / (1_u64 << 52) as f64 - 1.0
    };
    (0..count).map(|_| next()).collect()
}

fn real(rows: usize, columns: usize, seed: u64) -> Matrix<f64> {
    Matrix::from_rows(rows, columns, &numbers(rows * columns, seed))
}

fn complex(rows: usize, columns: usize, seed: u64) -> Matrix<C128> {
    let parts = numbers(2 * rows * columns, seed);
    let elements: Vec<C128> = parts.chunks_exact(2).map(|part| C128::new(part[0], part[1])).collect();
    Matrix::from_rows(rows, columns, &elements)
}

fn product<T: Scalar>(a: &Matrix<T>, b: &Matrix<T>) -> Matrix<T> {
    let mut made = Matrix::zeros(a.rows(), b.columns());
    for j in 0..b.columns() {
        for k in 0..a.columns() {
            for i in 0..a.rows() {
                made[(i, j)] += a[(i, k)] * b[(k, j)];
            }
        }
    }
    made
}

fn far<T: Scalar>(a: &Matrix<T>, b: &Matrix<T>) -> f64 {
    assert_eq!((a.rows(), a.columns()), (b.rows(), b.columns()));
    a.data().iter().zip(b.data()).map(|(a, b)| (*a - *b).size()).fold(0.0, f64::max)
}

fn orthogonal<T: Scalar>(q: &Matrix<T>) -> f64 {
    far(&product(&q.adjoint(), q), &Matrix::identity(q.columns(), q.columns()))
}

const SHAPES: [(usize, usize); 12] =
    [(1, 1), (2, 2), (3, 3), (5, 3), (3, 5), (9, 4), (4, 9), (20, 1), (1, 20), (40, 33), (33, 40), (70, 20)];

fn decomposes<T: Scalar>(make: impl Fn(usize, usize, u64) -> Matrix<T>) {
    for (rows, columns) in SHAPES {
        let a = make(rows, columns, (rows * 100 + columns) as u64);
        for vectors in [Vectors::Thin, Vectors::Full] {
            let Ok(svd::Svd { u: Some(u), s, v: Some(v) }) = svd::svd(a.clone(), vectors) else { panic!("converges") };
            assert!(orthogonal(&u) < 1e-13 && orthogonal(&v) < 1e-13, "{rows} {columns} {vectors:?}");
            let mut middle = Matrix::zeros(u.columns(), v.columns());
            for (i, value) in s.iter().enumerate() {
                middle[(i, i)] = T::of(*value);
            }
            assert!(s.windows(2).all(|pair| pair[0] >= pair[1]));
            assert!(far(&product(&product(&u, &middle), &v.adjoint()), &a) < 1e-13 * rows as f64, "{rows} {columns}");
        }
        let mut packed = a.clone();
        let taus = reflect::qr(&mut packed);
        let q = reflect::q(&packed, &taus, rows);
        let mut r = packed;
        for j in 0..columns {
            r.column_mut(j).iter_mut().skip(j + 1).for_each(|value| *value = T::ZERO);
        }
        assert!(orthogonal(&q) < 1e-13 && far(&product(&q, &r), &a) < 1e-13);
    }
    for n in [1, 2, 3, 4, 7, 12, 31, 64, 100] {
        let a = make(n, n, n as u64);
        let factors = lu::lu(a.clone());
        let mut x = Matrix::identity(n, n);
        factors.solve(&mut x);
        assert!(far(&product(&a, &x), &Matrix::identity(n, n)) < 1e-10, "inverse of {n}");
        let hermitian = product(&a, &a.adjoint());
        let (values, vectors) = symmetric::eigh(hermitian.clone(), n % 2 == 0, true).expect("converges");
        let vectors = vectors.expect("wanted");
        let mut scaled = vectors.clone();
        for (j, value) in values.iter().enumerate() {
            scaled.column_mut(j).iter_mut().for_each(|part| *part = part.times(*value));
        }
        assert!(orthogonal(&vectors) < 1e-12, "vectors of {n}");
        assert!(far(&product(&hermitian, &vectors), &scaled) < 1e-12 * n as f64, "eigenvalues of {n}");
        let lower = lu::cholesky(&hermitian).expect("positive");
        assert!(far(&product(&lower, &lower.adjoint()), &hermitian) < 1e-12 * n as f64);
        let (values, vectors) = eig::eig(a.clone(), true).expect("converges");
        let vectors = vectors.expect("wanted");
        let mut wide = Matrix::<C128>::zeros(n, n);
        for j in 0..n {
            for i in 0..n {
                wide[(i, j)] = a[(i, j)].complex();
            }
        }
        let mut scaled = vectors.clone();
        for (j, value) in values.iter().enumerate() {
            scaled.column_mut(j).iter_mut().for_each(|part| *part *= value);
        }
        assert!(far(&product(&wide, &vectors), &scaled) < 1e-11 * n as f64, "general eigenvalues of {n}");
    }
}

#[test]
fn real_matrices_are_products_of_their_factors() {
    decomposes(real);
}

#[test]
fn complex_matrices_are_products_of_their_factors() {
    decomposes(complex);
}

#[test]
fn a_singular_matrix_is_refused_and_its_neighbour_is_not() {
    let a = Array::from_slice(&[1.0, 2.0, 2.0, 4.0, 2.0, 0.0, 0.0, 4.0], &[2, 2, 2]).expect("fits");
    let (results, refused) = run(Task::Inverse, &a, None).expect("square");
    let elements: Vec<f64> = results[0].to_vec();
    assert!(refused && elements[0].is_nan());
    assert_eq!(elements[4..], [0.5, 0.0, 0.0, 0.25]);
}

#[test]
fn least_squares_find_the_line_through_points() {
    let a = Array::from_slice(&[0.0, 1.0, 1.0, 1.0, 2.0, 1.0], &[3, 2]).expect("fits");
    let b = Array::from_slice(&[1.0, 3.0, 5.0], &[3, 1]).expect("fits");
    let (x, rest, _, rank) = least_squares(&a, &b, 1e-15).expect("valid").expect("converges");
    let x: Vec<f64> = x.to_vec();
    assert!((x[0] - 2.0).abs() < 1e-14 && (x[1] - 1.0).abs() < 1e-14 && rank == 2);
    assert!(rest.to_vec::<f64>()[0] < 1e-28);
    assert!(
        Array::zeros(&[0, 3], crate::Num::Float64.into(), Order::C)
            .is_ok_and(|empty| run(Task::Svd, &empty, None).is_ok())
    );
}
