//! Web pages of our own, in the manner of those that articles are copied from, each with the
//! article that it is to become. All that they report is invented.

/// A page, and its article as `intake::outline` writes it.
#[derive(Debug, Clone, Copy)]
pub struct KeptPage {
    /// The name of its file in `crates/intake/fixtures/pages`, without the ending.
    pub name: &'static str,
    /// Its markup.
    pub html: &'static str,
    /// The article that it is to become.
    pub article: &'static str,
}

macro_rules! pages {
    ($($name:literal),* $(,)?) => {
        /// All pages.
        pub const PAGES: &[KeptPage] = &[$(KeptPage {
            name: $name,
            html: include_str!(concat!("../../intake/fixtures/pages/", $name, ".html")),
            article: include_str!(concat!("../../intake/fixtures/pages/", $name, ".article.txt")),
        }),*];
    };
}

pages!(
    "blog",
    "footnotes-zh",
    "google-docs",
    "government",
    "hidden",
    "news-en",
    "news-zh",
    "pdf-viewer",
    "pseudo-headings",
    "share-bars",
    "tables",
    "think-tank",
    "unclosed",
    "wechat",
    "wechat-clipboard",
    "word",
);
