//! Markdown to text, blocks and the list of what left.

use super::{markdown, show_blocks, show_removed};
use crate::{Note, Refusal};

/// The blocks of `raw`, and what was removed from it.
#[track_caller]
fn check(raw: &str, blocks: &str, removed: &str) {
    let draft = markdown(raw);
    let list = |items: &str| items.split_inclusive(" ~ ").map(|i| i.replace(" ~ ", "\n")).collect();
    let (blocks, removed): (String, String) = (list(blocks), list(removed));
    assert_eq!(show_blocks(&draft).trim_end(), blocks, "blocks of {raw:?}");
    assert_eq!(show_removed(&draft).trim_end(), removed, "removed from {raw:?}");
}

#[track_caller]
fn check_text(raw: &str, expected: &str) {
    assert_eq!(markdown(raw).text, expected, "{raw:?}");
}

#[test]
fn hash_lines_are_headings() {
    check("# 海港进程", "h1 海港进程", "1 HeadingMark #");
    check("甲\n###### 乙", "p 甲 ~ h6 乙", "2 HeadingMark ######");
    check("   ##\t 甲 乙  ##  ", "h2 甲 乙", "1 HeadingMark ##");
    check("## C#", "h2 C#", "1 HeadingMark ##");
    check("## **甲**", "h2 甲", "1 HeadingMark ##");
    check("## **甲** 乙", "h2 **甲** 乙", "1 HeadingMark ##");
    check("#　宽空格", "h1 宽空格", "1 HeadingMark #");
    check("#话题", "p #话题", "");
    check("#话题#  甲", "p #话题#  甲", "");
    check("####### 七", "p ####### 七", "");
    check("    # 码", "p     # 码", "");
    check("#", "p #", "");
    check("# #", "p # #", "");
    check("甲 # 乙", "p 甲 # 乙", "");
}

#[test]
fn bold_lines_are_headings_by_number() {
    for (raw, heading) in [
        ("**一、现状**", "h2 一、现状"),
        ("**十二、现状**", "h2 十二、现状"),
        ("**第一章 现状**", "h2 第一章 现状"),
        ("**第3部分 现状**", "h2 第3部分 现状"),
        ("**II. Positions**", "h2 II. Positions"),
        ("**（一）现状**", "h3 （一）现状"),
        ("**(三) 现状**", "h3 (三) 现状"),
        ("**1. Chair's text**", "h3 1. Chair's text"),
        ("**2、现状**", "h3 2、现状"),
        ("**1.2 现状**", "h4 1.2 现状"),
        ("**（1）现状**", "h4 （1）现状"),
        ("**结语**", "h3 结语"),
        ("**第一次会议**", "h3 第一次会议"),
        ("**一致同意**", "h3 一致同意"),
        ("**（附录）**", "h3 （附录）"),
        ("**一、表决结束。**", "h2 一、表决结束。"),
        ("  **结语**  ", "h3 结语"),
        ("** 结语 **", "h3 结语"),
        ("**一、****现状**", "h2 一、现状"),
        ("**谁来代言？**", "h3 谁来代言？"),
    ] {
        check(raw, heading, "1 HeadingMark **");
    }
    check("__结语__", "h3 结语", "1 HeadingMark __");
    check("***结语***", "h3 结语", "1 HeadingMark ***");
}

#[test]
fn other_bold_is_kept() {
    for raw in [
        "**会议推迟。**",
        "**The vote was put off.**",
        "**甲** 乙 **丙**",
        "**甲**、乙",
        "甲 **乙**",
        "****",
        "******",
        "** **",
        "**",
        "*结语*",
        "1. **结语**",
    ] {
        let kind = if raw.starts_with('1') { "li" } else { "p" };
        check(raw, &format!("{kind} {raw}"), "");
    }
    let fifty = "航".repeat(50);
    let blocks = |raw: &str| show_blocks(&markdown(raw));
    assert_eq!(blocks(&format!("**{fifty}**")), format!("h3 {fifty}\n"));
    assert_eq!(blocks(&format!("**一{fifty}**")), format!("p **一{fifty}**\n"));
}

