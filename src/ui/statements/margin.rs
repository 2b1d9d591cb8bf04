//! The cards of the statements beside their paragraphs, where there is room, and the lines that
//! link the parts of one. Both lie over the pane, outside its text, and follow its scrolling.

use super::card::StatementCard;
use super::names::face_of;
use crate::context::{OpenDocument, Shared, use_project};
use crate::i18n::use_translator;
use crate::reader::Places;
use crate::ui::widgets::use_css;
use gloo_events::EventListener;
use model::{Article, StatementId};
use std::rc::Rc;
use text::{TextRange, TextSize};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{DomRect, HtmlElement, ResizeObserver};
use yew::prelude::*;

/// How many cards stand ready at most, and over how many bytes before and behind the first line.
const MOST_CARDS: usize = 40;
const BYTES_BEFORE: u32 = 2_000;
const BYTES_BEHIND: u32 = 12_000;

/// How much room a card takes, in pixels.
const CARD_HEIGHT: f64 = 68.0;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(crate) struct StatementMarginProps {
    pub(crate) document: OpenDocument,
    /// The statement at hand.
    pub(crate) at_hand: Option<StatementId>,
    /// The statement whose parts are linked.
    pub(crate) linked: Option<StatementId>,
    /// The byte at the top of the pane, once it rests.
    pub(crate) top: TextSize,
}

/// What was measured, in pixels of the article.
#[derive(Debug, Clone, PartialEq, Default)]
struct Measured {
    cards: Vec<(StatementId, i32)>,
    /// The lines, as the outline of a path.
    lines: String,
}

/// Cards and lines.
#[component(StatementMargin)]
pub(crate) fn statement_margin(props: &StatementMarginProps) -> Html {
    let StatementMarginProps { document, at_hand, .. } = props;
    let tr = use_translator();
    let project = use_project();
    let node = use_node_ref();
    let measured = use_measured(&node, props);
    let cards = measured.cards.iter().filter_map(|(id, y)| {
        let statement = document.data.statements.get(id)?;
        let face = face_of(tr, &project, &document.data, statement);
        Some(html! {
            <PlacedCard key={id.as_str()} y={*y}>
                <StatementCard
                    id={id.clone()}
                    {face}
                    is_at_hand={at_hand.as_ref() == Some(id)}
                    idx={0}
                    is_tab_stop=false
                />
            </PlacedCard>
        })
    });
    html! {
        <div ref={node} class="statement-margin">
            <div key="moved" class="margin-moved">
                <svg key="lines" class="statement-lines" aria-hidden="true" focusable="false">
                    <path d={measured.lines.clone()} />
                </svg>
                <div key="cards" class="margin-cards" onwheel={|event: WheelEvent| pass_on(&event)}>
                    { for cards }
                </div>
            </div>
        </div>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct PlacedCardProps {
    y: i32,
    children: Html,
}

/// A card at its height.
#[component(PlacedCard)]
fn placed_card(props: &PlacedCardProps) -> Html {
    let node = use_node_ref();
    use_css(&node, vec![("--y", format!("{}px", props.y))]);
    html! { <div ref={node} class="placed-card">{ props.children.clone() }</div> }
}

/// Measures when something has changed and the pane rests; follows its scrolling meanwhile.
#[hook]
fn use_measured(node: &NodeRef, props: &StatementMarginProps) -> Rc<Measured> {
    let measured = use_state_eq(|| Rc::new(Measured::default()));
    let places =
        use_memo(Shared(props.document.data.article.clone()), |article| Places::of(article));
    let size = use_size_of_article(&props.document);
    use_scrolling_of_pane(node, &props.document);
    let (node, setter) = (node.clone(), measured.setter());
    use_effect_with((props.clone(), size), move |(props, _)| {
        if let Some(found) = measure(&node, props, &places) {
            setter.set(Rc::new(found));
        }
    });
    (*measured).clone()
}

fn pane() -> Option<HtmlElement> {
    gloo_utils::document().get_element_by_id("article-pane")?.dyn_into().ok()
}

/// A wheel turned over a card scrolls the article beside it.
fn pass_on(event: &WheelEvent) {
    if let Some(pane) = pane() {
        pane.scroll_by_with_x_and_y(0.0, event.delta_y());
    }
}

/// Counts how often the article took another size.
#[hook]
fn use_size_of_article(document: &OpenDocument) -> u32 {
    let count = use_state(|| 0);
    let setter = count.setter();
    use_effect_with(Shared(document.data.article.clone()), move |_| {
        let mut n_seen = 0;
        let on_resize: Closure<dyn FnMut(js_sys::Array)> = Closure::new(move |_| {
            n_seen += 1;
            setter.set(n_seen);
        });
        let observer = ResizeObserver::new(on_resize.as_ref().unchecked_ref()).ok();
        let content = pane().and_then(|pane| pane.first_element_child());
        if let (Some(observer), Some(content)) = (&observer, &content) {
            observer.observe(content);
        }
        move || {
            if let Some(observer) = observer {
                observer.disconnect();
            }
            drop(on_resize);
        }
    });
    *count
}

/// Moves what lies over the pane as the pane is scrolled, without drawing anything again.
#[hook]
fn use_scrolling_of_pane(node: &NodeRef, document: &OpenDocument) {
    let node = node.clone();
    use_effect_with(document.data.info.id.clone(), move |_| {
        let follow = move || {
            let layer = node.cast::<HtmlElement>().zip(pane());
            if let Some((layer, pane)) = layer {
                let moved = format!("{}px", -pane.scroll_top());
                // a valid name and value
                let _ = layer.style().set_property("--moved", &moved);
            }
        };
        follow();
        let listener = pane().map(|pane| EventListener::new(&pane, "scroll", move |_| follow()));
        move || drop(listener)
    });
}

fn measure(node: &NodeRef, props: &StatementMarginProps, places: &Places) -> Option<Measured> {
    let layer = node.cast::<HtmlElement>()?.get_bounding_client_rect();
    let pane = pane()?;
    let down = f64::from(pane.scroll_top()) - layer.top();
    let boxes = Boxes {
        pane: &pane,
        article: &props.document.data.article,
        places,
        shift: (-layer.left(), down),
    };
    let cards = place_cards(props, &boxes);
    let lines = lines(props, &boxes);
    Some(Measured { cards, lines })
}

/// Asks where a range stands, in pixels of the article.
struct Boxes<'b> {
    pane: &'b HtmlElement,
    article: &'b Article,
    places: &'b Places,
    shift: (f64, f64),
}

impl Boxes<'_> {
    fn first(&self, range: TextRange) -> Option<DomRect> {
        let first = self.places.boxes(self.pane, self.article, range).into_iter().next()?;
        let (x, y) = (first.x() + self.shift.0, first.y() + self.shift.1);
        DomRect::new_with_x_and_y_and_width_and_height(x, y, first.width(), first.height()).ok()
    }
}

