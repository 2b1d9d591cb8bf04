//! What other tabs that show the project are told, and what is read on their account.

use super::Store;
use crate::platform::now;
use engine::{Fact, Missed, TabEffect, TabFact};
use keep::Failure;
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

impl Store {
    /// Whether this tab is the one that writes.
    pub(super) fn writes(&self) -> bool {
        self.0.tabs.holds()
    }

    /// Carries an effect out that is about other tabs.
    pub fn tabs(&self, effect: TabEffect, report: Callback<Fact>) {
        match effect {
            TabEffect::Ask => self.0.tabs.ask(),
            TabEffect::Take => self.0.tabs.take(),
            TabEffect::HandOver => self.0.tabs.hand_over(),
            TabEffect::Release => self.0.tabs.give_back(),
            TabEffect::CatchUp { seq, claims } => {
                let store = self.clone();
                tell(report, async move { store.catch_up(seq, claims).await });
            }
            TabEffect::ReadAnew => {
                let keeper = self.0.keeper.borrow().clone();
                tell(report, async move { keeper.all(now()).await.map(Some) });
            }
        }
    }

    /// What was missed; nothing where the right to write is lost meanwhile.
    async fn catch_up(&self, seq: u64, claims: bool) -> Result<Option<Missed>, Failure> {
        match self.try_to_catch_up(seq, claims).await {
            Err(Failure::Gone) => {
                self.connect_anew().await?;
                self.try_to_catch_up(seq, claims).await
            }
            missed => missed,
        }
    }

    async fn try_to_catch_up(&self, seq: u64, claims: bool) -> Result<Option<Missed>, Failure> {
        let keeper = self.0.keeper.borrow().clone();
        if claims {
            if !self.writes() {
                return Ok(None);
            }
            keeper.claim(self.0.tabs.me()).await?;
        }
        keeper.missed(seq, now()).await.map(Some)
    }
}

fn tell(
    report: Callback<Fact>,
    read: impl Future<Output = Result<Option<Missed>, Failure>> + 'static,
) {
    spawn_local(async move {
        match read.await {
            Ok(Some(missed)) => report.emit(Fact::Tab(TabFact::CaughtUp(missed))),
            Ok(None) => {}
            Err(failure) => report.emit(Fact::PersistFailed(failure.into())),
        }
    });
}
