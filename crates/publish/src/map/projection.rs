//! From degrees to a plane.

use super::seam;

/// How the round earth lies flat. `x` grows to the east and `y` to the south,
/// in units of the earth's radius.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Projection {
    /// Equal Earth: areas keep their proportions, so that a large colour is a
    /// large country and not a northern one. For the world.
    ///
    /// Formula: Šavrič, Patterson, Jenny, "The Equal Earth map projection",
    /// International Journal of Geographical Information Science 33 (2019).
    EqualEarth {
        /// The meridian in the middle.
        middle: f64,
    },
    /// Equirectangular, true to scale along one parallel. For a region small
    /// enough that no projection matters.
    Plain {
        /// The meridian in the middle.
        middle: f64,
        /// The cosine of the latitude that is true to scale.
        cosine: f64,
    },
}

impl Projection {
    /// The meridian in the middle.
    pub(crate) const fn middle(self) -> f64 {
        match self {
            Self::EqualEarth { middle } | Self::Plain { middle, .. } => middle,
        }
    }

    /// Where a position lies.
    pub(crate) fn place(self, (longitude, latitude): (f64, f64)) -> (f64, f64) {
        let east = seam::wrapped(longitude - self.middle());
        self.flat((east, latitude))
    }

    /// The same for a longitude that is counted from the middle.
    pub(crate) fn flat(self, (east, latitude): (f64, f64)) -> (f64, f64) {
        let (lambda, phi) = (east.to_radians(), latitude.to_radians());
        match self {
            Self::EqualEarth { .. } => equal_earth(lambda, phi),
            Self::Plain { cosine, .. } => (lambda * cosine, -phi),
        }
    }
}

fn equal_earth(lambda: f64, phi: f64) -> (f64, f64) {
    const A: [f64; 4] = [1.340_264, -0.081_106, 0.000_893, 0.003_796];
    let root = 3_f64.sqrt();
    let theta = (root / 2.0 * phi.sin()).asin();
    let square = theta * theta;
    let sixth = square * square * square;
    // The polynomial of `y`, and its derivative by which `x` is divided.
    let slope = 9.0f64
        .mul_add(A[3] * square, 7.0 * A[2])
        .mul_add(sixth, 3.0f64.mul_add(A[1] * square, A[0]));
    let height = A[3]
        .mul_add(square, A[2])
        .mul_add(sixth, A[1].mul_add(square, A[0]));
    (
        2.0 * root * lambda * theta.cos() / (3.0 * slope),
        -theta * height,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(found: (f64, f64), expected: (f64, f64)) {
        let off = (found.0 - expected.0)
            .abs()
            .max((found.1 - expected.1).abs());
        assert!(off < 1e-5, "{found:?} is not {expected:?}");
    }

    #[test]
    fn equal_earth_is_what_its_authors_say() {
        let world = Projection::EqualEarth { middle: 0.0 };
        near(world.flat((0.0, 0.0)), (0.0, 0.0));
        // The half width and half height of the whole earth.
        near(world.flat((180.0, 0.0)), (2.706_629_96, 0.0));
        near(world.flat((0.0, 90.0)), (0.0, -1.317_362_76));
        // The lines of the poles are 0.592 47 as long as the equator.
        let pole = world.flat((-180.0, -90.0));
        assert!((pole.0 / -2.706_629_96 - 0.592_47).abs() < 1e-5);
    }

    #[test]
    fn equal_earth_keeps_areas() {
        // Two cells of ten degrees, one at the equator and one in the north:
        // their areas on the globe are as the differences of the sines.
        let world = Projection::EqualEarth { middle: 0.0 };
        let area = |south: f64, north: f64| {
            let steps = 400;
            let mut sum = 0.0;
            for n in 0..steps {
                let at = |n: i32| south + (north - south) * f64::from(n) / f64::from(steps);
                let (low, high) = (world.flat((10.0, at(n))), world.flat((10.0, at(n + 1))));
                sum += f64::midpoint(low.0, high.0) * (low.1 - high.1);
            }
            sum
        };
        let globe = |south: f64, north: f64| north.to_radians().sin() - south.to_radians().sin();
        let ratio = area(60.0, 70.0) / area(0.0, 10.0);
        assert!((ratio - globe(60.0, 70.0) / globe(0.0, 10.0)).abs() < 1e-4);
    }

    #[test]
    fn longitudes_go_round() {
        let pacific = Projection::Plain {
            middle: 178.0,
            cosine: 1.0,
        };
        near(pacific.place((-179.0, 0.0)), (3_f64.to_radians(), 0.0));
        near(pacific.place((177.0, 0.0)), (-1_f64.to_radians(), 0.0));
    }
}
