//! The browser's store holds to the contract, and takes over what an earlier version left.

use super::*;
use keep::{Library, ProjectKey, State, contract};
use model::Timestamp;
use wasm_bindgen_test::wasm_bindgen_test as test;

/// A fresh database; tests of one page share the browser's storage.
async fn fresh(name: &str) -> IdbRecords {
    let factory = web_sys::window().unwrap().indexed_db().unwrap().unwrap();
    result_of(&factory.delete_database(name).unwrap()).await.unwrap();
    IdbRecords::open(name, Callback::noop()).await.unwrap()
}

#[test]
async fn the_contract_holds() {
    let records = fresh("contract").await;
    assert_eq!(contract::check(&records).await, Ok(()));
}

#[test]
async fn values_that_are_no_text_are_left_out_and_can_be_deleted() {
    let records = fresh("values").await;
    let transaction = writing(&records.database, &["handles"], false).unwrap();
    let store = transaction.object_store("handles").unwrap();
    let key = Key::of("p").then("folder");
    store.put_with_key(&Array::new().into(), &js_key(&key)).unwrap();
    completion_of(&transaction).await.unwrap();
    let all = || vec![Query::new(Shelf::Handles, Range::All)];
    assert_eq!(records.read(all()).await, Ok(vec![Vec::new()]));
    Library::new(records.clone()).delete(&ProjectKey::new("p")).await.unwrap();
    let store = reading(&records.database, &["handles"]).unwrap().object_store("handles").unwrap();
    let count = result_of(&store.count().unwrap()).await.unwrap();
    assert_eq!(count.as_f64(), Some(0.0));
}

#[test]
async fn a_connection_that_is_closed_from_outside_says_so() {
    let told = Rc::new(Cell::new(0));
    let on_lost = Callback::from({
        let told = Rc::clone(&told);
        move |()| told.set(told.get() + 1)
    });
    drop(fresh("lost").await);
    let records = IdbRecords::open("lost", on_lost).await.unwrap();
    // deleting asks every connection to close; the one above that was dropped has done so too
    let again = fresh("lost").await;
    assert_eq!(told.get(), 1);
    let batch = Batch::default().put(Shelf::Meta, Key::of("x"), String::new());
    assert_eq!(records.write(batch.clone()).await, Err(Failure::Gone));
    assert_eq!(again.write(batch).await, Ok(()));
}

#[test]
async fn an_upgrade_that_another_tab_blocks_is_told_at_once() {
    let name = "blocked";
    let factory = web_sys::window().unwrap().indexed_db().unwrap().unwrap();
    result_of(&factory.delete_database(name).unwrap()).await.unwrap();
    // a tab of the first version does not give way
    let old = open(name, 1, vec!["meta"]).await.unwrap();
    let refused = IdbRecords::open(name, Callback::noop()).await;
    assert_eq!(refused.map(|_| ()), Err(Failure::VersionLocked));
    old.close();
    // and a later version is not touched
    drop(fresh("newer").await);
    open("newer", VERSION + 1, Vec::new()).await.unwrap().close();
    let refused = IdbRecords::open("newer", Callback::noop()).await;
    assert_eq!(refused.map(|_| ()), Err(Failure::Newer));
}

/// Writes a database as the first version of the program did, from a dump of one.
async fn write_first_version(name: &str, dump: &str) {
    let factory = web_sys::window().unwrap().indexed_db().unwrap().unwrap();
    result_of(&factory.delete_database(name).unwrap()).await.unwrap();
    let stores = vec!["meta", "snapshots", "journal", "sessions"];
    let database = open(name, 1, stores.clone()).await.unwrap();
    let transaction = writing(&database, &stores, false).unwrap();
    for row in js_sys::JSON::parse(dump).unwrap().unchecked_into::<Array>().iter() {
        let row = row.unchecked_into::<Array>();
        let store = transaction.object_store(&row.get(0).as_string().unwrap()).unwrap();
        store.put_with_key(&row.get(2), &row.get(1)).unwrap();
    }
    completion_of(&transaction).await.unwrap();
    database.close();
}

#[test]
async fn a_database_of_the_first_version_opens() {
    let dump = include_str!("../../../../crates/keep/fixtures/database-1.json");
    write_first_version("first", dump).await;
    let records = IdbRecords::open("first", Callback::noop()).await.unwrap();
    let library = Library::new(records);
    library.prepare(Timestamp::from_millis(0)).await.unwrap();
    let now = Timestamp::from_millis(0);
    let current = library.current().await.unwrap().unwrap();
    let opened = library.open(&current, now).await.unwrap();
    assert_eq!(opened.n_newly_damaged, 0);
    assert_eq!(opened.model.check_invariants(), Vec::<String>::new());
    assert_eq!(opened.model.project.documents.len(), 1);
    assert!(opened.keeper.write_all(&State::of(&opened.model), now).await.is_ok());
}
