use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;

use protocol::{Message, msg_type};
use rustpython_vm::builtins::PyStr;
use rustpython_vm::{AsObject, Interpreter, PyObjectRef, PyResult, VirtualMachine};
use serde_json::{Map, Value, json};

use crate::alarm;
use crate::answer::{error_content, reply_type};
use crate::boot::{self, BootError, Config};
use crate::native;
use crate::outbox::Outbox;

/// A running Python. It lives on one thread, and needs a stack of some megabytes there.
pub struct Kernel {
    interpreter: Interpreter,
    outbox: Rc<Outbox>,
    /// `IPython.core.kernel`.
    module: PyObjectRef,
}

/// What the caller of [`Kernel::handle`] does next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    Continue,
    /// The front end asked the kernel to end.
    Shutdown,
}

impl Kernel {
    /// Starts Python and loads the packages that answer requests.
    pub fn boot(config: Config) -> Result<Self, BootError> {
        let interpreter = boot::interpreter(&config)?;
        let outbox = Rc::new(Outbox::new(Rc::clone(&config.world)));
        let module = native::with_outbox(&outbox, || {
            interpreter.enter(|vm| {
                vm.set_host(native::HOST);
                boot::furnish(&config, vm)?;
                boot::kernel_module(vm)
            })
        })?;
        Ok(Self { interpreter, outbox, module })
    }

    /// Called when the memory of this kernel was restored from an image: what must differ between two sessions of the
    /// same image is drawn anew.
    pub fn wake(&self) {
        self.outbox.renew_session();
        // It was set for a cell that ran before the image was taken.
        drop(alarm::set(None));
        if let Err(error) = rand::rng().reseed() {
            self.outbox.stream("stderr", &format!("random numbers may repeat: {error}\n"));
        }
        native::with_outbox(&self.outbox, || {
            self.interpreter.enter(|vm| {
                if let Err(error) = vm.call_method(&self.module, "wake", ()) {
                    self.outbox.stream("stderr", &boot::traceback(vm, &error));
                }
            });
        });
    }

    /// Answers one message. Whatever it is, the front end hears busy, the reply if one is due, and idle.
    pub fn handle(&self, message: Message) -> Next {
        self.outbox.set_parent(Some(message.header.clone()));
        self.status("busy");
        let next = native::with_outbox(&self.outbox, || {
            // A panic is a defect of the interpreter; the cell failed, the kernel goes on.
            catch_unwind(AssertUnwindSafe(|| self.dispatch(&message))).unwrap_or_else(|panic| {
                let evalue = panic_text(panic.as_ref());
                self.answer_failure(&message, "InternalError", &evalue, &evalue);
                Next::Continue
            })
        });
        self.status("idle");
        self.outbox.set_parent(None);
        next
    }

    fn status(&self, state: &str) {
        self.outbox.publish(msg_type::STATUS, json!({"execution_state": state}), Map::new());
    }

    fn dispatch(&self, message: &Message) -> Next {
        let content = &message.content;
        match message.msg_type() {
            msg_type::EXECUTE_REQUEST => self.call(message, "execute", execute_arguments(message)),
            msg_type::COMPLETE_REQUEST => {
                self.call(message, "complete", vec![text(content, "code"), number(content, "cursor_pos")]);
            }
            msg_type::INSPECT_REQUEST => {
                let level = number(content, "detail_level");
                self.call(message, "inspect", vec![text(content, "code"), number(content, "cursor_pos"), level]);
            }
            msg_type::IS_COMPLETE_REQUEST => self.call(message, "is_complete", vec![text(content, "code")]),
            msg_type::HISTORY_REQUEST => self.call(message, "history", vec![Value::String(content.to_string())]),
            msg_type::KERNEL_INFO_REQUEST => self.call(message, "kernel_info", Vec::new()),
            msg_type::COMM_INFO_REQUEST => self.call(message, "comm_info", vec![text(content, "target_name")]),
            msg_type::COMM_OPEN | msg_type::COMM_MSG | msg_type::COMM_CLOSE => self.comm(message),
            msg_type::SHUTDOWN_REQUEST => {
                let restart = flag(content, "restart", false);
                self.outbox.reply(message, msg_type::SHUTDOWN_REPLY, json!({"status": "ok", "restart": restart}));
                return Next::Shutdown;
            }
            // Nothing runs while messages are read, so there is nothing left to stop.
            msg_type::INTERRUPT_REQUEST => {
                self.outbox.reply(message, msg_type::INTERRUPT_REPLY, json!({"status": "ok"}));
            }
            other => {
                let evalue = format!("this kernel does not know {other}");
                self.answer_failure(message, "NotImplementedError", &evalue, &evalue);
            }
        }
        Next::Continue
    }

