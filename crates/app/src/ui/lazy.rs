//! Work that waits until its element comes near the window.

use std::cell::RefCell;
use std::collections::HashMap;

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

use crate::web;

/// How far outside the window counts as near.
const MARGIN: &str = "900px 0px";

type Work = Box<dyn FnOnce()>;

thread_local! {
    static WAITING: RefCell<HashMap<u32, Work>> = RefCell::new(HashMap::new());
    static NEXT: RefCell<u32> = const { RefCell::new(1) };
    static OBSERVER: Option<IntersectionObserver> = observer();
}

fn observer() -> Option<IntersectionObserver> {
    let callback = Closure::<dyn FnMut(js_sys::Array, IntersectionObserver)>::new(
        move |entries: js_sys::Array, observer: IntersectionObserver| {
            for entry in entries.iter() {
                let entry: IntersectionObserverEntry = entry.unchecked_into();
                if entry.is_intersecting() {
                    let target = entry.target();
                    observer.unobserve(&target);
                    run(&target);
                }
            }
        },
    )
    .into_js_value();
    let options = IntersectionObserverInit::new();
    options.set_root_margin(MARGIN);
    web::report("IntersectionObserver", IntersectionObserver::new_with_options(callback.unchecked_ref(), &options))
}

fn run(element: &Element) {
    let ticket = element.get_attribute("data-lazy").and_then(|ticket| ticket.parse::<u32>().ok());
    let work = ticket.and_then(|ticket| WAITING.with(|waiting| waiting.borrow_mut().remove(&ticket)));
    if let Some(work) = work {
        work();
    }
}

/// Runs `work` once, when `element` is near the window.
pub fn when_near(element: &Element, work: impl FnOnce() + 'static) {
    let ticket = NEXT.with(|next| {
        let ticket = *next.borrow();
        *next.borrow_mut() += 1;
        ticket
    });
    WAITING.with(|waiting| waiting.borrow_mut().insert(ticket, Box::new(work)));
    web::report("data-lazy", element.set_attribute("data-lazy", &ticket.to_string()));
    OBSERVER.with(|observer| match observer {
        Some(observer) => observer.observe(element),
        None => run(element),
    });
}

/// Forgets what waits for `element`; call when it goes.
pub fn forget(element: &Element) {
    OBSERVER.with(|observer| observer.iter().for_each(|observer| observer.unobserve(element)));
    let ticket = element.get_attribute("data-lazy").and_then(|ticket| ticket.parse::<u32>().ok());
    if let Some(ticket) = ticket {
        WAITING.with(|waiting| waiting.borrow_mut().remove(&ticket));
    }
}
