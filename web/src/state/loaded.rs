use std::rc::Rc;

use dmpkg::{EntryAddress, EntryPath, Findings, Icon, Overview, PackageKind, TreeWindow};
use dmpkg_wasm::message::{Failure, Status};

use super::trail::Step;
use super::{Amount, Aspect, Hash, Search, Standing, Subject, Tab, Told, Trail, Wish};
use crate::findings::{Sight, SightAction};

/// An open file and what the user looks at of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    /// Grows with every file that is opened, and when the engine was started anew.
    pub revision: u32,
    /// The file's name.
    pub name: String,
    /// Whether its bytes come from the site of the page.
    pub beside: bool,
    /// What it is.
    pub overview: Rc<Overview>,
    /// The first rows of its contents.
    pub tree: Rc<TreeWindow>,
    /// Numbers.
    pub status: Status,
    /// What was found so far.
    pub findings: Rc<Findings>,
    /// How the user looks at it.
    pub sight: Sight,
    /// The jobs that look for it.
    pub jobs: Standing,
    /// The tabs. The first ones are about the file itself and stay.
    pub tabs: Vec<Tab>,
    /// The tab in front.
    pub selected: usize,
    /// The part in front where the window has room for one only.
    pub part: Part,
    /// Where the user was.
    pub trail: Trail,
    /// Counts wishes to save the entry in front.
    pub saves: u32,
    /// The search in names and contents.
    pub search: Search,
    /// Hashes that were asked for, of entries and of the file itself.
    pub hashes: Vec<(EntryAddress, Hash)>,
    /// How far the list of all entries is, as long as it is being made.
    pub list: Option<Amount>,
}

/// The part in front where the window has room for one only. In windows of middle width
/// `Contents` is a drawer over the rest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Part {
    /// The overview of the file.
    #[default]
    Overview,
    /// What it does to an agent.
    Effects,
    /// What was found.
    Findings,
    /// The tree.
    Contents,
    /// The tab in front.
    Viewer,
}

/// What can happen within an open file.
#[derive(Clone, Debug, PartialEq)]
pub enum LoadedAction {
    /// The user wants to see an entry as a file, or as a package.
    Show {
        /// Which entry.
        address: EntryAddress,
        /// As what.
        aspect: Aspect,
        /// What it looks like.
        icon: Icon,
        /// Its place for people, when known already.
        path: Option<EntryPath>,
        /// What of it.
        wish: Wish,
    },
    /// The engine named an entry.
    Named {
        /// Which entry.
        address: EntryAddress,
        /// Its place for people.
        path: EntryPath,
    },
    /// The engine told what a nested package is, or why it cannot.
    Told {
        /// Which file it belongs to.
        revision: u32,
        /// Which entry.
        address: EntryAddress,
        /// What it told.
        told: Result<Rc<Overview>, Failure>,
    },
    /// The user selects a tab.
    Select(usize),
    /// The user closes a tab.
    Close(usize),
    /// The user goes back or forward to this step.
    Travel(usize),
    /// The user selects a part.
    Part(Part),
    /// The user is done with the contents and goes back to what is in front.
    LeaveContents,
    /// The user wants the entry in front saved.
    Save,
    /// The user looks at the findings in another way.
    Sight(SightAction),
    /// The user wants to see a tab that stays: all findings, for one.
    Stay(Aspect),
    /// The user wants to search.
    Search,
    /// The user goes to the place of this finding.
    GoTo(u64),
    /// The user goes to the place of the next finding, or of the one before.
    Walk {
        /// Whether to the next one.
        forward: bool,
    },
}

impl LoadedAction {
    /// Whether the user wants something of the file in front.
    pub(super) const fn brings_forward(&self) -> bool {
        matches!(
            self,
            Self::Show { .. }
                | Self::Select(_)
                | Self::Part(_)
                | Self::Stay(_)
                | Self::Search
                | Self::GoTo(_)
                | Self::Walk { .. }
        )
    }
}

impl Loaded {
    pub(super) fn new(
        revision: u32,
        name: String,
        overview: Rc<Overview>,
        tree: Rc<TreeWindow>,
        status: Status,
    ) -> Self {
        let first = Tab {
            address: EntryAddress::default(),
            subject: Subject::Package(Told::Ready(Rc::clone(&overview))),
            icon: Icon::Package,
            path: None,
            wish: Wish::default(),
            wishes: 0,
        };
        let mut loaded = Self {
            revision,
            name,
            beside: false,
            overview,
            tree,
            status,
            findings: Rc::default(),
            sight: Sight::default(),
            jobs: Standing::default(),
            tabs: vec![first],
            selected: 0,
            part: Part::Overview,
            trail: Trail::new(revision),
            saves: 0,
            search: Search::default(),
            hashes: Vec::new(),
            list: None,
        };
        loaded.lay_out();
        loaded
    }

