//! What screen readers are told: headings with their levels, tables in rows, and nothing twice.

use egui::accesskit::{Live, Node, NodeId, Role, TreeUpdate};
use egui::{Context, Id, LayerId, Response, Ui, WidgetInfo};
use std::collections::{BTreeMap, HashMap};

/// Makes something that was drawn a heading.
pub fn heading(shown: &Response, level: usize, text: &str) {
    shown.widget_info(|| WidgetInfo::labeled(Role::Heading, true, text));
    shown.ctx.accesskit_node_builder(shown.id, |node| {
        node.set_level(level);
        node.clear_value();
    });
}

/// Gives what was drawn another name than what is written.
pub fn name(ctx: &Context, id: Id, name: &str) {
    ctx.accesskit_node_builder(id, |node| {
        if node.role() == Role::Label {
            node.set_value(name);
        } else {
            node.set_label(name);
        }
    });
}

/// Leaves something out that is only there to be seen: a sign, or words that the widget beside them has as its name.
pub fn hide(ctx: &Context, id: Id) {
    ctx.accesskit_node_builder(id, Node::set_hidden);
}

/// Has something read out when it comes up, once what is being read has come to its end.
pub fn announce(ctx: &Context, id: Id) {
    ctx.accesskit_node_builder(id, |node| node.set_live(Live::Polite));
}

/// Makes all that is drawn in here one part of the page with a role and a name.
pub fn part<R>(ui: &mut Ui, role: Role, name: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    let builder = egui::UiBuilder::new().accessibility_role(role).accessibility_label(name.to_owned());
    ui.scope_builder(builder, add).inner
}

/// Makes a panel, or what else a `Ui` is of, a part with a role and a name.
pub fn is_part(ui: &Ui, role: Role, name: &str) {
    ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
        node.set_role(role);
        node.set_label(name);
    });
}

/// Hides what lies behind a dialog, puts the cells of tables into rows, drops what is described as it is named, and names
/// scroll bars.
pub(super) fn tidy(tree: &mut TreeUpdate, dialog: Option<LayerId>) {
    if let Some(dialog) = dialog {
        behind(tree, dialog);
    }
    for (_, node) in &mut tree.nodes {
        tell_once(node);
        match node.role() {
            Role::Window if node.label().is_none() => node.set_label("Placecard"),
            Role::ScrollBar if node.label().is_none() => node.set_label("Scroll bar"),
            // A part of the window without a name is none to those who do not see it.
            Role::Pane if node.label().is_none() => node.set_role(Role::GenericContainer),
            _ => {}
        }
    }
    let at: HashMap<NodeId, usize> = tree.nodes.iter().enumerate().map(|(at, (id, _))| (*id, at)).collect();
    let tables: Vec<NodeId> =
        tree.nodes.iter().filter(|(_, node)| node.role() == Role::Table).map(|(id, _)| *id).collect();
    for table in tables {
        let rows = rows_of(table, &tree.nodes, &at);
        let mut children = Vec::with_capacity(rows.len());
        for (row, mut cells) in rows {
            cells.sort_unstable();
            let id = NodeId(table.0 ^ (row as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15));
            let mut node = Node::new(Role::Row);
            node.set_row_index(row);
            let bounds = cells.iter().filter_map(|(_, cell)| tree.nodes[*at.get(cell)?].1.bounds());
            if let Some(bounds) = bounds.reduce(|one, other| one.union(other)) {
                node.set_bounds(bounds);
            }
            node.set_children(cells.into_iter().map(|(_, cell)| cell).collect::<Vec<_>>());
            tree.nodes.push((id, node));
            children.push(id);
        }
        if let Some((_, node)) = at.get(&table).and_then(|at| tree.nodes.get_mut(*at))
            && !children.is_empty()
        {
            node.set_children(children);
        }
    }
    drop_unreachable(tree);
}

/// Only the dialog is left of what stands in the window.
fn behind(tree: &mut TreeUpdate, dialog: LayerId) {
    let dialog = dialog.id.accesskit_id();
    let Some(root) = tree.tree.as_ref().map(|tree| tree.root) else { return };
    let is_root = |(id, _): &&(NodeId, Node)| *id == root;
    let Some(parts) = tree.nodes.iter().find(is_root).map(|(_, node)| node.children().to_vec()) else {
        return;
    };
    if parts.contains(&dialog) {
        for (_, node) in tree.nodes.iter_mut().filter(|(id, _)| *id != dialog && parts.contains(id)) {
            node.set_hidden();
        }
    }
}

/// A description does not repeat the name.
fn tell_once(node: &mut Node) {
    let name = node.label().or_else(|| node.value()).unwrap_or_default().to_owned();
    let Some(told) = node.description().map(str::to_owned) else { return };
    let new = told.lines().filter(|line| !name.contains(*line));
    let new: Vec<&str> = new
        .map(|line| line.strip_prefix(&name).map_or(line, |rest| rest.trim_start_matches([':', ' '])))
        .collect();
    if new.is_empty() {
        node.clear_description();
    } else {
        node.set_description(new.join("\n"));
    }
}

/// The cells below a table by their rows, each with its column.
fn rows_of(
    table: NodeId,
    nodes: &[(NodeId, Node)],
    at: &HashMap<NodeId, usize>,
) -> BTreeMap<usize, Vec<(usize, NodeId)>> {
    let mut rows: BTreeMap<usize, Vec<(usize, NodeId)>> = BTreeMap::new();
    let mut open = vec![table];
    while let Some(id) = open.pop() {
        let Some((_, node)) = at.get(&id).map(|at| &nodes[*at]) else { continue };
        if let (Some(row), Some(column)) = (node.row_index(), node.column_index()) {
            rows.entry(row).or_default().push((column, id));
        } else {
            open.extend(node.children());
        }
    }
    rows
}

/// What stood between a table and its cells stands nowhere now, and a tree has no loose ends.
fn drop_unreachable(tree: &mut TreeUpdate) {
    let Some(root) = tree.tree.as_ref().map(|tree| tree.root) else { return };
    let children: HashMap<NodeId, &[NodeId]> =
        tree.nodes.iter().map(|(id, node)| (*id, node.children())).collect();
    let mut kept = std::collections::HashSet::with_capacity(tree.nodes.len());
    let mut open = vec![root];
    while let Some(id) = open.pop() {
        if kept.insert(id) {
            open.extend(children.get(&id).into_iter().copied().flatten());
        }
    }
    tree.nodes.retain(|(id, _)| kept.contains(id));
    if !kept.contains(&tree.focus) {
        tree.focus = root;
    }
}
