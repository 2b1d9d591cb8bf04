//! What on a page is no part of its article, by element and by line.

use super::element;
use super::event::HtmlElement;
use crate::{RemovedKind, byline};

/// Where an element stands, and what can be said of all that is in it.
#[derive(Debug, Clone, Copy)]
#[allow(clippy::struct_excessive_bools, reason = "what a place is, each free of the others")]
pub(super) struct Place {
    pub(super) is_in_article: bool,
    /// Whether the page has an element for its article, which this is not in.
    pub(super) is_beside_article: bool,
    /// Whether it is too little of the page to be its article.
    pub(super) may_be_furniture: bool,
    /// Whether an arrow is all there is.
    pub(super) is_arrow: bool,
}

/// Why an element with all that is in it is no part of the article.
pub(super) fn of_element(element: &HtmlElement, place: Place) -> Option<RemovedKind> {
    let is_beside = place.is_beside_article && place.may_be_furniture;
    let by_tag = match element.tag.as_str() {
        "noscript" | "dialog" => Some(RemovedKind::Hidden),
        "svg" | "canvas" => Some(RemovedKind::Embedded),
        tag if element::is_player(tag) => Some(RemovedKind::Embedded),
        "button" | "select" | "textarea" | "datalist" => Some(RemovedKind::Controls),
        "nav" | "menu" => Some(RemovedKind::Navigation),
        "footer" if !place.is_in_article => Some(RemovedKind::Navigation),
        "header" if is_beside => Some(RemovedKind::Navigation),
        "aside" if is_beside => Some(RemovedKind::Related),
        "a" if place.is_arrow => Some(RemovedKind::Navigation),
        _ => None,
    };
    by_tag.or_else(|| match element.value("role") {
        "navigation" | "search" | "menu" | "toolbar" | "contentinfo" => {
            Some(RemovedKind::Navigation)
        }
        "banner" if is_beside => Some(RemovedKind::Navigation),
        _ => by_name(element).filter(|_| place.may_be_furniture),
    })
}

/// Why a picture is no part of the article: it only counts readers, or is there to be scanned.
pub(super) fn of_picture(element: &HtmlElement) -> Option<RemovedKind> {
    let size = |name: &str| element.value(name).trim_end_matches("px").parse::<u32>().ok();
    let is_dot = |name: &str| size(name).is_some_and(|pixels| pixels <= 2);
    if is_dot("width") && is_dot("height") {
        return Some(RemovedKind::Tracking);
    }
    let alt = element.value("alt").trim().to_lowercase();
    let is_code =
        ["二维码", "公众号二维码", "微信二维码", "qr code", "qrcode"].contains(&alt.as_str());
    is_code.then_some(RemovedKind::QrHint)
}

/// Whether the mark of a list item is a bullet, of whatever font, and no number.
pub(super) fn is_bullet(mark: &str) -> bool {
    let mut chars = mark.chars();
    let is_number = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    matches!((chars.next(), chars.next()), (Some(mark), None) if !is_number(mark))
}

/// Whether the text of an element is never that of an article: programs and rules of style.
pub(super) fn is_code(tag: &str) -> bool {
    matches!(tag, "script" | "style" | "template" | "xml" | "annotation" | "annotation-xml")
}