    /// Puts the tabs that stay in their order, as far as there is something to be seen in them. None
    /// goes away from under the user.
    pub(super) fn lay_out(&mut self) {
        let front = self.tab().map(|tab| (tab.address.clone(), tab.aspect()));
        let Some(overview) = self.tabs.first().cloned() else {
            return;
        };
        let there = |sheet: &Rc<dmpkg::Sheet>| !sheet.blocks.is_empty();
        let insights = self.jobs.insights.as_deref();
        let wanted = [
            (
                Subject::Effects,
                match insights {
                    Some(insights) => there(&insights.plan(&overview.address)),
                    None => self.overview.kind != PackageKind::Unknown,
                },
            ),
            (Subject::Findings, true),
            (Subject::Signature, !self.findings.signatures.is_empty()),
            (
                Subject::Assemblies,
                insights.is_some_and(|insights| there(&insights.assemblies)),
            ),
            (
                Subject::Disclosures,
                insights.is_some_and(|insights| there(&insights.disclosures)),
            ),
        ];
        let mut tabs = vec![overview.clone()];
        for (subject, wanted) in wanted {
            let tab = Tab {
                subject,
                ..overview.clone()
            };
            if wanted || front == Some((tab.address.clone(), tab.aspect())) {
                tabs.push(tab);
            }
        }
        tabs.extend(self.tabs.drain(..).filter(|tab| !tab.stays()));
        self.tabs = tabs;
        if let Some((address, aspect)) = front {
            let place = self.tabs.iter().position(|tab| tab.is(&address, aspect));
            self.selected = place.unwrap_or_default();
        }
    }

    /// Number of tabs that stay.
    fn fixed(&self) -> usize {
        self.tabs.iter().take_while(|tab| tab.stays()).count()
    }

    /// Whether a tab of the file itself is there.
    pub fn has(&self, aspect: Aspect) -> bool {
        self.tabs
            .iter()
            .any(|tab| tab.is(&EntryAddress::default(), aspect))
    }

    /// Takes in the same file as read by a new engine. Tabs stay.
    pub(super) fn refresh(
        &mut self,
        revision: u32,
        overview: Rc<Overview>,
        tree: Rc<TreeWindow>,
        status: Status,
    ) {
        self.revision = revision;
        for tab in &mut self.tabs {
            if tab.is_package() {
                tab.subject = Subject::Package(Told::Waiting);
            }
        }
        if let Some(first) = self.tabs.first_mut() {
            first.subject = Subject::Package(Told::Ready(Rc::clone(&overview)));
        }
        self.overview = overview;
        self.tree = tree;
        self.status = status;
        self.lay_out();
    }

    /// The tab in front.
    pub fn tab(&self) -> Option<&Tab> {
        self.tabs.get(self.selected)
    }

    /// The entry in front, none when it is the file itself.
    pub fn entry(&self) -> Option<&EntryAddress> {
        let address = &self.tab()?.address;
        (!address.0.is_empty()).then_some(address)
    }

    pub(super) fn apply(&mut self, action: LoadedAction) {
        match action {
            LoadedAction::Show {
                address,
                aspect,
                icon,
                path,
                wish,
            } => {
                self.show(&address, aspect, icon, path, wish);
                self.trail.step(Step {
                    address,
                    aspect,
                    icon,
                    wish,
                });
            }
            LoadedAction::Named { address, path } => {
                for tab in &mut self.tabs {
                    if tab.address == address {
                        tab.path = Some(path.clone());
                    }
                }
            }
            LoadedAction::Told {
                revision,
                address,
                told,
            } => self.told(revision, &address, told),
            LoadedAction::Select(index) => self.select(index),
            LoadedAction::Close(index) => self.close(index),
            LoadedAction::LeaveContents => self.part = self.front_part(),
            LoadedAction::Save => self.saves = self.saves.wrapping_add(1),
            LoadedAction::Travel(at) => {
                if let Some(step) = self.trail.travel(at) {
                    self.show(&step.address, step.aspect, step.icon, None, step.wish);
                    // Where nothing of it was asked for, it is shown as at first.
                    if let Some(tab) = self.tabs.get_mut(self.selected) {
                        tab.wish = step.wish;
                    }
                }
            }
            LoadedAction::Part(part) => {
                let is_there = self.tab().is_some_and(|tab| tab.part() == part);
                let place = self.tabs.iter().rposition(|tab| tab.part() == part);
                if let Some(place) = place.filter(|_| !is_there) {
                    self.select(place);
                }
                self.part = part;
            }
            LoadedAction::Sight(action) => self.sight.apply(action),
            LoadedAction::Stay(aspect) => {
                let stays = |tab: &Tab| tab.is(&EntryAddress::default(), aspect);
                if let Some(place) = self.tabs.iter().position(stays) {
                    self.select(place);
                }
            }
            LoadedAction::Search => self.show_search(),
            LoadedAction::GoTo(key) => self.go_to(key),
            LoadedAction::Walk { forward } => self.walk(forward),
        }
    }

