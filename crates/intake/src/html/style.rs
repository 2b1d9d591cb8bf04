//! What a `style` attribute says of the few properties that matter here.

use super::event::HtmlElement;

/// The value of `property` in a `style` attribute, in lower case, without `!important`.
pub(super) fn property(style: &str, property: &str) -> Option<String> {
    let declared = style.split(';').filter_map(|declaration| declaration.split_once(':'));
    let mut wanted = declared.filter(|(name, _)| name.trim().eq_ignore_ascii_case(property));
    let (_, value) = wanted.next_back()?;
    Some(value.trim().to_lowercase().replace("!important", "").trim().to_owned())
}

/// Whether `element` is not shown.
pub(super) fn is_hidden(element: &HtmlElement) -> bool {
    let style = element.value("style");
    let is = |name: &str, hidden: &[&str]| {
        property(style, name).is_some_and(|value| hidden.contains(&value.as_str()))
    };
    element.get("hidden").is_some_and(|value| value != "until-found")
        || element.value("aria-hidden").eq_ignore_ascii_case("true")
        || is("display", &["none"])
        || is("visibility", &["hidden", "collapse"])
        || is("mso-hide", &["all"])
        || is("opacity", &["0"])
}

/// Whether `element` takes the size from its letters, or gives them one; `None` leaves it as it
/// is around. What is in it may have a size again.
pub(super) fn is_sizeless(element: &HtmlElement) -> Option<bool> {
    let size = property(element.value("style"), "font-size")?;
    Some(matches!(size.as_str(), "0" | "0px" | "0pt" | "0em" | "0rem" | "0%"))
}

/// Whether a word processor set `element` as the mark or number of a list item.
pub(super) fn is_list_mark(element: &HtmlElement) -> bool {
    property(element.value("style"), "mso-list").is_some_and(|value| value == "ignore")
}

/// Whether `element` makes its text bold, or thin; `None` leaves it as it is around.
pub(super) fn weight(element: &HtmlElement) -> Option<bool> {
    let declared = property(element.value("style"), "font-weight");
    let by_tag = matches!(element.tag.as_str(), "b" | "strong").then_some(true);
    match declared.as_deref() {
        Some("bold" | "bolder") => Some(true),
        Some("normal" | "lighter") => Some(false),
        Some(number) => number.parse::<u16>().ok().map(|number| number >= 600).or(by_tag),
        None => by_tag,
    }
}

/// Whether line breaks in the text of `element` are meant.
pub(super) fn keeps_lines(element: &HtmlElement) -> bool {
    let style = property(element.value("style"), "white-space");
    element.tag == "pre" || style.is_some_and(|value| value.starts_with("pre"))
}
