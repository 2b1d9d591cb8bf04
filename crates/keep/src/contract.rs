//! What every store must hold to. Run for the twin in memory, and in a browser for `IndexedDB`.

mod folding;

use crate::{Batch, Failure, Key, Query, Range, Records, Row, Shelf, get};

/// Checks a store whose shelves are empty, and leaves them so; the first rule that is broken, in
/// words.
pub async fn check<R: Records>(records: &R) -> Result<(), String> {
    holds_what_it_is_given(records).await?;
    keeps_shelves_and_projects_apart(records).await?;
    orders_numbers_as_numbers(records).await?;
    does_all_or_nothing(records).await?;
    requires_what_is_required(records).await?;
    keeps_the_order_of_calls(records).await?;
    deletes_ranges(records).await?;
    folding::check(records).await?;
    is_empty(records).await
}

type Rule = Result<(), String>;

fn expect<T: PartialEq + std::fmt::Debug>(rule: &str, found: &T, wanted: &T) -> Rule {
    if found == wanted {
        return Ok(());
    }
    Err(format!("{rule}: {found:?} instead of {wanted:?}"))
}

async fn write<R: Records>(records: &R, batch: Batch) -> Rule {
    records.write(batch).await.map_err(|failure| format!("a write failed: {failure:?}"))
}

async fn list<R: Records>(records: &R, shelf: Shelf, range: Range) -> Result<Vec<Row>, String> {
    let found = records.read(vec![Query::new(shelf, range)]).await;
    let found = found.map_err(|failure| format!("a read failed: {failure:?}"))?;
    found.into_iter().next().ok_or_else(|| "a question without an answer".to_owned())
}

async fn one<R: Records>(records: &R, shelf: Shelf, key: Key) -> Result<Option<String>, String> {
    get(records, shelf, key).await.map_err(|failure| format!("a read failed: {failure:?}"))
}

fn journal(project: &str, n: u64) -> Key {
    Key::of(project).then(n)
}

async fn clear<R: Records>(records: &R) -> Rule {
    let all = Shelf::ALL.into_iter();
    write(records, all.fold(Batch::default(), |batch, shelf| batch.delete(shelf, Range::All))).await
}

async fn holds_what_it_is_given<R: Records>(records: &R) -> Rule {
    let key = Key::of("p\u{0}世💛");
    let value = "\u{FEFF}{\"世\":\"💛\\u0000\"}\u{0}\n".to_owned();
    write(records, Batch::default().put(Shelf::Meta, key.clone(), value.clone())).await?;
    expect("a record comes back", &one(records, Shelf::Meta, key.clone()).await?, &Some(value))?;
    write(records, Batch::default().put(Shelf::Meta, key.clone(), String::new()).relaxed()).await?;
    let found = one(records, Shelf::Meta, key.clone()).await?;
    expect("a record is replaced", &found, &Some(String::new()))?;
    let none = one(records, Shelf::Meta, Key::of("p")).await?;
    expect("what was not written is not there", &none, &None)?;
    clear(records).await
}

async fn keeps_shelves_and_projects_apart<R: Records>(records: &R) -> Rule {
    let mut batch = Batch::default();
    for project in ["a", "ab", "b"] {
        batch = batch
            .put(Shelf::Snapshots, Key::of(project).then("document").then("d"), project.into())
            .put(Shelf::Snapshots, Key::of(project).then("project"), project.into())
            .put(Shelf::Projects, Key::of(project), project.into());
    }
    write(records, batch).await?;
    let under = list(records, Shelf::Snapshots, Range::Under(Key::of("a"))).await?;
    expect("a project's records", &under.len(), &2)?;
    let documents = Range::Under(Key::of("a").then("document"));
    expect("its documents", &list(records, Shelf::Snapshots, documents).await?.len(), &1)?;
    expect("another shelf", &list(records, Shelf::Journal, Range::All).await?, &Vec::new())?;
    let all = list(records, Shelf::Projects, Range::All).await?;
    let names: Vec<_> = all.iter().filter_map(|(key, _)| key.first()).collect();
    expect("all of a shelf, in order", &names, &vec!["a", "ab", "b"])?;
    let both = vec![
        Query::new(Shelf::Projects, Range::One(Key::of("b"))),
        Query::new(Shelf::Snapshots, Range::All),
    ];
    let both = records.read(both).await.map_err(|failure| format!("{failure:?}"))?;
    let lengths: Vec<_> = both.iter().map(Vec::len).collect();
    expect("several questions at once", &lengths, &vec![1, 6])?;
    let keys = records.keys(Query::new(Shelf::Snapshots, Range::Under(Key::of("a")))).await;
    let wanted = [Key::of("a").then("document").then("d"), Key::of("a").then("project")];
    expect("the keys alone", &keys, &Ok(wanted.to_vec()))?;
    let keys = records.keys(Query::new(Shelf::Projects, Range::All)).await;
    expect("all keys", &keys.map(|keys| keys.len()), &Ok(3))?;
    clear(records).await
}

