//! Three short articles of our own, in the manner of those that analysts bring. All that they
//! report is invented.

/// In Chinese, with front matter, bold section titles and a cut-off end.
pub const ZH: &str = include_str!("../samples/zh.md");
/// In English, with `#` headings and links.
pub const EN: &str = include_str!("../samples/en.md");
/// In Chinese with long English quotations.
pub const MIXED: &str = include_str!("../samples/mixed.md");
