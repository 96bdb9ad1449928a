use super::decoder::Checkpoint;

/// Checkpoints in the order of the data, about evenly spaced, under a limit of memory.
pub(super) struct Index {
    checkpoints: Vec<Checkpoint>,
    /// Decoded bytes between two checkpoints at least.
    spacing: u64,
    /// Checkpoints kept at most.
    limit: usize,
}

impl Index {
    /// An empty index that takes so many bytes of memory at most.
    pub(super) fn new(spacing: u64, memory: usize) -> Self {
        Self {
            checkpoints: Vec::new(),
            spacing,
            limit: (memory / Checkpoint::SIZE).max(2),
        }
    }

    /// Whether a checkpoint behind so many decoded bytes is far enough from the last one.
    pub(super) fn wants(&self, decoded: u64) -> bool {
        let last = self.checkpoints.last().map_or(0, |last| last.decoded);
        decoded - last >= self.spacing
    }

    /// Adds a checkpoint behind all others. A full index lets go of every other one first and doubles
    /// the spacing.
    pub(super) fn add(&mut self, checkpoint: Checkpoint) {
        if self.checkpoints.len() >= self.limit {
            self.spacing *= 2;
            let mut even = true;
            self.checkpoints.retain(|_| {
                even = !even;
                even
            });
        }
        if self.wants(checkpoint.decoded) {
            self.checkpoints.push(checkpoint);
        }
    }

    /// Hands over the checkpoints.
    pub(super) fn take(&mut self) -> Self {
        Self {
            checkpoints: std::mem::take(&mut self.checkpoints),
            ..*self
        }
    }

    /// The last checkpoint at or before an offset of the decoded data.
    pub(super) fn before(&self, offset: u64) -> Option<&Checkpoint> {
        let count = self
            .checkpoints
            .partition_point(|checkpoint| checkpoint.decoded <= offset);
        self.checkpoints.get(count.checked_sub(1)?)
    }

    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.checkpoints.len()
    }
}