    /// Brings the tab of an entry to the front, and makes it when there is none.
    pub(super) fn show(
        &mut self,
        address: &EntryAddress,
        aspect: Aspect,
        icon: Icon,
        path: Option<EntryPath>,
        wish: Wish,
    ) {
        let place = self.tabs.iter().position(|tab| tab.is(address, aspect));
        self.selected = place.unwrap_or(self.tabs.len());
        if let Some(tab) = place.and_then(|place| self.tabs.get_mut(place)) {
            if wish != Wish::default() {
                tab.wish = wish;
                tab.wishes = tab.wishes.wrapping_add(1);
            }
            if matches!(tab.subject, Subject::Package(Told::Failed(_))) {
                tab.subject = Subject::Package(Told::Waiting);
            }
        } else {
            let known = self.tabs.iter().find(|tab| tab.address == *address);
            let path = path.or_else(|| known.and_then(|tab| tab.path.clone()));
            let tab = Tab {
                address: address.clone(),
                subject: match aspect {
                    Aspect::Package => Subject::Package(Told::Waiting),
                    Aspect::Entry => Subject::Entry,
                    Aspect::Effects => Subject::Effects,
                    Aspect::Findings => Subject::Findings,
                    Aspect::Assemblies => Subject::Assemblies,
                    Aspect::Disclosures => Subject::Disclosures,
                    Aspect::Signature => Subject::Signature,
                    Aspect::Search => Subject::Search,
                },
                icon,
                path,
                wish,
                wishes: 0,
            };
            // The search stands beside the tabs that stay.
            if aspect == Aspect::Search {
                self.selected = self.fixed();
            }
            self.tabs.insert(self.selected, tab);
            self.lay_out();
        }
        self.part = self.front_part();
    }

    fn show_search(&mut self) {
        let address = EntryAddress::default();
        let (aspect, icon, wish) = (Aspect::Search, Icon::Text, Wish::default());
        self.show(&address, aspect, icon, None, wish);
        self.trail.step(Step {
            address,
            aspect,
            icon,
            wish,
        });
        self.search.calls = self.search.calls.wrapping_add(1);
    }

    fn front_part(&self) -> Part {
        self.tab().map(Tab::part).unwrap_or_default()
    }

    fn told(&mut self, revision: u32, address: &EntryAddress, told: Result<Rc<Overview>, Failure>) {
        if revision != self.revision {
            return;
        }
        if let Some(tab) = self
            .tabs
            .iter_mut()
            .find(|tab| tab.is(address, Aspect::Package))
        {
            if let Ok(overview) = &told {
                tab.path = tab.path.take().or_else(|| path_by(overview, address));
            }
            tab.subject = Subject::Package(match told {
                Ok(overview) => Told::Ready(overview),
                Err(failure) => Told::Failed(failure),
            });
        }
    }

    fn select(&mut self, index: usize) {
        let Some(tab) = self.tabs.get(index).cloned() else {
            return;
        };
        self.show(&tab.address, tab.aspect(), tab.icon, None, Wish::default());
        self.trail.step(Step {
            aspect: tab.aspect(),
            address: tab.address,
            icon: tab.icon,
            wish: tab.wish,
        });
    }

    /// Closes a tab, unless it stays. The one to its left comes to the front when it was there.
    fn close(&mut self, index: usize) {
        if index < self.fixed() || index >= self.tabs.len() {
            return;
        }
        self.tabs.remove(index);
        if index == self.selected {
            self.select(index - 1);
        } else if index < self.selected {
            self.selected -= 1;
        }
    }
}

/// The place of a nested package for people, as what it states about entries inside tells it.
fn path_by(overview: &Overview, address: &EntryAddress) -> Option<EntryPath> {
    let facts = overview.cards.iter().flat_map(|card| &card.facts);
    let places = facts.filter_map(|fact| fact.place.as_ref()).chain(
        overview
            .notices
            .iter()
            .filter_map(|notice| notice.place.as_ref()),
    );
    places
        .filter(|place| place.address.0.starts_with(&address.0))
        .find_map(|place| place.path.0.get(..address.0.len()))
        .map(|names| EntryPath(names.to_vec()))
}
