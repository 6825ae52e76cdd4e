use super::*;
use crate::settings::Settings;
use crate::text::DocPath;

/// The HTML of `text` in `a/page.md`, where `known` and `map.png` are the only files beside.
fn html(text: &str) -> String {
    let (settings, _) = Settings::read(&DocPath::new("rhumb.toml").unwrap(), "");
    let document = Document::parse(&DocPath::new("a/page.md").unwrap(), text.as_bytes(), &settings);
    let resolve = |mention: &Mention| match mention.target.as_str() {
        "" => Some(Link {
            address: format!("#{}", anchor(&document, mention.fragment.as_deref()?)?),
            words: String::new(),
            size: None,
        }),
        "known" | "../b/known.md" => {
            Some(Link { address: "../b/known.html".into(), words: "Known & good".into(), size: None })
        }
        "map.png" => {
            Some(Link { address: "map.png".into(), words: "map.png".into(), size: Some((640, 270)) })
        }
        _ => None,
    };
    let Prose { statement, rest } = prose(&document, &Language::of("en"), &resolve);
    statement.replacen("<p class=\"statement\">", "<p>", 1) + &rest
}

#[test]
fn the_title_is_not_said_twice_and_no_level_is_left_out() {
    let text = "# Page\n\nSee [below](#deep-down) or [the top](#page).\n\n### Deep *down*\n\n# Second\n\n###### Last\n\n## Next\n";
    assert_eq!(
        html(text),
        "<p>See <a href=\"#h-deep-down\">below</a> or <a href=\"#main\">the top</a>.</p>\n\
         <h2 id=\"h-deep-down\">Deep <em>down</em></h2>\n\
         <h2 id=\"h-second\">Second</h2>\n\
         <h3 id=\"h-last\">Last</h3>\n\
         <h2 id=\"h-next\">Next</h2>\n"
    );
    assert_eq!(html("---\ntitle: Other\n---\n# Page\n"), "<h2 id=\"h-page\">Page</h2>\n");
}

#[test]
fn the_statement_stands_apart_and_fields_are_phrases() {
    let (settings, _) = Settings::read(&DocPath::new("rhumb.toml").unwrap(), "");
    let path = DocPath::new("a/page.md").unwrap();
    let document = Document::parse(&path, b"# Page\n\nWe *do*.\n\nMore.\n", &settings);
    let english = Language::of("en");
    let prose = prose(&document, &english, &|_| None);
    assert_eq!(prose.statement, "<p class=\"statement\">We <em>do</em>.</p>\n");
    assert_eq!(prose.rest, "<p>More.</p>\n");
    let phrase = |text| phrase(text, &path, &english, &|_| None);
    assert_eq!(phrase("plain > text"), "plain &gt; text");
    assert_eq!(
        phrase("see [x](https://x.org) `y`"),
        "see <a href=\"https://x.org\" rel=\"external noreferrer\">x</a> <code>y</code>"
    );
    assert_eq!(phrase("a\n\nb"), "<p>a</p>\n<p>b</p>\n");
}

#[test]
fn links_lead_to_pages_and_dead_ones_are_text() {
    assert_eq!(
        html("[one](../b/known.md), [[known]], [[known|two]], [](../b/known.md), [dead](no.md), [[no]]"),
        "<p><a href=\"../b/known.html\">one</a>, <a href=\"../b/known.html\">Known &amp; good</a>, \
         <a href=\"../b/known.html\">two</a>, <a href=\"../b/known.html\" aria-label=\"Known &amp; good\"></a>, \
         <span class=\"unresolved\">dead</span>, <span class=\"unresolved\">no</span></p>\n"
    );
    assert_eq!(
        html("[web](https://x.org/?a=1&b=\"2\"), <a@x.org>, [![logo](https://x.org/l.png)](known)"),
        "<p><a href=\"https://x.org/?a=1&amp;b=%222%22\" rel=\"external noreferrer\">web</a>, \
         <a href=\"mailto:a@x.org\" rel=\"external noreferrer\">a@x.org</a>, \
         <a href=\"../b/known.html\">logo</a></p>\n"
    );
}

#[test]
fn pictures_come_from_the_strategy_or_become_links() {
    assert_eq!(
        html(
            "![A \"map\"](map.png) ![gone](no.png) ![far](https://x.org/a.png) ![dot](data:image/png;base64,AAAA)"
        ),
        "<p><img src=\"map.png\" alt=\"A &quot;map&quot;\" width=\"640\" height=\"270\" loading=\"lazy\"> <span class=\"unresolved\">gone</span> \
         <a href=\"https://x.org/a.png\" rel=\"external noreferrer\">far</a> \
         <img src=\"data:image/png;base64,AAAA\" alt=\"dot\"></p>\n"
    );
    for picture in ["data:image/svg+xml;base64,AAAA", "data:text/html,x", "data:image/png;base64,A\"A"] {
        assert_eq!(html(&format!("![x](<{picture}>)")), "<p><span class=\"unresolved\">x</span></p>\n");
    }
    let large = format!("![x](data:image/png;base64,{})", "A".repeat(40_000));
    assert_eq!(html(&large), "<p><span class=\"unresolved\">x</span></p>\n");
}

