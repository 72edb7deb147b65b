//! Rounds of syncing, as a page drives them: begin, wait, make something of what comes back.

use super::{Broken, World};
use crate::{
    bugs::Bug,
    wire::{self, Answer, Parcel},
};
use parboard_domain::{id::OpId, refusal::RefusalCode};
use parboard_sync::protocol::{SyncReply, SyncRequest, Verdict};

impl World {
    /// A tab begins a round, if it may.
    pub fn begin(&mut self, device: usize, index: usize) {
        if !self.devices[device].may_begin(index) {
            return;
        }
        let stuck = self.devices[device].tabs[index].tab.client().outbox().attention() > 0;
        if self.bug == Some(Bug::RefusedBlocksNews) && stuck {
            return;
        }
        if self.devices[device].tabs[index].tab.awaits_copy() {
            self.carry(device, index);
        }
        let open = &mut self.devices[device].tabs[index];
        let request = open.tab.begin();
        if open.life.is_over() {
            return self.close_tab(device, index);
        }
        let exchange = self.count() as u64;
        if let Some(request) = request {
            self.devices[device].tabs[index].waits_for = Some(exchange);
            let own = self.devices[device].session == self.devices[device].tabs[index].tab.account();
            let body = match self.dice.below(6) {
                0 => wire::as_newer_page(&request),
                // The first pages did not say whose operations they sent.
                1 if own => wire::as_older_page(&request),
                _ => serde_json::to_string(&request).expect("requests are JSON"),
            };
            self.wire.push(Parcel { exchange, device, session: self.devices[device].session, body });
        }
        self.after(device);
    }

    /// The server works on a parcel, and may die over it.
    pub fn serve(&mut self, parcel: &Parcel, crash_at: usize) -> Result<Answer, Broken> {
        if self.province.is_apart {
            return Ok(Answer::Nothing);
        }
        let request: SyncRequest = parboard_domain::json::read(&parcel.body).map_err(|_| format!("the server cannot read {}", parcel.body))?;
        let Ok(reply) = self.province.answer(parcel.session, &request, self.clock, crash_at) else { return Ok(Answer::Nothing) };
        self.say(|| format!("  {} asked {:?} and is told {:?}", parcel.exchange, request, reply.verdicts));
        self.heed_verdicts(&reply, self.devices[parcel.device].may_use_an_id_twice())?;
        Ok(Answer::Json(if self.is_quiet { wire::as_it_is(&reply) } else { self.on_its_way(reply) }))
    }

    /// A reply as it leaves a server that may be newer, or the work of something that found no rows.
    fn on_its_way(&mut self, reply: SyncReply) -> String {
        let reply = if self.dice.once_in(30) { SyncReply { reset: true, rows: Vec::new(), more: false, sum: None, ..reply } } else { reply };
        match self.dice.below(24) {
            0..=3 => wire::as_newer_server(&reply),
            4 => wire::of_newer_protocol(&reply),
            _ => wire::as_it_is(&reply),
        }
    }

    /// Hands an answer to the tab that waits for it, if it still does.
    pub fn hand_over(&mut self, device: usize, exchange: u64, answer: &Answer) {
        let Some(index) = self.devices[device].tabs.iter().position(|tab| tab.waits_for == Some(exchange)) else { return };
        self.devices[device].tabs[index].waits_for = None;
        let go_on = match answer.read() {
            Some(reply) => self.take(device, index, reply),
            None => self.take_nothing(device, index, answer),
        };
        self.after(device);
        self.carry(device, index);
        if self.devices[device].tabs[index].life.is_over() {
            self.close_tab(device, index);
        } else if go_on {
            self.begin(device, index);
        }
    }

    fn take(&mut self, device: usize, index: usize, reply: SyncReply) -> bool {
        let carried_out = reply.verdicts.iter().filter(|(_, verdict)| verdict.rev().is_some());
        let acknowledged: Vec<OpId> = carried_out.map(|(id, _)| *id).filter(|_| self.bug == Some(Bug::ForgetsWhenAcknowledged)).collect();
        let emptied = self.bug == Some(Bug::TakesAnEmptyCopy) && reply.reset && reply.rows.is_empty();
        let chance = self.dice.next() as u32;
        let tab = &mut self.devices[device].tabs[index].tab;
        let received = tab.receive(reply);
        if received.is_err() {
            tab.fail(chance);
        }
        for id in acknowledged {
            tab.discard(id);
        }
        if emptied {
            self.empty_board(device, index);
        }
        received.unwrap_or(false)
    }

    fn take_nothing(&mut self, device: usize, index: usize, answer: &Answer) -> bool {
        let chance = self.dice.next() as u32;
        let tab = &mut self.devices[device].tabs[index].tab;
        tab.fail(chance);
        if self.bug == Some(Bug::TakesAnyPageForSuccess) && matches!(answer, Answer::Html) {
            let sent: Vec<OpId> = tab.client().outbox().iter().filter(|pending| pending.sent).map(|pending| pending.op.id).collect();
            for id in sent {
                tab.discard(id);
            }
        }
        false
    }

    /// What a page would show that believed an empty copy.
    fn empty_board(&mut self, device: usize, index: usize) {
        let account = self.devices[device].tabs[index].tab.account();
        for key in self.devices[device].disk.keys(&format!("pb1/{account}/plan/")) {
            self.devices[device].disk.plant(&key, "[]");
        }
        let old = self.devices[device].tabs.remove(index);
        let session = std::mem::replace(&mut self.devices[device].session, account);
        self.open_tab(device);
        self.devices[device].session = session;
        let opened = self.devices[device].tabs.pop().expect("it was just opened");
        self.devices[device].tabs.insert(index, crate::device::OpenTab { had_board: old.had_board, ..opened });
    }

    /// What the server says of an operation is what it wrote down, and honest devices never use an id twice. One whose
    /// storage was taken away may: a tab writes down again what it remembers, while another has sent more; and one that had
    /// no room to note that work was handed out. Then it is told.
    fn heed_verdicts(&self, reply: &SyncReply, may_use_an_id_twice: bool) -> Result<(), Broken> {
        for (id, verdict) in &reply.verdicts {
            if matches!(verdict, Verdict::Refused(refusal) if refusal.code == RefusalCode::IdReuse) {
                if may_use_an_id_twice {
                    continue;
                }
                return Err(format!("operation {id} was altered after it was sent"));
            }
            let logged = self.province.books.log.get(id).map(crate::province::Line::verdict);
            let same = match (&logged, verdict) {
                (Some(Verdict::Applied { .. }), Verdict::Applied { .. }) => true,
                (Some(Verdict::Merged { clashes: a, .. }), Verdict::Merged { clashes: b, .. }) => a == b,
                (Some(logged), verdict) => logged == verdict,
                (None, verdict) => !verdict.is_final(),
            };
            if !same {
                return Err(format!("operation {id} was answered {verdict:?} and written down as {logged:?}"));
            }
        }
        Ok(())
    }
}
