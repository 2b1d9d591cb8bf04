//! Names in several languages.

/// A name in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocalName {
    /// A BCP 47 tag such as `en` or `zh-CN`.
    pub lang: String,
    /// The name itself.
    pub value: String,
}

/// The names of one thing, at most one a language, the preferred one first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Names(pub Vec<LocalName>);

impl Names {
    /// Names from pairs of language and name.
    pub fn of(pairs: &[(&str, &str)]) -> Self {
        let name =
            |&(lang, value): &(&str, &str)| LocalName { lang: lang.into(), value: value.into() };
        Self(pairs.iter().map(name).collect())
    }

    /// The name in `lang`, else in the same primary language, else the first one.
    pub fn best(&self, lang: &str) -> &str {
        let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
        let exact = self.0.iter().find(|name| name.lang.eq_ignore_ascii_case(lang));
        let near = || self.0.iter().find(|name| primary(&name.lang) == primary(lang));
        exact.or_else(near).or(self.0.first()).map_or("", |name| &name.value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_language_wins() {
        let names = Names::of(&[("en", "actor"), ("zh-CN", "行动者")]);
        assert_eq!(names.best("zh-CN"), "行动者");
        assert_eq!(names.best("zh-TW"), "行动者");
        assert_eq!(names.best("fr"), "actor");
        assert_eq!(Names::default().best("en"), "");
    }
}
