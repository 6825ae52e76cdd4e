//! Words that would act somewhere, put wherever others may write, stay words in every format.

use jiff::civil::date;
use serde_json::Value;
use tempfile::TempDir;

use crate::git::{landing, recorded};
use crate::program::rhumb;
use crate::rendered::Rendered;
use crate::site::html::Page;

/// Mentions, references, the end of folds, code, comments and cells, links, workflow commands.
const WORDS: &str = "@team #1 GH-2 org/repo#3 !4 </details><script>alert(1)</script> | `x` ``` ~~~ --> \
                     [a](javascript:alert(1)) ![b](https://evil.example) ##[error]x ::error::y :tada: $9";
/// What YAML reads as a formula, line breaks with commands behind them, an escape sequence, an override.
const BROKEN: &str = r"=1+1 \n::error file=x::pwned\n##[group]x \e[31m\u202e\u2028";
/// A name that Git allows a tag.
const TAG: &str = "v2-@team#1|`x`<script>&$9";

/// Two releases: a plain strategy, and what somebody who means harm makes of it.
fn strategy() -> TempDir {
    let vision = ("vision.md", "---\ntitle: Water for all\n---\nEvery tap runs.\n");
    let ruler = ("rhumb.toml", "[strategy]\nname = \"Water\"\n");
    let mut begin = landing("Begin", date(2026, 5, 1), &[vision, ruler]);
    begin.tag = Some("v1".to_owned());
    let words = WORDS.replace('\\', "\\\\").replace('"', "\\\"");
    let title = format!("\"{BROKEN} {words}\"");
    let objective = format!(
        "---\nkind: objective\ntitle: {title}\nsupports: [vision, {title}]\nowner: {title}\n{title}: 1\n---\n{WORDS}\n"
    );
    let work = format!("---\nkind: initiative\ntitle: {title}\nresources: {{money: 10}}\n---\n{WORDS}\n");
    let team = format!("---\nkind: team\ntitle: {title}\nallow: {{silent-team: {title}}}\n---\n{WORDS}\n");
    let ruler = format!(
        "[strategy]\nname = '''{WORDS}'''\n\n[[accept]]\nevent = \"structural-drag\"\ndocument = \"work\"\nreason = '''{WORDS}'''\n\n\
         [[accept]]\nevent = \"objective-ended\"\ndocument = '''{WORDS}'''\nreason = \"no\"\n"
    );
    let path = format!("work/@team #1 `x` | ::error::y {}.md", "<script>&");
    let files = [
        ("evil.md", objective.as_str()),
        ("work.md", &work),
        (&path, &work),
        ("team.md", &team),
        ("rhumb.toml", &ruler),
    ];
    let mut evil =
        landing(&format!("=2+2 {WORDS}\u{1b}[2J\u{202e}\n\n::error::body"), date(2026, 5, 8), &files);
    evil.author = format!("{} <evil@example.org>", WORDS.replace(['<', '>'], ""));
    evil.tag = Some(TAG.to_owned());
    let mut more = landing(&format!("@all {WORDS}"), date(2026, 5, 9), &[("more.md", &work)]);
    more.author = "+cmd|' /C calc'!A0 <evil@example.org>".to_owned();
    more.tag = Some("v3".to_owned());
    recorded(&[begin, evil, more]).0
}

/// What a command prints; it has to tell of the words, and to do its work.
fn printed(strategy: &TempDir, command: &str, format: &str) -> String {
    let mut arguments: Vec<&str> = command.split(' ').collect();
    arguments.extend(["--format", format].iter().filter(|_| !format.is_empty()));
    let run = rhumb(strategy.path(), &arguments);
    assert!(run.code < 2, "{command} {format}: {}", run.err);
    assert_plain(&run.err, command);
    assert!(run.out.contains("team"), "{command} {format}: {}", run.out);
    run.out
}

/// Nothing acts on a terminal.
fn assert_plain(text: &str, what: &str) {
    let acts =
        |c: char| c.is_control() || "\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\u{2028}\u{2029}".contains(c);
    let acting: Vec<char> = text.chars().filter(|&c| c != '\n' && acts(c)).collect();
    assert_eq!(acting, [], "{what}: {text}");
}

const CHECK: &str = "check --as-of 2026-06-30";
const DRIFT: &str = "drift v1..v3";
const RELEASES: &str = "drift --by release";

#[test]
fn nothing_acts_on_a_terminal() {
    let strategy = strategy();
    for command in [CHECK, DRIFT, RELEASES, "history", "measure --rev v3"] {
        assert_plain(&printed(&strategy, command, "text"), command);
    }
    for command in ["show evil", "textconv evil.md"] {
        assert_plain(&printed(&strategy, command, ""), command);
    }
}

