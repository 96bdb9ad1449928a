//! Effects in little code. Yew's own are compiled anew for each closure and for each type that they
//! depend on, which costs a download a quarter of a kilobyte every time; here, one serves all.

use std::any::Any;

use yew::{hook, use_effect_with};

/// Takes back what an effect did.
type Undo = Box<dyn FnOnce()>;

/// Takes what it depends on.
type Effect = Box<dyn FnOnce(&dyn Any) -> Option<Undo>>;

/// What an effect depends on.
struct Dependence {
    value: Box<dyn Any>,
    is_same: fn(&dyn Any, &dyn Any) -> bool,
}

impl PartialEq for Dependence {
    fn eq(&self, other: &Self) -> bool {
        (self.is_same)(&*self.value, &*other.value)
    }
}

/// Has an effect once the component is drawn, whenever it depends on something else than before.
#[hook]
pub fn use_effect_on<T, E>(on: T, effect: E)
where
    T: PartialEq + 'static,
    E: FnOnce(&T) + 'static,
{
    let effect = move |on: &dyn Any| {
        if let Some(on) = on.downcast_ref() {
            effect(on);
        }
        None
    };
    use_erased(dependence(on), Box::new(effect));
}

/// Has an effect in the same way, which is undone before the next one and with the component.
#[hook]
pub fn use_effect_until<T, E, U>(on: T, effect: E)
where
    T: PartialEq + 'static,
    E: FnOnce(&T) -> U + 'static,
    U: FnOnce() + 'static,
{
    let effect = move |on: &dyn Any| -> Option<Undo> {
        let undo = effect(on.downcast_ref()?);
        Some(Box::new(undo))
    };
    use_erased(dependence(on), Box::new(effect));
}

#[hook]
fn use_erased(on: Dependence, effect: Effect) {
    use_effect_with(on, move |on| {
        let undo = effect(&*on.value);
        move || {
            if let Some(undo) = undo {
                undo();
            }
        }
    });
}

fn dependence<T: PartialEq + 'static>(value: T) -> Dependence {
    Dependence {
        value: Box::new(value),
        is_same: |one, other| one.downcast_ref::<T>() == other.downcast_ref(),
    }
}
