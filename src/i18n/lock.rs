//! What the dialogs about files with a passphrase say.

use super::thousands;
use engine::{LockProblem, Strength};
use formats::locked::LockedError;
use std::borrow::Cow;

/// Something to say about files with a passphrase.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum LockText<'t> {
    /// The way to the dialog, and its heading.
    Seal,
    SealIntro,
    Passphrase,
    Again,
    Show,
    Strength(Strength),
    StrengthHint,
    Warning,
    Differ,
    Empty,
    Download,
    /// The other dialog's heading.
    Unlock,
    /// The file that waits.
    UnlockIntro(&'t str),
    Open,
    /// A key is being derived in so many rounds.
    Working(u32),
    Problem(&'t LockProblem),
}

/// Says it in English.
pub(super) fn en(text: LockText<'_>) -> Cow<'static, str> {
    Cow::Borrowed(match text {
        LockText::Seal => "Download with a passphrase",
        LockText::SealIntro => {
            "All documents with their annotations, as one encrypted file (AES-256). Only who knows the passphrase can open it, here or with other programs."
        }
        LockText::Passphrase => "Passphrase",
        LockText::Again => "The same again",
        LockText::Show => "Show what is typed",
        LockText::Strength(Strength::Weak) => "Weak: quickly guessed",
        LockText::Strength(Strength::Fair) => "Fair: guessed with some effort",
        LockText::Strength(Strength::Good) => "Good",
        LockText::StrengthHint => "Best are five or more words drawn at random.",
        LockText::Warning => {
            "Nobody can open the file without the passphrase, and it is kept nowhere: if it is forgotten, the file is lost. The project in this browser stays as it is."
        }
        LockText::Differ => "The two are not the same.",
        LockText::Empty => "Type a passphrase first.",
        LockText::Download => "Encrypt and download",
        LockText::Unlock => "This file has a passphrase",
        LockText::UnlockIntro(name) => {
            return format!("{name} is encrypted. What is in it is added to what is open.").into();
        }
        LockText::Open => "Open",
        LockText::Working(rounds) => {
            return format!(
                "The key is being derived from the passphrase, in {} rounds. This takes a moment.",
                thousands(rounds as usize)
            )
            .into();
        }
        LockText::Problem(problem) => match problem {
            LockProblem::WrongPassphrase => {
                "This is not the passphrase of the file. Nothing was changed."
            }
            LockProblem::Changed => {
                "The passphrase is right, but the file was changed since it was written. Nothing of it is opened. Look for another copy."
            }
            LockProblem::Failed(why) => {
                return format!("The browser could not do it: {why}").into();
            }
        },
    })
}

/// Why a file cannot be opened whatever the passphrase is.
pub(in crate::i18n) fn locked_en(error: LockedError) -> Cow<'static, str> {
    match error {
        LockedError::NotLocked => "it is no file with a passphrase".into(),
        LockedError::UnknownVersion(_) | LockedError::UnknownMethod { .. } => {
            "it was written by a newer version of Stancemark".into()
        }
        LockedError::Rounds(n) => {
            format!("its head asks for {} rounds, which is not plausible", thousands(n as usize))
                .into()
        }
        LockedError::Length { expected, found } => {
            format!("it should be {expected} bytes long and is {found}: it is cut or damaged")
                .into()
        }
        LockedError::TooLarge(_) => "more is in it than can be read".into(),
    }
}

/// Says it in Chinese.
pub(super) fn zh(text: LockText<'_>) -> Cow<'static, str> {
    Cow::Borrowed(match text {
        LockText::Seal => "加口令下载",
        LockText::SealIntro => {
            "把全部文档及标注写成一个加密文件（AES-256）。只有知道口令的人才能打开，在这里或用其他程序均可。"
        }
        LockText::Passphrase => "口令",
        LockText::Again => "再输入一次",
        LockText::Show => "显示输入内容",
        LockText::Strength(Strength::Weak) => "弱：很快就能猜出",
        LockText::Strength(Strength::Fair) => "一般：花些力气能猜出",
        LockText::Strength(Strength::Good) => "强",
        LockText::StrengthHint => "最好使用五个以上随机挑选的词。",
        LockText::Warning => {
            "没有口令，任何人都无法打开该文件，而口令不会保存在任何地方：一旦忘记，文件就无法找回。此浏览器中的项目不受影响。"
        }
        LockText::Differ => "两次输入不一致。",
        LockText::Empty => "请先输入口令。",
        LockText::Download => "加密并下载",
        LockText::Unlock => "该文件需要口令",
        LockText::UnlockIntro(name) => {
            return format!("{name} 已加密。打开后，其中内容会添加到当前项目。").into();
        }
        LockText::Open => "打开",
        LockText::Working(rounds) => {
            return format!("正在由口令推导密钥，共 {} 轮，请稍候。", thousands(rounds as usize))
                .into();
        }
        LockText::Problem(problem) => match problem {
            LockProblem::WrongPassphrase => "口令不正确。没有任何改动。",
            LockProblem::Changed => {
                "口令正确，但文件在写出之后被改动过，因此没有打开其中任何内容。请找另一份副本。"
            }
            LockProblem::Failed(why) => return format!("浏览器无法完成：{why}").into(),
        },
    })
}

/// The same in Chinese.
pub(in crate::i18n) fn locked_zh(error: LockedError) -> Cow<'static, str> {
    match error {
        LockedError::NotLocked => "它不是加口令的文件".into(),
        LockedError::UnknownVersion(_) | LockedError::UnknownMethod { .. } => {
            "它由更新版本的 Stancemark 写出".into()
        }
        LockedError::Rounds(n) => {
            format!("文件头要求 {} 轮，不合情理", thousands(n as usize)).into()
        }
        LockedError::Length { expected, found } => {
            format!("应有 {expected} 字节，实有 {found} 字节：文件被截断或损坏").into()
        }
        LockedError::TooLarge(_) => "其中内容超出可读取的大小".into(),
    }
}
