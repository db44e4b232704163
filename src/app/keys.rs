//! What the keys mean, and where the keyboard is led to.

use super::chrome::palette::Palette;
use super::sheet::OpenSheet;
use crate::pages::{Action, Spot, Subject};
use crate::widgets::focus;
use egui::{Key, KeyboardShortcut, Modifiers, PointerButton};

const CTRL_SHIFT: Modifiers = Modifiers { shift: true, ..Modifiers::COMMAND };

/// Brings the keyboard to the title, or back to what had it; to what a page alone knows, the page has brought it.
pub(super) fn lead_to(ctx: &egui::Context, spot: &Spot) {
    match spot {
        Spot::Title => focus::lead_to(ctx, focus::title()),
        Spot::Left(id) => {
            let is_there = ctx.read_response(*id).is_some();
            focus::lead_to(ctx, if is_there { *id } else { focus::title() });
        }
        Spot::Search(_)
        | Spot::FirstRow
        | Spot::Priority(_)
        | Spot::Tried(_)
        | Spot::SeenPriority(_)
        | Spot::SeenTried(_)
        | Spot::SeenMap
        | Spot::Comment(_)
        | Spot::Task(_)
        | Spot::SeenTask(_)
        | Spot::Neighbourhood(_)
        | Spot::Setting(_) => {}
    }
}

/// Takes what is typed before what it is meant for has the keyboard: a palette, a search or a sheet that has just opened.
pub(super) fn take_typed(
    ctx: &egui::Context,
    (palette, spot, sheet): (Option<&mut Palette>, Option<&mut Spot>, Option<&mut OpenSheet>),
) {
    if let Some(palette) = palette {
        palette.take_typed(ctx);
    } else if let Some(Spot::Search(typed)) = spot {
        typed.push_str(&focus::typed(ctx));
    } else if let Some(sheet) = sheet {
        sheet.open.take_typed(ctx);
    }
}

/// The named actions whose keys were pressed. While something lies over the page, only keys that do nothing to it. `untouched`
/// says that a sheet is open in whose fields nothing is typed that is not entered.
pub(super) fn pressed(
    ctx: &egui::Context,
    (covered, untouched): (bool, bool),
    subject: Subject,
) -> Vec<Action> {
    let focused = !focus::is_free(ctx);
    // A button or a table that has the focus takes no letters.
    let typing = ctx.text_edit_focused();
    // A field of the sheet in which nothing was typed since it was entered has nothing to undo itself.
    let typed = typing && !untouched;
    let waits = |action: Action| {
        !action.is_on(subject)
            || covered && !action.reaches_over_dialogs()
            || focused && action.yields_to_fields()
            || typed && action.is_in_fields()
    };
    // Ctrl and = is what the plus key gives without shift on most keyboards; Ctrl, Shift and Z is redo to many.
    let further = [
        (KeyboardShortcut::new(CTRL_SHIFT, Key::Z), Action::Redo),
        (KeyboardShortcut::new(Modifiers::COMMAND, Key::Equals), Action::ZoomIn),
    ];
    let named = Action::all().filter_map(|action| Some((action.shortcut()?, action)));
    let mut shortcuts: Vec<(KeyboardShortcut, Action)> = named.chain(further).collect();
    // Ctrl and S is pressed too when Ctrl, Shift and S are: what asks for more keys goes first.
    shortcuts.sort_by_key(|(keys, _)| !keys.modifiers.shift);
    let mut found = Vec::new();
    for (keys, action) in shortcuts {
        if !waits(action) && ctx.input_mut(|input| input.consume_shortcut(&keys)) {
            found.push(action);
        }
    }
    // The mouse's own buttons for back and forward.
    for (button, action) in [(PointerButton::Extra1, Action::Back), (PointerButton::Extra2, Action::Forward)]
    {
        if !covered && ctx.input(|input| input.pointer.button_pressed(button)) {
            found.push(action);
        }
    }
    found
}
