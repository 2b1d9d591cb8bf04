//! Pages written as tags for short; the events are made by a splitter that knows no errors.

use super::*;
use crate::{Reading, Refusal, RemovedKind};
use proptest::prelude::*;
use std::collections::BTreeSet;
use text::BlockKind;

/// The events of well-formed markup whose attributes are in double quotes.
fn events(html: &str) -> Vec<HtmlEvent> {
    let mut events = Vec::new();
    for part in html.split('<').skip(1) {
        let (tag, text) = part.split_once('>').unwrap();
        if tag.starts_with('/') {
            events.push(HtmlEvent::Close);
        } else {
            let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
            let mut element = HtmlElement::new(name);
            let mut halves = attributes.split('"');
            while let (Some(name), Some(value)) = (halves.next(), halves.next()) {
                element.set(name.trim().trim_end_matches('='), value);
            }
            events.push(HtmlEvent::Open(Box::new(element)));
            if matches!(name, "br" | "img" | "meta" | "link") {
                events.push(HtmlEvent::Close);
            }
        }
        if !text.is_empty() {
            events.push(HtmlEvent::Text(text.to_owned()));
        }
    }
    events
}

fn kept(html: &str) -> String {
    read(events(html)).draft(&BTreeSet::new()).map_or_else(|_| String::new(), |draft| draft.text)
}

fn removed(html: &str) -> Vec<(RemovedKind, String)> {
    let draft = read(events(html)).draft(&BTreeSet::new()).unwrap();
    draft.removed.into_iter().map(|removed| (removed.kind, removed.what)).collect()
}

#[test]
fn text_is_set_as_a_page_sets_it() {
    let cases = [
        ("<p>one</p><p>two</p>", "one\n\ntwo"),
        ("<p>a  b\n c</p>", "a b c"),
        ("<p>网络\n  空间</p>", "网络空间"),
        ("<p>网络 空间</p>", "网络 空间"),
        ("<p>a<b>b</b> c</p>", "ab c"),
        ("<p>one<br>two</p>", "one\n\ntwo"),
        ("<pre>one\ntwo</pre>", "one\n\ntwo"),
        ("<ul><li>a</li><li>b</li></ul><p>c</p>", "a\nb\n\nc"),
        (
            "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>",
            "a\tb\n\nc\td",
        ),
        ("<p>a</p><p> </p><div></div><p>b</p>", "a\n\nb"),
        ("<div>a<script>alert(1)</script><style>p{}</style>b</div>", "ab"),
        ("<p>a</p><template>x</template>", "a"),
        ("<p>&lt;b&gt;</p>", "&lt;b&gt;"),
    ];
    for (html, expected) in cases {
        assert_eq!(kept(html), expected, "{html}");
    }
}

#[test]
fn titles_are_told_by_tag_or_by_rule() {
    let cases = [
        ("<h1>T</h1>", Some(1)),
        ("<p><strong>一、背景</strong></p>", Some(2)),
        ("<p><span style=\"font-weight: 700\">（二）主要分歧</span></p>", Some(3)),
        ("<p><b>The way ahead</b></p>", Some(3)),
        ("<section><b>1.各方立场</b></section>", Some(3)),
        ("<p>三、结论与建议</p>", Some(2)),
        ("<p><b>This sentence is stressed.</b></p>", None),
        ("<p><b>重点</b>是规则。</p>", None),
        ("<p>一、各国应当遵守规则，并加强合作。</p>", None),
        ("<p>第一次会议结束</p>", None),
        ("<b style=\"font-weight:normal\"><p>Plain words here</p></b>", None),
    ];
    for (html, expected) in cases {
        let draft = read(events(html)).draft(&BTreeSet::new()).unwrap();
        let level = match draft.blocks[0].kind {
            BlockKind::Heading(level) => Some(level),
            _ => None,
        };
        assert_eq!(level, expected, "{html}");
    }
}

