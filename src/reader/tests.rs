//! The reader in a real browser: offsets there and back, and both painters.

use super::layout::Layout;
use super::{Scene, View};
use engine::{DocumentSpans, Selection};
use model::{Annotation, AnnotationId, DocumentData, Target, shipped_codebook};
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
        found: Rc::default(),
        found_now: None,
        suggested: engine::Offered::default(),
        suggested_now: None,
    }
}

#[wasm_bindgen_test]
fn every_byte_goes_to_the_page_and_back_under_both_painters() {
    for force_marks in [false, true] {
        let stage = Stage::new();
        let document = document(MARKED);
        let view = View::open(&stage.0, scene(&document), force_marks).unwrap();
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

/// What the page shows at each UTF-16 unit of an element's text: the names of the highlights and
/// the classes of the marks around it. Two spans in the deepest lane look like one.
fn seen(element: &HtmlElement) -> Vec<String> {
    let look = js_sys::Function::new_with_args(
        "element",
        "const seen = [];
         const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
         while (walker.nextNode()) {
           const node = walker.currentNode;
           const marked = [];
           for (let mark = node.parentElement.closest('mark'); mark; mark = mark.parentElement.closest('mark'))
             marked.push(mark.className);
           for (let at = 0; at < node.length; at += 1) {
             const names = [...marked];
             for (const [name, ranges] of CSS.highlights)
               for (const range of ranges)
                 if (range.comparePoint(node, at) === 0 && range.comparePoint(node, at + 1) === 0)
                   names.push(name);
             seen.push(node.data[at] + [...new Set(names)].sort().join(' '));
           }
         }
         return seen;",
    );
    let seen = look.call1(&wasm_bindgen::JsValue::NULL, element).unwrap();
    seen.unchecked_into::<js_sys::Array>().iter().filter_map(|names| names.as_string()).collect()
}

/// What a view opened on a document shows.
fn shown(document: &Rc<DocumentData>, force_marks: bool) -> Vec<String> {
    let stage = Stage::new();
    let _view = View::open(&stage.0, scene(document), force_marks).unwrap();
    seen(&stage.0)
}

/// A document in which nearly everything overlaps, the same for the same seed.
fn crowded(seed: u32) -> Rc<DocumentData> {
    let mut state = seed;
    let mut draw = |below: usize| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) as usize % below
    };
    let text = "伊朗和俄罗斯e\u{301}反对，👩‍👩‍👧支持🇨🇳 Tech Accord\n\n第二段\u{20bb7}呼吁\n".repeat(3);
    let ends = boundaries(&text);
    let models = document("[a]{actor} [b]{process} [c]{stance} [d]{process}");
    let models: Vec<_> = models.annotations.values().cloned().collect();
    let mut drawn = DocumentData::clone(&document(&text));
    for idx in 0..40 {
        let start = draw(ends.len() - 1);
        let end = (start + 1 + draw(12)).min(ends.len() - 1);
        let range = TextRange::new(ends[start], ends[end]).unwrap();
        let mut annotation = Annotation::clone(&models[draw(models.len())]);
        annotation.id = AnnotationId::new(format!("a{idx}"));
        annotation.targets = vec![Target::Anchored(range)];
        drawn.annotations.insert(annotation.id.clone(), Rc::new(annotation));
    }
    Rc::new(drawn)
}

#[wasm_bindgen_test]
fn both_painters_show_the_same() {
    let mut documents: Vec<_> = (0..24).map(crowded).collect();
    documents.push(document(MARKED));
    documents.push(document("[a[b[c[d[e]{actor}]{actor}]{actor}]{actor}]{actor} x [y]{stance}z"));
    for document in documents {
        let by_highlights = shown(&document, false);
        assert!(by_highlights.iter().any(|names| names.contains(' ')), "something overlaps");
        assert_eq!(by_highlights, shown(&document, true));
    }
}

#[wasm_bindgen_test]
fn only_what_is_near_is_painted_and_the_text_stays() {
    let stage = Stage::new();
    let style = stage.0.style();
    style.set_property("height", "200px").unwrap();
    style.set_property("overflow", "auto").unwrap();
    let document = document(&format!("{MARKED}\n\n{}", "远处\n\n".repeat(200)));
    let mut view = View::open(&stage.0, scene(&document), true).unwrap();
    let before = stage.0.text_content();
    let n_marks = || stage.0.query_selector_all("mark").unwrap().length();
    assert!(n_marks() > 0);
    for (top, is_near) in [(100_000, false), (0, true)] {
        stage.0.set_scroll_top(top);
        view.look();
        assert_eq!(n_marks() > 0, is_near);
        assert_eq!(stage.0.text_content(), before);
    }
}

/// A view that follows changes shows what one opened at the end of them would.
#[wasm_bindgen_test]
fn changes_are_painted_as_if_the_article_were_opened_anew() {
    let steps = [
        "甲[乙]{actor}丙丁\n\n[戊己]{stance}庚",
        "甲[乙[丙]{process}]{actor}丁\n\n[戊己]{stance}庚",
        "甲乙[丙]{process}丁\n\n戊[己庚]{stance}",
        "[甲[乙[丙[丁]{actor}]{actor}]{actor}]{actor}\n\n戊己庚",
        "甲乙丙丁\n\n戊己庚",
        "甲[乙丙]{process}丁\n\n戊[己]{actor}庚",
    ]
    .map(document);
    for force_marks in [false, true] {
        let expected = steps.each_ref().map(|step| shown(step, force_marks));
        let stage = Stage::new();
        let first = scene(&steps[0]);
        let codebook = Rc::clone(&first.codebook);
        let mut view = View::open(&stage.0, first, force_marks).unwrap();
        for (step, expected) in steps.iter().zip(expected) {
            // another codebook would have everything painted anew
            view.update(Scene { codebook: Rc::clone(&codebook), ..scene(step) });
            assert_eq!(seen(&stage.0), expected, "marks: {force_marks}");
        }
    }
}

#[wasm_bindgen_test]
fn all_parts_of_what_is_lifted_or_selected_are_emphasised() {
    let stage = Stage::new();
    let document = document("[甲]{actor}乙[丙]{process}\n\n[丁]{actor}");
    let plain = scene(&document);
    let ids: Vec<_> = document.annotations.values().map(|row| row.id.clone()).collect();
    let mut view = View::open(&stage.0, plain.clone(), false).unwrap();
    let before = seen(&stage.0);
    let lifted = vec![ids[0].clone(), ids[2].clone()];
    view.update(Scene { lifted, selected: Some(ids[1].clone()), ..plain.clone() });
    let is = |one: &String, look: &str| one.contains(look);
    let emphases = seen(&stage.0)
        .iter()
        .map(|one| (is(one, "lifted"), is(one, "selected")))
        .collect::<Vec<_>>();
    assert_eq!(emphases, [(true, false), (false, false), (false, true), (true, false)]);
    view.update(plain);
    assert_eq!(seen(&stage.0), before);
}
