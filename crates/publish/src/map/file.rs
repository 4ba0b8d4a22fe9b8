//! A map as a file of its own: with its title, its key and its colours inside,
//! for a report or a printer.

use std::fmt::Write as _;

use passerelle_l10n::Direction;

use super::Map;
use super::picture::escaped;

/// The colours of paper, as in the tokens of the pages.
const STYLE: &str = "text{font:14px 'Noto Sans','Noto Naskh Arabic',sans-serif;fill:#12272b}\
.map-head{font-size:18px;font-weight:600}.map-small{font-size:11px;fill:#404f53}\
.map-area path,.map-area circle,rect{stroke:#fff;stroke-width:.6}\
.map-1{fill:#efdc8c}.map-2{fill:#9fcf9a}.map-3{fill:#4da59b}.map-4{fill:#1a6f85}.map-5{fill:#0b3560}\
.map-none{fill:#c9cdce}.map-beyond{fill:#eff1f0}.map-blank{fill:#fff}.map-hatch{fill:#59676a}\
.map-ring{fill:none;stroke:#59676a;stroke-width:.9}\
.map-zero circle{fill:#fff}.map-area .map-net{fill:none;stroke:#dfe6e4;stroke-width:.6}\
.map-area .map-zero path,.map-area .map-hidden path,.map-area circle,.map-edge{stroke:#59676a}";

/// Space at the edges, and the height of a line of the key.
const EDGE: i32 = 16;
const LINE: i32 = 26;

impl Map {
    /// The map as an SVG file that needs no page around it.
    pub fn file(&self) -> String {
        let (width, height) = (self.frame.size.0.max(480), self.frame.size.1);
        let key_top = 48 + height + EDGE;
        let lines = i32::try_from(self.key.len() + self.notes.len()).unwrap_or(0);
        let whole = key_top + lines * LINE + EDGE;
        let direction = self.frame.direction.code();
        let side = Side {
            width,
            direction: self.frame.direction,
        };
        let mut text = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {whole}\" \
             width=\"{width}\" height=\"{whole}\" role=\"img\" lang=\"{}\" direction=\"{direction}\" \
             aria-labelledby=\"t d\"><title id=\"t\">{title}</title><desc id=\"d\">{}</desc>\
             <style>{STYLE}</style><rect width=\"{width}\" height=\"{whole}\" fill=\"#fff\"/>\
             <text class=\"map-head\" x=\"{}\" y=\"32\">{title}</text>\
             <g class=\"map-area\" transform=\"translate(0 48)\">{}</g>",
            self.frame.language,
            escaped(&self.summary),
            side.start(EDGE),
            self.frame.inner,
            title = escaped(&self.title),
        );
        let mut line = key_top;
        for entry in &self.key {
            let _ = write!(
                text,
                "<g{}><rect class=\"map-edge\" x=\"{}\" y=\"{line}\" width=\"27\" height=\"18\"/></g>\
                 <text x=\"{}\" y=\"{}\">{}</text>",
                entry.look.attributes(&self.frame.id),
                side.box_at(EDGE, 27),
                side.start(EDGE + 27 + 10),
                line + 14,
                escaped(&entry.label),
            );
            line += LINE;
        }
        for note in &self.notes {
            let _ = write!(
                text,
                "<text class=\"map-small\" x=\"{}\" y=\"{}\">{}</text>",
                side.start(EDGE),
                line + 14,
                escaped(note),
            );
            line += LINE;
        }
        text.push_str("</svg>\n");
        text
    }
}

/// The side at which lines begin.
struct Side {
    width: i32,
    direction: Direction,
}

impl Side {
    /// Where a text begins that is so far from the beginning of the line.
    const fn start(&self, from: i32) -> i32 {
        match self.direction {
            Direction::Ltr => from,
            Direction::Rtl => self.width - from,
        }
    }

    /// Where the left edge of a box is that is so far from the beginning.
    const fn box_at(&self, from: i32, wide: i32) -> i32 {
        match self.direction {
            Direction::Ltr => from,
            Direction::Rtl => self.width - from - wide,
        }
    }
}
