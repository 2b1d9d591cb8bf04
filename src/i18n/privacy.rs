//! What the panel about privacy says, and the notice of a new version.

use engine::{Readiness, Unkept};
use std::borrow::Cow;

/// Something to say about what leaves the page, and about working without the network.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum PrivacyText<'t> {
    /// The question that the panel answers.
    Heading,
    Answer,
    /// The policy of the page.
    Policy,
    PolicyIntro,
    /// A directive of the policy by its name, and whether it allows anything.
    Directive(&'t str, Allows),
    /// The page's word on telling its address to others.
    Referrer,
    /// What was asked for.
    Requests,
    /// The page from this address, and so many files with it.
    Loaded(&'t str, usize),
    OneFileLoaded,
    NoneSince,
    /// So many since.
    Since(usize),
    BrowserAsks,
    /// What is stored.
    Stored,
    StoredWork,
    StoredWorkWhere,
    StoredSettings,
    StoredSettingsWhere,
    StoredApp,
    StoredAppWhere,
    NotEncrypted,
    Erase,
    /// Without the network.
    Offline,
    Readiness(&'t Readiness),
    /// A newer version could not be taken, for this reason.
    Refused(&'t str),
    /// Version and number of the build.
    Version(&'t str, &'t str),
    Look,
    Looking,
    UseNewVersion,
    /// Why a reload must wait.
    Unkept(Unkept),
    /// What is different in the one file.
    OneFile,
    OneFileInstall,
    OneFileFolder,
    OneFileStore,
    OneFileMove,
}

/// What a directive of a policy allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Allows {
    /// Nothing.
    Nothing,
    /// What is named by its digest.
    Digests,
    /// What it names otherwise.
    Some,
}

/// Says it in English.
pub(super) fn en(text: PrivacyText<'_>) -> Cow<'static, str> {
    Cow::Borrowed(match text {
        PrivacyText::Heading => "What leaves this page?",
        PrivacyText::Answer => {
            "Nothing. Articles, annotations and notes stay in this browser until you download them yourself. There is no account, nobody counts visits, and no part of the page comes from elsewhere."
        }
        PrivacyText::Policy => "The rules the browser enforces",
        PrivacyText::PolicyIntro => {
            "The page cannot break these rules, not even if an article or a file contained a program. They are read from the page as it is now."
        }
        PrivacyText::Directive(name, allows) => directive_en(name, allows),
        PrivacyText::Referrer => {
            "If you follow a link, the other site is not told that you come from here."
        }
        PrivacyText::Requests => "What this tab asked for",
        PrivacyText::Loaded(address, n) => {
            return format!("While it was loading: {address} and {n} files that belong to it.")
                .into();
        }
        PrivacyText::OneFileLoaded => "While it was loading: nothing but the file itself.",
        PrivacyText::NoneSince => "Since then: nothing. This is the browser's own record.",
        PrivacyText::Since(n) => {
            return format!("Since then, by the browser's own record, {n} more:").into();
        }
        PrivacyText::BrowserAsks => {
            "At each start the browser also asks the same site whether there is a newer version, and if so fetches its files. Nothing of your work is in these requests. Without a network they fail, and everything works."
        }
        PrivacyText::Stored => "What is stored, and where",
        PrivacyText::StoredWork => "Projects, articles, annotations, history, backups",
        PrivacyText::StoredWorkWhere => "this browser, database “stancemark”",
        PrivacyText::StoredSettings => "Language, theme, how articles are set",
        PrivacyText::StoredSettingsWhere => "this browser, local storage",
        PrivacyText::StoredApp => "The app's own files, nothing of yours",
        PrivacyText::StoredAppWhere => "this browser, cache",
        PrivacyText::NotEncrypted => {
            "What is stored is not encrypted, nor is a file that is kept in step in a folder: whoever can use your account on this computer can read it."
        }
        PrivacyText::Erase => {
            "To erase everything: download what you want to keep, then delete the data of this page in the settings of the browser."
        }
        PrivacyText::Offline => "Without the network",
        PrivacyText::Readiness(readiness) => return readiness_en(readiness),
        PrivacyText::Refused(why) => {
            return format!(
                "A newer version was found but not taken, since not every file of it arrived unchanged ({why}). The present one goes on."
            )
            .into();
        }
        PrivacyText::Version(version, "") => return format!("Version {version}").into(),
        PrivacyText::Version(version, build) => {
            return format!("Version {version}, build {build}").into();
        }
        PrivacyText::Look => "Look for a new version",
        PrivacyText::Looking => "Looking …",
        PrivacyText::UseNewVersion => "Reload into the new version",
        PrivacyText::Unkept(unkept) => match unkept {
            Unkept::Unsaved => "Waits until everything is saved.",
            Unkept::Held => "Waits until this tab has written your edits, or they are dropped.",
            Unkept::Article => "Waits until the article in the box is added or cleared.",
            Unkept::Files => "Waits until the files are read.",
            Unkept::Statement => "Waits until the proposed statement is kept or dropped.",
            Unkept::Correction => "Waits until the corrected text is applied or cancelled.",
        },
        PrivacyText::OneFile => "You opened Stancemark as a file",
        PrivacyText::OneFileInstall => {
            "It needs no server and can connect to nothing at all, but it cannot be installed as an app, and a newer version is a new file that you get yourself. A double-click on a project file does not open it here: use “Open file”, or drop it on the page."
        }
        PrivacyText::OneFileFolder => {
            "A file in a folder is kept in step as on the site, where the browser can do that (Chrome and Edge). You may be asked for the folder again in each visit."
        }
        PrivacyText::OneFileStore => {
            "In Chrome and Edge all pages opened from files share one store: another HTML file that you open can read what is kept here. For sensitive work use the site, or open no other HTML files in this browser."
        }
        PrivacyText::OneFileMove => {
            "Some browsers keep your work only while the file stays where it is: download the project before you move or replace it."
        }
    })
}

fn directive_en(name: &str, allows: Allows) -> &'static str {
    match (name, allows) {
        ("default-src", Allows::Nothing) => {
            "Whatever no other rule names is forbidden: frames, fonts, sound, plug-ins."
        }
        ("script-src", Allows::Digests) => {
            "Only the scripts with these digests run, and WebAssembly, which the app is written in. No text is ever run as a script."
        }
        ("script-src", _) => {
            "Scripts come as files from this site only, and WebAssembly may run, which the app is written in. No text is ever run as a script."
        }
        ("style-src", Allows::Digests) => "Only the style with this digest is applied.",
        ("style-src", _) => "Styles come from this site only.",
        ("img-src", _) => {
            "Of pictures only the app's own icon is shown. None is fetched for an article."
        }
        ("connect-src", Allows::Nothing) => "The page can connect to nothing at all.",
        ("connect-src", _) => {
            "The page can connect to its own site only, for the files of the app."
        }
        ("manifest-src", _) => "The description of the installed app comes from this site.",
        ("worker-src", _) => "So does the helper that keeps the app for use without the network.",
        ("base-uri", Allows::Nothing) => "No content can bend the addresses of the page.",
        ("form-action", Allows::Nothing) => "No form can send anything anywhere.",
        _ => "The browser enforces this as it stands.",
    }
}

fn readiness_en(readiness: &Readiness) -> Cow<'static, str> {
    Cow::Borrowed(match readiness {
        Readiness::Unknown => "Whether the app is kept in this browser is being looked up.",
        Readiness::Keeping => "The app is just being kept in this browser.",
        Readiness::Ready(n) => {
            return format!(
                "Ready: all {n} files of the app are kept in this browser, each checked against its digest. It opens with the network off."
            )
            .into();
        }
        Readiness::OneFile => "Ready: the whole app is in the one file.",
        Readiness::NotBuilt => {
            "Not kept: this copy was built for development. It opens only while its server runs."
        }
        Readiness::Forbidden => {
            "Not kept: the browser does not allow it here, as in a private window, or at an address without encryption. The page works as long as it is open."
        }
        Readiness::Failed(why) => {
            return format!(
                "Not kept, since not every file arrived unchanged ({why}). The page works as long as it is open, and tries again when it is opened next."
            )
            .into();
        }
    })
}

/// Says it in Chinese.
pub(super) fn zh(text: PrivacyText<'_>) -> Cow<'static, str> {
    Cow::Borrowed(match text {
        PrivacyText::Heading => "哪些内容会离开本页？",
        PrivacyText::Answer => {
            "没有。文章、标注和备注都留在此浏览器中，直到您自己下载。没有账号，没有访问统计，页面的任何部分都不来自别处。"
        }
        PrivacyText::Policy => "浏览器强制执行的规则",
        PrivacyText::PolicyIntro => {
            "即使文章或文件中夹带程序，本页也无法违反这些规则。以下内容读取自当前页面本身。"
        }
        PrivacyText::Directive(name, allows) => directive_zh(name, allows),
        PrivacyText::Referrer => "点击链接时，对方网站不会得知您来自本页。",
        PrivacyText::Requests => "本标签页请求过什么",
        PrivacyText::Loaded(address, n) => {
            return format!("载入时：{address} 以及属于它的 {n} 个文件。").into();
        }
        PrivacyText::OneFileLoaded => "载入时：除文件本身外没有任何请求。",
        PrivacyText::NoneSince => "此后：没有任何请求。这是浏览器自己的记录。",
        PrivacyText::Since(n) => return format!("此后，按浏览器自己的记录又有 {n} 个：").into(),
        PrivacyText::BrowserAsks => {
            "每次打开时，浏览器还会询问同一网站是否有新版本，有则下载其文件。这些请求不含您的任何工作内容。断网时请求失败，一切照常可用。"
        }
        PrivacyText::Stored => "保存了什么，保存在哪里",
        PrivacyText::StoredWork => "项目、文章、标注、历史、备份",
        PrivacyText::StoredWorkWhere => "此浏览器，数据库“stancemark”",
        PrivacyText::StoredSettings => "语言、主题、文章排版",
        PrivacyText::StoredSettingsWhere => "此浏览器，本地存储",
        PrivacyText::StoredApp => "应用自身的文件，不含您的内容",
        PrivacyText::StoredAppWhere => "此浏览器，缓存",
        PrivacyText::NotEncrypted => {
            "保存的内容未加密，同步到文件夹的文件也未加密：能使用您电脑账户的人都能读取。"
        }
        PrivacyText::Erase => "全部清除：先下载要保留的内容，再在浏览器设置中删除本页的数据。",
        PrivacyText::Offline => "断网使用",
        PrivacyText::Readiness(readiness) => return readiness_zh(readiness),
        PrivacyText::Refused(why) => {
            return format!(
                "发现新版本，但并非每个文件都完好到达（{why}），因此没有采用，继续使用当前版本。"
            )
            .into();
        }
        PrivacyText::Version(version, "") => return format!("版本 {version}").into(),
        PrivacyText::Version(version, build) => {
            return format!("版本 {version}，构建 {build}").into();
        }
        PrivacyText::Look => "检查新版本",
        PrivacyText::Looking => "正在检查……",
        PrivacyText::UseNewVersion => "重新载入并使用新版本",
        PrivacyText::Unkept(unkept) => match unkept {
            Unkept::Unsaved => "等全部内容保存后才能重新载入。",
            Unkept::Held => "请先让本标签页写入您的编辑，或放弃这些编辑。",
            Unkept::Article => "请先添加或清空文本框中的文章。",
            Unkept::Files => "等文件读取完毕后才能重新载入。",
            Unkept::Statement => "请先保留或放弃正在拟定的陈述。",
            Unkept::Correction => "请先应用或取消正文的更正。",
        },
        PrivacyText::OneFile => "您打开的是单文件版",
        PrivacyText::OneFileInstall => {
            "它不需要服务器，也无法连接任何地方，但不能安装为应用；新版本需要您自己取得新的文件。双击项目文件不会在这里打开：请用“打开文件”，或把它拖到页面上。"
        }
        PrivacyText::OneFileFolder => {
            "与网站一样，可在文件夹中保持一份同步的文件（浏览器支持时：Chrome 和 Edge）；每次访问时可能需要重新选择文件夹。"
        }
        PrivacyText::OneFileStore => {
            "在 Chrome 和 Edge 中，所有从文件打开的网页共用一处存储：您打开的其他 HTML 文件能够读取这里保存的内容。处理敏感材料时，请使用网站版，或不要在此浏览器中打开其他 HTML 文件。"
        }
        PrivacyText::OneFileMove => {
            "有些浏览器只在文件位置不变时保留您的工作：移动或替换该文件之前，请先下载项目。"
        }
    })
}

fn directive_zh(name: &str, allows: Allows) -> &'static str {
    match (name, allows) {
        ("default-src", Allows::Nothing) => "其他规则没有提到的一律禁止：框架、字体、音频、插件。",
        ("script-src", Allows::Digests) => {
            "只运行具有这些摘要的脚本，以及编写本应用所用的 WebAssembly。任何文本都不会被当作脚本运行。"
        }
        ("script-src", _) => {
            "脚本只能是本站的文件；允许运行 WebAssembly，本应用即由它写成。任何文本都不会被当作脚本运行。"
        }
        ("style-src", Allows::Digests) => "只应用具有此摘要的样式。",
        ("style-src", _) => "样式只来自本站。",
        ("img-src", _) => "图片只显示应用自己的图标，不会为文章下载任何图片。",
        ("connect-src", Allows::Nothing) => "本页无法连接任何地方。",
        ("connect-src", _) => "本页只能连接自己的网站，用于取得应用的文件。",
        ("manifest-src", _) => "安装为应用时的说明来自本站。",
        ("worker-src", _) => "为断网使用而保存应用的程序也来自本站。",
        ("base-uri", Allows::Nothing) => "任何内容都无法改变本页的地址解析。",
        ("form-action", Allows::Nothing) => "任何表单都不能向外发送内容。",
        _ => "浏览器按原文执行此规则。",
    }
}

fn readiness_zh(readiness: &Readiness) -> Cow<'static, str> {
    Cow::Borrowed(match readiness {
        Readiness::Unknown => "正在查询应用是否已保存在此浏览器中。",
        Readiness::Keeping => "正在把应用保存到此浏览器。",
        Readiness::Ready(n) => {
            return format!(
                "就绪：应用的全部 {n} 个文件已保存在此浏览器中，并逐一核对过摘要。断网时也能打开。"
            )
            .into();
        }
        Readiness::OneFile => "就绪：整个应用都在这一个文件里。",
        Readiness::NotBuilt => "未保存：这是开发用的版本，只有服务器运行时才能打开。",
        Readiness::Forbidden => {
            "未保存：浏览器在此处不允许，例如隐私窗口或未加密的网址。页面打开期间可正常使用。"
        }
        Readiness::Failed(why) => {
            return format!("未保存：并非每个文件都完好到达（{why}）。页面打开期间可正常使用，下次打开时会再试。")
                .into();
        }
    })
}
