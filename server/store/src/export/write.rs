//! Writing a plan and its files as one document, as a stream: of the files a single piece is in memory at a time.

use super::PlanExport;
use crate::{CarriedFile, Store, StoreError, cells::json, file::Sum};
use base64::{Engine, engine::general_purpose::STANDARD};
use parboard_domain::{
    evidence::FileHash,
    id::{PlanId, ProvinceId},
    row::Noun,
};
use std::{collections::BTreeSet, io::Write, mem::take};

impl Store {
    /// Writes everything a plan holds.
    ///
    /// What is read is of one moment: the rows in one transaction, the files after it, since a whole file never changes and
    /// is never taken away. So a slow reader of the output holds no transaction open.
    ///
    /// # Errors
    /// `NotFound` when the plan is not here; `Damaged` when a file is not here or is not what it says; `Unwritten` when the output
    /// does not take it; `Unavailable` when the database does not answer. What has been written by then is no whole document, and
    /// nothing imports it.
    pub async fn write_export(&self, plan: PlanId, out: &mut impl Write) -> Result<(), StoreError> {
        let (province, mut export) = self.export_of(plan).await?;
        let files = take(&mut export.files);
        require_all(&export, &files)?;
        let head = json(&export);
        drop(export);
        write!(out, "{},\"files\":[", head.strip_suffix('}').unwrap_or(&head))?;
        drop(head);
        for (n, file) in files.iter().enumerate() {
            out.write_all(if n == 0 { b"" } else { b"," })?;
            self.write_file(province, file, out).await?;
        }
        out.write_all(b"]}\n")?;
        out.flush()?;
        Ok(())
    }

    async fn write_file(&self, province: ProvinceId, file: &CarriedFile, out: &mut impl Write) -> Result<(), StoreError> {
        let (said, mut sum, mut text) = (json(file), Sum::new(), String::new());
        write!(out, "{},\"content\":[", said.strip_suffix('}').unwrap_or(&said))?;
        for at_byte in self.list_pieces(province, file.hash).await? {
            let piece = self.load_piece(province, file.hash, at_byte).await?;
            sum.add(&piece);
            text.clear();
            STANDARD.encode_string(&piece, &mut text);
            write!(out, "{}\"{text}\"", if at_byte == 0 { "" } else { "," })?;
        }
        out.write_all(b"]}")?;
        if sum.comes_to(file.hash, &file.media, file.bytes) { Ok(()) } else { Err(damaged(file.hash)) }
    }
}

/// Every file that a card says is here.
fn require_all(export: &PlanExport, files: &[CarriedFile]) -> Result<(), StoreError> {
    let here: BTreeSet<FileHash> = files.iter().map(|file| file.hash).collect();
    let said = export.rows.iter().filter_map(|row| match &row.is {
        Noun::Evidence(evidence) if evidence.arrived_at.is_some() => evidence.paper.file.as_ref(),
        _ => None,
    });
    said.map(|file| file.hash).find(|hash| !here.contains(hash)).map_or(Ok(()), |hash| Err(damaged(hash)))
}

fn damaged(hash: FileHash) -> StoreError {
    StoreError::Damaged { what: format!("file {hash}"), why: "missing, or not the bytes it had; see parboard check".to_owned() }
}
