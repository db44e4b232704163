//! Design tokens: every colour, size and distance of the window, for each theme.

use egui::Color32;

/// Fill and outline of a mark; the outline has at least 3:1 against the card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MarkColours {
    /// Inside.
    pub fill: Color32,
    /// Around it.
    pub outline: Color32,
}

/// The colours of process control, the same whatever colours verdicts are drawn in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProcessColours {
    /// Special cause, the right way.
    pub improvement: MarkColours,
    /// Special cause, the wrong way.
    pub concern: MarkColours,
    /// Nothing but chance.
    pub common_cause: MarkColours,
    /// Special cause, neither way good.
    pub neutral: MarkColours,
}

/// The look the reader chose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum ThemeChoice {
    /// As the desktop is set.
    System,
    /// White cards on light grey.
    #[default]
    Light,
    /// Dark cards on near black.
    Dark,
    /// Black on white with strong outlines.
    HighContrast,
}

/// The colours verdicts are drawn in; the shapes stay the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum VerdictColours {
    /// Blue better, orange worse, grey similar: safe for colour-blind readers.
    #[default]
    BlueOrange,
    /// Green better, red worse, amber similar.
    RedAmberGreen,
}

/// The colours of one theme.
#[derive(Clone, Debug, PartialEq)]
pub struct Tokens {
    /// Whether light text stands on dark ground.
    pub dark: bool,
    /// The ground behind the cards.
    pub page: Color32,
    /// Cards, the side bar, fields.
    pub card: Color32,
    /// Bands within a card, such as a table's group rows.
    pub band: Color32,
    /// Outlines of cards, and single rules.
    pub line: Color32,
    /// Outlines of fields and buttons: 3:1 against the card.
    pub outline: Color32,
    /// Text.
    pub text: Color32,
    /// Quieter text, still 4.5:1 on card and page.
    pub text_weak: Color32,
    /// The name of what cannot be chosen, which is also written thinner: quieter than any text in every theme.
    pub unavailable: Color32,
    /// The one accent.
    pub accent: Color32,
    /// Text in the accent.
    pub accent_text: Color32,
    /// The ground of what is selected.
    pub selected: Color32,
    /// The ground of what the pointer is over.
    pub hovered: Color32,
    /// Better.
    pub better: MarkColours,
    /// Worse.
    pub worse: MarkColours,
    /// Similar.
    pub similar: MarkColours,
    /// The worst and the best: a fifth of the nation, and the first and the last box of where to look first. Neither is the
    /// grey of what lies between, in any theme.
    pub worst: Color32,
    pub best: Color32,
    /// Errors in words.
    pub error: Color32,
    /// The place in focus.
    pub line_focus: Color32,
    /// The nation.
    pub line_nation: Color32,
    /// The system.
    pub line_system: Color32,
    /// A second place that the reader picked.
    pub line_pinned: Color32,
    /// Another place that has its name at the line: 3:1.
    pub line_named: Color32,
    /// Every other place, behind what is to be read: together they show the spread, and each stands out with its name once it
    /// is pointed at. Dark and high contrast have them at 3:1 as well.
    pub line_other: Color32,
    /// A target.
    pub line_target: Color32,
    /// The grid of a chart and the rules between rows, which only lead the eye.
    pub grid: Color32,
    /// Shaded spans of a chart.
    pub shade: Color32,
    /// Process control.
    pub process: ProcessColours,
}

/// Distances on an 8-point grid.
pub mod space {
    /// Half a step.
    pub const HALF: f32 = 4.0;
    /// One step.
    pub const ONE: f32 = 8.0;
    /// Two steps: between cards, inside cards.
    pub const TWO: f32 = 16.0;
    /// Three steps: the page's margin.
    pub const THREE: f32 = 24.0;
}

/// In a window that is lower than this what stands over the main thing of a page is kept to as few lines as it can be.
pub const LOW_WINDOW: f32 = 560.0;

/// Width of the side bar: a small window needs the room for its table.
pub fn side_bar_width(window_width: f32) -> f32 {
    match window_width {
        ..640.0 => 136.0,
        ..1400.0 => 176.0,
        _ => 208.0,
    }
}

