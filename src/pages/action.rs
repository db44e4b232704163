//! Named actions: the menu, the palette and the keyboard share this one list.

use super::{Page, Subject};
use crate::model::Word;
use egui::{Key, KeyboardShortcut, Modifiers};

/// A scorecard built into the program.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sample {
    #[default]
    GreaterManchester,
    WestYorkshire,
}

impl Sample {
    pub const ALL: [Self; 2] = [Self::GreaterManchester, Self::WestYorkshire];

    /// The name of its system.
    pub fn name(self) -> &'static str {
        match self {
            Self::GreaterManchester => "Greater Manchester",
            Self::WestYorkshire => "West Yorkshire",
        }
    }
}

/// Something the reader can do from anywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Choose a file to open.
    Open,
    /// Open a scorecard built into the program.
    OpenSample(Sample),
    /// Choose another scorecard whose places are seen beside those of this one.
    OpenBeside,
    /// The same with one that is built into the program.
    OpenSampleBeside(Sample),
    /// Put the scorecard beside away again.
    CloseBeside,
    /// Make a scorecard of published data.
    NewFromData,
    /// Bring published data into the open scorecard.
    AddData,
    /// Read the file again.
    Reload,
    /// End reading a scorecard or making the board pack; what is on screen stays.
    Stop,
    /// Write the scorecard to its file.
    Save,
    /// Write the scorecard to a file to be chosen.
    SaveCopy,
    /// Write it to a file to be chosen, and go on with that one.
    CopyToChange,
    /// Write the figures for other programs.
    ExportData,
    /// Put the chart or page on screen to the clipboard as a picture.
    CopyPicture,
    /// Write it to a file as a picture.
    SavePicture,
    /// Write the board pack.
    BoardPack,
    /// Open the board pack where it can be printed.
    Print,
    /// Make a copy for others.
    SendCopy,
    /// Take the last change back.
    Undo,
    /// Make the change that was taken back again.
    Redo,
    /// Enter a new priority of the place or the system.
    AddPriority,
    /// Enter something that was tried.
    AddTried,
    /// Enter an action.
    AddAction,
    AddComment,
    /// Save what is looked at as a view of the file.
    SaveView,
    /// The saved views of the file, to be opened, renamed, removed and put in order.
    SavedViews,
    /// Enter an own footprint: an area that is made of others.
    AddFootprint,
    /// Sign the edition off, or look at who did and withdraw that.
    Approve,
    /// Forget which files were opened before.
    ClearRecent,
    /// Search places, indicators and actions.
    Palette,
    /// Search the table.
    Find,
    /// Back to the view before.
    Back,
    /// Forward again.
    Forward,
    /// The place before this one.
    PreviousPlace,
    /// The place after this one.
    NextPlace,
    /// Another page.
    Show(Page),
    /// The indicator before this one.
    PreviousIndicator,
    /// The indicator after this one.
    NextIndicator,
    /// What the reader noted about the file.
    ShowFindings,
    /// The settings on which tools of the field differ.
    ShowMethods,
    /// Follow the desktop's theme.
    ThemeSystem,
    /// Light theme.
    ThemeLight,
    /// Dark theme.
    ThemeDark,
    /// High contrast theme.
    ThemeHighContrast,
    /// Verdicts in blue and orange, which everyone can tell apart.
    BlueAndOrange,
    /// Verdicts in red, amber and green.
    RedAmberGreen,
    /// Fill the screen, or back.
    FullScreen,
    /// Fill the screen with one place after the other, in large type, or back.
    BoardView,
    /// Larger.
    ZoomIn,
    /// Smaller.
    ZoomOut,
    /// Usual size.
    ZoomReset,
    /// How to read the page.
    ShowHelp,
    /// Keys at a glance.
    ShowKeys,
    /// Close the window.
    Quit,
}

/// The menu of files opened before.
pub const RECENT_FILES: &str = "Recent files";
const CTRL_SHIFT: Modifiers = Modifiers { shift: true, ..Modifiers::COMMAND };

