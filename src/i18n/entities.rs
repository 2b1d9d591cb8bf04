//! What is said about entities.

use super::thousands;
use engine::{Showing, starter::Group};
use model::{EntityKind, Hue};
use std::borrow::Cow;

/// Something to say about entities. Numbers are counts; texts are shown as they are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum EntityText<'a> {
    Entity,
    FindEntity,
    Link,
    Unlink,
    OpenPage,
    Create(&'a str),
    NUses(usize),
    Search,
    Kind,
    AllKinds,
    OfKind(EntityKind),
    NewOfKind(EntityKind, &'a str),
    Type,
    AllTypes,
    TypeName(&'a str),
    Show,
    Showing(Showing),
    Alike,
    None,
    NoneHow,
    NothingMatches,
    SharedWith(&'a str),
    Pick,
    PickHow,
    ToList,
    Names,
    English,
    Chinese,
    Aliases,
    AddAlias,
    RemoveAlias(&'a str),
    Colour,
    OwnColour,
    HueName(Hue),
    Attributes,
    Field,
    Value,
    LanguageTag,
    Name,
    Add,
    Quotes(usize),
    NoQuotes,
    Statements(usize),
    NoStatements,
    Merge,
    MergeHow,
    MergeWith,
    MergePreview { from: &'a str, into: &'a str, n: usize },
    NewAliases(&'a str),
    Split,
    SplitHow,
    SplitName,
    SplitDo(usize),
    Delete,
    DeleteUnused(&'a str),
    DeleteUsed(&'a str, usize),
    Heir,
    HandOver(&'a str),
    DeleteUnlink,
    Starter,
    StarterHow,
    GroupName(Group),
    NEntities(usize),
    StarterAdd,
    KeyBox,
    KeyNew,
    KeySearch,
}

/// The name of a type that the program knows; other types are shown as they are.
const TYPES: [(&str, &str, &str); 15] = [
    ("state", "State", "国家"),
    ("territory", "Territory", "地区"),
    ("un-body", "UN body", "联合国机构"),
    ("igo", "Intergovernmental organization", "政府间组织"),
    ("group", "Group of states", "国家集团"),
    ("company", "Company", "企业"),
    ("alliance", "Alliance", "联盟"),
    ("ngo", "NGO", "非政府组织"),
    ("technical", "Technical body", "技术机构"),
    ("academic", "Research institute", "研究机构"),
    ("organisation", "Organization", "组织"),
    ("person", "Person", "个人"),
    ("un-process", "UN process", "联合国进程"),
    ("treaty", "Treaty", "条约"),
    ("initiative", "Initiative", "倡议"),
];

/// The ids of the types that are offered.
pub(crate) fn entity_types() -> impl Iterator<Item = &'static str> {
    TYPES.iter().map(|(id, _, _)| *id)
}

/// Says it in English.
#[allow(clippy::too_many_lines, reason = "a table of words")]
pub(super) fn en(text: EntityText<'_>) -> Cow<'static, str> {
    use EntityText as T;
    let entities = |n| super::en::n_of(n, "entity", "entities");
    Cow::Borrowed(match text {
        T::Entity => "Entity",
        T::FindEntity => "Type to find an entity",
        T::Link => "Link to an entity",
        T::Unlink => "Unlink",
        T::OpenPage => "Open its page",
        T::Create(name) => return format!("New entity “{name}”").into(),
        T::NUses(0) => "not used",
        T::NUses(n) => return super::en::n_of(n, "use", "uses").into(),
        T::Search => "Search entities",
        T::Kind => "Kind",
        T::AllKinds => "All kinds",
        T::OfKind(EntityKind::Actor) => "Actor",
        T::OfKind(EntityKind::Process) => "Process",
        T::NewOfKind(EntityKind::Actor, name) => return format!("New actor “{name}”").into(),
        T::NewOfKind(EntityKind::Process, name) => return format!("New process “{name}”").into(),
        T::Type => "Type",
        T::AllTypes => "All types",
        T::TypeName(id) => return named(id, |(_, en, _)| en),
        T::Show => "Show",
        T::Showing(Showing::All) => "All",
        T::Showing(Showing::Unused) => "Not used",
        T::Showing(Showing::Sharing) => "Sharing a name",
        T::Alike => "Link traditional and simplified characters alike",
        T::None => "No entities yet.",
        T::NoneHow => {
            "Entities are the actors and processes that your annotations name. Tag a name in an article and press Shift+K, or begin with the starter set."
        }
        T::NothingMatches => "No entity matches.",
        T::SharedWith(names) => return format!("shares a name with {names}").into(),
        T::Pick => "No entity chosen.",
        T::PickHow => "Choose one from the list to see its names, its quotes and its statements.",
        T::ToList => "Back to the list",
        T::Names => "Names",
        T::English => "English",
        T::Chinese => "Chinese",
        T::Aliases => "Aliases",
        T::AddAlias => "Add an alias",
        T::RemoveAlias(alias) => return format!("Remove {alias}").into(),
        T::Colour => "Colour",
        T::OwnColour => "As its kind",
        T::HueName(hue) => match hue {
            Hue::Blue => "Blue",
            Hue::Amber => "Amber",
            Hue::Plum => "Plum",
            Hue::Green => "Green",
            Hue::Red => "Red",
            Hue::Teal => "Teal",
            Hue::Brown => "Brown",
            Hue::Grey => "Grey",
        },
        T::Attributes => "Other details",
        T::Field => "Field",
        T::Value => "Value",
        T::LanguageTag => "Language",
        T::Name => "Name",
        T::Add => "Add",
        T::Quotes(n) => return format!("Quotes · {}", thousands(n)).into(),
        T::NoQuotes => "No annotation is linked to it.",
        T::Statements(n) => return format!("Statements · {}", thousands(n)).into(),
        T::NoStatements => "It is in no statement.",
        T::Merge => "Merge",
        T::MergeHow => {
            "Both become one: the other one stays and takes over names, quotes and statements. You can undo this."
        }
        T::MergeWith => "Merge into",
        T::MergePreview { from, into, n } => {
            let uses = super::en::n_of(n, "use", "uses");
            return format!("“{from}” goes, and its {uses} become those of “{into}”.").into();
        }
        T::NewAliases(aliases) => return format!("New aliases: {aliases}").into(),
        T::Split => "Split",
        T::SplitHow => "Choose the quotes that are about somebody else. They move to a new entity.",
        T::SplitName => "Name of the new entity",
        T::SplitDo(n) => return format!("Move {}", super::en::n_of(n, "quote", "quotes")).into(),
        T::Delete => "Delete",
        T::DeleteUnused(name) => {
            return format!("Nothing uses “{name}”. It can be deleted.").into();
        }
        T::DeleteUsed(name, n) => {
            let uses = super::en::n_of(n, "use", "uses");
            return format!("“{name}” has {uses}. Where should they go?").into();
        }
        T::Heir => "Hand them over to",
        T::HandOver(name) => return format!("Hand over to “{name}” and delete").into(),
        T::DeleteUnlink => "Unlink and delete",
        T::Starter => "Add the starter set",
        T::StarterHow => {
            "Names and aliases in English and Chinese. Entities that you have already are completed, not doubled. You can undo this, and change or delete any of them."
        }
        T::GroupName(group) => match group {
            Group::Processes => "Cyber processes and treaties",
            Group::Bodies => "UN bodies, organizations and groups of states",
            Group::States => "States and territories (ISO 3166)",
            Group::Companies => "Technology companies",
            Group::Organisations => "Alliances and other organizations",
        },
        T::NEntities(n) => return entities(n).into(),
        T::StarterAdd => "Add",
        T::KeyBox => "Link to an entity",
        T::KeyNew => "New entity of the quote",
        T::KeySearch => "Search in a room",
    })
}

/// Says it in Chinese.
#[allow(clippy::too_many_lines, reason = "a table of words")]
pub(super) fn zh(text: EntityText<'_>) -> Cow<'static, str> {
    use EntityText as T;
    Cow::Borrowed(match text {
        T::Entity => "实体",
        T::FindEntity => "输入名称查找实体",
        T::Link => "关联实体",
        T::Unlink => "取消关联",
        T::OpenPage => "打开实体页",
        T::Create(name) => return format!("新建实体“{name}”").into(),
        T::NUses(0) => "未使用",
        T::NUses(n) => return format!("使用 {} 次", thousands(n)).into(),
        T::Search => "搜索实体",
        T::Kind => "类别",
        T::AllKinds => "全部类别",
        T::OfKind(EntityKind::Actor) => "行动者",
        T::OfKind(EntityKind::Process) => "进程",
        T::NewOfKind(EntityKind::Actor, name) => return format!("新建行动者“{name}”").into(),
        T::NewOfKind(EntityKind::Process, name) => return format!("新建进程“{name}”").into(),
        T::Type => "类型",
        T::AllTypes => "全部类型",
        T::TypeName(id) => return named(id, |(_, _, zh)| zh),
        T::Show => "显示",
        T::Showing(Showing::All) => "全部",
        T::Showing(Showing::Unused) => "未使用",
        T::Showing(Showing::Sharing) => "名称相同",
        T::Alike => "关联时不区分繁体与简体",
        T::None => "还没有实体。",
        T::NoneHow => {
            "实体是标注所指的行动者和进程。在文章中标注一个名称，然后按 Shift+K；也可以从初始实体集开始。"
        }
        T::NothingMatches => "没有符合条件的实体。",
        T::SharedWith(names) => return format!("与{names}名称相同").into(),
        T::Pick => "未选择实体。",
        T::PickHow => "从列表中选择一个实体，查看其名称、引文和陈述。",
        T::ToList => "返回列表",
        T::Names => "名称",
        T::English => "英文",
        T::Chinese => "中文",
        T::Aliases => "别名",
        T::AddAlias => "添加别名",
        T::RemoveAlias(alias) => return format!("移除“{alias}”").into(),
        T::Colour => "颜色",
        T::OwnColour => "与类别相同",
        T::HueName(hue) => match hue {
            Hue::Blue => "蓝",
            Hue::Amber => "琥珀",
            Hue::Plum => "梅红",
            Hue::Green => "绿",
            Hue::Red => "红",
            Hue::Teal => "青",
            Hue::Brown => "棕",
            Hue::Grey => "灰",
        },
        T::Attributes => "其他信息",
        T::Field => "字段",
        T::Value => "内容",
        T::LanguageTag => "语言",
        T::Name => "名称",
        T::Add => "添加",
        T::Quotes(n) => return format!("引文 · {}", thousands(n)).into(),
        T::NoQuotes => "没有标注与其关联。",
        T::Statements(n) => return format!("陈述 · {}", thousands(n)).into(),
        T::NoStatements => "没有陈述涉及该实体。",
        T::Merge => "合并",
        T::MergeHow => "两个实体合而为一：保留另一个实体，由它接收名称、引文和陈述。此操作可撤销。",
        T::MergeWith => "合并到",
        T::MergePreview { from, into, n } => {
            return format!("“{from}”将被移除，其 {} 处使用改为指向“{into}”。", thousands(n))
                .into();
        }
        T::NewAliases(aliases) => return format!("新增别名：{aliases}").into(),
        T::Split => "拆分",
        T::SplitHow => "选择实际所指不同的引文，将其移到一个新实体。",
        T::SplitName => "新实体的名称",
        T::SplitDo(n) => return format!("移动 {} 条引文", thousands(n)).into(),
        T::Delete => "删除",
        T::DeleteUnused(name) => return format!("“{name}”未被使用，可以删除。").into(),
        T::DeleteUsed(name, n) => {
            return format!("“{name}”有 {} 处使用。应如何处理？", thousands(n)).into();
        }
        T::Heir => "转交给",
        T::HandOver(name) => return format!("转交给“{name}”并删除").into(),
        T::DeleteUnlink => "取消关联并删除",
        T::Starter => "添加初始实体集",
        T::StarterHow => {
            "包含中英文名称和别名。已有的实体会得到补充，不会重复。此操作可撤销，各实体也可随时修改或删除。"
        }
        T::GroupName(group) => match group {
            Group::Processes => "网络空间治理进程与条约",
            Group::Bodies => "联合国机构、政府间组织与国家集团",
            Group::States => "国家和地区（ISO 3166）",
            Group::Companies => "科技企业",
            Group::Organisations => "联盟及其他组织",
        },
        T::NEntities(n) => return format!("{} 个实体", thousands(n)).into(),
        T::StarterAdd => "添加",
        T::KeyBox => "关联实体",
        T::KeyNew => "以引文新建实体",
        T::KeySearch => "在工作区中搜索",
    })
}

fn named(
    id: &str,
    which: impl Fn(&'static (&'static str, &'static str, &'static str)) -> &'static str,
) -> Cow<'static, str> {
    let known = TYPES.iter().find(|(known, _, _)| *known == id);
    known.map_or_else(|| Cow::Owned(id.to_owned()), |names| Cow::Borrowed(which(names)))
}