    /// Calls a function of `IPython.core.kernel`; what it returns is the content of the reply.
    fn call(&self, message: &Message, function: &str, arguments: Vec<Value>) {
        let outcome = self.interpreter.enter(|vm| {
            self.call_python(vm, function, arguments).map_err(|error| {
                let evalue = error.as_object().str(vm).map(|text| text.to_string_lossy().into_owned());
                (error.class().name().to_string(), evalue.unwrap_or_default(), boot::traceback(vm, &error))
            })
        });
        match outcome {
            Ok(content) => {
                if let Some(reply_type) = reply_type(message.msg_type()) {
                    self.outbox.reply(message, &reply_type, content);
                }
            }
            Err((ename, evalue, traceback)) => self.answer_failure(message, &ename, &evalue, &traceback),
        }
    }

    fn call_python(&self, vm: &VirtualMachine, function: &str, arguments: Vec<Value>) -> PyResult<Value> {
        let arguments: Vec<PyObjectRef> = arguments.into_iter().map(|value| python_from_json(vm, value)).collect();
        let reply = vm.call_method(&self.module, function, arguments)?;
        let reply = reply.downcast_ref::<PyStr>().map(|text| text.to_string_lossy().into_owned());
        let reply = reply.ok_or_else(|| vm.new_type_error("a reply must be JSON text"))?;
        serde_json::from_str(&reply).map_err(|error| vm.new_value_error(format!("a reply must be JSON text: {error}")))
    }

    /// A message to an object of Python's; nobody waits for a reply.
    fn comm(&self, message: &Message) {
        let outcome = self.interpreter.enter(|vm| {
            let buffers = message.buffers.iter().map(|buffer| vm.ctx.new_bytes(buffer.clone()).into()).collect();
            let arguments: Vec<PyObjectRef> = vec![
                vm.ctx.new_str(message.msg_type()).into(),
                vm.ctx.new_str(message.content.to_string()).into(),
                vm.ctx.new_str(Value::Object(message.metadata.clone()).to_string()).into(),
                vm.ctx.new_list(buffers).into(),
            ];
            let called = vm.call_method(&self.module, "comm_message", arguments);
            called.map(drop).map_err(|error| boot::traceback(vm, &error))
        });
        if let Err(traceback) = outcome {
            self.outbox.stream("stderr", &traceback);
        }
    }

    /// The request could not be served: an error reply, and for a cell an error output too.
    fn answer_failure(&self, message: &Message, ename: &str, evalue: &str, traceback: &str) {
        let content = error_content(ename, evalue, traceback);
        if message.msg_type() == msg_type::EXECUTE_REQUEST {
            let output = json!({"ename": ename, "evalue": evalue, "traceback": content["traceback"]});
            self.outbox.publish(msg_type::ERROR, output, Map::new());
        }
        if let Some(reply_type) = reply_type(message.msg_type()) {
            self.outbox.reply(message, &reply_type, content);
        }
    }
}

/// An argument for a Python function; structures cross as JSON text.
fn python_from_json(vm: &VirtualMachine, value: Value) -> PyObjectRef {
    match value {
        Value::Null => vm.ctx.none(),
        Value::Bool(value) => vm.ctx.new_bool(value).into(),
        Value::String(text) => vm.ctx.new_str(text).into(),
        Value::Number(number) => match number.as_i64() {
            Some(number) => vm.ctx.new_int(number).into(),
            None => vm.ctx.new_float(number.as_f64().unwrap_or_default()).into(),
        },
        value @ (Value::Array(_) | Value::Object(_)) => vm.ctx.new_str(value.to_string()).into(),
    }
}

fn execute_arguments(message: &Message) -> Vec<Value> {
    let content = &message.content;
    let silent = flag(content, "silent", false);
    let user_expressions = content.get("user_expressions").cloned().unwrap_or_else(|| json!({}));
    vec![
        text(content, "code"),
        Value::Bool(silent),
        Value::Bool(!silent && flag(content, "store_history", true)),
        Value::String(user_expressions.to_string()),
        Value::Bool(flag(content, "allow_stdin", true)),
        message.metadata.get("cellId").cloned().unwrap_or_default(),
    ]
}

fn text(content: &Value, key: &str) -> Value {
    Value::String(content.get(key).and_then(Value::as_str).unwrap_or_default().to_owned())
}

fn number(content: &Value, key: &str) -> Value {
    content.get(key).and_then(Value::as_i64).unwrap_or_default().into()
}

fn flag(content: &Value, key: &str, default: bool) -> bool {
    content.get(key).and_then(Value::as_bool).unwrap_or(default)
}

fn panic_text(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
    format!("the interpreter failed: {}", text.unwrap_or("no reason given"))
}
