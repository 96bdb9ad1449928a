//! What entities would become if somebody expanded them, computed without expanding.

use dmpkg_archive::sorted::keep_first_by;

/// The largest of the entities that refer to others ("billion laughs").
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expansion {
    /// Its name.
    pub name: String,
    /// How many entities lie in each other, this one counted; `None` when one contains itself.
    pub depth: Option<u64>,
    /// Number of characters that it would become; `u64::MAX` when it is that or more.
    pub characters: u64,
}

/// An entity that holds text.
pub(super) struct InternalEntity<'t> {
    pub(super) name: &'t str,
    pub(super) parameter: bool,
    /// What stands between the quotes.
    pub(super) value: &'t str,
}

/// What one entity becomes.
#[derive(Clone, Copy, Default)]
struct Size {
    characters: u64,
    depth: u64,
    is_endless: bool,
}

/// An entity that is being measured.
struct Measuring<'t> {
    entity: usize,
    references: References<'t>,
    size: Size,
}

/// Measures all entities and returns the largest that refers to another one.
pub(super) fn largest(entities: &[InternalEntity<'_>]) -> Option<Expansion> {
    // The first declaration of a name is the one that counts.
    let named = entities.iter().enumerate();
    let named = named.map(|(place, entity)| ((entity.parameter, entity.name), place));
    let mut places: Vec<((bool, &str), usize)> = named.collect();
    keep_first_by(&mut places, |one, other| one.0.cmp(&other.0));
    let mut sizes: Vec<Option<Size>> = entities.iter().map(|_| None).collect();
    let mut is_open = vec![false; entities.len()];
    for start in 0..entities.len() {
        let mut stack = Vec::new();
        push(entities, &sizes, &mut is_open, &mut stack, start);
        while let Some(top) = stack.last_mut() {
            let Some(reference) = top.references.next() else {
                finish(&mut sizes, &mut is_open, &mut stack);
                continue;
            };
            let name = (reference.parameter, reference.name);
            let found = places.binary_search_by(|(known, _)| known.cmp(&name));
            let Some(&(_, place)) = found.ok().and_then(|found| places.get(found)) else {
                continue;
            };
            top.size.give_way(reference.name);
            let known = sizes.get(place).copied().flatten();
            let is_open_already = is_open.get(place).copied().unwrap_or(false);
            match known {
                Some(size) => top.size.add(size),
                None if is_open_already => {
                    top.size.is_endless = true;
                    top.size.characters = u64::MAX;
                }
                None => push(entities, &sizes, &mut is_open, &mut stack, place),
            }
        }
    }
    let nested = sizes.iter().zip(entities).filter_map(|(size, entity)| {
        let size = (*size)?;
        (size.depth > 1 || size.is_endless).then_some((size, entity))
    });
    let rank = |size: &Size| (size.is_endless, size.characters, size.depth);
    let (size, entity) = nested.max_by_key(|(size, _)| rank(size))?;
    Some(Expansion {
        name: entity.name.to_owned(),
        depth: (!size.is_endless).then_some(size.depth),
        characters: size.characters,
    })
}

fn push<'t>(
    entities: &[InternalEntity<'t>],
    sizes: &[Option<Size>],
    is_open: &mut [bool],
    stack: &mut Vec<Measuring<'t>>,
    place: usize,
) {
    let is_known = sizes.get(place).is_some_and(Option::is_some);
    if let (Some(entity), Some(open), false) =
        (entities.get(place), is_open.get_mut(place), is_known)
    {
        *open = true;
        let references = References::in_value(entity.value);
        let literal = entity.value.chars().count();
        let characters = u64::try_from(literal).unwrap_or(u64::MAX);
        stack.push(Measuring {
            entity: place,
            references,
            size: Size {
                characters,
                depth: 1,
                is_endless: false,
            },
        });
    }
}

/// Keeps the size of the entity on top, and adds it to the one that refers to it.
fn finish(sizes: &mut [Option<Size>], is_open: &mut [bool], stack: &mut Vec<Measuring<'_>>) {
    let Some(done) = stack.pop() else {
        return;
    };
    if let (Some(size), Some(open)) = (sizes.get_mut(done.entity), is_open.get_mut(done.entity)) {
        *size = Some(done.size);
        *open = false;
    }
    if let Some(outer) = stack.last_mut() {
        outer.size.add(done.size);
    }
}

impl Size {
    /// Takes away the characters of a reference, which something else stands for.
    fn give_way(&mut self, name: &str) {
        if self.characters < u64::MAX {
            let characters = name.chars().count() + "&;".len();
            let characters = u64::try_from(characters).unwrap_or(u64::MAX);
            self.characters = self.characters.saturating_sub(characters);
        }
    }

    /// Adds what a reference stands for.
    fn add(&mut self, inner: Self) {
        self.characters = self.characters.saturating_add(inner.characters);
        self.depth = self.depth.max(inner.depth.saturating_add(1));
        self.is_endless |= inner.is_endless;
    }
}

/// A reference in the value of an entity.
struct Reference<'t> {
    name: &'t str,
    parameter: bool,
}

/// The references in the value of an entity, to characters excepted.
struct References<'t> {
    rest: &'t str,
}

impl<'t> References<'t> {
    fn in_value(value: &'t str) -> Self {
        Self { rest: value }
    }
}

impl<'t> Iterator for References<'t> {
    type Item = Reference<'t>;

    fn next(&mut self) -> Option<Reference<'t>> {
        loop {
            let at = self.rest.find(['&', '%'])?;
            let parameter = self.rest.get(at..)?.starts_with('%');
            self.rest = self.rest.get(at + 1..)?;
            let length = super::characters::name_length(self.rest);
            let name = self.rest.get(..length)?;
            if length > 0 && self.rest.get(length..)?.starts_with(';') {
                self.rest = self.rest.get(length + 1..)?;
                return Some(Reference { name, parameter });
            }
        }
    }
}
