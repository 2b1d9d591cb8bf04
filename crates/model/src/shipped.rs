//! The codebook that a new project starts with.

use crate::{
    Attribute, AttributeId, AttributeKind, Choice, Codebook, Hue, Label, LabelId, LabelKind, Names,
    Slot, SlotId, StatementType, StatementTypeId,
};

/// Actor, process and stance, and the statement types *position* and *participation*.
pub fn shipped_codebook() -> Codebook {
    Codebook {
        version: 1,
        labels: vec![actor(), process(), stance()],
        statement_types: vec![position(), participation()],
        merged: Vec::new(),
    }
}

fn label(id: &str, kind: LabelKind, names: [&str; 2], hue: Hue, key: char) -> Label {
    Label {
        id: LabelId::new(id),
        kind,
        names: bilingual(names),
        hue,
        shortcut: Some(key),
        description: String::new(),
        examples: Vec::new(),
        attributes: Vec::new(),
    }
}

fn bilingual([en, zh]: [&str; 2]) -> Names {
    Names::of(&[("en", en), ("zh-CN", zh)])
}

fn actor() -> Label {
    label("actor", LabelKind::Actor, ["Actor", "行动者"], Hue::Blue, '1')
}

fn process() -> Label {
    label("process", LabelKind::Process, ["Process", "进程"], Hue::Amber, '2')
}

fn stance() -> Label {
    Label {
        attributes: vec![choice("position", ["Position", "立场"], &POSITIONS)],
        ..label("stance", LabelKind::Stance, ["Stance", "立场表述"], Hue::Plum, '3')
    }
}

/// The positions of a stance. An analyst who cannot tell chooses *unclear*; nothing is preset.
const POSITIONS: [(&str, [&str; 2]); 5] = [
    ("support", ["Support", "支持"]),
    ("oppose", ["Oppose", "反对"]),
    ("mixed", ["Mixed", "兼有"]),
    ("neutral", ["Neutral", "中立"]),
    ("unclear", ["Unclear", "不明"]),
];

const ROLES: [(&str, [&str; 2]); 6] = [
    ("member", ["Member", "成员"]),
    ("attendee", ["Attends", "列席"]),
    ("contributor", ["Submits or speaks", "提交意见或发言"]),
    ("convener", ["Chairs or hosts", "主持"]),
    ("proposer", ["Proposes or founds", "提议或发起"]),
    ("excluded", ["Excluded", "被排除"]),
];

const INTENSITIES: [(&str, [&str; 2]); 3] =
    [("weak", ["Weak", "弱"]), ("moderate", ["Moderate", "中"]), ("strong", ["Strong", "强"])];

fn choices(options: &[(&str, [&str; 2])]) -> Vec<Choice> {
    let choice =
        |&(id, names): &(&str, [&str; 2])| Choice { id: id.into(), names: bilingual(names) };
    options.iter().map(choice).collect()
}

fn choice(id: &str, names: [&str; 2], options: &[(&str, [&str; 2])]) -> Attribute {
    Attribute {
        id: AttributeId::new(id),
        names: bilingual(names),
        kind: AttributeKind::Choice(choices(options)),
    }
}

fn slot(label: &Label, required: bool) -> Slot {
    Slot {
        id: SlotId::new(label.id.as_str()),
        names: label.names.clone(),
        labels: vec![label.id.clone()],
        required,
    }
}

/// Who reports the position, where that is not the one who holds it.
fn speaker() -> Slot {
    Slot {
        id: SlotId::new("speaker"),
        names: bilingual(["Reported by", "转述者"]),
        ..slot(&actor(), false)
    }
}

fn position() -> StatementType {
    let mut positions = POSITIONS.to_vec();
    positions.push(("not-stated", ["Not stated", "未表明"]));
    StatementType {
        id: StatementTypeId::new("position"),
        names: bilingual(["Position", "立场"]),
        slots: vec![
            slot(&actor(), true),
            slot(&process(), true),
            slot(&stance(), false),
            speaker(),
        ],
        variables: vec![
            choice("position", ["Position", "立场"], &positions),
            Attribute {
                id: AttributeId::new("intensity"),
                names: bilingual(["Intensity", "强度"]),
                kind: AttributeKind::Ordinal(choices(&INTENSITIES)),
            },
        ],
    }
}

fn participation() -> StatementType {
    StatementType {
        id: StatementTypeId::new("participation"),
        names: bilingual(["Participation", "参与"]),
        slots: vec![slot(&actor(), true), slot(&process(), true)],
        variables: vec![choice("role", ["Role", "角色"], &ROLES)],
    }
}
