//! A [`MemFs`] as bytes and back.

use super::{Content, Inode, MemFs, NODE_COST, ROOT};
use crate::frozen::{Freezer, ThawError, Thawer};
use crate::mem_blob::Blob;
use crate::{Kind, NodeId};
use std::collections::{BTreeMap, HashMap};

const FILE: u8 = 0;
const SYMLINK: u8 = 1;
const DIRECTORY: u8 = 2;

impl MemFs {
    pub(super) fn freeze_into(&self, freezer: &mut Freezer) {
        // In order of their numbers: a new file lies behind all others.
        let mut nodes: Vec<(&NodeId, &Inode)> = self.nodes.iter().collect();
        nodes.sort_unstable_by_key(|(node, _)| **node);
        freezer.number(self.next);
        freezer.number(nodes.len() as u64);
        for (node, inode) in nodes {
            freezer.number(node.0);
            for number in [inode.links, inode.accessed, inode.modified, inode.changed] {
                freezer.number(number);
            }
            match &inode.content {
                Content::File(blob) => {
                    freezer.byte(FILE);
                    freezer.number(blob.len());
                    freezer.contents(blob.chunks());
                }
                Content::Symlink(target) => {
                    freezer.byte(SYMLINK);
                    freezer.text(target);
                }
                Content::Directory { names, parent } => {
                    freezer.byte(DIRECTORY);
                    freezer.number(parent.map_or(0, |parent| parent.0));
                    freezer.number(names.len() as u64);
                    for (name, node) in names {
                        freezer.text(name);
                        freezer.number(node.0);
                    }
                }
            }
        }
    }

    /// The file system that was frozen, with nothing open and the limit of this one.
    pub(super) fn thawed(&self, thawer: &mut Thawer) -> Result<Self, ThawError> {
        let next = thawer.number()?;
        let mut nodes = HashMap::new();
        let mut used_bytes: u64 = 0;
        for _ in 0..thawer.count()? {
            let node = NodeId(thawer.number()?);
            let [links, accessed, modified, changed] =
                [thawer.number()?, thawer.number()?, thawer.number()?, thawer.number()?];
            let content = match thawer.byte()? {
                FILE => {
                    let len = thawer.number()?;
                    Content::File(Blob::from_chunks(thawer.contents()?, len).ok_or(ThawError::Damaged)?)
                }
                SYMLINK => Content::Symlink(thawer.text()?),
                DIRECTORY => {
                    let parent = Some(thawer.number()?).filter(|parent| *parent != 0).map(NodeId);
                    let mut names = BTreeMap::new();
                    for _ in 0..thawer.count()? {
                        names.insert(thawer.text()?, NodeId(thawer.number()?));
                    }
                    Content::Directory { names, parent }
                }
                _ => return Err(ThawError::Damaged),
            };
            used_bytes = used_bytes.saturating_add(content.cost());
            if node.0 >= next
                || nodes.insert(node, Inode { content, links, open: 0, accessed, modified, changed }).is_some()
            {
                return Err(ThawError::Damaged);
            }
        }
        if used_bytes > self.limit_bytes {
            return Err(ThawError::TooLarge);
        }
        let thawed = Self { nodes, next, used_bytes: used_bytes.max(NODE_COST), limit_bytes: self.limit_bytes };
        if thawed.is_sound() { Ok(thawed) } else { Err(ThawError::Damaged) }
    }

    /// Every name leads to a node, every node is named as often as it says, every directory is below its parent.
    #[expect(clippy::iter_over_hash_type, reason = "a check has no order")]
    fn is_sound(&self) -> bool {
        let mut names_of: HashMap<NodeId, u64> = HashMap::new();
        for (directory, inode) in &self.nodes {
            let Content::Directory { names, parent } = &inode.content else { continue };
            if parent.is_none() && !names.is_empty() {
                return false;
            }
            for node in names.values() {
                *names_of.entry(*node).or_default() += 1;
                let Some(child) = self.nodes.get(node) else { return false };
                if matches!(&child.content, Content::Directory { parent, .. } if *parent != Some(*directory)) {
                    return false;
                }
            }
        }
        self.nodes.iter().all(|(node, inode)| {
            let named = names_of.get(node).copied().unwrap_or(0);
            match &inode.content {
                Content::Directory { parent, .. } if *node == ROOT => *parent == Some(ROOT) && named == 0,
                Content::Directory { parent: Some(_), .. } => named == 1 && self.is_within(*node, ROOT),
                Content::Directory { parent: None, .. } => named == 0,
                _ => named == inode.links,
            }
        }) && self.nodes.get(&ROOT).is_some_and(|root| root.content.kind() == Kind::Directory)
    }
}
