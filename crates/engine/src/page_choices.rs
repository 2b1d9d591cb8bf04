//! What was taken back of the pages of a publisher, so that it is taken back the next time too.
//!
//! It is a comfort of this browser, as the settings are, and no part of any project.

use crate::{Effect, Intake, Model};
use intake::html::Page;
use std::collections::BTreeSet;
use std::rc::Rc;

/// The most publishers remembered; of more, the one chosen for longest ago is forgotten.
const MAX_PUBLISHERS: usize = 200;
/// The most shapes remembered of one publisher.
const MAX_SHAPES: usize = 50;
/// The longest name and shape, in bytes.
const MAX_BYTES: usize = 200;

/// The shapes of the parts that come back, by publisher; the one chosen for last comes first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PageChoices {
    publishers: Vec<(String, BTreeSet<String>)>,
}

impl PageChoices {
    /// What comes back of a page of this publisher.
    pub fn of(&self, publisher: &str) -> Option<&BTreeSet<String>> {
        self.publishers.iter().find(|(name, _)| name == publisher).map(|(_, shapes)| shapes)
    }

    /// Remembers whether parts of this shape come back.
    fn set(&mut self, publisher: &str, shape: &str, is_back: bool) {
        let place = self.publishers.iter().position(|(name, _)| name == publisher);
        let (_, mut shapes) = place.map(|at| self.publishers.remove(at)).unwrap_or_default();
        if is_back && shapes.len() < MAX_SHAPES {
            shapes.insert(shape.to_owned());
        } else if !is_back {
            shapes.remove(shape);
        }
        if !shapes.is_empty() {
            self.publishers.insert(0, (publisher.to_owned(), shapes));
            self.publishers.truncate(MAX_PUBLISHERS);
        }
    }

    fn forget(&mut self, publisher: &str) {
        self.publishers.retain(|(name, _)| name != publisher);
    }

    /// As text: a line for each publisher, its name and the shapes with tabs between.
    pub fn encode(&self) -> String {
        let line = |(name, shapes): &(String, BTreeSet<String>)| {
            let shapes: Vec<&str> = shapes.iter().map(String::as_str).collect();
            format!("{name}\t{}\n", shapes.join("\t"))
        };
        self.publishers.iter().map(line).collect()
    }

    /// What was encoded; what is too long or too much is left out.
    pub fn decode(text: &str) -> Self {
        let is_fine = |word: &&str| !word.is_empty() && word.len() <= MAX_BYTES;
        let publisher = |line: &str| {
            let mut words = line.split('\t');
            let name = words.next().filter(is_fine)?.to_owned();
            let shapes: BTreeSet<_> =
                words.filter(is_fine).take(MAX_SHAPES).map(str::to_owned).collect();
            (!shapes.is_empty()).then_some((name, shapes))
        };
        Self { publishers: text.lines().take(MAX_PUBLISHERS).filter_map(publisher).collect() }
    }
}

/// The name under which choices for an article are remembered: its publisher, else the host of
/// its address.
pub fn publisher(intake: &Intake) -> Option<String> {
    let metadata = intake.effective_metadata()?;
    let host = || {
        let (_, behind) = metadata.url.split_once("://")?;
        behind.split(['/', '?', '#']).next()
    };
    let name = Some(metadata.publisher.trim()).filter(|name| !name.is_empty()).or_else(host)?;
    let name: String = name.split_whitespace().collect::<Vec<_>>().join(" ");
    (!name.is_empty() && name.len() <= MAX_BYTES).then_some(name)
}

/// Takes back what was taken back of this publisher's pages before.
pub(crate) fn apply(model: &mut Model) {
    let choices = Rc::clone(&model.session.page_choices);
    let intake = &model.session.intake;
    let shapes = publisher(intake).and_then(|name| choices.of(&name));
    let (Some(page), Some(shapes)) = (&intake.page, shapes) else { return };
    let back = places(page, |shape| shapes.contains(shape));
    Rc::make_mut(&mut model.session_mut().intake).taken_back = Rc::new(back);
}

fn places(page: &Page, is_wanted: impl Fn(&str) -> bool) -> BTreeSet<usize> {
    let removals = page.removals.iter().enumerate();
    removals.filter(|(_, removal)| is_wanted(&removal.shape)).map(|(idx, _)| idx).collect()
}

/// Remembers for the publisher what became of a part.
pub(crate) fn remember(model: &mut Model, idx: usize) -> Vec<Effect> {
    let intake = Rc::clone(&model.session.intake);
    let removal = intake.page.as_ref().and_then(|page| page.removals.get(idx));
    // what nothing tells from other parts is not remembered
    let removal = removal.filter(|removal| !removal.shape.is_empty());
    let (Some(name), Some(removal)) = (publisher(&intake), removal) else { return Vec::new() };
    change(model, |choices| choices.set(&name, &removal.shape, intake.taken_back.contains(&idx)))
}

/// Forgets what was chosen for the publisher of the article; nothing of it comes back any more.
pub(crate) fn forget(model: &mut Model) -> Vec<Effect> {
    let Some(name) = publisher(&model.session.intake) else { return Vec::new() };
    Rc::make_mut(&mut model.session_mut().intake).taken_back = Rc::default();
    change(model, |choices| choices.forget(&name))
}

fn change(model: &mut Model, change: impl FnOnce(&mut PageChoices)) -> Vec<Effect> {
    let choices = Rc::make_mut(&mut model.session_mut().page_choices);
    change(choices);
    vec![Effect::RememberPageChoices(choices.encode())]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_chosen_longest_ago_is_forgotten_first() {
        let mut choices = PageChoices::default();
        for idx in 0..=MAX_PUBLISHERS {
            choices.set(&format!("p{idx}"), "shape", true);
            // this one is used again and again
            choices.set("p0", "shape", true);
        }
        assert_eq!(choices.publishers.len(), MAX_PUBLISHERS);
        let is_known = |name: &str| choices.of(name).is_some();
        assert!(is_known("p0") && !is_known("p1") && is_known("p2"));
        for idx in 0..=MAX_SHAPES {
            choices.set("p2", &format!("s{idx}"), true);
        }
        assert_eq!(choices.of("p2").map(BTreeSet::len), Some(MAX_SHAPES));
        assert_eq!(PageChoices::decode(&choices.encode()), choices);
    }
}