async fn orders_numbers_as_numbers<R: Records>(records: &R) -> Rule {
    let mut batch = Batch::default();
    for n in [10, 9, 1, 100, 2] {
        batch = batch.put(Shelf::Journal, journal("p", n), n.to_string());
    }
    write(records, batch).await?;
    let rows = list(records, Shelf::Journal, Range::Under(Key::of("p"))).await?;
    let numbers: Vec<_> = rows.iter().filter_map(|(key, _)| key.number()).collect();
    expect("numbers in order", &numbers, &vec![1, 2, 9, 10, 100])?;
    let some = Range::Between(journal("p", 2), journal("p", 10));
    let some = list(records, Shelf::Journal, some).await?;
    expect("from, without the end", &some.len(), &2)?;
    clear(records).await
}

async fn does_all_or_nothing<R: Records>(records: &R) -> Rule {
    write(records, Batch::default().put(Shelf::Meta, Key::of("kept"), "1".into())).await?;
    let batch = Batch::default()
        .put(Shelf::Meta, Key::of("kept"), "2".into())
        .delete(Shelf::Meta, Range::All)
        .put(Shelf::Journal, journal("p", 1), "x".into())
        .require(Shelf::Projects, Key::of("p"));
    let outcome = records.write(batch).await;
    expect("a batch that fails", &outcome, &Err(Failure::Missing(Shelf::Projects)))?;
    let kept = one(records, Shelf::Meta, Key::of("kept")).await?;
    expect("nothing of it is done", &kept, &Some("1".into()))?;
    expect("nor put", &one(records, Shelf::Journal, journal("p", 1)).await?, &None)?;
    clear(records).await
}

async fn requires_what_is_required<R: Records>(records: &R) -> Rule {
    let first = Batch::default().put(Shelf::Journal, journal("p", 1), "1".into());
    write(records, first).await?;
    let next = |n: u64| {
        Batch::default().require(Shelf::Journal, journal("p", n - 1)).put(
            Shelf::Journal,
            journal("p", n),
            n.to_string(),
        )
    };
    expect("a gap is refused", &records.write(next(3)).await.is_err(), &true)?;
    write(records, next(2)).await?;
    write(records, next(3)).await?;
    let absent = |n| Batch::default().absent(Shelf::Journal, journal("p", n));
    let outcome = records.write(absent(3).put(Shelf::Meta, Key::of("own"), "0".into())).await;
    expect("what must not be there", &outcome, &Err(Failure::Present(Shelf::Journal)))?;
    expect("nothing is done then", &one(records, Shelf::Meta, Key::of("own")).await?, &None)?;
    write(records, absent(4).put(Shelf::Journal, journal("p", 4), "4".into())).await?;
    let own = Batch::default()
        .put(Shelf::Meta, Key::of("own"), "1".into())
        .require(Shelf::Meta, Key::of("own"));
    write(records, own).await?;
    clear(records).await
}

async fn keeps_the_order_of_calls<R: Records>(records: &R) -> Rule {
    let put = |n: u64| {
        let value = n.to_string();
        Batch::default().put(Shelf::Meta, Key::of("last"), value)
    };
    // begun one after the other, awaited the other way round
    let (first, second) = (records.write(put(1)), records.write(put(2)));
    let read = get(records, Shelf::Meta, Key::of("last"));
    let (second, first, read) = (second.await, first.await, read.await);
    expect("writes that overlap", &(first, second), &(Ok(()), Ok(())))?;
    expect("the last call counts", &read, &Ok(Some("2".into())))?;
    // one that fails does not let a later one through that builds on it
    let failing = Batch::default()
        .put(Shelf::Journal, journal("p", 1), "1".into())
        .require(Shelf::Projects, Key::of("nobody"));
    let following = Batch::default().require(Shelf::Journal, journal("p", 1)).put(
        Shelf::Journal,
        journal("p", 2),
        "2".into(),
    );
    let (failing, following) = (records.write(failing), records.write(following));
    let outcomes = (failing.await.is_err(), following.await);
    let missing = Err(Failure::Missing(Shelf::Journal));
    expect("what builds on a failed write", &outcomes, &(true, missing))?;
    clear(records).await
}

async fn deletes_ranges<R: Records>(records: &R) -> Rule {
    let mut batch = Batch::default();
    for n in 1..=5 {
        batch = batch.put(Shelf::Journal, journal("p", n), String::new());
        batch = batch.put(Shelf::Journal, journal("q", n), String::new());
    }
    write(records, batch).await?;
    let older = Range::Between(journal("p", 0), journal("p", 4));
    write(records, Batch::default().delete(Shelf::Journal, older)).await?;
    let left = list(records, Shelf::Journal, Range::Under(Key::of("p"))).await?;
    let left: Vec<_> = left.iter().filter_map(|(key, _)| key.number()).collect();
    expect("the newer ones stay", &left, &vec![4, 5])?;
    let one = Range::One(journal("p", 4));
    write(records, Batch::default().delete(Shelf::Journal, one)).await?;
    let all = Range::Under(Key::of("q"));
    write(records, Batch::default().delete(Shelf::Journal, all)).await?;
    let left = list(records, Shelf::Journal, Range::All).await?;
    expect("one, and all of a project", &left.len(), &1)?;
    clear(records).await
}

async fn is_empty<R: Records>(records: &R) -> Rule {
    for shelf in Shelf::ALL {
        let rows = list(records, shelf, Range::All).await?;
        expect("an emptied shelf", &rows, &Vec::new())?;
    }
    Ok(())
}