/// Text sizes in points; nothing on screen is smaller than `SMALL`.
pub mod size {
    /// Page title.
    pub const TITLE: f32 = 26.0;
    /// A page title that is a line shorter for it.
    pub const TITLE_BETWEEN: f32 = 24.0;
    /// A count that a box is about, and the page title in a narrow window.
    pub const COUNT: f32 = 21.0;
    /// Card title.
    pub const CARD_TITLE: f32 = 17.0;
    /// Body.
    pub const BODY: f32 = 15.0;
    /// Names and notes where many stand close together: tables, lists, facts.
    pub const DENSE: f32 = 14.0;
    /// Captions and axis labels.
    pub const SMALL: f32 = 13.0;
    /// A number in a circle of a chart, the one text smaller than `SMALL`; a list beside the chart has it too.
    pub const IN_CIRCLE: f32 = 11.5;
    /// The program's name.
    pub const NAME: f32 = 19.0;
}

#[expect(clippy::disallowed_methods, reason = "tokens are the one home of colours")]
const fn hex(rgb: u32) -> Color32 {
    Color32::from_rgb((rgb >> 16) as u8, (rgb >> 8) as u8, rgb as u8)
}

const fn mark(fill: u32, outline: u32) -> MarkColours {
    MarkColours { fill: hex(fill), outline: hex(outline) }
}

impl Tokens {
    /// The tokens of a theme; `dark_desktop` decides where the reader left it to the desktop.
    pub fn of(choice: ThemeChoice, colours: VerdictColours, dark_desktop: bool) -> Self {
        let tokens = match choice {
            ThemeChoice::System if dark_desktop => Self::dark(),
            ThemeChoice::System | ThemeChoice::Light => Self::light(),
            ThemeChoice::Dark => Self::dark(),
            ThemeChoice::HighContrast => Self::high_contrast(),
        };
        match colours {
            VerdictColours::BlueOrange => tokens,
            VerdictColours::RedAmberGreen => tokens.red_amber_green(),
        }
    }

    /// A place as a whole, beside the group of its people that is in focus.
    pub fn line_whole(&self) -> Color32 {
        self.line_focus.lerp_to_gamma(self.card, 0.45)
    }

    /// Where the line in focus leads: lighter, because it has not happened yet.
    pub fn line_ahead(&self) -> Color32 {
        self.line_focus.lerp_to_gamma(self.card, 0.3)
    }

    /// The limits around the line in focus.
    pub fn limits(&self) -> Color32 {
        self.line_focus.gamma_multiply(0.15)
    }

    /// A step of one hue on a map, from 0, the lowest, which is the palest.
    pub fn step(&self, at: u8, of: u8) -> Color32 {
        const PALEST: f32 = 0.08;
        let last = of.saturating_sub(1).max(1);
        let share = f32::from(at.min(last)) / f32::from(last);
        self.card.lerp_to_gamma(self.line_focus, PALEST + (1.0 - PALEST) * share)
    }

    /// Text that can be read on this ground: that of a card or its opposite, and black or white between the two.
    pub fn text_on(&self, ground: Color32) -> Color32 {
        const READ: f64 = 4.5;
        let all = [self.text, self.card, Color32::BLACK, Color32::WHITE];
        all.into_iter().find(|ink| contrast(*ink, ground) >= READ).unwrap_or(self.text)
    }

    /// Higher or lower than the benchmark, where neither is good.
    pub fn neutral(&self) -> MarkColours {
        MarkColours { fill: self.card, outline: self.line_nation }
    }

    /// White cards on light grey.
    pub fn light() -> Self {
        Self {
            dark: false,
            page: hex(0xF0_F4F5),
            card: hex(0xFF_FFFF),
            band: hex(0xF6_F8F9),
            line: hex(0xDD_E3E7),
            outline: hex(0x8A_969F),
            text: hex(0x21_2B32),
            text_weak: hex(0x4C_6272),
            unavailable: hex(0x7C_8892),
            accent: hex(0x00_5EB8),
            accent_text: hex(0x00_5EB8),
            selected: hex(0xE3_EEF8),
            hovered: hex(0xEC_F1F4),
            better: mark(0x41_9BD9, 0x12_436D),
            worse: mark(0xF4_7738, 0x8A_2F00),
            similar: mark(0xDF_E6EA, 0x4C_6272),
            worst: hex(0x8A_2F00),
            best: hex(0x12_436D),
            error: hex(0xB1_0E1E),
            line_focus: hex(0x12_436D),
            line_nation: hex(0x42_5563),
            line_system: hex(0x7A_8A96),
            line_pinned: hex(0xA8_4400),
            line_named: hex(0x87_939C),
            line_other: hex(0xC5_CED4),
            line_target: hex(0x80_1650),
            grid: hex(0xDD_E3E7),
            shade: hex(0xE6_EBEE),
            process: ProcessColours {
                improvement: mark(0x41_9BD9, 0x12_436D),
                concern: mark(0xF4_7738, 0x8A_2F00),
                common_cause: mark(0x7F_8C96, 0x4C_5A65),
                neutral: mark(0xB9_6A93, 0x80_1650),
            },
        }
    }