#[test]
fn tables_can_be_read_as_cards() {
    assert_eq!(
        html("| *Who* | Share | |\n|---|--:|:-:|\n| Ada | 3 \\| 4 | x |\n"),
        "<table class=\"data\">\n<thead><tr><th scope=\"col\"><em>Who</em></th>\
         <th scope=\"col\" class=\"num\">Share</th><td></td></tr></thead><tbody>\n\
         <tr><td data-label=\"Who\">Ada</td><td data-label=\"Share\" class=\"num\">3 | 4</td>\
         <td>x</td></tr>\n</tbody></table>\n"
    );
}

#[test]
fn tasks_notes_and_alerts_speak_to_everyone() {
    assert_eq!(
        html("- [x] a\n- [ ] b\n"),
        "<ul>\n<li><span class=\"task\" role=\"img\" aria-label=\"done\">☑</span> a</li>\n\
         <li><span class=\"task\" role=\"img\" aria-label=\"open\">☐</span> b</li>\n</ul>\n"
    );
    assert_eq!(
        html("Yes.[^a]\n\n[^a]: Why.\n"),
        "<p>Yes.<sup><a href=\"#fn-1\" aria-label=\"Footnote 1\">1</a></sup></p>\n\
         <div class=\"footnote\" id=\"fn-1\"><sup>1</sup>\n<p>Why.</p>\n</div>\n"
    );
    assert_eq!(
        html("> [!TIP]\n> Look.\n"),
        "<blockquote class=\"alert tip\">\n<p class=\"label\">Tip</p>\n<p>Look.</p>\n</blockquote>\n"
    );
}

#[test]
fn a_few_raw_tags_stay_and_are_balanced() {
    assert_eq!(
        html("Press <kbd>A</KBD>, H<sub>2</sub>O<br/>*<b>x*\n"),
        "<p>Press <kbd>A</kbd>, H<sub>2</sub>O<br><em><b>x</b></em></p>\n"
    );
    assert_eq!(
        html(
            "<details>\n<summary>More &amp; <i>more</summary>\n\n- one\n\n</details>\n\n</b></summary>after\n"
        ),
        "<details>\n<summary>More &amp; <i>more</i></summary>\n<ul>\n<li>one</li>\n</ul>\n</details>\n<p>&lt;/summary&gt;after</p>\n"
    );
    assert_eq!(
        html("<table><tr><td>1<td>2</table>\n\n<h1>Big\n\n## Own\n"),
        "<table><tr><td>1</td><td>2</td></tr></table>\n<h2>Big\n</h2><h2 id=\"h-own\">Own</h2>\n"
    );
    assert_eq!(html("a <!-- hidden --> b\n\n<!-- a\n\nb -->\n"), "<p>a  b</p>\n\n");
}

#[test]
fn everything_else_raw_is_text() {
    let cases = [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("<b onclick=\"x()\">b</b>", "<p>&lt;b onclick=&quot;x()&quot;&gt;b</p>\n"),
        ("x <img src=x onerror=alert(1)>", "<p>x &lt;img src=x onerror=alert(1)&gt;</p>\n"),
        (
            "<svg><style><img src=x></style></svg>",
            "<p>&lt;svg&gt;&lt;style&gt;&lt;img src=x&gt;&lt;/style&gt;&lt;/svg&gt;</p>\n",
        ),
        ("<!-- <script>\nleft open", "&lt;!-- &lt;script&gt;\nleft open"),
        (
            "```\"onmouseover=\"x\nb\n```",
            "<pre tabindex=\"0\"><code class=\"language-&quot;onmouseover=&quot;x\">b\n</code></pre>\n",
        ),
        ("## <i>\"x\" onclick=y</i> {#a\"b .c onclick=y}", "<h2 id=\"h-ab\"><i>\"x\" onclick=y</i></h2>\n"),
        ("nul \u{1}\u{8b} end", "<p>nul  end</p>\n"),
    ];
    for (text, expected) in cases {
        assert_eq!(html(text), expected, "{text}");
    }
}

#[test]
fn addresses_that_act_lead_nowhere() {
    for address in [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\u{1}script:alert(1)",
        "&#x6a;avascript:alert(1)",
        "%6aavascript:alert(1)",
        "vbscript:x",
        "data:text/html,x",
        "//evil.example/x",
        "/\\evil.example",
        "file:///etc/passwd",
        "blob:x",
    ] {
        for text in
            [format!("[x](<{address}>)"), format!("[x][r]\n\n[r]: <{address}>"), format!("![x](<{address}>)")]
        {
            assert_eq!(html(&text), "<p><span class=\"unresolved\">x</span></p>\n", "{text}");
        }
    }
    assert_eq!(
        html("<javascript:alert(1)>"),
        "<p><span class=\"unresolved\">javascript:alert(1)</span></p>\n"
    );
}

#[test]
fn depth_is_bounded_and_time_is_linear() {
    let quotes = html(&format!("{}deep", ">".repeat(50_000)));
    assert_eq!((quotes.matches("<blockquote>").count(), quotes.contains("<p>deep</p>")), (64, true));
    let raw = html(&"<b>".repeat(100_000));
    assert_eq!((raw.matches("<b>").count(), raw.matches("</b>").count()), (63, 63));
    for hostile in ["<!--", "<", "<details>", "[^1]: ", "# x\n", "[[", "![](", "|a|\n|-|\n"] {
        html(&format!("<p>\n{}", hostile.repeat(100_000)));
        html(&hostile.repeat(100_000));
    }
}
