//! What on a page is no part of its article, by element and by line.

use super::event::HtmlElement;
use crate::RemovedKind;

/// Why an element with all that is in it is no part of the article.
pub(super) fn of_element(element: &HtmlElement, is_in_article: bool) -> Option<RemovedKind> {
    let by_tag = match element.tag.as_str() {
        "noscript" | "dialog" => Some(RemovedKind::Hidden),
        "svg" | "iframe" | "object" | "canvas" | "audio" | "video" => Some(RemovedKind::Embedded),
        "button" | "select" | "textarea" | "datalist" => Some(RemovedKind::Controls),
        "nav" | "menu" => Some(RemovedKind::Navigation),
        "footer" if !is_in_article => Some(RemovedKind::Navigation),
        _ => None,
    };
    by_tag.or_else(|| match element.value("role") {
        "navigation" | "search" | "menu" | "toolbar" | "contentinfo" => {
            Some(RemovedKind::Navigation)
        }
        _ => by_name(element),
    })
}

/// Whether the text of an element is never that of an article: programs and rules of style.
pub(super) fn is_code(tag: &str) -> bool {
    matches!(tag, "script" | "style" | "template" | "xml" | "annotation" | "annotation-xml")
}

const NAMES: [(&str, RemovedKind); 20] = [
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
    let is_box = matches!(element.tag.as_str(), "div" | "section" | "aside" | "ul" | "ol");
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
    let follows = text.contains("点击") && (text.contains("蓝字") || text.contains("关注"));
    (follows || SHARES.contains(&lower.as_str())).then_some(RemovedKind::ShareBar)
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
        "related articles",
        "related stories",
        "read more",
        "more from",
        "you may also like",
        "recommended",
    ];
    known.contains(&text.as_str())
}