impl Action {
    /// Every action in the order of menu, palette and keys, those side by side that belong together. A group with a
    /// name is a menu of its own within the menu.
    pub fn groups() -> Vec<(Option<&'static str>, Vec<Self>)> {
        let pages = Page::ALL.iter().map(|page| Self::Show(*page));
        let views = [Self::Palette, Self::Find, Self::Back, Self::Forward].into_iter().chain(pages);
        let colours = [
            Self::ThemeSystem,
            Self::ThemeLight,
            Self::ThemeDark,
            Self::ThemeHighContrast,
            Self::BlueAndOrange,
            Self::RedAmberGreen,
        ];
        let sizes = [Self::ZoomIn, Self::ZoomOut, Self::ZoomReset];
        let beside = [Self::PreviousPlace, Self::NextPlace, Self::PreviousIndicator, Self::NextIndicator];
        let samples = Sample::ALL.map(Self::OpenSample).into_iter();
        let samples = samples.chain(Sample::ALL.map(Self::OpenSampleBeside));
        vec![
            (None, vec![Self::Open, Self::OpenBeside, Self::CloseBeside]),
            (Some("Samples"), samples.collect()),
            (Some(RECENT_FILES), vec![Self::ClearRecent]),
            (None, vec![Self::Reload, Self::Stop, Self::Save, Self::SaveCopy, Self::CopyToChange]),
            (
                Some("Approve, print and export"),
                vec![
                    Self::Approve,
                    Self::BoardPack,
                    Self::Print,
                    Self::SendCopy,
                    Self::ExportData,
                    Self::CopyPicture,
                    Self::SavePicture,
                ],
            ),
            (None, vec![Self::Undo, Self::Redo]),
            (
                None,
                vec![
                    Self::AddPriority,
                    Self::AddTried,
                    Self::AddAction,
                    Self::AddComment,
                    Self::AddFootprint,
                ],
            ),
            (None, vec![Self::NewFromData, Self::AddData]),
            (
                Some("Go to"),
                views.chain(beside).chain([Self::SavedViews, Self::SaveView, Self::BoardView]).collect(),
            ),
            (Some("Theme, colours and size"), colours.into_iter().chain(sizes).collect()),
            (
                None,
                vec![
                    Self::FullScreen,
                    Self::ShowHelp,
                    Self::ShowKeys,
                    Self::ShowMethods,
                    Self::ShowFindings,
                    Self::Quit,
                ],
            ),
        ]
    }

    /// Every action.
    pub fn all() -> impl Iterator<Item = Self> {
        Self::groups().into_iter().flat_map(|(_, actions)| actions)
    }

