//! The regions into which the United Nations divide the world for statistics.

use std::sync::LazyLock;

use super::{Country, NAMES, name_in, reference};

static REGIONS: LazyLock<Vec<Region>> = LazyLock::new(|| {
    reference::rows::<8>(include_str!("../../reference/regions.csv"))
        .filter_map(|[m49, parent, names @ ..]| {
            Some(Region {
                m49: m49.parse().ok()?,
                parent: parent.parse().ok(),
                names,
            })
        })
        .collect()
});

/// A region of M49: the world, a continent, a part of one.
#[derive(Debug, PartialEq, Eq)]
pub struct Region {
    /// Its M49 number.
    pub m49: u16,
    /// The region around it; none for the world.
    pub parent: Option<u16>,
    names: [&'static str; NAMES],
}

impl Region {
    /// Every region, by number.
    pub fn all() -> &'static [Self] {
        &REGIONS
    }

    /// The region with a number.
    pub fn by_m49(m49: u16) -> Option<&'static Self> {
        let at = REGIONS.binary_search_by_key(&m49, |region| region.m49);
        at.ok().and_then(|at| REGIONS.get(at))
    }

    /// Its name in a language, else in English.
    pub fn name(&self, language: &str) -> &'static str {
        name_in(&self.names, language)
    }

    /// This region and those around it, the world last.
    pub fn and_around(&'static self) -> impl Iterator<Item = &'static Self> {
        std::iter::successors(Some(self), |region| Self::by_m49(region.parent?))
    }

    /// The countries in it or in a part of it.
    pub fn countries(&self) -> impl Iterator<Item = &'static Country> {
        let m49 = self.m49;
        let inside = move |country: &&Country| country.regions().any(|region| region.m49 == m49);
        Country::all().iter().filter(inside)
    }
}
