//! What is taken for Markdown.

use crate::{Reading, read, samples};

#[track_caller]
fn check(raw: &str, expected: Reading) {
    assert_eq!(read(raw, None).unwrap().reading, expected, "{raw:?}");
}

#[test]
fn markdown_is_told() {
    for raw in [
        "---\ntitle: 海港进程\n---\n正文",
        "\n \n---\ntitle: 海港进程\n...\n正文",
        "导语\n\n# 海港进程\n\n正文",
        "导语\r\n\r\n## 海港进程\r\n",
        "导语\n![](https://example.org/a.png)\n正文",
        "导语 ![图](a.png) 正文",
        "详见[日程](https://example.org/agenda)。",
        "写信给[秘书处](mailto:haven@example.org)。",
        "**一、现状**\n正文\n**二、展望**\n正文",
        "正文到此为止[![](https://img.example.org/a",
        samples::ZH,
        samples::EN,
        samples::MIXED,
    ] {
        check(raw, Reading::Markdown);
    }
}

#[test]
fn prose_is_not_markdown() {
    for raw in [
        "一、现状\n\n（一）企业的立场\n\n企业代表指出，草案“过于宽泛”。",
        "#网络安全# 今日要点 #海港进程",
        "#hashtag\n\nThe chair opened the session.",
        "会议**再次**推迟。",
        "**只有一行是粗体**\n\n正文",
        "见脚注[1]和[2](第 3 页)。",
        "见[附件](第三页)和[图](p.3)。",
        "---\n代表团发言如下\n---\n",
        "---\nThe chair said:\nno one objected.\nThe vote was closed: nobody left.\n",
        "1. 第一点\n2. 第二点\n- 第三点",
        "> 引文",
        "https://example.org/a?b=c#d",
        "<b>粗</b><img src=x onerror=alert(1)>",
        "#\n# \n####### 七级",
        "    # 缩进的代码",
        "```\n# 不是标题\n![](https://example.org/a.png)\n```",
    ] {
        check(raw, Reading::PlainText);
    }
}