#[test]
fn lists_and_quotes_keep_their_marks() {
    check("- 甲\n* 乙\n+ 丙", "li - 甲 ~ li * 乙 ~ li + 丙", "");
    check("1. 甲\n 12) 乙", "li 1. 甲 ~ li  12) 乙", "");
    check("> 甲\n>> 乙\n> # 丙", "q > 甲 ~ q >> 乙 ~ q > # 丙", "");
    check("-甲\n1.甲\n2024. 甲", "p -甲 ~ p 1.甲 ~ p 2024. 甲", "");
    check("---\n* * *\n- - -", "p --- ~ p * * * ~ p - - -", "");
}

#[test]
fn images_become_figures() {
    check("甲\n\n![会场](a.png)\n\n乙", "p 甲 ~ fig 会场 ~ p 乙", "3 Image ![会场](a.png)");
    check("![图](a.png) 甲", "fig 图 ~ p  甲", "1 Image ![图](a.png)");
    check("甲 ![图](a.png)乙", "p 甲 乙 ~ fig 图", "1 Image ![图](a.png)");
    check("甲\n![](a (1).png)", "p 甲 ~ p ![](a (1).png)", "");
    check("甲\n![](a(1).png)", "p 甲 ~ fig", "2 Image ![](a(1).png)");
    check("甲\n![](<a (1).png>)", "p 甲 ~ fig", "2 Image ![](<a (1).png>)");
    check("甲\n![x]( a.png  \"题 )\" )", "p 甲 ~ fig x", "2 Image ![x]( a.png  \"题 )\" )");
    check("甲\n![x](a.png 'it\\'s')", "p 甲 ~ fig x", "2 Image ![x](a.png 'it\\'s')");
    check("甲\n![a [b] c](d)", "p 甲 ~ fig a [b] c", "2 Image ![a [b] c](d)");
    check("甲\n![a [b](c.d)](e)", "p 甲 ~ fig a [b](c.d)", "2 Image ![a [b](c.d)](e)");
    check("甲\n![a\nb](c)\n# 丙", "p 甲 ~ fig a b ~ h1 丙", "2 Image ![a⏎b](c) ~ 4 HeadingMark #");
    check(
        "# ![a\nb](c)[甲](d.e)",
        "fig a b ~ h1 甲",
        "1 HeadingMark # ~ 1 Image ![a⏎b](c) ~ 2 LinkTarget (d.e)",
    );
    check("甲\n**![](a)**", "p 甲 ~ fig", "2 EmptyMark **** ~ 2 Image ![](a)");
    check("甲\n- ![](a)", "p 甲 ~ fig", "2 EmptyMark - ~ 2 Image ![](a)");
    check("甲\n# ![](a)", "p 甲 ~ fig", "2 EmptyMark # ~ 2 Image ![](a)");
    check("甲\n\\![b](c)", "p 甲 ~ p \\![b](c)", "");
    check("甲\n!\\[b](c)", "p 甲 ~ p !\\[b](c)", "");
}

#[test]
fn link_targets_leave_and_link_texts_stay() {
    check("见[日程](https://a.b/c)。", "p 见日程。", "1 LinkTarget (https://a.b/c)");
    check("[甲](/b \"题\")", "p 甲", "1 LinkTarget (/b \"题\")");
    check("[甲](#_1)[乙](x.y)", "p 甲乙", "1 LinkTarget (#_1) ~ 1 LinkTarget (x.y)");
    check("[]() 甲", "p  甲", "1 LinkTarget ()");
    check("# [甲](http://a)", "h1 甲", "1 HeadingMark # ~ 1 LinkTarget (http://a)");
    check("[**一、甲**](http://a)", "h2 一、甲", "1 HeadingMark ** ~ 1 LinkTarget (http://a)");
    check("[[1]](#a) 甲", "p [1] 甲", "1 LinkTarget (#a)");
    check("[甲 [乙](a.b)](c.d)", "p 甲 乙", "1 LinkTarget (a.b) ~ 1 LinkTarget (c.d)");
    check("[甲\n乙](a.b)", "p 甲 ~ p 乙", "2 LinkTarget (a.b)");
    check("甲 [![x](a)](b.c)", "p 甲 ~ fig x", "1 Image ![x](a) ~ 1 LinkTarget (b.c)");
    check(
        "甲\n\n[\n\n![x](a)\n\n](b.c)\n\n乙",
        "p 甲 ~ fig x ~ p 乙",
        "5 Image ![x](a) ~ 7 LinkTarget (b.c)",
    );
}

