//! The docket: what waits to be decided. What came in while a transaction was under way shares the next one.
//!
//! A transaction costs a wait for the disk, however little is in it. In a file one transaction runs at a time, so eight devices
//! with an edit each would wait for the disk one after the other; together they wait once, and still nobody is answered before
//! the edits are on the disk. PostgreSQL runs transactions side by side and shares those waits itself.

use crate::{
    Account, Backend, Store, StoreError, device,
    push::{Applied, Pushed, Sender, push},
    singly::push_singly,
};
use parboard_domain::{
    id::{PersonId, PlanId},
    measure::Moment,
    op::Op,
};
use sqlx::{Acquire, AnyConnection};
use std::{
    collections::VecDeque,
    sync::{Mutex, MutexGuard, PoisonError},
};
use tokio::sync::oneshot;

/// The most operations that share a transaction: the first of them should not wait long for the last.
const SHARED_OPS_MAX: usize = 1_000;

/// What one request asks for.
#[derive(Clone, Debug)]
pub(crate) struct Case {
    pub account: Account,
    pub plan: PlanId,
    pub ops: Vec<Op>,
    pub now: Moment,
    /// That the device was here, when that is worth noting.
    pub contact: Option<device::Contact>,
    /// Who brought them, when that was not the account.
    pub handed_in_by: Option<PersonId>,
}

type Decided = Result<Applied, StoreError>;

/// Cases in the order they came.
#[derive(Debug, Default)]
pub(crate) struct Docket(Mutex<Waiting>);

#[derive(Debug, Default)]
struct Waiting {
    cases: VecDeque<(Case, oneshot::Sender<Decided>)>,
    /// Somebody is deciding, and will look here again.
    in_session: bool,
}

impl Store {
    /// Decides a case, and keeps what came of it before answering.
    pub(crate) async fn decide(&self, case: Case) -> Decided {
        if self.backend() == Backend::Postgres {
            let pushed = self.carry_out(std::slice::from_ref(&case)).await?.pop();
            return pushed.unwrap_or_else(|| Ok(Pushed::default())).map(|pushed| pushed.applied);
        }
        let (answer, answered) = oneshot::channel();
        if self.docket.file(case, answer) {
            // By itself, since the one who asked may be gone at any moment, and others wait for the same transaction.
            tokio::spawn(hold_session(self.clone()));
        }
        answered.await.unwrap_or_else(|_| Err(StoreError::NotKept("the session was broken off".to_owned())))
    }

    /// Carries these cases out, and remembers what that did.
    async fn carry_out(&self, cases: &[Case]) -> Result<Vec<Result<Pushed, StoreError>>, StoreError> {
        let mut outcomes = match cases {
            [case] => vec![Ok(self.carry_out_alone(case).await?)],
            cases => self.carry_out_together(cases).await?,
        };
        for pushed in outcomes.iter_mut().flatten() {
            self.recent.add(std::mem::take(&mut pushed.committed));
        }
        Ok(outcomes)
    }

    /// One case has a transaction to itself.
    async fn carry_out_alone(&self, case: &Case) -> Result<Pushed, StoreError> {
        let mut transaction = self.write().await?;
        let pushed = match case.carry_out(&mut transaction, self.sends_mail).await {
            Err(error) if error.is_lasting() => {
                transaction.rollback().await?;
                transaction = self.write().await?;
                case.carry_out_singly(&mut transaction, self.sends_mail).await?
            }
            outcome => outcome?,
        };
        transaction.commit().await?;
        Ok(pushed)
    }

    /// Several in one. What goes wrong in one of them undoes that one.
    async fn carry_out_together(&self, cases: &[Case]) -> Result<Vec<Result<Pushed, StoreError>>, StoreError> {
        let mut transaction = self.write().await?;
        let mut outcomes = Vec::with_capacity(cases.len());
        for case in cases {
            let mut own = transaction.begin().await?;
            let mut outcome = case.carry_out(&mut own, self.sends_mail).await;
            if outcome.as_ref().is_err_and(StoreError::is_lasting) {
                own.rollback().await?;
                own = transaction.begin().await?;
                outcome = case.carry_out_singly(&mut own, self.sends_mail).await;
            }
            match outcome {
                Ok(_) => own.commit().await?,
                Err(_) => own.rollback().await?,
            }
            outcomes.push(outcome);
        }
        transaction.commit().await?;
        Ok(outcomes)
    }
}

impl Case {
    async fn carry_out(&self, connection: &mut AnyConnection, sends_mail: bool) -> Result<Pushed, StoreError> {
        let pushed = push(connection, self.sender(sends_mail), &self.ops).await?;
        self.note_contact(connection).await?;
        Ok(pushed)
    }

