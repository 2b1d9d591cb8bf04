//! The room with the table of all statements of all documents: filtered, sorted, grouped; a row
//! opens its sentence; chosen rows are recoded.

mod columns;
mod recode;
mod row;
mod rows;
mod tools;

pub(crate) use recode::RecodeDialog;

use crate::context::{Desk, Screen, Shared, Work, use_desk};
use crate::i18n::{RoomText, StatementText, Text};
use columns::Columns;
use engine::{StatementTable, TableState, View, filtered_lines, ordered};
use model::Project;
use rows::Rows;
use std::rc::Rc;
use tools::tools;
use yew::prelude::*;

/// The whole room.
pub(crate) fn statements_room(desk: &Desk, work: &Work, screen: &Screen) -> Html {
    let heading = desk.tr().say(Text::Room(RoomText::Name(View::Statements)));
    html! {
        <main key="statements" id="room" class="statement-room" tabindex="-1" aria-label={heading.clone()}>
            <h2 key="heading" class="visually-hidden">{ heading }</h2>
            <Body
                key="table"
                project={work.project.clone()}
                state={Shared(screen.session.table.clone())}
            />
        </main>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct BodyProps {
    project: Shared<Project>,
    state: Shared<TableState>,
}

/// The tools over the table, and the table.
#[component(Body)]
fn body(props: &BodyProps) -> Html {
    let BodyProps { project, state } = props;
    let desk = use_desk();
    let table = use_table(project, desk.settings.language.tag());
    let order = use_memo(
        (table.clone(), state.view.sort.clone(), state.view.group.clone()),
        |(table, ..)| ordered(table, &state.view),
    );
    let lines = use_memo((table.clone(), Shared(order.clone()), state.view.filter.clone()), |_| {
        filtered_lines(&table, &state.view, &order)
    });
    if table.rows.is_empty() {
        return nothing_yet(&desk);
    }
    let columns = Rc::new(Columns::of(desk.tr(), &project.codebook, &table, &state.view));
    html! {
        <div class="table-room">
            { tools(&desk, project, state, &table, &lines, &columns) }
            <Rows
                key="rows"
                table={table.clone()}
                lines={Shared(lines)}
                chosen={state.clone()}
                columns={columns}
            />
        </div>
    }
}

fn nothing_yet(desk: &Desk) -> Html {
    let say = |text| desk.tr().say(Text::Statement(text));
    html! {
        <div class="teach">
            <p key="none">{ say(StatementText::NoneYet) }</p>
            <p key="how">{ say(StatementText::NoneYetHow) }</p>
        </div>
    }
}

/// The table of the project as it is now; rows that are still so are taken over.
#[hook]
fn use_table(project: &Shared<Project>, language: &'static str) -> Shared<StatementTable> {
    let before = use_mut_ref(|| None::<Rc<StatementTable>>);
    let table = use_memo((project.clone(), language), |(project, language)| {
        let kept = before.borrow().clone();
        StatementTable::of(project, language, kept.as_deref())
    });
    *before.borrow_mut() = Some(Rc::clone(&table));
    Shared(table)
}