#[test]
fn what_only_looks_like_a_link_is_kept() {
    for raw in [
        "[附件](第三页)",
        "[1](注)",
        "[附件] (a.b)",
        "[附件](a.b",
        "[附件][1]",
        "[1]: https://a.b",
        "<https://a.b>",
        "https://a.b/c(d)",
        "附件](a.b)",
        "(a.b)",
        "\\[附件](a.b)",
        "[附件](a.b \"题\" 乙)",
        "[附件](a.b c.d)",
        "<img src=\"a.b\" onerror=\"alert(1)\">",
        "| 甲 | 乙 |",
    ] {
        check(&format!("甲\n{raw}\n乙 丙"), &format!("p 甲 ~ p {raw} ~ p 乙 丙"), "");
    }
    check("[甲\n\n乙](a.b)", "p [甲 ~ p 乙](a.b)", "");
    check("[甲](a.b \"题\n题\")", "p [甲](a.b \"题 ~ p 题\")", "");
    check("[甲\n```\n码\n```\n乙](a.b)", "p [甲 ~ p ``` ~ p 码 ~ p ``` ~ p 乙](a.b)", "");
    // what is inside may still be an image or a link
    check("[甲](注![x](c)) 乙", "p [甲](注) 乙 ~ fig x", "1 Image ![x](c)");
    check("[甲](注[乙](c.d) 丙", "p [甲](注乙 丙", "1 LinkTarget (c.d)");
    check("[甲](q[乙]( a.b) 丙", "p [甲](q乙 丙", "1 LinkTarget ( a.b)");
    check("[甲](a.b(c \"题\") 乙", "p [甲](a.b(c \"题\") 乙", "");
    check("[甲](a.b\\)c)", "p 甲", "1 LinkTarget (a.b\\)c)");
}

#[test]
fn fenced_code_is_kept() {
    let raw = "甲\n```sh\n# 注\n![](a.b)\n\n[x](c.d)\n```\n# 乙\n";
    let kept = "p 甲 ~ p ```sh ~ p # 注 ~ p ![](a.b) ~ p [x](c.d) ~ p ``` ~ h1 乙";
    check(raw, kept, "8 HeadingMark #");
    check("~~~\n# 甲\n```\n~~~~", "p ~~~ ~ p # 甲 ~ p ``` ~ p ~~~~", "");
    check("```\n# 甲\n``` x\n# 乙\n```", "p ``` ~ p # 甲 ~ p ``` x ~ p # 乙 ~ p ```", "");
    check("~~~\n```\n# 甲\n~~~", "p ~~~ ~ p ``` ~ p # 甲 ~ p ~~~", "");
    // a fence that nothing closes hides nothing
    check("````\n# 甲\n```", "p ```` ~ h1 甲 ~ p ```", "2 HeadingMark #");
    check("``\n# 甲\n``", "p `` ~ h1 甲 ~ p ``", "2 HeadingMark #");
    check("``` a`\n# 甲\n```", "p ``` a` ~ h1 甲 ~ p ```", "2 HeadingMark #");
}

#[test]
fn a_cut_off_end_leaves() {
    let cut = "[![](https://img.example.org/a...";
    check(&format!("甲\n\n{cut}"), "p 甲", &format!("3 CutOff {cut}"));
    check(&format!("甲\n{cut}\n\n"), "p 甲", &format!("2 CutOff {cut}"));
    check(&format!("甲{cut}"), "p 甲", &format!("1 CutOff {cut}"));
    check("甲\n![图](https://a", "p 甲", "2 CutOff ![图](https://a");
    check("甲\n![图](", "p 甲", "2 CutOff ![图](");
    check("甲\n![图", "p 甲", "2 CutOff ![图");
    check("甲\n[![", "p 甲", "2 CutOff [![");
    check("甲[乙](https://a", "p 甲乙", "1 CutOff ](https://a");
    check("甲[![x](a)", "p 甲 ~ fig x", "1 CutOff [ ~ 1 Image ![x](a)");
    check("甲[![x](a)](b.c", "p 甲 ~ fig x", "1 Image ![x](a) ~ 1 CutOff ](b.c");
    check("甲\n![a [b](c.d)", "p 甲", "2 CutOff ![a [b](c.d)");
    check("甲\n![a [b](c.d)](e", "p 甲", "2 CutOff ![a [b](c.d)](e");
    check("甲\n![图\n乙", "p 甲 ~ p ![图 ~ p 乙", "");
    let long = format!("![{}", "图".repeat(100));
    check(&format!("甲\n{long}"), &format!("p 甲 ~ p {long}"), "");
    // prose again, or no image or link at all
    check("甲[乙", "p 甲[乙", "");
    check("甲[乙](abc", "p 甲[乙](abc", "");
    check("甲[乙![x](a)", "p 甲[乙 ~ fig x", "1 Image ![x](a)");
    check("甲[乙](见附件", "p 甲[乙](见附件", "");
    check("甲[乙](https://a，下同。", "p 甲[乙](https://a，下同。", "");
    check("![图](https://a\n乙 丙", "p ![图](https://a ~ p 乙 丙", "");
}