    /// The same, of what the database would not take as a whole.
    async fn carry_out_singly(&self, connection: &mut AnyConnection, sends_mail: bool) -> Result<Pushed, StoreError> {
        let pushed = push_singly(connection, self.sender(sends_mail), &self.ops).await?;
        self.note_contact(connection).await?;
        Ok(pushed)
    }

    fn sender(&self, sends_mail: bool) -> Sender<'_> {
        Sender { account: &self.account, plan: self.plan, now: self.now, handed_in_by: self.handed_in_by, sends_mail }
    }

    async fn note_contact(&self, connection: &mut AnyConnection) -> Result<(), StoreError> {
        match &self.contact {
            Some(contact) => device::save_contact(connection, contact).await,
            None => Ok(()),
        }
    }
}

/// Decides case after case until none is left.
async fn hold_session(store: Store) {
    let mut session = Session { docket: &store.docket, is_over: false };
    while let Some((cases, answers)) = session.call() {
        let outcomes = match store.carry_out(&cases).await {
            Ok(outcomes) => outcomes,
            Err(error) if cases.len() == 1 => vec![Err(error)],
            // Nothing of any of them was kept; each device asks again.
            Err(error) => cases.iter().map(|_| Err(StoreError::NotKept(error.to_string()))).collect(),
        };
        for (answer, outcome) in answers.into_iter().zip(outcomes) {
            // Whoever is gone by now asks again and gets the same verdicts.
            let _ = answer.send(outcome.map(|pushed| pushed.applied));
        }
    }
}

impl Docket {
    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts a case on the list; whether somebody has to open a session.
    fn file(&self, case: Case, answer: oneshot::Sender<Decided>) -> bool {
        let mut waiting = self.lock();
        waiting.cases.push_back((case, answer));
        !std::mem::replace(&mut waiting.in_session, true)
    }
}

/// Somebody who decides. Broken off, by a panic or because the server stops, it answers nobody and leaves the door open to the
/// next.
struct Session<'d> {
    docket: &'d Docket,
    /// It ended by itself. From then on the list may be another session's, and is left alone.
    is_over: bool,
}

impl Session<'_> {
    /// The next cases; when there are none, the session is over.
    fn call(&mut self) -> Option<(Vec<Case>, Vec<oneshot::Sender<Decided>>)> {
        let mut waiting = self.docket.lock();
        let mut ops = 0;
        let together = waiting.cases.iter().take_while(|(case, _)| {
            let is_first = ops == 0;
            ops += case.ops.len().max(1);
            is_first || ops <= SHARED_OPS_MAX
        });
        let count = together.count();
        waiting.in_session = count > 0;
        self.is_over = count == 0;
        (count > 0).then(|| waiting.cases.drain(..count).unzip())
    }
}

impl Drop for Session<'_> {
    fn drop(&mut self) {
        if self.is_over {
            return;
        }
        let mut waiting = self.docket.lock();
        waiting.in_session = false;
        waiting.cases.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use parboard_domain::{
        id::ProvinceId,
        person::{Person, Role},
    };
    use uuid::Uuid;

    fn case() -> Case {
        let person = Person { id: PersonId(Uuid::nil()), name: String::new(), role: Role::Staff, agency: None };
        let province = ProvinceId(Uuid::nil());
        let account = Account { person, province, login: String::new(), password_hash: String::new(), disabled_at: None, seen_at: None };
        Case { account, plan: PlanId(Uuid::nil()), ops: Vec::new(), now: Moment::default(), contact: None, handed_in_by: None }
    }

    fn file(docket: &Docket) -> (bool, oneshot::Receiver<Decided>) {
        let (answer, answered) = oneshot::channel();
        (docket.file(case(), answer), answered)
    }

    #[test]
    fn a_session_that_is_over_leaves_the_next_one_alone() {
        let docket = Docket::default();
        let mut first = Session { docket: &docket, is_over: false };
        assert!(first.call().is_none());
        let (opens, mut answered) = file(&docket);
        assert!(opens);
        drop(first);
        assert_eq!(answered.try_recv().unwrap_err(), oneshot::error::TryRecvError::Empty);
        let mut second = Session { docket: &docket, is_over: false };
        assert_eq!(second.call().unwrap().0.len(), 1);
    }

    #[test]
    fn a_session_that_is_broken_off_keeps_nobody_waiting_and_lets_the_next_begin() {
        let docket = Docket::default();
        let (opens, mut answered) = file(&docket);
        assert!(opens);
        drop(Session { docket: &docket, is_over: false });
        assert_eq!(answered.try_recv().unwrap_err(), oneshot::error::TryRecvError::Closed);
        assert!(file(&docket).0, "nobody decides any more");
    }
}
