use minijinja::context;

use super::*;

fn templates(own: &[(&str, &str)]) -> Result<Templates, TemplateError> {
    Templates::new(own, &Language::of("en"), 1)
}

fn rendered(text: &str, data: Value) -> String {
    templates(&[("own.html", text)]).unwrap().render("own.html", data).unwrap()
}

fn failure(text: &str) -> String {
    let made = templates(&[("own.html", text)]);
    made.and_then(|made| made.render("own.html", context! {})).unwrap_err().to_string()
}

#[test]
fn text_is_escaped_and_markup_of_ours_is_not() {
    let data = context! { text => "<a href='/x'>", html => Value::from_safe_string("<b>".into()), none => None::<u8> };
    assert_eq!(rendered("{{ text }}|{{ html }}|{{ none }}", data), "&lt;a href=&#39;/x&#39;&gt;|<b>|");
    let data = context! { who => "<Ada>", link => Value::from_safe_string("<a>x</a>".into()) };
    assert_eq!(rendered("{{ '{a} & {b}'|fill(a=who, b=link) }}", data), "&lt;Ada&gt; &amp; <a>x</a>");
}

#[test]
fn an_own_template_stands_before_ours_and_may_build_on_it() {
    let made = templates(&[("parts.html", "mine"), ("x.html", "{% include 'parts.html' %}")]).unwrap();
    assert_eq!(made.render("x.html", context! {}).unwrap(), "mine");
    assert!(made.environment.get_template("rhumb/parts.html").is_ok());
}

#[test]
fn what_fails_is_named_with_its_line() {
    assert_eq!(
        failure("a\nb {{ titel }}"),
        "`templates/own.html` line 2: undefined value (`titel` is undefined)"
    );
    assert_eq!(
        failure("\n\n{% if %}"),
        "`templates/own.html` line 3: syntax error (unexpected end of block)"
    );
    let outside = failure("{% include '../../etc/passwd' %}");
    assert!(outside.starts_with("`templates/own.html` line 1: template not found"), "{outside}");
    let endless = "{% for a in range(9999) %}{% for b in range(9999) %}{{ b }}{% endfor %}{% endfor %}";
    assert_eq!(failure(endless), "`templates/own.html` line 1: engine ran out of fuel");
}
