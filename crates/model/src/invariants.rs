//! What must hold of every project after every message.

use crate::{
    Annotation, Article, DocumentData, Filler, MAX_REJECTIONS, Project, Rule, Statement, Target,
};

impl Project {
    /// Lists every broken invariant in words; empty when all is well.
    ///
    /// Held: every range, also of an older revision, lies in its text and on character boundaries; every annotation has a
    /// target, a known label, coder and entity; every statement has a known type and coder, its
    /// slots exist and hold known annotations or entities whose label fits; every rule has a known
    /// label and entity, and there are no more rejections than are kept.
    pub fn check_invariants(&self) -> Vec<String> {
        let mut broken = Vec::new();
        for (id, document) in &self.documents {
            if *id != document.info.id {
                broken.push(format!("document {id} is filed under another id"));
            }
            for annotation in document.annotations.values() {
                let found = self.check_annotation(document, annotation);
                broken.extend(found.map(|what| format!("annotation {}: {what}", annotation.id)));
            }
            for revision in document.revisions.values() {
                for passage in &revision.passages {
                    let found = check_targets(&revision.article, &passage.targets);
                    broken.extend(found.map(|what| format!("revision {}: {what}", revision.id)));
                }
            }
            for statement in document.statements.values() {
                let found = self.check_statement(document, statement);
                broken.extend(found.map(|what| format!("statement {}: {what}", statement.id)));
            }
        }
        for rule in self.rules.values() {
            let found = self.check_rule(rule);
            broken.extend(found.map(|what| format!("rule {}: {what}", rule.id)));
        }
        if self.rejections.len() > MAX_REJECTIONS {
            broken.push("too many rejections".into());
        }
        broken
    }

    fn check_rule(&self, rule: &Rule) -> Option<String> {
        if self.codebook.label(&rule.label).is_none() {
            return Some(format!("unknown label {}", rule.label));
        }
        let entity = rule.entity.as_ref()?;
        self.entities.get(entity).is_none().then(|| format!("unknown entity {entity}"))
    }

    fn check_annotation(&self, document: &DocumentData, annotation: &Annotation) -> Option<String> {
        if let Some(what) = check_targets(&document.article, &annotation.targets) {
            return Some(what);
        }
        if self.codebook.label(&annotation.label).is_none() {
            return Some(format!("unknown label {}", annotation.label));
        }
        if self.coders.get(&annotation.coder).is_none() {
            return Some(format!("unknown coder {}", annotation.coder));
        }
        let entity = annotation.entity.as_ref()?;
        self.entities.get(entity).is_none().then(|| format!("unknown entity {entity}"))
    }

    fn check_statement(&self, document: &DocumentData, statement: &Statement) -> Option<String> {
        let Some(kind) = self.codebook.statement_type(&statement.kind) else {
            return Some(format!("unknown type {}", statement.kind));
        };
        if self.coders.get(&statement.coder).is_none() {
            return Some(format!("unknown coder {}", statement.coder));
        }
        for (slot_id, fillers) in &statement.slots {
            let Some(slot) = kind.slot(slot_id) else {
                return Some(format!("unknown slot {slot_id}"));
            };
            for filler in fillers {
                let fits = match filler {
                    Filler::Entity(id) => self.entities.get(id).is_some(),
                    Filler::Annotation(id) => document
                        .annotations
                        .get(id)
                        .is_some_and(|annotation| slot.labels.contains(&annotation.label)),
                };
                if !fits {
                    return Some(format!("slot {slot_id} holds {filler:?}, which does not fit"));
                }
            }
        }
        None
    }
}

fn check_targets(article: &Article, targets: &[Target]) -> Option<String> {
    if targets.is_empty() {
        return Some("no target".into());
    }
    let mut ranges = targets.iter().filter_map(Target::range);
    ranges.find_map(|range| {
        let error = article.range(range.start(), range.end()).err()?;
        Some(error.to_string())
    })
}
