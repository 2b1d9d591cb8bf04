//! The reader in a real browser: offsets there and back, and both painters.

use super::layers::layers;
use super::layout::Layout;
use super::painter::{Canvas, choose};
use super::{Scene, View};
use engine::{DocumentSpans, Selection};
use model::{DocumentData, shipped_codebook};
use std::rc::Rc;
use text::{TextRange, TextSize, next_grapheme};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

/// An empty element in the page that is taken away again.
struct Stage(HtmlElement);

impl Stage {
    fn new() -> Self {
        let page = gloo_utils::document();
        let element: HtmlElement = page.create_element("div").unwrap().unchecked_into();
        page.body().unwrap().append_child(&element).unwrap();
        Self(element)
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.0.remove();
    }
}

const MARKED: &str = "[伊朗和[俄罗斯]{actor}反对[企业]{actor^1}参与]{stance}，👩‍👩‍👧 [🇨🇳]{process}。\n\n第二段 e\u{301} \u{20bb7} [Tech [Accord]{actor}]{process}\u{200b}完";

fn boundaries(text: &str) -> Vec<TextSize> {
    let mut all = vec![TextSize::default()];
    while let Some(next) = all.last().and_then(|at| next_grapheme(text, *at)) {
        all.push(next);
    }
    all
}

fn document(marked: &str) -> Rc<DocumentData> {
    Rc::new(test_support::document(marked))
}

fn scene(document: &Rc<DocumentData>) -> Scene {
    Scene {
        spans: Rc::new(DocumentSpans::of(document)),
        document: Rc::clone(document),
        codebook: Rc::new(shipped_codebook()),
        selected: None,
        lifted: Vec::new(),
    }
}

#[wasm_bindgen_test]
fn every_byte_goes_to_the_page_and_back_under_both_painters() {
    for force_marks in [false, true] {
        let stage = Stage::new();
        let document = document(MARKED);
        let mut view = View::open(&stage.0, scene(&document), force_marks).unwrap();
        view.set_near(0, true);
        let text = document.text();
        let in_block =
            |at: TextSize| document.article.blocks().iter().any(|b| b.start <= at && at <= b.end);
        let places: Vec<_> = boundaries(text).into_iter().filter(|at| in_block(*at)).collect();
        for anchor in &places {
            for focus in &places {
                let selection = Selection { anchor: *anchor, focus: *focus };
                view.show_selection(Some(selection), true);
                assert_eq!(view.read_selection(), Some(selection), "marks: {force_marks}");
            }
        }
    }
}

#[wasm_bindgen_test]
fn the_pane_shows_every_block_as_text_and_markup_stays_text() {
    let stage = Stage::new();
    let document = document("<script>a</script>\n\n<img src=x onerror=b> &amp;");
    let _view = View::open(&stage.0, scene(&document), false).unwrap();
    let shown = stage.0.query_selector_all("[data-piece]").unwrap();
    let texts: Vec<_> =
        (0..shown.length()).map(|idx| shown.item(idx).unwrap().text_content().unwrap()).collect();
    assert_eq!(texts, ["<script>a</script>", "<img src=x onerror=b> &amp;"]);
    assert_eq!(stage.0.query_selector_all("script, img").unwrap().length(), 0);
}

#[wasm_bindgen_test]
fn a_long_block_is_cut_between_graphemes_and_keeps_every_character() {
    let long = "微软e\u{301}👩‍👩‍👧".repeat(3000);
    let stage = Stage::new();
    let document = document(&long);
    let page = gloo_utils::document();
    let layout = Layout::build(&page, &stage.0, &document.article).unwrap();
    assert!(layout.pieces.len() > 2);
    assert_eq!(stage.0.text_content().unwrap(), long);
    let cuts: Vec<_> = layout.pieces.iter().map(|piece| piece.end).collect();
    assert!(cuts.iter().all(|cut| text::is_grapheme_boundary(&long, *cut)));
}

/// What the page shows at each grapheme under one painter: the names of the highlights or the
/// classes of the mark.
fn looks(force_marks: bool, document: &Rc<DocumentData>) -> Vec<Vec<String>> {
    let stage = Stage::new();
    let page = gloo_utils::document();
    let layout = Layout::build(&page, &stage.0, &document.article).unwrap();
    let whole = layout.group_range(0).unwrap();
    let layers = layers(&scene(document), whole);
    let mut painter = choose(force_marks);
    let canvas = Canvas { page: &page, layout: &layout, article: &document.article };
    painter.paint(&canvas, 0, layers);
    let ends = boundaries(document.text());
    let graphemes = ends.windows(2).filter_map(|pair| TextRange::new(pair[0], pair[1]));
    let shown = graphemes.filter(|g| {
        document.article.blocks().iter().any(|b| b.start <= g.start() && g.end() <= b.end)
    });
    let seen = shown.map(|grapheme| {
        let point = layout.point(&document.article, grapheme.start()).unwrap();
        let mut names = if force_marks {
            let range =
                &layout.ranges(&page, &document.article, grapheme, 0..layout.pieces.len())[0];
            let inside = range.start_container().unwrap();
            // the start of a mark may be addressed as the end of the text before it
            let at_end = range.start_offset().unwrap()
                == inside.text_content().unwrap().encode_utf16().count() as u32;
            let node = if at_end { range.end_container().unwrap() } else { inside };
            let mark = node.parent_element().unwrap().closest("mark").unwrap();
            mark.map(|mark| mark.class_name())
                .unwrap_or_default()
                .split_whitespace()
                .map(str::to_owned)
                .collect::<Vec<_>>()
        } else {
            highlights_at(&point.node, point.offset)
        };
        names.sort();
        names
    });
    let seen = seen.collect();
    painter.clear();
    seen
}

/// The names of all highlights that cover a character of a text node.
fn highlights_at(node: &web_sys::Node, offset: u32) -> Vec<String> {
    let covering = js_sys::Function::new_with_args(
        "node, offset",
        "const names = [];
         for (const [name, ranges] of CSS.highlights)
           for (const range of ranges)
             if (range.comparePoint(node, offset) === 0 && range.comparePoint(node, offset + 1) === 0)
               names.push(name);
         return names;",
    );
    let names = covering.call2(&wasm_bindgen::JsValue::NULL, node, &offset.into()).unwrap();
    names.unchecked_into::<js_sys::Array>().iter().filter_map(|name| name.as_string()).collect()
}

#[wasm_bindgen_test]
fn both_painters_show_the_same() {
    for marked in [MARKED, "[a[b[c[d[e]{actor}]{actor}]{actor}]{actor}]{actor} x [y]{stance}z"] {
        let document = document(marked);
        let by_highlights = looks(false, &document);
        assert!(by_highlights.iter().any(|names| names.len() > 1));
        assert_eq!(by_highlights, looks(true, &document));
    }
}

#[wasm_bindgen_test]
fn painting_changes_neither_text_nor_what_was_painted_elsewhere() {
    let stage = Stage::new();
    let document = document(MARKED);
    let mut view = View::open(&stage.0, scene(&document), true).unwrap();
    let before = stage.0.text_content();
    view.set_near(0, true);
    assert_eq!(stage.0.text_content(), before);
    assert!(stage.0.query_selector_all("mark").unwrap().length() > 0);
    view.set_near(0, false);
    assert_eq!(stage.0.query_selector_all("mark").unwrap().length(), 0);
    assert_eq!(stage.0.text_content(), before);
}