    /// The name in menu and palette; `…` where more input follows.
    pub fn label(self) -> &'static str {
        match self {
            Self::Open => "Open…",
            Self::OpenSample(Sample::GreaterManchester) => "Open the Greater Manchester sample",
            Self::OpenSample(Sample::WestYorkshire) => "Open the West Yorkshire sample",
            Self::OpenBeside => "Open another scorecard beside…",
            Self::OpenSampleBeside(Sample::GreaterManchester) => "Open the Greater Manchester sample beside",
            Self::OpenSampleBeside(Sample::WestYorkshire) => "Open the West Yorkshire sample beside",
            Self::CloseBeside => "Close the scorecard beside",
            Self::NewFromData => "New from data…",
            Self::AddData => "Add data…",
            Self::Reload => "Read the file again",
            Self::Stop => "Cancel opening or making",
            Self::Undo => "Undo",
            Self::Redo => "Redo",
            Self::AddPriority => "Add a priority…",
            Self::AddTried => "Add something tried…",
            Self::AddAction => "Add an action…",
            Self::AddComment => "Write a comment…",
            Self::AddFootprint => "Add a footprint…",
            Self::SaveView => "Save this view…",
            Self::SavedViews => "Saved views…",
            Self::Approve => "Approve this edition…",
            Self::ClearRecent => "Clear the list of recent files",
            Self::Save => "Save",
            Self::SaveCopy => "Save a copy…",
            Self::CopyToChange => "Save a copy to change…",
            Self::ExportData => "Export data…",
            Self::CopyPicture => "Copy as a picture",
            Self::SavePicture => "Save as a picture…",
            Self::BoardPack => "Board pack…",
            Self::Print => "Print the board pack",
            Self::SendCopy => "Send a copy…",
            Self::Palette => "Find a place, figure or priority…",
            Self::Find => "Search the table",
            Self::Back => "Back",
            Self::Forward => "Forward",
            Self::PreviousPlace => "Previous place",
            Self::NextPlace => "Next place",
            Self::Show(page) => page.entry().go_to,
            Self::PreviousIndicator => "Previous indicator",
            Self::NextIndicator => "Next indicator",
            Self::ShowFindings => "Show notes about the file",
            Self::ShowMethods => "Methods…",
            Self::ThemeSystem => "Theme: as the desktop",
            Self::ThemeLight => "Theme: light",
            Self::ThemeDark => "Theme: dark",
            Self::ThemeHighContrast => "Theme: high contrast",
            Self::BlueAndOrange => "Verdicts: blue and orange",
            Self::RedAmberGreen => "Verdicts: red, amber and green",
            Self::FullScreen => "Full screen",
            Self::BoardView => "Board view",
            Self::ZoomIn => "Zoom in",
            Self::ZoomOut => "Zoom out",
            Self::ZoomReset => "Usual size",
            Self::ShowHelp => "How to read this page",
            Self::ShowKeys => "Keys at a glance",
            Self::Quit => "Quit",
        }
    }

    /// Other words by which people look for it.
    pub fn also(self) -> &'static str {
        match self {
            Self::Open => "file load",
            Self::OpenSample(_) | Self::OpenSampleBeside(_) => "example demo built-in",
            Self::OpenBeside => "file second two systems compare peer side by side",
            Self::CloseBeside => "file second put away",
            Self::NewFromData | Self::AddData => "import csv excel xlsx fingertips publisher table",
            Self::Reload => "refresh update",
            Self::Stop => "stop reading board pack",
            Self::Save | Self::SaveCopy => "store write keep",
            Self::CopyToChange => "save as read-only unlock edit new name",
            Self::ExportData => "excel xlsx csv spreadsheet workbook table figures out",
            Self::CopyPicture | Self::SavePicture => {
                "image png svg chart page slide screenshot clipboard export"
            }
            Self::BoardPack => "report pdf html paper meeting export publish",
            Self::Print => "report pdf paper printer meeting",
            Self::SendCopy => "share email zip small counts disclosure suppress drafts read-only colleagues",
            Self::Undo => "take back revert",
            Self::Redo => "again",
            Self::AddPriority => "new enter edit goal target local national",
            Self::AddTried => "new enter edit intervention programme scheme",
            Self::AddAction => "new enter edit task decision owner due",
            Self::AddComment => "new enter edit commentary note say text words",
            Self::AddFootprint => "new enter edit area neighbourhood team network locality members",
            Self::SaveView => "new keep bookmark favourite board slide pack page",
            Self::SavedViews => "bookmarks favourites list open rename remove order board slides",
            Self::Approve => "sign off signature board approval fingerprint withdraw",
            Self::ClearRecent => "history forget",
            Self::Find => "filter",
            Self::ShowFindings => "errors warnings problems quality",
            Self::ShowMethods => {
                "settings options preferences benchmark compare confidence significance limits process control"
            }
            Self::ThemeSystem | Self::ThemeLight | Self::ThemeDark | Self::ThemeHighContrast => {
                "colours mode appearance look"
            }
            Self::BlueAndOrange => "colours usual blind",
            Self::RedAmberGreen => "colours traffic lights rag",
            Self::FullScreen => "maximise",
            Self::BoardView => "present presentation meeting slides large projector",
            Self::ZoomIn => "larger bigger text size",
            Self::ZoomOut => "smaller text size",
            Self::ZoomReset => "normal text zoom",
            Self::ShowHelp => "help glossary legend meaning explain signs triangle arrow",
            Self::ShowKeys => "keyboard shortcuts help",
            Self::Quit => "exit close leave",
            Self::Show(Page::WhatChanged) => "diff difference compare edition older newer revised since",
            Self::Palette
            | Self::Back
            | Self::Forward
            | Self::PreviousPlace
            | Self::NextPlace
            | Self::Show(_)
            | Self::PreviousIndicator
            | Self::NextIndicator => "",
        }
    }

    /// The keys, where it has some.
    pub fn shortcut(self) -> Option<KeyboardShortcut> {
        let (modifiers, key) = match self {
            Self::Open => (Modifiers::COMMAND, Key::O),
            Self::NewFromData => (Modifiers::COMMAND, Key::N),
            Self::AddData => (Modifiers::COMMAND, Key::D),
            Self::Reload => (Modifiers::NONE, Key::F5),
            Self::Save => (Modifiers::COMMAND, Key::S),
            Self::SaveCopy => (CTRL_SHIFT, Key::S),
            Self::CopyPicture => (CTRL_SHIFT, Key::C),
            Self::Print => (Modifiers::COMMAND, Key::P),
            Self::Undo => (Modifiers::COMMAND, Key::Z),
            Self::Redo => (Modifiers::COMMAND, Key::Y),
            Self::Palette => (Modifiers::COMMAND, Key::K),
            Self::Find => (Modifiers::COMMAND, Key::F),
            Self::Back => (Modifiers::ALT, Key::ArrowLeft),
            Self::Forward => (Modifiers::ALT, Key::ArrowRight),
            Self::PreviousPlace => (Modifiers::NONE, Key::ArrowLeft),
            Self::NextPlace => (Modifiers::NONE, Key::ArrowRight),
            Self::PreviousIndicator => (Modifiers::NONE, Key::PageUp),
            Self::NextIndicator => (Modifiers::NONE, Key::PageDown),
            Self::Show(page) => return page.shortcut(),
            Self::SaveView => (Modifiers::COMMAND, Key::B),
            Self::SavedViews => (CTRL_SHIFT, Key::B),
            Self::FullScreen => (Modifiers::NONE, Key::F11),
            Self::BoardView => (Modifiers::NONE, Key::F6),
            Self::ZoomIn => (Modifiers::COMMAND, Key::Plus),
            Self::ZoomOut => (Modifiers::COMMAND, Key::Minus),
            Self::ZoomReset => (Modifiers::COMMAND, Key::Num0),
            Self::ShowHelp => (Modifiers::NONE, Key::F1),
            Self::ShowKeys => (Modifiers::COMMAND, Key::F1),
            Self::Quit => (Modifiers::COMMAND, Key::Q),
            _ => return None,
        };
        Some(KeyboardShortcut::new(modifiers, key))
    }

    /// Whether it can be done while data are being brought in, which takes the whole window.
    pub fn while_importing(self) -> bool {
        matches!(
            self,
            Self::ThemeSystem
                | Self::ThemeLight
                | Self::ThemeDark
                | Self::ThemeHighContrast
                | Self::BlueAndOrange
                | Self::RedAmberGreen
                | Self::FullScreen
                | Self::ZoomIn
                | Self::ZoomOut
                | Self::ZoomReset
                | Self::Quit
        )
    }

    /// Whether its keys mean it while a dialog or the palette lies over the page: it does nothing to the page, opens the
    /// palette anew, or is an answer to what is asked.
    pub fn reaches_over_dialogs(self) -> bool {
        self.while_importing() || matches!(self, Self::Palette | Self::Save | Self::BoardView)
    }

    /// Whether its keys mean it on a page about this; on others they scroll or do nothing.
    pub fn is_on(self, subject: Subject) -> bool {
        match self {
            Self::PreviousPlace | Self::NextPlace => subject != Subject::System,
            Self::PreviousIndicator | Self::NextIndicator => subject == Subject::Indicator,
            _ => true,
        }
    }

    /// Whether a field that is typed in does the same with what is typed, and so goes first.
    pub fn is_in_fields(self) -> bool {
        matches!(self, Self::Undo | Self::Redo)
    }

    /// Whether its bare key is also used for typing or moving in a field, and so waits until none has the focus.
    pub fn yields_to_fields(self) -> bool {
        matches!(self, Self::PreviousPlace | Self::NextPlace | Self::PreviousIndicator | Self::NextIndicator)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_actions_share_a_name_or_keys() {
        let all: Vec<Action> = Action::all().collect();
        for (at, one) in all.iter().enumerate() {
            for other in &all[at + 1..] {
                assert_ne!(one.label(), other.label());
                assert!(one.shortcut().is_none() || one.shortcut() != other.shortcut(), "{one:?} {other:?}");
            }
        }
    }
}