#[test]
fn what_is_no_part_of_the_article_is_told() {
    use RemovedKind as K;
    let cases = [
        ("<p style=\"display:none\">x</p>", K::Hidden),
        ("<p style=\"visibility: hidden !important\">x</p>", K::Hidden),
        ("<p hidden=\"\">x</p>", K::Hidden),
        ("<span aria-hidden=\"true\">x</span>", K::Hidden),
        ("<noscript>x</noscript>", K::Hidden),
        ("<nav><a>x</a></nav>", K::Navigation),
        ("<footer>x</footer>", K::Navigation),
        ("<div class=\"share-bar\">x</div>", K::ShareBar),
        ("<p>点击上方蓝字关注我们</p>", K::ShareBar),
        ("<p>长按识别二维码关注</p>", K::QrHint),
        ("<button>x</button>", K::Controls),
        ("<svg>x</svg>", K::Embedded),
        ("<img width=\"1\" height=\"1\">", K::Tracking),
        ("<p>相关阅读</p><p><a>Another</a></p>", K::Related),
        ("<span id=\"js_name\">网安观察</span>", K::Metadata),
    ];
    let by_name = [
        ("sharebar sharethis addthis addtoany sharedaddy social", K::ShareBar),
        ("qr qrcode", K::QrHint),
        ("breadcrumb breadcrumbs navbar pagination copyright menu masthead", K::Navigation),
        ("related recommended newsletter advert comments disqus sidebar widget", K::Related),
        ("toolbar cookie", K::Controls),
        ("sr-only", K::Hidden),
    ];
    let named = by_name.iter().flat_map(|(names, kind)| {
        names.split(' ').map(move |name| (format!("<div class=\"{name}\">x</div>"), *kind))
    });
    let cases = cases.iter().map(|(html, kind)| ((*html).to_owned(), *kind)).chain(named);
    for (html, kind) in cases {
        let found = removed(&format!("<p>正文。</p>{html}"));
        assert!(!found.is_empty() && found.iter().all(|(k, _)| *k == kind), "{html}: {found:?}");
    }
    let innocent = [
        "<div id=\"js_content\" style=\"visibility: hidden\"><p>x</p></div>",
        "<article class=\"share\"><p>x</p></article>",
        "<p>会议讨论了二维码支付的安全问题，各方意见不一，主席请各方继续磋商并提交书面意见，以便下次会议审议。</p>",
        "<p>她们分享了经验。</p>",
        "<article><footer>x</footer></article>",
    ];
    for html in innocent {
        assert_eq!(removed(&format!("<p>正文。</p>{html}")), [], "{html}");
    }
}

#[test]
fn what_is_taken_back_returns_to_its_place() {
    let page = read(events("<p>a</p><nav><p>b</p><p>c</p></nav><p>d</p><button>e</button>"));
    let text = |back: &[usize]| page.draft(&back.iter().copied().collect()).unwrap().text;
    assert_eq!(text(&[]), "a\n\nd");
    assert_eq!(text(&[0]), "a\n\nb\n\nc\n\nd");
    assert_eq!(text(&[0, 1]), "a\n\nb\n\nc\n\nd\n\ne");
    assert_eq!(page.draft(&BTreeSet::from([0])).unwrap().removed.len(), 1);
}

#[test]
fn metadata_is_what_the_page_tells() {
    let page = read(events(
        "<title>T - Site</title><meta property=\"og:title\" content=\"T\">\
         <meta property=\"og:site_name\" content=\"Site\">\
         <meta property=\"article:published_time\" content=\"2023-01-29T08:00:00Z\">\
         <link rel=\"canonical\" href=\"javascript:alert(1)\"><p>By the end, all agreed.</p>",
    ));
    let told = &page.metadata;
    assert_eq!((told.title.as_str(), told.publisher.as_str()), ("T", "Site"));
    assert_eq!(
        (told.date.as_str(), told.url.as_str(), told.author.as_str()),
        ("2023-01-29", "", "")
    );
    let page = read(events("<h1>题</h1><em id=\"publish_time\">2023年1月29日 10:00</em>"));
    assert_eq!((page.metadata.title.as_str(), page.metadata.date.as_str()), ("题", "2023-01-29"));
}

