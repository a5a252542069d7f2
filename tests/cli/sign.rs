//! Sign-off, and opening again what was signed.

use crate::house::House;

const DRAFT: &str = "audits/northbridge/2014.toml";
const ANSWERED: &str = "audits/eastmoor/2014.toml";

#[test]
fn what_is_unanswered_stands_in_the_way_until_it_is_forced_with_a_reason() {
    let house = House::with_examples();
    let before = house.read(DRAFT);
    let refused = house.run(&["sign", "northbridge/2014", "--by", "Chair"]).ended(2);
    assert!(refused.err.contains("F3, F8 and F9 are unanswered"), "{}", refused.err);
    assert_eq!(house.read(DRAFT), before);
    let _ = house.run(&["sign", "northbridge/2014", "--by", "Chair", "--force", "The year is over"]).ended(0);
    let json = house.run(&["show", "northbridge/2014", "--format", "json"]).ended(0).json();
    assert_eq!(
        (&json["audit"]["seal"], &json["audit"]["sign_off"]["forced"]),
        (&"intact".into(), &"The year is over".into())
    );
    let last = json["decisions"].as_array().unwrap().last().unwrap();
    assert!(last["what"].as_str().unwrap().contains("The year is over"), "{last}");
}

#[test]
fn a_signed_audit_is_not_changed_until_it_is_reopened() {
    let house = House::with_examples().with("USER", "manager");
    let signing = ["sign", "eastmoor/2014", "--by", "Chair", "--role", "Independent chair", "--on", "2014-12-01"];
    let _ = house.run(&[&signing[..], &["--force", "Nothing to force"]].concat()).ended(0);
    assert!(!house.read(ANSWERED).contains("Nothing to force"), "what forces nothing is not recorded");
    let _ = house.run(&["set", "eastmoor/2014", "sub-group.status=met"]).ended(2);
    assert!(house.run(&signing).ended(2).err.contains("signed off already, by Chair"));
    let _ = house.run(&["reopen", "eastmoor/2014", "--reason", ""]).ended(2);
    let _ = house.run(&["reopen", "eastmoor/2014", "--reason", "A return came late"]).ended(0);
    let open = house.read(ANSWERED);
    assert!(!open.contains("[sign_off]") && open.contains("A return came late") && open.contains("manager"), "{open}");
    let _ = house.run(&["set", "eastmoor/2014", "sub-group.status=met"]).ended(0);
    assert!(house.run(&["reopen", "eastmoor/2014", "--reason", "Again"]).ended(2).err.contains("not signed off"));
}

#[test]
fn a_wrong_value_stands_in_the_way_and_the_command_that_names_it_is_said() {
    let house = House::with_examples();
    house.write(ANSWERED, house.read(ANSWERED).replacen("status = \"met\"", "status = \"mett\"", 1));
    let wrong = house.read(ANSWERED);
    let signing = ["sign", "eastmoor/2014", "--by", "Chair"];
    for force in [&[][..], &["--force", "The year is over"]] {
        let refused = house.run(&[&signing[..], force].concat()).ended(2);
        for said in ["1 error is in the file", "lscb-audit check", "put them right first"] {
            assert!(refused.err.contains(said), "{}", refused.err);
        }
        assert_eq!(house.read(ANSWERED), wrong);
    }
}