    /// Dark cards on near black.
    pub fn dark() -> Self {
        Self {
            dark: true,
            page: hex(0x12_181D),
            card: hex(0x1C_242B),
            band: hex(0x23_2C34),
            line: hex(0x33_3F49),
            outline: hex(0x74_8592),
            text: hex(0xEE_F2F5),
            text_weak: hex(0xA9_B7C2),
            unavailable: hex(0x74_8592),
            accent: hex(0x4D_9FE6),
            accent_text: hex(0x7C_BDF5),
            selected: hex(0x1F_3A55),
            hovered: hex(0x28_333C),
            better: mark(0x41_9BD9, 0xA8_D5F7),
            worse: mark(0xE0_6A2E, 0xFF_C09A),
            similar: mark(0x46_535E, 0xB4_C0CA),
            worst: hex(0xFF_9F66),
            best: hex(0x7C_BDF5),
            error: hex(0xFF_8A80),
            line_focus: hex(0x7C_BDF5),
            line_nation: hex(0xD2_DAE0),
            line_system: hex(0x8C_9BA7),
            line_pinned: hex(0xF4_A06A),
            line_named: hex(0x8C_9BA7),
            line_other: hex(0x62_717D),
            line_target: hex(0xE0_7FB4),
            grid: hex(0x33_3F49),
            shade: hex(0x2A_3540),
            process: ProcessColours {
                improvement: mark(0x2F_7FBF, 0xA8_D5F7),
                concern: mark(0xF0_854A, 0xFF_C09A),
                common_cause: mark(0x71_818E, 0xB4_C0CA),
                neutral: mark(0xB5_5A8C, 0xEA_A6CB),
            },
        }
    }

    fn high_contrast() -> Self {
        Self {
            page: hex(0xFF_FFFF),
            band: hex(0xFF_FFFF),
            line: hex(0x00_0000),
            outline: hex(0x00_0000),
            text: hex(0x00_0000),
            text_weak: hex(0x26_2626),
            unavailable: hex(0x76_7676),
            accent: hex(0x00_3A78),
            accent_text: hex(0x00_3A78),
            selected: hex(0xFF_E680),
            hovered: hex(0xFF_F3C0),
            better: mark(0x00_5EB8, 0x00_0000),
            worse: mark(0xD1_4900, 0x00_0000),
            similar: mark(0xFF_FFFF, 0x00_0000),
            worst: hex(0xB0_3000),
            best: hex(0x00_4C9E),
            error: hex(0x8A_0010),
            line_focus: hex(0x00_2A5C),
            line_nation: hex(0x00_0000),
            line_system: hex(0x4D_4D4D),
            line_named: hex(0x5C_5C5C),
            line_other: hex(0x8C_8C8C),
            grid: hex(0xD0_D0D0),
            shade: hex(0xE2_E2E2),
            process: ProcessColours {
                improvement: mark(0x00_5EB8, 0x00_0000),
                concern: mark(0xD1_4900, 0x00_0000),
                common_cause: mark(0x59_5959, 0x00_0000),
                neutral: mark(0x7A_1F6B, 0x00_0000),
            },
            ..Self::light()
        }
    }

    fn red_amber_green(self) -> Self {
        if self.dark {
            Self {
                worst: hex(0xFF_8A7E),
                best: hex(0x6F_D79B),
                better: mark(0x2E_9E5B, 0x9F_E8BD),
                worse: mark(0xD9_4436, 0xFF_B4AC),
                similar: mark(0xD9_9A00, 0xFF_E09A),
                ..self
            }
        } else {
            Self {
                worst: hex(0x9E_1B0C),
                best: hex(0x0F_6B33),
                better: mark(0x3B_A55D, 0x0B_4A22),
                worse: mark(0xD4_351C, 0x6B_0F05),
                similar: mark(0xFF_C857, 0x6B_4A00),
                ..self
            }
        }
    }
}

/// Relative luminance as WCAG 2.2 defines it.
fn luminance(colour: Color32) -> f64 {
    let channel = |value: u8| {
        let share = f64::from(value) / 255.0;
        if share <= 0.040_45 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(colour.r()) + 0.7152 * channel(colour.g()) + 0.0722 * channel(colour.b())
}

/// Contrast as WCAG 2.2 defines it.
pub(crate) fn contrast(one: Color32, other: Color32) -> f64 {
    let (a, b) = (luminance(one), luminance(other));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[cfg(test)]
#[path = "tokens_tests.rs"]
mod tests;