const NAMES: [(&str, RemovedKind); 33] = [
    ("sharedaddy", RemovedKind::ShareBar),
    ("sharethis", RemovedKind::ShareBar),
    ("addthis", RemovedKind::ShareBar),
    ("addtoany", RemovedKind::ShareBar),
    ("nav", RemovedKind::Navigation),
    ("menu", RemovedKind::Navigation),
    ("masthead", RemovedKind::Navigation),
    ("sidebar", RemovedKind::Related),
    ("widget", RemovedKind::Related),
    ("relatedposts", RemovedKind::Related),
    ("comment", RemovedKind::Related),
    ("disqus", RemovedKind::Related),
    ("toolbar", RemovedKind::Controls),
    ("share", RemovedKind::ShareBar),
    ("sharing", RemovedKind::ShareBar),
    ("sharebar", RemovedKind::ShareBar),
    ("social", RemovedKind::ShareBar),
    ("qrcode", RemovedKind::QrHint),
    ("qr", RemovedKind::QrHint),
    ("breadcrumb", RemovedKind::Navigation),
    ("breadcrumbs", RemovedKind::Navigation),
    ("navbar", RemovedKind::Navigation),
    ("pagination", RemovedKind::Navigation),
    ("copyright", RemovedKind::Navigation),
    ("related", RemovedKind::Related),
    ("recommend", RemovedKind::Related),
    ("recommended", RemovedKind::Related),
    ("newsletter", RemovedKind::Related),
    ("advert", RemovedKind::Related),
    ("advertisement", RemovedKind::Related),
    ("comments", RemovedKind::Related),
    ("cookie", RemovedKind::Controls),
    ("sr", RemovedKind::Hidden),
];

fn by_name(element: &HtmlElement) -> Option<RemovedKind> {
    // names on what holds the whole page, or is running text, tell of the page and not of it
    let is_box = matches!(element.tag.as_str(), "div" | "section" | "aside" | "form" | "ul" | "ol");
    if !is_box {
        return None;
    }
    let names = [element.value("class"), element.value("id")];
    let words = names.iter().flat_map(|name| name.split(|c: char| !c.is_ascii_alphanumeric()));
    let mut words = words.map(str::to_ascii_lowercase);
    words.find_map(|word| NAMES.iter().find(|(name, _)| *name == word).map(|(_, kind)| *kind))
}

/// No hint on a page is longer, in characters.
const MAX_HINT: usize = 40;

/// Why a line, whole as it stands, is no part of the article.
pub(super) fn of_line(text: &str) -> Option<RemovedKind> {
    let text = text.trim();
    if text.chars().nth(MAX_HINT).is_some() {
        return None;
    }
    let calls = ["长按", "扫描", "扫码", "扫一扫", "识别"].iter().any(|word| text.contains(word));
    let to = ["二维码", "关注", "公众号", "小程序"].iter().any(|word| text.contains(word));
    let lower = text.to_lowercase();
    if (calls && to) || lower.starts_with("scan the qr code") {
        return Some(RemovedKind::QrHint);
    }
    if lower.starts_with("skip to ") {
        return Some(RemovedKind::Navigation);
    }
    if byline::is_controls(text) {
        return Some(RemovedKind::Controls);
    }
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let follows = has(&["点击"]) && has(&["蓝字", "关注", "订阅", "阅读原文"]);
    let likes = has(&["点个", "点亮", "点击"]) && has(&["在看", "点赞", "“赞”"]);
    let bare = lower.trim_end_matches([':', '：']);
    (follows || likes || SHARES.contains(&bare)).then_some(RemovedKind::ShareBar)
}

const SHARES: [&str; 24] = [
    "分享",
    "分享到",
    "分享至",
    "收藏",
    "点赞",
    "在看",
    "赞",
    "阅读原文",
    "写留言",
    "打印",
    "预览时标签不可点",
    "继续滑动看下一个",
    "轻触阅读原文",
    "向上滑动看下一个",
    "share",
    "tweet",
    "share this",
    "share this article",
    "share on facebook",
    "share on x",
    "copy link",
    "print",
    "email",
    "print this page",
];

/// Whether a line announces what else there is to read.
pub(super) fn announces_more(text: &str) -> bool {
    let text = text.trim().trim_end_matches([':', '：']).to_lowercase();
    let known = [
        "相关阅读",
        "延伸阅读",
        "推荐阅读",
        "往期回顾",
        "往期推荐",
        "精彩推荐",
        "related",
        "related articles",
        "related stories",
        "read more",
        "more from",
        "you may also like",
        "recommended",
    ];
    known.contains(&text.as_str())
}
