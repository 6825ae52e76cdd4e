//! A strategy of a thousand documents, each linked as one would be.

use std::fs;
use std::path::Path;

const OBJECTIVES: usize = 10;
const TEAMS: usize = 40;

/// The front matter of the document of that number.
type Fields = fn(usize) -> String;

/// How many documents each folder gets; with the vision they are a thousand.
const FOLDERS: [(&str, usize, Fields); 10] = [
    ("objectives", OBJECTIVES, objective),
    ("key-results", 4 * OBJECTIVES, key_result),
    ("initiatives", 600, initiative),
    ("teams", TEAMS, team),
    ("systems", 20, system),
    ("budgets", 4, |n| format!("supports: [vision]\ncapacity: {{money: {}}}", 1_000_000 * (n + 1))),
    ("check-ins", 200, check_in),
    ("decisions", 60, |n| {
        format!("date: 2026-{:02}-10\ntype: technology\nabout: [initiatives-{n}]", n % 12 + 1)
    }),
    ("questions", 20, |n| format!("about: [initiatives-{}]", 7 * n)),
    ("scenarios", 5, |n| format!("trigger: contraction\nchanges: [{{drop: initiatives-{n}}}]")),
];

/// Writes the strategy into `folder`.
pub fn write(folder: &Path) {
    fs::create_dir_all(folder).unwrap();
    let configuration = "[strategy]\nname = \"A thousand documents\"\n\n[resources.people]\nunit = \"FTE\"\n\n[resources.money]\nunit = \"EUR\"\n";
    fs::write(folder.join("rhumb.toml"), configuration).unwrap();
    fs::write(
        folder.join("vision.md"),
        "---\nfavors: [reliability over speed]\n---\n# A vision\n\nWater, always.\n",
    )
    .unwrap();
    for (name, count, fields) in FOLDERS {
        fs::create_dir(folder.join(name)).unwrap();
        for n in 0..count {
            fs::write(folder.join(name).join(format!("{name}-{n}.md")), document(name, n, &fields(n)))
                .unwrap();
        }
    }
}

fn document(folder: &str, n: usize, fields: &str) -> String {
    let about = ["pipes", "pumps", "meters", "customers", "energy", "quality", "staff"][n % 7];
    format!(
        "---\n{fields}\n---\n# What is to be said of {about}, number {n} of the {folder}\n\n\
         A paragraph about {about} that states in one breath what this is for.\n\n\
         More of it, with [a link](../vision.md), and a list:\n\n- [x] begun\n- [ ] done\n"
    )
}

fn objective(n: usize) -> String {
    format!("supports: [vision]\nowner: teams-{n}\nweight: {}\ndue: 2027-12-31", n + 1)
}

fn key_result(n: usize) -> String {
    format!(
        "supports: [objectives-{}]\nbaseline: 10\ntarget: {}\ncurrent: 15\nunit: km\ndue: 2027-06-30",
        n % OBJECTIVES,
        20 + n
    )
}

fn initiative(n: usize) -> String {
    let (team, objective, result) = (n % TEAMS, n % OBJECTIVES, n % (4 * OBJECTIVES));
    let supports = if n.is_multiple_of(9) {
        String::new()
    } else {
        format!("supports: {{objectives-{objective}: 2, key-results-{result}: 1}}\n")
    };
    format!(
        "{supports}owner: teams-{team}\nstart: 2026-01-01\ndue: 2027-03-31\nresources: {{people: {{teams-{team}: 1}}, money: 20000}}"
    )
}

fn team(n: usize) -> String {
    format!(
        "supports: [objectives-{}]\ncontributes: Keeps its part of the network running.\ncapacity: {{people: 18}}",
        n % OBJECTIVES
    )
}

fn system(n: usize) -> String {
    let rewards = ["reliability over speed", "speed over reliability"][n % 2];
    format!("supports: [objectives-{}]\ntype: incentive\nrewards: [{rewards}]", n % OBJECTIVES)
}

fn check_in(n: usize) -> String {
    format!(
        "date: 2026-{:02}-{:02}\nabout: [initiatives-{n}]\nby: teams-{}\nconfidence: on-track\npulse: {{alignment: 4, mood: 3}}",
        n % 12 + 1,
        n % 28 + 1,
        n % TEAMS
    )
}