#[test]
fn nothing_is_a_workflow_command_but_ours() {
    let strategy = strategy();
    let ours = regex::Regex::new(
        r"^::(error|warning|notice) file=[^:,]+,line=\d+(,(col|endLine|endColumn)=\d+)*,title=[a-z-]+::",
    );
    let ours = ours.unwrap();
    for command in [CHECK, DRIFT] {
        let printed = printed(&strategy, command, "github");
        assert_plain(&printed, command);
        let foreign: Vec<&str> = printed.lines().filter(|line| !ours.is_match(line)).collect();
        assert_eq!(foreign, Vec::<&str>::new());
    }
}

#[test]
fn nothing_is_markup_in_markdown() {
    let strategy = strategy();
    for command in [DRIFT, RELEASES] {
        let printed = printed(&strategy, command, "markdown");
        let page = Rendered::of(&printed);
        assert_eq!(page.acting(), Vec::<String>::new(), "{printed}");
        assert_eq!(page.foreign, Vec::<String>::new(), "{printed}");
        let ours =
            |html: &&String| html.starts_with("<details") || html.contains("sub>") || html.contains("rhumb");
        let others: Vec<_> = page.html.iter().filter(|html| !ours(html)).collect();
        assert!(others.iter().all(|html| ["</details>", "<br>"].contains(&html.as_str())), "{others:?}");
        assert!(page.html.iter().all(|html| !html.contains("script")), "{:?}", page.html);
        assert_plain(&printed, command);
    }
    assert!(Rendered::of(&printed(&strategy, DRIFT, "markdown")).seen().contains(WORDS));
}

#[test]
fn nothing_is_markup_in_html_and_xml() {
    let strategy = strategy();
    let html = printed(&strategy, DRIFT, "html");
    assert_plain(&html, DRIFT);
    let page = Page::read(html.as_bytes());
    assert_eq!(page.errors, Vec::<String>::new());
    for (name, attributes) in &page.elements {
        assert!(!["script", "a", "img", "iframe", "object", "form"].contains(&&**name), "{name}");
        assert!(
            !attributes.keys().any(|attribute| attribute.starts_with("on") || attribute == "href"),
            "{name}"
        );
    }
    let xml = printed(&strategy, CHECK, "junit");
    assert_plain(&xml, CHECK);
    const OURS: [&str; 9] = [
        "?xml",
        "testsuites",
        "testsuite",
        "properties",
        "property",
        "testcase",
        "failure",
        "system-out",
        "system-err",
    ];
    let names = xml.split('<').skip(1).map(|tag| tag.trim_start_matches('/'));
    let foreign: Vec<&str> =
        names.filter(|tag| !OURS.contains(&tag.split([' ', '>', '/']).next().unwrap())).collect();
    assert_eq!(foreign, Vec::<&str>::new());
}

#[test]
fn nothing_is_a_formula_in_a_table() {
    let printed = printed(&strategy(), "history", "csv");
    assert_plain(&printed, "csv");
    let mut rows = csv::Reader::from_reader(printed.as_bytes());
    for row in rows.records() {
        let row = row.unwrap();
        assert!(row.iter().all(|cell| !cell.starts_with(['=', '+', '-', '@', '\t', '\r'])), "{row:?}");
    }
}

#[test]
fn programs_read_the_words_themselves() {
    let strategy = strategy();
    let read = |command: &str, format: &str| -> Value {
        serde_json::from_str(&printed(&strategy, command, format)).unwrap()
    };
    assert_eq!(read(DRIFT, "json")["strategy"], WORDS);
    assert_eq!(read(RELEASES, "json")["releases"][0]["name"], TAG);
    assert!(read("history", "json").to_string().contains("alert(1)"));
    assert!(read("measure --rev v3", "json").to_string().contains("alert(1)"));
    assert!(read(CHECK, "json").to_string().contains("alert(1)"));
    let (sarif, gitlab) = (read(CHECK, "sarif")["runs"][0]["results"].clone(), read(CHECK, "gitlab"));
    [&sarif, &gitlab].into_iter().for_each(|report| assert_plain(&report.to_string(), CHECK));
    let messages: Vec<&str> =
        sarif.as_array().unwrap().iter().filter_map(|result| result["message"]["text"].as_str()).collect();
    assert!(messages.iter().all(|message| !message.contains("[a](")), "a viewer would make a link of it");
    assert!(messages.iter().any(|message| message.contains(r"\[a\](javascript:alert(1))")), "{messages:?}");
}
