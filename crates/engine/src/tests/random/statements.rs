//! Random messages about statements.

use crate::tests::App;
use crate::{Command, ComposeMsg, Direction, Msg, Recoding, StatementEdit, StatementKey};
use model::{AttributeId, Filler, SlotId, Value};

/// Something done at the desk where statements are made.
pub(super) fn at_the_desk(app: &App, a: u32, b: u32) -> ComposeMsg {
    let direction = if b.is_multiple_of(2) { Direction::Forward } else { Direction::Backward };
    let slot = || SlotId::new(["actor", "process", "stance", "speaker", "nowhere"][b as usize % 5]);
    match a % 16 {
        0..=2 => ComposeMsg::Mark,
        3..=5 => ComposeMsg::Compose(b as usize % 3),
        6 | 7 => ComposeMsg::Accept,
        8 => ComposeMsg::Turn(direction),
        9 => ComposeMsg::TurnRow(direction),
        10 => ComposeMsg::Take(b as usize % 4, Some(b as usize % 3)),
        11 => ComposeMsg::Step(direction),
        12 => ComposeMsg::Join,
        13 => ComposeMsg::Arm(Some(slot())),
        14 => ComposeMsg::Duplicate,
        _ => ComposeMsg::Point(any_statement(app, b).map(|(_, id)| id)),
    }
}

fn any_statement(app: &App, pick: u32) -> Option<StatementKey> {
    let document = app.model.document()?;
    let n_statements = document.statements.len();
    let id = document.statements.iter().nth(pick as usize % n_statements.max(1))?.0;
    Some((document.info.id.clone(), id.clone()))
}

/// A command about a statement; sometimes one that does not fit it.
pub(super) fn statement_edit(app: &App, a: u32, b: u32) -> Msg {
    let Some((document, id)) = any_statement(app, a) else {
        return Msg::Compose(ComposeMsg::Begin(a as usize % 2));
    };
    let annotations = app.model.document().map(|d| &d.annotations);
    let n_annotations = annotations.map_or(0, model::Table::len).max(1);
    let annotation = annotations.and_then(|all| all.iter().nth(b as usize % n_annotations));
    let filler = annotation.map_or_else(
        || Filler::Entity(model::EntityId::new("nobody")),
        |(id, _)| Filler::Annotation(id.clone()),
    );
    let slot = SlotId::new(["actor", "process", "stance", "speaker"][b as usize % 4]);
    let position = || Value::Text(["support", "not-stated", "nonsense"][b as usize % 3].into());
    let variable = AttributeId::new(["position", "role"][a as usize % 2]);
    let edit = match (a / 7) % 10 {
        0 => StatementEdit::Delete,
        1 => StatementEdit::Duplicate,
        2..=4 => StatementEdit::Fill(slot, filler),
        5 => StatementEdit::TakeOut(slot, filler),
        6 => StatementEdit::SetVariable(variable, b.is_multiple_of(4).then(position)),
        7 => StatementEdit::SetNote(b.to_string()),
        8 => {
            let kind = ["position", "participation"][b as usize % 2];
            StatementEdit::SetType(model::StatementTypeId::new(kind))
        }
        _ => {
            let all = app.model.project.documents.iter().flat_map(|(document, data)| {
                data.statements.iter().map(|(id, _)| (document.clone(), id.clone()))
            });
            let keys = std::rc::Rc::new(all.collect());
            let recoding = Recoding::SetVariable(variable, Some(position()));
            return Msg::Edit(Command::Recode(keys, recoding));
        }
    };
    Msg::Edit(Command::EditStatement(document, id, edit))
}
