use dmpkg::{EntryAddress, Icon};

use super::{Aspect, Wish};

/// The things that were looked at, in order, for going back and forward.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trail {
    /// The steps; never empty once a file is open.
    steps: Vec<Step>,
    /// The step where the user is.
    at: usize,
    /// Names the trail among those of other files in the browser's history.
    pub run: u32,
    /// Counts steps ever made, so that the browser's history follows each of them once.
    pub made: u32,
}

/// One thing that was looked at.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Step {
    pub(super) address: EntryAddress,
    pub(super) aspect: Aspect,
    pub(super) icon: Icon,
    pub(super) wish: Wish,
}

impl Trail {
    /// A trail that starts at the overview of the opened file.
    pub(super) fn new(run: u32) -> Self {
        Self {
            steps: vec![Step {
                address: EntryAddress::default(),
                aspect: Aspect::Package,
                icon: Icon::Package,
                wish: Wish::default(),
            }],
            at: 0,
            run,
            made: 0,
        }
    }

    /// Where the user is, from 0.
    pub fn at(&self) -> usize {
        self.at
    }

    /// Adds a step behind the current one and goes there; what lay ahead is forgotten, as
    /// browsers do. A step to where one is already is none.
    pub(super) fn step(&mut self, step: Step) {
        let here = self.steps.get(self.at);
        if here.is_some_and(|here| here.place() == step.place()) {
            return;
        }
        self.steps.truncate(self.at + 1);
        self.steps.push(step);
        self.at = self.steps.len() - 1;
        self.made = self.made.wrapping_add(1);
    }

    /// Goes to a step that was made before.
    pub(super) fn travel(&mut self, at: usize) -> Option<Step> {
        let step = self.steps.get(at)?.clone();
        self.at = at;
        Some(step)
    }
}

impl Step {
    /// What makes it another step, whatever it looks like.
    fn place(&self) -> (&EntryAddress, Aspect, Wish) {
        (&self.address, self.aspect, self.wish)
    }
}
