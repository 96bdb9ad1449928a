use crate::{EntryPath, lower};

/// A pattern of paths, as settings write it.
///
/// It has to fit the whole path, from the opened file on. `*` stands for any characters within a
/// name, `**` for any characters at all, `**/` also for nothing; `>` or `›` is the step into an
/// archive. Upper and lower case and the kind of slash do not matter. An empty pattern fits the opened
/// file itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathPattern(Vec<Part>);

/// A part of a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// This letter, in lower case.
    Letter(char),
    /// The step into an archive.
    Step,
    /// `*`: any letters but a slash.
    Within,
    /// `**`: anything.
    Across,
    /// `**/`: nothing, or anything that ends in a slash or a step.
    Folders,
}

/// A letter of a path, or the step into an archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    Letter(char),
    Step,
}

impl PathPattern {
    /// The pattern that is written so.
    pub fn new(text: &str) -> Self {
        let mut parts = Vec::new();
        let mut rest = text.trim().chars().peekable();
        while let Some(letter) = rest.next() {
            match letter {
                '*' if rest.next_if_eq(&'*').is_some() => {
                    let begins =
                        matches!(parts.last(), None | Some(Part::Step | Part::Letter('/')));
                    let folders = begins && rest.next_if(|next| is_slash(*next)).is_some();
                    parts.push(if folders { Part::Folders } else { Part::Across });
                }
                '*' => parts.push(Part::Within),
                '>' | '›' => {
                    while parts.last() == Some(&Part::Letter(' ')) {
                        parts.pop();
                    }
                    while rest.next_if_eq(&' ').is_some() {}
                    parts.push(Part::Step);
                }
                slash if is_slash(slash) => parts.push(Part::Letter('/')),
                letter => parts.push(Part::Letter(lower(letter))),
            }
        }
        Self(parts)
    }

    /// How to write a pattern for this path. Signs that mean something in patterns become `*`.
    pub fn text_for(path: &EntryPath) -> String {
        let names = path.0.iter().map(|name| {
            let inside = name.trim_matches(' ');
            let blank = |side: bool| if side { "*" } else { "" };
            let text: String = inside
                .chars()
                .map(|letter| match letter {
                    '>' | '›' => '*',
                    control if control.is_control() => '*',
                    letter => letter,
                })
                .collect();
            let (before, after) = (name.starts_with(' '), name.ends_with(' '));
            format!(
                "{}{text}{}",
                blank(before),
                blank(after && !inside.is_empty())
            )
        });
        names.collect::<Vec<_>>().join(" > ")
    }

    /// Whether it fits a path. Takes time in the length of the path times that of the pattern: all
    /// ways to fit are followed at once, and none is tried again.
    pub fn fits(&self, path: &EntryPath) -> bool {
        let mut here = Places::new(self.0.len());
        self.enter(&mut here, 0);
        let names = path.0.iter().enumerate();
        for (depth, name) in names {
            if depth > 0 {
                here = self.read(&here, Sign::Step);
            }
            for letter in name.chars() {
                let letter = if is_slash(letter) { '/' } else { lower(letter) };
                here = self.read(&here, Sign::Letter(letter));
            }
        }
        here.holds(self.0.len())
    }

    /// Where one may be after a sign.
    fn read(&self, here: &Places, sign: Sign) -> Places {
        let mut next = Places::new(self.0.len());
        let ends = matches!(sign, Sign::Step | Sign::Letter('/'));
        for (at, part) in self.0.iter().enumerate().filter(|(at, _)| here.holds(*at)) {
            match (part, sign) {
                (Part::Letter(one), Sign::Letter(other)) if *one == other => {
                    self.enter(&mut next, at + 1);
                }
                (Part::Step, Sign::Step) => self.enter(&mut next, at + 1),
                (Part::Within, _) if !ends => self.enter(&mut next, at),
                (Part::Across, _) => self.enter(&mut next, at),
                (Part::Folders, _) => {
                    next.put(at);
                    if ends {
                        self.enter(&mut next, at + 1);
                    }
                }
                _ => {}
            }
        }
        next
    }

    /// Comes to a place of the pattern, and to those behind it that may stand for nothing.
    fn enter(&self, places: &mut Places, at: usize) {
        let mut at = at;
        loop {
            places.put(at);
            match self.0.get(at) {
                Some(Part::Within | Part::Across | Part::Folders) => at += 1,
                _ => return,
            }
        }
    }
}

/// Places in a pattern: a bit each.
struct Places(Vec<u64>);

impl Places {
    fn new(last: usize) -> Self {
        Self(vec![0; last / 64 + 1])
    }

    fn put(&mut self, place: usize) {
        if let Some(bits) = self.0.get_mut(place / 64) {
            *bits |= 1 << (place % 64);
        }
    }

    fn holds(&self, place: usize) -> bool {
        self.0
            .get(place / 64)
            .is_some_and(|bits| bits >> (place % 64) & 1 == 1)
    }
}

const fn is_slash(letter: char) -> bool {
    matches!(letter, '/' | '\\')
}