#[test]
fn unfinished_markup_inside_is_told() {
    let draft = markdown("甲 ![图](https://a b\n\n[乙](http://c d\n\n丙");
    let note = |line, text: &str| Note::UnfinishedMarkup { line, text: text.into() };
    let notes = [note(1, "甲 ![图](https://a b"), note(3, "[乙](http://c d")];
    assert_eq!(draft.notes, notes);
}

#[test]
fn blank_lines_around_removals_collapse() {
    check_text("甲\n\n![](a)\n\n\n![](b)\n\n乙\n", "甲\n\n乙\n");
    check_text("甲\n![](a)\n乙\n", "甲\n乙\n");
    check_text("甲\n![](a)\n\n乙\n", "甲\n\n乙\n");
    check_text("甲\n\n\n\n![](a)\n乙\n", "甲\n\n乙\n");
    check_text("\n\n![](a)\n\n甲\n\n![](b)\n\n", "甲\n");
    check_text("甲\n\n![](b", "甲\n");
    check_text("甲\n\n\n\n\u{3000}\n乙\n\n\n", "甲\n\n\n\n\u{3000}\n乙\n\n\n");
    check_text("\n\n甲  \n", "\n\n甲  \n");
    check_text("  甲 [乙](a.b)  \n", "  甲 乙  \n");
}

#[test]
fn the_first_heading_gives_the_title() {
    #[track_caller]
    fn check(raw: &str, title: &str, notes: &[Note]) {
        let draft = markdown(raw);
        assert_eq!(draft.metadata.title, title);
        assert_eq!(draft.notes, notes);
    }
    let from = |line| Note::TitleFromHeading { line };
    let again = |line| Note::RepeatedTitle { line };
    check("## 节\n# 题\n# 别", "题", &[from(2)]);
    check("# 题\n\n# 题\n\n## 题", "题", &[from(1), again(3), again(5)]);
    check("---\ntitle: 题\n---\n# 题", "题", &[]);
    check("---\ntitle: 题\n---\n# 题\n# 题", "题", &[again(5)]);
    check("---\ntitle: 题\n---\n# 别", "题", &[]);
    check("**题**", "", &[]);
    check(&format!("# {}", "T".repeat(1001)), "", &[]);
}

#[test]
fn a_repeated_title_stays_in_the_text() {
    check_text("# 题\n\n# 题\n", "题\n\n题\n");
}

#[test]
fn long_things_are_shown_shortened() {
    let address = "啊".repeat(300);
    let draft = markdown(&format!("甲\n![]({address})"));
    let shown = &draft.removed[0].what;
    assert_eq!(shown.chars().count(), 201);
    assert!(shown.ends_with("啊…"));
}

#[test]
fn notes_of_a_kind_are_limited() {
    let draft = markdown(&"# 题\n".repeat(300));
    let is_repeated = |note: &&Note| matches!(note, Note::RepeatedTitle { .. });
    assert_eq!(draft.notes.iter().filter(is_repeated).count(), 100);
    assert_eq!(draft.removed.len(), 300);
}

#[test]
fn images_alone_are_no_article() {
    let reading = Some(crate::Reading::Markdown);
    assert_eq!(crate::read("![甲](a)\n", reading), Err(Refusal::Empty));
}