#[test]
fn a_parser_is_spared_what_would_hold_it_up() {
    let fonts = "<font color=c>".repeat(2000);
    let hostile = [
        "<div>".repeat(100_000),
        "<div>".repeat(10_001),
        "<x><div></x>".repeat(100_000),
        "<!-- --><div a='</div>'>".repeat(100_000),
        fonts + &"<p>x".repeat(2000),
        format!("<p '>{}", "<div>".repeat(10_001)),
        format!("<p =\">{}", "<div>".repeat(10_001)),
        format!("<!-- --!>{}", "<div>".repeat(10_001)),
        format!("<!---->{}", "<div>".repeat(10_001)),
    ];
    for html in hostile {
        assert_eq!(check(&html), Err(Refusal::TooDeep), "{}", &html[..40]);
    }
    let long = " ".repeat(MAX_HTML_BYTES + 1);
    assert!(matches!(check(&long), Err(Refusal::TooLong { .. })));
    let program = format!("<script>{}</script><p>x", "if(a<b)".repeat(20_000));
    let fine =
        [program, "<p>x".repeat(100_000), "<div><p>x</p></div>".repeat(100_000), "<".repeat(9999)];
    for html in fine {
        assert_eq!(check(&html), Ok(()), "{}", &html[..9]);
    }
}

#[test]
fn what_a_policy_would_forbid_is_made_quiet() {
    let cases = [
        (
            "<p style='a' onclick=b() class=\"c\">on style=</p>",
            "<p x-style='a' x-onclick=b() class=\"c\">on style=</p>",
        ),
        ("<style>p{}</style><p>x", "<script>p{}</script><p>x"),
        ("<p title=\" style='x'\"STYLE = a/onx>", "<p title=\" style='x'\"x-STYLE = a/onx>"),
        (
            "<!-- <p style=a> --><script>a<b style=x</script>",
            "<!-- <p style=a> --><script>a<b style=x</script>",
        ),
        ("<p =x '\"><p on>", "<p =x '\"><p x-on>"),
        ("<SVG/><title>a</title></svg>", "<x-SVG/><title>a</title></x-svg>"),
        ("a < b on <c on", "a < b on <c x-on"),
        ("<p\nonx", "<p\nx-onx"),
    ];
    for (html, expected) in cases {
        assert_eq!(quieten(html), expected);
    }
}

#[test]
fn deep_events_are_flattened() {
    let mut deep = vec![HtmlEvent::Open(Box::new(HtmlElement::new("div"))); 100_000];
    deep.push(HtmlEvent::Text("x".to_owned()));
    deep.extend(vec![HtmlEvent::Close; 100_001]);
    deep.push(HtmlEvent::Text("y".to_owned()));
    let draft = read(deep).draft(&BTreeSet::new()).unwrap();
    assert_eq!((draft.text.as_str(), draft.reading), ("x\n\ny", Reading::Html));
}

fn any_event() -> impl Strategy<Value = HtmlEvent> {
    let tags =
        ["p", "b", "td", "tr", "li", "script", "nav", "img", "br", "pre", "title", "a", "h1"];
    let open = (prop::sample::select(tags.to_vec()), ".{0,12}", ".{0,12}");
    prop_oneof![
        open.prop_map(|(tag, class, style)| {
            let mut element = HtmlElement::new(tag);
            element.set("class", &class);
            element.set("style", &style);
            HtmlEvent::Open(Box::new(element))
        }),
        "(?s).{0,20}".prop_map(HtmlEvent::Text),
        Just(HtmlEvent::Close),
    ]
}

proptest! {
    #[test]
    fn any_events_give_a_draft_or_a_refusal(events in prop::collection::vec(any_event(), 0..60)) {
        let page = read(events);
        let all: BTreeSet<usize> = (0..page.removals.len()).collect();
        for back in [BTreeSet::new(), all] {
            let Ok(draft) = page.draft(&back) else { continue };
            prop_assert_eq!(draft.removed.len() + back.len(), page.removals.len());
            let mut end = 0;
            for block in &draft.blocks {
                prop_assert!(block.start.index() >= end && block.end >= block.start);
                end = block.end.index();
                prop_assert!(draft.text.get(block.start.index()..end).is_some());
            }
        }
    }

    #[test]
    fn any_markup_is_checked(html in "(?s)[<>/a-c\"' !-]{0,80}") {
        prop_assert_eq!(check(&html), Ok(()));
        prop_assert_eq!(quieten(&html).replace(QUIET, ""), html);
    }
}
