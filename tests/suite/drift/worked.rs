//! The worked example's drift, by hand.

use rhumb::report::drift::json;
use serde_json::Value;

use super::sides::between;
use crate::worked::{close, expected, repository};

fn drift() -> Value {
    let folder = repository();
    serde_json::from_str(&json(&between(folder.path(), "v1..v2"))).unwrap()
}

#[test]
fn the_parts_sum_as_worked_out_by_hand() {
    let (found, expected) = (drift(), &expected()["drift"]["v1..v2"]);
    close(found["base"]["index"].as_f64().unwrap(), &expected["index"]["base"], "base");
    close(found["head"]["index"].as_f64().unwrap(), &expected["index"]["head"], "head");
    close(found["index"]["passive"].as_f64().unwrap(), &expected["index"]["passive"], "passive");
    close(found["index"]["active"].as_f64().unwrap(), &expected["index"]["active"], "active");
    for (landing, expected) in
        found["landings"].as_array().unwrap().iter().zip(expected["landings"].as_array().unwrap())
    {
        assert_eq!(landing["revision"], expected["revision"]);
        close(landing["delta"].as_f64().unwrap(), &expected["delta"], "landing");
    }
}
