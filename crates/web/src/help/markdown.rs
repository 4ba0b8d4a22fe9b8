//! Markdown as the chapters of help use it. The files are our own; still no HTML
//! in them is taken for HTML, so that nobody has to wonder what one holds.

use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

/// A part of a chapter under a heading of its own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Section {
    /// What its address ends with; empty for the chapter itself.
    pub(crate) id: String,
    pub(crate) title: String,
    /// Its words, for whoever looks for some.
    pub(crate) text: String,
}

/// A file, read.
#[derive(Debug, Default)]
pub(super) struct Rendered {
    pub(super) title: String,
    pub(super) lead: String,
    pub(super) html: String,
    pub(super) sections: Vec<Section>,
    pub(super) links: Vec<String>,
}

/// Reads a file: its title is the first heading, its lead the paragraph below
/// it, and every heading of the second level names its id: `## Title {#id}`.
pub(super) fn render(text: &str) -> Rendered {
    let options = Options::ENABLE_HEADING_ATTRIBUTES | Options::ENABLE_TABLES;
    let mut reading = Reading::default();
    let mut kept = Vec::new();
    for event in Parser::new_ext(text, options) {
        if reading.see(&event) {
            kept.push(shown(event));
        }
    }
    html::push_html(&mut reading.into.html, kept.into_iter());
    reading.into
}

/// In what the reading stands.
#[derive(Default, PartialEq, Eq)]
enum In {
    /// Between the title and the end of the paragraph below it.
    #[default]
    Lead,
    Title,
    Heading,
    Text,
}

/// Where the reading stands.
#[derive(Default)]
struct Reading {
    into: Rendered,
    at: In,
}

impl Reading {
    /// Takes note of what comes; says whether it is shown below the title.
    fn see(&mut self, event: &Event<'_>) -> bool {
        match event {
            Event::Start(tag) => return self.begin(tag),
            Event::End(tag) => return self.end(*tag),
            Event::Text(text) | Event::Code(text) => self.note(text),
            Event::SoftBreak | Event::HardBreak => self.note(" "),
            _ => {}
        }
        self.at != In::Title
    }

    fn begin(&mut self, tag: &Tag<'_>) -> bool {
        match tag {
            Tag::Heading {
                level: HeadingLevel::H1,
                ..
            } => {
                self.at = In::Title;
                return false;
            }
            Tag::Heading { id, .. } => {
                self.at = In::Heading;
                self.into.sections.push(Section {
                    id: id.as_deref().unwrap_or_default().to_owned(),
                    ..Section::default()
                });
            }
            Tag::Link { dest_url, .. } => self.into.links.push(dest_url.to_string()),
            _ => {}
        }
        true
    }

    fn end(&mut self, tag: TagEnd) -> bool {
        match tag {
            TagEnd::Heading(HeadingLevel::H1) => {
                self.at = In::Lead;
                self.into.sections.push(Section {
                    title: self.into.title.clone(),
                    ..Section::default()
                });
                return false;
            }
            TagEnd::Heading(_) => self.at = In::Text,
            TagEnd::Paragraph if self.at == In::Lead => self.at = In::Text,
            // What ends here must not run into what begins next.
            TagEnd::Item | TagEnd::Paragraph | TagEnd::TableCell => self.note(" "),
            _ => {}
        }
        true
    }

    fn note(&mut self, text: &str) {
        if self.at == In::Title {
            self.into.title.push_str(text);
            return;
        }
        if self.at == In::Lead {
            self.into.lead.push_str(text);
        }
        if let Some(section) = self.into.sections.last_mut() {
            let into = if self.at == In::Heading {
                &mut section.title
            } else {
                &mut section.text
            };
            into.push_str(text);
        }
    }
}

/// Commands are written from left to right, also on an Arabic page; a table that
/// is wider than a telephone scrolls by itself; and HTML is shown as it stands.
fn shown(event: Event<'_>) -> Event<'_> {
    let ours = |html: &'static str| Event::Html(CowStr::Borrowed(html));
    match event {
        Event::Start(Tag::CodeBlock(_)) => ours("<pre dir=\"ltr\" tabindex=\"0\"><code>"),
        Event::End(TagEnd::CodeBlock) => ours("</code></pre>\n"),
        Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
        Event::Code(text) => Event::Html(code(&text).into()),
        other => other,
    }
}

/// A command within a sentence. A line may end between its words, and nowhere in an
/// option: `-` at the end of a line and `-map` on the next is no option.
fn code(text: &str) -> String {
    let words = text.split(' ').map(|word| {
        let word = escaped(word);
        if word.starts_with('-') {
            format!("<span class=\"option\">{word}</span>")
        } else {
            word
        }
    });
    format!("<code>{}</code>", words.collect::<Vec<_>>().join(" "))
}

fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    text.replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_option_is_never_broken_at_the_end_of_a_line() {
        let html = code("places import <FILE> --map MAP.toml");
        let wanted =
            "<code>places import &lt;FILE&gt; <span class=\"option\">--map</span> MAP.toml</code>";
        assert_eq!(html, wanted);
    }

    const FILE: &str = "\
# Jobs & more

Work that goes on, with `a command`.

## Stop one {#stop}

Press it. <b onclick=x>Bold</b>

```
passerelle job list
```

- See [the log](/log).
";

    #[test]
    fn a_file_gives_title_lead_sections_and_links() {
        let file = render(FILE);
        assert_eq!(file.title, "Jobs & more");
        assert_eq!(file.lead, "Work that goes on, with a command.");
        let ids: Vec<_> = file.sections.iter().map(|part| &*part.id).collect();
        assert_eq!(ids, ["", "stop"]);
        assert_eq!(file.sections[1].title, "Stop one");
        assert!(file.sections[1].text.contains("passerelle job list"));
        assert_eq!(file.links, ["/log"]);
    }

    #[test]
    fn headings_have_ids_commands_their_direction_and_html_is_text() {
        let html = render(FILE).html;
        assert!(!html.contains("<h1"), "{html}");
        for part in [
            "<h2 id=\"stop\">Stop one</h2>",
            "<pre dir=\"ltr\" tabindex=\"0\"><code>passerelle job list\n</code></pre>",
            "&lt;b onclick=x&gt;Bold&lt;/b&gt;",
            "<a href=\"/log\">the log</a>",
        ] {
            assert!(html.contains(part), "{part} is not in {html}");
        }
    }
}
