//! What `numpy.linalg` has in Rust.

use rustpython_vm::{PyObjectRef, PyRef, PyResult, VirtualMachine};
use tensor::Array;
use tensor::linalg::{Task, least_squares, run};

use crate::array::PyArray;
use crate::errstate;
use crate::registry::OrRaise;

fn task_of(name: &str, columns: usize) -> Option<Task> {
    Some(match name {
        "solve" => Task::Solve,
        "inv" => Task::Inverse,
        "det" => Task::Determinant,
        "slogdet" => Task::DeterminantLog,
        "cholesky" => Task::Cholesky,
        "qr" => Task::Qr,
        "q" => Task::Q(columns),
        "eigh_lo" => Task::Eigh { is_upper: false, wants_vectors: true },
        "eigh_up" => Task::Eigh { is_upper: true, wants_vectors: true },
        "eigvalsh_lo" => Task::Eigh { is_upper: false, wants_vectors: false },
        "eigvalsh_up" => Task::Eigh { is_upper: true, wants_vectors: false },
        "eig" => Task::Eig(true),
        "eigvals" => Task::Eig(false),
        "svd" => Task::Svd,
        "svd_thin" => Task::SvdThin,
        "svdvals" => Task::SvdValues,
        _ => return None,
    })
}

fn object(array: Array, vm: &VirtualMachine) -> PyObjectRef {
    PyArray::from(array).into_object(vm)
}

/// Does a task on stacks of matrices: whether one was refused, then the results.
pub(crate) fn factored(
    name: &str,
    a: &PyRef<PyArray>,
    b: Option<&PyRef<PyArray>>,
    columns: usize,
    vm: &VirtualMachine,
) -> PyResult {
    let task = task_of(name, columns).ok_or_else(|| vm.new_value_error(format!("no task {name}")))?;
    let (results, refused) = run(task, &a.array(), b.map(|b| b.array()).as_ref()).or_raise(vm)?;
    errstate::report(name, vm)?;
    let refused = vm.ctx.new_bool(refused).into();
    let results = results.into_iter().map(|result| object(result, vm));
    Ok(vm.ctx.new_tuple(std::iter::once(refused).chain(results).collect()).into())
}

/// The solution with least squares, what is left, singular values and the rank, or None.
pub(crate) fn least(a: &PyRef<PyArray>, b: &PyRef<PyArray>, limit: f64, vm: &VirtualMachine) -> PyResult {
    let Some((x, rest, s, rank)) = least_squares(&a.array(), &b.array(), limit).or_raise(vm)? else {
        return Ok(vm.ctx.none());
    };
    let results = vec![object(x, vm), object(rest, vm), object(s, vm), vm.ctx.new_int(rank).into()];
    Ok(vm.ctx.new_tuple(results).into())
}