#[allow(clippy::cast_possible_truncation, reason = "pixels of a page fit i32")]
fn whole(pixels: f64) -> i32 {
    pixels.round() as i32
}

/// The cards near the viewport, each at its paragraph, or below the one before.
fn place_cards(props: &StatementMarginProps, boxes: &Boxes<'_>) -> Vec<(StatementId, i32)> {
    let text_end = TextSize::of(boxes.article.text());
    let from = TextSize::new(props.top.raw().saturating_sub(BYTES_BEFORE));
    let to = TextSize::new(props.top.raw().saturating_add(BYTES_BEHIND)).min(text_end);
    let Some(near) = TextRange::new(from, to) else { return Vec::new() };
    let mut free = 0.0_f64;
    let mut cards = Vec::new();
    for (extent, id) in props.document.statements.extents.touching(near).take(MOST_CARDS) {
        if let Some(line) = boxes.first(*extent) {
            let y = free.max(line.y() - 6.0);
            free = y + CARD_HEIGHT;
            cards.push((id.clone(), whole(y)));
        }
    }
    cards
}

/// The lines between the parts of the linked statement, in the order of its slots.
fn lines(props: &StatementMarginProps, boxes: &Boxes<'_>) -> String {
    let document = &props.document.data;
    let statement = props.linked.as_ref().and_then(|id| document.statements.get(id));
    let ids = statement.into_iter().flat_map(|statement| statement.annotations());
    let ranges = ids.filter_map(|id| document.annotations.get(id)?.ranges().next());
    let parts: Vec<_> = ranges.filter_map(|range| boxes.first(range)).collect();
    let pairs = parts.windows(2).map(|pair| line_between(&pair[0], &pair[1]));
    pairs.collect()
}

/// An arch from above one word to above another; lines of the text lie far enough apart for it.
fn line_between(a: &DomRect, b: &DomRect) -> String {
    let middle = |rect: &DomRect| rect.x() + rect.width() / 2.0;
    let (ax, ay, bx, by) = (middle(a), a.y() + 2.0, middle(b), b.y() + 2.0);
    let rise = if (ay - by).abs() < 1.0 { 14.0 } else { 10.0 };
    let [ax, ay, bx, by, cy, dy] = [ax, ay, bx, by, ay - rise, by - rise].map(whole);
    format!("M{ax} {ay}C{ax} {cy} {bx} {dy} {bx} {by}")
}
