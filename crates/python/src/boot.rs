use std::path::{Path, PathBuf};
use std::rc::Rc;

use rustpython_vm::builtins::PyModule;
use rustpython_vm::{AsObject, Interpreter, PyObjectRef, PyRef, PyResult, Settings, VirtualMachine};

use crate::native;
use crate::world::World;

/// What a kernel needs to start.
pub struct Config {
    /// Folders of `sys.path` after the working folder; the first one holds the standard library.
    pub library_paths: Vec<PathBuf>,
    /// Where compiled modules are kept; `None` keeps none.
    pub bytecode_cache: Option<PathBuf>,
    /// The text of the docstrings of builtins, for a kernel whose memory never shrinks; others have it built in.
    pub docstrings: Option<PathBuf>,
    pub world: Rc<dyn World>,
}

/// Why a kernel did not start.
#[derive(Debug, thiserror::Error)]
pub enum BootError {
    #[error("no standard library: sys.path would be empty")]
    NoLibrary,
    /// The Python side could not be loaded; the traceback is Python's.
    #[error("the kernel's Python packages did not load:\n{0}")]
    Package(String),
}

/// The interpreter with library and streams in place; no code of a user has run.
pub(crate) fn interpreter(config: &Config) -> Result<Interpreter, BootError> {
    if config.library_paths.is_empty() {
        return Err(BootError::NoLibrary);
    }
    let paths: Vec<String> = config.library_paths.iter().map(|path| path.to_string_lossy().into_owned()).collect();
    let mut settings = Settings::default();
    settings.path_list.clone_from(&paths);
    // The front end interrupts; a signal handler of Python's would catch the command line's Ctrl+C.
    settings.install_signal_handlers = false;
    settings.write_bytecode = config.bytecode_cache.is_some();
    // A memory image fixes the seed anyway. Fixing it everywhere makes a notebook run alike here and in the browser.
    settings.hash_seed = Some(0);
    if let Some(path) = &config.docstrings {
        rustpython_vm::function::set_docs_file(path.clone());
    }
    let builder = Interpreter::builder(settings);
    let modules = rustpython_stdlib::stdlib_module_defs(&builder.ctx);
    let native = native::module_def(&builder.ctx);
    let numpy = numpy::module_def(&builder.ctx);
    let matplotlib = matplotlib::module_def(&builder.ctx);
    let builder = builder.add_native_modules(&modules).add_native_module(native);
    Ok(builder.add_native_module(numpy).add_native_module(matplotlib).build())
}

/// Sets `sys` up as a program in a notebook finds it, and puts the notebook's streams in place.
pub(crate) fn furnish(config: &Config, vm: &VirtualMachine) -> Result<(), BootError> {
    let furnish = || -> PyResult<()> {
        let sys = vm.import("sys", 0)?;
        // The working folder first (as ""), then the library; nothing that the interpreter guessed from its own place.
        let path = std::iter::once(String::new())
            .chain(config.library_paths.iter().map(|path| path.to_string_lossy().into_owned()))
            .map(|path| vm.ctx.new_str(path).into())
            .collect();
        sys.set_attr("path", vm.ctx.new_list(path), vm)?;
        if let Some(cache) = &config.bytecode_cache {
            sys.set_attr("pycache_prefix", vm.ctx.new_str(cache.to_string_lossy().into_owned()), vm)?;
        }
        if let Some(prefix) = config.library_paths.first().and_then(|library| prefix_of(library)) {
            for name in ["prefix", "exec_prefix", "base_prefix", "base_exec_prefix"] {
                sys.set_attr(name, vm.ctx.new_str(prefix), vm)?;
            }
        }
        // There is one thread; before anything asks for locks.
        module_from_source(vm, "_thread", include_str!("threads.py"))?;
        let streams = module_from_source(vm, "_colibri_iostream", include_str!("iostream.py"))?;
        vm.call_method(streams.as_object(), "install", ())?;
        Ok(())
    };
    furnish().map_err(|error| BootError::Package(traceback(vm, &error)))
}

/// The prefix of an installation with this standard library: `/usr` for `/usr/lib/python3.14`.
fn prefix_of(library: &Path) -> Option<&str> {
    let lib = library.parent().filter(|lib| lib.ends_with("lib"))?;
    lib.parent()?.to_str()
}

/// The module whose functions answer requests.
pub(crate) fn kernel_module(vm: &VirtualMachine) -> Result<PyObjectRef, BootError> {
    let import = || -> PyResult<PyObjectRef> {
        let importlib = vm.import("importlib", 0)?;
        vm.call_method(&importlib, "import_module", ("IPython.core.kernel",))
    };
    import().map_err(|error| BootError::Package(traceback(vm, &error)))
}

fn module_from_source(vm: &VirtualMachine, name: &str, source: &str) -> PyResult<PyRef<PyModule>> {
    let code = vm
        .compile(source, rustpython_vm::compiler::Mode::Exec, format!("<{name}>"))
        .map_err(|error| error.into_pyexception(vm, Some(source)))?;
    let module = vm.new_module(name, vm.ctx.new_dict(), None);
    vm.sys_module.get_attr("modules", vm)?.set_item(name, module.clone().into(), vm)?;
    let scope = rustpython_vm::scope::Scope::with_builtins(None, module.dict(), vm);
    vm.run_code_obj(code, scope)?;
    Ok(module)
}

/// An exception as Python prints it.
pub(crate) fn traceback(vm: &VirtualMachine, error: &rustpython_vm::builtins::PyBaseExceptionRef) -> String {
    let mut text = String::new();
    // Writing to a string fails only where the exception's own __str__ raises; what was written until then stays.
    let outcome = vm.write_exception(&mut text, error);
    if outcome.is_err() || text.is_empty() {
        text.push_str(&error.class().name());
    }
    text
}
